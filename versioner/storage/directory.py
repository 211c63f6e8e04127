"""The snapshot store in a local directory: files, packs, their compaction and removal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from versioner.storage import compaction
from versioner.storage.blobs import Blobs
from versioner.storage.interface import Akin, Compacted


class DirectoryStore(Blobs):
    """A `SnapshotStore` in a directory of this machine."""

    def compact(
        self, histories: Iterable[Sequence[str]], *, kin: Akin | None = None, least: int = compaction.LEAST
    ) -> Compacted:
        with self.told():
            return compaction.compact(self, histories, kin=kin, least=least)

    def discard(self, names: Iterable[str], *, older_than: float | None = None) -> None:
        with self.told():
            compaction.discard(self, names, older_than=older_than)
