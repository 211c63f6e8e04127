"""Statements for many rows whose values are handed to the driver: the same rows as SQLAlchemy's own way writes."""

from __future__ import annotations

from datetime import timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import bindparam, case, select, update

from tests.conftest import NOW
from tests.storage.newsroom import a_page
from versioner.storage import tables
from versioner.storage.database import Database
from versioner.storage.prepared import each

_schedules = tables.schedules
_SET = (
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
_UNTYPED = update(_schedules).values(every=case((bindparam("a") == bindparam("b"), 1.0), else_=2.0))


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
        session.execute(_SET, [{"page": page, **row} for page, row in zip(own, values, strict=True)])
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
