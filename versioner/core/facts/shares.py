"""Parts of a whole: "a third of", "two-thirds", "one in eight", "half", "half an hour"."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from versioner.core.facts.figures import plain
from versioner.core.facts.model import Fact, FactKind, Quantity
from versioner.core.facts.passage import Passage
from versioner.core.facts.tokens import MARK, NUMBER
from versioner.core.lexicon import Role
from versioner.core.lexicon.amounts import AMONG, ARTICLES, EACH, OF, PARTED

_HUNDRED = Decimal(100)
_MOST_PARTS = 100  # "one in a hundred" is a share; "one in 2019" is not
_PART_STEP = Decimal(2)  # "a third" is said to a percentage point on either side
_TIME_IS_HOUR = frozenset(["da", "no"])  # "en halv time" is half an hour, "half time" none
_LOWEST_ORDINAL = 3  # from which an ordinal can name a part: "a third", "a twentieth"


class Shares:
    """Reads shares at places of a passage."""

    def __init__(self, passage: Passage) -> None:
        self.at = passage

    def share(self, n: int) -> Fact | None:
        """A part of a whole: "a third of", "two-thirds", "one in eight", "half"."""
        top, at = self._top(n)
        found = self._part(at, counted=at > n)
        if found is not None:
            part, after = found
            unit = self.at.terms(after + 1).get(Role.UNIT) if self.at.low(after) == "an" else None
            if unit is not None:
                return self._part_of(part, str(unit), n, after + 2)
            return self._share_fact(Fraction(top) * part, n, after, f"{Fraction(top) * part}")
        return self._among(n)

    def _part_of(self, part: Fraction, unit: str, n: int, after: int) -> Fact:
        """A part of a unit, as an amount of it: "half an hour"."""
        value = Decimal(part.numerator) / Decimal(part.denominator)
        return Fact(
            kind=FactKind.NUMBER,
            value=f"{part}",
            unit=unit,
            span=(self.at.tokens[n].start, self.at.tokens[after - 1].end),
            quantity=Quantity(value=value, unit=unit, step=value / 10),
        )

    def _top(self, n: int) -> tuple[int, int]:
        """The number of parts before their name, and the index of that name."""
        value = self.at.terms(n).get(Role.CARDINAL)
        if (
            value is None
            and self.at.tokens[n].kind == NUMBER
            and self.at.tokens[n].text.isdecimal()
            and len(self.at.tokens[n].text) < 3
        ):
            value = int(plain(self.at.tokens[n].text))
        if value is None:
            return 1, n
        at = n + 1
        if self.at.low(at) in {"-", "‑"}:
            at += 1
        return (int(value), at) if at < len(self.at.tokens) else (1, n)

    def _part(self, n: int, *, counted: bool) -> tuple[Fraction, int] | None:
        terms = self.at.terms(n)
        ordinal = terms.get(Role.ORDINAL)
        if Role.PART in terms and (ordinal is None or self._parts(n, counted=counted)):
            part = terms[Role.PART]
            return (part, n + 1) if isinstance(part, Fraction) and not self._is_time(n) else None
        if ordinal is None and self.at.low(n).endswith("s"):
            ordinal = dict(self.at.words.terms(self.at.low(n)[:-1])).get(Role.ORDINAL)
            return (
                (Fraction(1, int(ordinal)), n + 1)
                if ordinal is not None and counted and int(ordinal) >= _LOWEST_ORDINAL
                else None
            )
        if ordinal is not None and int(ordinal) >= _LOWEST_ORDINAL and self._parts(n, counted=counted):
            return Fraction(1, int(ordinal)), n + 1
        return None

    def _parts(self, n: int, *, counted: bool) -> bool:
        """Whether an ordinal names a part and no place in a row: "a third of", "un cinquième des"."""
        article = (
            counted or self.at.low(n - 1) in ARTICLES or self.at.terms(n - 1).get(Role.BOUND) is not None
        )
        after = self.at.low(n + 1)
        return article and (
            after in PARTED
            or after in OF
            or after[:2] == "d'"
            or n + 1 >= len(self.at.tokens)
            or self.at.tokens[n + 1].kind == MARK
        )

    def _is_time(self, n: int) -> bool:
        """A quarter or half of an hour, a year or a cup is no share: "quarter past", "the third quarter", "quarter-finals"."""
        if self.at.low(n + 1) == "an" and Role.UNIT in self.at.terms(n + 2):
            return False  # "half an hour" is how long something lasts
        if self.at.low(n + 1) in {"-", "‑", "de"} and self.at.low(n + 2).startswith("final"):
            return True  # "quarter-finals", "demi-finale"
        return self.at.low(n + 1) in {
            "past",
            "to",
            "hour",
            "an",
            "final",
            "finals",
            "nach",
            "vor",
            "zehn",
            "uhr",
            "stunde",
            "heure",
        } or (
            (self.at.low(n + 1) == "time" and self.at.words.language not in _TIME_IS_HOUR)
            or Role.ORDINAL in self.at.terms(n - 1)
        )

    def _among(self, n: int) -> Fact | None:
        """One in eight, nine out of ten, un sur huit, jeder Achte."""
        first = self.at.small(n)
        if first is None:
            return None
        at = n + 1 + self._counted_between(n + 1)
        if self.at.low(at) == "out" or (self.at.low(at), self.at.low(at + 1)) == ("de", "cada"):
            at += 1
        if self.at.low(at) not in AMONG or (
            self.at.words.language == "en" and self.at.low(at) == "of" and self.at.low(at - 1) != "out"
        ):
            return None
        if (
            self.at.words.language in {"es", "pt", "it", "ca", "ro", None}
            and self.at.low(at) in {"de", "of", "in", "en"}
            and self.at.low(at - 1) not in {"de", "out"}
            and self.at.low(at) != "in"
        ):
            return None
        at += self.at.low(at + 1) in EACH
        second = self.at.small(at + 1)
        if second is None or second <= first or second > _MOST_PARTS:
            return None
        return self._share_fact(Fraction(first, second), n, at + 2, f"{first}/{second}")

    def _counted_between(self, n: int) -> int:
        """1 where what is counted stands inside: "one crown in every eight", "un locataire sur trois", "uno studente su dieci"."""
        inside = (
            self.at.low(n).isalpha() and self.at.low(n) not in AMONG and Role.CARDINAL not in self.at.terms(n)
        )
        clear = self.at.low(n + 1) in {"sur", "su"} or (
            self.at.low(n + 1) in AMONG and self.at.low(n + 2) in EACH
        )
        return int(inside and clear)

    def _share_fact(self, share: Fraction, start: int, after: int, written: str) -> Fact:
        value = Decimal(share.numerator) * _HUNDRED / Decimal(share.denominator)
        return Fact(
            kind=FactKind.PERCENT,
            value=written,
            unit="part",
            span=(self.at.tokens[start].start, self.at.tokens[after - 1].end),
            quantity=Quantity(value=value, unit="percent", step=min(_PART_STEP, value / 5)),
        )
