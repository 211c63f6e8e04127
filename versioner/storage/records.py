"""What storage gives back and takes: frozen values, no rows. The words are those of `core.model`."""

from __future__ import annotations

from dataclasses import field
from datetime import datetime
from typing import TYPE_CHECKING

from versioner.core.asked.visibility import Visibility
from versioner.core.decide.status import Condition
from versioner.core.model import Json, PageStatus, rfc3339
from versioner.core.schedule.plan import Schedule
from versioner.frozen import dataclass

if TYPE_CHECKING:
    from versioner.core.model import Dated, LastUpdated, Level, Outcome, SourceHint
    from versioner.core.schedule.rates import Ages

Headers = tuple[tuple[str, str], ...]

FETCHED = "fetch"  # the origin of a snapshot that we fetched ourselves
SENT = "sent"  # of the bytes that a server sent before a browser filled them: kept, never read


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleRow:
    """When a page is looked at.

    Attributes:
        host: `host_of(url)`: pages of one host are visited one after another.
        next_check_at: None while the page is not looked at.
        kind: "default", "every", "cron" or "adaptive"; `every` in seconds, `cron` with `tz` (IANA).
        rate: what the adaptive law has learned; `core.schedule.rates` gives it its shape.
        weight, pace: what the page adds to its host's `demand` and `promised`.
        failures: checks in a row that failed.
    """

    host: str
    next_check_at: datetime | None = None
    last_checked_at: datetime | None = None
    failures: int = 0
    kind: str = "default"
    every: float | None = None
    cron: str | None = None
    tz: str | None = None
    rate: Json | None = None
    weight: float = 0.0
    pace: float = 0.0
    lease_owner: str | None = None

    @property
    def plan(self) -> Schedule:
        """The schedule as the law's value."""
        return Schedule(kind=self.kind, every_seconds=self.every, cron=self.cron, tz=self.tz)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageName:
    """What a page is called."""

    id: int
    url: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRow:
    """A tracked page, as stored.

    Attributes:
        url_key: `same_page_key(url)`; no two pages have the same.
        title: as the page has it; `title_override` is what a person calls it.
        moved_to, moved_since: where a permanent redirect points, and since when without a break.
        etag, last_modified, last_sha256, last_canonical: for the early stops of the next check.
        headers: request headers and cookies, secret: kept out of `repr`, JSON and logs.
        pending: a text has been seen once and waits to be confirmed.
        as_article: it was asked for itself, not only as a source of another page.
        is_source: some article names it as its source.
        visibility: who sees it.
        turn: another number after every write to the page.
        failed_checks: looks in a row that failed, as the page's `condition` has it.
        browser: a browser runs its scripts before it is read.
    """

    id: int
    url: str
    url_key: str
    created_at: datetime
    schedule: ScheduleRow
    moved_to: str | None = None
    moved_since: datetime | None = None
    title: str = ""
    title_override: str | None = None
    language: str | None = None
    status: PageStatus = PageStatus.OK
    status_since: datetime | None = None
    status_reason: str | None = None
    generated_on: Dated | None = None
    last_updated: LastUpdated | None = None
    first_seen_at: datetime | None = None
    last_changed_at: datetime | None = None
    etag: str | None = None
    last_modified: str | None = None
    last_sha256: str | None = None
    last_canonical: str | None = None
    accept_language: str | None = None
    headers: Headers = field(default=(), repr=False)
    ignore: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    extractor: str = ""
    pending: bool = False
    tracked: bool = True
    as_article: bool = True
    is_source: bool = False
    turn: int = 0
    visibility: Visibility = Visibility.PUBLIC
    browser: bool = False
    failed_checks: int = 0

    @property
    def condition(self) -> Condition:
        """How it stands, since when, why, and after how many failures."""
        return Condition(
            status=self.status,
            since=self.status_since,
            reason=self.status_reason,
            failed_checks=self.failed_checks,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLink:
    """An article and one of its sources, in the order given; `basis` says who named it, in words."""

    article_id: int
    source_id: int
    position: int
    basis: str
    added_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class HintRow:
    """A source that the page offers; `accepted` is None until somebody decides."""

    url: str
    text: str
    evidence: str
    confidence: float
    accepted: bool | None = None

    @property
    def hint(self) -> SourceHint:
        """What the page offers, whatever was decided of it."""
        from versioner.core.model import SourceHint  # noqa: PLC0415 - for few, and they are read seldom

        return SourceHint(url=self.url, text=self.text, evidence=self.evidence, confidence=self.confidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the adaptive law needs to know beside a page.

    Attributes:
        learned, demand, promised, crawl_delay: those of its `HostRow`.
        all_demand, all_promised: over all hosts.
        spread: how much a backlog stretches every interval now.
    """

    learned: Json | None = None
    demand: float = 0.0
    promised: float = 0.0
    crawl_delay: float | None = None
    all_demand: float = 0.0
    all_promised: float = 0.0
    spread: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a check needs to know to fetch a page and to stop early."""

    page_id: int
    url: str
    host: str
    etag: str | None
    last_modified: str | None
    last_sha256: str | None
    last_canonical: str | None
    accept_language: str | None
    headers: Headers = field(repr=False)
    schedule: ScheduleRow
    first_seen_at: datetime | None
    generated_at: datetime | None
    last_changed_at: datetime | None
    status: PageStatus
    status_since: datetime | None
    pending: bool
    browser: bool = False
    around: Surroundings = Surroundings()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSnapshot:
    """The row of bytes that the snapshot store already holds.

    Attributes:
        origin: "fetch"; "sent" of bytes that are kept beside those of the same moment; "warc" from an archive's file; else the address of the memento that it was taken from.
        canonical: hash of the canonical HTML, for telling captures that show the same page.
        confirming: fetched only to see whether a pending text stands; teaches nothing about noise.
    """

    sha256: str
    url: str
    final_url: str
    status: int
    fetched_at: datetime
    size: int
    headers: Headers = ()
    content_type: str | None = None
    origin: str = FETCHED
    confirming: bool = False
    canonical: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotRow(NewSnapshot):
    """A snapshot as stored.

    Attributes:
        pruned_at: when its bytes were let go, as the page was what it had been; None while they are there.
    """

    id: int
    page_id: int
    pruned_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Checks in a row that ended alike: the evidence for `not_before`, and a time line's gaps.

    Attributes:
        level: where the checks ended.
    """

    page_id: int
    first_at: datetime
    last_at: datetime
    count: int
    outcome: Outcome
    level: Level
    detail: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What a check taught the adaptive law.

    Attributes:
        page: what is known of the page now.
        host: what the check adds to what is known of its host.
        weight, pace: what the page adds to its host's `demand` and `promised` from now on.
    """

    page: Json
    host: Ages
    weight: float
    pace: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """How a check ended, and when the next one is due; `rate` None: nothing was learned.

    Attributes:
        cause: of a failure, in a word that is counted (`FetchError.cause`); None where there was none.
    """

    page_id: int
    at: datetime
    outcome: Outcome
    level: Level
    next_check_at: datetime | None
    detail: str | None = None
    failures: int = 0
    rate: Learned | None = None
    cause: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A page that is ours to check until the lease runs out."""

    page_id: int
    host: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionRow:
    """A version without its text; the fields are those of `core.model.Version`.

    Attributes:
        origin: who captured what it was read from: `FETCHED`, or what an import names.
    """

    id: int
    page: int
    number: int
    first_seen: datetime
    not_before: datetime
    sha256: str
    snapshot_id: int
    text_blob_id: int
    confirmed_at: datetime | None = None
    declared_modified: datetime | None = None
    reverted_to: int | None = None
    rederived: bool = False
    superseded: bool = False
    extractor: str = ""
    origin: str = FETCHED


@dataclass(frozen=True, slots=True, kw_only=True)
class Reservation:
    """A request that somebody wants to send to a host, and the seconds that are to pass before the next one."""

    host: str
    now: datetime
    delay: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftAlone:
    """A host that is asked nothing for a while.

    Attributes:
        until: before then nobody asks it.
        asked: it said so itself (Retry-After).
        failures: how many times in a row it could not be reached, or was busy.
    """

    host: str
    until: datetime
    asked: bool
    failures: int

    def to_json(self) -> Json:
        return {
            "host": self.host,
            "until": rfc3339(self.until),
            "asked": self.asked,
            "failures": self.failures,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class HostRow:
    """A host and how it wants to be treated.

    Attributes:
        due_at: no page of it is due before this moment; None: none is looked at. A hint, never too late.
        lease_owner, lease_until: who drains it, and until when nobody else does.
        next_allowed_at: before this moment nobody asks it anything.
        backoff_until: it cannot be reached, or is busy; a person's `check` may ask all the same.
        asked_until: it asked for a pause itself (Retry-After), and everybody holds to that.
        woken_until: a queue was told of it, and need not be told again before.
        failures: how many times in a row it could not be reached, or was busy.
        learned: what the adaptive law has learned of its pages; `core.schedule.rates` gives it its shape.
        demand, promised: Σ√λ of its pages that follow the law; requests a second of those that have an
            interval of their own.
        robots: the body of its robots.txt; None with a `robots_status` says that there is none to heed.
        crawl_delay: seconds, as robots.txt asks.
    """

    host: str
    due_at: datetime | None = None
    lease_owner: str | None = None
    lease_until: datetime | None = None
    next_allowed_at: datetime | None = None
    backoff_until: datetime | None = None
    asked_until: datetime | None = None
    woken_until: datetime | None = None
    failures: int = 0
    robots: bytes | None = None
    robots_status: int | None = None
    robots_fetched_at: datetime | None = None
    robots_expires_at: datetime | None = None
    crawl_delay: float | None = None
    learned: Json | None = None
    demand: float = 0.0
    promised: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckerRow:
    """A process that looks at pages, as it last said of itself.

    Attributes:
        trouble: what keeps it from looking now, in words; None: nothing.
    """

    owner: str
    started_at: datetime
    seen_at: datetime
    trouble: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftRow:
    """A place where the article still says what its source no longer does; `payload` is the evidence."""

    article_id: int
    source_id: int
    section_id: str
    kind: str
    since: datetime
    payload: Json
    resolved_at: datetime | None = None
    id: int = 0
