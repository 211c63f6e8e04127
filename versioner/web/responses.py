"""Answers kept for a moment: as long as nothing stored has changed, and not so long that "2 minutes ago" lies."""

from __future__ import annotations

import time
from collections import OrderedDict
from dataclasses import field

from fastapi import Response

from versioner.frozen import dataclass

SECONDS = 20.0
ENTRIES = 512
LARGEST = 256 * 1024  # bytes of an answer


@dataclass(frozen=True, slots=True)
class KeptResponse:
    """An answer: what the database was at when it was made, when, and what it said."""

    generation: object
    at: float
    headers: tuple[tuple[str, str], ...]
    etag: str
    body: bytes

    def answer(self, asked: str) -> Response:
        """It again; 304 where `asked` (If-None-Match) names it."""
        if self.etag in {tag.strip().removeprefix("W/") for tag in asked.split(",")}:
            kept = {name: value for name, value in self.headers if name not in _OF_BODY}
            return Response(status_code=304, headers=kept)
        return Response(self.body, headers=dict(self.headers))


_OF_BODY = frozenset({"content-length", "content-type"})


@dataclass(slots=True)
class ResponseCache:
    """The latest answers by what was asked; the one asked for longest ago makes room."""

    answers: OrderedDict[tuple[str, ...], KeptResponse] = field(default_factory=OrderedDict)

    def find(self, asked: tuple[str, ...], generation: object) -> KeptResponse | None:
        """The answer to the same question, if it is still good."""
        found = self.answers.get(asked)
        if found is None or found.generation != generation or time.monotonic() - found.at > SECONDS:
            return None
        self.answers.move_to_end(asked)
        return found

    def keep(
        self, asked: tuple[str, ...], generation: object, response: Response, body: bytes
    ) -> KeptResponse | None:
        """An answer that may be given to everybody, remembered unless it is large; None where it may not."""
        if "set-cookie" in response.headers or "etag" not in response.headers:
            return None
        headers = tuple((name, value) for name, value in response.headers.items())
        made = KeptResponse(generation, time.monotonic(), headers, response.headers["etag"], body)
        if len(body) > LARGEST:
            return made
        self.answers[asked] = made
        self.answers.move_to_end(asked)
        while len(self.answers) > ENTRIES:
            self.answers.popitem(last=False)
        return made
