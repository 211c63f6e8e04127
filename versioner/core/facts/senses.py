"""Whether a word that may deny denies where it stands: "plus" and "personne" do so beside "ne" only."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from versioner.core.facts.tokens import MARK, Token
from versioner.core.lexicon.cldr import fold
from versioner.core.lexicon.polarity import AGREE_WEAKLY, DENY_BESIDE, NO_DENIAL_BEHIND

_BEFORE = 5  # tokens from what denies to the word that denies with it: "n'y en a encore plus"
_BEHIND = 2  # "personne d'autre ne"


def denies_here(tokens: Sequence[Token], n: int, language: str | None) -> bool:
    """Whether the token of that index, a word that may deny, does: "ne sert plus", not "plus de choix", "une personne"."""
    beside = DENY_BESIDE.get(language or "")
    if beside is None or tokens[n].low not in beside[0]:
        return True
    if n and tokens[n - 1].low.rpartition("'")[2] in NO_DENIAL_BEHIND:
        return False
    return any(
        _elided(one.low) in beside[1]
        for one in (
            *_clause(tokens[max(0, n - _BEFORE) : n][::-1]),
            *_clause(tokens[n + 1 : n + 1 + _BEHIND]),
        )
    )


@cache
def agrees_weakly(language: str | None) -> frozenset[str]:
    """Forms of a modal, folded, that count only in the place of its other forms: "toute" of "toutes"."""
    return frozenset(map(fold, AGREE_WEAKLY.get(language or "", "").split()))


def _clause(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens up to the first mark."""
    return tokens[: next((at for at, one in enumerate(tokens) if one.kind == MARK), None)]


def _elided(word: str) -> str:
    """What a word begins with that is written with it: the "n" of "n'a"."""
    return word.partition("'")[0]
