"""The one place that puts the parts together: settings in, an `App` out.

Nothing is imported here that not every command needs: `versioner list` never sees a fetcher.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from versioner.app import App, Authority, MailServer, Policy
from versioner.config import Settings
from versioner.core.decide.thresholds import Thresholds
from versioner.core.schedule.rates import ScheduleLimits
from versioner.errors import ConfigError
from versioner.storage.database import Database
from versioner.storage.directory import DirectoryStore
from versioner.storage.interface import SnapshotStore
from versioner.view.catalogues import ENGLISH, catalogue

if TYPE_CHECKING:
    from versioner.fetch.browser import BrowsingFetcher
    from versioner.fetch.http import HttpFetcher
    from versioner.fetch.post import HttpPoster
    from versioner.storage.keys import SigningKey


_OBJECTS = ("s3", "gs", "az", "memory")
_SCHEMES = ", ".join(f"{scheme}://" for scheme in _OBJECTS)


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
    catalogue(settings.language or ENGLISH)  # an unknown one is told now, not at the first change
    if settings.tsa_url and not Path(settings.tsa_roots).expanduser().is_file():
        raise ConfigError("setting tsa_url needs tsa_roots: a stamp that nobody can check proves nothing")
    database = Database(settings.url)
    try:
        database.ensure_current()
        yield App(
            db=database,
            snapshots=snapshot_store(settings),
            open_fetcher=lambda: _browsing(settings, _fetcher(settings)),
            now=clock,
            policy=_policy(settings),
            thresholds=_thresholds(settings),
            limits=_limits(settings),
            # what lies in the memory of one process is no other's
            reopen=None if settings.snapshots.startswith("memory:") else partial(open_app, settings),
            signing_key=lambda: _signing_key(settings),
            open_poster=lambda: _poster(settings),
            mail=_mail(settings),
            authority=partial(_authority, settings),
        )
    finally:
        database.dispose()


def snapshot_store(settings: Settings) -> SnapshotStore:
    """Where raw bytes are kept; nothing is asked of an object store yet.

    Raises:
        ConfigError: the setting names no such place, or obstore is not installed.
    """
    place = settings.snapshots_place
    scheme, marked, rest = place.partition("://")
    if not marked or scheme == "file":
        return DirectoryStore(Path(rest if marked else place).expanduser())
    if scheme not in _OBJECTS:
        raise ConfigError(
            "setting snapshots must be a directory, or start with one of {schemes}", schemes=_SCHEMES
        )
    try:
        from versioner.storage.objects import open_objects  # an extra
    except ImportError as error:
        raise ConfigError(
            "snapshots in {scheme}:// need obstore: install versioner[objects]", scheme=scheme
        ) from error
    return open_objects(place)


def _signing_key(settings: Settings) -> SigningKey:
    from versioner.storage.keys import signing_key  # cryptography is heavy, and most commands sign nothing

    return signing_key(Path(settings.log_key) if settings.log_key else settings.home / "log.key")


def _authority(settings: Settings) -> Authority | None:
    if not settings.tsa_url:
        return None
    try:
        from versioner.fetch import timestamps  # an extra
    except ImportError as error:
        raise ConfigError("time stamps need rfc3161-client: install versioner[proof]") from error
    return timestamps.Authority(
        url=settings.tsa_url, roots=timestamps.roots_in(Path(settings.tsa_roots).expanduser())
    )


def _fetcher(settings: Settings) -> HttpFetcher:
    from versioner.fetch.http import HttpFetcher  # aiohttp costs 0.3 s, and most commands fetch nothing

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


def _browsing(settings: Settings, plain: HttpFetcher) -> BrowsingFetcher:
    from versioner.fetch.browser import BrowsingFetcher  # as above; it starts a browser at first need
    from versioner.fetch.printer import chromium

    return BrowsingFetcher(
        plain,
        program=chromium(settings.chromium),
        user_agent=settings.agent,
        obey_robots=settings.obey_robots,
        unasked=settings.browser,
        max_bytes=settings.max_bytes,
        now=clock,
    )


def _poster(settings: Settings) -> HttpPoster:
    from versioner.fetch.post import HttpPoster  # aiohttp, as above

    return HttpPoster(
        user_agent=settings.agent,
        allow_networks=settings.allow_networks,
        proxy=settings.proxy or None,
        ca_file=settings.ca_file or None,
        now=clock,
    )


def _mail(settings: Settings) -> MailServer | None:
    if not settings.smtp_url:
        return None
    parts = urlsplit(settings.smtp_url)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ConfigError("setting smtp_url must be smtp://user:password@host:port or smtps://…")
    return MailServer(url=settings.smtp_url, sender=settings.mail_from or f"versioner@{parts.hostname}")


def _policy(settings: Settings) -> Policy:
    return Policy(
        owner=f"{socket.gethostname()}:{os.getpid()}:{token_hex(4)}"[-64:],
        user_agent=settings.agent,
        origin=urlsplit(settings.public_url).netloc or "versioner.local",
        public_url=settings.public_url.rstrip("/"),
        wayback=settings.wayback_url,
        chromium=settings.chromium,
        templates=settings.templates or str(settings.home / "templates"),
        accept_language=settings.accept_language,
        language=settings.language or ENGLISH,
        host_delay=settings.host_delay,
        confirm_after=settings.confirm_after,
        obey_robots=settings.obey_robots,
        lease=settings.lease,
        batch=settings.batch,
        concurrency=settings.concurrency,
        processes=settings.processes,
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
