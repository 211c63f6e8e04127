"""What the commands that people use most say in eighty and in sixty columns: real runs, long titles, Han and kana."""

import re

import pytest
from click.testing import CliRunner

from tests.ingest.test_story import ARTICLE, PARAGRAPHS, SOURCE, World, edit, page
from versioner.cli import admin
from versioner.cli.main import main
from versioner.cli.render.speech import Speech
from versioner.cli.render.style import cells, span
from versioner.ingest import track
from versioner.queries import state
from versioner.view.catalogues import languages

LONG = "Council weighs a new tide barrier for the old town and the harbour, and the mayor says that it must be paid for"
HAN = "市議会は旧市街と港のための新しい防潮堤を検討しており、市長はその費用を負担しなければならないと述べた"
ODD = "https://paper.example/city/news/2026/11/20/council-weighs-a-new-tide-barrier-for-the-old-town-and-the-harbour"
COMMANDS = (
    ("list",),
    ("versions", "1"),
    ("versions", "3"),
    ("search", "gates"),
    ("search", "--gone", "nine gates"),
    ("log",),
    ("log", "1", "--with-source", "--all"),
    ("log", "3", "--all"),
    ("show", "3"),
    ("status",),
)


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """Two articles with long titles; one changed and went back, its source changed under it, one cannot be read."""
    place = tmp_path_factory.mktemp(
        "a-home-whose-path-is-longer-than-any-line-that-a-narrow-terminal-has-room-for"
    )
    world = World(place)
    world.web.pages = {
        ARTICLE: page(*PARAGRAPHS, title=LONG),
        SOURCE: page(*PARAGRAPHS, title="The plan " * 9),
        ODD: page(*PARAGRAPHS, title=HAN),
        f"{ODD}-2": page(*PARAGRAPHS, title=LONG),
    }
    track.track(world.app, ARTICLE, sources=[SOURCE])
    track.track(world.app, ODD)
    track.track(world.app, f"{ODD}-2")
    for url, before, after in (
        (ARTICLE, "nine gates", "eight gates"),
        (ODD, "6.4 percent", "7.4 percent"),
        (SOURCE, "6.4 percent", "8.1 percent"),
        (ARTICLE, "eight gates", "nine gates"),
    ):
        edit(world, url, before, after)
        world.look()
        world.look()
    del world.web.pages[f"{ODD}-2"]
    world.look()
    world.app.db.dispose()
    return place


@pytest.fixture
def run(home):
    """Run `versioner …` in a terminal of so many columns."""

    def call(columns, *words, language="en"):
        env = {"COLUMNS": str(columns), "VERSIONER_HOME": str(home), "LC_ALL": f"{language}_XX.UTF-8"}
        done = CliRunner().invoke(main, words, env=env)
        assert done.exit_code == 0, done.output
        return done.stdout

    return call


@pytest.mark.parametrize("columns", [80, 60])
@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_no_line_is_longer_than_the_terminal_is_wide(run, words, language, columns):
    """But for an address or a path, which stands alone, as people copy it."""
    told = run(columns, *words, language=language)
    assert told.strip()
    long = [line for line in told.splitlines() if cells(line) > columns]
    assert [line for line in long if not re.fullmatch(r"\s*\S*/\S*", line)] == []


@pytest.mark.parametrize("columns", [80, 60])
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_lines_break_between_words(run, words, columns):
    """The words of a narrow terminal are those of a wide one: none was taken apart."""
    wide = set(re.findall(r"[A-Za-z]{2,}", run(1000, *words)))
    narrow = {
        word for line in run(columns, *words).splitlines() for word in re.findall(r"[A-Za-z]{2,}(?!…)", line)
    }
    allowed = {"UTC", "min", "Updated", "Old", "Vers"}  # what is said shorter where there is little room
    assert {
        word for word in narrow - wide - allowed if not any(one.startswith(word) for one in wide)
    } == set()


@pytest.mark.parametrize("columns", [80, 60])
@pytest.mark.parametrize("language", languages())
def test_titles_keep_thirty_columns_of_a_list(run, columns, language):
    lines = run(columns, "list", language=language).splitlines()
    assert len(lines) == 4
    for title in (LONG, HAN):
        (row,) = [line for line in lines if title[:10] in line and not line.startswith("4")]
        shown = next(n for n in range(len(title), 0, -1) if title[:n] in row)
        assert cells(title[:shown]) >= 28  # and the ellipsis, with what room a wide character leaves
    assert language != "en" or "Old" in lines[0]


@pytest.mark.parametrize("columns", [80, 60])
def test_a_title_without_spaces_begins_beside_its_number(run, columns):
    (head,) = [line for line in run(columns, "log", "--all").splitlines() if HAN[:6] in line]
    assert head.startswith(f"3  {HAN[:20]}")
    assert columns - 2 < cells(head) + 2 <= columns + 2


def test_both_clocks_stay_where_there_are_eighty_columns(run):
    head, first, *_ = run(80, "versions", "1").splitlines()
    assert "First seen (UTC)" in head
    assert "Not before (UTC)" in head
    assert re.search(r"1@1 .*\d{4}-\d\d-\d\d \d\d:\d\d ", first)
    wide = run(1000, "versions", "1").splitlines()
    assert {"SHA-256", "Id"} <= set(wide[0].split())
    assert re.search(r"\d\d:\d\d:\d\d UTC", wide[1])


def test_status_of_a_home_in_which_nothing_is_looked_at_says_what_is_kept(tmp_path):
    world = World(tmp_path)
    assert admin._counted(state.status(world.app), Speech("en")) == ["no pages"]
    world.web.pages = {ARTICLE: page(*PARAGRAPHS)}
    track.track(world.app, ARTICLE)
    assert admin._counted(state.status(world.app), Speech("en")) == ["pages ok: 1"]
    track.untrack(world.app, ARTICLE)
    assert admin._counted(state.status(world.app), Speech("en")) == [
        "1 article is kept; none is looked at: versioner track URL"
    ]
    world.app.db.dispose()


@pytest.mark.parametrize(("seconds", "said"), [(40, "40 s"), (4006, "1 h"), (200_000, "2 d")])
def test_how_long_a_host_waits_is_said_in_the_largest_unit(seconds, said):
    assert span(seconds, Speech()) == said
