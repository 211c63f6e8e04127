"""Answers that can be asked for conditionally: an ETag on everything, 304 where nothing moved."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from fastapi import Request, Response
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from versioner.errors import Said, VersionerError
from versioner.view.wording import wording
from versioner.web.language import VARIES, language_of

REVALIDATE = "no-cache"
FIXED = "public, max-age=31536000, immutable"


def answer(
    request: Request,
    body: bytes,
    media_type: str,
    *,
    cache: str = REVALIDATE,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """`body` with an ETag, or 304 where the client has it already (RFC 9110 §13.1.2)."""
    tag = f'"{sha256(body).hexdigest()[:32]}"'
    sent = {"ETag": tag, "Cache-Control": cache, **(headers or {})}
    if tag in _tags(request.headers.get("if-none-match", "")):
        return Response(status_code=304, headers=sent)
    return Response(body, media_type=media_type, headers=sent)


def json_answer(
    request: Request,
    value: Any,
    *,
    cache: str = REVALIDATE,
    media_type: str = "application/json",
    headers: Mapping[str, str] | None = None,
) -> Response:
    """A JSON value, conditionally."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return answer(request, body, media_type, cache=cache, headers=headers)


class Refusal(HTTPException):
    """A request that is refused: its status, and why, as a template with its values as an error's (`versioner.errors`)."""

    def __init__(
        self, status: int, message: str, headers: Mapping[str, str] | None = None, **values: object
    ) -> None:
        self.said = Said(message, values)
        super().__init__(status, str(self.said), headers)


def problem(
    request: Request,
    status: int,
    title: str,
    said: VersionerError | Said | str,
    *,
    candidates: tuple[str, ...] = (),
    errors: Sequence[Mapping[str, str]] = (),
) -> JSONResponse:
    """An error as `application/problem+json` (RFC 9457): its title for programs, its detail in the reader's language."""
    language = language_of(request)
    detail = said if isinstance(said, str) else wording(said, language)
    content: dict[str, object] = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    if candidates:
        content["candidates"] = list(candidates)
    if errors:
        content["errors"] = list(errors)
    headers = {"Content-Language": language, **VARIES}
    return JSONResponse(content, status_code=status, media_type="application/problem+json", headers=headers)


def _tags(header: str) -> set[str]:
    return {tag.strip().removeprefix("W/") for tag in header.split(",")}
