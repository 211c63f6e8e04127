"""A page's state as bytes: versioned JSON, in which a block that several documents share stands once.

Most of a state is the accepted text, which is kept already as the page's newest version. A state that is spelled `on` a
text tells the blocks of that by their places; only its own are written out.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain, groupby
from operator import attrgetter
from typing import Any, TypeVar

from versioner.core.decide.noise import History, Memory
from versioner.core.decide.state import PageState, Past, Pending, Suspect
from versioner.core.model import Beside, Block, BlockKind, Document, Json, Link, Role, from_rfc3339, rfc3339
from versioner.errors import OldStateError

_T = TypeVar("_T")
_ALONE, _ON_TEXT = 2, 3  # the two forms, as a state names its own
_KINDS = list(BlockKind)
_ROLES = list(Role)
_KIND_AT = {kind: n for n, kind in enumerate(_KINDS)}
_ROLE_AT = {role: n for n, role in enumerate(_ROLES)}


def to_bytes(state: PageState, on: Document | None = None) -> bytes:
    """The state, versioned; it is kept compressed (`storage.states`).

    Args:
        state: any.
        on: a text that whoever reads the state will have too; None: the state is to be read alone.
    """
    return _json(_spell(state, _Spelling(on)))


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def from_bytes(data: bytes, on: Document | None = None) -> PageState:
    """The inverse of `to_bytes`; `on`: the text that it was spelled on.

    Raises:
        OldStateError: another version of the program spelled it, it is damaged, or stands on another text.
    """
    return _parsed(data, lambda spelled: _read(spelled, on))


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
    if spelled["v"] not in {_ALONE, _ON_TEXT}:
        raise ValueError(f"a state of version {spelled['v']}; this program reads {_ALONE} and {_ON_TEXT}")
    return spelled


def _kept(text: Document) -> tuple[Block, ...]:
    """The blocks that a text holds, those beside it behind its own: where the table of a state begins that stands on it."""
    return (*text.blocks, *(one.block for one in text.beside))


class _Spelling:
    """The table of a state that is spelled: each block once, in the order in which its documents show them.

    Attributes:
        on: the text that the state stands on; None: it stands alone.
    """

    def __init__(self, on: Document | None) -> None:
        self.on = on
        known = () if on is None else _kept(on)
        self._blocks = list(known)
        self._given = len(known)  # that whoever reads has
        # by `id`: to hash a block takes as long as to spell it, and most documents share theirs
        self._met = {id(block): n for n, block in enumerate(known)}
        self._runs: dict[int, list[int]] = {}
        self._alike: dict[tuple[str, str], list[int]] = {}

    def places(self, blocks: tuple[Block, ...]) -> list[int]:
        """Where in the table the blocks of a document stand; on a text, where each stretch begins and how long it is."""
        found = self._runs.get(id(blocks))
        if found is None:
            if self.on is not None and blocks == self.on.blocks:
                places: Iterable[int] = range(len(blocks))
            else:
                places = [self._place(one) for one in blocks]
            found = self._runs[id(blocks)] = list(places) if self.on is None else _stretches(places)
        return found

    def _place(self, one: Block) -> int:
        n = self._met.get(id(one))
        if n is None:
            n = self._met[id(one)] = self._new(one)
        return n

    def _new(self, one: Block) -> int:
        if not self._alike:
            for n, block in enumerate(self._blocks):
                self._alike.setdefault(_first_said(block), []).append(n)
        alike = self._alike.setdefault(_first_said(one), [])
        known = next((n for n in alike if self._blocks[n] == one), None)
        if known is not None:
            return known
        alike.append(len(self._blocks))
        self._blocks.append(one)
        return alike[-1]

    def beside(self, found: Sequence[Beside]) -> list[Any]:
        """What stands beside a document: each block and why; on a text, a reason before the places of all that have it."""
        if self.on is None:
            return [[*_block(aside.block), aside.why] for aside in found]
        return [
            [why, _stretches(self._place(aside.block) for aside in run)]
            for why, run in groupby(found, key=_why)
        ]

    def own(self) -> list[Any]:
        """The blocks that are spelled out."""
        return [_block(one) for one in self._blocks[self._given :]]


_why = attrgetter("why")


def _first_said(block: Block) -> tuple[str, str]:
    """A part of a block by which equal ones are found: the hash of all of it takes ten times as long."""
    return block.text, block.links[0].url if block.links else ""


def _stretches(places: Iterable[int]) -> list[int]:
    """Places, most of them in a row, as the first of each row and how many there are."""
    found: list[int] = []
    due = -1
    for n in places:
        if n == due:
            found[-1] += 1
        else:
            found += (n, 1)
        due = n + 1
    return found


def _spell(state: PageState, blocks: _Spelling) -> Json:
    def document(one: Document | None) -> Json | None:
        return None if one is None else _document(one, blocks)

    return {
        "v": _ALONE if blocks.on is None else _ON_TEXT,
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
        "blocks": blocks.own(),  # the last: by now all are met
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


def _document(one: Document, blocks: _Spelling) -> Json:
    return {
        "title": one.title,
        "byline": one.byline,
        "language": one.language,
        "published": rfc3339(one.published),
        "modified": rfc3339(one.modified),
        "blocks": blocks.places(one.blocks),
        "ids": list(one.section_ids),
        **({"carried": 1} if one.carried else {}),
        **({"marks": list(one.marks)} if one.marks else {}),
        **({"beside": blocks.beside(one.beside)} if one.beside else {}),
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


def _read(data: Json, on: Document | None) -> PageState:
    table = _Table(data, on)
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
        extractor=data.get("extractor", ""),
    )


class _Table:
    """The table of a state that is read; documents of the same blocks share one tuple of them."""

    def __init__(self, data: Json, on: Document | None) -> None:
        self._on_text = data["v"] == _ON_TEXT
        if self._on_text and on is None:
            raise ValueError("it stands on a text that is not at hand")
        self._blocks = list(_kept(on)) if self._on_text and on is not None else []
        self._runs: dict[tuple[int, ...], tuple[Block, ...]] = {}
        if self._on_text and on is not None and on.blocks:
            self._runs[0, len(on.blocks)] = on.blocks
        self._blocks += map(_to_block, data["blocks"])

    def at(self, places: list[int]) -> tuple[Block, ...]:
        """The blocks of those places."""
        name = tuple(places)
        if name not in self._runs:
            self._runs[name] = tuple(self._stretched(places) if self._on_text else map(self._one, places))
        return self._runs[name]

    def _stretched(self, places: list[int]) -> Iterable[Block]:
        pairs = zip(places[::2], places[1::2], strict=True)
        return chain.from_iterable(map(self._one, range(n, n + many)) for n, many in pairs)

    def _one(self, n: int) -> Block:
        return self._blocks[n]

    def beside(self, data: Sequence[Any]) -> Iterator[Beside]:
        """What stood beside a document."""
        for one in data:
            if self._on_text:
                why, places = one
                yield from (Beside(block=block, why=why) for block in self.at(places))
            else:
                yield Beside(block=_to_block(one[:-1]), why=one[-1])


def _to_sights(data: Sequence[Any], good: Document | None, table: _Table) -> Iterator[tuple[str, Document]]:
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


def _to_document(data: Json | None, table: _Table) -> Document | None:
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
        beside=tuple(table.beside(data.get("beside", ()))),
        stamps=tuple(data.get("stamps", ())),
    )


def _to_pending(data: Json, table: _Table) -> Pending:
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
