"""A home copied while it is at work, killed while it is copied, and brought back: the same logs."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace

import pytest

from tests.ingest.test_story import ARTICLE, PARAGRAPHS, World, edit, page
from versioner.errors import CorruptError, UsageError
from versioner.ingest import track
from versioner.ingest.proof import grow
from versioner.queries import read
from versioner.queries.state import verify_all
from versioner.storage.backup import copy_home, read_manifest, restore_home
from versioner.storage.database import Database
from versioner.storage.directory import DirectoryStore
from versioner.storage.keys import signing_key


def told(app):
    return json.dumps(read.log(app, "1", everything=True).to_json(), sort_keys=True)


@pytest.fixture
def world(tmp_path):
    made = World(tmp_path / "home")
    made.app = replace(made.app, signing_key=lambda: signing_key(tmp_path / "home" / "log.key"))
    made.web.pages = {ARTICLE: page(*PARAGRAPHS)}
    track.track(made.app, ARTICLE)
    change(made, 1)
    grow(made.app)
    return made


def change(world, n):
    edit(world, ARTICLE, "6.4 percent" if n == 1 else f"{n - 1}.7 percent", f"{n}.7 percent")
    world.look()
    world.look()


def opened(world, home):
    return replace(
        world.app,
        db=Database(f"sqlite:///{home / 'versioner.db'}"),
        snapshots=DirectoryStore(home / "snapshots", durable=False),
        signing_key=lambda: signing_key(home / "log.key"),
    )


def test_a_copy_is_a_home_and_comes_back_as_it_was(world, tmp_path):
    before = told(world.app)
    made = copy_home(world.app.db, world.app.snapshots, tmp_path / "home", tmp_path / "copy", world.now())
    assert made.new == made.objects > 1
    copy = opened(world, tmp_path / "copy")
    assert verify_all(copy).whole
    copy.db.dispose()
    change(world, 2)
    again = copy_home(world.app.db, world.app.snapshots, tmp_path / "home", tmp_path / "copy", world.now())
    assert 0 < again.new < again.objects
    back = tmp_path / "back"
    database = Database(f"sqlite:///{back / 'versioner.db'}")
    restore_home(tmp_path / "copy", back, database, DirectoryStore(back / "snapshots"))
    database.dispose()
    restored = opened(world, back)
    assert verify_all(restored).whole
    assert told(restored) == told(world.app) != before
    assert (back / "log.key").stat().st_mode & 0o777 == 0o600
    restored.db.dispose()


def test_a_copy_made_while_others_write_is_whole(world, tmp_path):
    stop = threading.Event()

    def write():
        n = 2
        while not stop.is_set() and n < 9:
            change(world, n)
            n += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for n in range(3):
            copy_home(
                world.app.db, world.app.snapshots, tmp_path / "home", tmp_path / f"copy{n}", world.now()
            )
    finally:
        stop.set()
        writer.join()
    for n in range(3):
        copy = opened(world, tmp_path / f"copy{n}")
        assert verify_all(copy).whole
        copy.db.dispose()


def test_a_copy_killed_on_its_way_is_made_by_the_next_call(world, tmp_path):
    home, copy = tmp_path / "home", tmp_path / "copy"
    for n in range(4):
        code = (
            f"from versioner.cli.main import main; main(['--home', {str(home)!r}, 'backup', {str(copy)!r}])"
        )
        child = subprocess.Popen(
            [sys.executable, "-c", code], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(0.2 * n)
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
        if (copy / "backup.json").is_file():
            read_manifest(copy)
    copy_home(world.app.db, world.app.snapshots, home, copy, world.now())
    made = opened(world, copy)
    assert verify_all(made).whole
    made.db.dispose()


def test_what_a_killed_copy_leaves_is_no_obstacle_wherever_it_was_killed(world, tmp_path):
    home, copy = tmp_path / "home", tmp_path / "copy"
    copy_home(world.app.db, world.app.snapshots, home, copy, world.now())
    (copy / "backup.json").rename(copy / ".backup.json.part")  # killed before the last rename
    for name in (".versioner.db.part", ".versioner.db.part-journal", ".versioner.toml.4711.part"):
        (copy / name).write_bytes(b"half of it")
    copy_home(world.app.db, world.app.snapshots, home, copy, world.now())
    assert read_manifest(copy)["objects"] > 0
    assert not list(copy.glob(".versioner.db.part*"))
    made = opened(world, copy)
    assert verify_all(made).whole
    made.db.dispose()


def test_what_is_no_place_for_a_copy_is_refused(world, tmp_path):
    home = tmp_path / "home"
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "thesis.doc").write_text("mine")
    for target in (home, home / "copy", tmp_path / "other"):
        with pytest.raises(UsageError):
            copy_home(world.app.db, world.app.snapshots, home, target, world.now())
    assert (tmp_path / "other" / "thesis.doc").read_text() == "mine"


def test_a_damaged_copy_or_a_used_home_is_refused(world, tmp_path):
    home, copy = tmp_path / "home", tmp_path / "copy"
    copy_home(world.app.db, world.app.snapshots, home, copy, world.now())
    with pytest.raises(UsageError, match="in use"):
        restore_home(copy, home, world.app.db, world.app.snapshots)
    new = tmp_path / "new"
    with pytest.raises(UsageError, match="holds no copy"):
        restore_home(tmp_path, new, Database(f"sqlite:///{new / 'versioner.db'}"), world.app.snapshots)
    with (copy / "versioner.db").open("r+b") as stream:
        stream.seek(5_000)
        stream.write(b"bent")
    with pytest.raises(CorruptError):
        restore_home(copy, new, Database(f"sqlite:///{new / 'versioner.db'}"), world.app.snapshots)
    assert not (new / "versioner.db").exists()


@pytest.mark.skipif(shutil.which("pg_dump") is None, reason="pg_dump is not on this machine")
def test_postgresql_is_copied_by_its_own_means(database, store, tmp_path):
    if database.dialect != "postgresql":
        pytest.skip("SQLite is above")
    done = subprocess.run(["pg_dump", "--version"], capture_output=True, text=True, check=True).stdout
    with database.read() as session:
        server = session.exec_driver_sql("SHOW server_version_num").scalar()
    if int(done.split()[2].split(".")[0]) < int(str(server)) // 10_000:
        pytest.skip("pg_dump is older than the server")
    (tmp_path / "home").mkdir()
    made = copy_home(database, store, tmp_path / "home", tmp_path / "copy", World(tmp_path / "clock").now())
    assert (tmp_path / "copy" / made.database).read_bytes()[:5] == b"PGDMP"
    assert read_manifest(tmp_path / "copy")["revision"] == database.revision()
