"""Every benchmark, one after another."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent

for name in (
    "checks.py",
    "storage.py",
    "pages.py",
    "furniture.py",
    "diff.py",
    "pieces.py",
    "worst.py",
    "operations.py",
    "classify.py",
    "drift.py",
    "load.py",
    "ablation.py",
    "importing.py",
    "ingest.py",
    "long_history.py",
    "schedule.py",
):
    print(f"== bench/{name}", flush=True)
    subprocess.run([sys.executable, HERE / name], check=True, cwd=HERE.parent)
