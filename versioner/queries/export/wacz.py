"""WACZ 1.1.1 (specs.webrecorder.net/wacz/1.1.1): the WARC with an index, a list of pages and a hash of every file.

archive/data.warc.gz      what `warc` writes
indexes/index.cdx.gz      CDXJ in gzipped blocks, index.idx tells where each begins
pages/pages.jsonl         one page a version
datapackage.json          every file with its SHA-256; datapackage-digest.json with that of the package,
signed where a key is given (specs.webrecorder.net/wacz-auth/0.1.0)
"""

from __future__ import annotations

import json
import zipfile
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from gzip import compress
from hashlib import sha256
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Protocol
from urllib.parse import urlsplit

from versioner.app import App
from versioner.core.model import Json, rfc3339
from versioner.fetch.wacz import DIGEST, PACKAGE
from versioner.frozen import dataclass
from versioner.queries.export import warc
from versioner.queries.export.gather import History
from versioner.queries.export.warc import Line
from versioner.version import __version__

WARC = "archive/data.warc.gz"
_VERSION = "1.1.1"
_AUTH = "0.1.0"
_BLOCK = 300  # lines of an index in one gzipped block, as ZipNum has it
_CHUNK = 1 << 20
# SubjectPublicKeyInfo of an Ed25519 key before its 32 bytes (RFC 8410 §4)
_SPKI = bytes.fromhex("302a300506032b6570032100")


class Signer(Protocol):
    """A key that signs."""

    @property
    def public(self) -> bytes:
        """The public key, 32 bytes."""

    def sign(self, message: bytes) -> bytes:
        """The signature of a message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A page of the list that replay tools open: which address, as of when, and what it is called."""

    url: str
    at: datetime
    title: str


def write(app: App, histories: Iterator[History], path: Path) -> int:
    """Write a WACZ file; how many records its WARC has.

    Raises:
        CorruptError: bytes are damaged that should be in it.
    """
    shown: list[Shown] = []

    def through() -> Iterator[History]:
        for one in histories:
            shown.extend(_shown(one))
            yield one

    with TemporaryDirectory(dir=path.parent) as folder:
        part = Path(folder) / "data.warc.gz"
        records, lines = warc.write_indexed(app, through(), part)
        pack(path, part, lines, shown, title="Article histories", created=app.now())
    return records


def _shown(one: History) -> Iterator[Shown]:
    """A page for each version: the capture that first showed it."""
    for version in one.versions:
        title = f"{version.document.title or one.article.title or one.article.url} (version {version.number})"
        yield Shown(url=one.article.url, at=version.first_seen, title=title)


def pack(
    path: Path,
    warc_file: Path,
    lines: Sequence[Line],
    shown: Sequence[Shown],
    *,
    title: str,
    created: datetime,
    more: Iterable[tuple[str, bytes]] = (),
    signer: Signer | None = None,
) -> None:
    """Write a WACZ file around a WARC file.

    Args:
        path: where to.
        warc_file: the WARC; lines: what stands where in it.
        shown: the pages; the first is the one that is opened.
        title: of the package.
        created: when, to the second.
        more: further files by name, in one folder each (`evidence/summary.html`).
        signer: who signs it; None: nobody does.
    """
    with zipfile.ZipFile(path, "w") as archive:
        out = _Package(archive, created)
        out.add_file(WARC, warc_file)
        blocks, index = _index(lines)
        out.add("indexes/index.cdx.gz", blocks, stored=True)
        out.add("indexes/index.idx", index)
        out.add("pages/pages.jsonl", _pages(shown))
        for name, data in more:
            out.add(name, data)
        out.finish(title, shown[0] if shown else None, signer)


class _Package:
    """A WACZ file on its way out: every file is hashed as it is written."""

    def __init__(self, archive: zipfile.ZipFile, created: datetime) -> None:
        self._zip = archive
        self._created = created.astimezone(UTC).replace(microsecond=0)
        self._resources: list[Json] = []

    def add(self, name: str, data: bytes, *, stored: bool = False) -> None:
        """Write a file."""
        self._zip.writestr(self._entry(name, stored=stored), data)
        self._named(name, sha256(data).hexdigest(), len(data))

    def add_file(self, name: str, path: Path) -> None:
        """Write a large file, as it is: replay tools seek in it."""
        found = sha256()
        with path.open("rb") as source, self._zip.open(self._entry(name, stored=True), "w") as out:
            while chunk := source.read(_CHUNK):
                found.update(chunk)
                out.write(chunk)
        self._named(name, found.hexdigest(), path.stat().st_size)

    def finish(self, title: str, main: Shown | None, signer: Signer | None) -> None:
        """Write the package, and the hash of it."""
        package: Json = {
            "profile": "data-package",
            "wacz_version": _VERSION,
            "title": title,
            "created": _second(self._created),
            "software": f"versioner {__version__}",
            "resources": self._resources,
        }
        if main is not None:
            package |= {"mainPageUrl": main.url, "mainPageDate": rfc3339(main.at)}
        data = _json(package)
        self._zip.writestr(self._entry(PACKAGE), data)
        name = f"sha256:{sha256(data).hexdigest()}"
        digest: Json = {"path": PACKAGE, "hash": name}
        if signer is not None:
            digest["signedData"] = {
                "hash": name,
                "created": package["created"],
                "software": package["software"],
                "version": _AUTH,
                "signature": b64encode(signer.sign(name.encode())).decode(),
                "publicKey": b64encode(_SPKI + signer.public).decode(),
            }
        self._zip.writestr(self._entry(DIGEST), _json(digest))

    def _named(self, path: str, digest: str, size: int) -> None:
        name = PurePosixPath(path).name.lower()
        self._resources.append({"name": name, "path": path, "hash": f"sha256:{digest}", "bytes": size})

    def _entry(self, name: str, *, stored: bool = False) -> zipfile.ZipInfo:
        at = max(self._created, datetime(1980, 1, 1, tzinfo=UTC))
        entry = zipfile.ZipInfo(name, (at.year, at.month, at.day, at.hour, at.minute, at.second))
        entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
        entry.external_attr = 0o644 << 16
        return entry


def _json(value: Json) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _second(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def _pages(shown: Iterable[Shown]) -> bytes:
    lines: list[Json] = [{"format": "json-pages-1.0", "id": "pages", "title": "All pages"}]
    for one in shown:
        name = sha256(f"{one.url} {rfc3339(one.at)}".encode()).hexdigest()[:22]
        lines.append({"id": name, "url": one.url, "ts": rfc3339(one.at), "title": one.title})
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in lines).encode()


def _index(lines: Iterable[Line]) -> tuple[bytes, bytes]:
    """CDXJ in gzipped blocks, and the file that tells where each begins."""
    spelled = sorted(_spelled(one) for one in lines)
    blocks = bytearray()
    index = ['!meta 0 {"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"}']
    for start in range(0, len(spelled), _BLOCK):
        part = spelled[start : start + _BLOCK]
        packed = compress("".join(f"{one}\n" for one in part).encode(), mtime=0)
        said = {
            "offset": len(blocks),
            "length": len(packed),
            "digest": f"sha256:{sha256(packed).hexdigest()}",
            "filename": "index.cdx.gz",
        }
        key, stamp, _ = part[0].split(" ", 2)
        index.append(f"{key} {stamp} {json.dumps(said)}")
        blocks += packed
    return bytes(blocks), ("\n".join(index) + "\n").encode()


def _spelled(one: Line) -> str:
    said = {
        "url": one.url,
        "mime": one.mime if one.kind == "response" else "warc/revisit",
        "status": str(one.status),
        "digest": one.digest,
        "length": str(one.length),
        "offset": str(one.offset),
        "filename": PurePosixPath(WARC).name,
    }
    return f"{surt(one.url)} {one.at.astimezone(UTC):%Y%m%d%H%M%S} {json.dumps(said, ensure_ascii=False)}"


def surt(url: str) -> str:
    """The key of an address in a CDX index: the host from its end, then path and query, all lower-case."""
    parts = urlsplit(url.lower())
    host = (parts.hostname or "").removeprefix("www.")
    turned = host if host.replace(".", "").isdigit() else ",".join(reversed(host.split(".")))
    port = f":{parts.port}" if parts.port else ""
    path = parts.path.rstrip("/") or "/"
    query = f"?{'&'.join(sorted(parts.query.split('&')))}" if parts.query else ""
    return f"{turned}{port}){path}{query}".replace(" ", "%20")
