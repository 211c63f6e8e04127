"""A word that gave way to another in a passage which stands otherwise as it did: another fact, or another wording."""

from datetime import timedelta

import pytest

from bench.paraphrase import START, document, version
from versioner.core.drift import DriftKind, assess


def history(page, language, *texts):
    return [
        version(page, n, document([("Notice", list(lines))], language), START + timedelta(hours=n))
        for n, lines in enumerate(texts, 1)
    ]


def told(language, article, before, after):
    found = assess(history(1, language, article), history(2, language, before, after)).current
    return [one.article_says for one in found if one.kind is DriftKind.SUPERSEDED]


OTHER_THINGS = [
    ("en", "The lighthouse burned down because a candle fell over.", "The fire in the lighthouse was started by a candle.", "The fire in the lighthouse was started by a rocket."),
    ("en", "A plumber found the medal in a drain.", "The medal was discovered in a drain by a plumber.", "The medal was discovered in a drain by a jackdaw."),
    ("de", "Entdeckt hat die Münzen ein Förster.", "Die Münzen wurden von einem Förster im Moor entdeckt.", "Die Münzen wurden von einem Mönch im Moor entdeckt."),
    ("de", "Der Steg wird aus Eiche gebaut.", "Der neue Steg am Weiher wird aus Eiche gebaut.", "Der neue Steg am Weiher wird aus Beton gebaut."),
    ("fr", "Un plombier a ouvert la crypte.", "La porte de la crypte a été ouverte par un plombier.", "La porte de la crypte a été ouverte par un boulanger."),
    ("es", "Un cazador halló la barca.", "La barca fue hallada entre juncos por un cazador.", "La barca fue hallada entre juncos por un monje."),
    ("it", "L'organo è stato suonato da un frate.", "L'organo della pieve è stato suonato da un frate.", "L'organo della pieve è stato suonato da un notaio."),
    ("nl", "Een visser vond de kluis.", "De kluis werd door een visser in het riet gevonden.", "De kluis werd door een robot in het riet gevonden."),
    ("pl", "Skrzynię znalazł leśnik.", "Skrzynię w torfie znalazł leśnik.", "Skrzynię w torfie znalazł nurek."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "said", "before", "after"), OTHER_THINGS)
def test_another_thing_in_its_place_overtakes_the_sentence_that_names_the_first(
    language, said, before, after
):
    assert told(language, [said], [before], [after]) == [said]


IN_OTHER_WORDS = [
    ("en", "A faulty valve let the gas out.", "Gas escaped from the tank through a faulty valve.", "Gas escaped from the tank through a defective valve."),
    ("en", "A lorry hit the toll hut.", "The toll hut by the weir was hit by a lorry.", "The toll hut by the weir was hit by a heavy goods vehicle."),
    ("en", "A boy found the oar.", "The oar was found in the reeds by a boy.", "The oar was found in the reeds by a teenager."),
    ("en", "A storm tore the sail.", "The sail of the mill was torn by a storm.", "The sail of the mill was torn by a gale."),
    ("de", "Eine Kerze setzte den Steg in Brand.", "Der Steg am Weiher wurde von einer Kerze in Brand gesetzt.", "Der Steg am Weiher wurde von einem Teelicht in Brand gesetzt."),
    ("en", "A car hit the lychgate.", "The lychgate of the chapel was damaged by a car.", "The lychgate of the chapel was damaged by a vehicle."),
    ("en", "The Royal Tide Society owns the buoy.", "The buoy is looked after by the Royal Tide Society.", "The buoy is looked after by the RTS."),
    ("en", "A berth costs 30 crowns a month.", "The fee for a berth is 30 crowns per month.", "The fee for a berth is 360 crowns per year."),
    ("en", "A rusty hinge broke.", "The hinge of the lock gate was rusty, divers found.", "The lock gate's hinge was corroded, divers found."),
    ("en", "The ship's cook saved the cat.", "The cat was rescued by the cook of the ship.", "The cat was rescued by the pastry-cook of the ship."),
    ("de", "Das Formular liegt im Turm aus.", "Im Turm liegt ein Formular zur Anmeldung aus.", "Im Turm liegt ein Vordruck zur Anmeldung aus."),
    ("de", "Der Saal gehört dem Chor.", "Der Saal im Hof wird vom Chor genutzt.", "Der Speisesaal im Hof wird vom Chor genutzt."),
    ("fr", "Le chantier commence lundi.", "Le chantier de la digue commence lundi matin.", "Le chantier de la digue débute lundi matin."),
    ("es", "La empresa culpa a un topo.", "Según la empresa, un topo dañó el dique.", "Según la compañía, un topo dañó el dique."),
    ("es", "El capitán ha dimitido.", "El capitán del velero ha dimitido.", "El capitán del velero ha presentado su dimisión."),
    ("it", "La frana è stata causata dal gelo.", "La frana sulla cava è stata provocata dal gelo.", "La frana sulla cava è stata causata dal gelo."),
    ("nl", "De duiker vond een anker.", "Een anker is door de duiker in het slib gevonden.", "Een anker is door de duiker in het slib aangetroffen."),
    ("pl", "Powodem pożaru była iskra.", "Przyczyną pożaru na barce była iskra.", "Powodem pożaru na barce była iskra."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "said", "before", "after"), IN_OTHER_WORDS)
def test_a_word_of_the_same_meaning_or_a_more_general_one_overtakes_nothing(language, said, before, after):
    assert told(language, [said], [before], [after]) == []


@pytest.mark.parametrize(
    ("said", "after"),
    [
        ("Pilots praise the jackdaw of Tarn Rock.", "The medal was discovered in a drain by a plumber."),
        ("A jackdaw found the medal in a drain.", "The medal was discovered in a drain by a jackdaw."),
        ("The medal lay in a drain.", "The medal was discovered in a drain by a jackdaw."),
    ],
)
def test_a_sentence_that_does_not_use_what_gave_way_or_says_the_new_already_stands(said, after):
    assert told("en", [said], ["The medal was discovered in a drain by a plumber."], [after]) == []


def test_what_another_passage_says_still_is_not_overtaken():
    before = [
        "The medal was discovered in a drain by a plumber.",
        "A plumber, the mayor adds, saw the medal in the drain first.",
    ]
    after = ["The medal was discovered in a drain by a jackdaw.", before[1]]
    assert told("en", ["A plumber found the medal in a drain."], before, after) == []


def test_a_sentence_written_anew_is_not_read_word_by_word():
    before = ["The medal was discovered in a drain by a plumber."]
    after = ["Behind the mill, under a grating, somebody's jackdaw picked up the medal."]
    assert told("en", ["A plumber found the medal in a drain."], before, after) == []
