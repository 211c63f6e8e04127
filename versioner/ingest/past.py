"""What happened to a page, moment by moment, and what `derive` makes of it from the beginning."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from versioner.app import App
from versioner.core.derive import Derived, Same, decide, derive
from versioner.core.model import Judgement, Observation, Verdict
from versioner.core.state import PageState
from versioner.errors import ExtractError
from versioner.ingest.capture import from_store
from versioner.storage import judgements, runs, snapshots
from versioner.storage.database import Session
from versioner.storage.records import Completion, NewSnapshot, PageRow, Run

# A moment of the past: a snapshot to read, a check that saw the same page, or a person's decision.
Moment = NewSnapshot | Same | Judgement


def past(
    stored: Sequence[NewSnapshot], checked: Sequence[Run | Completion], judged: Sequence[Judgement]
) -> tuple[Moment, ...]:
    """Everything that happened to a page, in order of time."""
    moments: list[tuple[datetime, int, Moment]] = [(row.fetched_at, 0, row) for row in stored]
    for run in checked:
        if run.level.same:
            moments.extend((at, 1, Same(at=at)) for at in runs.looks(run))
    moments.extend((one.at, 2, one) for one in judged if one.verdict in {Verdict.ACCEPT, Verdict.REJECT})
    return tuple(moment for _, _, moment in sorted(moments, key=lambda entry: entry[:2]))


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
