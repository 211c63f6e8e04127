"""Let raw bytes go that nothing told rests on: captures of long ago that showed the page as it had been.

No page loses a byte before its whole past was read both ways, with those captures and without: only where the very
same versions come out do they go. Their rows stay, and count as looks that saw nothing new.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from versioner.app import App, Progress
from versioner.core import retention
from versioner.core.decide.found import Accepted, Derived
from versioner.core.model import Json, Judgement, Verdict
from versioner.core.retention import Retention
from versioner.errors import Said
from versioner.frozen import dataclass
from versioner.ingest.boundary import alone
from versioner.ingest.housekeeping import tidy
from versioner.ingest.past import past, replay
from versioner.storage import find, judgements, pages, runs, snapshots, versions
from versioner.storage.records import PageRow, SnapshotRow

_UNDER_WAY = 600.0  # seconds: bytes that were put since may be named by a check that is still deciding


@dataclass(frozen=True, slots=True, kw_only=True)
class Pruned:
    """What was let go, or would be.

    Attributes:
        dry: nothing was done.
        pages: how many were looked at.
        captures: how many lost their bytes.
        needed: how many are old enough and stay, since without them other versions would come out.
        bytes_before, bytes_after: what all snapshots take; the same in a dry run.
        raw: the bytes of those captures, as they came.
        failures: pages whose past could not be read, and why; nothing of them was touched.
    """

    dry: bool
    pages: int
    captures: int
    needed: int
    raw: int
    bytes_before: int
    bytes_after: int
    failures: tuple[Said, ...] = ()

    def to_json(self) -> Json:
        return {
            "dry_run": self.dry,
            "pages": self.pages,
            "captures": self.captures,
            "needed": self.needed,
            "raw_bytes": self.raw,
            "bytes_before": self.bytes_before,
            "bytes": self.bytes_after,
            "failures": [str(one) for one in self.failures],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """Which captures of a page go, and how many that are old enough are needed."""

    goes: tuple[SnapshotRow, ...] = ()
    needed: int = 0


def prune(
    app: App,
    addresses: Sequence[str] = (),
    *,
    policy: Retention,
    dry: bool = False,
    progress: Progress | None = None,
) -> Pruned:
    """Thin the raw bytes of captures that showed nothing new.

    Args:
        app: what to work with.
        addresses: the pages; none means all.
        policy: what is kept.
        dry: only say what would go.
        progress: told of every page.

    Raises:
        NotFoundError, AmbiguousError: an address fits nothing or several pages.
        StorageError: the snapshots are being rewritten by another process.
    """
    with app.db.read() as session:
        wanted = [find.page(session, one) for one in addresses] if addresses else pages.all_pages(session)
    before = app.snapshots.bytes_on_disk()
    captures = needed = raw = 0
    failures: list[Said] = []
    for n, page in enumerate(wanted):
        with alone(page.url, failures):
            plan = _plan(app, page, policy)
            if plan.goes and not dry:
                with app.db.write() as session:
                    snapshots.let_go(session, plan.goes, app.now())
            captures, needed = captures + len(plan.goes), needed + plan.needed
            raw += sum(row.size for row in plan.goes)
        if progress:
            progress(n + 1, len(wanted), page.url)
    if not dry:
        sweep(app)
    return Pruned(
        dry=dry,
        pages=len(wanted),
        captures=captures,
        needed=needed,
        raw=raw,
        bytes_before=before,
        bytes_after=before if dry else app.snapshots.bytes_on_disk(),
        failures=tuple(failures),
    )


def sweep(app: App) -> int:
    """Remove the bytes that only captures name that were let go, and pack what is left; how many objects."""
    with app.db.read() as session:
        names = [name for name in snapshots.unneeded(session) if name in app.snapshots]
    if names:
        app.snapshots.discard(names, older_than=app.now().timestamp() - _UNDER_WAY)
        tidy(app, least=1)
    return len(names)


def _plan(app: App, page: PageRow, policy: Retention) -> _Plan:
    with app.db.read() as session:
        rows = snapshots.snapshots_of(session, page.id)
        own = {row.sha256 for row in versions.version_rows(session, page.id, superseded=True)}
        judged = judgements.judgements_of(session, page.id)
        checked = runs.runs_of(session, page.id)
    kept = tuple(row for row in rows if row.pruned_at is None)
    old = retention.dispensable(
        [retention.Kept(at=row.fetched_at, sha256=row.sha256) for row in kept],
        versions=own,
        decided=_decided(judged),
        now=app.now(),
        policy=policy,
    )
    if not old:
        return _Plan()
    told = _told(replay(app, page, past(rows, checked, judged)))
    shows_the_same = [
        n for n in old if n and kept[n].canonical and kept[n].canonical == kept[n - 1].canonical
    ]
    for some in (old, tuple(shows_the_same)):
        goes = {kept[n].id for n in some}
        without = tuple(replace(row, pruned_at=app.now()) if row.id in goes else row for row in rows)
        if some and _told(replay(app, page, past(without, checked, judged))) == told:
            return _Plan(goes=tuple(kept[n] for n in some), needed=len(old) - len(some))
    return _Plan(needed=len(old))


def _decided(judged: Sequence[Judgement]) -> list[datetime]:
    return [one.at for one in judged if one.verdict in {Verdict.ACCEPT, Verdict.REJECT}]


def _told(steps: Sequence[Derived]) -> tuple[object, ...]:
    """What a page's past comes to: its versions, and whether anything waits."""
    accepted = [event for step in steps for event in step.events if isinstance(event, Accepted)]
    last = steps[-1].state if steps else None
    return (*accepted, last and bool(last.pending), last and bool(last.suspect))
