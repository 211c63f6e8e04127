"""Words that say up to when something holds: "until 30 September", "jusqu'au", "bis".

Source: written for this project; ten languages.
"""

from __future__ import annotations

from functools import lru_cache

from versioner.core.lexicon import base
from versioner.late import regex

_UNTIL = {
    "en": r"until|till|up to|through", "de": r"bis", "fr": r"jusqu['’](?:au?x?|en|à)|jusque", "es": r"hasta", "it": r"fino (?:al?|all['’]|alla)|sino al?",
    "nl": r"tot(?: en met)?|t/m", "pl": r"do", "pt": r"até", "sv": r"(?:fram )?till(?: och med)?|t\.o\.m", "da": r"(?:ind)?til(?: og med)?|t\.o\.m",
}  # fmt: skip


@lru_cache(maxsize=4_096)
def says_until(text: str, language: str | None) -> bool:
    """Whether a text says up to when something holds."""
    known = _known(base(language) or "en")
    return known is not None and known.search(text) is not None


@lru_cache(maxsize=16)
def _known(language: str) -> regex.Pattern[str] | None:
    said = _UNTIL.get(language)
    return regex.compile(rf"(?<![\p{{L}}])(?:{said})(?![\p{{L}}])", regex.IGNORECASE) if said else None
