"""Why a check ended as it did, in words: `core.told.details` has the codes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from versioner.core.told.details import Sign, Why, decoded, failed
from versioner.view.catalogues import ENGLISH, ERRORS, catalogue
from versioner.view.templates import N_, NN_

_WORDS = {
    Why.FIRST_VERSION: N_("first version"),
    Why.DATE_MOVED: N_("the date moved, the text did not"),
    Why.REJECTED: N_("rejected by a person"),
    Why.DELETED: N_("the page was deleted while it was looked at"),
    Why.ONLY_DATA: N_("the page shows no text now, only its data holds some"),
    Why.TEXT_LEFT: N_("only {share} of the text is left"),
    Why.WORDS_LEFT: N_("only {share} of the words are those of the article"),
    Why.HEADERS_KEPT: N_("redirects to {to}: the page’s headers ({names}) are not sent there"),
    Why.HEADERS_DROPPED: N_(
        "moved for good to {to}: the page’s headers ({names}) are not sent any more; set them again if {to} is to have them"
    ),
    Why.WALL_AT_END: N_("the text ends in a paywall"),
    Why.BREAKS_OFF: N_("the text breaks off in the middle of a sentence"),
    Why.STOPS: N_("the page ends before its article does"),
    Why.LANGUAGE: N_("the page is in another language ({now} instead of {before})"),
    Why.READS_LIKE: N_("the page reads like another language ({now} instead of {before})"),
}
_COUNTED = {
    Why.WAITS: NN_("{count} difference waits to be confirmed", "{count} differences wait to be confirmed"),
}
_SIGNS = {
    Sign.ERROR: N_("reads like an error page"),
    Sign.ROBOTS: N_("reads like a check for robots"),
    Sign.CONSENT: N_("reads like a consent wall"),
    Sign.LOGIN: N_("reads like a login page"),
    Sign.PAYWALL: N_("reads like a paywall"),
    Sign.ELSEWHERE: N_("reads like a page that only leads elsewhere"),
    Sign.SHELL: N_("is a shell that a script was to fill"),
    Sign.EMPTY: N_("has no text"),
    Sign.WALL_AT_END: N_("ends in a paywall"),
    Sign.FRONT_PAGE: N_("is the front page of a site"),
}


def said(detail: str | None, language: str = ENGLISH) -> str | None:
    """A detail in words of that language; None stays None, and words that no catalogue has stay as they stand."""
    if detail is None:
        return None
    if (failure := failed(detail)) is not None:
        template, given = failure
        return catalogue(language, ERRORS).gettext(template).format_map(defaultdict(str, given))
    found = decoded(detail)
    if found is None:  # an error without values is kept as its words; others' words stand in no catalogue
        return catalogue(language, ERRORS).gettext(detail) if detail else detail
    why, values = found
    words = catalogue(language)
    if why in _COUNTED:
        count = int(values["count"][0])
        return words.ngettext(*_COUNTED[why], count).format(count=count)
    if why is Why.SIGNS:
        return ", ".join(signs(values.get("sign", ()), language))
    filled = {name: every[0] + ("%" if name == "share" else "") for name, every in values.items()}
    return words.gettext(_WORDS[why]).format(**filled)


def signs(found: Iterable[str], language: str = ENGLISH) -> tuple[str, ...]:
    """Signs that a page is no article, in words of that language."""
    words = catalogue(language)
    return tuple(words.gettext(_SIGNS[Sign(one)]) if one in {str(s) for s in Sign} else one for one in found)
