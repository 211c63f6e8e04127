"""Which languages facts are read in."""

from __future__ import annotations

from functools import cache

from versioner.core.lexicon import numerals, polarity

UNKNOWN = ("en", "fr", "de", "es", "nl", "pt", "it")  # what a text of no known language is read in


@cache
def languages() -> frozenset[str]:
    """The languages whose facts are read, by their two letters, and those that a text of no known one is read in."""
    return frozenset([*polarity.NEGATION, *polarity.NEGATION_INSIDE, *numerals.CARDINALS, *UNKNOWN])
