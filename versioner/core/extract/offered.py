"""Other articles under a label that says so: "Related stories", and the headlines that lead to them, in whatever element.

Where an element sets them apart they are a box (`boxes`); where each has a headline of its own they may be cards (`cards`). Many
templates set them between or behind the paragraphs as lines like any other. The label and what leads elsewhere under it, with its
dates, categories and teasers, stand beside the text; the next paragraph that no headline holds is the article's again.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from versioner.core.extract.cards import common
from versioner.core.extract.found import HEADING, LIST_ITEM, OF_A_PICTURE, Found
from versioner.core.extract.labels import dated
from versioner.core.lexicon.offering import heads_other_articles
from versioner.core.standing.form import is_sentence
from versioner.core.told.reasons import Apart

_LABEL = 60  # characters of a label
_LEADS = 0.9  # share of link text from which a line leads elsewhere
_LINE = 60  # characters of what stands with a headline and is no teaser: when, by whom, under what
# May stand between a heading and its text.
_PRESSED = frozenset({Apart.BUTTON, Apart.FIELD, Apart.FORM, Apart.BOX})
# Sentences that the article must have beside them: a page that is a list of articles says nothing else.
_OWN = 3
_SHARE = 0.5  # of the sentences that the page keeps, in characters, that teasers may have


def offered(found: Sequence[Found], standing: AbstractSet[int], prose: AbstractSet[int]) -> set[int]:
    """The blocks of the text that are labels of other articles and what they stand over; each is told why.

    Args:
        found: the blocks of the whole page.
        standing: indices of the article's.
        prose: indices of the sentences among all.
    """
    ordered = sorted(standing)
    labels = {n for n in ordered if _is_label(found[n])}
    away: set[int] = set()
    if not labels:
        return away
    for place, n in enumerate(ordered):
        if n in labels and n not in away:
            under = _under(found, ordered[place:], prose)
            if under or _ends(found, ordered, place):
                away.update((n, *under))
    kept = [n for n in ordered if n in prose and n not in away]
    teasers = sum(len(found[n].text) for n in away if n in prose)
    if len(kept) < _OWN or teasers > _SHARE * sum(len(found[n].text) for n in kept):
        return set()
    for n in away:
        found[n].why = Apart.BOXED
    return away


def _is_label(block: Found) -> bool:
    """Whether a line says that other articles follow: no headline, no sentence with which the text leads to them, no tab or link."""
    text = block.text
    if len(text) > _LABEL or not heads_other_articles(text) or is_sentence(text):
        return False
    return block.level > 1 if block.kind is HEADING else block.link_share < _LEADS


def _ends(found: Sequence[Found], ordered: Sequence[int], place: int) -> bool:
    """Whether nothing of the article stands under a label: what it headed was a menu or is beside the text, or a script's to show."""
    n = ordered[place]
    if place + 1 == len(ordered) or (n + 1 < ordered[place + 1] and found[n + 1].why not in _PRESSED):
        return True
    behind = found[ordered[place + 1]]
    return behind.kind is HEADING and (found[n].kind is not HEADING or behind.level <= found[n].level)


def _under(found: Sequence[Found], ordered: Sequence[int], prose: AbstractSet[int]) -> list[int]:
    """What stands under the label that comes first: headlines that lead elsewhere, and what belongs to each."""
    label, *rest = ordered
    under: list[int] = []
    waiting: list[int] = []  # lines that belong to a headline if one follows
    headline: Found | None = None
    for n in rest:
        one = found[n]
        if one.role is OF_A_PICTURE:
            waiting.append(n)
        elif _leads(one):
            under += [*waiting, n]
            waiting, headline = [], one
        elif one.kind is HEADING or _is_label(one):
            break
        elif headline is not None and (_belongs(one, headline, found[label]) or dated(one.text) is not None):
            under += [*waiting, n]
            waiting = []
        elif n in prose or is_sentence(one.text) or len(one.text) > _LINE:
            break
        else:
            waiting.append(n)
    return under


def _leads(block: Found) -> bool:
    return bool(block.links) and block.link_share >= _LEADS


def _belongs(block: Found, headline: Found, label: Found) -> bool:
    """Whether a line stands with a headline: in a list with it, or in an element that holds both and not the label."""
    if block.kind is LIST_ITEM and headline.kind is LIST_ITEM and block.chain == headline.chain:
        return label.kind is not LIST_ITEM
    return common(block, headline) > common(label, headline)
