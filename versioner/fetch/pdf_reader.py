"""A PDF read in a process of its own: `main` takes one on stdin and says JSON on stdout.

`{"html": …}`, or `{"error": …, "values": …}`, a template for people and what belongs into it. The process bounds its own memory and time before it looks at
anything: what a file breaks or costs is this process's end and nothing else.
"""

from __future__ import annotations

import ctypes
import json
import resource
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from versioner.core.paper import Line, Paper, Piece, Sheet, as_html
from versioner.errors import E_, VersionerError
from versioner.fetch.worth import address_space, pieces_sent
from versioner.late import re

MOST_SHEETS = 1_000
MOST_LETTERS = 3_000_000
MEMORY = 2 << 30  # bytes of address space, of the largest
CPU = 60  # seconds, of the longest
# A small one may cost less: by what it packs to, so that a bomb gets no more than what was sent of it.
# Memory is above what this process has when it begins; more comes for each further 64 kB.
_MEMORY, _MEMORY_MORE = 350 << 20, 40 << 20
_CPU, _CPU_MORE = 9, 1
_WIDE = 1.0  # gap between two letters, in heights, from which on they are two pieces
_SAME_LINE = 0.3  # of a height
_FORCE_BOLD = 1 << 18  # ISO 32000-2, table 121
_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")
_PASSWORD = 4  # FPDF_ERR_PASSWORD
_HYPHENS = {"\x02": "-", "\ufffe": "-"}  # what PDFium makes of a hyphen at the end of a line
_BLOCKS = frozenset({"P", "H1", "H2", "H3", "H4", "H5", "H6", "LI", "TD", "TH", "Caption", "BlockQuote"})
_CELLS = frozenset({"TD", "TH"})
_MARK = re.compile(r"[•‣◦▪●○■□–—*·\-\uf0b7\uf0a7]|\(?(?:\d{1,3}|[a-zA-Z])[.)]")
_DEEPEST = 60  # levels of a tree of tags


class UnreadableError(VersionerError):
    """Why a PDF cannot be read."""


def main() -> None:
    """Read what stands on stdin."""
    body = sys.stdin.buffer.read()
    more = pieces_sent(body)
    memory = min(MEMORY, address_space(1 << 28) + _MEMORY + more * _MEMORY_MORE)
    for what, amount in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, min(CPU, _CPU + more * _CPU_MORE)),
    ):
        _, hard = resource.getrlimit(what)
        resource.setrlimit(what, (amount if hard == resource.RLIM_INFINITY else min(amount, hard), hard))
    try:
        said: dict[str, object] = {"html": read(body)}
    except UnreadableError as error:
        said = {"error": error.template, "values": error.values}
    except MemoryError:
        said = {"error": E_("reading this PDF took more than {size} MiB"), "values": {"size": memory >> 20}}
    sys.stdout.write(json.dumps(said))


def read(body: bytes) -> str:
    """A PDF as HTML.

    Raises:
        UnreadableError: it is locked, broken, scanned, empty or too large.
    """
    try:
        document = pdfium.PdfDocument(body)
    except pdfium.PdfiumError as error:
        locked = getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower()
        if locked:
            raise UnreadableError("this PDF is locked with a password") from error
        raise UnreadableError("this PDF is broken: it cannot be opened") from error
    count = len(document)
    if count > MOST_SHEETS:
        raise UnreadableError(
            "this PDF has {count} pages; more than {most} are not read",
            count=f"{count:,}",
            most=f"{MOST_SHEETS:,}",
        )
    sheets, letters, pictures = [], 0, 0
    for n in range(count):
        try:
            page = document[n]
        except pdfium.PdfiumError:
            continue  # one broken page; the others are read
        with closing(page):
            found = _sheet(page)
            pictures += not found.lines and _has_picture(page)
        letters += sum(len(line.text) for line in found.lines)
        if letters > MOST_LETTERS:
            raise UnreadableError("this PDF has more than {most} letters", most=f"{MOST_LETTERS:,}")
        sheets.append(found)
    if not letters:
        if pictures:
            raise UnreadableError("this PDF is made of scanned pictures; there is no text in it to read")
        raise UnreadableError("there is no text in this PDF")
    return as_html(
        Paper(
            sheets=tuple(sheets),
            title=_clean(str(document.get_metadata_value("Title") or ""))[:300],
            outline=tuple(_outline(document)),
            language=_language(document),
        )
    )


def _has_picture(page: Any) -> bool:
    return any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=2))


def _outline(document: Any) -> Iterator[tuple[int, str]]:
    for one in document.get_toc(max_depth=6):
        title = _clean(one.get_title() or "")
        if title:
            yield one.level + 1, title


def _language(document: Any) -> str:
    size = raw.FPDFCatalog_GetLanguage(document, None, 0)
    if not 2 < size < 100:
        return ""
    held = ctypes.create_string_buffer(size)
    raw.FPDFCatalog_GetLanguage(document, ctypes.cast(held, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    found = held.raw.decode("utf-16-le", "replace").rstrip("\0")
    return found if found.replace("-", "").isalnum() else ""


def _clean(text: str) -> str:
    return " ".join("".join(sign for sign in text if sign.isprintable() or sign.isspace()).split())


def _sheet(page: Any) -> Sheet:
    width, height = page.get_size()
    letters = page.get_textpage()
    tags = _Tags(page)
    lines = [line for one in _lines(letters) if (line := one.line(letters, tags)) is not None]
    return Sheet(width=width, height=height, lines=tuple(_merged(lines)))


@dataclass(slots=True)
class _Letters:
    """Letters on their way to a line: places in the text, boxes."""

    at: list[int] = field(default_factory=list)
    signs: list[str] = field(default_factory=list)
    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)

    def line(self, letters: Any, tags: _Tags) -> Line | None:
        """The line; None where nothing stands in it."""
        ink = [n for n, sign in enumerate(self.signs) if not sign.isspace()]
        if not ink:
            return None
        heights = sorted(self.boxes[n][3] - self.boxes[n][1] for n in ink)
        size = heights[len(heights) // 2]
        tag, element = tags.of(letters, self.at[ink[0]])
        cells = [tags.of(letters, n)[1] if tag in _CELLS else 0 for n in self.at]
        pieces = tuple(self._pieces(max(size, 1.0), cells))
        return Line(
            pieces=pieces,
            top=max(self.boxes[n][3] for n in ink),
            bottom=sorted(self.boxes[n][1] for n in ink)[len(ink) // 2],
            size=size,
            bold=_is_bold(letters, self.at[ink[0]]) and _is_bold(letters, self.at[ink[-1]]),
            tag=tag,
            element=element,
        )

    def _pieces(self, size: float, cells: list[int]) -> Iterator[Piece]:
        text, left, right, cell = "", 0.0, 0.0, 0
        for sign, box, here in zip(self.signs, self.boxes, cells, strict=True):
            if sign.isspace():
                text += " "
                continue
            if text.strip() and (box[0] - right > _WIDE * size or here != cell):
                yield Piece(text=" ".join(text.split()), left=left, right=right)
                text = ""
            if not text.strip():
                text, left = "", box[0]
            text, right, cell = text + sign, box[2], here
        if text.strip():
            yield Piece(text=" ".join(text.split()), left=left, right=right)


def _lines(letters: Any) -> Iterator[_Letters]:
    """The letters of a page in lines, in the order that the file has them in."""
    now, box = _Letters(), raw.FS_RECTF()
    for n in range(min(letters.count_chars(), MOST_LETTERS)):
        code = raw.FPDFText_GetUnicode(letters, n)
        sign = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "
        sign = _HYPHENS.get(sign, sign)
        if sign in "\r\n":
            yield now
            now = _Letters()
            continue
        if not sign.isspace() and not sign.isprintable() and sign != "\u00ad":
            continue
        raw.FPDFText_GetLooseCharBox(letters, n, box)
        place = (box.left, box.bottom, box.right, box.top)
        if now.boxes and not sign.isspace() and _elsewhere(now.boxes[-1], place):
            yield now
            now = _Letters()
        now.at.append(n)
        now.signs.append(sign)
        now.boxes.append(place)
    yield now


def _elsewhere(last: tuple[float, float, float, float], place: tuple[float, float, float, float]) -> bool:
    """Whether a letter stands in another line than the last: before it, or wholly above or below."""
    height = max(last[3] - last[1], place[3] - place[1])
    return place[0] < last[0] - height or place[1] > last[3] or place[3] < last[1]


def _merged(lines: list[Line]) -> Iterator[Line]:
    """Lines of one height that follow each other and stand side by side are one: the cells of a row."""
    held: Line | None = None
    for line in lines:
        if (
            held is not None
            and abs(held.bottom - line.bottom) < _SAME_LINE * held.size
            and line.left >= held.right
        ):
            same = line.left - held.right <= _WIDE * held.size and line.tag not in _CELLS
            pieces = (*held.pieces, *line.pieces)
            if same:
                last, first = held.pieces[-1], line.pieces[0]
                one = Piece(text=f"{last.text} {first.text}", left=last.left, right=first.right)
                pieces = (*held.pieces[:-1], one, *line.pieces[1:])
            held = Line(
                pieces=pieces,
                top=max(held.top, line.top),
                bottom=held.bottom,
                size=max(held.size, line.size),
                bold=held.bold and line.bold,
                tag=held.tag or line.tag,
                element=held.element,
            )
            continue
        if held is not None:
            yield _marked(held)
        held = line
    if held is not None:
        yield _marked(held)


def _marked(line: Line) -> Line:
    """A line whose bullet or number stands apart from its words, as one piece."""
    first = line.pieces[0]
    if len(line.pieces) != 2 or line.tag in _CELLS or not _MARK.fullmatch(first.text):
        return line
    rest = line.pieces[1]
    one = Piece(text=f"{first.text} {rest.text}", left=first.left, right=rest.right)
    return Line(
        pieces=(one,),
        top=line.top,
        bottom=line.bottom,
        size=line.size,
        bold=line.bold,
        tag=line.tag,
        element=line.element,
    )


def _is_bold(letters: Any, at: int) -> bool:
    flags, held = ctypes.c_int(), ctypes.create_string_buffer(200)
    size = raw.FPDFText_GetFontInfo(letters, at, held, 200, flags)
    name = held.raw[: max(0, min(size, 200) - 1)].decode("utf-8", "replace").lower()
    return any(one in name for one in _BOLD_NAMES) or bool(flags.value & _FORCE_BOLD)


class _Tags:
    """What a page's tags say of its letters (ISO 32000-2 §14.7): the block that marked content belongs to."""

    def __init__(self, page: Any) -> None:
        self._of: dict[int, tuple[str, int]] = {}
        self._count = 0
        tree = raw.FPDF_StructTree_GetForPage(page)
        if not tree:
            return
        try:
            for n in range(max(0, raw.FPDF_StructTree_CountChildren(tree))):
                self._walk(raw.FPDF_StructTree_GetChildAtIndex(tree, n), ("", -1), 0)
        finally:
            raw.FPDF_StructTree_Close(tree)

    def _walk(self, element: Any, above: tuple[str, int], depth: int) -> None:
        if not element or depth > _DEEPEST:
            return
        kind = self._kind(element)
        here = above
        if kind in _BLOCKS and above[0] not in {"LI", "TD", "TH"}:
            self._count += 1
            here = (kind, self._count)
        for n in range(max(0, raw.FPDF_StructElement_GetMarkedContentIdCount(element))):
            self._of.setdefault(raw.FPDF_StructElement_GetMarkedContentIdAtIndex(element, n), here)
        for n in range(max(0, raw.FPDF_StructElement_CountChildren(element))):
            mark = raw.FPDF_StructElement_GetChildMarkedContentID(element, n)
            if mark >= 0:
                self._of.setdefault(mark, here)
            self._walk(raw.FPDF_StructElement_GetChildAtIndex(element, n), here, depth + 1)

    def _kind(self, element: Any) -> str:
        size = raw.FPDF_StructElement_GetType(element, None, 0)
        if not 2 < size < 200:
            return ""
        held = ctypes.create_string_buffer(size)
        raw.FPDF_StructElement_GetType(element, held, size)
        return held.raw.decode("utf-16-le", "replace").rstrip("\0")

    def of(self, letters: Any, at: int) -> tuple[str, int]:
        """The block of a letter and its number on the page; ("", -1) where no tag says."""
        if not self._of:
            return "", -1
        found = raw.FPDFText_GetTextObject(letters, at)
        mark = raw.FPDFPageObj_GetMarkedContentID(found) if found else -1
        return self._of.get(mark, ("", -1))


if __name__ == "__main__":
    main()
