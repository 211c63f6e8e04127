"""The snapshot store in a local directory: files, packs, their compaction and removal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from versioner.storage import compaction
from versioner.storage.aside import Aside
from versioner.storage.blobs import Blobs
from versioner.storage.interface import Akin, Compacted
from versioner.storage.kin import Kin
from versioner.storage.lineage import lineage
from versioner.storage.patches import Base
from versioner.storage.sheaf import Sheaf


class DirectoryStore(Blobs):
    """A `SnapshotStore` in a directory of this machine."""

    @cached_property
    def _kin(self) -> Kin:
        """What pages have in common, as it stands before the next compaction: not kept by a process that goes on."""
        return Kin(Aside(self), compaction.standing_on(self))

    def gather(self, history: Sequence[str], kin: Sequence[str] = ()) -> Sheaf:
        def alike(name: str, data: bytes) -> list[Base]:
            return self._kin.taken(name, data, kin) if kin else []

        return Sheaf(self, lineage(self, history), alike)

    def compact(
        self, histories: Iterable[Sequence[str]], *, kin: Akin | None = None, least: int = compaction.LEAST
    ) -> Compacted:
        vars(self).pop("_kin", None)
        with self.told():
            return compaction.compact(self, histories, kin=kin, least=least)

    def discard(self, names: Iterable[str], *, older_than: float | None = None) -> None:
        with self.told():
            compaction.discard(self, names, older_than=older_than)
