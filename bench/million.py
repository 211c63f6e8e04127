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
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
from sqlalchemy import bindparam, text

from versioner.app import App
from versioner.bootstrap import open_app
from versioner.config import load_settings
from versioner.core.asked.filters import ChangeFilter
from versioner.queries import changes, due, read, state
from versioner.storage import hosts, leases, schedule, tallies
from versioner.storage.columns import Moment

NOW = datetime.now(UTC)
HOSTS = 1000


def fill(app: App, count: int) -> None:
    """Pages of a thousand hosts, one in five due, by a handful of statements."""
    with app.db.write() as session:
        given = {"count": count, "hosts": HOSTS, "now": NOW}
        for statement in _statements(session.dialect.name):
            session.execute(text(statement).bindparams(bindparam("now", type_=Moment)), given)
        tallies.add_up(session)
        session.exec_driver_sql("ANALYZE")


def _statements(dialect: str) -> Iterator[str]:
    """Hosts, pages and schedules; each names all of what it is given."""
    numbers = "WITH RECURSIVE given(count, hosts, now) AS (SELECT :count, :hosts, {now}), n(n) AS (SELECT {first} UNION ALL SELECT n + 1 FROM n, given WHERE n < {last})"
    now = "CAST(:now AS timestamptz)" if dialect == "postgresql" else ":now"

    def after(seconds: str) -> str:
        if dialect == "postgresql":
            return f"now + make_interval(secs => {seconds})"
        return f"strftime('%Y-%m-%d %H:%M:%f', now, ({seconds}) || ' seconds') || '000'"

    def counted(first: str, last: str) -> str:
        return numbers.format(now=now, first=first, last=last)

    yield (
        f"{counted('0', 'hosts - 1')} INSERT INTO hosts (host, due_at) SELECT 'h' || n || '.example', now FROM n, given"
    )
    yield (
        f"{counted('1', 'count')} INSERT INTO pages (id, url, url_key, title, status, tracked, as_article, first_seen_at, created_at)"
        " SELECT n, 'https://h' || (n % hosts) || '.example/' || n, 'h' || (n % hosts) || '.example/' || n, 'Article ' || n,"
        f" CASE WHEN n % 1000 = 0 THEN 'suspect' ELSE 'ok' END, true, n % 4 <> 0, {after('-60 * n')}, {after('-60 * n')} FROM n, given"
    )
    planned = "n % 5 * 3600 + 5400 + n % 1800"
    classes = " ".join(f"WHEN {planned} < {60 * 2**n} THEN {n + 1}" for n in range(15))
    yield (
        f"{counted('1', 'count')} INSERT INTO schedules (page_id, host, kind, next_check_at, last_checked_at, wait)"
        f" SELECT n, 'h' || (n % hosts) || '.example', 'default', {after('n % 5 * 3600 - 1800 + n % 1800')}, {after('-7200')},"
        f" CASE {classes} END FROM n, given"
    )


def claim(app: App) -> int:
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
    "dashboard, words of few titles": lambda app: read.listing(
        app, part="TICLE 77", sort="changed", limit=50
    ),
    "dashboard, a word of all titles": lambda app: read.listing(
        app, part="article", sort="changed", limit=50
    ),
    "dashboard, the 200th sheet": lambda app: read.listing(app, sort="changed", limit=50, offset=10_000),
    "API's sheet of 100": lambda app: read.listing(app, limit=100),
    "is anything due": due.anything_due,
    "latest changes (feeds)": lambda app: changes.latest(app, ChangeFilter(), limit=20),
}

READ_WHOLE = {"dashboard, a word of all titles"}  # all that have it are counted: the aim is for 100,000 pages


def measured(count: int, url: str) -> dict[str, float]:
    with tempfile.TemporaryDirectory(prefix="versioner-million-") as home:
        settings = load_settings(home, environ={}, **({"database_url": url} if url else {}))
        with open_app(settings) as app:
            began = process_time()
            fill(app, count)
            print(f"{count:,} pages made in {process_time() - began:.0f} s of CPU", file=sys.stderr)
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
    print(f"{'CPU ms, median of 5':<32}{max(options.pages // 1000, 1000):>12,}{options.pages:>12,} pages")
    for name, spent in many.items():
        print(f"{name:<32}{few[name]:>12.1f}{spent:>12.1f}{'' if spent <= aims[name] else '  over the aim'}")
    return 0 if all(spent <= aims[name] for name, spent in many.items()) else 1


if __name__ == "__main__":
    sys.exit(main())
