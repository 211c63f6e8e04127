"""Pages: the wide rows, and beside each what `derive` remembers of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Unpack

from versioner.core.asked.visibility import Visibility
from versioner.core.model import Basis, Dated, LastUpdated, PageStatus
from versioner.errors import NotFoundError
from versioner.frozen import field_names
from versioner.storage import hosts, tallies
from versioner.storage.database import Session
from versioner.storage.lessons import stop_asking
from versioner.storage.prepared import answers, named_answers, put, single
from versioner.storage.records import PageRow, ScheduleRow
from versioner.storage.session import for_readers, may_write
from versioner.storage.sight import listed
from versioner.storage.statements import sa, statement, tables
from versioner.storage.texts import sweep_texts
from versioner.storage.upsert import upsert
from versioner.storage.values import named, storable

if TYPE_CHECKING:
    from versioner.storage.fields import PageFields, PageUpdate

# An index entry of PostgreSQL holds at most 2,704 bytes; longer keys are kept by their hash.
LONGEST_KEY = 2000

_SCHEDULE = field_names(ScheduleRow)
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
    page_id = int(single(session, _add, _columns(values)))
    first = {"page_id": page_id, "host": host, "next_check_at": next_check_at, "kind": "default"}
    put(session, _add_schedule, first)
    hosts.wake(session, host, next_check_at)
    tallies.add_up(session)
    return page_id


@statement
def _add() -> sa.Insert:
    return sa.insert(tables.pages).returning(tables.pages.c.id)


@statement
def _add_schedule() -> sa.Insert:
    return sa.insert(tables.schedules)


def page(session: Session, page_id: int) -> PageRow:
    """One page.

    Raises:
        NotFoundError: there is no page of that number.
    """
    rows = named_answers(session, _numbered, {"wanted": [page_id]})
    if not rows:
        raise NotFoundError("there is no page {number}", number=page_id)
    return _page_row(rows[0])


def page_by_key(session: Session, url_key: str) -> PageRow | None:
    """The page with that `same_page_key`, or None."""
    rows = named_answers(session, _keyed, {"wanted": _short(url_key)})
    return _page_row(rows[0]) if rows else None


def page_by_url(session: Session, url: str) -> PageRow | None:
    """The page with exactly that URL, or None."""
    rows = named_answers(session, _addressed, {"wanted": storable(url)})
    return _page_row(rows[0]) if rows else None


def all_pages(session: Session) -> tuple[PageRow, ...]:
    """Every page that may be listed, by number."""
    if for_readers(session):
        return select_pages(session, *listed(session, tables.pages.c.id))
    return tuple(map(_page_row, named_answers(session, _rows, {})))


def tracked_ids(session: Session) -> tuple[int, ...]:
    """The numbers of all pages that are looked at, in order."""
    return tuple(row[0] for row in answers(session, _tracked, {}))


@statement
def _tracked() -> sa.Select[Any]:
    return sa.select(tables.pages.c.id).where(tables.pages.c.tracked.is_(True)).order_by(tables.pages.c.id)


def pages_by_ids(session: Session, page_ids: Iterable[int]) -> dict[int, PageRow]:
    """Those of `page_ids` that exist."""
    wanted = sorted(set(page_ids))
    rows = named_answers(session, _numbered, {"wanted": wanted}) if wanted else ()
    return {row.id: row for row in map(_page_row, rows)}


def update_page(session: Session, page_id: int, **fields: Unpack[PageUpdate]) -> None:
    """Set some fields of a page and leave the others; its turn is another one after that."""
    put(session, _update, {"page": page_id} | _columns(dict(fields)))


@statement
def _update() -> sa.Update:
    return (
        sa.update(tables.pages)
        .where(tables.pages.c.id == sa.bindparam("page"))
        .values(turn=tables.pages.c.turn + 1)
    )


@statement
def _held() -> sa.Select[Any]:
    return (
        sa.select(tables.pages.c.id, tables.pages.c.turn)
        .where(tables.pages.c.id.in_(sa.bindparam("pages", expanding=True)))
        .order_by(tables.pages.c.id)
        .with_for_update(key_share=True)
    )


def hold(session: Session, turns: Mapping[int, int]) -> bool:
    """Keep others from writing to those pages until the transaction ends; whether they still stand at these turns.

    What was decided on what a page was at one turn must not be written at another.
    """
    return dict(answers(session, _held, {"pages": sorted(turns)})) == dict(turns)


def next_turn(session: Session, page_ids: Iterable[int]) -> None:
    """Say that something was written of those pages: what others are deciding on them is decided again."""
    wanted = sorted(set(page_ids))
    if wanted:
        put(session, _next, {"pages": wanted})


@statement
def _next() -> sa.Update:
    return (
        sa.update(tables.pages)
        .where(tables.pages.c.id.in_(sa.bindparam("pages", expanding=True)))
        .values(turn=tables.pages.c.turn + 1)
    )


def delete_page(session: Session, page_id: int) -> tuple[str, ...]:
    """Erase a page with all its history; the SHA-256s of snapshots that no other page has.

    The caller removes those from the snapshot store once this transaction has committed. The page's
    number and its versions' ids are never given again.
    """
    snapshots, versions = tables.snapshots, tables.versions
    texts = session.scalars(sa.select(versions.c.text_blob_id).where(versions.c.page_id == page_id)).all()
    hashes = session.scalars(
        sa.select(snapshots.c.sha256).where(snapshots.c.page_id == page_id).distinct()
    ).all()
    from versioner.storage import search  # noqa: PLC0415 - compiles what cuts words; only who erases needs it

    search.forget(session, page_id)
    stop_asking(session, [page_id])
    session.execute(sa.delete(tables.pages).where(tables.pages.c.id == page_id))
    sweep_texts(session, texts)
    kept = set(session.scalars(sa.select(snapshots.c.sha256).where(snapshots.c.sha256.in_(hashes))))
    return tuple(sorted(set(hashes) - kept))


# ---------------------------------------------------------------- states


def load_state(session: Session, page_id: int) -> bytes | None:
    """What `derive` remembers of the page, as it spelled it; None before the first check.

    In a transaction that writes, no other can read the same page's state to change it until this one
    ends: what is saved next follows from what was loaded.
    """
    if may_write(session):
        held = sa.select(tables.pages.c.id).where(tables.pages.c.id == page_id)
        session.execute(held.with_for_update(key_share=True))  # SQLite has one writer and ignores it
    state: bytes | None = single(session, _state, {"page": page_id})
    return state


@statement
def _state() -> sa.Select[Any]:
    return sa.select(tables.page_states.c.state).where(tables.page_states.c.page_id == sa.bindparam("page"))


def save_state(session: Session, page_id: int, state: bytes) -> None:
    """Keep what `derive` remembers of the page."""
    upsert(session, "page_states", {"page_id": page_id}, {"state": state})


# ---------------------------------------------------------------- rows and values


def schedule_row(row: sa.RowMapping | Mapping[str, Any]) -> ScheduleRow:
    """The schedule in a row that holds (at least) the columns of `schedules`."""
    return ScheduleRow(**{name: row[name] for name in _SCHEDULE})


def pairs(stored: Sequence[Sequence[str]] | None) -> tuple[tuple[str, str], ...]:
    """Headers as they come out of JSON."""
    return tuple((name, value) for name, value in stored or ())


def select_pages(
    session: Session, *where: sa.ColumnElement[bool], most: int | None = None
) -> tuple[PageRow, ...]:
    """The pages that meet all conditions, by number, at most so many. For storage's own modules."""
    return tuple(
        _page_row(dict(row)) for row in session.execute(_rows().where(*where).limit(most)).mappings()
    )


def pages_named_by(session: Session, article_id: int) -> tuple[PageRow, ...]:
    """The pages that an article was written from, in the order they were named."""
    return tuple(map(_page_row, named_answers(session, _sources, {"article": article_id})))


def pages_named_from(session: Session, source_id: int) -> tuple[PageRow, ...]:
    """The pages that were written from that one, by number."""
    return tuple(map(_page_row, named_answers(session, _articles, {"source": source_id})))


@statement
def _rows() -> sa.Select[Any]:
    return (
        sa.select(
            tables.pages,
            tables.schedules,
            sa.exists().where(tables.article_sources.c.source_id == tables.pages.c.id).label("is_source"),
        )
        .join_from(tables.pages, tables.schedules, tables.schedules.c.page_id == tables.pages.c.id)
        .order_by(tables.pages.c.id)
    )


# Put together once: a statement of fifty columns costs more to spell than to run.
@cache
def _named() -> Any:
    return tables.article_sources.alias()  # `_rows` asks the table itself


@cache
def _source_of() -> Any:
    return _named().c.article_id == sa.bindparam("article")


@statement
def _sources() -> sa.Select[Any]:
    return (
        _rows()
        .where(tables.pages.c.id.in_(sa.select(_named().c.source_id).where(_source_of())))
        .order_by(None)
        .order_by(
            sa.select(_named().c.position)
            .where(_source_of(), _named().c.source_id == tables.pages.c.id)
            .scalar_subquery()
        )
    )


@statement
def _articles() -> sa.Select[Any]:
    return _rows().where(
        tables.pages.c.id.in_(
            sa.select(_named().c.article_id).where(_named().c.source_id == sa.bindparam("source"))
        )
    )


@statement
def _numbered() -> sa.Select[Any]:
    return _rows().where(tables.pages.c.id.in_(sa.bindparam("wanted", expanding=True)))


@statement
def _keyed() -> sa.Select[Any]:
    return _rows().where(tables.pages.c.url_key == sa.bindparam("wanted"))


@statement
def _addressed() -> sa.Select[Any]:
    return _rows().where(tables.pages.c.url == sa.bindparam("wanted"))


def _page_row(values: dict[str, Any]) -> PageRow:
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
