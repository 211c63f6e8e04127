"""A page's state as bytes: versioned JSON, in which a block that several documents share stands once."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from operator import is_
from typing import Any, TypeVar

from versioner.core.decide.noise import History, Memory
from versioner.core.decide.state import PageState, Past, Pending, Suspect
from versioner.core.model import Beside, Block, BlockKind, Document, Json, Link, Role, from_rfc3339, rfc3339
from versioner.errors import OldStateError
from versioner.frozen import dataclass

_T = TypeVar("_T")
_VERSION = 2
_KINDS = list(BlockKind)
_ROLES = list(Role)
_KIND_AT = {kind: n for n, kind in enumerate(_KINDS)}
_ROLE_AT = {role: n for n, role in enumerate(_ROLES)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The blocks of a state, and how they are spelled: most of it, and mostly what they were at the look before."""

    blocks: tuple[Block, ...] = ()
    spelled: bytes = b"[]"


def to_bytes(state: PageState, known: Table | None = None) -> bytes:
    """The state, versioned; it is kept compressed (`storage.states`).

    Args:
        state: any.
        known: the table of the state before it; what is still of the very same blocks is not spelled anew.
    """
    blocks = _Blocks(known or Table())
    return b"%b,%b%b}" % (_json(_spell(state, blocks))[:-1], _BLOCKS, blocks.spelled())


_BLOCKS = b'"blocks":'  # the last of a state


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def from_bytes(data: bytes) -> PageState:
    """The inverse of `to_bytes`; raises as `read`."""
    return read(data)[0]


def read(data: bytes) -> tuple[PageState, Table]:
    """The state that `to_bytes` spelled so, and its blocks as they are spelled.

    Raises:
        OldStateError: another version of the program spelled it, or it is damaged.
    """
    state, blocks = _parsed(data, _read)
    return state, Table(blocks=blocks, spelled=data[data.rindex(_BLOCKS) + len(_BLOCKS) : -1])


def history_of(data: bytes) -> History:
    """Of a state no more than what came and went on the page: what a text is shown by.

    Raises:
        OldStateError: as `from_bytes`.
    """
    return _parsed(data, lambda spelled: _to_history(spelled["history"]))


def _parsed(data: bytes, read: Callable[[Json], _T]) -> _T:
    try:
        return read(_of_ours(json.loads(data.decode("utf-8", "surrogatepass"))))
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise OldStateError("what is remembered of a page cannot be read: {why}", why=error) from error


def _of_ours(spelled: Json) -> Json:
    if spelled["v"] != _VERSION:
        raise ValueError(f"a state of version {spelled['v']}; this program reads {_VERSION}")
    return spelled


class _Blocks:
    """The table of a state that is spelled: each block once, in the order in which its documents show them."""

    def __init__(self, known: Table) -> None:
        self._known = known
        self._different = set(map(id, known.blocks))  # no two of these are equal
        self._blocks: list[Block] = []
        # by `id`: to hash a block takes as long as to spell it, and most documents share theirs
        self._met: dict[int, int] = {}
        self._runs: dict[int, list[int]] = {}
        self._index: dict[Block, int] | None = None

    def places(self, blocks: tuple[Block, ...]) -> list[int]:
        """Where in the table the blocks of a document stand."""
        found = self._runs.get(id(blocks))
        if found is None:
            found = self._runs[id(blocks)] = [self._place(one) for one in blocks]
        return found

    def _place(self, one: Block) -> int:
        n = self._met.get(id(one))
        if n is None:
            n = self._met[id(one)] = self._new(one)
        return n

    def _new(self, one: Block) -> int:
        last = len(self._blocks)
        if self._index is None and id(one) not in self._different:
            self._index = {block: n for n, block in enumerate(self._blocks)}
        n = last if self._index is None else self._index.setdefault(one, last)
        if n == last:
            self._blocks.append(one)
        return n

    def spelled(self) -> bytes:
        """The table as it is kept."""
        known = self._known
        if len(known.blocks) == len(self._blocks) and all(map(is_, known.blocks, self._blocks)):
            return known.spelled
        return _json([_block(one) for one in self._blocks])


def _spell(state: PageState, blocks: _Blocks) -> Json:
    def document(one: Document | None) -> Json | None:
        return None if one is None else _document(one, blocks.places(one.blocks))

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
        "pending": [_pending(one, blocks.places(one.added)) for one in state.pending],
        "suspect": _suspect(state.suspect),
        "history": _history(state.history),
        "rejected": sorted(state.rejected),
        "trusted": sorted(state.trusted),
        **({"extractor": state.extractor} if state.extractor else {}),
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
    return [_KIND_AT[one.kind], one.text, one.level, int(one.in_body), _ROLE_AT[one.role], links]


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


def _read(data: Json) -> tuple[PageState, tuple[Block, ...]]:
    table = _Read([_to_block(one) for one in data["blocks"]])
    accepted = _to_document(data["accepted"], table)
    good = accepted if data["good"] == "accepted" else _to_document(data["good"], table)
    suspect = data["suspect"]
    state = PageState(
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
        extractor=data.get("extractor", ""),
    )
    return state, tuple(table.blocks)


class _Read:
    """The table of a state that is read; documents of the same blocks share one tuple of them."""

    def __init__(self, blocks: list[Block]) -> None:
        self.blocks = blocks
        self._runs: dict[tuple[int, ...], tuple[Block, ...]] = {}

    def at(self, places: list[int]) -> tuple[Block, ...]:
        """The blocks of those places."""
        name = tuple(places)
        if name not in self._runs:
            self._runs[name] = tuple(map(self.blocks.__getitem__, places))
        return self._runs[name]


def _to_sights(data: Sequence[Any], good: Document | None, table: _Read) -> Iterator[tuple[str, Document]]:
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
        links=tuple(Link(text=one, url=url) for one, url in links) if links else (),
    )


def _to_document(data: Json | None, table: _Read) -> Document | None:
    if data is None:
        return None
    return Document(
        title=data["title"],
        byline=data["byline"],
        language=data["language"],
        published=from_rfc3339(data["published"]),
        modified=from_rfc3339(data["modified"]),
        blocks=table.at(data["blocks"]),
        section_ids=tuple(data["ids"]),
        carried=bool(data.get("carried")),
        marks=tuple(data.get("marks", ())),
        beside=tuple(Beside(block=_to_block(one[:-1]), why=one[-1]) for one in data.get("beside", ())),
        stamps=tuple(data.get("stamps", ())),
    )


def _to_pending(data: Json, table: _Read) -> Pending:
    return Pending(
        removed=tuple(data["removed"]),
        added=table.at(data["added"]),
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
