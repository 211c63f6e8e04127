"""Bytes to text: what is said of the encoding, what is true, and never an error."""

from __future__ import annotations

import codecs
import random
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from versioner.core.extract.charset import decode, decoded, is_text

TEXT = "Über die Mole führt ein Weg – très étroit, “so narrow”."


@pytest.mark.parametrize(
    ("encoding", "content_type", "head"),
    [
        ("utf-8", None, ""),
        ("utf-8", "text/html; charset=UTF-8", ""),
        ("utf-8", "text/html; charset=iso-8859-1", ""),  # a server's stale default
        ("utf-8", "text/html", '<meta charset="latin-1">'),
        ("windows-1252", "text/html; charset=windows-1252", ""),
        ("windows-1252", "text/html; charset=ISO-8859-1", ""),  # WHATWG: read as its superset
        ("windows-1252", "text/html; charset='us-ascii'", ""),
        ("windows-1252", None, '<meta http-equiv=Content-Type content="text/html; charset=windows-1252">'),
        ("windows-1252", None, '<?xml version="1.0" encoding="windows-1252"?>'),
        ("windows-1252", "text/html; charset=utf-8", '<meta charset="windows-1252">'),  # the header lies
    ],
)
def test_what_is_said_and_what_is_true(encoding, content_type, head):
    assert decode((head + TEXT).encode(encoding), content_type) == head + TEXT


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
)
def test_a_byte_order_mark_wins_and_is_no_text(mark, encoding):
    assert decode(mark + TEXT.encode(encoding), "text/html; charset=windows-1252") == TEXT


def test_encodings_that_people_still_use():
    for text, encoding in (("東京の港の門", "shift_jis"), ("城门和港口", "gb2312"), ("항구의 문", "euc-kr")):
        assert decode(text.encode(encoding), f"text/html; charset={encoding}") == text


@given(
    st.binary(max_size=400),
    st.sampled_from(
        [
            None,
            "",
            "text/html; charset=",
            "x; charset=no-such",
            "charset=rot13",
            "charset=base64",
            "charset=idna",
            "charset=utf-7",
            "charset=unicode_escape",
            "charset=undefined",
            "charset=utf-16",
            "charset=utf-32",
        ]
    ),
)
def test_any_bytes_are_some_text(body, content_type):
    assert isinstance(decode(body, content_type), str)


@pytest.mark.parametrize(
    "label",
    [
        "rot13",
        "base64",
        "hex",
        "zlib",
        "bz2",
        "uu",
        "idna",
        "punycode",
        "undefined",
        "unicode_escape",
        "utf-7",
    ],
)
def test_what_is_no_encoding_of_the_web_is_as_if_nothing_were_said(label):
    """A page may name whatever Python can decode; it is read all the same."""
    text = "The gates <of> the town: +ADw-b+AD4- \\u0041"
    assert decode(text.encode(), f"text/html; charset={label}") == text
    assert "gates" in decode(b"The gates \xfcber the town, " * 9, f"text/html; charset={label}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The gates of the town\n\twere closed.\r\n", True),
        ("\x1b$B$3$s\x1b(B", True),
        ("Vor\x0bher\x0cnach", True),
        (
            "One \x02 mark that a word processor left in a sentence of ordinary length, and nothing else.",
            True,
        ),
        ("", True),
        ("\ufffd" * 3 + "abc", False),
        ("".join(map(chr, range(256))), False),
    ],
)
def test_what_can_be_somebodys_text(text, expected):
    assert is_text(text) is expected


def test_a_packed_file_that_is_sent_as_a_page_is_no_text():
    packed = zlib.compress(random.Random(3).randbytes(40_000))
    for label in ("", "; charset=utf-8", "; charset=windows-1252", "; charset=koi8-r", "; charset=shift_jis"):
        assert not is_text(decode(packed, f"text/html{label}"))


@pytest.mark.parametrize(
    "content_type", [None, "text/html; charset=utf-8", "text/html; charset=windows-1252"]
)
def test_what_is_utf8_is_spelled_already(content_type):
    body = f"<p>{TEXT}</p>".encode()
    assert decoded(body, content_type) == (f"<p>{TEXT}</p>", body)
    assert decoded(codecs.BOM_UTF8 + body, content_type) == (f"<p>{TEXT}</p>", body)


def test_what_is_broken_or_another_encoding_is_not():
    body = f"<p>{TEXT}</p>".encode()
    assert decoded(body + b"\xff", "text/html; charset=utf-8") == (f"<p>{TEXT}</p>\ufffd", None)
    assert decoded(TEXT.encode("windows-1252"), "text/html; charset=windows-1252") == (TEXT, None)
