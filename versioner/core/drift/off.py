"""Where a source says now that something is off, and an article still tells of it as of what is going to be, or is.

"A coastguard aircraft takes part in the search" becomes "The search by aircraft has been called off". The article's
sentence shares no word with what changed, only the thing that both speak of: so it must rest on that passage surely, and
speak of what is off and of nothing else that the passage tells; what is off must be named there as itself ("the
concert", not "the concert hall"), or the sentence tell of a day or of what is to be.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile, takewhile

from versioner.core.drift.clauses import clauses
from versioner.core.drift.denying import denies
from versioner.core.drift.model import DriftKind
from versioner.core.drift.passages import Passage
from versioner.core.drift.sides import Born, Found, Sides, at_birth, states, without_others_facts
from versioner.core.drift.terms import stem
from versioner.core.drift.trail import Edit
from versioner.core.lexicon.called_off import called_off, is_enough, is_to_come, may_be_called_off, object_of
from versioner.core.lexicon.states import CALLED_OFF, claimed
from versioner.core.lexicon.unsettled import is_unsettled
from versioner.core.text.bcp47 import primary
from versioner.late import regex

_DAY = 2.0  # the worth of a day of a month
_SHARED = 1.8  # what a sentence shares in words with what is off: about two rare ones
_TAIL = 5  # letters by which `terms.stem` tells the last part of a compound
# Languages in which the noun stands last of what describes it.
_HEAD_LAST = frozenset({"en", "de", "nl", "sv", "da", "no"})
_WORD = regex.compile(r"[\p{L}\p{M}]+")
# What may stand behind a noun that is the subject and is no noun itself.
_VERBS = frozenset(["takes", "begins", "starts", "opens", "ends", "goes", "runs", "comes", "continues", "lasts", "sets", "resumes", "follows", "brings"])  # fmt: skip
# A clause that goes on with what the one before it speaks of: "…, has been cancelled".
_PREDICATE = regex.compile(
    r"(?:has|have|had|is|are|was|were|will|wird|werden|wurden?|ist|sind|est|sont|a|ont|sera|seront|se|es|fue|ha|han|será|è|sono|sarà|si|foi|é|wordt|werd|zijn)\b",
    regex.IGNORECASE,
)
_AFTER = regex.compile(r"\b(?:after|following|nach|après|tras|dopo|após|na|po|efter)\b", regex.IGNORECASE)


def is_off(edit: Edit, now: Passage | None, sides: Sides, born: Born) -> Found:
    """The article tells of what its source says is cancelled, put off, dropped or withdrawn now."""
    if edit.after is None or now is None or _is_warned(edit.before) or not _says_off(now):
        return
    for sentence in sides.resting(edit, born):
        if sides.old.words(sentence, edit.before) < _SHARED or _is_warned(
            _told(sentence, edit.before, sides)
        ):
            continue
        left = without_others_facts(sentence, edit.before, sides.old)
        if left is not sentence and sides.old.words(left, edit.before) < _SHARED:
            continue  # the day that it tells is of another passage
        if _tells_what_holds(sentence, edit.before, now) or not _is_of_what_is_off(
            sentence, edit.before, now, sides
        ):
            continue
        if _says_off(at_birth(sentence, edit, sides, born)):
            continue
        if _is_dated_there(sentence, edit.before, sides) or not sides.rests_elsewhere(sentence, edit.before):
            yield sentence, DriftKind.SUPERSEDED


def _told(sentence: Passage, before: Passage, sides: Sides) -> Passage:
    """The clause of a sentence that has all it shares with a passage; the sentence where none has."""
    shared = sides.old.words(sentence, before)
    return next((one for one in clauses(sentence) if sides.old.words(one, before) >= shared), sentence)


def _is_dated_there(sentence: Passage, passage: Passage, sides: Sides) -> bool:
    """Whether a sentence gives a day that only this passage gives."""
    days = [
        one for one in sentence.claims if one.kind == "date" and one.worth >= _DAY and states(passage, one)
    ]
    return any(not any(states(one, day) for one in sides.old.passages if one is not passage) for day in days)


def _off(one: Passage) -> bool:
    """Whether one of the clauses says that something is off."""
    return any(_is_said_off(part) for part in clauses(one))


def _is_said_off(part: Passage) -> bool:
    said = called_off(part.text, part.language)
    return said is not None and is_enough(said, _head([part]), part.language)


def _says_off(one: Passage) -> bool:
    """Whether a passage says that something is off, and denies nothing."""
    return _off(one) and not denies(one.text, one.language)


def _is_warned(sentence: Passage) -> bool:
    """Whether a sentence says itself that something is off, is not, or is open."""
    language = sentence.language
    stands_off = claimed(primary(language) or "en", CALLED_OFF)
    return (
        may_be_called_off(sentence.text, language)
        or any(claim.value == stands_off for claim in sentence.claims)
        or denies(sentence.text, language)
        or is_unsettled(sentence.text, language)
    )


def _tells_what_holds(sentence: Passage, before: Passage, now: Passage) -> bool:
    """Whether a sentence tells an amount of the passage that stands as it did: a hall keeps its seats when the concert is off."""
    return any(
        mine.kind == "amount" and states(before, mine) and states(now, mine) for mine in sentence.claims
    )


def _is_of_what_is_off(sentence: Passage, before: Passage, now: Passage, sides: Sides) -> bool:
    """Whether it is what is off that the sentence speaks of, and not what another clause tells."""
    off, rest = _parted(now)
    if not off or not _is_named(sentence, before, _head(off)):
        return False
    told = sum(sides.last.words(sentence, one) for one in off)
    return told >= sum(sides.last.words(sentence, one) for one in rest)


def _parted(now: Passage) -> tuple[list[Passage], list[Passage]]:
    """The clauses that say what is off, and the others."""
    parts = list(clauses(now))
    off = [one for one in parts if _off(one) and not _AFTER.search(one.text)]
    if off and parts[0] not in off and _PREDICATE.match(off[0].text):
        off = [
            *parts[: parts.index(off[0])],
            *off,
        ]  # "The concert, to which all are welcome, has been called off"
    return off, [one for one in parts if one not in off]


def _is_named(sentence: Passage, before: Passage, head: str) -> bool:
    """Whether a sentence names what is off as itself; where it names it not at all, whether it tells of a day or of what is to be.

    What is off must have been named before: of what was not, the sentence does not tell.
    """
    spoken = _words(sentence.text)
    if head and not any(_is_one(word, head) for word in _words(before.text)):
        return False
    at = [n for n, word in enumerate(spoken) if head and _is_one(word, head)]
    if any(_stands_alone(spoken, n, sentence.language) for n in at):
        return True
    if at or any(head and _ends(head) in word for word in spoken):
        return False  # "the concert hall", "das Konzerthaus"
    dated = any(claim.kind in {"date", "time"} for claim in sentence.claims)
    return dated or is_to_come(sentence.text, sentence.language)


def _head(off: Sequence[Passage]) -> str:
    """The noun that names what is off: of the object where one is called off, of the subject else; "" where none is found.

    It stands last of the words before the first small word in Germanic languages, and first in others.
    """
    language = off[-1].language
    said = next((found for one in off if (found := called_off(one.text, language))), "")
    behind = next((found for one in off if (found := object_of(one.text, said, language))), None)
    words = _words(off[0].text if behind is None else behind)
    named = takewhile(stem, dropwhile(lambda word: not stem(word), words))
    run = [word for word in named if word not in _words(said)]
    if not run:
        return ""
    return run[-1] if primary(language) in {None, *_HEAD_LAST} else run[0]


def _is_one(word: str, head: str) -> bool:
    """Whether two words name one thing: the same, or one is the last part of the other ("Hafenkonzert", "Konzert")."""
    a, b = _ends(word), _ends(head)
    return bool(a) and a == b


def _ends(word: str) -> str:
    """The last letters of a word's root, which a compound shares with what it is a kind of."""
    root, _, tail = stem(word).partition("+")
    return tail or root[-_TAIL:]


def _stands_alone(spoken: Sequence[str], at: int, language: str | None) -> bool:
    """Whether an English noun is not followed by another that it only describes."""
    if primary(language) not in {None, "en"} or at + 1 >= len(spoken):
        return True
    return not stem(spoken[at + 1]) or spoken[at + 1] in _VERBS


def _words(text: str) -> list[str]:
    return [one.casefold() for one in _WORD.findall(text)]
