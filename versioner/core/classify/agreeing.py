"""Verbs that agree with their subject otherwise, where the subject stands as it stood: "the team meet", "the team meets"."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from versioner.core.lexicon import is_word, lemma
from versioner.core.lexicon.agreement import (
    AGREEING,
    ALIKE,
    BEFORE_MANY,
    BEFORE_TO_HAVE,
    GENDERS,
    OF_ONE_FORM,
    PARTICIPLES,
    PLURAL_S,
    TO_BE,
    TO_HAVE,
    TWO_CASED,
    TWO_GENDERS,
    UNTOLD,
    UNTOLD_ENDS,
    VERBS,
)
from versioner.core.lexicon.function_words import EVERYWHERE

_MARKS = '.,;:!?()[]"“”‘«»„…'
_BEFORE_MANY = 3  # words before one that takes the ending of many, among which an article of many stands
_WORD = 4  # letters of a word that takes an ending
_LIKE_PLURALS = ("er", "en", "el", "e", "n", "s", "lein")  # how German nouns end that may be one and many
_STEM = 3  # letters of a German adjective without its ending
_DECLENSION = frozenset({"e", "en", "er", "es", "em"})
_PRONOUNS = frozenset("he she it we they i".split())  # what stands before a verb and before no noun
_NEAR = 4  # words before a verb in which its subject is looked for, where that may be one of two
_ANTECEDENT = frozenset("of and or with for from by in".split())
_RELATIVE = frozenset("who which that".split())
_OF_A_PEOPLE = "ese"  # "the Lebanese", one or many
_GENITIVES = frozenset({"deren", "dessen"})
_RELATIVE_BEHIND_COMMA = frozenset("die der das dat".split())


def agreed(before: str, after: str, language: str) -> tuple[str, str]:
    """Two texts with verbs that differ in number alone written as in the second.

    Args:
        before, after: two forms of a sentence.
        language: its language; where a sentence may leave out its subject, the verb says who it is, and nothing is done.
    """
    if not (language in AGREEING or language in TO_BE):
        return before, after
    old, new = before.split(" "), after.split(" ")
    if len(old) != len(new):
        return before, after
    for n, (one, other) in enumerate(zip(old, new, strict=True)):
        if one != other and _agree(old, n, one, other, language):
            old[n] = other
    return " ".join(old), after


def _agree(words: list[str], n: int, one: str, other: str, language: str) -> bool:
    a, b = _bare(one), _bare(other)
    if not _comparable(one, other, n, language):
        return False
    if _sounds_alike(a, b, language):
        return True
    if language in TO_BE and _agrees_as_participle(a, b, words, n, language):
        return True
    if language in PLURAL_S and _agrees_with_many(a, b, words, n, language):
        return True
    if language not in AGREEING:
        return False
    if language == "de" and (
        _dative(a, b, words, n) or _declined(a, b, words, n) or _adjective(a, b, words, n)
    ):
        return True
    if language == "nl" and _dutch_verb(a, b, words, n):
        return True
    if language == "en" and _one_after_article(a, b, words, n):
        return True
    if _forms(language).get(a, a) != _forms(language).get(b, b) and not _of_one_verb(
        a, b, words, n, language
    ):
        return False
    return _told_by_subject(words, n, language)


def _agrees_with_many(a: str, b: str, words: list[str], n: int, language: str) -> bool:
    """Whether a word takes the ending of the many that stand before it: "mesures nécessaire", "mesures nécessaires".

    A name has no number: "Georges Moulin" is not "Georges Moulins".
    """
    short, long = sorted((a, b), key=len)
    before = _bare(words[n - 1]) if n else ""
    return (
        long == f"{short}s"
        and words[n].lstrip(_MARKS)[:1].islower()
        and len(short) >= _WORD
        and before.endswith("s")
        and before not in PLURAL_S[language]
        # "nous gardons leur contenu": not all that ends so is many
        and not BEFORE_MANY[language].isdisjoint(map(_bare, words[max(0, n - _BEFORE_MANY) : n]))
    )


def _comparable(one: str, other: str, n: int, language: str) -> bool:
    """Whether two words stand between the same marks and name nobody: "Mr Grow" is not "Mr Grows"; German nouns have capitals."""
    if one.replace(one.strip(_MARKS), "") != other.replace(other.strip(_MARKS), ""):
        return False
    return language == "de" or not n or not (one[:1].isupper() or other[:1].isupper())


def _sounds_alike(a: str, b: str, language: str) -> bool:
    """Whether a French verb has another of the endings that sound alike: "peut la pousser", "peut la poussez"."""
    ends = ALIKE.get(language, frozenset())
    stems = [{word.removesuffix(end) for end in ends if word.endswith(end)} for word in (a, b)]
    return any(len(stem) >= _STEM for stem in stems[0] & stems[1])


def _agrees_as_participle(a: str, b: str, words: list[str], n: int, language: str) -> bool:
    """Whether a participle behind "to be" agrees otherwise, where nobody is named or spoken of whose sex it may tell."""
    near = {_bare(word) for word in words[max(0, n - 2) : n]}
    has = near & TO_HAVE.get(language, frozenset()) and not near & (
        TO_BE[language] | BEFORE_TO_HAVE[language]
    )
    named = any(word[:1].isupper() for word in words[1:])
    if not has and (named or not near & TO_BE[language]):
        return False
    # behind "to have" it agrees with what stands before "que" alone: "la carte que le garde a montrée"
    spoken_of = words[: words.index("que")] if has and "que" in words[:n] else [] if has else words[:n]
    if any(_is_untold(_bare(word), language) for word in spoken_of):
        return False
    return any(
        any(
            a.endswith(one)
            and b.endswith(other)
            and a.removesuffix(one) == b.removesuffix(other)
            and len(a) - len(one) > 1
            for one in endings
            for other in endings
        )
        for endings in map(str.split, PARTICIPLES[language])
    )


def _is_untold(word: str, language: str) -> bool:
    """Whether a word does not tell of whom it speaks, a woman or a man: "l'élève", "nous", "les touristes"."""
    elided, mark, rest = word.partition("'")
    one = (rest or word).removesuffix("s")
    untold = UNTOLD[language]
    return (
        word in untold or one in untold or f"{elided}{mark}" in untold or one.endswith(UNTOLD_ENDS[language])
    )


def _declined(a: str, b: str, words: list[str], n: int) -> bool:
    """Whether a German article is of another gender, and its noun says how many they are: "das Boot", "den Boot".

    Of one gender in another case it says who did it: "die Frau hat der Hund gebissen", "den Hund".
    """
    if not {a, b} <= GENDERS.keys() or a[:1] != b[:1] or (n and _bare(words[n - 1]) in TWO_CASED):
        return False
    if set(GENDERS[a]) & set(GENDERS[b]):
        return False
    noun = next((word.strip(_MARKS) for word in words[n + 1 : n + _NEAR] if word[:1].isupper()), "")
    return noun not in TWO_GENDERS and _tells_number(noun)


def _dative(a: str, b: str, words: list[str], n: int) -> bool:
    """Whether a German noun has or lacks the old ending of its dative: "aus diesem Grunde", "aus diesem Grund"."""
    short, long = sorted((a, b), key=len)
    if (
        long != f"{short}e"
        or not words[n].strip(_MARKS)[:1].isupper()
        or lemma(long.capitalize(), "de") != short.capitalize()
    ):
        return False
    return n > 0 and _bare(words[n - 1]).endswith("m")


def _tells_number(noun: str) -> bool:
    """Whether a German noun's form says whether there is one or there are many: "Boot", "Dateien"; not "Lehrer"."""
    if not noun or not is_word(noun, "de"):
        return False
    one = lemma(noun, "de") or noun
    return not noun.endswith(_LIKE_PLURALS) or (
        noun.startswith(one) and noun.endswith("n") and not one.endswith(("n", "e")) and noun != one
    )


def _adjective(a: str, b: str, words: list[str], n: int) -> bool:
    """Whether a German adjective before its noun is declined otherwise: "alle alten Boote", "alle alte Boote"."""
    noun = words[n + 1].strip(_MARKS) if n + 1 < len(words) else ""
    if not words[n][:1].islower() or not noun[:1].isupper() or not _tells_number(noun):
        return False
    stems = {word.removesuffix(end) for word in (a, b) for end in _DECLENSION if word.endswith(end)}
    return any(
        len(stem) >= _STEM and {a.removeprefix(stem), b.removeprefix(stem)} <= _DECLENSION for stem in stems
    )


def _dutch_verb(a: str, b: str, words: list[str], n: int) -> bool:
    """Whether a Dutch verb has or lacks the ending of the third person: "accepteer", "accepteert"."""
    short, long = sorted((a, b), key=len)
    return (
        long == f"{short}t"
        and len(short) >= _WORD
        and words[n][:1].islower()
        and (lemma(short, "nl") == lemma(long, "nl") is not None)
    )


def _one_after_article(a: str, b: str, words: list[str], n: int) -> bool:
    """Whether "a" stands before one and many of a thing: "a relationships between"; "a goods train" is another thing."""
    short, long = sorted((a, b), key=len)
    ends = words[n] != words[n].rstrip(_MARKS) or n + 1 == len(words) or _names_nothing(_bare(words[n + 1]))
    return (
        n > 0 and _bare(words[n - 1]) in {"a", "an"} and long == f"{short}s" and len(short) >= _WORD and ends
    )


def _names_nothing(word: str) -> bool:
    return len(word) < _WORD or word in EVERYWHERE


def _told_by_subject(words: list[str], n: int, language: str) -> bool:
    """Whether the number of a verb's subject is told by the subject too."""
    if language == "en":
        near = [_bare(word) for word in words[max(0, n - _NEAR) : n]]
        if near[-1:] and near[-1] in _RELATIVE:
            return (
                not _ANTECEDENT & set(near)
                and not OF_ONE_FORM["en"] & set(near[:-1])
                and not words[max(0, n - 2)].endswith(",")
            )
        beside = {*near, *(_bare(word) for word in words[n + 1 : n + 2])}
        return not OF_ONE_FORM["en"] & beside and not any(word.endswith(_OF_A_PEOPLE) for word in near)
    if any(
        before.endswith(",") and _bare(word) in _RELATIVE_BEHIND_COMMA for before, word in pairwise(words)
    ):
        return False
    if language == "de" and _without_article(words):
        return False
    return not OF_ONE_FORM[language] & {_bare(word) for word in words}


def _without_article(words: list[str]) -> bool:
    """Whether a German noun that may be one and many stands behind a genitive, which hides it: "Merkels Minister"."""
    return any(
        (_bare(one) in _GENITIVES or (one[:1].isupper() and one.endswith(("s", "’", "'"))))
        and other[:1].isupper()
        and other.strip(_MARKS).endswith(_LIKE_PLURALS)
        for one, other in pairwise(words)
    )


def _of_one_verb(a: str, b: str, words: list[str], n: int, language: str) -> bool:
    """Whether two English words are a verb with and without the ending of the third person."""
    if language != "en":
        return False
    short, long = sorted((a, b), key=len)
    base = long.removesuffix("s")
    if base == long or short not in {base, base.removesuffix("e"), f"{base.removesuffix('ie')}y"}:
        return False
    return short in VERBS or (n > 0 and _bare(words[n - 1]) in _PRONOUNS)


def _bare(word: str) -> str:
    return word.strip(_MARKS).casefold().replace("’", "'")


@cache
def _forms(language: str) -> dict[str, str]:
    return {form: group.split()[0] for group in AGREEING[language] for form in group.split()}
