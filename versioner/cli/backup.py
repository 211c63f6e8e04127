"""backup, restore: a whole copy of the home, and a home made of one."""

from __future__ import annotations

from pathlib import Path

import click

from versioner.cli.options import Out, takes_out


@click.command(epilog="Example: versioner backup /mnt/backup/versioner")
@click.argument("dest", type=click.Path(file_okay=False, path_type=Path))
@takes_out
def backup(out: Out, dest: Path) -> None:
    """Copy the home into DEST while it is at work; a second call brings only what is new."""
    from versioner.storage.backup import copy_home

    home = out.settings().home
    with out.app() as app:
        made = copy_home(app.db, app.snapshots, home, dest, app.now())
    out.tell(
        made.to_json(),
        lambda: out.words.many(
            "{dest}: the database and {count} snapshot ({new} new). Try it: versioner --home {dest} verify",
            "{dest}: the database and {count} snapshots ({new} new). Try it: versioner --home {dest} verify",
            made.objects,
            dest=dest,
            new=made.new,
        ),
    )


@click.command(epilog="Example: versioner --home /var/lib/versioner restore /mnt/backup/versioner")
@click.argument("source", type=click.Path(file_okay=False, path_type=Path))
@takes_out
def restore(out: Out, source: Path) -> None:
    """Bring a copy back into an empty home."""
    from versioner.bootstrap import snapshot_store
    from versioner.storage.backup import restore_home
    from versioner.storage.database import Database

    settings = out.settings()
    database = Database(settings.url)
    try:
        manifest = restore_home(source, settings.home, database, snapshot_store(settings))
    finally:
        database.dispose()
    with out.app():
        pass  # opened once: migrated where the copy is of an older program
    out.tell(
        {"home": str(settings.home), "backup": manifest},
        lambda: out.words(
            "{home}: as it was on {at}. Say: versioner verify", home=settings.home, at=manifest["made_at"]
        ),
    )
