"""What is retracted: which sentence told what is gone, and what tells it again."""

from datetime import timedelta

import pytest

from bench.paraphrase import DATA, START, document, load, version
from versioner.core.drift import DriftKind, assess


def told(article, source, then, language="en"):
    """The sentences that are retracted once a source of some paragraphs under headings reads otherwise."""
    ours, before, after = (document(sections, language) for sections in (article, source, then))
    found = assess(
        [version(1, 1, ours, START)],
        [version(2, 1, before, START), version(2, 2, after, START + timedelta(hours=1))],
    ).current
    return [item.article_says for item in found if item.kind is DriftKind.RETRACTED]


MILL = [
    ("", ["The water mill at Aldershaw stopped for good on 4 March."]),
    ("Accident", ["On 11 February the wheel had jumped off its axle; no casualties were recorded."]),
]
ARTICLE = [
    ("", ["Aldershaw's mill has been silent since 4 March."]),
    ("Why", ["In February its wheel had jumped off there without casualties."]),
]


def test_what_comes_back_in_another_section_and_in_other_words_is_told_again():
    again = [
        (
            "",
            [
                MILL[0][1][0],
                "The end came early: on 11 February something had snapped off the axle, and nobody was injured.",
            ],
        )
    ]
    assert told(ARTICLE, MILL, MILL[:1])
    assert not told(ARTICLE, MILL, again)


def test_a_sentence_that_was_cut_in_two_lost_nothing():
    case = next(one for one in load(DATA / "paraphrase-dev.txt") if one.name == "school-meals")
    then = [
        (heading, [line.replace("noted; it states", "noted. It states") for line in lines])
        for heading, lines in case.pages["source"]
    ]
    assert then != case.pages["source"]
    assert not told(case.pages["article"], case.pages["source"], then)


def test_a_sentence_that_only_names_the_same_place_told_nothing_of_it():
    source = [
        (
            "Table",
            [
                "Town | Last week | This week",
                "Port Elva | 431 | 228",
                "Tamar Hill | 29 | 58",
                "Others | 38 | 52",
            ],
        ),
        ("Advice", ["Water must not stand in tubs."]),
    ]
    then = [("Table", [source[0][1][0], *source[0][1][2:]]), source[1]]
    article = [
        ("", ["More than half of the sick live in Port Elva.", "In Tamar Hill the cases have doubled."]),
        ("By the water", ["In Port Elva neighbours have turned over their buckets and boats."]),
    ]
    assert told(article, source, then) == ["More than half of the sick live in Port Elva."]


def test_the_sentence_that_rests_on_nothing_else_told_what_is_gone():
    """Another sentence shares as much with it and has a passage of its own; the neighbours say where this one belongs."""
    source = [
        ("Programme", ["Sunday | Ysel Quartet | Abbey garden", "Saturday | Harbour Band | Market square"]),
        (
            "Practical",
            [
                "A free coach leaves the station every twenty minutes.",
                "The last coach runs at half past midnight.",
                "Leashed dogs may enter the garden.",
                "Six stalls sell food.",
            ],
        ),
    ]
    then = [source[0], ("Practical", [one for one in source[1][1] if "dogs" not in one])]
    article = [
        ("To hear", ["The Ysel Quartet plays on Sunday.", "On Saturday it is the turn of the Harbour Band."]),
        (
            "Good to know",
            [
                "A coach without tickets runs from the station until half past midnight.",
                "Four-legged friends are welcome in the garden.",
                "Six stalls have something to eat.",
            ],
        ),
    ]
    assert told(article, source, then) == ["Four-legged friends are welcome in the garden."]


def test_amounts_of_another_thing_are_no_ground():
    source = [
        (
            "Bridge",
            [
                "A new bridge would cost 81 million euros.",
                "The listed arches must stay.",
                "In all 6,030 people have signed against it.",
            ],
        )
    ]
    then = [("Bridge", source[0][1][1:])]
    article = [("", ["A bridge will cost just under 40 million euros, the town says.", "Its arches stay."])]
    assert not told(article, source, then)


def test_what_was_told_in_a_sentence_that_left_the_article_is_told_in_no_other():
    source = [
        (
            "Cooks",
            [
                "The council runs four kitchens.",
                "A firm lost the contract because badly cooked chicken made 31 children ill.",
            ],
        )
    ]
    then = [("Cooks", source[0][1][:1])]
    first = [
        ("", ["The council has four kitchens of its own. A caterer had to go after 31 children fell ill."]),
        ("Aside", ["At one school the cook gives seconds."]),
    ]
    second = [("", ["The council has four kitchens of its own."]), first[1]]
    ours, later = document(first, "en"), document(second, "en")
    found = assess(
        [version(1, 1, ours, START), version(1, 2, later, START + timedelta(hours=2))],
        [
            version(2, 1, document(source, "en"), START),
            version(2, 2, document(then, "en"), START + timedelta(hours=1)),
        ],
    ).current
    assert not [item for item in found if item.kind is DriftKind.RETRACTED]


@pytest.mark.parametrize("joined", ["; nobody was hurt.", ", but nobody was hurt."])
def test_two_sentences_made_one_lost_nothing(joined):
    source = [("", ["The roof of the hall came down on Friday. Nobody was hurt."])]
    then = [("", [f"The roof of the hall came down on Friday{joined}"])]
    article = [("", ["On Friday the hall lost its roof. There were no injuries."])]
    assert not told(article, source, then)


def test_what_comes_back_with_another_figure_is_no_longer_gone_but_otherwise():
    article = document([("Help", ["Whoever keeps bees may ask for 90 crowns a hive."])], "en")
    grant = "A grant of {} crowns per hive is paid to keepers of bees on request."
    texts = (["The orchard closed.", grant.format(90)], ["The orchard closed."], ["The orchard closed.", grant.format(60)])  # fmt: skip
    source = [
        version(2, n, document([("Grants", list(lines))], "en"), START + timedelta(hours=n))
        for n, lines in enumerate(texts)
    ]
    ours = [version(1, 1, article, START)]
    gone, back = (assess(ours, source[:n]).current for n in (2, 3))
    assert [one.kind for one in gone] == [DriftKind.RETRACTED]
    assert [(one.kind, one.source_says) for one in back] == [(DriftKind.SUPERSEDED, grant.format(60))]
    assert not assess(ours, [*source[:2], source[0]]).current


def test_who_said_what_is_gone_is_named_in_what_rests_on_another_passage():
    quote = "“We are not going to drain the basin,” says Nora Pell, harbour master."
    source = [("Plans", ["The harbour keeps its aim for the year: 310 to 330 boats. " + quote])]
    then = [("Plans", ["The harbour keeps its aim for the year: 310 to 330 boats."])]
    article = [
        (
            "Plans",
            ["Harbour master Nora Pell stands by her aim of 310 to 330 boats.", "The basin keeps its water."],
        )
    ]
    assert "Harbour master Nora Pell stands by her aim of 310 to 330 boats." not in told(
        article, source, then
    )
    alone = [("Plans", ["Depth: 11 m. " + quote])]
    assert told(
        [("Plans", ["Harbour master Nora Pell will not have the basin drained."])],
        alone,
        [("Plans", ["Depth: 11 m."])],
    )
