"""What is confirmed becomes a version: its text, its two moments, the dates beside it, and which version it is again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from versioner.core.align import carry_section_ids
from versioner.core.dates.silence import combined
from versioner.core.decide.found import Accepted, Derived
from versioner.core.decide.rebase import rebased
from versioner.core.decide.returned import remembered, step_to, version_again
from versioner.core.decide.stamping import restamped
from versioner.core.decide.state import PageState, Pending, patched
from versioner.core.decide.thresholds import Thresholds
from versioner.core.model import Document, Outcome
from versioner.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """The capture that is looked at: its bytes, its moment."""

    sha256: str
    at: datetime


def publish(state: PageState, ready: Sequence[Pending], now: Sight, thresholds: Thresholds) -> Derived:
    """Make a version of what is confirmed, oldest sight first; what waits on is placed anew in it.

    Differences first seen by different fetches are different edits, and become versions of their own. One capture
    never makes two: what a version's own capture showed too, and was confirmed later, goes by this one.
    """
    if state.accepted is None or state.good is None:
        raise AssertionError("nothing can be confirmed before the first version")
    fresh = [one for one in ready if one.first_seen > state.versions[-1].first_seen]
    first = min(fresh or ready, key=lambda one: one.first_seen)
    group = [one for one in fresh if one.first_seen == first.first_seen]
    if not fresh:
        first, group = replace(first, sha256=now.sha256, first_seen=now.at), list(ready)
    waiting = (*(one for one in ready if one not in group), *state.pending)
    seen = state.good
    shown = dict(state.sights).get(first.sha256, seen)
    document = restamped(patched(state.accepted, group), shown)
    found = accept(
        replace(state, pending=()),
        document,
        first_seen=first.first_seen,
        not_before=min(one.not_before for one in group),
        sha256=first.sha256,
        declared=first.declared,
        marked=combined([one.marked for one in group]),
        at=now.at,
        thresholds=thresholds,
    )
    placed = rebased(found.state, state.accepted, seen, waiting)
    due = [one for one in placed if one.sightings >= one.needed]
    rest = replace(found.state, pending=tuple(one for one in placed if one not in due))
    rest = replace(rest, sights=still(dict(state.sights), placed))
    if not due:
        return replace(found, state=rest)
    later = publish(rest, due, now, thresholds)
    return replace(later, events=found.events + later.events)


def accept(
    state: PageState,
    document: Document,
    *,
    first_seen: datetime,
    not_before: datetime,
    sha256: str,
    declared: datetime | None,
    marked: bool | None,
    at: datetime,
    thresholds: Thresholds,
) -> Derived:
    """A text as the next version of the page, whether it is of a kind that two fetches agreed on or a person took it.

    Args:
        state: the history before it.
        document: its text; the sections get their ids here.
        first_seen, not_before: between which moments it came; never before the version it follows.
        sha256: the capture that first showed it.
        declared: the publisher's own date of it.
        marked: whether a date or note came with it; None where nothing is known of that.
        at: the moment it is taken.
        thresholds: how long what a revert takes back must have stood.
    """
    ids, following = carry_section_ids(state.accepted or Document(), document, state.next_section)
    document = document.with_section_ids(ids)
    if state.versions:  # what waited for longer joins a text that is younger than it
        first_seen = max(first_seen, state.versions[-1].first_seen)
    step = step_to(document, state.accepted, first_seen)
    back = version_again(state, step)
    stood = state.versions[-1].first_seen if state.versions else first_seen
    event = Accepted(
        number=state.number + 1,
        document=document,
        first_seen=first_seen,
        not_before=not_before,
        confirmed_at=at,
        sha256=sha256,
        declared_modified=declared,
        marked=marked,
        reverted_to=back,
        stood_long=back is not None and first_seen - stood >= thresholds.stood_long,
    )
    elder, versions = remembered(state.elder, (*state.versions, step))
    state = replace(
        state,
        accepted=document,
        next_section=following,
        elder=elder,
        versions=versions,
        last_at=at,
        last_good_at=at,
    )
    return Derived(state=state, outcome=Outcome.CHANGED, events=(event,))


def still(sights: Mapping[str, Document], pending: Sequence[Pending]) -> tuple[tuple[str, Document], ...]:
    """The documents that first showed what waits or is confirmed."""
    wanted = {one.sha256 for one in pending}
    return tuple((sha, document) for sha, document in sights.items() if sha in wanted)
