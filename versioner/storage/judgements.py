"""What people decided, append-only, and how often publishers moved a date without a word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields

from sqlalchemy import bindparam, insert, select

from versioner.core.model import FreshDated, Judgement, Verdict
from versioner.storage import tables
from versioner.storage.columns import named
from versioner.storage.database import Session

_judgements = tables.judgements
_fresh = tables.fresh_dates
_FIELDS = tuple(field.name for field in fields(Judgement))


def add_judgement(session: Session, page_id: int, judgement: Judgement) -> None:
    """Keep a person's decision for good."""
    values = {name: getattr(judgement, name) for name in _FIELDS}
    values |= {"page_id": page_id, "verdict": str(judgement.verdict)}
    session.execute(insert(_judgements), values)


def judgements_of(session: Session, page_id: int) -> tuple[Judgement, ...]:
    """Every decision on the page, in the order they were taken."""
    return tuple(
        Judgement(**row | {"verdict": named(Verdict, row["verdict"])})
        for row in map(dict, session.execute(_OF_PAGE, {"page": page_id}).mappings())
    )


_OF_PAGE = (
    select(*(_judgements.c[name] for name in _FIELDS))
    .where(_judgements.c.page_id == bindparam("page"))
    .order_by(_judgements.c.id)
)


def judgements_by_page(session: Session, page_ids: Iterable[int]) -> dict[int, tuple[Judgement, ...]]:
    """As `judgements_of`, for many pages; those without any are left out."""
    found: dict[int, tuple[Judgement, ...]] = {}
    for row in map(dict, session.execute(_OF_PAGES, {"pages": sorted(set(page_ids))}).mappings()):
        page_id = row.pop("page_id")
        one = Judgement(**row | {"verdict": named(Verdict, row["verdict"])})
        found[page_id] = (*found.get(page_id, ()), one)
    return found


_OF_PAGES = (
    select(_judgements.c.page_id, *(_judgements.c[name] for name in _FIELDS))
    .where(_judgements.c.page_id.in_(bindparam("pages", expanding=True)))
    .order_by(_judgements.c.id)
)


def add_fresh_date(session: Session, page_id: int, moved: FreshDated) -> None:
    """Keep that the page's declared date moved while its text stood; once per moment."""
    known = select(_fresh.c.at).where(_fresh.c.page_id == page_id, _fresh.c.at == moved.at)
    if session.scalar(known) is None:
        values = {"page_id": page_id, "at": moved.at, "from_": moved.from_, "to": moved.to}
        session.execute(insert(_fresh), values)


def forget_fresh_dates(session: Session, page_id: int) -> None:
    """Forget them all; old snapshots were read again and say which there were."""
    session.execute(_fresh.delete().where(_fresh.c.page_id == page_id))


def fresh_dated(session: Session, page_ids: Sequence[int] | None = None) -> dict[int, tuple[FreshDated, ...]]:
    """As `fresh_dates_of`, for many pages (all by default); those without any are left out."""
    rows = (
        session.execute(_ALL_FRESH)
        if page_ids is None
        else session.execute(_FRESH_OF, {"pages": list(page_ids)})
    )
    found: dict[int, tuple[FreshDated, ...]] = {}
    for row in rows:
        dated = FreshDated(at=row.at, from_=row.from_, to=row.to)
        found[row.page_id] = (*found.get(row.page_id, ()), dated)
    return found


def fresh_dates_of(session: Session, page_id: int) -> tuple[FreshDated, ...]:
    """When the page's declared date moved without its text, oldest first."""
    found = session.execute(_FRESH, {"page": page_id})
    return tuple(FreshDated(at=row.at, from_=row.from_, to=row.to) for row in found)


_ALL_FRESH = select(_fresh).order_by(_fresh.c.page_id, _fresh.c.at)
_FRESH_OF = _ALL_FRESH.where(_fresh.c.page_id.in_(bindparam("pages", expanding=True)))
_FRESH = select(_fresh).where(_fresh.c.page_id == bindparam("page")).order_by(_fresh.c.at)
