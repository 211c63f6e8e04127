"""The law of export: what is exported and imported elsewhere has the same versions, changes and dates.

python bench/export_law.py [--corpus DIR | --archive FILE.warc.gz] [--format warc|wacz]

Without labelled histories (VERSIONER_CORPUS) it plays a small one of its own. Exits 1 where a page differs.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from versioner import Versioner
from versioner.queries import read

_OWN = ("id", "snapshot", "captured_by")  # what each database gives by itself


def told(versioner: Versioner, url: str) -> Any:
    """All that readers are told of a page."""
    versions = [one.to_json() for one in read.version_list(versioner.app, url).versions]
    for one in versions:
        for name in _OWN:
            del one[name]
    article = read.article(versioner.app, url)
    log = read.log(versioner.app, url, everything=True).to_json()["changes"]
    return (
        versions,
        log,
        (article.generated_on, article.last_updated, article.last_changed, article.first_seen),
    )


def own_archive(path: Path) -> None:
    """A few captures of one page, edited, edited back and edited again."""
    from io import BytesIO

    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    body = "<html><body><main><h1>The ferry</h1><p>The ferry takes {} cars across the lake each morning.</p><p>In winter it rests in the harbour for repairs.</p></main></body></html>"
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        for n, cars in enumerate((12, 12, 18, 18, 12, 12, 12, 24, 24)):
            http = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            date = {"WARC-Date": f"2025-03-{n + 1:02d}T08:00:00Z"}
            payload = BytesIO(body.format(cars).encode())
            record = writer.create_warc_record(
                "https://lake.example/ferry",
                "response",
                payload=payload,
                http_headers=http,
                warc_headers_dict=date,
            )
            writer.write_record(record)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", default=os.environ.get("VERSIONER_CORPUS"))
    parser.add_argument("--archive", type=Path)
    parser.add_argument("--format", default="warc", choices=("warc", "wacz"))
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        folder = Path(directory)
        archive = args.archive or folder / "histories.warc.gz"
        if args.archive is None and args.corpus:
            subprocess.run([sys.executable, Path(args.corpus) / "to_warc.py", archive], check=True)
        elif args.archive is None:
            own_archive(archive)
        handed = folder / f"handed.{args.format}"
        with Versioner(folder / "here") as here, Versioner(folder / "there") as there:
            here.import_warc(archive)
            found = here.export(handed, format=args.format)
            there.import_warc(handed)
            urls = [one.url for one in read.articles(here.app)]
            differ = [url for url in urls if told(here, url) != told(there, url)]
        size = handed.stat().st_size
    for url in differ:
        print(f"differs: {url}")
    print(
        f"export law ({args.format}): {len(urls)} pages, {found.versions} versions, {found.records} records, "
        f"{size / 1e6:.1f} MB; pages that differ: {len(differ)}"
    )
    sys.exit(1 if differ else 0)


if __name__ == "__main__":
    main()
