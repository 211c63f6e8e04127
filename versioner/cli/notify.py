"""notify: who is told of what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from versioner.cli.helps import Group
from versioner.cli.options import Out, takes_out

if TYPE_CHECKING:
    from versioner.cli.render.speech import Speech
    from versioner.storage.deliveries import DeliveryRow


@click.group(
    cls=Group, epilog="Example: versioner notify add https://example.org/hook --on change --on drift"
)
def notify() -> None:
    """Tell people: webhooks, e-mail, WebSub hubs, and every service that Apprise knows."""


@notify.command()
@click.argument("url")
@click.option("--on", multiple=True, metavar="KIND", help="Only this: change, correction, drift, drift.resolved, suspect, failing, recovered, gone, article.new.")  # fmt: skip
@click.option("--tag", default=None, help="Only of articles with this tag.")
@click.option("--host", default=None, help="Only of articles on this host.")
@click.option("--words", default=None, help="Only changes with these words.")
@click.option("--section", default=None, help="Only changes in sections with this in their heading path.")
@click.option("--significance", type=click.Choice(["technical", "minor", "substantive"]), default=None, help="Only these changes.")  # fmt: skip
@click.option("--all", "everything", is_flag=True, help="Minor and technical changes too.")
@click.option("--silent", is_flag=True, help="Only changes without a new date or note.")
@click.option("--digest", metavar="HH:MM", default=None, help="Once a day at this time, in one message.")
@click.option("--quiet-hours", metavar="HH:MM-HH:MM", default=None, help="Send nothing from then to then.")
@click.option("--tz", metavar="ZONE", default="UTC", show_default=True, help="The zone of those times.")
@click.option("--after", metavar="N", type=click.IntRange(1, 100), default=3, show_default=True, help="Tell that a page cannot be read after so many failed checks in a row.")  # fmt: skip
@click.option(
    "--secret", default=None, help="Signs a webhook (whsec_…); without it one is made and shown once."
)
@takes_out
def add(
    out: Out,
    url: str,
    on: tuple[str, ...],
    digest: str | None,
    quiet_hours: str | None,
    tz: str,
    after: int,
    secret: str | None,
    *,
    tag: str | None,
    host: str | None,
    words: str | None,
    section: str | None,
    significance: str | None,
    everything: bool,
    silent: bool,
) -> None:
    """Add a channel: https://… (a webhook), mailto:…, websub+https://…, or an address of Apprise."""
    from versioner.core.asked.filters import asked_for
    from versioner.ingest.tagging import tidy_tag
    from versioner.notify import channels

    wanted = asked_for(
        significance=significance,
        tag=tidy_tag(tag) if tag else None,
        host=host,
        words=words,
        section=section,
        everything=everything,
        silent=silent or None,
    )
    channel = channels.plan(url, on=on, digest=digest, quiet=quiet_hours, tz=tz, after=after, wanted=wanted)
    with out.app() as app:
        found = channels.add(app, channel, secret=secret)

    def text() -> str:
        secret_line = "\n" + out.words("Its secret, shown only now: {secret}", secret=found.secret)
        told = f"{found.shown.channel.id}  {found.shown.to}: {found.shown.said(out.words.language)}"
        return told + (secret_line if found.secret and not secret else "")

    out.tell(found.to_json(), text)
    if url.startswith("mailto:") and not out.settings().smtp_url:
        out.warn(out.words("no mail leaves yet: VERSIONER_SMTP_URL names no mail server"))


@notify.command("list")
@takes_out
def list_(out: Out) -> None:
    """Every channel, what it takes, and how its deliveries stand."""
    from versioner.notify import channels

    with out.app() as app:
        found = channels.channels(app)
    out.tell(
        {"channels": [one.to_json() for one in found]},
        lambda: (
            "\n".join(
                f"{one.channel.id}  {one.to}: {one.said(out.words.language)}"
                + "".join(f"; {count} {out.words.name(state)}" for state, count in sorted(one.counts.items()))
                for one in found
            )
            or out.words("Nobody is told. Add a channel: versioner notify add URL")
        ),
    )


@notify.command()
@click.argument("number", type=int)
@takes_out
def test(out: Out, number: int) -> int:
    """Send a message that says it is a test."""
    from versioner.notify import channels

    with out.app() as app:
        found = channels.test(app, number)
    out.tell(
        {"channel": number, "error": found.error},
        lambda: (
            out.words("It came through.")
            if found.error is None
            else out.words("It did not come through: {why}", why=found.error)
        ),
    )
    return 0 if found.error is None else 3


@notify.command()
@click.argument("number", type=int)
@takes_out
def remove(out: Out, number: int) -> None:
    """Forget a channel and what waits for it."""
    from versioner.notify import channels

    with out.app() as app:
        channels.remove(app, number)
    out.tell(
        {"removed": number}, lambda: out.words("Channel {number} is told nothing any more.", number=number)
    )


@notify.command()
@click.argument("number", type=int, required=False)
@takes_out
def resend(out: Out, number: int | None) -> None:
    """Try dead letters again (of one channel, or of all), under the ids that they had."""
    from versioner.notify import channels

    with out.app() as app:
        count = channels.resend(app, number)
    out.tell(
        {"resent": count},
        lambda: out.words.many(
            "{count} dead letter is due again.", "{count} dead letters are due again.", count
        ),
    )


@notify.command()
@click.option("--channel", type=int, default=None, help="Only of this channel.")
@click.option(
    "--state", type=click.Choice(["waiting", "delivered", "dead"]), default=None, help="Only these."
)
@click.option("--limit", type=click.IntRange(1, 10_000), default=50, show_default=True, help="Most lines.")
@takes_out
def log(out: Out, channel: int | None, state: str | None, limit: int) -> None:
    """How the telling went, newest first: what came through, what waits, what was given up."""
    from versioner.notify import channels

    with out.app() as app:
        rows = channels.log(app, channel=channel, state=state, limit=limit)
    out.tell(
        channels.log_json(rows),
        lambda: "\n".join(_delivery(row, out.words) for row in rows) or out.words("Nothing was told yet."),
    )


def _delivery(row: DeliveryRow, words: Speech) -> str:
    """How one telling went, in a line."""
    from versioner.core.model import rfc3339

    told = words.many(
        "{kind} of {what} to channel {channel}: {state}, {count} try",
        "{kind} of {what} to channel {channel}: {state}, {count} tries",
        row.tries,
        kind=row.kind,
        what=f"{row.page_id}{f'@{row.version}' if row.version else ''}",
        channel=row.channel_id,
        state=words.name(row.state),
    )
    return (
        f"{rfc3339(row.at.replace(microsecond=0))}  {told}{f' ({row.error})' if row.error else ''}  {row.uid}"
    )
