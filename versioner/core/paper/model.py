"""What is read of a PDF: sheets of lines. Lengths are points; `top` and `bottom` are counted from the foot of the sheet."""

from __future__ import annotations

from versioner.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words of a line that stand together; wide gaps part the pieces of a line."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a sheet.

    Attributes:
        size: height of its letters; bold: they are heavy.
        tag: what the PDF says that it is ("H1", "P", "LI", "TD"); "" where it does not.
        element: which of the sheet's elements it belongs to; two lines of one are one block. -1: none.
    """

    pieces: tuple[Piece, ...]
    top: float
    bottom: float
    size: float
    bold: bool = False
    tag: str = ""
    element: int = -1

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(piece.text for piece in self.pieces)

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.pieces[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.pieces[-1].right


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page of paper, its lines in the order of reading."""

    width: float
    height: float
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A PDF as far as it is text.

    Attributes:
        title: that its metadata give, "" where none; outline: the titles in its outline and their levels from 1.
        language: of its text, as it declares; "" where it does not.
    """

    sheets: tuple[Sheet, ...]
    title: str = ""
    outline: tuple[tuple[int, str], ...] = ()
    language: str = ""
