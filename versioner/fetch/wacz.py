"""WACZ 1.1 (specs.webrecorder.net/wacz/1.1.1): a ZIP file of WARC files, an index, and hashes of all that is in it."""

from __future__ import annotations

import json
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import IO, Any

from versioner.errors import UsageError

PACKAGE, DIGEST = "datapackage.json", "datapackage-digest.json"
_CHUNK = 1 << 16
_MOST_FILES = 10_000
# as of WARC files: what unpacks to more than this, and fifty times its size, is a bomb
_MOST_UNPACKED = 1 << 30
_MOST_TIMES = 50
_MOST_JSON = 20_000_000
# a file's header, and the end of the central directory, its comment left out (APPNOTE.TXT §4.3)
_FIRST, _END, _END_BYTES = b"PK\x03\x04", b"PK\x05\x06", 22
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


def is_wacz(path: Path) -> bool:
    """Whether a file is a ZIP file, as every WACZ is and no WARC."""
    try:
        with path.open("rb") as stream:
            return stream.read(4) in {b"PK\x03\x04", b"PK\x05\x06"}
    except OSError:
        return False


class Wacz:
    """A WACZ file that is open.

    Attributes:
        names: of everything in it.
        resources: what its package says is in it: path to SHA-256 (hex).
    """

    def __init__(self, path: Path, archive: zipfile.ZipFile) -> None:
        self.path, self._zip = path, archive
        most = max(_MOST_UNPACKED, _MOST_TIMES * path.stat().st_size)
        entries = archive.infolist()
        if len(entries) > _MOST_FILES or sum(one.file_size for one in entries) > most:
            raise UsageError("{path} unpacks to more than any WACZ file should", path=path)
        self.names = tuple(one.filename for one in entries if not one.is_dir())
        if len(set(self.names)) != len(self.names):
            raise UsageError("{path} is no WACZ file: it holds two files of one name", path=path)
        self.package = self._package()
        self.resources = _resources(self.package, path)

    def _package(self) -> Mapping[str, Any]:
        if PACKAGE not in self.names:
            raise UsageError("{path} is no WACZ file: it has no {package}", path=self.path, package=PACKAGE)
        try:
            found = json.loads(self.read(PACKAGE))
        except (ValueError, RecursionError) as error:
            raise UsageError(
                "{path} is no WACZ file: its {package} cannot be read", path=self.path, package=PACKAGE
            ) from error
        if not isinstance(found, dict):
            raise UsageError(
                "{path} is no WACZ file: its {package} cannot be read", path=self.path, package=PACKAGE
            )
        return found

    def read(self, name: str, most: int = _MOST_JSON) -> bytes:
        """A small file in it.

        Raises:
            UsageError: it is not there, broken, or larger than `most` bytes.
        """
        with self._stream(name) as stream:
            found = stream.read(most + 1)
        if len(found) > most:
            raise UsageError(
                "{name} in {path} is larger than {most:,} bytes", name=name, path=self.path, most=most
            )
        return found

    def sha256(self, name: str) -> str:
        """The hash of a file in it.

        Raises:
            UsageError: it is not there, or broken.
        """
        found = sha256()
        with self._stream(name) as stream:
            while chunk := stream.read(_CHUNK):
                found.update(chunk)
        return found.hexdigest()

    def altered(self) -> Iterator[str]:
        """What is not as the package says, in words: files that are gone, others, or not named in it."""
        for name, wanted in self.resources.items():
            if name not in self.names:
                yield f"{name} is missing"
            elif self.sha256(name) != wanted:
                yield f"{name} is not what the package's hash says"
        for name in self.names:
            if name not in self.resources and name not in {PACKAGE, DIGEST}:
                yield f"{name} is not named in the package"
        if not self._is_all():
            yield "there is more in it than its files"

    def _is_all(self) -> bool:
        """Whether nothing stands before its first file or behind its end, where readers of ZIP files look for nothing."""
        size = self.path.stat().st_size - _END_BYTES - len(self._zip.comment)
        with self.path.open("rb") as stream:
            begins = stream.read(len(_FIRST))
            stream.seek(max(size, 0))
            ends = stream.read(len(_END))
        return ends == _END and begins == _FIRST

    def extract(self, name: str, to: Path) -> None:
        """Write a file in it to a place."""
        with self._stream(name) as stream, to.open("wb") as out:
            while chunk := stream.read(_CHUNK):
                out.write(chunk)

    @contextmanager
    def _stream(self, name: str) -> Iterator[IO[bytes]]:
        try:
            with self._zip.open(name) as stream:
                yield stream
        except KeyError as error:
            raise UsageError("{path} has no {name}", path=self.path, name=name) from error
        except _BROKEN as error:
            raise UsageError(
                "{name} in {path} cannot be read: {why}", name=name, path=self.path, why=error
            ) from error


def _resources(package: Mapping[str, Any], path: Path) -> Mapping[str, str]:
    listed = package.get("resources")
    found: dict[str, str] = {}
    for one in listed if isinstance(listed, list) else ():
        name = one.get("path") if isinstance(one, dict) else None
        kind, _, value = str(one.get("hash", "")).partition(":") if isinstance(one, dict) else ("", "", "")
        if not isinstance(name, str) or kind != "sha256":
            raise UsageError(
                "{path} is no WACZ file: its {package} names a resource without path or sha256",
                path=path,
                package=PACKAGE,
            )
        found[name] = value.lower()
    return found


@contextmanager
def opened(path: Path) -> Iterator[Wacz]:
    """A WACZ file.

    Raises:
        UsageError: it cannot be read, or is none.
    """
    try:
        archive = zipfile.ZipFile(path)
    except FileNotFoundError as error:
        raise UsageError("there is no file {path}", path=path) from error
    except _BROKEN as error:
        raise UsageError("{path} is no WACZ file: {why}", path=path, why=error) from error
    with archive:
        yield Wacz(path, archive)


@contextmanager
def warcs_of(path: Path) -> Iterator[tuple[Path, ...]]:
    """The WARC files in a WACZ file, unpacked for as long as it lasts.

    Raises:
        UsageError: it is none, holds no WARC file, or one that is not what its hash says.
    """
    with opened(path) as wacz, TemporaryDirectory() as folder:
        names = [one for one in wacz.names if _is_warc(one)]
        if not names:
            raise UsageError("{path} holds no WARC file", path=path)
        found = []
        for n, name in enumerate(sorted(names)):
            if name not in wacz.resources or wacz.sha256(name) != wacz.resources[name]:
                raise UsageError("{name} in {path} is not what the package's hash says", name=name, path=path)
            to = Path(folder) / f"{n}-{PurePosixPath(name).name[-100:]}"
            wacz.extract(name, to)
            found.append(to)
        yield tuple(found)


def _is_warc(name: str) -> bool:
    return name.startswith("archive/") and name.endswith((".warc", ".warc.gz"))
