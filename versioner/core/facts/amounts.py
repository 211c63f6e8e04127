"""Amounts in running text: a number in digits or words, its scale, bound, unit; parts of a whole; ordinals."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

import regex

from versioner.core.facts.figures import MOST, MOST_DIGITS, MOST_POWER, places, plain, power
from versioner.core.facts.model import Bound, Fact, FactKind, Quantity
from versioner.core.facts.tokens import MARK, NUMBER, WORD, Token
from versioner.core.lexicon import Lexicon, Role, small_words
from versioner.core.lexicon.amounts import ARTICLES
from versioner.core.lexicon.compiled import Value

_HUNDRED = Decimal(100)
# What joins the parts of one number in words: "two hundred and five", "treinta y dos".
_JOINS = frozenset(
    [
        "and",
        "und",
        "et",
        "y",
        "e",
        "en",
        "och",
        "og",
        "ja",
        "i",
        "și",
        "και",
        "-",
        "va",
        "và",
        "linh",
        "lẻ",
        "le",
    ]
)
_AMONG = frozenset(
    ["in", "von", "sur", "su", "av", "na", "из", "ud", "af", "em", "z", "ze", "cada", "of", "op", "de"]
)  # "one in eight"
_MOST_PARTS = 100  # "one in a hundred" is a share; "one in 2019" is not
_ORDINAL_SIGNS = {"en": ("st", "nd", "rd", "th"), "fr": ("er", "re", "e", "ème", "ère", "nd", "nde"), "nl": ("e", "de", "ste"), "sv": ("a", "e"), "ca": ("r", "n", "t", "è", "a")}  # fmt: skip
_ANY_ORDINAL = frozenset("º ª ° ος η ο й го му м я е ой ый ий-й".split()) - {"°"}
_SHORT_SCALES = frozenset(["m", "k", "b", "t", "md", "mr", "mi", "cr"])
_NOT_MILLIONS = frozenset(
    "race sprint freestyle hurdles relay deep high tall long wide away from below above final backstroke butterfly dash walk run and of in at to north south east west".split()
)
_OF = frozenset(["de", "d'", "di", "des", "of", "del", "da"])
_PARTED = frozenset(
    "of and more less fewer higher lower bigger smaller the as van von av af dei degli delle dello della do dos das".split()
)
_GLUE = regex.compile(r"[ \u00a0\u202f\u2009]?")
_EACH = frozenset({"every", "each", "cada", "ogni", "jedem", "elke"})
_DOZEN, _MOST_DOZENS = 12, 12
_SIGN = 2  # letters of a unit's sign that may be a word of its own
_COUNTERS = regex.compile(
    r"[人名円元歳岁年个個件台本枚回度倍隻艘架辆輛명개원년살건대월시분초]|か月|カ月|ヶ月|个月|個月|세"
)
_VULGAR_STEP = Decimal("0.01")
_PART_STEP = Decimal(2)  # "a third" is said to a percentage point on either side
_LOWEST_ORDINAL = 3  # from which an ordinal can name a part: "a third", "a twentieth"


_NOTHING: Mapping[Role, Value] = {}


class Amount(NamedTuple):
    """A number that was read: its value, what its last digit is worth, how it is written plainly, and the token after it."""

    value: Decimal
    step: Decimal
    written: str
    after: int
    spelled: bool = False


class Amounts:
    """Reads amounts from the tokens of one text."""

    def __init__(self, text: str, tokens: list[Token], words: Lexicon) -> None:
        self.text = text
        self.tokens = tokens
        self.words = words
        self._terms = [self._meant(token) for token in tokens]
        self._openings = [words.phrases.get(token.low, ()) for token in tokens]

    def _meant(self, token: Token) -> Mapping[Role, Value]:
        if token.kind != WORD:
            return _NOTHING
        found = self.words.terms(token.low)
        if not found and "'" in token.low:
            head, _, tail = token.low.rpartition("'")
            found = self.words.terms(tail) if len(tail) > 1 else self.words.terms(head)
        return dict(found) if found else _NOTHING

    # ------------------------------------------------------------ looking about

    def terms(self, n: int) -> Mapping[Role, Value]:
        """What the token of that index can mean."""
        return self._terms[n] if 0 <= n < len(self._terms) else _NOTHING

    def telling(self, n: int) -> bool:
        """Whether the lexicon knows anything of the token of that index."""
        return bool(self._terms[n] or self._openings[n])

    def phrase(self, n: int, role: Role) -> tuple[Value, int] | None:
        """What a word or phrase beginning there means in a role, and the index after it."""
        if not 0 <= n < len(self.tokens):
            return None
        for rest, term in self._openings[n]:
            end = n + 1 + len(rest)
            if term[0] is role and tuple(token.low for token in self.tokens[n + 1 : end]) == rest:
                return term[1], end
        found = self._terms[n].get(role)
        return None if found is None else (found, n + 1)

    def close(self, n: int) -> bool:
        """Whether the token follows the one before it at once or after one space."""
        if not 0 < n < len(self.tokens):
            return False
        between = self.text[self.tokens[n - 1].end : self.tokens[n].start]
        return _GLUE.fullmatch(between) is not None

    def glued(self, n: int) -> bool:
        """Whether nothing stands between the token and the one before it."""
        return 0 < n < len(self.tokens) and self.tokens[n - 1].end == self.tokens[n].start

    def low(self, n: int) -> str:
        """The folded token of that index; "" beyond the ends."""
        return self.tokens[n].low if 0 <= n < len(self.tokens) else ""

    # ------------------------------------------------------------ numbers

    def number(self, n: int) -> Amount | None:
        """The number that begins at a token, scales included; None where none does."""
        token = self.tokens[n]
        found = self._digits(n) if token.kind == NUMBER else self._spelled(n) if token.kind == WORD else None
        scaled = None if found is None else self._scaled(found, n)
        return scaled if scaled is not None and abs(scaled.value) < MOST else None

    def _digits(self, n: int) -> Amount | None:
        token = self.tokens[n]
        if len(token.text) == 1 and not token.text.isdecimal():
            part = Decimal(str(regex.sub(r"0+$", "", f"{_vulgar(token.text):.6f}")))
            return Amount(part, _VULGAR_STEP, format(part.normalize(), "f"), n + 1)
        written = plain(token.text, self.words.decimal)
        if len(written) > 2 * MOST_DIGITS:
            return None
        if n and self.tokens[n - 1].text in {"-", "−"} and self.glued(n) and self._signs(n - 1):
            written = "-" + written
        value = Decimal(written)
        step = Decimal(1).scaleb(-places(written))
        exponent = power(self.text[token.end : token.end + 6])
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
            self.close(after)
            and self.tokens[after].kind == NUMBER
            and not self.tokens[after].text.isdecimal()
            and len(self.tokens[after].text) == 1
        ):
            value += Decimal(str(_vulgar(self.tokens[after].text))).quantize(_VULGAR_STEP)
            return Amount(value, _VULGAR_STEP, format(value.normalize(), "f"), after + 1)
        return Amount(value, step, written, after)

    def _signs(self, n: int) -> bool:
        """Whether a hyphen there is a minus: nothing but a space or an opening mark stands before it."""
        before = self.text[self.tokens[n].start - 1 : self.tokens[n].start]
        return not before or before.isspace() or before in "([{/:=~"

    def _spelled(self, n: int) -> Amount | None:
        """A number in words: "two hundred and five", "treinta y dos", "zwölf"."""
        first = self.terms(n)
        if Role.COUNT in first:
            value = Decimal(str(first[Role.COUNT]))
            return Amount(value, Decimal(1), format(value, "f"), n + 1, spelled=True)
        if Role.CARDINAL not in first:
            value_and_end = self.phrase(n, Role.SCALE)
            if value_and_end is None or len(self.low(n)) <= 2:
                return None
            value = Decimal(10) ** int(value_and_end[0])
            return Amount(value, value, format(value, "f"), value_and_end[1], spelled=True)
        total, current, after = Decimal(0), Decimal(int(first[Role.CARDINAL])), n + 1
        if current >= 1000:
            total, current = current, Decimal(0)
        while True:
            joined = after + 1 if self.low(after) in _JOINS and (current >= 20 or total) else after
            more = self.terms(joined).get(Role.CARDINAL) if self.close(joined) or joined > after else None
            combined = (
                None
                if more is None or self._is_article(joined)
                else _combined(total, current, int(more), self.words.language)
            )
            if combined is None:
                break
            total, current = combined
            after = joined + 1
        value = total + current
        dozens = self.terms(after).get(Role.COUNT) if value <= _MOST_DOZENS else None
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
        return self.low(n) in ARTICLES and self.low(n + 1) not in _JOINS and len(self.low(n)) < 3

    def _scaled(self, found: Amount, start: int) -> Amount:
        """With the scale words behind it: "12 million", "4 mil millones", "£5m"."""
        for _ in range(2):
            scale = self.phrase(found.after, Role.SCALE)
            if scale is None or not self.close(found.after) or not self._is_scale(found, start):
                break
            factor = Decimal(10) ** int(scale[0])
            value = found.value * factor
            after = scale[1]
            if (
                self.low(after) == "."
                and self.glued(after)
                and self.terms(after + 1).keys() & {Role.CURRENCY, Role.UNIT}
            ):
                after += 1  # "3 Mio. Euro"
            found = Amount(value, found.step * factor, format(value.normalize(), "f"), after, found.spelled)
        return found

    def _is_scale(self, found: Amount, start: int) -> bool:
        """A short sign ("m", "k") is a scale only close behind digits, or where money stands before them."""
        word = self.tokens[found.after]
        if word.low not in _SHORT_SCALES:
            return word.text != word.text.upper() or not self.glued(found.after) or len(word.low) < 3
        money = self.money_before(start) is not None or (
            self.glued(found.after + 1) and Role.CURRENCY in self.terms(found.after + 1)
        )
        if word.low == "m" and not money:
            return (
                self.glued(found.after)
                and word.text == "m"
                and self.words.language in {"en", None}
                and self.low(found.after + 1)[:1].isalpha()
                and self.low(found.after + 1) not in _NOT_MILLIONS
            )
        return money or self.glued(found.after)

    # ------------------------------------------------------------ what is counted

    def money_before(self, n: int) -> str | None:
        """The currency whose sign or code stands before a number."""
        if n == 0 or not self.close(n):
            return None
        token = self.tokens[n - 1]
        if token.text in {"-", "−"}:
            return self.money_before(n - 1)
        if token.kind != WORD:
            return None
        code = self.terms(n - 1).get(Role.CURRENCY)
        if code is None:
            return None
        if not token.text[:1].isalpha():
            before = self.tokens[n - 2].text.casefold() + token.low if n > 1 and self.glued(n - 1) else ""
            joined = self.words.terms(before) if before else ()
            return str(next((value for role, value in joined if role is Role.CURRENCY), code))
        return str(code) if token.text.isupper() or token.low in {"rs", "kr"} else None

    def unit(self, n: int) -> tuple[FactKind, str, int]:
        """What the number before the token of that index counts: its kind, unit and the index after it."""
        after = n
        if self.low(after) in {"%", "‰", "٪", "％"}:
            return FactKind.PERCENT, "percent" if self.low(after) != "‰" else "permille", after + 1
        if not self.close(after):
            return FactKind.NUMBER, "", n
        for role, kind, name in (
            (Role.POINTS, FactKind.PERCENT, "point"),
            (Role.PERCENT, FactKind.PERCENT, "percent"),
        ):
            found = self.phrase(after, role)
            if found is not None:
                return kind, name, found[1]
        if (self.low(after) == "-" and self.glued(after) and self.glued(after + 1)) or (
            self.low(after) in _OF and self.close(after + 1)
        ):
            after += 1
        for role, kind in ((Role.CURRENCY, FactKind.MONEY), (Role.UNIT, FactKind.NUMBER)):
            found = self.phrase(after, role)
            if found is not None and (after == n or role is Role.CURRENCY or self.low(n) == "-"):
                if role is Role.UNIT and self._is_small_word(after):
                    continue
                return kind, str(found[0]), found[1]
        return self._half_unit(n, after)

    def _is_small_word(self, n: int) -> bool:
        """Whether a sign of a unit is a small word of the language here, as others follow it: "21 in favour", "5 w Gdyni"."""
        if len(self.low(n)) > _SIGN or self.low(n) not in small_words(self.words.language or "en"):
            return False
        return n + 1 < len(self.tokens) and self.tokens[n + 1].kind != MARK and self.low(n) != "ha"

    def linked(self, found: Amount, after: int) -> int:
        """The token after the "de" that joins a count to what it counts: "una docena de heridos", "2 millions de gens"."""
        joins = after == found.after and self.terms(after - 1).keys() & {Role.COUNT, Role.SCALE}
        return after + 1 if joins and self.low(after) in _OF and self.close(after) else after

    def is_article(self, n: int) -> bool:
        """Whether the English article stands there, before a count in one word: "a dozen"; elsewhere it is the number one."""
        return (
            self.low(n) == "a"
            and self.close(n + 1)
            and int(Decimal(str(self.terms(n + 1).get(Role.COUNT, 0)))) >= _DOZEN
        )

    def _half_unit(self, n: int, after: int) -> tuple[FactKind, str, int]:
        """A unit that begins a longer word ("40-year-old"), a degree, or a counted thing in scripts without spaces."""
        low = self.low(after)
        if after > n or "-" in low:
            found = dict(self.words.terms(low.partition("-")[0]))
            if Role.UNIT in found:
                return FactKind.NUMBER, str(found[Role.UNIT]), after + 1
        if low == "°":
            return (
                FactKind.NUMBER,
                {"c": "celsius", "f": "fahrenheit"}.get(self.low(after + 1), "degree"),
                after + (2 if self.low(after + 1) in {"c", "f"} else 1),
            )
        if self.glued(n):
            counted = _COUNTERS.match(self.tokens[n].text)
            if counted:
                return FactKind.NUMBER, counted.group(), n
        return FactKind.NUMBER, "", n

    def sign_before(self, n: int) -> bool:
        """Whether a share is said before the number: "%12", "yüzde 12", "ร้อยละ 12"."""
        before = self.terms(n - 1)
        return (
            n > 0
            and self.close(n)
            and (self.low(n - 1) == "%" or (Role.PERCENT in before and self.words.language in {"tr", "th"}))
        )

    # ------------------------------------------------------------ parts and ordinals

    def share(self, n: int) -> Fact | None:
        """A part of a whole: "a third of", "two-thirds", "one in eight", "half"."""
        top, at = self._top(n)
        found = self._part(at, counted=at > n)
        if found is not None:
            part, after = found
            unit = self.terms(after + 1).get(Role.UNIT) if self.low(after) == "an" else None
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
            span=(self.tokens[n].start, self.tokens[after - 1].end),
            quantity=Quantity(value=value, unit=unit, step=value / 10),
        )

    def _top(self, n: int) -> tuple[int, int]:
        """The number of parts before their name, and the index of that name."""
        value = self.terms(n).get(Role.CARDINAL)
        if (
            value is None
            and self.tokens[n].kind == NUMBER
            and self.tokens[n].text.isdecimal()
            and len(self.tokens[n].text) < 3
        ):
            value = int(plain(self.tokens[n].text))
        if value is None:
            return 1, n
        at = n + 1
        if self.low(at) in {"-", "‑"}:
            at += 1
        return (int(value), at) if at < len(self.tokens) else (1, n)

    def _part(self, n: int, *, counted: bool) -> tuple[Fraction, int] | None:
        terms = self.terms(n)
        ordinal = terms.get(Role.ORDINAL)
        if Role.PART in terms and (ordinal is None or self._parts(n, counted=counted)):
            part = terms[Role.PART]
            return (part, n + 1) if isinstance(part, Fraction) and not self._is_time(n) else None
        if ordinal is None and self.low(n).endswith("s"):
            ordinal = dict(self.words.terms(self.low(n)[:-1])).get(Role.ORDINAL)
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
        article = counted or self.low(n - 1) in ARTICLES or self.terms(n - 1).get(Role.BOUND) is not None
        after = self.low(n + 1)
        return article and (
            after in _PARTED
            or after in _OF
            or after[:2] == "d'"
            or n + 1 >= len(self.tokens)
            or self.tokens[n + 1].kind == MARK
        )

    def _is_time(self, n: int) -> bool:
        """A quarter or half of an hour or year is no share: "quarter past", "half past nine", "the third quarter"."""
        if self.low(n + 1) == "an" and Role.UNIT in self.terms(n + 2):
            return False  # "half an hour" is how long something lasts
        return self.low(n + 1) in {
            "past",
            "to",
            "hour",
            "an",
            "final",
            "finals",
            "time",
            "nach",
            "vor",
            "zehn",
            "uhr",
            "stunde",
            "heure",
        } or Role.ORDINAL in self.terms(n - 1)

    def _among(self, n: int) -> Fact | None:
        """One in eight, nine out of ten, un sur huit, jeder Achte."""
        first = self._small(n)
        if first is None:
            return None
        at = n + 1 + self._counted_between(n + 1)
        if self.low(at) == "out" or (self.low(at), self.low(at + 1)) == ("de", "cada"):
            at += 1
        if self.low(at) not in _AMONG or (
            self.words.language == "en" and self.low(at) == "of" and self.low(at - 1) != "out"
        ):
            return None
        if (
            self.words.language in {"es", "pt", "it", "ca", "ro", None}
            and self.low(at) in {"de", "of", "in", "en"}
            and self.low(at - 1) not in {"de", "out"}
            and self.low(at) != "in"
        ):
            return None
        at += self.low(at + 1) in _EACH
        second = self._small(at + 1)
        if second is None or second <= first or second > _MOST_PARTS:
            return None
        return self._share_fact(Fraction(first, second), n, at + 2, f"{first}/{second}")

    def _counted_between(self, n: int) -> int:
        """1 where what is counted stands inside: "one crown in every eight", "un locataire sur trois", "uno studente su dieci"."""
        inside = self.low(n).isalpha() and self.low(n) not in _AMONG and Role.CARDINAL not in self.terms(n)
        clear = self.low(n + 1) in {"sur", "su"} or (self.low(n + 1) in _AMONG and self.low(n + 2) in _EACH)
        return int(inside and clear)

    def _small(self, n: int) -> int | None:
        value = self.terms(n).get(Role.CARDINAL)
        if value is not None:
            return int(value)
        if (
            0 <= n < len(self.tokens)
            and self.tokens[n].kind == NUMBER
            and self.tokens[n].text.isdecimal()
            and len(self.tokens[n].text) <= 3
        ):
            return int(plain(self.tokens[n].text))
        return None

    def _share_fact(self, share: Fraction, start: int, after: int, written: str) -> Fact:
        value = Decimal(share.numerator) * _HUNDRED / Decimal(share.denominator)
        return Fact(
            kind=FactKind.PERCENT,
            value=written,
            unit="part",
            span=(self.tokens[start].start, self.tokens[after - 1].end),
            quantity=Quantity(value=value, unit="percent", step=min(_PART_STEP, value / 5)),
        )

    def ordinal_sign(self, n: int) -> bool:
        """Whether what is glued to the number before it makes it an ordinal: "3rd", "1er", "2º", "5-й"."""
        if not self.glued(n):
            return False
        low = self.low(n)
        return low in _ORDINAL_SIGNS.get(self.words.language or "en", ()) or low in _ANY_ORDINAL

    def bound_after(self, n: int) -> tuple[Bound, int] | None:
        """A bound said behind the amount: "or more", "以上"."""
        found = self.phrase(n, Role.BOUND)
        if found is None or self.low(n) not in {"or", "kadar", "aşkın", "fazla", "civarında", "mukaan"}:
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
