"""Follow a feed, a sitemap or the front of a section: what it names anew is tracked within one interval."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

from versioner.app import App
from versioner.core.model import Json
from versioner.core.url import normalise
from versioner.errors import NotFoundError, UsageError
from versioner.frozen import dataclass
from versioner.ingest.apart import standing
from versioner.ingest.listing import Lists, Named, named_of, rule_of
from versioner.ingest.lists import Looked, taken
from versioner.ingest.tagging import tidy_tag
from versioner.storage import follows
from versioner.storage.follows import Follow

EVERY = 900.0  # seconds
_SHORTEST = 60.0  # seconds between two looks at a list


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What following a list would do."""

    url: str
    kind: str
    entries: tuple[Named, ...]

    def to_json(self) -> Json:
        return {"url": self.url, "kind": self.kind, "entries": [one.to_json() for one in self.entries]}


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
        found, _ = asyncio.run(Lists(app, apart, small=True).read(draft))
    assert found is not None
    return Preview(url=draft.url, kind=str(found.kind), entries=named_of(app, draft, found, first=True))


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
        found, fetched = asyncio.run(Lists(app, apart, small=True).read(draft))
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
    looked = taken(app, replace(draft, id=number), found, fetched)
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


def _draft(app: App, url: str, wish: Wish) -> Follow:
    for rule in (*wish.match, *wish.refuse, *wish.source_from):
        rule_of(rule)
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
