"""What happened to a page, moment by moment, and what `derive` makes of it from the beginning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from versioner.app import App
from versioner.core.decide.derive import Same, decide, derive
from versioner.core.decide.found import Derived
from versioner.core.decide.state import PageState
from versioner.core.model import Judgement, Observation, Verdict
from versioner.errors import ExtractError
from versioner.ingest.capture import from_store
from versioner.storage import judgements, runs, snapshots
from versioner.storage.database import Session
from versioner.storage.records import Completion, NewSnapshot, PageRow, Run, SnapshotRow

# A moment of the past: a snapshot to read, a check that saw the same page, or a person's decision.
Moment = NewSnapshot | Same | Judgement


def past(
    stored: Sequence[NewSnapshot], checked: Sequence[Run | Completion], judged: Sequence[Judgement]
) -> tuple[Moment, ...]:
    """Everything that happened to a page, in order of time."""
    moments: list[tuple[datetime, int, Moment]] = [(row.fetched_at, 0, _seen(row)) for row in stored]
    rows = {
        row.fetched_at for row in stored
    }  # a check whose page is named once more (`named_again`) counts once
    for run in checked:
        if run.level.same:
            moments.extend((at, 1, Same(at=at)) for at in runs.looks(run) if at not in rows)
    moments.extend((one.at, 2, one) for one in judged if one.verdict in {Verdict.ACCEPT, Verdict.REJECT})
    return tuple(moment for _, _, moment in sorted(moments, key=lambda entry: entry[:2]))


def _seen(row: NewSnapshot) -> NewSnapshot | Same:
    """A capture; one whose bytes were let go showed nothing new (`ingest.prune`)."""
    gone = isinstance(row, SnapshotRow) and row.pruned_at is not None
    return Same(at=row.fetched_at) if gone else row


def named_again(
    stored: Sequence[NewSnapshot], checked: Sequence[Run], new: Sequence[NewSnapshot]
) -> tuple[NewSnapshot, ...]:
    """Rows that say once more what a check saw, where `new` captures come into the past before it.

    A check that saw the same page names no bytes: it means those of the snapshot before it. Where a capture that
    shows others comes in between, the first check after it gets a row of its own, or the page would seem to have
    stayed as that capture shows it; and so do the others of its run, whose moments move as it grows.
    """
    found: list[NewSnapshot] = []
    for run in checked:
        named = False
        for at in runs.looks(run) if run.level.same else ():
            meant, last = _latest(stored, at), _latest([*new, *found], at)
            if meant is None:
                continue
            between = last is not None and meant.fetched_at < last.fetched_at < at
            named = named or (between and last is not None and last.sha256 != meant.sha256)
            if named:
                found.append(replace(meant, fetched_at=at, confirming=False))
    return tuple(found)


def _latest(rows: Sequence[NewSnapshot], at: datetime) -> NewSnapshot | None:
    return max((row for row in rows if row.fetched_at <= at), key=lambda row: row.fetched_at, default=None)


def replay(app: App, page: PageRow, moments: Sequence[Moment]) -> tuple[Derived, ...]:
    """Fold a page's past; snapshots that cannot be read are passed over, as they were when they came."""
    state = PageState.empty()
    steps: list[Derived] = []
    for moment in moments:
        if isinstance(moment, Judgement):
            step = decide(state, moment, moment.at, app.thresholds)
        else:
            seen = moment if isinstance(moment, Same) else _observed(app, page, moment)
            if seen is None:
                continue
            confirming = isinstance(moment, NewSnapshot) and moment.confirming
            step = derive(state, seen, seen.at, app.thresholds, confirming=confirming)
        state = step.state
        steps.append(step)
    return tuple(steps)


def _observed(app: App, page: PageRow, row: NewSnapshot) -> Observation | None:
    capture = from_store(row, app.snapshots.get(row.sha256))
    try:
        return capture.read(ignore=page.ignore, only=page.only)
    except ExtractError:
        return None


def moments_of(session: Session, page_id: int) -> tuple[Moment, ...]:
    """Everything that is stored of what happened to a page, in order of time."""
    return past(
        snapshots.snapshots_of(session, page_id),
        runs.runs_of(session, page_id),
        judgements.judgements_of(session, page_id),
    )
