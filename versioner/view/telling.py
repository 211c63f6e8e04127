"""Changes told in sentences of a language."""

from __future__ import annotations

from versioner.bounded import remembered
from versioner.core.model import Change
from versioner.view import changelog
from versioner.view.catalogues import ENGLISH, catalogue


def summary(change: Change, language: str = ENGLISH, *, limit: int = changelog.MOST) -> tuple[str, ...]:
    """The change in sentences of that language, most important first."""
    return _sentences(change, language, limit)


_ROOM = 16 * 1024 * 1024  # bytes of changes and of what is said of them


@remembered(_ROOM)
def _sentences(change: Change, language: str, limit: int) -> tuple[str, ...]:
    """A change once told does not alter; a feed, a list and its article's page tell the same ones."""
    return changelog.summary(change, catalogue(language), limit=limit)
