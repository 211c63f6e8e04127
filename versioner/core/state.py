"""What `derive` remembers of a page between checks: small, versioned, serialised."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from versioner.core.model import Beside, Block, BlockKind, Document, Json, Link, Role, from_rfc3339, rfc3339
from versioner.core.noise import History, Memory, NoisyBlock, noisy
from versioner.errors import OldStateError

_VERSION = 2
_KINDS = list(BlockKind)
_ROLES = list(Role)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """One located difference, seen and not yet confirmed.

    Attributes:
        removed: indices of accepted blocks (-1: the title) that are gone.
        added: what stands in their place; a new title is a block of kind heading and level 0.
        after: the accepted block after which it stands; -1: before the first.
        context: names its neighbours.
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
        return patched(self.accepted, self.pending)

    def noise(self) -> tuple[NoisyBlock, ...]:
        """What is ignored on the page now, and why."""
        return noisy(self.good, self.history) if self.good is not None else ()

    def to_bytes(self) -> bytes:
        """The state, versioned; it is kept compressed (`storage.states`)."""
        spelled = json.dumps(_spell(self), ensure_ascii=False, separators=(",", ":"))
        return spelled.encode("utf-8", "surrogatepass")

    @classmethod
    def from_bytes(cls, data: bytes) -> PageState:
        """The inverse of `to_bytes`.

        Raises:
            OldStateError: another version of the program spelled it, or it is damaged.
        """
        try:
            return _read(json.loads(data.decode("utf-8", "surrogatepass")))
        except (ValueError, KeyError, TypeError, IndexError) as error:
            raise OldStateError("what is remembered of a page cannot be read: {why}", why=error) from error


def is_title(block: Block) -> bool:
    """Whether a block stands for the headline."""
    return block.kind is BlockKind.HEADING and block.level == 0


_BYLINE_LEVEL = -2  # of the block that stands for the byline; as its index in `core.noise`


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
        for block in edit.added:
            if is_title(block):
                title = block.text
            elif is_byline(block):
                byline = block.text
            else:
                inserted.setdefault(_place(edit), []).append(block)
    blocks = list(inserted.get(-1, []))
    for index, block in enumerate(document.blocks):
        if index not in gone:
            blocks.append(block)
        blocks.extend(inserted.get(index, []))
    return replace(document, title=title, byline=byline, blocks=tuple(blocks), section_ids=())


def _place(edit: Pending) -> int:
    """The index of the block after which what an edit brings stands."""
    return min((index for index in edit.removed if index >= 0), default=edit.after + 1) - 1


def _spell(state: PageState) -> Json:
    table: list[list[Any]] = []
    index: dict[Block, int] = {}

    def block(one: Block) -> int:
        if one not in index:
            index[one] = len(table)
            table.append(_block(one))
        return index[one]

    def document(one: Document | None) -> Json | None:
        return None if one is None else _document(one, [block(b) for b in one.blocks])

    return {
        "v": _VERSION,
        **({"elder": state.elder.hex()} if state.elder else {}),
        "versions": [_past(past) for past in state.versions],
        "accepted": document(state.accepted),
        "last": document(state.last) if state.last is not state.good else "good",
        "good": document(state.good) if state.good is not state.accepted else "accepted",
        "sha": state.last_sha256,
        "at": rfc3339(state.last_at),
        "good_at": rfc3339(state.last_good_at),
        "declared": rfc3339(state.last_declared),
        "stamps": list(state.stamps),
        "sights": [[sha, document(one) if one is not state.good else "good"] for sha, one in state.sights],
        "section": state.next_section,
        "pending": [_pending(one, [block(b) for b in one.added]) for one in state.pending],
        "suspect": _suspect(state.suspect),
        "history": _history(state.history),
        "rejected": sorted(state.rejected),
        "trusted": sorted(state.trusted),
        "blocks": table,
    }


def _past(one: Past) -> list[Any]:
    spelled: list[Any] = [one.text, rfc3339(one.first_seen)]
    return spelled if one.came is None or one.went is None else [*spelled, list(one.came), list(one.went)]


def _to_past(text: str, at: str, came: list[str] | None = None, went: list[str] | None = None) -> Past:
    return Past(
        text=text,
        first_seen=_at(at),
        came=None if came is None else tuple(came),
        went=None if went is None else tuple(went),
    )


def _block(one: Block) -> list[Any]:
    links = [[link.text, link.url] for link in one.links]
    return [_KINDS.index(one.kind), one.text, one.level, int(one.in_body), _ROLES.index(one.role), links]


def _document(one: Document, blocks: list[int]) -> Json:
    return {
        "title": one.title,
        "byline": one.byline,
        "language": one.language,
        "published": rfc3339(one.published),
        "modified": rfc3339(one.modified),
        "blocks": blocks,
        "ids": list(one.section_ids),
        **({"carried": 1} if one.carried else {}),
        **({"marks": list(one.marks)} if one.marks else {}),
        **({"beside": [[*_block(aside.block), aside.why] for aside in one.beside]} if one.beside else {}),
        "stamps": list(one.stamps),
    }


def _pending(one: Pending, added: list[int]) -> Json:
    return {
        "removed": list(one.removed),
        "added": added,
        "after": one.after,
        "slot": one.context,
        "n": [one.sightings, one.needed],
        "sha": one.sha256,
        "at": [rfc3339(one.first_seen), rfc3339(one.not_before)],
        "declared": [rfc3339(one.declared)],
        "marked": one.marked,
    }


def _suspect(one: Suspect | None) -> Json | None:
    if one is None:
        return None
    return {
        "reason": one.reason,
        "since": rfc3339(one.since),
        "checks": one.checks,
        "sha": one.sha256,
        "signals": list(one.signals),
    }


def _history(history: History) -> Json:
    return {
        "step": history.step,
        "blocks": {
            name: [one.seen, one.flips, int(one.here), one.step, one.rotates, one.since]
            for name, one in history.blocks.items()
        },
        "templates": {name: list(found) for name, found in history.templates.items()},
        "slots": {name: list(found) for name, found in history.contexts.items()},
    }


def _read(data: Json) -> PageState:
    if data["v"] != _VERSION:
        raise ValueError(f"a state of version {data['v']}; this program reads {_VERSION}")
    table = [_to_block(one) for one in data["blocks"]]
    accepted = _to_document(data["accepted"], table)
    good = accepted if data["good"] == "accepted" else _to_document(data["good"], table)
    suspect = data["suspect"]
    return PageState(
        elder=bytes.fromhex(data.get("elder", "")),
        versions=tuple(_to_past(*one) for one in data["versions"]),
        accepted=accepted,
        good=good,
        last=good if data["last"] == "good" else _to_document(data["last"], table),
        last_sha256=data["sha"],
        last_at=from_rfc3339(data["at"]),
        last_good_at=from_rfc3339(data["good_at"]),
        last_declared=from_rfc3339(data["declared"]),
        stamps=tuple(data.get("stamps", ())),
        sights=tuple(_to_sights(data.get("sights", ()), good, table)),
        next_section=data["section"],
        pending=tuple(_to_pending(one, table) for one in data["pending"]),
        suspect=None
        if suspect is None
        else Suspect(
            reason=suspect["reason"],
            since=_at(suspect["since"]),
            checks=suspect["checks"],
            sha256=suspect["sha"],
            signals=tuple(suspect["signals"]),
        ),
        history=_to_history(data["history"]),
        rejected=frozenset(data["rejected"]),
        trusted=frozenset(data["trusted"]),
    )


def _to_sights(
    data: Sequence[Any], good: Document | None, table: list[Block]
) -> Iterator[tuple[str, Document]]:
    for sha, spelled in data:
        found = good if spelled == "good" else _to_document(spelled, table)
        if found is not None:
            yield sha, found


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _to_block(data: list[Any]) -> Block:
    kind, text, level, in_body, role, links = data
    return Block(
        kind=_KINDS[kind],
        text=text,
        level=level,
        in_body=bool(in_body),
        role=_ROLES[role],
        links=tuple(Link(text=one, url=url) for one, url in links),
    )


def _to_document(data: Json | None, table: list[Block]) -> Document | None:
    if data is None:
        return None
    return Document(
        title=data["title"],
        byline=data["byline"],
        language=data["language"],
        published=from_rfc3339(data["published"]),
        modified=from_rfc3339(data["modified"]),
        blocks=tuple(table[n] for n in data["blocks"]),
        section_ids=tuple(data["ids"]),
        carried=bool(data.get("carried")),
        marks=tuple(data.get("marks", ())),
        beside=tuple(Beside(block=_to_block(one[:-1]), why=one[-1]) for one in data.get("beside", ())),
        stamps=tuple(data.get("stamps", ())),
    )


def _to_pending(data: Json, table: list[Block]) -> Pending:
    return Pending(
        removed=tuple(data["removed"]),
        added=tuple(table[n] for n in data["added"]),
        after=data["after"],
        context=data["slot"],
        sightings=data["n"][0],
        needed=data["n"][1],
        sha256=data["sha"],
        first_seen=_at(data["at"][0]),
        not_before=_at(data["at"][1]),
        declared=from_rfc3339(data["declared"][0]),
        marked=data.get("marked"),
    )


def _to_history(data: Json) -> History:
    return History(
        data["step"],
        {
            name: Memory(seen=seen, flips=flips, here=bool(here), step=step, rotates=rotates, since=since)
            for name, (seen, flips, here, step, rotates, since) in data["blocks"].items()
        },
        {name: (count, step) for name, (count, step) in data["templates"].items()},
        {name: (count, step, most) for name, (count, step, most) in data["slots"].items()},
    )
