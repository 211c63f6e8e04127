"""A person's judgement of what was told is told too: once, to those who were told, under an id of its own."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from tests.ingest.test_story import ARTICLE, HISTORY, PARAGRAPHS, SOURCE, World, edit, page, warc
from tests.notify.receiver import Receiver, receiving
from versioner.core.asked.filters import ChangeFilter
from versioner.core.model import Significance, Verdict
from versioner.core.told.events import Channel
from versioner.fetch.post import HttpPoster
from versioner.ingest import importing, judge, track
from versioner.notify import channels
from versioner.notify.deliver import deliver
from versioner.notify.message import compose
from versioner.notify.webhook import new_secret
from versioner.storage import deliveries

pytestmark = pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning", "ignore:Unclosed file:ResourceWarning"
)
SECRET = new_secret(bytes(32))
NOTE = "Correction: An earlier version of this article misstated how much the budget rose."


@pytest.fixture
def world(tmp_path: Any, database: Any) -> World:
    found = World(tmp_path, database)
    found.web.pages = {ARTICLE: page(*PARAGRAPHS), SOURCE: page(*PARAGRAPHS, title="The plan")}
    poster = partial(HttpPoster, user_agent="versioner/0", allow_networks=("127.0.0.0/8",), now=found.now)
    found.app = replace(found.app, open_poster=poster)
    return found


def listen(world: World, url: str = "https://desk.example/hook", **wanted: Any) -> Channel:
    return channels.add(world.app, channels.plan(url, **wanted), secret=SECRET).shown.channel


def change(world: World) -> None:
    """Track an article and let it change."""
    track.track(world.app, ARTICLE)
    edit(world, ARTICLE, "6.4 percent", "9.7 percent")
    world.look()
    world.look()


def bodies(receiver: Receiver) -> list[Any]:
    return [json.loads(body) for body in receiver.kept.values()]


def told(world: World, channel: Channel) -> list[str]:
    return [row.kind for row in reversed(channels.log(world.app, channel=channel.id))]


def test_a_change_that_a_person_judges_is_told_again_as_the_same_event(world: World) -> None:
    with receiving(SECRET) as receiver:
        listen(world, receiver.url, on=("change",))
        change(world)
        assert deliver(world.app) == 1
        judge.judge(world.app, f"{ARTICLE}@2", Verdict.MINOR, reason="a slip of the pen", by="desk")
        assert deliver(world.app) == 1
        assert deliver(world.app) == 0
    first, again = bodies(receiver)
    assert (first["type"], again["type"]) == ("change", "change")
    assert "judged" not in first["data"]
    judged = again["data"]["judged"]
    assert (judged["verdict"], judged["reason"], judged["by"]) == ("minor", "a slip of the pen", "desk")
    assert again["data"]["change"]["version"] == first["data"]["change"]["version"] == 2
    assert again["data"]["change"]["significance"] == "minor"
    assert again["data"]["url"] == first["data"]["url"]


def test_it_is_told_once_however_often_its_delivery_is_tried(world: World) -> None:
    refused = [0]

    def fails(uid: str, n: int) -> int | None:
        return 500 if refused[0] and n < 3 else None

    with receiving(SECRET, fails) as receiver:
        listen(world, receiver.url, on=("change",))
        change(world)
        deliver(world.app)
        refused[0] = 1
        judge.judge(world.app, f"{ARTICLE}@2", Verdict.TECHNICAL)
        for hours in (0, 1, 1):
            world.look(hours=hours)
            deliver(world.app)
        assert [one["data"].get("judged", {}).get("verdict") for one in bodies(receiver)] == [
            None,
            "technical",
        ]
        assert sorted(receiver.came.values()) == [1, 3]


def test_the_same_judgement_again_is_no_news_and_another_one_is(world: World) -> None:
    with receiving(SECRET) as receiver:
        listen(world, receiver.url, on=("change",))
        change(world)
        deliver(world.app)
        for verdict in (Verdict.MINOR, Verdict.MINOR, Verdict.SUBSTANTIVE):
            judge.judge(world.app, f"{ARTICLE}@2", verdict)
            deliver(world.app)
    verdicts = [one["data"].get("judged", {}).get("verdict") for one in bodies(receiver)]
    assert verdicts == [None, "minor", "substantive"]


def test_only_who_was_told_is_told_again_and_each_as_it_was_told(world: World) -> None:
    with receiving(SECRET) as receiver:
        as_change = listen(world, receiver.url, on=("change",))
        as_correction = listen(world, receiver.url)
        elsewhere = listen(world, receiver.url, wanted=ChangeFilter(host="council.example"))
        track.track(world.app, ARTICLE)
        edit(world, ARTICLE, "6.4 percent", "9.7 percent")
        edit(world, ARTICLE, "</main>", f"<p>{NOTE}</p></main>")
        world.look()
        world.look()
        deliver(world.app)
        judge.judge(world.app, f"{ARTICLE}@2", Verdict.MINOR)
        deliver(world.app)
    assert told(world, as_change) == ["change", "change"]
    assert told(world, as_correction) == ["article.new", "correction", "correction"]
    assert told(world, elsewhere) == []


def test_who_takes_it_only_as_it_was_judged_is_told_a_first_time(world: World) -> None:
    with receiving(SECRET) as receiver:
        minor = listen(
            world, receiver.url, on=("change",), wanted=ChangeFilter(significance=Significance.MINOR)
        )
        change(world)
        late = listen(world, receiver.url, on=("change",))
        deliver(world.app)
        judge.judge(world.app, f"{ARTICLE}@2", Verdict.MINOR)
        deliver(world.app)
        judge.judge(world.app, f"{ARTICLE}@2", Verdict.SUBSTANTIVE)
        deliver(world.app)
    assert told(world, minor) == ["change", "change"]
    assert told(world, late) == ["change"]  # what it was added too late for became news by the last judgement


def test_a_change_that_waits_to_be_told_is_told_once_as_it_was_judged(world: World) -> None:
    channel = listen(world, "mailto:desk@paper.example", on=("change",), digest="08:00")
    change(world)
    judge.judge(world.app, f"{ARTICLE}@2", Verdict.MINOR)
    assert told(world, channel) == ["change"]
    world.look(hours=24)
    now = world.app.now()
    with world.app.db.write() as session:
        (parcel,) = deliveries.claim(session, now, now, 10)
    message = compose(world.app, parcel)
    assert message is not None
    assert "A person says: minor" in message.text()
    assert message.items[0].to_json()["data"]["judged"]["verdict"] == "minor"


def test_people_read_what_was_decided_and_a_digest_does_not_count_it_as_a_change(world: World) -> None:
    listen(world, "mailto:desk@paper.example", on=("change",), digest="08:00")
    change(world)
    world.look(hours=24)
    claimed = []
    for _ in range(2):
        now = world.app.now()
        with world.app.db.write() as session:
            (parcel,) = deliveries.claim(session, now, now, 10)
            deliveries.delivered(session, parcel)
        claimed.append(compose(world.app, parcel))
        judge.judge(world.app, f"{ARTICLE}@2", Verdict.MINOR, reason="a slip")
        world.look(hours=24)
    first, again = claimed
    assert first is not None
    assert again is not None
    assert first.subject == "1 article changed"
    assert again.subject == "1 judged by a person"
    assert "Judged minor: The gates" in again.text()
    assert "A person says: minor: a slip" in again.html()


@pytest.mark.parametrize(
    ("decide", "verdict", "kinds"),
    [
        (judge.accept, "accept", ["suspect", "suspect", "change"]),
        (judge.reject, "reject", ["suspect", "suspect"]),
    ],
)
def test_what_becomes_of_a_suspect_text_is_told_to_who_was_told_that_it_waits(
    world: World, decide: Any, verdict: str, kinds: list[str]
) -> None:
    with receiving(SECRET) as receiver:
        channel = listen(world, receiver.url, on=("suspect", "change"))
        track.track(world.app, ARTICLE)
        world.web.pages[ARTICLE] = page("Please log in to read on.", title="Log in")
        world.look()
        deliver(world.app)
        late = listen(world, receiver.url, on=("suspect",))
        decide(world.app, ARTICLE, reason="seen")
        deliver(world.app)
    assert told(world, channel) == kinds
    assert told(world, late) == []
    suspects = [one["data"].get("judged") for one in bodies(receiver) if one["type"] == "suspect"]
    assert suspects[0] is None
    assert (suspects[1]["verdict"], suspects[1]["reason"]) == (verdict, "seen")


def test_a_text_that_waited_without_a_word_is_taken_without_one(world: World) -> None:
    channel = listen(world)
    track.track(world.app, ARTICLE)
    edit(world, ARTICLE, "6.4 percent", "9.7 percent")
    world.look()  # pending: nobody was told
    judge.accept(world.app, ARTICLE)
    assert told(world, channel) == ["article.new", "change"]


def test_judgements_of_an_imported_past_are_told_to_nobody(world: World, tmp_path: Any) -> None:
    channel = listen(world, on=("change",), wanted=ChangeFilter(significance=Significance.MINOR))
    with warc(tmp_path / "past.warc.gz", HISTORY) as path:
        importing.import_warc(world.app, path)
    judge.judge(world.app, "1@2", Verdict.MINOR)
    assert told(world, channel) == []
