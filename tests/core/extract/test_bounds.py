"""Pages beyond the size of any article are refused in words; within it every link is where its words are."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from versioner.core.extract import read_page
from versioner.core.extract.tree import parse
from versioner.core.model import Document
from versioner.errors import ExtractError

PROSE = "<p>The council met on Monday to speak of the seven gates of the old town, and nobody was late.</p>"


def read(inside: str) -> Document:
    html = f"<html><body><article><h1>Gates</h1>{PROSE}{inside}</article></body></html>"
    return read_page(
        html.encode(),
        url="https://a.example/x",
        content_type="text/html",
        status=200,
        at=datetime(2026, 11, 24, tzinfo=UTC),
        sha256="0" * 64,
    ).document


@pytest.mark.parametrize(
    ("inside", "of"),
    [
        ("<li>one" * 26_000, "25,000 paragraphs"),
        ("<h2>Part</h2>" * 9_000, "8,000 headings"),
        ('<a href="/x">here</a> ' * 51_000, "50,000 links"),
    ],
)
def test_more_than_any_article_has_is_refused_in_words(inside: str, of: str):
    with pytest.raises(ExtractError, match=f"too large to be an article: it has more than {of}"):
        read(inside)


@pytest.mark.parametrize(
    "attributes",
    [
        " ".join(f"a{number}" for number in range(9_000)),
        " ".join(f'a{number}=">"' for number in range(9_000)),
        "".join(f"a{number}=''" for number in range(9_000)),
        "/".join(f"a{number}" for number in range(9_000)),
        "x=y' " + " ".join(f"a{number}" for number in range(9_000)),
    ],
)
def test_so_is_a_tag_of_more_attributes_than_any_page_has(attributes: str):
    with pytest.raises(ExtractError, match="too large to be an article"):
        read(f"<div {attributes}>{PROSE}</div>")


def test_long_values_are_not_many_attributes():
    picture = "<img alt='gate' src='data:image/png;base64," + "A B/" * 20_000 + "'>"
    assert read(f"{picture}<p title=it's>{PROSE}" + PROSE * 400).blocks


@pytest.mark.parametrize(
    ("size", "times", "of"),
    [(1_100_000, 1, "1,000,000 bytes in one paragraph"), (900_000, 6, "5,000,000 bytes of text")],
)
@pytest.mark.parametrize("unit", ["The gate. ", "城门。"])
def test_text_without_end_is_refused_and_never_cut(size: int, times: int, of: str, unit: str):
    text = unit * (size // len(unit.encode()))
    with pytest.raises(ExtractError, match=f"too large to be an article: it has more than {of}"):
        read(f"<p>{text}</p>" * times)


def test_no_article_of_less_loses_anything():
    last = "This is where it ends, after four paragraphs as long as a book."
    document = read(f"<p>{'The gate is open. ' * 50_000}</p>" * 4 + f"<p>{last}</p>")
    assert document.blocks[-1].text == last


def test_so_is_plain_text_without_end():
    with pytest.raises(ExtractError, match="too large to be an article"):
        read_page(
            b"one\n\n" * 26_000,
            url="https://a.example/x",
            content_type="text/plain",
            status=200,
            at=datetime(2026, 11, 24, tzinfo=UTC),
            sha256="0" * 64,
        )


def test_links_stand_where_their_words_are():
    first = '<a href="/b">bread</a> and <a href="/a">apples</a>, <s><a href="/c">cider</a></s> at the eastern gate'
    second = 'of <a href="/d">cider</a> and <a href="/e">bread</a> there was nothing left to be had by noon.'
    document = read(f"<p>There were {first}.<br><br>And {second}</p>")
    found = {
        block.text[:5]: [(link.text, link.url[-1]) for link in block.links]
        for block in document.blocks
        if block.links
    }
    # a line break parts the two: what is said in both is linked in both, what was struck out in neither
    assert found["There"] == [("bread", "b"), ("apples", "a"), ("bread", "e")]
    assert ("cider", "d") in found["And o"]


def test_a_line_of_thousands_of_links_keeps_them_all():
    document = read("<p>" + " ".join(f'<a href="/{n}">gate {n}</a>' for n in range(5_000)) + " end.</p>")
    assert max(len(block.links) for block in document.blocks) == 5_000


@pytest.mark.parametrize(
    "inside",
    [
        "".join(f"<p a{number} b{number}=1>One.</p>" for number in range(21_000)),
        "".join(f"<x-{number}>One</x-{number}>" for number in range(41_000)),
        "<select>" + "<option>One" * 9_000,
        "<nobr><i></nobr>" * 9_000,
    ],
    ids=["names of attributes", "names of elements", "options of a list", "marks left open"],
)
def test_so_is_what_the_parser_takes_quadratic_time_for(inside: str):
    with pytest.raises(ExtractError, match="too large to be an article"):
        read(inside)


def test_lists_to_choose_from_and_marks_that_are_closed_may_be_many():
    for text in (
        "<select><option>One<option>Two</select>" * 5_000,
        "<p><b><i>One</b></i> two.</p>" * 9_000,
        "".join(f"<a href=/{number}/x{number}>x</a> " for number in range(30_000)),
    ):
        assert parse(text) is not None


def test_a_processing_instruction_says_nothing():
    inside = "<p>One <?xml:namespace prefix='o' /> gate.</p><?php x ?><ul><?x?><li>Two<?y?> gates.</li></ul>"
    assert [block.text for block in read(inside).blocks][-2:] == ["One gate.", "Two gates."]


def test_marks_piled_on_a_letter_in_any_order_cost_by_their_number():
    shown = read("<p>Gate a" + "\u0316\u0301" * 30_000 + " z.</p>").blocks[-1].text
    assert (len(shown) < 60, shown[-3:]) == (True, " z.")
    assert read("<p>Cafe\u0301 a\u0323\u0302.</p>").blocks[-1].text == "Café \u1ead."
