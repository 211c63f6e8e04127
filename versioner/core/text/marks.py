"""Invisible marks in a text: no reader sees them, they never make an edit, and that a page carries some is noted.

Variation selectors in runs (data hidden in text, as C2PA's text wrapper does: a byte order mark, then one selector
a byte, the first eight spelling `C2PATXT` and a zero), tag characters outside of flags, zero-width characters.
What writing needs stays: one selector after an emoji or an ideograph, joiners, the flags of regions, the
zero-width space of scripts that put no spaces between words.
"""

from __future__ import annotations

from versioner.core.text.normal import SHORT, is_latin
from versioner.core.told.reasons import Mark
from versioner.late import re, regex

_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_RUN = regex.compile(rf"\ufeff?[{_SELECTORS}]{{2,}}")
_STRAY = regex.compile(r"(?<![\p{Han}\p{So}\p{Sk}\p{N}\p{M}#*\p{Emoji}])[\U000e0100-\U000e01ef]")
_TAGS = regex.compile(r"(\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f)|[\U000e0000-\U000e007f]+")
_UNSPACED = r"\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_ZERO = regex.compile(
    rf"[\u2060\ufeff\u180e\u2061-\u2064]|(?<![{_UNSPACED}])\u200b(?![{_UNSPACED}])", regex.V1
)
_IN_WORD = regex.compile(r"(?<=\p{L})[\u200b\u2060\ufeff](?=\p{L})")
# What holds none of them, as most texts: one greedy run takes a tenth of the time of a search.
_NONE = re.compile(
    "[\0-\u180d\u180f-\u200a\u200c-\u205f\u2065-\ufdff\ufe10-\ufefe\uff00-\U000dffff\U000e0080-\U000e00ff\U000e01f0-\U0010ffff]*"
)
_MAGIC = b"C2PATXT\0"
_DATA = 8  # selectors in a run from which it carries data; an emoji never has more than one
_WORDS = 3  # words cut by invisible characters from which that is no accident of editing


def unmarked(text: str) -> str:
    """The text without invisible marks."""
    if (len(text) > SHORT and is_latin(text)) or _NONE.fullmatch(text):
        return text
    text = _TAGS.sub(lambda match: match[1] or "", _RUN.sub("", text))
    bare: str = _ZERO.sub("", _STRAY.sub("", text))
    return bare


def marks_in(text: str) -> tuple[Mark, ...]:
    """The invisible marks that a text carries."""
    if is_latin(text) or _NONE.fullmatch(text):
        return ()
    found = []
    runs = [run for run in _RUN.findall(text) if len(run) >= _DATA]
    if any(_bytes(run).startswith(_MAGIC) for run in runs):
        found.append(Mark.MANIFEST)
    elif runs:
        found.append(Mark.DATA)
    if any(not match[1] for match in _TAGS.finditer(text)):
        found.append(Mark.TAGS)
    if sum(1 for _ in _IN_WORD.finditer(text)) >= _WORDS:
        found.append(Mark.IN_WORDS)
    return tuple(found)


def _bytes(run: str) -> bytes:
    """What a run of selectors spells: U+FE00… are the bytes 0 to 15, U+E0100… those from 16 on."""
    values = (ord(char) for char in run if char != "\ufeff")
    return bytes(value - 0xFE00 if value < 0xE0000 else value - 0xE0100 + 16 for value in values)
