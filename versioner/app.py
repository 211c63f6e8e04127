"""What every service is handed: the database, the snapshots, a way to fetch, the clock and the policy."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import field
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from versioner.core.decide.thresholds import Thresholds
from versioner.core.schedule.rates import ScheduleLimits
from versioner.errors import ConfigError
from versioner.fetch.interface import Fetcher
from versioner.frozen import dataclass
from versioner.storage.database import Database
from versioner.storage.interface import SnapshotStore

if TYPE_CHECKING:
    from versioner.fetch.post import Poster
    from versioner.storage.keys import SigningKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """How politely and how often we look; all times in seconds.

    Attributes:
        owner: names this process in leases; unique among those on one database.
        confirm_after: until a pending change is looked at again; 0: within the same check.
        language: that changes are told in.
        processes: that read pages at the same time, where there is enough to do.
        public_url: the address that readers reach the pages at; "": none is known.
        origin: the name of the log of proofs: the public address, where there is one.
        wayback: where the Wayback Machine is asked.
        chromium: the program of a browser; "": one of this machine's is looked for.
        templates: the folder with words of one's own for messages; "": none.
        user_agent: product token and contact, also what robots.txt is read for.
    """

    owner: str
    user_agent: str
    accept_language: str = "en"
    language: str = "en"
    host_delay: float = 1.0
    origin: str = "versioner.local"
    public_url: str = ""
    wayback: str = "https://web.archive.org"
    chromium: str = ""
    templates: str = ""
    confirm_after: float = 60.0
    obey_robots: bool = True
    lease: float = 36.0
    batch: int = 20
    concurrency: int = 64
    processes: int = 1


def _unsigned() -> SigningKey:
    raise ConfigError("this versioner was opened without a place for the key of its log")


@dataclass(frozen=True, slots=True, kw_only=True)
class MailServer:
    """How e-mail leaves: `smtp://` or `smtps://` with user and password where it wants them, and the sender."""

    url: str = field(repr=False)
    sender: str


class Authority(Protocol):
    """A time stamping authority (RFC 3161)."""

    def stamp(self, message: bytes) -> bytes:
        """Its stamp of a message (TimeStampResp, DER), checked; raises StampError."""

    def checked(self, stamp: bytes, message: bytes) -> datetime:
        """When it stamped that message; raises StampError."""


def _nobody() -> None:
    return None


def _silent() -> Poster:
    raise ConfigError("this versioner was opened without a way to tell anybody")


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """One opened versioner.

    Attributes:
        open_fetcher: makes a fetcher for one run of checks; it belongs to the event loop it is made in.
        now: the clock; called once at the top of a use case and handed down.
        open_poster: makes what sends messages to webhooks and hubs; it belongs to its event loop too.
        mail: how e-mail leaves; None: not at all.
        signing_key: the key of the log of proofs, made at first use.
        authority: who stamps the log's checkpoints with the time; None: nobody.
        reopen: opens the same again in another process (it can be sent there); None: it cannot be.
    """

    db: Database
    snapshots: SnapshotStore
    open_fetcher: Callable[[], Fetcher]
    now: Callable[[], datetime]
    policy: Policy
    thresholds: Thresholds
    limits: ScheduleLimits
    signing_key: Callable[[], SigningKey] = _unsigned
    reopen: Callable[[], AbstractContextManager[App]] | None = None
    open_poster: Callable[[], Poster] = _silent
    mail: MailServer | None = None
    authority: Callable[[], Authority | None] = _nobody


# Told how far a long piece of work has come: done, of how many (None: unknown), at what.
Progress = Callable[[int, int | None, str], None]
