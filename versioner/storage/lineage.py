"""Which objects of a page's past the next one may stand on, and how it is spelled against them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from versioner.errors import CorruptError, NotFoundError
from versioner.storage.blobs import Blobs
from versioner.storage.patches import MAX_DEPTH, NEAR_PAGE, Base, Packed, decompress, pack
from versioner.storage.texts import RECENT

Alike = Callable[[str, bytes], list[Base]]
"""What a page's kin has that is near to an object of it."""


@dataclass(slots=True)
class Lineage:
    """The end of a page's past.

    Attributes:
        recent: its last objects, the newest first.
        keyframe: the last of them that stands on none of the page's own.
    """

    recent: list[Base] = field(default_factory=list)
    keyframe: Base | None = None

    def packed(self, name: str, data: bytes, alike: Alike) -> Packed:
        """`data` against the page's own past, else against its kin, else whole; read back from what it became.

        Raises:
            CorruptError: it did not come back.
        """
        packed = self._on_own(data)
        if packed is None or packed.base is None:
            kin = alike(name, data)
            packed = pack(data, kin) if kin or packed is None else packed
        if decompress(packed.z, len(data), packed.base.data if packed.base else None) != data:
            raise CorruptError(
                "snapshot {name} would not survive its compaction; it was left as it is", name=name
            )
        return packed

    def has(self, base: Base) -> bool:
        """Whether it is one of the page's own."""
        return any(base.key == own.key for own in self._bases())

    def _on_own(self, data: bytes) -> Packed | None:
        return pack(data, self._bases(), near=NEAR_PAGE) if self.recent else None

    def _bases(self) -> list[Base]:
        more = () if self.keyframe is None or self._is_recent(self.keyframe) else (self.keyframe,)
        return [*self.recent, *more]

    def _is_recent(self, base: Base) -> bool:
        return any(base.key == one.key for one in self.recent)

    def add(self, base: Base, *, whole: int | None) -> None:
        """Go on from the object that came next.

        Args:
            base: the object.
            whole: where it stands on none of the page's own, how large a whole frame of this page would be (one that
                stands on its kin says it by theirs).
        """
        self.recent = [base, *self.recent][:RECENT]
        if whole is not None:
            self.keyframe = replace(base, size=whole)


def lineage(store: Blobs, history: Sequence[str]) -> Lineage:
    """The end of the past of a page whose objects are `history`, the oldest first; an empty one where it is damaged."""
    own = set(history)
    recent = list(dict.fromkeys(reversed(history)))[:RECENT]
    try:
        keyframe = _keyframe(store, recent[0], own) if recent else None
        return Lineage([_base(store, name) for name in recent], keyframe)
    except (CorruptError, NotFoundError):  # whoever reads them says so
        return Lineage()


def _keyframe(store: Blobs, name: str, own: AbstractSet[str]) -> Base:
    """What the object stands on in the end, as far as it is the page's own."""
    for _ in range(MAX_DEPTH + 1):
        base = store.header(name).base
        if base is None or base not in own:
            return replace(_base(store, name), size=store.stored(base or name))
        name = base
    raise CorruptError("snapshot {name} stands on one that is missing, or on too many", name=name)


def _base(store: Blobs, name: str) -> Base:
    return Base(key=name, data=store.get(name), depth=store.header(name).depth, size=store.stored(name))
