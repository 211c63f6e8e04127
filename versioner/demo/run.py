"""Run the demonstration: open the newsroom, track its pages, let the real daemon see the story, print what a reader sees."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from versioner.app import App
from versioner.bootstrap import open_app
from versioner.config import load_settings
from versioner.core.model import PageStatus
from versioner.core.schedule.plan import Schedule
from versioner.demo.matching import Match, Seen, match, within
from versioner.demo.newsroom import Newsroom
from versioner.demo.report import Words, reader_sees
from versioner.demo.story import STORY, Step
from versioner.frozen import dataclass
from versioner.ingest import track
from versioner.ingest.options import Options
from versioner.queries import drift, read
from versioner.view.telling import summary

# The daemon looks this often while the story runs; a reader's daemon looks every few minutes.
TICK = 0.05
EVERY = 0.3
# Looks at both pages that a step is given: one to see, one to confirm, and one to spare.
LOOKS = 4
PATIENCE = 60.0

Say = Callable[[str], None]


class Watch(Protocol):
    """The daemon: looks at what is due every `tick` seconds until `stop` is set."""

    async def __call__(self, app: App, *, tick: float, stop: asyncio.Event) -> None:
        """Look until stopped."""


Serve = Callable[[App], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """The story when it is over: where it was kept, of which article, and each step beside what was seen of it."""

    home: Path
    article: int
    matches: tuple[Match, ...]

    @property
    def agrees(self) -> bool:
        """Whether what was seen is what was done."""
        return all(one.agrees for one in self.matches)

    def to_json(self) -> dict[str, Any]:
        """`{"home", "article", "steps": [{"did", "agrees", "differences"}], "agree", "all"}`."""
        return {
            "home": str(self.home),
            "article": self.article,
            "steps": [
                {"did": one.step.did, "agrees": one.agrees, "differences": list(one.differences)}
                for one in self.matches
            ],
            "agree": sum(one.agrees for one in self.matches),
            "all": len(self.matches),
        }


def run(
    home: str | None,
    words: Words,
    *,
    watch: Watch,
    serve: Serve | None,
    widget: str | None,
    width: int,
    quiet: bool,
) -> Ended:
    """Tell the story while it happens, and give it back when it is over.

    Args:
        home: where to keep what is seen; None: `VERSIONER_HOME`, else a temporary directory.
        words: what people are told.
        watch: the daemon; handed in, for the demonstration stands beside it and not above.
        serve: serves the pages when the story is over; None: it ends there.
        widget: the address of the widget's script when the pages are served; the newsroom's own page carries it then.
        width: of the terminal.
        quiet: say nothing.
    """
    named = home or os.environ.get("VERSIONER_HOME")  # noqa: TID251 - an explicit home is used, else a temporary one
    place = Path(named) if named else Path(tempfile.mkdtemp(prefix="versioner-demo-"))
    settings = load_settings(
        place,
        allow_networks="127.0.0.0/8,::1/128",
        host_delay=0.0,
        confirm_after=0.2,
        contact="",
        obey_robots=True,
        tick=TICK,
    )
    say: Say = (lambda _: None) if quiet else _print
    with open_app(settings) as app:
        return asyncio.run(_told(app, place, say, words, watch, serve, widget=widget, width=width))


def _print(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()  # the story is told while it happens, into a pipe too


async def _told(
    app: App,
    place: Path,
    say: Say,
    words: Words,
    watch: Watch,
    serve: Serve | None,
    *,
    widget: str | None,
    width: int,
) -> Ended:
    room = Newsroom(app.now)
    await room.open()
    try:
        say(words("The newsroom is open at {url}", url=room.article_url))
        await asyncio.to_thread(_forget, app)
        every = Schedule(kind="every", every_seconds=EVERY)
        options = Options(schedule=every)
        found = await asyncio.to_thread(
            track.track, app, room.article_url, sources=(room.source_url,), options=options
        )
        await asyncio.to_thread(track.track, app, room.source_url, options=options)
        begun = words("Tracking page {id} and its source; the daemon begins to look.", id=found.article.id)
        say(f"{begun}\n")
        stop = asyncio.Event()
        daemon = asyncio.create_task(watch(app, tick=TICK, stop=stop))
        moments = await _story(app, room, found.article.id, say, words)
        stop.set()
        await daemon
        matches = tuple(await asyncio.to_thread(_matches, app, found.article.id, moments))
        _report(app, found.article.id, matches, say, words, width=width)
        _next(place, found.article.id, say, words)
        if serve is not None:
            room.widget = widget
            own = words(
                "The newsroom's own page, its empty fields filled by the widget: {url}", url=room.article_url
            )
            say(f"\n{own}")
            await serve(app)
    finally:
        await room.close()
    return Ended(home=place, article=found.article.id, matches=matches)


def _forget(app: App) -> None:
    """Erase what earlier demonstrations left in this home."""
    for article in read.articles(app):
        if article.url.startswith("http://127.0.0.1:") and article.url.endswith("/news/flood-defence"):
            track.untrack(app, str(article.id), delete=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Moment:
    """A step, when it was done, and how the page stood when the next one began."""

    step: Step
    at: datetime
    suspect: bool
    drift: int
    resolved: int


async def _story(app: App, room: Newsroom, article: int, say: Say, words: Words) -> list[_Moment]:
    moments = []
    await room.looked_at(2, patience=PATIENCE)
    for n, step in enumerate(STORY, 1):
        at = app.now()
        step.act(room)
        say(f"{n:2}. {words(step.did)}")
        await room.looked_at(LOOKS, patience=PATIENCE)
        report = await asyncio.to_thread(drift.source, app, str(article))
        moments.append(
            _Moment(
                step=step,
                at=at,
                suspect=report.article.status is PageStatus.SUSPECT,
                drift=len(report.drift),
                resolved=len(report.resolved),
            )
        )
    return moments


def _matches(app: App, article: int, moments: list[_Moment]) -> list[Match]:
    log = read.log(app, str(article), everything=True)
    source = read.log(app, str(log.article.sources[0].id), everything=True)
    ends = [moment.at for moment in moments[1:]] + [app.now()]
    return [
        match(
            moment.step,
            Seen(
                article=within(log.changes, moment.at, end),
                source=within(source.changes, moment.at, end),
                fresh_dated=sum(moment.at <= one.at < end for one in log.article.fresh_dated),
                suspect=moment.suspect,
                drift=moment.drift,
                resolved=moment.resolved,
            ),
        )
        for moment, end in zip(moments, ends, strict=True)
    ]


def _report(
    app: App, article: int, matches: tuple[Match, ...], say: Say, words: Words, *, width: int
) -> None:
    rule = "\n" + "─" * min(width, 78) + "\n"
    say(rule + words("What a reader sees:") + "\n")
    say(reader_sees(app, article, words, width=min(width, 100)))
    say(rule + words("What the newsroom did, and what was seen of it:") + "\n")
    seen, differs = words("seen"), words("DIFFER")
    column = max(len(seen), len(differs))
    for n, one in enumerate(matches, 1):
        say(f"{seen if one.agrees else differs:{column}} {n:2}. {words(one.step.did)}")
        for line in _seen(one, words):
            say(f"           → {line}")
        for difference in one.differences:
            say(f"       !!  {difference}")
    good = sum(one.agrees for one in matches)
    ended = (
        words("{count} of {all} steps: seen == done.", count=good, all=len(matches))
        if good == len(matches)
        else words("{count} of {all} steps agree.", count=good, all=len(matches))
    )
    say(f"\n{ended}")


def _seen(one: Match, words: Words) -> list[str]:
    lines = []
    for name, changes in (("", one.seen.article), (words("source:") + " ", one.seen.source)):
        for change in changes:
            marks = [words.name(str(change.significance))]
            if change.silent:
                marks.append(words("changed without a new date or note"))
            told = " ".join(summary(change, words.language)[:2])
            lines.append(f"{name}[{', '.join(marks)}] {told}")
    if one.seen.fresh_dated:
        lines.append(words("the date moved, the text did not: no version, no Last updated"))
    if one.seen.suspect:
        lines.append(words("held for suspect; the last good text stays"))
    if one.step.drift:
        lines.append(
            words.many(
                "{count} statement of the article is out of date against its source",
                "{count} statements of the article are out of date against its source",
                one.seen.drift,
            )
        )
    if one.step.resolved:
        lines.append(words("the article has caught up with its source"))
    return lines or [words("nothing, as it should be")]


def _next(place: Path, article: int, say: Say, words: Words) -> None:
    if sys.stdout.isatty():
        command = f"  versioner --home {place}"
        then = words("then open http://127.0.0.1:8765/")
        tries = (
            f"log {article} --all",
            f"diff {article} v1 v3",
            f"blame {article}",
            f"serve        ({then})",
        )
        say("\n" + "\n".join((words("Try next:"), *(f"{command} {one}" for one in tries))))
