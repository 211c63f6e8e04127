"""The one place that puts the parts together: settings in, an `App` (or the public `Versioner`) out."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from secrets import token_hex
from types import TracebackType
from typing import Any, Self

from versioner.app import App, Policy
from versioner.config import Settings, load_settings
from versioner.core.derive import Thresholds
from versioner.core.model import Check
from versioner.core.rates import ScheduleLimits
from versioner.core.schedule import parse_every
from versioner.core.search import Standing
from versioner.fetch.http import HttpFetcher
from versioner.ingest import check as checks
from versioner.ingest import importing, track
from versioner.ingest.indexing import catch_up
from versioner.queries import compare, read, search
from versioner.queries.drift import SourceReport
from versioner.queries.drift import source as source_report
from versioner.storage.blobs import SnapshotStore
from versioner.storage.database import Database
from versioner.view.telling import catalogue


def clock() -> datetime:
    """The moment, in UTC: the only place that reads the clock."""
    return datetime.now(UTC)


@contextmanager
def open_app(settings: Settings) -> Iterator[App]:
    """An `App` on those settings, its database migrated if it must be; closed at the end.

    Raises:
        ConfigError: a setting cannot be used.
        StorageError: the database is newer than this program, or cannot be opened.
    """
    catalogue(settings.language)  # an unknown one is told now, not at the first change
    database = Database(settings.url)
    try:
        database.ensure_current()
        yield App(
            db=database,
            snapshots=SnapshotStore(settings.snapshots),
            open_fetcher=lambda: _fetcher(settings),
            now=clock,
            policy=_policy(settings),
            thresholds=_thresholds(settings),
            limits=_limits(settings),
        )
    finally:
        database.dispose()


def _fetcher(settings: Settings) -> HttpFetcher:
    return HttpFetcher(
        user_agent=settings.agent,
        allow_networks=settings.allow_networks,
        timeout=settings.timeout,
        max_raw=settings.max_bytes,
        max_decoded=settings.max_bytes,
        max_redirects=settings.max_redirects,
        proxy=settings.proxy or None,
        ca_file=settings.ca_file or None,
        now=clock,
    )


def _policy(settings: Settings) -> Policy:
    return Policy(
        owner=f"{socket.gethostname()}:{os.getpid()}:{token_hex(4)}"[-64:],
        user_agent=settings.agent,
        accept_language=settings.accept_language,
        language=settings.language,
        host_delay=settings.host_delay,
        confirm_after=settings.confirm_after,
        obey_robots=settings.obey_robots,
        lease=settings.lease,
        batch=settings.batch,
        concurrency=settings.concurrency,
    )


def _limits(settings: Settings) -> ScheduleLimits:
    return ScheduleLimits(
        shortest=settings.min_interval,
        longest=settings.max_interval,
        budget=settings.budget,
        host_budget=settings.host_budget,
    )


def _thresholds(settings: Settings) -> Thresholds:
    return Thresholds(
        suspect_checks=settings.suspect_checks,
        suspect_holds=timedelta(hours=settings.suspect_hours),
        stood_long=timedelta(hours=settings.stood_hours),
    )


class Versioner:
    """versioner as a library: the use cases of the command line, as methods.

    Args:
        home: where the database and the snapshots lie; else `VERSIONER_HOME`, else the platform's
            data directory.
        settings: settings as keyword arguments; they win over the environment and `versioner.toml`.
    """

    def __init__(self, home: str | Path | None = None, **settings: Any) -> None:
        self._stack = ExitStack()
        self.app = self._stack.enter_context(open_app(load_settings(home, **settings)))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the database."""
        self._stack.close()

    def track(self, url: str, sources: Sequence[str] = (), every: str | None = None) -> track.Tracked:
        """Begin to keep an article and its sources; `every` as in "30m", "2h", "1d"."""
        schedule = parse_every(every) if every else None
        return track.track(self.app, url, sources=sources, options=track.Options(schedule=schedule))

    def check(self, article: str | int | None = None) -> tuple[Check, ...]:
        """Look now at an article and its sources, or at everything."""
        return checks.check(self.app, () if article is None else (str(article),))

    def log(self, article: str | int, *, everything: bool = False) -> read.Log:
        """The changelog of an article, newest first; with `everything` the minor changes too."""
        return read.log(self.app, str(article), everything=everything)

    def diff(self, v1: str, v2: str) -> compare.Diff:
        """What differs between two versions."""
        return compare.diff(self.app, v1, v2)

    def show(self, version: str | int) -> read.Shown:
        """An article at a version; its latest where none is named."""
        return read.show(self.app, str(version))

    def search(self, query: str, *, among: str = "all", limit: int = 20) -> search.Found:
        """Words in every version of every page; `among`: "all", "current" or "gone"."""
        catch_up(self.app)
        return search.search(self.app, query, among=Standing(among), limit=limit)

    def source(self, article: str | int) -> SourceReport:
        """An article's sources, and what in it they have overtaken."""
        return source_report(self.app, str(article))

    def import_warc(self, path: str | Path) -> importing.Imported:
        """Replay the captures of a WARC file."""
        return importing.import_warc(self.app, Path(path))
