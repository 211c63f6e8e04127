"""versioner alone, and open: where to begin, and the article's page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from versioner.cli.options import Out, takes_out

_BEGIN = """\
Nothing is kept yet in {home}.

  versioner demo                      see it work, on a small newsroom of its own
  versioner track URL --source URL    begin to keep an article and what it was written from
  versioner serve --daemon            look at what is due, and show it at http://127.0.0.1:8765/

versioner --help lists everything."""


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
        out.tell({"home": home, "articles": 0}, lambda: _BEGIN.format(home=home))
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
    out.tell(told, lambda: _standing(told))


def _standing(told: Mapping[str, Any]) -> str:
    if not told["articles"]:
        return _BEGIN.format(home=told["home"])
    count = told["articles"]
    return (
        f"{count} article{'' if count == 1 else 's'} in {told['home']}: "
        f"{told['waiting']} waiting for a decision, {told['out_of_date']} out of date.\n"
        "versioner list · log · status · serve --daemon; versioner --help lists everything."
    )


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
    if not out.as_json:
        click.launch(address)
    out.tell({"url": address}, lambda: f"{address}  (shown while versioner serve runs)")
