"""How the whole stands: pages by status, where checks end, what is due; what is ignored; what is broken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from itertools import count
from math import inf
from typing import TYPE_CHECKING

from versioner.app import App, Progress
from versioner.core.model import Article, Json, rfc3339
from versioner.core.proof.checkpoint import read
from versioner.core.schedule.lateness import BOUNDS, Lateness
from versioner.errors import E_, Said, StampError, StorageError
from versioner.frozen import dataclass
from versioner.storage import checkers, deliveries, find, hosts, log, outbox, runs, schedule, sheets, tallies
from versioner.storage.articles import article_of
from versioner.storage.database import Session
from versioner.storage.history import readable_state
from versioner.storage.meta import SNAPSHOTS_BYTES, get_meta
from versioner.storage.records import CheckerRow, LeftAlone
from versioner.storage.verify import Problem, Seen, fault, readable, strays, verify
from versioner.view.findings import noisy

if TYPE_CHECKING:
    from versioner.core.decide.noise import NoisyBlock  # `status` reads no page, and starts without it


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How the whole stands.

    Attributes:
        pages: tracked pages by status.
        articles: those that are kept, looked at or not: what was imported is not.
        checks: how many checks ended how and where: (outcome, level, count).
        due, looked_at: pages due now, and pages looked at altogether.
        lag_seconds: how long the longest waiting host has been due.
        backed_off: hosts left alone for a while, as they failed, were busy or asked for it.
        left_alone: some of them, those that are left alone for longest.
        late: how late looks began, since counting began.
        failures: looks that brought no page, by cause.
        telling: deliveries of `notify`, by state.
        checker: a daemon looks at what is due; None: none was ever begun, or all have ended in order.
        trouble: what is wrong with it, in words.
    """

    pages: tuple[tuple[str, int], ...]
    articles: int
    checks: tuple[tuple[str, str, int], ...]
    due: int
    looked_at: int
    next_due: datetime | None
    snapshots_bytes: int  # as when they were tidied last; counted anew where they never were
    lag_seconds: float
    backed_off: int
    left_alone: tuple[LeftAlone, ...]
    late: Lateness
    failures: tuple[tuple[str, int], ...]
    telling: tuple[tuple[str, int], ...]
    checker: bool | None
    trouble: str | None

    def to_json(self) -> Json:
        return {
            "pages": dict(self.pages),
            "articles": self.articles,
            "checks": [
                {"outcome": outcome, "level": level, "count": count} for outcome, level, count in self.checks
            ],
            "due": self.due,
            "looked_at": self.looked_at,
            "next_due": rfc3339(self.next_due),
            "snapshots_bytes": self.snapshots_bytes,
            "lag_seconds": round(self.lag_seconds, 1),
            "backed_off": self.backed_off,
            "left_alone": [one.to_json() for one in self.left_alone],
            "late": {
                "looks": self.late.total,
                "seconds": round(self.late.seconds, 1),
                "within": {f"{bound:g}": self.late.within(bound) for bound in BOUNDS if bound != inf},
            },
            "failures": dict(self.failures),
            "deliveries": dict(self.telling),
            "checker": self.checker,
            "trouble": self.trouble,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """Whether versioner does its work.

    Attributes:
        database: it can be read.
        checker: somebody looks at what is due, and nothing troubles them; None: nobody does, nor is to.
        lag_seconds: how long the longest waiting host has been due; None where the database cannot say.
        trouble: what is wrong, in words.
    """

    database: bool
    checker: bool | None
    lag_seconds: float | None
    trouble: str | None = None

    @property
    def ok(self) -> bool:
        """Whether readers and editors get what they came for."""
        return self.database and self.checker is not False

    def to_json(self) -> Json:
        lag = None if self.lag_seconds is None else round(self.lag_seconds, 1)
        return {
            "ok": self.ok,
            "database": self.database,
            "checker": self.checker,
            "lag_seconds": lag,
            "trouble": self.trouble,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class NoiseReport:
    """What is ignored on a page, and why."""

    article: Article
    noise: tuple[NoisyBlock, ...]

    def to_json(self) -> Json:
        return {"article": self.article.to_json(), "noise": [noisy(block) for block in self.noise]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """Every fault found; none means that all is whole.

    Attributes:
        strays: bytes that no row names: no fault.
        mended: what was done to mend faults that are gone, or that are left in `problems`.
    """

    problems: tuple[Problem, ...]
    strays: int
    mended: tuple[Said, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether nothing is broken."""
        return not self.problems

    def to_json(self) -> Json:
        return {
            "whole": self.whole,
            "problems": [{"what": str(one.what), "detail": str(one.detail)} for one in self.problems],
            "strays": self.strays,
            "mended": [str(one) for one in self.mended],
        }


_NAMED = 10  # hosts that `status` names: what a person takes in at a glance


def status(app: App) -> Status:
    """How the whole stands now."""
    now = app.now()
    with app.db.read() as session:
        due, looked_at = schedule.due_counts(session, now)
        counted, articles = sheets.count_by_status(session), sheets.count_articles(session)
        levels = runs.count_by_level(session)
        first = schedule.next_due(session)
        measured = get_meta(session, SNAPSHOTS_BYTES)
        lag, backed_off = _lag(session, now), hosts.backed_off(session, now)
        resting = hosts.left_alone(session, now, most=_NAMED) if backed_off else ()
        late, failures = tallies.late(session), tallies.failures(session)
        telling = Counter(dict.fromkeys((outbox.WAITING, deliveries.DEAD), 0))
        for (_, state), count in deliveries.counts(session).items():
            telling[state] += count
        checker, trouble = _who_looks(app, checkers.checkers(session), now)
    return Status(
        pages=tuple((str(name), count) for name, count in sorted(counted.items())),
        articles=articles,
        checks=tuple((str(outcome), level, n) for (outcome, level), n in sorted(levels.items())),
        due=due,
        looked_at=looked_at,
        next_due=first,
        snapshots_bytes=app.snapshots.bytes_on_disk() if measured is None else int(measured),
        lag_seconds=lag,
        backed_off=backed_off,
        left_alone=resting,
        late=late,
        failures=tuple(failures.items()),
        telling=tuple(sorted(telling.items())),
        checker=checker,
        trouble=trouble,
    )


def _lag(session: Session, now: datetime) -> float:
    """Seconds that the longest waiting host has been due, in so far as a page is.

    A host's own moment is not moved on by a check by hand: whoever drains it next puts it right, and until then it is
    no lag where no page is due.
    """
    first = schedule.next_due(session)
    waited = 0.0 if first is None else max(0.0, (now - first).total_seconds())
    return min(waited, hosts.lag(session, now))


def noise(app: App, address: str) -> NoiseReport:
    """What is ignored on a page, and why.

    Raises:
        NotFoundError, AmbiguousError: the address fits nothing or several pages.
    """
    with app.db.read() as session:
        page = find.page(session, address)
        return NoiseReport(article=article_of(session, page), noise=readable_state(session, page.id).noise())


# A checker says every third of a lease that it is alive; one that missed five of them is missed itself.
_MISSED_LEASES = 5 / 3


def readiness(app: App, *, trouble: str | None = None) -> Readiness:
    """Whether the database answers, and whether those who check are alive; reads a row or two.

    Args:
        app: what to work with.
        trouble: what troubles the checker of this very process, if there is one and it is troubled.
    """
    now = app.now()
    try:
        with app.db.read() as session:
            lag = _lag(session, now)
            known = checkers.checkers(session)
    except StorageError as error:
        return Readiness(database=False, checker=None, lag_seconds=None, trouble=error.message)
    if trouble is not None or not known:
        checker = None if trouble is None else False
        return Readiness(database=True, checker=checker, lag_seconds=lag, trouble=trouble)
    well, words = _who_looks(app, known, now)
    return Readiness(database=True, checker=well, lag_seconds=lag, trouble=words)


def _who_looks(app: App, known: Sequence[CheckerRow], now: datetime) -> tuple[bool | None, str | None]:
    """Whether somebody looks at what is due (None: nobody said so), and else what is wrong, in words."""
    if not known:
        return None, None
    missed = now - timedelta(seconds=_MISSED_LEASES * app.policy.lease)
    alive = [row for row in known if row.seen_at >= missed]
    if any(row.trouble is None for row in alive):
        return True, None
    last = rfc3339(known[0].seen_at.replace(microsecond=0))
    lost = f"nothing was heard of the checker since {last}; does versioner daemon still run?"
    return False, next((row.trouble for row in alive), lost)


def verify_all(app: App, *, progress: Progress | None = None) -> Verified:
    """Read everything that is stored and say what is broken.

    Args:
        app: what to work with.
        progress: told of every text, change and snapshot that is read.
    """
    with app.db.read() as session:
        problems = list(verify(session, app.snapshots, _counting(progress, session)))
        problems += [fault(E_("log entry {number}"), said, number=n) for n, said in log.altered(session)]
        problems += [
            fault(E_("checkpoint {size}"), E_("is not signed for this log"), size=size)
            for size in _unsigned(app, session)
        ]
        problems += [
            fault(E_("time stamp of checkpoint {size}"), said, size=size)
            for size, said in _unstamped(app, session)
        ]
        left = sum(1 for _ in strays(session, app.snapshots))
    return Verified(problems=tuple(problems), strays=left)


def _counting(progress: Progress | None, session: Session) -> Seen | None:
    """Counts what is read, and says of how much."""
    if progress is None:
        return None
    total, done = readable(session), count(1)
    return lambda what: progress(next(done), total, what)


def _unsigned(app: App, session: Session) -> Iterator[int]:
    """Sizes whose signed checkpoint names another root than the entries have."""
    from versioner.storage.keys import holds  # noqa: PLC0415 - cryptography is heavy, and `status` needs none

    public = None
    for size, note, _ in log.notes(session):
        public = public or app.signing_key().public
        found = read(note, public, partial(holds, public))
        if found is None or found.size != size or found.root != log.root(session, size):
            yield size


def _unstamped(app: App, session: Session) -> Iterator[tuple[int, StampError]]:
    """Sizes whose time stamp does not hold, with why; nothing is asked where no authority is trusted."""
    authority = app.authority()
    for size, note, stamp in log.notes(session) if authority else ():
        try:
            if authority is not None and stamp is not None:
                authority.checked(stamp, note.encode())
        except StampError as error:
            yield size, error


def generation(app: App) -> object:
    """Something that is another value whenever anything stored has changed since."""
    return app.db.generation()
