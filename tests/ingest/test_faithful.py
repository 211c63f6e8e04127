"""A law: whatever happened to a page, reading its snapshots again tells the very same story, byte for byte."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.ingest.test_story import ARTICLE, PARAGRAPHS, World, page
from versioner.core.model import Outcome, PageStatus
from versioner.fetch.warc import Entry
from versioner.ingest import judge, rederive, taking, track
from versioner.ingest.check import check
from versioner.queries import read
from versioner.storage.database import Database
from versioner.storage.records import Headers

MORE = (
    "The fishermen of the outer quay asked for a light on the second pier before winter comes.",
    "Nobody in the town hall could say who had paid for the survey of the river bed.",
    "The ferry from the island carries 340 people on a summer day and hardly any in winter.",
)
WALL = '<html><body><main><h1>Sign in</h1><form><input type="password"></form></main></body></html>'

# What may happen to the page between two checks.
EVENTS = st.one_of(
    st.tuples(st.just("figure"), st.integers(0, 5), st.integers(2, 5)),
    st.tuples(st.just("paragraph"), st.integers(0, 5), st.integers(0, 2)),
    st.tuples(st.just("furniture"), st.integers(0, 3), st.just(0)),
    st.tuples(st.just("date"), st.integers(1, 9), st.just(0)),
    st.tuples(st.just("comment"), st.integers(0, 99), st.just(0)),
    # captures made elsewhere come in: one of the texts that the page had, so many hours before now
    st.tuples(st.just("archive"), st.integers(0, 8), st.sampled_from([0, 1, 3, 7, 20, 50, 200])),
    st.tuples(
        st.sampled_from(["back", "nothing", "gone", "wall", "accept", "reject"]), st.just(0), st.just(0)
    ),
)
STEPS = st.lists(st.tuples(EVENTS, st.sampled_from([0.02, 1.0, 6.0, 30.0])), min_size=1, max_size=14)


class Page:
    """A page that an author and a template edit."""

    def __init__(self) -> None:
        self.texts = [*PARAGRAPHS, *MORE]
        self.added: set[int] = set()
        self.promo, self.date, self.comment = 0, 0, 0
        self.before: list[tuple[list[str], set[int]]] = []
        self.shown: str | None = ""
        self.seen: list[str] = []

    def happen(self, event: str, n: int, m: int) -> None:
        self.shown = ""
        if event in {"figure", "paragraph"}:
            self.before.append((list(self.texts), set(self.added)))
        if event == "figure":
            self.texts[n] = self.texts[n].rstrip(".") + f", {m} of them twice."
        elif event == "paragraph":
            self.added ^= {n}
        elif event == "back" and self.before:
            self.texts, self.added = self.before.pop()
        elif event == "furniture":
            self.promo = n
        elif event == "date":
            self.date = n
        elif event == "comment":
            self.comment = n
        elif event == "gone":
            self.shown = None
        elif event == "wall":
            self.shown = WALL

    @property
    def html(self) -> str | None:
        if not self.shown:
            return self._article() if self.shown is not None else None
        return self.shown

    def _article(self) -> str:
        texts = []
        for n, text in enumerate(self.texts):
            texts.append(text)
            if n in self.added:
                texts.append(
                    f"A new report of the harbour master on matter {n} came out with {n + 11} findings."
                )
        if self.promo:
            texts.append(f"Read also: {('ten birds', 'the best soup', 'our quiz')[self.promo - 1]}")
        stamp = (
            f'<meta property="article:modified_time" content="2026-11-1{self.date}T08:00:00Z">'
            if self.date
            else ""
        )
        return str(page(*texts, extra=f"{stamp}<!-- {self.comment} -->"))


@pytest.fixture(scope="module")
def template() -> Iterator[Path]:
    with TemporaryDirectory() as home:
        database = Database(f"sqlite:///{home}/versioner.db")
        database.ensure_current()
        database.dispose()
        yield Path(home) / "versioner.db"


class Archive:
    """Somebody else's captures of the page."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts

    def read(self, capture: Entry) -> tuple[Headers, bytes]:
        return capture.headers, self.texts[capture.offset].encode()

    def entry(self, text: int, at: datetime) -> Entry:
        return Entry(
            url=ARTICLE,
            at=at,
            status=200,
            content_type="text/html; charset=utf-8",
            headers=(),
            offset=text % len(self.texts),
            raw=True,
        )


def bring(world: World, author: Page, text: int, hours: int) -> None:
    """Import two captures of one text, an hour apart, so that the second confirms the first."""
    archive = Archive(author.seen)
    first = world.at - timedelta(hours=hours)
    entries = [archive.entry(text, at) for at in (first, first + timedelta(hours=1)) if at <= world.at]
    taking.take_captures(world.app, 1, archive, entries)


@pytest.fixture
def world(tmp_path: Path, database: Database) -> World:
    found = World(tmp_path, database)
    found.web.pages = {ARTICLE: page(*PARAGRAPHS)}
    return found


def live(world: World, steps: Any) -> None:
    author = Page()
    world.web.pages[ARTICLE] = author.html or ""
    author.seen.append(author.html or "")
    track.track(world.app, ARTICLE)
    for (event, n, m), hours in steps:
        world.at += timedelta(hours=hours)
        shown = read.article(world.app, "1")
        if event in {"accept", "reject"}:
            if shown.pending or shown.status is PageStatus.SUSPECT:
                (judge.accept if event == "accept" else judge.reject)(world.app, "1")
        elif event == "archive":
            bring(world, author, n, m)
        else:
            author.happen(event, n, m)
        html = author.html
        if html is not None and html not in author.seen:
            author.seen.append(html)
        if html is None:
            world.web.pages.pop(ARTICLE, None)
        else:
            world.web.pages[ARTICLE] = html
        check(world.app)


def told(world: World) -> str:
    log = read.log(world.app, "1", everything=True).to_json()
    news = read.log(world.app, "1").to_json()["changes"]
    versions = [one.to_json() | {"rederived": None} for one in read.version_list(world.app, "1").versions]
    return json.dumps([log, news, versions], indent=1)


@settings(max_examples=settings().max_examples // 2, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=STEPS, confirm_after=st.sampled_from([0.0, 60.0]))
@example(steps=[(("figure", 0, 2), 6.0), (("figure", 1, 3), 6.0), (("figure", 2, 4), 6.0)], confirm_after=0.0)
@example(
    steps=[(("nothing", 0, 0), 6.0), (("figure", 1, 3), 6.0), (("nothing", 0, 0), 6.0)], confirm_after=60.0
)
@example(
    steps=[(("figure", 0, 2), 6.0), (("nothing", 0, 0), 6.0), *[(("gone", 0, 0), 30.0)] * 4],
    confirm_after=60.0,
)
@example(  # what a change is told of stays, though an older capture shows that the text went back to it
    steps=[(("nothing", 0, 0), 6.0), (("paragraph", 3, 0), 30.0), (("archive", 1, 50), 6.0)],
    confirm_after=0.0,
)
@example(
    steps=[(("figure", 5, 5), 30.0), (("furniture", 3, 0), 30.0), (("archive", 6, 50), 6.0)],
    confirm_after=0.0,
)
@example(  # captures between two versions make the texts on both sides read otherwise
    steps=[
        (("figure", 1, 4), 1.0), (("paragraph", 0, 0), 1.0), (("gone", 0, 0), 6.0), (("back", 0, 0), 30.0),
        (("figure", 5, 2), 6.0), (("figure", 4, 2), 0.02), (("archive", 1, 3), 6.0), (("archive", 7, 50), 0.02),
        (("paragraph", 5, 0), 1.0), (("figure", 3, 3), 1.0), (("archive", 6, 50), 1.0),
    ],
    confirm_after=60.0,
)  # fmt: skip
def test_rederive_tells_what_was_told(template: Path, steps: Any, confirm_after: float) -> None:
    with TemporaryDirectory() as home:
        shutil.copy(template, Path(home) / "versioner.db")
        world = World(Path(home))
        policy = replace(world.app.policy, confirm_after=confirm_after)
        world.app = replace(world.app, policy=policy)
        try:
            live(world, steps)
            before = told(world)
            rederive.rederive(world.app)
            assert told(world) == before
        finally:
            world.app.db.dispose()


def lengths(world: World) -> list[tuple[int, int | None]]:
    """Blocks of each version, and the version that it goes back to."""
    found = read.version_list(world.app, "1").versions
    return [(len(one.version.document.blocks), one.version.reverted_to) for one in found]


def test_checks_behind_an_older_capture_saw_what_they_saw(world: World) -> None:
    """Captures come in between a fetch and the checks that saw its page again: those saw no other."""
    start = world.at
    track.track(world.app, ARTICLE)
    for _ in range(3):
        assert world.look()[ARTICLE] is Outcome.UNCHANGED
    archive = Archive([page(*PARAGRAPHS, MORE[0])])
    between = [archive.entry(0, start + timedelta(hours=hours)) for hours in (2, 3)]
    taking.take_captures(world.app, 1, archive, between)
    assert lengths(world) == [(4, None), (5, None), (4, 1)]
    assert world.look()[ARTICLE] is Outcome.UNCHANGED
    assert taking.take_captures(world.app, 1, archive, between).known == 2
    before = told(world)
    rederive.rederive(world.app)
    assert told(world) == before


def test_a_later_capture_is_what_the_next_check_is_held_against(world: World) -> None:
    """The page's own bytes of before are no longer what was seen last, though they come again."""
    start = world.at
    track.track(world.app, ARTICLE)
    world.look()
    world.at += timedelta(hours=12)
    archive = Archive([page(*PARAGRAPHS, MORE[0])])
    entries = [archive.entry(0, start + timedelta(hours=hours)) for hours in (-5, -4, 12, 13)]
    taking.take_captures(world.app, 1, archive, entries)
    assert [size for size, _ in lengths(world)] == [5, 4, 5]
    world.look()
    world.look()
    assert [size for size, _ in lengths(world)] == [5, 4, 5, 4]
