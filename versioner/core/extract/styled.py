"""What an element's attributes say of how it is set: on a line of its own, in heavy letters, as a heading."""

from __future__ import annotations

from typing import Any

from versioner.core.extract.tags import LEVELS
from versioner.late import re

_OWN_LINE = re.compile(r"display\s*:\s*(?:block|flex|grid|list-item|table)\b", re.IGNORECASE)
_HEAVY = re.compile(r"font-weight\s{0,9}:\s{0,9}(?:bold|[6-9]00)", re.IGNORECASE)


def is_own_line(node: Any) -> bool:
    """Whether its style sets an element on a line of its own."""
    return _OWN_LINE.search(_style(node)) is not None


def is_heavy(node: Any) -> bool:
    """Whether its style sets an element in bold letters."""
    return _HEAVY.search(_style(node)) is not None


def _style(node: Any) -> str:
    return node.attributes.get("style") or ""


def aria_level(node: Any) -> int:
    """The level of an element with `role="heading"`; 2 where it says none that HTML has too (WAI-ARIA 1.2, 5.4)."""
    return LEVELS.get(f"h{(node.attributes.get('aria-level') or '').strip()}", 2)
