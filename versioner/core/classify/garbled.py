"""What programs make of a text that they take for another form of it: "&amp;amp;" for "&", "itâ€™s" for "it’s", "caf\ufffd" for "café".

HTML's references written once too often and UTF-8 that was read as Windows-1252 can be undone, to the letter; of what no encoding
had a letter for a mark is left, and the rest must be the same.
"""

from __future__ import annotations

from versioner.core.text.references import resolved
from versioner.late import re, regex

_TIMES = 3  # templates in templates that each write references: more were not met
_LEADS = frozenset("ÃÂâÅÄ")  # what the first bytes of Western letters and marks are in Windows-1252
_LOST = "\ufffd"
_LOSSES = re.compile(f"{_LOST}+")


def garbled(text: str, whole: str) -> bool:
    """Whether a text is another one with references, or bytes of another encoding, in place of some of its characters."""
    if not ("&" in text and ";" in text) and _LEADS.isdisjoint(text):
        return False
    meant = whole.split()
    for _ in range(_TIMES):
        undone = _decoded(resolved(text))
        if undone == text:
            return False
        if undone.split() == meant:
            return True
        text = undone
    return False


def _decoded(text: str) -> str:
    if _LEADS.isdisjoint(text):
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:  # it is what it says
        return text


def letters_lost(lost: str, whole: str) -> bool:
    """Whether a text is another in which letters were lost on the way from one encoding to another, or bytes that were none.

    Args:
        lost, whole: both with their marks and spaces written in one way.
    """
    if _LOST not in lost or _LOST in whole:
        return False
    letters = r"\P{ASCII}{0,2}+".join(map(regex.escape, _LOSSES.split(lost)))
    return regex.fullmatch(letters, whole) is not None
