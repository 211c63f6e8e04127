"""A page's bytes as text and tree: decoded and parsed once, for its hash and for its reading."""

from __future__ import annotations

from dataclasses import field

from selectolax.lexbor import LexborHTMLParser

from versioner.core.extract.charset import decoded
from versioner.core.extract.tree import parse
from versioner.core.text.words import scrub
from versioner.frozen import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Parsed:
    """A page, parsed.

    Attributes:
        text: its text, as `scrub` leaves it.
        tree: None where it is too large to be an article.
    """

    text: str
    tree: LexborHTMLParser | None

    @classmethod
    def of(cls, text: str) -> Parsed:
        """A page that is already text."""
        clean = scrub(text)
        return cls(clean, parse(clean))


def parsed(body: bytes, content_type: str | None) -> Parsed:
    """A page as its bytes and its header say."""
    text, spelled = decoded(body, content_type)
    if spelled is None:
        return Parsed.of(text)
    clean = scrub(text, whole=True)
    return Parsed(
        clean, parse(spelled if clean == text else clean)
    )  # what is UTF-8 need not be spelled again


@dataclass(slots=True, eq=False)
class Once:
    """A parsed page, to be taken by who reads it: reading takes the tree apart, so that it serves one reading only."""

    _page: Parsed | None = field(default=None, repr=False)

    def take(self) -> Parsed | None:
        """The page, the first time that it is asked for; None afterwards."""
        page, self._page = self._page, None
        return page
