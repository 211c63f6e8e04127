"""The world that pages are tried on: an article, its source where it has one, edited so that there is something to tell."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.ingest.test_story import ARTICLE, PARAGRAPHS, SOURCE, World, edit, page
from versioner.ingest import track

Edit = tuple[str, str, str]  # of which page, what, and what it then says
GATES: Edit = (ARTICLE, "nine gates", "eight gates")
BUDGET: Edit = (SOURCE, "6.4 percent", "5.1 percent")


@contextmanager
def kept(
    home: Path, *edits: Edit, source: bool = False, others: Mapping[str, str] | None = None
) -> Iterator[World]:
    """A world whose article is tracked; closed in the end.

    Args:
        home: where its database lies.
        edits: made at once, and looked at twice: confirmed.
        source: whether the article has one.
        others: more pages, or these in place of the usual ones; nobody tracks them.
    """
    found = World(home)
    found.web.pages = {
        ARTICLE: page(*PARAGRAPHS),
        SOURCE: page(*PARAGRAPHS, title="The plan"),
        **(others or {}),
    }
    track.track(found.app, ARTICLE, sources=[SOURCE] if source else ())
    if edits:
        confirmed(found, *edits)
    yield found
    found.app.db.dispose()


def confirmed(world: World, *edits: Edit) -> None:
    """Edits made at once, and looked at twice: told."""
    for one in edits:
        edit(world, *one)
    world.look()
    world.look()
