"""The clauses of a passage, each a passage of its own: what one of them says, the others need not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from versioner.core.drift.denying import denies
from versioner.core.drift.passages import Passage
from versioner.late import regex

_CLAUSE = regex.compile(
    r"[,;:.!?。，；：、]\s*|\s[–—]\s|\s(?:but|and|aber|und|mais|et|pero|y|ma|e|mas|maar|en|men|och|ale|i|но|и)\s"
)


def clauses(one: Passage) -> Iterator[Passage]:
    """The clauses of a passage, without its label."""
    return (replace(one, text=part, label="") for part in _CLAUSE.split(one.text) if part.strip())


def denying(one: Passage) -> Passage:
    """What of a passage denies: its clauses that do, as one."""
    said = (part for part in _CLAUSE.split(one.text) if part and denies(part, one.language))
    return replace(one, text=", ".join(said))
