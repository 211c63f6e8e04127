"""Pages: the wide rows, and beside each what `derive` remembers of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields as fields_of
from datetime import datetime
from hashlib import sha256
from typing import Any, Unpack

from sqlalchemy import (
    ColumnElement,
    RowMapping,
    bindparam,
    delete,
    exists,
    insert,
    select,
    update,
)

from versioner.core.asked.visibility import Visibility
from versioner.core.model import Basis, Dated, LastUpdated, PageStatus
from versioner.errors import NotFoundError
from versioner.storage import hosts, tables, tallies
from versioner.storage.columns import named, storable
from versioner.storage.database import Session, may_write
from versioner.storage.prepared import answers, put, single
from versioner.storage.records import PageFields, PageRow, PageUpdate, ScheduleRow
from versioner.storage.sight import listed
from versioner.storage.texts import sweep_texts
from versioner.storage.upsert import upsert

_pages = tables.pages
_links = tables.article_sources
_schedules = tables.schedules

# An index entry of PostgreSQL holds at most 2,704 bytes; longer keys are kept by their hash.
LONGEST_KEY = 2000

_SCHEDULE = tuple(field.name for field in fields_of(ScheduleRow))
_NOT_THE_PAGES = ("page_id", "last_run_id", "wait", "changed_at")


def add_page(
    session: Session,
    *,
    url: str,
    url_key: str,
    host: str,
    now: datetime,
    next_check_at: datetime | None = None,
    **fields: Unpack[PageFields],
) -> int:
    """Start a page with the default schedule; its id. `url_key` must be new (see `page_by_key`)."""
    values: dict[str, Any] = {"status": PageStatus.OK, "tracked": True, "as_article": True, **fields}
    values |= {"url": url, "url_key": url_key, "created_at": now}
    made = session.execute(insert(_pages).returning(_pages.c.id), _columns(values))
    page_id = int(made.scalar_one())
    session.execute(
        insert(_schedules),
        {"page_id": page_id, "host": host, "next_check_at": next_check_at, "kind": "default"},
    )
    hosts.wake(session, host, next_check_at)
    tallies.add_up(session)
    return page_id


def page(session: Session, page_id: int) -> PageRow:
    """One page.

    Raises:
        NotFoundError: there is no page of that number.
    """
    rows = answers(session, _NUMBERED, {"wanted": [page_id]})
    if not rows:
        raise NotFoundError("there is no page {number}", number=page_id)
    return _page_row(rows[0])


def page_by_key(session: Session, url_key: str) -> PageRow | None:
    """The page with that `same_page_key`, or None."""
    rows = answers(session, _KEYED, {"wanted": _short(url_key)})
    return _page_row(rows[0]) if rows else None


def page_by_url(session: Session, url: str) -> PageRow | None:
    """The page with exactly that URL, or None."""
    rows = answers(session, _ADDRESSED, {"wanted": storable(url)})
    return _page_row(rows[0]) if rows else None


def all_pages(session: Session) -> tuple[PageRow, ...]:
    """Every page that may be listed, by number."""
    return select_pages(session, *listed(session, _pages.c.id))


def pages_by_ids(session: Session, page_ids: Iterable[int]) -> dict[int, PageRow]:
    """Those of `page_ids` that exist."""
    wanted = sorted(set(page_ids))
    rows = answers(session, _NUMBERED, {"wanted": wanted}) if wanted else ()
    return {row.id: row for row in map(_page_row, rows)}


def update_page(session: Session, page_id: int, **fields: Unpack[PageUpdate]) -> None:
    """Set some fields of a page and leave the others; its turn is another one after that."""
    put(session, _UPDATE, {"page": page_id} | _columns(dict(fields)))


_UPDATE = update(_pages).where(_pages.c.id == bindparam("page")).values(turn=_pages.c.turn + 1)
_HELD = (
    select(_pages.c.id, _pages.c.turn)
    .where(_pages.c.id.in_(bindparam("pages", expanding=True)))
    .order_by(_pages.c.id)
    .with_for_update(key_share=True)  # SQLite has one writer and ignores it
)


def hold(session: Session, turns: Mapping[int, int]) -> bool:
    """Keep others from writing to those pages until the transaction ends; whether they still stand at these turns.

    What was decided on what a page was at one turn must not be written at another.
    """
    return dict(answers(session, _HELD, {"pages": sorted(turns)})) == dict(turns)


def next_turn(session: Session, page_ids: Iterable[int]) -> None:
    """Say that something was written of those pages: what others are deciding on them is decided again."""
    wanted = sorted(set(page_ids))
    if wanted:
        put(session, _NEXT, {"pages": wanted})


_NEXT = (
    update(_pages).where(_pages.c.id.in_(bindparam("pages", expanding=True))).values(turn=_pages.c.turn + 1)
)


def delete_page(session: Session, page_id: int) -> tuple[str, ...]:
    """Erase a page with all its history; the SHA-256s of snapshots that no other page has.

    The caller removes those from the snapshot store once this transaction has committed. The page's
    number and its versions' ids are never given again.
    """
    snapshots, versions = tables.snapshots, tables.versions
    texts = session.scalars(select(versions.c.text_blob_id).where(versions.c.page_id == page_id)).all()
    hashes = session.scalars(
        select(snapshots.c.sha256).where(snapshots.c.page_id == page_id).distinct()
    ).all()
    from versioner.storage import search  # noqa: PLC0415 - compiles what cuts words; only who erases needs it

    search.forget(session, page_id)
    hosts.stop_asking(session, [page_id])
    session.execute(delete(_pages).where(_pages.c.id == page_id))
    sweep_texts(session, texts)
    kept = set(session.scalars(select(snapshots.c.sha256).where(snapshots.c.sha256.in_(hashes))))
    return tuple(sorted(set(hashes) - kept))


# ---------------------------------------------------------------- states


def load_state(session: Session, page_id: int) -> bytes | None:
    """What `derive` remembers of the page, as it spelled it; None before the first check.

    In a transaction that writes, no other can read the same page's state to change it until this one
    ends: what is saved next follows from what was loaded.
    """
    if may_write(session):
        held = select(_pages.c.id).where(_pages.c.id == page_id)
        session.execute(held.with_for_update(key_share=True))  # SQLite has one writer and ignores it
    state: bytes | None = single(session, _STATE, {"page": page_id})
    return state


_STATE = select(tables.page_states.c.state).where(tables.page_states.c.page_id == bindparam("page"))


def save_state(session: Session, page_id: int, state: bytes) -> None:
    """Keep what `derive` remembers of the page."""
    upsert(session, tables.page_states, {"page_id": page_id}, {"state": state})


# ---------------------------------------------------------------- rows and values


def schedule_row(row: RowMapping | Mapping[str, Any]) -> ScheduleRow:
    """The schedule in a row that holds (at least) the columns of `schedules`."""
    return ScheduleRow(**{name: row[name] for name in _SCHEDULE})


def pairs(stored: Sequence[Sequence[str]] | None) -> tuple[tuple[str, str], ...]:
    """Headers as they come out of JSON."""
    return tuple((name, value) for name, value in stored or ())


def select_pages(
    session: Session, *where: ColumnElement[bool], most: int | None = None
) -> tuple[PageRow, ...]:
    """The pages that meet all conditions, by number, at most so many. For storage's own modules."""
    return tuple(_page_row(row) for row in session.execute(_ROWS.where(*where).limit(most)))


def pages_named_by(session: Session, article_id: int) -> tuple[PageRow, ...]:
    """The pages that an article was written from, in the order they were named."""
    return tuple(map(_page_row, answers(session, _SOURCES, {"article": article_id})))


def pages_named_from(session: Session, source_id: int) -> tuple[PageRow, ...]:
    """The pages that were written from that one, by number."""
    return tuple(map(_page_row, answers(session, _ARTICLES, {"source": source_id})))


_ROWS = (
    select(_pages, _schedules, exists().where(_links.c.source_id == _pages.c.id).label("is_source"))
    .join_from(_pages, _schedules, _schedules.c.page_id == _pages.c.id)
    .order_by(_pages.c.id)
)
# Put together once: a statement of fifty columns costs more to spell than to run.
_named = _links.alias()  # `_ROWS` asks the table itself
_SOURCE_OF = _named.c.article_id == bindparam("article")
_SOURCES = (
    _ROWS.where(_pages.c.id.in_(select(_named.c.source_id).where(_SOURCE_OF)))
    .order_by(None)
    .order_by(
        select(_named.c.position).where(_SOURCE_OF, _named.c.source_id == _pages.c.id).scalar_subquery()
    )
)
_ARTICLES = _ROWS.where(
    _pages.c.id.in_(select(_named.c.article_id).where(_named.c.source_id == bindparam("source")))
)
_NUMBERED = _ROWS.where(_pages.c.id.in_(bindparam("wanted", expanding=True)))
_KEYED = _ROWS.where(_pages.c.url_key == bindparam("wanted"))
_ADDRESSED = _ROWS.where(_pages.c.url == bindparam("wanted"))


_NAMES = tuple(column.name for column in _ROWS.selected_columns)


def _page_row(row: Sequence[Any]) -> PageRow:
    values = dict(zip(_NAMES, row, strict=True))
    schedule = ScheduleRow(**{name: values.pop(name) for name in _SCHEDULE})
    for name in _NOT_THE_PAGES:
        del values[name]
    generated, basis = values.pop("generated_at"), values.pop("generated_basis")
    at, basis_of, not_before, version = (values.pop(name) for name in _LAST_UPDATED)
    values["schedule"] = schedule
    values["status"] = named(PageStatus, values["status"])
    values["visibility"] = named(Visibility, values["visibility"])
    values["generated_on"] = Dated(at=generated, basis=named(Basis, basis)) if generated else None
    values["last_updated"] = (
        LastUpdated(at=at, basis=named(Basis, basis_of), not_before=not_before, version=version)
        if at
        else None
    )
    values["headers"] = pairs(values["headers"])
    values["ignore"] = tuple(values["ignore"] or ())
    values["only"] = tuple(values["only"] or ())
    return PageRow(**values)


_LAST_UPDATED = tuple(f"last_updated_{name}" for name in ("at", "basis", "not_before", "version"))


def _columns(fields: dict[str, Any]) -> dict[str, Any]:
    """Fields of a `PageRow` as columns of `pages`."""
    if "url_key" in fields:
        fields["url_key"] = _short(fields["url_key"])
    if "generated_on" in fields:
        dated: Dated | None = fields.pop("generated_on")
        fields["generated_at"] = dated.at if dated else None
        fields["generated_basis"] = str(dated.basis) if dated else None
    if "last_updated" in fields:
        last: LastUpdated | None = fields.pop("last_updated")
        for name in ("at", "basis", "not_before", "version"):
            fields[f"last_updated_{name}"] = getattr(last, name) if last else None
    for name in ("status", "visibility", "last_updated_basis"):
        if fields.get(name) is not None:
            fields[name] = str(fields[name])
    return fields


def _short(url_key: str) -> str:
    key = storable(url_key)
    if len(key.encode()) <= LONGEST_KEY:
        return key
    return f"sha256:{sha256(key.encode()).hexdigest()}"
