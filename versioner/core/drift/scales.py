"""In which units and scales figures are told that are bare themselves: by the heads of a table, or by a sentence beside it."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from versioner.core.facts import Fact, Quantity, facts
from versioner.late import regex

CELL = " | "  # between the cells of a row
_SCALED = regex.compile(
    r"\b(?:in|en|i|em|w|figures|amounts)\s+(?:\p{Sc}\s?)?(?:thous|mil|mio|mln|tausend|tsd|duiz|miljo|tus|tys|mill|migl|bill|bn|mrd)",
    regex.IGNORECASE,
)
_LONGEST_SCALED = 100  # characters


def tells_scale(text: str, language: str | None) -> bool:
    """Whether a sentence says in what scale and money figures are told: "All amounts in thousands of euros"."""
    if len(text) > _LONGEST_SCALED or any(map(str.isdigit, text)) or not _SCALED.search(text):
        return False
    return any(unit.value >= _THOUSAND and unit.unit.isupper() for unit in units_of(text, language))


_THOUSAND = 1_000
# How a scale is said of many, as it is said of one.
_OF_ONE = {"duizenden": "duizend", "miljoenen": "miljoen", "miles de": "mil", "milhares de": "mil", "milliers de": "mille", "milliers d'": "mille ", "millions d'": "millions ", "milliards d'": "milliards ", "migliaia di": "mille", "tusental": "tusen", "thousands of": "thousand"}  # fmt: skip
_MANY = regex.compile("|".join(map(regex.escape, _OF_ONE)), regex.IGNORECASE)


def above(fact: Fact, text: str, label: str) -> str:
    """What a figure of a cell stands under: of the heads its own column's, and the one in the corner ("EUR million")."""
    *lines, heads = label.split("\n")
    columns = heads.split(CELL)
    cell = text.count(CELL, 0, fact.span[0])
    if len(columns) != text.count(CELL) + 1:
        return "\n".join((*lines, heads))
    return "\n".join((*lines, *(one for one in (columns[0], columns[cell]) if not _PERIOD.search(one))))


_PERIOD = regex.compile(r"\b(?:[QHTS]\d|(?:19|20)\d\d)\b")  # "Q3 previous year" measures in no years


@lru_cache(maxsize=1_024)
def units_of(label: str, language: str | None) -> tuple[Quantity, ...]:
    """The units and scales that a label names, as what one of them is."""
    found: dict[tuple[str, Decimal], Quantity] = {}
    label = _MANY.sub(lambda match: _OF_ONE[match[0].lower()], label.replace("’", "'"))
    for line in label.split("\n"):
        parts = regex.findall(r"(?<![\p{N}][ \u00a0]?)[\p{L}\p{Sc}%‰°²³/.]+", line)
        for n in range(len(parts)):
            for asked in (parts[n : n + 3], parts[n : n + 2][::-1]):  # "m. euros", "USD bn"
                for fact in facts("1 " + " ".join(asked), language):
                    said = fact.quantity
                    if said is not None and fact.span[0] == 0 and (said.unit or said.value != 1):
                        found[said.unit, said.value] = said
    return tuple(found.values())


@lru_cache(maxsize=2_048)
def unit_after(text: str, language: str | None) -> Quantity | None:
    """What one is of the unit or scale that a text begins with, articles and "of" left out."""
    words = [one for one in regex.findall(r"[\p{L}]+", text[:60]) if len(one) > 2][:3]
    said = text[:60].split()
    if not words or words[0] not in [one.strip(".,;") for one in said[:3]]:
        return None
    for fact in facts("1 " + " ".join(words), language):
        if (
            fact.quantity is not None
            and fact.span[0] == 0
            and (fact.quantity.unit or fact.quantity.value != 1)
        ):
            return fact.quantity if fact.quantity.unit != "percent" else None
    return None
