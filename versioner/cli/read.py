"""list, show, log, versions, diff, blame, source: answers from the database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from versioner.cli.options import Out, takes_out
from versioner.view.templates import N_

if TYPE_CHECKING:
    from versioner.cli.render.screen import Screen
    from versioner.cli.render.speech import Speech


_STATES = ("ok", "suspect", "failing", "gone", "blocked", "drift", "silent")


@click.command(
    "list", epilog="Examples: versioner list --tag budget · versioner list --state failing --sort checked"
)
@click.argument("part", default="")
@click.option(
    "--state",
    type=click.Choice(_STATES),
    default=None,
    help="Only these (suspect: what waits; drift: out of date; silent: updated last without a new date or note).",
)
@click.option("--tag", default="", help="Only articles with this tag.")
@click.option("--host", default="", help="Only articles on this host.")
@click.option(
    "--sort",
    type=click.Choice(["id", "title", "host", "tags", "state", "versions", "checked", "changed"]),
    default="id",
    help="In which order.",
)
@click.option("--limit", type=click.IntRange(1, 1_000_000), default=1_000_000, help="Most articles.")
@takes_out
def list_(out: Out, part: str, state: str | None, tag: str, host: str, sort: str, limit: int) -> None:
    """Every article, with its dates and state; those with PART in URL or title."""
    from versioner.cli.render.article import listing
    from versioner.queries.read import listing as read

    with out.app() as app:
        found, _ = read(
            app,
            part=part,
            show=state or "",
            tag=tag,
            host=host,
            sort=sort,
            limit=limit,
            edits=out.as_json,
        )
        out.tell(
            {"articles": [one.to_json() for one in found]},
            lambda: listing(found, app.now(), out.screen, narrowed=bool(part or state or tag or host)),
        )


@click.command(epilog="Examples: versioner show 7 · versioner show 7@2026-11-20 · versioner show v42")
@click.argument("address", metavar="VERSION|ARTICLE")
@takes_out
def show(out: Out, address: str) -> None:
    """The article at a version: title, Generated on, Last updated, Source, sections."""
    from versioner.cli.render.article import show as render
    from versioner.queries.read import show as read

    with out.app() as app:
        found = read(app, address)
        out.tell(found.to_json(), lambda: render(found, app.now(), out.screen))


@click.command(
    epilog="Examples: versioner log 7 --since 2026-11-01 --all · versioner log --silent --tag budget"
)
@click.argument("article", required=False)
@click.option("--all", "everything", is_flag=True, help="Minor, technical and reverted changes too.")
@click.option("--since", metavar="WHEN", help="From a date's beginning on, or after a time.")
@click.option("--significance", type=click.Choice(["substantive", "minor", "technical"]), help="Only these.")
@click.option("--silent", is_flag=True, default=None, help="Only what has no new date or note.")
@click.option("--words", help="Only where these words stand in what is or was said.")
@click.option("--section", help="Only what touches a section with this in its heading path.")
@click.option("--tag", help="Only articles with this tag.")
@click.option("--host", help="Only articles on this host.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=100, show_default=True, help="Most changes.")
@click.option("--with-source", is_flag=True, help="The sources' changes beside it.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 where there is something (for cron mail).")
@takes_out
def log(
    out: Out, article: str | None, *, limit: int, with_source: bool, exit_code: bool, **asked: Any
) -> int:
    """The changelog, newest first, by section; of all articles where none is named."""
    from versioner.core.asked.filters import ChangeFilter, asked_for
    from versioner.queries.drift import lags
    from versioner.queries.read import log as read

    wanted: ChangeFilter = asked_for(**asked)
    if article is None:
        return _log_of_all(out, wanted, limit, exit_code=exit_code)
    with out.app() as app:
        found = read(app, article, wanted=wanted, with_source=with_source)
        late = lags(app, article) if found.article.sources else ()
        now = app.now()
        data = found.to_json() | ({"lag": [one.to_json() for one in late]} if late else {})
        out.tell(
            data, lambda: "\n".join([_log(found, wanted, now, out), *(_late(one, now, out) for one in late)])
        )
    return 1 if exit_code and (found.changes or found.source_changes) else 0


def _log_of_all(out: Out, wanted: Any, limit: int, *, exit_code: bool) -> int:
    from versioner.cli.render.diff import change
    from versioner.cli.render.style import hung
    from versioner.queries.changes import latest

    with out.app() as app:
        found = latest(app, wanted, limit=limit)
        language = app.policy.language

    def text() -> str:
        screen = out.screen
        lines = []
        for one in found:
            told = change(one.change, screen)
            head = hung(f"{one.article.id}  {one.article.title}", screen.width)
            lines += [screen.paint(head, "bold"), *told, ""]
        return "\n".join(lines).rstrip() or screen.words(_nothing(wanted))

    out.tell({"changes": [one.to_json(language) for one in found]}, text)
    return 1 if exit_code and found else 0


def _nothing(wanted: Any) -> str:
    """What is said where no change is told: the filter may have left out some."""
    from dataclasses import replace

    from versioner.core.asked.filters import ChangeFilter

    if replace(wanted, everything=False) != ChangeFilter():
        return N_("No change fits what was asked for.")
    if wanted.everything:
        return N_("Nothing changed.")
    return N_("Nothing of substance changed. (--all shows minor changes too.)")


def _late(one: Any, now: Any, out: Out) -> str:
    from versioner.cli.render.style import hung, lasting

    name = one.section.path[-1] if one.section.path else out.words("the beginning")
    said = (
        N_("Behind its source: {name}, for {time} so far.")
        if one.until is None
        else N_("Behind its source: {name}, for {time}.")
    )
    time = lasting(one.since, one.until or now, out.words)
    return hung(out.words(said, name=name, time=time), out.width)


def _log(found: Any, wanted: Any, now: Any, out: Out) -> str:
    from versioner.cli.render.article import fields
    from versioner.cli.render.diff import change
    from versioner.cli.render.style import declared, exact, hung, wrap

    screen = out.screen
    words = screen.words
    head = fields(found.article, now, screen)
    lines = [screen.paint(wrap(found.article.title, screen.width), "bold"), *head, ""]
    entries = [(one.first_seen, "", one) for one in found.changes]
    entries += [
        (one.first_seen, words("source {url}:", url=ref.url) + " ", one) for ref, one in found.source_changes
    ]
    for _, label, one in sorted(entries, key=lambda entry: entry[0], reverse=True):
        lines += [*change(one, screen, label), ""]
    if not entries:
        lines.append(words(_nothing(wanted)))
    for moved in found.article.fresh_dated:
        said = (
            N_("{at}: the page's own date moved to {to}, the text did not.")
            if moved.to
            else N_("{at}: the page's own date moved, the text did not.")
        )
        lines.append(hung(words(said, at=exact(moved.at), to=declared(moved.to)), screen.width))
    return "\n".join(lines).rstrip()


@click.command(epilog="Example: versioner versions 7")
@click.argument("article")
@takes_out
def versions(out: Out, article: str) -> None:
    """Every version, with both clocks and where its snapshot lies."""
    from versioner.cli.render.article import versions as render
    from versioner.queries.read import version_list

    with out.app() as app:
        found = version_list(app, article)
        out.tell(found.to_json(), lambda: render(found, out.screen))


@click.command(
    epilog="Examples: versioner diff 7 v1 v2 · versioner diff 7@latest~1 7@latest · versioner diff 7 2026-11-20 latest · versioner diff --since 2026-11-01 7"
)
@click.argument("addresses", nargs=-1, required=True, metavar="V1 V2 | ARTICLE v1 v2")
@click.option(
    "--format",
    "form",
    type=click.Choice(["word", "unified", "side-by-side", "html", "json"]),
    default="word",
    help="How it is shown.",
)
@click.option("--section", metavar="PATH|#ID", help="Only this section.")
@click.option("--minor/--no-minor", default=True, help="With or without minor edits.")
@click.option("--since", metavar="WHEN", help="From the version in effect then to the latest.")
@takes_out
def diff(
    out: Out, addresses: tuple[str, ...], form: str, section: str | None, since: str | None, *, minor: bool
) -> int:
    """What differs between two versions; exits with 1 where they do."""
    from versioner.errors import UsageError
    from versioner.queries.compare import diff as read

    if len(addresses) > 3:
        raise UsageError("name two versions, or an article and two of its versions")
    with out.app() as app:
        found = read(app, *addresses, since=since, section=section, minor=minor)
    if form == "json":
        out.as_json = True
    out.tell(found.to_json(), lambda: _diff(found, form, out))
    return 1 if found.differs else 0


def _diff(found: Any, form: str, out: Out) -> str:
    from versioner.cli.render import diff as render
    from versioner.cli.render.page import page

    if form == "html":
        return page(found, out.words)
    if form == "unified":
        return render.unified(found)
    if form == "side-by-side":
        return render.side_by_side(found, out.screen)
    return render.word(found, out.screen)


@click.command(epilog="Example: versioner blame 7")
@click.argument("address", metavar="VERSION|ARTICLE")
@takes_out
def blame(out: Out, address: str) -> None:
    """Each sentence: since which version, and how it read before."""
    from versioner.queries.compare import blame_of

    with out.app() as app:
        found = blame_of(app, address)
    out.tell(found.to_json(), lambda: _blame(found, out))


def _blame(found: Any, out: Out) -> str:
    from versioner.cli.render.article import blame as render

    return render(found, out.screen)


@click.command(epilog="Example: versioner source 7 --accept 1")
@click.argument("article")
@click.option("--accept", "number", type=int, metavar="N", help="Take the N-th source that the page offers.")
@takes_out
def source(out: Out, article: str, number: int | None) -> None:
    """An article's sources, their last change, and what in the article they have overtaken, by section."""
    from versioner.ingest.track import accept_hint
    from versioner.queries.drift import source as read

    with out.app() as app:
        if number is not None:
            accept_hint(app, article, number)
        found = read(app, article)
    out.tell(found.to_json(), lambda: _source(found, out))


def _source(found: Any, out: Out) -> str:
    from versioner.cli.render.style import wrap

    screen = out.screen
    lines = [screen.paint(wrap(found.article.title, screen.width), "bold"), *_sources(found, screen.words)]
    for item in found.drift:
        lines += ["", *_drift(item, screen)]
    if found.sources and not found.drift:
        nothing = (
            N_("Nothing in the article is out of date against its source.")
            if all(one.status == "ok" for one in found.sources)
            else N_("Nothing in the article is out of date against what was last read of its source.")
        )
        lines += ["", screen.words(nothing)]
    return "\n".join([*lines, *_beside(found, screen)])


def _sources(found: Any, words: Speech) -> list[str]:
    from versioner.cli.render.style import dated
    from versioner.view.reasons import evidence

    lines = []
    for one in found.sources:
        last = dated(one.last_updated) if one.last_updated else words("not changed since first seen")
        told = words("source {id}  {url}  last updated: {last}", id=one.id, url=one.url, last=last)
        lines.append(f"{told}  [{words.name(one.status)}]")
        if one.id in found.foreign:
            lines.append("  " + words("it is in another language: only numbers, dates and names can agree"))
    lines = lines or [words("No source is known.")]
    for n, hint in enumerate(found.hints, 1):
        offered = words("offered ({number}): {url}", number=n, url=hint.url)
        lines.append(f"{offered}  {hint.confidence:.0%}  {evidence(hint.evidence, words.language)}")
    return lines


def _drift(item: Any, screen: Screen) -> list[str]:
    from versioner.cli.render.style import exact, path, wrap

    words = screen.words
    said = (
        (N_("the article says: {text}"), item.article_says),
        (N_("the source said: {text}"), item.source_said),
        (N_("the source says: {text}"), item.source_says),
    )
    head = words(
        "{section}: {kind} since {at}",
        section=path(item.section.path, words),
        kind=words.name(item.kind),
        at=exact(item.since),
    )
    lines = [wrap(words(label, text=text), screen.width, "    ") for label, text in said if text]
    return [screen.paint(head, "yellow"), *lines]


def _beside(found: Any, screen: Screen) -> list[str]:
    """What is informative: resolved, edited alone, without support."""
    from versioner.cli.render.style import path

    words, paint = screen.words, screen.paint
    resolved = [
        words(
            "caught up after {hours} h: {section}: {old} -> {new}",
            hours=f"{item.lag_hours:.1f}",
            section=path(item.section.path, words),
            old=item.source_said,
            new=item.source_says,
        )
        for item in found.resolved
    ]
    others = [
        *((N_("edited while the source stood: {section}: {text}"), item) for item in found.unsourced_edits),
        *((N_("no support found in the source: {section}: {text}"), item) for item in found.unsupported),
    ]
    return resolved + [
        paint(words(label, section=path(item.section.path, words), text=item.article_says), "dim")
        for label, item in others
    ]
