"""What of a text is running text: blocks that are sentences, lines that count or tell the time, and what stands near which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from versioner.core.decide.ticking import of_itself, ticks
from versioner.core.extract.found import CAPTION, HEADING, OF_TEXT, TABLE_ROW, Found
from versioner.core.model import Block, BlockKind, Role
from versioner.core.standing.inviting import counts_an_offer
from versioner.core.text.words import STOPLESS, STOPS, key
from versioner.late import re

HALF = 0.5  # share of link text from which a block is no running text
COUNTER = 60  # characters that a line may have which is a counter or a clock and nothing else
_NEAR = 2  # blocks around running text that belong to it: a short heading, a one-line answer
_SENTENCE_ENDS = tuple(f".!?…。！？{STOPS}:;»”\"')]")
_LABELS = (HEADING, TABLE_ROW, CAPTION)
_STOPLESS = re.compile(f"[{STOPLESS}]")
_SAID_STOPLESS = 40  # signs: some fifteen words
_SAID, _SAID_SIGNS = (
    24,
    16,
)  # characters of a sentence that has no spaces to count; where its end is a full stop's own sign


def is_prose(block: Block) -> bool:
    """Whether a block is a sentence or more: long enough, and ended like one."""
    return reads_on(block.kind, block.text)


def reads_on(kind: BlockKind, text: str) -> bool:
    """As `is_prose`, of a block of that kind with that text."""
    if kind in _LABELS:
        return False
    spaced = text.count(" ")
    if spaced >= 7:
        return spaced >= 15 or text.rstrip().endswith(_SENTENCE_ENDS)
    least = _SAID_SIGNS if text.rstrip().endswith(("。", "！", "？")) else _SAID
    if text.isascii() or len(text) < least or spaced * 8 >= len(text):
        return False
    return text.rstrip().endswith(_SENTENCE_ENDS) or len(_STOPLESS.findall(text)) >= _SAID_STOPLESS


def is_clock(one: Found, *, prose: bool) -> bool:
    """Whether a line is a counter or a clock by its form: it reads otherwise at every look.

    Of the sentences (`prose`) only those in which the page counts its own readers, or tells which day it is.
    """
    if one.role is not OF_TEXT or one.kind is HEADING or len(one.text) > COUNTER:
        return False
    name = key(one.text)
    return of_itself(name) if prose else ticks(name) or counts_an_offer(name)


def blocks_of(found: Sequence[Found]) -> Iterator[Block]:
    """The blocks of the text; what lies in the running text is marked: sentences, and what stands beside them."""
    linked = {one.text: one.link_share for one in found} if any(one.linked for one in found) else {}
    prose = [reads_on(one.kind, one.text) for one in found]
    running = [n for n, one in enumerate(found) if prose[n] and linked.get(one.text, 0.0) < HALF]
    near = {place for n in running for place in range(n - _NEAR, n + _NEAR + 1)}
    for n, one in enumerate(found):
        clock = len(one.text) <= COUNTER and is_clock(one, prose=prose[n])
        role = Role.CLOCK if clock else one.role
        yield Block(
            kind=one.kind, text=one.text, level=one.level, links=one.links, in_body=n in near, role=role
        )
