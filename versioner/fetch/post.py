"""Messages over HTTP: to webhooks and hubs, through the same guard as fetches, without following redirects."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Protocol
from urllib.parse import urlsplit

from versioner.errors import FetchError, ForbiddenAddressError
from versioner.fetch.http import called, retry_after
from versioner.fetch.ssrf import ForbiddenSocketError, allowed, literal, networks, socket_factory
from versioner.fetch.tls import Trust, aiohttp
from versioner.frozen import dataclass

TIMEOUT = 15.0  # seconds; Standard Webhooks recommends 15 to 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """What a receiver answered; `retry_after` in seconds."""

    status: int
    retry_after: float | None = None


class Poster(Protocol):
    """Sends messages. One belongs to the event loop that it was made in."""

    async def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> Posted:
        """The answer, or one of `versioner.errors`' `FetchError`s."""

    async def close(self) -> None:
        """Let go of connections."""


class HttpPoster:
    """Posts over HTTP/1.1 with aiohttp.

    Args:
        user_agent: how we introduce ourselves.
        allow_networks: networks (CIDR) let through the SSRF guard beside public addresses.
        timeout: seconds for one message.
        proxy: an HTTP proxy; the guard then sees only the proxy's address, and checks IP literals itself.
        ca_file: CA certificates instead of the system's.
        now: the clock, for a Retry-After that is a date.
    """

    def __init__(
        self,
        *,
        user_agent: str,
        allow_networks: Sequence[str] = (),
        timeout: float = TIMEOUT,
        proxy: str | None = None,
        ca_file: str | None = None,
        now: Callable[[], datetime],
    ) -> None:
        self._named = networks(allow_networks)
        self._agent, self._timeout, self._proxy, self._now = user_agent, timeout, proxy, now
        self._trust = Trust(ca_file, always=bool(proxy))
        self._session: aiohttp.ClientSession | None = None

    async def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> Posted:
        """The answer, whatever it is.

        Raises:
            ForbiddenAddressError: the guard refused the address.
            FetchError: no answer came, in one line that does not name the whole address: it may be a secret.
        """
        where = urlsplit(url).hostname or "the address"
        meant = literal(where)
        if self._proxy is not None and meant is not None and not allowed(meant, self._named):
            raise _forbidden(url, meant)
        try:
            async with self._open().post(
                url,
                data=body,
                headers=dict(headers),
                allow_redirects=False,
                proxy=self._proxy,
                ssl=self._trust.of(url),
            ) as response:
                wait = retry_after(response.headers.get("Retry-After"), self._now())
                return Posted(status=response.status, retry_after=wait)
        except TimeoutError as error:
            raise FetchError(
                "{page} did not answer within {seconds} s", page=where, seconds=f"{self._timeout:g}", url=url
            ) from error
        except ForbiddenSocketError as error:
            raise _forbidden(url, error.address) from error
        except aiohttp.ClientConnectorError as error:
            if isinstance(error.os_error, ForbiddenSocketError):
                raise _forbidden(url, error.os_error.address) from error
            raise FetchError(
                "{page} cannot be reached: {why}",
                page=where,
                why=called(error.os_error),
                url=url,
            ) from error
        except (aiohttp.ClientError, ValueError) as error:
            raise FetchError(
                "{page} cannot be told: {why}", page=where, why=type(error).__name__, url=url
            ) from error

    async def close(self) -> None:
        """Close the session."""
        if self._session is not None:
            await self._session.close()

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            connector = aiohttp.TCPConnector(
                socket_factory=None if self._proxy else socket_factory(self._named)
            )
            self._session = aiohttp.ClientSession(
                connector=connector,
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self._agent},
                trust_env=False,
                timeout=aiohttp.ClientTimeout(total=self._timeout),
            )
        return self._session


def _forbidden(url: str, address: str) -> ForbiddenAddressError:
    return ForbiddenAddressError(
        "{address} is not a public address; VERSIONER_ALLOW_NETWORKS lets it through",
        address=address,
        url=url,
        transient=False,
    )
