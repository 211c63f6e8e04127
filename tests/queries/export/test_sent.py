"""Pages that a browser made: what the server had sent goes along, and is taken in again, beside what was read."""

from __future__ import annotations

import gzip
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator

from tests.ingest.test_story import ARTICLE, PARAGRAPHS, Web, World, edit, page
from versioner.fetch.interface import Fetched
from versioner.fetch.wacz import warcs_of
from versioner.ingest import importing, track
from versioner.queries import read
from versioner.queries.export.formats import export
from versioner.storage import snapshots

pytestmark = pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning", "ignore:Unclosed file:ResourceWarning"
)
SHELL = b"<html><body><div id=app></div><script src=/app.js></script></body></html>"


class Browsed(Web):
    """A web whose servers send a shell that a browser fills; None: pages that need none."""

    shell: bytes | None = SHELL

    async def fetch(self, request: Any) -> Fetched:
        found: Fetched = await super().fetch(request)
        return replace(found, raw=self.shell)


class Rendered(World):
    """A world over such a web."""

    def __init__(self, home: Path) -> None:
        home.mkdir()
        super().__init__(home)
        self.web: Browsed = Browsed()


@pytest.fixture
def world(tmp_path: Path) -> Iterator[Rendered]:
    found = Rendered(tmp_path / "home")
    found.web.pages = {ARTICLE: page(*PARAGRAPHS)}
    track.track(found.app, ARTICLE)
    for before, after in (("6.4 percent", "9.7 percent"), ("nine gates", "eight gates")):
        edit(found, ARTICLE, before, after)
        found.look()
        found.look()
    yield found
    found.app.db.dispose()


def records(path: Path) -> list[tuple[str, dict[str, str], bytes]]:
    with path.open("rb") as stream:
        return [
            (one.rec_type, dict(one.rec_headers.headers), one.content_stream().read())
            for one in ArchiveIterator(stream, check_digests="raise")
        ]


def both(world: Rendered, address: str) -> dict[str, Any]:
    """Versions with the bytes that they were read from and those that the server had sent."""
    with world.app.db.read() as session:
        page_id = read.article(world.app, address).id
        sent = snapshots.sent_of(session, page_id)
        rows = snapshots.snapshots_of(session, page_id)
    listed = [one.version for one in read.version_list(world.app, address).versions]
    return {
        "versions": [(one.number, one.first_seen, one.sha256) for one in listed],
        "read": [(row.fetched_at, world.app.snapshots.get(row.sha256)) for row in rows],
        "sent": {at: world.app.snapshots.get(name) for at, name in sent.items()},
    }


def test_what_the_server_had_sent_stands_beside_its_capture_once(world: Rendered, tmp_path: Path) -> None:
    export(world.app, (), "warc", tmp_path / "all.warc.gz")
    found = records(tmp_path / "all.warc.gz")
    (sent,) = [one for one in found if one[0] == "resource"]
    responses = [one for one in found if one[0] == "response"]
    assert sent[2] == SHELL
    assert sent[1]["WARC-Target-URI"] == f"urn:versioner:sent:{ARTICLE}"
    assert sent[1]["WARC-Concurrent-To"] == responses[0][1]["WARC-Record-ID"]
    digest = f"sha256:{sha256(SHELL).hexdigest()}"
    assert sent[1]["WARC-Payload-Digest"] == digest
    assert len(responses) >= 3
    assert {one[1]["Versioner-Sent"] for one in responses} == {digest}
    assert all(body != SHELL for _, _, body in responses)


@pytest.mark.parametrize("form", ["warc", "wacz"])
def test_both_bytes_and_the_same_versions_are_taken_in_elsewhere(
    world: Rendered, tmp_path: Path, form: str
) -> None:
    built = world.web.shell = SHELL + b"<!-- a new build -->"
    edit(world, ARTICLE, "fish market", "cattle market")
    world.look()
    world.look()
    export(world.app, (), form, tmp_path / "all")
    there = Rendered(tmp_path / "there")
    there.at = world.at
    try:
        taken = importing.import_warc(there.app, tmp_path / "all")
        assert (taken.versions, taken.skipped) == (
            4,
            5,
        )  # those are what is said of versions, and who wrote it
        assert both(there, ARTICLE) == both(world, ARTICLE)
        assert set(both(there, ARTICLE)["sent"].values()) == {SHELL, built}
        assert importing.import_warc(there.app, tmp_path / "all").captures == 0
        assert both(there, ARTICLE) == both(world, ARTICLE)
    finally:
        there.app.db.dispose()


def test_nothing_is_said_of_pages_that_no_browser_made(world: Rendered, tmp_path: Path) -> None:
    world.web.shell = None
    world.web.pages["https://paper.example/plain"] = page(*PARAGRAPHS)
    track.track(world.app, "https://paper.example/plain")
    export(world.app, ("https://paper.example/plain",), "warc", tmp_path / "plain.warc.gz")
    found = records(tmp_path / "plain.warc.gz")
    assert "resource" not in {kind for kind, _, _ in found}
    assert not any("Versioner-Sent" in headers for _, headers, _ in found)


def test_an_index_for_replay_names_what_was_read_alone(world: Rendered, tmp_path: Path) -> None:
    export(world.app, (), "wacz", tmp_path / "all.wacz")
    with warcs_of(tmp_path / "all.wacz") as parts:
        assert any(kind == "resource" for kind, _, _ in records(parts[0]))
    with zipfile.ZipFile(tmp_path / "all.wacz") as archive:
        index = gzip.decompress(archive.read("indexes/index.cdx.gz")).decode()
    assert ARTICLE in index
    assert "urn:versioner:sent" not in index
