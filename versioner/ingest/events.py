"""What is to be told of a decision: said once for each change, drift and outage, and nothing where all stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from versioner.core.decide.status import AWAY, Condition
from versioner.core.model import Change, Json, Judgement, PageStatus, rfc3339
from versioner.core.told.events import MOST_AFTER, Again, Event, EventKind
from versioner.ingest.drift import Neighbours
from versioner.storage.drifts import DriftMoves
from versioner.storage.records import DriftRow


def of_changes(changes: Iterable[Change]) -> tuple[Event, ...]:
    """A change, and beside it the correction that it is where the publisher says so."""
    return tuple(
        Event(kind=kind, change=change)
        for change in changes
        for kind in ((EventKind.CHANGE, EventKind.CORRECTION) if change.notes else (EventKind.CHANGE,))
    )


def of_standing(before: Condition, after: Condition) -> tuple[Event, ...]:
    """What is news in how a page stands: that it cannot be had, and that it can again.

    A failing look is news to the channels that wait for that many; they choose (`Channel.takes`).
    """
    was, now = before.status, after.status
    kinds: list[EventKind] = []
    if now is PageStatus.GONE and was is not PageStatus.GONE:
        kinds.append(EventKind.GONE)
    elif now is not PageStatus.GONE and before.failed_checks < after.failed_checks <= MOST_AFTER:
        kinds.append(EventKind.FAILING)
    elif was in AWAY and now not in AWAY:
        kinds.append(EventKind.RECOVERED)
    if now is PageStatus.SUSPECT and was is not PageStatus.SUSPECT:
        kinds.append(EventKind.SUSPECT)
    detail: Json = {"status": str(now), "reason": after.reason, "since": rfc3339(after.since)}
    counted = {EventKind.FAILING: after.failed_checks, EventKind.RECOVERED: before.failed_checks}
    return tuple(
        Event(
            kind=kind,
            detail=detail | {"failed_checks": counted[kind]} if kind is EventKind.FAILING else detail,
            failed_checks=counted.get(kind, 0),
        )
        for kind in kinds
    )


def of_verdict(was: Change | None, now: Change, said: Judgement) -> tuple[Event, ...]:
    """A change that a person judged, told again to those who were told of it.

    Args:
        was: the change as it stood, so that those are told too who take it only as it stands now; None
            where it is of an imported past, which is told to nobody.
        now: the change as it stands.
        said: what the person said.
    """
    detail: Json = {"judged": said.to_json()}
    again = Again(was=was)
    return tuple(replace(event, detail=detail, again=again) for event in of_changes((now,)))


def of_decision(before: Condition, said: Judgement) -> tuple[Event, ...]:
    """A suspect text that a person took or refused, told again to those who were told that it waits."""
    if before.status is not PageStatus.SUSPECT:
        return ()
    detail: Json = {"judged": said.to_json()}
    return (Event(kind=EventKind.SUSPECT, detail=detail, again=Again(since=before.since)),)


def of_drift(around: Neighbours | None, moves: Sequence[DriftMoves]) -> tuple[Event, ...]:
    """What an article says and its source no longer does, and what was mended since."""
    if around is None:
        return ()
    found: list[Event] = []
    for move in moves:
        found.extend(_drift(EventKind.DRIFT, row) for row in move.opened)
        known = {row.id: row for row in around.open.get(move.article_id, ())}
        found.extend(_drift(EventKind.DRIFT_RESOLVED, known[one]) for one in move.resolved if one in known)
    return tuple(found)


def _drift(kind: EventKind, row: DriftRow) -> Event:
    detail = {**row.payload, "source": row.source_id, "since": rfc3339(row.since)}
    return Event(kind=kind, page=row.article_id, detail=detail)
