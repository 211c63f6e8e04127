"""Lines between a text's paragraphs that are the page's own beyond doubt, in whatever element they stand.

A notice on cookies that lets its reader choose, the word over an advertisement, a label of other articles with the headline that
it leads to, how long what can be listened to takes, a sentence of the text said again as a pull quote: publishers' programs write them into the text itself. They stand beside
it, so that neither their coming and going nor the next headline is an edit. A page that speaks of cookies elsewhere too
is on them, and keeps what it says.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import islice

from versioner.core.extract.found import HEADING, LIST_ITEM, PARAGRAPH, QUOTE, Found, article_of
from versioner.core.lexicon import reads_as
from versioner.core.lexicon.calls import TONGUES
from versioner.core.lexicon.notices import (
    counts_cookies,
    labels_advertisement,
    lets_choose_cookies,
    names_cookies,
)
from versioner.core.lexicon.offering import heads_other_articles
from versioner.core.lexicon.walls import CONSENT, either
from versioner.core.standing.asking import asks_for, turns_to_reader
from versioner.core.standing.block import speaks_of
from versioner.core.standing.form import QUOTED, is_sentence
from versioner.core.told.reasons import Apart
from versioner.late import re

_ON_END = 3  # blocks over which one notice goes
_NAMED = 9  # times that a notice names them at most
_ON_TOPIC = 3  # words of the topic from which what is said of cookies is the article's
_HEADLINE = 160  # characters of a headline behind its label
_LABEL = 40  # and of the label
_PULLED = 20  # characters of a pull quote at least; a name or a label may well be said twice
_MARKS = " \t\xa0.…\"'“”„«»‘’「」『』"
_CLOCK = 12  # characters of a length
_LENGTH = re.compile(r"\W{0,3}\d{1,2}:\d{2}(?::\d{2})?\W{0,3}")
_ASKED = re.compile(either(CONSENT), re.IGNORECASE)


def notices(found: Sequence[Found], standing: Collection[int], language: str | None) -> set[int]:
    """The blocks of the text that are such lines; each is told why. The language is what the page declares (BCP 47)."""
    ordered = sorted(standing)
    own: set[int] = set()
    for before, n, behind in zip((-1, *ordered), ordered, (*ordered[1:], -1), strict=False):
        one = found[n]
        if one.kind is not PARAGRAPH or len(one.text) > _HEADLINE + _LABEL:
            continue
        if (_is_label(one.text) and not (one.bold or _are_lines(found, before, behind))) or (
            len(one.text) <= _CLOCK and _is_length(found, n)
        ):
            own.add(n)
    own |= _on_cookies(found, ordered, language)
    own |= _pulled(found, ordered)
    for n in own:
        found[n].why = Apart.OWN
    return own


@lru_cache(maxsize=4_096)  # a site's labels are the same on all its pages
def _is_label(text: str) -> bool:
    return labels_advertisement(text) or _offers_another(text)


def _are_lines(found: Sequence[Found], *beside: int) -> bool:
    """Whether what stands on either side is a line and no sentence: a table of purposes may name advertising too."""
    return all(n >= 0 and found[n].kind is PARAGRAPH and not is_sentence(found[n].text) for n in beside)


def _offers_another(text: str) -> bool:
    """Whether a line is a label of other articles and a headline: "Read also: Bakery closes"; a sentence may go on so."""
    if ":" not in text and "：" not in text:
        return False
    label, mark, headline = text.replace("：", ":").partition(":")
    if not mark or len(label) > _LABEL or not 0 < len(headline.strip()) <= _HEADLINE:
        return False
    return not is_sentence(headline.strip().rstrip("?!")) and heads_other_articles(label.strip())


def _is_length(found: Sequence[Found], n: int) -> bool:
    """Whether a line is a length alone beside something to press: a player's "4:27"."""
    if not _LENGTH.fullmatch(found[n].text):
        return False
    return any(one.why is Apart.BUTTON for one in (*found[max(0, n - 1) : n], *found[n + 1 : n + 2]))


def _on_cookies(found: Sequence[Found], ordered: Sequence[int], language: str | None) -> set[int]:
    """The notice on cookies, where the page says nothing else of them."""
    if not 0 < counts_cookies("\n".join([found[n].text for n in ordered]), language) <= _NAMED:
        return set()  # as of most pages, and of those on cookies
    named = list(islice((n for n in ordered if names_cookies(found[n].text)), _NAMED + 1))
    if any(found[n].kind in (HEADING, LIST_ITEM) for n in named):
        return set()
    asking = [n for n in named if _lets_its_reader_choose(found[n].text)]
    if not asking:
        return set()
    article = article_of([found[n] for n in ordered if n not in named], language)
    if any(speaks_of(found[n].text, article) >= _ON_TOPIC for n in asking):
        return set()  # of what a privacy policy says it is a part
    return set(named) if all(any(abs(n - one) < _ON_END for one in asking) for n in named) else set()


def _lets_its_reader_choose(text: str) -> bool:
    """Whether a notice speaks to who reads it; what somebody says of the cookies of others does not."""
    plain = QUOTED.sub(" ", text)
    if not lets_choose_cookies(plain):
        return False
    tongue = TONGUES.get(reads_as(plain) or "")
    return bool(_ASKED.search(plain) or turns_to_reader(plain, tongue) or asks_for(plain, tongue))


def _pulled(found: Sequence[Found], ordered: Sequence[int]) -> set[int]:
    """Pull quotes: what stands as a quotation, and says word by word what a paragraph says."""
    quoted = ((n, found[n].text.strip(_MARKS)) for n in ordered if found[n].kind is QUOTE)
    told = (found[n].text for n in ordered if found[n].kind is PARAGRAPH)
    pulled = [(n, text) for n, text in quoted if len(text) >= _PULLED]
    said = list(told) if pulled else []
    return {n for n, text in pulled if any(text in one for one in said)}
