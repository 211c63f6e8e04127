"""What is edited beside the text waits as an edit of the text does: seen once, told when a second fetch agrees.

It waits as a `Pending` without blocks, so that the page is looked at again soon, and where the bytes stand still too.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from versioner.core.decide.confirm import ORDINARY
from versioner.core.decide.found import Derived
from versioner.core.decide.noise import CHURN, History, Unsteady, churn, churned
from versioner.core.decide.publish import Sight, accept
from versioner.core.decide.state import BESIDE, PageState, Pending
from versioner.core.decide.thresholds import Thresholds
from versioner.core.model import Document
from versioner.core.standing.aside import changed, lines


def beside_waits(state: PageState) -> Pending | None:
    """What waits beside the text; None where nothing does."""
    return next((one for one in state.pending if one.is_beside), None)


def look_beside(
    state: PageState, waited: Pending | None, seen: Document, sha256: str, at: datetime
) -> Pending | None:
    """What waits beside the text after a look; None where the accepted text shows it so.

    A place beside the text that two fetches agreed on too seldom of late is not asked for again: there it is told
    when two looks happen to agree.

    Args:
        state: before the look; `state.good` is what the last believed one showed.
        waited: what waited beside the text before it.
        seen: what this one shows; sha256, at: its bytes, its moment.
    """
    accepted, earlier = state.accepted, state.good
    if accepted is None or not _told(accepted, seen):
        return None
    agreed = earlier is not None and earlier is not accepted and _agree(accepted, earlier, seen)
    if not agreed and churn(state.history, BESIDE)[0] >= CHURN:
        return None
    if agreed and waited is not None:
        return replace(waited, sightings=ORDINARY)
    return Pending(
        removed=(),
        added=(),
        after=-1,
        context=BESIDE,
        sightings=ORDINARY if agreed else 1,
        needed=ORDINARY,
        sha256=sha256,
        first_seen=at,
        not_before=min(state.last_good_at or at, at),
        declared=seen.modified,
    )


def unsettled(history: History, waited: Pending | None, waits: Pending | None, at: datetime) -> History:
    """What is learned where something waited beside the text, and the next look did not agree."""
    if waited is None or (waits is not None and waits.sightings > waited.sightings):
        return history
    return churned(history, [Unsteady(context=BESIDE)], at)


def publish_beside(
    state: PageState, aside: Pending, seen: Document, now: Sight, thresholds: Thresholds
) -> Derived:
    """Make a version of what is confirmed beside the text; one capture never makes two."""
    if state.accepted is None:
        raise AssertionError("nothing can be confirmed before the first version")
    fresh = aside.first_seen > state.versions[-1].first_seen
    return accept(
        state,
        replace(state.accepted, beside=seen.beside, section_ids=()),
        first_seen=aside.first_seen if fresh else now.at,
        not_before=aside.not_before,
        sha256=aside.sha256 if fresh else now.sha256,
        declared=aside.declared,
        marked=None,
        at=now.at,
        thresholds=thresholds,
    )


def beside_after(found: Derived, seen: Document, aside: Pending | None) -> Derived:
    """What waits beside the text waits on where a version of the text did not bring it: its capture did not show it."""
    accepted = found.state.accepted
    if aside is None or accepted is None or not any(changed(accepted, seen)):
        return found
    return replace(found, state=replace(found.state, pending=(*found.state.pending, aside)))


def refused_beside(state: PageState) -> PageState:
    """What waits beside the text is taken over without an edit where a person refused it."""
    if beside_waits(state) is None or state.accepted is None or state.good is None:
        return state
    return replace(state, accepted=replace(state.accepted, beside=state.good.beside))


def _told(accepted: Document, seen: Document) -> bool:
    """Whether anything beside the text differs that is told."""
    return seen.beside != accepted.beside and any(changed(accepted, seen))


def _agree(accepted: Document, earlier: Document, seen: Document) -> bool:
    """Whether two looks show the same change; what else stands beside may have moved between them."""
    return lines(earlier) == lines(seen) or changed(accepted, earlier) == changed(accepted, seen)
