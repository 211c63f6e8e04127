"""One connection: a request goes out, its answer comes in, and all that comes is counted.

What a page decodes to has a limit of its own. Interim answers (1xx), empty lines, chunk sizes and their extensions are
part of no body, and a server may send them for as long as it is listened to: parsing 1 MB of them took up to 0.26 s of CPU.
The answer is parsed by llhttp (Node.js's parser, through httptools), as lenient as browsers are with what real servers send.
"""

from __future__ import annotations

import asyncio
from typing import cast

from httptools import HttpParserError, HttpParserUpgrade, HttpResponseParser

# Bytes of a head, or of anything else that brings no piece of a body: what Chromium takes of one head
# (kMaxHeaderBufSize in net/http/http_stream_parser.h). Real sites send policies of 10 to 30 kB.
LONGEST_HEAD = 1 << 18
_HELD = 1 << 18  # bytes that may wait to be read before no more are taken


class WireError(Exception):
    """An answer did not come, or not whole."""


class UnconnectedError(WireError):
    """There is no connection; why: a name that is not known, an address that does not answer or is refused, TLS."""

    def __init__(self, os_error: OSError) -> None:
        super().__init__(str(os_error))
        self.os_error = os_error


class LostError(WireError):
    """The connection ended before an answer had come."""


class GarbledError(WireError):
    """What came is no HTTP."""


class CutError(WireError):
    """The connection ended before all of an answer had come."""


class FloodedError(WireError):
    """More came than any answer may have, head and all."""


class Line(asyncio.Protocol):
    """A connection, which serves one request after another.

    Args:
        most: bytes of one answer: its interim answers, head, body as sent, chunk sizes and trailers.

    Attributes:
        status, headers: of the answer, as soon as its head is there; values are decoded as UTF-8 with surrogates.
        fresh: whether it has not served yet.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self.transport: asyncio.Transport | None = None
        self.fresh = True
        self._waiter: asyncio.Future[None] | None = None
        self._begin()
        self._parser: HttpResponseParser | None = None

    def _begin(self) -> None:
        self.status = 0
        self.headers: list[tuple[str, str]] = []
        self._came = self._idle = 0  # bytes: of all, and since the last that brought a piece of a body
        self._pieces: list[bytes] = []
        self._held = 0
        self._begun = self._interim = self._headed = self._ended = self._more = self._stays = self._broken = (
            False
        )
        self._error: WireError | None = None
        self._parser = parser = HttpResponseParser(self)
        parser.set_dangerous_leniencies(
            lenient_headers=True, lenient_optional_cr_before_lf=True, lenient_spaces_after_chunk_size=True
        )

    # ------------------------------------------------------------ asking

    async def ask(self, request: bytes) -> None:
        """Send a request, and wait for the head of its answer.

        Raises:
            WireError: none came.
        """
        self._begin()
        if self.closed:
            raise LostError("Server disconnected")
        cast("asyncio.Transport", self.transport).write(request)
        while not self._headed and self._error is None:
            await self._news()
        self.fresh = False
        if self._error is not None:
            raise self._error

    def header(self, name: str) -> str | None:
        """The value of a header, of the first where it came more than once."""
        wanted = name.lower()
        return next((value for one, value in self.headers if one.lower() == wanted), None)

    async def piece(self) -> bytes:
        """What has come of the body since the last piece, chunk sizes undone; b"" at its end.

        Raises:
            WireError: it does not come whole.
        """
        while not self._pieces:
            if self._error is not None:
                raise self._error
            if self._ended:
                return b""
            await self._news()
        piece = self._pieces[0] if len(self._pieces) == 1 else b"".join(self._pieces)
        self._pieces.clear()
        if self._held > _HELD and self.transport is not None:
            self.transport.resume_reading()
        self._held = 0
        return piece

    @property
    def asked_nothing(self) -> bool:
        """Whether no byte of an answer has come."""
        return not self._came

    @property
    def free(self) -> bool:
        """Whether its answer has come whole, and another request may be sent."""
        return self._ended and self._stays and not self._more and not self.closed

    @property
    def closed(self) -> bool:
        """Whether nothing can be sent any more."""
        return self.transport is None or self.transport.is_closing()

    def rest(self) -> None:
        """Nothing is asked for now; what comes meanwhile is no answer, and ends the connection."""
        self._parser = None

    def abort(self) -> None:
        """End it at once."""
        if self.transport is not None:
            self.transport.abort()

    async def _news(self) -> None:
        self._waiter = asyncio.get_running_loop().create_future()
        await self._waiter

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    def _fail(self, error: WireError) -> None:
        if self._error is None:
            self._error = error
        self.abort()

    # ------------------------------------------------------------ asyncio's side

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """It is there."""
        self.transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        """Bytes came."""
        if self._parser is None:
            self.abort()
            return
        self._came += len(data)
        self._idle += len(data)
        if self._came > self._most:
            self._fail(FloodedError("the answer does not end"))
        elif self._error is None:
            self._parse(data)
        self._wake()

    def _parse(self, data: bytes) -> None:
        assert self._parser is not None
        try:
            self._parser.feed_data(data)
        except HttpParserUpgrade:  # we never ask for another protocol
            self._stays = False
        except HttpParserError as error:
            if not self._ended:
                self._fail(GarbledError(str(error)))
            self._stays = False
        if self._broken:
            self._fail(GarbledError("Invalid header value"))
        elif self._ended or self._idle <= LONGEST_HEAD:
            pass
        elif self._headed:
            self._fail(FloodedError("the answer does not end"))
        elif self._begun:
            self._fail(GarbledError(f"Got more than {LONGEST_HEAD} bytes of headers"))
        if self._held > _HELD and not self._ended and self.transport is not None:
            self.transport.pause_reading()

    def connection_lost(self, exc: Exception | None) -> None:
        """It ended."""
        self.transport = None
        if not self._headed:
            self._fail(LostError(str(exc or "Server disconnected")))
        elif not self._ended:
            if exc is None and not self._counted:
                self._ended = True
            else:
                self._fail(CutError(str(exc or "the connection ended")))
        self._wake()

    @property
    def _counted(self) -> bool:
        """Whether the answer says where it ends; one that does not ends with its connection (RFC 9112 §6.3)."""
        coding = self.header("Transfer-Encoding")
        if coding is not None:
            return coding.rpartition(",")[2].strip().lower() == "chunked"
        return self.header("Content-Length") is not None

    # ------------------------------------------------------------ the parser's side

    def on_message_begin(self) -> None:
        """An answer begins: the one that was asked for, or after it one that nobody asked for."""
        self._begun = True
        self._more = self._ended

    def on_header(self, name: bytes, value: bytes) -> None:
        """A header came; behind a body it is a trailer, which nothing is read from."""
        self._broken = self._broken or b"\0" in value  # which no database keeps
        if not self._headed:
            self.headers.append(
                (name.decode("utf-8", "surrogateescape"), value.decode("utf-8", "surrogateescape"))
            )

    def on_headers_complete(self) -> None:
        """A head is whole."""
        if self._headed:
            return
        assert self._parser is not None
        status = self._parser.get_status_code()
        self._interim = 100 <= status < 200 and status != 101
        if self._interim:
            self.headers = []
            return
        self.status, self._headed, self._idle = status, True, 0
        self._stays = self._parser.should_keep_alive()

    def on_body(self, data: bytes) -> None:
        """A piece of a body came."""
        if not self._more:
            self._pieces.append(data)
            self._held += len(data)
            self._idle = 0

    def on_message_complete(self) -> None:
        """An answer is whole."""
        if self._interim:
            self._interim = self._begun = False
            self._idle = 0
        else:
            self._ended = True
