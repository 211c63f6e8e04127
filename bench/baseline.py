"""What a simpler reader does with the same pages, to hold a figure of one machine against another's."""

from __future__ import annotations

import importlib
import time
from collections.abc import Sequence
from typing import Any


def html2text_rate(bodies: Sequence[bytes]) -> float | None:
    """Pages that html2text turns into text in a CPU second; None where nobody has installed it (GPL: no dependency)."""
    try:
        html2text: Any = importlib.import_module("html2text")
    except ImportError:
        return None
    start = time.process_time()
    for body in bodies:
        html2text.html2text(body.decode("utf-8", "replace"))
    return len(bodies) / (time.process_time() - start)
