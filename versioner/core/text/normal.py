"""Composed characters at linear cost, whatever marks are piled upon a letter."""

from __future__ import annotations

import unicodedata

from versioner.late import regex

# Unicode's Stream-Safe Text Format (UAX #15 §13): no writing puts more marks on a letter. What lies above them is
# dropped: they are put in order one by one, and 40,000 in wrong order took 10 s.
_MOST_MARKS = 30
SHORT = 200  # characters up to which a text is looked through in less time than is taken by an attempt that may fail
_PILE = regex.compile(rf"(\p{{M}}{{{_MOST_MARKS}}})\p{{M}}+")


def is_latin(text: str) -> bool:
    """Whether a text is all Latin-1, so that it is composed and whole, and holds no mark that nobody sees; at the cost of a copy."""
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return False
    return True


def composed(text: str) -> str:
    """`text` in NFC, with thirty marks on a letter at most where it was not in NFC."""
    if (len(text) > SHORT and is_latin(text)) or unicodedata.is_normalized("NFC", text):
        return text
    return unicodedata.normalize("NFC", _PILE.sub(r"\1", text))
