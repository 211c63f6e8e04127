"""The snapshot store in a local directory: files, their compaction and their removal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from versioner.storage import compaction
from versioner.storage.blobs import Blobs
from versioner.storage.interface import Compacted


class DirectoryStore(Blobs):
    """A `DirectoryStore` in a directory of this machine."""

    def compact(self, histories: Iterable[Sequence[str]]) -> Compacted:
        return compaction.compact(self, histories)

    def discard(self, names: Iterable[str]) -> None:
        compaction.discard(self, names)
