"""What stands under a headline over the article's element and is no sentence: a deck in headline style, a list of key points.

Asked of it is what it speaks of. What else stands there leads elsewhere, names parts of the site or asks for something.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from versioner.core.extract.found import HEADING, LIST_ITEM, OF_TEXT, PARAGRAPH, Found
from versioner.core.extract.labels import is_stamp
from versioner.core.standing.around import Around
from versioner.core.standing.block import announces, call, speaks_of
from versioner.core.standing.topics import stems
from versioner.core.text.words import word_count

_DECK = 7  # words from which a line under a headline may be its deck: fewer may be the name of a series
_POINT = 3  # words of a point; tags have fewer
_LEAST = 2  # points
_SHARED = (
    1  # word of the topic: right under the headline little else stands that is no label and leads nowhere
)
_LABEL = 4  # words of what stands over the points


def decks(found: Sequence[Found], head: int, between: Sequence[int], article: Around) -> Iterator[int]:
    """The deck and the key points of a headline.

    Args:
        found: the blocks of the whole page.
        head: index of the headline.
        between: indices of what stands between it and the first sentence outside the article's element, and near it.
        article: what the page speaks of, its headline too.
    """
    for n in between:
        if n == head + 1 and _is_deck(found[n], article):
            yield n
    start = 0
    while start < len(between):
        end = start
        while (
            end < len(between)
            and found[between[end]].kind is LIST_ITEM
            and between[end] == between[start] + end - start
        ):
            end += 1
        points = between[start:end]
        if _are_points([found[n] for n in points], article):
            over = points[0] - 1
            if over in between and over != head:
                if announces(found[over].text, article) > 1:
                    return
                if _is_label(found[over], found[points[0]]):
                    yield over
            yield from points
        start = max(end, start + 1)


def _is_deck(one: Found, article: Around) -> bool:
    """Whether a line right under the headline says more of it."""
    return (
        one.role is OF_TEXT
        and one.kind in (HEADING, PARAGRAPH)
        and not one.links
        and word_count(one.text) >= _DECK
        and not is_stamp(one.text)
        and not call(one.text, article)
        and not announces(one.text, article)
        and speaks_of(one.text, article) >= _SHARED
    )


def _are_points(points: Sequence[Found], article: Around) -> bool:
    """Whether items of a list tell of the topic: short sentences and figures, no tags, no menu."""
    if len(points) < _LEAST or any(
        one.links or call(one.text, article) or announces(one.text, article) > 1 for one in points
    ):
        return False
    said = sum(word_count(one.text) >= _POINT for one in points)
    topics = {word for one in points for word in stems(one.text, article.tongue)} & article.topics.keys()
    return 2 * said > len(points) and len(topics) >= _SHARED


def _is_label(one: Found, point: Found) -> bool:
    return not one.links and word_count(one.text) <= _LABEL and one.chain == point.chain
