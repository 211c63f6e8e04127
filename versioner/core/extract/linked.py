"""What a line has beside its words: where its links lead, and which of its links and dates stand in which block."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import field
from typing import TypeVar
from urllib.parse import unquote

from versioner.core.model import Link
from versioner.core.url import led_to, resolve, without_tracking
from versioner.frozen import dataclass

_T = TypeVar("_T")
_MOST_SEARCHED = 50_000_000  # characters of a block that are searched, in all, for what stands elsewhere
_NOWHERE = ("#", "javascript:", "mailto:", "tel:", "data:")  # how addresses begin that are no pages


@dataclass(slots=True)
class Noted:
    """What is noted of a line while it is collected.

    Attributes:
        links: its links; linked: characters of their text, of those too that lead to no page.
        contacts: its links to a mail address or a telephone number.
        struck: what the publisher struck out; inserted: what it marked as put in; bold: what it set in bold letters.
        times: its `<time>` elements: what they show, and their `datetime`.
    """

    links: list[Link] = field(default_factory=list)
    linked: int = 0
    struck: list[str] = field(default_factory=list)
    times: list[tuple[str, str]] = field(default_factory=list)
    inserted: list[str] = field(default_factory=list)
    bold: list[str] = field(default_factory=list)
    contacts: list[Link] = field(default_factory=list)

    def links_in(self, text: str) -> tuple[Link, ...]:
        """The links whose words stand in a block, each once."""
        return tuple(dict.fromkeys(_within(text, self.links, _text_of))) if self.links else ()

    def contacts_in(self, text: str) -> tuple[Link, ...]:
        """The links to an address or number that a block does not show itself, where its words are more than theirs."""
        found = dict.fromkeys(_within(text, self.contacts, _text_of))
        return tuple(one for one in found if 2 * len(one.text) < len(text) and not _shows(text, one.url))

    def times_in(self, text: str) -> tuple[tuple[str, str], ...]:
        """The dates that stand in a block."""
        return tuple(_within(text, self.times, _shown)) if self.times else ()

    def inserted_in(self, text: str) -> tuple[str, ...]:
        """The words of a block that were put in."""
        return tuple(one for one in self.inserted if one and one in text) if self.inserted else ()


def page_at(base: str, href: str) -> str:
    """The address of the page that a link leads to, without what names a visit; "" where it leads to none.

    Args:
        base: the page's own address.
        href: what the link says.
    """
    target = None if href.startswith(_NOWHERE) else resolve(base, href)
    if target is None:
        return ""
    end = led_to(target)
    if end is not target:
        target = resolve("", end) or target
    address, mark, query = target.partition("?")
    kept = without_tracking(query) if mark else ""
    return f"{address}?{kept}" if kept else address


def contact_at(href: str) -> str:
    """The mail address or telephone number that a link leads to, in one spelling; "" where it leads to none.

    What a letter is to begin with, and how a number is parted, is no part of it (RFC 6068, RFC 3966).
    """
    scheme, _, rest = href.partition(":")
    reached = unquote(rest.partition("?")[0]).strip().casefold()
    match scheme.strip().casefold():
        case "mailto" if "@" in reached:
            return f"mailto:{reached}"
        case "tel" if number := "".join(one for one in reached.partition(";")[0] if one in _DIALLED):
            return f"tel:{number}"
    return ""


_DIALLED = frozenset("+0123456789*#")


def _shows(text: str, contact: str) -> bool:
    """Whether a text shows an address or number in its own words."""
    scheme, _, reached = contact.partition(":")
    if scheme == "mailto":
        return reached in text.casefold()
    return reached.lstrip("+")[-_LOCAL:] in "".join(filter(str.isdecimal, text))


_LOCAL = 6  # last digits of a number: before them a country's and an area's are written in many ways


def _within(text: str, marks: Sequence[_T], shown: Callable[[_T], str]) -> Iterator[_T]:
    """The links or dates whose words stand in a block. They come in its order, so that most are found right ahead."""
    ahead = searched = 0
    for mark in marks:
        words = shown(mark)
        at = text.find(words, ahead) if words else -1
        if at >= 0:
            ahead = at
        elif words and searched < _MOST_SEARCHED:
            searched += len(text)
            at = text.find(words)
        if at >= 0:
            yield mark


def _text_of(link: Link) -> str:
    return link.text


def _shown(time: tuple[str, str]) -> str:
    return time[0]
