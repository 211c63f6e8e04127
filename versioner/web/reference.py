"""`/docs`: the API explained to people, made from its own OpenAPI document; no script, nothing from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from fastapi import APIRouter, Request, Response

from versioner.frozen import dataclass
from versioner.web.render import show

router = APIRouter(include_in_schema=False)
_NO_WORD = re.compile(r"[^A-Za-z0-9]+")
_METHODS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A parameter or a member of a body: where it stands, what it takes, what it means."""

    name: str
    place: str
    takes: str
    needed: bool
    means: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer: its status, what it means, and what is in it."""

    status: str
    means: str
    holds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One thing that can be asked."""

    group: str
    method: str
    path: str
    says: str
    fields: tuple[Field, ...]
    answers: tuple[Answer, ...]

    @property
    def anchor(self) -> str:
        """Its id on the page."""
        return _NO_WORD.sub("-", f"{self.method} {self.path}").strip("-").lower()


@router.get("/docs")
def docs(request: Request) -> Response:
    """Every operation of the API, with what it takes and what it answers."""
    found = sorted(operations(request.app.openapi()), key=lambda one: one.group)
    groups = [(name, tuple(ones)) for name, ones in groupby(found, lambda one: one.group)]
    return show(request, "reference.html", groups=groups)


def operations(document: dict[str, Any]) -> Iterator[Operation]:
    """What an OpenAPI document describes, in its order."""
    named = document.get("components", {}).get("schemas", {})
    for path, item in document["paths"].items():
        for method in _METHODS:
            if method in item:
                yield _operation(path, method, item[method], named)


def _operation(path: str, method: str, told: dict[str, Any], named: dict[str, Any]) -> Operation:
    parameters = tuple(
        Field(
            name=one["name"],
            place=one["in"],
            takes=_takes(one.get("schema", {}), named),
            needed=one.get("required", False),
            means=one.get("description") or "",
        )
        for one in told.get("parameters", ())
    )
    return Operation(
        group=(told.get("tags") or ["other"])[0],
        method=method.upper(),
        path=path,
        says=told.get("description") or told.get("summary") or "",
        fields=parameters + tuple(_members(told.get("requestBody", {}), named)),
        answers=tuple(
            Answer(status=status, means=one.get("description") or "", holds=tuple(_holds(one)))
            for status, one in sorted(told.get("responses", {}).items())
        ),
    )


def _members(body: dict[str, Any], named: dict[str, Any]) -> Iterator[Field]:
    schema = _schema(body)
    needed = set(schema.get("required", ()))
    for name, one in schema.get("properties", {}).items():
        yield Field(
            name=name,
            place="body",
            takes=_takes(one, named | schema.get("$defs", {})),
            needed=name in needed,
            means=one.get("description") or "",
        )


def _holds(answer: dict[str, Any]) -> Iterator[str]:
    yield from _schema(answer).get("properties", {})


def _schema(part: dict[str, Any]) -> dict[str, Any]:
    kinds: dict[str, dict[str, Any]] = part.get("content", {})
    return next((one.get("schema", {}) for one in kinds.values()), {})


def _takes(schema: dict[str, Any], defined: dict[str, Any]) -> str:
    """A schema in a few words."""
    if "$ref" in schema:
        return _takes(defined.get(schema["$ref"].rpartition("/")[2], {}), defined)
    if "enum" in schema:
        return " | ".join(map(str, schema["enum"]))
    if "anyOf" in schema:
        kinds = [_takes(one, defined) for one in schema["anyOf"] if one.get("type") != "null"]
        return " or ".join(dict.fromkeys(kinds))
    if schema.get("type") == "array":
        return f"list of {_takes(schema.get('items', {}), defined)}"
    kind = schema.get("format") or schema.get("type") or "anything"
    bounds = [
        f"{words} {schema[name]}"
        for name, words in (("minimum", "from"), ("maximum", "to"), ("maxLength", "at most"))
        if name in schema
    ]
    return " ".join([str(kind), *bounds])
