"""Content encodings undone in bounded pieces: a bomb is noticed before it bursts.

64 kB of zstd or brotli can hold gigabytes. Every decoder here gives its bytes piece by piece, no piece
larger than a few megabytes, and stops at the limit.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import Protocol

import brotli
import zstandard

from versioner.errors import FetchError, TooLargeError

_PIECE = 1 << 20
# A zstd block of four bytes can stand for 128 KiB (RFC 8878 §3.1.1.2): so many bytes at a time give 8 MiB at most.
_ZSTD_BYTES = 256
_WINDOW = 1 << 23  # RFC 9659: the largest window that HTTP's zstd may ask for

BROKEN = (zlib.error, zstandard.ZstdError, brotli.error, EOFError)


class _Stream(Protocol):
    """One content encoding being undone."""

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """What `chunk` decodes to, piece by piece."""

    @property
    def ended(self) -> bool:
        """Whether all that was begun is there."""


class Decoder:
    """A body on its way out of its content encoding (RFC 9110 §8.4).

    Args:
        encoding: the header's value; "" for none.
        most: bytes that it may decode to.
        url: whose it is, for what is told.

    Raises:
        FetchError: an encoding that is not known.
    """

    def __init__(self, encoding: str, most: int, url: str) -> None:
        self._most = most
        self._url = url
        self._total = 0
        kind = encoding.strip().lower()
        make = _STREAMS.get(kind)
        if make is None:
            raise FetchError(
                "{page} sent the encoding {encoding!r}, which nobody asked for",
                page=url,
                encoding=encoding[:40],
                url=url,
            )
        self._stream = make()

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """What `chunk` decodes to, in pieces.

        Raises:
            TooLargeError: more came than may.
            zlib.error, zstandard.ZstdError, brotli.error: it is broken.
        """
        for piece in self._stream.feed(chunk):
            self._total += len(piece)
            if self._total > self._most:
                raise too_large(self._url, self._most)
            yield piece

    def end(self) -> None:
        """Notice a stream that was cut off.

        Raises:
            FetchError: it was.
        """
        if not self._stream.ended:
            raise FetchError("{page} was cut off while it was being sent", page=self._url, url=self._url)


def too_large(url: str, most: int) -> TooLargeError:
    """The failure of a page that passes the limit."""
    size = f"{most / 1_000_000:g}"
    return TooLargeError("{page} is larger than {size} MB", page=url, size=size, url=url, transient=False)


class _Plain:
    ended = True

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        if chunk:
            yield chunk


class _Zlib:
    """gzip (one member after another is one body) or deflate."""

    def __init__(self, bits: int | None) -> None:
        self._bits = bits
        self._inflate = None if bits is None else zlib.decompressobj(bits)

    @property
    def ended(self) -> bool:
        return self._inflate is None or self._inflate.eof

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        if not chunk:
            return
        if self._inflate is None:
            self._inflate = zlib.decompressobj(_deflate_bits(chunk))
        left = chunk
        while left and not self._inflate.eof:
            yield self._inflate.decompress(left, _PIECE)
            left = self._inflate.unconsumed_tail
            if self._inflate.eof and self._bits is not None:
                left = self._inflate.unused_data
                if left.startswith(b"\x1f\x8b"):  # the next member, and there may be thousands
                    self._inflate = zlib.decompressobj(self._bits)


def _deflate_bits(chunk: bytes) -> int:
    """Some servers send raw deflate under the name of the wrapped one (RFC 9110 §8.4.1.2 notes it)."""
    wrapped = (chunk[0] & 0x0F) == 8 and (len(chunk) < 2 or (chunk[0] << 8 | chunk[1]) % 31 == 0)
    return zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS


class _Zstd:
    """One frame after another is one body (RFC 8878 §3.1), and some of them say nothing."""

    def __init__(self) -> None:
        self._zstd = zstandard.ZstdDecompressor(max_window_size=_WINDOW)
        self._inflate = self._zstd.decompressobj()
        self._begun = False

    @property
    def ended(self) -> bool:
        return not self._begun or self._inflate.eof

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        self._begun = self._begun or bool(chunk)
        for start in range(0, len(chunk), _ZSTD_BYTES):
            left = chunk[start : start + _ZSTD_BYTES]
            while left:
                if self._inflate.eof:
                    self._inflate = self._zstd.decompressobj()
                yield self._inflate.decompress(left)
                left = self._inflate.unused_data


class _Brotli:
    def __init__(self) -> None:
        self._inflate = brotli.Decompressor()
        self._begun = False

    @property
    def ended(self) -> bool:
        return not self._begun or bool(self._inflate.is_finished())

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        self._begun = self._begun or bool(chunk)
        if not chunk or self._inflate.is_finished():
            return
        yield self._inflate.process(chunk, output_buffer_limit=_PIECE)
        while not self._inflate.can_accept_more_data():
            yield self._inflate.process(b"", output_buffer_limit=_PIECE)


_STREAMS: dict[str, Callable[[], _Stream]] = {
    "": _Plain,
    "identity": _Plain,
    "gzip": partial(_Zlib, 16 + zlib.MAX_WBITS),
    "x-gzip": partial(_Zlib, 16 + zlib.MAX_WBITS),
    "deflate": partial(_Zlib, None),
    "zstd": _Zstd,
    "br": _Brotli,
}
