"""Captures of archives that were taken in: which ones, and who had made a version's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select

from versioner.frozen import dataclass
from versioner.storage import tables
from versioner.storage.database import Session
from versioner.storage.records import FETCHED

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


def origins(session: Session, version_ids: Sequence[int]) -> Mapping[int, str]:
    """Who captured what a version was read from, by the version's id; those that we fetched are left out."""
    found = session.execute(_ORIGINS, {"versions": list(version_ids)})
    return {int(version): str(origin) for version, origin in found}


_ORIGINS = (
    select(tables.versions.c.id, tables.snapshots.c.origin)
    .join(tables.snapshots, tables.snapshots.c.id == tables.versions.c.snapshot_id)
    .where(
        tables.versions.c.id.in_(bindparam("versions", expanding=True)), tables.snapshots.c.origin != FETCHED
    )
)
