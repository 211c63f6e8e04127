"""What a snapshot store is: the one way in and out for raw bytes, wherever they lie."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from versioner.errors import CorruptError, NotFoundError
from versioner.frozen import dataclass

Akin = Mapping[str, Sequence[str]]
"""The name of a page's first snapshot -> those of earlier pages of its host, the nearest in age first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compacted:
    """What a compaction did: objects rewritten, and bytes saved."""

    rewritten: int
    saved: int


class Gathered(Protocol):
    """Bytes of one page on their way into a store, which are there when they are bound, and may be before."""

    def put(self, data: bytes, name: str = "") -> str:
        """As `SnapshotStore.put`."""

    def bind(self) -> None:
        """Keep all that was put: rows may name it now."""


class SnapshotStore(Protocol):
    """Immutable bytes, named by their SHA-256 in hex. Safe to share between threads and processes.

    An object is there whole or not at all, whatever is killed meanwhile. Every method raises `StorageError`
    where the store cannot be reached, read or written.
    """

    def put(self, data: bytes, name: str = "") -> str:
        """Keep `data`; its name, which who has worked it out already may give. Done at once where the store has it already."""

    def gather(self, history: Sequence[str], kin: Sequence[str] = ()) -> Gathered:
        """A place for many new captures of a page, in order of date, to be kept together.

        Args:
            history: the names of those that it has, oldest first.
            kin: what may resemble it, as in `compact`.
        """

    def get(self, sha256: str) -> bytes:
        """The bytes of that name, checked against it.

        Raises:
            NotFoundError: the store has none.
            CorruptError: what is stored does not come to them.
        """

    def __contains__(self, sha256: object) -> bool: ...

    def location(self, sha256: str) -> str:
        """Where the object of that name lies (or would), for people: a path or a URL."""

    def names(self) -> Iterator[str]:
        """Every object's name, in order."""

    def bytes_on_disk(self) -> int:
        """What all objects take, as they are stored."""

    def verify(
        self, seen: Callable[[str], None] | None = None
    ) -> Iterator[tuple[str, CorruptError | NotFoundError]]:
        """Read every object; those that are damaged or lack what they stand on, with what is wrong.

        Args:
            seen: told of every object's name.
        """

    def clean(self, *, older_than: float) -> int:
        """Remove what interrupted writes left behind, last touched before that POSIX time; how many."""

    def fresh(self) -> Iterator[str]:
        """The names, in order, of what came since the store was compacted last; none where it never is."""

    def drop(self, name: str, *, older_than: float) -> bool:
        """Remove one of `fresh` for good, unless it was put (again) since that POSIX time; whether it was."""

    def compact(
        self, histories: Iterable[Sequence[str]], *, kin: Akin | None = None, least: int = 64
    ) -> Compacted:
        """Store what is cold in less room, where this store knows how.

        Args:
            histories: for each page its snapshots' names, oldest first.
            kin: what may resemble it: pages of one site share most of their bytes.
            least: fresh objects from which on they are packed together.

        Raises:
            StorageError: another process is at it.
            CorruptError: an object is damaged; it is left as it is.
        """

    def discard(self, names: Iterable[str], *, older_than: float | None = None) -> None:
        """Remove objects for good; only those that no row names any longer.

        Args:
            names: the objects.
            older_than: with it, what was put (again) since that POSIX time stays.
        """
