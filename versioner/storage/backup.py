"""A whole copy of a home while it is at work, and a home made of such a copy.

A copy is itself laid out as a home: `versioner --home COPY verify` reads it. The database is copied first, in
one consistent state (SQLite's online backup, or pg_dump's snapshot), then the bytes: bytes are written before
the row that names them, so whatever that state names is there. Objects are immutable and named by their hash:
a copy that is made again takes only what is new, and on one file system it links instead of copying.

The database is what makes a copy: it takes its place last, in one rename. Before that the manifest names both the one
that is about to come and the one that is there (`before`), so that there is no moment at which the copy is neither.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from versioner.core.model import Json, rfc3339
from versioner.errors import ConfigError, CorruptError, NotFoundError, StorageError, UsageError
from versioner.frozen import dataclass
from versioner.storage.copies import MANIFEST, begun, is_copy
from versioner.storage.database import Database
from versioner.storage.directory import DirectoryStore
from versioner.storage.durable import sync
from versioner.storage.interface import SnapshotStore

FORMAT = "versioner-backup/1"
_SQLITE, _POSTGRESQL = "versioner.db", "database.pgdump"
_BESIDE = ("log.key", "versioner.toml")  # what else a home is made of
_CHUNK = 1 << 20
_TRIES = 5  # at packs that are being folded into larger ones meanwhile


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """What a copy holds.

    Attributes:
        database: the file's name; sha256: of that file, hex.
        objects: how many snapshots; new: how many of them this call brought.
    """

    made_at: datetime
    revision: str
    database: str
    sha256: str
    objects: int
    new: int

    def to_json(self) -> Json:
        return {
            "format": FORMAT,
            "made_at": rfc3339(self.made_at),
            "revision": self.revision,
            "database": self.database,
            "sha256": self.sha256,
            "objects": self.objects,
            "new": self.new,
        }


def copy_home(database: Database, store: SnapshotStore, home: Path, target: Path, now: datetime) -> Backup:
    """Copy a home into `target`, which may hold an older copy of it.

    Raises:
        UsageError: `target` is the home itself, or holds something else than a copy.
        StorageError: it cannot be written to; what it held before stays whole.
    """
    _usable(home, target)
    try:
        target.mkdir(mode=0o700, parents=True, exist_ok=True)
        begun(target).touch()  # the next call knows a copy that was begun by it
        name = _POSTGRESQL if database.dialect == "postgresql" else _SQLITE
        fresh = target / f".{name}.part"
        _dump(database, fresh)
        total, new = _carry(store, DirectoryStore(target / "snapshots"))
        for beside in _BESIDE:
            if (home / beside).is_file():
                _place(home / beside, target / beside, link=False)
        made = Backup(
            made_at=now,
            revision=database.revision() or "",
            database=name,
            sha256=_digest(fresh),
            objects=total,
            new=new,
        )
        _finish(fresh, target, made)
    except OSError as error:
        raise StorageError(
            "the copy cannot be written to {target}: {why}", target=target, why=error.strerror or error
        ) from error
    return made


def _finish(fresh: Path, target: Path, made: Backup) -> None:
    """Let the new database take its place; until then the copy is what it was."""
    before = _held(target) if is_copy(target) else None
    manifest = made.to_json() | ({"before": before} if before else {})
    _flush(fresh)
    begun(target).write_bytes(json.dumps(manifest, indent=2).encode() + b"\n")
    _flush(begun(target))
    begun(target).replace(target / MANIFEST)
    sync(target, durable=True)
    place = target / made.database
    for left in (
        "-wal",
        "-shm",
    ):  # an older program opened the copy, and was killed: they are not of this database
        place.with_name(place.name + left).unlink(missing_ok=True)
    fresh.replace(place)
    sync(target, durable=True)


def _held(target: Path) -> Json | None:
    """What the manifest says of the database that is there now; None where it is none that was copied."""
    try:
        return read_manifest(target)
    except (UsageError, CorruptError):
        return None


def _flush(path: Path) -> None:
    """Wait until the disk has a file's bytes."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _usable(home: Path, target: Path) -> None:
    if target.resolve() == home.resolve() or home.resolve() in target.resolve().parents:
        raise UsageError("a copy inside the home would copy itself; choose a place beside {home}", home=home)
    ours = is_copy(target) or begun(target).is_file()
    if target.is_dir() and any(target.iterdir()) and not ours:
        raise UsageError(
            "{target} holds something else than a copy of versioner; choose an empty directory", target=target
        )


def _dump(database: Database, path: Path) -> None:
    for left in ("", "-journal", "-wal", "-shm"):  # of a copy that was killed on its way
        path.with_name(path.name + left).unlink(missing_ok=True)
    if database.dialect == "postgresql":
        _pg(["pg_dump", "--format=custom", f"--file={path}", f"--dbname={_pg_url(database)}"])
        path.chmod(0o600)
        return
    source = database.url.database
    if not source or source == ":memory:":
        raise UsageError("a database in memory cannot be copied")
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
    try:
        with closing(sqlite3.connect(source)) as ours, closing(sqlite3.connect(path)) as copy:
            ours.backup(copy, pages=2_000)  # some pages at a time: whoever writes meanwhile is not held up
            copy.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.Error as error:
        raise StorageError("the database cannot be copied: {why}", why=error) from error


def _pg_url(database: Database) -> str:
    return database.url.set(drivername="postgresql").render_as_string(hide_password=False)


def _pg(command: list[str]) -> None:
    try:
        subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own arguments, no shell
    except FileNotFoundError as error:
        raise ConfigError(
            "{program} is not installed; it comes with PostgreSQL's client programs", program=command[0]
        ) from error
    except subprocess.CalledProcessError as error:
        lines = error.stderr.strip().splitlines() or ["no reason given"]
        raise StorageError("{program} failed: {why}", program=command[0], why=lines[-1][:300]) from error


def _carry(source: SnapshotStore, target: SnapshotStore) -> tuple[int, int]:
    """Bring what the target lacks; how many there are, and how many came."""
    if isinstance(source, DirectoryStore) and isinstance(target, DirectoryStore):
        return _files(source, target)
    total = new = 0
    for name in source.names():
        total += 1
        try:
            if name not in target:
                target.put(source.get(name), name=name)
                new += 1
        except NotFoundError:
            total -= 1  # taken away since it was listed: no row of the copied state names it
    return total, new


def _files(source: DirectoryStore, target: DirectoryStore) -> tuple[int, int]:
    """As `_carry`, from directory to directory: packs whole, then the files that are in none."""
    before = set(target.names())
    fresh = list(source.fresh())  # before the packs: what is folded meanwhile is in one that is listed after
    lost = 0
    _packs(source, target)
    for name in fresh:
        ours, place = source.path(name), target.path(name)
        try:
            if not place.exists() or place.stat().st_size != ours.stat().st_size:
                place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                _place(ours, place, link=True)
        except (
            FileNotFoundError
        ):  # folded into a pack since, or taken away: then no row of the copied state names it
            lost += 1
    if lost:
        _packs(source, target)
    _once(source, target)
    after = set(target.names())
    return len(after), len(after - before)


def _packs(source: DirectoryStore, target: DirectoryStore) -> None:
    """Bring the packs that the target lacks; one that is gone when its turn comes was folded into another."""
    for _ in range(_TRIES):
        try:
            for pack in source.packs.every():
                place = target.packs.directory / pack.path.name
                if not place.exists():
                    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                    _place(pack.path, place, link=True)
        except FileNotFoundError:
            continue
        return


def _once(source: DirectoryStore, target: DirectoryStore) -> None:
    """Take out of the target what lies in it twice: files and packs that were folded into a pack that it has now."""
    ours = {pack.path.name for pack in source.packs.every()}
    kept = [pack for pack in target.packs.every() if pack.path.name in ours]
    held = {name for pack in kept for name in pack.names()}
    for name in list(target.fresh()):
        if name in held and not source.path(name).exists():
            target.remove(name)
    held.update(target.fresh())
    old = [pack for pack in target.packs.every() if pack.path.name not in ours]
    target.packs.remove([pack for pack in old if held.issuperset(pack.names())])


def _place(source: Path, place: Path, *, link: bool) -> None:
    """Put a file's bytes at a place, whole or not at all."""
    beside = place.with_name(f".{place.name}.{os.getpid()}.part")
    beside.unlink(missing_ok=True)
    if not (link and _linked(source, beside)):
        shutil.copyfile(source, beside)
        beside.chmod(0o600)
        _flush(beside)
    beside.replace(place)


def _linked(source: Path, place: Path) -> bool:
    try:
        os.link(source, place)
    except FileNotFoundError:
        raise
    except OSError:
        return False  # another file system, or one without links
    return True


def _digest(path: Path) -> str:
    digest = sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def read_manifest(source: Path) -> Json:
    """What a copy says of itself: of the database that lies in it.

    Raises:
        UsageError: there is no copy, or one that was never finished.
        CorruptError: its database is not one that was written.
    """
    try:
        found = json.loads((source / MANIFEST).read_bytes())
        name = found["database"]
        if found["format"] != FORMAT or name not in {_SQLITE, _POSTGRESQL}:
            raise UsageError(
                "{source} is a copy of another kind; a newer versioner may read it", source=source
            )
        held = _digest(source / name)
        told: list[Json] = [found, *([found["before"]] if found.get("before") else [])]
        whole = next((one for one in told if one["sha256"] == held), None)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError("{source} holds no whole copy made by `versioner backup`", source=source) from error
    if whole is None:
        raise CorruptError(
            "{file} is not the database that was copied: its hash is another one", file=source / name
        )
    return {key: value for key, value in whole.items() if key != "before"}


def restore_home(source: Path, home: Path, database: Database, store: SnapshotStore) -> Json:
    """Make a home of a copy; into an empty database and a home that has none, its bytes into `store`.

    Raises:
        UsageError: there is no copy, or the home or the database holds something already.
        CorruptError: the copy is damaged.
        StorageError: the home cannot be written to.
    """
    manifest = read_manifest(source)
    dumped = manifest["database"] == _POSTGRESQL
    if dumped != (database.dialect == "postgresql"):
        raise UsageError(
            "that copy is of another kind of database; set VERSIONER_DATABASE_URL to one of its kind"
        )
    place = Path(str(database.url.database))
    used = database.revision() is not None if dumped else place.exists()
    if used or (home / MANIFEST).exists():
        raise UsageError("{home} is in use already; a copy is brought back into an empty home", home=home)
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        _carry(DirectoryStore(source / "snapshots"), store)
        for beside in _BESIDE:
            if (source / beside).is_file() and not (home / beside).exists():
                _place(source / beside, home / beside, link=False)
        if dumped:
            dump = source / _POSTGRESQL
            # an extension that is there already is not ours, and only its owner may comment on it
            told = ["--no-owner", "--no-comments", "--exit-on-error", f"--dbname={_pg_url(database)}"]
            _pg(["pg_restore", *told, str(dump)])
        else:
            _place(source / _SQLITE, place, link=False)
    except OSError as error:
        raise StorageError(
            "{home} cannot be written to: {why}", home=home, why=error.strerror or error
        ) from error
    return manifest
