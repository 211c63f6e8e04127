"""A page with a long past: what one more edit costs after 5,000 versions, beside the same after 50.

    python bench/long_history.py [--versions 5000] [--edits 10] [--source]

The past is imported from an archive that the benchmark writes (a capture a day, each with an edit of its own); then
further edits are checked, twice each, until they are versions. With --source the page is an article with a source
of as many versions. CPU of this process; its web is a dict.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.ingest.test_story import ARTICLE, PARAGRAPHS, SOURCE, World, page
from versioner.ingest import track
from versioner.ingest.importing import import_warc

MORE = [
    f"Paragraph {n} says that the {n + 2} wardens of the harbour met {n * 3 + 1} times." for n in range(40)
]
FIRST = datetime(2008, 1, 1, tzinfo=UTC)


def text(step: int, title: str) -> str:
    """The page at a step: at each, another paragraph gets numbers of its own, and keeps them."""
    lines = list(MORE)
    for n in range(max(0, step - len(MORE)), step):
        lines[n % len(MORE)] = (
            f"Paragraph {n % len(MORE)} says that {n + 2} wardens met on the {n + 1}th day of it."
        )
    return str(page(*PARAGRAPHS, *lines, title=title))


def archive(path: Path, pages: dict[str, str], count: int) -> None:
    """A WARC of `count` captures of each page."""
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        for step in range(count):
            at = (FIRST + timedelta(days=step)).strftime("%Y-%m-%dT%H:%M:%SZ")
            for url, title in pages.items():
                headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
                record = writer.create_warc_record(
                    url,
                    "response",
                    payload=BytesIO(text(step, title).encode()),
                    http_headers=headers,
                    warc_headers_dict={"WARC-Date": at},
                )
                writer.write_record(record)


def measured(count: int, edits: int, *, source: bool) -> tuple[int, float, float]:
    """Versions there are, CPU seconds of the import, and milliseconds of each further edit."""
    with tempfile.TemporaryDirectory(prefix="versioner-long-") as home:
        world = World(Path(home))
        pages = {ARTICLE: "The gates", **({SOURCE: "The plan"} if source else {})}
        archive(Path(home) / "past.warc.gz", pages, count)
        begun = time.process_time()
        import_warc(world.app, Path(home) / "past.warc.gz")
        imported = time.process_time() - begun
        for url, title in pages.items():
            world.web.pages[url] = text(count, title)
        found = track.track(world.app, ARTICLE, sources=[SOURCE] if source else [])
        world.look()
        versions = found.article.versions
        begun = time.process_time()
        for step in range(count + 1, count + 1 + edits):
            for url, title in pages.items():
                world.web.pages[url] = text(step, title)
            world.look(hours=24)
            world.look(hours=24)
        spent = 1000 * (time.process_time() - begun) / (edits * len(pages))
        world.app.db.dispose()
        return versions, imported, spent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--versions", type=int, default=5000)
    parser.add_argument("--edits", type=int, default=10)
    parser.add_argument("--source", action="store_true")
    given = parser.parse_args()
    measured(5, 3, source=given.source)  # what is loaded and compiled once
    (_, _, before) = measured(50, given.edits, source=given.source)
    versions, imported, after = measured(given.versions, given.edits, source=given.source)
    print(
        f"an edit taken in (two checks) after 50 versions: {before:.1f} ms CPU; after {versions}: {after:.1f} ms: "
        f"{after / before:.2f} x; imported at {versions * (2 if given.source else 1) / imported:.0f} versions a CPU second"
    )


if __name__ == "__main__":
    main()
