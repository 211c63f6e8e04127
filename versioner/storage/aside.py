"""Objects in a new form that is not written yet: a compaction folds most of them into a pack, and a file of its own for each,
written, synced and read again on the way there, would take longer than to compress them.

What is set aside is lost where the process is killed: the object is then as it was before.
"""

from __future__ import annotations

from collections.abc import Iterable

from versioner.storage import frames
from versioner.storage.blobs import Blobs

_MOST = 16 << 20  # bytes held in memory; what is more is written


class Aside:
    """A snapshot store as it will be once what is set aside is written.

    Args:
        store: where the objects are.
    """

    def __init__(self, store: Blobs) -> None:
        self.store = store
        self._held: dict[str, bytes] = {}
        self._size = 0

    def keep(self, name: str, form: bytes) -> None:
        """Set an object aside in a new form."""
        self._size += len(form) - len(self._held.get(name, b""))
        self._held[name] = form
        if self._size > _MOST:
            self.lay_down()

    def forget(self, names: Iterable[str]) -> None:
        """Let go of objects that have been written elsewhere."""
        for name in names:
            self._size -= len(self._held.pop(name, b""))

    def lay_down(self) -> None:
        """Write what is set aside, each object into the file of its own that it has."""
        for name, form in self._held.items():
            self.store.write_form(name, form)
        self._held.clear()
        self._size = 0

    def read(self, name: str, most: int = -1) -> bytes:
        """An object as it is stored, or its first `most` bytes; raises as `Blobs.get`."""
        held = self._held.get(name)
        if held is None:
            return self.store.read(name, most)
        return held if most < 0 else held[:most]

    def get(self, name: str) -> bytes:
        """Its bytes; raises as `Blobs.get`."""
        return frames.unfold(name, self.read)

    def header(self, name: str) -> frames.Header:
        """How it is stored; raises as `Blobs.get`."""
        return frames.header(name, self.read(name, frames.HEADER_SIZE))

    def stored(self, name: str) -> int:
        """Bytes that it takes as it is stored; raises as `Blobs.get`."""
        held = self._held.get(name)
        return self.store.stored(name) if held is None else len(held)
