"""Connections that count what comes: an answer may be endless outside of its body too.

What a page decodes to has a limit of its own. Interim answers (1xx), empty lines, chunk sizes and their extensions are
part of no body, and a server may send them for as long as it is listened to: parsing 1 MB of them took up to 0.26 s of CPU.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from versioner.fetch.tls import aiohttp


class FloodedError(aiohttp.ClientError):
    """More came than any answer may have, head and all."""


class MeteredConnector(aiohttp.TCPConnector):
    """A connector whose answers end at so many bytes on the wire.

    Args:
        most: bytes of one answer: its interim answers, head, body as sent, chunk sizes and trailers.
        given: as `aiohttp.TCPConnector` has it.
    """

    def __init__(self, *, most: int, **given: Any) -> None:
        super().__init__(**given)
        self._factory = partial(_Metered, most=most, loop=self._loop)  # type: ignore[assignment] # of a kind


class _Metered(aiohttp.client_proto.ResponseHandler):
    """One connection, which serves one request at a time."""

    def __init__(self, *, most: int, **given: Any) -> None:
        super().__init__(**given)
        self._most, self._came = most, 0

    def set_response_params(self, **given: Any) -> None:
        """A request is about to be sent."""
        self._came = 0
        super().set_response_params(**given)

    def data_received(self, data: bytes) -> None:
        """Bytes came, or what came before is read on (then they are none)."""
        self._came += len(data)
        if self._came <= self._most:
            super().data_received(data)
            return
        error = FloodedError("the answer does not end")
        payload = self._payload
        if self.transport is not None:
            self.transport.abort()
        self.set_exception(error)  # for who waits for the head
        if payload is not None:
            payload.set_exception(error)
