"""Ranges of amounts: with a dash ("£5-7 million"), or with a word between two figures before their unit ("20 to 25 minutes")."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from versioner.core.facts.amounts import Amount, Amounts
from versioner.core.facts.figures import plain
from versioner.core.facts.tokens import NUMBER
from versioner.core.lexicon import Role
from versioner.core.lexicon.amounts import BETWEEN, RANGES

_DASHES = frozenset("-–—‐‑−~〜")
_SCALES = frozenset(Decimal(10) ** n for n in (2, 3, 5, 6, 7, 9, 12))
_MOST_PLAIN = 24


class UpperEnd(NamedTuple):
    """The upper end of a range, the token after it, and the scale that its lower end shares with it."""

    value: Decimal
    after: int
    scale: Decimal


class Ranges:
    """Finds the upper ends of ranges in a passage."""

    def __init__(self, amounts: Amounts) -> None:
        self.amounts = amounts
        self.at = amounts.at

    def behind(self, low: Amount, n: int) -> UpperEnd | None:
        """The upper end of a range; None where none follows.

        Args:
            low: the amount that may be its lower end.
            n: the token that the amount begins at.
        """
        return self._dashed(low.after) or self._in_words(low, n) or self._between(low, n)

    def _dashed(self, n: int) -> UpperEnd | None:
        """The upper end behind a dash that is the token of that index: "£5-7 million" are five million to seven."""
        tokens = self.at.tokens
        if n + 1 >= len(tokens) or tokens[n].text not in _DASHES or tokens[n + 1].kind != NUMBER:
            return None
        spaced = not self.at.glued(n)
        if spaced and tokens[n].text == "-":
            return None
        found = self.amounts.number(n + 1)
        if found is None:
            return None
        return UpperEnd(found.value, found.after, self._scale(found, n + 1))

    def _scale(self, high: Amount, n: int) -> Decimal:
        """By what scale words behind an upper end that begins at a token multiply it: "5-7 million", "1.6 to 1.7 billion"."""
        if self._is_plain(n):
            written = Decimal(plain(self.at.tokens[n].text, self.at.words.decimal))
        else:  # in words: "between five and seven million"
            written = Decimal(int(self.at.terms(n).get(Role.CARDINAL, 0)))
        scale = high.value / written if written else Decimal(1)
        return scale if scale in _SCALES else Decimal(1)

    def _is_plain(self, n: int) -> bool:
        kind, text = self.at.tokens[n].kind, self.at.tokens[n].text
        return kind == NUMBER and len(text) <= _MOST_PLAIN and not (len(text) == 1 and not text.isdecimal())

    def _between(self, low: Amount, n: int) -> UpperEnd | None:
        """The upper end of "between 20 and 25 boats"; not of days of a month."""
        leading, joins = BETWEEN.get(self.at.words.language or "", ("", ""))
        if not leading or self.at.low(n - 1) not in leading.split() or self.at.low(low.after) != joins:
            return None
        high = self.amounts.number(low.after + 1) if low.after + 1 < len(self.at.tokens) else None
        if high is None or high.value <= low.value or Role.MONTH in self.at.terms(high.after):
            return None
        return UpperEnd(high.value, high.after, self._scale(high, low.after + 1))

    def _in_words(self, low: Amount, n: int) -> UpperEnd | None:
        """The upper end of "20 to 25 minutes"; not of "rose from 20 to 25 minutes", which are two amounts, and not of a score."""
        joins, before = RANGES.get(self.at.words.language or "", ("", ""))
        after = low.after + 1
        if low.spelled or self.at.low(low.after) != joins or self.at.low(n - 1) in before.split():
            return None
        if after >= len(self.at.tokens) or self.at.tokens[after].kind != NUMBER:
            return None
        high = self.amounts.number(after)
        if high is None or high.value <= low.value or not self.amounts.unit(high.after)[1]:
            return None
        return UpperEnd(high.value, high.after, self._scale(high, after))
