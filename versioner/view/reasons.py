"""Why something on a page is no part of its text, or looks like its source, in words: `core.told.reasons` has the codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from versioner.core.told.reasons import Apart, Ignored, Mark, Offer, Unread, offer_in, passes
from versioner.view.catalogues import ENGLISH, catalogue
from versioner.view.templates import N_

if TYPE_CHECKING:  # who has one to show has loaded it
    from versioner.core.decide.noise import NoisyBlock

_APART = {
    Apart.FOOTER: N_("a footer"),
    Apart.ASIDE: N_("an aside"),
    Apart.WINDOW: N_("a window"),
    Apart.NOSCRIPT: N_("for browsers without scripts"),
    Apart.MENU: N_("a menu"),
    Apart.FIELD: N_("a field to type into"),
    Apart.FORM: N_("a form"),
    Apart.BUTTON: N_("a button"),
    Apart.FRAME: N_("a frame"),
    Apart.BOX: N_("a box around a field to type into"),
    Apart.PANEL: N_("a menu or window"),
    Apart.SIGN_UP: N_("a box to sign up or log in"),
    Apart.HEADER: N_("the site's header"),
    Apart.TALK: N_("readers' comments"),
    Apart.NAVIGATION: N_("navigation"),
    Apart.OUTSIDE: N_("outside the main part"),
    Apart.BOXED: N_("a box in the text"),
    Apart.OWN: N_("what the page offers or says of itself"),
}
_UNREAD = {
    Unread.NAVIGATION: N_("navigation"),
    Unread.MENU: N_("a menu"),
    Unread.FOOTER: N_("the page's footer"),
    Unread.ASIDE: N_("an aside"),
    Unread.WINDOW: N_("a window"),
    Unread.HEADER: N_("the site's header"),
    Unread.FORM: N_("a form"),
    Unread.BUTTON: N_("a button"),
    Unread.CHOICE: N_("something to choose from"),
    Unread.BESIDE: N_("a menu, a window, a box to type into or readers' comments"),
    Unread.ELSEWHERE: N_("a menu's line, or outside the part with the text"),
}
_IGNORED = {
    Ignored.STAMP: N_("a date stamp: declared, never evidence of an edit"),
    Ignored.MARK: N_("the page's text carries {mark}; it never makes an edit"),
    Ignored.TICKS: N_("a counter or a clock by its form"),
    Ignored.INVITES: N_("a link to another page, by itself between paragraphs"),
    Ignored.COMES_AND_GOES: N_("comes and goes"),
    Ignored.TAKES_TURNS: N_("takes turns with others in its place"),
    Ignored.COUNTS: N_("its numbers keep changing"),
}
_MARKS = {
    Mark.MANIFEST: N_("a C2PA manifest in invisible characters"),
    Mark.DATA: N_("data in invisible variation selectors"),
    Mark.TAGS: N_("invisible tag characters"),
    Mark.IN_WORDS: N_("invisible characters within words"),
}
_PASSING = N_("left out of the text: {why}")
_OFFERS = {
    Offer.DATA: N_("JSON-LD says isBasedOn or citation"),
    Offer.RELATION: N_('the link is marked rel="{word}"'),
    Offer.QUOTED: N_("a quotation cites it"),
    Offer.CITED: N_("it is named in <cite>"),
    Offer.COPY: N_("the page says that it is a copy of it (rel=canonical)"),
    Offer.SAYS: N_("the link says “{text}”"),
    Offer.BEFORE: N_("before the link stands “{text}”"),
}


def beside(why: str, language: str = ENGLISH) -> str:
    """What a block that is shown beside the text stands in, or why it only passes through."""
    words = catalogue(language)
    moving = passes(why)
    if moving is not None:
        return words.gettext(_PASSING).format(why=words.gettext(_IGNORED[moving]))
    return words.gettext(_APART[Apart(why)]) if why in set(Apart) else why


def unread(why: Unread, language: str = ENGLISH) -> str:
    """Why a part of a page is not read."""
    return catalogue(language).gettext(_UNREAD[why])


def ignored(block: NoisyBlock, language: str = ENGLISH) -> str:
    """Why what is read is no evidence of an edit."""
    words = catalogue(language)
    mark = words.gettext(_MARKS[Mark(block.mark)]) if block.mark in set(Mark) else block.mark
    return words.gettext(_IGNORED[block.reason]).format(mark=mark)


def evidence(kept: str, language: str = ENGLISH) -> str:
    """What on a page says that a link leads to its source; words that were kept before there were codes stay."""
    found = offer_in(kept)
    if found is None:
        return kept
    offer, values = found
    return (
        catalogue(language)
        .gettext(_OFFERS[offer])
        .format(**{name: every[0] for name, every in values.items()})
    )
