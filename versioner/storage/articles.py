"""Pages as people are told of them: the contract's `article`, put together from rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from versioner.core.asked.visibility import Visibility
from versioner.core.model import Article, Change, FreshDated, SourceRef
from versioner.core.schedule.plan import describe
from versioner.storage import drifts, judgements, pages, sources, tags, versions
from versioner.storage.batches import batched
from versioner.storage.database import Session
from versioner.storage.history import readable_state
from versioner.storage.records import DriftRow, PageRow, ScheduleRow
from versioner.storage.session import for_readers


def articles_of(session: Session, page_ids: Iterable[int]) -> tuple[Article, ...]:
    """Those pages, as people are told of them."""
    return articles_from(session, tuple(pages.pages_by_ids(session, page_ids).values()))


def articles_from(session: Session, rows: Sequence[PageRow], *, edits: bool = True) -> tuple[Article, ...]:
    """Many pages as people are told of them, with as many queries as for one.

    Args:
        session: a session.
        rows: the pages.
        edits: what is pending is worked out; else only said to wait.
    """
    ids = [row.id for row in rows] if len(rows) <= _NAMED else None
    counts = versions.version_counts(session, ids)
    tagged = tags.tags_of(session, [row.id for row in rows[:_NAMED]])
    fresh = judgements.fresh_dated(session, ids)
    links: dict[int, list[int]] = {}
    for link in sources.source_links(session, ids):
        links.setdefault(link.article_id, []).append(link.source_id)
    wanted = {source for found in links.values() for source in found}
    named: dict[int, PageRow] = {}
    for part in batched(sorted(wanted), _NAMED):
        named |= pages.pages_by_ids(session, part)
    if for_readers(session):  # in a list a source is listed too
        named = {n: one for n, one in named.items() if one.visibility is Visibility.PUBLIC}
    overtaken = drifts.open_of(session, [row.id for row in rows if links.get(row.id)])
    return tuple(
        article_from(
            session,
            row,
            counts.get(row.id, 0),
            [named[n] for n in links.get(row.id, ()) if n in named],
            fresh.get(row.id, ()),
            tagged.get(row.id, ()),
            overtaken.get(row.id, ()),
            edits=edits,
        )
        for row in rows
    )


_NAMED = 10_000  # numbers named in one query; SQLite takes 32,766


def article_of(session: Session, page: PageRow, *, edits: bool = True) -> Article:
    """A page that is in hand, as people are told of it; without `edits` it is only said that something waits."""
    count = versions.version_counts(session, (page.id,)).get(page.id, 0)
    return article_from(session, page, count, sources.sources_of(session, page.id), edits=edits)


def article_from(
    session: Session,
    page: PageRow,
    count: int,
    named: Sequence[PageRow],
    fresh: tuple[FreshDated, ...] | None = None,
    tagged: tuple[str, ...] | None = None,
    overtaken: tuple[DriftRow, ...] | None = None,
    *,
    edits: bool = True,
) -> Article:
    """A page with its counts and its sources at hand, as people are told of it; what is None is asked for."""
    waiting = _pending(session, page) if page.pending and edits else None
    if overtaken is None:
        overtaken = drifts.drifts_of(session, page.id, resolved=False) if named else ()
    open_drifts = overtaken if named else ()
    paths = dict.fromkeys(tuple(row.payload["section"]["path"]) for row in open_drifts)
    return Article(
        id=page.id,
        url=page.url,
        title=title_of(page),
        status=page.status,
        versions=count,
        generated_on=page.generated_on,
        last_updated=page.last_updated,
        last_changed=page.last_changed_at,
        last_checked=page.schedule.last_checked_at,
        first_seen=page.first_seen_at,
        next_check=page.schedule.next_check_at if page.tracked else None,
        status_since=page.status_since,
        status_reason=page.status_reason,
        language=page.language,
        schedule=in_words(page.schedule) if page.tracked else "not looked at any more",
        tracked=page.tracked,
        is_source=page.is_source,
        sources=tuple(source_ref(source) for source in named),
        fresh_dated=judgements.fresh_dates_of(session, page.id) if fresh is None else fresh,
        pending=waiting.edits if waiting else (),
        waits=page.pending,
        out_of_date=tuple(paths),
        visibility=page.visibility,
        tags=tags.tags_of(session, [page.id]).get(page.id, ()) if tagged is None else tagged,
    )


def title_of(page: PageRow) -> str:
    """What the page is called: by a person, by itself, or by its address."""
    return page.title_override or page.title or page.url


def source_ref(page: PageRow) -> SourceRef:
    """A source as it is named beside its article."""
    return SourceRef(
        id=page.id, url=page.url, title=title_of(page), status=page.status, last_updated=page.last_updated
    )


def _pending(session: Session, page: PageRow) -> Change | None:
    latest = versions.latest_version(session, page.id)
    state = readable_state(session, page.id)
    at = page.schedule.last_checked_at or page.created_at
    from versioner.core.decide.waiting import pending_change  # noqa: PLC0415 - reads and compares; most pages wait for nothing

    return pending_change(state, latest.number if latest else 0, at)


def in_words(row: ScheduleRow) -> str:
    """The schedule as a person reads it."""
    return describe(row.plan)
