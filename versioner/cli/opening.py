"""versioner alone, and open: where to begin, and the article's page."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import Any

import click

from versioner.cli.options import Out, takes_out
from versioner.view.templates import N_

_COMMANDS = (
    ("versioner demo", N_("see it work, on a small newsroom of its own")),
    ("versioner track URL --source URL", N_("begin to keep an article and what it was written from")),
    ("versioner serve --daemon", N_("look at what is due, and show it at http://127.0.0.1:8765/")),
)


_COLUMN = 36  # where what a command does begins, where both have room in a line


def _begin(home: str, out: Out) -> str:
    from versioner.cli.render.style import cells, wrap

    words = out.words
    lines = [words("Nothing is kept yet in {home}.", home=home), ""]
    for command, said in _COMMANDS:
        line = f"  {command:{_COLUMN}}{words(said)}"
        fits = cells(line) <= out.width
        lines += [line] if fits else [f"  {command}", wrap(words(said), out.width, "      ", whole=True)]
    lines += ["", words("versioner --help lists everything.")]
    return "\n".join(lines)


def welcome(given: Mapping[str, Any]) -> None:
    """What somebody is told who types `versioner` and nothing else: how to begin, or how things stand."""
    out = Out(
        as_json=bool(given["as_json"]),
        quiet=bool(given["quiet"]),
        home=given["home"],
        debug=bool(given["debug"]),
    )
    settings = out.settings()
    if not settings.database_url and not (settings.home / "versioner.db").exists():
        home = str(settings.home)
        out.tell({"home": home, "articles": 0}, lambda: _begin(home, out))
        return
    from versioner.queries.desk import desk
    from versioner.queries.read import listing

    with out.app() as app:
        _, total = listing(app, limit=1)
        waits = desk(app)
    told = {
        "home": str(settings.home),
        "articles": total,
        "waiting": waits.waiting,
        "out_of_date": waits.out_of_date,
    }
    out.tell(told, lambda: _standing(told, out))


def _standing(told: Mapping[str, Any], out: Out) -> str:
    if not told["articles"]:
        return _begin(told["home"], out)
    stand = out.words.many(
        "{count} article in {home}: {waiting} waiting for a decision, {old} out of date.",
        "{count} articles in {home}: {waiting} waiting for a decision, {old} out of date.",
        told["articles"],
        home=told["home"],
        waiting=told["waiting"],
        old=told["out_of_date"],
    )
    more = out.words("versioner --help lists everything.")
    return f"{stand}\nversioner list · log · status · serve --daemon; {more}"


def _has_screen() -> bool:
    """Whether a browser could show itself; without one xdg-open complains of every browser that it does not find."""
    session = os.environ  # noqa: TID251 - what the desktop says of itself, no setting of ours
    return sys.platform == "darwin" or any(map(session.get, ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")))


@click.command(epilog="Example: versioner open 7")
@click.argument("article")
@click.option("--settings", is_flag=True, help="Its settings.")
@takes_out
def open_(out: Out, article: str, *, settings: bool) -> None:
    """Open the article's page in the browser; `versioner serve` must be running there."""
    from versioner.queries.read import article as look_up

    with out.app() as app:
        number = look_up(app, article).id
    base = (out.settings().public_url or "http://127.0.0.1:8765").rstrip("/")
    address = f"{base}/articles/{number}{'/settings' if settings else ''}"
    if not out.as_json and _has_screen():
        click.launch(address)
    out.tell({"url": address}, lambda: f"{address}  " + out.words("(shown while versioner serve runs)"))
