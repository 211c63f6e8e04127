"""Changes: the judged edits between neighbouring versions; their sentences are made when read, never stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, select, update

from versioner.core.model import Change, Significance
from versioner.storage import codec, tables
from versioner.storage.database import Session
from versioner.storage.patches import compress, expand
from versioner.storage.records import ChangeRow
from versioner.storage.upsert import upsert

_changes = tables.changes


@dataclass(frozen=True, slots=True, kw_only=True)
class SpelledChange:
    """A change as it is kept: what lists need of it, and all of it in bytes."""

    version: int
    previous: int
    first_seen: datetime
    significance: str
    payload: bytes


def spelled(change: Change) -> SpelledChange:
    """A change as it is kept; costs what its length costs, so no transaction should wait for it."""
    return SpelledChange(
        version=change.version,
        previous=change.previous,
        first_seen=change.first_seen,
        significance=str(change.significance),
        payload=compress(codec.to_bytes(change)),
    )


def put_change(session: Session, page_id: int, change: SpelledChange, *, superseded: bool = False) -> None:
    """Keep the change that made its version, in place of the one kept before, if any (`rederive`)."""
    values: dict[str, Any] = {
        "previous": change.previous,
        "first_seen": change.first_seen,
        "significance": change.significance,
        "superseded": superseded,
        "payload": change.payload,
    }
    upsert(session, _changes, {"page_id": page_id, "version": change.version}, values)


def changes_of(session: Session, page_id: int, *, superseded: bool = False) -> tuple[Change, ...]:
    """The page's changes, oldest first; those of superseded versions only on request.

    Raises:
        CorruptError: a stored change is damaged.
    """
    where = [_changes.c.page_id == page_id]
    if not superseded:
        where.append(~_changes.c.superseded)
    query = select(_changes.c.payload).where(*where).order_by(_changes.c.version)
    return tuple(_change(payload) for payload in session.scalars(query))


def change_of(session: Session, page_id: int, version: int) -> Change | None:
    """The change that made the page's version of that number, or None."""
    query = select(_changes.c.payload).where(_changes.c.page_id == page_id, _changes.c.version == version)
    payload = session.scalar(query)
    return None if payload is None else _change(payload)


def recent_changes(
    session: Session, *, since: datetime | None = None, limit: int = 100, offset: int = 0
) -> tuple[tuple[int, Change], ...]:
    """The newest standing changes over all pages with their page's id, newest first (for feeds)."""
    where: list[ColumnElement[bool]] = [~_changes.c.superseded]
    if since is not None:
        where.append(_changes.c.first_seen >= since)
    query = (
        select(_changes.c.page_id, _changes.c.payload)
        .where(*where)
        .order_by(_changes.c.first_seen.desc(), _changes.c.id.desc())
        .limit(limit)
        .offset(offset)
    )
    return tuple((page_id, _change(payload)) for page_id, payload in session.execute(query))


def change_rows(session: Session, page_id: int | None = None) -> tuple[ChangeRow, ...]:
    """What there is to count: changes without their edits, by page and version, superseded ones too."""
    names = ("page_id", "version", "previous", "first_seen", "significance", "superseded")
    query = select(*(_changes.c[name] for name in names)).order_by(_changes.c.page_id, _changes.c.version)
    if page_id is not None:
        query = query.where(_changes.c.page_id == page_id)
    return tuple(
        ChangeRow(**row | {"significance": Significance(row["significance"])})
        for row in map(dict, session.execute(query).mappings())
    )


def supersede_change(session: Session, page_id: int, version: int) -> None:
    """Mark one change as no longer found; it stays readable."""
    session.execute(
        update(_changes).where(_changes.c.page_id == page_id, _changes.c.version == version),
        {"superseded": True},
    )


@lru_cache(maxsize=4_096)
def _change(payload: bytes) -> Change:
    """What a payload spells; a change once told does not alter, and a reader's page asks for all of them."""
    return codec.from_bytes(Change, expand(payload))
