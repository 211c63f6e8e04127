"""The one seam between versioner and the network: a fetcher is asked for a page and brings it, or raises."""

from __future__ import annotations

from dataclasses import field
from typing import Protocol

from versioner.frozen import dataclass

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchRequest:
    """A page that is wanted.

    Attributes:
        etag, last_modified: the server's own validators, sent back to it as they came.
        headers: of this page only, secret (cookies, tokens); kept out of `repr`.
        any_type: take whatever content type comes (robots.txt).
        browser: have a browser run its scripts, where there is one.
    """

    url: str
    etag: str | None = None
    last_modified: str | None = None
    headers: Headers = field(default=(), repr=False)
    accept_language: str | None = None
    any_type: bool = False
    browser: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """One hop: the status that sent us on, and where to."""

    status: int
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A page as it came: decoded from its content encoding, otherwise untouched.

    Attributes:
        raw: the bytes as the server had sent them, where `body` is what a browser made of them.
        note: what did not go as it was asked for, for people; "" where all did.
        not_modified: the server says that what we have is current (304); the body is empty.
    """

    url: str
    final_url: str
    status: int
    headers: Headers
    content_type: str | None
    body: bytes
    redirects: tuple[Redirect, ...] = ()
    not_modified: bool = False
    etag: str | None = None
    last_modified: str | None = None
    raw: bytes | None = None
    note: str = ""


class Fetcher(Protocol):
    """Brings pages. One belongs to the event loop that it was made in."""

    async def fetch(self, request: FetchRequest) -> Fetched:
        """The page, or one of `versioner.errors`' `FetchError`s."""

    async def close(self) -> None:
        """Let go of connections."""
