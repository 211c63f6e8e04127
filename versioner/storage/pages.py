"""Pages: the wide rows, and beside each what `derive` remembers of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields as fields_of
from datetime import datetime
from hashlib import sha256
from typing import Any, Unpack

from sqlalchemy import (
    ColumnElement,
    Row,
    RowMapping,
    Select,
    bindparam,
    delete,
    exists,
    false,
    func,
    insert,
    or_,
    select,
    true,
    update,
)

from versioner.core.model import Basis, Dated, LastUpdated, PageStatus
from versioner.core.visibility import Visibility
from versioner.errors import NotFoundError
from versioner.storage import hosts, tables, tallies
from versioner.storage.columns import storable
from versioner.storage.database import Session, may_write
from versioner.storage.records import PageFields, PageName, PageRow, PageUpdate, ScheduleRow
from versioner.storage.sight import all_listed, listed
from versioner.storage.texts import sweep_texts
from versioner.storage.upsert import upsert

_pages = tables.pages
_links = tables.article_sources
_schedules = tables.schedules
_drifts, _tags = tables.drifts, tables.page_tags

# An index entry of PostgreSQL holds at most 2,704 bytes; longer keys are kept by their hash.
LONGEST_KEY = 2000

_SCHEDULE = tuple(field.name for field in fields_of(ScheduleRow))
_NOT_THE_PAGES = {*_SCHEDULE, "page_id", "last_run_id", "changed_at"}


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
    found = select_pages(session, _pages.c.id == page_id)
    if not found:
        raise NotFoundError(f"there is no page {page_id}")
    return found[0]


def page_by_key(session: Session, url_key: str) -> PageRow | None:
    """The page with that `same_page_key`, or None."""
    found = select_pages(session, _pages.c.url_key == _short(url_key))
    return found[0] if found else None


def page_by_url(session: Session, url: str) -> PageRow | None:
    """The page with exactly that URL, or None."""
    found = select_pages(session, _pages.c.url == storable(url))
    return found[0] if found else None


def all_pages(session: Session) -> tuple[PageRow, ...]:
    """Every page that may be listed, by number."""
    return select_pages(session, *listed(session, _pages.c.id))


def listing(
    session: Session,
    *,
    part: str = "",
    show: str = "",
    tag: str = "",
    host: str = "",
    since: datetime | None = None,
    sort: str = "id",
    limit: int,
    offset: int = 0,
) -> tuple[tuple[PageRow, ...], int]:
    """One sheet of the articles, and how many there are in all.

    Args:
        session: a transaction.
        part: of URL or title; "" for all.
        show: "suspect" (waits for a decision), "failing", "drift" (out of date), a status, or "" for all.
        tag, host: only with that tag, on that host; "" for all.
        since: only what is new or changed after it.
        sort: "id", "title", "host", "state", "checked" or "changed" (latest first).
        limit: most rows; offset: rows passed over.
    """
    where = _listed(session, part=part, show=show, tag=tag, host=host)
    if since is not None:
        where.append(_pages.c.changed_at > since)
    counted = all_listed(session)
    known = _counted(session, show) if counted else None
    few = bool(part or tag or host) or (bool(show) and (known is None or known < _FEW))
    order: tuple[ColumnElement[Any], ...] = {
        "title": (func.lower(func.coalesce(_pages.c.title_override, _pages.c.title)), _pages.c.id),
        "checked": (_schedules.c.last_checked_at.desc().nulls_last(), _pages.c.id),
        "changed": (_pages.c.changed_at.desc(), _pages.c.id.desc()),
        "host": (_schedules.c.host, _pages.c.id),
        "state": (_pages.c.status.desc(), _pages.c.id),
    }.get(sort, (_pages.c.id,))
    if few and sort == "changed":  # few are shown: not along the index of all articles in order
        order = (func.coalesce(_pages.c.changed_at, _pages.c.created_at).desc(), _pages.c.id.desc())
    query = select(_pages.c.id)
    if sort in {"checked", "host"}:
        query = query.join_from(_pages, _schedules, _schedules.c.page_id == _pages.c.id)
    total = None if part or tag or host or since else known
    if part:  # names are read from end to end: once, not twice
        query = query.add_columns(func.count().over().label("total"))
    sheet = session.execute(query.where(*where).order_by(*order).limit(limit).offset(offset)).all()
    if part and sheet:
        total = int(sheet[0].total)
    if total is None:
        total = session.scalar(select(func.count()).select_from(_pages).where(*where)) or 0
    rows = pages_by_ids(session, [row.id for row in sheet])
    return tuple(rows[row.id] for row in sheet), total


_FEW = 20_000  # articles up to which a state's are found by the index of states, and then put in order


def _listed(session: Session, *, part: str, show: str, tag: str, host: str) -> list[ColumnElement[bool]]:
    """What an article must be to stand in that list."""
    where: list[ColumnElement[bool]] = [_pages.c.as_article.is_(true()), *listed(session, _pages.c.id)]
    if part:
        where.append(_called(session, part))
    if show == "suspect":
        suspect = select(_pages.c.id).where(_pages.c.status == str(PageStatus.SUSPECT))
        where.append(_pages.c.id.in_(suspect.union_all(_PENDING)))
    elif show == "failing":  # by the index of states, or all articles would be read in order of their changes
        bad = select(_pages.c.id).where(_pages.c.status.in_([str(one) for one in _BAD]))
        where.append(_pages.c.id.in_(bad))
    elif show == "drift":
        where.append(_pages.c.id.in_(select(_drifts.c.article_id).where(_drifts.c.resolved_at.is_(None))))
    elif show:
        where.append(_pages.c.status == show)
    if tag:
        where.append(_pages.c.id.in_(select(_tags.c.page_id).where(_tags.c.tag == tag)))
    if host:
        where.append(_pages.c.id.in_(select(_schedules.c.page_id).where(_schedules.c.host == host)))
    return where


_BAD = (PageStatus.FAILING, PageStatus.GONE, PageStatus.BLOCKED)
_PENDING = select(_pages.c.id).where(_pages.c.pending.is_(true()))


def _counted(session: Session, show: str) -> int | None:
    """How many articles `listing` shows, where that is counted as it goes."""
    if show == "drift":
        return None  # as many as there are open drifts to read
    counts = tallies.totals(session, tallies.ARTICLES + " ")
    waiting = int(counts.pop(tallies.WAITING, 0))
    if show == "suspect":
        return waiting
    by_status = {name.partition(" ")[2]: int(count) for name, count in counts.items()}
    if show == "failing":
        return sum(by_status.get(str(one), 0) for one in _BAD)
    return by_status.get(show, 0) if show else sum(by_status.values())


def waiting(session: Session) -> int:
    """How many articles wait for a decision."""
    if all_listed(session):
        return _counted(session, "suspect") or 0
    where = _listed(session, part="", show="suspect", tag="", host="")
    return session.scalar(select(func.count()).select_from(_pages).where(*where)) or 0


def pages_by_ids(session: Session, page_ids: Iterable[int]) -> dict[int, PageRow]:
    """Those of `page_ids` that exist."""
    wanted = sorted(set(page_ids))
    return {found.id: found for found in select_pages(session, _pages.c.id.in_(wanted))} if wanted else {}


def names(session: Session) -> tuple[PageName, ...]:
    """What every page is called, by number."""
    return _names(session, _NAMED.where(*listed(session, _pages.c.id)).order_by(_pages.c.id))


def names_near(session: Session, number: int, limit: int) -> tuple[PageName, ...]:
    """What the pages with the numbers next to `number` are called."""
    near = func.abs(_pages.c.id - number)
    where = listed(session, _pages.c.id)
    return _names(session, _NAMED.where(*where).order_by(near, _pages.c.id).limit(limit))


_NAMED = select(
    _pages.c.id, _pages.c.url, func.coalesce(_pages.c.title_override, _pages.c.title).label("title")
)


def _names(session: Session, query: Select[Any]) -> tuple[PageName, ...]:
    return tuple(PageName(id=row.id, url=row.url, title=row.title) for row in session.execute(query))


def search_pages(session: Session, part: str) -> tuple[PageRow, ...]:
    """Pages with `part` in their URL or title (theirs or ours), letter case aside, by number."""
    return select_pages(session, _called(session, part), *listed(session, _pages.c.id))


_CALLED = (_pages.c.url, _pages.c.title, _pages.c.title_override)
_MOST_CALLED = 30_000  # numbers named in one query; SQLite takes 32,766
# What the database's own search is no judge of: letters beyond ASCII, and those that fold into two ("ß" is "ss").
_FOLDS = re.compile(r"[^\x00-\x7f]+|[sS]{2}")
_LONGEST_PART = 4_000  # characters: no address is longer, and SQLite refuses patterns of 50,000 bytes


def _called(session: Session, part: str) -> ColumnElement[bool]:
    """The condition that a page has `part` in its URL or title, case folded as Unicode has it.

    SQLite's `LIKE` folds ASCII only and is three times as fast as its `lower`; where that does not do, it finds
    what may be meant, and that is looked at here.
    """
    if len(part) > _LONGEST_PART:
        return false()
    plain = "%".join(_literal(one) for one in _FOLDS.split(part))
    like = f"%{plain}%"
    if session.dialect.name == "postgresql":
        found = or_(*(column.ilike(like, escape="\\") for column in _CALLED))
    else:
        found = or_(*(column.like(like, escape="\\") for column in _CALLED))
    if not _FOLDS.search(part):  # read from end to end, not page by page along the index of another order
        return _pages.c.id.in_(select(_pages.c.id).where(found))
    wanted = part.casefold()
    rows = session.execute(select(_pages.c.id, *_CALLED).where(found))
    ids = [row.id for row in rows if any(wanted in (text or "").casefold() for text in row[1:])]
    return _pages.c.id.in_(ids[:_MOST_CALLED])


def _literal(part: str) -> str:
    return re.sub(r"([%_\\])", r"\\\1", part)


def count_by_status(session: Session) -> dict[PageStatus, int]:
    """How many tracked pages stand how."""
    counts = tallies.totals(session, tallies.PAGES + " ")
    return {PageStatus(name.partition(" ")[2]): int(count) for name, count in counts.items() if count > 0}


def update_page(session: Session, page_id: int, **fields: Unpack[PageUpdate]) -> None:
    """Set some fields of a page and leave the others; its turn is another one after that."""
    if fields:
        session.execute(_UPDATE, {"page": page_id} | _columns(dict(fields)))


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
    rows = session.execute(_HELD, {"pages": list(turns)})
    return {row.id: row.turn for row in rows} == dict(turns)


def next_turn(session: Session, page_ids: Iterable[int]) -> None:
    """Say that something was written of those pages: what others are deciding on them is decided again."""
    wanted = sorted(set(page_ids))
    if wanted:
        session.execute(update(_pages).where(_pages.c.id.in_(wanted)).values(turn=_pages.c.turn + 1))


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
    state: bytes | None = session.scalar(
        select(tables.page_states.c.state).where(tables.page_states.c.page_id == page_id)
    )
    return state


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


def select_pages(session: Session, *where: ColumnElement[bool]) -> tuple[PageRow, ...]:
    """The pages that meet all conditions, by number. For storage's own modules."""
    return tuple(_page_row(row) for row in session.execute(_ROWS.where(*where)))


_ROWS = (
    select(_pages, _schedules, exists().where(_links.c.source_id == _pages.c.id).label("is_source"))
    .join_from(_pages, _schedules, _schedules.c.page_id == _pages.c.id)
    .order_by(_pages.c.id)
)


def _page_row(row: Row[Any]) -> PageRow:
    columns = row._mapping  # noqa: SLF001 - SQLAlchemy's public name for it
    values = {name: value for name, value in columns.items() if name not in _NOT_THE_PAGES}
    generated, basis = values.pop("generated_at"), values.pop("generated_basis")
    updated = {name: values.pop(f"last_updated_{name}") for name in ("at", "basis", "not_before", "version")}
    values |= {
        "schedule": schedule_row(columns),
        "status": PageStatus(values["status"]),
        "visibility": Visibility(values["visibility"]),
        "generated_on": Dated(at=generated, basis=Basis(basis)) if generated else None,
        "last_updated": LastUpdated(**updated | {"basis": Basis(updated["basis"])})
        if updated["at"]
        else None,
        "headers": pairs(values["headers"]),
        "ignore": tuple(values["ignore"] or ()),
        "only": tuple(values["only"] or ()),
    }
    return PageRow(**values)


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
