"""In which language somebody is told things: as the address says, as they chose, as their browser asks, as is set here."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated

from babel import Locale, UnknownLocaleError
from fastapi import Query, Request

from versioner.core.text.bcp47 import preferred, primary
from versioner.errors import UsageError

LANGUAGE = "versioner-language"
VARIES = {"Vary": "Accept-Language, Cookie"}  # what a page in the reader's language depends on


def language_of(request: Request) -> str:
    """The reader's language, as catalogues are named: what `?lang=` says, else their choice, their browser, the setting."""
    known: tuple[str, ...] = request.app.state.languages
    for asked in (request.query_params.get("lang"), request.cookies.get(LANGUAGE)):
        if primary(asked) in known:
            return primary(asked)
    return preferred(request.headers.get("accept-language", ""), known) or _set(request)


def language_for_all(request: Request) -> str:
    """The language of what is the same for everybody at its address: what `?lang=` says, else the setting."""
    asked = primary(request.query_params.get("lang"))
    return asked if asked in request.app.state.languages else _set(request)


def _set(request: Request) -> str:
    return primary(request.app.state.app.policy.language)


async def in_language(
    request: Request,
    lang: Annotated[str, Query(max_length=35, description="tell it in this language")] = "",
) -> None:
    """A page's address may name the language that it is told in.

    Raises:
        UsageError: it names none that there is.
    """
    known = request.app.state.languages
    if lang and primary(lang) not in known:
        raise UsageError(
            "no page speaks {language!r}; known here: {known}", language=lang, known=", ".join(known)
        )


@lru_cache(maxsize=64)
def own_name(language: str) -> str:
    """A language as those who speak it call it; its tag where nobody has said."""
    try:
        name = Locale.parse(language).get_language_name(language)
    except (UnknownLocaleError, ValueError):
        name = None
    return f"{name[:1].upper()}{name[1:]}" if name else language
