"""Which of a page's headings is the headline, and what stands before it.

Most pages have one h1 and it is that. Some give their brand or their department an h1 of its own; what the page
declares as its title (JSON-LD, Open Graph, `<title>`) then tells which heading is meant.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from versioner.core.extract.found import HEADING, PARAGRAPH, Found
from versioner.core.extract.labels import dated, stamp
from versioner.core.extract.mastheads import is_front_page, is_masthead, sides
from versioner.core.extract.metadata import Declared
from versioner.core.text.words import key, tokens, word_count
from versioner.late import re

SITE_SUFFIX = re.compile(r"(?<!\s)\s+[|–—\-·•»:]\s+[^|–—·•»]{1,40}$")
_LIKE = 0.5  # the share of words in common from which on an h1 is what the page declares
_ALIKE = 0.9  # the same for a heading that is none: a teaser or a section may share some
_DEEPEST = 3
_TITLE_WORDS = 3  # of a title that is looked for within a heading
_NAME_WORDS = 2  # and of one beside the site's name
_DECK_WORDS = 6  # of a heading that is a standfirst by what stands behind it
_LINE = 160  # characters of a heading, as a rule
_TEXT_WORDS = 12  # of a paragraph that reads like text


def headline(found: list[Found], said: Declared, url: str = "") -> tuple[str, list[Found]]:
    """The headline, and the blocks without it; what is declared where no heading is one, as a heading shows it.

    Headings before it become lines, and so does one that goes on with it: they head nothing of the article. The site's name is none
    of its lines.

    Args:
        found: the article's blocks.
        said: what the page declares.
        url: its address.
    """
    chosen = place_of(found, said, url)
    if chosen is None:
        title = said.headline or said.title or SITE_SUFFIX.sub("", said.tag_title or "")
        shown = _is_said(found, range(len(found)), said, _TITLE_WORDS)
        title = title if shown is None else found[shown].text
        heads = {n for n in _before_text(found) if _says(found[n].text, title)}
        return title, [
            one
            for n, one in enumerate(found)
            if n not in heads and (one.kind is not HEADING or key(one.text) != key(title))
        ]
    title = found[chosen].text
    same = key(title)
    under = _standfirst(found, chosen, said.language)
    rest = [
        _line(block) if (n < chosen or n == under) and block.kind is HEADING else block
        for n, block in enumerate(found)
        if n != chosen
        and not (_is_h1(block) and (key(block.text) == same or (n < chosen and is_masthead(block, url))))
    ]
    return title, rest


def _says(text: str, title: str) -> bool:
    """Whether a heading is the title with a word or two before or behind it, which are set apart on the page: its kicker."""
    ours, whole = f" {key(text).casefold()} ", key(title).casefold()
    return word_count(whole) >= _TITLE_WORDS and f" {whole} " in ours


def _standfirst(found: Sequence[Found], chosen: int, language: str | None) -> int | None:
    """The place of a heading that goes on with the headline.

    Both stand in a box of their own, or in a `header`, without the text; or it stands over who wrote the text or when, or heads all of it,
    which no section does, and is as long as a line.
    """
    title, n = found[chosen], chosen + 1
    if n + 1 >= len(found) or found[n].kind is not HEADING:
        return None
    if word_count(found[n].text) >= _DECK_WORDS and not found[n].links:
        under = found[n + 1]
        signed = under.text, language, under.times
        if under.kind is not HEADING and (stamp(*signed) or dated(*signed)) is not None:
            return n
        if not any(one.kind is HEADING and one.level > 1 for one in found[n + 1 :]):
            return n
    if title.header and found[n].header:
        return None if any(one.header and _is_text(one) for one in found) else n
    box = title.chain
    ends = found[n + 1].chain[: len(box)] != box
    return n if box and found[n].chain == box and ends else None


def _is_text(block: Found) -> bool:
    return block.kind is not HEADING and word_count(block.text) >= _TEXT_WORDS


def place_of(found: Sequence[Found], said: Declared, url: str = "") -> int | None:
    """The place of the headline: the h1 that is likest to what is declared, the first where none is like it.

    Where that is the site's name, a heading of three levels that is the rest of the declared title.

    Args:
        found: the blocks of the page, or the article's.
        said: what the page declares.
        url: its address.
    """
    ones = [n for n, block in enumerate(found) if block.kind is HEADING and block.level == 1]
    if not ones:
        return None
    titles = tuple(_declared(said))
    if not titles:
        return ones[0]
    scores = {n: _likeness(found[n].text, titles) for n in ones}
    best = max(ones, key=lambda n: (scores[n], -n))
    if is_masthead(found[best], url) and (under := _under_masthead(found, best, said)) is not None:
        return under
    if scores[best] >= _LIKE:
        return best
    over = _is_said(found, range(ones[0]), said, _TITLE_WORDS)
    if over is not None:
        return over
    before = [*_before_text(found)]
    alike = next((n for n in before if _likeness(found[n].text, titles) >= _ALIKE), None)
    side = _is_said(found, before, said, _TITLE_WORDS) if alike is None else alike
    return ones[0] if side is None else side


def _under_masthead(found: Sequence[Found], masthead: int, said: Declared) -> int | None:
    """The place of the first heading of the least level that is the declared title without the site's name."""
    name = _words(found[masthead].text)
    if any(_words(one or "") == name for one in (said.headline, said.title)):
        return None  # a part of a longer text that leads to its first page
    first = next(filter(None, map(_words, sides([said.tag_title or ""]))), name)
    if not is_front_page(found[masthead]) and (first == name or said.tag_title is None):
        return None
    rest = [
        n for n, one in enumerate(found) if n != masthead and one.kind is HEADING and _words(one.text) != name
    ]
    levels = sorted({found[n].level for n in rest if found[n].level <= _DEEPEST})
    tried = (
        _is_said(found, [n for n in rest if found[n].level == level], said, _NAME_WORDS) for level in levels
    )
    return next((n for n in tried if n is not None), None)


def _is_said(found: Sequence[Found], places: Iterable[int], said: Declared, least: int) -> int | None:
    """The first of some places with a heading of the article's that is a declared title, or one side of it, of so many words."""
    whole = [one for one in (said.headline, said.title, said.tag_title) if one]
    wanted = [words for one in sides(whole) if (words := _words(one)).total() >= least]
    return next(
        (
            n
            for n in places
            if found[n].kind is HEADING
            and found[n].level <= _DEEPEST
            and not found[n].part
            and _words(found[n].text) in wanted
        ),
        None,
    )


def _declared(said: Declared) -> Iterator[Counter[str]]:
    whole = (said.headline, said.title, said.tag_title, SITE_SUFFIX.sub("", said.tag_title or ""))
    for text in whole:
        if words := _words(text or ""):
            yield words


def _likeness(text: str, titles: tuple[Counter[str], ...]) -> float:
    """The greatest share of words that a heading has in common with one of the titles, 0 to 1."""
    ours = _words(text)
    return max((2 * (ours & one).total() / (ours.total() + one.total()) for one in titles), default=0.0)


def _words(text: str) -> Counter[str]:
    return _counted(text) if len(text) <= _LINE else _counted.__wrapped__(text)


@lru_cache(maxsize=512)  # a page's headings, and what it declares, are asked for again and again
def _counted(text: str) -> Counter[str]:
    return Counter(one for one in tokens(key(text).casefold()) if one[0].isalnum())


def _before_text(found: Sequence[Found]) -> Iterator[int]:
    """Places of headings before the first paragraph that reads like text."""
    for n, block in enumerate(found):
        if block.kind is PARAGRAPH and not block.part and _words(block.text).total() >= _TEXT_WORDS:
            return
        if block.kind is HEADING and block.level <= _DEEPEST:
            yield n


def _is_h1(block: Found) -> bool:
    return block.kind is HEADING and block.level == 1


def _line(block: Found) -> Found:
    return replace(block, kind=PARAGRAPH, level=0)
