"""A followed list as it is now, and what would become of each address that it names.

Nothing is kept here: `ingest.follow` is the wish to follow, `ingest.lists` what a look brings.
"""

from __future__ import annotations

import asyncio
import re
from datetime import datetime, timedelta
from hashlib import sha256

from versioner.app import App
from versioner.core.model import Json, rfc3339
from versioner.core.url import same_page_key
from versioner.errors import FetchError, UsageError
from versioner.fetch.interface import Fetched, Fetcher, FetchRequest
from versioner.fetch.lists import AddressList, Listed, ListKind
from versioner.frozen import dataclass
from versioner.ingest.apart import Apart, listed
from versioner.ingest.polite import wait_for_turn
from versioner.storage import pages
from versioner.storage.follows import Follow

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


@dataclass(frozen=True, slots=True)
class Lists:
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


def rule_of(rule: str) -> re.Pattern[str]:
    """What an address or a title is held against.

    Raises:
        UsageError: it cannot be read.
    """
    whole = len(rule) > 2 and rule.startswith("/") and rule.endswith("/")
    try:
        return re.compile(rule[1:-1] if whole else re.escape(rule), re.IGNORECASE)
    except re.error as error:
        raise UsageError("the rule {rule!r} cannot be read: {why}", rule=rule, why=error) from error


def named_of(app: App, one: Follow, found: AddressList, *, first: bool) -> tuple[Named, ...]:
    """What becomes of each entry; `first`: at a list's first look much of it was there before."""
    match, refuse = [rule_of(rule) for rule in one.match], [rule_of(rule) for rule in one.refuse]
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
