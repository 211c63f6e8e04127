"""Look at the lists that are followed: what they name anew is tracked, what they say has moved is looked at sooner.

A list's own dates are declared: they bring a look forward and prove nothing. One bad entry never stops the rest:
it is tried again at the next looks, a few times.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

from versioner.app import App
from versioner.core.model import Json
from versioner.core.told import details
from versioner.core.url import is_contact, same_page_key
from versioner.errors import StorageError, VersionerError
from versioner.fetch.interface import Fetched
from versioner.fetch.lists import AddressList, Listed, ListKind
from versioner.frozen import dataclass
from versioner.ingest.apart import Apart, standing
from versioner.ingest.boundary import reading
from versioner.ingest.listing import Lists, Named, named_of, rule_of
from versioner.ingest.options import Options
from versioner.ingest.track import Tracked, track, untrack
from versioner.storage import follows, pages, schedule, tags, versions
from versioner.storage.follows import EntryRow, Follow

_AT_ONCE = 100  # new articles that one look tracks; the rest follow at the next
_TRIES = 3  # looks at which an entry that cannot be tracked is tried again
_MOST_SOURCES = 5  # of one article by rule; a page of links is no list of sources


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


def look_at_lists(app: App, apart: Apart | None = None) -> tuple[Looked, ...]:
    """Look at every list that is due, and let go of articles whose time is over.

    Args:
        app: what to work with.
        apart: reads what the lists brought; None: a reader is begun where something large came.
    """
    if apart is not None:
        return _looked_at(app, Lists(app, apart, small=False))
    with standing(app) as begun:
        return _looked_at(app, Lists(app, begun, small=True))


def _looked_at(app: App, lists: Lists) -> tuple[Looked, ...]:
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


def _look(app: App, one: Follow, lists: Lists) -> Looked:
    """Look at one list; what it breaks is its trouble, and the others are looked at."""
    try:
        with reading(one.url):
            found, fetched = asyncio.run(lists.read(one))
            return taken(app, one, found, fetched)
    except StorageError:
        raise
    except VersionerError as error:
        trouble = details.failure(error)
        with app.db.write() as session:
            follows.update_follow(session, one.id, trouble=trouble, looked_at=app.now())
        return Looked(follow=one.id, url=one.url, trouble=trouble)


def taken(app: App, one: Follow, found: AddressList | None, fetched: Fetched) -> Looked:
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
    named = [entry for entry in named_of(app, one, found, first=one.kind is None) if entry.state != "bad"]
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


def _sourced(app: App, one: Follow, found: Tracked) -> None:
    """Take as sources what an article links to and a rule fits; one that cannot be had stops nothing."""
    rules = [rule_of(rule) for rule in one.source_from]
    links = {hint.url: f"{hint.url} {hint.text}" for hint in found.hints}
    with app.db.read() as session:
        row = versions.latest_version(session, found.article.id)
        document = versions.with_document(session, row).document if row else None
    if document is not None:
        links |= {link.url: f"{link.url} {link.text}" for block in document.blocks for link in block.links}
    fitting = [
        url
        for url, words in links.items()
        if not is_contact(url) and any(rule.search(words) for rule in rules)
    ]
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
