"""Drift where the article is a newsroom's paraphrase: the pairs, what agrees and what does not, and quiet edits."""

from collections import Counter
from dataclasses import replace

import pytest

from bench.paraphrase import DATA, START, document, judge, load, play, score, version
from versioner.core.drift import DriftKind, assess
from versioner.core.drift.agree import agrees, holds
from versioner.core.drift.claims import claims
from versioner.core.drift.evidence import Index
from versioner.core.drift.passages import Passage, passages

DEV, UNTOUCHED = load(DATA / "paraphrase-dev.txt"), load(DATA / "paraphrase-test.txt")


@pytest.mark.parametrize("case", DEV, ids=lambda case: case.name)
def test_nothing_is_told_that_is_not_out_of_date(case):
    for step, items in play(case):
        assert not [line for line in judge(step, items)[1] if line.startswith("wrong")]


@pytest.mark.parametrize(("cases", "least"), [(DEV, 0.85), (UNTOUCHED, 0.75)], ids=["dev", "untouched"])
def test_most_of_what_is_out_of_date_is_told(cases, least):
    found: Counter[str] = score(cases)
    true = found["superseded true"] + found["retracted true"]
    told = found["superseded found"] + found["retracted found"]
    assert told >= least * true
    assert found["quiet broken"] <= 1


def said(text, language="en", label=""):
    return claims(text, language, label)


SAME = [
    ("about 30,000 people", "29,870 people", "en"),
    ("nearly 900 estates", "902 estates", "en"),
    ("about half an hour longer", "31 minutes longer", "en"),
    ("open until nine.", "open until 21:00", "en"),
    ("abierta hasta las once.", "abierta hasta las 23:00", "es"),
    ("nach acht Monaten", "8 Monate", "de"),
    ("po dwóch latach", "2 lata", "pl"),
    ("600 W", "600 Watt", "de"),
    ("24 Grad", "24 °C", "de"),
    ("vingt livres", "20 ouvrages", "fr"),
    ("more than 50 kitchens", "53 kitchens", "en"),
    ("nearly a third of adults", "31 percent of adults", "en"),
    ("nine in the evening", "21:00", "en"),
    ("half past nine", "21:30", "en"),
    ("39 °F at the quay", "4 °C at the quay", "en"),
    ("um halb zehn", "21.30 Uhr", "de"),
    ("two nights in five", "four of ten nights", "en"),
    ("one boat in eight", "six of the 48 boats", "en"),
    ("più della metà dei moli", "7 dei 12 moli", "it"),
    ("just over twelve million", "12.4 million", "en"),
    ("menos de la mitad de los muelles", "41 % de los muelles", "es"),
    ("weniger als die Hälfte der Boote", "41 Prozent der Boote", "de"),
    ("ruim twaalf miljoen euro", "€ 12,4 mln", "nl"),
    ("bijna twee derde", "64 procent", "nl"),
    ("drygt tjugo miljoner kronor", "22 mkr", "sv"),
    ("fell by a twentieth", "Branch | −5.0 %", "en"),
    ("two dozen cases", "24 cases", "en"),
    ("one crown in every eight", "12.5 percent", "en"),
    ("two and a half years", "30 months", "en"),
    ("9 March", "2027-03-09", "en"),
    ("a quarter of an hour", "15 minutes", "en"),
    ("zweieinhalb Stunden", "150 Minuten", "de"),
    ("plus de trois heures", "3 h 20", "fr"),
    ("medio millón de euros", "500.000 €", "es"),
    ("within a fortnight", "in 14 days", "en"),
    ("it lasted a week", "7 days", "en"),
    ("twee derde van de imkers", "66 procent", "nl"),
    ("a hop of 6.92 metres", "6.92 m (22 ft 8 in)", "en"),
    ("neunzig Cent je Glas", "0,90 €", "de"),
    ("inauguración el 9 de mayo", "Inauguración: 9 de mayo", "es"),
]


@pytest.mark.parametrize(("article", "source", "language"), SAME, ids=[one[0] for one in SAME])
def test_one_fact_in_two_forms_agrees(article, source, language):
    assert any(agrees(a, b) for a in said(article, language) for b in said(source, language))


OTHER = [
    ("about 30,000 people", "41,000 people"),
    ("more than 50 kitchens", "48 kitchens"),
    ("94 euros", "88 euros"),
    ("nearly a third", "44 percent"),
    ("about a twentieth", "7.9 percent"),
    ("just over twelve million", "15.9 million"),
    ("half past nine", "22:30"),
    ("nine in the evening", "20:00"),
    ("14 runners", "14 seconds"),
    ("on 4 May", "on 18 May"),
    ("2:04:11", "2:04:09"),
    ("six euros a jar", "€6.50 a jar"),
    ("within a fortnight", "in 30 days"),
]


@pytest.mark.parametrize(("article", "source"), OTHER, ids=[one[0] + one[1] for one in OTHER])
def test_another_fact_does_not_hold(article, source):
    assert said(article)
    assert not any(holds(a, b) for a in said(article) for b in said(source))


def test_a_table_s_head_names_the_unit_of_its_figures():
    row = said("Total | 39.6", label="Costs\nTrade\nCost in million euros")
    assert any(agrees(one, other) for one in said("nearly 40 million euros") for other in row)


def test_what_is_told_at_a_glance_is_what_is_reckoned():
    figures = "5 5.4 5.5 4.99 12 12.0 12.4 1200 1210 1000 1.2 0.5 0 999.5 1000000".split()
    units = ("", " metres", " km", " euros", " hours", " days", " months", " percent", " °C", " million")
    every = [one for figure in figures for unit in units for one in said(figure + unit)]
    assert len(every) >= len(figures) * len(units) - 20
    for a in every:
        for b in every:
            assert agrees(a, b) == agrees(replace(a, exact=None), b), (a, b)


def sentence(text):
    return Passage(text, 0, "s0", ())


def test_a_fact_that_is_contradicted_is_never_support():
    index = Index([sentence("The ticket for the castle costs 88 euros.")])
    assert index.support(sentence("A ticket for the castle costs 94 euros.")) == ()
    assert index.support(sentence("A ticket for the castle costs 88 euros."))


def history(page, *texts):
    return [version(page, n, document([("", list(lines))], "en"), START) for n, lines in enumerate(texts, 1)]


ARTICLE = (
    "The castle may be climbed until nine in the evening, says keeper Ann Brodie.",
    "A dog lives there.",
)
SOURCE = ("Tower of the castle: open until 21:00 (keeper: A. Brodie).", "The moat is 4 metres deep.")


@pytest.mark.parametrize(
    "later",
    [
        SOURCE[::-1],
        ("Tower of the castle: open until 9 p.m. (keeper: A. Brodie).", SOURCE[1]),
        ("The castle's tower is open.", "It is open until 21:00.", "Keeper: A. Brodie.", SOURCE[1]),
        (SOURCE[0], "The moat is 5 metres deep."),
    ],
    ids=["another order", "another form", "split", "what the article does not say"],
)
def test_edits_that_leave_every_fact_standing_are_quiet(later):
    found = assess(history(1, ARTICLE), history(2, SOURCE, later)).current
    assert [one for one in found if one.kind is not DriftKind.NEW_MATERIAL] == []


TWO = ("The keeper mends the weathercock, broken since March, and lets children climb on Sundays.",)
PARTS = (
    "Weathercock to be mended (broken since March).",
    "Children may climb: Sundays.",
    "The moat is 4 metres deep.",
)


def test_a_sentence_that_rests_on_two_passages_loses_what_only_one_of_them_told():
    (item,) = assess(history(1, TWO), history(2, PARTS, (PARTS[0], PARTS[2]))).current
    assert (item.kind, item.article_says) == (DriftKind.RETRACTED, TWO[0])


def test_a_figure_that_was_said_twice_is_not_gone_with_one_of_its_units():
    article = ("Some 212 millimetres of rain fell.",)
    both, one = (
        ("Monthly total 212 mm (8.3 in).", "Frost on 2 days."),
        ("Monthly total 212 mm.", "Frost on 2 days."),
    )
    assert assess(history(1, article), history(2, both, one)).current == ()


def test_what_is_said_loosely_of_an_exact_figure_is_asked_too():
    article = ("The bill climbs to nearly 240 million euros.",)
    (item,) = assess(history(1, article), history(2, ("EUR 238 m.",), ("EUR 265 m.",))).current
    assert item.kind is DriftKind.SUPERSEDED


def test_what_a_new_value_says_is_the_newest():
    later = (SOURCE[0].replace("21:00", "20:00"), SOURCE[1])
    latest = (SOURCE[0].replace("21:00", "19:00"), SOURCE[1])
    (item,) = assess(history(1, ARTICLE), history(2, SOURCE, later, latest)).current
    assert (item.kind, item.source_says, item.source_version) == (DriftKind.SUPERSEDED, latest[0], 3)
    assert item.source_said == SOURCE[0]


def test_what_is_gone_is_retracted_until_anything_carries_it_again():
    gone, again = SOURCE[1:], (SOURCE[1], "Keeper A. Brodie has the castle's tower open until 21:00.")
    (item,) = assess(history(1, ARTICLE), history(2, SOURCE, gone)).current
    assert (item.kind, item.article_says) == (DriftKind.RETRACTED, ARTICLE[0])
    assert assess(history(1, ARTICLE), history(2, SOURCE, gone, again)).current == ()


def test_a_row_is_read_with_the_heads_of_its_columns():
    made = document([("Prices", ["Class | Price in euros", "Child | 4", "Adult | 9"])], "en")
    assert "Price in euros" in next(one.label for one in passages(made) if one.text.startswith("Adult"))


def test_a_source_in_another_language_than_it_declares_is_read_in_its_own():
    text = "Die Flotte landete im Herbst 48 Prozent weniger Hering an und lag mit 31 Booten an der Pier, weil es auf See nicht besser war."
    here = document([("Fangmengen", [text])], "en")
    assert {one.language for one in passages(here)} == {"de"}
