"""Full-text search over every version: found where it stands, found where it is gone, forgotten with its page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from tests.ingest.test_story import ARTICLE, PARAGRAPHS, SOURCE, World, edit, page
from versioner.core.asked.search import MOST_WORDS, Standing, asked, snippet
from versioner.errors import NotFoundError, UsageError
from versioner.ingest import rederive, track
from versioner.ingest.indexing import catch_up
from versioner.queries.search import search
from versioner.storage.tables import metadata


def newsroom(home, database):
    """An article that changed once, and its source that says much the same."""
    found = World(home, database)
    found.web.pages = {
        ARTICLE: page(*PARAGRAPHS, "Am Hafen stehen 28,500 Kräne; l’État n’y peut rien. 北京市的桥。"),
        SOURCE: page(*PARAGRAPHS, title="The plan"),
    }
    track.track(found.app, ARTICLE, sources=[SOURCE])
    edit(found, ARTICLE, "nine gates", "eight gates")
    found.look()
    found.look()
    return found


@pytest.fixture
def world(tmp_path, database):
    return newsroom(tmp_path, database)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def asked_only(request, tmp_path_factory, apart):
    """A newsroom whose words are only looked for."""
    return newsroom(tmp_path_factory.mktemp("search"), apart(request.param))


def told(world, query, **more):
    found = search(world.app, query, **more)
    assert found.total == len(found.hits)
    return {(hit.page.id, hit.version, hit.until) for hit in found.hits}


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("gates harbour", {(1, 1, 2), (1, 2, None), (2, 1, None)}),
        ("nine gates", {(1, 1, 2), (2, 1, None)}),
        ('"nine gates"', {(1, 1, 2), (2, 1, None)}),
        ('"gates nine"', set()),
        ("eight", {(1, 2, None)}),
        ("harb* -nine", {(1, 2, None)}),
        ("krane", {(1, 1, None)}),
        ("KRÄNE 28500", {(1, 1, None)}),
        ("28,500", {(1, 1, None)}),
        ("état", {(1, 1, None)}),
        ("北京", {(1, 1, None)}),
        ("plan", {(2, 1, None)}),
        ("6.4 percent", {(1, 1, None), (2, 1, None)}),
        ("64", set()),
        ("nothing-like-it", set()),
        ("gates' OR \"1\" & | ! <-> NEAR( ' \\ :* \0", set()),
    ],
)
def test_words_are_found_in_every_version(asked_only, query, hits):
    assert told(asked_only, query) == hits


def test_what_is_said_no_more_is_told_with_its_time(asked_only):
    (hit,) = search(asked_only.app, "nine gates", among=Standing.GONE).hits
    assert hit.gone_since is not None
    assert hit.first_seen < hit.gone_since
    assert (hit.path, [piece.text for piece in hit.snippet if piece.found]) == (("News",), ["nine", "gates"])
    assert "".join(piece.text for piece in hit.snippet).startswith("The council met")
    assert told(asked_only, "gates council", among=Standing.CURRENT) == {(1, 2, None), (2, 1, None)}
    assert told(asked_only, "gates council", article="1") == {(1, 1, 2), (1, 2, None)}


def test_sheets_do_not_overlap(asked_only):
    every = search(asked_only.app, "gates").hits
    sheets = [search(asked_only.app, "gates", limit=1, offset=n) for n in range(len(every))]
    assert [sheet.hits[0] for sheet in sheets] == list(every)
    assert {sheet.total for sheet in sheets} == {len(every)}


@pytest.mark.parametrize("query", ["", "  ", "-only", "!!", '""'])
def test_nothing_to_look_for_is_told(world, query):
    with pytest.raises(UsageError, match="name a word"):
        search(world.app, query)
    with pytest.raises(NotFoundError):
        search(world.app, "gates", article="nowhere")


def test_an_erased_page_leaves_no_word_behind(world):
    track.untrack(world.app, ARTICLE, delete=True)
    assert told(world, "eight") == set()
    with world.app.db.write() as session:
        assert session.scalar(text("SELECT count(*) FROM passages WHERE page_id = 1")) == 0
        if session.dialect.name == "sqlite":
            session.exec_driver_sql(
                "CREATE VIRTUAL TABLE temp.seen USING fts5vocab(main, passage_words, row)"
            )
            words = {row[0] for row in session.execute(text("SELECT term FROM temp.seen"))}
        else:
            words = set(session.scalars(text("SELECT word FROM ts_stat('SELECT words FROM passage_words')")))
    assert "krane" not in words
    assert "plan" not in words  # the source went with its only article


def test_rederived_versions_are_indexed_again(world):
    before = told(world, "gates")
    rederive.rederive(world.app)
    assert told(world, "gates") == before


def test_pages_from_before_the_index_are_caught_up_with(world):
    before = told(world, "gates")
    with world.app.db.write() as session:
        session.execute(metadata.tables["passages"].delete())
        empty = "INSERT INTO passage_words(passage_words) VALUES('delete-all')"
        if session.dialect.name == "sqlite":
            session.execute(text(empty))
    assert search(world.app, "gates").waiting == 2
    assert catch_up(world.app) == 2
    assert told(world, "gates") == before
    assert (catch_up(world.app), search(world.app, "gates").waiting) == (0, 0)


def test_a_monstrous_paragraph_is_indexed_by_its_beginning(world):
    words = " ".join(
        f"{n:x}".translate(str.maketrans("0123456789", "ghijklmnop")) * 5 for n in range(2 * MOST_WORDS)
    )
    world.web.pages[ARTICLE] = page(*PARAGRAPHS, f"Begin {words} endword {'漢' * 90_000} {'ü' * 50_000}")
    world.look()
    world.look()
    world.look()
    assert told(world, "begin")
    assert told(world, "endword") == set()
    track.untrack(world.app, ARTICLE, delete=True)
    assert told(world, "begin") == set()


def test_a_snippet_shows_what_was_found_whatever_surrounds_it():
    text = "x " * 5_000 + "Der Käse liegt im Hafen." + " y" * 5_000
    shown = snippet(text, asked('"kase liegt"'))
    assert [piece.text for piece in shown if piece.found] == ["Käse", "liegt"]
    assert len("".join(piece.text for piece in shown)) < 300
    assert "".join(piece.text for piece in snippet("", asked("a"))) == ""


@given(st.text(max_size=60), st.text(max_size=30))
def test_any_text_is_shown_as_it_stands(text, query):
    try:
        terms = asked(query)
    except UsageError:
        return
    assert "".join(piece.text for piece in snippet(text, terms)).strip("… ") == text.strip("… ")
