"""How the telling stands, as rows: who claims it, what became of it."""

from __future__ import annotations

from datetime import time, timedelta

from tests.conftest import NOW
from tests.storage.newsroom import GONE, MINUTE, a_channel, a_page
from versioner.storage import deliveries, outbox, undelivered
from versioner.storage.database import Database

HOUR = timedelta(hours=1)


def test_a_claimed_message_is_due_again_unless_it_ended(database: Database) -> None:
    with database.write() as session:
        page = a_page(session)
        a_channel(session)
        outbox.put_events(session, page, [GONE], NOW)
    with database.write() as session:
        (first,) = deliveries.claim(session, NOW, NOW + MINUTE, 10)
        assert deliveries.claim(session, NOW, NOW + MINUTE, 10) == ()
        (again,) = deliveries.claim(session, NOW + MINUTE, NOW + HOUR, 10)
        assert (again.uid, first.tries, again.tries) == (first.uid, 1, 2)
        deliveries.delivered(session, again)
        assert not undelivered.anything_waiting(session, NOW + 9 * HOUR)
        assert deliveries.counts(session) == {(1, deliveries.DELIVERED): 1}


def test_who_was_too_slow_cannot_fail_what_another_tries(database: Database) -> None:
    with database.write() as session:
        page = a_page(session)
        a_channel(session)
        outbox.put_events(session, page, [GONE], NOW)
        (slow,) = deliveries.claim(session, NOW, NOW + MINUTE, 10)
        deliveries.claim(session, NOW + MINUTE, NOW + HOUR, 10)
        deliveries.failed(session, slow, "timed out", None)
        assert [row.state for row in deliveries.newest(session)] == [outbox.WAITING]


def test_a_dead_letter_is_sent_again_under_its_id_from_the_first_wait_on(database: Database) -> None:
    with database.write() as session:
        page = a_page(session)
        channel = a_channel(session)
        outbox.put_events(session, page, [GONE], NOW)
        (parcel,) = deliveries.claim(session, NOW, NOW + MINUTE, 10)
        deliveries.failed(session, parcel, "x" * 900, None)
        (dead,) = deliveries.newest(session, state=deliveries.DEAD)
        assert dead.error == "x" * 500
        assert deliveries.claim(session, NOW + 9 * HOUR, NOW + 10 * HOUR, 10) == ()
        assert deliveries.resend(session, NOW + HOUR, channel=channel) == 1
        (again,) = deliveries.claim(session, NOW + HOUR, NOW + 2 * HOUR, 10)
        assert (again.uid, again.tries) == (parcel.uid, 1)


def test_a_digest_is_one_parcel_of_all_that_waits_for_its_hour(database: Database) -> None:
    with database.write() as session:
        pages = [a_page(session, name) for name in ("ferry", "bridge")]
        a_channel(session, digest=time(12))
        for page in pages:
            outbox.put_events(session, page, [GONE], NOW)
        assert deliveries.claim(session, NOW, NOW + MINUTE, 10) == ()
        noon = NOW.replace(hour=12, minute=0)
        (parcel,) = deliveries.claim(session, noon, noon + HOUR, 1)
        assert [event.page_id for event in parcel.events] == pages
        assert parcel.digest_at == noon
        assert parcel.uid.startswith("dig_1_20261124T120000_")
