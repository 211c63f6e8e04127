"""Other articles' cards among the blocks of a page's article: a headline that leads to another page, a line or two of text.

HTML lets an `article` hold others (entries of a live page, comments); it does not say which are the page's own. An entry speaks
of what the page speaks of, and so do most of its fellows; cards of what else was published do not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from urllib.parse import urlsplit

from versioner.core.extract.found import HEADING, Found, article_of
from versioner.core.extract.labels import dated
from versioner.core.standing.block import speaks_of
from versioner.core.standing.form import is_sentence

_LEAST = 2  # cards; one alone may be anything
_LEADS = 0.9  # share of link text from which a heading leads elsewhere
_BEGINS = 3  # blocks of a card among which its headline is: a picture's line, a time may stand over it
_SHARED = 2  # words of the topic from which an entry speaks of it
_ROW = 3  # cards on end, where no element holds each
_LINES, _SENTENCES = 6, 2  # blocks of such a card, and paragraphs among them
_MANY = 6  # paragraphs of the article from which cards that say when they were published may say more than it
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
    return held if _are_foreign([[found[n] for n in members] for members in cards], own, language) else set()


def cards_in_a_row(found: Sequence[Found], language: str | None, url: str = "") -> set[int]:
    """The blocks of cards that stand behind the article's own text, one after the other, with no element to say so.

    Args:
        found: the blocks of the whole page.
        language: what the page declares (BCP 47).
        url: the page's; a headline that leads to it, or to what lies below it, is an entry's own.
    """
    held: set[int] = set()
    for run in _rows(found, urlsplit(url).path.rstrip("/")):
        first = run[0].start
        own = [one for n, one in enumerate(found) if n < first and not one.part]
        cards = [[found[n] for n in card] for card in run]
        said, dated_ = _sentences(own), 2 * sum(map(_is_dated, cards)) > len(cards)
        if said >= (_MANY if dated_ else max(_OWN_SENTENCES, sum(map(_sentences, cards)))) and (
            dated_ or _are_foreign(cards, own, language)
        ):
            held.update(n for card in run for n in card)
    return held


def _are_foreign(cards: Sequence[Sequence[Found]], own: Sequence[Found], language: str | None) -> bool:
    """Whether most of some cards speak of something else than the article."""
    article = article_of(own, language)
    foreign = sum(speaks_of(" ".join(one.text for one in card), article) < _SHARED for card in cards)
    return 2 * foreign > len(cards)


def _is_dated(card: Sequence[Found]) -> bool:
    """Whether a card says when its own article was published."""
    return any(one.times or dated(one.text) is not None for one in card[1:] if not is_sentence(one.text))


def _rows(found: Sequence[Found], page: str) -> Iterator[list[range]]:
    """Cards that follow one another: each a headline that leads elsewhere, with what stands under it up to the next heading."""
    heads = [n for n, one in enumerate(found) if one.kind is HEADING and not one.part]
    run: list[range] = []
    for head, following in pairwise((*heads, len(found))):
        card = range(head, following)
        leads = _leads_off(found[head], page) and not any(found[n].part for n in card)
        if leads:
            run.append(card)
        if not leads or not _is_short([found[n] for n in card]):
            yield from _row(run, found)
            run = []
    yield from _row(run, found)


def _row(run: list[range], found: Sequence[Found]) -> Iterator[list[range]]:
    """The run, if it is one; its last card is no longer than the others: behind it the page's own may go on."""
    if len(run) < _ROW:
        return
    *others, last = run
    longest = last.start + max(map(len, others))
    head, before = found[last.start], found[others[-1].start]
    apart = (n for n in last[1:] if not _is_with(found[n], head, before))
    last = range(last.start, min(last.stop, longest, next(apart, last.stop)))
    if _is_short([found[n] for n in last]):
        yield [*others, last]


def _is_with(line: Found, head: Found, other: Found) -> bool:
    """Whether a line is of the card of a headline: in one element with it that does not hold another card's headline too, or in none."""
    return line.chain == head.chain or common(line, head) > common(other, head)


def common(one: Found, other: Found) -> int:
    """How many elements hold both blocks."""
    return sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one.chain, other.chain, strict=False))
    )


def _is_short(card: Sequence[Found]) -> bool:
    return len(card) <= _LINES and _sentences(card) <= _SENTENCES


def _sentences(blocks: Sequence[Found]) -> int:
    return sum(is_sentence(one.text) and one.kind is not HEADING for one in blocks)


def _leads_off(head: Found, page: str) -> bool:
    """Whether a headline leads to another page than that of this path, and than one below it."""
    paths = [urlsplit(link.url).path.rstrip("/") for link in head.links]
    return (
        bool(paths)
        and _leads_elsewhere([head])
        and all(one != page and not one.startswith(f"{page}/") for one in paths)
    )


def _leads_elsewhere(blocks: Sequence[Found]) -> bool:
    head = next((one for one in blocks if one.kind is HEADING), None)
    return head is not None and head.level > 1 and head.link_share >= _LEADS
