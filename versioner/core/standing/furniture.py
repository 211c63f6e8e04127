"""What came and is beyond doubt the page's own: it is kept beside the text, and nothing is told of it.

Most of what merely stands beside the text is told as a minor edit (`classify.place`): a line that speaks of nothing the
article speaks of may be its editor's all the same. Here are those that are nobody's but the publisher's: an offer, a
label of offers, who paid, who wrote it, a menu over the text. An offer must be in the publisher's own voice: "Subscribe to the alert
service of the county" may be what a storm's editor adds.
"""

from __future__ import annotations

from collections.abc import Sequence

from versioner.core.lexicon.offering import heads_other_articles
from versioner.core.lexicon.sponsors import is_sponsor_line
from versioner.core.model import Block, BlockKind, Role
from versioner.core.standing.around import Around
from versioner.core.standing.asking import says_no_more, speaks_for_itself
from versioner.core.standing.block import (
    Place,
    announces,
    appeals,
    begins_an_offer,
    belongs,
    is_about_who_wrote,
    is_offer,
    speaks_of,
    spoken_to,
)
from versioner.core.standing.form import is_label
from versioner.core.text.tongues import words_in

MENU = 3  # labels on end, from which they are a menu
_BY_CHANCE = 1  # word of the topic that an offer may hold: "our health newsletter"


def is_furniture(blocks: Sequence[Block], article: Around, place: Place, *, over: bool) -> bool:
    """Whether all of what came together is the page's own; never where the article turns to its reader itself.

    Args:
        blocks: what came in one place, nothing in it for something that went.
        article: what stands.
        place: where they stand in it; over: they stand over the text.
    """
    if article.addressing or not any(block.kind is not BlockKind.HEADING for block in blocks):
        return False
    if over and len(blocks) >= MENU and all(map(is_label, blocks)):
        return not any(speaks_of(block.text, article) for block in blocks)
    return all(_is_own(block, article, place) for block in blocks)


def _is_own(block: Block, article: Around, place: Place) -> bool:
    if block.role is not Role.TEXT:
        return False
    if block.kind is BlockKind.HEADING:
        return _announces(block.text, article) or _names_authors(block.text, article)
    if block.kind is not BlockKind.PARAGRAPH or belongs(block, (), article, place):
        return False
    if place is Place.EDGE and is_about_who_wrote(block.text, article):
        return True
    shared = speaks_of(block.text, article)
    if shared <= _BY_CHANCE and appeals(block.text, article):
        return True
    if is_offer(block.text, article) and shared <= _BY_CHANCE:
        return _is_in_its_voice(block.text, article)
    if shared:
        return False
    return is_sponsor_line(block.text) or _begins(block.text, article) or _announces(block.text, article)


def _begins(text: str, article: Around) -> bool:
    label, _, _ = text.replace("：", ":").partition(":")
    return begins_an_offer(text, article) and _is_in_its_voice(label, article)


def _announces(text: str, article: Around) -> bool:
    return announces(text, article) > 1 and _is_in_its_voice(text, article)


def _is_in_its_voice(text: str, article: Around) -> bool:
    """Whether only a publisher says so: it speaks for itself, heads its articles, or names an offer and no more."""
    tongue = spoken_to(text, article).tongue
    return speaks_for_itself(text, tongue) or heads_other_articles(text) or says_no_more(text, tongue)


def _names_authors(text: str, article: Around) -> bool:
    words = {word.casefold() for word in words_in(text) if len(word) > 2}
    return bool(words) and words <= article.authors
