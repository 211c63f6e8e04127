"""Whether the parser bears a page: what it takes more than linear time for is counted before, and refused.

The bounds lie beyond any article: the largest page of the labelled histories has 40,000 tags, and browsers stop at a
depth of 512 (Blink's `kMaximumHTMLParserDOMTreeDepth`). The HTML is UTF-8: what is looked for in it is ASCII.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice

from versioner.late import re

_MOST_TAGS = 400_000
_MOST_DEEP = 2_000
# The parser takes time by depth times tags, so that below `_CALM` tags no depth can hurt (5,000 nested elements: 0.05 s)
# and none is worked out.
_CALM = 5_000
# The parser compares every attribute of a tag with those before it: 8,000 take 0.14 s, 80,000 would take 16.
_MOST_ATTRIBUTES = 8_000
# It keeps names that it does not know in a table that never grows: 40,000 take 0.5 s, 120,000 took 8.
_MOST_NAMES = 40_000
_SHORTEST_NAME = 5  # bytes, with what parts it from the next: 40,000 different ones are no shorter
_AT_ONCE = 2_000  # tags whose names are looked at together
# It asks all options of a list which one is chosen whenever one comes: 8,000 take 0.5 s.
_MOST_OPTIONS = 8_000
# It opens again what marks words and was left open: `<nobr><i></nobr>` takes 0.2 s 8,000 times, 4 s 32,000 times.
_MOST_LEFT_OPEN = 8_000
_TAG = re.compile(rb"""</?[a-zA-Z][^>=]*+(?:=\s*+(?:"[^"]*+"?+|'[^']*+'?+)?[^>=]*+)*""")
_ATTRIBUTE = re.compile(rb"""=\s*(?:"[^"]*"?|'[^']*'?)?|[\s/]++(?=[^\s/=>])""")
_NAMES = re.compile(rb"""=\s*(?:"[^"]*"|'[^']*'|[^\s>]*)|[<\s/]([^\s/=<>]+)""")
_NAME = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
# elements that close themselves or each other, or that HTML reopens: they do not nest for ever
_SHALLOW = frozenset(
    b"area base br col embed hr img input link meta source track wbr p li dt dd tr td th thead tbody tfoot option optgroup rt rp "
    b"body html head a b big code em font i nobr s small strike strong tt u".split()
)
# those of them that HTML opens again in the next paragraph where they were left open (its list of active formatting)
_MARKING = frozenset(b"a b big code em font i nobr s small strike strong tt u".split())

_Name = tuple[bytes, bytes]  # "/" where it closes, and the element's name


def tags_of(html: bytes) -> list[bytes]:
    """What begins as a tag, each without its last ">".

    Where a quotation mark is never closed, or stands in a comment or a program, one holds more than a tag: but every
    "<" with a letter or "/" and a letter behind it is in one of them.
    """
    return _TAG.findall(html)


def is_bearable(html: bytes, tags: Sequence[bytes]) -> bool:
    """Whether the parser takes a page in its stride; linear in its length.

    Args:
        html: the page.
        tags: `tags_of` it.
    """
    if len(html) > _MOST_TAGS and html.count(b"<") > _MOST_TAGS:
        return False
    sizes = [*map(len, tags)]
    total = sum(sizes)
    return not (
        (max(sizes, default=0) > 2 * _MOST_ATTRIBUTES and _has_many_attributes(tags))
        or (total > _SHORTEST_NAME * _MOST_NAMES and _has_many_names(tags))
        or (total > len(b"<b>") * _CALM and _is_tangled(b"".join(tags)))
    )


def _has_many_attributes(tags: Iterable[bytes]) -> bool:
    """Whether a tag has more of them than the parser compares in time; hardly any page has a tag of such a length."""
    return any(
        next(islice(_ATTRIBUTE.finditer(tag), _MOST_ATTRIBUTES, None), None) is not None
        for tag in tags
        if len(tag) > 2 * _MOST_ATTRIBUTES
    )


def _has_many_names(tags: Sequence[bytes]) -> bool:
    """Whether the names of tags and attributes are more different ones than the parser's table bears."""
    seen: set[bytes] = set()
    for start in range(0, len(tags), _AT_ONCE):
        seen.update(_NAMES.findall(b"".join(tags[start : start + _AT_ONCE])))
        if len(seen) > _MOST_NAMES:
            return True
    return False


def _is_tangled(tags: bytes) -> bool:
    """Whether elements nest deeper, are left open more often, or stand in a longer list than the parser bears."""
    if tags.count(b"<") <= _CALM:
        return False
    spelled: list[_Name] = _NAME.findall(tags)
    counts = Counter(spelled)
    meant = {one: (one[0], one[1].lower()) for one in counts}
    opened: Counter[bytes] = Counter()
    for one, times in counts.items():
        closing, name = meant[one]
        opened[name] += 0 if closing else times
    deep = opened.keys() - _SHALLOW
    names = [*map(meant.__getitem__, spelled)]
    return (
        _are_open(names, opened, deep, _MOST_DEEP)
        or _are_open(names, opened, _MARKING, _MOST_LEFT_OPEN)
        or (opened[b"option"] > _MOST_OPTIONS and _longest_list(names) > _MOST_OPTIONS)
    )


def _are_open(names: Iterable[_Name], opened: Counter[bytes], which: AbstractSet[bytes], most: int) -> bool:
    """Whether more than `most` of `which` can be open at once: what is opened more often than closed, name by name."""
    if sum(opened[name] for name in which) <= most:
        return False
    left = dict.fromkeys(which, 0)
    now = 0
    for closing, name in names:
        if name not in left:
            continue
        if not closing:
            left[name] += 1
            now += 1
            if now > most:
                return True
        elif left[name]:
            left[name] -= 1
            now -= 1
    return False


def _longest_list(names: Iterable[_Name]) -> int:
    """How many options to choose from stand in one list at most."""
    most = now = 0
    for closing, name in names:
        if name == b"select":
            now = 0
        elif name == b"option" and not closing:
            now += 1
            most = max(most, now)
    return most
