"""The web interface with many articles: CPU of the server process per request.

    python bench/load.py [--articles 10000] [--requests 200]

One article with twenty changes and a source is made as in life and then copied row by row. The server is another
process; its CPU time is read before and after each run of requests over one connection on loopback.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sqlalchemy import create_engine, text

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.services.test_story import ARTICLE, PARAGRAPHS, SOURCE, World, edit, page
from versioner.services import track

COPIED = {
    "pages": ("id", "url", "url_key"),
    "schedules": ("page_id",),
    "page_states": ("page_id",),
    "snapshots": ("id", "page_id"),
    "versions": ("id", "page_id", "snapshot_id"),
    "changes": ("id", "page_id"),
    "check_runs": ("id", "page_id"),
}
PATHS = {
    "reader's page": "/articles/{n}",
    "diff": "/articles/{n}/diff/3..9",
    "dashboard": "/?x={n}",
    "feed of all": "/feed.atom?x={n}",
    "feed of one": "/articles/{n}/feed.atom",
    "API, changes": "/api/v1/articles/{n}/changes",
    "API, list": "/api/v1/articles?offset={n}",
    "lookup (widget)": "/api/v1/lookup?url=https://paper.example/story/{n}",
}


def build(home: Path, articles: int) -> None:
    """One article as in life, then copies of its rows."""
    world = World(home)
    world.web.pages = {ARTICLE: page(*PARAGRAPHS * 8), SOURCE: page(*PARAGRAPHS, title="The plan")}
    track.track(world.app, ARTICLE, sources=[SOURCE])
    words = [
        "nine",
        "eight",
        "seven",
        "six",
        "five",
        "four",
        "three",
        "two",
        "one",
        "ten",
        "eleven",
        "twelve",
    ]
    for n in range(20):
        edit(world, ARTICLE, f"{words[n % 12]} gates", f"{words[(n + 1) % 12]} gates")
        world.look()
        world.look()
    world.app.db.dispose()
    with create_engine(f"sqlite:///{home / 'versioner.db'}").begin() as connection:
        for table, keys in COPIED.items():
            columns = [row[1] for row in connection.execute(text(f"PRAGMA table_info({table})"))]
            where = "id = 1" if table == "pages" else "page_id = 1"
            said = []
            for column in columns:
                if column == "page_id" or (column == "id" and table == "pages"):
                    said.append("n.n")
                elif column in {"id", "snapshot_id"} and column in keys:
                    said.append(f"{column} + n.n * 1000")
                elif column in {"url", "url_key"}:
                    said.append(f"{column} || '/' || n.n")
                else:
                    said.append(column)
            names = ", ".join(f'"{column}"' for column in columns)
            connection.execute(
                text(
                    f"WITH RECURSIVE n(n) AS (SELECT 10 UNION ALL SELECT n + 1 FROM n WHERE n < {articles + 8}) "
                    f"INSERT INTO {table} ({names}) SELECT {', '.join(said)} FROM {table}, n WHERE {where}"
                )
            )


SERVER = """
import sys
from pathlib import Path
import uvicorn
from tests.services.test_story import World
from versioner.web.app import Serving, create_app
world = World(Path(sys.argv[1]))
uvicorn.run(create_app(world.app, Serving(port=int(sys.argv[2]), rate_limit=10**9)), host="127.0.0.1", port=int(sys.argv[2]), log_level="error")
"""


def cpu(pid: int) -> float:
    """Seconds of CPU that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def run(
    port: int, pid: int, path: str, requests: int, *, headers: bool, first: int = 0
) -> tuple[float, float, int, int]:
    """Milliseconds of CPU per request (mean of batches of ten: median and p95), status, size."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    batches, status, size, tag = [], 0, 0, ""
    for batch in range(max(requests // 10, 3)):
        before = cpu(pid)
        for n in range(10):
            given = {"If-None-Match": tag} if headers and tag else {}
            number = 10 + (0 if headers else (first + batch * 10 + n) * 7 % 3000)
            connection.request("GET", path.format(n=number), headers=given)
            answer = connection.getresponse()
            size, status = len(answer.read()), answer.status
            tag = answer.headers.get("ETag", "")
        batches.append(1000 * (cpu(pid) - before) / 10)
    batches.sort()
    return batches[len(batches) // 2], batches[int(0.95 * len(batches))], status, size


def main() -> None:
    """Build, serve, ask."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=10_000)
    options.add_argument("--requests", type=int, default=200)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as home:
        start = time.process_time()
        build(Path(home), given.articles)
        print(
            f"{given.articles} articles, {given.articles * 20} changes made in {time.process_time() - start:.0f} s CPU"
        )
        port = 18_799
        server = subprocess.Popen(
            [sys.executable, "-c", SERVER, home, str(port)], cwd=Path(__file__).parents[1]
        )
        try:
            for _ in range(200):
                time.sleep(0.05)
                with contextlib.suppress(OSError):
                    http.client.HTTPConnection("127.0.0.1", port, timeout=1).connect()
                    break
            for name, path in PATHS.items():
                slow = path.startswith(("/?", "/feed.atom", "/api/v1/articles?"))
                count = min(given.requests, 30) if slow else given.requests
                run(port, server.pid, path, 10, headers=False, first=2000)
                median, late, status, size = run(port, server.pid, path, count, headers=False)
                again, _, conditional, _ = run(port, server.pid, path, count, headers=True)
                print(
                    f"{name:16} {status} {size / 1000:7.1f} KB  median {median:7.1f} ms CPU  p95 {late:7.1f}   conditional {conditional} {again:7.1f} ms",
                    flush=True,
                )
        finally:
            server.terminate()
            server.wait(timeout=10)


if __name__ == "__main__":
    main()
