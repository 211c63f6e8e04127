"""A replay server on loopback: policy-like pages of our own making, round after round, as a site serves them.

    python bench/replay.py PORTFILE [--documents 40]     # serves until it is ended; POST /round/N turns the page

A document has some 360 KB of HTML, as policy pages of large sites do: style and script in line, state as JSON, menus, a
long text in sections, a footer. Each fetch brings another nonce, token and build number, and other teasers; each round edits
the text of some documents. Every other document carries an ETag and answers `If-None-Match` honestly: its furniture
stands still, so that it changes with its text alone. After the last round nothing changes for anybody.
"""

from __future__ import annotations

import argparse
import random
import sys
import threading
from collections.abc import Iterable
from functools import cache, lru_cache
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROUNDS = 6  # daily; one more in which nothing changes
EDITED = 0.25  # share of the documents whose text a round edits
SECTIONS, PARAGRAPHS = 14, 9
_SUBJECTS = "we|the service|a user|our partners|the controller|a subsidiary|the operator|your employer|the court|an auditor".split(
    "|"
)
_VERBS = "collects|keeps|shares|deletes|reviews|discloses|measures|transfers|archives|stores".split("|")
_OBJECTS = "account data|payment records|log files|location history|messages|device identifiers|photographs|contact lists|search terms|receipts".split(
    "|"
)
_ENDS = "for {n} days|within {n} hours|in {n} countries|on request|where the law asks for it|until the contract ends|at most {n} times a year".split(
    "|"
)
_TEASERS = [f"{a} {b} {c}" for a in ("New", "Latest", "Popular") for b in ("guides", "answers", "stories") for c in ("for teams", "this week", "near you")]  # fmt: skip


def sentence(chance: random.Random) -> str:
    """A sentence as policies have them."""
    parts = (chance.choice(_SUBJECTS), chance.choice(_VERBS), chance.choice(_OBJECTS), chance.choice(_ENDS))
    return " ".join(parts).format(n=chance.randrange(2, 400)).capitalize() + "."


@cache
def text(document: int, round_: int) -> tuple[tuple[str, ...], ...]:
    """The paragraphs of each section in a round; edited now and then, and otherwise what they were."""
    chance = random.Random(f"{document}/{round_}")
    if round_ == 0:
        return tuple(
            tuple(" ".join(sentence(chance) for _ in range(5)) for _ in range(PARAGRAPHS))
            for _ in range(SECTIONS)
        )
    before = text(document, round_ - 1)
    if round_ >= ROUNDS or chance.random() >= EDITED:
        return before
    n, m = chance.randrange(SECTIONS), chance.randrange(PARAGRAPHS)
    section = list(before[n])
    section[m] = " ".join([*section[m].split(". ")[:-1], sentence(chance)])
    return (*before[:n], tuple(section), *before[n + 1 :])


def edited(document: int, round_: int) -> bool:
    """Whether a round edits the text of a document."""
    return round_ > 0 and text(document, round_) != text(document, round_ - 1)


@lru_cache(maxsize=64)
def _weight(document: int) -> tuple[str, str]:
    """Style and script of a site: the same for all its pages, and most of their bytes."""
    chance = random.Random(document % 8)
    style = "".join(
        f".c{chance.randrange(10**7):x}{{margin:{n % 9}px;color:#{chance.randrange(4096):03x}}}"
        for n in range(3800)
    )
    script = "".join(
        f"function f{n}(a,b){{return a*{chance.randrange(999)}+b.k{chance.randrange(10**6):x}}}"
        for n in range(4200)
    )
    return style, script


def page(document: int, round_: int, nonce: int) -> bytes:
    """What the server answers; `nonce` 0 leaves the furniture as it is."""
    return spelled(document, text(document, round_), nonce)


def spelled(document: int, sections: Iterable[Iterable[str]], nonce: int) -> bytes:
    """A document of these paragraphs as a page."""
    chance = random.Random(f"{document}/{nonce}")
    style, script = _weight(document)
    body = "".join(
        f"<section><h2>{n + 1}. {_OBJECTS[n % 10].capitalize()} {n + 1}</h2>{''.join(f'<p>{one}</p>' for one in section)}</section>"
        for n, section in enumerate(sections)
    )
    menu = "".join(f'<li class="i{n}"><a href="/m/{n}">{_TEASERS[n % 27]} {n}</a></li>' for n in range(160))
    teasers = "".join(
        f'<li><a href="/t/{chance.randrange(9999)}">{one}</a></li>' for one in chance.sample(_TEASERS, 5)
    )
    state = "{" + ",".join(f'"k{n}":"{chance.randrange(16**12):012x}"' for n in range(900)) + "}"
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Policy {document}</title>'
        f'<meta name="csrf-token" content="{chance.randrange(16**32):032x}"><style>{style}</style>'
        f'<script nonce="{chance.randrange(16**16):016x}">{script}</script></head><body>'
        f"<header><nav><ul>{menu}</ul></nav></header><main><h1>Policy {document}</h1>{body}</main>"
        f"<aside><h3>Read next</h3><ul>{teasers}</ul></aside><footer><p>© Service {document % 8}</p></footer>"
        f'<script type="application/json">{state}</script><!-- build {chance.randrange(10**9)} --></body></html>'
    ).encode()


class Replay(ThreadingHTTPServer):
    """The server: which round it is, and how often each document was asked for."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.round = 0
        self.asked: dict[int, int] = {}
        self.lock = threading.Lock()

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away in the middle of a connection is nothing to tell of."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type] # as it came


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Replay

    def do_POST(self) -> None:
        self.server.round = int(self.path.rpartition("/")[2])
        self._answer(204, b"", "text/plain")

    def do_GET(self) -> None:
        name = self.path.rpartition("/")[2]
        if not name.isdigit():
            self._answer(404, b"none", "text/plain")
            return
        document, round_ = int(name), self.server.round
        with self.server.lock:
            nonce = self.server.asked[document] = self.server.asked.get(document, 0) + 1
        calm = document % 2 == 0 or round_ >= ROUNDS
        body = page(document, round_, 0 if calm else nonce)
        tag = f'"{sha256(body).hexdigest()[:20]}"' if document % 2 == 0 else ""
        if tag and self.headers.get("If-None-Match") == tag:
            self._answer(304, b"", "text/html; charset=utf-8", tag)
        else:
            self._answer(200, body, "text/html; charset=utf-8", tag)

    def _answer(self, status: int, body: bytes, kind: str, tag: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if tag:
            self.send_header("ETag", tag)
        if status not in {204, 304}:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Nothing: a benchmark listens to itself."""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("portfile", type=Path)
    given = parser.parse_args()
    with Replay() as server:
        given.portfile.write_text(str(server.server_port))
        server.serve_forever()


if __name__ == "__main__":
    main()
