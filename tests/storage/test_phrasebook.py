"""The book of forms says what SQLAlchemy would say today: each of its statements is put together anew here."""

from __future__ import annotations

import json
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from bench.phrasebook import called, declared, named, names_of
from tests.storage.newsroom import a_page
from versioner.storage import phrasebook, prepared, tables
from versioner.storage.database import Database
from versioner.storage.forms import Form
from versioner.storage.spelling import asked, spell
from versioner.storage.statements import Statement


@pytest.mark.parametrize("title", phrasebook.read())
def test_a_form_is_what_its_statement_comes_to(title: str) -> None:
    made = spell(*named(title))
    assert json.loads(json.dumps(made.to_json())) == phrasebook.read()[title], "make phrasebook"
    assert Form.from_json(phrasebook.read()[title]) == made


def test_every_statement_that_names_its_values_itself_is_in_the_book() -> None:
    missing = []
    for one in declared():
        names = names_of(one)
        if names is not None and phrasebook.entry(one.name, names) not in phrasebook.read():
            missing.append(one.name)
    assert missing == ["changes._at"], "make phrasebook"  # a list of pairs


@given(st.data())
def test_what_sets_columns_sets_those_that_a_row_names_in_sqlalchemys_words(data: st.DataObject) -> None:
    title = data.draw(
        st.sampled_from([one for one in phrasebook.read() if one.endswith(f" {phrasebook.EVERY}")])
    )
    made, names = named(title)
    ours, whole = set(asked(made)), spell(made, names)
    free = {name for name, _ in whole.places} - ours - set(whole.fixed)
    chosen = data.draw(st.sets(st.sampled_from(sorted(free)), min_size=1))
    keys = {column.key for column in made.table.primary_key} & free if isinstance(made, sa.Insert) else set()
    some = tuple(sorted(ours | chosen | keys))
    assert phrasebook.form(phrasebook.parts(title)[0], some) == spell(made, some)


def test_a_column_that_there_is_not_is_in_no_form() -> None:
    assert phrasebook.form("pages._update", ["page", "no_such_column"]) is None


def test_names_in_another_order_find_the_same_form() -> None:
    assert phrasebook.form("leases._renew", ["until", "owner"]) == phrasebook.form(
        "leases._renew", ["owner", "until"]
    )
    assert phrasebook.form("leases._renew", ["owner"]) is None


def test_what_is_not_in_the_book_is_put_together_when_it_is_asked(database: Database) -> None:
    asked = Statement[Any]("of this test", lambda: sa.select(sa.func.count(tables.pages.c.id)))
    with database.write() as session:
        a_page(session)
        assert prepared.single(session, asked, {}) == 1


def test_a_book_keeps_no_form_whose_values_it_cannot_convert() -> None:
    moment = tables.pages.c.created_at.type
    other = spell(sa.select(sa.bindparam("at", type_=moment)), ("at",), _postgresql())
    with pytest.raises(ValueError, match="SQLite"):
        other.to_json()
    strange = Form(
        sql="SELECT ?", places=(("a", str.upper),), lists=(), fixed={}, in_order=True, names=("a",), read=()
    )
    with pytest.raises(ValueError, match="upper"):
        strange.to_json()


def _postgresql() -> sa.Dialect:
    from sqlalchemy.dialects.postgresql.psycopg import dialect

    return dialect()


def test_pairs_are_left_to_sqlalchemy() -> None:
    with pytest.raises(TypeError, match="pairs"):
        spell(called("changes._at")(), ("pages", "pairs", "versions"))
