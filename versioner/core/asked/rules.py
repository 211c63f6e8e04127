"""What a person may write to have parts of a page left out: CSS selectors, text, /regular expressions/."""

from __future__ import annotations

from re import compile as compiled
from re import error as NoPattern  # noqa: N812 - a class, whatever it is called

MOST_RULES = 30  # of one page: more is a reader of its own


def fault(rule: str) -> str:
    """Why a rule is no regular expression; "" where it is a rule (what is no selector is text that a block contains)."""
    if len(rule) > 2 and rule.startswith("/") and rule.endswith("/"):
        try:
            compiled(rule[1:-1])  # now, not by its first use: this is the question
        except NoPattern as error:
            return str(error)
    return ""


def is_selector(rule: str) -> bool:
    """Whether a rule is a CSS selector that pages can be searched by."""
    from selectolax.lexbor import LexborHTMLParser, SelectolaxError  # noqa: PLC0415 - only who writes one needs it

    try:
        LexborHTMLParser("").css(rule)
    except (SelectolaxError, ValueError):
        return False
    return True
