"""Words written from the right within a sentence that is not: set apart, so that they move nothing around them.

Without it a sentence on two Arabic phrases is shown with the second before the first, and the number after a Hebrew
title goes to its other side (Unicode UAX 9 §2.7 recommends isolates for what is put into a text). They are
characters, not markup, so that pages, terminals, feeds, mail and files read alike.
"""

from __future__ import annotations

from unicodedata import bidirectional

from versioner.late import re

ISOLATE, END = "\u2068", "\u2069"  # FIRST STRONG ISOLATE, POP DIRECTIONAL ISOLATE
# the blocks of Unicode that have them, beside figures and marks; every command loads this, and `regex` takes 20 ms
_SCRIPTS = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_FROM_THE_RIGHT = frozenset({"R", "AL"})  # UAX 9, table 4
# embeddings, overrides and isolates of a page: one that is not closed would turn what stands behind it
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def isolated(text: str) -> str:
    """A page's words as they may stand in a sentence: without what turns others, set apart where they are written from the right."""
    if text.isascii():
        return text
    bare = _TURNING.sub("", text)
    turned = any(bidirectional(sign) in _FROM_THE_RIGHT for sign in _SCRIPTS.findall(bare))
    return f"{ISOLATE}{bare}{END}" if turned else bare


def closed(lines: list[str]) -> list[str]:
    """Lines that a text was broken into, or cut to: what is set apart over several of them ends and begins again in each."""
    found, open_ = [], False
    for line in lines:
        whole = ISOLATE + line if open_ else line
        open_ = whole.rfind(ISOLATE) > whole.rfind(END)
        found.append(whole + END if open_ else whole)
    return found
