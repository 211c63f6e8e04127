"""The forms that are known before SQLAlchemy is asked: of what a look at pages says to SQLite, in the words that it has for it.

The book is made (`make phrasebook`) and not written; tests/storage/test_phrasebook.py has each of its statements put together
anew, and a statement that is not in it is put together when it is asked for.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from versioner.storage.forms import Form

EVERY = "*"  # in place of the names of values: of all columns, for what sets those that a row names
BOOK = Path(__file__).with_name("phrasebook.json")


def form(name: str, names: Iterable[str]) -> Form | None:
    """The form of the statement of that name with values of those names; None where the book has none."""
    if kept := read().get(entry(name, names)):
        return Form.from_json(kept)
    if kept := read().get(entry(name, [EVERY])):
        every, wanted = Form.from_json(kept), frozenset(names)
        if wanted <= {place for place, _ in every.places}:
            return every.setting(wanted)
    return None


@cache
def read() -> dict[str, Any]:
    """All that the book holds, by `entry`."""
    found: dict[str, Any] = json.loads(BOOK.read_text("utf-8"))
    return found


def entry(name: str, names: Iterable[str]) -> str:
    """Under what a form is found: its statement's name, and in order the names of its values."""
    return " ".join((f"{name}:", *sorted(names)))


def parts(title: str) -> tuple[str, tuple[str, ...]]:
    """The statement's name and its values' that an `entry` is of."""
    name, _, names = title.rpartition(":")
    return name, tuple(names.split())
