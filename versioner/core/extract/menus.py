"""Lines of menus among the blocks of a text, and headings that stand over nothing but them: neither is read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from urllib.parse import urlsplit

from versioner.core.extract.found import HEADING, PARAGRAPH, Found
from versioner.core.extract.labels import dated
from versioner.core.extract.running import COUNTER, HALF, is_clock, reads_on
from versioner.core.extract.tables import data_rows
from versioner.core.text.words import word_count
from versioner.core.url import site_of

_LINK_LINE = 60  # characters under which a line that is all link is a menu's (same place)
_LINE_IS_LINK = 0.9
_TEASERS = 2  # headings that are links, on end, from which they are no sections of the article
_TITLE_WORDS = 4  # of a link that offers another article; one to work on a section says less
_AROUND = "[]()|•·›» "  # marks around a link that is a line: "[edit]"


def without_menus(found: list[Found], host: str, language: str | None) -> list[Found]:
    """The blocks without the lines of menus and the headings that stand over nothing else."""
    kept: list[Found] = []
    lines: list[Found] = []  # menu lines since the last block that was kept
    cards, data = _cards(found), data_rows(found)
    head = True  # above the text, where a date that leads to that day's other articles is this one's
    for n, block in enumerate(found):
        if n in cards or (
            is_menu_line(block, host)
            and not (head and dated(block.text, language))
            and not _is_among_sentences(found, n)
            and n not in data
        ):
            lines.append(block)
            continue
        if lines and block.kind is HEADING:
            _drop_empty(kept, block.level)
        elif lines:
            _drop_boxed(kept, lines, block)
        head = head and not reads_on(block.kind, block.text)
        kept.append(block)
        lines = []
    if any(block.kind is not HEADING for block in kept):
        _drop_empty(kept, 1)
    return kept


def _cards(found: Sequence[Found]) -> frozenset[int]:
    """Headings that are links to other pages, several on end with nothing under them but when that was: teasers."""
    heads = [n for n, block in enumerate(found) if block.kind is HEADING]
    cards: set[int] = set()
    run: set[int] = set()
    for n, following in pairwise((*heads, len(found))):
        if not _is_teaser_head(found[n]):
            run = set()
            continue
        clocks = [m for m in range(n + 1, following) if _says_when(found[m])]
        if clocks == list(range(n + 1, following)):
            run |= {n, *clocks}
            if sum(found[m].kind is HEADING for m in run) >= _TEASERS:
                cards |= run
        else:  # the last of them: what follows is the page's again
            cards |= {n, *clocks[:1]} if run and run <= cards else set()
            run = set()
    return frozenset(cards)


def _says_when(block: Found) -> bool:
    return is_clock(block, prose=False) or (
        len(block.text) <= COUNTER and (block.text.isdecimal() or bool(dated(block.text)))
    )


def _is_teaser_head(block: Found) -> bool:
    return block.level > 1 and bool(block.links) and block.linked >= _LINE_IS_LINK * len(block.text)


def _drop_empty(kept: list[Found], level: int) -> None:
    """Drop the headings at the end, down to the level of what follows: menus were all they stood over."""
    while kept and kept[-1].kind is HEADING and kept[-1].level >= max(level, 2):
        kept.pop()


def _drop_boxed(kept: list[Found], lines: Sequence[Found], following: Found) -> None:
    """Drop a heading at the end that stands in one box with links and nothing else: what follows the box is not under it."""
    while kept and kept[-1].kind is HEADING and kept[-1].level > 1 and kept[-1].chain:
        box = kept[-1].chain[-1]
        offered = any(
            box in line.chain and (word_count(line.text) >= _TITLE_WORDS or _leads_within(line))
            for line in lines
        )
        if box in following.chain or not offered:
            return
        kept.pop()


def _leads_within(line: Found) -> bool:
    """Whether a line leads to a place in its own page, as one of its contents does: such links are no links elsewhere."""
    return line.linked > 0 and not line.links


def is_menu_line(block: Found, host: str) -> bool:
    """Whether a line is link and nothing else: short, as in a menu, or a credit to another site's front page."""
    if block.kind is HEADING or block.linked < _LINE_IS_LINK * len(block.text.strip(_AROUND)):
        return False
    return len(block.text) < _LINK_LINE or (len(block.links) == 1 and _is_credit(block.links[0].url, host))


def _is_among_sentences(found: Sequence[Found], n: int) -> bool:
    """Whether a line is a paragraph between two that are read on, all in one element: a menu's lines have no such neighbours."""
    if found[n].kind is not PARAGRAPH or not 0 < n < len(found) - 1:
        return False
    return all(
        one.chain == found[n].chain and one.link_share < HALF and reads_on(one.kind, one.text)
        for one in (found[n - 1], found[n + 1])
    )


def _is_credit(target: str, host: str) -> bool:
    parts = urlsplit(target)
    return not parts.path.strip("/") and not parts.query and site_of(target) != host.partition(":")[0]
