"""What a line is by its form: where its quotations begin and end."""

import pytest

from versioner.core.standing.form import QUOTED


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ("“We stay,” she said.", ["“We stay,”"]),
        ('He said "no" and left.', ['"no"']),
        ("Er sagte „ja, «so» war es“ und ging.", ["„ja, «so» war es“"]),
        ("„Nie”, rzekł.", ["„Nie”"]),
        ("« Oui », dit-il, « non ».", ["« Oui »", "« non »"]),
        ("彼は「はい『そう』」と言った。", ["「はい『そう』」"]),
        ("A “ that nothing closes", []),
        ("„" * 40, []),
    ],
)
def test_a_quotation_ends_with_its_own_marks(text, quotations):
    assert QUOTED.findall(text) == quotations
