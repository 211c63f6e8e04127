"""Pages over HTTP: one session, polite headers, hops by hand, bodies read in chunks under a cap."""

from __future__ import annotations

import asyncio
import errno
import os
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import partial
from urllib.parse import quote, urlsplit

from yarl import URL

from versioner.core.extract.kinds import PDF, TEXTS, is_feed
from versioner.core.told.details import Why, coded
from versioner.core.url import host_of, origin, resolve
from versioner.errors import E_, FetchError, ForbiddenAddressError, NotAnArticleError
from versioner.fetch import foreign
from versioner.fetch.decoding import BROKEN, Decoder, too_large
from versioner.fetch.interface import Fetched, FetchRequest, Redirect
from versioner.fetch.metered import FloodedError, MeteredConnector
from versioner.fetch.ssrf import ForbiddenSocketError, allowed, literal, networks, socket_factory
from versioner.fetch.tls import Trust, aiohttp

_CHUNK = 1 << 16
_OVERHEAD = 1.25  # of an answer on the wire over its body: heads, and the sizes of small chunks
_LONGEST_HEADER = 1 << 16  # bytes: real sites send security policies and preloads of 10 to 30 kB
_LONGEST_VALIDATOR = 1_000  # servers refuse requests whose headers pass 8 kB
_URL_SIGNS = "%:/?#[]@!$&'()*+,;=~-._"  # RFC 3986 §2: what an address is made of
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PART = 206  # of a page, which nobody asked for (RFC 9110 §15.3.7)
_PAGES = TEXTS | {PDF}
_HTML_STARTS = (
    b"<!doctype",
    b"<html",
    b"<head",
    b"<body",
    b"<?xml",
    b"<!--",
    b"<div",
    b"<p",
    b"<h1",
    b"<title",
)

# by status what is said of it, and whether trying again later is worth it
_REASONS: dict[int, tuple[str, bool]] = {
    401: (E_("{page} wants a login (401)"), False),
    403: (E_("{page} refuses us (403)"), True),
    404: (E_("{page} is not found (404)"), True),
    410: (E_("{page} is gone (410)"), False),
    429: (E_("{page} asks us to slow down (429)"), True),
    451: (E_("{page} is withheld for legal reasons (451)"), False),
}
_SERVER = (E_("{page} answers with an error of its server ({code})"), True)
_REFUSAL = (E_("{page} answers with a refusal ({code})"), False)


class HttpFetcher:
    """Fetches over HTTP/1.1 with aiohttp.

    Args:
        user_agent: how we introduce ourselves.
        allow_networks: networks (CIDR) let through the SSRF guard beside public addresses.
        timeout: seconds for a whole fetch, redirects included.
        max_raw, max_decoded: most bytes of a body as sent and as decoded.
        max_redirects: most hops.
        proxy: an HTTP proxy; the guard then sees only the proxy's address, and checks IP literals itself.
        ca_file: CA certificates instead of the system's.
        now: the clock, for a Retry-After that is a date.
    """

    def __init__(
        self,
        *,
        user_agent: str,
        allow_networks: Sequence[str] = (),
        timeout: float = 30.0,
        max_raw: int = 20_000_000,
        max_decoded: int = 20_000_000,
        max_redirects: int = 5,
        proxy: str | None = None,
        ca_file: str | None = None,
        now: Callable[[], datetime],
    ) -> None:
        self._named = networks(allow_networks)
        self._timeout = timeout
        self._max_raw, self._max_decoded = max_raw, max_decoded
        self._max_redirects = max_redirects
        self._proxy = proxy
        self._now = now
        self._trust = Trust(ca_file, always=bool(proxy))
        self._headers = {
            "User-Agent": user_agent,
            "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.8,*/*;q=0.1",
            "Accept-Encoding": "gzip, deflate, zstd",
        }
        self._session: aiohttp.ClientSession | None = None

    async def fetch(self, request: FetchRequest) -> Fetched:
        """The page.

        Raises:
            ForbiddenAddressError: the guard refused an address on the way.
            TooLargeError: the body passes a limit.
            NotAnArticleError: it is no HTML, XHTML or plain text.
            FetchError: anything else that kept it from us, in one line.
        """
        answered = asyncio.Event()
        try:
            async with asyncio.timeout(self._timeout):
                return await self._follow(request, answered)
        except TimeoutError as error:
            raise FetchError(
                "{page} did not answer within {seconds} s",
                page=request.url,
                seconds=f"{self._timeout:g}",
                url=request.url,
                unreachable=not answered.is_set(),
            ) from error
        except ForbiddenSocketError as error:
            raise _forbidden(request.url, error.address) from error
        except FloodedError as error:
            raise too_large(request.url, self._max_raw) from error
        except aiohttp.ClientError as error:
            raise _failure(request.url, error, unreachable=not answered.is_set()) from error
        except BROKEN as error:
            raise FetchError(
                "{page} sent a broken encoding: {why}", page=request.url, why=error, url=request.url
            ) from error

    async def close(self) -> None:
        """Close the session."""
        if self._session is not None:
            await self._session.close()

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            connector = MeteredConnector(
                most=int(_OVERHEAD * self._max_raw) + _CHUNK,
                limit=0,
                socket_factory=None if self._proxy else socket_factory(self._named),
            )
            self._session = aiohttp.ClientSession(
                connector=connector,
                cookie_jar=aiohttp.DummyCookieJar(),
                headers=self._headers,
                auto_decompress=False,
                trust_env=False,
                timeout=aiohttp.ClientTimeout(total=None),
                max_line_size=_LONGEST_HEADER,
                max_field_size=_LONGEST_HEADER,
            )
        return self._session

    async def _follow(self, request: FetchRequest, answered: asyncio.Event) -> Fetched:
        url = request.url
        hops: list[Redirect] = []
        while True:
            self._check(url)
            headers = _sent(request, same_origin=origin(url) == origin(request.url))
            async with self._open().get(
                URL(url, encoded=True),
                headers=headers,
                allow_redirects=False,
                proxy=self._proxy,
                ssl=self._trust.of(url),
            ) as response:
                answered.set()
                target = response.headers.get("Location")
                if response.status not in _REDIRECTS or target is None:
                    return await self._take(request, url, response, tuple(hops))
            url = _next(url, target)
            hops.append(Redirect(status=response.status, url=url))
            if len(hops) > self._max_redirects:
                raise FetchError(
                    "{page} redirects more than {times} times",
                    page=request.url,
                    times=self._max_redirects,
                    url=request.url,
                    transient=False,
                )

    def _check(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise FetchError(
                "a redirect leads to {target}, which is no web page",
                target=url[:200],
                url=url,
                transient=False,
            )
        if self._proxy is not None:
            meant = literal(parts.hostname)
            # a name is the proxy's to resolve, and it must guard its own network
            if meant is not None and not allowed(meant, self._named):
                raise _forbidden(url, parts.hostname)

    async def _take(
        self, request: FetchRequest, url: str, response: aiohttp.ClientResponse, hops: tuple[Redirect, ...]
    ) -> Fetched:
        if response.status >= 400:
            raise self._refused(request.url, response)
        not_modified = response.status == 304
        if not not_modified and (not 200 <= response.status < 300 or response.status == _PART):
            raise FetchError(
                "{page} answers with {code}, which brings no page",
                page=request.url,
                code=response.status,
                url=request.url,
                status=response.status,
            )
        if not_modified and not (request.etag or request.last_modified):
            raise FetchError(
                "{page} answers that it is unchanged (304), but nobody asked",
                page=request.url,
                url=request.url,
            )
        body = b"" if not_modified else await self._body(request, response)
        content_type = _text(response.headers.get("Content-Type", "")) or None
        if not not_modified and not request.any_type:
            _check_type(request.url, content_type, body)
        return Fetched(
            url=request.url,
            final_url=url,
            status=response.status,
            headers=tuple((name, _text(value)) for name, value in response.headers.items()),
            content_type=content_type,
            body=body,
            redirects=hops,
            note=_left_out(request, hops),
            not_modified=not_modified,
            etag=_validator(response.headers.get("ETag")),
            last_modified=_validator(response.headers.get("Last-Modified")),
        )

    def _refused(self, url: str, response: aiohttp.ClientResponse) -> FetchError:
        status = response.status
        words, transient = _REASONS.get(status, _SERVER if status >= 500 else _REFUSAL)
        return FetchError(
            words,
            page=url,
            code=status,
            url=url,
            status=status,
            transient=transient,
            retry_after=retry_after(response.headers.get("Retry-After"), self._now()),
        )

    async def _body(self, request: FetchRequest, response: aiohttp.ClientResponse) -> bytes:
        decode = Decoder(_text(response.headers.get("Content-Encoding", "")), self._max_decoded, request.url)
        raw, parts = 0, bytearray()
        async for chunk in response.content.iter_chunked(_CHUNK):
            raw += len(chunk)
            if raw > self._max_raw:
                raise too_large(request.url, self._max_raw)
            for piece in decode.feed(chunk):
                parts += piece
        decode.end()
        if not parts and not request.any_type:
            raise FetchError("{page} sent an empty page", page=request.url, url=request.url)
        return bytes(parts)


def _text(value: str) -> str:
    """A header's value without what cannot be stored: bytes beyond UTF-8 are read as Latin-1 (RFC 9110 §5.5)."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return value.encode("utf-8", "surrogateescape").decode("latin-1")
    return value


def _validator(value: str | None) -> str | None:
    """An ETag or a date as it can be sent back; None for one of bytes that RFC 9110 does not allow in it."""
    fit = value and len(value) <= _LONGEST_VALIDATOR and value.isascii() and value.isprintable()
    return value if fit else None


def _next(url: str, location: str) -> str:
    """Where a Location leads, spelled so that it can be sent; bytes beyond ASCII are percent-encoded.

    Raises:
        FetchError: it is no web address.
    """
    spelled = quote(location.strip().encode("utf-8", "surrogateescape"), safe=_URL_SIGNS)
    target = resolve(url, spelled)
    if target is None:
        shown = spelled if len(spelled) <= 200 else spelled[:199] + "…"
        raise FetchError(
            "a redirect leads to {target}, which is no web page", target=shown, url=url, transient=False
        )
    return target


def _left_out(request: FetchRequest, hops: tuple[Redirect, ...]) -> str:
    """That the page's headers did not go where it redirects to, another site; "" where they went everywhere."""
    other = next((hop.url for hop in hops if origin(hop.url) != origin(request.url)), None)
    if other is None or not request.headers:
        return ""
    return coded(Why.HEADERS_KEPT, to=host_of(other), names=", ".join(name for name, _ in request.headers))


def _sent(request: FetchRequest, *, same_origin: bool) -> dict[str, str]:
    headers = {"Accept-Language": request.accept_language} if request.accept_language else {}
    if etag := _validator(request.etag):
        headers["If-None-Match"] = etag
    if last_modified := _validator(request.last_modified):
        headers["If-Modified-Since"] = last_modified
    if same_origin:  # secrets of one site are not shown to another, nor sent where others can read them
        headers.update(request.headers)
    return headers


def _check_type(url: str, content_type: str | None, body: bytes) -> None:
    kind = (content_type or "").split(";")[0].strip().lower()
    if kind in _PAGES or foreign.is_read(kind) or is_feed(body, content_type):
        return
    if not kind or kind == "application/octet-stream":
        start = body[:512].lstrip().lower()
        if start.startswith((*_HTML_STARTS, b"%pdf-")):
            return
    if not kind:
        raise NotAnArticleError(
            "{page} is not an article but binary data", page=url, url=url, transient=False
        )
    raise NotAnArticleError(
        "{page} is not an article but {kind}", page=url, kind=kind, url=url, transient=False
    )


def _forbidden(url: str, address: str) -> ForbiddenAddressError:
    return ForbiddenAddressError(
        "{page} leads to {address}, which is not a public address; "
        "if that network is yours, name it: VERSIONER_ALLOW_NETWORKS=127.0.0.0/8 is this machine",
        page=url,
        address=address,
        url=url,
        transient=False,
    )


def _failure(url: str, error: aiohttp.ClientError, *, unreachable: bool) -> FetchError:
    """What a person is told of a failure below HTTP; `unreachable`: the host had not answered at all."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ForbiddenSocketError):
            return _forbidden(url, cause.address)
        cause = cause.__cause__ or getattr(cause, "os_error", None)
    told = partial(FetchError, url=url, unreachable=unreachable)
    host = urlsplit(url).hostname or ""
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return told(E_("the host {host} is not known"), host=host)
    if isinstance(error, aiohttp.ClientSSLError):
        words, wrong = _tls(error)
        return told(words, host=host, why=wrong)
    if isinstance(error, aiohttp.ClientConnectorError):
        return told(E_("{host} cannot be connected to: {why}"), host=host, why=called(error.os_error))
    if isinstance(error, aiohttp.ClientHttpProxyError):
        why = f"the proxy answers with {error.status}"
        return told(E_("{host} cannot be connected to: {why}"), host=host, why=why)
    if isinstance(error, aiohttp.ClientResponseError):  # says what, and after an empty line quotes what came
        what = " ".join(error.message.partition("\n\n")[0].partition(" when reading")[0].split())
        return told(E_("{page} sent an answer that is no HTTP: {why}"), page=url, why=what.rstrip(":"))
    if isinstance(error, aiohttp.ClientPayloadError):
        return told(E_("{page} was cut off while it was being sent"), page=url)
    return told(E_("{page} cannot be fetched: {why}"), page=url, why=str(error) or type(error).__name__)


def called(error: OSError) -> str:
    """What the system calls an error; asyncio puts the call that failed in its place."""
    named = error.errno is not None and error.errno in errno.errorcode
    return os.strerror(error.errno or 0) if named else error.strerror or str(error)


def _tls(error: aiohttp.ClientSSLError) -> tuple[str, str]:
    """What is wrong with a host's TLS, in words: its certificate, or that it speaks none that we understand."""
    cause = error.os_error
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        return E_("{host} has no good TLS certificate: {why}"), getattr(cause, "verify_message", "") or str(
            cause
        )
    reason = getattr(cause, "reason", None) or "no TLS"
    return E_("{host} speaks no TLS that we understand: {why}"), reason.replace("_", " ").lower()


# A clock that is wrong by years, or a slip of the pen, must not silence a site for ever.
LONGEST_RETRY_AFTER = 86_400.0


def retry_after(header: str | None, now: datetime) -> float | None:
    """Seconds that a Retry-After asks for, in either of its forms (RFC 9110 §10.2.3), a day at most.

    None for nonsense: words, signs, fractions, dates that do not exist.
    """
    if header is None:
        return None
    text = header.strip()
    if text.isascii() and text.isdigit():
        return LONGEST_RETRY_AFTER if len(text) > 9 else min(float(text), LONGEST_RETRY_AFTER)
    try:
        at = parsedate_to_datetime(text)
        at = at.replace(tzinfo=UTC) if at.tzinfo is None else at
        seconds = (at - now).total_seconds()
    except (ValueError, TypeError, OverflowError, IndexError):  # what the parser makes of garbage
        return None
    return min(max(0.0, seconds), LONGEST_RETRY_AFTER)
