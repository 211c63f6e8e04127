"""What each command may load: a crontab line that finds nothing due must not pay for a web server."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from bench.replay import Replay, edited
from tests.conftest import NOW
from tests.storage.newsroom import DAY, a_page
from versioner.storage import versions
from versioner.storage.database import Database

WEB = {"fastapi", "starlette", "jinja2", "uvicorn", "pydantic"}
FETCHING = {"aiohttp", "yarl", "protego"}
READING = {
    "selectolax",
    "charset_normalizer",
    "versioner.core.extract",
    "versioner.core.decide.derive",
    "versioner.core.decide.comparable",
    "versioner.core.decide.noise",
}
COMPARING = {
    "diff_match_patch",
    "simplemma",
    "babel",
    "versioner.core.align",
    "versioner.core.classify",
    "versioner.core.facts",
}
MOVING = {"alembic"}
ARCHIVES = {"warcio"}
TIMING = {"apscheduler"}
NEAREST = {"rapidfuzz"}
OBJECTS = {"obstore"}
# for some hosts, pages and homes: robots.txt, cron lines, a home that is not named, readers in processes, lists
ELSEWHERE = {
    "protego",
    "cronsim",
    "platformdirs",
    "tomllib",
    "zoneinfo",
    "html.entities",
    "multiprocessing",
    "regex",
    "selectolax",
} | {
    "versioner.fetch.feed_page",
    "versioner.fetch.lists",
    "versioner.fetch.timemap",
    "versioner.ingest.readers",
}
# what changes and articles are, and how they are told
TELLING = {
    "versioner.core.model.changes",
    "versioner.storage.articles",
    "versioner.storage.outbox",
    "versioner.view.shapes",
}
WIDE = {"wcwidth"}  # how wide letters are beyond ASCII
OTHER_DATABASE = {"psycopg", "sqlalchemy.dialects.postgresql", "sqlalchemy.orm"}
# what looks at pages says in words that were found before: what finds them is loaded by who says something else
WORDING = {"sqlalchemy", "versioner.storage.tables", "versioner.storage.spelling"}
FOR_TYPES = {"versioner.storage.fields"}  # for who checks types alone
DEAR = (
    WEB
    | FETCHING
    | READING
    | COMPARING
    | MOVING
    | ARCHIVES
    | TIMING
    | NEAREST
    | OBJECTS
    | OTHER_DATABASE
    | WIDE
    | ELSEWHERE
    | TELLING
    | WORDING
    | FOR_TYPES
    | {"pydantic_settings"}
)

MAY: dict[tuple[str, ...], set[str]] = {
    ("--help",): set(),
    ("config",): {"platformdirs"} | WIDE,
    ("list",): TELLING,
    ("list", "--json"): {"regex"} | TELLING | READING | COMPARING | NEAREST,
    ("check", "--due"): set(),
    ("versions", "1"): TELLING,
    ("status",): {"regex"} | TELLING,
    ("db", "current"): set(),
    ("token", "list"): WORDING,
    ("log", "1"): {"regex"} | TELLING | COMPARING | READING | NEAREST,
}

PROGRAM = """
import json, sys
from versioner.cli.main import main
try:
    main()
except SystemExit as done:
    code = done.code
print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home of two pages that are due long from now, tidied of late; on one something waits."""
    place = tmp_path_factory.mktemp("home")
    run = [sys.executable, "-m", "versioner", "--home", str(place), "check", "--due", "--quiet"]
    subprocess.run(run, check=True)
    database = Database(f"sqlite:///{place / 'versioner.db'}")
    with database.write() as session:
        a_page(session, due=NOW + 365_000 * DAY)
        a_page(session, "waits", due=NOW + 365_000 * DAY, pending=True)
    database.dispose()
    return place


@pytest.mark.parametrize("words", MAY, ids=" ".join)
def test_a_command_loads_nothing_that_it_does_not_use(words: tuple[str, ...], home: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, *words],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "VERSIONER_HOME": str(home)},
    )
    code, loaded = json.loads(run.stderr.splitlines()[-1])
    assert code == 0, run.stderr
    assert (DEAR - MAY[words]) & set(loaded) == set()


@pytest.fixture
def site() -> Iterator[Replay]:
    """Pages of which some are others in each round."""
    with Replay() as found:
        thread = threading.Thread(target=found.serve_forever)
        thread.start()
        yield found
        found.shutdown()
        thread.join()


def test_what_looks_at_pages_says_of_a_file_is_said_without_sqlalchemy(site: Replay, tmp_path: Path) -> None:
    """All of it: from the first table to what is read, judged and written of a page that changed."""
    environment = {**os.environ, "VERSIONER_HOME": str(tmp_path), "VERSIONER_HOST_DELAY": "0"}
    environment["VERSIONER_ALLOW_NETWORKS"] = "127.0.0.0/8"

    def loaded(*words: str) -> set[str]:
        run = subprocess.run(
            [sys.executable, "-c", PROGRAM, *words],
            capture_output=True,
            text=True,
            check=True,
            env=environment,
        )
        code, modules = json.loads(run.stderr.splitlines()[-1])
        assert code == 0, run.stderr
        return set(modules)

    changing = next(n for n in range(40) if edited(n, 1) and edited(n, 2) and n % 2)
    assert WORDING & loaded("track", f"http://127.0.0.1:{site.server_port}/policy/{changing}") == set()
    for site.round in (1, 2, 3):
        assert WORDING & loaded("check") == set()
    database = Database(f"sqlite:///{tmp_path / 'versioner.db'}")
    with database.read() as session:
        assert [row.number for row in versions.version_rows(session, 1)] != [1]
    database.dispose()


def test_who_looks_at_pages_loads_what_reads_them_only_when_there_is_something_to_read() -> None:
    """In most rounds most pages are what they were: their server says so, or their bytes; and most that are read say the same."""
    code = (
        "import json, sys, versioner.ingest.check, versioner.fetch.http; print(json.dumps(sorted(sys.modules)))\n"
        "import versioner.ingest.decide; print(json.dumps(sorted(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded, read = (set(json.loads(line)) for line in run.stdout.splitlines())
    reading = {f"versioner.core.extract.{name}" for name in ("page", "walk", "canonical", "left_out")}
    deciding = {f"versioner.core.decide.{name}" for name in ("derive", "noise", "publish")} | {
        f"versioner.core.{name}" for name in ("align", "classify", "facts", "drift")
    }
    assert deciding - {f"versioner.core.{name}" for name in ("classify", "facts", "drift")} <= read
    assert (reading | deciding | ARCHIVES | MOVING | NEAREST) & loaded == set()
    assert (ELSEWHERE | TELLING) & loaded == set()
    judging = {f"versioner.core.{name}" for name in ("classify", "facts", "drift")}
    assert (judging | ARCHIVES | MOVING) & read == set()
    seldom = {
        "zoneinfo",
        "importlib.resources",
        "html.entities",
        "versioner.fetch.feed_page",
        "versioner.core.extract.markdown",
    }
    assert seldom & read == set()


def test_what_may_not_be_loaded_is_there_to_be_loaded() -> None:
    """A module that was moved is loaded unseen under its new name."""
    ours = [name for name in DEAR | ELSEWHERE | TELLING if name.startswith("versioner.")]
    assert len(ours) > 10
    assert [name for name in ours if find_spec(name) is None] == []
