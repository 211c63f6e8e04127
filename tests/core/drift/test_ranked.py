"""What comes first or last of several: of a table's rows, of a list's items, of what one passage gives one after the other."""

import pytest

from tests.core.drift.test_exchange import told

TABLE = ("Quay | Mean wait (hours)", "Northmole | 2.1", "Kettle Quay | 2.4", "Southmole | 2.6")
LIST = "Landings of eel this season: Ghent 28 tonnes, Lille 22 tonnes, Bruges 11 tonnes."
ITEMS = ("Eels landed by port:", "- Ghent: 28 tonnes", "- Lille: 22 tonnes", "- Bruges: 11 tonnes")

SUPERSEDED = [
    ("At Northmole the mean wait is shortest, at Southmole longest.", TABLE, "Northmole | 2.1", "Northmole | 2.9"),
    ("At Northmole the mean wait is shortest.", TABLE, "Northmole | 2.1", "Northmole | 2.5"),
    ("At Southmole the mean wait is longest.", TABLE, "Kettle Quay | 2.4", "Kettle Quay | 3.1"),
    ("Ghent has the largest landings of eel, followed by Lille.", (LIST,), "Ghent 28 tonnes, Lille 22", "Ghent 28 tonnes, Lille 35"),
    ("The fewest eels are landed at Bruges.", ITEMS, "- Bruges: 11 tonnes", "- Bruges: 25 tonnes"),
]  # fmt: skip


def after(source, old, new):
    return tuple(one.replace(old, new) for one in source)


@pytest.mark.parametrize(("said", "source", "old", "new"), SUPERSEDED, ids=[one[0] for one in SUPERSEDED])
def test_what_was_at_one_end_and_is_no_longer_is_out_of_date(said, source, old, new):
    assert [one for one, _ in told((said,), source, after(source, old, new))] == [said]


QUIET = [
    ("At Northmole the mean wait is shortest.", TABLE, "Northmole | 2.1", "Northmole | 2.2"),
    ("At Northmole the mean wait is shortest.", TABLE, "Southmole | 2.6", "Southmole | 2.3"),
    ("At Kettle Quay the mean wait is longest.", TABLE, "Kettle Quay | 2.4", "Kettle Quay | 2.2"),
    ("The wait is the best part of a day at Northmole.", TABLE, "Northmole | 2.1", "Northmole | 2.9"),
    ("At best the wait at Northmole is bearable.", TABLE, "Northmole | 2.1", "Northmole | 2.9"),
    ("The best bakers live at Northmole.", TABLE, "Northmole | 2.1", "Northmole | 2.9"),
    ("Ghent has the largest landings of eel, followed by Lille.", (LIST,), "Ghent 28 tonnes, Lille 22", "Ghent 30 tonnes, Lille 29"),
    ("Ghent has the oldest belfry.", (LIST,), "Lille 22 tonnes", "Lille 35 tonnes"),
    ("The fewest eels are landed at Bruges.", ITEMS, "- Lille: 22 tonnes", "- Lille: 14 tonnes"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "source", "old", "new"), QUIET, ids=[one[0] + one[3] for one in QUIET])
def test_what_is_at_that_end_still_or_told_of_another_thing_is_quiet(said, source, old, new):
    assert told((said,), source, after(source, old, new)) == []
