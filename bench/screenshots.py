"""The two pictures of the README, from the demonstration's own newsroom.

    python bench/screenshots.py

Needs Chromium. Runs `versioner demo` into a temporary home, serves it, and writes docs/reader.png and docs/diff.png.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import tempfile
import time
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
PORT = 18_766
PICTURES = {"reader.png": "/articles/1", "diff.png": "/articles/1/diff/1..7?view=side"}


def main() -> None:
    """Run the story, serve it, look at it."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("bench/screenshots: skipped, no Chromium")
        return
    with tempfile.TemporaryDirectory() as home:
        command = [sys.executable, "-m", "versioner", "--home", home]
        subprocess.run([*command, "demo", "--quiet"], check=True, cwd=ROOT)
        server = subprocess.Popen([*command, "serve", "--port", str(PORT)], cwd=ROOT)
        try:
            with sync_playwright() as driver:
                browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
                page = browser.new_page(viewport={"width": 1180, "height": 820})
                _until_up()
                for name, path in PICTURES.items():
                    page.goto(f"http://127.0.0.1:{PORT}{path}")
                    _written(page.screenshot(), ROOT / "docs" / name)
                browser.close()
        finally:
            server.terminate()
            server.wait(timeout=10)


def _written(picture: bytes, path: Path) -> None:
    """A picture in 128 colours: a third of its bytes, and the same to the eye."""
    small = Image.open(BytesIO(picture)).convert("RGB").quantize(128, dither=Image.Dither.NONE)
    small.save(path, optimize=True)


def _until_up(seconds: int = 60) -> None:
    """Wait for the server; a picture of an error is none.

    Raises:
        OSError: it never came up.
    """
    for left in reversed(range(seconds * 10)):
        try:
            socket.create_connection(("127.0.0.1", PORT), timeout=1).close()
        except OSError:
            if not left:
                raise
            time.sleep(0.1)
        else:
            return


if __name__ == "__main__":
    main()
