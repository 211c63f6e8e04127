"""A followed feed of 5,000 entries: memory that a check adds, its time, and whether every new article is found.

python bench/follow.py [--entries 5000] [--checks 10]

The list is served on loopback and grows by one entry a check. What is measured is the growth of this process from the first
checks after the first ones on: resident memory now, and at its highest. Exits 1 above 1 MB a check.
"""

from __future__ import annotations

import argparse
import gc
import resource
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from versioner import Versioner
from versioner.ingest.follow import Wish, follow
from versioner.ingest.lists import look_at_lists
from versioner.queries import read
from versioner.storage import follows

MOST = 1.0  # MB a check, as issue 14 asks


class Paper(BaseHTTPRequestHandler):
    """A newspaper with a feed."""

    names: tuple[str, ...] = ()

    def do_GET(self) -> None:
        base = f"http://127.0.0.1:{self.server.server_port}"  # type: ignore[attr-defined]
        if self.path == "/feed":
            entries = "".join(
                f"<item><title>Report {name}</title><link>{base}/{name}</link></item>" for name in Paper.names
            )
            body, kind = (
                f"<rss version='2.0'><channel><title>All</title>{entries}</channel></rss>",
                "application/rss+xml",
            )
        else:
            body, kind = (
                f"<html><body><main><h1>{self.path}</h1><p>The report {self.path} has a text of its own.</p></main></body></html>",
                "text/html",
            )
        data = body.encode()
        self.send_response(200 if self.path != "/robots.txt" else 404)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *given: object) -> None:
        del given


def resident() -> float:
    """MB of memory at its highest."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def now() -> float:
    """MB of memory at this moment."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=5_000)
    parser.add_argument("--checks", type=int, default=10)
    args = parser.parse_args()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Paper)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings = {"allow_networks": "127.0.0.0/8", "host_delay": 0, "obey_robots": False}
    old = tuple(f"old-{n}" for n in range(args.entries))
    with tempfile.TemporaryDirectory() as directory, Versioner(Path(directory), **settings) as versioner:
        app = versioner.app
        Paper.names = old
        # the entries that were there are refused by a rule, as by who follows a paper's archive for one subject
        follow(app, f"http://127.0.0.1:{server.server_port}/feed", Wish(refuse=("/old-",)))

        def check(number: int) -> None:
            Paper.names = (*(f"new-{n}" for n in range(number)), *old)[: args.entries]
            with app.db.write() as session:
                follows.update_follow(session, 1, next_at=app.now())
            look_at_lists(app)

        for number in range(1, 4):  # caches and pools fill
            check(number)
        gc.collect()
        held, high, start = now(), resident(), time.process_time()
        for number in range(4, 4 + args.checks):
            check(number)
        took = time.process_time() - start
        gc.collect()
        grown = (now() - held) / args.checks
        risen = (resident() - high) / args.checks
        found = len(read.articles(app))
    server.shutdown()
    print(
        f"feed of {args.entries:,} entries, {args.checks} checks: {grown:.2f} MB more a check, {risen:.2f} MB at its highest, "
        f"{took / args.checks:.2f} s of CPU each; {found} of {3 + args.checks} new articles found"
    )
    sys.exit(0 if grown <= MOST and risen <= MOST and found == 3 + args.checks else 1)


if __name__ == "__main__":
    main()
