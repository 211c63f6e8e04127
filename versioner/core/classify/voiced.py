"""Passive for active: "divers counted the mussels", "the mussels were counted by divers"; in English, French, Italian and Swedish.

The very words are asked for, the verb in the same tense, and who did it behind the preposition: who did what is as it was. Where
anything is denied or counted out (all, every, only) the order tells of what, and nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from versioner.core.classify.reordered import Said, alike
from versioner.core.facts import FactKind, facts
from versioner.core.lexicon import lemma
from versioner.core.lexicon.clauses import PAST_OF, WEAK
from versioner.core.lexicon.polarity import HOW_MUCH
from versioner.late import regex

_TOKEN = regex.compile(
    r"(?:[dlDL]|dall|Dall)['’](?=\p{L})|[\p{L}\p{M}\p{N}]++(?:['’.,:\-\u2010\u2011][\p{L}\p{M}\p{N}]++)*+|[^\s\p{L}\p{M}\p{N}]"
)
_DOERS = 8  # words of who does a thing
_MODALS = frozenset("will would can could may might must shall should".split())
# The prepositions before who does it, and the articles that have grown together with them.
_BY = {
    "en": {"by": ""}, "fr": {"par": ""}, "sv": {"av": ""},
    "it": {"da": "", "dal": "il", "dallo": "lo", "dalla": "la", "dai": "i", "dagli": "gli", "dalle": "le", "dall’": "l’", "dall'": "l'"},
}  # fmt: skip


def voiced(before: str, after: str, language: str | None) -> bool:
    """Whether one of two sentences is the other in the passive.

    Args:
        before, after: two forms of a sentence.
        language: its language.
    """
    if (
        language is None
        or language not in _BY
        or any(_counts_out(text, language) for text in (before, after))
    ):
        return False
    old, new = _said(before), _said(after)
    return _turned(old, new, language) or _turned(new, old, language)


def _said(text: str) -> Said:
    found = [match.group() for match in _TOKEN.finditer(text)]
    return found[:-1] if found and found[-1] in ".!…" else found


def _turned(active: Said, passive: Said, language: str) -> bool:
    if not all(word[0].isalnum() for word in (*active, *passive)):
        return False  # marks part clauses
    for at, word in enumerate(passive):
        article = _BY[language].get(word.casefold())
        if at and article is not None:
            behind = [article, *passive[at + 1 :]] if article else passive[at + 1 :]
            for begins, verb in _verbs(passive[:at], language):
                if _does(active, passive[:begins], verb, behind, language):
                    return True
    return False


def _does(active: Said, done_to: Said, verb: Said, behind: Said, language: str) -> bool:
    """Whether the active sentence is who does it, the verb, what it is done to, and what else stood behind."""
    for size in range(1, min(len(behind), _DOERS) + 1):
        if alike([*behind[:size], *verb, *done_to, *behind[size:]], active):
            return not _is_time(behind[:size], language)
    return False


def _verbs(words: Said, language: str) -> Iterator[tuple[int, Said]]:
    """Where the verb of a passive clause that ends there may begin, and what it is in the active."""
    low = [word.casefold() for word in words]
    end = len(low)
    if end < 2:
        return
    done = low[-1]
    match language:
        case "sv":
            if done.endswith(("ades", "des", "tes")):
                yield end - 1, [done.removesuffix("s")]
        case "fr" if low[-2] == "été" and end > 3 and low[-3] in {"a", "ont", "avait", "avaient"}:
            single, many = ("a", "ont") if low[-3] in {"a", "ont"} else ("avait", "avaient")
            for form in {done, done.removesuffix("s"), done.removesuffix("s").removesuffix("e")}:
                yield from ((end - 3, [helping, form]) for helping in (single, many))
        case "it" if low[-2] in {"stato", "stata", "stati", "state"} and end > 3 and low[-3] in {"è", "sono"}:
            yield from ((end - 3, [helping, done[:-1] + "o"]) for helping in ("ha", "hanno"))
        case "en":
            yield from _english(low)


def _english(low: Said) -> Iterator[tuple[int, Said]]:
    done, end = low[-1], len(low)
    past = PAST_OF.get(done) or (done if done in WEAK or done.endswith("ed") else None)
    if past is None:
        return
    if low[-2] in {"was", "were"}:
        yield end - 2, [past]
    elif low[-2] == "been" and end > 3 and low[-3] in {"has", "have", "had"}:
        yield from ((end - 3, [one, done]) for one in (("had",) if low[-3] == "had" else ("has", "have")))
    elif low[-2] == "be" and end > 3 and low[-3] in _MODALS:
        base = lemma(done, "en")
        if base is not None and base != done:
            yield end - 3, [low[-3], base]


def _counts_out(text: str, language: str) -> bool:
    """Whether a text denies, or says of how much it holds: "every keeper saw one boat" is not "one boat was seen by every keeper"."""
    return any(
        fact.kind is FactKind.NEGATION or (fact.kind is FactKind.MODALITY and fact.value in _much(language))
        for fact in facts(text, language)
    )


@cache
def _much(language: str) -> frozenset[str]:
    return frozenset(HOW_MUCH[language].split())


def _is_time(words: Said, language: str) -> bool:
    """Whether words behind "by" say until when, and nobody who does it."""
    return any(fact.kind in {FactKind.DATE, FactKind.TIME} for fact in facts(" ".join(words), language))
