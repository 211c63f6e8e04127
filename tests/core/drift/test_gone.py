"""What is retracted: which sentence told what is gone, and what tells it again."""

from datetime import timedelta

import pytest

from bench.paraphrase import START, document, version
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
    ("Accident", ["On 11 February the wheel came off its axle. No injuries were reported."]),
]
ARTICLE = [
    (
        "",
        [
            "Aldershaw's mill has been silent since 4 March.",
            "In February its wheel had broken off, without anybody being hurt.",
        ],
    )
]


def test_what_comes_back_in_another_section_and_in_other_words_is_told_again():
    again = [
        (
            "",
            [
                MILL[0][1][0],
                "The decision was hastened when on 11 February the wheel broke loose from the axle, though nobody was injured.",
            ],
        )
    ]
    assert told(ARTICLE, MILL, MILL[:1])
    assert not told(ARTICLE, MILL, again)


def test_a_sentence_that_was_cut_in_two_lost_nothing():
    source = [("", ["A letter from the bakers was read; it says that 53 ovens have no working door."])]
    then = [("", ["A letter from the bakers was read. It says that 53 ovens have no working door."])]
    article = [("", ["The bakers wrote in. More than 50 of the things cannot be shut."])]
    assert not told(article, source, then)


def test_a_sentence_that_only_names_the_same_place_told_nothing_of_it():
    source = [
        ("Figures", ["Cases in Port Elva: 228 of 412.", "Cases in the hills: 58."]),
        ("Advice", ["Water must not stand in tubs."]),
    ]
    then = [("Figures", source[0][1][1:]), source[1]]
    article = [
        ("", ["Port Elva has more than half of the cases, 228 of them.", "The hills have 58."]),
        ("By the water", ["In Port Elva an old man waters his roses as ever."]),
    ]
    assert told(article, source, then) == ["Port Elva has more than half of the cases, 228 of them."]


def test_the_sentence_that_rests_on_nothing_else_told_what_is_gone():
    """Another shares a word with it and has its own passage; the neighbours say where it belongs."""
    source = [
        (
            "Practical",
            [
                "A free coach leaves the station every twenty minutes, the last one at half past midnight.",
                "Leashed dogs may enter the garden.",
                "Six stalls sell food.",
            ],
        ),
    ]
    then = [("Practical", [source[0][1][0], source[0][1][2]])]
    article = [
        (
            "Good to know",
            [
                "A coach without tickets runs from the station past the garden until half past midnight.",
                "Four-legged friends are welcome in the garden.",
                "Six stalls have something to eat.",
            ],
        ),
    ]
    assert told(article, source, then) == ["Four-legged friends are welcome in the garden."]


def test_amounts_of_another_thing_are_no_ground():
    source = [
        (
            "",
            [
                "The repair of the bridge is put at 39.6 million euros.",
                "A new bridge was found to cost 81 million euros.",
            ],
        )
    ]
    then = [("", source[0][1][:1])]
    article = [("", ["Just under 40 million euros have been set aside for the bridge."])]
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
