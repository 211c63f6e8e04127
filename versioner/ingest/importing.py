"""Replay captures made elsewhere: years of history become versions and a changelog in minutes.

    WARC -> captures by page and date -> each page's taken into its history (`ingest.taking`)

One page per WARC-Target-URI; importing twice adds nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from versioner.app import App, Progress
from versioner.core.model import Json
from versioner.core.url import host_of, normalise
from versioner.errors import Said, StorageError, UsageError
from versioner.fetch.wacz import is_wacz, warcs_of
from versioner.fetch.warc import Entry, Index, WarcFile, sought
from versioner.frozen import dataclass
from versioner.ingest.boundary import alone, reading
from versioner.ingest.housekeeping import compact_pages
from versioner.ingest.readers import Done, read_all
from versioner.ingest.taking import Count, take_captures
from versioner.storage import pages

if TYPE_CHECKING:
    from versioner.storage.fields import PageFields


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import brought.

    Attributes:
        captures: how many were taken; known: how many were there already.
        skipped: records that are no capture of a page, or cannot be read as one.
        pending: pages whose last capture shows something that no further one confirms.
        failed: pages that could not be taken in, and why; the others were.
        cut_short: why the file ended before it should have; what came before was taken.
        ahead: captures dated in the future; they are held at the moment of the import.
    """

    pages: int
    captures: int
    known: int
    skipped: int
    versions: int
    pending: int
    cut_short: str | None
    failed: tuple[tuple[str, Said], ...] = ()
    ahead: int = 0

    def to_json(self) -> Json:
        return {
            "pages": self.pages,
            "captures": self.captures,
            "known": self.known,
            "skipped": self.skipped,
            "versions": self.versions,
            "pending": self.pending,
            "cut_short": self.cut_short,
            "failed": [{"url": url, "detail": str(why)} for url, why in self.failed],
            "ahead": self.ahead,
        }


def import_warc(app: App, path: Path, *, progress: Progress | None = None) -> Imported:
    """Take every capture of a page in a WARC or WACZ file into its page's history.

    Args:
        app: what to work with.
        path: a .warc, .warc.gz or .wacz file.
        progress: told of every capture.

    Raises:
        UsageError: there is no such file, it is neither, is not what its hashes say, or holds no capture of a page.
    """
    if not is_wacz(path):
        return _import_warc(app, path, progress)
    with warcs_of(path) as parts:
        return _together([_import_warc(app, part, progress) for part in parts])


def _together(parts: Sequence[Imported]) -> Imported:
    """What the files of one archive brought."""
    found = parts[0]
    for one in parts[1:]:
        found = Imported(
            pages=found.pages + one.pages,
            captures=found.captures + one.captures,
            known=found.known + one.known,
            skipped=found.skipped + one.skipped,
            versions=found.versions + one.versions,
            pending=one.pending,
            cut_short=found.cut_short or one.cut_short,
            failed=(*found.failed, *one.failed),
            ahead=found.ahead + one.ahead,
        )
    return found


def _import_warc(app: App, path: Path, progress: Progress | None) -> Imported:
    with sought(path) as (file, index):
        return _import_file(app, file, index, progress)


def _import_file(app: App, file: WarcFile, index: Index, progress: Progress | None) -> Imported:
    by_url, other = _by_page(index)
    if not by_url and index.cut_short is None:
        raise UsageError(
            "{path} holds no capture of a page ({other} records of other kinds)", path=file.path, other=other
        )
    for url in by_url:
        page_of(app, url)  # in the file's order, whatever process comes to it first
    total, done = sum(map(len, by_url.values())), 0
    counts: list[Count] = []
    failed: list[tuple[str, Said]] = []
    for ended in _each_page(app, file.path, by_url):
        if ended.failure is not None:
            if ended.unavailable:
                raise StorageError(ended.failure.template, **dict[str, Any](ended.failure.values))
            failed.append((ended.work.url, ended.failure))
        elif ended.result is not None:
            counts.append(ended.result)
        done += len(ended.work.entries)
        if progress:
            progress(done, total, ended.work.url)
    compact_pages(app, [page_of(app, url) for url in by_url])
    return _summed(counts, pages=len(by_url), other=other, failed=failed, cut_short=index.cut_short)


def _by_page(index: Index) -> tuple[Mapping[str, Sequence[Entry]], int]:
    """A file's captures by the page that they are of, and how many of its records are of none."""
    by_url: dict[str, list[Entry]] = defaultdict(list)
    refused = 0
    for capture in index.captures:
        try:
            by_url[normalise(capture.url)].append(capture)
        except UsageError:
            refused += 1
    return by_url, index.skipped + refused


def _summed(
    counts: Sequence[Count],
    *,
    pages: int,
    other: int,
    failed: Sequence[tuple[str, Said]],
    cut_short: str | None,
) -> Imported:
    return Imported(
        pages=pages,
        captures=sum(one.taken for one in counts),
        known=sum(one.known for one in counts),
        skipped=other + sum(one.skipped for one in counts),
        versions=sum(one.versions for one in counts),
        pending=sum(one.pending for one in counts),
        cut_short=cut_short,
        failed=tuple(failed),
        ahead=sum(one.ahead for one in counts),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """A page's captures in a file, in order of date."""

    path: Path
    url: str
    entries: tuple[Entry, ...]


# From so many captures on, two processes end sooner than one: a second costs half a second to begin.
_WORTH_READERS = 100


def _each_page(app: App, path: Path, by_url: Mapping[str, Sequence[Entry]]) -> Iterator[Done[_Work, Count]]:
    """Every page imported, in processes of their own where there are several cores and enough to do."""
    work = [
        _Work(path=path, url=url, entries=tuple(sorted(entries, key=lambda one: one.at)))
        for url, entries in by_url.items()
    ]
    enough = sum(len(one.entries) for one in work) >= _WORTH_READERS and len(work) > 1
    if app.reopen is None or app.policy.processes < 2 or not enough:
        for one in work:
            yield _imported_alone(app, one)
        return
    work.sort(key=lambda one: -len(one.entries))  # the longest first, or the last process works alone
    count = min(app.policy.processes, len(work))
    yield from read_all(_import, work, reopen=app.reopen, processes=count)


def _imported_alone(app: App, work: _Work) -> Done[_Work, Count]:
    """One page in this process; what it raises is its failure."""
    failures: list[Said] = []
    with alone(work.url, failures):
        return Done(work=work, result=_import(app, work))
    return Done(work=work, failure=failures[0])


def _import(app: App, work: _Work) -> Count:
    with reading(work.url):
        return take_captures(app, page_of(app, work.url), WarcFile(work.path), work.entries)


def page_of(app: App, url: str) -> int:
    """The page of that URL; a new one is kept but not looked at until somebody tracks it."""
    with app.db.write() as session:
        known = pages.page_by_url(session, url)
        if known is not None:
            return known.id
        # url, not its same-page key: two spellings in an archive are two histories until they are joined
        fields: PageFields = {"tracked": False, "accept_language": app.policy.accept_language}
        return pages.add_page(
            session, url=url, url_key=url, host=host_of(url), now=app.now(), next_check_at=None, **fields
        )
