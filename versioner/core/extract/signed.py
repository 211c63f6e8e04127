"""Who wrote it, where a line of the head says so without the form of a byline: a label alone, a name alone."""

from __future__ import annotations

from collections.abc import Sequence

from versioner.core.extract.found import OF_TEXT, PARAGRAPH, Found
from versioner.core.extract.labels import dated, stamp
from versioner.core.lexicon.bylines import BY, is_bare_name, is_eastern_name, signed_in
from versioner.core.text.words import key

_NAME = 40  # characters of a name


def labelled_name(found: Sequence[Found], n: int, language: str | None) -> str | None:
    """The next block's name where the n-th says "by" and nothing else; None where it is anything else."""
    if key(found[n].text).rstrip(" :：").casefold() not in BY or n + 1 >= len(found):
        return None
    read = stamp(f"{found[n].text} {found[n + 1].text}", language)
    return None if read is None or read.said else read.byline


def signed_name(one: Found) -> str | None:
    """The reporter's name that a block is with "記者" or the like, or behind "by" as a link, and nothing else."""
    return (signed_in(one.text) or _linked_name(one)) if _is_line(one) else None


def _linked_name(one: Found) -> str | None:
    """Who is called as a link behind "by", in whatever letters: "von gizzmo" names an author where it leads to them."""
    if len(one.links) != 1 or not 0 < len(one.links[0].text) <= _NAME:
        return None
    name = one.links[0].text
    said, found, rest = one.text.partition(name)
    by = said.strip(" :：").casefold()
    return name if found and not rest.strip() and by in BY and not any(map(str.isdigit, name[:1])) else None


def is_name_by_date(found: Sequence[Found], n: int, before: Sequence[Found], language: str | None) -> bool:
    """Whether the n-th block is a name right before or behind the head's date.

    Args:
        found: the page's blocks.
        before: those kept so far; the last of them stands before the n-th.
        language: the page's (BCP 47).
    """
    one = found[n]
    beside = (*found[n + 1 : n + 2], *before[-1:])
    if not _is_line(one) or not any(_is_date(other, language) for other in beside):
        return False
    if is_eastern_name(one.text, language):
        return not any(one.text in other.text for other in found if other is not one)
    if not is_bare_name(one.text):
        return False
    words = {word for block in found for word in block.text.split()}
    named = [word.casefold() for word in one.text.split() if word[0].isupper()]
    return words.isdisjoint(named)  # "World News": words of the text


def _is_line(one: Found) -> bool:
    return one.kind is PARAGRAPH and one.role is OF_TEXT


def _is_date(one: Found, language: str | None) -> bool:
    read = dated(one.text, language, one.times) or stamp(one.text, language, one.times)
    return read is not None and any(said.at or said.ago for said in read.said)
