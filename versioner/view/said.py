"""One sentence of a change, and what makes it."""

from __future__ import annotations

from collections.abc import Callable

from versioner.core.model import Edit, SectionChange
from versioner.frozen import dataclass
from versioner.view.templates import Words

HEADING = 60  # characters of a heading before a colon
NAME = 90  # of a name that is told whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """What is said of an edit, or of one exchange in it.

    Attributes:
        keys: the exchanges it tells, folded: another sentence that tells no others is its echo.
        many: the template for several of the kind in one section, "" where each is told.
        text: what such a template quotes.
        plain: the exchange without the words around it, for where these differ from echo to echo.
        swap: of a fact in a table or text its two values and what it is said of, to be held against others'.
    """

    said: str
    keys: frozenset[tuple[str, str]] = frozenset()
    many: str = ""
    text: str = ""
    swap: tuple[str, str, str] | None = None
    plain: str = ""


Teller = Callable[[Edit, SectionChange, Words], "tuple[Sentence, ...]"]


def lone(said: str, many: str = "", text: str = "") -> tuple[Sentence, ...]:
    """A sentence that is no exchange and echoes nothing."""
    return (Sentence(said=said, many=many, text=text),)
