"""A daemon that runs for long: whether it grows, and whether it misses a page.

    python bench/soak.py [--pages 5000] [--hosts 250] [--every 60] [--minutes 60]

`versioner daemon` as an operator starts it, over loopback, with pages that are due every so many seconds; most are what
they were, some carry a clock in the footer, some are edited now and then. Every ten seconds the resident memory of the
daemon and all its readers is read from /proc. The slope is the least squares line through the second half of the run; a
page is missed where it was not asked for within two of its intervals (and the stretch that a backlog is allowed).
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from aiohttp import web
from sqlalchemy import func, select

sys.path.insert(0, str(Path(__file__).parents[1]))
from versioner.bootstrap import open_app
from versioner.config import load_settings
from versioner.storage import backlog, pages, schedule, tables

PORT = 18_791
PARAGRAPHS = "".join(
    f"<p>The council spoke on Monday of gate {n} of the old town, of its wall and of the money that it costs.</p>"
    for n in range(30)
)
_SAMPLE_SECONDS = 10.0
_EDITED_SECONDS = 600  # how long a text stands that is edited now and then


def body(number: int, now: float) -> str:
    """The page as it is now."""
    kind = number % 100
    clock = f"<p>Read {int(now) * 7919 % 100} times today</p>" if kind >= 90 else ""
    edit = 4 + int(now) // _EDITED_SECONDS % 50 if kind >= 98 else 4
    return (
        f"<html><body><main><h1>Page {number}</h1><p>It rose by {edit} percent this year.</p>{PARAGRAPHS}</main>"
        f"<footer>{clock}</footer></body></html>"
    )


def serve() -> None:
    """The web: four of five pages honour their ETag."""

    async def page(request: web.Request) -> web.Response:
        number = int(request.match_info["n"])
        quiet = number % 100 < 80
        if quiet and request.headers.get("If-None-Match") == '"same"':
            return web.Response(status=304)
        headers = {"ETag": '"same"'} if quiet else {}
        return web.Response(text=body(number, time.time()), content_type="text/html", headers=headers)

    app = web.Application()
    app.router.add_get("/{n:\\d+}", page)
    web.run_app(app, host="0.0.0.0", port=PORT, print=None, access_log=None)


def fill(home: str, environment: dict[str, str], count: int, hosts: int, every: float) -> None:
    """Pages on as many addresses, due one after another within the first interval."""
    settings = load_settings(home, host_delay=float(environment["VERSIONER_HOST_DELAY"]))
    with open_app(settings) as app, app.db.write() as session:
        now = datetime.now(UTC)
        for n in range(count):
            at = n % hosts
            host = f"127.0.{1 + at // 250}.{at % 250 + 1}:{PORT}"
            url = f"http://{host}/{n}"
            due = now + timedelta(seconds=every * n / count)
            page = pages.add_page(session, url=url, url_key=url, host=host, now=now, next_check_at=due)
            schedule.set_schedule(session, page, kind="every", every=every, next_check_at=due)


def family(root: int) -> list[int]:
    """A process and all that it has begun."""
    parents: dict[int, int] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(path.parent.name)] = int(fields[1])
    found = [root]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found


def resident(root: int) -> float:
    """MB of memory that a process and its children hold."""
    pages_held = 0
    for one in family(root):
        try:
            pages_held += int(Path(f"/proc/{one}/statm").read_text().split()[1])
        except OSError:
            continue
    return pages_held * os.sysconf("SC_PAGE_SIZE") / 1e6


def slope(samples: list[tuple[float, float]]) -> float:
    """MB a minute, by least squares."""
    half = [one for one in samples if one[0] >= samples[-1][0] / 2]
    mean_t, mean_m = (sum(one[n] for one in half) / len(half) for n in (0, 1))
    above = sum((t - mean_t) * (m - mean_m) for t, m in half)
    return 60 * above / (sum((t - mean_t) ** 2 for t, _ in half) or 1.0)


def missed(home: str, every: float) -> tuple[int, int, int]:
    """Pages not asked for within two of their intervals; checks; pages."""
    with open_app(load_settings(home)) as app, app.db.read() as session:
        late = datetime.now(UTC) - timedelta(seconds=2 * every * backlog.spread(session))
        last = tables.schedules.c.last_checked_at
        count = select(func.count()).select_from(tables.schedules)
        gone = int(session.scalar(count.where(last.is_(None) | (last < late))) or 0)
        checks = int(session.scalar(select(func.sum(tables.check_runs.c.count))) or 0)
        return gone, checks, int(session.scalar(count) or 0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=5_000)
    parser.add_argument("--hosts", type=int, default=250)
    parser.add_argument(
        "--every", type=float, default=60.0, help="seconds from one look at a page to the next"
    )
    parser.add_argument("--minutes", type=float, default=60.0)
    given = parser.parse_args()
    server = multiprocessing.Process(target=serve, daemon=True)
    server.start()
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {
            "VERSIONER_HOME": home,
            "VERSIONER_ALLOW_NETWORKS": "127.0.0.0/8",
            "VERSIONER_HOST_DELAY": "0.1",
            "VERSIONER_OBEY_ROBOTS": "false",
            "VERSIONER_CONFIRM_AFTER": "30",
            "PYTHONPATH": str(Path(__file__).parents[1]),
        }
        fill(home, environment, given.pages, given.hosts, given.every)
        log = (Path(home) / "daemon.log").open("w")
        daemon = subprocess.Popen([sys.executable, "-m", "versioner", "daemon"], env=environment, stderr=log)
        begun, samples = time.monotonic(), []
        while (passed := time.monotonic() - begun) < 60 * given.minutes:
            time.sleep(_SAMPLE_SECONDS)
            if daemon.poll() is not None:
                sys.exit(f"the daemon ended with {daemon.returncode} after {passed:.0f} s")
            samples.append((passed, resident(daemon.pid)))
        left, checks, count = missed(home, given.every)
        daemon.send_signal(signal.SIGTERM)
        code = daemon.wait(timeout=30)
        print(
            json.dumps(
                {
                    "minutes": given.minutes,
                    "pages": count,
                    "checks": checks,
                    "missed": left,
                    "mb_at_half": round(samples[len(samples) // 2][1], 1),
                    "mb_at_end": round(samples[-1][1], 1),
                    "mb_a_minute_in_the_second_half": round(slope(samples), 3),
                    "exit": code,
                }
            )
        )
    server.terminate()


if __name__ == "__main__":
    main()
