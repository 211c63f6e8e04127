"""A mail address or number behind words: where a reader is sent is said, whatever the words are."""

import pytest

from tests.core.decide.test_under_headings import edits, told
from tests.core.extract.reading import page, paragraphs, read
from versioner.core.model import EditKind, Significance


def office(href: str, words: str = "the harbour office") -> str:
    asked = f'Groups that come with boats of their own write to <a href="{href}">{words}</a> a week before they sail.'
    return page(f"<main><h1>Dark</h1>{paragraphs()}<p>{asked}</p></main>")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("mailto:groups@amber.example", "mailto:boats@gull.example"),
        ("mailto:groups@amber.example", "mailto:boats@amber.example"),
        ("tel:+44-20-7946-0991", "tel:+44-20-7946-0123"),
    ],
)
def test_another_address_or_number_behind_the_same_words_is_another_statement(before, after):
    ((kind, weight, _),) = edits(office(before), office(after))
    assert (kind, weight) == (EditKind.LINK, Significance.SUBSTANTIVE)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("mailto:groups@amber.example", "mailto:Groups@Amber.example"),
        ("mailto:groups@amber.example?subject=Boats", "mailto:groups%40amber.example?subject=Our%20boats"),
        ("tel:+442079460991", "tel:+44%20(20)%207946-0991"),
        ("http://amber.example/rules.3f2a1b9c.pdf", "https://www.amber.example/rules.9c1b2a3f.pdf"),
        ("http://amber.example/rules;jsessionid=A1", "http://amber.example/rules/?utm_source=mail"),
    ],
)
def test_one_address_spelt_in_two_ways_is_one(before, after):
    assert edits(office(before), office(after)) == []


def test_an_address_that_the_words_show_is_told_once_with_them():
    one, other = ("groups@amber.example", "boats@amber.example")
    before, after = (office(f"mailto:{address}", address) for address in (one, other))
    assert EditKind.LINK not in {kind for kind, _, _ in edits(before, after)}


def test_it_is_told_with_both_addresses():
    (change,) = told(office("mailto:groups@amber.example"), office("mailto:boats@amber.example"))
    (edit,) = (edit for section in change.sections for edit in section.edits)
    assert (edit.from_url, edit.to_url) == ("mailto:groups@amber.example", "mailto:boats@amber.example")


def test_a_line_that_is_a_way_to_write_and_nothing_else_has_no_link():
    html = page(f'<main><h1>Dark</h1>{paragraphs()}<p><a href="mailto:a@amber.example">Write to us</a></p></main>')  # fmt: skip
    assert not any(block.links for block in read(html).document.blocks)
