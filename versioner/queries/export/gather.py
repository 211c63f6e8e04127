"""What there is to hand on of each page, one page at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import datetime
from itertools import takewhile
from pathlib import Path

from versioner.app import App, Progress
from versioner.core.model import Article, Change, Json, Version
from versioner.errors import UsageError
from versioner.frozen import dataclass
from versioner.queries.output import output
from versioner.storage import find, pages, runs, snapshots
from versioner.storage.articles import article_of
from versioner.storage.history import judged_changes, versions_in_order
from versioner.storage.records import Run, SnapshotRow


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """All that is handed on of one page.

    Attributes:
        host: of its address.
        versions: those that stand, in order of date; changes: by the number of the version they led to.
        snapshots, runs: all that was seen of it, oldest first.
        sent: the SHA-256 of what the server had sent, by the moment of the capture that a browser made of it.
    """

    article: Article
    host: str
    versions: tuple[Version, ...]
    changes: dict[int, Change]
    snapshots: tuple[SnapshotRow, ...]
    runs: tuple[Run, ...]
    sent: Mapping[datetime, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What was written where; `records` counts what the format is made of."""

    path: Path
    form: str
    articles: int
    versions: int
    records: int

    def to_json(self) -> Json:
        return {
            "path": str(self.path),
            "format": self.form,
            "articles": self.articles,
            "versions": self.versions,
            "records": self.records,
        }


# Writes histories to a place; how many records that took.
Write = Callable[[App, Iterator[History], Path], int]


@dataclass(slots=True)
class _Counted:
    """Histories on their way out, counted."""

    total: int
    progress: Progress | None
    articles: int = 0
    versions: int = 0

    def through(self, found: Iterator[History]) -> Iterator[History]:
        """The same histories."""
        for one in found:
            if self.progress:
                self.progress(self.articles, self.total, one.article.url)
            self.articles += 1
            self.versions += len(one.versions)
            yield one


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A folder in which an export is made, with all that it needs on the way, and the most bytes it may take."""

    folder: Path
    most: int

    def through(self, found: Iterator[History]) -> Iterator[History]:
        """The same histories, as long as there is room.

        Raises:
            UsageError: there is no more.
        """
        look = _FIRST_LOOK
        for n, one in enumerate(found):
            if n >= look:
                self.hold()
                look = n + max(_FIRST_LOOK, n // 8)  # each look reads the whole folder
            yield one

    def hold(self) -> None:
        """Look whether it is kept to; raises as `through`."""
        taken = sum(path.stat().st_size for path in self.folder.rglob("*") if path.is_file())
        if taken > self.most:
            raise UsageError(
                "that takes more than {most:,} bytes: name fewer articles, or since when", most=self.most
            )


_FIRST_LOOK = 8  # pages


def written(
    app: App,
    write: Write,
    form: str,
    path: Path,
    *,
    addresses: Sequence[str] = (),
    since: datetime | None = None,
    folder: bool = False,
    room: Room | None = None,
    progress: Progress | None = None,
) -> Exported:
    """Write what is asked for, whole or not at all.

    Raises:
        UsageError: it cannot be written there, or there is no room for it.
        NotFoundError, AmbiguousError: an address fits nothing or several pages.
    """
    ids = _ids(app, addresses)
    count = _Counted(total=len(ids), progress=progress)
    with output(path, folder=folder) as part:
        found = count.through(_histories(app, ids, since))
        records = write(app, room.through(found) if room else found, part)
        if room:
            room.hold()
    return Exported(path=path, form=form, articles=count.articles, versions=count.versions, records=records)


def _ids(app: App, addresses: Sequence[str]) -> tuple[int, ...]:
    with app.db.read() as session:
        if not addresses:
            return tuple(row.id for row in pages.all_pages(session))
        return tuple(dict.fromkeys(find.page(session, one).id for one in addresses))


def _histories(app: App, ids: Sequence[int], since: datetime | None) -> Iterator[History]:
    for page_id in ids:
        with app.db.read() as session:
            page = pages.page(session, page_id)
            found = History(
                article=article_of(session, page),
                host=page.schedule.host,
                versions=versions_in_order(session, page_id),
                changes={change.version: change for change in judged_changes(session, page_id)},
                snapshots=snapshots.snapshots_of(session, page_id),
                runs=runs.runs_of(session, page_id),
                sent=snapshots.sent_of(session, page_id),
            )
        yield found if since is None else _after(found, since)


def _after(found: History, since: datetime) -> History:
    """What came after a moment, and the capture that showed the page as it was then."""
    versions = tuple(one for one in found.versions if one.first_seen > since)
    before = tuple(takewhile(lambda row: row.fetched_at <= since, found.snapshots))
    shown = max((n for n, row in enumerate(before) if row.pruned_at is None), default=0)
    return History(
        article=found.article,
        host=found.host,
        versions=versions,
        changes={one.number: found.changes[one.number] for one in versions if one.number in found.changes},
        snapshots=found.snapshots[shown:],
        runs=tuple(run for run in found.runs if run.last_at > since),
        sent=found.sent,
    )
