"""Connections that say nothing are closed: whoever opens hundreds and sends a header a minute keeps nobody else out.

uvicorn ends a connection that stays silent between two requests; one that begins a request and never ends its head or its
body, or never begins one, it keeps for ever ("slowloris", "R.U.D.Y."; CWE-400).
"""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

_HEAD_SECONDS = 30.0  # for a request's line and headers; Apache's RequestReadTimeout gives them 20 to 40
# A body brings 500 bytes a second, as Apache's RequestReadTimeout asks, or nothing twice this long.
_BODY_SECONDS = 15.0
_BODY_RATE = 500  # bytes a second
_MOST_SLOW = 2  # looks in a row that find less


class Connection(H11Protocol):
    """A connection whose requests have so long for their heads, however many bytes trickle in, and whose bodies go on coming."""

    _waiting: asyncio.TimerHandle | None = None
    _looking: asyncio.TimerHandle | None = None
    _came = 0  # bytes since the last look
    _slow = 0  # looks in a row that found too few

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Wait for a head, and no longer than that."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Take bytes; as long as they are no whole head the clock runs on."""
        self._came += len(data)
        super().data_received(data)
        asked: RequestResponseCycle | None = self.cycle
        if asked is not None and not asked.response_complete:
            self._wait_no_more()
            if asked.more_body and self._looking is None:
                self._look_again()
        elif self._waiting is None:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing."""
        self._wait_no_more()
        self._look_no_more()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._waiting = self.loop.call_later(_HEAD_SECONDS, self.transport.close)

    def _wait_no_more(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _look_again(self) -> None:
        self._came = 0
        self._looking = self.loop.call_later(_BODY_SECONDS, self._look)

    def _look_no_more(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
        self._looking, self._slow = None, 0

    def _look(self) -> None:
        """Close the connection where a body hardly comes on; one that waits for us to take what came is not slow."""
        asked: RequestResponseCycle | None = self.cycle
        if asked is None or asked.response_complete or not asked.more_body:
            self._look_no_more()
            return
        ours = self.flow.read_paused or bool(asked.body)
        self._slow = 0 if ours or self._came >= _BODY_RATE * _BODY_SECONDS else self._slow + 1
        if self._slow >= _MOST_SLOW:
            self.transport.close()
            return
        self._look_again()
