"""Changes told in sentences of a language."""

from __future__ import annotations

from functools import lru_cache

from versioner.core.model import Change
from versioner.view import changelog
from versioner.view.catalogues import ENGLISH, catalogue


def summary(change: Change, language: str = ENGLISH, *, limit: int = changelog.MOST) -> tuple[str, ...]:
    """The change in sentences of that language, most important first."""
    return _sentences(change, language, limit)


@lru_cache(maxsize=4_096)
def _sentences(change: Change, language: str, limit: int) -> tuple[str, ...]:
    """A change once told does not alter; a feed, a list and its article's page tell the same ones."""
    return changelog.summary(change, catalogue(language), limit=limit)
