"""Rows of snapshots: which bytes were fetched from where, when, with what answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from versioner.frozen import field_names
from versioner.storage.batches import batched
from versioner.storage.database import Session
from versioner.storage.pages import pairs
from versioner.storage.prepared import answers, put, single
from versioner.storage.records import SENT, NewSnapshot, SnapshotRow
from versioner.storage.sight import listed
from versioner.storage.statements import sa, statement, tables
from versioner.storage.upsert import added

_WHOLE = 64  # hex digits of a SHA-256
_AT_ONCE = 500  # names asked for in one statement
_FIELDS = field_names(NewSnapshot)


def add_snapshot(session: Session, page_id: int, new: NewSnapshot) -> int:
    """Name bytes that the snapshot store already holds; the row's id.

    The same bytes at the same moment are the same snapshot (an import that runs twice adds nothing); where they
    had been let go, they are there again.
    """
    values = {name: getattr(new, name) for name in _FIELDS} | {"page_id": page_id}
    fresh = added(session, "snapshots", values)
    if fresh is not None:
        return fresh
    known = {"page": page_id, "at": new.fetched_at, "bytes": new.sha256}
    found = int(single(session, _known, known))
    put(session, _there_again, {"known": found})
    return found


@statement
def _known() -> sa.Select[Any]:
    return sa.select(tables.snapshots.c.id).where(
        tables.snapshots.c.page_id == sa.bindparam("page"),
        tables.snapshots.c.fetched_at == sa.bindparam("at"),
        tables.snapshots.c.sha256 == sa.bindparam("bytes"),
    )


@statement
def _there_again() -> sa.Update:
    return (
        sa.update(tables.snapshots)
        .where(tables.snapshots.c.id == sa.bindparam("known"), tables.snapshots.c.pruned_at.is_not(None))
        .values(pruned_at=None)
    )


def snapshot(session: Session, snapshot_id: int) -> SnapshotRow | None:
    """One snapshot by its id, or None."""
    return _first(_select(session, tables.snapshots.c.id == snapshot_id))


def snapshots_of(session: Session, page_id: int) -> tuple[SnapshotRow, ...]:
    """Every snapshot of the page, oldest first."""
    return _select(session, tables.snapshots.c.page_id == page_id)


def histories(session: Session, page_ids: Sequence[int]) -> dict[int, list[str]]:
    """Of each page the SHA-256s whose bytes are kept, oldest first, with what a browser was sent before it filled it."""
    found: dict[int, list[str]] = {page_id: [] for page_id in page_ids}
    for part in batched(page_ids, _AT_ONCE):
        for page_id, name in answers(session, _kept, {"pages": list(part)}):
            found[page_id].append(name)
    return found


@statement
def _kept() -> sa.Select[Any]:
    snapshots = tables.snapshots.c
    return (
        sa.select(snapshots.page_id, snapshots.sha256)
        .where(snapshots.page_id.in_(sa.bindparam("pages", expanding=True)), snapshots.pruned_at.is_(None))
        .order_by(snapshots.fetched_at, snapshots.id)
    )


def of_kin(session: Session, page_ids: Sequence[int]) -> dict[int, list[str]]:
    """For each page the newest SHA-256 of pages of its host that were added before it, the last of them first."""
    hosts: dict[str, list[int]] = {}
    for part in batched(page_ids, _AT_ONCE):
        for page_id, host in answers(session, _hosts, {"pages": list(part)}):
            hosts.setdefault(host, []).append(page_id)
    found: dict[int, list[str]] = {}
    for host, ids in hosts.items():
        asked = {"host": host, "last": max(ids), "most": len(ids) + _KIN}
        newest = answers(session, _newest, asked)
        for page_id in ids:
            found[page_id] = [name for other, name in newest if other < page_id][:_KIN]
    return found


_KIN = 16  # pages of a host that are looked at for one; many of them stand on the same snapshot


@statement
def _hosts() -> sa.Select[Any]:
    those = tables.schedules.c.page_id.in_(sa.bindparam("pages", expanding=True))
    return sa.select(tables.schedules.c.page_id, tables.schedules.c.host).where(those)


@cache
def _before() -> Any:
    return (
        sa.select(tables.schedules.c.page_id)
        .where(
            tables.schedules.c.host == sa.bindparam("host"),
            tables.schedules.c.page_id <= sa.bindparam("last"),
        )
        .order_by(tables.schedules.c.page_id.desc())
        .limit(sa.bindparam("most", type_=sa.Integer))
        .subquery()
    )


@cache
def _last() -> Any:
    return tables.snapshots.alias()


@statement
def _newest() -> sa.Select[Any]:
    return (
        sa.select(tables.snapshots.c.page_id, tables.snapshots.c.sha256)
        .join(_before(), _before().c.page_id == tables.snapshots.c.page_id)
        .where(
            tables.snapshots.c.pruned_at.is_(None),
            tables.snapshots.c.fetched_at
            == sa.select(sa.func.max(_last().c.fetched_at))
            .where(_last().c.page_id == _before().c.page_id)
            .scalar_subquery(),
        )
        .order_by(tables.snapshots.c.page_id.desc(), tables.snapshots.c.id.desc())
    )


def last_capture(session: Session, page_id: int) -> datetime | None:
    """When the newest of the page's snapshots was fetched."""
    last: datetime | None = single(session, _last_capture, {"page": page_id})
    return last


@statement
def _last_capture() -> sa.Select[Any]:
    return sa.select(sa.func.max(tables.snapshots.c.fetched_at)).where(
        tables.snapshots.c.page_id == sa.bindparam("page")
    )


def latest_snapshot(session: Session, page_id: int) -> SnapshotRow | None:
    """The page's newest snapshot, or None."""
    newest = sa.select(sa.func.max(tables.snapshots.c.fetched_at)).where(
        tables.snapshots.c.page_id == page_id
    )
    found = _select(
        session,
        tables.snapshots.c.page_id == page_id,
        tables.snapshots.c.fetched_at == newest.scalar_subquery(),
    )
    return found[-1] if found else None


def snapshot_named(session: Session, page_id: int, name: str) -> SnapshotRow | None:
    """The page's newest snapshot of those bytes (SHA-256, hex), or None."""
    found = _select(session, tables.snapshots.c.page_id == page_id, tables.snapshots.c.sha256 == name)
    return found[-1] if found else None


def pages_that_show(session: Session, names: Sequence[str]) -> dict[str, tuple[int, ...]]:
    """Of those SHA-256s the ones that any row names whose bytes are kept, with the pages of those rows."""
    found: dict[str, tuple[int, ...]] = {}
    for part in batched(names, _AT_ONCE):
        query = sa.select(tables.snapshots.c.sha256, tables.snapshots.c.page_id).where(
            tables.snapshots.c.sha256.in_(part), tables.snapshots.c.pruned_at.is_(None)
        )
        for name, page_id in session.execute(query.distinct()):
            found[name] = (*found.get(name, ()), int(page_id))
    return found


def let_go(session: Session, rows: Sequence[SnapshotRow], at: datetime) -> None:
    """Note that the bytes of those captures are kept no longer, nor what a server had sent for them.

    The bytes go afterwards (`unneeded`): killed in between, they are found by the next who asks.
    """
    for part in batched(rows, _AT_ONCE):
        moments = [row.fetched_at for row in part]
        sent = sa.and_(
            tables.snapshots.c.origin == SENT,
            tables.snapshots.c.page_id.in_(sorted({row.page_id for row in part})),
            tables.snapshots.c.fetched_at.in_(moments),
        )
        session.execute(
            sa.update(tables.snapshots)
            .where(
                sa.or_(tables.snapshots.c.id.in_([row.id for row in part]), sent),
                tables.snapshots.c.pruned_at.is_(None),
            )
            .values(pruned_at=at)
        )


def unneeded(session: Session) -> tuple[str, ...]:
    """The SHA-256s that only captures name whose bytes were let go, in order."""
    kept = tables.snapshots.alias()
    query = sa.select(tables.snapshots.c.sha256).where(
        tables.snapshots.c.pruned_at.is_not(None),
        ~sa.exists().where(kept.c.sha256 == tables.snapshots.c.sha256, kept.c.pruned_at.is_(None)),
    )
    return tuple(session.scalars(query.distinct().order_by(tables.snapshots.c.sha256)))


def sent_with(session: Session, page_id: int, at: datetime) -> str | None:
    """The SHA-256 of the bytes that the server sent for what a browser then filled; None where none did."""
    found = session.scalar(
        sa.select(tables.snapshots.c.sha256).where(
            tables.snapshots.c.page_id == page_id,
            tables.snapshots.c.fetched_at == at,
            tables.snapshots.c.origin == SENT,
        )
    )
    return None if found is None else str(found)


def sent_of(session: Session, page_id: int) -> dict[datetime, str]:
    """As `sent_with`, by the moment of the capture, for all of a page's of which the bytes are kept."""
    query = sa.select(tables.snapshots.c.fetched_at, tables.snapshots.c.sha256).where(
        tables.snapshots.c.page_id == page_id,
        tables.snapshots.c.origin == SENT,
        tables.snapshots.c.pruned_at.is_(None),
    )
    return {row.fetched_at: row.sha256 for row in session.execute(query)}


def snapshots_by_prefix(
    session: Session, prefix: str, *, page_id: int | None = None
) -> tuple[SnapshotRow, ...]:
    """Snapshots whose SHA-256 starts with `prefix` (hex, any case), oldest first."""
    low = prefix.lower()
    where = [
        tables.snapshots.c.sha256 >= low,
        tables.snapshots.c.sha256 < low + "g",
    ]  # "g" sorts after every hex digit
    if page_id is not None:
        where.append(tables.snapshots.c.page_id == page_id)
    if len(low) < _WHOLE:  # part of a hash looks for pages, all of it is an address
        where += listed(session, tables.snapshots.c.page_id)
    return _select(session, *where)


def _select(session: Session, *where: sa.ColumnElement[bool]) -> tuple[SnapshotRow, ...]:
    read = tables.snapshots.c.origin != SENT
    query = (
        sa.select(tables.snapshots)
        .where(*where, read)
        .order_by(tables.snapshots.c.fetched_at, tables.snapshots.c.id)
    )
    return tuple(_value(dict(row)) for row in session.execute(query).mappings())


def _value(row: dict[str, Any]) -> SnapshotRow:
    return SnapshotRow(**row | {"headers": pairs(row["headers"])})


def _first(found: tuple[SnapshotRow, ...]) -> SnapshotRow | None:
    return found[0] if found else None
