"""What turned between two readings of a passage: a denial that came or went, an opposite, a rule, a sign."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, pairwise, product

from versioner.core.drift.denying import denied, denies, negations
from versioner.core.drift.exchange import is_free_still, prefixed, says_free
from versioner.core.drift.passages import Passage
from versioner.core.drift.retold import is_turned_round
from versioner.core.drift.terms import terms
from versioner.core.drift.trail import label_of, words
from versioner.core.facts import FactKind, denials_beside, facts
from versioner.core.lexicon.amounts import FREE
from versioner.core.lexicon.majorities import says_none_against
from versioner.core.lexicon.opposites import Opposites, Side, Turn, opposites, turned
from versioner.core.lexicon.permission import Rule, rules
from versioner.core.lexicon.unsettled import is_unsettled
from versioner.core.text.bcp47 import primary
from versioner.late import regex

# Words that two readings of a passage must share for an opposite among the others to turn it.
_KEPT = 0.4
# words up to which a denial that comes with an opposite undoes it: "opposed", "did not support"
_ONE_CLAUSE = 4
_CLAUSE = regex.compile(r"[,;:.]\s")
_INITIAL = regex.compile(r"\b\p{Lu}\.\s")  # "A. Bello" is one clause
_WORD = regex.compile(r"\p{L}+")  # as written: "may" rules, "May" does not
_PARTED = regex.compile(r";\s|,\s(?:but|aber|mais|pero|ma|mas|maar|men|ale)\s", regex.IGNORECASE)


def turns(before: Passage, now: Passage) -> bool:
    """Whether a denial came or went, or a word gave way to its opposite; both at once undo one another where one clause
    says who is for or against a thing.
    """
    rule, other = rule_of(before), rule_of(now)
    if rule is not None and other is not None and rule[0] is other[0]:
        known = opposites(before.language or "en")
        return rule != other or (known is not None and _opposed(before, now, known) is Turn.OUTCOME)
    turned_once = (_denials(before) + _denials(now)) % 2 == 1
    turned_once = turned_once is not prefixed(before, now)
    a, b = set(words(before.text)), set(words(now.text))
    known = opposites(before.language or "en")
    labelled = label_of(before) and label_of(before) == label_of(now)
    if known is None or (not labelled and 2 * len(a & b) < _KEPT * (len(a) + len(b))):
        return turned_once
    turn = _opposed(before, now, known)
    if turn is not Turn.STANCE or max(len(a - b), len(b - a)) > _ONE_CLAUSE:
        return turned_once or turn is not None
    return denials_beside(before.text, known) % 2 == denials_beside(now.text, known) % 2


def _denials(one: Passage) -> int:
    """How often a passage denies; "no charge is made" says that a thing is free, "none against" that all agreed, and neither denies it."""
    found = negations(one.text, one.language)
    by_denial = found > 0 and FREE.isdisjoint(words(one.text)) and says_free(one)
    return found - (by_denial or (found > 0 and says_none_against(one.text)))


def rule_of(one: Passage) -> tuple[Rule, bool] | None:
    """What a passage rules, and whether that may or must be; None where it rules nothing, or more than can be told apart."""
    found: set[tuple[Rule, bool]] = set()
    known = rules(primary(one.language) or "en")
    for clause in _CLAUSE.split(one.text) if known else ():
        said = {known[word] for word in _WORD.findall(clause[:1].lower() + clause[1:]) if word in known}
        times = denied(clause, one.language)
        if len(said) > 1 or (said and times > 1):
            return None
        found.update((rule, affirmed is not bool(times)) for rule, affirmed in said)
    return found.pop() if len(found) == 1 else None


def _only_denies(before: Passage, now: Passage) -> bool:
    """Whether in some clause a denial came or went and hardly anything else: what one reading names, and what is denied, the other names too."""
    clauses = [
        [replace(one, text=part, label="") for part in _CLAUSE.split(one.text) if part.strip()]
        for one in (before, now)
    ]
    for a, b in product(*clauses):
        more = negations(a.text, a.language) - negations(b.text, b.language)
        if more and (_names(b, a.terms) or _names(a, b.terms)):
            denying, other = (a, b) if more > 0 else (b, a)
            if _names(other, denied_words(denying)):
                return True
        elif more and _is_said_too(*((a, b) if more > 0 else (b, a))):
            return True
    return False


def _is_said_too(denying: Passage, other: Passage) -> bool:
    """Whether the two words behind a denial are affirmed in the other: "No appeal lies from this", "An appeal lies to …"."""
    if rule_of(denying) is not None or rule_of(other) is not None:
        return False  # "light no fire", "fire is forbidden"
    text = denying.text
    end = next((one.span[1] for one in facts(text, denying.language) if one.kind is FactKind.NEGATION), None)
    pair = words(text[end:])[:2] if end is not None else ()
    return all(terms(word, denying.language).stems for word in pair) and list(pair) in map(
        list, pairwise(words(other.text))
    )


def _names(one: Passage, stems: Iterable[str]) -> bool:
    """Whether a passage names all of some things, and there are any."""
    asked = list(stems)
    return bool(asked) and all(one.terms.meets(stem) for stem in asked)


def denied_words(clause: Passage) -> Iterator[str]:
    """What the word that a denial stands before names, or the last one before it."""
    for fact in facts(clause.text, clause.language):
        if fact.kind is FactKind.NEGATION:
            tongue = clause.language
            behind = (terms(word, tongue).stems for word in clause.text[fact.span[1] :].split())
            before = (terms(word, tongue).stems for word in reversed(clause.text[: fact.span[0]].split()))
            yield from next(filter(None, chain(behind, before)), ())


def denial_is_of(was: Passage, now: Passage) -> bool:
    """Whether a denial that came or went is of what stood: hardly anything else changed in its clause, or another rule holds.

    A rewording brings denials of other words: "stop using it", "do not use it any longer".
    """
    if _is_opposed(was, now) or signs_turned(was, now) or prefixed(was, now) or _only_denies(was, now):
        return True
    return None not in {rule_of(was), rule_of(now)}  # that turned, then


def _stands_as_it_did(before: Passage, now: Passage) -> bool:
    """Whether a word gave way to the denial of its opposite ("remain open", "will not close"), or one clause says as the other did how a thing stands."""
    stood = {one.value for one in before.claims if one.kind == "state"}
    return (
        bool(stood)
        and stood <= {one.value for one in now.claims}
        and denies(before.text, before.language) is not denies(now.text, now.language)
        and (_is_opposed(before, now) or (_is_one_clause(before) and _is_one_clause(now)))
    )


def _is_one_clause(one: Passage) -> bool:
    parts = _CLAUSE.split(_INITIAL.sub("", one.text))
    return len([part for part in parts if part.strip(" .")]) == 1


def is_only_reworded(before: Passage, now: Passage) -> bool:
    """Whether a thing is left open still, stands as it did or is free still, in words of which one denies."""
    if is_unsettled(before.text, before.language) and is_unsettled(now.text, now.language):
        return True  # "to be confirmed", "has not been confirmed"
    if is_turned_round(before, now):
        return True  # "closes on Friday", "is open until Friday"
    return _stands_as_it_did(before, now) or (is_free_still(before, now) and not _is_opposed(before, now))


def _is_opposed(before: Passage, now: Passage) -> bool:
    known = opposites(before.language or "en")
    return known is not None and _opposed(before, now, known) is not None


def _opposed(before: Passage, now: Passage, known: Opposites) -> Turn | None:
    """What gave way to its opposite."""
    return turned(*sides_of(before, now, known))


def sides_of(before: Passage, now: Passage, known: Opposites) -> tuple[frozenset[Side], frozenset[Side]]:
    """The sides that the words which went and the words which came are of."""
    if known.inside is not None:
        gone, came = (known.sides_inside(one.text, [(0, len(one.text))]) for one in (before, now))
        return gone, came
    a, b = Counter(words(before.text)), Counter(words(now.text))
    gone = known.sides(a - b, a & b)
    return gone, known.sides(b - a, a & b) if gone else gone


def other_side(side: Side) -> Side:
    """The opposite of a side."""
    return side[0], side[1], not side[2]


def signs_turned(before: Passage, now: Passage) -> bool:
    """Whether a figure below nothing gave way to one above it, or the other way about."""
    old, new = _signed(before), _signed(now)
    lost, won = old - new, new - old
    return any((unit, not below) in won for unit, below in lost)


def _signed(one: Passage) -> set[tuple[str, bool]]:
    return {
        (claim.quantity.unit, claim.quantity.value < 0)
        for claim in one.claims
        if claim.quantity is not None and claim.quantity.value
    }


def clauses_kept(before: Passage, now: Passage) -> tuple[Passage, Passage] | None:
    """Of a passage of several clauses: what an edit altered, and what it left; None where either is nothing."""
    old, new = _PARTED.split(before.text), {part.strip(" .;").casefold() for part in _PARTED.split(now.text)}
    left = [part for part in old if part.strip(" .;").casefold() in new]
    went = [part for part in old if part not in left]
    if not left or not went:
        return None
    return replace(before, text="; ".join(went), label=""), replace(before, text="; ".join(left), label="")
