"""Import labelled histories whole: snapshots per CPU second, memory, bytes on disk.

python bench/importing.py --corpus DIR
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from versioner import Versioner


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", default=os.environ.get("VERSIONER_CORPUS"))
    args = parser.parse_args()
    if not args.corpus or not Path(args.corpus).is_dir():
        print("bench/importing: skipped, no labelled histories (VERSIONER_CORPUS)")
        return
    with tempfile.TemporaryDirectory() as directory:
        archive = Path(directory) / "histories.warc.gz"
        subprocess.run([sys.executable, Path(args.corpus) / "to_warc.py", archive], check=True)
        home = Path(directory) / "home"
        start = _spent()
        with Versioner(home) as versioner:
            found = versioner.import_warc(archive)
        took = _spent() - start
        size = sum(path.stat().st_size for path in home.rglob("*") if path.is_file())
        print(
            f"{found.captures} captures, {found.versions} versions: {found.captures / took:.0f} per CPU second, "
            f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB resident, {size / 1e6:.1f} MB on disk"
        )


def _spent() -> float:
    """CPU seconds of this process and of all that it has waited for: pages are read in processes of their own."""
    return sum(
        used.ru_utime + used.ru_stime
        for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


if __name__ == "__main__":
    main()
