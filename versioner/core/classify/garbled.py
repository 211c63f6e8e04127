"""What programs write where they take a text for another form of it: "&amp;amp;" for "&", "itâ€™s" for "it’s".

HTML's references written once too often, and UTF-8 that was read as Windows-1252: both can be undone, to the letter.
"""

from __future__ import annotations

_TIMES = 3  # templates in templates that each write references: more were not met
_LEADS = frozenset("ÃÂâÅÄ")  # what the first bytes of Western letters and marks are in Windows-1252


def garbled(text: str, whole: str) -> bool:
    """Whether a text is another one with references, or bytes of another encoding, in place of some of its characters."""
    if not ("&" in text and ";" in text) and _LEADS.isdisjoint(text):
        return False
    meant = whole.split()
    for _ in range(_TIMES):
        undone = _decoded(_unescaped(text))
        if undone == text:
            return False
        if undone.split() == meant:
            return True
        text = undone
    return False


def _unescaped(text: str) -> str:
    if "&" not in text:
        return text
    from html import unescape  # noqa: PLC0415 - its table of names is large, and few texts need it

    return unescape(text)


def _decoded(text: str) -> str:
    if _LEADS.isdisjoint(text):
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:  # it is what it says
        return text
