"""What is told: each change, drift and outage once, in the transaction that writes it, to those who want it."""

import json
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from functools import partial

import pytest
from sqlalchemy import select, update
from standardwebhooks.webhooks import Webhook

from tests.ingest.test_story import ARTICLE, HISTORY, PARAGRAPHS, SOURCE, World, edit, page, warc
from tests.notify.receiver import receiving
from versioner.bootstrap import clock
from versioner.core.asked.filters import ChangeFilter
from versioner.core.model import Significance
from versioner.core.told.events import Channel, next_at, parse_clock, parse_quiet, parse_zone, try_again
from versioner.errors import FetchError, NotFoundError, UsageError
from versioner.fetch.post import HttpPoster
from versioner.ingest import importing, rederive, tagging, track
from versioner.ingest.housekeeping import mend_clocks
from versioner.notify import channels
from versioner.notify.deliver import deliver, forget
from versioner.notify.webhook import new_secret
from versioner.queries import read
from versioner.storage import outbox, tables

pytestmark = pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning",
    "ignore:Unclosed file:ResourceWarning",
    "ignore::DeprecationWarning:apprise",
    "ignore:'imghdr' is deprecated:DeprecationWarning",
)
SECRET = new_secret(b"a key of thirty-two bytes, or so")


def telling(world, **options):
    """The world with a way to tell: real HTTP to loopback."""
    given = {"user_agent": "versioner/0", "allow_networks": ("127.0.0.0/8",), "now": world.now} | options
    world.app = replace(world.app, open_poster=lambda: HttpPoster(**given))
    return world


@pytest.fixture
def world(tmp_path, database):
    found = telling(World(tmp_path, database))
    found.web.pages = {ARTICLE: page(*PARAGRAPHS), SOURCE: page(*PARAGRAPHS, title="The plan")}
    return found


def listen(world, url="https://desk.example/hook", **wanted):
    return channels.add(world.app, channels.plan(url, **wanted), secret=SECRET).shown.channel.id


def told(world, channel=None):
    """(kind, page, version), oldest first."""
    rows = channels.log(world.app, channel=channel)
    return [(row.kind, row.page_id, row.version) for row in reversed(rows)]


def look_twice(world):
    return world.look(), world.look()


def test_nothing_is_written_where_nobody_listens(world):
    track.track(world.app, ARTICLE)
    edit(world, ARTICLE, "6.4 percent", "9.7 percent")
    look_twice(world)
    listen(world)
    assert told(world) == []


def test_a_new_article_and_its_changes_are_told_once_each(world):
    listen(world)
    track.track(world.app, ARTICLE)
    edit(world, ARTICLE, "6.4 percent", "9.7 percent")
    look_twice(world)
    look_twice(world)
    assert told(world) == [("article.new", 1, None), ("change", 1, 2)]


def test_a_second_track_of_an_article_is_no_news(world):
    listen(world)
    track.track(world.app, ARTICLE)
    track.track(world.app, ARTICLE)
    assert told(world) == [("article.new", 1, None)]


class Out:
    """A web whose every answer is this status."""

    def __init__(self, status):
        self.status = status

    async def fetch(self, request):
        raise FetchError(f"{request.url} answered {self.status}", url=request.url, status=self.status)

    async def close(self):
        pass


def out(world, *statuses):
    """Look once at each status, an hour apart, and then see the page again."""
    with_pages = world.app
    for status in statuses:
        world.app = replace(with_pages, open_fetcher=partial(Out, status))
        world.look(hours=1)
    world.app = with_pages


def of_outages(world, channel=None):
    return [kind for kind, _, _ in told(world, channel) if kind != "article.new"]


def test_an_outage_is_told_once_it_has_held_for_three_checks_and_at_its_end(world):
    listen(world)
    track.track(world.app, ARTICLE)
    out(world, 503, 503)
    assert of_outages(world) == []
    out(world, 503, 503, 503)
    assert of_outages(world) == ["failing"]
    (row,) = channels.log(world.app)[:1]
    with world.app.db.read() as session:
        detail = session.scalar(select(tables.outbox.c.detail).where(tables.outbox.c.uid == row.uid))
    assert detail["failed_checks"] == 3
    world.look()
    world.look()
    assert of_outages(world) == ["failing", "recovered"]


def test_what_is_back_before_the_third_check_is_no_news(world):
    listen(world)
    track.track(world.app, ARTICLE)
    for _ in range(3):  # the count begins anew each time
        out(world, 503, 503)
        world.look()
    assert of_outages(world) == []


def test_each_channel_waits_for_as_many_checks_as_it_says(world):
    at_once, second, fifth = (listen(world, after=n) for n in (1, 2, 5))
    track.track(world.app, ARTICLE)
    out(world, 503, 503)
    world.look()
    assert of_outages(world, at_once) == ["failing", "recovered"]
    assert of_outages(world, second) == ["failing", "recovered"]
    assert of_outages(world, fifth) == []
    out(world, *[503] * 7)
    world.look()
    assert of_outages(world, fifth) == ["failing", "recovered"]


def test_a_page_that_was_gone_and_fails_on_its_way_back_is_not_told_as_failing(world):
    listen(world)
    track.track(world.app, ARTICLE)
    out(world, 410, 503)
    world.look()
    assert of_outages(world) == ["gone", "recovered"]
    out(world, 410, 503, 503, 503, 503)  # who knows that it is gone learns nothing by it
    world.look()
    assert of_outages(world) == ["gone", "recovered"] * 2


def test_a_page_that_is_gone_is_told_so_once_whatever_it_answers_meanwhile(world):
    listen(world)
    track.track(world.app, ARTICLE)
    out(world, 410, 503, *[404] * 30)  # gone, then failing, and after a day of 404 gone again
    assert read.article(world.app, ARTICLE).status == "gone"
    assert of_outages(world) == ["gone"]
    world.look()
    out(world, 410)
    assert of_outages(world) == ["gone", "recovered", "gone"]


def test_who_hears_of_no_end_hears_of_the_next_outage_all_the_same(world):
    fails, gone = listen(world, on=("failing",)), listen(world, on=("gone",))
    track.track(world.app, ARTICLE)
    for _ in range(2):
        out(world, 503, 503, 503)
        world.look()
        out(world, 410)
        world.look()
    assert of_outages(world, fails) == ["failing"] * 2
    assert of_outages(world, gone) == ["gone"] * 2


def test_the_end_of_an_outage_is_told_to_those_who_were_told_of_it(world):
    track.track(world.app, ARTICLE)
    tagging.tag(world.app, ARTICLE, ["budget"])
    before = listen(world)
    by_tag = listen(world, wanted=ChangeFilter(tag="budget"))
    no_gone = listen(world, on=("failing", "recovered"))
    ends_only = listen(world, on=("recovered",))
    out(world, 503, 503, 503)
    late = listen(world, "https://late.example/")
    tagging.tag(world.app, ARTICLE, ["budget"], remove=True)
    world.look()
    assert [of_outages(world, one) for one in (before, by_tag, no_gone)] == [["failing", "recovered"]] * 3
    assert of_outages(world, late) == []
    assert of_outages(world, ends_only) == ["recovered"]
    out(world, 410)
    world.look()
    assert of_outages(world, no_gone) == ["failing", "recovered"]
    assert of_outages(world, ends_only) == ["recovered", "recovered"]


def test_who_was_told_long_ago_that_a_page_fails_is_told_that_it_is_back(world):
    with receiving(SECRET) as receiver:
        listen(world, receiver.url)
        track.track(world.app, ARTICLE)
        out(world, 503, 503, 503)
        deliver(world.app)
        world.at += timedelta(days=200)
        out(world, 503)
        assert forget(world.app) == 1  # that it is new
        assert of_outages(world) == ["failing"]
        world.look()
        assert of_outages(world) == ["failing", "recovered"]
        deliver(world.app)
        world.at += timedelta(days=200)
        assert forget(world.app) == 2


@pytest.mark.parametrize("after", [0, 101])
def test_how_many_checks_a_channel_waits_for_has_bounds(after):
    with pytest.raises(UsageError, match="1 to 100"):
        channels.plan("https://desk.example/", after=after)


def test_a_page_that_is_gone_is_told_once(world):
    listen(world)
    track.track(world.app, ARTICLE)
    world.web.pages.clear()
    for _ in range(8):
        world.look(hours=13)
    assert told(world) == [("article.new", 1, None), ("gone", 1, None)]


def test_a_suspect_text_waits_and_is_told_once(world):
    listen(world, on=("suspect",))
    track.track(world.app, ARTICLE)
    world.web.pages[ARTICLE] = page("Please log in to read on.", title="Log in")
    world.look(hours=1)
    world.look(hours=1)
    assert told(world) == [("suspect", 1, None)]


def test_drift_is_told_when_it_opens_and_when_it_is_mended(world):
    listen(world, on=("drift", "drift.resolved"))
    track.track(world.app, ARTICLE, sources=[SOURCE])
    edit(world, SOURCE, "6.4 percent", "5.1 percent")
    look_twice(world)
    assert told(world) == [("drift", 1, None)]
    edit(world, ARTICLE, "6.4 percent", "5.1 percent")
    look_twice(world)
    assert told(world) == [("drift", 1, None), ("drift.resolved", 1, None)]


def test_a_correction_is_told_as_one_or_as_a_change_never_as_both(world):
    both, changes_only, corrections_only = (
        listen(world),
        listen(world, on=("change",)),
        listen(world, on=("correction",)),
    )
    track.track(world.app, ARTICLE)
    edit(world, ARTICLE, "6.4 percent", "9.7 percent")
    note = "Correction: An earlier version of this article misstated how much the budget rose."
    edit(world, ARTICLE, "</main>", f"<p>{note}</p></main>")
    look_twice(world)
    assert told(world, both)[1:] == [("correction", 1, 2)]
    assert told(world, changes_only) == [("change", 1, 2)]
    assert told(world, corrections_only) == [("correction", 1, 2)]


def test_a_channel_takes_what_it_asks_for(world):
    track.track(world.app, ARTICLE)
    track.track(world.app, SOURCE)
    tagging.tag(world.app, ARTICLE, ["budget"])
    by_tag = listen(world, wanted=ChangeFilter(tag="budget"))
    by_host = listen(world, wanted=ChangeFilter(host="council.example"))
    by_words = listen(world, wanted=ChangeFilter(words="twelve"))
    minor = listen(world, wanted=ChangeFilter(significance=Significance.MINOR))
    edit(world, ARTICLE, "6.4 percent", "9.7 percent")
    edit(world, SOURCE, "nine gates", "twelve gates")
    look_twice(world)
    assert told(world, by_tag) == [("change", 1, 2)]
    assert told(world, by_host) == [("change", 2, 2)]
    assert told(world, by_words) == [("change", 2, 2)]
    assert told(world, minor) == []


def test_the_past_is_news_to_nobody(world, tmp_path):
    listen(world)
    with warc(tmp_path / "past.warc.gz", HISTORY) as path:
        importing.import_warc(world.app, path)
    assert read.article(world.app, "1").versions > 1
    rederive.rederive(world.app)
    assert told(world) == []


def test_a_change_and_its_telling_are_written_together_or_not_at_all(world, monkeypatch):
    listen(world)
    track.track(world.app, ARTICLE)
    edit(world, ARTICLE, "6.4 percent", "9.7 percent")
    world.look()
    real = outbox.put_events

    def fall(*given):
        real(*given)
        raise RuntimeError("the lights go out")

    monkeypatch.setattr(outbox, "put_events", fall)
    with pytest.raises(ExceptionGroup):
        world.look()
    monkeypatch.undo()
    assert read.article(world.app, "1").versions == 1
    assert told(world) == [("article.new", 1, None)]
    look_twice(world)
    assert read.article(world.app, "1").versions == 2
    assert told(world)[1:] == [("change", 1, 2)]


def test_a_webhook_is_signed_as_standard_webhooks_says(world):
    with receiving(SECRET) as receiver:
        listen(world, receiver.url)
        world.at = clock()  # the library refuses times that are not now
        track.track(world.app, ARTICLE)
        edit(world, ARTICLE, "6.4 percent", "9.7 percent")
        world.look(hours=0)
        world.at += timedelta(seconds=61)
        world.look(hours=0)
        assert deliver(world.app) == 2
        assert deliver(world.app) == 0
    bodies = list(receiver.kept.values())
    for headers, body in zip(receiver.headers, bodies, strict=True):
        assert Webhook(SECRET).verify(body.decode(), headers)
    change = next(one for one in map(json.loads, bodies) if one["type"] == "change")
    assert change["data"]["article"]["url"] == ARTICLE
    assert change["data"]["change"]["version"] == 2
    assert change["data"]["url"] == "http://127.0.0.1:8765/articles/1/diff/1..2"
    assert {row.state for row in channels.log(world.app)} == {"delivered"}


def test_a_receiver_that_fails_is_tried_again_later_and_later_under_the_same_id(world):
    with receiving(SECRET, lambda uid, n: 500 if n < 4 else None) as receiver:
        listen(world, receiver.url)
        track.track(world.app, ARTICLE)
        for wait in (5, 300, 1800):
            assert deliver(world.app) == 0
            world.at += timedelta(seconds=wait - 1)
            assert deliver(world.app) == 0
            world.at += timedelta(seconds=2)
        assert deliver(world.app) == 1
    assert list(receiver.came.values()) == [4]
    assert channels.log(world.app)[0].tries == 4


def test_what_nobody_takes_is_a_dead_letter_with_its_reason(world):
    with receiving(SECRET, lambda uid, n: 503) as receiver:
        number = listen(world, receiver.url)
        track.track(world.app, ARTICLE)
        while outbox.WAITING in channels.channels(world.app)[0].counts:
            deliver(world.app)
            world.at += timedelta(hours=11)
    (row,) = channels.log(world.app, channel=number, state="dead")
    assert (row.tries, row.error) == (8, "it answered 503")
    assert channels.channels(world.app)[0].counts == {"dead": 1}


def test_dead_letters_are_sent_again_under_the_ids_that_they_had(world):
    answers: list[int | None] = [503]
    with receiving(SECRET, lambda uid, n: answers[0]) as receiver:
        number = listen(world, receiver.url)
        other = listen(world, f"{receiver.url}?desk=2")
        track.track(world.app, ARTICLE)
        while any(outbox.WAITING in one.counts for one in channels.channels(world.app)):
            deliver(world.app)
            world.at += timedelta(hours=11)
        answers[0] = None
        (before,) = channels.log(world.app, channel=number)
        assert channels.resend(world.app, number) == 1
        assert deliver(world.app) == 1
        (row,) = channels.log(world.app, channel=number)
        assert (row.uid, row.state, row.tries, row.error) == (before.uid, "delivered", 1, None)
        assert [one.state for one in channels.log(world.app, channel=other)] == ["dead"]
        assert (channels.resend(world.app), channels.resend(world.app)) == (1, 0)
    with pytest.raises(NotFoundError):
        channels.resend(world.app, 99)


def test_a_channel_may_be_told_of_one_section_alone(world):
    world.web.pages[ARTICLE] = page(*PARAGRAPHS[:2]).replace(
        "</main>", "<h2>Sport</h2><p>The rowers of the town won by 12 seconds on the river.</p></main>"
    )
    track.track(world.app, ARTICLE)
    sport = listen(world, wanted=ChangeFilter(section="sport"))
    news = listen(world, wanted=ChangeFilter(section="News"))
    edit(world, ARTICLE, "12 seconds", "14 seconds")
    look_twice(world)
    assert (told(world, sport), told(world, news)) == ([("change", 1, 2)], [])


def test_a_receiver_that_wants_no_more_is_left_alone(world):
    with receiving(SECRET, lambda uid, n: 410) as receiver:
        listen(world, receiver.url)
        track.track(world.app, ARTICLE)
        deliver(world.app)
        world.at += timedelta(days=2)
        deliver(world.app)
    assert list(receiver.came.values()) == [1]


def test_a_webhook_does_not_reach_into_the_own_network(world):
    telling(world, allow_networks=())
    with receiving(SECRET) as receiver:
        listen(world, receiver.url)
        track.track(world.app, ARTICLE)
        assert deliver(world.app) == 0
    assert not receiver.came
    (row,) = channels.log(world.app)
    assert row.state == "dead"
    assert row.error is not None
    assert "127.0.0.1 is not a public address" in row.error


def test_one_slow_to_answer_holds_up_nobody_else(world):
    with receiving(SECRET) as receiver:
        listen(world, "http://127.0.0.1:9/nobody")
        listen(world, receiver.url)
        track.track(world.app, ARTICLE)
        assert deliver(world.app) == 1
    assert [row.state for row in channels.log(world.app)] == ["waiting", "delivered"]


def test_a_channel_that_is_removed_is_forgotten_with_its_secret(world):
    number = listen(world)
    track.track(world.app, ARTICLE)
    channels.remove(world.app, number)
    assert channels.channels(world.app) == ()
    assert told(world) == []
    with pytest.raises(NotFoundError):
        channels.remove(world.app, number)
    with pytest.raises(NotFoundError):
        channels.test(world.app, number)


def test_an_article_that_is_erased_is_told_nothing_of(world):
    with receiving(SECRET) as receiver:
        listen(world, receiver.url)
        track.track(world.app, ARTICLE)
        track.untrack(world.app, ARTICLE, delete=True)
        assert deliver(world.app) == 0
    assert not receiver.came


def test_a_message_that_cannot_be_made_holds_up_no_other(world):
    with receiving(SECRET) as receiver:
        listen(world, receiver.url, on=("change",))
        track.track(world.app, ARTICLE)
        track.track(world.app, SOURCE)
        edit(world, ARTICLE, "6.4 percent", "9.7 percent")
        edit(world, SOURCE, "nine gates", "eight gates")
        look_twice(world)
        with world.app.db.write() as session:
            session.execute(
                update(tables.changes).where(tables.changes.c.page_id == 1), {"payload": b"no change"}
            )
        assert deliver(world.app) == 1
    states = {row.page_id: (row.state, row.error) for row in channels.log(world.app)}
    assert states[2] == ("delivered", None)
    assert states[1][0] == "waiting"
    assert "cannot be told" in (states[1][1] or "")


def test_a_test_message_says_how_it_went(world):
    with receiving(SECRET) as receiver:
        number = listen(world, receiver.url)
        assert channels.test(world.app, number).error is None
    (body,) = receiver.kept.values()
    assert json.loads(body)["data"]["test"] is True
    assert "cannot be reached" in (channels.test(world.app, number).error or "")


def test_a_secret_is_shown_once_and_an_address_never(world):
    found = channels.add(world.app, channels.plan("https://desk.example/hook/T0KEN?key=s3cret"))
    assert found.secret is not None
    assert found.secret.startswith("whsec_")
    shown = json.dumps([one.to_json() for one in channels.channels(world.app)]) + repr(
        channels.channels(world.app)
    )
    assert "T0KEN" not in shown
    assert "s3cret" not in shown
    assert found.secret not in shown
    assert channels.masked("slack://abc/def/ghi") == "slack://…"


def test_what_was_settled_long_ago_leaves_the_log(world):
    with receiving(SECRET) as receiver:
        listen(world, receiver.url)
        track.track(world.app, ARTICLE)
        deliver(world.app)
        listen(world, "http://127.0.0.1:9/nobody")
        track.track(world.app, SOURCE)
        world.at += timedelta(days=91)
        assert forget(world.app) == 1
    assert told(world, 2) == [("article.new", 2, None)]


@pytest.mark.parametrize(
    ("url", "named"),
    [
        ("desk.example/hook", {}),
        ("https:///hook", {}),
        ("mailto:nobody", {}),
        ("mailto:a@b.example,c@d.example", {}),
        ("https://desk.example/", {"on": ("chance",)}),
        ("https://desk.example/", {"digest": "08:00"}),
        ("mailto:a@b.example", {"digest": "8 o'clock"}),
        ("mailto:a@b.example", {"digest": "24:00"}),
        ("mailto:a@b.example", {"digest": "08:00", "tz": "Europe/Atlantis"}),
        ("mailto:a@b.example", {"quiet": "22:00"}),
        ("nonsense://x", {}),
    ],
)
def test_a_channel_that_makes_no_sense_is_refused_and_not_half_kept(world, url, named):
    with pytest.raises(UsageError):
        channels.add(world.app, channels.plan(url, **named))
    assert channels.channels(world.app) == ()


def test_the_same_channel_is_not_added_twice_and_one_that_takes_something_else_is(world):
    first = listen(world, "mailto:desk@paper.example", on=("change",), digest="08:00")
    with pytest.raises(
        UsageError, match=rf"channel {first} tells mailto:desk@paper.example the same already"
    ):
        listen(world, "mailto:desk@paper.example", on=("change",), digest="08:00")
    for other in ({"on": ("change",)}, {"on": ("change", "drift"), "digest": "08:00"}):
        listen(world, "mailto:desk@paper.example", **other)
    assert len(channels.channels(world.app)) == 3
    hook = "https://desk.example/hook/T0KEN"
    listen(world, hook)
    with pytest.raises(UsageError) as refused:  # another secret makes no other receiver
        channels.add(world.app, channels.plan(hook))
    assert "T0KEN" not in str(refused.value)
    assert len(channels.channels(world.app)) == 4


def test_a_secret_that_is_none_is_refused(world):
    for secret in ("hunter2", "whsec_", "whsec_####", new_secret(b"short")):
        with pytest.raises(UsageError):
            channels.add(world.app, channels.plan("https://desk.example/"), secret=secret)


def test_a_time_of_day_follows_the_clocks_of_its_zone():
    berlin = parse_zone("Europe/Berlin")
    winter = datetime(2026, 3, 28, 7, tzinfo=UTC)  # clocks go forward in the night that follows
    assert next_at(winter, time(8), berlin) == datetime(2026, 3, 29, 6, tzinfo=UTC)
    assert next_at(winter - timedelta(seconds=1), time(8), berlin) == winter
    assert next_at(datetime(2026, 3, 29, 0, tzinfo=UTC), time(2, 30), berlin) == datetime(
        2026, 3, 29, 1, 30, tzinfo=UTC
    )


def test_quiet_hours_put_off_to_their_end():
    channel = Channel(url="mailto:a@b.example", quiet=parse_quiet("22:00-07:00"), tz="UTC")
    for hour, due in ((21, 21), (6, 7), (7, 7)):
        at = datetime(2026, 5, 1, hour, 30 if hour != 7 else 0, tzinfo=UTC)
        assert channel.due(at) == (at if due == hour else at.replace(hour=due, minute=0))
    late = datetime(2026, 5, 1, 23, tzinfo=UTC)
    assert channel.due(late) == datetime(2026, 5, 2, 7, tzinfo=UTC)


def test_tries_lie_ever_further_apart_and_end():
    now = datetime(2026, 5, 1, tzinfo=UTC)
    moments = [again for n in range(1, 8) if (again := try_again(n, now))]
    assert len(moments) == 7
    assert moments == sorted(moments)
    assert try_again(8, now) is None
    assert try_again(1, now, asked=90) == now + timedelta(seconds=90)
    assert parse_clock("8:05") == time(8, 5)


def test_no_message_waits_until_a_clock_that_was_put_back_has_caught_up(world):
    with receiving(SECRET) as receiver:
        listen(world, receiver.url)
        world.at += timedelta(days=2)
        track.track(world.app, ARTICLE)
        world.at -= timedelta(days=2)
        assert deliver(world.app) == 0
        mend_clocks(world.app)
        assert deliver(world.app) == 1
