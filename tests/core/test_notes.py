"""Remarks that announce a correction, and remarks that do not."""

import re
from random import Random
from re import _parser as parser

import pytest

from tests.pumps import Writer
from versioner.core.lexicon.notes import SAYS
from versioner.core.notes import _triggered, is_note
from versioner.core.text.words import key


@pytest.mark.parametrize(
    "text",
    [
        "Hinweis: Wir haben die Angabe zur Höhe des Turms berichtigt.",
        "Note: we have corrected the height of the tower.",
        "For the record: the tower was first said to be 30 metres high.",
        "We have updated this story to take out a line about the bells.",
        "Remarque : nous avons corrigé la hauteur de la tour.",
    ],
)
def test_a_remark_that_tells_of_a_correction_is_a_note(text):
    assert is_note(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hinweis: Der Turm ist am Montag geschlossen.",
        "We have changed the locks of the tower, the keeper said.",
        "Mayor: we have corrected course, he said, and the budget is better for it.",
        "Ministerin: Wir haben den Haushalt korrigiert und sparen nun jedes Jahr.",
    ],
)
def test_a_remark_or_a_quotation_of_another_kind_is_none(text):
    assert not is_note(text)


@pytest.mark.parametrize(
    "label",
    [
        "Correction, Nov. 15, 2026",
        "Update, Sept. 3",
        "Correction, Fri., Nov. 15",
        "Korrektur vom 3. Okt. 2026",
        "Rectificatif, 3 févr. 2026",
    ],
)
def test_the_month_of_a_note_may_be_written_in_short(label):
    assert is_note(f"{label}: The tower is thirty metres high.")


@pytest.mark.parametrize(
    "text",
    [
        "Corrections Sgt. Bask met 12 men: all of them left.",
        "Update. No. 12 is closed: it rains.",
        "Correction of Prof. Alder, 71: the tower stood.",
    ],
)
def test_a_title_in_short_is_no_month(text):
    assert not is_note(text)


@pytest.mark.parametrize("tongue", SAYS)
def test_whatever_an_expression_can_match_has_a_telling_word_of_its_own(tongue):
    """Only the expressions of which a telling word was seen are asked; none may be passed over so."""
    writer = Writer(Random(7))
    asked = passed_over = 0
    for n, expression in enumerate(SAYS[tongue]):
        pattern, parsed = re.compile(expression), parser.parse(expression)
        for _ in range(100):
            text = key(writer.text(parsed))[:220].casefold().replace("’", "'")
            if pattern.search(text):
                asked += 1
                passed_over += (tongue, n) not in _triggered(text)
    assert asked > 20
    assert passed_over <= asked / 12  # letters that the writer glues to a word make another one of it


@pytest.mark.parametrize(
    "text",
    [
        "Correction: the right to request that we mend what we hold of you",
        "Correction: You can ask us to mend what is wrong.",
        "Rectification : vous pouvez demander que vos données soient corrigées",
        "Berichtigung: Recht auf Berichtigung Ihrer Daten",
        "Corrección: derecho a que sus datos se corrijan",
        "Rectification: you have a right to it where we hold wrong data (article 16)",
    ],
)
def test_what_readers_have_a_right_to_is_no_note(text):
    assert not is_note(text)


@pytest.mark.parametrize(
    "text",
    [
        "Correction: the right bank of the river was meant.",
        "Correction, 3 March: the right to vote was extended in 1919, not 1921.",
        "Update: You can watch the count here now.",
        "Berichtigung: In einer früheren Fassung stand zwölf.",
        "Correction: You can moor here until 3 May, and not as long as we said.",
        "Correction: The right of way on the quay is the carters’, not the cyclists’.",
        "Berichtigung: Sie können bis zum Abend ablegen, nicht nur bis Mittag.",
        "Rectificatif : vous pouvez embarquer à 9 heures.",
    ],
)
def test_a_note_that_speaks_of_rights_is_one(text):
    assert is_note(text)
