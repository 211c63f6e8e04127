"""What telling people adds to a round of checks: CPU with channels, a followed list and metrics, and without.

    python bench/overhead.py [--pages 1000] [--pairs 8]

Two homes hold the same pages; each round of one is done in the other too, in turns (with, without, without, with…), and
held against it. With: three channels (a webhook on loopback, one for a tag and host, an e-mail digest), a list that is
followed, and after each round of a thousand checks what a daemon does between them: what is due is delivered, lists are asked for, metrics
read once. Without: checks alone. Rounds are of three kinds: nothing changed (304), one page in fifty changed, and one in
fifty was not found, or was back. The pages' and the receiver's server is another process; pages are read in this one, so that all is
counted. Exits 1 where the median of the unchanged rounds is above 5 percent.
"""

from __future__ import annotations

import argparse
import multiprocessing
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from aiohttp import web

from versioner import Versioner
from versioner.app import App
from versioner.core.asked.filters import ChangeFilter
from versioner.core.model import Outcome
from versioner.ingest.check import check
from versioner.ingest.follow import Wish, follow
from versioner.ingest.lists import look_at_lists
from versioner.notify import channels
from versioner.notify.deliver import deliver
from versioner.storage import pages
from versioner.web.metrics import Metrics

PORT = 18_766
HOSTS = 50
SHARE = 50  # one page in so many changes, or fails
MOST = 0.05  # of a round where nothing changed, as issue 14 asks
UNCHANGED, CHANGED, FAILING = "nothing changed", "one in fifty changed", "one in fifty fails or is back"
KINDS = (UNCHANGED, CHANGED, FAILING)


def text(n: int, edition: int) -> str:
    """A page of some two hundred words; an edition is another figure in it."""
    body = "".join(
        f"<p>The council of town {n} spoke of matter {part}, of its bridges, gates and roads, and put off what could wait.</p>"
        for part in range(8)
    )
    return (
        f"<html lang=en><head><title>Town {n}</title></head><body><main><h1>Town {n}</h1>"
        f"<p>The budget of town {n} rose by {edition + 3} percent this year, more than anybody had expected.</p>{body}</main></body></html>"
    )


def serve(edition: Any, failing: Any) -> None:
    """Pages, a list and a receiver, until the process is ended; `edition` and `failing` are the round's."""

    async def page(request: web.Request) -> web.Response:
        n = int(request.match_info["n"])
        moves = n % SHARE == 0
        if moves and failing.value:
            return web.Response(status=404)
        tag = f'"{n}-{edition.value if moves else 0}"'
        if request.headers.get("If-None-Match") == tag:
            return web.Response(status=304, headers={"ETag": tag})
        body = text(n, edition.value if moves else 0)
        return web.Response(text=body, content_type="text/html", headers={"ETag": tag})

    async def hook(request: web.Request) -> web.Response:
        await request.read()
        return web.Response(status=204)

    async def feed(_: web.Request) -> web.Response:
        empty = "<rss version='2.0'><channel><title>All</title></channel></rss>"
        return web.Response(text=empty, content_type="application/rss+xml")

    app = web.Application()
    app.router.add_get("/{n:\\d+}", page)
    app.router.add_post("/hook", hook)
    app.router.add_get("/feed", feed)
    web.run_app(app, host="0.0.0.0", port=PORT, print=None, access_log=None)


def fill(app: App, count: int) -> None:
    """Keep the pages, and look at each once."""
    now = datetime.now(UTC)
    with app.db.write() as session:
        for n in range(count):
            host = f"127.0.0.{n // SHARE % HOSTS + 1}:{PORT}"
            url = f"http://{host}/{n}"
            pages.add_page(session, url=url, url_key=url, host=host, now=now, next_check_at=None)
    check(app)


def listen(app: App) -> Callable[[], None]:
    """Add what is told and asked for; what a daemon does after a round."""
    at = f"http://127.0.0.1:{PORT}"
    chosen = ChangeFilter(tag="budget", host="127.0.0.1")
    for one in (
        channels.plan(f"{at}/hook", after=1),
        channels.plan(f"{at}/hook", wanted=chosen),
        channels.plan("mailto:desk@example.org", digest="08:00"),
    ):
        channels.add(app, one)
    follow(app, f"{at}/feed", Wish(tags=("budget",)))
    metrics = Metrics(app, "")

    def between() -> None:
        deliver(app)
        look_at_lists(app)
        metrics.text()

    return between


def spent(app: App, kind: str, between: Callable[[], None]) -> tuple[float, float]:
    """CPU seconds of a round of checks, and of what comes after it."""
    start = time.process_time()
    done = check(app)
    checked = time.process_time()
    between()
    after = time.process_time()
    moved = sum(one.outcome is not Outcome.UNCHANGED for one in done)
    wanted = 0 if kind == UNCHANGED else sum(n % SHARE == 0 for n in range(len(done)))
    if moved != wanted:
        raise SystemExit(f"{kind}: {moved} pages moved, not {wanted}")
    return checked - start, after - checked


_Home = tuple[App, Callable[[], None]]  # and what comes after a round in it


def nothing() -> None:
    """What comes after a round where nobody is told."""


def _rounds(
    kind: str, pairs: int, without: _Home, told: _Home, edition: Any, failing: Any
) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """What rounds of that kind took without and with, in turns; the first ones, which warm caches, left out."""
    for pair in range(-1, pairs):
        edition.value += kind == CHANGED
        failing.value = kind == FAILING and pair % 2 == 0
        now = UNCHANGED if kind == FAILING and not failing.value else kind
        order = (told, without) if pair % 2 else (without, told)
        took = {id(home): spent(home[0], now, home[1]) for home in order}
        if pair >= 0:
            yield took[id(without)], took[id(told)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1_000)
    parser.add_argument("--pairs", type=int, default=8)
    parser.add_argument("--only", choices=KINDS, action="append", help="rounds of that kind alone")
    args = parser.parse_args()
    edition, failing = multiprocessing.Value("i", 0), multiprocessing.Value("i", 0)
    server = multiprocessing.Process(target=serve, args=(edition, failing), daemon=True)
    server.start()
    time.sleep(1.5)
    settings = {"allow_networks": "127.0.0.0/8", "host_delay": 0, "obey_robots": False, "processes": 1, "confirm_after": 0}  # fmt: skip
    try:
        with ExitStack() as stack:
            homes = [Path(stack.enter_context(tempfile.TemporaryDirectory())) / "home" for _ in range(2)]
            with Versioner(homes[0], **settings) as first:
                fill(first.app, args.pages)
            shutil.copytree(homes[0], homes[1])
            without, told = (stack.enter_context(Versioner(home, **settings)).app for home in homes)
            between = listen(told)
            worst = 0.0
            for kind in args.only or KINDS:
                rounds = list(
                    _rounds(kind, args.pairs, (without, nothing), (told, between), edition, failing)
                )
                ratios = [sum(more) / sum(less) - 1 for less, more in rounds]
                low, middle, high = statistics.quantiles(ratios, n=4)
                worst = middle if kind == UNCHANGED else worst
                base = statistics.median(less[0] for less, _ in rounds)
                alone = statistics.median(more[0] / less[0] - 1 for less, more in rounds)
                print(
                    f"{kind}: {1000 * base / args.pages:.2f} ms a check without; with {100 * middle:+.1f} % "
                    f"(quartiles {100 * low:+.1f}, {100 * high:+.1f}; the checks alone {100 * alone:+.1f}, what comes after them "
                    f"{1000 * statistics.median(more[1] for _, more in rounds):.0f} ms); {args.pairs} pairs of {args.pages} checks",
                    flush=True,
                )
            counts = [one.counts for one in channels.channels(told)]
            print(f"told: {counts}")
    finally:
        server.terminate()
    sys.exit(0 if worst <= MOST else 1)


if __name__ == "__main__":
    main()
