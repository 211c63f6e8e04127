"""A denial of what came with it turns nothing that stood; one of what stood does."""

import pytest

from tests.core.classify.test_facts_before_form import change
from versioner.core.model import EditKind, Significance

NOTHING_TURNED = [
    ("fr", "Ces filets sont interdits au port.", "Ces filets sont interdits au port (liste non exhaustive)."),
    ("en", "Tickets are sold at the pier.", "Tickets are sold at the pier, not online."),
    ("fr", "Voici les filets non autorisés", "Voici les filets interdits"),
    ("fr", "Apprenez-en davantage sur le port", "Pour en savoir plus sur le port"),
    ("fr", "Pour toutes questions concernant les filets", "Pour toute question concernant les filets"),
]
TURNED = [
    ("en", "The pilot signed the log.", "The pilot did not sign the log."),
    ("en", "There were survivors.", "Nobody survived."),
    ("de", "Die Fähre kommt heute an.", "Die Fähre kommt heute nicht an."),
    ("fr", "Le bac part le lundi.", "Le bac ne part plus le lundi."),
    ("fr", "Tout le monde est monté.", "Personne n’est monté."),
    ("en", "The harbour paid no tax.", "The harbour paid tax."),
]


@pytest.mark.parametrize(("language", "before", "after"), NOTHING_TURNED)
def test_what_came_denied_turns_nothing(language, before, after):
    found = change(before, after, language)
    assert EditKind.NEGATION not in found.kinds


@pytest.mark.parametrize(("language", "before", "after"), TURNED)
def test_what_stood_and_is_denied_is_turned(language, before, after):
    found = change(before, after, language)
    assert found.significance is Significance.SUBSTANTIVE
    assert EditKind.NEGATION in found.kinds
