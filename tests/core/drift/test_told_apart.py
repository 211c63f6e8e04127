"""States across languages, things that one sentence names, figures whose words are shared by chance, and the whole in a part's place."""

import pytest

from bench.paraphrase import START, document, version
from tests.core.drift.test_exchange import history, told
from versioner.core.drift import DriftKind, assess
from versioner.core.drift.claims import claims
from versioner.core.lexicon.states import CALLED_OFF, UNCHANGED, claimed

BESIDE = "Depth of the basin: 11 m."

SUPERSEDED = [
    ("en", "Mooring fees stay the same.", "Mooring fees remain unchanged at 900 crowns.", "Mooring fees rise from 900 to 950 crowns."),
    ("en", "The third crane is being repaired.", "Crane 3 is under repair; the others are in use.", "Crane 3 has been repaired; all are in use."),
    ("en", "The sheds are to be built over, as intended.", "The work on the sheds goes ahead as planned.", "The work on the sheds has been suspended until May."),
    ("en", "The berth permit was approved.", "The berth permit has been approved.", "The berth permit has been turned down."),
    ("it", "Il nuovo pilota non è stato ancora scelto.", "La nomina del pilota non è ancora avvenuta.", "Come pilota è stata nominata Carla Ferri."),
    ("fr", "La somme pour le quai n'a pas encore été fixée.", "Le montant pour le quai n'est pas arrêté à ce jour.", "Le montant pour le quai a été arrêté à 600 000 €."),
    ("fr", "Le droit de quai de juillet sera rendu de moitié.", "Les bateliers obtiennent 50 % du droit de quai de juillet.", "Les bateliers obtiennent la totalité du droit de quai de juillet."),
    ("en", "The tugs go out from the spring term.", "Tugs go out on the first day of the spring term.", "Tugs go out on the first day of the summer term."),
    ("en", "The buoys come by ship.", "Buoys are brought by ship from Ghent.", "Buoys are brought by aeroplane from Ghent."),
]  # fmt: skip

SUPERSEDED += [
    ("fr", "Le prix du bac n'est pas connu.", "Le prix du bac n'est pas arrêté.", "Le prix du bac est de 40 euros."),
    ("nl", "De kraan doet het nog niet.", "De kraan is defect.", "De kraan werkt weer."),
    ("en", "The men get just over half of what they claimed.", "The men get 7 crowns; claimed were 13 crowns.", "The men get 7 crowns; claimed were 9 crowns."),
    ("nl", "Een op de tien schepen kwam uit Emden.", "Van 50.000 schepen kwamen er 5.000 uit Emden.", "Van 50.000 schepen kwamen er 9.000 uit Emden."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "said", "before", "after"), SUPERSEDED, ids=[one[1] for one in SUPERSEDED]
)
def test_what_stands_otherwise_is_out_of_date(language, said, before, after):
    assert told((said,), (before, BESIDE), (after, BESIDE), language) == [(said, after)]


QUIET = [
    ("en", "The berth permit was approved.", "The berth permit has been approved.", "The berth permit has been granted."),
    ("en", "The third crane is being repaired.", "Crane 3 is under repair.", "Crane 3 is still being repaired."),
    ("en", "The buoys come by ferry.", "Buoys are brought by ferry from Ghent.", "Buoys are brought by ship from Ghent."),
    ("en", "A tenth of the quay is shut.", "A tenth of the quay is shut.", "Of the whole quay 10 % is shut."),
    ("fr", "Le dernier bac part à minuit et demi.", "Les bateliers obtiennent 50 % du droit.", "Les bateliers obtiennent la totalité du droit."),
    ("en", "Pilot Ada Wrack will miss the regatta.", "A. Wrack is out for the regatta in July.", "A. Wrack will not take part in the regatta in July."),
    ("en", "The slip is closed until the autumn.", "The slip will not be used before October because of repairs.", "The slip stays shut until October while it is repaired."),
    ("de", "Die Helling ist zu.", "Die Helling ist gesperrt.", "Die Helling kann nicht genutzt werden."),
    ("en", "Ada Wrack walks her dog in the evening.", "The relief on the gate of the shipyard shows a dog.", "The relief on the gate of the shipyard shows a fox."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "said", "before", "after"), QUIET, ids=[one[1] for one in QUIET])
def test_what_says_the_same_or_speaks_of_something_else_is_quiet(language, said, before, after):
    assert told((said,), (before, BESIDE), (after, BESIDE), language) == []


def test_a_figure_is_not_carried_by_what_shares_its_words_alone():
    said = "The owner has eight weeks to take down the fence."
    before = ("The fence is to be removed within 56 days.", "The text will be published within eight weeks.")
    after = (
        "The fence is to be removed within six months.",
        "The text will be published within eight weeks.",
    )
    assert told((said,), before, after) == [(said, after[0])]


def test_what_forbids_is_not_one_thing_for_forbidding():
    article = ("Il est défendu de laver les voiles à quai.", "Il est interdit de pêcher sur la jetée.")
    before = ("Le lavage des voiles est interdit.", "La pêche sur la jetée est interdite.")
    after = ("Le lavage des voiles est de nouveau autorisé.", "La pêche sur la jetée est interdite.")
    assert told(article, before, after, "fr") == [(article[0], after[0])]


def test_what_one_sentence_told_may_stand_in_two():
    said = "The owner has eight weeks to take down the fence."
    before = ("The fence is to be removed within 56 days.", BESIDE)
    after = ("The fence is to be removed.", "The period is eight weeks from service.", BESIDE)
    assert told((said,), before, after) == []


@pytest.mark.parametrize(
    ("article", "before", "after", "expected"),
    [
        ("Das Becken ist gesperrt.", "The pilot is in custody.", "The pilot was released on bail.", 0),
        ("Die Mole ist gesperrt.", "The mole is closed.", "The mole is open.", 1),
        ("Ein zweites Terminal ist genehmigt.", "A second terminal has been approved.", "A second terminal has been turned down.", 1),
    ],
)  # fmt: skip
def test_how_things_stand_is_compared_across_languages_where_it_is_one_thing(
    article, before, after, expected
):
    mine = [version(1, 1, document([("Hafen", [article])], "de"), START)]
    theirs = history(2, "en", (before, "Depth: 11 m."), (after, "Depth: 11 m."))
    found = [one for one in assess(mine, theirs).current if one.kind is DriftKind.SUPERSEDED]
    assert len(found) == expected


def test_one_state_has_one_name_in_all_languages_that_list_it():
    assert (
        {claimed(one, UNCHANGED) for one in ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "ja")}
        == {"state unchanged+"}
    )  # fmt: skip
    assert {claimed(one, CALLED_OFF) for one in ("en", "de", "fr", "it", "ru", "zh")} == {"state called off+"}


def test_half_past_midnight_is_no_half():
    assert [(one.kind, one.value) for one in claims("Il part à minuit et demi.", "fr")] == [("time", "00:30")]
