"""status, config, db, verify, token, completion: for whoever runs it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from versioner.cli.options import Out, takes_out

if TYPE_CHECKING:
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
        lines = [f"pages {name}: {count}" for name, count in found.pages] or ["no pages"]
        lines.append(f"due now: {found.due} of {found.looked_at} looked at; {_next(found.next_due, now)}")
        total = sum(count for _, _, count in found.checks) or 1
        lines += [
            f"checks {outcome}, ended at {level}: {n} ({n / total:.0%})" for outcome, level, n in found.checks
        ]
        lines += [f"failures, {cause}: {count}" for cause, count in found.failures]
        lines += _pressed(found)
        lines.append(f"snapshots: {found.snapshots_bytes / 1e6:.1f} MB")
        return "\n".join(hung(line, out.width) for line in lines)

    out.tell(found.to_json(), text)


def _pressed(found: Status) -> list[str]:
    """How hard it is to keep up: what waits, and how late looks begin."""
    lines = (
        [f"lag: the longest waiting host has been due for {found.lag_seconds:.0f} s"]
        if found.lag_seconds > 0
        else []
    )
    if found.backed_off:
        lines.append(f"hosts left alone for a while: {found.backed_off}")
    half, most = found.late.share(0.5), found.late.share(0.95)
    if half is not None and most is not None:
        lines.append(f"{found.late.total} looks began late by: half {_bound(half)}, 95 % {_bound(most)}")
    told = ", ".join(f"{count} {state}" for state, count in found.telling if count)
    return lines + ([f"messages: {told}"] if told else [])


def _bound(seconds: float) -> str:
    return f"up to {seconds:g} s" if seconds <= 86_400 else "more than a day"


def _next(due: datetime | None, now: datetime) -> str:
    """When something is due next; what is due already is no moment to come."""
    from versioner.cli.render.style import ago

    if due is None:
        return "nothing is to come"
    return f"next {ago(due, now)}" if due > now else "next now (versioner check --due)"


@click.command(epilog="Example: versioner config")
@takes_out
def config(out: Out) -> None:
    """Every setting, its value and where it comes from."""
    from versioner.cli.render.article import table
    from versioner.cli.render.style import Paint
    from versioner.config import describe

    rows = describe(out.home)
    out.tell(
        {"settings": [row.to_json() for row in rows]},
        lambda: table(
            [(row.name, row.value, row.origin, row.meaning) for row in rows],
            ("Setting", "Value", "From", "Meaning"),
            out.width,
            Paint(out.colour),
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
    more = f"; {indexed} pages indexed for search" if indexed else ""
    out.tell(
        {"from": before, "to": after, "indexed": indexed}, lambda: f"{before or 'no schema'} -> {after}{more}"
    )


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
        {"database": found, "program": HEAD}, lambda: f"database: {found or 'no schema'}, program: {HEAD}"
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
        lambda: f"{rewritten} snapshots rewritten: {before / 1e6:.1f} MB -> {after / 1e6:.1f} MB",
    )


@click.command(epilog="Example: versioner verify")
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--proof",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Check this proof instead; needs no home.",
)
@click.option("--key", help="The log's public key, as /log/key shows it; with FILE or --proof.")
@click.option("--repair", is_flag=True, help="Mend what can be worked out again, then look once more.")
@takes_out
def verify(out: Out, file: Path | None, proof: Path | None, key: str | None, *, repair: bool) -> int:
    """Read everything that is stored and say what is broken; with FILE (WACZ) check that instead, which needs no home."""
    from versioner.queries.state import verify_all

    if proof is not None:
        return _proven(out, proof, key)
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
        broken = [f"{one.what}: {one.detail}" for one in found.problems]
        whole = f"All is whole. ({found.strays} stored objects that no row names)"
        hint = [] if repair or not any(one.mend for one in found.problems) else [_MENDABLE]
        return "\n".join([*(f"mended: {one}" for one in found.mended), *(broken or [whole]), *hint])

    out.tell(found.to_json(), text)
    return 0 if found.whole else 4


def _as_copied(home: Path) -> None:
    """Where the home is a copy, its database is the one that its manifest names."""
    from versioner.storage.backup import read_manifest
    from versioner.storage.copies import is_copy

    if is_copy(home):
        read_manifest(home)


_MENDABLE = "Some of it can be worked out again: versioner verify --repair"


def _bundled(out: Out, file: Path, key: str | None) -> int:
    from versioner.queries.checked import check

    found = check(file, key)

    def text() -> str:
        if not found.holds:
            return "\n".join(["It does not hold:", *(f"  {one}" for one in found.problems)])
        lines = [
            "Every file in it is what its hash says"
            + ("; it is signed." if found.signed else "; nobody signed it.")
        ]
        lines += [
            f"  {one['name']}: {one['url']} version {one['number']}, first seen {one['first_seen']}"
            for one in found.versions
        ]
        if found.signed and key is None:
            lines.append(
                "The key is the file's own: compare it with the one that the log's owner publishes (--key)."
            )
        return "\n".join(lines)

    out.tell(found.to_json(), text)
    return 0 if found.holds else 4


_PROOF_BYTES = 10_000_000


def _proven(out: Out, path: Path, key: str | None) -> int:
    from versioner.cli.files import load
    from versioner.queries.proof import check

    found = check(load(path, _PROOF_BYTES), key)

    def text() -> str:
        if not found.holds:
            return f"The proof does not hold: {found.why}"
        lines = [f"The proof holds, in a log of {found.size} entries. It says:"]
        lines += [f"  {name}: {value}" for entry in found.entries for name, value in entry.items()]
        if key is None:
            lines.append(
                "The key is the file's own: compare it with the one that the log's owner publishes (--key)."
            )
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
        made.to_json(), lambda: f"{made.secret}\n(token {made.id}, may {made.scope}; it is not shown again)"
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
                f"{row.id}  {row.name}  {row.scope}  made {exact(row.created_at)}"
                + (f"  revoked {exact(row.revoked_at)}" if row.revoked_at else "")
                for row in found.tokens
            )
            or "There are no tokens."
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
    out.tell(found.to_json(), lambda: f"Token {number} is revoked.")


@click.command(epilog="Example: versioner completion bash >> ~/.bashrc")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script of a shell."""
    from click.shell_completion import get_completion_class

    from versioner.cli.main import main

    found = get_completion_class(shell)
    if found is None:
        raise click.UsageError(f"no completion for {shell}")
    click.echo(found(main, {}, "versioner", "_VERSIONER_COMPLETE").source())
