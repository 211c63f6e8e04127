"""Facts in a sentence: numbers, money, shares, dates, times, names, negations, modality, quotes, normalised."""

from versioner.core.facts.denials import WITHOUT, denials, denials_beside
from versioner.core.facts.figures import plain
from versioner.core.facts.model import Bound, Fact, FactKind, Quantity, agree, dated
from versioner.core.facts.quotes import quoted
from versioner.core.facts.read import facts

__all__ = [
    "WITHOUT",
    "Bound",
    "Fact",
    "FactKind",
    "Quantity",
    "agree",
    "dated",
    "denials",
    "denials_beside",
    "facts",
    "plain",
    "quoted",
]
