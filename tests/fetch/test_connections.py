"""How pages are fetched below HTTP's answers: connections used again, a page's own headers, proxies."""

from __future__ import annotations

import asyncio
import ssl
from base64 import b64encode
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime

import pytest

from versioner.errors import FetchError
from versioner.fetch.http import HttpFetcher
from versioner.fetch.interface import Fetched, FetchRequest

NOW = datetime(2026, 11, 20, tzinfo=UTC)
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\n<p>A."

Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def talking(*talks: Talk, tls: ssl.SSLContext | None = None) -> AsyncIterator[tuple[int, list[int]]]:
    """A server whose connections are talked to in turn, the last talk also for all after; its port, and what it counts."""
    count, tasks = [0], set[asyncio.Task[None] | None]()

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        tasks.add(asyncio.current_task())
        talk = talks[min(count[0], len(talks) - 1)]
        count[0] += 1
        try:
            with suppress(asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
                await talk(reader, writer)
            await asyncio.sleep(0)
        finally:
            writer.close()

    server = await asyncio.start_server(handle, "127.0.0.1", 0, ssl=tls)
    try:
        yield server.sockets[0].getsockname()[1], count
    finally:
        server.close()
        for task in tasks:
            if task is not None:
                task.cancel()
        await asyncio.gather(*(task for task in tasks if task is not None), return_exceptions=True)
        await asyncio.sleep(0.05)


def saying(*answers: bytes, heard: list[str] | None = None) -> Talk:
    """Answer one request after another, then hang up."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for answer in answers:
            asked = await reader.readuntil(b"\r\n\r\n")
            if heard is not None:
                heard.append(asked.decode())
            writer.write(answer)
            await writer.drain()

    return talk


def fetched(
    *talks: Talk,
    url: str = "http://127.0.0.1:{port}/a?b=c#d",
    tls: ssl.SSLContext | None = None,
    headers=(),
    **more,
) -> Fetched:
    """What a fetcher brings from such a server; `{port}` in texts is the server's."""

    async def go() -> Fetched:
        async with talking(*talks, tls=tls) as (port, _):
            given = {name: value.format(port=port) for name, value in more.items()}
            fetcher = HttpFetcher(
                user_agent="v/0", allow_networks=("127.0.0.0/8",), now=lambda: NOW, timeout=5, **given
            )
            try:
                return await fetcher.fetch(FetchRequest(url=url.format(port=port), headers=headers))
            finally:
                await fetcher.close()

    return asyncio.run(go())


def test_what_a_page_sends_itself_replaces_ours():
    heard: list[str] = []
    fetched(saying(OK, heard=heard), headers=(("user-agent", "mine"), ("X-Key", "k")))
    first, *lines = heard[0].split("\r\n")
    assert first == "GET /a?b=c HTTP/1.1"
    assert [line for line in lines if line.lower().startswith("user-agent")] == ["user-agent: mine"]
    assert "X-Key: k" in lines
    assert any(line.startswith("Host: 127.0.0.1:") for line in lines)


def test_who_is_named_in_an_address_that_a_page_leads_to_is_sent():
    heard: list[str] = []
    away = b"HTTP/1.1 302 Away\r\nLocation: //me:p%20w@127.0.0.1:%d/\r\nContent-Length: 0\r\n\r\n"

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(away.replace(b"%d", str(writer.get_extra_info("sockname")[1]).encode()))
        await saying(OK, heard=heard)(reader, writer)

    assert fetched(talk).body == b"<p>A."
    assert f"Authorization: Basic {b64encode(b'me:p w').decode()}" in heard[0]


def test_a_proxy_is_sent_the_whole_address():
    heard: list[str] = []
    found = fetched(saying(OK, heard=heard), url="http://a.example/x", proxy="http://me:pw@127.0.0.1:{port}")
    assert found.body == b"<p>A."
    lines = heard[0].split("\r\n")
    assert lines[0] == "GET http://a.example/x HTTP/1.1"
    assert {"Host: a.example", f"Proxy-Authorization: Basic {b64encode(b'me:pw').decode()}"} <= set(lines)


def tunnel(to: int, heard: list[str]) -> Talk:
    """A proxy that leads on to a port of this machine, wherever it is asked to."""

    async def pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(65_536):
            writer.write(data)
            await writer.drain()
        writer.close()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append((await reader.readuntil(b"\r\n\r\n")).decode())
        theirs, ours = await asyncio.open_connection("127.0.0.1", to)
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        try:
            await asyncio.gather(pump(reader, ours), pump(theirs, writer), return_exceptions=True)
        finally:
            ours.close()

    return talk


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_leads_on_to_what_has_a_certificate(scheme, certificate):
    heard: list[str] = []
    secret = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    secret.load_cert_chain(certificate)

    async def go(ca_file: str | None) -> Fetched:
        async with (
            talking(saying(OK), tls=secret) as (far, _),
            talking(tunnel(far, heard), tls=secret if scheme == "https" else None) as (near, _),
        ):
            fetcher = HttpFetcher(
                user_agent="v/0",
                allow_networks=("127.0.0.0/8",),
                now=lambda: NOW,
                timeout=5,
                proxy=f"{scheme}://127.0.0.1:{near}",
                ca_file=ca_file,
            )
            try:
                return await fetcher.fetch(FetchRequest(url="https://127.0.0.1/"))
            finally:
                await fetcher.close()

    assert asyncio.run(go(str(certificate))).body == b"<p>A."
    assert heard[0].startswith("CONNECT 127.0.0.1:443 HTTP/1.1\r\n")
    with pytest.raises(FetchError, match="TLS certificate"):
        asyncio.run(go(None))


def test_a_proxy_that_does_not_lead_on_is_told():
    refused = saying(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
    with pytest.raises(FetchError, match="cannot be connected to: the proxy answers with 403"):
        fetched(refused, url="https://a.example/", proxy="http://127.0.0.1:{port}")


def test_a_connection_serves_again_and_one_that_was_given_up_is_replaced_unseen() -> None:
    async def go() -> tuple[list[bytes], int]:
        async with talking(saying(OK, OK), saying(OK)) as (port, count):
            fetcher = HttpFetcher(
                user_agent="v/0", allow_networks=("127.0.0.0/8",), now=lambda: NOW, timeout=5
            )
            try:
                found = []
                for _ in range(3):
                    found.append((await fetcher.fetch(FetchRequest(url=f"http://127.0.0.1:{port}/"))).body)
                    await asyncio.sleep(0.05)
            finally:
                await fetcher.close()
            return found, count[0]

    assert asyncio.run(go()) == ([b"<p>A."] * 3, 2)
