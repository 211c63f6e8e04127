"""What is to be said later, kept as a code with its values in one line of text: `why:text-left?share=40`.

Core says things in codes, `view` puts them into the words of a language.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import parse_qs, urlencode

Value = str | int | Sequence[str]


def coded(scheme: str, code: str, values: Mapping[str, Value]) -> str:
    """A code of `scheme` ("why:") with what belongs to it; lone surrogates become "?"."""
    return (
        f"{scheme}{code}?{urlencode(values, doseq=True, errors='replace')}" if values else f"{scheme}{code}"
    )


def decoded(scheme: str, text: str) -> tuple[str, Mapping[str, Sequence[str]]] | None:
    """The code and its values, each as a list; None: these are words, and to be told as they stand."""
    if not text.startswith(scheme):
        return None
    code, _, values = text.removeprefix(scheme).partition("?")
    return code, parse_qs(values)
