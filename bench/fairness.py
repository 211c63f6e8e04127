"""Who waits for whom: live hosts beside a dead one and beside one with thousands of due pages.

    python bench/fairness.py [--live 300] [--pages 5] [--dead 30] [--large 5000] [--delay 1]

The live hosts have pages that are due, each a moment after the other; one host takes connections and never answers,
one has far more due pages than it may be asked for. Told is the lateness (looked at, since due) of the live hosts'
pages, median and 95th percentile, without the two and with them: in one run, one after the other.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import socket
import statistics
import tempfile
import time
from datetime import UTC, datetime, timedelta

from aiohttp import web

from versioner.app import App
from versioner.bootstrap import open_app
from versioner.config import load_settings
from versioner.core.model import Check
from versioner.ingest.engine import Engine
from versioner.storage import pages, schedule

PORT = 18_775


def serve() -> None:
    async def page(_: web.Request) -> web.Response:
        return web.Response(status=304)

    app = web.Application()
    app.router.add_get("/{n:\\d+}", page)
    web.run_app(app, host="0.0.0.0", port=PORT, print=None, access_log=None)


def fill(app: App, host: str, count: int, due: datetime) -> list[int]:
    with app.db.write() as session:
        made = []
        for n in range(count):
            url = f"http://{host}/{n}"
            made.append(pages.add_page(session, url=url, url_key=url, host=host, now=due, next_check_at=due))
            pages.update_page(session, made[-1], etag='"same"')
            schedule.set_schedule(session, made[-1], kind="every", every=86_400.0)
        return made


async def look(app: App, wanted: set[int], due: datetime) -> list[float]:
    """Seconds after `due` at which each of the wanted pages was looked at."""
    late: dict[int, float] = {}
    stop = asyncio.Event()

    def told(check: Check) -> None:
        if check.page in wanted:
            late[check.page] = (app.now() - due).total_seconds()
            if len(late) == len(wanted):
                stop.set()

    async with Engine(app, tell=told, stop=stop, standing=True) as engine:
        await engine.run(tick=0.5)
    return sorted(late.values())


def run(args: argparse.Namespace, *, bad: bool) -> list[float]:
    with tempfile.TemporaryDirectory() as home, socket.socket() as mute:
        mute.bind(("127.0.0.1", 0))
        mute.listen(64)  # connections are taken, and nobody answers
        settings = load_settings(
            home, allow_networks="127.0.0.0/8", host_delay=args.delay, obey_robots=False, timeout=args.timeout
        )
        with open_app(settings) as app:
            due = datetime.now(UTC) - timedelta(hours=1)
            if bad:  # due before all others, so that they are taken first
                fill(app, f"127.0.0.1:{mute.getsockname()[1]}", args.dead, due)
                fill(app, f"127.9.9.9:{PORT}", args.large, due)
            wanted: set[int] = set()
            begin = datetime.now(UTC)
            for n in range(args.live):
                host = f"127.1.{n // 250}.{n % 250 + 1}:{PORT}"
                wanted |= set(fill(app, host, args.pages, begin))
            return asyncio.run(look(app, wanted, datetime.now(UTC)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--live", type=int, default=300)
    parser.add_argument("--pages", type=int, default=5)
    parser.add_argument("--dead", type=int, default=30)
    parser.add_argument("--large", type=int, default=5000)
    parser.add_argument("--delay", type=float, default=1.0, help="seconds between two requests to one host")
    parser.add_argument("--timeout", type=float, default=30.0)
    args = parser.parse_args()
    server = multiprocessing.Process(target=serve, daemon=True)
    server.start()
    time.sleep(1.5)
    try:
        found = {bad: run(args, bad=bad) for bad in (False, True)}
    finally:
        server.terminate()
    for bad, late in found.items():
        p95 = late[int(0.95 * len(late))]
        print(
            f"{'beside the bad ones' if bad else 'alone':>20}: median {statistics.median(late):.2f} s, p95 {p95:.2f} s, {len(late)} pages"
        )
    ratio = statistics.median(found[True]) / statistics.median(found[False])
    print(f"median lateness, beside / alone: {ratio:.2f} (aim 1.2)")


if __name__ == "__main__":
    main()
