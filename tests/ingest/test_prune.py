"""Bytes that nothing told rests on may go: what was told stays as it was, read again, verified or taken elsewhere."""

from __future__ import annotations

import json
import os
import re
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from tests.ingest.test_faithful import STEPS, live, template, told  # noqa: F401 - a fixture of it
from tests.ingest.test_story import ARTICLE, PARAGRAPHS, World, edit, page
from tests.queries.export.test_export import told as told_elsewhere
from versioner.cli.main import main
from versioner.core.retention import Retention
from versioner.ingest import rederive, track
from versioner.ingest.housekeeping import tidy
from versioner.ingest.importing import import_warc
from versioner.ingest.prune import prune, sweep
from versioner.queries import read
from versioner.queries.export.formats import export
from versioner.queries.state import verify_all
from versioner.storage.keys import signing_key

ALL = Retention(older_than=timedelta(0), every=timedelta(0))


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A page whose furniture changes at every look, and its text twice."""
    made = World(tmp_path)
    made.app = replace(made.app, signing_key=lambda: signing_key(tmp_path / "log.key"))
    made.web.pages = {ARTICLE: page(*PARAGRAPHS)}
    track.track(made.app, ARTICLE)
    for n in range(24):
        if n in {8, 16}:
            edit(
                made, ARTICLE, *(("6.4 percent", "9.7 percent") if n == 8 else ("9.7 percent", "8.1 percent"))
            )
        made.web.pages[ARTICLE] = made.web.pages[ARTICLE].split("<!--")[0] + f"<!-- {n} --><i hidden>{n}</i>"
        made.look(hours=6)
    return made


def story(world: World) -> str:
    """What is told of the page, but for where its bytes lie."""
    return re.sub(r'"snapshot": "[^"]*"', "", told(world))


def kept(world: World) -> int:
    return len(list(world.app.snapshots.names()))


def test_what_was_told_stays_and_bytes_go(world: World) -> None:
    before, objects = story(world), kept(world)
    tidy(world.app, least=1)
    would = prune(world.app, policy=ALL, dry=True)
    assert would.captures > 5
    assert kept(world) == objects
    found = prune(world.app, policy=ALL)
    assert (found.captures, found.raw) == (would.captures, would.raw)
    assert kept(world) == objects - found.captures
    assert found.bytes_after < found.bytes_before
    assert story(world) == before
    assert verify_all(world.app).whole
    assert verify_all(world.app).strays == 0
    rederive.rederive(world.app)
    assert story(world) == before
    assert prune(world.app, policy=ALL).captures == 0


def test_every_version_shows_its_own_bytes(world: World) -> None:
    shown = [read.show(world.app, f"1@{n}").version for n in (1, 2, 3)]
    before = [read.raw(world.app, one) for one in shown]
    tidy(world.app, least=1)
    prune(world.app, policy=ALL)
    assert [read.raw(world.app, one) for one in shown] == before


def test_what_was_put_a_moment_ago_stays_and_goes_the_next_time(world: World) -> None:
    """A check may be deciding on the same bytes."""
    ahead = (world.at + timedelta(days=1)).timestamp()
    for path in Path(world.app.snapshots.directory).glob("??/*"):  # type: ignore[attr-defined]
        os.utime(path, (ahead, ahead))
    objects = kept(world)
    found = prune(world.app, policy=ALL)
    assert found.captures > 0
    assert kept(world) == objects
    world.at += timedelta(days=2)
    assert sweep(world.app) == found.captures
    assert kept(world) == objects - found.captures


def test_killed_before_the_bytes_went_the_next_one_takes_them(world: World, monkeypatch: Any) -> None:
    tidy(world.app, least=1)
    objects = kept(world)
    monkeypatch.setattr("versioner.ingest.prune.sweep", lambda _: 0)
    found = prune(world.app, policy=ALL)
    assert kept(world) == objects
    assert verify_all(world.app).strays == found.captures
    monkeypatch.undo()
    assert prune(world.app, policy=ALL).captures == 0
    assert kept(world) == objects - found.captures


def test_a_page_whose_past_would_read_otherwise_loses_nothing(world: World, monkeypatch: Any) -> None:
    """The check of both readings is what decides, whatever the rule of thumb says may go."""
    monkeypatch.setattr(
        "versioner.ingest.prune.retention.dispensable", lambda found, **_: tuple(range(1, len(found)))
    )
    before = story(world)
    tidy(world.app, least=1)
    found = prune(world.app, policy=ALL)
    assert found.needed > 0
    rederive.rederive(world.app)
    assert story(world) == before


def test_taken_elsewhere_it_tells_the_same(world: World, tmp_path: Path) -> None:
    tidy(world.app, least=1)
    assert prune(world.app, policy=ALL).captures > 0
    export(world.app, (), "warc", tmp_path / "all.warc.gz")
    (tmp_path / "other").mkdir()
    other = World(tmp_path / "other")
    other.at = world.at  # what lies ahead of its clock would be held at it
    import_warc(other.app, tmp_path / "all.warc.gz")
    assert told_elsewhere(other, ARTICLE) == told_elsewhere(world, ARTICLE)
    other.app.db.dispose()


def test_a_page_that_shows_old_bytes_again_has_them_again(world: World) -> None:
    tidy(world.app, least=1)
    shown = world.web.pages[ARTICLE]
    prune(world.app, policy=ALL)
    with world.app.db.read() as session:
        gone = session.execute(
            text("SELECT count(*) FROM snapshots WHERE pruned_at IS NOT NULL")
        ).scalar_one()
    assert gone > 0
    world.web.pages[ARTICLE] = shown.replace("<!-- 23 --><i hidden>23</i>", "<!-- 3 --><i hidden>3</i>")
    world.look(hours=6)
    assert verify_all(world.app).whole


def test_the_command_says_what_it_did(world: World, tmp_path: Path, capsys: Any) -> None:
    tidy(world.app, least=1)

    def said(*words: str) -> tuple[int, str]:
        with pytest.raises(SystemExit) as done:
            main(["--home", str(tmp_path), "prune", *words], standalone_mode=True)
        found = capsys.readouterr()
        return int(done.value.code or 0), found.out + found.err

    old = ("--older-than", "1s", "--every", "1d")
    assert "would lose their raw bytes" in said("--dry-run", *old)[1]
    code, out = said(*old, "--json")
    assert (code, json.loads(out)["dry_run"], json.loads(out)["captures"] > 0) == (0, False, True)
    code, out = said("--older-than", "soon")
    assert (code, out.count("\n")) == (2, 1)


@settings(deadline=None, max_examples=10, derandomize=True, suppress_health_check=list(HealthCheck))
@given(steps=STEPS, confirm_after=st.sampled_from([0.0, 60.0]))
def test_whatever_happened_pruning_changes_nothing_told(
    template: Path,  # noqa: F811
    steps: Any,
    confirm_after: float,
) -> None:
    with TemporaryDirectory() as home:
        shutil.copy(template, Path(home) / "versioner.db")
        world = World(Path(home))
        policy = replace(world.app.policy, confirm_after=confirm_after)
        world.app = replace(world.app, policy=policy, signing_key=lambda: signing_key(Path(home) / "log.key"))
        try:
            live(world, [*steps, *steps])
            before = story(world)
            tidy(world.app, least=1)
            prune(world.app, policy=ALL)
            assert story(world) == before
            assert verify_all(world.app).whole
            rederive.rederive(world.app)
            assert story(world) == before
        finally:
            world.app.db.dispose()
