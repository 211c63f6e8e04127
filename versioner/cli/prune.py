"""prune: raw bytes of long ago that nothing told rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from versioner.cli.options import Out, takes_out
from versioner.view.terminal import one_line

if TYPE_CHECKING:
    from versioner.ingest.prune import Pruned


@click.command(epilog="Example: versioner prune --dry-run --older-than 180d")
@click.argument("articles", nargs=-1)
@click.option("--older-than", default="90d", show_default=True, metavar="AGE", help="Captures of that age.")
@click.option(
    "--every",
    default="30d",
    show_default=True,
    metavar="TIME",
    help="Of those keep one in each such stretch of time.",
)
@click.option("--dry-run", is_flag=True, help="Say what would go, and let nothing go.")
@takes_out
def prune(out: Out, articles: tuple[str, ...], older_than: str, every: str, *, dry_run: bool) -> int:
    """Let raw bytes go of captures of long ago that showed nothing new.

    Every version keeps its bytes, and those before and after it. A page loses nothing unless its whole past, read
    without those captures, tells the very same versions. The captures stay in the history, as looks that saw nothing new.
    """
    from datetime import timedelta

    from versioner.core.retention import Retention
    from versioner.core.schedule import parse_every
    from versioner.ingest.prune import prune as let_go

    policy = Retention(
        older_than=timedelta(seconds=parse_every(older_than).every_seconds or 0),
        every=timedelta(seconds=parse_every(every).every_seconds or 0),
    )
    with out.app() as app:
        found = let_go(app, articles, policy=policy, dry=dry_run, progress=out.progress())
    out.tell(found.to_json(), lambda: _words(found))
    for failure in found.failures:
        click.echo(f"versioner: {one_line(failure)}", err=True)
    return 3 if found.failures else 0


def _words(found: Pruned) -> str:
    done = "would lose" if found.dry else "lost"
    lines = [
        f"{found.captures} captures of {found.pages} pages {done} their raw bytes ({found.raw / 1e6:.1f} MB as they came)."
    ]
    if found.needed:
        lines.append(
            f"{found.needed} more are as old, and stay: without them the history would read otherwise."
        )
    if not found.dry:
        lines.append(f"snapshots: {found.bytes_before / 1e6:.1f} MB -> {found.bytes_after / 1e6:.1f} MB")
    return "\n".join(lines)
