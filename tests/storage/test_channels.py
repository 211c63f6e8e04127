"""Who is to be told, as rows."""

from __future__ import annotations

from datetime import time

from tests.storage.newsroom import a_channel
from versioner.core.asked.filters import ChangeFilter
from versioner.storage.channels import all_channels, remove_channel
from versioner.storage.database import Database


def test_a_channel_comes_back_as_it_was_kept(database: Database) -> None:
    with database.write() as session:
        number = a_channel(
            session,
            wanted=ChangeFilter(tag="ferry"),
            digest=time(7),
            quiet=(time(22), time(6)),
            tz="Asia/Tokyo",
        )
        (found,) = all_channels(session)
        assert (found.id, found.wanted.tag, found.digest) == (number, "ferry", time(7))
        assert (found.quiet, found.tz) == ((time(22), time(6)), "Asia/Tokyo")
        assert remove_channel(session, number)
        assert not remove_channel(session, number)
