"""What is found by part of its name: whatever the letters, and whatever became of the name since."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import event

from tests.storage.newsroom import a_page
from versioner.errors import AmbiguousError, NotFoundError
from versioner.storage import called, find, pages, sheets
from versioner.storage.database import Database, Session

TITLES = (
    "Ärger in Straßburg, Gasse 7",
    "МОСКВА и Санкт-Петербург",
    "ΟΔΟΣ Οδός οδος",
    "北京市の天気",
    'Says "yes" 100%_of\\it',
    "İstanbul'da ilk kar, ſtill",
    "ﬁne Kelvin K, Ångström Å",
    "مرحبا بالعالم",
)


def _found(session: Session, part: str) -> set[int]:
    return {page.id for page in called.search_pages(session, part)}


def test_every_part_of_a_name_finds_its_page(database: Database) -> None:
    with database.write() as session:
        known = {a_page(session, str(n), title=title): title for n, title in enumerate(TITLES)}
        for number, title in known.items():
            for size in (1, 2, 3, 4, 7):
                for start in range(len(title) - size + 1):
                    assert number in _found(session, title[start : start + size])


@pytest.mark.parametrize(
    "part", ["ÄRGER", "strassburg", "санкт-ПЕТЕР", "οδοσ", "天気", '"YES" 100%', "بالعالم"]
)
def test_letter_case_is_aside_as_unicode_has_it(database: Database, part: str) -> None:
    with database.write() as session:
        known = {a_page(session, str(n), title=title): title for n, title in enumerate(TITLES)}
        wanted = {number for number, title in known.items() if part.casefold() in title.casefold()}
        assert wanted
        assert _found(session, part) == wanted


def test_a_name_is_found_as_it_is_now(database: Database) -> None:
    with database.write() as session:
        page_id = a_page(session, "one", title="Harbour")
        other = a_page(session, "two", title="Harbour walls")
        pages.update_page(session, page_id, title="Gates of the town")
        pages.update_page(session, other, title_override="Ours")
        assert _found(session, "harbour") == {other}
        assert _found(session, "gates of") == {page_id}
        assert _found(session, "ours") == {other}
        pages.delete_page(session, other)
        assert _found(session, "harbour") == set()


@pytest.mark.parametrize("sort", ["changed", "id", "title"])
def test_a_part_that_many_have_is_listed_as_one_that_few_have(
    database: Database, monkeypatch: pytest.MonkeyPatch, sort: str
) -> None:
    with database.write() as session:
        for n in range(7):
            a_page(session, str(n), title=f"Article {n}", as_article=n != 3)
        few = sheets.sheet(session, part="article", sort=sort, limit=4)
        monkeypatch.setattr(called, "_FEW", 2)
        many = sheets.sheet(session, part="article", sort=sort, limit=4)
        rest = sheets.sheet(session, part="article", sort=sort, limit=4, at=many.after)
    assert many == few
    assert (len(many.rows), many.total) == (4, 6)
    assert (len(rest.rows), rest.total) == (2, 6)


def test_names_are_not_read_from_end_to_end(database: Database) -> None:
    """PostgreSQL has the like where pg_trgm is installed, and its planner says when it is used."""
    if database.dialect == "postgresql":
        pytest.skip("the servers of these tests have no pg_trgm")
    with database.write() as session:
        for n in range(30):
            a_page(session, str(n), title=f"Article {n}")
        sent: list[tuple[str, Any]] = []
        event.listen(session, "before_cursor_execute", lambda *told: sent.append((told[2], told[3])))
        found = sheets.sheet(session, part="TICLE 17", sort="changed", limit=9)
        asked = list(sent)
        steps = [
            str(row[-1])
            for statement, given in asked
            for row in session.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given)
        ]
    assert [page.title for page in found.rows] == ["Article 17"]
    assert [step for step in steps if step.startswith("SCAN pages")] == []
    assert any("page_names" in step for step in steps)


def test_of_many_names_those_near_a_slip_of_the_finger_are_named(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(find, "_COMPARED", 3)
    with database.write() as session:
        for n in range(7):
            a_page(session, f"street-{n}", title=f"Street number {n} of the town")
        harbour = a_page(session, "walls", title="Harbour walls")
        for slip in ("harbuor walls", "harbour wlals", "harbour walks"):
            with pytest.raises(NotFoundError) as nothing:
                find.page(session, slip)
            assert [one.split()[0] for one in nothing.value.candidates] == [str(harbour)], slip
        with pytest.raises(NotFoundError) as far:
            find.page(session, "zzz-nothing-like-it")
        assert far.value.candidates == ()


def test_of_many_pages_that_fit_five_are_named_and_all_are_counted(database: Database) -> None:
    with database.write() as session:
        for n in range(7):
            a_page(session, f"street-{n}", title=f"Street number {n} of the town")
        with pytest.raises(AmbiguousError, match="fits 7 pages") as several:
            find.page(session, "street number")
        assert len(several.value.candidates) == 5
