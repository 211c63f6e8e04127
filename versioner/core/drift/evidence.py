"""Which passages of the source support a sentence of the article: shared facts and rare words.

Deterministic and explainable, no language model: a passage scores by the rarity (in the source) of the
words it shares with the sentence, as BM25 does, and by the facts both state.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import regex

from versioner.core.facts import Fact, FactKind, facts
from versioner.core.model import BlockKind, Document, Role
from versioner.core.text import sentences

# Facts that can support a statement; negation and modality are how, not what.
TELLING = frozenset(
    {FactKind.NUMBER, FactKind.MONEY, FactKind.PERCENT, FactKind.DATE, FactKind.TIME, FactKind.NAME}
)
HARD = TELLING - {FactKind.NAME}
_WORD = regex.compile(r"[\p{L}\p{M}]{3,}")
_STEM = 6  # letters that are compared: "rises" and "rising", "maintenance" and "maintains" share their stem
_MOST = 4_000  # sentences of a source that are looked at: a 2 MB source is capped in work, not in time
# A fact weighs as much as two rare words; a passage below this supports nothing.
_FACT = 3.0
SUPPORTED = 0.32


@dataclass(frozen=True)
class Passage:
    """A sentence with where it stands and what it says."""

    text: str
    block: int
    section: str
    path: tuple[str, ...]
    language: str | None = None

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Its facts that can support a statement."""
        return tuple(fact for fact in facts(self.text, self.language) if fact.kind in TELLING)

    @cached_property
    def said(self) -> frozenset[tuple[str, str]]:
        """Its facts by value: a number is the same in whatever unit or form it is written."""
        return frozenset((_family(fact), fact.value) for fact in self.facts)

    @cached_property
    def hard(self) -> frozenset[tuple[str, str]]:
        """Numbers, money, shares, dates: what can be superseded."""
        return frozenset((_family(fact), fact.value) for fact in self.facts if fact.kind in HARD)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The beginnings of its words."""
        return frozenset(word.casefold()[:_STEM] for word in _WORD.findall(self.text))


def _family(fact: Fact) -> str:
    return (
        "name"
        if fact.kind is FactKind.NAME
        else "date"
        if fact.kind in {FactKind.DATE, FactKind.TIME}
        else "number"
    )


def passages(document: Document) -> tuple[Passage, ...]:
    """The sentences of a document's own text; stamps, notes and headings are not read."""
    found: list[Passage] = []
    section = 0
    sections = document.sections
    for n, block in enumerate(document.blocks):
        if block.kind is BlockKind.HEADING:
            section += 1
            continue
        if block.role is not Role.TEXT:
            continue
        here = sections[section]
        found.extend(
            Passage(part.strip(), n, here.id, here.path, document.language)
            for part in sentences(block.text, document.language)
            if part.strip()
        )
        if len(found) >= _MOST:
            break
    return tuple(found)


class Index:
    """A document's passages, ready to be asked what supports a sentence."""

    def __init__(self, found: Sequence[Passage]) -> None:
        self.passages = tuple(found)
        counts: Counter[str] = Counter(stem for passage in found for stem in passage.stems)
        self._total = max(len(found), 1)
        self._counts = counts
        self._by_stem: dict[str, list[int]] = {}
        self._by_fact: dict[tuple[str, str], list[int]] = {}
        for n, passage in enumerate(found):
            for stem in passage.stems:
                self._by_stem.setdefault(stem, []).append(n)
            for fact in passage.said:
                self._by_fact.setdefault(fact, []).append(n)

    def rarity(self, stem: str) -> float:
        """How much a shared word says: the inverse of how many passages have it."""
        count = self._counts.get(stem, 0)
        return math.log(1 + (self._total - count + 0.5) / (count + 0.5))

    def support(self, sentence: Passage, *, most: int = 3) -> tuple[tuple[float, Passage], ...]:
        """The passages that best support a sentence, best first; () where none does."""
        near = {n for fact in sentence.said for n in self._by_fact.get(fact, ())}
        common = self._total // 5 + 5
        for stem in sentence.stems:
            places = self._by_stem.get(stem, ())
            if len(places) <= common:
                near.update(places)
        scored = sorted(((self.score(sentence, self.passages[n]), -n) for n in near), reverse=True)
        return tuple((score, self.passages[-n]) for score, n in scored[:most] if score >= SUPPORTED)

    def score(self, sentence: Passage, passage: Passage) -> float:
        """How well a passage supports a sentence, 0 to 1: the shared part of what the lesser of them says."""
        shared = sum(self.rarity(stem) for stem in sentence.stems & passage.stems)
        shared += _FACT * len(sentence.said & passage.said)
        return shared / max(min(self._weight(sentence), self._weight(passage)), 1e-9)

    def _weight(self, passage: Passage) -> float:
        return sum(self.rarity(stem) for stem in passage.stems) + _FACT * len(passage.said)
