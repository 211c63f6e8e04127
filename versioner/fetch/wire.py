"""HTTP/1.1 as a client: connections made through the guard, kept for a while, and used again.

What is here is what fetching asks of a client and no more: no cookies, no redirects, no decoding; each answer is bounded
(`fetch.line`), each address judged where it is about to be connected (`fetch.ssrf`). Certificates are read at the first
`https:` address. A proxy is sent whole addresses, and for `https:` asked for a tunnel (RFC 9110 §9.3.6).
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from base64 import b64encode
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from typing import Any, cast
from urllib.parse import SplitResult, unquote, urlsplit

from aiohappyeyeballs import start_connection

from versioner.fetch.line import Line, LostError, UnconnectedError, WireError
from versioner.fetch.ssrf import Network, socket_factory
from versioner.fetch.tls import Trust
from versioner.frozen import dataclass

_IDLE_SECONDS = 15.0  # that a connection is kept for; most servers keep theirs for longer
_NEXT_ADDRESS_SECONDS = 0.25  # until a host's next address is tried beside the last (RFC 8305 §5)
_PORTS = {"http": 80, "https": 443}
_AGAIN = frozenset({"GET", "HEAD"})  # what does no harm when it is sent twice (RFC 9110 §9.2.2)

Headers = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class _Place:
    """What is connected to."""

    scheme: str
    host: str
    port: int

    @property
    def name(self) -> str:
        """As a Host header has it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


class Wire:
    """Asks over HTTP/1.1.

    Args:
        most: bytes of one answer, all told.
        trust: which certificates are believed.
        named: networks let through the guard beside public addresses.
        proxy: an HTTP proxy, which all is asked through; the guard then sees no address.
    """

    def __init__(self, *, most: int, trust: Trust, named: Sequence[Network], proxy: str | None) -> None:
        self._most, self._trust = most, trust
        self._proxy = None if proxy is None else urlsplit(proxy)
        self._make = None if proxy else socket_factory(named)
        self._kept: dict[_Place, list[tuple[Line, asyncio.TimerHandle]]] = {}

    @asynccontextmanager
    async def ask(
        self, method: str, url: str, headers: Headers, body: bytes | None = None
    ) -> AsyncIterator[Line]:
        """The answer: its head is there, its body is read piece by piece. Of two headers of a name the last is sent.

        Raises:
            WireError: none came.
        """
        place, request = self._asked(method, url, headers, body)
        line = await self._answered(method, place, request)
        try:
            yield line
        finally:
            if line.free:
                self._keep(place, line)
            else:
                line.abort()

    async def close(self) -> None:
        """Let go of connections."""
        for lines in self._kept.values():
            for line, timer in lines:
                timer.cancel()
                line.abort()
        self._kept.clear()
        await asyncio.sleep(0)  # asyncio closes what is aborted in its next round

    def _asked(self, method: str, url: str, headers: Headers, body: bytes | None) -> tuple[_Place, bytes]:
        """What is connected to, and the request as it is sent there."""
        try:
            parts = urlsplit(url)
            place = _place(parts)
        except ValueError as error:
            raise WireError(str(error)) from error
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        sent = {"host": ("Host", place.name), **_login("Authorization", parts)}
        if self._proxy is not None and place.scheme == "http":
            target = f"http://{place.name}{target}"
            sent |= _login("Proxy-Authorization", self._proxy)
        sent |= {name.lower(): (name, value) for name, value in headers}
        if body is not None:
            sent["content-length"] = ("Content-Length", str(len(body)))
        return place, _spelled(f"{method} {target} HTTP/1.1", sent.values()) + (body or b"")

    async def _answered(self, method: str, place: _Place, request: bytes) -> Line:
        while True:
            line = self._spare(place) or await self._line(place)
            fresh = line.fresh
            try:
                await line.ask(request)
            except BaseException as error:
                line.abort()
                # a server may end a connection in the very moment that it is used again
                lost = isinstance(error, LostError) and line.asked_nothing
                if fresh or not lost or method not in _AGAIN:
                    raise
            else:
                return line

    # ------------------------------------------------------------ connections

    def _spare(self, place: _Place) -> Line | None:
        kept = self._kept.get(place, [])
        while kept:
            line, timer = kept.pop()
            timer.cancel()
            if not line.closed:
                return line
        return None

    def _keep(self, place: _Place, line: Line) -> None:
        line.rest()
        timer = asyncio.get_running_loop().call_later(_IDLE_SECONDS, self._drop, place, line)
        self._kept.setdefault(place, []).append((line, timer))

    def _drop(self, place: _Place, line: Line) -> None:
        line.abort()
        left = [one for one in self._kept.pop(place, []) if one[0] is not line]
        if left:
            self._kept[place] = left

    async def _line(self, place: _Place) -> Line:
        """A new connection.

        Raises:
            UnconnectedError: there is none.
        """
        proxy = None if self._proxy is None else _place(self._proxy)
        try:
            line = await self._connected(proxy or place)
            if proxy is not None and place.scheme == "https":
                await self._tunnel(line, place)
        except OSError as error:
            raise UnconnectedError(error) from error
        return line

    async def _connected(self, place: _Place) -> Line:
        made = await start_connection(
            await _addresses(place),
            happy_eyeballs_delay=_NEXT_ADDRESS_SECONDS,
            socket_factory=self._make,
        )
        context, name = self._secured(place) if place.scheme == "https" else (None, None)
        line = Line(self._most)
        loop = asyncio.get_running_loop()
        await loop.create_connection(lambda: line, sock=made, ssl=context, server_hostname=name)
        return line

    async def _tunnel(self, line: Line, place: _Place) -> None:
        """Have a proxy lead on to a place, and speak TLS with that."""
        assert self._proxy is not None
        name = f"{place.name}:443" if place.port == 443 else place.name
        sent = {"host": ("Host", name), **_login("Proxy-Authorization", self._proxy)}
        try:
            await line.ask(_spelled(f"CONNECT {name} HTTP/1.1", sent.values()))
            _check_led(line.status)
            assert line.transport is not None
            context, host = self._secured(place)
            through = await asyncio.get_running_loop().start_tls(
                line.transport, line, context, server_hostname=host
            )
            line.transport = cast("asyncio.Transport", through)
        except BaseException:
            line.abort()
            raise
        line.fresh = True

    def _secured(self, place: _Place) -> tuple[ssl.SSLContext, str]:
        return self._trust.context, place.host.rstrip(".")


def _check_led(status: int) -> None:
    if not 200 <= status < 300:
        raise ConnectionRefusedError(f"the proxy answers with {status}")


def _place(parts: SplitResult) -> _Place:
    """What an address names.

    Raises:
        ValueError: no place on the Web.
    """
    scheme, host = parts.scheme.lower(), parts.hostname
    if scheme not in _PORTS or not host:
        raise ValueError("no address of the Web")
    if not host.isascii():
        host = host.encode("idna").decode("ascii")
    # what follows "%" is the name of a network card of the sender's (RFC 4007), and none of ours
    return _Place(scheme, host.partition("%")[0], parts.port or _PORTS[scheme])


def _login(header: str, parts: SplitResult) -> dict[str, tuple[str, str]]:
    """The header that carries the user and the password of an address (RFC 7617); none where it names none."""
    if parts.username is None:
        return {}
    pair = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
    return {header.lower(): (header, f"Basic {b64encode(pair.encode()).decode()}")}


def _spelled(first: str, headers: Headers) -> bytes:
    """A request's head.

    Raises:
        WireError: a value would end its line.
    """
    lines = [first, *(f"{name}: {value}" for name, value in headers)]
    if any(sign in line for line in lines for sign in "\r\n\0"):
        raise WireError("a header of several lines cannot be sent")
    return ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8", "surrogateescape")


async def _addresses(place: _Place) -> list[Any]:
    """The addresses of a host; one that is a number is asked of nobody.

    Raises:
        socket.gaierror: it has none.
    """
    host, port = place.host, place.port
    try:
        return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
    except OSError:
        pass
    except UnicodeError as error:  # a label that is empty or too long
        raise socket.gaierror(str(error)) from error
    loop = asyncio.get_running_loop()
    return await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG)
