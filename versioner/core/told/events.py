"""What people may be told of: events, and the channels that take them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import field, replace
from datetime import datetime, time, timedelta
from enum import StrEnum

from versioner.core.asked.filters import ChangeFilter
from versioner.core.model import Change, Json
from versioner.errors import UsageError
from versioner.frozen import dataclass


class EventKind(StrEnum):
    """What happened."""

    CHANGE = "change"
    CORRECTION = "correction"
    DRIFT = "drift"
    DRIFT_RESOLVED = "drift.resolved"
    SUSPECT = "suspect"
    FAILING = "failing"
    RECOVERED = "recovered"
    GONE = "gone"
    ARTICLE_NEW = "article.new"


# A server that restarts, or a network that blinks, is back before the third look; a channel may say otherwise.
AFTER, MOST_AFTER = 3, 100
_OUTAGES = frozenset({EventKind.FAILING, EventKind.GONE})
_OF_CHANGES = frozenset({EventKind.CHANGE, EventKind.CORRECTION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """That an event is told once more, because a person has decided on what it told.

    Attributes:
        since: it goes to those who were told since then; None: at any time.
        was: the change as it stood before; who takes it only as it stands now is told it for the first time.
            None: nobody is.
    """

    since: datetime | None = None
    was: Change | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened to a page.

    Attributes:
        page: whose it is; 0: the page that is being written.
        change: of a change or a correction.
        detail: what else belongs to it: the drift, the reason of an outage.
        failed_checks: looks in a row that failed so far (failing), or had failed (recovered; 0: it was gone).
        again: it was told before.
    """

    kind: EventKind
    page: int = 0
    change: Change | None = None
    detail: Json | None = None
    failed_checks: int = 0
    again: Again | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """Where events go, and which.

    Attributes:
        url: where to; often a secret, so it is kept out of `repr`.
        secret: signs webhooks ("whsec_" and base64); "" where nothing is signed.
        kinds: what it takes; () takes all.
        wanted: which changes and corrections; its tag and host hold for every event.
        digest: time of day at which what came together is told in one message; None: at once.
        quiet: from when to when nothing is sent; None: never quiet.
        tz: the IANA zone of both.
        after: failed looks in a row after which a page is told as failing, 1 to `MOST_AFTER`.
    """

    id: int = 0
    url: str = field(repr=False)
    secret: str = field(default="", repr=False)
    kinds: tuple[EventKind, ...] = ()
    wanted: ChangeFilter = field(default_factory=ChangeFilter)
    digest: time | None = None
    quiet: tuple[time, time] | None = None
    tz: str = "UTC"
    after: int = AFTER

    def takes(
        self, event: Event, *, tags: Collection[str] = (), host: str = "", away: EventKind | None = None
    ) -> bool:
        """Whether an event is for this channel.

        Args:
            event: what happened.
            tags: those of its page.
            host: its page's host.
            away: how it was told of the outage that the page is in (failing or gone); None: it was told of none.
        """
        if self.kinds and event.kind not in self.kinds:
            return False
        if event.kind is EventKind.RECOVERED and (away or not self._told_only_of_ends):
            return away is not None
        if event.kind is EventKind.GONE and away is EventKind.GONE:
            return False  # it failed otherwise for a while, and is gone as it was
        if self.wanted.tag is not None and self.wanted.tag not in tags:
            return False
        if self.wanted.host is not None and self.wanted.host != host:
            return False
        if event.kind is EventKind.FAILING:
            return event.failed_checks == self.after and not away
        if event.kind is EventKind.RECOVERED:
            return event.failed_checks == 0 or event.failed_checks >= self.after
        return event.kind not in _OF_CHANGES or (
            event.change is not None and self._wants(event, event.change)
        )

    @property
    def _told_only_of_ends(self) -> bool:
        """Whether it hears of no outage but that it has ended."""
        return bool(self.kinds) and not _OUTAGES & set(self.kinds)

    def _wants(self, event: Event, change: Change) -> bool:
        if event.kind is EventKind.CORRECTION:  # a publisher's note is told whatever the edit is worth
            return replace(self.wanted, everything=True).takes(change)
        if change.notes and (not self.kinds or EventKind.CORRECTION in self.kinds):
            return False  # it comes as a correction: nothing is told twice
        return self.wanted.takes(change)

    def due(self, at: datetime) -> datetime:
        """When what happened `at` is to be sent."""
        if self.digest is not None:
            return next_at(at, self.digest, self.tz)
        if self.quiet is not None and _within(at, *self.quiet, self.tz):
            return next_at(at, self.quiet[1], self.tz)
        return at


def next_at(at: datetime, clock: time, tz: str) -> datetime:
    """The first moment after `at` at which clocks in the zone show `clock`, in UTC.

    A time that a zone leaves out (summer time begins) is the moment an hour on; one that it has twice is the first.
    """
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - for channels that wait for an hour

    zone = ZoneInfo(tz)
    day = at.astimezone(zone).date()
    while True:
        found = datetime.combine(day, clock, zone).astimezone(at.tzinfo)
        if found > at:
            return found
        day += timedelta(days=1)


def _within(at: datetime, begin: time, end: time, tz: str) -> bool:
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - as above

    now = at.astimezone(ZoneInfo(tz)).time()
    return begin <= now < end if begin <= end else now >= begin or now < end


def parse_clock(text: str) -> time:
    """A time of day: 8:00, 08:30.

    Raises:
        UsageError: it is none.
    """
    hour, colon, minute = text.strip().partition(":")
    if not colon or not (hour + minute).isascii() or not (hour + minute).isdigit() or len(minute) != 2:
        raise UsageError("{text!r} is no time of day; write 08:00", text=text)
    try:
        return time(int(hour), int(minute))
    except ValueError as error:
        raise UsageError("{text!r} is no time of day; write 08:00", text=text) from error


def parse_quiet(text: str) -> tuple[time, time]:
    """Quiet hours: 22:00-07:00.

    Raises:
        UsageError: they are none.
    """
    begin, dash, end = text.partition("-")
    if not dash:
        raise UsageError("{text!r} are no quiet hours; write 22:00-07:00", text=text)
    return parse_clock(begin), parse_clock(end)


def parse_zone(text: str) -> str:
    """The name of a time zone.

    Raises:
        UsageError: there is none of that name.
    """
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415 - as above

    try:
        return ZoneInfo(text).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UsageError("there is no time zone {text!r}; write one like Europe/Berlin", text=text) from error


# Seconds between a try that failed and the next: the schedule that Standard Webhooks recommends. A day and
# four hours after the first try nobody is waiting at the other end any more.
BACK_OFF = (5.0, 300.0, 1_800.0, 7_200.0, 18_000.0, 36_000.0, 36_000.0)


def try_again(tries: int, now: datetime, *, asked: float | None = None) -> datetime | None:
    """When to try again after so many tries; None: never.

    Args:
        tries: that failed, this one too.
        now: the moment.
        asked: seconds that the receiver wants to be left alone for.
    """
    if tries > len(BACK_OFF):
        return None
    return now + timedelta(seconds=max(BACK_OFF[tries - 1], asked or 0.0))
