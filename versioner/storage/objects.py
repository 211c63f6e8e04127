"""The snapshot store in an object store (S3, Google Cloud Storage, Azure, MinIO), through obstore.

The only module that imports obstore (extra `objects`). An object lies at `<prefix>/<aa>/<sha256>`, spelled as in a
directory (`frames`): a directory of files that was copied there can be read. A put is one request that ends whole or
not at all. Every object stands alone: patches would save bytes and cost a request for each step, so nothing is
compacted here. Who may do what is the client's environment (`AWS_…`, `GOOGLE_…`, `AZURE_…`), as obstore reads it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import obstore
from obstore.exceptions import BaseError
from obstore.store import ObjectStore as Backend
from obstore.store import from_url

from versioner.errors import ConfigError, CorruptError, LostError, NotFoundError, StorageError
from versioner.storage import frames
from versioner.storage.interface import Akin, Compacted, Gathered

if TYPE_CHECKING:
    from obstore.store import RetryConfig

_PREFIXES = tuple(f"{n:02x}" for n in range(256))
_DELETED_AT_ONCE = 1000  # what S3's DeleteObjects takes
# A store that does not answer is told of after seconds, not minutes; who can wait tries again as with a database.
_RETRIES, _RETRY_SECONDS = 3, 15.0


class ObjectStore:
    """A `SnapshotStore` behind obstore.

    Args:
        backend: obstore's own store.
        place: what it is called before people, without credentials.
    """

    def __init__(self, backend: Backend, place: str) -> None:
        self._backend, self.place = backend, place.rstrip("/")

    def put(self, data: bytes, name: str = "") -> str:
        name = name or frames.name_of(data)
        if name not in self:
            with self._reached(place_alone=True):
                obstore.put(self._backend, frames.key_of(name), frames.whole(data))
        return name

    def gather(self, history: Sequence[str], kin: Sequence[str] = ()) -> Gathered:
        del history, kin  # every object stands alone
        return self

    def bind(self) -> None:
        """Nothing: what was put is there."""

    def get(self, sha256: str) -> bytes:
        return frames.unfold(sha256, self._read)

    def __contains__(self, sha256: object) -> bool:
        if not isinstance(sha256, str) or not frames.is_name(sha256):
            return False
        try:
            with self._reached():
                obstore.head(self._backend, frames.key_of(sha256))
        except NotFoundError:
            return False
        return True

    def location(self, sha256: str) -> str:
        return f"{self.place}/{frames.key_of(sha256)}"

    def names(self) -> Iterator[str]:
        for prefix in _PREFIXES:  # a prefix at a time: not every store lists in order
            yield from sorted(name for name, _ in self._listed(prefix))

    def bytes_on_disk(self) -> int:
        return sum(size for _, size in self._listed(None))

    def verify(
        self, seen: Callable[[str], None] | None = None
    ) -> Iterator[tuple[str, CorruptError | NotFoundError]]:
        for name in self.names():
            if seen:
                seen(name)
            try:
                self.get(name)
            except (CorruptError, NotFoundError) as error:
                yield name, error

    def clean(self, *, older_than: float) -> int:
        del older_than
        return 0  # a put that was cut short has left nothing

    def fresh(self) -> Iterator[str]:
        return iter(())

    def drop(self, name: str, *, older_than: float) -> bool:
        del name, older_than
        return False

    def compact(
        self, histories: Iterable[Sequence[str]], *, kin: Akin | None = None, least: int = 64
    ) -> Compacted:
        del histories, kin, least
        return Compacted(rewritten=0, saved=0)

    def discard(self, names: Iterable[str], *, older_than: float | None = None) -> None:
        keys = [frames.key_of(name) for name in names if self._since(name, older_than)]
        for start in range(0, len(keys), _DELETED_AT_ONCE):
            with self._reached():
                obstore.delete(self._backend, keys[start : start + _DELETED_AT_ONCE])

    def _since(self, name: str, moment: float | None) -> bool:
        """Whether there is such an object, written before that POSIX time (whenever, without one)."""
        try:
            with self._reached():
                written = obstore.head(self._backend, frames.key_of(name))["last_modified"]
        except NotFoundError:
            return False
        return moment is None or written.timestamp() < moment

    def _read(self, name: str) -> bytes:
        with self._reached():
            return bytes(obstore.get(self._backend, frames.key_of(name)).bytes())

    def _listed(self, prefix: str | None) -> Iterator[tuple[str, int]]:
        """Name and stored bytes of every object, in any order."""
        with self._reached(place_alone=True):
            for sheet in obstore.list(self._backend, prefix=prefix):
                for one in sheet:
                    name = one["path"].rpartition("/")[2]
                    if frames.is_name(name):
                        yield name, one["size"]

    @contextmanager
    def _reached(self, *, place_alone: bool = False) -> Iterator[None]:
        """Around a request; with `place_alone` what can be missing is the bucket, and no object.

        Raises:
            LostError: there is no such object.
            StorageError: the store cannot be reached, or refuses us.
        """
        try:
            yield
        except FileNotFoundError as error:
            if place_alone:
                raise StorageError(
                    "the snapshots in {place} cannot be used: no such bucket", place=self.place
                ) from error
            raise LostError("there is no such snapshot in {place}", place=self.place) from error
        except (BaseError, OSError) as error:
            raise StorageError(
                "the snapshots in {place} cannot be used: {why}", place=self.place, why=_line(error)
            ) from error


def open_objects(url: str) -> ObjectStore:
    """The store at that URL: `s3://bucket/prefix`, `gs://…`, `az://account/container/prefix`, `memory://`.

    Nothing is asked for yet.

    Raises:
        ConfigError: obstore knows no such URL, or misses a setting in the environment.
    """
    retry: RetryConfig = {"max_retries": _RETRIES, "retry_timeout": timedelta(seconds=_RETRY_SECONDS)}
    try:
        backend = from_url(url) if url.startswith("memory:") else from_url(url, retry_config=retry)
    except (BaseError, ValueError) as error:
        raise ConfigError("setting snapshots cannot be used: {why}", why=_line(error)) from error
    return ObjectStore(backend, url)


def _line(error: Exception) -> str:
    """What an error says, in one line; obstore's go on with their inner workings."""
    first = str(error).strip().splitlines() or [type(error).__name__]
    return first[0][:300]
