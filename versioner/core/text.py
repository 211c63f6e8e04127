"""Text: keys for comparing, tokens for diffing, sentences for telling.

First version; see tests/core/test_text.py for the laws.
"""

from __future__ import annotations

import unicodedata

import regex

_INVISIBLE = regex.compile(r"[\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFE00-\uFE0F\uFEFF\u00AD]")
_SPACE = regex.compile(r"\s+")


def scrub(text: str) -> str:
    """`text` in NFC, with lone surrogates and NUL replaced by U+FFFD: what can be stored and encoded."""
    safe = (
        text.encode("utf-16", "surrogatepass")
        .decode("utf-16", "replace")
        .replace("\0", "\N{REPLACEMENT CHARACTER}")
    )
    return unicodedata.normalize("NFC", safe)


def key(text: str) -> str:
    """What two texts must share to count as the same words: NFKC, no invisible characters, single spaces."""
    return _SPACE.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))).strip()


def tokens(text: str) -> list[str]:
    """`text` cut into words, spaces and marks; joined they are `text` again. Never inside a grapheme cluster."""
    return [m.group() for m in regex.finditer(r"[\p{L}\p{N}\p{M}_]+|\s+|\X", text)]


def sentences(text: str, language: str | None = None) -> list[str]:
    """`text` cut into sentences with their trailing space; joined they are `text` again."""
    return regex.split(r"(?<=[.!?…。！？]['\"”’»)]*\s+)(?=\S)", text, flags=regex.V1) if text else []
