"""Where text is shown: how wide it is, whether it has colours, and in which language people read there."""

from __future__ import annotations

from dataclasses import field

from versioner.cli.render.speech import Speech
from versioner.cli.render.style import Paint
from versioner.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Screen:
    """What every renderer is handed.

    Attributes:
        width: columns.
        paint: colours, or none.
        words: what is said, in a language.
    """

    width: int
    paint: Paint = field(default_factory=lambda: Paint(colour=False))
    words: Speech = field(default_factory=Speech)
