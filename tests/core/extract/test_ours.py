"""What versioner put on a page is nothing that the page says."""

import pytest

from tests.core.extract.reading import page, paragraphs, text_of
from versioner.core.extract import canonical_hash
from versioner.core.extract.ours import is_ours, ours
from versioner.core.extract.tree import parse

TOLD = "<p>Last updated 20 November 2026: one paragraph was removed from the report.</p>"
KINDS = [
    f"<versioner-dates>{TOLD}</versioner-dates>",
    f"<versioner-changelog>{TOLD}</versioner-changelog>",
    f"<section data-versioner>{TOLD}</section>",
    f"<div data-versioner>{TOLD}<versioner-badge>{TOLD}</versioner-badge></div>",
    "<div data-versioner>" * 3 + TOLD + "</div>" * 3,
]


def story(told: str) -> str:
    return page(f"<article><h1>Dark</h1>{paragraphs()}{told}</article>")


@pytest.mark.parametrize("told", KINDS)
def test_what_we_put_on_a_page_is_neither_read_nor_hashed(told: str) -> None:
    assert text_of(story(told)) == text_of(story(""))
    kind = "text/html; charset=utf-8"
    other = told.replace("one paragraph was", "three paragraphs were")
    assert canonical_hash(story(told).encode(), kind) == canonical_hash(story(other).encode(), kind)


def test_a_mark_around_the_article_hides_nothing_of_it() -> None:
    html = page(f"<article data-versioner><h1>Dark</h1>{paragraphs()}</article>")
    assert text_of(html) == text_of(story(""))


@pytest.mark.parametrize("told", KINDS)
def test_none_of_them_lies_in_another(told: str) -> None:
    """They are taken out of the tree one by one: what lies in one that is gone is gone too."""
    tree = parse(story(told + told))
    assert tree is not None
    found = ours(tree)
    assert len(found) == 2
    inner = {one.mem_id for node in found for one in node.traverse() if one.mem_id != node.mem_id}
    assert inner.isdisjoint(node.mem_id for node in found)


@pytest.mark.parametrize(
    ("data", "made"),
    [
        ({"sdPublisher": {"@type": "Organization", "name": "versioner"}}, True),
        ({"sdPublisher": {"@type": "Organization", "name": "The Amber Gazette"}}, False),
        ({"sdPublisher": "versioner"}, False),
        ({"publisher": {"name": "versioner"}}, False),
    ],
)
def test_json_ld_that_names_us_as_its_maker_is_ours(data: dict[str, object], made: bool) -> None:
    assert is_ours(data) is made
