"""What changed, over all pages: newest first for people, in the order of writing for programs."""

from __future__ import annotations

from datetime import datetime

from versioner.app import App
from versioner.core.asked.cursor import Cursor, Sheet
from versioner.core.asked.filters import ChangeFilter
from versioner.core.dates import dating
from versioner.core.model import Article, Change, Json
from versioner.errors import UsageError
from versioner.frozen import dataclass
from versioner.storage import changes as stored
from versioner.storage import judgements
from versioner.storage.articles import articles_of
from versioner.storage.database import Session
from versioner.view.telling import summary

_SHEET = 200  # changes read at once while one looks for those that are asked for
_WITHIN = 5_000  # of how many changes at most for one sheet, where a filter passes most over


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A change and whose it is."""

    article: Article
    change: Change

    def to_json(self, language: str) -> Json:
        return {"article": self.article.to_json(), **self.change.to_json(summary(self.change, language))}


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Some changes in the order in which they were written.

    Attributes:
        next: what to ask with for those written later; it moves on though nothing fitted.
    """

    changes: tuple[Told, ...]
    next: str
    language: str

    def to_json(self) -> Json:
        return {"changes": [one.to_json(self.language) for one in self.changes], "next": self.next}


def latest(app: App, wanted: ChangeFilter, *, limit: int = 20, offset: int = 0) -> tuple[Told, ...]:
    """The newest changes that fit, newest first.

    Args:
        app: what to work with.
        wanted: which.
        limit: most changes; offset: of those that fit, passed over.
    """
    return sheet(app, wanted, limit=offset + limit).rows[offset:]


def sheet(app: App, wanted: ChangeFilter, *, limit: int, at: Cursor | None = None) -> Sheet[Told]:
    """Changes that fit, newest first, one sheet of them all.

    Args:
        app: what to work with.
        wanted: which.
        limit: most changes; fewer where those that fit stand far apart.
        at: the change that it follows; None: the newest come first.

    Raises:
        UsageError: `at` is a place in a list of another order.
    """
    if at is not None and (at.back or not isinstance(at.key, datetime)):
        raise UsageError("that is no place in this list; begin with its first sheet")
    found: list[stored.PlacedChange] = []
    seen, last, more = 0, at, True
    size = min(_SHEET, limit + 1) if wanted.everything else _SHEET
    with app.db.read() as session:
        while more and len(found) <= limit and seen < _WITHIN:
            sheet = stored.placed_changes(
                session,
                before=last,
                since=wanted.since,
                tag=wanted.tag,
                host=wanted.host,
                silent=wanted.silent is True,
                limit=size,
            )
            seen += len(sheet)
            found += _fitting(session, sheet, wanted)
            more = len(sheet) == size
            last = sheet[-1].cursor if sheet else last
        after = found[limit - 1].cursor if len(found) > limit else last if more else None
        return Sheet(rows=_told(session, found[:limit]), after=after)


def written_after(app: App, cursor: int, wanted: ChangeFilter, *, limit: int = 100) -> Batch:
    """The changes written after a cursor that fit, in the order of writing; nothing is ever skipped.

    Args:
        app: what to work with.
        cursor: `next` of the sheet before; 0 begins with the first change.
        wanted: which.
        limit: most changes.
    """
    with app.db.read() as session:
        sheet = stored.placed_changes(
            session,
            after=cursor,
            since=wanted.since,
            tag=wanted.tag,
            host=wanted.host,
            limit=max(limit, _SHEET),
        )
        found = _fitting(session, sheet, wanted)
        last = found[limit - 1].id if len(found) > limit else sheet[-1].id if sheet else cursor
        return Batch(changes=_told(session, found[:limit]), next=str(last), language=app.policy.language)


def _fitting(
    session: Session, sheet: tuple[stored.PlacedChange, ...], wanted: ChangeFilter
) -> list[stored.PlacedChange]:
    decided = judgements.judgements_by_page(session, {one.page_id for one in sheet})
    found = []
    for one in sheet:
        change = dating.judged(one.change, decided.get(one.page_id, ()))
        if change.told and wanted.takes(change):
            found.append(stored.PlacedChange(id=one.id, page_id=one.page_id, change=change))
    return found


def _told(session: Session, found: list[stored.PlacedChange]) -> tuple[Told, ...]:
    known = {one.id: one for one in articles_of(session, {one.page_id for one in found})}
    return tuple(Told(article=known[one.page_id], change=one.change) for one in found if one.page_id in known)
