"""The snapshot store behind obstore: in memory, in a directory, and at an S3 server on loopback."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import obstore
import pytest
from moto.server import ThreadedMotoServer

from tests.ingest.test_story import ARTICLE, PARAGRAPHS, World, edit, page
from tests.ports import deaf_port
from tests.storage.test_backup import told
from tests.storage.test_texts import history
from versioner.bootstrap import open_app, snapshot_store
from versioner.config import load_settings
from versioner.errors import ConfigError, CorruptError, NotFoundError, StorageError
from versioner.ingest import track
from versioner.queries.state import verify_all
from versioner.storage import pages
from versioner.storage.backup import copy_home, restore_home
from versioner.storage.database import Database
from versioner.storage.directory import DirectoryStore
from versioner.storage.interface import Compacted, SnapshotStore
from versioner.storage.objects import ObjectStore, open_objects


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def s3(endpoint: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> str:
    """The URL of an empty place at the S3 server."""
    reach(monkeypatch, endpoint)
    bucket = "b" + sha256(request.node.nodeid.encode()).hexdigest()[:20]
    urllib.request.urlopen(urllib.request.Request(f"{endpoint}/{bucket}", method="PUT")).close()
    return f"s3://{bucket}/versioner/raw"


def reach(monkeypatch: pytest.MonkeyPatch, endpoint: str) -> None:
    for name, value in {
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_ALLOW_HTTP": "true",
        "AWS_ACCESS_KEY_ID": "key",
        "AWS_SECRET_ACCESS_KEY": "hidden",
        "AWS_REGION": "eu-central-1",
    }.items():
        monkeypatch.setenv(name, value)


@pytest.fixture(params=["memory", "directory", "s3"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> ObjectStore:
    if request.param == "memory":
        return open_objects("memory://")
    if request.param == "s3":
        return open_objects(request.getfixturevalue("s3"))
    local = obstore.store.LocalStore(tmp_path / "objects", mkdir=True)
    return ObjectStore(local, "file:///objects")


def test_bytes_come_back_under_their_own_hash_and_are_kept_once(store: ObjectStore) -> None:
    bodies = [b"", b"hello", *history(5)]
    names = [store.put(body) for body in bodies]
    assert [store.put(body) for body in bodies] == names
    assert names == [sha256(body).hexdigest() for body in bodies]
    assert [store.get(name) for name in names] == bodies
    assert list(store.names()) == sorted(names)
    assert 0 < store.bytes_on_disk() < sum(map(len, bodies)) + 100 * len(bodies)
    assert store.location(names[1]) == f"{store.place}/{names[1][:2]}/{names[1]}"
    assert list(store.verify()) == []
    assert store.compact([names]) == Compacted(rewritten=0, saved=0)
    assert store.clean(older_than=0.0) == 0


def test_what_is_not_there_is_not_found(store: ObjectStore) -> None:
    for name in ("0" * 64, "../../etc/passwd", ""):
        assert name not in store
        with pytest.raises(NotFoundError):
            store.get(name)


def test_what_is_discarded_is_gone_and_nothing_else(store: ObjectStore) -> None:
    names = [store.put(body) for body in history(6)]
    store.discard([names[0], names[3], "0" * 64])
    assert sorted({names[1], names[2], *names[4:]}) == list(store.names())


def test_damaged_bytes_are_named(store: ObjectStore) -> None:
    whole, broken = store.put(b"whole"), store.put(b"broken")
    stored = bytes(obstore.get(store._backend, f"{broken[:2]}/{broken}").bytes())
    obstore.put(store._backend, f"{broken[:2]}/{broken}", stored[:-1])
    with pytest.raises(CorruptError):
        store.get(broken)
    assert [name for name, _ in store.verify()] == [broken]
    assert store.get(whole) == b"whole"


def test_a_directory_that_was_copied_there_can_be_read_patches_included(tmp_path: Path) -> None:
    files = DirectoryStore(tmp_path / "files")
    bodies = history(20)
    names = [files.put(body) for body in bodies]
    assert files.compact([names]).rewritten > 10
    objects = open_objects("memory://")
    for name in files.names():
        obstore.put(objects._backend, f"{name[:2]}/{name}", files.path(name).read_bytes())
    assert [objects.get(name) for name in names] == bodies


def test_a_history_lives_in_an_object_store_and_is_backed_up_from_there(
    store: ObjectStore, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    world = World(home)
    world.app = replace(world.app, snapshots=store)
    world.web.pages = {ARTICLE: page(*PARAGRAPHS)}
    track.track(world.app, ARTICLE)
    edit(world, ARTICLE, "6.4 percent", "9.7 percent")
    world.look()
    world.look()
    assert "9.7 percent" in told(world.app)
    assert verify_all(world.app).whole
    assert not (home / "snapshots").exists()
    made = copy_home(world.app.db, store, home, tmp_path / "copy", world.now())
    assert made.objects == made.new == len(list(store.names()))
    other: SnapshotStore = open_objects("memory://")
    database = Database(f"sqlite:///{tmp_path / 'back' / 'versioner.db'}")
    restore_home(tmp_path / "copy", tmp_path / "back", database, other)
    back = replace(world.app, db=database, snapshots=other)
    assert verify_all(back).whole
    assert told(back) == told(world.app)
    database.dispose()


def test_a_store_that_cannot_be_reached_stops_the_work_with_nothing_half_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    world = World(tmp_path)
    world.web.pages = {ARTICLE: page(*PARAGRAPHS)}
    with deaf_port() as port:
        reach(monkeypatch, f"http://127.0.0.1:{port}")
        world.app = replace(world.app, snapshots=open_objects("s3://bucket/raw"))
        with pytest.raises(StorageError, match="s3://bucket/raw cannot be used") as raised:
            track.track(world.app, ARTICLE)
    assert raised.value.exit_code == 4
    assert "\n" not in raised.value.message
    assert "hidden" not in raised.value.message
    with world.app.db.read() as session:
        assert pages.all_pages(session) == ()


def test_a_bucket_that_is_not_there_is_told(s3: str) -> None:
    del s3
    with pytest.raises(StorageError, match="s3://nowhere cannot be used"):
        open_objects("s3://nowhere").put(b"hello")


@pytest.mark.parametrize("place", ["", "elsewhere", "file"])
def test_a_directory_is_a_place_too(tmp_path: Path, place: str) -> None:
    given = {"": "", "elsewhere": str(tmp_path / "raw"), "file": (tmp_path / "raw").as_uri()}[place]
    store = snapshot_store(load_settings(tmp_path, environ={"VERSIONER_SNAPSHOTS": given}))
    assert isinstance(store, DirectoryStore)
    assert store.directory == (tmp_path / "raw" if given else tmp_path / "snapshots")


@pytest.mark.parametrize("place", ["ftp://host/raw", "s3://", "az://"])
def test_a_place_that_is_none_is_told_in_one_line(tmp_path: Path, place: str) -> None:
    settings = load_settings(tmp_path, environ={"VERSIONER_SNAPSHOTS": place})
    with pytest.raises(ConfigError, match="setting snapshots"), open_app(settings):
        pytest.fail("it was opened")


def test_an_object_store_is_opened_where_the_setting_says(tmp_path: Path) -> None:
    settings = load_settings(tmp_path, environ={"VERSIONER_SNAPSHOTS": "memory://"})
    with open_app(settings) as app:
        assert app.snapshots.get(app.snapshots.put(b"hello")) == b"hello"
        assert app.reopen is None  # another process would see another memory
