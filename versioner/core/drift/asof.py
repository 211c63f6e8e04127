"""Sentences that only say when a page was written, or up to when it speaks: "Updated Thursday, 9 October". No article rests on them."""

from __future__ import annotations

from versioner.core.extract.labels import stamp
from versioner.core.extract.stampwords import begins
from versioner.core.facts import FactKind, facts

_LONGEST = 100  # characters
_A_DAY = "2001-01-01"  # in the place of dates that name no year, which no stamp of a page is


def says_only_when(text: str, language: str | None) -> bool:
    """Whether a sentence is a label with dates or times in whatever form, and nothing else."""
    if len(text) > _LONGEST or not begins(text):
        return False
    end = 0
    plain = ""
    for fact in facts(text, language):
        if fact.kind in {FactKind.DATE, FactKind.TIME} and fact.span[0] >= end:
            plain += f"{text[end : fact.span[0]]} {_A_DAY} "
            end = fact.span[1]
    read = stamp(f"{plain}{text[end:]}".strip(" .") if plain else text, language)
    return read is not None and bool(read.said)
