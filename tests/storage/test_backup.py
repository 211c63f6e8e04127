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
from pathlib import Path

import pytest

from tests.ingest.test_story import ARTICLE, PARAGRAPHS, World, edit, page
from versioner.cli.main import main
from versioner.errors import CorruptError, StorageError, UsageError
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


STEPS = ("replace", "link", "touch", "write_bytes")  # each changes what lies in the copy


def killed_at(world, home, copy, count):
    """Copy in a process of its own that is killed with -9 when it comes to its `count`-th step; whether it was."""
    child = os.fork()
    if child == 0:
        code, left = 1, count

        def dying(real):
            def step(*given, **named):
                nonlocal left
                left -= 1
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
                return real(*given, **named)

            return step

        try:
            for owner, name in ((os, "link"), *((Path, one) for one in STEPS if one != "link")):
                setattr(owner, name, dying(getattr(owner, name)))
            db = Database(world.app.db.name)
            copy_home(db, world.app.snapshots, home, copy, world.now())
            code = 0
        finally:
            os._exit(code)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in {0, -signal.SIGKILL}
    return status != 0


def brought_back(world, copy, back):
    """What a home made of the copy tells; None where the copy is refused."""
    url = f"sqlite:///{back / 'versioner.db'}"
    shutil.rmtree(back, ignore_errors=True)
    try:
        restore_home(copy, back, Database(url), DirectoryStore(back / "snapshots"))
    except UsageError:
        assert not (copy / "versioner.db").exists()
        if any(copy.iterdir()):
            with pytest.raises(StorageError, match="never finished"):
                Database(f"sqlite:///{copy / 'versioner.db'}").ensure_current()
        return None
    restored = opened(world, back)
    assert verify_all(restored).whole
    found = told(restored)
    restored.db.dispose()
    return found


def test_a_first_copy_is_refused_until_its_last_step_is_done(world, tmp_path):
    home, copy, back = (tmp_path / name for name in ("home", "copy", "back"))
    seen, count = [], 1
    world.app.db.dispose()
    while killed_at(world, home, copy, count):
        seen.append(brought_back(world, copy, back))
        shutil.rmtree(copy, ignore_errors=True)
        count += 1
    assert len(seen) > 8
    assert set(seen) == {None}  # the step that it is killed at is not done
    assert brought_back(world, copy, back) == told(world.app)


def test_a_copy_made_again_is_the_old_one_or_the_new_one_at_every_moment(world, tmp_path):
    home, copy, back = (tmp_path / name for name in ("home", "copy", "back"))
    copy_home(world.app.db, world.app.snapshots, home, copy, world.now())
    old = told(world.app)
    change(world, 2)
    new = told(world.app)
    world.app.db.dispose()
    kept, count, seen = tmp_path / "kept", 1, []
    shutil.copytree(copy, kept)
    while killed_at(world, home, copy, count):
        seen.append(brought_back(world, copy, back))
        if count % 2:  # and the next call comes over what every other one left
            shutil.rmtree(copy)
            shutil.copytree(kept, copy)
        count += 1
    assert len(seen) > 4
    assert set(seen) <= {old, new}
    assert old in seen
    assert brought_back(world, copy, back) == new


def test_to_look_at_a_copy_does_not_change_it(world, tmp_path):
    home, copy, back = (tmp_path / name for name in ("home", "copy", "back"))
    copy_home(world.app.db, world.app.snapshots, home, copy, world.now())
    for command in ("verify", "status", "list"):
        with pytest.raises(SystemExit, match="0"):
            main(["--home", str(copy), command])
    assert sorted(path.name for path in copy.iterdir()) == [
        "backup.json",
        "log.key",
        "snapshots",
        "versioner.db",
    ]
    with pytest.raises(StorageError, match="readonly"):
        track.untrack(opened(world, copy), ARTICLE)
    assert brought_back(world, copy, back) == told(world.app)


def test_a_copy_of_an_older_program_is_not_migrated_where_it_lies(world, tmp_path):
    home, copy = tmp_path / "home", tmp_path / "copy"
    with world.app.db.write() as session:
        session.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
    copy_home(world.app.db, world.app.snapshots, home, copy, world.now())
    with pytest.raises(StorageError, match="versioner restore"):
        Database(f"sqlite:///{copy / 'versioner.db'}").ensure_current()
    assert read_manifest(copy)["revision"] == "0001"


def test_what_a_killed_copy_leaves_is_no_obstacle_wherever_it_was_killed(world, tmp_path):
    home, copy = tmp_path / "home", tmp_path / "copy"
    copy_home(world.app.db, world.app.snapshots, home, copy, world.now())
    (copy / "backup.json").rename(copy / ".backup.json.part")  # as an older program was killed
    for name in (".versioner.db.part", ".versioner.db.part-journal", ".versioner.toml.4711.part"):
        (copy / name).write_bytes(b"half of it")
    for name in ("versioner.db-wal", "versioner.db-shm"):  # as an older program opened it
        (copy / name).write_bytes(b"not of this database" * 400)
    copy_home(world.app.db, world.app.snapshots, home, copy, world.now())
    assert read_manifest(copy)["objects"] > 0
    assert not [*copy.glob(".versioner.db.part*"), *copy.glob("versioner.db-*")]
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
    with pytest.raises(UsageError, match="holds no whole copy"):
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
