"""Times of entries, terms of values, values that changed places: told with what they belong to."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.told import told_between
from versioner.core.extract import read_page
from versioner.core.model import Change, Document, EditKind, Significance
from versioner.view.changelog import summary

AT = datetime(2026, 11, 20, tzinfo=UTC)
LEAD = "<p>We follow the salvage of the trawler from the quay as it happens, hour by hour.</p>"
ENTRIES = (
    ("08:10", "Tugs leave", "Two tugs left the basin at first light with forty metres of chain on board."),
    ("09:25", "Divers report", "The divers found a hole of two metres below the water line and a full net."),
    ("11:40", "She floats", "The trawler came afloat with 18 tonnes of herring still in her hold."),
)


def read(body: str) -> Document:
    return read_page(
        f"<main><h1>The trawler</h1>{body}</main>".encode(),
        url="https://paper.example/live",
        content_type="text/html",
        status=200,
        at=AT,
        sha256="0" * 64,
    ).document


def change(before: str, after: str) -> Change:
    old, new = read(before), read(after)
    marked = None if not (old.stamps or new.stamps) else bool(set(new.stamps) - set(old.stamps))
    return told_between(old, new, marked=marked)


def headed(at: str, head: str, text: str) -> str:
    return f"<div><time>{at}</time><h3>{head}</h3><p>{text}</p></div>"


def plain(at: str, head: str, text: str) -> str:
    del head
    return f"<p><b>{at}</b></p><p>{text}</p>"


def live(entries, form) -> str:
    return LEAD + "".join(form(*entry) for entry in reversed(entries))


@pytest.mark.parametrize("form", [headed, plain])
def test_a_new_entry_is_told_once_with_its_time_and_nothing_moved(form):
    found = change(live(ENTRIES[:2], form), live(ENTRIES, form))
    (line,) = summary(found)
    assert line.startswith("11:40: New ")
    assert EditKind.MOVED not in found.kinds
    (section,) = found.sections  # its time stands in no other
    assert section.path == (("She floats",) if form is headed else ())


def test_an_entry_that_falls_off_the_end_goes_with_its_time():
    found = change(live(ENTRIES[:2], headed), live(ENTRIES[1:], headed))
    assert sorted(line[:5] for line in summary(found)) == ["08:10", "11:40"]


@pytest.mark.parametrize(("form", "name"), [(headed, "She floats"), (plain, "The trawler came afloat")])
def test_a_time_that_is_corrected_is_told_with_its_entry(form, name):
    later = (*ENTRIES[:2], ("12:40", *ENTRIES[2][1:]))
    found = change(live(ENTRIES, form), live(later, form))
    (line,) = summary(found)
    assert line.startswith(name)
    assert line.endswith("11:40 became 12:40.")
    assert found.significance is Significance.SUBSTANTIVE


def test_a_value_is_told_with_its_term():
    form = "<dl><dt>Berth</dt><dd>North quay</dd><dt>Dues</dt><dd>£{}</dd></dl>".format
    assert summary(change(LEAD + form("4.20"), LEAD + form("4.60"))) == ("Dues: £4.20 became £4.60.",)


def sections(*values: str) -> str:
    names = ("North quay", "South quay", "Fish market")
    lines = (
        f"<h2>{name}</h2><p>The crews of the {name.lower()} landed {value} tonnes of cod.</p>"
        for name, value in zip(names, values, strict=False)
    )
    return LEAD + "".join(lines)


def test_values_that_two_sections_exchanged_are_told_as_exchanged():
    assert summary(change(sections("140", "35"), sections("35", "140"))) == (
        "140 and 35 were exchanged, in “North quay” and “South quay”.",
    )


def test_values_that_went_round_are_told_as_such():
    assert summary(change(sections("140", "35", "72"), sections("35", "72", "140"))) == (
        "Values changed places: 140, 35, 72 became 35, 72, 140, in “North quay”, “South quay”, “Fish market”.",
    )


def test_single_digits_of_different_sections_are_no_exchange():
    assert len(summary(change(sections("4", "7"), sections("7", "4")))) == 2


def test_figures_that_changed_places_in_a_sentence_are_a_number():
    form = "<p>The crew voted {} for the strike and {} against it on Monday evening.</p>".format
    found = change(LEAD + form(12, 31), LEAD + form(31, 12))
    assert EditKind.NUMBER in found.kinds


def test_columns_that_changed_places_are_told_row_by_row():
    def table(*rows: str) -> str:
        cells = ("".join(f"<td>{cell}</td>" for cell in row.split()) for row in rows)
        return LEAD + "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"

    found = change(table("Port Boats Crew", "Hess 12 48"), table("Port Boats Crew", "Hess 48 12"))
    assert summary(found) == ("Hess: 12 and 48 were exchanged.",)


def grid(*rows: str) -> str:
    cells = ("".join(f"<td>{cell.strip()}</td>" for cell in row.split("|")) for row in rows)
    return LEAD + "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


PORTS = "Port | Catch (t) | 2025", "Hess | 12 | shut", "Orl | 48 | open"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Catch (t)", "Catch (kg)", "In the table the column “Catch (t)” became “Catch (kg)”."),
        ("2025", "2026", "In the table the column “2025” became “2026”."),
        ("Orl", "Orly", "In the table the row “Orl” became “Orly”."),
        ("12", "21", "Hess, Catch (t): 12 became 21."),
        ("shut", "open", "Hess, 2025: “shut” became “open”."),
    ],
)
def test_a_changed_cell_names_its_row_and_column_and_a_changed_name_itself(old, new, said):
    found = change(grid(*PORTS), grid(*PORTS).replace(f">{old}<", f">{new}<", 1))
    assert summary(found) == (said,)


def test_a_table_without_a_head_has_no_columns_to_name():
    rows = "Hess | 12 | 9", "Orl | 48 | 7"
    assert summary(change(grid(*rows), grid(*rows).replace("48", "84"))) == ("Orl: 48 became 84.",)
    assert summary(change(grid(*rows), grid(*rows).replace("12", "21"))) == ("Hess: 12 became 21.",)


@pytest.mark.parametrize("marked", ["<del>18</del> <ins>81</ins>", "<s>18</s> 81", "<ins>81</ins>"])
def test_what_the_publisher_marked_as_edited_is_not_silent(marked):
    dated = "<p>Published 3 November 2026</p>" + live(ENTRIES, plain)
    found = change(dated, dated.replace("18 tonnes", f"{marked} tonnes"))
    assert found.silent is False
    assert change(dated, dated.replace("18 tonnes", "81 tonnes")).silent is True


def test_what_a_picture_shows_is_told_as_one_exchange_and_weighs_by_its_facts():
    form = "<img src='a.jpg' alt='{}'>".format
    found = change(
        form("Nora Feld on the quay at dawn") + LEAD, form("Jan Brekke on the quay at dawn") + LEAD
    )
    assert len(found.edits) == 1
    assert found.significance is Significance.SUBSTANTIVE
    same = change(
        form("A trawler on the quay at dawn") + LEAD, form("One trawler on the quay at dusk") + LEAD
    )
    assert same.significance is Significance.MINOR
