"""How many of several a passage counts: "58 per cent go to Ghent and 30 to Lille", "13 of 14", "0 of 31", "by 9 votes to 4"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from versioner.core.drift.clauses import clauses
from versioner.core.drift.passages import Passage
from versioner.core.drift.reckoned import amounts
from versioner.core.drift.spoken import written_out
from versioner.core.lexicon.majorities import says_none_against, says_one_against, tells_votes
from versioner.core.lexicon.quantifiers import Many, how_many
from versioner.frozen import dataclass
from versioner.late import regex

_SHARE = "percent"
_WHOLE = Decimal(100)
_OF = regex.compile(
    r"(?<![\p{N}.,])(\d{1,6})\s(?:out of|of|von|sur|de|su|di|van|z|ze|av|af)(?:\s(?:the|den|les|l[oa]s|[oa]s|de|i|le|alle?|todos))?\s(\d{1,6})(?![\p{N}]|[.,]\p{N})"
)
_LED = regex.compile(r"(?:of|von|sur|de|su|di|van|z|spośród|av|af)\s", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Counted:
    """How many of several.

    Attributes:
        share: of the whole, in percent; None where only a count is told.
        part, whole: what is counted; None where a share alone is told.
        said: what the passage says of it.
    """

    share: Decimal | None
    part: Decimal | None
    whole: Decimal | None
    said: Passage

    def is_so(self, many: Many) -> bool | None:
        """Whether it is so many; None where that cannot be told."""
        if many is Many.ONE:
            return None if self.part is None else self.part == 1
        if many is Many.NONE and self.part is not None:
            return not self.part
        if many is Many.BOTH:
            return None if self.part is None or self.whole != 2 else self.part == self.whole
        return None if self.share is None else _holds(many, self.share)


def _holds(many: Many, share: Decimal) -> bool:
    """Whether a share is so many of several."""
    if many in {Many.ALL, Many.AGREED, Many.NOT_ALL}:
        return (share == _WHOLE) is (many is not Many.NOT_ALL)
    if many is Many.NONE:
        return not share
    half = _WHOLE / 2
    return share > half if many is Many.MOST else 0 < share < half


@lru_cache(maxsize=4_096)
def counted(one: Passage) -> tuple[Counted, ...]:
    """What a passage counts of several, each with what it says of that."""
    if not any(map(str.isdigit, written_out(one.text, one.language))) and not _spelled(one):
        return ()
    parts = list(_parted(one))
    if len(parts) > 1:
        return tuple(found for part in parts for found in _of(part))
    return tuple(_of(one))


def _spelled(one: Passage) -> bool:
    return any(claim.quantity is not None for claim in one.claims)


def _parted(one: Passage) -> Iterator[Passage]:
    """A passage in pieces of which each has a share, with what leads up to it."""
    led = ""
    for clause in clauses(one):
        led = f"{led} {clause.text}".strip()
        if _shares(replace(one, text=led, label="")):
            yield replace(one, text=led, label="")
            led = ""


def _shares(one: Passage) -> list[Decimal]:
    return [
        claim.quantity.value
        for claim in one.claims
        if claim.quantity is not None and claim.quantity.unit == _SHARE and claim.exact is not None
    ]


def _of(one: Passage) -> Iterator[Counted]:
    found = _OF.search(one.text)
    if found is not None and 0 < int(found[2]) >= int(found[1]):
        part, whole = Decimal(found[1]), Decimal(found[2])
        yield Counted(part * _WHOLE / whole, part, whole, one)
        return
    shares = _shares(one)
    if shares:
        yield Counted(shares[0], None, None, one)
        return
    figures = [claim.quantity.value for claim in amounts(one) if claim.quantity and not claim.quantity.unit]
    if len(figures) == 1 and says_one_against(one.text):
        figures.append(Decimal(1))
    if len(figures) == 2 and tells_votes(one.text) and (total := sum(figures)):
        yield Counted(figures[0] * _WHOLE / total, figures[0], total, one)
    elif len(figures) == 2 and _LED.match(one.text) and 0 < figures[0] >= figures[1]:
        yield Counted(figures[1] * _WHOLE / figures[0], figures[1], figures[0], one)
    elif len(figures) == 1 and says_none_against(one.text):
        yield Counted(_WHOLE, figures[0], figures[0], one)
    elif len(figures) == 1:
        yield Counted(None, figures[0], None, one)


# Between which shares lies what words of a source tell of several.
_BETWEEN = {
    Many.ALL: (Decimal(100), Decimal(100)),
    Many.NONE: (Decimal(0), Decimal(0)),
    Many.MOST: (Decimal("50.1"), Decimal("99.9")),
    Many.FEW: (Decimal("0.1"), Decimal("49.9")),
    Many.NOT_ALL: (Decimal(0), Decimal("99.9")),
}


def told(one: Passage) -> frozenset[Many]:
    """What a passage tells in words of how many."""
    return frozenset(many for many, _ in how_many(one.text, one.language))


def may_be(one: Many, other: Many) -> bool:
    """Whether what one of two words tells can be so where the other does."""
    if one not in _BETWEEN or other not in _BETWEEN:
        return True
    (low, high), (least, most) = _BETWEEN[one], _BETWEEN[other]
    return low <= most and least <= high
