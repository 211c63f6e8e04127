"""Where a person knows better: take or refuse what waits, and say what a change is worth. Append-only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from versioner.app import App
from versioner.core.dates import dating
from versioner.core.decide.derive import decide
from versioner.core.decide.status import Reread, transition
from versioner.core.model import Article, Change, Json, Judgement, Outcome, Verdict
from versioner.core.told.events import Event
from versioner.errors import UsageError
from versioner.frozen import dataclass
from versioner.ingest import events
from versioner.ingest.decide import of_steps
from versioner.ingest.decision import Decision
from versioner.ingest.ground import ground
from versioner.ingest.write import decide_and_write
from versioner.storage import changes, find, pages, snapshots, versions
from versioner.storage.articles import article_of
from versioner.storage.database import Session
from versioner.storage.history import judged_changes
from versioner.storage.records import FETCHED

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
    with app.db.read() as session:
        page_id = find.page(session, address).id
        latest = snapshots.latest_snapshot(session, page_id)
    said = Judgement(verdict=verdict, at=now, sha256=latest.sha256 if latest else None, reason=reason, by=by)
    decided = decide_and_write(app, lambda: _of_judgement(app, page_id, said))
    return _judged(app, page_id, said, outcome=decided.outcome, version=decided.version)


def _of_judgement(app: App, page_id: int, said: Judgement) -> Decision:
    on = ground(app, page_id)
    if on.state.suspect is None and not on.state.pending:
        raise UsageError("nothing waits on page {page}: it is neither suspect nor pending", page=page_id)
    derived = decide(on.state, said, said.at, app.thresholds)
    after = transition(on.page.condition, Reread(at=said.at, suspect=derived.state.suspect))
    found = of_steps(app, on, [derived], after, at=said.at)
    told = events.of_decision(on.page.condition, said)
    return replace(found, judgement=said, events=(*told, *found.events))


def _judged(
    app: App, page_id: int, said: Judgement, *, outcome: Outcome | None = None, version: int | None = None
) -> Judged:
    with app.db.read() as session:
        article = article_of(session, pages.page(session, page_id))
    return Judged(article=article, judgement=said, outcome=outcome, version=version)


def judge(
    app: App, address: str, verdict: Verdict | str, *, reason: str | None = None, by: str | None = None
) -> Judged:
    """Say what the change that made a version is worth; Last updated follows.

    Raises:
        UsageError: the verdict is none of minor, substantive, technical; the version is the first.
        NotFoundError, AmbiguousError: the address fits nothing or several things.
    """
    if verdict not in _SIGNIFICANT:
        raise UsageError("a change is judged minor, substantive or technical, not {verdict}", verdict=verdict)
    now = app.now()
    with app.db.read() as session:
        version = find.version(session, address)
        if changes.change_of(session, version.page, version.number) is None:
            raise UsageError(
                "no change leads to version {number} of page {page}; there is none to judge",
                number=version.number,
                page=version.page,
            )
    said = Judgement(verdict=Verdict(verdict), at=now, version=version.number, reason=reason, by=by)
    decide_and_write(app, lambda: _of_verdict(app, version.page, said))
    return _judged(app, version.page, said, version=version.number)


def _of_verdict(app: App, page_id: int, said: Judgement) -> Decision:
    with app.db.read() as session:
        page = pages.page(session, page_id)
        told = judged_changes(session, page_id)
        ours = _fetched(session, page_id, said)
    weighed = tuple(dating.judged(change, (said,)) for change in told)
    return Decision(
        page=page_id,
        rests_on=((page_id, page.turn),),
        at=said.at,
        outcome=Outcome.UNCHANGED,
        judgement=said,
        events=_told_again(told, said, ours=ours),
        fields={
            "last_updated": dating.last_updated(weighed, app.thresholds.stood_long),
            "last_changed_at": dating.last_changed(weighed),
        },
    )


def _fetched(session: Session, page_id: int, said: Judgement) -> bool:
    """Whether we saw the judged version ourselves, when it came: else it is of a past that was imported."""
    row = versions.version_numbered(session, page_id, said.version or 0)
    first = snapshots.snapshot(session, row.snapshot_id) if row else None
    return first is not None and first.origin == FETCHED


def _told_again(told: Sequence[Change], said: Judgement, *, ours: bool) -> tuple[Event, ...]:
    """The judged change, unless the person only says what somebody said before."""
    for was in told:
        if was.version == said.version and not _same(was.judged, said):
            return events.of_verdict(was if ours else None, dating.judged(was, (said,)), said)
    return ()


def _same(before: Judgement | None, said: Judgement) -> bool:
    return before is not None and (before.verdict, before.reason) == (said.verdict, said.reason)
