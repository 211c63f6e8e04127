"""export: the history of articles, for other tools and other people."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from versioner.cli.options import Out, takes_out
from versioner.errors import UsageError


@click.command(epilog="Example: versioner export 7 --format warc -o story.warc.gz")
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
@click.option(
    "--format",
    "form",
    required=True,
    metavar="FORMAT",
    help="warc, wacz (what servers answered; import takes both), jsonl, csv (tables), git (a repository), html (a site).",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="The file or folder to write; - for standard output.",
)
@click.option("--since", metavar="MOMENT", help="Only what was first seen after it.")
@takes_out
def export(out: Out, articles: tuple[str, ...], form: str, output: Path, since: str | None) -> None:
    """Write the history of articles (of all pages, where none is named)."""
    from versioner.queries.export.formats import FORMATS
    from versioner.queries.export.formats import export as write

    piped = str(output) == "-"
    if piped and form in FORMATS and FORMATS[form].folder:
        raise UsageError("{form} is a folder: name one with -o", form=form)
    with out.app() as app, TemporaryDirectory() as folder:
        path = Path(folder) / "export" if piped else output
        found = write(app, articles, form, path, since=since, progress=out.progress())
        if piped:
            with path.open("rb") as file:
                shutil.copyfileobj(file, sys.stdout.buffer)
            return
    out.tell(
        found.to_json(),
        lambda: out.words(
            "{path}: {versions} of {pages}",
            path=found.path,
            versions=out.words.many("{count} version", "{count} versions", found.versions),
            pages=out.words.many("{count} page", "{count} pages", found.articles),
        ),
    )
