"""Words that an edit of a source exchanged for others, where that is another fact and no other wording of the same.

A synonym takes a word's place as often as another fact does, so a word alone tells nothing. It tells where a name
gives way to a name, a thing to another of its kind ("library" to "theatre"), or all that a label is said to be to
something else ("Level: orange" to "Level: red"). Of words in a passage that stands otherwise as it did, see `gave_way`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise

from versioner.core.drift.agree import same
from versioner.core.drift.claims import Claim, claims
from versioner.core.drift.denying import negations
from versioner.core.drift.passages import Passage
from versioner.core.drift.retold import says_only
from versioner.core.drift.scales import CELL
from versioner.core.drift.terms import NOTHING, Terms, terms
from versioner.core.drift.trail import label_of, words
from versioner.core.facts import FactKind, facts
from versioner.core.lexicon.amounts import FREE
from versioner.core.lexicon.exclusive import Thing, things
from versioner.core.lexicon.henceforth import HENCEFORTH
from versioner.core.lexicon.opposites import opposites
from versioner.core.lexicon.polarity import NEGATIVE_PREFIXES
from versioner.core.lexicon.states import FREE_OF_CHARGE, claimed
from versioner.core.text.bcp47 import primary
from versioner.frozen import dataclass
from versioner.late import regex

_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*")
_SHORTEST_NAME = 4  # letters: "Mr", "EU", "UK" are written out as often as exchanged
_JOINS = frozenset(["of", "de", "di", "da", "do", "des", "du", "del", "della", "van", "von", "för", "af"])
_LONGEST = 60  # words of a passage that are looked through
_MOST_VALUE = 8  # words of a value: longer ones are sentences, and reworded


@dataclass(frozen=True, slots=True)
class Exchange:
    """What gave way and what came.

    Attributes:
        gone, came: what the words name.
        thing: of its kind, the one that gave way; None for names and values.
        other: the one that came.
        free: what was free has a price now; priced: that price, and what else came with it.
        rooted: words that are said by their root too, or as part of a compound.
    """

    gone: Terms = NOTHING
    came: Terms = NOTHING
    thing: Thing | None = None
    other: Thing | None = None
    free: bool = False
    priced: tuple[Claim, ...] = ()
    rooted: bool = False

    def is_said(self, one: Passage) -> bool:
        """Whether a passage says what gave way, and not what came."""
        if self.free:
            return says_free(one) and not any(
                same(mine, claim) for mine in one.claims for claim in self.priced
            )
        if self.thing is not None:
            found = things(words(one.text), one.language)
            return self.thing in found and self.other not in found
        if self.rooted:
            brought = sum(one.terms.meets(stem) > 0 for stem in self.came)
            return any(one.terms.meets(stem) for stem in self.gone) and 2 * brought <= len(self.came.stems)
        return _names(one, self.gone) and not _names(one, self.came)

    def apart(self, one: Passage) -> Passage:
        """A passage without the words that say what gave way: what else it tells."""
        left = [part for part in one.text.split() if not self.is_said(replace(one, text=part))]
        return replace(one, text=" ".join(left))


def _names(one: Passage, asked: Terms) -> bool:
    return any(stem in one.terms for stem in asked)


def exchanges(before: Passage, now: Passage) -> Iterator[Exchange]:
    """What an edit of a passage put in the place of something else."""
    yield from _things(before, now)
    yield from _values(before, now)
    yield from _prices(before, now)
    if before.language != "de":  # every noun of it is written like a name
        yield from _proper(before, now)


def _things(before: Passage, now: Passage) -> Iterator[Exchange]:
    old, new = Counter(words(before.text)), Counter(words(now.text))
    went, came = old - new, new - old
    a = things(went, before.language) if came else frozenset()
    b = things(came, now.language) if a else frozenset()
    for kind, one in sorted(a - b):
        others = [other for other in b - a if other[0] == kind]
        if len(others) == 1 == sum(gone[0] == kind for gone in a - b):
            yield Exchange(thing=(kind, one), other=others[0])


def _values(before: Passage, now: Passage) -> Iterator[Exchange]:
    """Of a labelled row or item: cells that are nothing of what they were."""
    for a, b in cells_replaced(before, now):
        gone = terms(_without_since_when(_affirmed(a, before.language), before.language), before.language)
        if gone.stems and not alike(a, b, before.language):
            yield Exchange(gone, terms(b, now.language))


def _affirmed(text: str, language: str | None) -> str:
    """A value without its words of denial, which many sentences share: "no cracks", "inga sprickor"."""
    for fact in sorted(facts(text, language), key=lambda one: -one.span[0]):
        if fact.kind is FactKind.NEGATION:
            text = text[: fact.span[0]] + text[fact.span[1] :]
    return text


def _without_since_when(text: str, language: str | None) -> str:
    """A value without what says since when it holds, unless nothing else is left: "from now on the institute"."""
    known = HENCEFORTH.get(primary(language) or "", frozenset())
    left = " ".join(part for part in text.split() if part.casefold().strip(",.;") not in known)
    return left if terms(left, language).stems else text


CellPair = tuple[str, str]


def cells_replaced(before: Passage, now: Passage) -> Iterator[CellPair]:
    """Of a labelled row or item what it said and says, where no word of that is left; figures are compared as facts."""
    label = label_of(before)
    if not label or label != label_of(now):
        return
    old, new = _cells(before.text), _cells(now.text)
    if len(old) != len(new):
        return
    for a, b in zip(old[1:], new[1:], strict=True):
        gone, came = terms(a, before.language), terms(b, now.language)
        if _states_facts(a, before.language):
            continue
        if (
            not (gone.stems or negations(a, before.language))
            or len(words(a)) > _MOST_VALUE
            or len(words(b)) > _MOST_VALUE
            or not words(b)
        ):
            continue
        if any(came.meets(stem) for stem in gone) or not FREE.isdisjoint(words(a)):
            continue  # "free" and "no charge" are one: only a price overtakes it
        yield a, b


def _states_facts(text: str, language: str | None) -> bool:
    """Whether words hold figures, dates or times: those are compared as facts."""
    return any(map(str.isdigit, text)) or any(claim.hard for claim in claims(text, language))


def _cells(text: str) -> list[str]:
    return text.split(CELL) if CELL in text else list(text.replace("：", ":").partition(":")[::2])


def alike(one: str, other: str, language: str | None) -> bool:
    """Whether two values are of one side of the same opposites ("free", "gratis"), or the second is a nought."""
    if regex.search(r"\d", other) and not regex.search(r"[1-9]", other):
        return True
    known = opposites(language or "en")
    return known is not None and bool(known.sides(words(one)) & known.sides(words(other)))


def _prices(before: Passage, now: Passage) -> Iterator[Exchange]:
    """What was free and has a price now, or has one for all but some: "free for pupils only; others pay £4"."""
    paid = _paid(before, now)
    if paid and (_is_no_longer_called_free(before, now) or _is_free_for_some(before, now)):
        yield Exchange(free=True, priced=tuple(one for one in now.claims if one.hard))


def _is_free_for_some(before: Passage, now: Passage) -> bool:
    return says_free(before) and says_only(now) and not says_only(before)


def is_free_still(before: Passage, now: Passage) -> bool:
    """Whether what was free costs nothing in other words: "free", "no charge"."""
    return _is_no_longer_called_free(before, now) and not _paid(before, now)


def _is_no_longer_called_free(before: Passage, now: Passage) -> bool:
    return says_free(before) and not says_free(now)


def says_free(one: Passage) -> bool:
    """Whether a passage says that something costs nothing, in one word or in several: "at no charge"."""
    if not FREE.isdisjoint(words(one.text)):
        return True
    costs_nothing = claimed(primary(one.language) or "en", FREE_OF_CHARGE)
    return costs_nothing is not None and any(claim.value == costs_nothing for claim in one.claims)


def _paid(before: Passage, now: Passage) -> list[Claim]:
    if negations(now.text, now.language) > negations(before.text, before.language):
        return []  # "no fee is charged"
    return [one for one in now.claims if _is_price(one) and not any(same(one, was) for was in before.claims)]


def _is_price(one: Claim) -> bool:
    said = one.quantity
    return (
        said is not None
        and said.value > 0
        and (said.unit in {"cent", "GBX"} or (len(said.unit) == 3 and said.unit.isupper()))
    )


_SHORTEST_DENIED = 5


def prefixed(before: Passage, now: Passage) -> bool:
    """Whether a word gave way to itself with a prefix of denial, or the other way about: "unchanged", "changes"."""
    old, new = Counter(words(before.text)), Counter(words(now.text))
    went, came = old - new, new - old
    signs = NEGATIVE_PREFIXES.get(primary(before.language) or "", "").split()
    return any(
        one.startswith(sign) and _is_of(one.removeprefix(sign), other) and not other.endswith(one)
        for first, second in ((went, came), (came, went))
        for one in first
        for sign in signs
        for other in second
    )


def _is_of(one: str, other: str) -> bool:
    """Whether a word is another, with or without an ending or a prefix of its own ("verändert", "ändert")."""
    a, b = sorted((one, other), key=len)
    return len(a) >= _SHORTEST_DENIED and (b.startswith(a) or b.endswith(a))


def _proper(before: Passage, now: Passage) -> Iterator[Exchange]:
    """Names that gave way to names: a whole run of words with a capital, with none left beside it."""
    old, new = _WORD.findall(before.text)[:_LONGEST], _WORD.findall(now.text)[:_LONGEST]
    if Counter(old) == Counter(new):
        return
    for kind, start, end, at, to in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        went, came = old[start:end], new[at:to]
        if kind != "replace" or (not (start and at) and not (_is_initialled(went) and _is_initialled(came))):
            continue
        if _states_facts(" ".join(went), before.language):
            continue
        if not (_is_name(went) and _is_name(came)) or _goes_on(old, start, end) or _goes_on(new, at, to):
            continue
        a, b = terms(" ".join(went), before.language), terms(" ".join(came), now.language)
        if a.stems and b.stems and not any(b.meets(stem) for stem in a):
            yield Exchange(a, b)


def _is_name(run: Sequence[str]) -> bool:
    return all(one[0].isupper() and not one.isdecimal() for one in run) and any(
        len(one) >= _SHORTEST_NAME and not one.isupper() for one in run
    )


def _is_initialled(run: Sequence[str]) -> bool:
    """Whether words that begin a sentence are a name for all that: "F. Oldenhof, minister"."""
    return len(run) > 1 and len(run[0]) == 1


def _goes_on(text: Sequence[str], start: int, end: int) -> bool:
    """Whether a name goes on beside a run of it, also behind an "of"."""
    before, after = list(reversed(text[max(0, start - 2) : start])), list(text[end : end + 2])
    if start == 1 and before:  # what begins a sentence has a capital for that
        before = before if before[0].casefold() in _JOINS else []
    return any(
        side
        and (side[0][0].isupper() or any(one in _JOINS and nxt[0].isupper() for one, nxt in pairwise(side)))
        for side in (before, after)
    )
