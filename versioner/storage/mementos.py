"""Captures of archives that were taken in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, insert, select

from versioner.frozen import dataclass
from versioner.storage import tables
from versioner.storage.database import Session

_mementos = tables.mementos
_SLICE = 500  # rows written at once


@dataclass(frozen=True, slots=True, kw_only=True)
class MementoRow:
    """A capture that was taken in: where the archive shows it, when it was made, and the hash of its bytes."""

    uri: str
    at: datetime
    sha256: str


def mementos_of(session: Session, page_id: int) -> frozenset[str]:
    """The addresses of all captures of the page that were taken in."""
    return frozenset(session.scalars(select(_mementos.c.uri).where(_mementos.c.page_id == page_id)))


def add_mementos(session: Session, page_id: int, rows: Iterable[MementoRow]) -> None:
    """Remember captures; those that are remembered already stay as they were last said to be."""
    found = [{"page_id": page_id, "uri": row.uri, "at": row.at, "sha256": row.sha256} for row in rows]
    for start in range(0, len(found), _SLICE):
        part = found[start : start + _SLICE]
        names = [row["uri"] for row in part]
        session.execute(delete(_mementos).where(_mementos.c.page_id == page_id, _mementos.c.uri.in_(names)))
        session.execute(insert(_mementos), part)
