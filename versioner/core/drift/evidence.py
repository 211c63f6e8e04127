"""Which passages of the source support a sentence of the article: shared facts and rare words.

Deterministic and explainable, no language model: a passage scores by the rarity (in the source) of the
words it shares with the sentence, as BM25 does, and by the facts both state.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

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
_CLOSELY = 24  # passages that are scored in full for one sentence


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
        return _telling(self.text, self.language)

    @cached_property
    def said(self) -> frozenset[tuple[str, str]]:
        """Its facts by value: a number is the same in whatever unit or form it is written."""
        return frozenset(_parted(self.facts)) | self.shares

    @cached_property
    def hard(self) -> frozenset[tuple[str, str]]:
        """Numbers, money, shares, dates: what can be superseded."""
        return frozenset(_parted(fact for fact in self.facts if fact.kind in HARD)) | self.shares

    @cached_property
    def shares(self) -> frozenset[tuple[str, str]]:
        """What it says in parts of a whole: "nearly a third" and 31 percent are one."""
        return frozenset(("share", name) for name in _shares(self.text, self.facts))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The beginnings of its words."""
        return frozenset(word.casefold()[:_STEM] for word in _WORD.findall(self.text))


@lru_cache(maxsize=8_192)
def _telling(text: str, language: str | None) -> tuple[Fact, ...]:
    """The facts of a sentence that can support a statement; most sentences stand in many versions."""
    return tuple(fact for fact in facts(text, language) if fact.kind in TELLING)


# Parts of a whole as they are written, and how far from one a share in percent may lie to be called that.
_PARTS = {
    "1/5": 20.0,
    "1/4": 25.0,
    "1/3": 33.3,
    "1/2": 50.0,
    "2/3": 66.7,
    "3/4": 75.0,
}
_NEAR = 3.5  # percentage points
_SPELLED = {
    "2/3": regex.compile(r"\b(?:two[ -]thirds|deux tiers|zwei drittel|dos tercios|due terzi|twee derde)\b", regex.IGNORECASE),
    "3/4": regex.compile(r"\b(?:three[ -]quarters|trois quarts|drei viertel|tres cuartos|tre quarti)\b", regex.IGNORECASE),
    "1/2": regex.compile(r"\b(?:half|every second|one in two|moitié|un sur deux|hälfte|mitad|metà|helft)\b", regex.IGNORECASE),
    "1/3": regex.compile(r"\b(?:(?:a|one) third|every third|one in three|un tiers|un sur trois|ein drittel|un tercio|un terzo|een derde)\b", regex.IGNORECASE),
    "1/4": regex.compile(r"\b(?:(?:a|one) quarter|every fourth|one in four|un quart|ein viertel|un cuarto|een kwart)\b", regex.IGNORECASE),
    "1/5": regex.compile(r"\b(?:(?:a|one) fifth|one in five|un cinquième|ein fünftel|un quinto)\b", regex.IGNORECASE),
}  # fmt: skip


def _shares(text: str, said: Sequence[Fact]) -> Iterator[str]:
    for name, pattern in _SPELLED.items():
        if pattern.search(text):
            yield name
    for fact in said:
        if fact.kind is FactKind.PERCENT:
            try:
                percent = float(fact.value)
            except ValueError:
                continue
            yield from (name for name, part in _PARTS.items() if abs(percent - part) <= _NEAR)


def _parted(found: Iterable[Fact]) -> Iterator[tuple[str, str]]:
    for fact in found:
        if fact.kind is FactKind.DATE:
            yield from (("date", part) for part in fact.parts)
        elif not fact.weak:
            yield _family(fact), _value(fact)


def _family(fact: Fact) -> str:
    return (
        "name"
        if fact.kind is FactKind.NAME
        else "date"
        if fact.kind in {FactKind.DATE, FactKind.TIME}
        else "number"
    )


def _value(fact: Fact) -> str:
    """A fact's value; of a quantity that in the unit it is compared in: kilometres in metres, tonnes in kilograms."""
    quantity = fact.quantity
    if quantity is None or quantity.factor == 1 or quantity.base not in {"meter", "kilogram"}:
        return fact.value
    return format((quantity.value * quantity.factor).normalize(), "f")


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


def _foreign(one: Passage, other: Passage) -> bool:
    """Whether two passages are declared to be in two languages."""
    a, b = ((passage.language or "").lower()[:2] for passage in (one, other))
    return bool(a) and bool(b) and a != b


class Index:
    """A document's passages, ready to be asked what supports a sentence."""

    def __init__(self, found: Sequence[Passage]) -> None:
        self.passages = tuple(found)
        counts: Counter[str] = Counter(stem for passage in found for stem in passage.stems)
        self._total = max(len(found), 1)
        self._counts = counts
        self._weights: dict[Passage, float] = {}
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
        found: dict[int, float] = {}
        for fact in sentence.said:
            for n in self._by_fact.get(fact, ()):
                found[n] = found.get(n, 0.0) + _FACT
        common = self._total // 5 + 5
        for stem in sentence.stems:
            places = self._by_stem.get(stem, ())
            if len(places) <= common:
                worth = self.rarity(stem)
                for n in places:
                    found[n] = found.get(n, 0.0) + worth
        # what few words say decides who is looked at closely: everyday words tell nobody apart
        near = heapq.nlargest(_CLOSELY, found, key=lambda n: (found[n], -n))
        scored = sorted(((self.score(sentence, self.passages[n]), -n) for n in near), reverse=True)
        return tuple((score, self.passages[-n]) for score, n in scored[:most] if score >= SUPPORTED)

    def score(self, sentence: Passage, passage: Passage) -> float:
        """How well a passage supports a sentence, 0 to 1: the shared part of what the lesser of them says."""
        facts_shared = _FACT * len(sentence.said & passage.said)
        if _foreign(sentence, passage):  # words cannot agree; numbers, dates and names can
            least = min(len(sentence.said), len(passage.said))
            return facts_shared / max(_FACT * least, 1e-9)
        shared = sum(self.rarity(stem) for stem in sentence.stems & passage.stems)
        return (shared + facts_shared) / max(min(self._weight(sentence), self._weight(passage)), 1e-9)

    def _weight(self, passage: Passage) -> float:
        known = self._weights.get(passage)
        if known is None:
            known = sum(self.rarity(stem) for stem in passage.stems) + _FACT * len(passage.said)
            self._weights[passage] = known
        return known
