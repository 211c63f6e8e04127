"""Text that a page carries only as data, for a script to show: JSON in a `script`, JSON-LD's `articleBody`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from versioner.core.extract.tree import parse, tidy
from versioner.core.extract.walk import Found, walk
from versioner.core.model import BlockKind, Role
from versioner.core.standing import is_sentence

_SPARSE = 400  # letters of sentences that a page shows; with fewer, its text is looked for in its data
_MOST_JSON = 5_000_000
_MOST_DEEP = 60
_SPACES = 5  # spaces in a string from which it may be a paragraph
_HOLDS = 0.8  # share of the data's sentences that the part with the article holds


def data_of(tree: Any) -> list[str]:
    """The JSON that a page carries for its own scripts; read before scripts are taken out of the tree."""
    found = [node.text(deep=True) for node in tree.css('script[type="application/json"][id]')]
    return [text for text in found if 0 < len(text) <= _MOST_JSON]


def carried(found: Sequence[Found], data: Sequence[str], body: str | None, url: str) -> list[Found]:
    """The blocks of a page, those that only its data holds among them.

    Args:
        found: what the page shows.
        data: JSON texts of it.
        body: JSON-LD's `articleBody`.
        url: what links are relative to.
    """
    shown = sum(len(block.text) for block in found if block.role is Role.TEXT and _is_paragraph(block.text))
    if shown >= _SPARSE:
        return list(found)
    blocks = _plain(body) if body else [block for text in data for block in _from_json(text, url)]
    known = {block.text for block in found}
    more = [block for block in blocks if block.text not in known]
    if sum(len(block.text) for block in more if _is_paragraph(block.text)) <= shown:
        return list(found)
    root = next((block.root for block in reversed(found) if block.root), ())
    for block in more:
        block.root = root
    last = max((n for n, block in enumerate(found) if block.root == root and not block.part), default=-1)
    return [*found[: last + 1], *more, *found[last + 1 :]]


def _is_paragraph(text: str) -> bool:
    return text.count(" ") >= _SPACES and is_sentence(text)


def _plain(body: str) -> list[Found]:
    lines = (tidy(line) for line in body.splitlines())
    return [Found(kind=BlockKind.PARAGRAPH, text=line) for line in lines if line]


def _from_json(text: str, url: str) -> list[Found]:
    try:
        value = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return []  # broken data is the page's own affair
    holder = _holder(value)
    blocks: dict[str, Found] = {}
    for string in _strings(holder):
        for block in _blocks(string, url):
            blocks.setdefault(block.text, block)
    return list(blocks.values())


def _holder(value: Any) -> Any:
    """The innermost part of the data that holds most of its sentences."""
    sizes: dict[int, int] = {}
    total = _measured(value, sizes, 0)
    while True:
        inner = next(
            (part for part in _parts(value) if total and sizes.get(id(part), 0) >= _HOLDS * total), None
        )
        if inner is None or isinstance(inner, str):
            return value
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
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else ()


def _is_text(string: str) -> bool:
    """Whether a string is written for readers: sentences, or HTML that holds some; no address, no program."""
    if string.count(" ") < _SPACES or string[:1] in "{[(":
        return False
    return "</" in string or (is_sentence(string) and "://" not in string[:12] and "{" not in string)


def _strings(value: Any, depth: int = 0) -> Iterator[str]:
    if isinstance(value, str):
        if _is_text(value):
            yield value
    elif depth < _MOST_DEEP:
        for part in _parts(value):
            yield from _strings(part, depth + 1)


def _blocks(string: str, url: str) -> list[Found]:
    if "</" not in string:
        return _plain(string)
    tree = parse(string)
    return [] if tree is None else [block for block in walk(tree, url) if not block.part]
