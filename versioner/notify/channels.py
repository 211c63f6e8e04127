"""Channels: add, list, test, remove; and how the telling went. Secrets go in and never come out again."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from secrets import token_bytes
from urllib.parse import urlsplit

from versioner.app import App
from versioner.core.asked.filters import ChangeFilter
from versioner.core.model import Article, Json, PageStatus, Significance, rfc3339
from versioner.core.told.events import (
    AFTER,
    MOST_AFTER,
    Channel,
    EventKind,
    parse_clock,
    parse_quiet,
    parse_zone,
)
from versioner.core.url import resolve
from versioner.errors import NotFoundError, UsageError
from versioner.frozen import dataclass
from versioner.notify import added, mail, services, webhook, websub
from versioner.notify.answer import Answer
from versioner.notify.deliver import send
from versioner.notify.message import LOCAL, Item, Message
from versioner.storage import deliveries
from versioner.storage.channels import add_channel, all_channels, remove_channel
from versioner.storage.deliveries import DeliveryRow
from versioner.storage.outbox import WAITING
from versioner.view.catalogues import ENGLISH, catalogue
from versioner.view.templates import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A channel as it may be seen: without what only its receiver should know."""

    channel: Channel
    counts: dict[str, int]

    @property
    def to(self) -> str:
        """Where it goes: an e-mail address in full, of everything else the service and host."""
        return masked(self.channel.url)

    def said(self, language: str = ENGLISH) -> str:
        """What it takes and when, in words of a language."""
        return in_words(self.channel, language)

    def to_json(self) -> Json:
        one = self.channel
        wanted = one.wanted
        return {
            "id": one.id,
            "to": self.to,
            "on": [str(kind) for kind in one.kinds or tuple(EventKind)],
            "significance": str(wanted.significance) if wanted.significance else None,
            "everything": wanted.everything,
            "silent": wanted.silent,
            "tag": wanted.tag,
            "host": wanted.host,
            "words": wanted.words,
            "section": wanted.section,
            "digest": f"{one.digest:%H:%M}" if one.digest else None,
            "quiet": "-".join(f"{at:%H:%M}" for at in one.quiet) if one.quiet else None,
            "tz": one.tz,
            "after": one.after,
            "waiting": self.counts.get(WAITING, 0),
            "delivered": self.counts.get(deliveries.DELIVERED, 0),
            "dead": self.counts.get(deliveries.DEAD, 0),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A new channel, and the secret that its receiver checks signatures with: told now and never again."""

    shown: Shown
    secret: str | None

    def to_json(self) -> Json:
        return {"channel": self.shown.to_json(), "secret": self.secret}


def masked(url: str) -> str:
    """An address without its secrets: webhooks and services often carry a token in their path."""
    if url.startswith(mail.SCHEME):
        return url.partition("?")[0]
    parts = urlsplit(url.removeprefix(websub.SCHEME))
    before = websub.SCHEME if url.startswith(websub.SCHEME) else ""
    if before or parts.scheme in {"http", "https"}:
        port = f":{parts.port}" if parts.port else ""
        return f"{before}{parts.scheme}://{parts.hostname}{port}/…"
    return f"{parts.scheme}://…"


def in_words(channel: Channel, language: str = ENGLISH) -> str:
    """What a channel takes and when, in words of a language; kinds are said as they are given."""
    words = catalogue(language)
    kinds = ", ".join(str(kind) for kind in channel.kinds) or words.gettext(N_("everything"))
    said = (words.gettext(template).format(value=value) for template, value in _wishes(channel) if value)
    return ", ".join((kinds, *said))


def _wishes(channel: Channel) -> tuple[tuple[str, object], ...]:
    """What a channel asks for beyond kinds, each as a template and its value; no value: it does not ask."""
    wanted = channel.wanted
    only = wanted.significance and _ONLY[wanted.significance]
    failing = not channel.kinds or EventKind.FAILING in channel.kinds
    after = channel.after if failing and channel.after != AFTER else None
    quiet = channel.quiet and f"{channel.quiet[0]:%H:%M}–{channel.quiet[1]:%H:%M} {channel.tz}"
    return (
        (N_("tagged {value}"), wanted.tag),
        (N_("on {value}"), wanted.host),
        (only or "", only),
        (N_("minor changes too"), wanted.everything),
        (N_("only silent edits"), wanted.silent),
        (N_("in sections “{value}”"), wanted.section),
        (N_("with the words “{value}”"), wanted.words),
        (N_("failing from check {value} on"), after),
        (N_("once a day at {value}"), channel.digest and f"{channel.digest:%H:%M} {channel.tz}"),
        (N_("nothing in {value}"), quiet),
    )


_ONLY = {
    Significance.SUBSTANTIVE: N_("only substantive changes"),
    Significance.MINOR: N_("only minor changes"),
    Significance.TECHNICAL: N_("only technical changes"),
}


def plan(
    url: str,
    *,
    on: tuple[str, ...] = (),
    digest: str | None = None,
    quiet: str | None = None,
    tz: str = "UTC",
    after: int = AFTER,
    wanted: ChangeFilter | None = None,
) -> Channel:
    """A channel as words spell it.

    Raises:
        UsageError: something in them makes no sense.
    """
    known = {str(kind) for kind in EventKind}
    strange = [kind for kind in on if kind not in known]
    if strange:
        raise UsageError(
            "there is nothing like {kind!r} to be told; say one of {known}",
            kind=strange[0],
            known=", ".join(sorted(known)),
        )
    chosen = wanted or ChangeFilter()
    if not on and (chosen.silent is not None or chosen.significance is not None):
        on = (EventKind.CHANGE, EventKind.CORRECTION)  # nothing else is silent, minor or substantive
    channel = Channel(
        url=url.strip(),
        kinds=tuple(dict.fromkeys(EventKind(kind) for kind in on)),
        wanted=chosen,
        digest=parse_clock(digest) if digest else None,
        quiet=parse_quiet(quiet) if quiet else None,
        tz=parse_zone(tz),
        after=after,
    )
    if not 1 <= after <= MOST_AFTER:
        raise UsageError(
            "a page is told as failing after 1 to {most} failed checks, not after {after}",
            most=MOST_AFTER,
            after=after,
        )
    if channel.digest is not None and _immediate(channel.url):
        raise UsageError("a digest is for people: give an e-mail address (mailto:…) or a service")
    return channel


def _immediate(url: str) -> bool:
    return url.startswith(("http://", "https://", websub.SCHEME))


def add(app: App, channel: Channel, *, secret: str | None = None, services_too: bool = True) -> Added:
    """Keep a new channel.

    Args:
        app: what to work with.
        channel: as `plan` made it.
        secret: signs a webhook; None makes one.
        services_too: take the addresses of Apprise, whose requests no guard of ours sees.

    Raises:
        UsageError: the address is none, of a kind that is not taken here, or told the very same already.
        ConfigError: Apprise is wanted and not installed.
    """
    _check(channel.url, services_too=services_too)
    signed = channel.url.startswith(("http://", "https://"))
    if signed:
        webhook.key_of(secret := secret or webhook.new_secret(token_bytes(32)))
    kept = replace(channel, secret=(secret or "") if signed else "")
    with app.db.write() as session:
        _check_new(kept, all_channels(session))
        kept = replace(kept, id=add_channel(session, kept, app.now()))
    return Added(shown=Shown(channel=kept, counts={}), secret=kept.secret or None)


def _check_new(channel: Channel, known: Iterable[Channel]) -> None:
    """Refuse a channel that would tell one receiver everything twice, whatever secret signs it."""
    for one in known:
        if replace(one, id=channel.id, secret=channel.secret) == channel:
            raise UsageError(
                "channel {number} tells {to} the same already", number=one.id, to=masked(one.url)
            )


def _check(url: str, *, services_too: bool) -> None:
    if url.startswith(mail.SCHEME):
        name, at, host = url.removeprefix(mail.SCHEME).partition("@")
        if not (name and at and host) or not url.isprintable() or any(char in url for char in " ,;<>?"):
            raise UsageError("an e-mail channel is mailto: and one address")
        return
    if _immediate(url):
        target = url.removeprefix(websub.SCHEME)
        if resolve(target, target) is None or not url.isprintable():
            raise UsageError("give the whole address of the receiver: https://host/path")
        return
    if not services_too:
        raise UsageError(
            "here channels are https:// (a webhook), mailto: and websub+https://; others are added on the command line"
        )
    if "://" not in url:
        raise UsageError(
            "a channel is an address: https://… (a webhook), mailto:…, websub+https://…, or one of Apprise"
        )
    if not added.known(url):
        services.check(url)


def channels(app: App) -> tuple[Shown, ...]:
    """Every channel with how its deliveries stand."""
    with app.db.read() as session:
        found, counted = all_channels(session), deliveries.counts(session)
    return tuple(
        Shown(channel=one, counts={state: n for (number, state), n in counted.items() if number == one.id})
        for one in found
    )


def remove(app: App, number: int) -> None:
    """Forget a channel; what waits for it is told no more.

    Raises:
        NotFoundError: there is none of that number.
    """
    with app.db.write() as session:
        if not remove_channel(session, number):
            raise _none(number)


def _none(number: int) -> NotFoundError:
    return NotFoundError("there is no channel {number}; say: versioner notify list", number=number)


def log(
    app: App, *, channel: int | None = None, state: str | None = None, limit: int = 100
) -> tuple[DeliveryRow, ...]:
    """How the telling of the newest events went, newest first."""
    with app.db.read() as session:
        return deliveries.newest(session, channel=channel, state=state, limit=limit)


def log_json(rows: tuple[DeliveryRow, ...]) -> Json:
    """The log as programs read it."""
    return {
        "deliveries": [
            {
                "id": row.uid,
                "type": row.kind,
                "article": row.page_id,
                "version": row.version,
                "timestamp": rfc3339(row.at),
                "channel": row.channel_id,
                "state": row.state,
                "tries": row.tries,
                "tried_at": rfc3339(row.tried_at),
                "next_try": rfc3339(row.due_at),
                "error": row.error,
            }
            for row in rows
        ]
    }


def resend(app: App, number: int | None = None) -> int:
    """Have what was given up tried again, of one channel or of all; how many.

    Raises:
        NotFoundError: there is none of that number.
    """
    with app.db.write() as session:
        if number is not None and all(one.id != number for one in all_channels(session)):
            raise _none(number)
        return deliveries.resend(session, app.now(), channel=number)


def test(app: App, number: int) -> Answer:
    """Tell a channel that it can be told; how that ended.

    Raises:
        NotFoundError: there is none of that number.
    """
    with app.db.read() as session:
        channel = next((one for one in all_channels(session) if one.id == number), None)
    if channel is None:
        raise _none(number)
    return asyncio.run(_tested(app, channel))


async def _tested(app: App, channel: Channel) -> Answer:
    words = catalogue(app.policy.language)
    title = words.gettext(N_("A test of this channel"))
    article = Article(id=0, url=LOCAL, title=title, status=PageStatus.OK, versions=0)
    url = app.policy.public_url or LOCAL
    item = Item(
        kind=EventKind.ARTICLE_NEW,
        at=app.now(),
        article=article,
        change=None,
        detail={"test": True},
        url=url,
        sentences=(
            words.gettext(N_("Nothing happened: versioner was asked to try whether it reaches you.")),
        ),
        language=app.policy.language,
    )
    message = Message(
        uid=f"test_{token_bytes(16).hex()}",
        items=(item,),
        digest=False,
        origin=app.policy.origin,
        templates=app.policy.templates,
    )
    poster = app.open_poster()
    try:
        return await send(app, poster, channel, message)
    finally:
        await poster.close()
