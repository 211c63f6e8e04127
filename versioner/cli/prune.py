"""prune: raw bytes of long ago that nothing told rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from versioner.cli.options import Out, takes_out
from versioner.view.templates import N_
from versioner.view.wording import wording

if TYPE_CHECKING:
    from versioner.cli.render.speech import Speech
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
    from versioner.core.schedule.plan import parse_every
    from versioner.ingest.prune import prune as let_go

    policy = Retention(
        older_than=timedelta(seconds=parse_every(older_than).every_seconds or 0),
        every=timedelta(seconds=parse_every(every).every_seconds or 0),
    )
    with out.app() as app:
        found = let_go(app, articles, policy=policy, dry=dry_run, progress=out.progress())
    out.tell(found.to_json(), lambda: _told(found, out.words))
    for failure in found.failures:
        out.warn(wording(failure, out.words.language))
    return 3 if found.failures else 0


def _told(found: Pruned, words: Speech) -> str:
    lost = (
        N_("{captures} of {pages} would lose their raw bytes ({size} MB as they came).")
        if found.dry
        else N_("{captures} of {pages} lost their raw bytes ({size} MB as they came).")
    )
    lines = [
        words(
            lost,
            captures=words.many("{count} capture", "{count} captures", found.captures),
            pages=words.many("{count} page", "{count} pages", found.pages),
            size=f"{found.raw / 1e6:.1f}",
        )
    ]
    if found.needed:
        lines.append(
            words(
                "{count} more are as old, and stay: without them the history would read otherwise.",
                count=found.needed,
            )
        )
    if not found.dry:
        before, after = (f"{size / 1e6:.1f}" for size in (found.bytes_before, found.bytes_after))
        lines.append(words("snapshots: {before} MB -> {after} MB", before=before, after=after))
    return "\n".join(lines)
