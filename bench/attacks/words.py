"""Words that hostile pages, headers and archives are made of."""

from __future__ import annotations

PROSE = "<p>The council met on Monday to speak of the seven gates of the old town, and nobody was late.</p>"
MOMENTS = (
    "9999-12-31T23:59:59-14:00",
    "0001-01-01T00:00:00+14:00",
    "0000-00-00T00:00:00Z",
    "2026-02-30T10:00:00Z",
    "2026-13-01",
    "-2026-01-01",
    "12026-01-01T00:00:00Z",
    "2026-01-01T24:00:00Z",
    "2026-01-01T23:59:60Z",
    "2026-01-01T10:00:00+99:99",
    "2026-01-01T10:00:00.123456789012345678901234567890Z",
    "٢٠٢٦-٠١-٠١",
    "²⁰²⁶-01-01",
    "1" * 400,
    "1e309",
    "NaN",
    "31 December 9999 23:59 GMT-14",
    "1 January 0001",
    "令和99999年1月1日",
    "\ud800",
    "\0",
)
ADDRESSES = (
    "http://[",
    "http://[::1/x",
    "http://a:99999/",
    "http://a:abc/",
    f"http://{'a' * 70}.example/",
    "http://a..b/",
    "http://.",
    "http://",
    "//",
    "//[",
    "http:///x",
    "javascript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "http://xn--a/",
    "http://xn--\u2603/",
    "http://\u2603.example/",
    "http://a\u3002b/",
    "http://user:word@a.example/",
    "http://a.example/" + "x" * 70_000,
    "http://a.example/%",
    "http://a.example/%zz%00",
    "http://a.example/\ud800",
    "http://a.example/\0",
    "?" + "a=1&" * 5_000,
    "../" * 5_000,
    "http://0x7f.1/",
    "http://a.example:/",
    "http://a.example:٨٠/",
    "http://[fe80::1%25eth0]/",
    "http://[v1.x]/",
    "",
    " ",
)
RETRIES: tuple[str, ...] = (
    "",
    "9" * 20,
    "9" * 400,
    "²",
    "-5",
    "1.5",
    "1e9",
    "soon",
    "٣",
    "Fri, 31 Dec 9999 23:59:59 -1400",
)
RETRIES += ("Thu, 01 Jan 0001 00:00:00 GMT", "Fri, 99 Xyz 2026 99:99:99 GMT", "a " * 5_000, "Mon, " * 5_000)
CHARSETS: tuple[str, ...] = (
    "utf-8",
    "utf-7",
    "utf-16",
    "utf-32",
    "idna",
    "punycode",
    "rot13",
    "base64",
    "zlib",
    "bz2",
)
CHARSETS += ("unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "\0", "x" * 5_000, "²", "hz")
FIGURES = (
    "1,000,000.00.00",
    "1.000.000,00,00",
    "9" * 60,
    "9" * 60 + "万",
    "9⁹⁹⁹⁹⁹⁹⁹",
    "10⁻⁹⁹⁹⁹⁹⁹⁹",
    "1½½",
    "99:99",
    "2026-13-45",
    "1e999999",
    "1" * 30 + "." + "1" * 30,
    "九" * 60,
    "½⁹",
    "1" * 5_000,
    "1.1" * 2_000,
    "12 million billion trillion trillion",
)


def short(text: str) -> str:
    """A text as the name of a case: ASCII, forty characters at most."""
    return ascii(text if len(text) <= 40 else f"{text[:36]}…{len(text)}")[1:-1]


def article(inside: str, head: str = "") -> str:
    """A page around that HTML."""
    return f"<html><head><title>Gates</title>{head}</head><body><article><h1>The gates</h1>{PROSE * 3}{inside}</article></body></html>"
