"""The demonstration, as `make demo` runs it: sixteen steps, each seen as it was done."""

import os
import subprocess
import sys


def test_everything_the_newsroom_does_is_seen(tmp_path):
    environ = {name: value for name, value in os.environ.items() if not name.startswith("VERSIONER_")} | {
        "LC_ALL": "C.UTF-8"
    }
    done = subprocess.run(
        [sys.executable, "-m", "versioner", "demo", "--home", str(tmp_path)],
        env=environ,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-2000:]
    assert "16 of 16 steps: seen == done." in done.stdout
    assert "Show me the source" in done.stdout
