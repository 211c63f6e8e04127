"""Pieces of pages that stay as they are whatever else happens: the entry of a change, the paragraphs of a section.

A kept answer is good until anything is written, and where a daemon looks at pages something always is. A piece is
kept with the very values it was made of and is used only while they are equal, so nothing has to be told that it is no
longer true: a change that a person judged, a paragraph that was taken in, is another value.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import field
from threading import Lock

from jinja2.runtime import Macro
from markupsafe import Markup

from versioner.frozen import dataclass

ROOM = 8 * 1024 * 1024  # characters of all pieces: the readers' pages of some five hundred articles
LARGEST = ROOM // 128  # characters of a piece; a longer one is made anew each time

_Values = tuple[object, ...]


@dataclass(slots=True)
class Fragments:
    """What macros made of values, in one language, by where it stands; the piece asked for longest ago makes room."""

    pieces: OrderedDict[Hashable, tuple[_Values, Markup]] = field(default_factory=OrderedDict)
    size: int = 0
    lock: Lock = field(default_factory=Lock)

    def kept(self, macro: Macro, place: Hashable, *values: object) -> Markup:
        """What a macro makes of values, which with the language are all that it depends on.

        Args:
            macro: of the templates.
            place: where the piece stands among those of its macro: an article and a number. Quick to look up, as the
                values are not: of them it is only asked whether they are the same.
            values: what the macro is given.
        """
        key = (macro.name, place)
        with self.lock:
            if (found := self.pieces.get(key)) is not None:
                self.pieces.move_to_end(key)
        if found is not None and found[0] == values:
            return found[1]
        made = Markup(macro(*values))  # noqa: S704 - a macro escapes what it says
        if len(made) <= LARGEST:
            self._keep(key, values, made)
        return made

    def _keep(self, key: Hashable, values: _Values, made: Markup) -> None:
        with self.lock:
            if (old := self.pieces.pop(key, None)) is not None:
                self.size -= len(old[1])
            self.pieces[key] = values, made
            self.size += len(made)
            while self.size > ROOM:
                self.size -= len(self.pieces.popitem(last=False)[1][1])
