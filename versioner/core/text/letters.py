"""Texts of plain letters: those of which Python's own expressions say what Unicode's properties say.

A letter or digit is then one character that `str.isalnum` knows, no mark clings to it, no two characters make one sign,
and the only numerals are 0 to 9, ¹²³ and ¼½¾. Nearly every text in Latin, Greek, Cyrillic, Hebrew, Arabic or Hangul is
such a one, with its quotation marks and dashes; its words are found in a third to a sixth of the time that
properties take. Marks, other digits, scripts that put no space between words, joiners and most pictures are not.
"""

from __future__ import annotations

from versioner.late import re, regex

# Letters of those scripts as they are assigned since Unicode 7, punctuation, signs of money, letterlike ones, arrows,
# mathematics and dingbats without their numerals. The control characters and ties (‿⁀⁔) that are left out are to one
# what they are not to the other.
PLAIN = (
    "\x00-\x1b\x20-\u02ff\u0370-\u0377\u037a-\u037d\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u0482\u048a-\u052f"
    "\u05d0-\u05ea\u060c\u061b\u061f\u0621-\u063a\u0641-\u064a\u0671-\u06d3\u1e00-\u1eff"
    "\u2000-\u200a\u2010-\u2029\u202f-\u203e\u2041-\u2053\u2055-\u205f\u20a0-\u20bf\u2100-\u214f\u2190-\u23ff\u2500-\u2775\u2794-\u27bf"
    "\uac00-\ud7a3"
)
NUMERALS = "0-9¹²³¼½¾"  # all that a plain text has
LETTER = rf"[^\W_{NUMERALS}]"
# Unicode's properties as they stand in our expressions, and what they come to: the longest first.
_COMES_TO = (
    (r"[\p{L}\p{M}\p{N}]", r"[^\W_]"),
    (r"[\w\p{M}]", r"[^\W¹²³¼½¾]"),
    (r"[\p{L}\p{M}]", LETTER),
    (r"\p{L}", LETTER),
    (r"\p{N}", f"[{NUMERALS}]"),
)
_OTHER = re.compile(f"[^{PLAIN}]")


def is_plain(text: str) -> bool:
    """Whether a text has plain letters only. To ask costs 3 ns a character, a fifteenth of what its words cost."""
    return _OTHER.search(text) is None


class Lettered:
    """An expression of what words are made of, for any text, and the same for plain ones.

    Args:
        everywhere: as `regex` has it.
        plainly: what finds the same in plain texts.
    """

    __slots__ = ("both",)

    def __init__(self, everywhere: regex.Pattern[str], plainly: re.Pattern[str]) -> None:
        self.both = (everywhere, plainly)

    def of(self, text: str) -> re.Pattern[str]:
        """The one that is to be asked of a text."""
        everywhere, plainly = self.both
        return plainly if is_plain(text) else everywhere


def lettered(pattern: str) -> Lettered:
    """What a pattern of `regex` finds: letters, marks and numerals as classes or alone, nothing else of properties."""
    plainly = pattern
    for properties, come_to in _COMES_TO:
        plainly = plainly.replace(properties, come_to)
    return Lettered(regex.compile(pattern), re.compile(plainly))
