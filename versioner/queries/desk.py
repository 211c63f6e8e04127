"""A watchdog's desk: the articles with what changed last in each, what waits for a decision, and how much of both."""

from __future__ import annotations

from dataclasses import dataclass

from versioner.app import App
from versioner.core import dating
from versioner.core.model import Article, Change
from versioner.storage import changes, drifts, judgements, pages, tallies
from versioner.storage.articles import articles_from


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Articles that want a person.

    Attributes:
        waiting: those with a suspect or pending text.
        out_of_date: those that a source of theirs has overtaken.
    """

    waiting: int
    out_of_date: int


def desk(app: App) -> Desk:
    """The counts of now; they cost the same however many articles there are."""
    with app.db.read() as session:
        return Desk(
            waiting=int(tallies.total(session, tallies.WAITING)), out_of_date=drifts.overtaken(session)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An article in the list, with the change that its Last updated tells of; None where nothing changed."""

    article: Article
    change: Change | None


def lines(
    app: App,
    *,
    part: str = "",
    show: str = "",
    tag: str = "",
    host: str = "",
    sort: str = "changed",
    limit: int = 50,
    offset: int = 0,
) -> tuple[tuple[Line, ...], int]:
    """One sheet of the articles, and how many there are in all; reads no more than what it shows.

    Args:
        app: what to work with.
        part: of URL or title.
        show: "suspect" (waits for a decision), "failing", "drift" (out of date), a status, or "" for all.
        tag, host: only with that tag, on that host.
        sort: "id", "title", "host", "state", "checked" or "changed" (latest first).
        limit: most articles; offset: articles passed over.
    """
    with app.db.read() as session:
        rows, total = pages.listing(
            session, part=part, show=show, tag=tag, host=host, sort=sort, limit=limit, offset=offset
        )
        found = articles_from(session, rows)
        told = changes.changes_at(
            session, [(one.id, one.last_updated.version) for one in found if one.last_updated]
        )
        decided = judgements.judgements_by_page(session, told)
        judged = {number: dating.judged(change, decided.get(number, ())) for number, change in told.items()}
        return tuple(Line(article=one, change=judged.get(one.id)) for one in found), total
