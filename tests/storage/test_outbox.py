"""What is to be told, as rows: who takes it."""

from __future__ import annotations

from tests.conftest import NOW
from tests.storage.newsroom import GONE, a_channel, a_page
from versioner.core.asked.filters import ChangeFilter
from versioner.storage import deliveries, outbox, tags
from versioner.storage.database import Database


def test_nothing_is_written_where_nobody_listens(database: Database) -> None:
    with database.write() as session:
        outbox.put_events(session, a_page(session), [GONE], NOW)
        assert deliveries.newest(session) == ()


def test_only_channels_that_want_it_get_a_row(database: Database) -> None:
    with database.write() as session:
        page = a_page(session)
        tags.add_tags(session, page, ["ferry"])
        wants = a_channel(session, wanted=ChangeFilter(tag="ferry"))
        a_channel(session, wanted=ChangeFilter(tag="bridge"))
        outbox.put_events(session, page, [GONE], NOW)
        assert [row.channel_id for row in deliveries.newest(session)] == [wants]
