"""The decision: a page's history and a new observation in, the new history and what happened out.

    observation -> plausibility: can this be the article? -> suspect
                -> hunks between the accepted text and what is seen, volatile blocks left out
                -> what two fetches agree on is an edit -> Accepted
                -> what they do not agree on is furniture, and remembered as such
                -> the rest waits -> pending

Pure: check, import and rederive fold the same function over the same past and get the same versions.
A person's decision is a step of its own (`decide`), taken at its own moment.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

from versioner.core.align import carry_section_ids
from versioner.core.dates.silence import moved
from versioner.core.decide import plausibility
from versioner.core.decide.beside import (
    beside_after,
    beside_waits,
    look_beside,
    publish_beside,
    refused_beside,
    unsettled,
)
from versioner.core.decide.comparable import comparable_blocks, comparable_key, name_of, same_words
from versioner.core.decide.confirm import reconcile_pending, waiting_for
from versioner.core.decide.found import Accepted, Derived, FreshDatedEvent
from versioner.core.decide.hunks import hunks_between
from versioner.core.decide.known import as_known
from versioner.core.decide.noise import History, any_calmed, calmed_down, churned, learn, stood, unmoved
from versioner.core.decide.owned import parted, put_beside
from versioner.core.decide.publish import Sight, accept, publish, still
from versioner.core.decide.returned import text_hash
from versioner.core.decide.state import PageState, Past, Pending, Suspect, patched
from versioner.core.decide.steady import as_before
from versioner.core.decide.thresholds import Thresholds
from versioner.core.decide.zones import as_counted_here
from versioner.core.model import Document, Judgement, Observation, Outcome, Verdict
from versioner.core.told.details import Why, coded
from versioner.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Same:
    """A check that saw the page as it was last seen: 304, the same bytes, the same canonical HTML."""

    at: datetime


_NEVER = datetime.min.replace(tzinfo=UTC)


def derive(
    state: PageState,
    seen: Observation | Same,
    now: datetime,
    thresholds: Thresholds,
    *,
    confirming: bool = False,
) -> Derived:
    """Take one check in.

    Args:
        state: the page's history.
        seen: what the check saw.
        now: its moment; a clock that jumped back is held at the last check's.
        thresholds: an operator's settings.
        confirming: fetched only to see whether something pending stands; teaches nothing.
    """
    at = now if state.last_at is None else max(now, state.last_at)
    if isinstance(seen, Same):
        return _same(state, at, thresholds)
    if state.accepted is not None:
        seen = replace(seen, document=_as_read_here(state, state.accepted, seen.document, at))
    seen = plausibility.signed(seen, state.accepted)
    marked = _marks(state, seen.document, at)
    doubt = plausibility.reason(seen, state.accepted, marked=marked)
    trusted = bool(seen.signals) and set(seen.signals) <= state.trusted
    if doubt is not None and not trusted:
        return _suspect(state, seen, doubt, at, thresholds, confirming=confirming)
    state = replace(
        state, suspect=None, last=seen.document, last_sha256=seen.sha256, extractor=seen.extractor
    )
    if state.accepted is None:
        return _baseline(state, seen, at)
    if not confirming and state.good is not None:
        state = replace(state, history=_learned(state, state.good, seen.document, at))
    return _compare(state, seen.document, seen.sha256, at, thresholds)


def _as_read_here(state: PageState, accepted: Document, seen: Document, at: datetime) -> Document:
    """What was seen as the page was read and counted before, made of the blocks that are known."""
    known = (accepted,) if state.good is None else (accepted, state.good)
    return as_counted_here(as_before(as_known(seen, known), accepted), accepted, at)


def _learned(state: PageState, good: Document, seen: Document, at: datetime) -> History:
    """What a good observation teaches, held against the last."""
    if same_words(good, seen):
        return unmoved(state.history)
    before = comparable_blocks(good, like=state.accepted)
    return learn(state.history, before, comparable_blocks(seen, like=state.accepted), at)


def _marks(state: PageState, document: Document, at: datetime) -> bool:
    """Whether a date or a note is new on the page, or came with what waits."""
    waited = any(one.marked for one in state.pending)
    return waited or moved(state.stamps, document.stamps, state.last_good_at or at)


def _same(state: PageState, at: datetime, thresholds: Thresholds) -> Derived:
    if state.last is None:
        return Derived(state=replace(state, last_at=at), outcome=Outcome.UNCHANGED)
    if state.suspect is not None:
        run = replace(state.suspect, checks=state.suspect.checks + 1)
        return _held(replace(state, suspect=run, last_at=at), at, thresholds)
    if not state.pending:
        return Derived(state=replace(state, last_at=at, last_good_at=at), outcome=Outcome.UNCHANGED)
    return _compare(state, state.last, state.last_sha256, at, thresholds)


# ---------------------------------------------------------------- suspects


def _suspect(
    state: PageState,
    seen: Observation,
    doubt: str,
    at: datetime,
    thresholds: Thresholds,
    *,
    confirming: bool,
) -> Derived:
    run = state.suspect
    same = (
        run is not None
        and state.last is not None
        and plausibility.same_state(
            plausibility.words(comparable_blocks(state.last)),
            plausibility.words(comparable_blocks(seen.document)),
        )
    )
    if run is None or not same:
        run = Suspect(reason=doubt, since=at, checks=1, sha256=seen.sha256, signals=seen.signals)
    elif not confirming:
        run = replace(run, checks=run.checks + 1, reason=doubt)
    state = replace(
        state,
        suspect=run,
        last=seen.document,
        last_sha256=seen.sha256,
        last_at=at,
        extractor=seen.extractor,
    )
    return _held(state, at, thresholds)


def _held(state: PageState, at: datetime, thresholds: Thresholds) -> Derived:
    """A suspect text is taken on its own only where it has held, and never where there are positive signs."""
    run = state.suspect
    if run is None or state.last is None:
        raise AssertionError("only a suspect page can hold")
    holds = run.checks >= thresholds.suspect_checks and at - run.since >= thresholds.suspect_holds
    if run.signals or not holds:
        return Derived(state=state, outcome=Outcome.SUSPECT, detail=run.reason)
    return _take(state, at, thresholds)


def _take(state: PageState, at: datetime, thresholds: Thresholds) -> Derived:
    """Accept the suspect text whole."""
    run, document = state.suspect, state.last
    if run is None or document is None:
        raise AssertionError("only a suspect page can be taken")
    not_before = state.last_good_at or run.since
    marked = moved(state.stamps, document.stamps, not_before) if state.stamps or document.stamps else None
    state = replace(
        state,
        suspect=None,
        pending=(),
        sights=(),
        good=document,
        stamps=document.stamps or state.stamps,
        last_declared=document.modified or state.last_declared,
    )
    return accept(
        state,
        document,
        first_seen=run.since,
        not_before=min(not_before, run.since),
        sha256=run.sha256,
        declared=document.modified,
        marked=marked,
        at=at,
        thresholds=thresholds,
    )


def _baseline(state: PageState, seen: Observation, at: datetime) -> Derived:
    ids, following = carry_section_ids(Document(), seen.document, 1)
    document = seen.document.with_section_ids(ids)
    state = replace(
        state,
        accepted=document,
        good=document,
        next_section=following,
        versions=(Past(text=text_hash(document), first_seen=at),),
        last_at=at,
        last_good_at=at,
        last_declared=document.modified,
        stamps=document.stamps,
    )
    event = Accepted(
        number=1,
        document=document,
        first_seen=at,
        not_before=at,
        confirmed_at=at,
        sha256=seen.sha256,
        declared_modified=document.modified,
    )
    return Derived(state=state, outcome=Outcome.CHANGED, detail=coded(Why.FIRST_VERSION), events=(event,))


# ---------------------------------------------------------------- differences


def _compare(
    state: PageState,
    document: Document,
    sha256: str,
    at: datetime,
    thresholds: Thresholds,
) -> Derived:
    """Hold what is seen against the accepted text and against what waits."""
    if state.accepted is None:
        raise AssertionError("there is nothing to compare with before the first version")
    waited = beside_waits(state)
    state = replace(state, pending=tuple(one for one in state.pending if not one.is_beside))
    state = _calmed(state, document)
    accepted = state.accepted or Document()
    aside = look_beside(state, waited, document, sha256, at)
    hunks = hunks_between(state, accepted, document)
    kept, confirmed, restless = reconcile_pending(state, document, hunks, sha256, at)
    ready, own = parted(accepted, confirmed)
    history = unsettled(churned(stood(state.history, _lines(ready)), restless, at), waited, aside, at)
    declared = document.modified
    moved = declared is not None and state.last_declared is not None and declared != state.last_declared
    sights = {sha256: document, **dict(state.sights)}
    state = replace(state, history=history, pending=tuple(kept), last_at=at, good=document, sights=())
    before = state.last_declared
    checked = replace(
        state,
        last_good_at=at,
        last_declared=declared or state.last_declared,
        stamps=document.stamps or state.stamps,
        sights=still(sights, (*kept, *ready)),
    )
    looked = Sight(sha256=sha256, at=at)
    if ready:
        found = publish(checked, ready, looked, thresholds)
        return beside_after(replace(found, state=put_beside(found.state, own)), document, aside)
    checked = put_beside(checked, own)
    if aside is not None and aside.sightings >= aside.needed:
        return publish_beside(checked, aside, document, looked, thresholds)
    if kept or aside is not None:
        pending = (*kept, aside) if aside is not None else tuple(kept)
        waits = replace(checked, pending=pending)
        return Derived(state=waits, outcome=Outcome.PENDING, detail=coded(Why.WAITS, count=len(pending)))
    if moved and before is not None and declared is not None:
        event = FreshDatedEvent(at=at, from_=before, to=declared)
        return Derived(state=checked, outcome=Outcome.NOISE, detail=coded(Why.DATE_MOVED), events=(event,))
    same = same_words(accepted, document) or _keys(accepted) == _keys(document)
    return Derived(state=checked, outcome=Outcome.UNCHANGED if same else Outcome.NOISE)


def _lines(ready: Iterable[Pending]) -> Iterator[str]:
    """The keys of what lies in the article's body and is confirmed."""
    return (comparable_key(block) for one in ready for block in one.added if block.in_body)


def _keys(document: Document) -> list[str]:
    return [block.key for block in comparable_blocks(document)]


def _calmed(state: PageState, document: Document) -> PageState:
    """Take over, without an edit, what came or went while its block was volatile and has been calm since."""
    if state.accepted is None or not any_calmed(state.history):
        return state
    if not any(calmed_down(block, state.history) for block in comparable_blocks(document)):
        return state
    quiet = [
        waiting_for(state, document, hunk, "", state.last_at or _NEVER)
        for hunk in hunks_between(state, state.accepted, document)
        if all(calmed_down(block, state.history) for block in (*hunk.removed, *hunk.added))
    ]
    if not quiet or state.pending:
        return state
    adopted = patched(state.accepted, quiet)
    ids, following = carry_section_ids(state.accepted, adopted, state.next_section)
    return replace(state, accepted=adopted.with_section_ids(ids), next_section=following)


# ---------------------------------------------------------------- people


def decide(state: PageState, judgement: Judgement, now: datetime, thresholds: Thresholds) -> Derived:
    """Apply a person's decision on what is suspect or pending; on anything else it changes nothing.

    Accepting also teaches that the signs which made the page suspect are no signs on it; rejecting, that
    what was pending is not to be asked about again.
    """
    at = now if state.last_at is None else max(now, state.last_at)
    if judgement.verdict is Verdict.ACCEPT:
        return _accepted_by_hand(state, at, thresholds)
    if judgement.verdict is Verdict.REJECT:
        refused = {
            name_of(block.key)
            for one in state.pending
            for block in comparable_blocks(Document(blocks=one.added))
        }
        state = replace(
            refused_beside(state),
            pending=(),
            sights=(),
            suspect=None,
            rejected=state.rejected | refused,
            last_at=at,
        )
        return Derived(state=state, outcome=Outcome.NOISE, detail=coded(Why.REJECTED))
    return Derived(state=state, outcome=Outcome.UNCHANGED)


def _accepted_by_hand(state: PageState, at: datetime, thresholds: Thresholds) -> Derived:
    if state.suspect is not None:
        state = replace(state, trusted=state.trusted | set(state.suspect.signals))
        return _take(state, at, thresholds)
    now_, aside = Sight(sha256=state.last_sha256, at=at), beside_waits(state)
    ready = tuple(replace(one, sightings=one.needed) for one in state.pending if not one.is_beside)
    state = replace(state, pending=())
    if ready:
        found = publish(state, ready, now_, thresholds)
        return found if state.good is None else beside_after(found, state.good, aside)
    if aside is not None and state.good is not None:
        return publish_beside(state, aside, state.good, now_, thresholds)
    return Derived(state=state, outcome=Outcome.UNCHANGED)
