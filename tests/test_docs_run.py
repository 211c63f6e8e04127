"""What docs tell to type does what they say: each page's commands, one after another, on a newsroom on loopback."""

import re
import shlex
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.test_docs import FENCE, PAGES, ROOT
from versioner.cli.main import main

# warcio's writer leaves the temporary file of its digests to the garbage collector
pytestmark = pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning", "ignore:Unclosed file:ResourceWarning"
)

STORY = """<html lang="en"><head><title>Story</title></head><body><main><h1>The story of {path}</h1>
<p>The council met on Monday and spoke about the {gates} gates of the old town and its harbour.</p>
<p>Its budget for repairs rose by 6.4 percent this year, which is more than anybody had expected of it.</p>
</main></body></html>"""
FEED = """<rss version="2.0"><channel><title>News</title><link>{base}/</link>
<item><title>One</title><link>{base}/news/one</link></item></channel></rss>"""
FRONT = '<html><body><a href="/news/the-council-met-on-monday-about-its-gates">The council met on Monday</a></body></html>'
# these serve until they are ended, ask an archive that is not here, or are tried by a test of their own
ELSEWHERE = ("serve", "daemon", "worker", "mcp", "open", "demo", "--wayback")


class Newsroom(BaseHTTPRequestHandler):
    """Any address is a story, but for a feed and a front page."""

    gates = "nine"

    def do_GET(self):
        base = f"http://{self.headers['Host']}"
        kind, text = "text/html; charset=utf-8", STORY.format(path=self.path, gates=type(self).gates)
        if self.path == "/robots.txt":
            self.send_error(404)
            return
        if self.path.endswith(".xml"):
            kind, text = "application/rss+xml", FEED.format(base=base)
        elif self.path.endswith("/news/"):
            text = FRONT
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *args):
        pass


@contextmanager
def newsroom():
    kind = type("Ours", (Newsroom,), {})
    with ThreadingHTTPServer(("127.0.0.1", 0), kind) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield kind, f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


class Typist:
    """Types commands into one home."""

    def __init__(self, home):
        self.env = {
            "VERSIONER_HOME": str(home),
            "VERSIONER_ALLOW_NETWORKS": "127.0.0.0/8",
            "VERSIONER_HOST_DELAY": "0",
            "VERSIONER_CONFIRM_AFTER": "0",
        }

    def __call__(self, *words):
        done = CliRunner().invoke(main, words, env=self.env)
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        # 1 is what `diff` says of two texts that differ
        assert done.exit_code == 0 or (words[0] == "diff" and done.exit_code == 1), f"{words}: {done.output}"
        return done.output


def told(path):
    """The commands that a page tells to type and that end by themselves."""
    for language, body in FENCE.findall(path.read_text("utf-8")):
        if language == "console":
            for line in re.findall(r"^\s*\$ versioner (.*)$", body, re.MULTILINE):
                if not any(word in shlex.split(line, comments=True) for word in ELSEWHERE):
                    yield line.partition(" | ")[0]  # what reads it is another program


# a newspaper of an example, and a site that somebody builds on their own machine
_HERE = re.compile(r"https://\w+\.example/(?!hook)|http://127\.0\.0\.1:4000/")
TELLING = [path for path in PAGES if any(told(path))]


def test_pages_for_every_kind_of_reader_tell_something():
    names = {str(path.relative_to(ROOT)) for path in TELLING}
    assert names >= {"README.md", "docs/tutorial.md", "docs/howto/newsroom.md", "docs/howto/researcher.md"}


@pytest.mark.parametrize("path", TELLING, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_a_page_tells_to_type_works(path, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    typed = Typist(tmp_path / "home")
    with newsroom() as (room, base):
        typed("track", f"{base}/flood-defence")
        for gates in ("eight", "seven"):
            room.gates = gates
            typed("check")
        typed("export", "--format", "warc", "-o", "captures.warc.gz")
        Path("list.csv").write_text(f"url,tags\n{base}/policy,ministry\n")
        for line in told(path):
            said = _HERE.sub(f"{base}/", line).replace("--home ./try", "")
            typed(*shlex.split(re.sub(r"\b7\b", "1", said), comments=True))
        assert "seven gates" in typed("log", "1")
