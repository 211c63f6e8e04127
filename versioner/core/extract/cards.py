"""Articles within a page's article that are other articles' cards: a headline that leads to another page, a line or two of text.

HTML lets an `article` hold others (entries of a live page, comments); it does not say which are the page's own. An entry speaks
of what the page speaks of, and so do most of its fellows; cards of what else was published do not.
"""

from __future__ import annotations

from collections.abc import Sequence

from versioner.core.extract.found import HEADING, Found, article_of
from versioner.core.standing.block import speaks_of
from versioner.core.standing.form import is_sentence

_LEAST = 2  # cards; one alone may be anything
_LEADS = 0.9  # share of link text from which a heading leads elsewhere
_BEGINS = 3  # blocks of a card among which its headline is: a picture's line, a time may stand over it
_SHARED = 2  # words of the topic from which an entry speaks of it
_OWN_SENTENCES = 3  # that the article must have beside them, and no fewer than they: else the page may be a list of articles


def cards_within(found: Sequence[Found], language: str | None) -> set[int]:
    """The blocks of cards in the elements of a page's article.

    Args:
        found: the blocks of the whole page.
        language: what the page declares (BCP 47).
    """
    inner: dict[int, list[int]] = {}
    for n, one in enumerate(found):
        if len(one.root) > 1 and not one.part:
            inner.setdefault(one.root[-1], []).append(n)
    cards = [members for members in inner.values() if _leads_elsewhere([found[n] for n in members[:_BEGINS]])]
    if len(cards) < _LEAST:
        return set()
    held = {n for members in cards for n in members}
    outer = {root for members in cards for root in found[members[0]].root[:-1]}
    own = [
        one for n, one in enumerate(found) if n not in held and not one.part and outer.intersection(one.root)
    ]
    if _sentences(own) < max(_OWN_SENTENCES, _sentences([found[n] for n in held])):
        return set()
    article = article_of(own, language)
    foreign = sum(speaks_of(" ".join(found[n].text for n in members), article) < _SHARED for members in cards)
    return held if 2 * foreign > len(cards) else set()


def _sentences(blocks: Sequence[Found]) -> int:
    return sum(is_sentence(one.text) and one.kind is not HEADING for one in blocks)


def _leads_elsewhere(blocks: Sequence[Found]) -> bool:
    head = next((one for one in blocks if one.kind is HEADING), None)
    return head is not None and head.level > 1 and head.link_share >= _LEADS
