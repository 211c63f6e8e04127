"""track, untrack, set: what is kept, and how."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from textwrap import indent
from typing import TYPE_CHECKING, Any

import click

from versioner import collecting
from versioner.cli.options import Out, takes_out
from versioner.errors import UsageError, VersionerError
from versioner.view.wording import wording

if TYPE_CHECKING:
    from versioner.cli.render.speech import Speech
    from versioner.core.model import Article
    from versioner.ingest.listed import Wanted
    from versioner.ingest.track import Tracked


def _schedule(every: str | None, cron: str | None, tz: str | None, *, adaptive: bool) -> Any:
    from versioner.core.schedule.plan import adaptive_schedule, parse_cron, parse_every

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
    options = (
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
    )
    for option in reversed(options):  # the first is listed first
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
@click.argument("urls", metavar="URL...", nargs=-1, required=True)
@click.option("--source", "-s", "sources", multiple=True, metavar="URL", help="What it was written from.")
@click.option("--anyway", is_flag=True, help="Keep it even if it cannot be fetched now.")
@_SEEN_BY
@_how
@takes_out
def track(
    out: Out,
    urls: tuple[str, ...],
    sources: tuple[str, ...],
    *,
    anyway: bool,
    visibility: str | None,
    **given: Any,
) -> int:
    """Begin to keep an article and its sources. Several are taken one after the other; URL - reads addresses from standard input, a line each; what stands behind a # is passed over."""
    from versioner.core.asked.visibility import Visibility
    from versioner.core.url import typed
    from versioner.ingest.listed import lines, named
    from versioner.ingest.track import track as begin

    listed = urls == ("-",)
    if "-" in urls and not listed:
        raise UsageError("- stands alone: it reads the addresses from standard input")
    options = replace(_options(given), visibility=Visibility(visibility or "public"))
    named_sources = list(map(typed, sources))
    with out.app() as app:

        def one(url: str) -> Tracked:
            return begin(app, url, sources=named_sources, options=options, anyway=anyway)

        if listed or len(urls) > 1:
            wanted = lines(sys.stdin.buffer) if listed else named(map(typed, urls))
            return _each(out, wanted, one, numbered=listed)
        found = one(typed(urls[0]))
        out.tell(found.to_json(), lambda: _said(found, out.words))
    return 0


def _each(out: Out, wanted: Iterable[Wanted], begin: Callable[[str], Tracked], *, numbered: bool) -> int:
    """Begin to keep one after the other; how the command ends.

    Args:
        wanted: the addresses.
        begin: begins to keep one.
        numbered: they stand in a list, on lines that are named where one fails.
    """
    collecting.one_heap()
    failed: list[tuple[Wanted, VersionerError]] = []
    repeated: list[Wanted] = []
    done = []
    for line in wanted:
        if line.repeats is not None:
            repeated.append(line)
            continue
        try:
            one = begin(line.url)
        except VersionerError as error:
            failed.append((line, error))
            where = out.words("line {line}: {url}", line=line.line, url=line.url) if numbered else line.url
            why = wording(error, out.words.language)
            out.warn(
                f"{where}{why.removeprefix(line.url)}" if why.startswith(line.url) else f"{where}: {why}"
            )
            continue
        done.append(one)
        out.say(_begun(one, out.words))
        if one.created and one.article.status != "ok":
            out.say(f"  {_trouble(one.article, out.words)}")
    new = sum(one.created for one in done)
    out.tell(
        {
            "tracked": [one.to_json() for one in done],
            "failed": [{"url": one.url, "line": one.line, "detail": error.message} for one, error in failed],
            "repeated": [{"url": one.url, "line": one.line, "first": one.repeats} for one in repeated],
        },
        lambda: ", ".join(
            (
                out.words(
                    "{new} tracked, {old} already tracked, {failed} failed",
                    new=new,
                    old=len(done) - new,
                    failed=len(failed),
                ),
                *([out.words("{count} repeated", count=len(repeated))] if repeated else []),
            )
        ),
    )
    return failed[-1][1].exit_code if failed else 0


def _begun(found: Tracked, words: Speech) -> str:
    article = found.article
    return (
        words("Tracking {id}  {url}", id=article.id, url=article.url)
        if found.created
        else words("Already tracked: {id}  {url}", id=article.id, url=article.url)
    )


def _said(found: Tracked, words: Speech) -> str:
    from versioner.cli.render.article import schedule, sections
    from versioner.cli.render.style import dated

    article = found.article
    if not found.created:
        return "\n  ".join((_begun(found, words), *_news(found, words)))
    lines = [words("title: {title}", title=article.title)]
    if article.status != "ok":
        lines.append(_trouble(article, words))
    if article.generated_on:
        basis = (
            words("(declared)")
            if article.generated_on.basis == "publisher"
            else words("(first seen; the page declares no date)")
        )
        lines.append(words("Generated on:") + f" {dated(article.generated_on)} {basis}")
    if article.versions:
        lines.append(words("sections:") + "\n" + indent(sections(found.sections, words), "    "))
    lines += [words("source: {id}  {url}", id=source.id, url=source.url) for source in article.sources]
    lines += [*_offers(found, words), schedule(article, words)]
    return "\n  ".join((_begun(found, words), *lines))


def _news(found: Tracked, words: Speech) -> list[str]:
    """What is new about a page that was kept already."""
    return [words("new: {what}", what=one) for one in found.added] or [words("nothing new")]


def _trouble(article: Article, words: Speech) -> str:
    """What is wrong with a page that is tracked from now on."""
    from versioner.view.details import said

    lines = words("the page is {state}", state=words.name(article.status))
    why = said(article.status_reason, words.language)
    if why:
        lines = words("{what}: {why}", what=lines, why=why)
    return lines if article.versions else words("{what}; no version was made", what=lines)


def _offers(found: Tracked, words: Speech) -> list[str]:
    """The sources that the page itself offers, and how each is taken."""
    from versioner.view.reasons import evidence

    taken = {source.url for source in found.article.sources}
    return [
        words(
            "perhaps its source ({number}): {url}  ({evidence}; take it: versioner source {id} --accept {number})",
            number=n,
            url=hint.url,
            evidence=evidence(hint.evidence, words.language),
            id=found.article.id,
        )
        for n, hint in enumerate(found.hints, 1)
        if hint.url not in taken
    ]


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
    from versioner.core.asked.visibility import Visibility
    from versioner.ingest.track import change_settings
    from versioner.ingest.track import untrack as stop
    from versioner.ingest.visibility import show_to

    more = bool(sources or removed or any(given.values()) or given["browser"] is not None)
    if pause and more:
        raise UsageError("a page that pauses is changed when it is looked at again: --pause stands alone")
    with out.app() as app:
        if visibility:
            seen = show_to(app, article, Visibility(visibility))
            if pause is None and not more:
                out.tell(
                    {"article": seen.to_json()},
                    lambda: f"{seen.id}  {seen.title}: {out.words.name(seen.visibility)}",
                )
                return
        if pause:
            was = stop(app, article)
            out.tell(
                {"article": was.to_json()},
                lambda: out.words(
                    "{id}  {title}: paused; versioner set {id} --resume", id=was.id, title=was.title
                ),
            )
            return
        found = change_settings(app, article, _options(given), add_sources=sources, remove_sources=removed)
        out.tell(
            found.to_json(),
            lambda: "\n  ".join((f"{found.article.id}  {found.article.title}", *_news(found, out.words))),
        )


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
            asked = out.words.many(
                "Erase {url} with {count} version for good?",
                "Erase {url} with {count} versions for good?",
                one.versions,
                url=one.url,
            )
            click.confirm(asked, abort=True, err=True)
        was = stop(app, article, delete=delete)
        out.tell(
            {"article": was.to_json(), "deleted": delete},
            lambda: (
                out.words("Erased {url}", url=was.url)
                if delete
                else out.words("No longer looking at {url}", url=was.url)
            ),
        )
