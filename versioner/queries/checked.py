"""Whether a WACZ file holds: its files are what they were, whose signature it carries, and its evidence is in it."""

from __future__ import annotations

import binascii
import json
from base64 import b64decode
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from versioner.core.model import Json
from versioner.errors import FetchError, UsageError
from versioner.fetch.wacz import DIGEST, PACKAGE, Wacz, opened, warcs_of
from versioner.fetch.warc import Entry, WarcFile
from versioner.frozen import dataclass
from versioner.queries import proof
from versioner.queries.evidence import FOLDER, FORMAT
from versioner.queries.proof import public_key
from versioner.storage.keys import holds

_SPKI = bytes.fromhex("302a300506032b6570032100")  # RFC 8410 §4


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """Whether a WACZ file holds, and what it says.

    Attributes:
        problems: what does not hold, in words; () where everything does.
        signed: it carries a signature of the owner of `key`; None: it carries none.
        key: the public key of the signature, in base64; None without one.
        versions: what it is evidence of; () for a WACZ file that is no evidence bundle.
    """

    problems: tuple[str, ...]
    signed: bool | None
    key: str | None
    versions: tuple[Json, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong with it."""
        return not self.problems

    def to_json(self) -> Json:
        return {
            "holds": self.holds,
            "problems": list(self.problems),
            "signed": self.signed,
            "key": self.key,
            "versions": list(self.versions),
        }


def check(path: Path, key: str | None = None) -> Checked:
    """Whether a WACZ file is what it was, who signed it, and whether what it is evidence of is in it.

    Args:
        path: the file: an evidence bundle, or any other WACZ.
        key: the log's verifier key; with None the file's own keys are believed, which shows only that nothing was
            altered since.

    Raises:
        UsageError: it is no WACZ file, or the key is none.
    """
    wanted = public_key(key) if key else None
    with opened(path) as archive:
        problems = [*archive.altered()]
        signed, public = _signature(archive, problems, wanted)
        versions: tuple[Json, ...] = ()
        if f"{FOLDER}/evidence.json" in archive.names:
            versions = tuple(_evidence(archive, problems, key, public))
    if not problems:
        problems += _captures(path, versions)
    name = None if public is None else public.hex()
    return Checked(problems=tuple(problems), signed=signed, key=name, versions=versions)


def _signature(archive: Wacz, problems: list[str], wanted: bytes | None) -> tuple[bool | None, bytes | None]:
    """Check the hash of the package and its signature; whether it is signed, and by which key (32 bytes)."""
    if DIGEST not in archive.names:
        problems.append(f"there is no {DIGEST}")
        return None, None
    digest = _loaded(archive, DIGEST, problems)
    name = f"sha256:{archive.sha256(PACKAGE)}"
    if digest.get("hash") != name:
        problems.append(f"{PACKAGE} is not what {DIGEST} says")
    data = digest.get("signedData")
    if not isinstance(data, dict):
        if wanted is not None:
            problems.append("it is not signed")
        return None, None
    try:
        spelled = b64decode(str(data.get("publicKey")), validate=True)
        signature = b64decode(str(data.get("signature")), validate=True)
    except (binascii.Error, ValueError):
        spelled, signature = b"", b""
    if not spelled.startswith(_SPKI) or len(spelled) != len(_SPKI) + 32:
        problems.append("its signature is of a kind that versioner does not know (not Ed25519)")
        return False, None
    public = spelled[len(_SPKI) :]
    good = data.get("hash") == name and holds(public, signature, name.encode())
    if not good:
        problems.append("its signature does not hold")
    if data.get("created") != archive.package.get("created"):
        problems.append("its signature is of another date than the package")
    if wanted is not None and public != wanted:
        problems.append("it is signed by another key than the one given")
    return good, public


def _loaded(archive: Wacz, name: str, problems: list[str]) -> Mapping[str, Any]:
    try:
        found = json.loads(archive.read(name))
    except (ValueError, RecursionError, UsageError):
        found = None
    if not isinstance(found, dict):
        problems.append(f"{name} cannot be read")
        return {}
    return found


def _evidence(archive: Wacz, problems: list[str], key: str | None, public: bytes | None) -> Iterator[Json]:
    """Check each version against its text and its proof."""
    said = _loaded(archive, f"{FOLDER}/evidence.json", problems)
    versions = said.get("versions")
    if said.get("format") != FORMAT or not isinstance(versions, list) or not versions:
        problems.append("its evidence is in a form that this versioner does not know")
        return
    for one in versions:
        if isinstance(one, dict):
            problems += _exhibited(archive, one, key, public)
            yield one
        else:
            problems.append("a version in it cannot be read")


def _exhibited(archive: Wacz, one: Json, key: str | None, public: bytes | None) -> Iterator[str]:
    name = str(one.get("name"))
    try:
        if archive.sha256(str(one.get("text"))) != one.get("text_sha256"):
            yield f"the text of {name} is not the one that its hash names"
        document = archive.read(str(one.get("proof")))
        verdict = proof.check(document, key)
        signer = public_key(str(json.loads(document).get("key")))
    except (UsageError, ValueError) as error:
        yield f"the proof of {name}: {error}"
        return
    if not verdict.holds:
        yield f"the proof of {name} does not hold: {verdict.why}"
        return
    if public is not None and signer != public:
        yield f"the proof of {name} is signed by another key than the bundle"
    proven = [entry for entry in verdict.entries if entry.get("kind") == "version"]
    fields = ("page", "number", "first_seen", "not_before", "sha256", "text_sha256")
    if not any(all(entry.get(field) == one.get(field) for field in fields) for entry in proven):
        yield f"the proof of {name} is of another version"


def _captures(path: Path, versions: Sequence[Json]) -> Iterator[str]:
    """Check that the bytes of each version are in the archive, captured when it was first seen."""
    if not versions:
        return
    missing = {str(one.get("sha256")): str(one.get("name")) for one in versions}
    with warcs_of(path) as parts:
        for part in parts:
            file = WarcFile(part)
            for entry in file.index().captures:
                missing.pop(_hash(file, entry), None)
    for name in missing.values():
        yield f"the bytes of {name} are not in its archive"


def _hash(file: WarcFile, entry: Entry) -> str:
    try:
        return sha256(file.body(entry)).hexdigest()
    except FetchError:
        return ""
