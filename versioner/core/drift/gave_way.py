"""Words that gave way in a passage which stands otherwise as it did: another fact, where no list has both for one.

Who rewords a sentence changes most of it, or puts a word of the same meaning in the place of another. So the passage
must be kept but for a few words, what went and what came must stand in one place of it, and both must be known to be
no two words for one thing: by the wordnets of `core/lexicon/synsets.py`, the groups of `reworded.py`, the opposites, and
their roots. Of words that no lexicon knows nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile

from versioner.core.drift.claims import is_small
from versioner.core.drift.denying import negations
from versioner.core.drift.exchange import Exchange
from versioner.core.drift.passages import Passage
from versioner.core.drift.terms import stem, terms
from versioner.core.facts import FactKind, facts
from versioner.core.lexicon import reworded, synsets
from versioner.core.lexicon.opposites import opposites, turned
from versioner.core.text.bcp47 import primary
from versioner.frozen import dataclass
from versioner.late import regex

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_KEPT = 0.5  # of the words that name something, so many stand where they stood
_LEAST = 2  # and no fewer
_MOST = 3  # words that name something and gave way; one more may have come
_LONGEST = 60  # words of a passage that are looked through
_END = 3  # letters of the last part of a compound
_BEGIN = (
    4  # letters, and half of the shorter one, that two words of one root begin with: "dimitido", "dimisión"
)
_FIGURES = frozenset(
    {FactKind.NUMBER, FactKind.MONEY, FactKind.PERCENT, FactKind.DATE, FactKind.TIME, FactKind.MODALITY}
)


@dataclass(frozen=True, slots=True)
class _Word:
    """A word as it is written.

    Attributes:
        naming: it names something.
        figure: it is of a figure, a date, a time or of what may be: those are compared as facts.
        thing: by what stands before it, or how it is written, it is a noun; deed: it is a verb.
    """

    text: str
    naming: bool
    figure: bool
    thing: bool
    deed: bool

    @property
    def folded(self) -> str:
        return self.text.casefold()


def gave_way(before: Passage, now: Passage) -> Iterator[Exchange]:
    """What gave way, in a passage that stands otherwise as it did, to what means something else."""
    language = primary(before.language) or ""
    if language not in synsets.LANGUAGES | reworded.LANGUAGES or primary(now.language) != language:
        return
    if negations(before.text, language) != negations(now.text, language):
        return
    old, new = _words(before, language), _words(now, language)
    if max(len(old), len(new)) > _LONGEST:
        return
    a, b = ([one.folded for one in some] for some in (old, new))
    codes = SequenceMatcher(a=a, b=b, autojunk=False).get_opcodes()
    kept = sum(one.naming for kind, start, end, _, _ in codes if kind == "equal" for one in old[start:end])
    went = sum(one.naming for one in old) - kept
    came = sum(one.naming for one in new) - kept
    if kept < max(_LEAST, _KEPT * (kept + went)) or went > _MOST or came > _MOST + 1:
        return
    for kind, start, end, at, to in codes:
        gone, brought = old[start:end], new[at:to]
        more = sum(one.naming for one in brought) - sum(one.naming for one in gone)
        # one word that became three is told in more of them: "lorry", "heavy goods vehicle"
        if kind == "replace" and more <= 1 and not any(one.figure for one in (*gone, *brought)):
            yield from _exchanged(gone, brought, before, now)


def _words(passage: Passage, language: str) -> list[_Word]:
    text = passage.said
    spans = [one.span for one in facts(text, passage.language) if one.kind in _FIGURES]
    found: list[_Word] = []
    cues = reworded.BEFORE_THINGS.get(language, frozenset())
    for match in _WORD.finditer(text):
        word = match.group()
        thing = bool(found) and (word[0].isupper() if language == "de" else found[-1].folded in cues)
        deed = bool(found) and found[-1].folded in reworded.BEFORE_DEEDS.get(language, ())
        small = is_small(word, language)
        figure = any(map(str.isdigit, word)) or (
            not small and any(start < match.end() and match.start() < end for start, end in spans)
        )
        found.append(_Word(word, bool(stem(word)) and not small, figure, thing, deed))
    return found


def _exchanged(
    old: Sequence[_Word], new: Sequence[_Word], before: Passage, now: Passage
) -> Iterator[Exchange]:
    language = primary(before.language) or ""
    known = opposites(language)
    if known is not None and turned(*(known.sides(one.folded for one in some) for some in (old, new))):
        return  # whether that turns a sentence is asked elsewhere
    if _is_spelt_otherwise(old, new) or any(_is_unit(one, language) for one in (*old, *new) if one.naming):
        return
    went = [one for one in old if one.naming and not _meets(now, one.text)]
    came = [one for one in new if one.naming and not _meets(before, one.text)]
    gone = [one for one in went if not any(_may_be_one(one.text, other.text, language) for other in came)]
    brought = [
        other for other in came if not any(_may_be_one(one.text, other.text, language) for one in went)
    ]
    told = [one for one in gone if any(_are_apart(one, other, language) for other in brought)]
    if told:
        yield Exchange(
            terms(" ".join(one.text for one in told), before.language),
            terms(" ".join(one.text for one in brought), now.language),
            rooted=True,
        )


def _is_unit(one: _Word, language: str) -> bool:
    """Whether a word measures: an amount for another unit may be the same, which is asked elsewhere ("a month", "a year")."""
    return any(fact.quantity is not None and fact.quantity.unit for fact in facts(f"2 {one.text}", language))


def _is_spelt_otherwise(old: Sequence[_Word], new: Sequence[_Word]) -> bool:
    """Whether the one is the other's initials, or the same letters: "PHE", "pre-training"."""
    a, b = ("".join(one.folded for one in some) for some in (old, new))
    heads = ("".join(one.folded[0] for one in some if one.naming) for some in (old, new))
    return a == b or any(
        len(head) > 1 and head in {one.folded for one in other}
        for head, other in zip(heads, (new, old), strict=True)
    )


def _meets(one: Passage, word: str) -> bool:
    return any(one.terms.meets(stem) for stem in terms(word, one.language))


def _may_be_one(one: str, other: str, language: str) -> bool:
    """Whether a rewording may put one word in the other's place."""
    begin = sum(
        1
        for _ in takewhile(lambda two: two[0] == two[1], zip(one.casefold(), other.casefold(), strict=False))
    )
    if begin >= max(_BEGIN, min(len(one), len(other)) / 2) or _ends(one, other) or _ends(other, one):
        return True
    met = terms(other, language)
    if any(met.meets(stem) for stem in terms(one, language)):
        return True
    if language in synsets.LANGUAGES and synsets.may_mean_one(one, other, language):
        return True
    if reworded.groups_of(one, language) & reworded.groups_of(other, language):
        return True
    known = opposites(language)
    return known is not None and bool(known.sides((one,)) & known.sides((other,)))


def _ends(one: str, other: str) -> bool:
    """Whether a word ends in another: a compound is more exact than its last part."""
    return len(other) >= _END and one.casefold().endswith(other.casefold())


def _are_apart(one: _Word, other: _Word, language: str) -> bool:
    """Whether two words that no lexicon has for one are known well enough to be two things."""
    if reworded.is_general(one.text, language) or reworded.is_general(other.text, language):
        return False
    both = (one.text, other.text)
    if language in synsets.LANGUAGES and synsets.may_mean_one(*both, language) is not None:
        return not (one.deed or other.deed) and all(synsets.may_name(word, language) for word in both)
    if not any(reworded.names_one_thing(word.text, language) for word in (one, other)):
        return False
    return (one.thing and other.thing) or all(
        reworded.groups_of(word.text, language) for word in (one, other)
    )
