"""What is kept twice for speed, held against what it was worked out from: the search index, the counters.

All of it can be worked out again; `ingest.repair` does.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from versioner.storage import search, tallies, versions
from versioner.storage.batches import batched
from versioner.storage.database import Session
from versioner.storage.history import standing
from versioner.storage.meta import get_meta
from versioner.storage.statements import sa, tables

_AT_ONCE = 20  # texts of a page that are held in memory at one time
_NEARLY = 1e-6  # of a sum of what hosts ask for: it was added up in another order


def miscounted(session: Session) -> Iterator[tuple[str, float, float]]:
    """Counters that differ from what they count: name, what is kept, what it should be."""
    kept = tallies.totals(session)
    right = _counted(session)
    for name in sorted(kept.keys() | right.keys()):
        have, want = kept.get(name, 0.0), right.get(name, 0.0)
        if name.startswith(tallies.PAST):
            want = max(have, want)  # those of pages that were erased count on
        if abs(have - want) > _NEARLY * max(1.0, abs(want)):
            yield name, have, want


def recount(session: Session) -> int:
    """Put counters right; how many were wrong."""
    moves = {name: want - have for name, have, want in miscounted(session)}
    tallies.add(session, moves)
    return len(moves)


def _counted(session: Session) -> dict[str, float]:
    pages, schedules, runs, hosts = tables.pages, tables.schedules, tables.check_runs, tables.hosts
    waiting = pages.c.as_article & ((pages.c.status == "suspect") | pages.c.pending)
    sums = session.execute(sa.select(sa.func.sum(hosts.c.demand), sa.func.sum(hosts.c.promised))).one()
    found: dict[str, float] = {
        tallies.WAITING: _count(session, sa.select(sa.func.count()).select_from(pages).where(waiting)),
        tallies.LOOKED_AT: _count(
            session,
            sa.select(sa.func.count()).select_from(schedules).where(schedules.c.next_check_at.is_not(None)),
        ),
        tallies.DEMAND: float(sums[0] or 0.0),
        tallies.PROMISED: float(sums[1] or 0.0),
    }
    for name, flag in ((tallies.PAGES, pages.c.tracked), (tallies.ARTICLES, pages.c.as_article)):
        by_status = sa.select(pages.c.status, sa.func.count()).where(flag).group_by(pages.c.status)
        found |= {f"{name} {status}": float(n) for status, n in session.execute(by_status)}
    ends = sa.select(runs.c.outcome, runs.c.level, sa.func.sum(runs.c.count)).group_by(
        runs.c.outcome, runs.c.level
    )
    found |= {f"{tallies.CHECKS} {outcome} {level}": float(n) for outcome, level, n in session.execute(ends)}
    return found


def _count(session: Session, query: sa.Select[Any]) -> float:
    return float(session.scalar(query) or 0)


def unindexed(session: Session) -> Iterator[tuple[int, int, int]]:
    """Pages whose passages in the index are not those of their versions: number, how many are missing, how many too many.

    A page of which nothing is in the index is a fault once everything was said to be.
    """
    whole = bool(get_meta(session, search.WHOLE))
    for page_id in session.scalars(sa.select(tables.versions.c.page_id).distinct().order_by("page_id")).all():
        kept = _kept(session, page_id)
        if not kept and not whole:
            continue  # waits for its turn: it is from before there was an index
        right = _right(session, page_id)
        if kept != right:
            yield page_id, len(right - kept), len(kept - right)


def _kept(session: Session, page_id: int) -> set[tuple[int, int, int | None]]:
    columns = (tables.passages.c.fingerprint, tables.passages.c.since, tables.passages.c.until)
    rows = session.execute(sa.select(*columns).where(tables.passages.c.page_id == page_id))
    return {(row.fingerprint, row.since, row.until) for row in rows}


def _right(session: Session, page_id: int) -> set[tuple[int, int, int | None]]:
    shelf = search.Shelf()
    for part in batched(standing(session, page_id), _AT_ONCE):
        for row, version in zip(part, versions.with_documents(session, part), strict=True):
            shelf.add(row.number, row.text_blob_id, version.document)
    return {(one.fingerprint, one.since, one.until) for one in shelf.moves.added}


def wordless(session: Session) -> tuple[int, int]:
    """Passages without their words in the index, and words of passages that are not there."""
    key = "rowid" if session.backend == "sqlite" else "passage_id"
    ask = "SELECT count(*) FROM {} WHERE {} NOT IN (SELECT {} FROM {})"
    lacking = session.scalar(sa.text(ask.format("passages", "id", key, "passage_words")))
    orphaned = session.scalar(sa.text(ask.format("passage_words", key, "id", "passages")))
    return int(lacking or 0), int(orphaned or 0)


def without_pages(session: Session) -> bool:
    """Whether there is no page at all: a new database, or one that was emptied."""
    return session.scalar(sa.select(tables.pages.c.id).limit(1)) is None
