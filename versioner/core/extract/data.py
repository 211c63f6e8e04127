"""Text that a page carries only as data, for a script to show: JSON in its scripts, JSON-LD's `articleBody`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from versioner.core.extract.found import OF_TEXT, PARAGRAPH, Found
from versioner.core.extract.tree import parse, tidy
from versioner.core.extract.walk import walk
from versioner.core.standing.form import is_sentence
from versioner.core.text.words import word_count
from versioner.late import re

_SPARSE = 400  # letters of sentences that a page shows; with fewer, its text is looked for in its data
_MOST_JSON = 5_000_000
_MOST_DEEP = 60
_WORDS = 6  # words in a string from which it may be a paragraph
_LOOK = 2_000  # characters of a string that are looked at
_HOLDS = 0.8  # share of the data's sentences that the part with the article holds
_CATALOGUE = 20  # texts in one object, each under its own name: no article has as many fields
_CATALOGUES = 2  # of them side by side, in an object of such objects alone: its smaller ones are messages too


def carried(found: Sequence[Found], page: str, body: str | None, url: str) -> list[Found]:
    """The blocks of a page, those that only its data holds among them.

    Args:
        found: what the page shows.
        page: its HTML, looked through for data only where it shows hardly anything.
        body: JSON-LD's `articleBody`.
        url: what links are relative to.
    """
    if _says_enough(found):
        return list(found)
    shown = _size(found)
    blocks = (
        _plain(body) if body else max((_from_data(v, url) for v in _data_of(page)), key=_size, default=[])
    )
    known = {block.text for block in found}
    more = [block for block in blocks if block.text not in known]
    if _size(more) <= shown:
        return list(found)
    root = next((block.root for block in reversed(found) if block.root), ())
    for block in more:
        block.root = root
    last = max((n for n, block in enumerate(found) if block.root == root and not block.part), default=-1)
    return [*found[: last + 1], *more, *found[last + 1 :]]


def _says_enough(found: Sequence[Found]) -> bool:
    """Whether a page shows sentences enough to be what it is; most do within their first blocks."""
    shown = 0
    for block in found:
        shown += _size((block,))
        if shown >= _SPARSE:
            return True
    return False


def _size(found: Sequence[Found]) -> int:
    """The characters of a page's sentences."""
    return sum(len(block.text) for block in found if block.role is OF_TEXT and _is_paragraph(block.text))


def _is_paragraph(text: str) -> bool:
    return word_count(text) >= _WORDS and is_sentence(text)


def _plain(body: str) -> list[Found]:
    lines = (tidy(line) for line in body.splitlines())
    return [Found(kind=PARAGRAPH, text=line) for line in lines if line]


def author_of(page: str) -> str | None:
    """Who wrote the text that a page carries as data, as that data says; None where it does not.

    Args:
        page: its HTML.
    """
    found: str | None = None
    for part in _way_to_text(max(_data_of(page), key=lambda value: _measured(value, {}, 0), default=None)):
        if isinstance(part, dict):
            found = next((name for word in _AUTHOR if (name := _named(part.get(word)))), found)
    return found


_AUTHOR = ("author", "authors", "byline", "creator", "writers")
_MOST_NAME = 80


def _named(value: Any) -> str | None:
    """A name, of one or several people; None where there is none."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("displayName") or value.get("full_name")
    if isinstance(value, list):
        return ", ".join(name for one in value if (name := _named(one))) or None
    if not isinstance(value, str) or not 0 < len(value.strip()) <= _MOST_NAME or "/" in value:
        return None
    return tidy(value)


# ---------------------------------------------------------------- the JSON in a page's scripts


def _data_of(page: str) -> Iterator[Any]:
    """The values that a page carries for its own scripts: whole scripts of JSON, what others assign or hand on."""
    pushed: list[str] = []
    for kind, text in _scripts(page):
        if kind in _DATA:
            yield from _loaded(text)
        elif kind in _PROGRAMS:
            for value in _literals(text):
                if _is_chunk(value):
                    pushed.append(value[1])
                else:
                    yield value
    yield list(_rows("".join(pushed)))


_DATA = frozenset({"application/json", "text/json"})
_PROGRAMS = frozenset({"", "module", "text/javascript", "application/javascript"})
_OPEN, _CLOSE = (re.compile(spelled, re.ASCII | re.IGNORECASE) for spelled in ("<script", "</script"))
_TYPE = re.compile(r"""\btype\s{0,9}=\s{0,9}["']?([\w/+.-]{1,40})""", re.IGNORECASE)
# Where a program may hand on a literal: after "=", ":", "(" or "return".
_LITERAL = re.compile(r"""[=(]\s{0,9}([{\["])""")
_MOST_LITERALS = 200  # tried in one script
_LEAST_LITERAL = 200  # characters: a shorter one holds no article


def _scripts(page: str) -> Iterator[tuple[str, str]]:
    """Type and text of each script of a page."""
    end = 0
    while (found := _OPEN.search(page, end)) and (opened := page.find(">", found.start())) >= 0:
        closed = _CLOSE.search(page, opened)
        if closed is None:
            return
        end = closed.start()
        kind = _TYPE.search(page, found.start(), opened)
        if 0 < end - opened <= _MOST_JSON:
            yield kind[1].lower() if kind else "", page[opened + 1 : end]


def _loaded(text: str) -> Iterator[Any]:
    try:
        yield json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return  # broken data is the page's own affair


def _literals(program: str) -> Iterator[Any]:
    """The JSON literals in a program; of a string in them that is JSON itself, what it holds."""
    decoder = json.JSONDecoder(strict=False)
    end = 0
    for _ in range(_MOST_LITERALS):
        match = _LITERAL.search(program, end)
        if match is None:
            return
        try:
            value, stop = decoder.raw_decode(program, match.start(1))
        except (ValueError, RecursionError):
            end = match.end()
            continue
        end = stop
        if isinstance(value, str) and value[:1] in {"{", "["}:
            yield from _loaded(value)
        elif stop - match.start(1) >= _LEAST_LITERAL or _is_chunk(value):
            yield value


def _is_chunk(value: Any) -> bool:
    """Whether a value is a piece of React's stream of server components: `[1, "1a:…"]`."""
    return isinstance(value, list) and len(value) == 2 and value[0] == 1 and isinstance(value[1], str)


_ROW = re.compile(rb"[0-9a-f]{1,8}:(?:T([0-9a-f]{1,8}),)?")


def _rows(stream: str) -> Iterator[Any]:
    """The values of such a stream: a line of JSON each, or a text whose length in bytes stands before it."""
    data, at = stream.encode("utf-8", "replace"), 0
    while match := _ROW.match(data, at):
        if match[1]:
            at = match.end() + int(match[1], 16)
            yield data[match.end() : at].decode("utf-8", "replace")
            continue
        end = data.find(b"\n", match.end())
        end = len(data) if end < 0 else end
        yield from _loaded(data[match.end() : end].decode("utf-8", "replace"))
        at = end + 1


def _from_data(value: Any, url: str) -> list[Found]:
    holder = _holder(value)
    blocks: dict[str, Found] = {}
    for string in _strings(holder):
        for block in _blocks(string, url):
            blocks.setdefault(block.text, block)
    return list(blocks.values())


def _holder(value: Any) -> Any:
    """The innermost part of the data that holds most of its sentences."""
    return list(_way_to_text(value))[-1]


def _way_to_text(value: Any) -> Iterator[Any]:
    """The parts of the data that hold most of its sentences, from the whole to the innermost."""
    sizes: dict[int, int] = {}
    total = _measured(value, sizes, 0)
    while True:
        yield value
        inner = next(
            (part for part in _parts(value) if total and sizes.get(id(part), 0) >= _HOLDS * total), None
        )
        if inner is None or isinstance(inner, str):
            return
        value = inner


def _measured(value: Any, sizes: dict[int, int], depth: int) -> int:
    if isinstance(value, str):
        size = len(value) if _is_text(value) else 0
    elif depth >= _MOST_DEEP:
        size = 0
    else:
        size = sum(_measured(part, sizes, depth + 1) for part in _parts(value))
    if size:
        sizes[id(value)] = size
    return size


def _parts(value: Any) -> Sequence[Any]:
    """What a list or an object holds; of a catalogue of a program's own messages nothing."""
    if isinstance(value, dict):
        return () if _is_catalogue(value) else list(value.values())
    return value if isinstance(value, list) else ()


def _is_catalogue(value: dict[str, Any]) -> bool:
    """Whether an object holds what a program says, each sentence under a name of its own, or several such objects.

    The sentences of an article stand in one string, in a list, or under names that come again. The messages of a whole
    site, its error messages and offers among them, are carried by each of its pages for a script to pick from.
    """
    if _messages(value) >= _CATALOGUE:
        return True
    parts = list(value.values())
    if not all(isinstance(one, dict) and not any(isinstance(x, list) for x in one.values()) for one in parts):
        return False
    return sum(_messages(one) >= _CATALOGUE for one in parts) >= _CATALOGUES


def _messages(value: dict[str, Any]) -> int:
    return sum(isinstance(one, str) and _is_text(one) for one in value.values())


def _is_text(string: str) -> bool:
    """Whether a string is written for readers: sentences, or HTML that holds some; no address, no program."""
    if string[:1] in "{[(" or word_count(string[:_LOOK]) < _WORDS:
        return False
    return "</" in string or (is_sentence(string) and "://" not in string[:12] and "{" not in string)


_MARKUP = re.compile(r"</|<br\b|&(?:[a-z]{2,8}|#\d{2,6}|#x[0-9a-f]{2,5});", re.IGNORECASE)


def _strings(value: Any, depth: int = 0) -> Iterator[str]:
    if isinstance(value, str):
        if _is_text(value):
            yield value
    elif depth < _MOST_DEEP:
        for part in _parts(value):
            yield from _strings(part, depth + 1)


def _blocks(string: str, url: str) -> list[Found]:
    if _MARKUP.search(string) is None:
        return _plain(string)
    tree = parse(string)
    return [] if tree is None else [block for block in walk(tree, url) if not block.part]
