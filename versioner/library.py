"""versioner as a library: the use cases of the command line, as methods."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from versioner.bootstrap import open_app
from versioner.config import load_settings
from versioner.core.asked.filters import asked_for
from versioner.core.asked.search import Standing
from versioner.core.asked.visibility import Visibility
from versioner.core.model import Article, Check
from versioner.core.retention import Retention
from versioner.core.schedule.plan import parse_every
from versioner.core.told.events import AFTER
from versioner.evidence import write_evidence
from versioner.ingest import bulk, elsewhere, importing, tagging, track
from versioner.ingest import check as checks
from versioner.ingest import follow as following
from versioner.ingest import judge as judging
from versioner.ingest import proof as proving
from versioner.ingest import prune as pruning
from versioner.ingest import rederive as rederiving
from versioner.ingest.indexing import catch_up
from versioner.ingest.lists import Looked
from versioner.ingest.options import Options
from versioner.ingest.visibility import show_to
from versioner.notify import channels
from versioner.queries import changes as changed
from versioner.queries import compare, desk, read, search, state
from versioner.queries.drift import SourceReport
from versioner.queries.drift import source as source_report
from versioner.queries.evidence import Bundle
from versioner.queries.export.formats import export
from versioner.queries.export.gather import Exported
from versioner.storage.follows import Follow


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

    def track(
        self,
        url: str,
        sources: Sequence[str] = (),
        every: str | None = None,
        *,
        options: Options | None = None,
        anyway: bool = False,
    ) -> track.Tracked:
        """Begin to keep an article and its sources; `every` as in "30m", "2h", "1d", `options` for all else."""
        wanted = options or Options()
        if every:
            wanted = replace(wanted, schedule=parse_every(every))
        return track.track(self.app, url, sources=sources, options=wanted, anyway=anyway)

    def set(
        self,
        article: str | int,
        options: Options | None = None,
        *,
        add_sources: Sequence[str] = (),
        remove_sources: Sequence[str] = (),
        visibility: str | None = None,
    ) -> Article:
        """Change how a page is kept, and who sees it: "public", "unlisted" or "private"."""
        number = str(read.article(self.app, str(article)).id)
        if visibility is not None:
            show_to(self.app, number, Visibility(visibility))
        if options or add_sources or remove_sources:
            track.change_settings(
                self.app,
                number,
                options or Options(),
                add_sources=add_sources,
                remove_sources=remove_sources,
            )
        return read.article(self.app, number)

    def untrack(self, article: str | int, *, delete: bool = False) -> Article:
        """Stop looking at a page and keep its history; with `delete` erase it. The article as it was."""
        return track.untrack(self.app, str(article), delete=delete)

    def follow(self, url: str, wish: following.Wish | None = None) -> tuple[Follow, Looked]:
        """Track what a feed, a sitemap or a section front names from now on."""
        return following.follow(self.app, url, wish or following.Wish())

    def follows(self) -> tuple[Follow, ...]:
        """Every list that is followed."""
        return following.followed(self.app)

    def unfollow(self, number: int) -> Follow:
        """Stop following a list; its articles stay."""
        return following.unfollow(self.app, number)

    def notify(
        self,
        url: str,
        *,
        on: Sequence[str] = (),
        digest: str | None = None,
        quiet: str | None = None,
        tz: str = "UTC",
        after: int = AFTER,
        **filters: Any,
    ) -> channels.Added:
        """Tell somebody; `digest` as "08:00", `quiet` as "22:00-07:00", the filters as of `changes`.

        That a page fails is told `after` so many failed checks in a row.
        """
        wanted = asked_for(**filters)
        plan = channels.plan(url, on=tuple(on), digest=digest, quiet=quiet, tz=tz, after=after, wanted=wanted)
        return channels.add(self.app, plan)

    def channels(self) -> tuple[channels.Shown, ...]:
        """Who is told of what."""
        return channels.channels(self.app)

    def unnotify(self, number: int) -> None:
        """Forget a channel and what waits for it."""
        channels.remove(self.app, number)

    def status(self) -> state.Status:
        """How many pages in which state, where checks end, what is due."""
        return state.status(self.app)

    def noise(self, article: str | int) -> state.NoiseReport:
        """What is ignored on a page, and why."""
        return state.noise(self.app, str(article))

    def rederive(self, *articles: str | int) -> rederiving.Rederived:
        """Read stored snapshots again with today's extractor; of all pages where none is named."""
        return rederiving.rederive(self.app, [str(one) for one in articles])

    def prune(
        self, *articles: str | int, policy: Retention | None = None, dry_run: bool = False
    ) -> pruning.Pruned:
        """Thin raw bytes of captures of long ago that showed nothing new; of all pages where none is named."""
        wanted = [str(one) for one in articles]
        return pruning.prune(self.app, wanted, policy=policy or Retention(), dry=dry_run)

    def proof(self, version: str) -> proving.Proof:
        """What proves what a version said and when it was first seen."""
        return proving.prove(self.app, version)

    def check(self, article: str | int | None = None) -> tuple[Check, ...]:
        """Look now at an article and its sources, or at everything."""
        return checks.check(self.app, () if article is None else (str(article),))

    def list(
        self, *, part: str = "", state: str = "", tag: str = "", host: str = "", limit: int = 1_000
    ) -> tuple[Article, ...]:
        """Articles by number: those with `part` in URL or title, in that state, with that tag, on that host."""
        return tuple(
            line.article
            for line in desk.lines(
                self.app, part=part, show=state, tag=tag, host=host, sort="id", limit=limit
            ).rows
        )

    def versions(self, article: str | int) -> read.VersionList:
        """Every version of an article, oldest first."""
        return read.version_list(self.app, str(article))

    def changes(self, after: str | int | None = None, *, limit: int = 100, **filters: Any) -> changed.Batch:
        """What changed over all articles, in the order of writing; ask again with `next` for what came later.

        Filters: everything, significance, silent, since, tag, host, words, corrections (`core.asked.filters`).
        """
        return changed.written_after(self.app, int(after or 0), asked_for(**filters), limit=limit)

    def blame(self, version: str | int) -> compare.BlameReport:
        """Each sentence of a version: since which version, and how it read before."""
        return compare.blame_of(self.app, str(version))

    def judge(self, version: str, significance: str, *, reason: str | None = None) -> judging.Judged:
        """Say what the change that made a version is worth: minor, substantive or technical."""
        return judging.judge(self.app, version, significance, reason=reason)

    def accept(self, article: str | int, *, reason: str | None = None) -> judging.Judged:
        """Take the text that is suspect or pending as the next version."""
        return judging.accept(self.app, str(article), reason=reason)

    def reject(self, article: str | int, *, reason: str | None = None) -> judging.Judged:
        """Refuse the text that is suspect or pending."""
        return judging.reject(self.app, str(article), reason=reason)

    def tag(self, article: str | int, *names: str, remove: bool = False) -> Article:
        """Give an article tags, or take them away."""
        return tagging.tag(self.app, str(article), names, remove=remove)

    def export(self, path: str | Path, *articles: str | int, format: str) -> Exported:  # noqa: A002 - the contract's name
        """Write the history of articles, of all where none is named, as warc, wacz, jsonl, csv, git or html."""
        return export(self.app, [str(one) for one in articles], format, Path(path))

    def evidence(self, path: str | Path, *versions: str) -> Bundle:
        """Write the evidence of a version, or of two and what differs, as one signed WACZ file."""
        return write_evidence(self.app, versions, Path(path))

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
        """Replay the captures of a WARC or WACZ file."""
        return importing.import_warc(self.app, Path(path))

    def import_list(self, path: str | Path) -> tuple[bulk.Begun, ...]:
        """Track what a CSV file lists, follow what an OPML file lists."""
        return bulk.import_list(self.app, Path(path))

    def import_wayback(
        self, url: str, *, since: str | None = None, until: str | None = None
    ) -> importing.Imported:
        """Replay what the Wayback Machine captured of a page, from one day to another."""
        return elsewhere.import_wayback(self.app, url, span=elsewhere.Span.of(since, until))

    def import_timemap(
        self, timemap: str, *, since: str | None = None, until: str | None = None
    ) -> importing.Imported:
        """Replay what a Memento TimeMap names, from one day to another."""
        return elsewhere.import_timemap(self.app, timemap, span=elsewhere.Span.of(since, until))
