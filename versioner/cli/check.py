"""check: look at pages now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from versioner.cli.options import Out, takes_out

if TYPE_CHECKING:
    from versioner.core.model import Check

_UNFETCHED = frozenset({"failed", "gone", "blocked"})


@click.command(epilog="Example for a crontab: */5 * * * * versioner check --due --quiet")
@click.argument("articles", nargs=-1)
@click.option("--due", is_flag=True, help="Only what the schedule says is due.")
@takes_out
def check(out: Out, articles: tuple[str, ...], *, due: bool) -> int:
    """Look at pages now: ARTICLES with their sources, or all; --due for a crontab or a systemd timer."""
    from versioner.notify.due import anything_waiting
    from versioner.queries.due import anything_due, lists_due

    with out.app() as app:
        if due and lists_due(app):
            from versioner.ingest.follow import look_at_lists  # likewise

            look_at_lists(app)
        if due and not anything_due(app):
            found: tuple[Check, ...] = ()
        else:
            from versioner.ingest.check import check as look  # what fetches and reads is loaded for work only

            found = look(app, articles, due=due, progress=out.progress())
        if anything_waiting(app):
            from versioner.notify.deliver import deliver  # likewise

            deliver(app)
    out.tell(
        {"checks": [one.to_json() for one in found]},
        lambda: (
            "\n".join(
                f"{one.page}  {one.outcome}{f' -> version {one.version}' if one.version else ''}  {one.url}"
                + (f"  ({one.detail})" if one.detail else "")
                for one in found
            )
            or "Nothing is due."
        ),
    )
    return 3 if any(one.outcome in _UNFETCHED for one in found) else 0
