"""import, rederive: the past, from elsewhere or read again."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from versioner.cli.options import Out, takes_out
from versioner.errors import UsageError
from versioner.view.templates import N_
from versioner.view.wording import wording

if TYPE_CHECKING:
    from versioner.app import App
    from versioner.cli.render.speech import Speech
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
                value, words, failed = (
                    {"failed": error.message},
                    out.words("{file}: not taken", file=file),
                    error.exit_code,
                )
                out.warn(wording(error, out.words.language))
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
    value, words, code = _told(out, found)
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
            line = out.words("{file}, line {line}", file=file, line=one.line)
            where = f"{line}: {one.url}" if one.url else line
            out.warn(f"{where}: {one.detail or ''}")
    counts = Counter(one.state for one in begun)
    words = ", ".join(out.words(_BEGUN[state], count=count) for state, count in counts.items())
    return {"entries": [one.to_json() for one in begun]}, words, 3 if counts["failed"] else 0


def _warc(out: Out, app: App, file: Path) -> tuple[dict[str, Any], str, int]:
    from versioner.ingest.importing import import_warc

    return _told(out, import_warc(app, file, progress=out.progress()))


_BEGUN = {
    "tracked": N_("{count} tracked"),
    "kept": N_("{count} tracked already"),
    "followed": N_("{count} followed"),
    "repeated": N_("{count} repeated"),
    "failed": N_("{count} failed"),
}


def _told(out: Out, found: Imported) -> tuple[dict[str, Any], str, int]:
    """What captures brought, as JSON and in words, and the exit code; what went wrong on stderr."""
    for url, why in found.failed:
        words = wording(why, out.words.language)
        out.warn(words if words.startswith(url) else f"{url}: {words}")
    if found.cut_short:
        out.warn(out.words("{what}; what came before was taken", what=found.cut_short))
    return found.to_json(), _taken(found, out.words), 3 if found.cut_short or found.failed else 0


def _taken(found: Imported, words: Speech) -> str:
    parts = [
        words(
            "{captures} of {pages} taken ({known} were known; {skipped} other records: requests, notes, no page that can be read): {versions}",
            captures=words.many("{count} capture", "{count} captures", found.captures),
            pages=words.many("{count} page", "{count} pages", found.pages),
            known=found.known,
            skipped=found.skipped,
            versions=words.many("{count} version", "{count} versions", found.versions),
        )
    ]
    if found.pending:
        parts.append(
            words.many(
                "{count} page has a change that no further capture confirms (pending)",
                "{count} pages have a change that no further capture confirms (pending)",
                found.pending,
            )
        )
    if found.ahead:
        parts.append(
            words.many(
                "{count} capture is dated in the future and is held at the moment of this import",
                "{count} captures are dated in the future and are held at the moment of this import",
                found.ahead,
            )
        )
    return "; ".join(parts)


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
        lambda: out.words.many(
            "{count} page read again: {again} versions found again, {new} new, {superseded} superseded",
            "{count} pages read again: {again} versions found again, {new} new, {superseded} superseded",
            found.pages,
            again=found.found_again,
            new=found.new,
            superseded=found.superseded,
        ),
    )
    for failure in found.failures:
        out.warn(wording(failure, out.words.language))
    return 3 if found.failures else 0
