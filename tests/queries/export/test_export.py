"""What is handed on: it says what is known, and another versioner makes the same history of it."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from datetime import timedelta
from hashlib import sha256

import pytest
from warcio.archiveiterator import ArchiveIterator

from tests.ingest.test_story import ARTICLE, PARAGRAPHS, SOURCE, World, edit, page
from versioner.errors import UsageError
from versioner.ingest import importing, track
from versioner.queries import read
from versioner.queries.export.formats import export

pytestmark = pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning", "ignore:Unclosed file:ResourceWarning"
)


def lived(home):
    """A world in which an article was edited, edited back, seen unchanged and edited again."""
    home.mkdir()
    world = World(home)
    world.web.pages = {ARTICLE: page(*PARAGRAPHS), SOURCE: page(*PARAGRAPHS, title="The plan")}
    track.track(world.app, ARTICLE, sources=[SOURCE])
    world.look()
    edit(world, ARTICLE, "6.4 percent", "9.7 percent")
    for _ in range(3):
        world.look()
    edit(world, ARTICLE, "9.7 percent", "6.4 percent")
    world.look()
    world.look(hours=30)
    edit(world, ARTICLE, "nine gates", "eight gates")
    edit(world, SOURCE, "on Monday", "on Tuesday")
    for _ in range(4):
        world.look()
    return world


@pytest.fixture
def world(tmp_path):
    return lived(tmp_path / "here")


def told(world, url):
    """All that readers are told of a page, but for the numbers that each database gives by itself."""
    versions = [one.to_json() for one in read.version_list(world.app, url).versions]
    for one in versions:
        del one["id"], one["snapshot"], one["captured_by"]
    log = read.log(world.app, url, everything=True).to_json()["changes"]
    article = read.article(world.app, url)
    return (
        versions,
        log,
        (article.generated_on, article.last_updated, article.last_changed, article.first_seen),
    )


def test_what_is_exported_and_imported_elsewhere_has_the_same_versions_changes_and_dates(world, tmp_path):
    path = tmp_path / "all.warc.gz"
    found = export(world.app, (), "warc", path)
    assert (found.articles, found.versions) == (2, 6)
    (tmp_path / "there").mkdir()
    there = World(tmp_path / "there")
    there.at = world.at  # what lies ahead of its clock would be held at it
    importing.import_warc(there.app, path)
    for url in (ARTICLE, SOURCE):
        assert told(there, url) == told(world, url)
    assert importing.import_warc(there.app, path).captures == 0


def test_and_again_from_there(world, tmp_path):
    (tmp_path / "there").mkdir()
    there = World(tmp_path / "there")
    there.at = world.at  # what lies ahead of its clock would be held at it
    for one, name in ((world, "a.warc.gz"), (there, "b.warc.gz")):
        if one is there:
            importing.import_warc(there.app, tmp_path / "a.warc.gz")
        export(one.app, (ARTICLE,), "warc", tmp_path / name)
    (tmp_path / "third").mkdir()
    third = World(tmp_path / "third")
    third.at = world.at  # what lies ahead of its clock would be held at it
    importing.import_warc(third.app, tmp_path / "b.warc.gz")
    assert told(third, ARTICLE) == told(world, ARTICLE)


def records(path):
    with path.open("rb") as stream:
        return [
            (one.rec_type, dict(one.rec_headers.headers), one.content_stream().read())
            for one in ArchiveIterator(stream, check_digests="raise")
        ]


def test_a_warc_holds_bytes_as_they_came_and_says_once_what_came_twice(world, tmp_path):
    path = tmp_path / "one.warc.gz"
    export(world.app, (ARTICLE,), "warc", path)
    found = records(path)
    bodies = [body.decode() for kind, _, body in found if kind == "response"]
    assert len(bodies) == len(set(bodies))
    assert world.web.pages[ARTICLE] in bodies
    again = [headers for kind, headers, _ in found if kind == "revisit"]
    assert {one["WARC-Profile"].rsplit("/")[-1] for one in again} >= {"identical-payload-digest"}
    known = {headers["WARC-Record-ID"] for _, headers, _ in found}
    assert len(known) == len(found)
    assert all(one["WARC-Refers-To"] in known for one in again)
    said = [json.loads(body) for kind, _, body in found if kind == "metadata"]
    assert [one["version"]["number"] for one in said] == [1, 2, 3, 4]
    assert said[0]["change"] is None
    assert said[1]["change"]["summary"]


def test_since_leaves_out_what_was_before_but_for_the_text_that_stood(world, tmp_path):
    third = read.version_list(world.app, ARTICLE).versions[2].version
    export(
        world.app, (ARTICLE,), "warc", tmp_path / "x.warc.gz", since=third.first_seen + timedelta(seconds=1)
    )
    found = records(tmp_path / "x.warc.gz")
    assert [json.loads(body)["version"]["number"] for kind, _, body in found if kind == "metadata"] == [4]
    assert len([1 for kind, _, _ in found if kind == "response"]) == 2


def test_a_place_that_cannot_be_written_is_told_and_nothing_is_left(world, tmp_path):
    for path in (tmp_path, tmp_path / "nowhere" / "x.warc.gz"):
        with pytest.raises(UsageError):
            export(world.app, (), "warc", path)
    with pytest.raises(UsageError):
        export(world.app, (), "word", tmp_path / "x")
    assert {one.name for one in tmp_path.iterdir()} == {"here"}


def test_a_wacz_gives_the_same_history_elsewhere(world, tmp_path):
    path = tmp_path / "all.wacz"
    found = export(world.app, (), "wacz", path)
    assert (found.articles, found.versions) == (2, 6)
    (tmp_path / "there").mkdir()
    there = World(tmp_path / "there")
    there.at = world.at
    importing.import_warc(there.app, path)
    for url in (ARTICLE, SOURCE):
        assert told(there, url) == told(world, url)
    assert importing.import_warc(there.app, path).captures == 0


def test_a_wacz_says_where_each_capture_stands_and_what_each_file_is(world, tmp_path):
    path = tmp_path / "one.wacz"
    export(world.app, (ARTICLE,), "wacz", path)
    with zipfile.ZipFile(path) as archive:
        package = json.loads(archive.read("datapackage.json"))
        assert {one["path"] for one in package["resources"]} == {
            name for name in archive.namelist() if not name.startswith("datapackage")
        }
        for one in package["resources"]:
            data = archive.read(one["path"])
            assert (one["hash"], one["bytes"]) == (f"sha256:{sha256(data).hexdigest()}", len(data))
        digest = json.loads(archive.read("datapackage-digest.json"))
        assert digest["hash"] == f"sha256:{sha256(archive.read('datapackage.json')).hexdigest()}"
        warc = archive.read("archive/data.warc.gz")
        lines = [json.loads(line.split(" ", 2)[2]) for line in _index(archive)]
        pages = [json.loads(line) for line in archive.read("pages/pages.jsonl").splitlines()]
        assert archive.getinfo("archive/data.warc.gz").compress_type == zipfile.ZIP_STORED
    assert len(pages) == 5  # a head, and a page for each version
    assert {one["mime"] for one in lines} == {"text/html", "warc/revisit"}
    for one in lines:
        start = int(one["offset"])
        record = next(iter(ArchiveIterator(io.BytesIO(warc[start : start + int(one["length"])]))))
        assert record.rec_headers.get_header("WARC-Target-URI") == one["url"] == ARTICLE
        if record.rec_type == "response":
            assert f"sha256:{sha256(record.content_stream().read()).hexdigest()}" == one["digest"]


def _index(archive):
    """The lines of the index, read block by block as its own index says."""
    packed = archive.read("indexes/index.cdx.gz")
    found = []
    for line in archive.read("indexes/index.idx").decode().splitlines()[1:]:
        where = json.loads(line.split(" ", 2)[2])
        block = packed[where["offset"] : where["offset"] + where["length"]]
        assert where["digest"] == f"sha256:{sha256(block).hexdigest()}"
        found += gzip.decompress(block).decode().splitlines()
    assert found == sorted(found)
    return found


def test_a_wacz_that_was_altered_is_refused_and_nothing_is_kept(world, tmp_path):
    path, bad = tmp_path / "all.wacz", tmp_path / "bad.wacz"
    export(world.app, (), "wacz", path)
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(bad, "w") as out:
        for name in archive.namelist():
            data = archive.read(name)
            out.writestr(name, data[:-1] + b"?" if name.endswith(".warc.gz") else data)
    (tmp_path / "there").mkdir()
    there = World(tmp_path / "there")
    with pytest.raises(UsageError, match="hash"):
        importing.import_warc(there.app, bad)
    with zipfile.ZipFile(bad, "w") as out:
        out.writestr("hello.txt", "hello")
    with pytest.raises(UsageError, match=r"datapackage\.json"):
        importing.import_warc(there.app, bad)
    bad.write_bytes(path.read_bytes()[:2000])
    with pytest.raises(UsageError, match="no WACZ"):
        importing.import_warc(there.app, bad)
    assert read.articles(there.app) == ()
