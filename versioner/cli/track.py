"""track, untrack, set: what is kept, and how."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from versioner.cli.options import Out, takes_out
from versioner.errors import UsageError, VersionerError
from versioner.view.terminal import one_line

if TYPE_CHECKING:
    from versioner.ingest.listed import Wanted


def _schedule(every: str | None, cron: str | None, tz: str | None, *, adaptive: bool) -> Any:
    from versioner.core.schedule import adaptive_schedule, parse_cron, parse_every

    if sum((every is not None, cron is not None, adaptive)) > 1:
        raise UsageError("give one of --every, --cron and --adaptive")
    if tz is not None and cron is None:
        raise UsageError("--tz goes with --cron")
    if every is not None:
        return parse_every(every)
    if cron is not None:
        return parse_cron(cron, tz)
    return adaptive_schedule() if adaptive else None


def _headers(given: Iterable[str]) -> tuple[tuple[str, str], ...]:
    found = []
    for line in given:
        name, colon, value = line.partition(":")
        if not colon or not name.strip() or any(char in line for char in "\r\n\0"):
            raise UsageError("a header is written 'Name: value'")
        found.append((name.strip(), value.strip()))
    return tuple(found)


def _how(command: Any) -> Any:
    """The options that say how a page is kept."""
    for option in (
        click.option("--every", metavar="30m", help="Look at this interval: 30m, 2h, 1d."),
        click.option("--cron", metavar="'*/15 * * * *'", help="Look when this cron line fires."),
        click.option("--tz", metavar="ZONE", help="The cron line's time zone, as in Europe/Paris."),
        click.option(
            "--adaptive", is_flag=True, help="Look as often as the page's age and past suggest (default)."
        ),
        click.option("--title", metavar="TEXT", help="What to call it."),
        click.option(
            "--ignore", multiple=True, metavar="RULE", help="Leave out: a CSS selector, text, or /regex/."
        ),
        click.option("--only", multiple=True, metavar="CSS", help="Read only what this selects."),
        click.option(
            "--header", multiple=True, metavar="'Name: value'", help="Send this header (kept secret)."
        ),
        click.option(
            "--browser/--no-browser",
            default=None,
            help="Have a browser run the page's scripts first (extra browser).",
        ),
        click.option("--language", metavar="TAG", help="Accept-Language for this page."),
    ):
        command = option(command)
    return command


_SEEN_BY = click.option(
    "--visibility",
    type=click.Choice(["public", "unlisted", "private"]),
    default=None,
    help="Who sees it on the web: all who read, those who know its address, editors alone.",
)


def _options(given: dict[str, Any]) -> Any:
    from versioner.ingest.options import Options

    return Options(
        title=given["title"],
        schedule=_schedule(given["every"], given["cron"], given["tz"], adaptive=given["adaptive"]),
        ignore=given["ignore"],
        only=given["only"],
        headers=_headers(given["header"]),
        language=given["language"],
        browser=given["browser"],
    )


@click.command(
    epilog="Example: versioner track https://paper.example/story --source https://council.example/plan --every 30m"
)
@click.argument("url")
@click.option("--source", "-s", "sources", multiple=True, metavar="URL", help="What it was written from.")
@click.option("--anyway", is_flag=True, help="Keep it even if it cannot be fetched now.")
@_SEEN_BY
@_how
@takes_out
def track(
    out: Out, url: str, sources: tuple[str, ...], *, anyway: bool, visibility: str | None, **given: Any
) -> int:
    """Begin to keep an article and its sources. URL - reads addresses from standard input, a line each; what stands behind a # is passed over."""
    from versioner.core.visibility import Visibility
    from versioner.ingest.listed import lines
    from versioner.ingest.track import track as begin

    options = replace(_options(given), visibility=Visibility(visibility or "public"))
    with out.app() as app:
        if url != "-":
            found = begin(app, url, sources=sources, options=options, anyway=anyway)
            out.tell(found.to_json(), lambda: _said(found))
            return 0
        failed: list[tuple[Wanted, VersionerError]] = []
        repeated: list[Wanted] = []
        done = []
        for line in lines(sys.stdin.buffer):
            if line.repeats is not None:
                repeated.append(line)
                continue
            try:
                one = begin(app, line.url, sources=sources, options=options, anyway=anyway)
            except VersionerError as error:
                failed.append((line, error))
                where = f"line {line.line}: {one_line(line.url)}"
                click.echo(f"versioner: {where}: {one_line(error.message)}", err=True)
                continue
            done.append(one)
            out.say(
                f"{'Tracking' if one.created else 'Already tracked:'} {one.article.id}  {one.article.url}"
            )
    new = sum(one.created for one in done)
    out.tell(
        {
            "tracked": [one.to_json() for one in done],
            "failed": [{"url": one.url, "line": one.line, "detail": error.message} for one, error in failed],
            "repeated": [{"url": one.url, "line": one.line, "first": one.repeats} for one in repeated],
        },
        lambda: (
            f"{new} tracked, {len(done) - new} already tracked, {len(failed)} failed"
            + (f", {len(repeated)} repeated" if repeated else "")
        ),
    )
    return failed[-1][1].exit_code if failed else 0


def _said(found: Any) -> str:
    from versioner.cli.render.article import sections
    from versioner.cli.render.style import dated, exact
    from versioner.view.details import said
    from versioner.view.reasons import evidence

    article = found.article
    lines = [f"{'Tracking' if found.created else 'Already tracked:'} {article.id}  {article.url}"]
    if not found.created:
        lines += [f"  new: {one}" for one in found.added] or ["  nothing new"]
        return "\n".join(lines)
    lines.append(f"  title: {article.title}")
    if article.status != "ok":
        why = f": {said(article.status_reason)}" if article.status_reason else ""
        lines.append(
            f"  the page is {article.status}{why}" + ("; no version was made" if not article.versions else "")
        )
    if article.generated_on:
        basis = (
            "declared"
            if article.generated_on.basis == "publisher"
            else "first seen; the page declares no date"
        )
        lines.append(f"  Generated on: {dated(article.generated_on)} ({basis})")
    lines.append(f"  sections:\n{sections(found.sections)}")
    lines += [f"  source: {source.id}  {source.url}" for source in article.sources]
    taken = {source.url for source in article.sources}
    for n, hint in enumerate(found.hints, 1):
        if hint.url not in taken:
            lines.append(
                f"  perhaps its source ({n}): {hint.url}  ({evidence(hint.evidence)}; take it: versioner source {article.id} --accept {n})"
            )
    lines.append(f"  looked at: {article.schedule}; next {exact(article.next_check)}")
    return "\n".join(lines)


@click.command(epilog="Example: versioner set 7 --every 1h --remove-source https://old.example/")
@click.argument("article")
@click.option("--source", "-s", "sources", multiple=True, metavar="URL", help="Add a source.")
@click.option("--remove-source", "removed", multiple=True, metavar="URL", help="Take a source away.")
@click.option("--pause/--resume", "pause", default=None, help="Stop looking for now; look again.")
@_SEEN_BY
@click.option("--public", "visibility", flag_value="public", help="Let all who read see it.")
@click.option("--unlisted", "visibility", flag_value="unlisted", help="In no list, feed or search.")
@click.option("--private", "visibility", flag_value="private", help="For editors alone.")
@_how
@takes_out
def change(
    out: Out,
    article: str,
    sources: tuple[str, ...],
    removed: tuple[str, ...],
    *,
    pause: bool | None,
    visibility: str | None,
    **given: Any,
) -> None:
    """Change how a page is kept. What is ignored takes effect on the past by `versioner rederive`."""
    from versioner.core.visibility import Visibility
    from versioner.ingest.track import change_settings
    from versioner.ingest.track import untrack as stop
    from versioner.ingest.visibility import show_to

    more = bool(sources or removed or any(given.values()) or given["browser"] is not None)
    if pause and more:
        raise click.UsageError(
            "a page that pauses is changed when it is looked at again: --pause stands alone"
        )
    with out.app() as app:
        if visibility:
            seen = show_to(app, article, Visibility(visibility))
            if pause is None and not more:
                out.tell({"article": seen.to_json()}, lambda: f"{seen.id}  {seen.title}: {seen.visibility}")
                return
        if pause:
            was = stop(app, article)
            out.tell(
                {"article": was.to_json()},
                lambda: f"{was.id}  {was.title}: paused; versioner set {was.id} --resume",
            )
            return
        found = change_settings(app, article, _options(given), add_sources=sources, remove_sources=removed)
        out.tell(found.to_json(), lambda: _said(found))


@click.command(epilog="Example: versioner untrack 7")
@click.argument("article")
@click.option("--delete", is_flag=True, help="Erase the history and the bytes too.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@takes_out
def untrack(out: Out, article: str, *, delete: bool, yes: bool) -> None:
    """Stop looking at a page; its history stays, unless --delete."""
    from versioner.ingest.track import untrack as stop

    with out.app() as app:
        if delete and not yes:
            from versioner.queries.read import article as look_up

            one = look_up(app, article)
            click.confirm(f"Erase {one.url} with {one.versions} versions for good?", abort=True, err=True)
        was = stop(app, article, delete=delete)
        out.tell(
            {"article": was.to_json(), "deleted": delete},
            lambda: f"{'Erased' if delete else 'No longer looking at'} {was.url}",
        )
