"""Why something on a page is no part of its text, or looks like its source, in codes; `view.reasons` has the words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from versioner.core.told import codes
from versioner.core.told.codes import Value


class Apart(StrEnum):
    """What a part of a page is that stands beside the article. Kept texts name it so."""

    __hash__ = str.__hash__  # an enumeration's own is a function of Python

    FOOTER = "a footer"
    ASIDE = "an aside"
    WINDOW = "a window"
    NOSCRIPT = "for browsers without scripts"
    MENU = "a menu"
    FIELD = "a field to type into"
    FORM = "a form"
    BUTTON = "a button"
    FRAME = "a frame"
    BOX = "a box around a field to type into"
    PANEL = "a menu or window"
    SIGN_UP = "a box to sign up or log in"
    HEADER = "the site's header"
    TALK = "readers' comments"
    NAVIGATION = "navigation"
    OUTSIDE = "outside the main part"
    BOXED = "a box in the text"
    OWN = "the page's own"  # an offer, a label of offers, who wrote it: what came and was put beside the text


class Unread(StrEnum):
    """Why a part of a page is not read as text."""

    NAVIGATION = "navigation"
    MENU = "menu"
    FOOTER = "footer"
    ASIDE = "aside"
    WINDOW = "window"
    HEADER = "header"
    FORM = "form"
    BUTTON = "button"
    CHOICE = "choice"
    BESIDE = "beside"  # for what stands around it: a menu, a window, a box, readers' comments
    ELSEWHERE = "elsewhere"  # a menu's line, or outside the part with the text


class Ignored(StrEnum):
    """Why what is read of a page is no evidence of an edit."""

    STAMP = "stamp"
    MARK = "mark"  # an invisible `Mark` in the text
    TICKS = "ticks"
    INVITES = "invites"
    COMES_AND_GOES = "comes-and-goes"
    TAKES_TURNS = "takes-turns"
    COUNTS = "counts"  # its numbers keep changing


class Mark(StrEnum):
    """An invisible mark that a text carries. Kept texts name it so."""

    MANIFEST = "a C2PA manifest in invisible characters"
    DATA = "data in invisible variation selectors"
    TAGS = "invisible tag characters"
    IN_WORDS = "invisible characters within words"


_PASSING = "passing:"


def passing(why: Ignored) -> str:
    """What stands beside a version's text for only passing through it, as `Beside.why` says it."""
    return f"{_PASSING}{why}"


def passes(why: str) -> Ignored | None:
    """The inverse of `passing`; None for what stands beside the text for another reason."""
    return Ignored(why.removeprefix(_PASSING)) if why.startswith(_PASSING) else None


class Offer(StrEnum):
    """What on a page says that a link leads to what it was written from."""

    DATA = "data"  # JSON-LD
    RELATION = "rel"  # word: the link's rel
    QUOTED = "quoted"
    CITED = "cited"
    COPY = "copy"
    SAYS = "says"  # text: the link's own
    BEFORE = "before"  # text: right before the link


_OFFER = "offer:"


def offered(offer: Offer, **values: Value) -> str:
    """The evidence of a `SourceHint` as it is kept."""
    return codes.coded(_OFFER, offer, values)


def offer_in(evidence: str) -> tuple[Offer, Mapping[str, Sequence[str]]] | None:
    """The inverse of `offered`, each value as a list; None: these are words, as they were kept before."""
    found = codes.decoded(_OFFER, evidence)
    if found is None or found[0] not in set(Offer):
        return None
    return Offer(found[0]), found[1]
