"""Check a proof of versioner without versioner: python verify_proof.py PROOF.json [VERIFIER_KEY].

Needs `cryptography` for Ed25519 and nothing else. Prints what the log says; exits 1 where anything was altered.
Rules: RFC 9162 §2.1.3.2 (audit paths), c2sp.org/signed-note and c2sp.org/tlog-checkpoint (checkpoints).
"""

import json
import sys
from base64 import b64decode
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def signed_root(note: str, key: str) -> tuple[int, bytes]:
    """The size and root of a checkpoint whose signature holds."""
    name, hint, spelled = key.split("+", 2)
    raw = b64decode(spelled)
    assert sha256(name.encode() + b"\n" + raw).digest()[:4].hex() == hint, "the key's id is wrong"
    text, signatures = note.split("\n\n", 1)
    for line in signatures.splitlines():
        _, signer, value = line.split(" ")
        if signer == name and b64decode(value)[:4].hex() == hint:
            Ed25519PublicKey.from_public_bytes(raw[1:]).verify(b64decode(value)[4:], (text + "\n").encode())
            lines = text.split("\n")
            return int(lines[1]), b64decode(lines[2])
    raise AssertionError("no signature by that key")


def root_of(entry: bytes, index: int, size: int, path: list[bytes]) -> bytes:
    """The root that an entry and its audit path lead to."""
    node, last, found = index, size - 1, sha256(b"\x00" + entry).digest()
    for other in path:
        if node & 1 or node == last:
            found = sha256(b"\x01" + other + found).digest()
            while node and not node & 1:
                node, last = node >> 1, last >> 1
        else:
            found = sha256(b"\x01" + found + other).digest()
        node, last = node >> 1, last >> 1
    assert last == 0, "the path is too short"
    return found


def main(file: str, key: str | None = None) -> None:
    """Check a file."""
    proof = json.loads(Path(file).read_text(encoding="utf-8"))
    size, root = signed_root(proof["checkpoint"], key or proof["key"])
    assert proof["included"], "it proves nothing"
    for one in proof["included"]:
        path = [b64decode(value) for value in one["path"]]
        found = root_of(one["entry"].encode(), one["index"], size, path)
        assert found == root, f"entry {one['index']} is not in the log"
        print(one["entry"])


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except (AssertionError, InvalidSignature, ValueError, KeyError) as error:
        sys.exit(f"The proof does not hold: {error or 'the signature is not one of that key'}")
