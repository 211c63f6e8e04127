"""A word denies where it does, and a modal is one word in all its numbers and genders."""

import pytest

from versioner.core.facts import FactKind, facts


def found(text: str, language: str, kind: FactKind) -> list[str]:
    return [fact.value for fact in facts(text, language) if fact.kind is kind]


@pytest.mark.parametrize(
    ("language", "text", "denials"),
    [
        ("fr", "Le bac offre plus de places.", 0),
        ("fr", "Le bac n'a plus de places.", 2),
        ("fr", "Le bac ne part plus.", 2),
        ("fr", "Pour en savoir plus sur le bac", 0),
        ("fr", "Les données d'une personne (son adresse)", 0),
        ("fr", "Cette personne n'est pas montée.", 1),
        ("fr", "Personne n'est monté.", 1),
        ("fr", "Personne d'autre ne monte.", 2),
        ("fr", "Il n'a vu personne.", 2),
        ("fr", "Le prix n'est, de plus, pas connu.", 1),
        ("ca", "No queda cap plaça.", 2),
        ("ca", "El cap de la confraria parla.", 0),
    ],
)
def test_plus_and_personne_deny_beside_another_word_only(language, text, denials):
    assert len(found(text, language, FactKind.NEGATION)) == denials


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("fr", "pour toutes questions", "pour toute question"),
        ("fr", "le bac peut partir", "les bacs peuvent partir"),
        ("de", "Die Fähre darf fahren", "Die Fähren dürfen fahren"),
        ("es", "el barco debe salir", "los barcos deben salir"),
        ("pl", "prom musi odpłynąć", "promy muszą odpłynąć"),
        ("ru", "паром должен уйти", "паромы должны уйти"),
    ],
)
def test_a_modal_in_another_number_binds_as_much(language, one, other):
    first, second = (found(text, language, FactKind.MODALITY) for text in (one, other))
    assert first == second != []


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("fr", "le bac peut partir", "le bac pourrait partir"),
        ("fr", "le bac doit partir", "le bac peut partir"),
        ("de", "Die Fähre kann fahren", "Die Fähre könnte fahren"),
        ("es", "el barco debe salir", "el barco debería salir"),
    ],
)
def test_another_mood_binds_otherwise(language, one, other):
    first, second = (found(text, language, FactKind.MODALITY) for text in (one, other))
    assert first != second


def test_a_form_that_may_be_idle_counts_only_beside_the_others():
    (fact,) = (one for one in facts("en toute sécurité", "fr") if one.kind is FactKind.MODALITY)
    assert fact.weak
