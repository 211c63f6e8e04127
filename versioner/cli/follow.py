"""follow: feeds, sitemaps and section fronts whose articles are tracked as they come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from versioner.cli.options import Out, takes_out
from versioner.errors import UsageError
from versioner.view.templates import N_

if TYPE_CHECKING:
    from datetime import datetime

    from versioner.cli.render.speech import Speech
    from versioner.ingest.lists import Looked
    from versioner.storage.follows import Follow


@click.command(
    epilog="Example: versioner follow https://paper.example/feed.xml --every 10m --tag council --for 30d"
)
@click.argument("url", metavar="URL | list | remove")
@click.argument("number", required=False, type=int, metavar="[N]")
@click.option("--every", metavar="15m", help="Look at the list at this interval.")
@click.option(
    "--match",
    multiple=True,
    metavar="RULE",
    help="Only entries with this in address or title; words or /regex/.",
)
@click.option("--not", "refuse", multiple=True, metavar="RULE", help="No entries with this.")
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="Give new articles this tag.")
@click.option("--for", "keep", metavar="30d", help="Look at each new article for so long; its history stays.")
@click.option(
    "--source-from",
    "source_from",
    multiple=True,
    metavar="RULE",
    help="Take links of a new article with this in address or text as its sources.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be tracked; keep nothing.")
@takes_out
def follow(out: Out, url: str, number: int | None, *, dry_run: bool, **given: Any) -> int:
    """Track what a feed, a sitemap or a section front names; `follow list`, `follow remove N`."""
    if url in {"list", "remove"}:
        return _list(out) if url == "list" else _remove(out, number)
    from versioner.core.schedule.plan import parse_every
    from versioner.core.url import typed
    from versioner.ingest.follow import EVERY, Wish, preview
    from versioner.ingest.follow import follow as begin

    wish = Wish(
        every=(parse_every(given["every"]).every_seconds or EVERY) if given["every"] else EVERY,
        match=given["match"],
        refuse=given["refuse"],
        tags=given["tags"],
        source_from=given["source_from"],
        keep=parse_every(given["keep"]).every_seconds if given["keep"] else None,
    )
    url = typed(url)
    with out.app() as app:
        if dry_run:
            shown = preview(app, url, wish)
            out.tell(
                shown.to_json(),
                lambda: "\n".join(
                    (
                        out.words.many(
                            "{kind}, {count} entry",
                            "{kind}, {count} entries",
                            len(shown.entries),
                            kind=shown.kind,
                        ),
                        *(f"{out.words(_STATES[one.state])}  {one.entry.url}" for one in shown.entries),
                    )
                ),
            )
            return 0
        kept, looked = begin(app, url, wish)
    out.tell(
        {"follow": kept.to_json(), "look": looked.to_json()},
        lambda: _following(kept, looked, out.words),
    )
    from versioner.view.details import said

    for address, detail in looked.failed:
        why = said(detail, out.words.language) or ""
        out.warn(why if why.startswith(address) else f"{address}: {why}")
    return 0


def _following(kept: Follow, looked: Looked, words: Speech) -> str:
    """What is followed from now on; a section's front gives nothing at first, which wants to be said."""
    told = words.many(
        "Following {id}  {url} ({kind}): {count} article tracked",
        "Following {id}  {url} ({kind}): {count} articles tracked",
        len(looked.tracked),
        id=kept.id,
        url=kept.url,
        kind=kept.kind,
    )
    if looked.tracked or looked.trouble:
        return told
    later = words("what stands there already is left; what comes is tracked (--dry-run names both)")
    return f"{told}\n  {later}"


_STATES = {
    "new": N_("new"),
    "kept": N_("tracked already"),
    "old": N_("older"),
    "refused": N_("left out by a rule"),
    "bad": N_("no address of a page"),
}


def _list(out: Out) -> int:
    from versioner.ingest.follow import followed

    with out.app() as app:
        found, now = followed(app), app.now()
    out.tell(
        {"follows": [one.to_json() for one in found]},
        lambda: "\n".join(_listed(one, now, out.words) for one in found) or out.words("Nothing is followed."),
    )
    return 0


def _listed(one: Follow, now: datetime, words: Speech) -> str:
    """A list that is followed, what it brought, and when it was and will be looked at."""
    from versioner.cli.render.style import ago
    from versioner.view.details import said

    kind = one.kind or words("not read yet")
    lines = [f"{one.id}  {one.url} ({kind})"]
    if one.tags:
        lines[0] += f" [{', '.join(one.tags)}]"
    if one.trouble:
        lines.append(f"   {said(one.trouble, words.language)}")
    last, coming = ago(one.looked_at, now, words), ago(one.next_at, now, words)
    told = words.many(
        "{count} article tracked; last look: {last}, next: {next}",
        "{count} articles tracked; last look: {last}, next: {next}",
        one.tracked,
        last=last,
        next=coming,
    )
    return "\n".join((*lines, f"   {told}"))


def _remove(out: Out, number: int | None) -> int:
    from versioner.ingest.follow import unfollow

    if number is None:
        raise UsageError("name the list's number: versioner follow remove N")
    with out.app() as app:
        was = unfollow(app, number)
    out.tell(
        {"removed": was.to_json()},
        lambda: out.words("No longer following {url}; its articles stay.", url=was.url),
    )
    return 0
