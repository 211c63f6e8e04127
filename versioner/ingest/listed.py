"""What lists of addresses name: lines, tables (CSV) and outlines (OPML), as people and their programs write them.

A list is read whole before anything is begun: one that cannot be read begins nothing. Whatever is wrong is told
with its line, counted from 1 as an editor shows it.
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from io import BytesIO, StringIO
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO
from xml.parsers import expat

from versioner.core.url import normalise, same_page_key
from versioner.errors import UsageError
from versioner.frozen import dataclass
from versioner.late import re

_MOST_BYTES = 20_000_000
_LONGEST_LINE = 65_536  # bytes; no address is as long
_DEEPEST = 100  # outlines in outlines
_DELIMITERS = (",", ";", "\t", "|")
_TAGS = re.compile(r"[,;\r\n]+")
_REMARK = re.compile(r"(?:^|\s)#.*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """An address of a list, and what the list says of it.

    Attributes:
        url: as it stands there.
        line: where it stands.
        feed: a list to follow, not an article.
        trouble: why nothing can be begun with it; None: nothing is wrong.
        repeats: the line where it stood before; None: it is named for the first time.
    """

    url: str
    line: int
    feed: bool = False
    title: str | None = None
    sources: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    trouble: str | None = None
    repeats: int | None = None


def read(path: Path) -> tuple[Wanted, ...]:
    """What a list names, in its order; an address that is named again says so, and what it adds stands at the first.

    CSV: a column `url`, and where there are such `title`, `sources` (addresses, by spaces) and `tags` (by commas),
    separated by commas, semicolons, tabs or bars; or an address a line and nothing else. OPML: every outline with an
    `xmlUrl`, and links (`type="link"`); the outlines above it are its tags.

    Raises:
        UsageError: the file cannot be read as such a list, or is larger than 20 MB.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise UsageError("{path} is larger than {most:,} bytes", path=path, most=_MOST_BYTES)
        data = path.read_bytes()
    except OSError as error:
        raise UsageError("{path} cannot be read: {why}", path=path, why=error.strerror or error) from error
    found = _outlines(data, path) if path.suffix.lower() == ".opml" else _rows(_decoded(data, path), path)
    once = _once(found)
    if not once:
        raise UsageError("{path} lists no address", path=path)
    return once


def lines(stream: BinaryIO) -> Iterator[Wanted]:
    """Addresses, one a line, as they come; empty lines and what stands behind a # are passed over."""
    return named(_REMARK.sub("", line) for line in _lines(stream))


def named(urls: Iterable[str]) -> Iterator[Wanted]:
    """Addresses as they come, each with its place among them (the first is 1); empty ones are passed over."""
    seen: dict[object, int] = {}
    for number, url in enumerate(map(str.strip, urls), 1):
        if url:
            one = Wanted(url=url, line=number)
            yield replace(one, repeats=seen.get(_key(one)))
            seen.setdefault(_key(one), number)


def _lines(stream: BinaryIO) -> Iterator[str]:
    """The lines of a stream; those of UTF-16 and UTF-32 when all has come, others at once."""
    head = stream.readline(_LONGEST_LINE)
    codec = _codec(head)
    if codec is not None and codec != "utf-8-sig":
        whole = head + stream.read(_MOST_BYTES)
        yield from StringIO(whole.decode(codec, "replace"), newline=None)
        return
    for raw in chain([head.removeprefix(codecs.BOM_UTF8)], iter(lambda: stream.readline(_LONGEST_LINE), b"")):
        yield from _text(raw).rstrip("\r\n").split("\r")


# ---------------------------------------------------------------- encodings


def _decoded(data: bytes, path: Path) -> str:
    codec = _codec(data)
    try:
        return data.decode(codec) if codec else _text(data)
    except UnicodeDecodeError as error:
        raise UsageError(
            "{path} is no text: it begins as {codec} and does not go on so", path=path, codec=codec
        ) from error


def _codec(data: bytes) -> str | None:
    """The encoding that a text begins with: its mark, or the zeros between letters; None where neither is there."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return codec
    zeros = bytes(byte == 0 for byte in data[:2])
    return {b"\0\1": "utf-16-le", b"\1\0": "utf-16-be"}.get(zeros)


_MARKS = (  # that of UTF-32 begins as that of UTF-16 does
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def _text(data: bytes) -> str:
    """UTF-8, or what spreadsheets in the West write instead."""
    for codec in ("utf-8", "cp1252"):
        try:
            return data.decode(codec)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


# ---------------------------------------------------------------- tables


def _rows(text: str, path: Path) -> Iterator[Wanted]:
    text = re.sub(
        r"\Asep=.(?:\r\n?|\n)", "\n", text, flags=re.IGNORECASE
    )  # what spreadsheets tell each other
    if _bare(text):
        yield from lines(BytesIO(text.encode()))
        return
    names: list[str] = []
    for line, cells in _cells(text, _delimiter(text, path), path):
        if not names:
            names = [cell.lower() for cell in cells]
            continue
        yield _row(dict(zip(names, cells, strict=False)), line, cells[len(names) :], len(names))


def _row(named: dict[str, str], line: int, over: Sequence[str], width: int) -> Wanted:
    trouble = None
    if any(over):
        trouble = f"it has {width + len(over)} cells under a heading of {width}"
    elif not named.get("url"):
        trouble = "it names no address"
    return Wanted(
        url=named.get("url", ""),
        line=line,
        title=named.get("title") or None,
        sources=tuple(named.get("sources", "").split()),
        tags=tuple(filter(None, map(str.strip, _TAGS.split(named.get("tags", ""))))),
        trouble=trouble,
    )


def _cells(text: str, delimiter: str, path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows that say something, without the spaces around their cells, and the line at which each begins."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    before = 0
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if any(cells) and not cells[0].startswith("#"):
                yield before + 1, cells
            before = reader.line_num
    except csv.Error as error:
        raise UsageError(
            "{path}, line {line}: this is no row of a CSV file: {why}", path=path, line=before + 1, why=error
        ) from error


def _delimiter(text: str, path: Path) -> str:
    """What separates the cells: that by which the heading has a column of addresses, and most columns."""
    headings: dict[str, list[str]] = {}
    for one in _DELIMITERS:
        with suppress(UsageError):  # quotes that are none with another's separator
            headings[one] = [
                cell.lower() for _, cells in islice(_cells(text, one, path), 1) for cell in cells
            ]
    good = [one for one, heading in headings.items() if "url" in heading]
    if not good:
        raise UsageError("{path} has no column named url", path=path)
    return max(good, key=lambda one: len(headings[one]))


def _bare(text: str) -> bool:
    """Whether a list has no heading, and nothing but an address in its first line that says something."""
    for line in StringIO(text, newline=None):
        said = _REMARK.sub("", line).strip()
        if said:
            alone = not any(sign in said for sign in (*_DELIMITERS, '"', " "))
            return alone and said.lower().startswith(("http://", "https://"))
    return False


# ---------------------------------------------------------------- outlines


def _outlines(data: bytes, path: Path) -> list[Wanted]:
    found: list[Wanted] = []
    above: list[str] = []
    parser = expat.ParserCreate(_override(data))

    def begin(name: str, values: dict[str, str]) -> None:
        if name.lower() != "outline":
            return
        if len(above) == _DEEPEST:
            raise UsageError(
                "{path}, line {line}: outlines lie deeper than {deepest} in each other",
                path=path,
                line=parser.CurrentLineNumber,
                deepest=_DEEPEST,
            )
        given = {key.lower(): value.strip() for key, value in values.items()}
        link = given.get("url") if given.get("type", "").lower() == "link" else None
        if url := given.get("xmlurl") or link:
            found.append(
                Wanted(
                    url=url,
                    line=parser.CurrentLineNumber,
                    feed=bool(given.get("xmlurl")),
                    tags=tuple(dict.fromkeys(filter(None, above))),
                )
            )
        above.append((given.get("title") or given.get("text") or "").replace(",", " ")[:50].strip())

    def end(name: str) -> None:
        if name.lower() == "outline":
            above.pop()

    def refuse(*_: Any) -> None:
        raise UsageError(
            "{path}, line {line}: it declares entities, which no OPML file does",
            path=path,
            line=parser.CurrentLineNumber,
        )

    parser.StartElementHandler, parser.EndElementHandler, parser.EntityDeclHandler = begin, end, refuse
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat takes it by position only
    except (expat.ExpatError, LookupError, ValueError) as error:
        where = f", line {error.lineno}" if isinstance(error, expat.ExpatError) else ""
        raise UsageError(
            "{path}{where}: this is no OPML file: {why}", path=path, where=where, why=error
        ) from error
    return found


def _override(data: bytes) -> str | None:
    """The encoding of an outline that names none and is in none that XML reads by itself."""
    if _codec(data) is not None or re.search(rb"\A\s*<\?xml[^>]*\sencoding\s*=", data[:200]):
        return None
    try:
        data.decode()
    except UnicodeDecodeError:
        return "iso-8859-1"
    return None


# ---------------------------------------------------------------- what is named twice


def _once(found: Iterable[Wanted]) -> tuple[Wanted, ...]:
    """The same addresses, each begun once: with all that is said of it anywhere."""
    first: dict[object, int] = {}
    kept: list[Wanted] = []
    for one in found:
        at = first.setdefault(_key(one), len(kept)) if one.trouble is None else len(kept)
        if at < len(kept):
            was = kept[at]
            kept[at] = replace(
                was,
                title=was.title or one.title,
                sources=tuple(dict.fromkeys((*was.sources, *one.sources))),
                tags=tuple(dict.fromkeys((*was.tags, *one.tags))),
            )
            one = replace(one, repeats=was.line)  # noqa: PLW2901 - the same, and more is known of it
        kept.append(one)
    return tuple(kept)


def _key(one: Wanted) -> object:
    try:
        return one.feed, same_page_key(normalise(one.url))
    except UsageError:
        return one.feed, one.url
