"""What people decided, append-only, and how often publishers moved a date without a word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from versioner.core.model import FreshDated, Judgement, Verdict
from versioner.frozen import field_names
from versioner.storage.database import Session
from versioner.storage.prepared import answers, named_answers, put
from versioner.storage.statements import sa, statement, tables
from versioner.storage.values import named

_FIELDS = field_names(Judgement)


def add_judgement(session: Session, page_id: int, judgement: Judgement) -> None:
    """Keep a person's decision for good."""
    values = {name: getattr(judgement, name) for name in _FIELDS}
    values |= {"page_id": page_id, "verdict": str(judgement.verdict)}
    put(session, _add, values)


@statement
def _add() -> sa.Insert:
    return sa.insert(tables.judgements)


def judgements_of(session: Session, page_id: int) -> tuple[Judgement, ...]:
    """Every decision on the page, in the order they were taken."""
    return tuple(
        Judgement(**row | {"verdict": named(Verdict, row["verdict"])})
        for row in named_answers(session, _of_page, {"page": page_id})
    )


@statement
def _of_page() -> sa.Select[Any]:
    return (
        sa.select(*(tables.judgements.c[name] for name in _FIELDS))
        .where(tables.judgements.c.page_id == sa.bindparam("page"))
        .order_by(tables.judgements.c.id)
    )


def judgements_by_page(session: Session, page_ids: Iterable[int]) -> dict[int, tuple[Judgement, ...]]:
    """As `judgements_of`, for many pages; those without any are left out."""
    found: dict[int, tuple[Judgement, ...]] = {}
    for row in named_answers(session, _of_pages, {"pages": sorted(set(page_ids))}):
        page_id = row.pop("page_id")
        one = Judgement(**row | {"verdict": named(Verdict, row["verdict"])})
        found[page_id] = (*found.get(page_id, ()), one)
    return found


@statement
def _of_pages() -> sa.Select[Any]:
    return (
        sa.select(tables.judgements.c.page_id, *(tables.judgements.c[name] for name in _FIELDS))
        .where(tables.judgements.c.page_id.in_(sa.bindparam("pages", expanding=True)))
        .order_by(tables.judgements.c.id)
    )


def add_fresh_date(session: Session, page_id: int, moved: FreshDated) -> None:
    """Keep that the page's declared date moved while its text stood; once per moment."""
    if not answers(session, _known, {"page": page_id, "when": moved.at}):
        values = {"page_id": page_id, "at": moved.at, "from_": moved.from_, "to": moved.to}
        put(session, _add_fresh, values)


@statement
def _known() -> sa.Select[Any]:
    dates = tables.fresh_dates.c
    return sa.select(dates.at).where(dates.page_id == sa.bindparam("page"), dates.at == sa.bindparam("when"))


@statement
def _add_fresh() -> sa.Insert:
    return sa.insert(tables.fresh_dates)


def forget_fresh_dates(session: Session, page_id: int) -> None:
    """Forget them all; old snapshots were read again and say which there were."""
    put(session, _forget, {"page": page_id})


@statement
def _forget() -> sa.Delete:
    return sa.delete(tables.fresh_dates).where(tables.fresh_dates.c.page_id == sa.bindparam("page"))


def fresh_dated(session: Session, page_ids: Sequence[int] | None = None) -> dict[int, tuple[FreshDated, ...]]:
    """As `fresh_dates_of`, for many pages (all by default); those without any are left out."""
    rows = (
        named_answers(session, _all_fresh, {})
        if page_ids is None
        else named_answers(session, _fresh_of, {"pages": list(page_ids)})
    )
    found: dict[int, tuple[FreshDated, ...]] = {}
    for row in rows:
        page_id = row["page_id"]
        found[page_id] = (*found.get(page_id, ()), _fresh_dated(row))
    return found


def fresh_dates_of(session: Session, page_id: int) -> tuple[FreshDated, ...]:
    """When the page's declared date moved without its text, oldest first."""
    return tuple(_fresh_dated(row) for row in named_answers(session, _fresh, {"page": page_id}))


def _fresh_dated(row: dict[str, Any]) -> FreshDated:
    return FreshDated(at=row["at"], from_=row["from_"], to=row["to"])


@statement
def _all_fresh() -> sa.Select[Any]:
    return sa.select(tables.fresh_dates).order_by(tables.fresh_dates.c.page_id, tables.fresh_dates.c.at)


@statement
def _fresh_of() -> sa.Select[Any]:
    return _all_fresh().where(tables.fresh_dates.c.page_id.in_(sa.bindparam("pages", expanding=True)))


@statement
def _fresh() -> sa.Select[Any]:
    return (
        sa.select(tables.fresh_dates)
        .where(tables.fresh_dates.c.page_id == sa.bindparam("page"))
        .order_by(tables.fresh_dates.c.at)
    )
