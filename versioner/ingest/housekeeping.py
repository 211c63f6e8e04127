"""What is done now and then beside the checking, by a daemon in quiet hours or by `check --due` when it is time.

What came since the last time has a file of its own in the snapshot store: those files are the list of what is to do,
so that tidying costs by what is new and not by what is kept.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence

from versioner.app import App
from versioner.core.model import rfc3339
from versioner.core.schedule import rates
from versioner.errors import StorageError
from versioner.ingest.proof import grow, stamp
from versioner.storage import backlog, checkers, follows, hosts, schedule, snapshots, undelivered
from versioner.storage.meta import SNAPSHOTS_BYTES, put_meta, untidied
from versioner.storage.tidied import TIDIED_AT

_log = logging.getLogger("versioner.daemon")
_SPREAD_SECONDS = 50.0  # a chore of every minute, in every process
_LEFTOVER_SECONDS = 24 * 3600.0  # a file this old that no row names belongs to nobody who is still writing
PACKED_FROM = 64  # snapshots from which on they go into a pack


def now_and_then(app: App) -> bool:
    """Mend clocks and tidy up, where it is time; whether it was."""
    with app.db.read() as session:
        if not untidied(session, app.now()):
            return False
    mend_clocks(app)
    tidy(app)
    return True


def tidy(app: App, *, least: int = PACKED_FROM) -> int:
    """Sign the log, clear leftovers away, compact the snapshot store; how many objects were rewritten.

    Args:
        app: what to work with.
        least: objects from which on they are packed.
    """
    grow(app)
    stamp(app)
    then = app.now().timestamp() - _LEFTOVER_SECONDS
    app.snapshots.clean(older_than=then)
    fresh = list(app.snapshots.fresh())
    with app.db.read() as session:
        shown = snapshots.pages_that_show(session, fresh)
        pages = sorted({page for one in shown.values() for page in one})
    strays = sum(app.snapshots.drop(name, older_than=then) for name in fresh if name not in shown)
    if strays:
        _log.info("%d snapshots that no check ever named are cleared away", strays)
    try:
        rewritten = compact_pages(app, pages, least=least)
    except StorageError as error:
        _log.warning("snapshots are not compacted: %s", error.message)
        rewritten = 0
    taken = app.snapshots.bytes_on_disk()
    with app.db.write() as session:
        put_meta(session, SNAPSHOTS_BYTES, taken)
        put_meta(session, TIDIED_AT, rfc3339(app.now()))
    return rewritten


def compact_pages(app: App, page_ids: Sequence[int], *, least: int = PACKED_FROM) -> int:
    """Rewrite what pages have shown as patches on each other; how many snapshots were.

    Raises:
        StorageError: another process is at it, or the disk refuses.
    """
    pages = sorted(page_ids)  # kin are those before: what is new may stand on what was rewritten a moment ago
    with app.db.read() as session:
        histories = snapshots.histories(session, pages)
        kin = snapshots.of_kin(session, pages)
    near = {names[0]: kin[page] for page, names in histories.items() if names and page in kin}
    return app.snapshots.compact(histories.values(), kin=near, least=least).rewritten


def mend_clocks(app: App) -> int:
    """Undo what a clock that ran ahead has left: what would wait until the true one is there too; how many waits."""
    now = app.now()
    with app.db.write() as session:
        found = schedule.hold_to_clock(session, now, app.limits.longest) + hosts.hold_to_clock(session, now)
        found += follows.hold_to_clock(session, now) + undelivered.hold_to_clock(session, now)
        checkers.hold_to_clock(session, now)
    if found:
        _log.warning("%d waits were planned by a clock that ran ahead; they end now", found)
        mend_hosts(app)  # a page is looked at when its host wakes
    return found


def mend_hosts(app: App) -> int:
    """Wake hosts that sleep though a page of theirs is due; how many did."""
    with app.db.read() as session:
        late = hosts.overslept(session)
    if late:
        with app.db.write() as session:
            hosts.wake_known(session, late)
    return len(late)


def spread_looks(app: App) -> float:
    """Stretch every interval while hosts wait too long for their turn, and relax again; the factor from now on."""
    with app.db.write() as session:
        now = app.now()
        before = backlog.spread(session)
        if not backlog.may_spread(session, now, every=_SPREAD_SECONDS):
            return before  # another process on this database has just weighed it, for all
        after = rates.spread_by_backlog(before, hosts.lag(session, now))
        backlog.keep_spread(session, after, now)
    return after
