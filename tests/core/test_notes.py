"""Remarks that announce a correction, and remarks that do not."""

import pytest

from versioner.core.notes import is_note


@pytest.mark.parametrize(
    "text",
    [
        "Hinweis: Wir haben die Angabe zur Höhe des Turms berichtigt.",
        "Note: we have corrected the height of the tower.",
        "Remarque : nous avons corrigé la hauteur de la tour.",
    ],
)
def test_a_remark_that_tells_of_a_correction_is_a_note(text):
    assert is_note(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hinweis: Der Turm ist am Montag geschlossen.",
        "Mayor: we have corrected course, he said, and the budget is better for it.",
        "Ministerin: Wir haben den Haushalt korrigiert und sparen nun jedes Jahr.",
    ],
)
def test_a_remark_or_a_quotation_of_another_kind_is_none(text):
    assert not is_note(text)
