"""Mend what `verify` finds wrong and what can be worked out again from what is whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from versioner.app import App
from versioner.errors import VersionerError
from versioner.ingest.indexing import catch_up, index_page
from versioner.ingest.rederive import rederive
from versioner.storage import audit, schedule, search
from versioner.storage.meta import put_meta
from versioner.storage.verify import Mend, Problem


def repair(app: App, problems: Sequence[Problem]) -> tuple[str, ...]:
    """Mend those of the problems that can be; what was done, and what could not be, in words.

    Ask `verify` again for what is left: nothing is believed to be mended.
    """
    done: list[str] = []
    for mend, work in _WORK.items():
        mine = [problem for problem in problems if problem.mend is mend]
        if mine:
            try:
                done.append(work(app, mine))
            except VersionerError as error:
                done.append(f"{mend}: not mended: {error.message}")
    return tuple(done)


def _index(app: App, found: Sequence[Problem]) -> str:
    del found
    with app.db.write() as session:
        search.clear(session)
        put_meta(session, search.WHOLE, value=False)
    return f"the search index is made anew: {catch_up(app)} pages"


def _page_index(app: App, found: Sequence[Problem]) -> str:
    for problem in found:
        if problem.page is not None:
            index_page(app, problem.page)
    return f"{len(found)} pages are indexed anew"


def _counters(app: App, found: Sequence[Problem]) -> str:
    del found
    with app.db.write() as session:
        return f"{audit.recount(session)} counters are counted again"


def _schedules(app: App, found: Sequence[Problem]) -> str:
    with app.db.write() as session:
        for problem in found:
            if problem.page is not None:
                schedule.begin_again(session, problem.page, app.now())
    return f"{len(found)} pages have the default schedule"


def _changes(app: App, found: Sequence[Problem]) -> str:
    wanted = sorted({problem.page for problem in found if problem.page is not None})
    read = rederive(app, [str(number) for number in wanted])
    return "; ".join((f"{len(wanted)} pages are read again from their snapshots", *read.failures))


# in this order: what is read again from snapshots comes before what is worked out from versions
_WORK: dict[Mend, Callable[[App, Sequence[Problem]], str]] = {
    Mend.SCHEDULE: _schedules,
    Mend.CHANGES: _changes,
    Mend.INDEX: _index,
    Mend.PAGE_INDEX: _page_index,
    Mend.COUNTERS: _counters,
}
