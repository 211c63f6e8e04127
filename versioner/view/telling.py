"""Changes told in sentences of a language."""

from __future__ import annotations

from versioner.core.model import Change
from versioner.view import changelog
from versioner.view.catalogues import ENGLISH, catalogue


def summary(change: Change, language: str = ENGLISH, *, limit: int = changelog.MOST) -> tuple[str, ...]:
    """The change in sentences of that language, most important first."""
    return changelog.summary(change, catalogue(language), limit=limit)
