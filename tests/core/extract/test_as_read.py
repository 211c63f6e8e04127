"""What a reader reads of an element whose characters say something else: raised figures, footnotes, tools, masks."""

from __future__ import annotations

from typing import Any

import pytest

from tests.core.extract.reading import page, paragraphs, read, text_of
from versioner.core.extract.as_read import mail_address, said_otherwise, visible
from versioner.core.extract.tree import parse
from versioner.core.model import BlockKind


def element(html: str, selector: str) -> Any:
    tree = parse(f"<body>{html}</body>")
    assert tree is not None
    KEPT.append(tree)  # a node is no longer than its tree
    node = tree.css_first(selector)
    assert node is not None
    return node


KEPT: list[Any] = []


@pytest.mark.parametrize(
    ("raised", "before", "read"),
    [
        ("6", "10", "⁶"),
        ("-27", "10", "⁻²⁷"),
        ("−3", "m", "⁻³"),
        ("+2", "Ca", "⁺²"),
        ("2", "4 km ", "²"),
        ("3", "The end.", ""),  # figures behind a full stop are a footnote's
        ("3", "“The end.” ", ""),
        ("12", "(see there)", ""),
        ("nd", "the 2", None),
        ("1234", "10", None),  # no power, and no footnote
        ("", "10", None),
    ],
)
def test_raised_figures_stay_raised_and_behind_a_stop_they_are_a_footnote(
    raised: str, before: str, read: str | None
) -> None:
    assert said_otherwise(element(f"<sup>{raised}</sup>", "sup"), "sup", [before]) == read


@pytest.mark.parametrize(
    "mark", ["1", "[1]", "[a]", "[note 3]", "*", "†", "[1][2]", "1, 2", "[12], [13]", "a"]
)
def test_what_leads_within_the_page_is_a_footnotes_mark(mark: str) -> None:
    linked = element(f"<sup><a href='#cite'>{mark}</a></sup>", "sup")
    assert said_otherwise(linked, "sup", ["Water"]) == ""


def test_words_that_lead_elsewhere_or_are_long_are_read() -> None:
    away = element("<sup><a href='https://a.example/'>a</a></sup>", "sup")
    assert said_otherwise(away, "sup", ["Water"]) is None
    words = element("<sup><a href='#more'>as the minister said on Monday in the house</a></sup>", "sup")
    assert said_otherwise(words, "sup", ["Water"]) is None
    row = element("<sup><a href='#x'>" + "[1], " * 40 + "</a></sup>", "sup")  # longer than any row of marks
    assert said_otherwise(row, "sup", ["Water"]) is None


@pytest.mark.parametrize(
    ("inner", "read"),
    [
        ("[<a href='/edit'>edit</a>]", ""),
        ("[ <a href='/edit'>edit source</a> ]", ""),
        ("[edit]", None),  # nothing to press: words of the heading
        ("<a href='/edit'>edit</a>", None),
        ("[<a href='/x'>" + "x" * 200 + "</a>]", None),
    ],
)
def test_of_a_heading_a_link_in_brackets_is_a_tool(inner: str, read: str | None) -> None:
    assert said_otherwise(element(f"<h2>Harbour <span>{inner}</span></h2>", "span"), "span") == read


def test_what_stands_last_before_it_tells_a_footnote_from_a_power() -> None:
    raised = element("<sup>3</sup>", "sup")
    assert said_otherwise(raised, "sup", ["The end.", "10"]) == "³"
    assert said_otherwise(raised, "sup", ["10", "The end."]) == ""
    assert said_otherwise(raised, "sup") == "³"


def test_a_row_of_marks_has_a_longest_and_that_is_a_row_still() -> None:
    row = ("[abc 12a], " + "[ab 12a], " * 11).strip()
    assert len(row) == 120
    assert said_otherwise(element(f"<sup><a href='#x'>{row}</a></sup>", "sup"), "sup") == ""
    longer = row.replace("abc", "abcd")
    assert said_otherwise(element(f"<sup><a href='#x'>{longer}</a></sup>", "sup"), "sup") is None


def test_of_a_cell_what_no_reader_sees_is_left_out() -> None:
    cell = element(
        "<table><tr><td>4 km<sup>2</sup> of <b>12</b> <!-- grey --><i>rock</i><sup><a href='#n'>[1]</a></sup><script>x()</script>"
        "<select><option>all</option></select></td></tr></table>",
        "td",
    )
    assert "".join(visible(cell)) == "4 km² of 12 rock"


def masked(address: str, by: int) -> str:
    return bytes([by, *(one ^ by for one in address.encode())]).hex()


@pytest.mark.parametrize("by", [0, 1, 0x5A, 0xFF])
def test_a_masked_address_is_read_whatever_it_is_masked_by(by: int) -> None:
    node = element("<a data-cfemail='x'>[email protected]</a>", "a")
    assert mail_address(masked("desk@gazette.example", by), node) == "desk@gazette.example"
    assert mail_address(masked("störung@gazette.example", by), node) == "störung@gazette.example"


@pytest.mark.parametrize("code", ["", "zz", "5", "5a" + "ff" * 3])
def test_a_mask_that_hides_nothing_leaves_the_words_that_are_shown(code: str) -> None:
    node = element("<a data-cfemail='x'>[email protected]</a>", "a")
    assert mail_address(code, node) == "[email protected]"


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("Fares<a class='headerlink' href='#fares'>¶</a>", ["Fares"]),
        ("<a href='#fares'>#</a> Fares", ["Fares"]),
        ("<a href='#fares'>Fares<span aria-hidden='true'> #</span></a>", ["Fares"]),
        ("Fares<span><a href='#fares'>§</a></span>", ["Fares"]),
        ("Fares on line <span>#</span>", ["Fares on line #"]),  # no link: words
        ("Fares <a href='/law'>§</a>", ["Fares §"]),  # a link to elsewhere
        ("<a href='#fares'>Fares</a>", ["Fares"]),
    ],
)
def test_the_mark_of_a_link_to_its_own_heading_is_no_word_of_it(heading: str, words: list[str]) -> None:
    document = read(
        page(f"<main><h1>Dark</h1>{paragraphs()}<h2 id='fares'>{heading}</h2>{paragraphs()}</main>")
    ).document
    assert [block.text for block in document.blocks if block.kind is BlockKind.HEADING] == words


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        (
            "<ruby>子<rp>(</rp><rt>こ</rt><rp>)</rp></ruby>どもの<ruby>法律<rt>ほうりつ</rt></ruby>ができた。",
            "子どもの法律ができた。",
        ),
        ("<ruby>漢<rt>ㄏㄢˋ</rt>字<rt>ㄗˋ</rt></ruby>", "漢字"),
        ("<ruby>本気<rt>マジ</rt></ruby>", "本気"),
        (
            "the <ruby>WHO<rp> (</rp><rt>World Health Organization</rt><rp>)</rp></ruby>",
            "the WHO (World Health Organization)",
        ),
    ],
)
def test_how_a_word_is_read_is_no_word_of_the_text(written, read_as):
    html = page(
        f"<article><h1>Dark</h1>{paragraphs()}<p>{written}</p><table><tr><td>{written}</td><td>1</td></tr></table></article>"
    )
    lines = text_of(html).split("\n")
    assert lines[-2] == read_as
    assert lines[-1].replace(" ", "") == f"{read_as}|1".replace(" ", "")
