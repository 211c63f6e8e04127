"""import, rederive: the past, from elsewhere or read again."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from versioner.cli.options import Out, takes_out
from versioner.errors import UsageError
from versioner.view.terminal import one_line

if TYPE_CHECKING:
    from versioner.app import App
    from versioner.ingest.importing import Imported


@click.command("import", epilog="Example: versioner import history.warc.gz articles.csv feeds.opml")
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path(path_type=Path))
@click.option("--wayback", metavar="URL", help="What the Wayback Machine captured of a page.")
@click.option("--timemap", metavar="URL", help="What a Memento TimeMap (RFC 7089) of any archive names.")
@click.option("--from", "since", metavar="DATE", help="With an archive: captures of that day and later.")
@click.option("--to", "until", metavar="DATE", help="With an archive: captures until the end of that day.")
@takes_out
def import_(
    out: Out,
    files: tuple[Path, ...],
    wayback: str | None,
    timemap: str | None,
    since: str | None,
    until: str | None,
) -> int:
    """Take in captures made elsewhere, in order of date: WARC and WACZ files, archives on the Web; .csv lists of articles, .opml lists of feeds."""
    if sum((bool(files), wayback is not None, timemap is not None)) != 1:
        raise UsageError("name files to import, or an archive with --wayback URL or --timemap URL")
    if files and (since or until):
        raise UsageError("--from and --to choose captures of an archive, not of files")
    if not files:
        return _archive(out, wayback, timemap, since, until)
    shown: list[Any] = []
    said: list[str] = []
    code = 0
    with out.app() as app:
        for file in files:
            try:
                value, words, failed = _import_one(out, app, file)
            except UsageError as error:
                if len(files) == 1:
                    raise
                value, words, failed = {"failed": error.message}, f"{file}: not taken", error.exit_code
                click.echo(f"versioner: {one_line(error.message)}", err=True)
            shown.append({"file": str(file), **value})
            said.append(words)
            code = max(code, failed)
    alone = {key: value for key, value in shown[0].items() if key != "file"}
    out.tell(alone if len(files) == 1 else {"files": shown}, lambda: "\n".join(said))
    return code


def _archive(out: Out, wayback: str | None, timemap: str | None, since: str | None, until: str | None) -> int:
    from versioner.ingest.elsewhere import Span, import_timemap, import_wayback

    span = Span.of(since, until)
    with out.app() as app:
        if wayback is not None:
            found = import_wayback(app, wayback, span=span, progress=out.progress())
        else:
            found = import_timemap(app, timemap or "", span=span, progress=out.progress())
    value, words, code = _told(found)
    out.tell(value, lambda: words)
    return code


def _import_one(out: Out, app: App, file: Path) -> tuple[dict[str, Any], str, int]:
    """What a file brought, as JSON and in words, and the exit code that it asks for."""
    return _list(out, app, file) if file.suffix.lower() in _LISTS else _warc(out, app, file)


_LISTS = frozenset({".csv", ".opml"})  # addresses to begin with; all else holds captures


def _list(out: Out, app: App, file: Path) -> tuple[dict[str, Any], str, int]:
    from versioner.ingest.bulk import import_list

    begun = import_list(app, file, progress=out.progress())
    for one in begun:
        if one.state == "failed":
            where = f"{file}, line {one.line}" + (f": {one_line(one.url)}" if one.url else "")
            click.echo(f"versioner: {where}: {one_line(one.detail or '')}", err=True)
    counts = Counter(one.state for one in begun)
    words = ", ".join(f"{count} {state}" for state, count in counts.items())
    return {"entries": [one.to_json() for one in begun]}, words, 3 if counts["failed"] else 0


def _warc(out: Out, app: App, file: Path) -> tuple[dict[str, Any], str, int]:
    from versioner.ingest.importing import import_warc

    return _told(import_warc(app, file, progress=out.progress()))


def _told(found: Imported) -> tuple[dict[str, Any], str, int]:
    """What captures brought, as JSON and in words, and the exit code; what went wrong on stderr."""
    words = (
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
    )
    for url, why in found.failed:
        click.echo(f"versioner: {one_line(url)}: {one_line(why)}", err=True)
    if found.cut_short:
        click.echo(f"versioner: {one_line(found.cut_short)}; what came before was taken", err=True)
    return found.to_json(), words, 3 if found.cut_short or found.failed else 0


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
