"""How often a text turns to its reader, speaks of its own page, asks for something, names what publishers offer.

Counts of words and phrases of a language (`core.lexicon.calls`); what they weigh is said in `standing.block`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from versioner.core.lexicon.calls import EVERYWHERE, ROOT, TONGUES, Tongue
from versioner.core.lexicon.ours import ANYBODYS
from versioner.core.lexicon.permission import ruling
from versioner.core.standing.form import QUOTED, SENTENCE_END, UNSPACED, is_unspaced
from versioner.core.standing.topics import stems
from versioner.core.text.tongues import WORD, folded_words_in, words_in
from versioner.core.text.words import STOPS
from versioner.late import re, regex

_CLAUSE_END = re.compile(rf"[.!?…。！？{STOPS},;،؛]\s{{0,3}}")
# German writes the polite "Sie" like "she" and "they": its capital within a sentence tells.
_POLITE = frozenset({"sie", "ihnen"})
_VERB = 3  # words at the end of a sentence among which its verb stands, where the language puts it there


def turns_to_reader(text: str, tongue: Tongue | None) -> int:
    """How often a text says "you" or "our", what is quoted left out."""
    return sum(1 for _ in _turns(text, tongue))


def ever_turns_to_reader(text: str, tongue: Tongue | None) -> bool:
    """Whether a text says so at all: it is read as far as the first time."""
    return any(True for _ in _turns(text, tongue))


def _turns(text: str, tongue: Tongue | None) -> Iterator[str]:
    """The words with which a text turns to its reader."""
    if tongue is None:
        return
    plain = QUOTED.sub(" ", text)
    if is_unspaced(plain):
        for word in tongue.reader:
            yield from (word,) * plain.count(word)
        return
    if tongue.reader.isdisjoint(folded_words_in(plain)):
        return
    end = 0
    for match in WORD.of(plain).finditer(plain):
        low = match[0].casefold()
        if low in tongue.reader and (
            _is_polite(plain, match, end) if low in _POLITE else not _in_a_name(plain, match, end)
        ):
            yield low
        end = match.end()


def _in_a_name(text: str, match: regex.Match[str], before: int) -> bool:
    """Whether a word has a capital as part of a name in a line of small letters: "the group Keep Us Afloat"."""
    if not match[0][0].isupper() or not before or SENTENCE_END.search(text, before, match.start()):
        return False
    return text[before : match.start()].isspace() and _in_small_letters(text)


@lru_cache(maxsize=16)  # asked for every such word of a text
def _in_small_letters(text: str) -> bool:
    """Whether most words of a text begin with a small letter."""
    words = words_in(text)
    return 2 * sum(word[0].isupper() for word in words) < len(words)


def _is_polite(text: str, match: regex.Match[str], before: int) -> bool:
    return match[0][0].isupper() and before > 0 and not SENTENCE_END.search(text, before, match.start())


def speaks_of_itself(text: str, tongue: Tongue | None) -> int:
    """How many phrases in which a page speaks of itself a text holds: "this article", "our newsletter"."""
    low = text.casefold()
    if tongue is None:
        return 0
    return sum(1 for phrase in tongue.itself if phrase in low)


def speaks_for_itself(text: str, tongue: Tongue | None) -> bool:
    """Whether a text is in the voice of whose page it is: "our newsletter", "this article"; what is quoted left out.

    In capitals "US" is a country.
    """
    if tongue is None:
        return False
    plain = QUOTED.sub(" ", text)
    low = plain.casefold()
    if any(phrase in low for phrase in tongue.itself if phrase not in ANYBODYS):
        return True
    if tongue.syllables or is_unspaced(plain):
        return any(word in low for word in tongue.ours)
    return any(
        word.casefold() in tongue.ours for word in words_in(plain) if len(word) == 1 or not word.isupper()
    )


def asks_for(text: str, tongue: Tongue | None) -> int:
    """How many of a text's sentences begin with a word that asks for something, or with what is offered."""
    if tongue is None:
        return 0
    found = 0
    for sentence in (_CLAUSE_END if tongue.verb_last else SENTENCE_END).split(text):
        if UNSPACED.search(sentence):
            said = sentence.strip()
            found += any(
                word in said if tongue.verb_last else said.startswith(word) for word in tongue.begins
            )
            continue
        words = folded_words_in(sentence)
        asking = words[-_VERB:] if tongue.verb_last else words[:1]
        found += any(word in tongue.begins for word in asking)
    return found


def says_no_more(text: str, tongue: Tongue | None) -> bool:
    """Whether a text holds nothing but words with which publishers offer things, and small ones: "Get the newsletter"."""
    if tongue is None or any(map(str.isdecimal, text)):
        return False
    if is_unspaced(text):
        return text.strip() in tongue.begins | tongue.things
    words = [word for word in words_in(text) if word.casefold() not in tongue.begins]
    return not stems(" ".join(words), tongue)


def things_offered(text: str, tongue: Tongue | None) -> int:
    """How many of the things that a publisher offers a text names."""
    known = EVERYWHERE | (tongue.things if tongue else frozenset())
    if UNSPACED.search(text):
        return sum(1 for word in known if word in text)
    roots = tongue.roots if tongue else frozenset()
    return sum(
        1 for word in folded_words_in(text) if word in known or (len(word) > ROOT and word[:ROOT] in roots)
    )


def gives_a_rule(text: str, tongue: Tongue | None) -> bool:
    """Whether a sentence says what its reader may or must do, and that is nothing that a publisher asks for.

    "You may take a bicycle without paying"; not "You can read more here", "You must be logged in to comment".
    """
    if tongue is None or not turns_to_reader(text, tongue):
        return False
    words = {word.casefold() for word in words_in(text)}
    if words.isdisjoint(_rules(tongue)) or not words.isdisjoint(tongue.begins):
        return False
    return not (things_offered(text, tongue) or speaks_of_itself(text, tongue) or text.rstrip().endswith("?"))


@cache
def _rules(tongue: Tongue) -> frozenset[str]:
    """The words of what may and must be, of the language whose words these are; those that only advise left out."""
    return next((ruling(code) for code, words in TONGUES.items() if words is tongue), frozenset())
