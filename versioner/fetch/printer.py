"""Paper: a page of our own as PDF, where a Chromium is at hand."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_SECONDS = 60.0


def chromium(named: str = "") -> str | None:
    """The program of a Chromium: the one that is named, else one of this machine's; None where there is none."""
    if named:
        return shutil.which(named)
    return next((found for name in _NAMES if (found := shutil.which(name))), None)


def printed(page: bytes, program: str) -> bytes | None:
    """A page as PDF, printed by that Chromium, which reaches nothing on any network; None where it fails.

    Args:
        page: a page that needs nothing but itself.
        program: of a Chromium.
    """
    with TemporaryDirectory() as folder:
        source, target = Path(folder) / "page.html", Path(folder) / "page.pdf"
        source.write_bytes(page)
        asked = [
            program,
            "--headless",
            "--disable-gpu",
            "--no-first-run",
            "--disable-extensions",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            f"--user-data-dir={folder}/profile",
            "--no-pdf-header-footer",
            f"--print-to-pdf={target}",
            *(("--no-sandbox",) if os.geteuid() == 0 else ()),  # Chromium refuses its sandbox to root
            source.as_uri(),
        ]
        try:
            subprocess.run(asked, check=True, capture_output=True, timeout=_SECONDS)  # noqa: S603 - arguments of our own
            return target.read_bytes()
        except (OSError, subprocess.SubprocessError):
            return None
