"""A document as the decision compares it: blocks by what two of them must share to count as the same words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from operator import attrgetter
from urllib.parse import quote

from rapidfuzz.distance import Indel

from versioner.core.decide.known import ends_shared
from versioner.core.decide.ticking import SHORT
from versioner.core.extract.running import is_prose
from versioner.core.model import Block, BlockKind, Document, Role
from versioner.core.standing.inviting import invites
from versioner.core.text.words import STOPS, key
from versioner.core.url import site_of
from versioner.frozen import dataclass
from versioner.late import re

# Word similarity from which two texts are one sentence edited (research/diff-storage A5, step 4).
RELATED = 0.30

# What shops and trackers write anew into an address that is shown: all behind its path.
_QUERY = re.compile(r"(https?://[^\s?#]{1,2000}|www\.[^\s?#]{1,2000})[?#]\S*")
_ENDED = re.compile(rf"[.!?…。！？{STOPS}:;]\W{{0,8}}$")

# The blocks of a page are asked the same things at every check; a few pages' worth of answers are kept.
_CACHED = 16_384


@dataclass(frozen=True, slots=True)
class ComparableBlock:
    """A block as the decision sees it.

    Attributes:
        key: what two blocks must share to count as the same words.
        index: in the document's blocks; -1 is the title, -2 the byline.
        prose: it is running text: a sentence or more, in the article's body.
        body: it lies in the article's body.
        lone: a line that is link and nothing else, by itself between paragraphs: an invitation to read on.
        listed: an item of a list in the article's body, or a quotation set apart in it, without links: its place says something.
        row: a row of a table, without links.
    """

    key: str
    index: int
    prose: bool
    body: bool
    heading: bool = False
    lone: bool = False
    listed: bool = False
    row: bool = False

    @property
    def short(self) -> bool:
        """Whether it is a line rather than a paragraph."""
        return len(self.key) < SHORT


_PLACED = frozenset({BlockKind.LIST_ITEM, BlockKind.QUOTE})

BYLINE = -2  # the index of the byline's block


class _Text:
    """What the decision compares of a document, its blocks by their identity: nobody reads what they say to find them."""

    __slots__ = ("blocks", "byline", "like", "title")

    def __init__(self, document: Document, like: Document | None) -> None:
        self.title, self.byline, self.blocks = document.title, document.byline, document.blocks
        self.like = like  # no part of what it is

    def __hash__(self) -> int:
        return id(self.blocks)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Text)
            and other.blocks is self.blocks
            and (other.title, other.byline) == (self.title, self.byline)
        )


_TEXTS = 16  # a step of `derive` asks for the blocks of the same three or four texts again and again


def comparable_blocks(document: Document, like: Document | None = None) -> tuple[ComparableBlock, ...]:
    """A document as the decision sees it: title, byline, then every block that is no date stamp.

    Args:
        document: any.
        like: another that begins and ends with the very same blocks (`core.decide.known`), most likely: what was found
            of these is taken over.
    """
    return _comparable(_Text(document, like))


@lru_cache(maxsize=_TEXTS)
def _comparable(text: _Text) -> tuple[ComparableBlock, ...]:
    found = [ComparableBlock(masked(text.title), -1, True, True, True)] if text.title else []  # noqa: FBT003
    if text.byline:
        found.append(ComparableBlock(masked(text.byline), BYLINE, prose=False, body=True))
    blocks = text.blocks
    head, tail = (0, 0) if text.like is None else ends_shared(text.like.blocks, blocks)
    if text.like is None or not (head or tail):
        return (*found, *_compared(blocks, 0, len(blocks)))
    # whether a link is lone is said by its neighbours too
    head, tail = max(head - 1, 0), max(tail - 1, 0)
    known, was = comparable_blocks(text.like), len(text.like.blocks)
    found += (one for one in known if 0 <= one.index < head)
    found += _compared(blocks, head, len(blocks) - tail)
    found += _shifted((one for one in known if one.index >= was - tail), by=len(blocks) - was)
    return tuple(found)


_SAID = attrgetter("key", "prose", "body", "heading", "lone", "listed", "row")  # all but the place


def ends_alike(one: Sequence[ComparableBlock], other: Sequence[ComparableBlock]) -> tuple[int, int]:
    """How many blocks two texts have in common at their beginnings, and how many of the others at their ends."""
    return ends_shared(one, other, _alike)


def _alike(one: ComparableBlock, other: ComparableBlock) -> bool:
    return one is other or _SAID(one) == _SAID(other)


def _shifted(blocks: Iterable[ComparableBlock], *, by: int) -> Iterable[ComparableBlock]:
    if not by:
        return blocks
    return (
        ComparableBlock(
            one.key, one.index + by, one.prose, one.body, one.heading, one.lone, one.listed, one.row
        )
        for one in blocks
    )


def _compared(blocks: Sequence[Block], start: int, stop: int) -> Iterator[ComparableBlock]:
    """A stretch of blocks as the decision sees them."""
    for index in range(start, stop):
        block = blocks[index]
        teaser, body = bool(block.links) and is_teaser(block), block.in_body
        prose = not teaser and body and is_prose(block)
        if name := _name(block, prose=prose):
            lone = teaser and body and _is_lone(blocks, index)
            heading = block.kind is BlockKind.HEADING
            listed = block.kind in _PLACED and body and not block.links
            row = block.kind is BlockKind.TABLE_ROW and not block.links
            yield ComparableBlock(name, index, prose, body, heading, lone, listed, row)


def same_words(one: Document, other: Document) -> bool:
    """Whether two documents are one text to the decision, block for block."""
    return (one.title, one.byline) == (other.title, other.byline) and one.blocks == other.blocks


def comparable_key(block: Block) -> str:
    """What two blocks must share to count as the same words; "" where a block is no part of the decision."""
    return _name(block, prose=block.in_body and is_prose(block) and not is_teaser(block))


def _name(block: Block, *, prose: bool) -> str:
    if block.role is Role.STAMP:
        return ""
    # in code the query is what is written, and nobody's tracker
    name = key(block.text) if block.kind is BlockKind.CODE else masked(block.text)
    if name and block.role is Role.STRUCK:
        return f"{_STRUCK_OUT} {name}"
    return f"{name}{_LINKED}{_targets(block)}" if name and block.links and prose else name


# Before what the publisher struck out: the same words as before, and no longer said.
_STRUCK_OUT = "\x1e"
# Before what a sentence's links lead to: that is part of what it says.
_LINKED = "\x1f"
# Of an address what names no page: the file that a folder stands for, and what is written anew for each visitor.
_INDEX = re.compile(r"(?:/(?:index|default)\.\w{2,5})?/?$", re.IGNORECASE)
_OPAQUE = re.compile(
    r"(?<=/)(?=[^/]*\d)(?=[^/]*[a-z])[a-z\d+=%]{16,}(?=/|$)"
    r"|(?<=[.-])(?=[a-f]{0,31}\d)(?=\d{0,31}[a-f])[a-f\d]{8,32}(?=\.\w{2,5}$)",  # of a file's name: what its bytes come to
    re.IGNORECASE,
)


_AS_THEY_ARE = (
    "/%:@!$&'()*+,=~-._"  # in a path; others are escaped, as some programs write "ä" and others "%C3%A4"
)


def _targets(block: Block) -> str:
    """What a block's links lead to: sites, as they move between www and m, with the paths on them, without queries."""
    return " ".join(sorted({_target(link.url) for link in block.links}))


@lru_cache(maxsize=_CACHED)
def _target(url: str) -> str:
    if not url.startswith("http"):
        return url  # a mail address, a telephone number
    site = ".".join(site_of(url).split(".")[-2:])
    path = url.partition("://")[2].partition("?")[0].partition("#")[0].partition(";")[0].partition("/")[2]
    return site + _OPAQUE.sub("*", _INDEX.sub("", f"/{quote(path, safe=_AS_THEY_ARE, errors='replace')}"))


def words_of(name: str) -> str:
    """The words of a key, without what its links lead to."""
    return name.partition(_LINKED)[0]


def sites_of(name: str) -> set[str]:
    """The sites that a key's links lead to."""
    return {target.partition("/")[0] for target in name.partition(_LINKED)[2].split()}


def only_relinked(one: str, other: str) -> bool:
    """Whether two keys are one text whose links lead to other pages of the same sites."""
    return one != other and words_of(one) == words_of(other) and sites_of(one) == sites_of(other)


def _is_lone(blocks: Sequence[Block], index: int) -> bool:
    """Whether a link stands by itself: a paragraph of its own, no sentence, in no list of links."""
    if blocks[index].kind is not BlockKind.PARAGRAPH or _ENDED.search(blocks[index].text):
        return False
    beside = [n for n in (index - 1, index + 1) if 0 <= n < len(blocks)]
    return not any(is_teaser(blocks[n]) for n in beside)


@lru_cache(maxsize=_CACHED)
def masked(text: str) -> str:
    """The key of a text, the queries of addresses left out: they are written anew at each fetch."""
    return _QUERY.sub(r"\1", key(text))


def is_teaser(block: Block) -> bool:
    """Whether a block is hardly more than a link: a headline of another page, "Read more:" before it or not."""
    if not block.links:
        return False
    linked = sum(len(link.text) for link in block.links)
    if bool(block.text) and linked >= 0.8 * len(block.text):
        return True
    only = block.links[0].text if len(block.links) == 1 else ""
    return bool(only) and block.text.endswith(only) and invites(block.text.removesuffix(only).strip(" :："))


@lru_cache(maxsize=_CACHED)
def name_of(text: str) -> str:
    """A short stable name of a key, for what is remembered."""
    return blake2b(text.encode("utf-8", "replace"), digest_size=6).hexdigest()


def related(one: str, other: str, *, share: float = RELATED) -> bool:
    """Whether two texts are one sentence edited rather than two: `share` of their words, in order."""
    if not one or not other:
        return False
    a, b = one.split()[:400], other.split()[:400]
    if len(a) < 4 and len(b) < 4:
        return Indel.normalized_similarity(one, other) >= 0.5
    return Indel.normalized_similarity(a, b, score_cutoff=share) >= share
