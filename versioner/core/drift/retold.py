"""What a source tells now by another side of the same thing: for another measure, by what is left, by what it is not.

"£18 a month" and "£216 a year", "closes on 30 September" and "open until 30 September", "forbidden from 22 h to 6 h" and
"allowed from 6 h to 22 h only", "nine in ten are on time" and "a tenth are late" are each one fact. Nothing that an article
says is out of date by such a rewording.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from versioner.core.drift.agree import comparable, same
from versioner.core.drift.claims import Claim
from versioner.core.drift.passages import Passage
from versioner.core.drift.relations import relations
from versioner.core.drift.trail import words
from versioner.core.facts import Quantity
from versioner.core.lexicon.measures import made_of
from versioner.core.lexicon.only import ONLY
from versioner.core.lexicon.until import says_until
from versioner.core.text.bcp47 import primary
from versioner.late import regex

_SHARE = "percent"
_WHOLE = Decimal(100)
_CLOSE = Decimal("0.02")  # parts by which what was multiplied may be off: £33.33 a month, £400 a year
_ONLY_FRENCH = regex.compile(
    r"\b(?:ne\s|n['’])(?:(?!\b(?:pas|plus|jamais|rien|personne|aucune?|point|guère)\b)[^.;:]){0,60}?\squ[e'’]",
    regex.IGNORECASE,
)


def is_retold(claim: Claim, before: Passage, now: Passage) -> bool:
    """Whether a passage tells by another side what it stated before.

    Args:
        claim: an amount that it stated, or how a thing stood.
        before, now: the passage.
    """
    if claim.kind == "state":
        return is_turned_round(before, now)
    return claim.quantity is not None and (
        _is_told_for_another(claim.quantity, before, now) or _is_the_rest(claim, before, now)
    )


def _is_told_for_another(said: Quantity, before: Passage, now: Passage) -> bool:
    """Whether an amount is told for another measure: "a month", "a year"."""
    by = made_of(before.text, now.text, now.language)
    if not by:
        return False
    return any(
        other.quantity is not None
        and other.quantity.base == said.base
        and any(_near(said.value * said.factor * up / down, other.quantity) for up, down in by)
        for other in now.claims
    )


def _near(found: Decimal, other: Quantity) -> bool:
    told = other.value * other.factor
    return abs(found - told) <= max(abs(told) * _CLOSE, other.step * other.factor / 2)


def _is_the_rest(claim: Claim, before: Passage, now: Passage) -> bool:
    """Whether a passage tells of a share what is left of the whole, and of it the opposite: "on time", "late"."""
    said = claim.quantity
    if said is None or said.unit != _SHARE or not 0 < said.value < _WHOLE:
        return False
    rest = _WHOLE - said.value
    left = any(
        other.quantity is not None and other.quantity.unit == _SHARE and other.quantity.value == rest
        for other in now.claims
    )
    return left and _are_opposed(before, now)


def _are_opposed(one: Passage, other: Passage) -> bool:
    """Whether two passages say of something how it stands, the one the opposite of the other."""
    return any(
        a.kind == b.kind == "state" and comparable(a, b) and a.value != b.value
        for a in one.claims
        for b in other.claims
    )


def is_turned_round(before: Passage, now: Passage) -> bool:
    """Whether a passage says of how a thing stands the opposite, and up to the day from which it said it, or at the other hours only."""
    if not _are_opposed(before, now):
        return False
    ends = says_until(before.text, before.language) is not says_until(now.text, now.language)
    return (ends and _shares_a_day(before, now)) or _is_at_other_hours(before, now)


def _shares_a_day(before: Passage, now: Passage) -> bool:
    return any(
        a.kind == b.kind == "date" and same(a, b) for a in before.claims for b in now.claims
    ) and not any(
        one.kind == "date" and not any(same(one, other) for other in of.claims)
        for one, of in (*((a, now) for a in before.claims), *((b, before) for b in now.claims))
    )


def _is_at_other_hours(before: Passage, now: Passage) -> bool:
    """Whether "from 22 to 6" became "from 6 to 22", and "only" came with it, or went."""
    old, new = (list(_hours(one)) for one in (before, now))
    return len(old) == 2 and old == new[::-1] and says_only(before) is not says_only(now)


def _hours(one: Passage) -> Iterator[str]:
    for claim in one.claims:
        if claim.kind == "time":
            yield claim.value
        elif claim.quantity is not None and claim.quantity.unit == "hour":
            yield f"{int(claim.quantity.value):02}:00"


def says_only(one: Passage) -> bool:
    """Whether a passage says that nothing else is meant."""
    tongue = primary(one.language) or "en"
    if not ONLY.get(tongue, frozenset()).isdisjoint(words(one.text)):
        return True
    return tongue == "fr" and _ONLY_FRENCH.search(one.text) is not None


def works_out(one: Passage, claim: Claim) -> bool:
    """Whether a passage tells an amount by another that it gives: 2 % by "4 %, and the company offers half"."""
    said = claim.quantity
    if said is None:
        return False
    told = [other.quantity for other in one.claims if other.quantity is not None and "/" not in other.value]
    return any(
        by.ratio is not None
        and other.base == said.base
        and abs(other.value * other.factor * by.ratio - said.value * said.factor)
        <= said.step * said.factor / 2
        for by in relations(one)
        for other in told
    )
