"""Facts in boxes beside a text: a figure, a name or a state that is another there is no wording."""

import pytest

from tests.core.decide.test_under_headings import edits
from tests.core.extract.reading import page, paragraphs
from versioner.core.model import Significance

MINOR, SUBSTANTIVE = Significance.MINOR, Significance.SUBSTANTIVE
FACTS = {"Keeper": "Ilse Brandt", "Lamps": "4", "Tower built in": "1871", "Light": "In service"}
ROWS, LINES = "<table>{}</table>", "<div>{}</div>"
TERMS = "<dl>{}</dl>"
FORMS = {ROWS: "<tr><th>{}</th><td>{}</td></tr>", LINES: "<p>{}: {}</p>", TERMS: "<dt>{}</dt><dd>{}</dd>"}


def boxed(form: str, facts: dict[str, str]) -> str:
    inner = form.format("".join(FORMS[form].format(*fact) for fact in facts.items()))
    return page(f"<main><h1>Dark</h1>{paragraphs()}</main><aside><h2>The lighthouse</h2>{inner}</aside>")


def said(text: str) -> str:
    return page(
        f"<main><h1>Dark</h1>{paragraphs()}</main><aside><h2>The lighthouse</h2><p>{text}</p></aside>"
    )


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("label", "value"),
    [("Keeper", "Tom Berg"), ("Lamps", "5"), ("Tower built in", "1872"), ("Light", "Out of service")],
)
def test_a_value_of_a_box_is_a_fact_under_its_label(form, label, value):
    assert [
        (weight, now) for _, weight, now in edits(boxed(form, FACTS), boxed(form, FACTS | {label: value}))
    ] == [(SUBSTANTIVE, f"{label}: {value}")]


@pytest.mark.parametrize("form", FORMS)
def test_a_box_whose_values_are_all_others_counts_or_takes_turns(form):
    others = dict(zip(FACTS, ("Tom Berg", "5", "1872", "Out of service"), strict=True))
    assert edits(boxed(form, FACTS), boxed(form, others)) == []


@pytest.mark.parametrize("form", FORMS)
def test_a_box_about_other_things_is_none_of_the_articles(form):
    markets = {"Copper": "7,912.2", "Herring": "18,001", "Wool": "1,022", "Tin": "18"}
    assert edits(boxed(form, markets), boxed(form, markets | {"Tin": "19"})) == []


@pytest.mark.parametrize(
    ("before", "after", "weight"),
    [
        ("The lighthouse had four lamps in its tower.", "The lighthouse had five lamps in its tower.", SUBSTANTIVE),
        ("Ilse Brandt keeps the lighthouse on the rock.", "Tom Berg keeps the lighthouse on the rock.", SUBSTANTIVE),
        ("The lighthouse on the rock was mended this year.", "The lighthouse on the rock was not mended this year.", SUBSTANTIVE),
        ("The lighthouse stands on a rock of dark stone.", "The lighthouse stands on a rock of black stone.", MINOR),
        ("1,204 people read of the lighthouse just now.", "1,318 people read of the lighthouse just now.", MINOR),
    ],
)  # fmt: skip
def test_a_sentence_beside_the_text_weighs_by_its_facts(before, after, weight):
    assert [weight for _, weight, _ in edits(said(before), said(after))] == [weight]


def test_what_takes_the_place_of_another_line_there_is_minor():
    before, after = (
        "A new lighthouse was built in Port Amber in 1902.",
        "The lighthouse keepers met 40 pilots at noon.",
    )
    assert SUBSTANTIVE not in {weight for _, weight, _ in edits(said(before), said(after))}
