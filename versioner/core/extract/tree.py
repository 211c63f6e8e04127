"""What the modules that read a parsed page share: tidy text, an element's children."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

_SPACES = re.compile(r"[ \t\r\n\f\v\x1e]+")


def tidy(text: str) -> str:
    """NFC, runs of white space as one space; no-break spaces stay, they are typography."""
    return unicodedata.normalize("NFC", _SPACES.sub(" ", text.replace("\0", ""))).strip()


def children(node: Any) -> Iterator[Any]:
    """An element's children, text among them, in order."""
    child = node.child
    while child is not None:
        yield child
        child = child.next
