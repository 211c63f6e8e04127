"""Servers that say "not modified" for ever, and clocks that stood years ahead: found out, and mended."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from tests.ingest.test_story import ARTICLE, PARAGRAPHS, Web, World, edit, page
from versioner.core.schedule.plan import parse_every
from versioner.ingest import track
from versioner.ingest.housekeeping import mend_clocks, mend_hosts
from versioner.ingest.options import Options
from versioner.queries import read


class Liar(Web):
    """Answers 304 to whoever sends its validator, whatever the page says by now."""

    def __init__(self):
        super().__init__()
        self.asked: list[str | None] = []

    async def fetch(self, request):
        self.asked.append(request.etag)
        found = await super().fetch(request)
        if request.etag:
            return replace(found, status=304, body=b"", not_modified=True, etag='"same"')
        return replace(found, etag='"same"')


@pytest.fixture
def world(tmp_path):
    made = World(tmp_path)
    made.web = Liar()
    made.web.pages = {ARTICLE: page(*PARAGRAPHS)}
    track.track(made.app, ARTICLE)
    return made


def test_a_validator_that_lies_is_found_out_and_never_believed_again(world):
    world.look(hours=1)
    edit(world, ARTICLE, "6.4 percent", "9.7 percent")
    for _ in range(10):
        world.look(hours=6)
    assert [change.version for change in read.log(world.app, "1").changes] == [2]
    world.web.asked.clear()
    world.look(hours=1)
    world.look(hours=1)
    assert set(world.web.asked) <= {None, ""}


def test_an_honest_validator_is_sent_on_most_days(world):
    for _ in range(80):
        world.look(hours=6)
    whole = sum(not etag for etag in world.web.asked)
    assert 7 <= whole <= 14  # once a day while young, then once a week


def test_what_a_wrong_clock_left_is_looked_at_again(world):
    assert mend_clocks(world.app) == 0
    with world.app.db.write() as session:
        session.execute(text("UPDATE schedules SET next_check_at = '2036-11-20 08:00:00.000000'"))
        session.execute(
            text(
                "UPDATE hosts SET backoff_until = '2036-11-20 08:00:00.000000', due_at = '2036-11-20 08:00:00.000000'"
            )
        )
    assert mend_clocks(world.app) >= 1
    assert mend_hosts(world.app) == 0  # its host is awake already
    with world.app.db.read() as session:
        due = session.execute(
            text("SELECT count(*) FROM schedules WHERE next_check_at < '2026-12-01'")
        ).scalar()
        paused = session.execute(text("SELECT count(*) FROM hosts WHERE backoff_until IS NOT NULL")).scalar()
    assert (due, paused) == (1, 0)


def test_a_yearly_schedule_is_no_wrong_clock(world):
    at = world.at + timedelta(days=365)
    with world.app.db.write() as session:
        session.execute(
            text("UPDATE schedules SET kind = 'every', next_check_at = :at"),
            {"at": f"{at:%Y-%m-%d %H:%M:%S}.000000"},
        )
    assert mend_clocks(world.app) == 0


def test_a_page_does_not_wait_until_a_clock_that_was_put_back_has_caught_up(world):
    track.track(world.app, ARTICLE, options=Options(schedule=parse_every("1m")))
    world.at += timedelta(hours=1)
    world.look(hours=0)
    world.at -= timedelta(hours=1)
    assert read.article(world.app, "1").next_check > world.at + timedelta(minutes=50)
    assert mend_clocks(world.app) == 1
    assert read.article(world.app, "1").next_check <= world.at
    world.look(hours=0)
    assert mend_clocks(world.app) == 0  # that look is today's


def test_clocks_of_two_machines_may_differ_a_little(world):
    world.at += timedelta(minutes=2)
    world.look(hours=0)
    world.at -= timedelta(minutes=2)
    assert mend_clocks(world.app) == 0
