"""Where a person knows better: take or refuse what waits, and say what a change is worth. Append-only."""

from __future__ import annotations

from dataclasses import dataclass

from versioner.app import App
from versioner.core.derive import decide
from versioner.core.model import Article, Json, Judgement, Outcome, Verdict
from versioner.errors import UsageError
from versioner.ingest.derive import keep, refresh
from versioner.ingest.drift import reassess
from versioner.storage import find, judgements, pages, snapshots
from versioner.storage.articles import article_of
from versioner.storage.history import load_state
from versioner.storage.records import PageRow

_SIGNIFICANT = frozenset({Verdict.MINOR, Verdict.SUBSTANTIVE, Verdict.TECHNICAL})


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What became of a decision."""

    article: Article
    judgement: Judgement
    outcome: Outcome | None = None
    version: int | None = None

    def to_json(self) -> Json:
        return {
            "article": self.article.to_json(),
            "judgement": self.judgement.to_json(),
            "outcome": str(self.outcome) if self.outcome else None,
            "version": self.version,
        }


def accept(app: App, address: str, *, reason: str | None = None, by: str | None = None) -> Judged:
    """Take the text that is now suspect or pending as the page's next version.

    Raises:
        UsageError: nothing waits.
        NotFoundError, AmbiguousError: the address fits nothing or several pages.
    """
    return _decide(app, address, Verdict.ACCEPT, reason, by)


def reject(app: App, address: str, *, reason: str | None = None, by: str | None = None) -> Judged:
    """Refuse the text that is now suspect or pending, and what is like it from now on; raises as `accept`."""
    return _decide(app, address, Verdict.REJECT, reason, by)


def _decide(app: App, address: str, verdict: Verdict, reason: str | None, by: str | None) -> Judged:
    now = app.now()
    with app.db.write() as session:
        page = find.page(session, address)
        state = load_state(session, page.id)
        if state.suspect is None and state.pending_document is None:
            raise UsageError(f"nothing waits on page {page.id}: it is neither suspect nor pending")
        latest = snapshots.latest_snapshot(session, page.id)
        judgement = Judgement(
            verdict=verdict, at=now, sha256=latest.sha256 if latest else None, reason=reason, by=by
        )
        judgements.add_judgement(session, page.id, judgement)
        derived = decide(state, judgement, now, app.thresholds)
        number = keep(session, page, derived, at=now)
        if number is not None:
            reassess(session, page.id, now=now)
        return Judged(
            article=article_of(session, pages.page(session, page.id)),
            judgement=judgement,
            outcome=derived.outcome,
            version=number,
        )


def judge(
    app: App, address: str, verdict: Verdict, *, reason: str | None = None, by: str | None = None
) -> Judged:
    """Say what the change that made a version is worth; Last updated follows.

    Raises:
        UsageError: the verdict is none of minor, substantive, technical; the version is the first.
        NotFoundError, AmbiguousError: the address fits nothing or several things.
    """
    if verdict not in _SIGNIFICANT:
        raise UsageError(f"a change is judged minor, substantive or technical, not {verdict}")
    now = app.now()
    with app.db.write() as session:
        version = find.version(session, address)
        page: PageRow = pages.page(session, version.page)
        judgement = Judgement(verdict=verdict, at=now, version=version.number, reason=reason, by=by)
        judgements.add_judgement(session, page.id, judgement)
        refresh(session, page)
        return Judged(
            article=article_of(session, pages.page(session, page.id)),
            judgement=judgement,
            version=version.number,
        )
