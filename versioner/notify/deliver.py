"""Deliver what the outbox holds: at least once, each message under the same id at every try.

    claim (due again after a lease) -> compose -> send -> delivered | tried again later | dead letter

A process that is killed anywhere in between has its messages sent by the next one; receivers know them by their ids.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta

from versioner.app import App
from versioner.core.told.events import Channel, try_again
from versioner.fetch.post import TIMEOUT, Poster
from versioner.notify import added, mail, services, webhook, websub
from versioner.notify.answer import Answer
from versioner.notify.due import anything_waiting
from versioner.notify.message import LOCAL, Message, compose
from versioner.storage import deliveries, outbox
from versioner.storage.deliveries import Parcel

_log = logging.getLogger("versioner.notify")
_BATCH = 20  # deliveries claimed at once: all are tried before the lease ends, however slow their receivers
_LEASE = 4 * TIMEOUT
KEPT = timedelta(days=90)  # what was told, or could not be, stays in the log so long


def deliver(app: App) -> int:
    """Send everything that is due; how many messages came through."""
    if not anything_waiting(app):
        return 0
    return asyncio.run(_deliver(app))


def forget(app: App) -> int:
    """Drop from the log what ended long ago; how many events."""
    with app.db.write() as session:
        return outbox.forget(session, app.now() - KEPT)


async def _deliver(app: App) -> int:
    poster = app.open_poster()
    through = 0
    try:
        while True:
            parcels = await asyncio.to_thread(_claim, app)
            if not parcels:
                return through
            through += sum(await asyncio.gather(*(_delivered(app, poster, one) for one in parcels)))
    finally:
        await poster.close()


def _claim(app: App) -> tuple[Parcel, ...]:
    now = app.now()
    with app.db.write() as session:
        return deliveries.claim(session, now, now + timedelta(seconds=_LEASE), _BATCH)


async def _delivered(app: App, poster: Poster, parcel: Parcel) -> bool:
    """Try a parcel and write down how it ended; whether it came through."""
    try:
        message = await asyncio.to_thread(compose, app, parcel)
        found = Answer() if message is None else await send(app, poster, parcel.channel, message)
    except Exception as error:  # noqa: BLE001 - a message that cannot be made must hold up no other
        _log.warning("%s cannot be told", parcel.uid, exc_info=True)
        found = Answer(error=f"it cannot be told: {type(error).__name__}")
    await asyncio.to_thread(_write, app, parcel, found)
    return found.error is None


def _write(app: App, parcel: Parcel, found: Answer) -> None:
    with app.db.write() as session:
        if found.error is None:
            deliveries.delivered(session, parcel)
            return
        again = None if found.lasting else try_again(parcel.tries, app.now(), asked=found.wait)
        deliveries.failed(session, parcel, found.error, again)


async def send(app: App, poster: Poster, channel: Channel, message: Message) -> Answer:
    """One try to tell a channel."""
    if channel.url.startswith(("http://", "https://")):
        return await webhook.send(
            poster, channel.url, channel.secret, uid=message.uid, at=app.now(), body=message.body()
        )
    if channel.url.startswith(websub.SCHEME):
        articles = sorted({item.article.id for item in message.items})
        return await websub.send(poster, channel.url, websub.topics(app.policy.public_url or LOCAL, articles))
    if channel.url.startswith(mail.SCHEME):
        if app.mail is None:
            return Answer(error="no mail server is set: VERSIONER_SMTP_URL")
        to = channel.url.removeprefix(mail.SCHEME)
        made = mail.mail(message, to=to, server=app.mail, channel=channel.id, at=app.now())
        return await asyncio.to_thread(mail.send, app.mail, made)
    way = added.send if added.known(channel.url) else services.send
    return await asyncio.to_thread(way, channel.url, message)
