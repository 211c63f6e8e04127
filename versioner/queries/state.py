"""How the whole stands: pages by status, where checks end, what is due; what is ignored; what is broken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from versioner.app import App, Progress
from versioner.core.checkpoint import read
from versioner.core.model import Article, Json, rfc3339
from versioner.core.noise import NoisyBlock
from versioner.storage import find, log, pages, runs, schedule
from versioner.storage.articles import article_of
from versioner.storage.database import Session
from versioner.storage.history import readable_state
from versioner.storage.verify import Problem, strays, verify

if TYPE_CHECKING:
    from versioner.core.noise import NoisyBlock  # `status` reads no page, and starts without it


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How the whole stands.

    Attributes:
        pages: tracked pages by status.
        checks: how many checks ended how and where: (outcome, level, count).
        due, looked_at: pages due now, and pages looked at altogether.
    """

    pages: tuple[tuple[str, int], ...]
    checks: tuple[tuple[str, str, int], ...]
    due: int
    looked_at: int
    next_due: datetime | None
    snapshots_bytes: int

    def to_json(self) -> Json:
        return {
            "pages": dict(self.pages),
            "checks": [
                {"outcome": outcome, "level": level, "count": count} for outcome, level, count in self.checks
            ],
            "due": self.due,
            "looked_at": self.looked_at,
            "next_due": rfc3339(self.next_due),
            "snapshots_bytes": self.snapshots_bytes,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class NoiseReport:
    """What is ignored on a page, and why."""

    article: Article
    noise: tuple[NoisyBlock, ...]

    def to_json(self) -> Json:
        return {"article": self.article.to_json(), "noise": [block.to_json() for block in self.noise]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """Every fault found; none means that all is whole. `strays` are bytes that no row names: no fault."""

    problems: tuple[Problem, ...]
    strays: int

    @property
    def whole(self) -> bool:
        """Whether nothing is broken."""
        return not self.problems

    def to_json(self) -> Json:
        return {
            "whole": self.whole,
            "problems": [{"what": one.what, "detail": one.detail} for one in self.problems],
            "strays": self.strays,
        }


def status(app: App) -> Status:
    """How the whole stands now."""
    now = app.now()
    with app.db.read() as session:
        due, looked_at = schedule.due_counts(session, now)
        counted = pages.count_by_status(session)
        levels = runs.count_by_level(session)
        first = schedule.next_due(session)
    return Status(
        pages=tuple((str(name), count) for name, count in sorted(counted.items())),
        checks=tuple((str(outcome), level, n) for (outcome, level), n in sorted(levels.items())),
        due=due,
        looked_at=looked_at,
        next_due=first,
        snapshots_bytes=app.snapshots.bytes_on_disk(),
    )


def noise(app: App, address: str) -> NoiseReport:
    """What is ignored on a page, and why.

    Raises:
        NotFoundError, AmbiguousError: the address fits nothing or several pages.
    """
    with app.db.read() as session:
        page = find.page(session, address)
        return NoiseReport(article=article_of(session, page), noise=readable_state(session, page.id).noise())


def verify_all(app: App, *, progress: Progress | None = None) -> Verified:
    """Read everything that is stored and say what is broken."""
    problems = []
    with app.db.read() as session:
        for n, problem in enumerate(verify(session, app.snapshots)):
            problems.append(problem)
            if progress:
                progress(n + 1, None, problem.what)
        problems += [Problem(what=f"log entry {n}", detail=said) for n, said in log.altered(session)]
        problems += [
            Problem(what=f"checkpoint {size}", detail="is not signed for this log")
            for size in _unsigned(app, session)
        ]
        left = sum(1 for _ in strays(session, app.snapshots))
    return Verified(problems=tuple(problems), strays=left)


def _unsigned(app: App, session: Session) -> Iterator[int]:
    """Sizes whose signed checkpoint names another root than the entries have."""
    from versioner.storage.keys import holds  # noqa: PLC0415 - cryptography is heavy, and `status` needs none

    public = None
    for size, note in log.notes(session):
        public = public or app.signing_key().public
        found = read(note, public, partial(holds, public))
        if found is None or found.size != size or found.root != log.root(session, size):
            yield size


def generation(app: App) -> object:
    """Something that is another value whenever anything stored has changed since."""
    return app.db.generation()
