"""Why a check ended as it did, in codes; `view.details` says them in the words of a language.

A detail is kept as text: `why:text-left?share=40`, or `failed:` with an error's template and values. What has no such
form is told as it stands: the words of other errors, and what was kept before there were codes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from enum import StrEnum
from urllib.parse import quote, unquote

from versioner.core.told import codes
from versioner.core.told.codes import Value
from versioner.errors import VersionerError

_SCHEME = "why:"
_FAILURE = "failed:"  # an error's template and values, which another language may say otherwise


class Why(StrEnum):
    """What there is to say of a check, with the names of what belongs to it."""

    FIRST_VERSION = "first-version"
    WAITS = "waits"  # count: differences to be confirmed
    DATE_MOVED = "date-moved"
    REJECTED = "rejected"
    DELETED = "deleted"  # the page itself, while it was looked at
    HEADERS_KEPT = "headers-kept"  # to: the host it redirects to; names: of the page's headers
    HEADERS_DROPPED = "headers-dropped"  # to: the host it moved to; names: of the headers it had
    SIGNS = "signs"  # sign: one or more `Sign`
    ONLY_DATA = "only-data"
    TEXT_LEFT = "text-left"  # share: percent of the accepted text's size
    WORDS_LEFT = "words-left"  # share: percent of the accepted text's words
    WALL_AT_END = "wall-at-end"
    BREAKS_OFF = "breaks-off"
    STOPS = "stops"
    LANGUAGE = "language"  # now, before: as declared
    READS_LIKE = "reads-like"  # now, before: as the words show


class Sign(StrEnum):
    """Positive signs that what came is no article. Pages remember those that a person saw through, by these names."""

    ERROR = "reads like an error page"
    ROBOTS = "reads like a check for robots"
    CONSENT = "reads like a consent wall"
    LOGIN = "reads like a login page"
    PAYWALL = "reads like a paywall"
    ELSEWHERE = "reads like a page that only leads elsewhere"
    SHELL = "is a shell that a script was to fill"
    EMPTY = "has no text"
    WALL_AT_END = "ends in a paywall"
    FRONT_PAGE = "is the front page of a site"


# Told wherever checks are told, though one of these brought nothing new.
LOUD = frozenset({Why.HEADERS_DROPPED})


def is_loud(detail: str | None) -> bool:
    """Whether a detail is to be told though the check brought nothing new."""
    found = decoded(detail) if detail else None
    return found is not None and found[0] in LOUD


def coded(why: Why, **values: Value) -> str:
    """A detail as it is kept."""
    return codes.coded(_SCHEME, why, values)


def failure(error: VersionerError) -> str:
    """An error as a detail: its template and values, or its words where it was made of none."""
    if not error.values:
        return error.message
    values = {name: str(value) for name, value in error.values.items()}
    return codes.coded(_FAILURE, quote(error.template, safe="", errors="replace"), values)


def failed(detail: str) -> tuple[str, Mapping[str, str]] | None:
    """The inverse of `failure`: the template and its values; None: this is no error in code."""
    found = codes.decoded(_FAILURE, detail)
    if found is None:
        return None
    template, values = found
    return unquote(template), {name: every[0] for name, every in values.items()}


def plain(detail: str | None) -> str | None:
    """A failure in the words that programs are told it in, which are English; what is none stays as it is."""
    found = None if detail is None else failed(detail)
    return detail if found is None else found[0].format_map(defaultdict(str, found[1]))


def decoded(detail: str) -> tuple[Why, Mapping[str, Sequence[str]]] | None:
    """The inverse of `coded`, each value as a list; None: these are words, and to be told as they stand."""
    found = codes.decoded(_SCHEME, detail)
    if found is None or found[0] not in set(Why):
        return None
    return Why(found[0]), found[1]
