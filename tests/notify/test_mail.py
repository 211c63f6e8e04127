"""E-mail through a real SMTP server, digests, hubs, and services of Apprise."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from tests.ingest.test_story import ARTICLE, PARAGRAPHS, SOURCE, World, edit, page
from versioner.app import MailServer
from versioner.errors import UsageError
from versioner.fetch.post import Posted
from versioner.ingest import track
from versioner.notify import channels
from versioner.notify.deliver import deliver

pytestmark = pytest.mark.filterwarnings(
    "ignore::DeprecationWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)


class Postbox:
    """A mail server's handler: keeps what comes, refuses as a test says."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)
        self.came: list[EmailMessage] = []

    async def handle_DATA(  # noqa: N802 - aiosmtpd calls it so
        self, server: Any, session: Any, envelope: Any
    ) -> str:
        made = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(made, EmailMessage)
        self.came.append(made)
        return self.answers.pop(0) if self.answers else "250 OK"


@contextmanager
def serving(postbox: Postbox) -> Iterator[MailServer]:
    controller: Any = Controller(postbox, hostname="127.0.0.1", port=0)
    knock = controller._trigger_server

    def knock_where_it_is() -> None:
        controller.port = controller.server.sockets[0].getsockname()[1]
        knock()

    controller._trigger_server = knock_where_it_is
    controller.start()
    try:
        yield MailServer(url=f"smtp://127.0.0.1:{controller.port}", sender="desk@versioner.example")
    finally:
        controller.stop()


class Hub:
    """Sends nothing; remembers what it was to send."""

    def __init__(self) -> None:
        self.posted: list[tuple[str, bytes]] = []

    async def post(self, url: str, body: bytes, headers: object) -> Posted:
        self.posted.append((url, body))
        return Posted(status=204)

    async def close(self) -> None:
        pass


@pytest.fixture
def world(tmp_path: Any) -> Iterator[World]:
    found = World(tmp_path)
    hub = Hub()
    found.app = replace(found.app, open_poster=lambda: hub)
    found.web.pages = {ARTICLE: page(*PARAGRAPHS), SOURCE: page(*PARAGRAPHS, title="The plan")}
    yield found
    found.app.db.dispose()


def look_twice(world: World) -> None:
    world.look()
    world.look()


def test_an_email_tells_a_change_in_text_and_in_html(world: World) -> None:
    postbox = Postbox()
    with serving(postbox) as server:
        world.app = replace(world.app, mail=server)
        track.track(world.app, ARTICLE)
        channels.add(world.app, channels.plan("mailto:reader@paper.example"))
        edit(world, ARTICLE, "6.4 percent", "9.7 percent & <b>more</b>")
        look_twice(world)
        assert deliver(world.app) == 1
    (made,) = postbox.came
    assert made["To"] == "reader@paper.example"
    assert made["Subject"].startswith("Changed")
    assert "unsubscribe" in made["List-Unsubscribe"]
    text, html = made.get_body(("plain",)), made.get_body(("html",))
    assert text is not None
    assert html is not None
    assert "9.7" in text.get_content()
    assert "http://127.0.0.1:8765/articles/1/diff/1..2" in text.get_content()
    assert "<ins>[inserted: " in html.get_content()
    assert "<b>" not in html.get_content()


def test_a_digest_gathers_a_day_and_is_one_message_at_every_try(world: World) -> None:
    postbox = Postbox("451 later, please")
    with serving(postbox) as server:
        world.app = replace(world.app, mail=server)
        track.track(world.app, ARTICLE)
        track.track(world.app, SOURCE)
        channels.add(
            world.app,
            channels.plan("mailto:reader@paper.example", on=("change",), digest="08:00", tz="Europe/Berlin"),
        )
        edit(world, ARTICLE, "6.4 percent", "9.7 percent")
        edit(world, SOURCE, "nine gates", "eight gates")
        look_twice(world)
        assert deliver(world.app) == 0
        assert postbox.came == []
        world.at = world.at.replace(hour=7, minute=0, second=1) + timedelta(days=1)  # 8:00 in Berlin
        assert deliver(world.app) == 0
        world.at += timedelta(seconds=6)
        assert deliver(world.app) == 1
        world.at += timedelta(days=1)
        assert deliver(world.app) == 0
    first, second = postbox.came
    assert first["Message-ID"] == second["Message-ID"]
    assert second["Subject"].startswith("2 articles changed")
    text = second.get_body(("plain",))
    assert text is not None
    assert "9.7" in text.get_content()
    assert "eight" in text.get_content()


def test_an_address_that_is_refused_for_good_is_not_tried_again(world: World) -> None:
    class Refusing(Postbox):
        async def handle_RCPT(  # noqa: N802 - aiosmtpd calls it so
            self, server: Any, session: Any, envelope: Any, address: str, options: Any
        ) -> str:
            return "550 nobody of that name"

    with serving(Refusing()) as server:
        world.app = replace(world.app, mail=server)
        channels.add(world.app, channels.plan("mailto:nobody@paper.example"))
        track.track(world.app, ARTICLE)
        assert deliver(world.app) == 0
    (row,) = channels.log(world.app)
    assert row.state == "dead"
    assert "nobody of that name" in (row.error or "")


def test_without_a_mail_server_it_waits_and_says_why(world: World) -> None:
    channels.add(world.app, channels.plan("mailto:reader@paper.example"))
    track.track(world.app, ARTICLE)
    assert deliver(world.app) == 0
    (row,) = channels.log(world.app)
    assert row.state == "waiting"
    assert "VERSIONER_SMTP_URL" in (row.error or "")


def test_a_hub_hears_which_feeds_have_news(world: World) -> None:
    channels.add(world.app, channels.plan("websub+https://hub.example/"))
    track.track(world.app, ARTICLE)
    assert deliver(world.app) == 1
    hub = world.app.open_poster()
    assert isinstance(hub, Hub)
    ((url, body),) = hub.posted
    assert url == "https://hub.example/"
    assert b"hub.mode=publish" in body
    assert b"articles%2F1%2Ffeed.atom" in body


def test_a_service_of_apprise_is_handed_the_words(world: World, tmp_path: Any, monkeypatch: Any) -> None:
    apprise = pytest.importorskip("apprise")
    said: list[tuple[str, str]] = []

    def notify(self: Any, *, title: str, body: str, **named: Any) -> bool:
        said.append((title, body))
        return True

    monkeypatch.setattr(apprise.Apprise, "notify", notify)
    channels.add(world.app, channels.plan("json://desk.example/"))
    track.track(world.app, ARTICLE)
    assert deliver(world.app) == 1
    ((title, body),) = said
    assert title == "New: The gates"
    assert "/articles/1" in body


@pytest.mark.parametrize(
    "url",
    ["http://[", "https://a.example:99999/x", "https://a.example/\0", "websub+https://[::1/", "https://"],
)
def test_an_address_that_is_none_is_refused_in_words(world: World, url: str) -> None:
    with pytest.raises(UsageError, match="whole address"):
        channels.add(world.app, channels.plan(url))
