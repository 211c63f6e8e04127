"""Which older page a page resembles: sites fill one template, so that what is new of a page of theirs is its text.

The first capture of a page has no past of its own to stand on. Of the whole frames that pages of the same host stand
on, the one that shares most with it is found by the pieces between tags, without compressing against each of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from versioner.errors import CorruptError, NotFoundError
from versioner.storage.aside import Aside
from versioner.storage.patches import MAX_DEPTH, Base

_TRIED = 8  # whole frames of a host that are looked at for one page
HEIRS = 64  # objects that stand on one: damage to it takes no more with it, and the sixty-fifth costs a page in 64
_HELD = 16  # sketches that are kept: those of two hosts, up to a megabyte each
_SHARED = 0.125  # of a page's bytes: less in common is not worth compressing against
_ENDS = bytes.maketrans(b">\n}", b"<<<")  # pieces end at tags, lines, and rules of style and script
_SHORTEST = 16  # bytes of a piece: shorter ones are everywhere
_PIECES = 20_000  # of one page


class Kin:
    """Finds a base for pages that have none of their own; one for a whole compaction.

    Args:
        store: where the objects are, and will be.
        bases: how many stand on each object; whoever makes more of them counts them there.
    """

    def __init__(self, store: Aside, bases: Counter[str]) -> None:
        self._store = store
        self._bases = bases
        self._sketches: dict[str, dict[int, int]] = {}

    def nearest(self, name: str, data: bytes, others: Iterable[str]) -> list[Base]:
        """The whole frame that has most of `data` too, of those that other objects stand on; none where none is near.

        Never the object itself. Objects that are damaged or missing are no kin: whoever reads them says so.

        Args:
            name: the object's.
            data: its plain bytes.
            others: names of objects of the same site.
        """
        own = _sketch(data)
        best, most = "", _SHARED * len(data)
        for root in self._roots(others):
            if root == name or self._bases.get(root, 0) >= HEIRS:
                continue
            sketch = self._sketches.get(root) or self._keep(root)
            shared = sum(length for piece, length in own.items() if piece in sketch)
            if shared > most:
                best, most = root, shared
        if not best:
            return []
        return [Base(key=best, data=self._store.get(best), depth=0, size=self._store.stored(best))]

    def taken(self, name: str, data: bytes, others: Iterable[str]) -> list[Base]:
        """As `nearest`, for one who will stand on it."""
        found = self.nearest(name, data, others)
        self._bases.update(str(base.key) for base in found)
        return found

    def _roots(self, names: Iterable[str]) -> Iterator[str]:
        """The different whole frames that objects stand on, so many as are tried."""
        found: set[str] = set()
        for name in names:
            root = self._root(name)
            if root is not None and root not in found:
                found.add(root)
                yield root
                if len(found) == _TRIED:
                    return

    def _root(self, name: str) -> str | None:
        for _ in range(MAX_DEPTH + 1):
            try:
                base = self._store.header(name).base
            except (CorruptError, NotFoundError):
                return None
            if base is None:
                return name
            name = base
        return None

    def _keep(self, name: str) -> dict[int, int]:
        try:
            made = _sketch(self._store.get(name))
        except (CorruptError, NotFoundError):
            made = {}
        if len(self._sketches) >= _HELD:
            del self._sketches[next(iter(self._sketches))]
        self._sketches[name] = made
        return made


def _sketch(data: bytes) -> dict[int, int]:
    """The pieces of a page by their hash, with how long each is."""
    pieces = data.translate(_ENDS).split(b"<", _PIECES)
    return {hash(piece): len(piece) for piece in pieces if len(piece) >= _SHORTEST}
