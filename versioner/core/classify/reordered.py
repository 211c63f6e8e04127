"""The same words of one clause in another order: who speaks, before or behind the verb; a source or a connective in another place.

Each asks for the very words, and for an order in which who did what stays as it was. Where a sentence has more than one clause a
source may speak for another of them now, and nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator

from versioner.core.lexicon import Role, lexicon
from versioner.core.lexicon.clauses import CONNECTIVES, JOINING, VERB_SECOND, joining
from versioner.core.lexicon.speech import HELPING
from versioner.late import regex

Said = list[str]  # words and inner marks, as written
_TOKEN = regex.compile(
    r"[\p{L}\p{M}\p{N}]++(?:['’.,:\-\u2010\u2011][\p{L}\p{M}\p{N}]++)*+|[^\s\p{L}\p{M}\p{N}]"
)
_CLOSES = frozenset("\"”“»«」』'’,")  # marks that speech ends with, before the verb of saying
_DASHES = frozenset("-–—")
INNER = frozenset(';:()[]"“”«»„–—?!')  # marks that a single clause has not
_LAST = frozenset(".!…。")
_SUBJECT = 8  # words of who does a thing
_SPEAKER = 8
_SOURCE = 6
# With somebody who is told beside them: "told Ann" and "Ann told" are two things.
_TELLING = frozenset("told tells tell asked asks".split())


def reordered(before: str, after: str, language: str | None) -> bool:
    """Whether two sentences have the same words in another order, and say the same of the same.

    Args:
        before, after: two forms of a sentence.
        language: its language.
    """
    if language is None:
        return False
    old, new = said(before), said(after)
    return (
        _speaker_turned(old, new, language)
        or _source_moved(old, new, language)
        or _clause_joined(old, new, language)
    )


def said(text: str) -> Said:
    """The words and inner marks of a sentence, as written; the mark that it ends with is none."""
    found = [match.group() for match in _TOKEN.finditer(text)]
    return found[:-1] if found and found[-1] in _LAST else found


def alike(one: Said, other: Said) -> bool:
    """Whether words are the same but for the capital of a sentence's first."""
    return len(one) == len(other) and all(
        a == b or (a[1:] == b[1:] and a[:1].casefold() == b[:1].casefold() and not a[:2].isupper())
        for a, b in zip(one, other, strict=True)
    )


def _speaker_turned(old: Said, new: Said, language: str) -> bool:
    """Behind speech, whether the verb of saying and who speaks have changed places: "the keeper said", "said the keeper"."""
    if sorted(old) != sorted(new):
        return False
    start = next((n for n, (a, b) in enumerate(zip(old, new, strict=True)) if a != b), 0)
    while old and new and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    if not start or not (
        old[start - 1] in _CLOSES or (old[start - 1] in _DASHES and old[start - 2] in _CLOSES)
    ):
        return False
    return any(_turned(*pair, start, language) for pair in ((old, new), (new, old)))


def _turned(first: Said, second: Said, start: int, language: str) -> bool:
    """Whether the verb leads in the first text and ends the same words in the second."""
    for size in (1, 2):
        verb, speaker = first[start : start + size], first[start + size :]
        if second[start:] == speaker + verb and _says(verb, language) and 0 < len(speaker) <= _SPEAKER:
            return not any(word in INNER or word == "," for word in speaker)
    return False


def _says(verb: Said, language: str) -> bool:
    """Whether words are a verb of saying, with a helping verb or without, that takes nobody who is told."""
    if not verb or (len(verb) > 1 and verb[0].casefold() not in HELPING.get(language, "").split()):
        return False
    low = verb[-1].casefold()
    return low not in _TELLING and Role.SAYING in {role for role, _ in lexicon(language).terms(low)}


def _source_moved(old: Said, new: Said, language: str) -> bool:
    """Whether who says it is named in another place of one clause: "laut Hafenamt sank das Boot", "das Boot sank laut Hafenamt"."""
    if language not in JOINING:
        return False
    for i in _sources(old, language):
        for j in _sources(new, language):
            size = 0
            while size < min(_SOURCE, len(old) - i, len(new) - j) and alike([old[i + size]], [new[j + size]]):
                size += 1
            for length in range(size, 0, -1):
                sides = _without(old, i, length), _without(new, j, length)
                if language not in VERB_SECOND and not (_parted(old, i, length) and _parted(new, j, length)):
                    continue  # "built according to plan"
                if _one_clause(sides[0], language) and (
                    alike(*sides) or (language in VERB_SECOND and inverted(*sides, led=(not i, not j)))
                ):
                    return True
    return False


def _clause_joined(old: Said, new: Said, language: str) -> bool:
    """Whether what was said follows a "dass" with its verb at the end in one German text, and stands by itself in the other."""
    if language != "de" or len(old) - len(new) not in {1, -1}:
        return False
    joined, free = (old, new) if len(old) > len(new) else (new, old)
    at = next(
        (n for n, word in enumerate(joined) if n and word in {"dass", "daß"} and joined[n - 1] == ","), 0
    )
    clause, verb = joined[at + 1 : -1], joined[-1]
    if not at or joined[:at] != free[:at] or any(word in INNER or word == "," for word in clause):
        return False
    return any(
        free[at:] == [*clause[:size], verb, *clause[size:]]
        for size in range(1, min(_SUBJECT, len(clause) + 1))
    )


def _sources(words: Said, language: str) -> Iterator[int]:
    """Where phrases begin that lead to who says it, or that join a sentence to the one before: they hold for all of their clause."""
    known = lexicon(language)
    low = [word.casefold() for word in words]
    joins = CONNECTIVES.get(language, "").split()
    for n, word in enumerate(low):
        if (
            word in joins
            or Role.ACCORDING in {role for role, _ in known.terms(word)}
            or any(
                role is Role.ACCORDING and tuple(low[n + 1 : n + 1 + len(rest)]) == tuple(rest)
                for rest, (role, _) in known.phrases.get(word, ())
            )
        ):
            yield n


def _parted(words: Said, start: int, size: int) -> bool:
    """Whether commas part a phrase from what stands before and behind it."""
    end = start + size
    return (not start or words[start - 1] == ",") and (end == len(words) or words[end] == ",")


def _without(words: Said, start: int, size: int) -> Said:
    """A text without a phrase and the commas that part it."""
    end = start + size
    before, behind = words[:start], words[end:]
    if before[-1:] == [","] and (behind[:1] == [","] or not behind):
        before, behind = before[:-1], behind[1:]
    elif not before and behind[:1] == [","]:
        behind = behind[1:]
    return before + behind


def _one_clause(words: Said, language: str) -> bool:
    return not any(word in INNER or word == "," or word.casefold() in joining(language) for word in words)


def inverted(old: Said, new: Said, *, led: tuple[bool, bool]) -> bool:
    """Whether the verb leads in the text that its source led, and stands behind who does it in the other."""
    if led[0] is led[1]:
        return False
    first, second = (old, new) if led[0] else (new, old)
    if len(first) != len(second) or not first or first[0] not in second[1:]:
        return False
    at = second.index(first[0], 1)
    return at <= _SUBJECT and alike(
        [*second[:at], first[0], *second[at + 1 :]], [*first[1 : at + 1], first[0], *first[at + 1 :]]
    )
