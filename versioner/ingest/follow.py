"""Follow a feed, a sitemap or the front of a section: what it names anew is tracked within one interval.

A list's own dates are declared: they bring a look forward and prove nothing. One bad entry never stops the rest:
it is tried again at the next looks, a few times.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256

from versioner.app import App
from versioner.core.model import Json, rfc3339
from versioner.core.told import details
from versioner.core.url import normalise, same_page_key
from versioner.errors import FetchError, NotFoundError, StorageError, UsageError, VersionerError
from versioner.fetch.interface import Fetched, Fetcher, FetchRequest
from versioner.fetch.lists import AddressList, Listed, ListKind
from versioner.frozen import dataclass
from versioner.ingest.apart import Apart, listed, standing
from versioner.ingest.boundary import reading
from versioner.ingest.options import Options
from versioner.ingest.polite import wait_for_turn
from versioner.ingest.tagging import tidy_tag
from versioner.ingest.track import Tracked, track, untrack
from versioner.storage import follows, pages, schedule, tags, versions
from versioner.storage.follows import EntryRow, Follow

EVERY = 900.0  # seconds
_SHORTEST = 60.0  # seconds between two looks at a list
_AT_ONCE = 100  # new articles that one look tracks; the rest follow at the next
_TRIES = 3  # looks at which an entry that cannot be tracked is tried again
_LISTS = 20  # of a sitemap index: those that changed last
_NEWS = timedelta(days=2)  # of a sitemap's first look: news sitemaps hold two days (Google's rule)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An entry of a list and what becomes of it.

    Attributes:
        state: "new" (tracked at the next look), "kept" (tracked already), "old" (there before it was followed),
            "refused" (by a rule), "bad" (no page's address).
    """

    entry: Listed
    state: str

    def to_json(self) -> Json:
        return {
            "url": self.entry.url,
            "title": self.entry.title,
            "declared": rfc3339(self.entry.declared),
            "state": self.state,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What following a list would do."""

    url: str
    kind: str
    entries: tuple[Named, ...]

    def to_json(self) -> Json:
        return {"url": self.url, "kind": self.kind, "entries": [one.to_json() for one in self.entries]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What a look at a list brought: pages begun, entries that failed (address and why), pages let go."""

    follow: int
    url: str
    tracked: tuple[int, ...] = ()
    failed: tuple[tuple[str, str], ...] = ()
    trouble: str | None = None

    def to_json(self) -> Json:
        return {
            "follow": self.follow,
            "url": self.url,
            "tracked": list(self.tracked),
            "failed": [{"url": url, "why": details.plain(why)} for url, why in self.failed],
            "trouble": details.plain(self.trouble),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How a list is to be followed.

    Attributes:
        match: an entry is taken where one of these is in its address or title; () takes all. refuse: where none is.
            A rule is words, or /a regular expression/.
        keep: seconds for which a new article is looked at; None: for good.
        source_from: rules on address and text of the links in a new article: what fits one is its source.
    """

    every: float = EVERY
    match: tuple[str, ...] = ()
    refuse: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    keep: float | None = None
    source_from: tuple[str, ...] = ()


def preview(app: App, url: str, wish: Wish) -> Preview:
    """What following a list would track; nothing is kept.

    Raises:
        UsageError: the address or a rule cannot be read.
        FetchError: the list cannot be had, or is none.
    """
    draft = _draft(app, url, wish)
    with standing(app) as apart:
        found, _ = asyncio.run(_Lists(app, apart, small=True).read(draft))
    assert found is not None
    return Preview(url=draft.url, kind=str(found.kind), entries=_named(app, draft, found, first=True))


def follow(app: App, url: str, wish: Wish) -> tuple[Follow, Looked]:
    """Follow a list from now on, beginning with a look.

    Raises:
        UsageError: the address or a rule cannot be read, or the list is followed already.
        FetchError: the list cannot be had, or is none.
    """
    draft = _draft(app, url, wish)
    with app.db.read() as session:
        if any(one.url == draft.url for one in follows.all_follows(session)):
            raise UsageError("{url} is followed already", url=draft.url)
    with standing(app) as apart:
        found, fetched = asyncio.run(_Lists(app, apart, small=True).read(draft))
    with app.db.write() as session:
        number = follows.add_follow(
            session,
            url=draft.url,
            every=draft.every,
            match=draft.match,
            refuse=draft.refuse,
            tags=draft.tags,
            source_from=draft.source_from,
            keep=draft.keep,
            created_at=draft.created_at,
            next_at=draft.next_at + timedelta(seconds=draft.every),
        )
    looked = _taken(app, replace(draft, id=number), found, fetched)
    with app.db.read() as session:
        kept = follows.follow(session, number)
    assert kept is not None
    return kept, looked


def followed(app: App) -> tuple[Follow, ...]:
    """Every list that is followed, by number."""
    with app.db.read() as session:
        return follows.all_follows(session)


def unfollow(app: App, number: int) -> Follow:
    """Follow a list no longer; the articles that it brought stay as they are.

    Raises:
        NotFoundError: there is none of that number.
    """
    with app.db.write() as session:
        was = follows.follow(session, number)
        if was is None:
            raise NotFoundError("no list of number {number} is followed", number=number)
        follows.remove_follow(session, number)
        return was


def look_at_lists(app: App, apart: Apart | None = None) -> tuple[Looked, ...]:
    """Look at every list that is due, and let go of articles whose time is over.

    Args:
        app: what to work with.
        apart: reads what the lists brought; None: a reader is begun where something large came.
    """
    if apart is not None:
        return _looked_at(app, _Lists(app, apart, small=False))
    with standing(app) as begun:
        return _looked_at(app, _Lists(app, begun, small=True))


def _looked_at(app: App, lists: _Lists) -> tuple[Looked, ...]:
    found: list[Looked] = []
    while True:
        with app.db.write() as session:
            one = follows.claim(session, app.now()) if follows.anything_due(session, app.now()) else None
        if one is None:
            break
        found.append(_look(app, one, lists))
    with app.db.write() as session:
        over = follows.ended(session, app.now())
    for page_id in over:
        untrack(app, str(page_id))
    return tuple(found)


def _look(app: App, one: Follow, lists: _Lists) -> Looked:
    """Look at one list; what it breaks is its trouble, and the others are looked at."""
    try:
        with reading(one.url):
            found, fetched = asyncio.run(lists.read(one))
            return _taken(app, one, found, fetched)
    except StorageError:
        raise
    except VersionerError as error:
        trouble = details.failure(error)
        with app.db.write() as session:
            follows.update_follow(session, one.id, trouble=trouble, looked_at=app.now())
        return Looked(follow=one.id, url=one.url, trouble=trouble)


def _draft(app: App, url: str, wish: Wish) -> Follow:
    for rule in (*wish.match, *wish.refuse, *wish.source_from):
        _rule(rule)
    if wish.every < _SHORTEST:
        raise UsageError("a list is looked at every {least:g} seconds at most", least=_SHORTEST)
    now = app.now()
    return Follow(
        id=0,
        url=normalise(url),
        every=wish.every,
        match=wish.match,
        refuse=wish.refuse,
        tags=tuple(tidy_tag(tag) for tag in wish.tags),
        keep=wish.keep,
        source_from=wish.source_from,
        created_at=now,
        next_at=now,
    )


def _rule(rule: str) -> re.Pattern[str]:
    """What an address or a title is held against.

    Raises:
        UsageError: it cannot be read.
    """
    whole = len(rule) > 2 and rule.startswith("/") and rule.endswith("/")
    try:
        return re.compile(rule[1:-1] if whole else re.escape(rule), re.IGNORECASE)
    except re.error as error:
        raise UsageError("the rule {rule!r} cannot be read: {why}", rule=rule, why=error) from error


@dataclass(frozen=True, slots=True)
class _Lists:
    """Brings lists.

    Attributes:
        app: what to work with.
        apart: reads what came (`ingest.apart`).
        small: small ones are read here.
    """

    app: App
    apart: Apart | None
    small: bool

    async def read(self, one: Follow) -> tuple[AddressList | None, Fetched]:
        """The list as it is now, None where it is as it was; an index with the lists that it names.

        Raises:
            FetchError: it cannot be had, or is none.
        """
        fetcher = self.app.open_fetcher()
        try:
            request = FetchRequest(url=one.url, etag=one.etag, last_modified=one.last_modified, any_type=True)
            fetched = await self._asked(fetcher, request)
            if fetched.not_modified or one.sha256 == sha256(fetched.body).hexdigest():
                return None, fetched
            found = await self._listed(fetched)
            return (await self._indexed(fetcher, found) if found.kind is ListKind.INDEX else found), fetched
        finally:
            await fetcher.close()

    async def _indexed(self, fetcher: Fetcher, index: AddressList) -> AddressList:
        """All that an index's newest lists name; one that cannot be had does not stop the others."""
        newest = sorted(index.entries, key=lambda one: one.declared.timestamp() if one.declared else 0.0)
        entries: dict[str, Listed] = {}
        for one in newest[-_LISTS:]:
            try:
                found = await self._listed(
                    await self._asked(fetcher, FetchRequest(url=one.url, any_type=True))
                )
            except FetchError:
                continue
            if found.kind is ListKind.SITEMAP:
                entries.update({entry.url: entry for entry in found.entries})
        return AddressList(kind=ListKind.INDEX, entries=tuple(entries.values()))

    async def _asked(self, fetcher: Fetcher, request: FetchRequest) -> Fetched:
        await wait_for_turn(self.app, fetcher, request.url)
        return await fetcher.fetch(request)

    async def _listed(self, fetched: Fetched) -> AddressList:
        return await asyncio.to_thread(listed, self.app, fetched, self.apart, small=self.small)


def _named(app: App, one: Follow, found: AddressList, *, first: bool) -> tuple[Named, ...]:
    match, refuse = [_rule(rule) for rule in one.match], [_rule(rule) for rule in one.refuse]
    named = []
    with app.db.read() as session:
        for entry in found.entries:
            words = f"{entry.url} {entry.title}"
            try:
                key = same_page_key(entry.url)
            except UsageError:
                named.append(Named(entry=entry, state="bad"))
                continue
            wanted = not match or any(rule.search(words) for rule in match)
            if not wanted or any(rule.search(words) for rule in refuse):
                state = "refused"
            elif pages.page_by_key(session, key) is not None:
                state = "kept"
            else:
                state = "old" if first and _stood(app.now(), found.kind, entry) else "new"
            named.append(Named(entry=entry, state=state))
    return tuple(named)


def _stood(now: datetime, kind: ListKind, entry: Listed) -> bool:
    """Whether an entry of a list's first look was there before: a feed is news, a site's map is all of it."""
    if kind is ListKind.FEED:
        return False
    return kind is ListKind.FRONT or entry.declared is None or now - entry.declared > _NEWS


def _taken(app: App, one: Follow, found: AddressList | None, fetched: Fetched) -> Looked:
    """Track what a look at a list names anew, and remember all that it named."""
    looked, more = Looked(follow=one.id, url=one.url), False
    if found is not None:
        looked, more = _tracked(app, one, found)
    now = app.now()
    with app.db.write() as session:
        values: Json = {"looked_at": now, "trouble": None}
        if found is not None:
            values["kind"] = str(found.kind)
        if more or looked.failed:  # the same list is to be read again
            values |= {"etag": None, "last_modified": None, "sha256": None}
        elif found is not None and found.kind is not ListKind.INDEX:
            name = sha256(fetched.body).hexdigest()
            values |= {"etag": fetched.etag, "last_modified": fetched.last_modified, "sha256": name}
        if more:
            values["next_at"] = now
        follows.update_follow(session, one.id, **values)
    return looked


def _tracked(app: App, one: Follow, found: AddressList) -> tuple[Looked, bool]:
    named = [entry for entry in _named(app, one, found, first=one.kind is None) if entry.state != "bad"]
    keys = [same_page_key(entry.entry.url) for entry in named]
    with app.db.read() as session:
        known = follows.entries(session, one.id, keys)
    fresh = [(entry, key) for entry, key in zip(named, keys, strict=True) if _begins(entry, known.get(key))]
    begun: list[int] = []
    failed: list[tuple[str, str]] = []
    rows: dict[str, EntryRow] = {}
    for entry, key in fresh[:_AT_ONCE]:
        tries = known[key].tries if key in known else 0
        row, why = _begin(app, one, entry.entry, key, tries)
        rows[key] = row
        if why is not None:
            failed.append((entry.entry.url, why))
        elif row.page_id is not None:
            begun.append(row.page_id)
    later = {key for _, key in fresh[_AT_ONCE:]}
    _remember(app, one, [pair for pair in zip(named, keys, strict=True) if pair[1] not in later], known, rows)
    return Looked(follow=one.id, url=one.url, tracked=tuple(begun), failed=tuple(failed)), bool(later)


def _begins(entry: Named, known: EntryRow | None) -> bool:
    """Whether an entry is to be tracked now: new, or not to be had when it was tried before."""
    if entry.state != "new":
        return False
    return known is None or 0 < known.tries < _TRIES


def _begin(app: App, one: Follow, entry: Listed, key: str, tries: int) -> tuple[EntryRow, str | None]:
    row = EntryRow(follow_id=one.id, key=key, page_id=None, tries=tries + 1, declared=entry.declared)
    try:
        found = track(app, entry.url, options=Options())
    except VersionerError as error:
        return row, details.failure(error)
    until = app.now() + timedelta(seconds=one.keep) if one.keep is not None and found.created else None
    if one.tags:
        with app.db.write() as session:
            tags.add_tags(session, found.article.id, one.tags)
    if one.source_from and found.created:
        _sourced(app, one, found)
    return replace(row, page_id=found.article.id, tries=0, until=until), None


_MOST_SOURCES = 5  # of one article by rule; a page of links is no list of sources


def _sourced(app: App, one: Follow, found: Tracked) -> None:
    """Take as sources what an article links to and a rule fits; one that cannot be had stops nothing."""
    rules = [_rule(rule) for rule in one.source_from]
    links = {hint.url: f"{hint.url} {hint.text}" for hint in found.hints}
    with app.db.read() as session:
        row = versions.latest_version(session, found.article.id)
        document = versions.with_document(session, row).document if row else None
    if document is not None:
        links |= {link.url: f"{link.url} {link.text}" for block in document.blocks for link in block.links}
    fitting = [url for url, words in links.items() if any(rule.search(words) for rule in rules)]
    for url in fitting[:_MOST_SOURCES]:
        try:
            track(app, found.article.url, sources=[url])
        except VersionerError:
            continue  # the article is kept; its sources may be named later


def _remember(
    app: App,
    one: Follow,
    named: Sequence[tuple[Named, str]],
    known: dict[str, EntryRow],
    rows: dict[str, EntryRow],
) -> None:
    """Keep every address that was named, and look sooner at pages whose list says they moved."""
    now = app.now()
    sooner: list[int] = []
    with app.db.write() as session:
        for entry, key in named:
            was, declared = known.get(key), entry.entry.declared
            if key in rows:
                continue
            if was is None:
                page = pages.page_by_key(session, key) if entry.state == "kept" else None
                row = EntryRow(
                    follow_id=one.id,
                    key=key,
                    page_id=page.id if page else None,
                    tries=0,
                    declared=declared,
                )
                rows[key] = row
            elif declared is not None and (was.declared is None or declared > was.declared):
                rows[key] = replace(was, declared=declared)
                sooner += [was.page_id] if was.page_id is not None else []
        follows.put_entries(session, rows.values())
        if sooner:
            schedule.bring_forward(session, sooner, now)
