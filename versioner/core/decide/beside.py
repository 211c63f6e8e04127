"""What is edited beside the text waits as an edit of the text does: seen once, told when a second fetch agrees.

It waits as a `Pending` without blocks, so that the page is looked at again soon, and where the bytes stand still too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from versioner.core.decide.confirm import ORDINARY
from versioner.core.decide.noise import CHURN, History, Unsteady, churn, churned
from versioner.core.decide.state import BESIDE, PageState, Pending
from versioner.core.extract.page import is_prose
from versioner.core.model import Beside, Block, Document
from versioner.core.standing.aside import changed, lines
from versioner.core.standing.block import around
from versioner.core.standing.furniture import is_furniture
from versioner.core.told.reasons import Apart


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


def parted(accepted: Document, ready: Sequence[Pending]) -> tuple[list[Pending], tuple[Block, ...]]:
    """What is confirmed, without what is the page's own; and that, to be kept beside the text without an edit."""
    came = [one for one in ready if not one.removed and one.added]
    if not came:
        return list(ready), ()
    article = around(accepted)
    first = next((n for n, block in enumerate(accepted.blocks) if is_prose(block)), len(accepted.blocks))
    own = [one for one in came if is_furniture(one.added, article, over=one.after < first)]
    blocks = tuple(block for one in own for block in one.added)
    return [one for one in ready if one not in own], blocks


def put_beside(state: PageState, blocks: Sequence[Block]) -> PageState:
    """The state with what is the page's own beside the accepted text: from now on it is read there (`steady`)."""
    if state.accepted is None or not blocks:
        return state
    beside = (*state.accepted.beside, *(Beside(block=block, why=Apart.OWN) for block in blocks))
    return replace(state, accepted=replace(state.accepted, beside=beside))


def unsettled(history: History, waited: Pending | None, waits: Pending | None, at: datetime) -> History:
    """What is learned where something waited beside the text, and the next look did not agree."""
    if waited is None or (waits is not None and waits.sightings > waited.sightings):
        return history
    return churned(history, [Unsteady(context=BESIDE)], at)


def _told(accepted: Document, seen: Document) -> bool:
    """Whether anything beside the text differs that is told."""
    return seen.beside != accepted.beside and any(changed(accepted, seen))


def _agree(accepted: Document, earlier: Document, seen: Document) -> bool:
    """Whether two looks show the same change; what else stands beside may have moved between them."""
    return lines(earlier) == lines(seen) or changed(accepted, earlier) == changed(accepted, seen)
