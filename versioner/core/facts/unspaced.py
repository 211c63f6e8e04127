"""Facts in scripts that part no words: figures of East Asia, and what stands inside a run of letters.

A number there counts what its next character names; a word is found by its letters alone, longest first.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import regex

from versioner.core.facts.figures import HAN_NUMBER, han
from versioner.core.facts.model import Fact, FactKind, Quantity
from versioner.core.lexicon import Lexicon, Role
from versioner.core.lexicon.amounts import COUNTERS

EAST_ASIAN = regex.compile(r"[\p{Han}\p{Hangul}]", regex.V1)
_UNIT = regex.compile(
    rf"[%％]|[{COUNTERS}]|\p{{Katakana}}[\p{{Katakana}}ー]{{1,3}}|[\p{{Han}}\p{{Hangul}}]{{1,3}}"
)
# What Korean counts money in, behind a space too, and before a particle or nothing: "120억 달러가".
_KOREAN_MONEY = regex.compile(
    r"\s?(?:달러|유로|위안|파운드|루블|엔|원)(?=이|가|은|는|을|를|에|의|으|로|과|와|도|만|대|짜|씩|보|까|부|인|입|어|상|규|다|였|[^\p{Hangul}]|$)"
)
# What a lone character counts, so that it is a number ("三人") and no part of a word (一起).
_COUNTED = frozenset(
    "人名円元歳岁年月日个個件台本枚回度倍分点點只隻位条條家所次天周週小时種种项項票岁辆艘架口层階票"
)
# And words: 一時 alone is "for a while".
_COUNTED_BY = ("時間", "時间", "か月", "ヶ月", "カ月", "ヵ月", "週間")
_OF_HUNDRED = "百分之"
_POINT = regex.compile("[点點]([零〇一二三四五六七八九]{1,6})")  # "百分之五点三"
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
        of_hundred = text.endswith(_OF_HUNDRED, 0, match.start())
        if len(written) == 1 and not of_hundred and not _is_counted(text, match.end()):
            continue
        value = None if text.startswith(_OF_HUNDRED, match.start()) else han(written)
        if value is None:
            continue
        read = match.end()
        if of_hundred and (point := _POINT.match(text, read)) is not None:
            value += (han(point[1]) or 0) / Decimal(10) ** len(point[1])
            read = point.end()
        yield _amount(text, value, (match.start(), read), words)


def _is_counted(text: str, end: int) -> bool:
    """Whether what a lone character counts stands behind it."""
    return text[end : end + 1] in _COUNTED or text.startswith(_COUNTED_BY, end)


def _amount(text: str, value: Decimal, span: tuple[int, int], words: Lexicon) -> Fact:
    start, end = span
    unit = _KOREAN_MONEY.match(text, end) or _UNIT.match(text, end, end + 4)
    thing = unit.group().strip() if unit else ""
    named = [term for size in range(len(thing), 0, -1) for term in words.terms(thing[:size])]
    code = next((str(meant) for role, meant in named if role is Role.CURRENCY), None)
    if text.endswith(_OF_HUNDRED, 0, start) or thing in {"%", "％"}:
        kind, name = FactKind.PERCENT, "percent"
    else:
        kind, name = (FactKind.MONEY, code) if code else (FactKind.NUMBER, thing[:1])
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
