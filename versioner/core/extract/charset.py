"""Bytes to text: the charset by header, byte order mark, meta, else by detection (WHATWG encoding sniffing)."""

from __future__ import annotations

import codecs

from versioner.late import re

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_META = re.compile(rb"<meta[^>]{0,300}?charset\s{0,20}=\s{0,20}[\"']?\s{0,20}([\w.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
_HEADER = re.compile(r"charset\s{0,20}=\s{0,20}[\"']?\s{0,20}([\w.:-]{2,40})", re.IGNORECASE)
# The WHATWG standard reads these labels as their superset
_SUPERSET = {"iso-8859-1": "windows-1252", "latin-1": "windows-1252", "ascii": "windows-1252", "us-ascii": "windows-1252", "iso8859-1": "windows-1252", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "iso-8859-9": "windows-1254"}  # fmt: skip
# What Python decodes and no browser: spellings of host names and of programs, and UTF-7, which hides markup.
_NOT_OF_THE_WEB = frozenset(
    {"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "utf-7"}
)
_HEAD = 4096  # the standard looks at 1,024 bytes; real pages put the meta a little later


def decode(body: bytes, content_type: str | None) -> str:
    """`body` as text; what cannot be decoded becomes U+FFFD, never an error."""
    return decoded(body, content_type)[0]


def decoded(body: bytes, content_type: str | None) -> tuple[str, bytes | None]:
    """`body` as text, as `decode` has it, and as that text's UTF-8 where it is that already."""
    for bom, encoding in _BOMS:
        if body.startswith(bom):
            return _read(body[len(bom) :], encoding)
    for label in _labels(body, content_type):
        name = _codec(label)
        if name is None:
            continue
        if name == "utf-8" or name.startswith("utf-16"):
            text, spelled = _read(body, name)
            if spelled is None and text.count("\N{REPLACEMENT CHARACTER}") * 50 > len(text):
                continue  # a wrong label: over two in a hundred characters are broken
            return text, spelled
        # a server's stale default; bytes beyond ASCII are UTF-8 by no accident
        return _as_utf8(body) or (body.decode(name, "replace"), None)
    return _as_utf8(body) or (body.decode(_detected(body), "replace"), None)


def _read(body: bytes, encoding: str) -> tuple[str, bytes | None]:
    """`body` as text, and as UTF-8 where it is that and was not broken."""
    text = body.decode(encoding, "replace")
    whole = encoding == "utf-8" and "\N{REPLACEMENT CHARACTER}" not in text
    return text, body if whole else None


def _as_utf8(body: bytes) -> tuple[str, bytes] | None:
    """`body` as the text that it is UTF-8 of; None where it is no UTF-8."""
    try:
        return body.decode("utf-8"), body
    except UnicodeDecodeError:
        return None


def is_text(text: str) -> bool:
    """Whether a decoded body can be somebody's text: a picture or an archive that is sent as a page is none.

    One character in five that nothing stands for, or one in fifty that steers a device (C0): the bytes of a packed file
    are one in ten. The beginning is looked at.
    """
    head = text[:_LOOKED_AT]
    if text.count("\N{REPLACEMENT CHARACTER}") * 5 > len(text):
        return False
    plain = head.encode("latin-1", "replace")
    return (len(plain) - len(plain.translate(None, _STEERING))) * 50 <= len(plain)


_LOOKED_AT = 1 << 16  # characters
_STEERING = bytes(set(range(0x20)) - {*b"\t\n\v\f\r\x1b"})  # ESC shifts ISO-2022's character sets


def _labels(body: bytes, content_type: str | None) -> list[str]:
    head = body[:_HEAD]
    found = [_HEADER.search(content_type or "")]
    labels = [match[1] for match in found if match]
    labels.extend(
        match[1].decode("ascii", "replace") for match in (_META.search(head), _XML.search(head)) if match
    )
    return labels


def _codec(label: str) -> str | None:
    name = _SUPERSET.get(label.lower(), label.lower())
    try:
        found = codecs.lookup(name).name
        b" ".decode(found, "replace")  # rot13, base64 and their like turn no bytes into text
    except (LookupError, UnicodeError, ValueError):
        return None
    return None if found in _NOT_OF_THE_WEB else found


def _detected(body: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - heavy, and hardly ever needed

    best = from_bytes(body[:200_000]).best()
    return best.encoding if best is not None else "windows-1252"
