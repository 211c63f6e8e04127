"""The client below fetching: connections kept and lost, answers of every shape, proxies."""

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
from versioner.fetch.line import FloodedError, GarbledError, Line, LostError, WireError
from versioner.fetch.ssrf import networks
from versioner.fetch.tls import Trust
from versioner.fetch.wire import Wire

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


async def asked(port: int, *, times: int = 1, method: str = "GET", most: int = 1_000_000) -> list[bytes]:
    """The bodies of so many answers."""
    wire = Wire(most=most, trust=Trust(None), named=networks(["127.0.0.0/8"]), proxy=None)
    try:
        found = []
        for _ in range(times):
            async with wire.ask(method, f"http://127.0.0.1:{port}/", ()) as answer:
                found.append(await whole(answer))
            await asyncio.sleep(0.05)
        return found
    finally:
        await wire.close()


async def whole(answer: Line) -> bytes:
    body = b""
    while piece := await answer.piece():
        body += piece
    return body


def come(*talks: Talk, **more: int | str) -> tuple[list[bytes], int]:
    """What came of asking such a server, and over how many connections."""

    async def go() -> tuple[list[bytes], int]:
        async with talking(*talks) as (port, count):
            return await asked(port, **more), count[0]  # type: ignore[arg-type] # of `asked`

    return asyncio.run(go())


def test_a_connection_serves_again():
    assert come(saying(OK, OK, OK), times=3) == ([b"<p>A."] * 3, 1)


def test_a_server_that_says_close_is_connected_to_anew():
    last = OK.replace(b"200 OK\r\n", b"200 OK\r\nConnection: close\r\n")
    assert come(saying(last, OK), times=2) == ([b"<p>A."] * 2, 2)


def test_a_connection_that_a_server_gave_up_is_replaced_unseen():
    assert come(saying(OK), times=2) == ([b"<p>A."] * 2, 2)


def test_a_request_that_a_connection_ends_in_the_middle_of_is_sent_once_more_where_that_does_no_harm():
    """The server hangs up as it reads the second request: nobody knows whether it was carried out."""
    assert come(saying(OK, b""), times=2) == ([b"<p>A."] * 2, 2)
    with pytest.raises(LostError):
        come(saying(OK, b""), times=2, method="POST")


def test_a_new_connection_that_ends_is_not_tried_again():
    with pytest.raises(LostError):
        come(saying(b""))


def test_an_answer_that_nobody_asked_for_is_not_taken_for_the_next():
    forged = OK.replace(b"A.", b"B.")
    assert come(saying(OK + forged, OK), times=2) == ([b"<p>A."] * 2, 2)

    async def late(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await saying(OK)(reader, writer)
        await asyncio.sleep(0.02)
        writer.write(forged)
        await reader.read(1)

    assert come(late, saying(OK), times=2) == ([b"<p>A."] * 2, 2)


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n" + OK,
        b"\r\n\r\n" + OK,
        b"HTTP/1.0 200 OK\r\n\r\n<p>A.",
        b"HTTP/1.1 200\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n<p>\r\n2;x=1\r\nA.\r\n0\r\nExpires: 0\r\n\r\n",
        b"HTTP/1.1 200 OK\nContent-Length: 5\n\n<p>A.",
        OK.replace(b"\r\n\r\n", b"\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n"),
    ],
    ids=["interim", "empty lines", "ends with its connection", "chunks", "bare line feeds", "offers another protocol"],
)  # fmt: skip
def test_answers_of_every_shape_come_whole(answer: bytes):
    assert come(saying(answer)) == ([b"<p>A."], 1)


@pytest.mark.parametrize(
    "cut", [OK[:-1], b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<p>A.\r\n"]
)
def test_an_answer_that_is_cut_off_is_not_taken_for_whole(cut: bytes):
    with pytest.raises(WireError):
        come(saying(cut))


def test_a_header_that_no_database_keeps_is_none():
    with pytest.raises(GarbledError):
        come(saying(OK.replace(b"text/html", b"text\0html")))


def test_a_head_without_end_is_left_early():
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nX: ")
        while not writer.is_closing():
            writer.write(b"x" * 10_000)
            await writer.drain()

    with pytest.raises(GarbledError, match="262144 bytes of headers"):
        come(talk, most=100_000_000)


def test_trailers_without_end_are_left_early():
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nA\r\n0\r\nX: ")
        while not writer.is_closing():
            writer.write(b"x" * 10_000)
            await writer.drain()

    with pytest.raises(FloodedError):
        come(talk, most=100_000_000)


def test_a_long_body_waits_until_it_is_read():
    body = bytes(range(256)) * 40_000

    async def go() -> tuple[int, bytes]:
        sent = 0

        async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            nonlocal sent
            await reader.readuntil(b"\r\n\r\n")
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body))
            for start in range(0, len(body), 65_536):
                writer.write(body[start : start + 65_536])
                await writer.drain()
                sent = start

        async with talking(talk) as (port, _):
            wire = Wire(most=1 << 24, trust=Trust(None), named=networks(["127.0.0.0/8"]), proxy=None)
            async with wire.ask("GET", f"http://127.0.0.1:{port}/", ()) as answer:
                await asyncio.sleep(0.5)
                waited = sent
                found = await whole(answer)
            await wire.close()
            return waited, found

    waited, found = asyncio.run(go())
    assert found == body
    assert waited < len(body) - 1_000_000  # of 10 MB; what the system itself holds is a few


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


def test_a_header_of_two_lines_is_not_sent():
    heard: list[str] = []
    with pytest.raises(FetchError, match="several lines"):
        fetched(saying(OK, heard=heard), headers=(("X", "a\r\nY: b"),))
    assert heard == []


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
