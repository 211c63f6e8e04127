"""Facts in scripts that part no words: figures of East Asia, and what stands inside a run of letters.

A number there counts what its next character names; a word is found by its letters alone, longest first.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from versioner.core.facts.figures import HAN_NUMBER, han, plain
from versioner.core.facts.model import Fact, FactKind, Quantity
from versioner.core.lexicon import Lexicon, Role
from versioner.core.lexicon.amounts import COUNTED_ALIKE, COUNTERS
from versioner.late import regex

EAST_ASIAN = regex.compile(r"[\p{Han}\p{Hangul}]", regex.V1)
_UNIT = regex.compile(
    rf"[%％]|[{COUNTERS}]|\p{{Katakana}}[\p{{Katakana}}ー]{{1,3}}|[\p{{Han}}\p{{Hangul}}]{{1,3}}"
)
# What Korean counts money in, behind a space too, and before a particle or nothing: "120억 달러가".
_KOREAN_MONEY = regex.compile(
    r"\s?(?:달러|유로|위안|파운드|루블|엔|원)(?=이|가|은|는|을|를|에|의|으|로|과|와|도|만|대|짜|씩|보|까|부|인|입|어|상|규|다|였|[^\p{Hangul}]|$)"
)
# People are counted behind a space too: "3천 명이".
_KOREAN_PEOPLE = regex.compile(r"\s명(?=[이은을의과도만에씩]|\s|[,.]|$)")
# What a lone character counts, so that it is a number ("三人") and no part of a word (一起).
_COUNTED = frozenset(
    "人名円元歳岁年月日个個件台本枚回度倍分点點只隻位条條家所次天周週小时種种项項票岁辆艘架口层階票"
)
# And words: 一時 alone is "for a while".
_COUNTED_BY = ("時間", "時间", "か月", "ヶ月", "カ月", "ヵ月", "週間")
_OF_HUNDRED = "百分之"
_MOST_PARTS = 100  # as in `shares`
_EXACT_BELOW = 1000  # from here on a number that ends in zeros may be rounded
_THAI = regex.compile(
    "|".join(
        "หนึ่ง|สิบเอ็ด|ยี่สิบ|สิบ|สอง|สาม|สี่|ห้า(?!ม)|หก(?!ล้ม)|เจ็ด|แปด|เก้า|ร้อย(?!ละ)|พัน|หมื่น|แสน|ล้าน|ศูนย์(?!ก)".split("|")
    )
)


def counted(text: str, words: Lexicon) -> Iterator[Fact]:
    """Numbers with East Asian scales or characters, with what they count."""
    read = 0  # up to where
    for match in HAN_NUMBER.finditer(text):
        written = match.group()
        if match.start() < read or written.isdecimal() or not EAST_ASIAN.search(written):
            continue
        if len(written) == 1 and not _is_counted(text, match.end()):
            continue
        value = None if text.startswith(_OF_HUNDRED, match.start()) else han(written)
        if value is None:
            continue
        read = match.end()
        yield _amount(text, value, (match.start(), read), words)


_FIGURES = r"(?:(?<![\d,.])\d(?:[\d,.]{0,22}\d)?|[〇零一二两兩三四五六七八九十百千]{1,8})"
_SHARES = regex.compile(
    rf"百分之\s?(?P<hundredths>{_FIGURES}(?:[点點][零〇一二三四五六七八九]{{1,6}})?)"
    rf"|(?P<whole>{_FIGURES})\s?分(?:之|の)\s?(?P<parts>{_FIGURES})"
    rf"|(?P<percent>{_FIGURES})\s?(?:퍼센트(?!포인트)|パーセント(?!ポイント))"
    rf"|(?P<tenths>(?<![\d,.])\d|[一二三四五六七八九])割(?:(?P<rest>\d|[一二三四五六七八九])分)?"
)
_TENTH, _HUNDREDTH = 10, 1  # of a whole, in percent
_PART_STEP = Decimal(2)  # "a third" is said to a percentage point on either side


def shared(text: str, words: Lexicon) -> Iterator[Fact]:
    """Shares as East Asia says them: 百分之五, 三分之一, 3分の1, 5퍼센트, and in Japanese tenths: 3割5分."""
    for match in _SHARES.finditer(text):
        if match["tenths"] and words.language != "ja":
            continue  # to cut, in Chinese
        found = _part(match) if match["whole"] else _percent(match)
        if found is not None:
            yield found


def _percent(match: regex.Match[str]) -> Fact:
    if match["tenths"]:
        value = _worth(match["tenths"]) * _TENTH + _worth(match["rest"] or "0") * _HUNDREDTH
    else:
        whole, point, places = (match["hundredths"] or match["percent"]).replace("點", "点").partition("点")
        value = _worth(whole)
        if point:
            value += _worth(places) / Decimal(10) ** len(places)
    step = Decimal(1) if value == value.to_integral_value() else Decimal("0.1")
    return Fact(
        kind=FactKind.PERCENT,
        value=format(value, "f"),
        span=match.span(),
        quantity=Quantity(value=value, unit="percent", step=step),
    )


def _part(match: regex.Match[str]) -> Fact | None:
    whole, parts = _worth(match["whole"]), _worth(match["parts"])
    if not 1 < whole <= _MOST_PARTS or not 0 < parts < whole or parts % 1 or whole % 1:
        return None
    share = Fraction(int(parts), int(whole))
    value = Decimal(share.numerator) * 100 / Decimal(share.denominator)
    return Fact(
        kind=FactKind.PERCENT,
        value=f"{share}",
        unit="part",
        span=match.span(),
        quantity=Quantity(value=value, unit="percent", step=min(_PART_STEP, value / 5)),
    )


def _worth(written: str) -> Decimal:
    return (Decimal(plain(written)) if written[0].isdecimal() else han(written)) or Decimal(0)


def _is_counted(text: str, end: int) -> bool:
    """Whether what a lone character counts stands behind it."""
    return text[end : end + 1] in _COUNTED or text.startswith(_COUNTED_BY, end)


def _amount(text: str, value: Decimal, span: tuple[int, int], words: Lexicon) -> Fact:
    start, end = span
    unit = (
        _KOREAN_MONEY.match(text, end) or _KOREAN_PEOPLE.match(text, end) or _UNIT.match(text, end, end + 4)
    )
    thing = unit.group().strip() if unit else ""
    named = [term for size in range(len(thing), 0, -1) for term in words.terms(thing[:size])]
    code = next((str(meant) for role, meant in named if role is Role.CURRENCY), None)
    if thing in {"%", "％"}:
        kind, name = FactKind.PERCENT, "percent"
    else:
        kind, name = (
            (FactKind.MONEY, code) if code else (FactKind.NUMBER, COUNTED_ALIKE.get(thing[:1], thing[:1]))
        )
    return Fact(
        kind=kind,
        value=format(value.normalize(), "f") if value == value.to_integral_value() else format(value, "f"),
        unit="" if kind is FactKind.PERCENT else name,
        span=span,
        quantity=Quantity(value=value, unit=name, step=_step(value, text[start:end])),
    )


def _step(value: Decimal, written: str) -> Decimal:
    """What the last written figure is worth: 1 unless a scale or a row of zeros ends the number."""
    if value % 10 or value < _EXACT_BELOW:
        return Decimal(1)
    return Decimal(10) ** max(0, len(str(int(value))) - (sum(map(str.isdecimal, written)) or 1))


def said_inside(text: str, words: Lexicon) -> Iterator[Fact]:
    """Days, months, denials and modals that stand inside a run of letters, where the language parts no words."""
    if words.inside is None:
        return
    for match in words.inside.finditer(text):
        role, value = words.inside_terms[match.group()]
        if role in {Role.SAYING, Role.BOUND}:
            continue
        if role is Role.WEEKDAY:
            yield Fact(kind=FactKind.DATE, value=f"weekday {value}", span=match.span())
        elif role is Role.MONTH:
            yield Fact(kind=FactKind.DATE, value=f"--{int(value):02}", span=match.span())
        elif role is Role.RELATIVE:
            yield Fact(kind=FactKind.DATE, value=f"day {int(value):+}", span=match.span())
        else:
            kind = FactKind.NEGATION if role is Role.NEGATION else FactKind.MODALITY
            yield Fact(kind=kind, value=str(value), span=match.span())
    if words.language == "th":
        for match in _THAI.finditer(text):
            yield Fact(kind=FactKind.NUMBER, value=match.group(), span=match.span())
