"""What is to be told, as rows: who takes it, who claims it, what became of it."""

from __future__ import annotations

from datetime import time, timedelta

from tests.conftest import NOW
from tests.storage.newsroom import MINUTE, a_page
from versioner.core.asked.filters import ChangeFilter
from versioner.core.told.events import Channel, Event, EventKind
from versioner.storage import outbox, tags, undelivered
from versioner.storage.database import Database, Session

HOUR = timedelta(hours=1)
GONE = Event(kind=EventKind.GONE, detail={"reason": "gone"})


def a_channel(session: Session, **fields: object) -> int:
    channel = Channel(id=0, url="https://hook.example/", kinds=(EventKind.GONE,), **fields)  # type: ignore[arg-type]
    return outbox.add_channel(session, channel, NOW)


def test_nothing_is_written_where_nobody_listens(database: Database) -> None:
    with database.write() as session:
        outbox.put_events(session, a_page(session), [GONE], NOW)
        assert outbox.deliveries(session) == ()


def test_a_channel_comes_back_as_it_was_kept(database: Database) -> None:
    with database.write() as session:
        number = a_channel(
            session,
            wanted=ChangeFilter(tag="ferry"),
            digest=time(7),
            quiet=(time(22), time(6)),
            tz="Asia/Tokyo",
        )
        (found,) = outbox.all_channels(session)
        assert (found.id, found.wanted.tag, found.digest) == (number, "ferry", time(7))
        assert (found.quiet, found.tz) == ((time(22), time(6)), "Asia/Tokyo")
        assert outbox.remove_channel(session, number)
        assert not outbox.remove_channel(session, number)


def test_only_channels_that_want_it_get_a_row(database: Database) -> None:
    with database.write() as session:
        page = a_page(session)
        tags.add_tags(session, page, ["ferry"])
        wants = a_channel(session, wanted=ChangeFilter(tag="ferry"))
        a_channel(session, wanted=ChangeFilter(tag="bridge"))
        outbox.put_events(session, page, [GONE], NOW)
        assert [row.channel_id for row in outbox.deliveries(session)] == [wants]


def test_a_claimed_message_is_due_again_unless_it_ended(database: Database) -> None:
    with database.write() as session:
        page = a_page(session)
        a_channel(session)
        outbox.put_events(session, page, [GONE], NOW)
    with database.write() as session:
        (first,) = outbox.claim(session, NOW, NOW + MINUTE, 10)
        assert outbox.claim(session, NOW, NOW + MINUTE, 10) == ()
        (again,) = outbox.claim(session, NOW + MINUTE, NOW + HOUR, 10)
        assert (again.uid, first.tries, again.tries) == (first.uid, 1, 2)
        outbox.delivered(session, again)
        assert not undelivered.anything_waiting(session, NOW + 9 * HOUR)
        assert outbox.counts(session) == {(1, outbox.DELIVERED): 1}


def test_who_was_too_slow_cannot_fail_what_another_tries(database: Database) -> None:
    with database.write() as session:
        page = a_page(session)
        a_channel(session)
        outbox.put_events(session, page, [GONE], NOW)
        (slow,) = outbox.claim(session, NOW, NOW + MINUTE, 10)
        outbox.claim(session, NOW + MINUTE, NOW + HOUR, 10)
        outbox.failed(session, slow, "timed out", None)
        assert [row.state for row in outbox.deliveries(session)] == [outbox.WAITING]


def test_a_dead_letter_is_sent_again_under_its_id_from_the_first_wait_on(database: Database) -> None:
    with database.write() as session:
        page = a_page(session)
        channel = a_channel(session)
        outbox.put_events(session, page, [GONE], NOW)
        (parcel,) = outbox.claim(session, NOW, NOW + MINUTE, 10)
        outbox.failed(session, parcel, "x" * 900, None)
        (dead,) = outbox.deliveries(session, state=outbox.DEAD)
        assert dead.error == "x" * 500
        assert outbox.claim(session, NOW + 9 * HOUR, NOW + 10 * HOUR, 10) == ()
        assert outbox.resend(session, NOW + HOUR, channel=channel) == 1
        (again,) = outbox.claim(session, NOW + HOUR, NOW + 2 * HOUR, 10)
        assert (again.uid, again.tries) == (parcel.uid, 1)


def test_a_digest_is_one_parcel_of_all_that_waits_for_its_hour(database: Database) -> None:
    with database.write() as session:
        pages = [a_page(session, name) for name in ("ferry", "bridge")]
        a_channel(session, digest=time(12))
        for page in pages:
            outbox.put_events(session, page, [GONE], NOW)
        assert outbox.claim(session, NOW, NOW + MINUTE, 10) == ()
        noon = NOW.replace(hour=12, minute=0)
        (parcel,) = outbox.claim(session, noon, noon + HOUR, 1)
        assert [event.page_id for event in parcel.events] == pages
        assert parcel.digest_at == noon
        assert parcel.uid.startswith("dig_1_20261124T120000_")
