"""Tags: words of a person's own by which articles are found again."""

from __future__ import annotations

from collections.abc import Sequence

from versioner.app import App
from versioner.core.model import Article
from versioner.errors import UsageError
from versioner.storage import find, tags
from versioner.storage.articles import article_of

_LONGEST = 50  # characters: a tag is a word or two


def tag(app: App, address: str, names: Sequence[str], *, remove: bool = False) -> Article:
    """Give an article tags, or take them away; the article as it then is.

    Raises:
        UsageError: a tag is empty, too long, or holds a comma or a line end.
        NotFoundError, AmbiguousError: the address fits nothing or several pages.
    """
    wanted = [tidy_tag(name) for name in names]
    with app.db.write() as session:
        page = find.page(session, address)
        (tags.remove_tags if remove else tags.add_tags)(session, page.id, wanted)
        return article_of(session, page)


def tidy_tag(name: str) -> str:
    """A tag as it is kept: lower-case, single spaces.

    Raises:
        UsageError: it is none.
    """
    found = " ".join(name.split()).lower()
    if not found or len(found) > _LONGEST or not found.isprintable() or "," in found:
        raise UsageError(
            "{name!r} is no tag: up to {most} characters, without commas", name=name[:60], most=_LONGEST
        )
    return found
