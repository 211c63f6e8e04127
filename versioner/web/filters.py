"""Which changes a page, a feed or a program asks for: one set of parameters, and no others."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Query, Request
from fastapi.dependencies.models import Dependant
from pydantic import BeforeValidator

from versioner.core.asked.address import parse_since
from versioner.core.asked.cursor import Cursor, parse_cursor
from versioner.core.asked.filters import ChangeFilter
from versioner.core.model import Significance
from versioner.web.answers import Refusal

# A form sends what was left open as "": that asks for nothing.
BLANK = BeforeValidator(lambda value: None if value == "" else value)


async def only_known(request: Request) -> None:
    """Refuse parameters that the route would ignore: who misspells a filter must not get everything.

    Raises:
        Refusal: 422; it names them.
    """
    known = sorted(_known(request.scope["route"].dependant))
    strange = sorted(set(request.query_params) - set(known))
    if strange:
        named = ", ".join(known) or "none"
        raise Refusal(
            422,
            "unknown parameter {strange}; known here: {known}",
            strange=", ".join(strange)[:100],
            known=named,
        )


def _known(dependant: Dependant) -> set[str]:
    """The names of a route's query parameters, those of its dependencies too."""
    own = {one.alias for one in dependant.query_params}
    return own.union(*map(_known, dependant.dependencies))


async def change_filter(
    everything: Annotated[
        bool, Query(alias="all", description="minor, technical, reverted ones too")
    ] = False,
    significance: Annotated[Significance | None, BLANK, Query(description="only this one")] = None,
    silent: Annotated[
        bool | None, BLANK, Query(description="changed without (or with) a new date or note")
    ] = None,
    since: Annotated[
        str | None, Query(max_length=40, description="a date from its beginning, or what comes after a time")
    ] = None,
    tag: Annotated[str | None, Query(max_length=100, description="of pages with that tag")] = None,
    host: Annotated[str | None, Query(max_length=300, description="of pages on that host")] = None,
    words: Annotated[str | None, Query(max_length=200, description="words in what is or was said")] = None,
    section: Annotated[
        str | None, Query(max_length=200, description="in sections with this in their heading path")
    ] = None,
    corrections: Annotated[bool, Query(description="only what a correction note came with")] = False,
) -> ChangeFilter:
    """The filter that a request spells.

    Raises:
        UsageError: `since` is no moment.
    """
    return ChangeFilter(
        everything=everything,
        significance=significance,
        silent=silent,
        since=parse_since(since) if since else None,
        tag=tag or None,
        host=(host or "").lower() or None,
        words=words or None,
        section=section or None,
        corrections=corrections,
    )


At = Annotated[str, Query(max_length=1_000, description="where a sheet begins, as the sheet before names it")]


def cursor(at: str) -> Cursor | None:
    """Where the sheet that an address names begins; None for the first.

    Raises:
        UsageError: it names none.
    """
    return parse_cursor(at) if at else None


Wanted = Annotated[ChangeFilter, Depends(change_filter)]
