"""What is confirmed and is the page's own is taken beside the accepted text, where no edit is told of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from versioner.core.decide.state import PageState, Pending
from versioner.core.extract.running import is_prose
from versioner.core.model import Beside, Block, Document
from versioner.core.standing.around import around
from versioner.core.standing.block import Place
from versioner.core.standing.furniture import is_furniture
from versioner.core.told.reasons import Apart


def parted(accepted: Document, ready: Sequence[Pending]) -> tuple[list[Pending], tuple[Block, ...]]:
    """What is confirmed, without what is the page's own; and that, to be kept beside the text without an edit."""
    came = [one for one in ready if not one.removed and one.added]
    if not came:
        return list(ready), ()
    article = around(accepted)
    prose = [n for n, block in enumerate(accepted.blocks) if is_prose(block)]
    first, last = (prose[0], prose[-1]) if prose else (len(accepted.blocks), -1)
    own = []
    for one in came:
        place = Place.WITHIN if first <= one.after < last else Place.EDGE
        if is_furniture(one.added, article, place, over=one.after < first):
            own.append(one)
    blocks = tuple(block for one in own for block in one.added)
    return [one for one in ready if one not in own], blocks


def put_beside(state: PageState, blocks: Sequence[Block]) -> PageState:
    """The state with what is the page's own beside the accepted text: from now on it is read there (`steady`)."""
    if state.accepted is None or not blocks:
        return state
    beside = (*state.accepted.beside, *(Beside(block=block, why=Apart.OWN) for block in blocks))
    return replace(state, accepted=replace(state.accepted, beside=beside))
