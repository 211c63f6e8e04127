"""How an object is spelled where it lies: a header, then one zstd frame, alone or as a patch on another object."""

from __future__ import annotations

import struct
from collections.abc import Callable
from hashlib import sha256

from versioner.errors import CorruptError, NotFoundError
from versioner.frozen import dataclass
from versioner.late import re
from versioner.storage.patches import MAX_DEPTH, Packed, compress, decompress

_MAGIC = b"vsn1"
_HEADER = struct.Struct(">4sBQ32s")  # magic, depth, size of the plain bytes, base (zeros: none)
_NO_BASE = bytes(32)
HEADER_SIZE = _HEADER.size
_NAME = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What a stored object says of itself."""

    depth: int
    size: int
    base: str | None


def is_name(text: str) -> bool:
    """Whether that is a SHA-256 in lower-case hex."""
    return _NAME.fullmatch(text) is not None


def key_of(name: str) -> str:
    """Where the object of that name lies in its store: `<aa>/<sha256>`.

    Raises:
        NotFoundError: nothing can be named so.
    """
    if not is_name(name):
        raise NotFoundError("{name!r} is no SHA-256 in lower-case hex", name=name)
    return f"{name[:2]}/{name}"


def name_of(data: bytes) -> str:
    """The name of those bytes."""
    return sha256(data).hexdigest()


def enclose(packed: Packed, size: int) -> bytes:
    """A packed form of so many plain bytes, as it is stored."""
    base = bytes.fromhex(str(packed.base.key)) if packed.base else _NO_BASE
    return _HEADER.pack(_MAGIC, packed.depth, size, base) + packed.z


def whole(data: bytes) -> bytes:
    """`data` as it is stored where it stands alone."""
    return enclose(Packed(z=compress(data), base=None), len(data))


def header(name: str, stored: bytes) -> Header:
    """What the first `HEADER_SIZE` bytes of an object say.

    Raises:
        CorruptError: they are no header.
    """
    if len(stored) < HEADER_SIZE or not stored.startswith(_MAGIC):
        raise CorruptError("snapshot {name} is damaged: it does not start as a snapshot does", name=name)
    _, depth, size, base = _HEADER.unpack(stored[:HEADER_SIZE])
    return Header(depth=depth, size=size, base=None if base == _NO_BASE else base.hex())


def unfold(name: str, read: Callable[[str], bytes]) -> bytes:
    """The plain bytes of an object, checked against its name.

    Args:
        name: the object's.
        read: brings a stored object by its name; raises NotFoundError where there is none.

    Raises:
        NotFoundError: there is no such object.
        CorruptError: what is stored does not come to the bytes that are named.
    """
    chain = _chain(name, read)
    if chain is None:  # a base was discarded between two reads: the object has been written out whole
        chain = _chain(name, read)
    if chain is None:
        raise CorruptError("snapshot {name} stands on one that is missing, or on too many", name=name)
    data: bytes | None = None
    for one, head, z in reversed(chain):
        data = decompress(z, head.size, data)
        if name_of(data) != one:
            raise CorruptError(
                "snapshot {name} is damaged: its bytes do not have the hash that names it", name=one
            )
    assert data is not None
    return data


def _chain(name: str, read: Callable[[str], bytes]) -> list[tuple[str, Header, bytes]] | None:
    """The object and what it stands on, the whole one last; None where the chain is broken."""
    chain = [_opened(name, read(name))]
    while (base := chain[-1][1].base) is not None:
        if len(chain) > MAX_DEPTH:
            return None
        try:
            chain.append(_opened(base, read(base)))
        except NotFoundError:
            return None
    return chain


def _opened(name: str, stored: bytes) -> tuple[str, Header, bytes]:
    return name, header(name, stored), stored[HEADER_SIZE:]
