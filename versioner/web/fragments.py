"""Pieces of pages that stay as they are whatever else happens: the entry of a change, the paragraphs of a section.

A kept answer is good until anything is written, and where a daemon looks at pages something always is. A piece is
kept with the very values it was made of and is used only while they are equal, so nothing has to be told that it is no
longer true: a change that a person judged, a paragraph that was taken in, is another value. What is kept so is counted
with the piece, so whoever asks for one gives no more than it says.
"""

from __future__ import annotations

from collections.abc import Hashable

from jinja2.runtime import Macro
from markupsafe import Markup

from versioner.bounded import Bounded

ROOM = 16 * 1024 * 1024  # bytes of all pieces and of what they were made of

_Values = tuple[object, ...]
_Key = tuple[str, str, Hashable]  # a language, a macro of the templates, a place


class Fragments:
    """What macros made of values, by language and by where it stands, within so many bytes; the one asked for longest ago makes room."""

    def __init__(self, room: int = ROOM) -> None:
        self.pieces: Bounded[_Key, tuple[_Values, Markup]] = Bounded(room)

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
        found = self.pieces.find(key)
        if found is not None and found[0] == values:
            return found[1]
        made = Markup(macro(*values))  # noqa: S704 - a macro escapes what it says
        self.pieces.keep(key, (values, made))
        return made
