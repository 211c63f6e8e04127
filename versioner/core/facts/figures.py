"""Written numbers as plain decimals: digits of any script, either way of parting thousands."""

from __future__ import annotations

import unicodedata
from decimal import Decimal, InvalidOperation

from versioner.late import re

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_POWER = re.compile(r"[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_HAN = {char: n for n, chars in enumerate(("〇零", "一壱壹", "二两兩弐贰貳", "三参叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")) for char in chars}  # fmt: skip
_HAN_SMALL = {"十": 10, "拾": 10, "百": 100, "千": 1000, "십": 10, "백": 100, "천": 1000}
_HAN_LARGE = {
    "万": 10**4,
    "萬": 10**4,
    "億": 10**8,
    "亿": 10**8,
    "兆": 10**12,
    "만": 10**4,
    "억": 10**8,
    "조": 10**12,
}
# Digits with scales of East Asia between and behind them, or written in its characters.
_COUNTED = "〇零一二两兩三四五六七八九十"
_EITHER = "百千"  # a number by themselves, and the unit of one
_ONLY_UNITS = "万萬亿億兆만억조천백"
_ARABIC = r"(?:\d[\d,.]*\d|\d)"
# Each sign says what may follow it, so that there is one way only to read a row of them.
HAN_NUMBER = re.compile(
    rf"(?:{_ARABIC}|[{_COUNTED}]|[{_EITHER}](?!\s?\d))"
    rf"(?:(?<!\d)[{_COUNTED}]|[{_EITHER}{_ONLY_UNITS}]|(?<=[{_EITHER}{_ONLY_UNITS}])(?:\s?{_ARABIC}|\s[{_COUNTED}{_EITHER}]))*"
)


# No figure of an article is larger; what is written with more digits is a name or a mistake, and decimal arithmetic
# (28 digits, exponents of six) would refuse it.
MOST = Decimal(10) ** 20
MOST_DIGITS = 24
MOST_POWER = 24


def plain(text: str, decimal: str = "") -> str:
    """A written number as a plain decimal; zeros behind the point stay, for they say how exactly it is meant (and 9.10 comes after 9.9).

    Args:
        text: digits of any script with their marks.
        decimal: the language's decimal mark, "," or "."; where it is not known, one mark before three digits parts
            thousands.
    """
    if text.isascii() and text.isdigit():
        return text.lstrip("0") or "0"
    digits = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)
    sign = "-" if digits[:1] in "-−" else ""
    body = digits.lstrip("-−+").replace("\u066b", ".").replace("\u066c", "")
    body = re.sub(r"['’\u00a0\u202f\u2009 ]", "", body)
    body = _with_point(body, decimal)
    try:
        number = Decimal(body)
    except InvalidOperation:
        return sign + body
    return sign + format(number, "f")


def _with_point(body: str, decimal: str) -> str:
    commas, points = body.count(","), body.count(".")
    if commas and points:
        last = "." if body.rfind(".") > body.rfind(",") else ","
        whole = body.replace("," if last == "." else ".", "")
        return whole.replace(last, "." if body.count(last) == 1 else "")  # no number has two decimal marks
    if not commas and not points:
        return body
    mark = "," if commas else "."
    parts = body.split(mark)
    grouped = all(len(part) == 3 for part in parts[1:]) and parts[0] not in {"", "0"} and len(parts[0]) <= 3
    thousands = len(parts) > 2 or (grouped and mark != decimal)
    return body.replace(mark, "" if thousands else ".")


def places(number: str) -> int:
    """Digits after the point of a plain decimal."""
    return len(number.partition(".")[2])


def power(text: str) -> tuple[int, int] | None:
    """A superscript exponent at the beginning of a text, and how many characters it takes; None where there is none.

    It must be read before NFKC is: that makes 106 of 10⁶.
    """
    match = _POWER.match(text)
    return None if match is None else (int(match.group().translate(_SUPERSCRIPTS)), match.end())


def han(text: str) -> Decimal | None:
    """What a number written with East Asian characters or scales is worth; None where it is no number.

    "1200万", "三十五", "3億5000万", "二〇二四".
    """
    if len(text) > 2 * MOST_DIGITS:
        return None
    if text and all(char in _HAN for char in text):
        return Decimal("".join(str(_HAN[char]) for char in text))
    total = section = number = Decimal(0)
    pending = False
    for part in re.findall(r"\d[\d,.]*|.", text.replace(" ", "")):
        if part[0].isdecimal() or part in _HAN:
            number, pending = Decimal(plain(part)) if part[0].isdecimal() else Decimal(_HAN[part]), True
        elif part in _HAN_SMALL:
            section += (number if pending else 1) * _HAN_SMALL[part]
            number, pending = Decimal(0), False
        elif part in _HAN_LARGE:
            total += ((section + number) or 1) * _HAN_LARGE[part]
            section, number, pending = Decimal(0), Decimal(0), False
        else:
            return None
    found = total + section + number
    return found if found < MOST else None
