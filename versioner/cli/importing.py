"""import, rederive: the past, from elsewhere or read again."""

from __future__ import annotations

from pathlib import Path

import click

from versioner.cli.options import Out, takes_out
from versioner.view.terminal import one_line


@click.command("import", epilog="Example: versioner import history.warc.gz")
@click.argument("file", type=click.Path(path_type=Path))
@takes_out
def import_(out: Out, file: Path) -> int:
    """Replay captures made elsewhere, in order of their dates (one page per URL)."""
    from versioner.ingest.importing import import_warc

    with out.app() as app:
        found = import_warc(app, file, progress=out.progress())
    out.tell(
        found.to_json(),
        lambda: (
            f"{found.captures} captures of {found.pages} pages taken ({found.known} were known, {found.skipped} skipped): "
            f"{found.versions} versions"
            + (
                f"; {found.pending} pages have a change that no further capture confirms (pending)"
                if found.pending
                else ""
            )
            + (
                f"; {found.ahead} captures are dated in the future and are held at the moment of this import"
                if found.ahead
                else ""
            )
        ),
    )
    for url, why in found.failed:
        click.echo(f"versioner: {one_line(url)}: {one_line(why)}", err=True)
    if found.cut_short:
        click.echo(f"versioner: {one_line(found.cut_short)}; what came before was taken", err=True)
    return 3 if found.cut_short or found.failed else 0


@click.command(epilog="Example: versioner rederive 7")
@click.argument("articles", nargs=-1)
@takes_out
def rederive(out: Out, articles: tuple[str, ...]) -> int:
    """Read stored snapshots again with today's extractor; tells readers nothing, moves no Last updated."""
    from versioner.ingest.rederive import rederive as again

    with out.app() as app:
        found = again(app, articles, progress=out.progress())
    out.tell(
        found.to_json(),
        lambda: (
            f"{found.pages} pages read again: {found.found_again} versions found again, {found.new} new, {found.superseded} superseded"
        ),
    )
    for failure in found.failures:
        click.echo(f"versioner: {one_line(failure)}", err=True)
    return 3 if found.failures else 0
