"""Merkle trees as certificate logs have them: RFC 6962 §2.1 hashing, RFC 9162 §2.1.3 proofs, C2SP tiles.

A log is a list of entries that only grows. Its root hash stands for all of them; a path of at most 64 hashes
shows that an entry is among them. Hashes come in *tiles*: tile N of level L holds the 256 hashes of the
subtrees of height 8·L that begin at entry N·256·256^L (c2sp.org/tlog-tiles).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256

WIDTH = 256  # hashes in a full tile
HEIGHT = 8  # levels of the tree in a tile

# The hash of the subtree of `2**height` entries that begins at entry `index * 2**height`.
Subtree = Callable[[int, int], bytes]


def leaf_hash(entry: bytes) -> bytes:
    """An entry's hash (RFC 6962 §2.1: SHA-256 of 0x00 and the entry)."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two subtrees side by side (RFC 6962 §2.1: SHA-256 of 0x01 and both)."""
    return sha256(b"\x01" + left + right).digest()


def root_of(hashes: Sequence[bytes]) -> bytes:
    """The root over leaf hashes, in one pass; of none, the hash of the empty string."""
    level = list(hashes)
    if not level:
        return sha256(b"").digest()
    while len(level) > 1:
        pairs = [node_hash(level[n], level[n + 1]) for n in range(0, len(level) - 1, 2)]
        level = pairs + level[len(level) - len(level) % 2 :]
    return level[0]


def tree_root(size: int, subtree: Subtree) -> bytes:
    """The root of the first `size` entries, from the hashes of whole subtrees."""
    if size == 0:
        return sha256(b"").digest()
    parts = [subtree(height, start >> height) for start, height in _whole(0, size)]
    return _joined(parts)


def inclusion(index: int, size: int, subtree: Subtree) -> tuple[bytes, ...]:
    """The audit path of entry `index` among the first `size`, lowest first (RFC 9162 §2.1.3.1).

    Raises:
        ValueError: there is no such entry.
    """
    if not 0 <= index < size:
        raise ValueError(f"entry {index} is not among {size}")
    return tuple(_path(index, 0, size, subtree))


def _path(index: int, start: int, end: int, subtree: Subtree) -> Iterator[bytes]:
    if end - start == 1:
        return
    middle = start + (1 << ((end - start - 1).bit_length() - 1))
    inside, outside = ((start, middle), (middle, end)) if index < middle else ((middle, end), (start, middle))
    yield from _path(index, *inside, subtree)
    yield _joined([subtree(height, at >> height) for at, height in _whole(*outside)])


def root_from(entry: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes | None:
    """The root that an audit path leads to (RFC 9162 §2.1.3.2); None where path and place do not fit."""
    if not 0 <= index < size:
        return None
    node, last, found = index, size - 1, leaf_hash(entry)
    for other in path:
        if last == 0:
            return None
        if node & 1 or node == last:
            found = node_hash(other, found)
            while node and not node & 1:
                node, last = node >> 1, last >> 1
        else:
            found = node_hash(found, other)
        node, last = node >> 1, last >> 1
    return found if last == 0 else None


def _whole(start: int, end: int) -> Iterator[tuple[int, int]]:
    """The whole subtrees (first entry, height) that make up `start` to `end`, left to right."""
    while start < end:
        height = (end - start).bit_length() - 1
        while start & ((1 << height) - 1):
            height -= 1
        yield start, height
        start += 1 << height


def _joined(parts: Sequence[bytes]) -> bytes:
    """Subtrees of falling size, left to right, under one root."""
    found = parts[-1]
    for part in reversed(parts[:-1]):
        found = node_hash(part, found)
    return found


def tile_name(number: int) -> str:
    """A tile's number as its path spells it: 1234067 is `x001/x234/067`."""
    groups = [f"{number % 1000:03}"]
    while number >= 1000:
        number //= 1000
        groups.append(f"x{number % 1000:03}")
    return "/".join(reversed(groups))


def tile_number(name: str) -> int | None:
    """The inverse of `tile_name`; None where it is no tile's name."""
    groups = name.split("/")
    digits = [group.removeprefix("x") for group in groups]
    if not all(len(one) == 3 and one.isascii() and one.isdigit() for one in digits) or len(digits) > 5:
        return None
    number = int("".join(digits))
    return number if tile_name(number) == name else None
