"""noise, accept, reject, judge: what is ignored, and where a person knows better."""

from __future__ import annotations

from typing import Any

import click

from versioner.cli.options import Out, takes_out


@click.command(epilog="Example: versioner noise 7")
@click.argument("article")
@takes_out
def noise(out: Out, article: str) -> None:
    """What is ignored on a page, and why."""
    from versioner.queries.state import noise as read
    from versioner.view.reasons import ignored

    with out.app() as app:
        found = read(app, article)
    out.tell(
        found.to_json(),
        lambda: (
            "\n".join(f"{ignored(block, out.words.language)}: {block.text}" for block in found.noise)
            or out.words("Nothing is ignored on this page.")
        ),
    )


@click.command(epilog="Example: versioner tag 7 budget 'city council'")
@click.argument("article")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--remove", is_flag=True, help="Take them away.")
@takes_out
def tag(out: Out, article: str, names: tuple[str, ...], *, remove: bool) -> None:
    """Give an article tags, or take them away; without a name, tell those that it has."""
    from versioner.ingest.tagging import tag as give
    from versioner.queries.read import article as look_up

    with out.app() as app:
        found = give(app, article, names, remove=remove) if names else look_up(app, article)
    out.tell(
        {"article": found.to_json()},
        lambda: f"{found.id}  {found.title}: " + (", ".join(found.tags) or out.words("no tags")),
    )


def _decision(command: Any) -> Any:
    command = click.option("--by", metavar="NAME", help="Who decides.")(command)
    return click.option("--reason", metavar="TEXT", help="Why.")(command)


@click.command(epilog="Example: versioner accept 7 --reason 'the page was rewritten'")
@click.argument("article")
@_decision
@takes_out
def accept(out: Out, article: str, reason: str | None, by: str | None) -> None:
    """Take the text that is suspect or pending as the next version."""
    from versioner.ingest.judge import accept as decide

    with out.app() as app:
        found = decide(app, article, reason=reason, by=by)
    out.tell(
        found.to_json(),
        lambda: (
            out.words("Accepted: version {number}", number=found.version)
            if found.version
            else out.words("Accepted; no new version")
        ),
    )


@click.command(epilog="Example: versioner reject 7")
@click.argument("article")
@_decision
@takes_out
def reject(out: Out, article: str, reason: str | None, by: str | None) -> None:
    """Refuse the text that is suspect or pending; the last good text stays."""
    from versioner.ingest.judge import reject as decide

    with out.app() as app:
        found = decide(app, article, reason=reason, by=by)
    out.tell(found.to_json(), lambda: out.words("Rejected; the last good text stays."))


@click.command(epilog="Example: versioner judge 7@4 minor --reason 'a figure of speech'")
@click.argument("version")
@click.argument("verdict", type=click.Choice(["minor", "substantive", "technical"]))
@_decision
@takes_out
def judge(out: Out, version: str, verdict: str, reason: str | None, by: str | None) -> None:
    """Say what the change that made a version is worth; Last updated follows."""
    from versioner.core.model import Verdict
    from versioner.ingest.judge import judge as decide

    with out.app() as app:
        found = decide(app, version, Verdict(verdict), reason=reason, by=by)
    out.tell(
        found.to_json(),
        lambda: out.words(
            "Version {number} is judged {verdict}.", number=found.version, verdict=out.words.name(verdict)
        ),
    )
