"""Letters without their case, for a look at a text that is cheaper than an expression: what it does not find, none finds."""

from __future__ import annotations

# Turkish has an i with a dot and one without in either case; expressions take all four for one.
_I = str.maketrans("İı", "ii")


def caseless(text: str) -> str:
    """A text in which letters that an expression without regard to case takes for one are one; may be longer than it."""
    return text.translate(_I).casefold().replace("’", "'")
