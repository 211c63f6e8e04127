"""A watchdog's desk: the articles with what changed last in each, what waits for a decision, and how much of both."""

from __future__ import annotations

from datetime import datetime

from versioner.app import App
from versioner.core.asked.cursor import CountedSheet, Cursor
from versioner.core.dates import dating
from versioner.core.decide.waiting import pending_change
from versioner.core.model import Article, Change, Document, PageStatus
from versioner.frozen import dataclass
from versioner.storage import changes, drifts, judgements, pages, sheets
from versioner.storage.articles import articles_from
from versioner.storage.database import Session
from versioner.storage.history import readable_state
from versioner.storage.records import PageRow


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
        return Desk(waiting=sheets.waiting(session), out_of_date=drifts.overtaken(session))


UNSEEN = 10  # changes up to which what somebody has not seen is counted
_AMONG = 200  # of the newest changes, which are all that is read: the moment is chosen by whoever asks


def unseen(app: App, since: datetime) -> int:
    """How many of the newest changes are substantive and were first seen since a moment: `UNSEEN` stands for more too.

    It is no count of news (`is_news`), which takes reading them: flaps are among them, and what was judged otherwise.
    """
    with app.db.read() as session:
        return min(UNSEEN, changes.count_unseen(session, since, among=_AMONG))


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An article in the list, with the change that its Last updated tells of; None where nothing changed."""

    article: Article
    change: Change | None


COUNTED = (
    10_000  # articles up to which those of a narrowed list are counted; nobody reads on to the last of more
)


def lines(
    app: App,
    *,
    part: str = "",
    show: str = "",
    tag: str = "",
    host: str = "",
    since: datetime | None = None,
    sort: str = "changed",
    limit: int = 50,
    at: Cursor | None = None,
) -> CountedSheet[Line]:
    """One sheet of the articles; reads no more than what it shows. Its total of a narrowed list is at most `COUNTED` + 1.

    Args:
        app: what to work with.
        part: of URL or title.
        show: what they are, as `storage.sheets.sheet` has it.
        tag, host: only with that tag, on that host.
        since: only what is new or changed after it.
        sort: as `storage.sheets.sheet` has it.
        limit: most articles.
        at: beside which article the sheet begins or ends; None: the first sheet.

    Raises:
        UsageError: `at` is a place in a list of another order.
    """
    with app.db.read() as session:
        sheet = sheets.sheet(
            session,
            part=part,
            show=show,
            tag=tag,
            host=host,
            since=since,
            sort=sort,
            limit=limit,
            at=at,
            count_to=COUNTED + 1,
        )
        found = articles_from(session, sheet.rows, edits=False)
        told = changes.changes_at(
            session, [(one.id, one.last_updated.version) for one in found if one.last_updated]
        )
        decided = judgements.judgements_by_page(session, told)
        judged = {number: dating.judged(change, decided.get(number, ())) for number, change in told.items()}
        shown = tuple(Line(article=one, change=judged.get(one.id)) for one in found)
        return CountedSheet(rows=shown, total=sheet.total, before=sheet.before, after=sheet.after)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """What Accept would accept on an article.

    Attributes:
        since: when it was first seen.
        change: from the accepted text to the one that waits, where only parts wait; None where the whole page
            is in doubt.
        shown, accepted: the page as it showed last and as it was accepted, where the whole is in doubt;
            `accepted` is None before the first version.
    """

    article: Article
    since: datetime | None
    change: Change | None = None
    shown: Document | None = None
    accepted: Document | None = None


def waiting(
    app: App, *, article: int | None = None, limit: int = 10, at: Cursor | None = None
) -> CountedSheet[Waits]:
    """One sheet of what waits for a decision, latest first.

    Args:
        app: what to work with.
        article: only this one's; nothing where nothing waits on it.
        limit: most articles.
        at: beside which article the sheet begins or ends; None: the first sheet.

    Raises:
        NotFoundError: there is no such article.
        UsageError: `at` is a place in a list of another order.
    """
    with app.db.read() as session:
        if article is None:
            sheet = sheets.sheet(session, show="suspect", sort="changed", limit=limit, at=at)
        else:
            row = pages.page(session, article)
            rows = (row,) if row.status is PageStatus.SUSPECT or row.pending else ()
            sheet = CountedSheet(rows=rows, total=len(rows))
        found = articles_from(session, sheet.rows, edits=False)
        waits = tuple(_waits(session, row, one) for row, one in zip(sheet.rows, found, strict=True))
        return CountedSheet(rows=waits, total=sheet.total, before=sheet.before, after=sheet.after)


def _waits(session: Session, row: PageRow, article: Article) -> Waits:
    state = readable_state(session, row.id)
    if state.suspect is not None:
        return Waits(article=article, since=state.suspect.since, shown=state.last, accepted=state.accepted)
    at = row.schedule.last_checked_at or row.created_at
    return Waits(
        article=article, since=state.pending_since, change=pending_change(state, article.versions, at)
    )
