"""Fold a page's whole past through `derive` again, and lay what comes out over what is stored.

`rederive` does it because the extractor has learned; `import` because older captures came in. Numbers and
ids once given stay valid: a version found again keeps its own, a new one gets the next free number, one
that is found no more is superseded and its address still answers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from versioner.app import App
from versioner.core.derive import Accepted, Derived, FreshDatedEvent, Same, decide
from versioner.core.extract import EXTRACTOR
from versioner.core.model import Change, FreshDated, Judgement, Observation, Outcome, PageStatus, Verdict
from versioner.core.state import PageState
from versioner.errors import ExtractError
from versioner.ingest.derive import Capture, change_to, look, observe, refresh, snapshot_of
from versioner.storage import changes, judgements, pages, runs, search, snapshots, versions
from versioner.storage.database import Session
from versioner.storage.history import standing
from versioner.storage.records import PageRow, Run, SnapshotRow, VersionRow


@dataclass(slots=True)
class Fold:
    """A page's past being folded: the state so far and everything that was accepted."""

    state: PageState = field(default_factory=PageState.empty)
    accepted: list[Accepted] = field(default_factory=list)
    fresh: list[FreshDated] = field(default_factory=list)

    def take(self, derived: Derived) -> Outcome:
        """Keep what one step found."""
        self.state = derived.state
        for event in derived.events:
            if isinstance(event, Accepted):
                self.accepted.append(event)
            elif isinstance(event, FreshDatedEvent):
                self.fresh.append(FreshDated(at=event.at, from_=event.from_, to=event.to))
        return derived.outcome


# A moment of the past: a snapshot to read, a check that saw the same page, or a person's decision.
Moment = SnapshotRow | Same | Judgement


def past(
    stored: Sequence[SnapshotRow], checked: Sequence[Run], judged: Sequence[Judgement]
) -> tuple[Moment, ...]:
    """Everything that happened to a page, in order of time.

    A run of checks that saw the same page counts with both its ends, for what `derive` asks is when the
    old text was last seen; a suspect one with every check, for there it asks how often it held.
    """
    moments: list[tuple[datetime, int, Moment]] = [(row.fetched_at, 0, row) for row in stored]
    for run in checked:
        if run.level in runs.SAME_LEVELS:
            moments.extend((at, 1, Same(at=at)) for at in _checks(run))
    moments.extend((one.at, 2, one) for one in judged if one.verdict in {Verdict.ACCEPT, Verdict.REJECT})
    return tuple(moment for _, _, moment in sorted(moments, key=lambda entry: entry[:2]))


_MOST_CHECKS = 50  # of a suspect run; whether it holds is decided long before


def _checks(run: Run) -> tuple[datetime, ...]:
    count = min(run.count, _MOST_CHECKS) if run.outcome is Outcome.SUSPECT else min(run.count, 2)
    if count < 2:
        return (run.last_at,)
    step = (run.last_at - run.first_at) / (count - 1)
    return tuple(run.first_at + n * step for n in range(count))


def fold(
    app: App,
    page: PageRow,
    moments: Sequence[Moment],
    read: Callable[[SnapshotRow], bytes],
) -> Fold:
    """Fold a page's past; snapshots that cannot be read are passed over, as they were when they came."""
    folded = Fold()
    for moment in moments:
        if isinstance(moment, Judgement):
            folded.take(decide(folded.state, moment, moment.at, app.thresholds))
            continue
        seen = moment if isinstance(moment, Same) else _observed(page, moment, read)
        if seen is not None:
            confirming = isinstance(moment, SnapshotRow) and moment.confirming
            folded.take(look(app, folded.state, seen, confirming=confirming))
    return folded


def _observed(page: PageRow, row: SnapshotRow, read: Callable[[SnapshotRow], bytes]) -> Observation | None:
    capture = Capture(
        body=read(row),
        sha256=row.sha256,
        url=row.final_url,
        status=row.status,
        content_type=row.content_type,
        at=row.fetched_at,
        confirming=row.confirming,
    )
    try:
        return observe(page, capture)
    except ExtractError:
        return None


def refold(app: App, page_id: int) -> tuple[PageRow, Fold]:
    """Read a page's whole past again, with no transaction open while reading."""
    with app.db.read() as session:
        page = pages.page(session, page_id)
        judged = judgements.judgements_of(session, page_id)
        moments = past(snapshots.snapshots_of(session, page_id), runs.runs_of(session, page_id), judged)
    return page, fold(app, page, moments, lambda row: app.snapshots.get(row.sha256))


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """What laying a fold over the stored versions did."""

    found_again: int
    new: int
    superseded: int


def lay(session: Session, page: PageRow, folded: Fold, *, rederived: bool) -> Laid:
    """Store a fold over what is there.

    Args:
        session: a writing session.
        page: the page.
        folded: its past, folded again.
        rederived: the extractor changed, not the world: versions are marked, no reader is told.
    """
    search.forget(session, page.id)
    before = standing(session, page.id)
    kept_changes = {change.version: change for change in changes.changes_of(session, page.id)}
    updated, changed = page.last_updated, page.last_changed_at
    pairs = _paired(before, folded.accepted)
    lost = {row.number for row in before} - {row.number for row in pairs.values()}
    versions.supersede(session, page.id, lost)
    numbers: list[int] = []
    for n, accepted in enumerate(folded.accepted):
        row = pairs.get(n)
        number = (
            _reread(session, row, accepted, numbers, rederived=rederived)
            if row
            else _added(session, page, accepted, numbers, rederived=rederived)
        )
        _relate(session, page, accepted, number, numbers, kept_changes, rederived=rederived, new=row is None)
        numbers.append(number)
        search.add(session, _row(session, page, number), accepted.document)
    judgements.replace_fresh_dates(session, page.id, tuple(folded.fresh))
    _settle(session, page, folded.state)
    if rederived:
        pages.update_page(session, page.id, last_updated=updated, last_changed_at=changed)
    return Laid(found_again=len(pairs), new=len(folded.accepted) - len(pairs), superseded=len(lost))


def _settle(session: Session, page: PageRow, state: PageState) -> None:
    pages.save_state(session, page.id, state.to_bytes())
    pages.update_page(
        session,
        page.id,
        extractor=EXTRACTOR,
        pending=state.pending_document is not None,
        status=PageStatus.SUSPECT if state.suspect else PageStatus.OK,
        status_reason=state.suspect.reason if state.suspect else None,
    )
    refresh(session, pages.page(session, page.id))


def _paired(before: Sequence[VersionRow], accepted: Sequence[Accepted]) -> Mapping[int, VersionRow]:
    """Which accepted text is which stored version: both were first shown by the same bytes at the same time."""
    by_origin: dict[tuple[str, datetime], list[VersionRow]] = {}
    for row in before:
        by_origin.setdefault((row.sha256, row.first_seen), []).append(row)
    found: dict[int, VersionRow] = {}
    for n, event in enumerate(accepted):
        rows = by_origin.get((event.sha256, event.first_seen))
        if rows:  # several versions may have been first seen by one fetch; they keep their order
            found[n] = rows.pop(0)
    return found


def _reread(
    session: Session, row: VersionRow, accepted: Accepted, numbers: Sequence[int], *, rederived: bool
) -> int:
    versions.reread(
        session,
        row.id,
        document=accepted.document,
        first_seen=accepted.first_seen,
        not_before=accepted.not_before,
        confirmed_at=accepted.confirmed_at,
        declared_modified=accepted.declared_modified,
        reverted_to=_numbered(numbers, accepted.reverted_to),
        rederived=rederived or row.rederived,
        extractor=EXTRACTOR,
    )
    return row.number


def _added(
    session: Session, page: PageRow, accepted: Accepted, numbers: Sequence[int], *, rederived: bool
) -> int:
    row = versions.add_version(
        session,
        page.id,
        document=accepted.document,
        snapshot_id=snapshot_of(session, page.id, accepted),
        first_seen=accepted.first_seen,
        not_before=accepted.not_before,
        confirmed_at=accepted.confirmed_at,
        declared_modified=accepted.declared_modified,
        reverted_to=_numbered(numbers, accepted.reverted_to),
        rederived=rederived,
        extractor=EXTRACTOR,
    )
    return row.number


def _relate(
    session: Session,
    page: PageRow,
    accepted: Accepted,
    number: int,
    numbers: Sequence[int],
    kept: Mapping[int, Change],
    *,
    rederived: bool,
    new: bool,
) -> None:
    """Write the change that leads to `number`, unless what was told of it stands."""
    if not numbers:
        changes.supersede_change(session, page.id, number)  # it is the first now; nothing led to it
        return
    told = kept.get(number)
    if told is not None and told.previous == numbers[-1] and not rederived:
        return  # what a listed change says does not alter later
    row = _row(session, page, numbers[-1])
    change = change_to(
        versions.with_document(session, row), accepted, number, _numbered(numbers, accepted.reverted_to)
    )
    if rederived:
        change = replace(change, rederived=True, told=not new)
        if told is not None:
            change = replace(change, significance=told.significance, silent=told.silent)
    changes.put_change(session, page.id, change)


def _row(session: Session, page: PageRow, number: int) -> VersionRow:
    row = versions.version_numbered(session, page.id, number)
    if row is None:
        raise AssertionError(f"page {page.id} has no version {number} any more")
    return row


def _numbered(numbers: Sequence[int], ordinal: int | None) -> int | None:
    return numbers[ordinal - 1] if ordinal is not None and 0 < ordinal <= len(numbers) else None
