"""Begin to keep a page, change how it is kept, stop keeping it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from versioner.app import App
from versioner.core.model import Article, Check, Json, Level, SourceHint
from versioner.core.schedule.plan import Schedule
from versioner.core.told.events import Event, EventKind
from versioner.core.url import host_of, normalise
from versioner.errors import UsageError
from versioner.frozen import dataclass
from versioner.ingest.meet import Met, meet, unreached
from versioner.ingest.options import Options
from versioner.ingest.plan import after_check
from versioner.ingest.visibility import hide_with, lone
from versioner.ingest.write import write
from versioner.storage import find, pages, schedule, sources, versions
from versioner.storage.articles import article_of
from versioner.storage.database import Session
from versioner.storage.records import Completion, PageRow

if TYPE_CHECKING:
    from versioner.storage.fields import PageFields, ScheduleFields


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracked:
    """What `track` found and did.

    Attributes:
        created: False where the page was kept already.
        added: what is new, in words: sources, a schedule.
        checks: the first looks, the article's first.
        sections: heading paths of the first version.
    """

    article: Article
    created: bool
    added: tuple[str, ...]
    checks: tuple[Check, ...]
    hints: tuple[SourceHint, ...]
    sections: tuple[tuple[str, ...], ...]

    def to_json(self) -> Json:
        return {
            "article": self.article.to_json(),
            "created": self.created,
            "added": list(self.added),
            "checks": [check.to_json() for check in self.checks],
            "hints": [hint.to_json() for hint in self.hints],
            "sections": [list(path) for path in self.sections],
        }


def track(
    app: App,
    url: str,
    *,
    sources: Sequence[str] = (),
    options: Options | None = None,
    anyway: bool = False,
) -> Tracked:
    """Begin to keep an article and its sources; kept already, add what is new.

    Everything is fetched before anything is stored, so that a failure leaves nothing behind.

    Args:
        app: what to work with.
        url: the article.
        sources: what it was written from; sources that the page names with certainty are taken unasked.
        options: how to keep the article.
        anyway: keep pages that cannot be fetched now.

    Raises:
        UsageError: a URL does not parse or is not http(s); an article is named as its own source.
        FetchError: a page cannot be fetched, and not `anyway`.
    """
    wanted = options or Options()
    addresses = [normalise(address) for address in (url, *sources)]
    met = asyncio.run(meet(app, addresses, wanted, anyway=anyway))
    if any(one.key == met[0].key for one in met[1 : len(addresses)]):
        raise UsageError("an article cannot be its own source; give the address of what it was written from")
    return _keep(app, met, wanted)


def _keep(app: App, met: Sequence[Met], options: Options) -> Tracked:
    now = app.now()
    with app.db.write() as session:
        added: list[str] = []
        checks: list[Check] = []
        ids = []
        for n, one in enumerate(met):
            page_id, check = _keep_one(app, session, one, options if n == 0 else Options(), article=n == 0)
            ids.append(page_id)
            checks.extend([check] if check else [])
        for one, source_id in zip(met[1:], ids[1:], strict=True):
            basis = "given" if one.url else "named by the page"
            if sources.add_source(session, ids[0], source_id, basis=basis, now=now):
                added.append(f"source {one.url}")
        hide_with(session, ids[0], [n for one, n in zip(met, ids, strict=True) if one.known is None])
        if met[0].known is not None:
            added.extend(() if met[0].known.tracked else ("looked at again",))
            added.extend(_change(session, met[0].known, options, now))
        return _tracked(session, ids[0], met[0], added, checks)


def _tracked(
    session: Session, page_id: int, first: Met, added: Sequence[str], checks: Sequence[Check]
) -> Tracked:
    page = pages.page(session, page_id)
    row = versions.latest_version(session, page_id)
    document = versions.with_document(session, row).document if row else None
    return Tracked(
        article=article_of(session, page),
        created=first.known is None,
        added=tuple(added),
        checks=tuple(checks),
        hints=tuple(row.hint for row in sources.hints_of(session, page_id)),
        sections=tuple(section.path for section in document.sections if section.path) if document else (),
    )


def _keep_one(
    app: App, session: Session, one: Met, options: Options, *, article: bool
) -> tuple[int, Check | None]:
    if one.known is not None:
        if article and not one.known.as_article:
            pages.update_page(session, one.known.id, as_article=True)
        if not one.known.tracked:
            resume(session, one.known, app)
        return one.known.id, None
    at = one.decision.at if one.decision else app.now()
    page_id = pages.add_page(
        session, url=one.url, url_key=one.key, host=host_of(one.url), now=at, next_check_at=at
    )
    fields: PageFields = {
        "as_article": article,
        "title_override": options.title,
        "ignore": options.ignore,
        "only": options.only,
        "headers": options.headers,
        "accept_language": options.language or app.policy.accept_language,
        "visibility": options.visibility,
        "browser": bool(options.browser),
    }
    pages.update_page(session, page_id, **fields)
    if options.schedule is not None:
        schedule.set_schedule(session, page_id, **schedule_fields(options.schedule))
    check = _first_look(app, session, page_id, one, news=(_NEW,) if article else ())
    return page_id, check


_NEW = Event(kind=EventKind.ARTICLE_NEW)


def _first_look(app: App, session: Session, page_id: int, one: Met, *, news: tuple[Event, ...]) -> Check:
    decided = one.decision or unreached(app, one)
    write(session, replace(decided, page=page_id, events=(*news, *decided.events)))
    (target,) = schedule.targets(session, [page_id])
    _, due = after_check(app, target, at=decided.at, changed=False)
    reached = one.decision is not None
    done = Completion(
        page_id=page_id,
        at=decided.at,
        outcome=decided.outcome,
        level=Level.READ if reached else Level.UNREACHED,
        next_check_at=due if reached else decided.at,
        detail=decided.detail,
        failures=0 if reached else 1,
    )
    schedule.complete(session, [done], owner=None)
    return Check(
        page=page_id,
        url=target.url,
        outcome=decided.outcome,
        version=decided.version,
        detail=decided.detail,
    )


def schedule_fields(wanted: Schedule) -> ScheduleFields:
    """A schedule as it is stored."""
    return {"kind": wanted.kind, "every": wanted.every_seconds, "cron": wanted.cron, "tz": wanted.tz}


def resume(session: Session, page: PageRow, app: App) -> None:
    """Look at a page again that was no longer looked at; it is due at once."""
    pages.update_page(session, page.id, tracked=True)
    schedule.set_schedule(session, page.id, next_check_at=app.now())


def _change(session: Session, page: PageRow, options: Options, now: datetime) -> tuple[str, ...]:
    """Apply what was given; in words what is new."""
    fields: PageFields = {}
    if options.title is not None and options.title != page.title_override:
        fields["title_override"] = options.title
    if options.ignore and set(options.ignore) - set(page.ignore):
        fields["ignore"] = tuple(dict.fromkeys((*page.ignore, *options.ignore)))
    if options.only and options.only != page.only:
        fields["only"] = options.only
    if options.headers and options.headers != page.headers:
        fields["headers"] = options.headers
    if options.language is not None and options.language != page.accept_language:
        fields["accept_language"] = options.language
    if options.browser is not None and options.browser != page.browser:
        fields |= {"browser": options.browser, "etag": None, "last_modified": None}
    pages.update_page(session, page.id, **fields)
    words = {"title_override": "title", "accept_language": "language"}
    said = [words.get(name, name) for name in fields if name not in {"etag", "last_modified"}]
    if options.schedule is not None and schedule_fields(options.schedule) != _now(page):
        schedule.set_schedule(session, page.id, **schedule_fields(options.schedule))
        if page.tracked:
            schedule.set_schedule(session, page.id, next_check_at=now)  # the new law begins with a look
        said.append("schedule")
    return tuple(said)


def _now(page: PageRow) -> ScheduleFields:
    row = page.schedule
    return {"kind": row.kind, "every": row.every, "cron": row.cron, "tz": row.tz}


def change_settings(
    app: App,
    address: str,
    options: Options,
    *,
    add_sources: Sequence[str] = (),
    remove_sources: Sequence[str] = (),
) -> Tracked:
    """Change how a page is kept; what is ignored takes effect on the past by `rederive`.

    Raises:
        NotFoundError, AmbiguousError: an address fits nothing or several pages.
        FetchError: a new source cannot be fetched.
    """
    with app.db.read() as session:
        page = find.page(session, address)
    found = track(app, page.url, sources=add_sources, options=options)
    if not remove_sources:
        return found
    with app.db.write() as session:
        gone = []
        for text in remove_sources:
            source = find.page(session, text)
            if not sources.remove_source(session, page.id, source.id):
                raise UsageError("{url} is no source of page {page}", url=source.url, page=page.id)
            gone.append(f"no longer a source: {source.url}")
        return replace(
            found, article=article_of(session, pages.page(session, page.id)), added=(*found.added, *gone)
        )


def accept_hint(app: App, address: str, number: int) -> Tracked:
    """Take the `number`-th offered source (1 = first, as `source` lists them).

    Raises:
        UsageError: the page offers no such source.
    """
    with app.db.read() as session:
        page = find.page(session, address)
        hints = sources.hints_of(session, page.id)
    if not 1 <= number <= len(hints):
        raise UsageError(
            "page {page} offers {count} sources; {number} is none of them",
            page=page.id,
            count=len(hints),
            number=number,
        )
    found = track(app, page.url, sources=[hints[number - 1].url])
    with app.db.write() as session:
        sources.decide_hint(session, page.id, hints[number - 1].url, accepted=True)
    return found


def untrack(app: App, address: str, *, delete: bool = False) -> Article:
    """Stop looking at a page and keep its history; with `delete` erase it, bytes and all.

    Sources that no other article has stop with it.

    Returns:
        The article as it was.

    Raises:
        NotFoundError, AmbiguousError: the address fits nothing or several pages.
    """
    with app.db.write() as session:
        page = find.page(session, address)
        was = article_of(session, page)
        orphans: list[str] = []
        for one in (page, *lone(session, page)):
            if delete:
                orphans.extend(pages.delete_page(session, one.id))
            else:
                pages.update_page(session, one.id, tracked=False)
                schedule.set_schedule(session, one.id, next_check_at=None)
    app.snapshots.discard(orphans)
    return was
