"""The log of what was seen when: bring it up to date, sign it, and prove that a version stands in it."""

from __future__ import annotations

import logging
from base64 import b64encode

from versioner.app import App
from versioner.core.model import Json
from versioner.core.proof.checkpoint import Checkpoint, signed, verifier_key
from versioner.core.proof.merkle import inclusion
from versioner.errors import NotFoundError, StampError
from versioner.frozen import dataclass
from versioner.storage import find, log

_log = logging.getLogger("versioner.proof")
_BATCH = 500  # entries of each kind in one transaction
FORMAT = "versioner-proof/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Included:
    """One entry and what proves that it is in the log.

    Attributes:
        entry: what the log says, as it was hashed; index: its place.
        path: the audit path, lowest hash first, 32 bytes each.
    """

    entry: str
    index: int
    path: tuple[bytes, ...]

    def to_json(self) -> Json:
        return {
            "entry": self.entry,
            "index": self.index,
            "path": [b64encode(one).decode() for one in self.path],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """That a version, and the capture that first showed it, stand in the log that a checkpoint signs.

    Attributes:
        checkpoint: the signed note; key: the log's public key as a verifier key.
        stamp: a third party's time stamp of the note (RFC 3161, TimeStampResp in DER); None where it has none.
    """

    checkpoint: str
    key: str
    included: tuple[Included, ...]
    stamp: bytes | None = None

    def to_json(self) -> Json:
        return {
            "format": FORMAT,
            "key": self.key,
            "checkpoint": self.checkpoint,
            "included": [one.to_json() for one in self.included],
        } | ({"timestamp": b64encode(self.stamp).decode()} if self.stamp else {})


def grow(app: App) -> int:
    """Log what is not logged yet and sign the new size; how many entries the log then has."""
    while True:
        with app.db.read() as session:
            new = log.waiting(session, _BATCH)
            newest = log.checkpoint(session)
            size = log.log_size(session)
        if not new and (size == 0 or (newest and newest[0] == size)):
            return size
        key = app.signing_key()
        with app.db.write() as session:
            if log.log_size(session) != size:
                continue  # another process was faster, and has logged some of these
            size = log.append(session, new)
            tree = Checkpoint(origin=app.policy.origin, size=size, root=log.root(session, size))
            log.add_checkpoint(session, size=size, note=signed(tree, key.public, key.sign), at=app.now())


def stamp(app: App) -> bool:
    """Have the newest checkpoint stamped by the authority that is set, if it is not; whether it has a stamp then.

    An authority that cannot be had now is a line in the log: the next call asks again.
    """
    authority = app.authority()
    with app.db.read() as session:
        newest = log.checkpoint(session)
        held = newest is not None and log.stamp_of(session, newest[0]) is not None
    if authority is None or newest is None or held:
        return held
    try:
        made = authority.stamp(newest[1].encode())
    except StampError as error:
        _log.warning("the log's checkpoint of %d entries has no time stamp: %s", newest[0], error.message)
        return False
    with app.db.write() as session:
        log.add_stamp(session, note=newest[1], stamp=made)
    return True


def prove(app: App, address: str) -> Proof:
    """The proof of a version: its own entry and that of the capture that first showed it.

    Raises:
        NotFoundError, AmbiguousError: the address fits nothing or several things.
    """
    with app.db.read() as session:
        version = find.version(session, address)
    grow(app)
    stamp(app)
    with app.db.read() as session:
        newest = log.checkpoint(session)
        capture = log.capture_of(session, version.id)
        places = (
            log.position_of(session, log.VERSION, version.id),
            log.position_of(session, log.CAPTURE, capture or 0),
        )
        if newest is None or None in places:
            raise NotFoundError("version v{id} is not in the log; say: versioner verify", id=version.id)
        size, note = newest
        found = []
        for place in places:
            assert place is not None
            entry = log.entry_at(session, place)
            assert entry is not None
            path = inclusion(place, size, lambda height, index: log.subtree(session, height, index))
            found.append(Included(entry=entry.decode(), index=place, path=path))
        stamped = log.stamp_of(session, size)
    key = verifier_key(app.policy.origin, app.signing_key().public)
    return Proof(checkpoint=note, key=key, included=tuple(found), stamp=stamped)
