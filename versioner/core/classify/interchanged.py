"""Words of the grammar that took each other's place without a change of what is said (`lexicon.synonyms`)."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import pairwise

from versioner.core.classify.agreeing import agreed
from versioner.core.classify.optional import without_optional
from versioner.core.lexicon.neutral_verbs import NEUTRAL
from versioner.core.lexicon.optional import left_out, reduced
from versioner.core.lexicon.plain_words import groups as plain
from versioner.core.lexicon.synonyms import (
    ARTICLES_OF_CASES,
    CONTRACTED_ENDS,
    INTERCHANGED,
    LOOSER,
    TWO_CASES,
    telling,
)
from versioner.core.lexicon.written_otherwise import POTENTIAL, written_otherwise
from versioner.core.text.letters import lettered
from versioner.late import regex

_UNPARTED = frozenset({"ja", "zh"})  # languages without spaces between words
_TOKEN = lettered(r"[\p{L}\p{M}\p{N}]++(?:[-\u2010\u2011][\p{L}\p{M}\p{N}]++)*’?")
_CASE_ENDS = regex.compile(r"(?<=\p{L}{3})(?:es|s|e)$")
_OF_A_SOURCE = frozenset({"laut"})
_MOST_OF_A_PHRASE = 3  # words between a preposition and the noun that it governs


def as_one(before: str, after: str, language: str | None) -> tuple[str, str] | None:
    """Two texts with what may be exchanged in them written in one way; None where that brings them no nearer to each other.

    Args:
        before, after: two forms of a sentence.
        language: its language.
    """
    tongue = language or "en"
    if _of_another(before, after, tongue):
        return None
    old, new = _reduced(before, after, tongue)
    if tongue == "en":
        old, new = _any_more(old, new), _any_more(new, old)
    old, new = _unled(old, new, tongue), _unled(new, old, tongue)
    old, new = (_written(one, tongue) for one in (_looser(old, new, tongue), new))
    if tongue == "ja":
        old, new = _able(old, new), _able(new, old)
    if tongue in TWO_CASES:
        old, new = _caseless(old, tongue), _caseless(new, tongue)
    old, new = agreed(old, new, tongue)
    if tongue in _UNPARTED:
        return (old, new) if (old, new) != (before, after) else None
    return (old, new) if _apart(old, new) < _apart(before, after) else None


def _of_another(before: str, after: str, language: str) -> bool:
    """Whether relative pronouns that tell of whom they are stand in both texts, and are others: "el cual", "la cual"."""
    pattern = telling(language)
    if pattern is None:
        return False
    old, new = ([one.casefold() for one in pattern.findall(text)] for text in (before, after))
    return bool(old and new) and old != new


def _reduced(before: str, after: str, language: str) -> tuple[str, str]:
    """Two texts of which one has a relative clause and the other its participle alone, both with the participle."""
    pattern = reduced(language)
    if pattern is None or (pattern.search(before) and pattern.search(after)):
        return before, after
    return pattern.sub("", before), pattern.sub("", after)


def _any_more(text: str, other: str) -> str:
    """An English text with "not … any more" as "no longer", where the other text has that."""
    text = text.replace("n't ", "n’t ")
    found = _ANY_MORE.search(text)
    if found is None or "no longer" in text or "no longer" not in other:
        return text
    head, denied, clause = text[: found.start()].rpartition("n’t " if "n’t " in text else " not ")
    if not denied or any(mark in clause for mark in ",;:"):
        return text
    return f"{head} no longer {clause}{text[found.end() :]}"


_ANY_MORE = regex.compile(r" any ?(?:more|longer)\b(?! than)")


def _unled(text: str, other: str, language: str) -> str:
    """A text without the article before an office and a full name, where the other has the same without: "the manager Ruth Alder".

    An article that stands in both tells, in German, who did it and to whom.
    """
    pattern = _LEADING.get(language)
    if pattern is None:
        return text
    for match in pattern.finditer(text):
        named = match.group(2)
        if other.partition(named)[1] and _ARTICLE.search(other.partition(named)[0]) is None:
            text = text.replace(match.group(), named)
    return text


# "den" says that it is not the subject, and "dem" too; without an article a name is taken for it.
_ARTICLE = regex.compile(
    r"(?i)\b(?:the|an?|this|that|his|her|their|our|der|die|das|den|dem|des|eine?[mnrs]?)\s$"
)
_LEADING = {
    "en": regex.compile(r"\b([Tt]he) ((?:\p{Ll}+ ){1,2}\p{Lu}\p{Ll}+ \p{Lu}\p{L}+)"),
    "de": regex.compile(r"\b([Dd](?:er|ie)) (\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+ \p{Lu}\p{L}+)"),
}


def _written(text: str, language: str) -> str:
    """A text with what may be exchanged or left out in it written in one way."""
    for pattern in left_out(language):
        text = pattern.sub("", text)
    text = _exchanged(text, language)
    for pattern, into in written_otherwise(language):
        text = pattern.sub(into, text)
    return without_optional(text, language)


def _apart(one: str, other: str) -> int:
    """How many words one text has and the other has not."""
    a, b = (Counter(text.casefold().split()) for text in (one, other))
    return (a - b).total() + (b - a).total()


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("'", "’").split())


def _exchanged(text: str, language: str) -> str:
    if language in _UNPARTED:
        pattern = _pattern(language)
        if pattern is not None:
            text = pattern.sub(lambda match: _groups(language)[match.group()], text)
        return text
    text = text.replace("'", "’")
    tokens = list(_TOKEN.of(text).finditer(text))
    words = [token.group().casefold() for token in tokens]
    known, kept, at, n = _by_first(language), "", 0, 0
    while n < len(tokens):
        for phrase, instead in known.get(words[n], ()):
            last = n + len(phrase)
            if words[n:last] == phrase and _in_a_row(text, tokens[n:last]):
                kept += text[at : tokens[n].start()] + instead
                at, n = tokens[last - 1].end(), last - 1
                break
        n += 1
    return kept + text[at:]


def _in_a_row(text: str, tokens: list[regex.Match[str]]) -> bool:
    """Whether nothing but a space stands between words."""
    between = (text[one.end() : other.start()] for one, other in pairwise(tokens))
    return all(gap.isspace() or not gap for gap in between)


def _able(text: str, other: str) -> str:
    """A Japanese text with "it is possible to buy" as the verb "can buy", in the form that the other text has."""

    def said(match: regex.Match[str]) -> str:
        stem, kana = match.group(1), match.group(2)
        forms = [stem + POTENTIAL[kana], stem + "られ", stem.removesuffix("す") + "でき"]
        chosen = next((form for form in forms if form + match.group(3) in other), forms[0])
        return f"{chosen}{match.group(3)}"

    written: str = _POSSIBLE.sub(said, text)
    return written


_POSSIBLE = regex.compile(r"(\p{Han}?\p{Hiragana}?)([うくぐすつぬぶむる])ことができ(る|ま|た|な|れ|ず)")


@cache
def _groups(language: str) -> dict[str, str]:
    """What may be exchanged -> the first of its group, with the article that has grown together with its end."""
    found: dict[str, str] = {}
    for group in (*INTERCHANGED.get(language, ()), *NEUTRAL.get(language, ()), *plain(language)):
        words = [_plain(word.replace("_", " ")) for word in group.split("|")]
        first = _endless(words[0], language)
        first = found.get(words[0], first)
        for word in words:
            found.setdefault(word, first)
            head, _, last = word.rpartition(" ")
            for end, article in CONTRACTED_ENDS.get(language, {}).get(last, {}).items() if head else ():
                parted = " " if end.endswith("’") and not article.endswith("’") else ""
                found.setdefault(f"{head} {end}", f"{first} {article}".rstrip() + parted)
    return found


@cache
def _by_first(language: str) -> dict[str, list[tuple[list[str], str]]]:
    """Phrases that may be exchanged by their first word, the longest first, and what each becomes."""
    found: dict[str, list[tuple[list[str], str]]] = {}
    for phrase, instead in _groups(language).items():
        words = _TOKEN.of(phrase).findall(phrase)
        found.setdefault(words[0], []).append((words, instead))
    for phrases in found.values():
        phrases.sort(key=lambda one: -len(one[0]))
    return found


def _endless(phrase: str, language: str) -> str:
    """A phrase without the preposition at its end that may grow together with what follows."""
    head, _, last = phrase.rpartition(" ")
    return head if head and last in CONTRACTED_ENDS.get(language, {}) else phrase


@cache
def _pattern(language: str) -> regex.Pattern[str] | None:
    """What may be exchanged in a language that does not part its words."""
    words = sorted(_groups(language), key=len, reverse=True)
    return regex.compile("|".join(map(regex.escape, words))) if words else None


def _looser(before: str, after: str, language: str) -> str:
    """The old text with a word that says more as the one that stands in its place now."""
    for word, others in LOOSER.get(language, {}).items():
        for other in others if _count(word, before) else ():
            if _count(word, before) > _count(word, after) and _count(other, after) > _count(other, before):
                before = regex.sub(rf"\b{word}\b", other, before, flags=regex.IGNORECASE)
    return before


def _count(word: str, text: str) -> int:
    if text.isascii() and word.casefold() not in text.lower():
        return 0
    return len(regex.findall(rf"\b{word}\b", text, regex.IGNORECASE))


def _caseless(text: str, language: str) -> str:
    """A text without what shows the case behind a preposition that has two: "wegen dem See" is "wegen des Sees".

    Behind "laut" a noun without its article may be who said it: "laut Peter", "laut Peters".
    """
    prepositions, articles = TWO_CASES[language].split(), ARTICLES_OF_CASES[language]
    words = text.split(" ")
    left, named = 0, False
    for n, word in enumerate(words):
        low = word.casefold()
        if low in prepositions:
            left = _MOST_OF_A_PHRASE
            named = low in _OF_A_SOURCE
        elif left:
            left -= 1
            if low in articles:
                words[n] = articles[low]
                named = False
            elif word[:1].isupper() and named:
                left = 0
            elif word[:1].isupper():
                bare = word.rstrip('.,;:!?“”"»)')
                words[n] = _CASE_ENDS.sub("", bare) + word[len(bare) :]
                left = 0
    return " ".join(words)
