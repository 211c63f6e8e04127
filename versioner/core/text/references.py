"""HTML's references in texts that are none of HTML: "St&#229;hl" in a page's data, "&amp;" that a program wrote twice."""

from __future__ import annotations


def resolved(text: str) -> str:
    """A text with the characters that HTML's references in it stand for."""
    if "&" not in text:
        return text
    from html import unescape  # noqa: PLC0415 - its table of names is large, and few texts need it

    return unescape(text)
