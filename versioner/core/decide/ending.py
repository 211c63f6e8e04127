"""The end of an article: whether it is missing, at a wall, in the middle of a sentence or in one piece."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from versioner.core.decide.comparable import ComparableBlock
from versioner.core.model import Document, Observation
from versioner.core.standing.around import around
from versioner.core.standing.block import call, speaks_of
from versioner.core.text.words import word_count
from versioner.core.told.details import Sign, Why, coded
from versioner.core.told.reasons import Apart
from versioner.late import re


def cut_short(
    seen: Observation,
    now: Sequence[ComparableBlock],
    accepted: Document,
    before: Sequence[ComparableBlock],
    *,
    marked: bool,
) -> str | None:
    """Why the end of the article is missing: at a wall, in the middle of a sentence, or the page's own end with it.

    Or its bytes stop there, in the middle of their mark-up. Or all of it in one piece and nothing for it, where nothing says that an editor took it away (`marked`: a date or a
    note is new): half of what was sent looks like this, and a teaser. What is really gone stays gone, and is told then.
    """
    if walled := at_a_wall(seen):
        return walled
    there = {block.key for block in now}
    gone = [block for block in before if block.key not in there]
    if not gone:
        return None
    tail = tail_gone(before, there)
    if tail and _breaks_off(now, before, there):
        return coded(Why.BREAKS_OFF)
    known = {block.key for block in before}
    came = any(block.prose and block.key not in known for block in now)  # the end may be there, edited
    if seen.unended and not came and before[-1].key not in there:
        return coded(Why.STOPS)
    if len(tail) > 1 and not came and before[-1].key not in there and _footless(seen.document, accepted):
        return coded(Why.STOPS)
    if tail and not came and before[-1].key not in there and _bereft(seen.document, now, accepted, before):
        return coded(Why.STOPS)
    if marked or not _is_a_piece([block for block in gone if block.prose and not block.heading], before):
        return None  # what is gone in one piece cannot be more than all that is gone
    foot = _foot(before, there, accepted)
    piece = tail_gone([block for block in before if block not in foot], there)
    if _is_a_piece(piece, before):
        behind = _behind(now, known, known - {block.key for block in foot})
        return coded(Why.STOPS) if _words(behind) < _FOR_IT * _words(piece) else None
    return None


def at_a_wall(seen: Observation) -> str | None:
    """That what was seen ends at a wall; None where it bears no such sign."""
    return coded(Why.WALL_AT_END) if Sign.WALL_AT_END in seen.signals else None


def _foot(
    before: Sequence[ComparableBlock], there: AbstractSet[str], accepted: Document
) -> Sequence[ComparableBlock]:
    """The sentences at the end that stand and speak of other things than the article, or to its reader: the page's, and no end of its text."""
    prose = [block for block in before if block.prose and not block.heading]
    stand = next((n for n, block in enumerate(reversed(prose)) if block.key not in there), 0)
    if not 0 < stand <= _FOOT:
        return ()
    foot = prose[-stand:]
    article = around(accepted, [block.index for block in foot])
    texts = [accepted.blocks[block.index].text for block in foot if block.index >= 0]
    speaks = any(speaks_of(text, article) >= _ON_TOPIC and not call(text, article) for text in texts)
    return () if speaks else foot


def _is_a_piece(tail: Sequence[ComparableBlock], before: Sequence[ComparableBlock]) -> bool:
    """Whether what is gone is too much of the article to be believed at once."""
    whole = sum(block.prose and not block.heading for block in before)
    return len(tail) >= _PIECE and len(tail) >= _SHARE * whole


def _behind(
    now: Sequence[ComparableBlock], known: AbstractSet[str], text: AbstractSet[str]
) -> list[ComparableBlock]:
    """The sentences that came behind the last paragraph that stands; `text`: the keys of the article's."""
    last = max((n for n, block in enumerate(now) if block.prose and block.key in text), default=-1)
    came = (block for block in now[last + 1 :] if block.prose and not block.heading)
    return [block for block in came if block.key not in known]


def _words(blocks: Sequence[ComparableBlock]) -> int:
    return sum(word_count(block.key) for block in blocks)


# Two paragraphs at the end, or a last section of a long text, are what editors take away.
_PIECE = 3  # paragraphs
_SHARE = 0.3  # of all
_FOOT = 2  # sentences of the page behind its text
_ON_TOPIC = 2  # words of the topic from which one is the article's own last word
_FOR_IT = 1 / 3  # share of the words that are gone from which what came behind the rest is an end of its own


def tail_gone(before: Sequence[ComparableBlock], there: AbstractSet[str]) -> Sequence[ComparableBlock]:
    """The paragraphs at the end of a text that are gone in one piece, in their order.

    Args:
        before: the blocks of the accepted text.
        there: the keys of those that are seen.
    """
    prose = [block for block in before if block.prose and not block.heading]
    last = next((n for n in range(len(prose), 0, -1) if prose[n - 1].key in there), 0)
    return prose[last:]


def _breaks_off(
    now: Sequence[ComparableBlock], before: Sequence[ComparableBlock], there: AbstractSet[str]
) -> bool:
    """Whether what follows the last paragraph that stands is the beginning of one that stood, cut in a sentence or trailing off."""
    stands = next(
        (n for n in range(len(before), 0, -1) if before[n - 1].prose and before[n - 1].key in there), 0
    )
    known = {block.key for block in before}
    gone = sorted({block.key for block in before[stands:]} - there)
    for block in instead(now, known):
        text = _ELLIPSIS.sub("", block.key)
        trails = text != block.key
        if block.heading or not text or (text.endswith((".", "!", "?", "。")) and not trails):
            continue
        if any(_is_begun(whole, text, trails=trails) for whole in _beginning(gone, text)):
            return True
    return False


def _footless(document: Document, accepted: Document) -> bool:
    """Whether a page that had a footer has none."""
    now, before = (any(one.why == Apart.FOOTER for one in side.beside) for side in (document, accepted))
    return before and not now


def _bereft(
    document: Document,
    now: Sequence[ComparableBlock],
    accepted: Document,
    before: Sequence[ComparableBlock],
) -> bool:
    """Whether most lines beside and behind the text went with its end: who cuts an end leaves those, a transfer cut off does not."""
    has, had = (
        len(side.beside) + _lines_behind(blocks) for side, blocks in ((document, now), (accepted, before))
    )
    return had >= _LINES_BESIDE and _MOST_GONE * has <= had


def _lines_behind(blocks: Sequence[ComparableBlock]) -> int:
    """How many lines stand behind the last paragraph."""
    return next((n for n, block in enumerate(reversed(blocks)) if block.prose and not block.heading), 0)


_LINES_BESIDE = 4  # lines: a page with fewer has hardly any furniture to lose
_MOST_GONE = 3  # times as many lines before as now


def _beginning(lines: Sequence[str], text: str) -> Iterator[str]:
    """Those of sorted lines that begin with a text."""
    n = bisect_left(lines, text)
    while n < len(lines) and lines[n].startswith(text):
        yield lines[n]
        n += 1


def _is_begun(whole: str, text: str, *, trails: bool) -> bool:
    """Whether enough is missing of a paragraph that begins so: a text cut anywhere, or one that trails off where it did not."""
    more = 0 if trails and not _ELLIPSIS.search(whole) else _MORE + 1
    return len(whole) >= len(text) + more


_ELLIPSIS = re.compile(r"\s{0,4}[\[(]?(?:…|\.{3})[\])]?\s{0,4}$")
_MORE = 10  # characters that must be missing: fewer may be an editor's hand


def instead(now: Sequence[ComparableBlock], known: AbstractSet[str]) -> Sequence[ComparableBlock]:
    """What came right behind the last paragraph that stands."""
    last = max((n for n, block in enumerate(now) if block.prose and block.key in known), default=-1)
    return [block for block in now[last + 1 :][:_INSTEAD] if block.key not in known]


_INSTEAD = 3  # lines right behind the last paragraph that stands
