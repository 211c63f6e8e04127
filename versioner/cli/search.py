"""search: words in every version of every page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from versioner.cli.options import Out, takes_out

if TYPE_CHECKING:
    from versioner.cli.render.screen import Screen
    from versioner.queries.search import Found, Hit


@click.command(
    epilog="Examples: versioner search pump workers · versioner search --gone '\"28,500 troops\"' · versioner search corr*"
)
@click.argument("words", nargs=-1, required=True)
@click.option("--current", "among", flag_value="current", help="Only what the pages say now.")
@click.option("--gone", "among", flag_value="gone", help="Only what they say no more.")
@click.option("--in", "article", metavar="ARTICLE", help="Only this page.")
@click.option("--limit", type=click.IntRange(1, 500), default=20, show_default=True, help="Most passages.")
@takes_out
def search(out: Out, words: tuple[str, ...], among: str | None, article: str | None, limit: int) -> None:
    """Words in every version of every page: what is said now, and what is said no more.

    All words must stand in one paragraph; "in quotes" (or one argument of several words) next to one another;
    corr* begins so; -word must not stand there. Accents and capitals do not matter.
    """
    from versioner.core.asked.search import Standing
    from versioner.ingest.indexing import catch_up
    from versioner.queries.search import search as find

    query = " ".join(_said(word) for word in words)
    with out.app() as app:
        catch_up(app, progress=out.progress())
        found = find(app, query, among=Standing(among or "all"), article=article, limit=limit)
    out.tell(found.to_json(), lambda: _shown(found, out))


def _said(word: str) -> str:
    """One argument of several words is a phrase, unless it says itself what it is."""
    return f'"{word}"' if " " in word and '"' not in word else word


def _shown(found: Found, out: Out) -> str:
    screen = out.screen
    if not found.hits:
        return screen.words("No version of any page says that.")
    passages = screen.words.many("{count} passage", "{count} passages", found.total)
    lines = [screen.paint(passages, "bold")]
    for hit in found.hits:
        lines += ["", *_hit(hit, screen)]
    if found.total > len(found.hits):
        left = found.total - len(found.hits)
        lines += ["", screen.words("… and {count} more (--limit)", count=left)]
    return "\n".join(lines)


def _hit(hit: Hit, screen: Screen) -> list[str]:
    from versioner.cli.render.style import hung, path, to_the_minute, wrap

    width, paint, words = screen.width, screen.paint, screen.words
    stood = words("since {start} UTC", start=to_the_minute(hit.first_seen))
    if hit.gone_since is not None:
        stood = words(
            "from {start} to {end} UTC, gone in version {number}",
            start=to_the_minute(hit.first_seen),
            end=to_the_minute(hit.gone_since),
            number=hit.until,
        )
    where = hung(f"{hit.page.id}@{hit.version}  {path(hit.path, words)}  {stood}", width, "  ")
    text = "".join(_marked(piece.text, paint) if piece.found else piece.text for piece in hit.snippet)
    return [
        paint(wrap(f"{hit.page.title}", width), "bold"),
        paint(where, "yellow" if hit.gone_since else "dim"),
        wrap(text.replace("\n", " "), width, "    "),
    ]


def _marked(text: str, paint: Any) -> str:
    return str(paint(f"[{text}]", "bold"))
