"""How things stand by what a passage says: "suspended" and "does not run" are one claim, "resumed" is its opposite."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from versioner.core.drift.denying import denied, negations
from versioner.core.drift.terms import stem
from versioner.core.lexicon.courses import without_agreeing_to
from versioner.core.lexicon.states import INSIDE, State, states
from versioner.core.text.bcp47 import primary
from versioner.late import regex

_ENDS = r"[,;:.!?()|。，；：！？؟（）]+|\s(?=(?:but|aber|sondern|mais|pero|sino|mas|maar|ale|men|while|während|tandis|mientras)\s)|\s[–—]\s"
# "He denies it and is still being held": what is denied before a verb of its own is not what follows.
_GOES_ON = (
    r"\s(?=(?:and (?:is|are|was|were|has|have|will|remains?)|und (?:ist|sind|war|wird|werden|hat|bleibt)|et (?:est|sont|a|ont|sera|reste)"
    r"|y (?:es|est[áa]|son|ha|han|ser[áa]|sigue)|e (?:è|sono|ha|hanno|sarà|resta))\s)"
)
_CLAUSE = regex.compile(rf"({_ENDS}|{_GOES_ON})")
_LABELS = (":", "：", "|")
# What a label's thing is said to be where there is none of it: "Missing: none".
_NOUGHT = regex.compile(
    r"(?:none|no|nil|nobody|zero|zéro|cero|null|noll|nul|0|keine[rs]?|nein|aucune?|néant|non|nul(?:le)?|ninguno|ninguna|nessuno|nessuna|nenhuma?|nenhum|não|geen|nee|inga|ingen|inget|nej|brak|nie|нет|ноль|なし|無し|ゼロ|无|無|零|没有|لا (?:يوجد|توجد|شيء)|صفر)",
    regex.IGNORECASE,
)
# What something is for is not what the clause denies: "for the refund no receipt is needed" of a refund that is given.
_FRONTED = regex.compile(
    r"^\s*(?:for|für|zur|zum|pour|per|para|voor|för|til|dla)\s(?:(?:the|an?|die|das|den|eine?n?|le|la|les|une?|il|lo|gli|i|el|los|las|una|o|os|as|uma?|de|het|een|en|ett|et)\s|l['’])?[\p{L}-]+\s",
    regex.IGNORECASE,
)
_BRACKETED = regex.compile(r"\([^()]*\)")
# An answer of one word, and whether it denies.
_ANSWER = regex.compile(
    r"(?:(no|nein|non|não|nee|nej|nei|nie|いいえ|否|لا)|(?:yes|ja|oui|sí|sì|sim|tak|はい|是|نعم))\b",
    regex.IGNORECASE,
)
_WORD = regex.compile(r"[\p{L}\p{M}][\p{L}\p{M}'’-]*")
_AS_WRITTEN = "!"
_APART = 3  # words that may stand inside what belongs together: "fällt am Montag aus"

Parts = tuple[str, ...]
Found = tuple[State, Parts]


class Saying(NamedTuple):
    """Words that say together how a thing stands: which, what they say, and in which forms those after the first are met."""

    parts: Parts
    of: tuple[State, ...]
    behind: tuple[frozenset[str], ...]


@lru_cache(maxsize=16_384)
def how_things_stand(text: str, language: str | None = None, *, denies: bool = True) -> tuple[str, ...]:
    """How the things that a passage speaks of stand: a group of opposites each, "+" for its first side, "-" for the second.

    A side that is denied is the other one.

    Args:
        text: the passage.
        language: its language tag.
        denies: whether it holds any word of denial, as far as that is known.
    """
    tongue = primary(language) or "en"
    if not states(tongue)[0]:
        return ()
    found: dict[str, None] = {}
    if "(" in text:
        aside = " ".join(_BRACKETED.findall(text))
        text = f"{_BRACKETED.sub(' ', text)} {aside}"
    text = without_agreeing_to(text.strip())
    pieces = _CLAUSE.split(text)
    for n in range(0, len(pieces), 2):
        end, behind = (*pieces[n + 1 : n + 3], "", "")[:2]
        asks = end.lstrip().startswith(("?", "？", "؟"))
        answer = _ANSWER.match(behind.lstrip()) if asks else None
        if asks and answer is None:
            continue  # who asks states nothing
        none = end.lstrip().startswith(_LABELS) and is_nought(behind)
        denied_by = none or (answer is not None and bool(answer[1]))
        found |= dict.fromkeys(_of_clause(pieces[n], tongue, denies=denies, denied_by=denied_by))
    return tuple(found)


def _of_clause(clause: str, language: str, *, denies: bool, denied_by: bool) -> Iterator[str]:
    if denies and _FRONTED.match(clause) and denied(clause, language):
        clause = _FRONTED.sub(" ", clause)
    said = list(_inside(clause, language) if language in INSIDE else _among(clause, language))
    if not said:
        return
    times = (denied(clause, language) if denies else 0) + denied_by
    if times and negations(clause, language) > times:
        times = 0  # "without a pass no passage is possible" says that with one it is
    stand = {
        (group, second is not bool((times - (_own_denials(parts, language) if denies else 0)) % 2))
        for (group, second), parts in said
    }
    holds = states(language)[1]
    for group, second in sorted(stand):
        if second or group not in holds or (group, True) not in stand:
            yield f"state {group}{'-' if second else '+'}"


def is_nought(said: str) -> bool:
    """Whether what a label's thing is said to be is that there is none of it."""
    return _NOUGHT.fullmatch(said.strip()) is not None


@lru_cache(maxsize=2_048)
def _own_denials(parts: Parts, language: str) -> int:
    """How often what says a state denies by itself: "no service"."""
    return denied(" ".join(part.removesuffix(_AS_WRITTEN) for part in parts), language)


def _inside(clause: str, language: str) -> Iterator[Found]:
    for parts, of in states(language)[0].items():
        if parts[0] in clause:
            yield from ((state, parts) for state in of)


def _among(clause: str, language: str) -> Iterator[Found]:
    words = [one.casefold().replace("’", "'") for one in _WORD.findall(clause)]
    begins = _beginning(language)
    begun = [(n, said) for n, word in enumerate(words) for said in begins(word)]
    if not begun:
        return
    stems = [_stemmed(word) for word in words]
    here = {*words, *stems}
    taken: set[int] = set()
    for n, said in begun:  # what several words say together goes before what one of them says alone
        if (
            said.behind
            and n not in taken
            and _may_follow(said.behind, here)
            and (places := _places(said.behind, (words, stems), n))
        ):
            taken.update(places)
            yield from ((state, said.parts) for state in said.of)
    for n, said in begun:
        if not said.behind and n not in taken:
            yield from ((state, said.parts) for state in said.of)


@cache
def _beginning(language: str) -> Callable[[str], Sequence[Saying]]:
    """Tells what says a state and begins with a word, as it is written or by its stem; the words of late are kept."""
    known = _by_first(language)

    def begun(word: str) -> Sequence[Saying]:
        return (*known.get(word, ()), *known.get(_stemmed(word), ()))

    return lru_cache(maxsize=4_096)(begun)


def _may_follow(behind: Sequence[frozenset[str]], here: Collection[str]) -> bool:
    """Whether a clause has the words, in some form, that follow the first."""
    for forms in behind:  # noqa: SIM110 - asked for every word of every sentence: a generator takes three times as long
        if forms.isdisjoint(here):
            return False
    return True


@lru_cache(maxsize=16_384)
def _stemmed(word: str) -> str:
    found = stem(word)
    return f"~{found}" if found else ""


def _forms(part: str) -> frozenset[str]:
    """How a word of what says a state is met: as it is written, and by its stem behind a "~" where any form will do."""
    word = part.removesuffix(_AS_WRITTEN)
    return frozenset((word, _stemmed(word) or word)) if word == part else frozenset((word,))


@cache
def _by_first(language: str) -> Mapping[str, Sequence[Saying]]:
    """What says a state, by its first word: as it is written, or its stem behind a "~"."""
    found: dict[str, list[Saying]] = {}
    for parts, of in states(language)[0].items():
        first = parts[0].removesuffix(_AS_WRITTEN)
        exact = first != parts[0] or not _stemmed(first)
        saying = Saying(parts, of, tuple(map(_forms, parts[1:])))
        found.setdefault(first if exact else _stemmed(first), []).append(saying)
    return {word: sorted(some, key=lambda one: -len(one.parts)) for word, some in found.items()}


def _places(
    behind: Sequence[frozenset[str]], clause: tuple[Sequence[str], Sequence[str]], start: int
) -> tuple[int, ...]:
    """Where words stand that belong together, from a place on; () where they do not.

    Args:
        behind: the forms of each word after the first.
        clause: its words and their stems.
        start: where the first stands.
    """
    words, stems = clause
    places = [start]
    for forms in behind:
        last = places[-1]
        reach = range(last + 1, min(last + 2 + _APART, len(words)))
        at = next((n for n in reach if words[n] in forms or stems[n] in forms), None)
        if at is None:
            return ()
        places.append(at)
    return tuple(places)
