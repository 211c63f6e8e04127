"""Reading a page as sectioned text, for tracking.

Its parts are loaded when they are asked for: a check to which nothing is new reads no page.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from versioner.core.extract.canonical import canonical_hash
    from versioner.core.extract.page import EXTRACTOR, ExtractOptions, read_page

__all__ = ["EXTRACTOR", "ExtractOptions", "canonical_hash", "read_page"]

_WHERE = {
    "EXTRACTOR": "page",
    "ExtractOptions": "page",
    "read_page": "page",
    "canonical_hash": "canonical",
}


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__} has no attribute {name}")
    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
