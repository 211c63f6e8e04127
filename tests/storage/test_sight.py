"""What is narrowed for readers: a statement that many ask is narrowed once, one that was put together goes with its question."""

import gc

from sqlalchemy import select

from tests.storage.newsroom import a_page
from versioner.core.asked.visibility import Visibility
from versioner.storage import pages, sight, tables, tags
from versioner.storage.database import Database


def test_a_statement_that_lives_on_is_narrowed_once_and_another_is_not_kept() -> None:
    lasting = select(tables.pages.c.id)
    assert sight.narrowed(lasting) is sight.narrowed(lasting)
    before = len(sight._NARROWED)
    passing = select(tables.pages.c.url)
    assert "visibility" in str(sight.narrowed(passing))
    assert len(sight._NARROWED) == before + 1
    del passing
    gc.collect()
    assert len(sight._NARROWED) == before


def test_what_was_narrowed_once_shows_readers_what_stands_now(database: Database) -> None:
    """A statement of the module's own, asked before a page became private and after it."""
    with database.write() as session:
        one, two = a_page(session, "a"), a_page(session, "b")
        for page_id in (one, two):
            tags.add_tags(session, page_id, ["flood"])
    for hidden, seen in ((Visibility.PUBLIC, {one, two}), (Visibility.PRIVATE, {one})):
        with database.write() as session:
            pages.update_page(session, two, visibility=hidden)
        with database.for_readers().read() as session:
            assert set(tags.tags_of(session, [one, two])) == seen
        with database.read() as session:
            assert set(tags.tags_of(session, [one, two])) == {one, two}
