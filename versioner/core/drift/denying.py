"""Whether a passage denies, and how often; that something holds up to or from a moment denies nothing."""

from __future__ import annotations

from functools import lru_cache

from versioner.core.facts import WITHOUT, denials, facts
from versioner.core.lexicon import base
from versioner.core.lexicon.polarity import LIMITS
from versioner.late import regex

# "No, there are no plans": what answers a question denies nothing that the sentence does not deny itself.
_ANSWERS = regex.compile(r"^(?:no|nein|non|não|nee|nej|nei|nie|não)[,.:;!–-]+\s+(?=\S)", regex.IGNORECASE)


def _without_limits(text: str, language: str | None) -> str:
    """A text without what says up to or from where something holds, "not before May", and without the word that it answers with."""
    text = _ANSWERS.sub("", text)
    limits = _limits(base(language) or "")
    return limits.sub(" ", text) if limits else text


@lru_cache(maxsize=32)
def _limits(language: str) -> regex.Pattern[str] | None:
    found = LIMITS.get(language)
    return regex.compile(rf"\b(?:{found})", regex.IGNORECASE) if found else None


@lru_cache(maxsize=8_192)
def negations(text: str, language: str | None = None) -> int:
    """How often a text denies; a particle that only goes with another word of denial ("ne … pas") is not counted."""
    return denials(facts(_without_limits(text, language), language), language)


@lru_cache(maxsize=8_192)
def denied(text: str, language: str | None = None) -> int:
    """How often a statement is denied; what is "without" something may be affirmed all the same."""
    found = (fact for fact in facts(_without_limits(text, language), language) if fact.value not in WITHOUT)
    return denials(found, language)


def denies(text: str, language: str | None = None) -> bool:
    """Whether a statement is denied."""
    return denied(text, language) % 2 == 1
