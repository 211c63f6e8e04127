"""What is asked most often, at a million pages: each in CPU milliseconds, beside the same at a thousandth of them.

    python bench/million.py [--pages 1000000] [--url postgresql://…] [--aim 50]

Claims of 200 (of hosts, as the engine takes them), `status`, the dashboard's sheet, what is due.
CPU is this process's; on PostgreSQL the server's comes on top. The database is made by plain statements
(a quarter are sources, one in a thousand is suspect), in a temporary folder unless --url names another.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
from sqlalchemy import insert

from versioner.bootstrap import open_app
from versioner.config import load_settings
from versioner.core.asked.filters import ChangeFilter
from versioner.core.schedule.rates import wait_class
from versioner.queries import changes, due, read, state
from versioner.storage import hosts, leases, schedule, tables, tallies

NOW = datetime.now(UTC)
HOSTS = 1000


def fill(app: Any, count: int) -> None:
    """Pages of a thousand hosts, one in five due."""
    step = 20_000
    for start in range(0, count, step):
        ids = range(start + 1, min(start + step, count) + 1)
        with app.db.write() as session:
            session.execute(insert(tables.pages), [_page(n) for n in ids])
            session.execute(insert(tables.schedules), [_schedule(n) for n in ids])
    with app.db.write() as session:
        names = [f"h{n}.example" for n in range(HOSTS)]
        session.execute(insert(tables.hosts), [{"host": name, "due_at": NOW} for name in names])
        tallies.add_up(session)
        session.exec_driver_sql("ANALYZE")


def _page(n: int) -> dict[str, Any]:
    seen = NOW - timedelta(minutes=n)
    return {
        "url": f"https://h{n % HOSTS}.example/{n}",
        "url_key": f"h{n % HOSTS}.example/{n}",
        "title": f"Article {n}",
        "status": "suspect" if n % 1000 == 0 else "ok",
        "tracked": True,
        "as_article": n % 4 != 0,
        "first_seen_at": seen,
        "created_at": seen,
    }


def _schedule(n: int) -> dict[str, Any]:
    return {
        "page_id": n,
        "host": f"h{n % HOSTS}.example",
        "kind": "default",
        "next_check_at": NOW + timedelta(minutes=n % 5 * 60 - 30, seconds=n % 1800),
        "last_checked_at": NOW - timedelta(hours=2),
        "wait": wait_class(n % 5 * 3600 + 5400 + n % 1800),
    }


def claim(app: Any) -> int:
    with app.db.write() as session:
        taken = hosts.take(session, NOW, owner="bench", lease_seconds=600, limit=20)
        claims = leases.claim_of_hosts(
            session, [row.host for row in taken], NOW, lease_seconds=600, owner="bench", limit=10
        )
        schedule.targets(session, [one.page_id for one in claims])
        hosts.let_go(session, [row.host for row in taken], owner="bench", now=NOW)
    return len(claims)


ASKED: dict[str, Callable[[Any], Any]] = {
    "claim of 200 from 20 hosts": claim,
    "status, /healthz": state.status,
    "dashboard's sheet of 50": lambda app: read.listing(app, sort="changed", limit=50),
    "dashboard, what waits": lambda app: read.listing(app, show="suspect", sort="changed", limit=50),
    "dashboard, what failed": lambda app: read.listing(app, show="failing", sort="changed", limit=50),
    "dashboard, one host's": lambda app: read.listing(app, host="h7.example", sort="changed", limit=50),
    "dashboard, words in titles": lambda app: read.listing(app, part="TICLE 77", sort="changed", limit=50),
    "dashboard, the 200th sheet": lambda app: read.listing(app, sort="changed", limit=50, offset=10_000),
    "API's sheet of 100": lambda app: read.listing(app, limit=100),
    "is anything due": due.anything_due,
    "latest changes (feeds)": lambda app: changes.latest(app, ChangeFilter(), limit=20),
}

READ_WHOLE = {"dashboard, words in titles"}  # every title is looked at: the aim is for 100,000 pages


def measured(count: int, url: str) -> dict[str, float]:
    with tempfile.TemporaryDirectory(prefix="versioner-million-") as home:
        settings = load_settings(home, environ={}, **({"database_url": url} if url else {}))
        with open_app(settings) as app:
            fill(app, count)
            found = {}
            for name, ask in ASKED.items():
                ask(app)  # statements are compiled once
                spent = []
                for _ in range(5):
                    began = process_time()
                    ask(app)
                    spent.append((process_time() - began) * 1000)
                found[name] = median(spent)
            return found


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, default=1_000_000)
    parser.add_argument("--url", default="")
    parser.add_argument("--aim", type=float, default=50.0, help="most CPU milliseconds of each")
    options = parser.parse_args()
    few = measured(max(options.pages // 1000, 1000), "")
    many = measured(options.pages, options.url)
    aims = {
        name: options.aim * (max(1, options.pages / 100_000) if name in READ_WHOLE else 1) for name in many
    }
    print(f"{'CPU ms, median of 5':<30}{max(options.pages // 1000, 1000):>12,}{options.pages:>12,} pages")
    for name, spent in many.items():
        print(f"{name:<30}{few[name]:>12.1f}{spent:>12.1f}{'' if spent <= aims[name] else '  over the aim'}")
    return 0 if all(spent <= aims[name] for name, spent in many.items()) else 1


if __name__ == "__main__":
    sys.exit(main())
