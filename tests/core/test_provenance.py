"""Blame: since which version each sentence stands, and how it read before."""

from __future__ import annotations

from datetime import timedelta

from tests.conftest import NOW
from versioner.core.model import Block, BlockKind, Document, Version
from versioner.core.provenance import blame

GATES = "The council counted nine gates in the old town."
COST = "The repair of the mole costs 40,000 crowns."
FERRY = "The ferry carries 340 people on a summer day."


def history(*texts):
    found = []
    for n, paragraphs in enumerate(texts, 1):
        blocks = tuple(Block(kind=BlockKind.PARAGRAPH, text=text) for text in paragraphs)
        found.append(
            Version(
                id=n, page=1, number=n, first_seen=NOW + timedelta(days=n), not_before=NOW, sha256="0" * 64,
                document=Document(title="The gates", blocks=blocks).with_section_ids(("s0",)),
            )
        )  # fmt: skip
    return found


def told(*texts):
    return {one.text: (one.since, one.before, one.came_back) for one in blame(history(*texts)).sentences}


def test_nothing_is_blamed_on_nobody():
    assert blame([]).sentences == ()


def test_a_sentence_is_as_old_as_its_words():
    found = told([GATES], [GATES, COST], [GATES, COST.replace("40,000", "60,000")])
    assert found[GATES] == (1, None, False)
    assert found[COST.replace("40,000", "60,000")] == (3, COST, False)


def test_words_that_stayed_keep_their_age():
    (edited,) = blame(history([COST], [COST.replace("40,000", "60,000")])).sentences
    assert "".join(stretch.text for stretch in edited.words) == edited.text
    assert {stretch.text.strip(): stretch.since for stretch in edited.words}["60,000"] == 2
    assert edited.words[0].since == edited.words[-1].since == 1


def test_what_moves_or_stands_twice_stays_as_old_as_it_is():
    assert told([GATES, COST, FERRY], [FERRY, GATES, COST]) == dict.fromkeys(
        (GATES, COST, FERRY), (1, None, False)
    )
    twice = blame(history([GATES], [GATES, GATES])).sentences
    assert [one.since for one in twice] == [1, 2]


def test_a_sentence_that_was_away_says_so():
    assert told([GATES, COST], [GATES], [GATES, COST])[COST] == (1, None, True)


def test_a_paragraph_joined_from_two_keeps_both_ages():
    assert told([GATES], [GATES, COST], [f"{GATES} {COST}"]) == {
        GATES: (1, None, False),
        COST: (2, None, False),
    }
