"""Connections: who never ends a request is let go, and nobody else is."""

import asyncio
from contextlib import asynccontextmanager

import pytest
import uvicorn

from tests.ports import free_port
from versioner.web import connections


async def app(scope, receive, send):
    """Answers after a while, longer than a head may take; takes a body whole, and at `/busy` slowly."""
    if scope["type"] != "http":
        return
    if scope["method"] == "POST":
        more = True
        while more:
            more = (await receive()).get("more_body", False)
            await asyncio.sleep(0.7 if scope["path"] == "/busy" else 0)
    await asyncio.sleep(0.6 if scope["path"] == "/slow" else 0)
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"ok"})


@asynccontextmanager
async def served():
    port = free_port()
    config = uvicorn.Config(app, port=port, http=connections.Connection, log_level="error", lifespan="off")
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 - it has no event to wait for
        await asyncio.sleep(0.01)
    yield port
    server.should_exit = True
    await serving


@pytest.fixture(autouse=True)
def soon(monkeypatch):
    monkeypatch.setattr(connections, "_HEAD_SECONDS", 0.3)
    monkeypatch.setattr(connections, "_BODY_SECONDS", 0.2)


@pytest.mark.parametrize("said", [b"", b"GET / HTTP/1.1\r\nHost: a\r\nX: "], ids=["nothing", "half a head"])
def test_who_never_ends_a_head_is_let_go(said):
    async def story():
        async with served() as port, asyncio.timeout(20):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(said)
            assert await reader.read() == b""
            writer.close()

    asyncio.run(story())


def test_bytes_that_trickle_in_gain_no_time():
    async def story():
        async with served() as port, asyncio.timeout(20):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(b"GET / HTTP/1.1\r\nX: ")

            async def trickle():
                while True:
                    writer.write(b"a")
                    await asyncio.sleep(0.02)

            trickling = asyncio.create_task(trickle())
            assert await reader.read() == b""
            trickling.cancel()
            writer.close()

    asyncio.run(story())


def test_an_answer_that_takes_long_and_the_next_request_on_its_connection_are_whole():
    async def story():
        async with served() as port, asyncio.timeout(20):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            for path in (b"/slow", b"/", b"/slow"):
                writer.write(b"GET " + path + b" HTTP/1.1\r\nHost: a\r\n\r\n")
                assert (await reader.readuntil(b"ok")).startswith(b"HTTP/1.1 200")
            writer.close()

    asyncio.run(story())


async def posted(port, path, pieces, pause):
    """What comes back on a body that is sent in pieces with pauses between them."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    length = sum(map(len, pieces))
    writer.write(f"POST {path} HTTP/1.1\r\nHost: a\r\nContent-Length: {length}\r\n\r\n".encode())

    async def send():
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(pause)

    sending = asyncio.create_task(send())
    try:
        return await reader.readuntil(b"ok")
    except (ConnectionResetError, asyncio.IncompleteReadError):
        return b""
    finally:
        sending.cancel()
        writer.close()


def test_a_body_that_hardly_comes_is_let_go_and_one_that_comes_on_is_taken():
    async def story():
        async with served() as port, asyncio.timeout(20):
            assert await posted(port, "/", [b"a"] * 2_000, 0.02) == b""
            assert await posted(port, "/", [b"a"] * 2 + [b"a" * 9_000] * 8, 0.15) != b""

    asyncio.run(story())


def test_a_body_that_waits_for_us_is_not_slow():
    async def story():
        async with served() as port, asyncio.timeout(30):
            assert await posted(port, "/busy", [b"a" * 60_000] * 6, 0) != b""

    asyncio.run(story())
