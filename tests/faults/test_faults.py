"""Faults of disks, databases, clocks, servers and processes: some of each kind. All of them: bench/faults.py."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from bench import faults
from bench.harms.kills import kills
from versioner.errors import StorageError
from versioner.ingest import check
from versioner.storage.database import Database
from versioner.storage.keys import signing_key

# of every family, and those that broke something once
CHOSEN = (
    "disk: check: fsync says EIO",
    "disk: track: rename says ENOSPC",
    "disk: pack: fsync says EROFS",
    "disk: untrack: unlink says EIO",
    "disk: backup: rename says ENOSPC",
    "database: SQLite finds the disk full",
    "database: another program keeps SQLite to itself",
    "database: SQLite: it is emptied",
    "database: SQLite: pages of it are rubbish",
    "row: a state is rubbish",
    "row: counters are gone",
    "snapshot: a pack has a turned byte",
    "snapshot: a pack has lost its end",
    "snapshot: a snapshot is gone",
    "home: the home is deleted",
    "clock: it jumps ten years ahead",
    "server: it hangs up in the middle",
    "copy: a snapshot is gone",
)


@pytest.fixture(autouse=True)
def _template(sqlite_template: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAULTS_TEMPLATE", str(sqlite_template))


def test_there_are_more_than_a_hundred() -> None:
    assert len(faults.cases()) > 100
    assert set(CHOSEN) <= faults.cases().keys()


@pytest.mark.parametrize("name", CHOSEN)
def test_the_work_goes_on_and_nothing_told_is_lost(name: str, tmp_path: Path) -> None:
    faults.cases()[name](tmp_path / "home")


@pytest.mark.parametrize("count", [4, pytest.param(200, marks=pytest.mark.long)])
def test_kills_at_points_of_the_work_lose_nothing(count: int, tmp_path: Path) -> None:
    assert kills(count, tmp_path / "home") >= 1


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user, who may only read")
def test_a_home_that_can_only_be_read_is_read(tmp_path: Path) -> None:
    for path in (tmp_path, *tmp_path.parents):
        if path != Path(path.root) and path.stat().st_uid == os.geteuid():
            path.chmod(path.stat().st_mode | 0o055)
    faults.cases()["home: the home can only be read"](tmp_path / "home")


def test_home_and_database_are_their_owners_alone(tmp_path: Path) -> None:
    home = tmp_path / "home"
    database = Database(f"sqlite:///{home / 'versioner.db'}")
    database.ensure_current()
    database.dispose()
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert stat.S_IMODE((home / "versioner.db").stat().st_mode) == 0o600


def test_a_key_is_made_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(descriptor: int) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", failing)
        with pytest.raises(StorageError, match="Input/output"):
            signing_key(tmp_path / "log.key")
    assert list(tmp_path.iterdir()) == []
    assert signing_key(tmp_path / "log.key").public == signing_key(tmp_path / "log.key").public
    assert [path.name for path in tmp_path.iterdir()] == ["log.key"]


def test_a_mistake_of_ours_is_not_taken_for_a_disk_that_fails() -> None:
    with pytest.raises(BaseExceptionGroup), check._plainly():
        raise ExceptionGroup("two", [StorageError("the disk is full"), ZeroDivisionError()])
    with pytest.raises(StorageError, match="full"), check._plainly():
        raise ExceptionGroup("one", [ExceptionGroup("in it", [StorageError("the disk is full")])])
