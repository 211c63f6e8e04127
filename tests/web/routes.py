"""Every route of the application, walked: what is added later is walked too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from fastapi import FastAPI
from fastapi.routing import RouteContext, iter_route_contexts
from starlette.routing import Route

from versioner.web.access import SAFE

_PARAMETER = re.compile(r"\{([a-z_]+)(?::[a-z]+)?\}")


def unsafe_routes(web: FastAPI) -> Iterator[tuple[str, str]]:
    """Every (method, path) that may change something; those of routers within routers too."""
    for route in iter_route_contexts(web.routes):
        takes_all = isinstance(route.original_route, Route) and route.methods is None
        for method in sorted({"DELETE", "PATCH", "POST", "PUT"} if takes_all else route.methods or ()):
            if method not in SAFE:
                yield method, _PARAMETER.sub("1", route.path or "")


def read_addresses(web: FastAPI, values: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, dict[str, str]]]:
    """Every (path, query) that reads: each value for each parameter of a path, each parameter of a query alone.

    A parameter that `values` does not name is filled with "1".
    """
    for route in iter_route_contexts(web.routes):
        if "GET" not in (route.methods or ()):
            continue
        for path in _filled(route.path or "", values):
            yield path, {}
            for name in _queries(route):
                for value in values.get(name, ()):
                    yield path, {name: value}


def _filled(path: str, values: Mapping[str, Sequence[str]]) -> Iterator[str]:
    found = _PARAMETER.search(path)
    if found is None:
        yield path
        return
    for value in values.get(found[1], ("1",)):
        yield from _filled(path[: found.start()] + value + path[found.end() :], values)


def _queries(route: RouteContext) -> list[str]:
    """The names of a route's query parameters, those of its dependencies too."""
    waiting = [getattr(route, "dependant", None)]
    names: list[str] = []
    while waiting:
        found = waiting.pop()
        if found is not None:
            names += [one.alias for one in found.query_params]
            waiting += found.dependencies
    return names
