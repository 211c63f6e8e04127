"""Amounts in running text: a number in digits or words, its scale, bound, unit; ordinals."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from versioner.core.facts.figures import MOST, MOST_DIGITS, MOST_POWER, places, plain, power
from versioner.core.facts.model import Bound, FactKind
from versioner.core.facts.passage import Passage
from versioner.core.facts.tokens import MARK, NUMBER, WORD
from versioner.core.lexicon import Role, small_words
from versioner.core.lexicon.amounts import (
    ANY_ORDINAL,
    ARTICLES,
    COUNTED_ALIKE,
    COUNTERS,
    JOINS,
    NOT_MILLIONS,
    OF,
    ORDINAL_SIGNS,
    SCALE_FIRST,
)
from versioner.late import regex

_SHORT_SCALES = frozenset(["m", "k", "b", "t", "md", "mr", "mi", "cr"])
_DOZEN, _MOST_DOZENS = 12, 12
_SIGN = 2  # letters of a unit's sign that may be a word of its own
_COUNTERS = regex.compile(rf"[{COUNTERS}]|か月|カ月|ヶ月|个月|個月|[세건대월시분초]")
_SIGN_RUN_ON = regex.compile(r"[a-z]{1,4}[²³]?(?=[\p{Han}\p{Hangul}\p{Hiragana}\p{Katakana}])")
_EAST_ASIAN = regex.compile(r"[\p{Han}\p{Hangul}]", regex.V1)
_HALF = Fraction(1, 2)
_INSIDE_HALVES = frozenset(
    ["a", "-", "‑", "de", "di"]
)  # "half a million", "demi-million", "jumătate de milion"
_THOUSANDS = 3  # powers of ten of a scale of which a half is a number: half a hundred is a share of it
_VULGAR_STEP = Decimal("0.01")


class Amount(NamedTuple):
    """A number that was read: its value, what its last digit is worth, how it is written plainly, and the token after it."""

    value: Decimal
    step: Decimal
    written: str
    after: int
    spelled: bool = False


class Amounts:
    """Reads amounts at places of a passage."""

    def __init__(self, passage: Passage) -> None:
        self.at = passage

    # ------------------------------------------------------------ numbers

    def number(self, n: int) -> Amount | None:
        """The number that begins at a token, scales included; None where none does."""
        token = self.at.tokens[n]
        found = self._digits(n) if token.kind == NUMBER else self._in_words(n) if token.kind == WORD else None
        scaled = None if found is None else self._scaled(found, n)
        return scaled if scaled is not None and abs(scaled.value) < MOST else None

    def _digits(self, n: int) -> Amount | None:
        token = self.at.tokens[n]
        if len(token.text) == 1 and not token.text.isdecimal():
            part = Decimal(str(regex.sub(r"0+$", "", f"{_vulgar(token.text):.6f}")))
            return Amount(part, _VULGAR_STEP, format(part.normalize(), "f"), n + 1)
        written = plain(token.text, self.at.words.decimal)
        if len(written) > 2 * MOST_DIGITS:
            return None
        if n and self.at.tokens[n - 1].text in {"-", "−"} and self.at.glued(n) and self._signs(n - 1):
            written = "-" + written
        value = Decimal(written)
        step = Decimal(1).scaleb(-places(written))
        exponent = power(self.at.text[token.end : token.end + 6])
        if exponent is not None and abs(exponent[0]) > MOST_POWER:
            return None
        if exponent is not None:
            value **= exponent[0]
            return Amount(
                value,
                Decimal(1),
                f"{written}^{exponent[0]}" if abs(exponent[0]) > 24 else format(value, "f"),
                n + 1,
            )
        after = n + 1
        if (
            self.at.close(after)
            and self.at.tokens[after].kind == NUMBER
            and not self.at.tokens[after].text.isdecimal()
            and len(self.at.tokens[after].text) == 1
        ):
            value += Decimal(str(_vulgar(self.at.tokens[after].text))).quantize(_VULGAR_STEP)
            return Amount(value, _VULGAR_STEP, format(value.normalize(), "f"), after + 1)
        return Amount(value, step, written, after)

    def _signs(self, n: int) -> bool:
        """Whether a hyphen there is a minus: nothing but a space or an opening mark stands before it."""
        before = self.at.text[self.at.tokens[n].start - 1 : self.at.tokens[n].start]
        return not before or before.isspace() or before in "([{/:=~"

    def leads(self, n: int) -> bool:
        """Whether a scale stands there before its figure, as Swahili says it: "milioni 35"."""
        if self.at.words.language not in SCALE_FIRST or Role.SCALE not in self.at.terms(n):
            return False
        return self.at.close(n + 1) and self.at.tokens[n + 1].kind == NUMBER

    def _led_by_scale(self, n: int, exponent: int) -> Amount | None:
        """The number behind a scale; None where it is no plain figure."""
        found = self._digits(n + 1)
        if found is None:
            return None
        value, step = found.value.scaleb(exponent), found.step.scaleb(exponent)
        return Amount(value, step, format(value.normalize(), "f"), found.after)

    def half_of_scale(self, n: int) -> Amount | None:
        """Half a million, "eine halbe Million", "medio millón", with the article before it; None where none begins there."""
        half = n + 1 if self.at.low(n) in ARTICLES and self.at.close(n + 1) else n
        if self.at.terms(half).get(Role.PART) != _HALF or not self.at.close(half + 1):
            return None
        at = half + 2 if self.at.low(half + 1) in _INSIDE_HALVES and self.at.close(half + 2) else half + 1
        scale = self.at.phrase(at, Role.SCALE)
        if scale is None or int(scale[0]) < _THOUSANDS:
            return None
        value = Decimal(10) ** int(scale[0]) / 2
        return Amount(value, value / 5, format(value, "f"), scale[1], spelled=True)

    def _in_words(self, n: int) -> Amount | None:
        return self.half_of_scale(n) or self._spelled(n)

    def _spelled(self, n: int) -> Amount | None:
        """A number in words: "two hundred and five", "treinta y dos", "zwölf"."""
        first = self.at.terms(n)
        if self.leads(n):
            led = self._led_by_scale(n, int(first[Role.SCALE]))
            if led is not None:
                return led
        if Role.COUNT in first:
            value = Decimal(str(first[Role.COUNT]))
            return Amount(value, Decimal(1), format(value, "f"), n + 1, spelled=True)
        if Role.CARDINAL not in first:
            value_and_end = self.at.phrase(n, Role.SCALE)
            if value_and_end is None or len(self.at.low(n)) <= 2:
                return None
            value = Decimal(10) ** int(value_and_end[0])
            return Amount(value, value, format(value, "f"), value_and_end[1], spelled=True)
        total, current, after = Decimal(0), Decimal(int(first[Role.CARDINAL])), n + 1
        if current >= 1000:
            total, current = current, Decimal(0)
        while True:
            joined = after + 1 if self.at.low(after) in JOINS and (current >= 20 or total) else after
            more = (
                self.at.terms(joined).get(Role.CARDINAL) if self.at.close(joined) or joined > after else None
            )
            combined = (
                None
                if more is None or self._is_article(joined)
                else _combined(total, current, int(more), self.at.words.language)
            )
            if combined is None:
                break
            total, current = combined
            after = joined + 1
        value = total + current
        dozens = self.at.terms(after).get(Role.COUNT) if value <= _MOST_DOZENS else None
        if dozens is not None and int(dozens) >= _DOZEN:  # "two dozen", "three score"
            value *= int(dozens)
            return Amount(value, Decimal(1), format(value, "f"), after + 1, spelled=True)
        step = (
            Decimal(1)
            if current or value < 1000
            else Decimal(10) ** (len(str(int(total))) - len(str(int(total)).rstrip("0")))
        )
        return Amount(value, step, format(value, "f"), after, spelled=True)

    def _is_article(self, n: int) -> bool:
        return self.at.low(n) in ARTICLES and self.at.low(n + 1) not in JOINS and len(self.at.low(n)) < 3

    def _scaled(self, found: Amount, start: int) -> Amount:
        """With the scale words behind it: "12 million", "4 mil millones", "£5m"."""
        for _ in range(2):
            scale = self.at.phrase(found.after, Role.SCALE)
            if scale is None or not self.at.close(found.after) or not self._is_scale(found, start):
                break
            factor = Decimal(10) ** int(scale[0])
            value = found.value * factor
            after = scale[1]
            if (
                self.at.low(after) == "."
                and self.at.glued(after)
                and self.at.terms(after + 1).keys() & {Role.CURRENCY, Role.UNIT}
            ):
                after += 1  # "3 Mio. Euro"
            found = Amount(value, found.step * factor, format(value.normalize(), "f"), after, found.spelled)
        return found

    def _is_scale(self, found: Amount, start: int) -> bool:
        """A short sign ("m", "k") is a scale only close behind digits, or where money stands before them."""
        word = self.at.tokens[found.after]
        if word.low not in _SHORT_SCALES:
            return word.text != word.text.upper() or not self.at.glued(found.after) or len(word.low) < 3
        money = self.money_before(start) is not None or (
            self.at.glued(found.after + 1) and Role.CURRENCY in self.at.terms(found.after + 1)
        )
        if word.low == "m" and not money:
            return (
                self.at.glued(found.after)
                and word.text == "m"
                and self.at.words.language in {"en", None}
                and self.at.low(found.after + 1)[:1].isalpha()
                and self.at.low(found.after + 1) not in NOT_MILLIONS
            )
        return money or self.at.glued(found.after)

    # ------------------------------------------------------------ what is counted

    def money_before(self, n: int) -> str | None:
        """The currency whose sign or code stands before a number."""
        if n == 0 or not self.at.close(n):
            return None
        token = self.at.tokens[n - 1]
        if token.text in {"-", "−"}:
            return self.money_before(n - 1)
        if token.kind != WORD:
            return None
        code = self.at.terms(n - 1).get(Role.CURRENCY)
        if code is None:
            return None
        if not token.text[:1].isalpha():
            before = (
                self.at.tokens[n - 2].text.casefold() + token.low if n > 1 and self.at.glued(n - 1) else ""
            )
            joined = self.at.words.terms(before) if before else ()
            return str(next((value for role, value in joined if role is Role.CURRENCY), code))
        return str(code) if token.text.isupper() or token.low in {"rs", "kr", "rp"} else None

    def unit(self, n: int) -> tuple[FactKind, str, int]:
        """What the number before the token of that index counts: its kind, unit and the index after it."""
        after = n
        if self.at.low(after) in {"%", "‰", "٪", "％"}:
            return FactKind.PERCENT, "percent" if self.at.low(after) != "‰" else "permille", after + 1
        if not self.at.close(after):
            return FactKind.NUMBER, "", n
        for role, kind, name in (
            (Role.POINTS, FactKind.PERCENT, "point"),
            (Role.PERCENT, FactKind.PERCENT, "percent"),
        ):
            found = self.at.phrase(after, role)
            if found is not None:
                return kind, name, found[1]
        if (self.at.low(after) == "-" and self.at.glued(after) and self.at.glued(after + 1)) or (
            self.at.low(after) in OF and self.at.close(after + 1)
        ):
            after += 1
        for role, kind in ((Role.CURRENCY, FactKind.MONEY), (Role.UNIT, FactKind.NUMBER)):
            found = self.at.phrase(after, role)
            if found is not None and (after == n or role is Role.CURRENCY or self.at.low(n) == "-"):
                if role is Role.UNIT and self._is_small_word(after):
                    continue
                return kind, str(found[0]), found[1]
        return self._half_unit(n, after)

    def _is_small_word(self, n: int) -> bool:
        """Whether a sign of a unit is a small word of the language here, as others follow it: "21 in favour", "5 w Gdyni"."""
        low = self.at.low(n)
        if len(low) > _SIGN or (low != "in" and low not in small_words(self.at.words.language or "en")):
            return False
        return n + 1 < len(self.at.tokens) and self.at.tokens[n + 1].kind != MARK and low != "ha"

    def linked(self, found: Amount, after: int) -> int:
        """The token after the "de" that joins a count to what it counts: "una docena de heridos", "2 millions de gens"."""
        joins = after == found.after and self.at.terms(after - 1).keys() & {Role.COUNT, Role.SCALE}
        return after + 1 if joins and self.at.low(after) in OF and self.at.close(after) else after

    def is_article(self, n: int) -> bool:
        """Whether the English article stands there, before a count in one word: "a dozen"; elsewhere it is the number one."""
        return (
            self.at.low(n) == "a"
            and self.at.close(n + 1)
            and int(Decimal(str(self.at.terms(n + 1).get(Role.COUNT, 0)))) >= _DOZEN
        )

    def _half_unit(self, n: int, after: int) -> tuple[FactKind, str, int]:
        """A unit that begins a longer word ("40-year-old"), a degree, or a counted thing in scripts without spaces."""
        low = self.at.low(after)
        if after > n or "-" in low:
            found = dict(self.at.words.terms(low.partition("-")[0]))
            if Role.UNIT in found:
                return FactKind.NUMBER, str(found[Role.UNIT]), after + 1
        if low == "°":
            return (
                FactKind.NUMBER,
                {"c": "celsius", "f": "fahrenheit"}.get(self.at.low(after + 1), "degree"),
                after + (2 if self.at.low(after + 1) in {"c", "f"} else 1),
            )
        if self.at.glued(n):
            money = dict(self.at.words.terms(self.at.tokens[n].text[:1])).get(Role.CURRENCY)
            if money is not None and _EAST_ASIAN.match(self.at.tokens[n].text):
                return FactKind.MONEY, str(money), n  # "1800円かかった"
            sign = _SIGN_RUN_ON.match(self.at.tokens[n].low)
            unit = dict(self.at.words.terms(sign.group())).get(Role.UNIT) if sign else None
            if unit is not None:
                return FactKind.NUMBER, str(unit), n  # "620km的车"
            counted = _COUNTERS.match(self.at.tokens[n].text)
            if counted:
                return FactKind.NUMBER, COUNTED_ALIKE.get(counted.group(), counted.group()), n
        return FactKind.NUMBER, "", n

    def sign_before(self, n: int) -> bool:
        """Whether a share is said before the number: "%12", "yüzde 12", "ร้อยละ 12"."""
        before = self.at.terms(n - 1)
        return (
            n > 0
            and self.at.close(n)
            and (
                self.at.low(n - 1) == "%"
                or (Role.PERCENT in before and self.at.words.language in {"tr", "th"})
            )
        )

    def ordinal_sign(self, n: int) -> int:
        """How many letters that are glued to the number before them make it an ordinal: "3rd", "1er", "2º", "5-й", "20th-century"."""
        if not self.at.glued(n):
            return 0
        low = self.at.low(n)
        signs = ORDINAL_SIGNS.get(self.at.words.language or "en", ())
        if low in signs or low in ANY_ORDINAL:
            return len(low)
        head, hyphen, _ = low.partition("-")
        return len(head) if hyphen and head in signs else 0

    def bound_after(self, n: int) -> tuple[Bound, int] | None:
        """A bound said behind the amount: "or more", "以上"."""
        found = self.at.phrase(n, Role.BOUND)
        if found is None or self.at.low(n) not in {"or", "kadar", "aşkın", "fazla", "civarında", "mukaan"}:
            return None
        return Bound(str(found[0])), found[1]


def _vulgar(char: str) -> float:

    return unicodedata.numeric(char)


def _combined(
    total: Decimal, current: Decimal, value: int, language: str | None
) -> tuple[Decimal, Decimal] | None:
    """A number in words with one more word; None where the word begins another number."""
    if value >= 1000:
        return (total + current * value, Decimal(0)) if current else None
    if value == 100 and 0 < current < 100:
        return total, current * 100
    if language in {"vi", "id", "ms"} and value == 10 and 1 < current % 100 < 10:
        return total, current - current % 100 + current % 100 * 10
    if value and value < 100 and current % 100 == 0 and (current or total):
        return total, current + value
    if value and value < 10 and current % 10 == 0 and current % 100 >= 20:
        return total, current + value
    if language in {"ar", "he"} and value >= 20 and value % 10 == 0 and 0 < current % 100 < 10:
        return total, current + value
    if value >= 100 and not current and total:
        return total, Decimal(value)
    return None
