"""Read a home without versioner: every version's text and raw bytes, by docs/format.md and nothing else.

    python docs/read_home.py HOME             # a line a version: article, number, when, bytes, first words
    python docs/read_home.py HOME PAGE NUMBER # that version's raw bytes, as the server sent them, on stdout

Python's library and `zstandard` are all it needs; the home may be in use.
"""

import json
import sqlite3
import struct
import sys
from hashlib import sha256
from pathlib import Path

import zstandard

HEADER, ENTRY, END = struct.Struct(">4sBQ32s"), struct.Struct(">32sQI"), struct.Struct(">QQ8s")


def expand(frame: bytes, base: bytes | None) -> bytes:
    """A zstd frame, alone or with older bytes as its dictionary."""
    raw = None if base is None else zstandard.ZstdCompressionDict(base, zstandard.DICT_TYPE_RAWCONTENT)
    return zstandard.ZstdDecompressor(dict_data=raw, max_window_size=1 << 27).decompress(frame)


def stored(home: Path, name: str) -> bytes:
    """An object as it lies on the disk: a file of its own, or a part of a pack."""
    loose = home / "snapshots" / name[:2] / name
    if loose.exists():
        return loose.read_bytes()
    for path in (home / "snapshots" / "packs").glob("*.pack"):
        data = path.read_bytes()
        count, index, _ = END.unpack(data[-END.size :])
        for n in range(count):
            key, offset, length = ENTRY.unpack_from(data, index + n * ENTRY.size)
            if key.hex() == name:
                return data[offset : offset + length]
    raise FileNotFoundError(name)


def raw(home: Path, name: str) -> bytes:
    """The plain bytes of an object."""
    data = stored(home, name)
    _, depth, _, base = HEADER.unpack(data[: HEADER.size])
    plain = expand(data[HEADER.size :], raw(home, base.hex()) if depth else None)
    if sha256(plain).hexdigest() != name:
        raise ValueError(f"{name} is damaged")
    return plain


def text(rows: sqlite3.Connection, number: int) -> bytes:
    """The plain bytes of a text: a document as JSON."""
    found = rows.execute("SELECT sha256, base_id, z FROM text_blobs WHERE id = ?", [number])
    name, base, frame = found.fetchone()
    plain = expand(frame, None if base is None else text(rows, base))
    if sha256(plain).digest() != name:
        raise ValueError(f"text {number} is damaged")
    return plain


def main(home: Path, page: str = "", number: str = "") -> None:
    """What the first lines of this file say."""
    rows = sqlite3.connect(f"file:{home / 'versioner.db'}?mode=ro", uri=True)
    found = rows.execute(
        "SELECT p.id, v.number, p.url, v.text_blob_id, s.sha256 FROM versions v JOIN pages p ON p.id = v.page_id"
        " JOIN snapshots s ON s.id = v.snapshot_id ORDER BY p.id, v.number"
    )
    for of, version, url, blob, name in found:
        if not page:
            title = json.loads(text(rows, blob)).get("title", "")
            print(of, version, url, len(raw(home, name)), title, sep="\t")
        elif (of, version) == (int(page), int(number)):
            sys.stdout.buffer.write(raw(home, name))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
