"""A real web server on loopback whose pages a test scripts."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from aiohttp import web

Answer = Callable[[web.Request], web.StreamResponse]


@asynccontextmanager
async def serving(**pages: Answer) -> AsyncIterator[str]:
    """Serve `name=answer` at /name; yields the base URL."""
    app = web.Application()

    def route(answer: Answer):
        async def handle(request: web.Request) -> web.StreamResponse:
            found = answer(request)
            return await found if asyncio.iscoroutine(found) else found

        return handle

    for name, answer in pages.items():
        app.router.add_get("/" + name.replace("__", "."), route(answer))
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


@asynccontextmanager
async def sending(head: bytes, again: bytes = b"") -> AsyncIterator[str]:
    """Send those bytes to whoever asks, then `again` for as long as it is listened to; yields the base URL."""

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(head)
        while again and not writer.is_closing():
            writer.write(again)
            try:
                await writer.drain()
            except OSError:
                break
        writer.close()

    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
