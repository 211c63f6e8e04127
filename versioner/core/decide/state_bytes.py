"""A page's state as bytes: versioned JSON, in which a block that several documents share stands once."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any, TypeVar

from versioner.core.decide.noise import History, Memory
from versioner.core.decide.state import PageState, Past, Pending, Suspect
from versioner.core.model import Beside, Block, BlockKind, Document, Json, Link, Role, from_rfc3339, rfc3339
from versioner.errors import OldStateError

_T = TypeVar("_T")
_VERSION = 2
_KINDS = list(BlockKind)
_ROLES = list(Role)
_KIND_AT = {kind: n for n, kind in enumerate(_KINDS)}
_ROLE_AT = {role: n for n, role in enumerate(_ROLES)}


def to_bytes(state: PageState) -> bytes:
    """The state, versioned; it is kept compressed (`storage.states`)."""
    spelled = json.dumps(_spell(state), ensure_ascii=False, separators=(",", ":"))
    return spelled.encode("utf-8", "surrogatepass")


def from_bytes(data: bytes) -> PageState:
    """The inverse of `to_bytes`.

    Raises:
        OldStateError: another version of the program spelled it, or it is damaged.
    """
    return _parsed(data, _read)


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


def _spell(state: PageState) -> Json:
    table: list[list[Any]] = []
    index: dict[Block, int] = {}
    met: dict[
        int, int
    ] = {}  # by `id`: to hash a block takes as long as to spell it, and most documents share theirs

    def block(one: Block) -> int:
        n = met.get(id(one))
        if n is None:
            n = met[id(one)] = index.setdefault(one, len(table))
            if n == len(table):
                table.append(_block(one))
        return n

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
        **({"extractor": state.extractor} if state.extractor else {}),
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


def _read(data: Json) -> PageState:
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
        extractor=data.get("extractor", ""),
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
