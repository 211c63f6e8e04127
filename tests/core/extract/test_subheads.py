"""Lines in bold letters that stand over the sections of a text which has no headings of its own."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from versioner.core.extract import read_page
from versioner.core.model import BlockKind

FIRST = "The ferry to the islands will run twice a day from the first of March, the harbour office said."
SECOND = "Tickets go up by a tenth, and children under six travel for nothing as they always did."
THIRD = "The old timetable stays in force on Sundays and on days of rest until the end of the year."


def headings(html: str) -> list[str]:
    page = f"<html lang=en><body><main><h1>More ferries in spring</h1>{html}</main></body></html>"
    document = read_page(
        page.encode(),
        url="https://quay.example/ferries",
        content_type="text/html",
        status=200,
        at=datetime(2026, 11, 24, tzinfo=UTC),
        sha256="",
    ).document
    return [block.text for block in document.blocks if block.kind is BlockKind.HEADING]


def bold(text: str) -> str:
    return f"<p><strong>{text}</strong></p>"


def test_bold_lines_over_running_text_are_its_sections():
    html = f"{bold('When they run')}<p>{FIRST}</p><div><b>What it costs</b></div><p>{SECOND}</p>{bold('Who pays?')}<ul><li>Residents</li></ul>"
    assert headings(html) == ["When they run", "What it costs", "Who pays?"]


@pytest.mark.parametrize(
    "html",
    [
        f"{bold('When they run')}<p>{FIRST}</p><p>{SECOND}</p>",
        f"<h2>Timetable</h2>{bold('When they run')}<p>{FIRST}</p>{bold('What it costs')}<p>{SECOND}</p>",
        f"{bold(FIRST)}<p>{SECOND}</p>{bold(THIRD)}<p>{FIRST}</p>",
        f"{bold('When they run')}{bold('What it costs')}<p>Soon.</p>",
        f"<p><b>When they run</b> {FIRST}</p><p><b>What it costs</b> {SECOND}</p>",
        f"{bold('Updated: 3 May 2026')}<p>{FIRST}</p>{bold('What it costs')}<p>{SECOND}</p>",
        f"{bold('11:40')}<p>{FIRST}</p>{bold('12:15 pm')}<p>{SECOND}</p>",
        f"{bold('3 May 2026')}<p>{FIRST}</p>{bold('4 May 2026')}<p>{SECOND}</p>",
        f"{bold('<a href=/more>When they run</a>')}<p>{FIRST}</p>{bold('What it costs')}<p>{SECOND}</p>",
    ],
    ids=["one alone", "headings of its own", "sentences", "nothing under them", "begins a paragraph", "a stamp", "hours", "days", "a link"],
)  # fmt: skip
def test_bold_lines_that_are_none(html):
    assert set(headings(html)) <= {"Timetable"}


def test_who_wrote_it_in_bold_letters_is_no_section():
    html = f"{bold('Ada Brook/Joan Reed')}<p>{FIRST}</p>{bold('What it costs')}<p>{SECOND}</p>{bold('Sundays')}<p>{THIRD}</p>"
    assert headings(html) == ["What it costs", "Sundays"]


def test_what_stands_over_what_folds_out_is_a_section():
    html = (
        f"<details open><summary>When they run</summary><div>{FIRST}</div></details>"
        f"<details><summary><div>What it costs</div><svg></svg></summary><div>{SECOND}</div></details>"
    )
    assert headings(html) == ["When they run", "What it costs"]


def test_bold_letters_by_a_style_of_their_own():
    heavy = '<p><span style="color:#222; font-weight: 700">{}</span></p>'
    over = f"{heavy.format('When they run')}<p>{FIRST}</p>{heavy.format('What it costs')}<p>{SECOND}</p>"
    assert headings(over) == ["When they run", "What it costs"]
    assert headings(over.replace("700", "400")) == []


def test_what_aria_calls_a_heading_is_one():
    html = (
        f'<div role="heading" aria-level="2"><span>When they run</span></div><p>{FIRST}</p>'
        f'<span role="heading" aria-level="3">What it costs</span><p>{SECOND}</p>'
        f'<div role="heading">Sundays</div><p>{THIRD}</p>'
    )
    assert headings(html) == ["When they run", "What it costs", "Sundays"]


def test_a_bold_line_over_a_table_is_a_section_among_others_and_else_its_title():
    table = "<table><tr><td>Line 1</td><td>every ten minutes</td></tr><tr><td>Line 2</td><td>hourly</td></tr></table>"
    one = f"{bold('When they run')}<p>{FIRST}</p>{bold('By line')}{table}"
    assert headings(f"{one}{bold('What it costs')}<p>{SECOND}</p>") == [
        "When they run",
        "By line",
        "What it costs",
    ]
    assert headings(one) == []
