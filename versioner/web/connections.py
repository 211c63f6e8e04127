"""Connections that say nothing are closed: whoever opens hundreds and sends a header a minute keeps nobody else out.

uvicorn ends a connection that stays silent between two requests; one that begins a request and never ends its head,
or never begins one, it keeps for ever ("slowloris"; CWE-400).
"""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

_HEAD_SECONDS = 30.0  # for a request's line and headers; Apache's RequestReadTimeout gives them 20 to 40


class Connection(H11Protocol):
    """A connection whose requests have so long for their heads, however many bytes trickle in."""

    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Wait for a head, and no longer than that."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Take bytes; as long as they are no whole head the clock runs on."""
        super().data_received(data)
        asked: RequestResponseCycle | None = self.cycle
        if asked is not None and not asked.response_complete:
            self._wait_no_more()
        elif self._waiting is None:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing."""
        self._wait_no_more()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._waiting = self.loop.call_later(_HEAD_SECONDS, self.transport.close)

    def _wait_no_more(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None
