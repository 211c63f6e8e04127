"""Pieces of pages that stay as they are whatever else happens: the entry of a change, the paragraphs of a section.

A kept answer is good until anything is written, and where a daemon looks at pages something always is. A piece is
kept with the very values it was made of and is used only while they are equal, so nothing has to be told that it is no
longer true: a change that a person judged, a paragraph that was taken in, is another value. What is kept so is counted
with the piece, so whoever asks for one gives no more than it says.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import field
from enum import Enum
from sys import getsizeof
from threading import Lock

from jinja2.runtime import Macro
from markupsafe import Markup

from versioner.frozen import dataclass

ROOM = 16 * 1024 * 1024  # bytes of all pieces and of what they were made of
LARGEST = ROOM // 128  # bytes of one; a larger one is made anew each time
_PLACE = 150  # bytes that the dictionary takes for each, beside what `_weight` finds (CPython 3.11)

_Values = tuple[object, ...]
_Key = tuple[str, str, Hashable]  # a language, a macro of the templates, a place


@dataclass(frozen=True, slots=True)
class _Piece:
    values: _Values
    made: Markup
    weight: int


@dataclass(slots=True)
class Fragments:
    """What macros made of values, by language and by where it stands; the piece asked for longest ago makes room."""

    pieces: OrderedDict[_Key, _Piece] = field(default_factory=OrderedDict)
    size: int = 0
    lock: Lock = field(default_factory=Lock)

    def kept(self, language: str, macro: Macro, place: Hashable, *values: object) -> Markup:
        """What a macro makes of values, which with the language are all that it depends on.

        Args:
            language: that the macro speaks.
            macro: of the templates.
            place: where the piece stands among those of its macro: an article and a number. Quick to look up, as the
                values are not: of them it is only asked whether they are the same.
            values: what the macro is given.
        """
        key = (language, macro.name, place)
        with self.lock:
            if (found := self.pieces.get(key)) is not None:
                self.pieces.move_to_end(key)
        if found is not None and found.values == values:
            return found.made
        made = Markup(macro(*values))  # noqa: S704 - a macro escapes what it says
        self._keep(key, _Piece(values, made, _PLACE + _weight((key, values, made))))
        return made

    def _keep(self, key: _Key, piece: _Piece) -> None:
        with self.lock:
            if (old := self.pieces.pop(key, None)) is not None:
                self.size -= old.weight
            if piece.weight > LARGEST:
                return
            self.pieces[key] = piece
            self.size += piece.weight
            while self.size > ROOM:
                self.size -= self.pieces.popitem(last=False)[1].weight


def _weight(value: object) -> int:
    """Bytes that a value keeps alive: tuples and what has slots with all that is in them, twice where it is there twice.

    Of the members of an enumeration there is one for all who name them.
    """
    total, left = 0, [value]
    while left:
        one = left.pop()
        if one is None or isinstance(one, Enum | bool):
            continue
        total += getsizeof(one)
        if isinstance(one, tuple):
            left += one
        else:
            left += [getattr(one, name) for name in getattr(type(one), "__slots__", ())]
    return total
