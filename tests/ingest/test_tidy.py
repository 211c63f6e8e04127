"""Tidying: what came is packed, what no check named is cleared away, in a daemon and under cron alike, when it is time."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from tests.ingest.test_story import ARTICLE, PARAGRAPHS, World, edit, page
from versioner.cli.main import main
from versioner.ingest import track
from versioner.ingest.housekeeping import now_and_then, tidy
from versioner.queries import read
from versioner.queries.due import chores_due
from versioner.queries.state import verify_all
from versioner.storage.directory import DirectoryStore
from versioner.storage.keys import signing_key


@pytest.fixture
def world(tmp_path):
    made = World(tmp_path)
    made.app = replace(made.app, signing_key=lambda: signing_key(tmp_path / "log.key"))
    made.web.pages = {ARTICLE: page(*PARAGRAPHS)}
    track.track(made.app, ARTICLE)
    edit(made, ARTICLE, "6.4 percent", "9.7 percent")
    made.look(hours=1)
    made.look(hours=1)
    return made


def store(world: World) -> DirectoryStore:
    assert isinstance(world.app.snapshots, DirectoryStore)
    return world.app.snapshots


def aged(world: World, name: str, hours: float) -> None:
    at = (world.at - timedelta(hours=hours)).timestamp()
    os.utime(store(world).path(name), (at, at))


def test_tidying_packs_what_came_and_every_version_is_read_as_before(world: World) -> None:
    versions = [read.show(world.app, f"1@{n}").version for n in (1, 2)]
    before = [read.raw(world.app, one) for one in versions]
    tidy(world.app, least=1)
    assert list(store(world).fresh()) == []
    assert [read.raw(world.app, one) for one in versions] == before
    assert verify_all(world.app).whole


def test_strays_of_long_ago_go_and_those_of_a_check_under_way_stay(world: World) -> None:
    old, young = store(world).put(b"killed before its row"), store(world).put(b"its row is being written")
    aged(world, old, hours=30)
    aged(world, young, hours=1)
    tidy(world.app, least=1)
    assert (old in store(world), young in store(world)) == (False, True)
    assert list(store(world).fresh()) == [young]


def test_a_damaged_snapshot_is_left_and_said_and_the_rest_goes_on(world: World, caplog) -> None:
    name = next(iter(store(world).fresh()))
    store(world).path(name).write_bytes(b"?")
    tidy(world.app, least=1)
    assert "not compacted" in caplog.text
    assert not verify_all(world.app).whole


def test_it_is_time_every_few_hours_and_after_a_clock_that_stood_ahead(world: World) -> None:
    assert chores_due(world.app)
    assert now_and_then(world.app)
    assert not now_and_then(world.app)
    world.at += timedelta(hours=7)
    assert now_and_then(world.app)
    world.at -= timedelta(days=4000)
    assert now_and_then(world.app)


def test_cron_tidies_and_mends_clocks_though_nothing_is_due(tmp_path, capsys) -> None:
    home = tmp_path / "home"

    def run(*words: str) -> int:
        with pytest.raises(SystemExit) as done:
            main(["--home", str(home), *words], standalone_mode=True)
        capsys.readouterr()
        return int(done.value.code or 0)

    assert run("db", "upgrade") == 0
    left = home / "snapshots" / "ab" / f"ab{'0' * 62}"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"of a check that was killed last week")
    os.utime(left, (0, 0))
    assert run("check", "--due", "--quiet") == 0
    assert not left.exists()
    assert run("pack") == 0


def test_what_waits_ten_years_is_due_after_cron_has_run(world: World) -> None:
    with world.app.db.write() as session:
        session.execute(text("UPDATE schedules SET next_check_at = '2036-11-20 08:00:00.000000'"))
    assert now_and_then(world.app)
    with world.app.db.read() as session:
        first = session.execute(text("SELECT min(next_check_at) FROM schedules")).scalar()
    assert str(first) < "2026-12-31"
