"""What the command line says in eighty columns, and what it says first."""

from datetime import UTC, datetime, timedelta

import pytest

from versioner.cli.admin import _next
from versioner.cli.check import _told
from versioner.cli.render.article import listing, table
from versioner.cli.render.screen import Screen
from versioner.cli.render.speech import Speech
from versioner.cli.render.style import Paint, brief, cells, wrap
from versioner.core.model import Article, Basis, Check, LastUpdated, Outcome, PageStatus

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
TITLE = "Council weighs a new tide barrier for the old town, says the mayor"


def _article(**given):
    at = NOW - timedelta(minutes=47)
    last = LastUpdated(at=at, basis=Basis.OBSERVED, not_before=at - timedelta(hours=1), version=2)
    return Article(
        id=1234,
        url="https://paper.example/a",
        title=TITLE,
        status=PageStatus.OK,
        generated_on=None,
        last_changed=at,
        last_updated=last,
        last_checked=at,
        **given,
    )


def test_a_title_keeps_thirty_of_eighty_columns():
    head, row = listing([_article(versions=112)], NOW, Screen(80)).split("\n")
    assert TITLE[:29] in row
    assert max(cells(head), cells(row)) <= 80
    assert "47 min" in row
    assert "47 minutes ago" in listing([_article(versions=112)], NOW, Screen(140))


def test_times_are_short_and_stay_true():
    gaps = (timedelta(days=3), timedelta(hours=1), -timedelta(minutes=2), timedelta(), timedelta(days=150))
    said = [brief(NOW - gap, NOW, Speech()) for gap in gaps]
    assert said == ["3 d", "1 h", "in 2 min", "now", "5 mo"]
    assert brief(None, NOW, Speech()) == "never"
    assert [brief(NOW - gap, NOW, Speech("fr")) for gap in gaps[:3]] == ["3 j", "1 h", "dans 2 min"]


def test_what_is_due_next_is_never_past():
    assert _next(NOW - timedelta(seconds=27), NOW, Speech()) == "next now (versioner check --due)"
    assert _next(NOW - timedelta(seconds=27), NOW, Speech(), looked_at=True) == "next now"
    assert _next(NOW + timedelta(minutes=5), NOW, Speech()) == "next in 5 minutes"
    assert _next(None, NOW, Speech()) == "nothing is to come"


def test_a_check_tells_changes_first_and_counts_the_unchanged():
    def one(page, outcome, version=None):
        return Check(page=page, url=f"https://paper.example/{page}", outcome=outcome, version=version)

    quiet = [one(n, Outcome.UNCHANGED) for n in range(1, 9)]
    lines = _told([*quiet, one(9, Outcome.FAILED), one(10, Outcome.CHANGED, 2)], Speech(), {}).split("\n")
    assert [line[:2].strip() for line in lines] == ["10", "9", "8"]
    assert lines[0].startswith("10  changed -> version 2")
    assert lines[-1] == "8 pages unchanged"
    assert _told(quiet[:2], Speech(), {}).count("unchanged") == 2
    assert (
        _told([], Speech(), {}) == ""
    )  # what is said then hangs on what was asked: tests/cli/test_bad_input.py


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("gates", 5),
        ("東京", 4),
        ("e\u0301", 1),
        ("\033[1mbold\033[0m", 4),
        ("👨\u200d👩\u200d👧", 2),  # a family is one picture
        ("🇩🇪", 2),
        ("❤\ufe0f", 2),
        ("क्षि", 2),
    ],
)
def test_columns_are_counted_as_terminals_show_them(text, columns):
    assert cells(text) == columns


def test_a_word_is_cut_between_characters_as_readers_see_them():
    family = "👨\u200d👩\u200d👧"
    assert wrap(family * 12, 10).split("\n") == [family * 5, family * 5, family * 2]


def test_a_table_holds_wide_titles_and_pictures():
    family = "👨\u200d👩\u200d👧"
    told = table(
        [("1", family * 30, "ok"), ("2", "東京" * 30, "ok"), ("3", "short", "ok")],
        ("No.", "A", "S"),
        40,
        Paint(colour=False),
    )
    lines = told.split("\n")
    assert {cells(line[: line.rindex("ok")]) for line in lines[1:]} == {
        cells(lines[0][: lines[0].rindex("S")])
    }
    assert all(cells(line) <= 40 for line in lines)
    assert lines[1].count("…") == lines[2].count("…") == 1
