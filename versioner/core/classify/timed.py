"""When it happened, named in another place of one clause: "On Friday the council met in Leeds", "The council met in Leeds on Friday".

The very words are asked for, in an order in which who did what stands as it was. Where a sentence has more than one verb, or
one that says, plans or calls off, the day may be of another thing there ("cancelled the concert on Friday"), and nothing is said.
"""

from __future__ import annotations

from versioner.core.classify.reordered import INNER, Said, alike, inverted, said
from versioner.core.lexicon import Role, lexicon
from versioner.core.lexicon.clauses import VERB_SECOND, joining
from versioner.core.lexicon.moments import leads, may_be_of_another, within

_LONGEST = 7  # words of a phrase that says when
_MOST_PLACE = 5  # words of one that says where
_COMMAS = 2  # characters: all that one text has and the other has not
_PLACES = {"en": "in at near outside"}
_DAYS = frozenset({Role.MONTH, Role.MONTH_SHORT, Role.WEEKDAY, Role.WEEKDAY_SHORT, Role.RELATIVE})
_COUNTS = frozenset({Role.CARDINAL, Role.ORDINAL})


def timed(before: str, after: str, language: str | None) -> bool:
    """Whether two sentences differ in nothing but the place of the phrase that says when.

    Args:
        before, after: two forms of a sentence.
        language: its language.
    """
    if language is None or not leads(language) or abs(len(before) - len(after)) > _COMMAS:
        return False
    old, new = said(before), said(after)
    return any(
        _led(*pair, language) or _behind_the_place(*pair, language) for pair in ((old, new), (new, old))
    )


def _led(leading: Said, other: Said, language: str) -> bool:
    """Whether a text begins with the phrase that the other one ends with, or that stands behind its verb in a Germanic one."""
    for size in range(min(_LONGEST, len(leading) - 2), 0, -1):
        phrase = leading[:size]
        if not _says_when(phrase, language):
            continue
        rest = leading[size + 1 :] if leading[size : size + 1] == [","] else leading[size:]
        if not _is_one_clause(rest, language):
            return False
        for at in range(len(other) - size, 0, -1):
            if not alike(phrase, other[at : at + size]):
                continue
            behind = other[:at] + other[at + size :]
            if language not in VERB_SECOND:
                return at + size == len(other) and alike(rest, behind)
            verb = other.index(rest[0], 1, at) if rest[0] in other[1:at] else 0
            return bool(verb) and inverted(rest, behind, led=(True, False))
    return False


def _behind_the_place(one: Said, other: Said, language: str) -> bool:
    """Whether where and when have changed places at the end: "in Leeds in 1931", "in 1931 in Leeds"."""
    for size in range(min(_LONGEST, len(one) - 2), 0, -1):
        phrase = one[-size:]
        if not _says_when(phrase, language):
            continue
        for place in range(2, _MOST_PLACE + 1):
            where = one[-size - place : -size]
            if _says_where(where, language) and other == one[: -size - place] + phrase + where:
                return _is_one_clause(one[: -size - place], language)
    return False


def _says_when(words: Said, language: str) -> bool:
    """Whether words are a phrase with a day, month or year of its own, and nothing else in it."""
    known = lexicon(language)
    dated = False
    for n, word in enumerate(words):
        low = word.casefold()
        roles = {role for role, _ in known.terms(low)}
        year = low.isdecimal() and len(low) == 4 and low[:2] in {"18", "19", "20"}
        if roles & _DAYS or year:
            dated = True
        elif not (
            (n == 0 and low in leads(language))
            or (n and (low in within(language) or roles & _COUNTS or low.rstrip(".").isdecimal()))
        ):
            return False
    return dated


def _says_where(words: Said, language: str) -> bool:
    return (
        words[:1] != []
        and words[0] in _PLACES.get(language, "").split()
        and all(word[:1].isupper() for word in words[1:])
    )


def _is_one_clause(words: Said, language: str) -> bool:
    known = lexicon(language)
    return bool(words) and not any(
        word in INNER
        or word == ","
        or (low := word.casefold()) in joining(language)
        or ((n or language != "en") and may_be_of_another(low, language))
        or Role.SAYING in {role for role, _ in known.terms(low)}
        for n, word in enumerate(words)
    )
