"""What a daemon does in quiet hours: older bytes become patches on each other, leftovers are cleaned away."""

from __future__ import annotations

import logging

from versioner.app import App
from versioner.core import rates
from versioner.errors import StorageError
from versioner.ingest.proof import grow
from versioner.storage import hosts, pages, schedule, snapshots
from versioner.storage.meta import SNAPSHOTS_BYTES, put_meta

_log = logging.getLogger("versioner.daemon")
_LEFTOVER_SECONDS = 24 * 3600.0  # a temporary file this old belongs to nobody who is still writing


def tidy(app: App) -> int:
    """Compact the snapshot store; how many objects were rewritten (0 where another process is at it)."""
    grow(app)
    app.snapshots.clean(older_than=app.now().timestamp() - _LEFTOVER_SECONDS)
    with app.db.read() as session:
        histories = [
            [row.sha256 for row in snapshots.snapshots_of(session, page.id)]
            for page in pages.all_pages(session)
        ]
    try:
        rewritten = app.snapshots.compact(histories).rewritten
    except StorageError:
        return 0  # another compaction is at work, and does the same
    taken = app.snapshots.bytes_on_disk()
    with app.db.write() as session:
        put_meta(session, SNAPSHOTS_BYTES, taken)
    return rewritten


def mend_clocks(app: App) -> int:
    """Undo what a clock that stood far ahead has left: pages and hosts that nobody would look at again; how many."""
    now = app.now()
    with app.db.write() as session:
        found = schedule.hold_to_clock(session, now, app.limits.longest) + hosts.hold_to_clock(session, now)
    if found:
        _log.warning(
            "%d waits lay farther ahead than any schedule asks for: a clock was wrong; they end now", found
        )
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
    with app.db.read() as session:
        late, before = hosts.lag(session, app.now()), schedule.spread(session)
    after = rates.spread_by_backlog(before, late)
    if after != before:
        with app.db.write() as session:
            schedule.keep_spread(session, after)
    return after
