"""Homes of before: one for each earlier revision of the schema, made by the program that had it.

    python tests/before/make.py [REVISION]...

For each revision the last commit that ended with it is checked out and its command line keeps a small newsroom on
loopback for an hour: an article and the source that it rests on, an edit, a source that moves on, a date without an
edit, a typo that a person called minor, a page that is gone, and an edit that still waits for its second look. Tables
that no command of the day fills by itself get a row by hand, and a table that stays empty is an error.
`NNNN.tar.xz` holds the home, and in `told.json` what the program of the day said of it: that is what the newest one has
to say again (tests/test_before.py). Nothing but new revisions needs this; it asks for the whole history of the repository.
"""

from __future__ import annotations

import io
import json
import os
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
import threading
from contextlib import closing
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from sqlalchemy import MetaData, create_engine, func, insert, select

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PORT = 18642
PAPER, COUNCIL = f"http://127.0.0.1:{PORT}", f"http://127.0.0.2:{PORT}"
STORY, NOTICE, FEED = f"{PAPER}/story", f"{PAPER}/notice", f"{PAPER}/feed.xml"
PLAN, CENSUS = f"{COUNCIL}/plan", f"{COUNCIL}/census"
SETTINGS = {
    "VERSIONER_ALLOW_NETWORKS": "127.0.0.0/8",
    "VERSIONER_HOST_DELAY": "0",
    "VERSIONER_CONFIRM_AFTER": "0",
    "VERSIONER_OBEY_ROBOTS": "true",
    "NO_COLOR": "1",
}
# The revision before the first that had a command line that checks is had by going back from it.
NO_PROGRAM = {"0001": "0002"}

PLAN_TEXT = (
    "The council adopted its flood plan on 4 March 2026 after two readings.",
    "The plan foresees 1,240 pump and gate workers for the harbour, as the council's own census says.",
    "The nine gates of the old town are to be renewed by 2031 at a cost of 84 million euros.",
)
STORY_TEXT = (
    (
        "",
        "The harbour town will renew its flood gates, the council's plan says, and asks its neighbours to pay a part.",
    ),
    (
        "The gates",
        "The nine gates of the old town are to be renewed by 2031 at a cost of 84 million euros, according to the plan.",
        "Traders at the fish market asked once more when the permanent wall would come to them.",
    ),
    (
        "The people",
        "The plan foresees 1,240 pump and gate workers for the harbour.",
        "Its maintenance budget rose by 6.4 percent this year, more than anybody had expected of it.",
    ),
)


def story(text: str, modified: str) -> str:
    """The article's page, its declared date moved to `modified`."""
    head = (
        f'<meta property="article:published_time" content="2026-03-05T07:00:00Z">'
        f'<meta property="article:modified_time" content="{modified}">'
    )
    link = f'<p>Read <a href="{PLAN}">the council\'s flood plan</a> in full.</p>'
    link += f'<p>One in nine households has no flood insurance, according to <a href="{CENSUS}">the census</a>.</p>'
    return f'<html lang="en"><head><title>The gates</title>{head}</head><body><main><h1>The gates are renewed</h1>{text}{link}</main></body></html>'


def drawn(sections: tuple[tuple[str, ...], ...]) -> str:
    """Sections as HTML: the first word of each is its heading."""
    return "".join(
        (f"<h2>{heading}</h2>" if heading else "") + "".join(f"<p>{one}</p>" for one in paragraphs)
        for heading, *paragraphs in sections
    )


def plain(title: str, *paragraphs: str) -> str:
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    return f'<html lang="en"><body><main><h1>{title}</h1>{body}</main></body></html>'


def feed() -> str:
    entry = f"<item><title>The gates</title><link>{STORY}</link></item>"
    return f'<rss version="2.0"><channel><title>Paper</title><link>{PAPER}/</link>{entry}</channel></rss>'


class Newsroom:
    """Serves a dict of pages on loopback; what is not in it is gone."""

    def __init__(self) -> None:
        self.pages: dict[str, str] = {}
        pages = self.pages

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                text = pages.get(f"http://{self.headers['Host']}{self.path}")
                robots = self.path == "/robots.txt"
                body = b"User-agent: *\nDisallow: /private/\n" if robots else (text or "Gone.").encode()
                self.send_response(200 if robots or text is not None else 410)
                self.send_header(
                    "Content-Type",
                    "application/rss+xml" if "rss" in (text or "") else "text/html; charset=utf-8",
                )
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the base names it
                del format, args

        self.server = ThreadingHTTPServer(("0.0.0.0", PORT), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


# Runs the commands that come in, a line each, in one process: to begin a program costs more than to run it.
LOOP = """
import json, sys
from click.testing import CliRunner
from versioner.cli.main import main
for line in sys.stdin:
    words, settings = json.loads(line)
    done = CliRunner().invoke(main, words, env=settings)
    failed = None if done.exception is None or isinstance(done.exception, SystemExit) else repr(done.exception)
    print(json.dumps([done.exit_code, done.stdout, failed]), flush=True)
"""


class Program:
    """The command line of one checkout on one home."""

    def __init__(self, tree: Path, home: Path) -> None:
        self.home = home
        environment = os.environ | SETTINGS | {"PYTHONPATH": str(tree), "VERSIONER_HOME": str(home)}
        self.child = subprocess.Popen(
            [sys.executable, "-c", LOOP],
            env=environment,
            cwd=tree,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __call__(self, *words: str, **settings: str) -> str:
        assert self.child.stdin is not None
        assert self.child.stdout is not None
        print(json.dumps([words, settings]), file=self.child.stdin, flush=True)
        code, said, failed = json.loads(self.child.stdout.readline())
        if failed or code not in {0, 1, 3}:
            raise SystemExit(f"versioner {' '.join(words)}: {code} {failed}\n{said}")
        return str(said)

    def has(self, command: str) -> bool:
        return f"  {command} " in self("--help")

    def close(self) -> None:
        self.child.communicate()


def told(newsroom: Newsroom, program: Program) -> dict[str, object]:
    """Play the story; what the program said of it at the end."""
    text = drawn(STORY_TEXT)
    pages = newsroom.pages
    pages |= {
        STORY: story(text, "2026-03-05T07:00:00Z"),
        PLAN: plain("Flood plan of the council", *PLAN_TEXT),
        NOTICE: plain(
            "Notice of the harbour master",
            "A notice of the harbour master that stands here for a day and no longer, so read it soon.",
        ),
        FEED: feed(),
    }
    program("track", STORY, "--source", PLAN, "--every", "1h")
    program("track", NOTICE)
    where_there_are(
        program,
        ("token", "create", "desk"),
        ("tag", "1", "floods"),
        ("notify", "add", f"{PAPER}/hook"),
        ("follow", FEED),
    )
    program("check")
    text = text.replace("6.4 percent", "9.7 percent")
    pages[STORY] = story(text, "2026-03-05T07:00:00Z")
    program("check")
    pages[PLAN] = plain("Flood plan of the council", *PLAN_TEXT).replace("1,240 pump", "1,420 pump")
    program("check")
    pages[STORY] = story(text, "2026-04-01T12:00:00Z")
    program("check")
    text = text.replace("permanent wall", "permannent wall").replace(
        "expected of it", "expected of it, and of them"
    )
    pages[STORY] = story(text, "2026-04-02T12:00:00Z")
    program("check")
    program("judge", "1@3", "minor")
    del pages[NOTICE]
    program("check")
    program("set", "1", "--ignore", "Read in full")
    text = text.replace("by 2031", "by 2033")
    pages[STORY] = story(text, "2026-05-03T12:00:00Z")
    program("check", VERSIONER_CONFIRM_AFTER="3600")
    where_there_are(
        program, ("search", "gates"), ("proof", "1@1", "-o", str(program.home.parent / "proof.json"))
    )
    said = {name: json.loads(program(*words, "--json")) for name, words in QUESTIONS.items()}
    return said | {"pages": dict(pages)}


def where_there_are(program: Program, *commands: tuple[str, ...]) -> None:
    """Run those of the commands that the program of the day has."""
    for words in commands:
        if program.has(words[0]):
            program(*words)


QUESTIONS = {
    "list": ("list",),
    "log": ("log", "1", "--all"),
    "log of the source": ("log", "2", "--all"),
    "show": ("show", "1"),
    "show 1": ("show", "1@1"),
    "source": ("source", "1"),
    "versions": ("versions", "1"),
}


def filled(database: Path) -> None:
    """Give every table that the story left empty a row by hand; no table stays empty."""
    engine = create_engine(f"sqlite:///{database}")
    tables = MetaData()
    tables.reflect(engine)
    at = datetime(2026, 11, 1, 8, tzinfo=UTC).replace(tzinfo=None)
    with engine.begin() as connection:
        for name, row in BY_HAND.items():
            table = tables.tables.get(name)
            if table is not None and not connection.scalar(select(func.count()).select_from(table)):
                values = {key: at if value == "at" else value for key, value in row.items()}
                connection.execute(insert(table).values(**values))
        empty = [
            name
            for name, table in tables.tables.items()
            if not name.startswith(("passage_words_", "page_names"))
            and not connection.scalar(select(func.count()).select_from(table))
        ]
    engine.dispose()
    if empty:
        raise SystemExit(f"{database}: nothing in {', '.join(empty)}")


BY_HAND: dict[str, dict[str, object]] = {
    "meta": {"key": "a note of the day", "value": '"kept"'},
    "checkers": {"owner": "a-daemon:1", "started_at": "at", "seen_at": "at"},
    "mementos": {
        "page_id": 1,
        "uri": f"https://archive.example/web/{STORY}",
        "at": "at",
        "sha256": "ab" * 32,
    },
    "web_sessions": {"sha256": "cd" * 32, "token_id": 1, "created_at": "at", "expires_at": "at"},
    "logins": {
        "sha256": "ef" * 32,
        "issuer": "https://id.example",
        "subject": "7",
        "email": "desk@paper.example",
        "groups": '["editors"]',
        "created_at": "at",
        "expires_at": "at",
    },
}


def git(*words: str) -> str:
    return subprocess.run(["git", "-C", ROOT, *words], capture_output=True, text=True, check=True).stdout


def last_commits() -> dict[str, str]:
    """The last commit that ended with each revision."""
    found = {}
    for commit in git("log", "--first-parent", "--format=%H", "--reverse").split():
        names = git("ls-tree", "-r", "--name-only", commit, "migrations/versions").split()
        revisions = [Path(name).name[:4] for name in names]
        if revisions and revisions == [f"{n:04}" for n in range(1, len(revisions) + 1)]:
            found[revisions[-1]] = commit
    return found


def make(revision: str, commit: str, newsroom: Newsroom) -> None:
    with tempfile.TemporaryDirectory() as place:
        tree, home = Path(place, "tree"), Path(place, "home")
        tree.mkdir()
        archive = subprocess.run(
            ["git", "-C", ROOT, "archive", commit], capture_output=True, check=True
        ).stdout
        with tarfile.open(fileobj=io.BytesIO(archive)) as packed:
            packed.extractall(tree)
        program = Program(tree, home)
        said = told(newsroom, program)
        program.close()
        (database,) = home.glob("*.db")
        filled(database)
        if revision in NO_PROGRAM:
            back = "from alembic import command; from versioner.storage.database import Database;"
            back += "from versioner.storage.migrate import config; import sys\n"
            back += "with Database(sys.argv[1]).write() as session: command.downgrade(config(session), sys.argv[2])"
            subprocess.run(
                [sys.executable, "-c", back, f"sqlite:///{database}", revision],
                env=os.environ | {"PYTHONPATH": str(tree)},
                check=True,
            )
        with closing(sqlite3.connect(database)) as connection:
            connection.execute("VACUUM")
        (home / "told.json").write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
        with tarfile.open(HERE / f"{revision}.tar.xz", "w:xz") as packed:
            packed.add(home, arcname=".")
    print(revision, commit[:7], (HERE / f"{revision}.tar.xz").stat().st_size, "bytes", flush=True)  # noqa: T201 - a command


def main() -> None:
    commits, newsroom = last_commits(), Newsroom()
    wanted = sys.argv[1:] or sorted(set(commits) - {max(commits)})
    for revision in wanted:
        make(revision, commits[NO_PROGRAM.get(revision, revision)], newsroom)


if __name__ == "__main__":
    main()
