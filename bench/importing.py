"""Import labelled histories whole: snapshots per CPU second, memory, bytes on disk; beside html2text, where it is installed.

python bench/importing.py --corpus DIR
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator

sys.path.insert(0, str(Path(__file__).parents[1]))
from bench.baseline import html2text_rate
from versioner import Versioner

_SIXTH = 6


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
        some = list(islice(_bodies(archive), 0, None, _SIXTH))
        if rate := html2text_rate(some):
            print(
                f"html2text on {len(some)} of them, every sixth: {rate:.0f} per CPU second, "
                f"{found.captures / took / rate:.2f} times as many are imported"
            )


def _bodies(archive: Path) -> Iterator[bytes]:
    """The pages of an archive, as they came."""
    with archive.open("rb") as stream:
        for record in ArchiveIterator(stream):
            if record.rec_type == "response":
                yield record.content_stream().read()


def _spent() -> float:
    """CPU seconds of this process and of all that it has waited for: pages are read in processes of their own."""
    return sum(
        used.ru_utime + used.ru_stime
        for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


if __name__ == "__main__":
    main()
