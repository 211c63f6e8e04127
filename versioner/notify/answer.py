"""How a try to tell somebody ended."""

from __future__ import annotations

from versioner.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """How a try ended.

    Attributes:
        error: why nobody was told, in one line that holds no secret; None: they were.
        lasting: no later try will do better.
        wait: seconds that the receiver wants to be left alone for.
    """

    error: str | None = None
    lasting: bool = False
    wait: float | None = None
