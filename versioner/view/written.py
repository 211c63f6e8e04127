"""What was only written otherwise, named so that a reader need not look for it: which marks, and which forms."""

from __future__ import annotations

from collections import Counter

from versioner.late import regex

# Marks by what people call them; an apostrophe stands between letters, else it is a quotation mark.
_NAMED = {
    "quotation marks": "\"'“”„‟‘’‚‛«»‹›「」『』`´",
    "dashes": "–—‒―−",
    "hyphens": "-‐‑",
    "commas": ",،、，",
    "full stops": ".。．·।۔",
    "ellipses": "…",
    "colons and semicolons": ":;：；؛",
    "question and exclamation marks": "?!？！؟¿¡",
    "brackets": "()[]{}（）【】",
}
_NAME_OF = {mark: name for name, marks in _NAMED.items() for mark in marks}
_APOSTROPHE = regex.compile(r"(?<=\p{L})['’ʼ‘`´](?=\p{L})")
_DOTS = regex.compile(r"\.{3,}")
_SPACE = regex.compile(r"[\s\p{Cf}]+")
# Marks in words and figures: which these are is what a reader wants to see.
_SPELT = frozenset({"hyphens"})
_WITHIN = regex.compile(r"(?<=\p{Nd})[.,'’](?=\p{Nd})|(?<=\p{L})\.(?=\p{L})")


def marks_changed(before: str, after: str) -> tuple[str, ...]:
    """The names of the marks of which one text has others than the other, in the order of `MARKS`.

    () where letters, figures or their capitals differ too, where nothing that has a name does, and of marks in words
    and figures: there the words themselves say more.
    """
    if _bare(before) != _bare(after) or _WITHIN.findall(before) != _WITHIN.findall(after):
        return ()
    old, new = _marks(before), _marks(after)
    differ = {name for name, _ in (old - new) + (new - old)}
    return () if differ & _SPELT else tuple(name for name in MARKS if name in differ)


MARKS = ("quotation marks", "apostrophes", *tuple(_NAMED)[1:])


def _bare(text: str) -> str:
    """A text without its marks and spaces."""
    return "".join(sign for sign in _SPACE.sub("", text) if sign not in _NAME_OF and sign != "ʼ")


def _marks(text: str) -> Counter[tuple[str, str]]:
    """Each mark of a text by its name and sign, as often as it stands there."""
    apostrophes = Counter(("apostrophes", sign) for sign in _APOSTROPHE.findall(text))
    text = _DOTS.sub("…", _APOSTROPHE.sub("", text)) if "…" in text else _APOSTROPHE.sub("", text)
    return apostrophes + Counter((_NAME_OF[sign], sign) for sign in text if sign in _NAME_OF)
