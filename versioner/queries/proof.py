"""What anybody may ask of the log: its checkpoint, its tiles, and whether a proof holds. No trust needed."""

from __future__ import annotations

import json
from base64 import b64decode
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from versioner.app import App
from versioner.core.model import Json, rfc3339
from versioner.core.proof.checkpoint import Checkpoint, key_id, read
from versioner.core.proof.merkle import WIDTH, root_from
from versioner.errors import ConfigError, StampError, UsageError
from versioner.frozen import dataclass
from versioner.storage import log
from versioner.storage.keys import holds

_ENTRY_MOST = 0xFFFF  # bytes of an entry in a bundle: its length is two bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a proof shows.

    Attributes:
        holds: whether everything in it does; why: what does not.
        entries: what the log says, as values.
        stamped: whether the checkpoint carries a time stamp; stamped_at: when, where it was checked and holds.
    """

    holds: bool
    why: str
    entries: tuple[Json, ...]
    size: int
    stamped: bool = False
    stamped_at: datetime | None = None

    def to_json(self) -> Json:
        return {
            "holds": self.holds,
            "why": self.why or None,
            "entries": list(self.entries),
            "size": self.size,
            "stamped": self.stamped,
            "stamped_at": rfc3339(self.stamped_at) if self.stamped_at else None,
        }


def check(document: bytes, key: str | None = None, roots: Path | None = None) -> Verdict:
    """Whether a proof's file holds, by itself and a public key alone.

    Args:
        document: the file.
        key: the log's verifier key; the one in the file where None, which shows only that nothing was altered since.
        roots: PEM file of the roots that the time stamp must lead to; None leaves the stamp unread.

    Raises:
        UsageError: this is no proof.
        ConfigError: `roots` holds no certificates, or what reads time stamps is not installed.
    """
    try:
        proof = json.loads(document)
        note, wanted = str(proof["checkpoint"]), key or str(proof["key"])
        stamp = b64decode(proof.get("timestamp", ""), validate=True)
        included = [
            (str(one["entry"]), int(one["index"]), [b64decode(value, validate=True) for value in one["path"]])
            for one in proof["included"]
        ]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UsageError("this is no proof that versioner wrote") from error
    tree = read(note, public_key(wanted), partial(holds, public_key(wanted)))
    if tree is None:
        return Verdict(holds=False, why="the checkpoint is not signed by that key", entries=(), size=0)
    found = replace(_judged(tree, included), stamped=bool(stamp))
    return _timed(found, stamp, note, roots) if stamp and roots and found.holds else found


def _timed(found: Verdict, stamp: bytes, note: str, roots: Path) -> Verdict:
    """With when the checkpoint was stamped, or why its stamp does not hold."""
    try:
        from versioner.fetch.timestamps import roots_in, stamped_at  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise ConfigError("time stamps need rfc3161-client: install versioner[proof]") from error
    try:
        return replace(found, stamped_at=stamped_at(stamp, note.encode("utf-8", "replace"), roots_in(roots)))
    except StampError as error:
        return replace(found, holds=False, why=error.message)


def _judged(tree: Checkpoint, included: list[tuple[str, int, list[bytes]]]) -> Verdict:
    said: list[Json] = []
    for entry, index, path in included:
        if root_from(entry.encode("utf-8", "replace"), index, tree.size, path) != tree.root:
            why = f"entry {index} is not in the log that was signed: {entry[:200]}"
            return Verdict(holds=False, why=why, entries=tuple(said), size=tree.size)
        said.append(_value(entry))
    if not said:
        return Verdict(holds=False, why="it proves nothing", entries=(), size=tree.size)
    return Verdict(holds=True, why="", entries=tuple(said), size=tree.size)


def _value(entry: str) -> Json:
    try:
        found: Any = json.loads(entry)
    except (ValueError, RecursionError):
        found = {}
    return found if isinstance(found, dict) else {}


def public_key(key: str) -> bytes:
    """The 32 bytes of a verifier key.

    Raises:
        UsageError: it is none.
    """
    name, _, rest = key.strip().partition("+")
    hint, _, spelled = rest.partition("+")
    try:
        raw = b64decode(spelled, validate=True)
    except ValueError:
        raw = b""
    if len(raw) != 33 or raw[:1] != b"\x01" or key_id(name, raw[1:]).hex() != hint:
        raise UsageError("that is no verifier key: NAME+ID+KEY, as /log/key shows it")
    return raw[1:]


def checkpoint(app: App) -> str | None:
    """The newest signed checkpoint; None before the first."""
    with app.db.read() as session:
        found = log.checkpoint(session)
    return found[1] if found else None


def checkpoint_of(app: App, size: int) -> str | None:
    """The checkpoint that was signed at that size; None where none was."""
    with app.db.read() as session:
        return log.note_of(session, size)


def stamp(app: App, size: int | None = None) -> tuple[int, bytes] | None:
    """A third party's time stamp of the checkpoint of that size (None: of the newest that has one), and the size.

    None where there is none. The stamp is a TimeStampResp (RFC 3161) in DER.
    """
    with app.db.read() as session:
        wanted = log.newest_stamped(session) if size is None else size
        found = None if wanted is None else log.stamp_of(session, wanted)
        return None if found is None or wanted is None else (wanted, found)


def tile(app: App, level: int, number: int, width: int) -> bytes | None:
    """The first `width` hashes of a tile; None where it has fewer."""
    with app.db.read() as session:
        held = log.tile(session, level, number)
    return held[: width * 32] if held is not None and len(held) >= width * 32 else None


def bundle(app: App, number: int, width: int) -> bytes | None:
    """The first `width` entries of a bundle of 256, each behind its length in two bytes; None where it has fewer."""
    with app.db.read() as session:
        if log.log_size(session) < number * WIDTH + width:
            return None
        found = [log.entry_at(session, number * WIDTH + n) or b"" for n in range(width)]
    return b"".join(len(one).to_bytes(2, "big") + one for one in (one[:_ENTRY_MOST] for one in found))
