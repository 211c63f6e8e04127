"""Mend what `verify` finds wrong and what can be worked out again from what is whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from versioner.app import App
from versioner.errors import E_, Said, VersionerError
from versioner.ingest.indexing import catch_up, index_page
from versioner.ingest.rederive import rederive
from versioner.storage import audit, schedule, search
from versioner.storage.meta import put_meta
from versioner.storage.verify import Mend, Problem

Done = tuple[Said, ...]


def repair(app: App, problems: Sequence[Problem]) -> tuple[Said, ...]:
    """Mend those of the problems that can be; what was done, and what could not be, in words.

    Ask `verify` again for what is left: nothing is believed to be mended.
    """
    done: list[Said] = []
    for mend, work in _WORK.items():
        mine = [problem for problem in problems if problem.mend is mend]
        if mine:
            try:
                done += work(app, mine)
            except VersionerError as error:
                done.append(Said(E_("not mended ({part}): {why}"), {"part": str(mend), "why": error}))
    return tuple(done)


def _index(app: App, found: Sequence[Problem]) -> Done:
    del found
    with app.db.write() as session:
        search.clear(session)
        put_meta(session, search.WHOLE, value=False)
    return (Said(E_("the search index is made anew; pages in it: {count}"), {"count": catch_up(app)}),)


def _page_index(app: App, found: Sequence[Problem]) -> Done:
    for problem in found:
        if problem.page is not None:
            index_page(app, problem.page)
    return (Said(E_("pages indexed anew: {count}"), {"count": len(found)}),)


def _counters(app: App, found: Sequence[Problem]) -> Done:
    del found
    with app.db.write() as session:
        return (Said(E_("counters counted again: {count}"), {"count": audit.recount(session)}),)


def _schedules(app: App, found: Sequence[Problem]) -> Done:
    with app.db.write() as session:
        for problem in found:
            if problem.page is not None:
                schedule.begin_again(session, problem.page, app.now())
    return (Said(E_("pages that have the default schedule now: {count}"), {"count": len(found)}),)


def _changes(app: App, found: Sequence[Problem]) -> Done:
    wanted = sorted({problem.page for problem in found if problem.page is not None})
    read = rederive(app, [str(number) for number in wanted])
    told = Said(E_("pages read again from their snapshots: {count}"), {"count": len(wanted)})
    return (told, *read.failures)


# in this order: what is read again from snapshots comes before what is worked out from versions
_WORK: dict[Mend, Callable[[App, Sequence[Problem]], Done]] = {
    Mend.SCHEDULE: _schedules,
    Mend.CHANGES: _changes,
    Mend.INDEX: _index,
    Mend.PAGE_INDEX: _page_index,
    Mend.COUNTERS: _counters,
}
