"""The places that every page leads to, with how much is new in each; counts are kept as it goes, or read of a few rows."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import Request

from versioner.frozen import dataclass
from versioner.queries.desk import UNSEEN, Desk
from versioner.view.templates import N_
from versioner.web.access import Role, unseen_of, visitor_of

# name, path, the parameters that make it that place
_PLACES: tuple[tuple[str, str, Mapping[str, str]], ...] = (
    (N_("Articles"), "/", {}),
    (N_("Changes"), "/changes", {}),
    (N_("Corrections"), "/corrections", {}),
    (N_("Out of date"), "/drift", {}),
    (N_("Waiting"), "/waiting", {}),
    (N_("Search"), "/search", {}),
    (N_("Add"), "/add", {}),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An entry of the navigation.

    Attributes:
        count: how many want to be looked at there; "" where nothing does, or nobody may know.
        current: the page that was asked for is this place.
    """

    name: str
    href: str
    count: str
    current: bool


def places(request: Request, desk: Desk | None) -> tuple[Place, ...]:
    """The navigation of a page; without a `desk` (an error, that strangers see too) it carries no counts."""
    counts: dict[str, int] = {}
    if desk:
        counts = {"Changes": unseen_of(request), "Out of date": desk.out_of_date, "Waiting": desk.waiting}
    here = _here(request)
    return tuple(
        Place(
            name=name,
            href=path + ("?" + "&".join(f"{key}={value}" for key, value in asked.items()) if asked else ""),
            count=_shown(counts.get(name, 0), bounded=name == "Changes"),
            current=name == here,
        )
        for name, path, asked in _PLACES
        if name != "Add" or visitor_of(request).role >= Role.EDITOR
    )


def _shown(count: int, *, bounded: bool) -> str:
    return f"{UNSEEN}+" if bounded and count >= UNSEEN else str(count or "")


def _here(request: Request) -> str:
    """The name of the place that fits best what was asked for; "" for a page within."""
    asked = request.query_params
    fitting = [
        (len(wanted), name)
        for name, path, wanted in _PLACES
        if request.url.path == path and all(asked.get(key) == value for key, value in wanted.items())
    ]
    return max(fitting, default=(0, ""))[1]
