"""What a line is numbered with: "1.1", "(a)", "(iv)", "2)", "B.3.a.". It orders lines; it is no sentence, and it counts nothing."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from versioner.late import re, regex

# Behind two figures, a mark, or both: "12 people" begins with a figure that counts.
_ENUMERATOR = regex.compile(
    r"(?:§§? ?)?+\(?+(?:(?P<parts>\d{1,3}(?:\.\d{1,3}){1,5})(?P<mark>[.)]?+)"
    r"|(?P<parts>\p{L}\.\d{1,3}(?:\.(?:\d{1,3}|\p{L}|[ivxl]{2,5})){0,4})(?P<mark>[.)])"
    r"|(?P<parts>\d{1,3}|\p{L}|[ivxl]{2,5})(?P<mark>[.)]))\s++(?=\S)"
)
_OF_HEADING = regex.compile(r"(?P<parts>\d{1,3})(?P<mark>)\s++(?=\p{Lu})")


def numbered(text: str, *, heading: bool = False) -> tuple[tuple[str, ...], str]:
    """The parts of what a line is numbered with, and the line without it; () where nothing like it begins the line.

    Args:
        text: a line.
        heading: it is a heading, which may be numbered without a mark ("3 Costs").
    """
    if not _MAY_BE_NUMBERED.match(text):
        return (), text
    match = _ENUMERATOR.match(text) or (_OF_HEADING.match(text) if heading else None)
    return (tuple(match["parts"].casefold().split(".")), text[match.end() :]) if match else ((), text)


def ends_enumerator(text: str, start: int, end: int) -> bool:
    """Whether what ends at a full stop and begins at `start` is only what the following sentence is numbered with."""
    return (
        _MAY_BE_ALONE.match(text, start, end) is not None and _ALONE.fullmatch(text, start, end) is not None
    )


# As all of them begin: told in a fifth of the time, and compiled in a tenth.
_MAY_BE_NUMBERED = re.compile(r"[§(\d]|[^\W\d_][.)]|[ivxl]{2,5}[.)]")
_MAY_BE_ALONE = re.compile(r"[§(\d\s]|[^\W\d_]\.")


_ALONE = regex.compile(
    r"\s*+(?:§§? ?)?+\(?+(?:\d{1,3}(?:\.\d{1,3}){0,5}|\p{L}\.\d{1,3}(?:\.(?:\d{1,3}|\p{L}|[ivxl]{2,5})){0,4})\.\s*+"
)


class Numbering:
    """How the lines of one text are numbered."""

    def __init__(self, lines: Iterable[tuple[str, bool]]) -> None:
        """`lines`: each with whether it is a heading; read when first asked."""
        self._lines = lines

    def orders(self, parts: tuple[str, ...], n: int) -> bool:
        """Whether the number of line `n` stands in a sequence: the one before it stands above, or the next one below.

        A first one may be the only one, within another number or over those within it: "H.1." over "H.1.a.".
        """
        if any(self._follows(parts[:-1], rank, n) for rank in _ranks(parts[-1])):
            return True
        first = len(parts) > 1 and parts[-1] in _FIRST
        return first and (self._heads.get(parts, n) > n or self._whole.get(parts[:-1], n) < n)

    def _follows(self, prefix: tuple[str, ...], rank: int, n: int) -> bool:
        above, below = self._places.get((prefix, rank - 1)), self._places.get((prefix, rank + 1))
        return (above is not None and above[0] < n) or (below is not None and below[1] > n)

    @cached_property
    def _numbers(self) -> list[tuple[str, ...]]:
        return [numbered(line, heading=heading)[0] for line, heading in self._lines]

    @cached_property
    def _places(self) -> dict[tuple[tuple[str, ...], int], tuple[int, int]]:
        """Where each number stands first and last: a text may number each of its parts from the beginning."""
        found: dict[tuple[tuple[str, ...], int], tuple[int, int]] = {}
        for n, parts in enumerate(self._numbers):
            for rank in _ranks(parts[-1]) if parts else ():
                found[parts[:-1], rank] = (found.get((parts[:-1], rank), (n, n))[0], n)
        return found

    @cached_property
    def _whole(self) -> dict[tuple[str, ...], int]:
        """Where each number stands first."""
        return {parts: n for n, parts in reversed(list(enumerate(self._numbers)))}

    @cached_property
    def _heads(self) -> dict[tuple[str, ...], int]:
        """Where the last line stands that is numbered within each number."""
        return {parts[:-1]: n for n, parts in enumerate(self._numbers) if len(parts) > 1}


def _ranks(part: str) -> tuple[int, ...]:
    """The places that a part may have among its like: "i" is the first Roman number, or the ninth letter."""
    if part.isdecimal():
        return (int(part),)
    roman = (_ROMAN.index(part) + 1,) if part in _ROMAN else ()
    return roman if len(part) > 1 else (ord(part) + _LETTERS, *roman)


_FIRST = frozenset({"1", "a", "i"})
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()

_LETTERS = 10_000  # letters are no neighbours of figures
