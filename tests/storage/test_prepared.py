"""Statements that are handed to the driver: they write the rows, and answer with the rows, of SQLAlchemy's own way."""

from __future__ import annotations

import sqlite3
from datetime import timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import bindparam, case, event, insert, select, update
from sqlalchemy.exc import IntegrityError, InternalError

from tests.conftest import NOW
from tests.storage.newsroom import a_page, ended
from versioner.core.asked.visibility import Visibility
from versioner.errors import StorageError
from versioner.storage import pages, runs, tables
from versioner.storage.database import Database
from versioner.storage.prepared import answers, each, put, single
from versioner.storage.sight import narrowed
from versioner.storage.statements import Statement

_schedules, _pages = tables.schedules, tables.pages


def _declared(made: Any) -> Statement[Any]:
    return Statement("of these tests", lambda: made)


_SET = _declared(
    update(_schedules)
    .where(_schedules.c.page_id == bindparam("page"))
    .values(
        next_check_at=bindparam("due"),
        rate=bindparam("learned"),
        tz=bindparam("zone"),
        weight=_schedules.c.weight + bindparam("more") + 1,
        lease_owner=None,
    )
)
_UNTYPED = _declared(
    update(_schedules).values(every=case((bindparam("a") == bindparam("b"), 1.0), else_=2.0))
)


def test_what_is_written_is_what_sqlalchemy_writes(database: Database) -> None:
    elsewhere = (NOW + timedelta(hours=3, microseconds=7)).astimezone(timezone(timedelta(hours=-7)))
    values: tuple[dict[str, Any], ...] = (
        {
            "due": elsewhere,
            "learned": {"changes": 0.5, "lone": "\ud800"},
            "zone": "Europe/Z\0rich",
            "more": 2,
        },
        {"due": None, "learned": None, "zone": None, "more": 0.25},
    )
    columns = [_schedules.c[name] for name in ("next_check_at", "rate", "tz", "weight", "lease_owner")]
    with database.write() as session:
        own, ours = ([a_page(session, f"{who}{n}") for n in range(2)] for who in ("own", "ours"))
        session.execute(_SET(), [{"page": page, **row} for page, row in zip(own, values, strict=True)])
        each(session, _SET, [{"page": page, **row} for page, row in zip(ours, values, strict=True)])
        found = {
            page: session.execute(select(*columns).where(_schedules.c.page_id == page)).one()
            for page in (*own, *ours)
        }
    assert [found[page] for page in ours] == [found[page] for page in own]
    assert found[ours[0]].next_check_at == elsewhere


def test_a_value_of_no_known_type_is_refused(database: Database) -> None:
    with database.write() as session, pytest.raises(TypeError, match="a, b"):
        each(session, _UNTYPED, [{"a": NOW, "b": NOW}])
    with database.write() as session:
        row = {
            "page": a_page(session),
            "due": NOW.replace(tzinfo=None),
            "learned": None,
            "zone": None,
            "more": 0,
        }
        with pytest.raises(ValueError, match="time zone"):
            each(session, _SET, [row])


_OF = _declared(
    select(*_schedules.c, _pages.c.tracked, _pages.c.headers, _pages.c.created_at)
    .join_from(_schedules, _pages, _pages.c.id == _schedules.c.page_id)
    .where(
        _schedules.c.page_id.in_(bindparam("pages", expanding=True)), _pages.c.created_at <= bindparam("by")
    )
    .order_by(_schedules.c.page_id)
    .limit(bindparam("most", type_=_schedules.c.page_id.type))
)
_MOVED = _declared(
    update(_schedules)
    .where(_schedules.c.page_id.in_(bindparam("pages", expanding=True)))
    .values(next_check_at=bindparam("due"), failures=_schedules.c.failures + bindparam("more"))
    .returning(_schedules.c.page_id, _schedules.c.next_check_at, _schedules.c.failures)
)


@pytest.mark.parametrize("count", [0, 1, 3, 20])
def test_the_answers_are_sqlalchemys(database: Database, count: int) -> None:
    with database.write() as session:
        made = [a_page(session, f"n{n}") for n in range(20)]
        pages.update_page(session, made[0], headers=(("X-Who", "ana"),), tracked=False)
        asked: dict[str, Any] = {"pages": made[:count], "by": NOW + timedelta(days=1), "most": 15}
        own = session.execute(_OF(), asked).all()
        assert [tuple(row) for row in answers(session, _OF, asked)] == [tuple(row) for row in own]
        assert len(own) == min(count, 15)
        moved = {"pages": made[:count], "due": NOW, "more": 2}
        assert sorted(map(tuple, answers(session, _MOVED, moved))) == [(n, NOW, 2) for n in made[:count]]
        assert single(session, _OF, asked) == (made[0] if count else None)


def test_one_statement_is_told_apart_by_the_columns_that_it_sets(database: Database) -> None:
    setting = _declared(update(_pages).where(_pages.c.id == bindparam("page")))
    with database.write() as session:
        page = a_page(session, "one")
        for given in ({"title": "A"}, {"pending": True}, {"title": "B", "byline": None}):
            known = {name: value for name, value in given.items() if name in _pages.c}
            assert put(session, setting, {"page": page, **known}) == 1
        assert put(session, setting, {"page": page + 1, "title": "C"}) == 0
        found = pages.page(session, page)
    assert (found.title, found.pending) == ("B", True)


def test_readers_are_answered_with_what_they_may_see(database: Database) -> None:
    with database.write() as session:
        seen, hidden = a_page(session, "seen"), a_page(session, "hidden")
        pages.update_page(session, hidden, visibility=Visibility.PRIVATE)
    asked = {"pages": [seen, hidden], "by": NOW + timedelta(days=1), "most": 9}
    with database.for_readers().read() as session:
        assert [row[0] for row in answers(session, _OF, asked)] == [seen]
        assert [row.page_id for row in session.execute(narrowed(_OF()), asked)] == [seen]
    with database.read() as session:
        assert [row[0] for row in answers(session, _OF, asked)] == [seen, hidden]


def test_what_the_driver_raises_comes_through(database: Database) -> None:
    link = {"article_id": 1, "source_id": 999_999, "position": 0, "basis": "named", "added_at": NOW}
    with pytest.raises((IntegrityError, sqlite3.IntegrityError)), database.write() as session:
        put(session, _declared(insert(tables.article_sources)), link)
    with pytest.raises((StorageError, InternalError), match=r"read.?only"), database.read() as session:
        put(
            session,
            _declared(update(_pages).where(_pages.c.id == bindparam("page"))),
            {"page": 1, "title": "A"},
        )


def test_who_listens_to_statements_is_told_of_them(database: Database) -> None:
    sent: list[str] = []
    with database.write() as session:
        page = a_page(session, "one")
        event.listen(session, "before_cursor_execute", lambda *told: sent.append(told[2]))
        answers(session, _OF, {"pages": [page], "by": NOW, "most": 1})
        put(
            session,
            _declared(update(_pages).where(_pages.c.id == bindparam("page"))),
            {"page": page, "title": "A"},
        )
        each(session, _SET, [{"page": page, "due": None, "learned": None, "zone": None, "more": 0}])
    assert [said.split()[0] for said in sent] == ["SELECT", "UPDATE", "UPDATE"]


def test_outside_of_a_transaction_nothing_is_written(database: Database) -> None:
    with database.write() as session:
        page = a_page(session, "one")
    setting = _declared(update(_pages).where(_pages.c.id == bindparam("page")))
    if database.dialect != "sqlite":
        pytest.skip("there a connection that is closed says so")
    with database.write() as over:
        pass
    with pytest.raises(AssertionError, match="transaction"):
        put(over, setting, {"page": page, "title": "A"})
    with database.read() as session:
        assert pages.page(session, page).title != "A"


def test_lists_are_not_run_for_many_rows(database: Database) -> None:
    moving = _declared(
        update(_schedules)
        .where(_schedules.c.page_id.in_(bindparam("pages", expanding=True)))
        .values(next_check_at=bindparam("due"))
    )
    with database.write() as session:
        made = [a_page(session, f"n{n}") for n in range(3)]
        with pytest.raises(TypeError, match="list"):
            each(session, moving, [{"pages": made[:1], "due": NOW}, {"pages": made[1:], "due": NOW}])
        with pytest.raises(TypeError, match="list"):
            each(session, moving, [{"pages": [], "due": NOW}])


def test_runs_begin_at_one_round_trip_where_a_statement_is_one(database: Database) -> None:
    if database.dialect == "sqlite":
        pytest.skip("there a statement for each is no dearer")
    sent: list[str] = []
    with database.write() as session:
        made = [a_page(session, f"n{n}") for n in range(3)]
        event.listen(session, "before_cursor_execute", lambda *told: sent.append(told[2]))
        begun = runs.prolong(session, [(ended(page), None) for page in made])
    assert list(begun) == made
    assert len(sent) == 1
