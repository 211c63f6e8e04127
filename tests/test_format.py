"""docs/format.md is true: a reader that knows nothing of versioner finds every byte and every text in a home."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ingest.test_story import ARTICLE, PARAGRAPHS, World, edit, page
from versioner.ingest import track
from versioner.queries import read

READER = Path(__file__).parents[1] / "docs" / "read_home.py"


@pytest.fixture
def home(tmp_path, sqlite_template):
    """Six versions, some of their captures packed and some files still."""
    shutil.copy(sqlite_template, tmp_path / "versioner.db")
    world = World(tmp_path)
    world.web.pages = {ARTICLE: page(*PARAGRAPHS)}
    track.track(world.app, ARTICLE)
    for n, words in enumerate(("eight gates", "seven gates", "six gates", "five gates", "four gates")):
        edit(
            world, ARTICLE, ("nine gates", "eight gates", "seven gates", "six gates", "five gates")[n], words
        )
        world.look()
        world.look()
        if n == 2:
            world.app.snapshots.compact([tuple(world.app.snapshots.names())], least=1)
    yield world, tmp_path
    world.app.db.dispose()


def said(*args):
    return subprocess.run(
        [sys.executable, str(READER), *map(str, args)], check=True, capture_output=True
    ).stdout


def test_a_reader_of_the_format_finds_what_versioner_kept(home):
    world, place = home
    assert any((place / "snapshots" / "packs").iterdir())
    assert any(len(one.name) == 64 for one in place.glob("snapshots/*/*"))
    rows = [line.split("\t") for line in said(place).decode().splitlines()]
    assert len(rows) == 6
    assert [row[:3] for row in rows] == [["1", str(n + 1), ARTICLE] for n in range(6)]
    assert {row[4] for row in rows} == {"The gates"}
    for number in range(1, 7):
        kept = read.raw(world.app, read.show(world.app, f"1@{number}").version)
        assert said(place, 1, number) == kept
        assert int(rows[number - 1][3]) == len(kept)


def test_the_reader_is_short_and_imports_nothing_of_versioner():
    lines = READER.read_text("utf-8").splitlines()
    assert len(lines) <= 80
    assert not any("import" in line and "versioner" in line for line in lines)
