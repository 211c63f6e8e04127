"""Check an evidence bundle of versioner without versioner: python verify_evidence.py FILE.wacz [VERIFIER_KEY].

Needs `cryptography` for Ed25519, and verify_proof.py beside it. Prints what each version is; exits 1 where anything
was altered. Rules: specs.webrecorder.net/wacz-auth/0.1.0 (digest and signature), ISO 28500 (WARC records).
"""

import gzip
import io
import json
import sys
import zipfile
from base64 import b64decode
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.serialization import load_der_public_key
from verify_proof import root_of, signed_root


def named(data: bytes) -> str:
    """A hash as a package writes it."""
    return f"sha256:{sha256(data).hexdigest()}"


def bodies(warc: bytes) -> set[str]:
    """The hashes of all payloads of responses; versioner writes a Content-Length into every one."""
    found, stream = set(), io.BytesIO(gzip.decompress(warc))
    while stream.readline().startswith(b"WARC/"):
        fields = {}
        while line := stream.readline().strip():
            name, _, value = line.decode().partition(": ")
            fields[name.lower()] = value
        block = stream.read(int(fields["content-length"]))
        if fields["warc-type"] == "response":
            found.add(sha256(block.split(b"\r\n\r\n", 1)[1]).hexdigest())
        assert stream.read(4) == b"\r\n\r\n", "a record of the archive does not end where it should"
    return found


def main(file: str, key: str | None = None) -> None:
    """Check a file."""
    with zipfile.ZipFile(file) as bundle:
        package = json.loads(bundle.read("datapackage.json"))
        digest = json.loads(bundle.read("datapackage-digest.json"))
        signed = digest["signedData"]
        resources = {one["path"]: one["hash"] for one in package["resources"]}
        files = {name: bundle.read(name) for name in bundle.namelist() if not name.startswith("datapackage")}
        name = named(bundle.read("datapackage.json"))
    assert set(files) == set(resources), "files are missing, or there are others"
    for path, data in files.items():
        assert named(data) == resources[path], f"{path} was altered"
    assert digest["hash"] == signed["hash"] == name, "the package was altered"
    public = load_der_public_key(b64decode(signed["publicKey"]))
    public.verify(b64decode(signed["signature"]), name.encode())
    evidence = json.loads(files["evidence/evidence.json"])
    key = key or evidence["key"]
    assert b64decode(key.split("+", 2)[2])[1:] == public.public_bytes_raw(), "signed by another key"
    held = bodies(files["archive/data.warc.gz"])
    for one in evidence["versions"]:
        assert one["sha256"] in held, f"the bytes of {one['name']} are not in the archive"
        assert sha256(files[one["text"]]).hexdigest() == one["text_sha256"], "a text was altered"
        proof = json.loads(files[one["proof"]])
        size, root = signed_root(proof["checkpoint"], key)
        said = {}
        for entry in proof["included"]:
            path = [b64decode(value) for value in entry["path"]]
            found = root_of(entry["entry"].encode(), entry["index"], size, path)
            assert found == root, f"entry {entry['index']} is not in the log"
            value = json.loads(entry["entry"])
            said[value["kind"]] = value
        for field in ("page", "number", "first_seen", "not_before", "sha256", "text_sha256"):
            assert said["version"][field] == one[field], f"the log says otherwise of {field}"
        print(f"{one['name']}: {one['url']} version {one['number']}, first seen {one['first_seen']}")


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except (AssertionError, InvalidSignature, ValueError, KeyError) as error:
        sys.exit(f"The evidence does not hold: {error or 'the signature is not one of that key'}")
