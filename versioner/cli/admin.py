"""Commands for whoever runs it: `status`, `config`, `db`, `pack`, `completion`."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import click

from versioner.cli.helps import Group
from versioner.cli.options import Out, takes_out
from versioner.errors import UsageError

if TYPE_CHECKING:
    from versioner.cli.render.speech import Speech
    from versioner.queries.state import Status
    from versioner.storage.records import LeftAlone


@click.command(epilog="Example: versioner status")
@takes_out
def status(out: Out) -> None:
    """How many pages in which state, where checks end, what is due."""
    from versioner.cli.render.style import hung
    from versioner.queries.state import status as read

    with out.app() as app:
        found = read(app)
        now = app.now()

    def text() -> str:
        lines = _counted(found, out.words)
        lines.append(
            out.words(
                "due now: {due} of {looked_at} looked at; {next}",
                due=found.due,
                looked_at=found.looked_at,
                next=_next(found.next_due, now, out.words, looked_at=bool(found.checker)),
            )
        )
        lines += [_daemon(found, out.words), *_checks(found, out.words), *_pressed(found, out.words)]
        lines.append(out.words("snapshots: {size} MB", size=f"{found.snapshots_bytes / 1e6:.1f}"))
        return "\n".join(
            hung(line.lstrip(), out.width, " " * (len(line) - len(line.lstrip()))) for line in lines
        )

    out.tell(found.to_json(), text)


def _counted(found: Status, words: Speech) -> list[str]:
    """How many pages are in which state; where none is looked at, what is kept all the same."""
    states = [
        words("pages {state}: {count}", state=words.name(name), count=count) for name, count in found.pages
    ]
    if states or not found.articles:
        return states or [words("no pages")]
    kept = words.many("{count} article is kept", "{count} articles are kept", found.articles)
    return [words("{kept}; none is looked at: versioner track URL", kept=kept)]


def _daemon(found: Status, words: Speech) -> str:
    """Whether anybody looks at what is due."""
    if found.checker:
        return words("a daemon looks at what is due")
    if found.trouble:
        return words("the daemon is in trouble: {why}", why=found.trouble)
    return words("no daemon runs: versioner daemon, or versioner check --due under cron")


def _checks(found: Status, words: Speech) -> list[str]:
    """Where checks ended, and what failed."""
    total = sum(count for _, _, count in found.checks) or 1
    ended = [
        words(
            "checks {outcome}, ended at {level}: {count} ({share})",
            outcome=words.name(outcome),
            level=level,
            count=count,
            share=f"{count / total:.0%}",
        )
        for outcome, level, count in found.checks
    ]
    failed = [
        words("failures, {cause}: {count}", cause=cause, count=count) for cause, count in found.failures
    ]
    return [*ended, *failed]


def _pressed(found: Status, words: Speech) -> list[str]:
    """How hard it is to keep up: what waits, and how late looks begin."""
    from versioner.cli.render.style import span

    lines = []
    if found.lag_seconds > 0:
        for_long = span(found.lag_seconds, words)
        lines.append(words("lag: the longest waiting host has been due for {time}", time=for_long))
    if found.backed_off:
        lines.append(words("hosts left alone for a while: {count}", count=found.backed_off))
        lines += [f"  {_left_alone(one, words)}" for one in found.left_alone]
    half, most = found.late.share(0.5), found.late.share(0.95)
    if half is not None and most is not None:
        lines.append(
            words(
                "{count} looks began late by: half {half}, 95 % {most}",
                count=found.late.total,
                half=_bound(half, words),
                most=_bound(most, words),
            )
        )
    told = ", ".join(f"{count} {words.name(state)}" for state, count in found.telling if count)
    return lines + ([words("messages: {told}", told=told)] if told else [])


def _left_alone(one: LeftAlone, words: Speech) -> str:
    """A host that is asked nothing for a while: until when, and why."""
    from versioner.cli.render.style import exact

    time = exact(one.until)
    if one.asked:
        return words("{host} until {time}: it asked for that", host=one.host, time=time)
    return words.many(
        "{host} until {time}: {count} failure in a row",
        "{host} until {time}: {count} failures in a row",
        one.failures,
        host=one.host,
        time=time,
    )


def _bound(seconds: float, words: Speech) -> str:
    return words("up to {seconds} s", seconds=f"{seconds:g}") if seconds <= _DAY else words("more than a day")


_DAY = 86_400


def _next(due: datetime | None, now: datetime, words: Speech, *, looked_at: bool = False) -> str:
    """When something is due next; what is due already is no moment to come, and a daemon needs no telling."""
    from versioner.cli.render.style import ago

    if due is None:
        return words("nothing is to come")
    if due > now:
        return words("next {ago}", ago=ago(due, now, words))
    return words("next now") if looked_at else words("next now (versioner check --due)")


@click.command(epilog="Example: versioner config")
@takes_out
def config(out: Out) -> None:
    """Every setting, its value and where it comes from."""
    from versioner.cli.render.article import Room, table
    from versioner.cli.render.style import hung
    from versioner.config import describe

    rows = describe(out.home)

    def text() -> str:
        heads = (out.words("Setting"), out.words("Value"), out.words("From"))
        shown = [(row.name, row.value, row.origin) for row in rows]
        named = table(shown, heads, out.width, out.screen.paint, Room(main=1))
        meanings = [out.words("Meaning"), *(row.meaning for row in rows)]
        return "\n".join(
            f"{line}\n{hung(meaning, out.width, '    ', '')}"
            for line, meaning in zip(named.split("\n"), meanings, strict=True)
        )

    out.tell({"settings": [row.to_json() for row in rows]}, text)


@click.group(cls=Group)
def db() -> None:
    """The database."""


@db.command()
@takes_out
def upgrade(out: Out) -> None:
    """Migrate the database to this program's schema (every command does it unasked), and index what was there."""
    from versioner.ingest.indexing import catch_up
    from versioner.storage.database import Database

    database = Database(out.settings().url)
    before = database.revision() if not _missing(out) else None
    database.ensure_current()
    after = database.revision()
    database.dispose()
    with out.app() as app:
        indexed = catch_up(app, progress=out.progress())

    def text() -> str:
        schema = (before or out.words("no schema")) + f" -> {after}"
        more = out.words.many("{count} page indexed for search", "{count} pages indexed for search", indexed)
        return f"{schema}; {more}" if indexed else schema

    out.tell({"from": before, "to": after, "indexed": indexed}, text)


def _missing(out: Out) -> bool:
    settings = out.settings()
    return not settings.database_url and not (settings.home / "versioner.db").exists()


@db.command()
@takes_out
def current(out: Out) -> None:
    """The database's schema revision, and this program's."""
    from versioner.storage.database import Database
    from versioner.storage.revision import HEAD

    found = None
    if not _missing(out):
        database = Database(out.settings().url)
        found = database.revision()
        database.dispose()
    out.tell(
        {"database": found, "program": HEAD},
        lambda: out.words(
            "database: {found}, program: {head}", found=found or out.words("no schema"), head=HEAD
        ),
    )


@click.command(epilog="Example: versioner pack")
@takes_out
def pack(out: Out) -> None:
    """Fold the snapshots that came since the last time into packs, and clear leftovers away.

    The daemon and `check --due` do it every few hours, unasked.
    """
    from versioner.ingest.housekeeping import tidy

    with out.app() as app:
        before = app.snapshots.bytes_on_disk()
        rewritten = tidy(app, least=1)
        after = app.snapshots.bytes_on_disk()
    out.tell(
        {"rewritten": rewritten, "bytes_before": before, "bytes": after},
        lambda: out.words.many(
            "{count} snapshot rewritten: {before} MB -> {after} MB",
            "{count} snapshots rewritten: {before} MB -> {after} MB",
            rewritten,
            before=f"{before / 1e6:.1f}",
            after=f"{after / 1e6:.1f}",
        ),
    )


@click.command(epilog="Example: versioner completion bash >> ~/.bashrc")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@takes_out
def completion(out: Out, shell: str) -> None:
    """Print the completion script of a shell."""
    from click.shell_completion import get_completion_class

    from versioner.cli.main import main

    found = get_completion_class(shell)
    if found is None:
        raise UsageError("no completion for {shell}", shell=shell)
    script = found(main, {}, "versioner", "_VERSIONER_COMPLETE").source()
    out.tell({"shell": shell, "script": script}, lambda: script)
