"""status, config, db, verify, token, completion: for whoever runs it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from versioner.cli.options import Out, takes_out
from versioner.errors import UsageError
from versioner.view.templates import N_

if TYPE_CHECKING:
    from versioner.cli.render.speech import Speech
    from versioner.queries.state import Status


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
                next=_next(found.next_due, now, out.words),
            )
        )
        lines += [*_checks(found, out.words), *_pressed(found, out.words)]
        lines.append(out.words("snapshots: {size} MB", size=f"{found.snapshots_bytes / 1e6:.1f}"))
        return "\n".join(hung(line, out.width) for line in lines)

    out.tell(found.to_json(), text)


def _counted(found: Status, words: Speech) -> list[str]:
    """How many pages are in which state."""
    return [
        words("pages {state}: {count}", state=words.name(name), count=count) for name, count in found.pages
    ] or [words("no pages")]


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
    lines = []
    if found.lag_seconds > 0:
        seconds = f"{found.lag_seconds:.0f}"
        lines.append(words("lag: the longest waiting host has been due for {seconds} s", seconds=seconds))
    if found.backed_off:
        lines.append(words("hosts left alone for a while: {count}", count=found.backed_off))
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


def _bound(seconds: float, words: Speech) -> str:
    return words("up to {seconds} s", seconds=f"{seconds:g}") if seconds <= _DAY else words("more than a day")


_DAY = 86_400


def _next(due: datetime | None, now: datetime, words: Speech) -> str:
    """When something is due next; what is due already is no moment to come."""
    from versioner.cli.render.style import ago

    if due is None:
        return words("nothing is to come")
    return (
        words("next {ago}", ago=ago(due, now, words))
        if due > now
        else words("next now (versioner check --due)")
    )


@click.command(epilog="Example: versioner config")
@takes_out
def config(out: Out) -> None:
    """Every setting, its value and where it comes from."""
    from versioner.cli.render.article import table
    from versioner.config import describe

    rows = describe(out.home)
    out.tell(
        {"settings": [row.to_json() for row in rows]},
        lambda: table(
            [(row.name, row.value, row.origin, row.meaning) for row in rows],
            (out.words("Setting"), out.words("Value"), out.words("From"), out.words("Meaning")),
            out.width,
            out.screen.paint,
        ),
    )


@click.group()
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


@click.command(epilog="Example: versioner verify")
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--proof",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Check this proof instead; needs no home.",
)
@click.option("--key", help="The log's public key, as /log/key shows it; with FILE or --proof.")
@click.option(
    "--tsa-roots",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Root certificates (PEM) that the proof's time stamp must lead to; with --proof.",
)
@click.option("--repair", is_flag=True, help="Mend what can be worked out again, then look once more.")
@takes_out
def verify(
    out: Out, file: Path | None, proof: Path | None, key: str | None, tsa_roots: Path | None, *, repair: bool
) -> int:
    """Read everything that is stored and say what is broken; with FILE (WACZ) check that instead, which needs no home."""
    from versioner.queries.state import verify_all
    from versioner.view.wording import wording

    if proof is not None:
        return _proven(out, proof, key, tsa_roots)
    if file is not None:
        return _bundled(out, file, key)
    _as_copied(out.settings().home)
    with out.app() as app:
        found = verify_all(app, progress=out.progress())
        if repair and not found.whole:
            from versioner.ingest.repair import repair as mend

            mended = mend(app, found.problems)
            found = replace(verify_all(app, progress=out.progress()), mended=mended)

    def text() -> str:
        tongue = out.words.language
        broken = [f"{wording(one.what, tongue)}: {wording(one.detail, tongue)}" for one in found.problems]
        whole = out.words("All is whole. ({count} stored objects that no row names)", count=found.strays)
        mendable = out.words("Some of it can be worked out again: versioner verify --repair")
        hint = [] if repair or not any(one.mend for one in found.problems) else [mendable]
        mended = (out.words("mended: {what}", what=wording(one, tongue)) for one in found.mended)
        return "\n".join([*mended, *(broken or [whole]), *hint])

    out.tell(found.to_json(), text)
    return 0 if found.whole else 4


def _as_copied(home: Path) -> None:
    """Where the home is a copy, its database is the one that its manifest names."""
    from versioner.storage.backup import read_manifest
    from versioner.storage.copies import is_copy

    if is_copy(home):
        read_manifest(home)


def _bundled(out: Out, file: Path, key: str | None) -> int:
    from versioner.queries.checked import check

    found = check(file, key)

    def text() -> str:
        if not found.holds:
            return "\n".join([out.words("It does not hold:"), *(f"  {one}" for one in found.problems)])
        lines = [
            out.words("Every file in it is what its hash says; it is signed.")
            if found.signed
            else out.words("Every file in it is what its hash says; nobody signed it.")
        ]
        lines += [
            "  " + out.words("{name}: {url} version {number}, first seen {first_seen}", **one)
            for one in found.versions
        ]
        if found.signed and key is None:
            lines.append(out.words(_OWN_KEY))
        return "\n".join(lines)

    out.tell(found.to_json(), text)
    return 0 if found.holds else 4


_PROOF_BYTES = 10_000_000
_OWN_KEY = N_("The key is the file's own: compare it with the one that the log's owner publishes (--key).")


def _proven(out: Out, path: Path, key: str | None, roots: Path | None) -> int:
    from versioner.cli.files import load
    from versioner.core.model import rfc3339
    from versioner.queries.proof import check

    found = check(load(path, _PROOF_BYTES), key, roots)

    def text() -> str:
        if not found.holds:
            return out.words("The proof does not hold: {why}", why=found.why)
        lines = [out.words("The proof holds, in a log of {size} entries. It says:", size=found.size)]
        lines += [f"  {name}: {value}" for entry in found.entries for name, value in entry.items()]
        if found.stamped_at is not None:
            lines.append(f"A third party stamped it at {rfc3339(found.stamped_at)}: it was there by then.")
        elif found.stamped:
            lines.append("It carries a time stamp, which was not checked (--tsa-roots).")
        if key is None:
            lines.append(out.words(_OWN_KEY))
        return "\n".join(lines)

    out.tell(found.to_json(), text)
    return 0 if found.holds else 4


@click.group()
def token() -> None:
    """Tokens for programs that use the API."""


@token.command()
@click.argument("name")
@click.option(
    "--scope", type=click.Choice(["read", "write", "admin"]), default="write", help="What it may do."
)
@takes_out
def create(out: Out, name: str, scope: str) -> None:
    """Make a token; it is shown once."""
    from versioner.ingest.tokens import create as make

    with out.app() as app:
        made = make(app, name, scope)
    out.tell(
        made.to_json(),
        lambda: (
            f"{made.secret}\n"
            + out.words("(token {id}, may {scope}; it is not shown again)", id=made.id, scope=made.scope)
        ),
    )


@token.command("list")
@takes_out
def list_tokens(out: Out) -> None:
    """Every token ever made, without its secret."""
    from versioner.cli.render.style import exact
    from versioner.ingest.tokens import listed

    with out.app() as app:
        found = listed(app)
    out.tell(
        found.to_json(),
        lambda: (
            "\n".join(
                f"{row.id}  {row.name}  {row.scope}  "
                + out.words("made {at}", at=exact(row.created_at))
                + ("  " + out.words("revoked {at}", at=exact(row.revoked_at)) if row.revoked_at else "")
                for row in found.tokens
            )
            or out.words("There are no tokens.")
        ),
    )


@token.command()
@click.argument("number", type=int)
@takes_out
def revoke(out: Out, number: int) -> None:
    """Take a token's rights away."""
    from versioner.ingest.tokens import revoke as take

    with out.app() as app:
        found = take(app, number)
    out.tell(found.to_json(), lambda: out.words("Token {number} is revoked.", number=number))


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
