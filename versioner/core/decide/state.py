"""What `derive` remembers of a page between checks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace
from datetime import datetime

from versioner.core.decide.noise import History, NoisyBlock, noisy
from versioner.core.model import Block, BlockKind, Document
from versioner.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """One located difference, seen and not yet confirmed.

    Attributes:
        removed: indices of accepted blocks (-1: the title) that are gone.
        added: what stands in their place; a new title is a block of kind heading and level 0.
        after: the accepted block after which it stands; -1: before the first.
        context: names its neighbours; `BESIDE` where it stands beside the text, and then no block of it is named.
        sightings: fetches that showed it; needed: how many make it an edit.
        sha256, first_seen, declared: of the snapshot that first showed it.
        not_before: the last check before it.
        marked: a date or note came with it, against that check; None where the page never had any.
    """

    removed: tuple[int, ...]
    added: tuple[Block, ...]
    after: int
    context: str
    sightings: int
    needed: int
    sha256: str
    first_seen: datetime
    not_before: datetime
    declared: datetime | None = None
    marked: bool | None = None

    @property
    def is_beside(self) -> bool:
        """Whether it stands beside the text (`decide.beside`)."""
        return self.context == BESIDE


BESIDE = "beside"  # the context of what stands beside the text; those of places in it are hashes


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspect:
    """A run of fetches that do not look like the article: why, since when, how many checks."""

    reason: str
    since: datetime
    checks: int
    sha256: str
    signals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """A version as the state remembers it.

    Attributes:
        text: the hash of its text.
        came, went: names of the blocks that it brought and took, against the version before; None where
            they were too many, or it is too long ago, to be remembered.
    """

    text: str
    first_seen: datetime
    came: tuple[str, ...] | None = None
    went: tuple[str, ...] | None = None


ELDER = 6  # bytes kept of a long past text's hash: of 5,000 texts two share them once in fifty million pages


def elder_name(text: str) -> bytes:
    """What is kept of the hash (hex) of a long past version's text."""
    return bytes.fromhex(text)[:ELDER]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageState:
    """A page's history, as far as deciding needs it.

    Attributes:
        elder: short hashes of the texts of versions that are long past, oldest first (`elder_name`).
        versions: of the others, oldest first.
        accepted: the accepted text; None before the first version.
        last: the document last observed, good or suspect.
        good: the document last observed and believed.
        last_at: the last check; last_good_at: the last that showed a believable page.
        last_declared: the modified date that the page declared then.
        stamps: what it last marked its changes by (`Document.stamps`); () where it never did.
        sights: by snapshot, the documents that first showed what waits.
        next_section: the number of the next new section.
        extractor: what read these documents (`Observation.extractor`); "" where it was not written down.
        rejected: names of keys that a person refused; trusted: signs that a person overruled.
    """

    elder: bytes = b""
    versions: tuple[Past, ...] = ()
    accepted: Document | None = None
    last: Document | None = None
    good: Document | None = None
    last_sha256: str = ""
    last_at: datetime | None = None
    last_good_at: datetime | None = None
    last_declared: datetime | None = None
    stamps: tuple[str, ...] = ()
    sights: tuple[tuple[str, Document], ...] = ()
    next_section: int = 1
    pending: tuple[Pending, ...] = ()
    suspect: Suspect | None = None
    history: History = field(default_factory=History.empty)
    rejected: frozenset[str] = frozenset()
    trusted: frozenset[str] = frozenset()
    extractor: str = ""

    @classmethod
    def empty(cls) -> PageState:
        """The state of a page that was never looked at."""
        return cls()

    @property
    def number(self) -> int:
        """The latest version's ordinal; 0 before the first."""
        return len(self.elder) // ELDER + len(self.versions)

    @property
    def pending_since(self) -> datetime | None:
        """When the oldest unconfirmed difference was first seen."""
        return min((one.first_seen for one in self.pending), default=None)

    @property
    def pending_document(self) -> Document | None:
        """The accepted text with everything that waits applied; None where nothing does."""
        if not self.pending or self.accepted is None:
            return None
        text = patched(self.accepted, self.pending)
        seen = self.good if any(one.is_beside for one in self.pending) else None
        return text if seen is None else replace(text, beside=seen.beside)

    def noise(self) -> tuple[NoisyBlock, ...]:
        """What is ignored on the page now, and why."""
        return noisy(self.good, self.history) if self.good is not None else ()


def is_title(block: Block) -> bool:
    """Whether a block stands for the headline."""
    return block.kind is BlockKind.HEADING and block.level == 0


_BYLINE_LEVEL = -2  # of the block that stands for the byline; as its index in `core.comparable`


def is_byline(block: Block) -> bool:
    """Whether a block stands for the byline."""
    return block.level == _BYLINE_LEVEL


def head(document: Document, index: int) -> Block:
    """The block that stands for a document's headline (-1) or byline (-2)."""
    if index == _BYLINE_LEVEL:
        return Block(kind=BlockKind.PARAGRAPH, text=document.byline or "", level=_BYLINE_LEVEL)
    return Block(kind=BlockKind.HEADING, text=document.title, level=0)


def patched(document: Document, edits: Sequence[Pending]) -> Document:
    """The document with confirmed edits applied; their indices are all of this document.

    What came for something stands where that stood: what is ignored there (a counter, an advertisement) keeps its
    place before or behind it.
    """
    gone = {index for edit in edits for index in edit.removed}
    inserted: dict[int, list[Block]] = {}
    title = document.title
    byline = None if _BYLINE_LEVEL in gone else document.byline
    for edit in sorted(edits, key=lambda one: one.after):
        place = _place(edit)
        for block in edit.added:
            if is_title(block):
                title = block.text
            elif is_byline(block):
                byline = block.text
            else:
                inserted.setdefault(place, []).append(block)
    blocks = list(inserted.get(-1, []))
    for index, block in enumerate(document.blocks):
        if index not in gone:
            blocks.append(block)
        blocks.extend(inserted.get(index, []))
    return replace(document, title=title, byline=byline, blocks=tuple(blocks), section_ids=())


def _place(edit: Pending) -> int:
    """The index of the block after which what an edit brings stands."""
    return min((index for index in edit.removed if index >= 0), default=edit.after + 1) - 1
