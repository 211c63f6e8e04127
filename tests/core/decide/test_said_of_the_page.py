"""What a page says of itself, of shares and of its readers is no edit of its story."""

import pytest

from tests.core.decide.test_under_headings import edits
from tests.core.extract.reading import page, paragraphs
from versioner.core.decide.ticking import ticks
from versioner.core.model import Significance


def with_line(text: str) -> str:
    return page(f"<main><h1>Dark</h1>{paragraphs()}<p>{text}</p></main>")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Il vous reste 65 % à lire", "Il vous reste 64 % à lire"),
        ("AMBR 12.30 +0.4%", "AMBR 12.80 +4.1%"),
        ("GULL.L £3.10 ▲ 0.4%", "GULL.L £3.20 ▼ 2.4%"),
    ],
)
def test_what_counts_by_its_form_is_no_edit(before, after):
    assert edits(with_line(before), with_line(after)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Herring 12.30 a kilo, +0.4%",
        "Turnout 61.2 %",
        "The GDP rose 0.4%",
        "Il lui reste 65 % du bac à vendre",
    ],
)
def test_a_figure_with_its_words_is_one(text):
    assert not ticks(text)


def test_what_a_page_is_made_with_and_when_is_minor():
    before, after = (
        with_line(f"Built with Hugo 0.12{n}. Last build on {18 + n} November 2026.") for n in (0, 1)
    )
    assert {weight for _, weight, _ in edits(before, after)} <= {Significance.MINOR}


def test_the_build_that_made_a_page_is_minor_in_a_line_of_its_own_words_too():
    before, after = (
        with_line(f"All words are free to use. Build {name}.") for name in ("6a78f4e1", "b289ef06")
    )
    assert {weight for _, weight, _ in edits(before, after)} <= {Significance.MINOR}


def test_the_years_of_an_imprint_are_minor_however_much_follows():
    before, after = (
        with_line(
            f"Copyright © 2011-{year} The Lighthouse Keepers. The lamp, the lighthouse and the gull are marks of the Lighthouse Keepers."
        )
        for year in (2025, 2026)
    )
    assert {weight for _, weight, _ in edits(before, after)} == {Significance.MINOR}


def test_a_clause_of_numbered_ones_is_the_texts_however_short():
    clauses = [
        "(1) “Sign” means, with intent to keep the lamp of the harbour:",
        "(A) To sign; or",
        "(B) To attach a mark or sound to it.",
    ]
    before, after = (with_line("</p><p>".join(some)) for some in (clauses, clauses[::2]))
    assert {weight for _, weight, _ in edits(before, after)} == {Significance.SUBSTANTIVE}


def test_which_commit_mended_a_fault_is_the_storys():
    before, after = (with_line(f"The lamp was mended in commit {name} by the keepers.") for name in ("6a78f4e1", "b289ef06"))  # fmt: skip
    assert [weight for _, weight, _ in edits(before, after)] == [Significance.SUBSTANTIVE]


def test_when_a_tower_was_last_built_on_is_the_storys():
    before, after = (with_line(f"The keepers last built on the rock of the lighthouse in {year}.") for year in (1902, 1912))  # fmt: skip
    assert [weight for _, weight, _ in edits(before, after)] == [Significance.SUBSTANTIVE]
