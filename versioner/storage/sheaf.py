"""New objects of one page on their way into the store, many at a time: each spelled right at once, all in one pack.

What an import brings is a page's past in order, so that each object's base is at hand: nothing is written in full first
and packed later. Until `bind` returns nothing is written, and no row may name any of them.

Nobody is kept waiting while objects are spelled. Only `bind` holds the packs, and looks first whether what the new ones
stand on is as it was: one whose base was rewritten or discarded meanwhile is written whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from versioner.errors import CorruptError, NotFoundError
from versioner.storage import frames
from versioner.storage.blobs import Blobs
from versioner.storage.lineage import Alike, Lineage
from versioner.storage.packs import LARGEST, MUCH_LARGER, Pack
from versioner.storage.patches import SMALL_LEVEL, Base, Packed, compress, decompress

LEAST = 4  # objects from which on they go into a pack; fewer get files of their own, and are packed when more have come


@dataclass(slots=True)
class Sheaf:
    """Objects that are held until they are bound.

    Args:
        store: where they go.
        line: what the page has there.
        alike: what its kin has.
    """

    store: Blobs
    line: Lineage
    alike: Alike
    _held: dict[str, bytes] = field(default_factory=dict)
    _outside: dict[str, Base] = field(default_factory=dict)  # what the held ones stand on that is no such

    def put(self, data: bytes, name: str = "") -> str:
        """Hold `data` as it will be kept; its name. What the store has already is put there as always.

        Raises:
            StorageError: the store cannot be used.
            CorruptError: `data` does not come back from what it would be kept as.
        """
        name = name or frames.name_of(data)
        if name in self._held:
            return name
        if name in self.store:
            return self.store.put(data, name)
        packed = self.line.packed(name, data, self.alike)
        form = frames.enclose(packed, len(data))
        whole: int | None = len(form)
        if packed.base is not None:
            whole = None if self.line.has(packed.base) else packed.base.size
            if packed.base.key not in self._held:
                self._outside[str(packed.base.key)] = packed.base
        self._held[name] = form
        self.line.add(Base(key=name, data=data, depth=packed.depth, size=len(form)), whole=whole)
        return name

    def bind(self) -> None:
        """Write what is held: when this returns, rows may name it.

        Raises:
            StorageError: the disk refuses.
        """
        if not self._held:
            return
        with self.store.told(), self.store.packs.held():
            forms = {name: self._standing(form) for name, form in self._held.items()}
            if len(forms) < LEAST:
                for name, form in forms.items():
                    self.store.write_form(name, form)
            else:
                self._write(forms)
        self._held.clear()
        self._outside.clear()

    def _standing(self, form: bytes) -> bytes:
        """An object as it is written: whole, where its base is no longer what it was."""
        head = frames.header("", form)
        base = self._outside.get(head.base or "")
        if base is None:
            return form
        try:
            if self.store.header(str(base.key)).depth <= base.depth:
                return form
        except (NotFoundError, CorruptError):
            pass  # it was discarded: nobody else needs it
        data = decompress(form[frames.HEADER_SIZE :], head.size, base.data)
        return frames.enclose(Packed(z=compress(data, level=SMALL_LEVEL), base=None), head.size)

    def _write(self, forms: Mapping[str, bytes]) -> None:
        absorbed = _absorbed(self.store.packs.every(), sum(map(len, forms.values())))
        self.store.packs.write(_objects(forms, absorbed))
        self.store.packs.remove(absorbed)


def _absorbed(packs: Sequence[Pack], size: int) -> list[Pack]:
    """Those that go into the next one with so many bytes: not much larger, so that there are never many."""
    found: list[Pack] = []
    for pack in sorted(packs, key=lambda one: one.size):
        if pack.size <= min(MUCH_LARGER * size, LARGEST // 2):
            size += pack.size
            found.append(pack)
    return found


def _objects(forms: Mapping[str, bytes], absorbed: Sequence[Pack]) -> Iterator[tuple[str, bytes]]:
    yield from forms.items()
    seen = set(forms)
    for pack in absorbed:
        for name in pack.names():
            if name not in seen:
                seen.add(name)
                yield name, pack.read(name) or b""
