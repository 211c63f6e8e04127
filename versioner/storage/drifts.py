"""Drift: where an article still says what its source no longer does, since when, and until when it did."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import insert, select, update

from versioner.storage import tables
from versioner.storage.database import Session
from versioner.storage.records import DriftRow

_drifts = tables.drifts


def put_drifts(session: Session, article_id: int, found: Iterable[DriftRow], *, now: datetime) -> None:
    """Make `found` what is out of date in the article now.

    What was open and is not in `found` is resolved now; what is in both keeps its id and its `since`.
    Two drifts are the same where source, section, kind and evidence are.
    """
    open_now = {_same(row): row for row in drifts_of(session, article_id, resolved=False)}
    wanted = {_same(row): row for row in found}
    gone = [open_now[key].id for key in open_now.keys() - wanted.keys()]
    if gone:
        session.execute(update(_drifts).where(_drifts.c.id.in_(gone)), {"resolved_at": now})
    for key, row in wanted.items():
        if key not in open_now:
            session.execute(
                insert(_drifts),
                {
                    "article_id": article_id,
                    "source_id": row.source_id,
                    "section_id": row.section_id,
                    "kind": row.kind,
                    "since": row.since,
                    "payload": row.payload,
                },
            )


def drifts_of(session: Session, article_id: int, *, resolved: bool | None = None) -> tuple[DriftRow, ...]:
    """The article's drifts by age: open ones, resolved ones, or both (None)."""
    query = select(_drifts).where(_drifts.c.article_id == article_id).order_by(_drifts.c.since, _drifts.c.id)
    if resolved is not None:
        query = query.where(
            _drifts.c.resolved_at.is_not(None) if resolved else _drifts.c.resolved_at.is_(None)
        )
    return tuple(DriftRow(**row) for row in session.execute(query).mappings())


def open_drifts(session: Session, limit: int) -> tuple[DriftRow, ...]:
    """What is out of date in any article, the newest first."""
    query = select(_drifts).where(_drifts.c.resolved_at.is_(None))
    query = query.order_by(_drifts.c.since.desc(), _drifts.c.id.desc()).limit(limit)
    return tuple(DriftRow(**row) for row in session.execute(query).mappings())


def _same(row: DriftRow) -> tuple[int, str, str, str]:
    return row.source_id, row.section_id, row.kind, repr(sorted(row.payload.items()))
