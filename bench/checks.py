"""Checks of unchanged pages over loopback: CPU of the versioner process alone, claim and completion included.

    python bench/checks.py [--pages 10000]

The server is another process. Pages lie on fifty loopback addresses; one pass answers 304, one the same
50 KB again. Beside it, the same fetches with nothing but the HTTP client.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import resource
import tempfile
import time
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from aiohttp import web

from versioner.app import App
from versioner.bootstrap import open_app
from versioner.config import load_settings
from versioner.core.extract import canonical_hash
from versioner.fetch.interface import FetchRequest
from versioner.ingest.check import check_due
from versioner.storage import pages

PORT = 18_765
HOSTS = 50
BODY = (
    "<html><body><main><h1>A page</h1>"
    + "<p>It says the same thing every time it is asked.</p>" * 1000
    + "</main></body></html>"
).encode()


def serve() -> None:
    async def page(request: web.Request) -> web.Response:
        if request.headers.get("If-None-Match") == '"same"':
            return web.Response(status=304)
        return web.Response(body=BODY, content_type="text/html")

    app = web.Application()
    app.router.add_get("/{n:\\d+}", page)
    web.run_app(app, host="0.0.0.0", port=PORT, print=None, access_log=None)


def fill(app: App, count: int, *, etag: bool) -> None:
    now = datetime.now(UTC)
    with app.db.write() as session:
        for n in range(count):
            host = f"127.0.0.{n % HOSTS + 1}:{PORT}"
            url = f"http://{host}/{n}"
            page_id = pages.add_page(
                session, url=url, url_key=url, host=host, now=now, next_check_at=now - timedelta(hours=1)
            )
            pages.update_page(
                session,
                page_id,
                etag='"same"' if etag else None,
                last_sha256=sha256(BODY).hexdigest(),
                last_canonical=canonical_hash(BODY, "text/html"),
            )


def run(count: int, *, etag: bool) -> None:
    with tempfile.TemporaryDirectory() as home:
        settings = load_settings(home, allow_networks="127.0.0.0/8", host_delay=0.0)
        with open_app(settings) as app:
            fill(app, count, etag=etag)
            start = time.process_time()
            done = asyncio.run(check_due(app))
            spent = time.process_time() - start
            bare = asyncio.run(fetches(app, count, etag=etag))
    assert {str(one.outcome) for one in done} == {"unchanged"}, {str(one.outcome) for one in done}
    name = "304" if etag else f"same {len(BODY) // 1000} KB"
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{name}: {1000 * spent / len(done):.2f} ms a check over {len(done)} pages; the bare fetch {1000 * bare / count:.2f} ms; {memory:.0f} MB resident"
    )


async def fetches(app: App, count: int, *, etag: bool) -> float:
    fetcher = app.open_fetcher()
    start = time.process_time()
    for n in range(count):
        url = f"http://127.0.0.{n % HOSTS + 1}:{PORT}/{n}"
        await fetcher.fetch(FetchRequest(url=url, etag='"same"' if etag else None))
    spent = time.process_time() - start
    await fetcher.close()
    return spent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=10_000)
    args = parser.parse_args()
    server = multiprocessing.Process(target=serve, daemon=True)
    server.start()
    time.sleep(1.5)
    try:
        for etag in (True, False):
            run(args.pages, etag=etag)
    finally:
        server.terminate()


if __name__ == "__main__":
    main()
