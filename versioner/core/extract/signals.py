"""Positive signs that what came is no article: a wall, an error, a shell. Data for `core.decide.plausibility`, which decides.

A sign counts only where the page is short or the sign is its headline: a long article may speak of
cookies, captchas and missing pages as much as it likes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from versioner.core.lexicon import walls
from versioner.core.lexicon.walls import beginnings, either
from versioner.core.text.words import word_count
from versioner.core.told.details import Sign
from versioner.late import re

_SHORT = 180  # words: walls and error pages of the labelled histories have 3 to 130, articles over 200
_LEAD = 400  # characters: where a wall says what it is
_NEXT_TO_NOTHING = 40  # words
_LITTLE_MORE = 12  # words: a page that says of what it is, is longer

_ERROR = re.compile(either(walls.ERROR), re.IGNORECASE)
_MISHAP = re.compile(either(walls.ERROR, walls.MISHAP), re.IGNORECASE)
_BACK = re.compile(either(walls.BACK), re.IGNORECASE)
_UPKEEP = re.compile(either(walls.UPKEEP), re.IGNORECASE)
_OWN = re.compile(beginnings(walls.OWN), re.IGNORECASE)
_CHALLENGE = re.compile(either(walls.ROBOTS), re.IGNORECASE)
_CONSENT = re.compile(either(walls.CONSENT), re.IGNORECASE)
_LOGIN = re.compile(either(walls.LOGIN), re.IGNORECASE)
_LOG_IN_FIRST = re.compile(either(walls.LOG_IN_FIRST), re.IGNORECASE)
_PAYWALL = re.compile(either(walls.PAYWALL), re.IGNORECASE)
_READ_ON = re.compile(either(walls.READ_ON), re.IGNORECASE)
_MOVING = re.compile(
    r"^\W*(?:(?:you are being )?redirect(?:ed|ing)|redirection|weiterleitung|redirigiendo|loading|chargement|"
    r"wird geladen|cargando|please wait|veuillez patienter|bitte warten)\b",
    re.IGNORECASE,
)
_SWITCH_ON = either(walls.SWITCH_ON)
_SCRIPT = re.compile(
    rf"(?:{_SWITCH_ON}).{{0,30}}javascript|javascript.{{0,30}}(?:{_SWITCH_ON})", re.IGNORECASE
)


def signals(
    tree: Any, title: str, texts: Sequence[str], *, free: bool | None, tag_title: str = ""
) -> tuple[Sign, ...]:
    """The signs on a page; () for an ordinary article.

    Args:
        tree: the parsed page.
        title: its headline or title.
        texts: its blocks' texts, in order.
        free: JSON-LD's `isAccessibleForFree`.
        tag_title: what the browser shows above the page: a wall that has a headline of its own says there what it is.
    """
    title = f"{title}\n{tag_title}" if tag_title and tag_title != title else title
    words = _words_upto(texts, 3 * _SHORT)
    short = words < _SHORT
    start = f"{title}\n" + "\n".join(texts)[:_LEAD]
    found = []
    if (words < 3 * _SHORT and _ERROR.search(title)) or (
        short and (_MISHAP.search(start) or (words < _NEXT_TO_NOTHING and _is_worked_on(start, words)))
    ):
        found.append(Sign.ERROR)
    if _CHALLENGE.search(title) or (short and (_CHALLENGE.search(start) or _has_challenge(tree))):
        found.append(Sign.ROBOTS)
    if short and _CONSENT.search(start):
        found.append(Sign.CONSENT)
    if short and (_is_login(tree, start) or _LOG_IN_FIRST.search(start)):
        found.append(Sign.LOGIN)
    if short and (free is False or _PAYWALL.search("\n".join(texts))):
        found.append(Sign.PAYWALL)
    if words < _NEXT_TO_NOTHING and (
        _MOVING.search(title) or any(map(_MOVING.search, texts[:3])) or _refreshes(tree)
    ):
        found.append(Sign.ELSEWHERE)
    if words < _NEXT_TO_NOTHING and _SCRIPT.search(start):
        found.append(Sign.SHELL)
    if words == 0:
        found.append(Sign.EMPTY)
    return tuple(found)


def _is_worked_on(start: str, words: int) -> bool:
    """Whether a page says that it is being worked on, or will be back: a bridge may be closed for maintenance too."""
    return bool(
        _BACK.search(start) or (_UPKEEP.search(start) and (words < _LITTLE_MORE or _OWN.search(start)))
    )


def _words_upto(texts: Sequence[str], most: int) -> int:
    """The words of a text, counted until there are as many as that: an article has them in its first paragraphs."""
    words = 0
    for text in texts:
        words += word_count(text)
        if words >= most:
            break
    return words


def ends_in_wall(texts: Sequence[str]) -> bool:
    """Whether the last lines of a text ask to subscribe or log in to read on."""
    return any(len(text) <= _LEAD and (_PAYWALL.search(text) or _READ_ON.search(text)) for text in texts)


def asks_for_consent(title: str, texts: Sequence[str]) -> bool:
    """Whether a text begins as a consent wall does, however much it explains; so does a cookie policy.

    Args:
        title, texts: as `signals`.
    """
    words = _words_upto(texts, 3 * _SHORT)
    return words < 3 * _SHORT and bool(_CONSENT.search(f"{title}\n" + "\n".join(texts)[:_LEAD]))


def _has_challenge(tree: Any) -> bool:
    return (
        tree.css_first("#challenge-form, .g-recaptcha, .h-captcha, #cf-challenge-running, .cf-turnstile")
        is not None
    )


def _is_login(tree: Any, start: str) -> bool:
    return tree.css_first("input[type=password]") is not None and bool(_LOGIN.search(start))


def _refreshes(tree: Any) -> bool:
    for node in tree.css("meta[http-equiv]"):
        if (node.attributes.get("http-equiv") or "").lower() == "refresh":
            return "url" in (node.attributes.get("content") or "").lower()
    return False
