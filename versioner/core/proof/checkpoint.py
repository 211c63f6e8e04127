"""Checkpoints: a log's size and root, signed (c2sp.org/tlog-checkpoint, c2sp.org/signed-note, Ed25519)."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable
from hashlib import sha256

from versioner.frozen import dataclass

_ED25519 = b"\x01"  # the signature type of signed notes that a key id and a verifier key begin with
_SIGNED = "\u2014 "


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """What a log stands for at a size.

    Attributes:
        origin: the log's name.
        root: over the first `size` entries, 32 bytes.
    """

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """The note that is signed."""
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode()}\n"


def key_id(name: str, public: bytes) -> bytes:
    """The first four bytes of the hash over a key's name, type and bytes."""
    return sha256(name.encode() + b"\n" + _ED25519 + public).digest()[:4]


def verifier_key(name: str, public: bytes) -> str:
    """A public key in one line, as checkers of signed notes take it: name, id, type and bytes."""
    return f"{name}+{key_id(name, public).hex()}+{b64encode(_ED25519 + public).decode()}"


def signed(checkpoint: Checkpoint, public: bytes, sign: Callable[[bytes], bytes]) -> str:
    """The checkpoint with its signature line.

    Args:
        checkpoint: what is signed.
        public: the Ed25519 public key, 32 bytes.
        sign: makes a signature (64 bytes) of a message.
    """
    name = checkpoint.origin
    signature = key_id(name, public) + sign(checkpoint.text.encode())
    return f"{checkpoint.text}\n{_SIGNED}{name} {b64encode(signature).decode()}\n"


def read(note: str, public: bytes, verify: Callable[[bytes, bytes], bool]) -> Checkpoint | None:
    """The checkpoint in a signed note; None where it is none, or its signature does not hold.

    Args:
        note: the note with its signatures.
        public: the Ed25519 public key of the log.
        verify: whether a signature (64 bytes) is one of a message.
    """
    text, gap, signatures = note.partition("\n\n")
    lines = text.split("\n")
    if not gap or len(lines) < 3 or not (lines[1].isascii() and lines[1].isdigit()):
        return None
    try:
        found = Checkpoint(origin=lines[0], size=int(lines[1]), root=b64decode(lines[2], validate=True))
        raw = [b64decode(value, validate=True) for value in _signatures(signatures, found.origin)]
    except ValueError:
        return None
    wanted, message = key_id(found.origin, public), (text + "\n").encode()
    return found if any(one[:4] == wanted and verify(one[4:], message) for one in raw) else None


def _signatures(lines: str, name: str) -> list[str]:
    start = f"{_SIGNED}{name} "
    return [line.removeprefix(start) for line in lines.splitlines() if line.startswith(start)]
