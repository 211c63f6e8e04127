"""How things stand, what words mean and what a label is said to be: told in other words by the article than by its source."""

import pytest

from bench.paraphrase import document
from tests.core.drift.test_exchange import told
from versioner.core.drift.agree import agrees, holds
from versioner.core.drift.claims import claims
from versioner.core.drift.passages import passages
from versioner.core.drift.states import how_things_stand
from versioner.core.drift.terms import terms

ALIKE = [
    ("en", "The ferry does not run at present.", "Ferry: suspended."),
    ("en", "The pier remains open.", "There are no plans to close the pier."),
    ("en", "The missing divers have been found.", "The divers were rescued."),
    ("en", "Will the pier close? No.", "The pier is open."),
    ("de", "Ein Umbau sei nicht nötig.", "Umbau: nicht erforderlich."),
    ("de", "Der Steg ist für Boote freigegeben.", "Der Steg ist nicht gesperrt."),
    ("fr", "Le ponton ne fermera pas.", "Ponton : ouvert."),
    ("es", "El muelle no está permitido.", "Muelle: prohibido."),
    ("zh", "地铁停运。", "地铁：暂停"),
]


@pytest.mark.parametrize(("language", "one", "other"), ALIKE, ids=[one[1] for one in ALIKE])
def test_what_stands_alike_is_one_claim_in_whatever_words(language, one, other):
    assert set(how_things_stand(one, language)) & set(how_things_stand(other, language))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The pier is open.", "The pier is not open."),
        ("Admission is free of charge.", "Visitors pay at the gate."),
        ("The skipper is in custody.", "Bail granted."),
        ("Two divers are missing.", "The missing divers were found."),
    ],
)
def test_what_stands_otherwise_is_the_other_side_of_the_same(one, other):
    a, b = how_things_stand(one, "en"), how_things_stand(other, "en")
    assert not set(a) & set(b)
    assert {value[:-1] for value in a} & {value[:-1] for value in b}


def test_who_asks_states_nothing():
    assert how_things_stand("Will the pier close?", "en") == ()


TURNED = [
    ("en", "Sailings are off until further notice.", "The sailings are suspended.", "The sailings have resumed."),
    ("en", "Netting stays banned in the bay.", "Netting in the bay: not allowed.", "Netting in the bay: allowed."),
    ("en", "The wake is open to everyone.", "Wake: the public is welcome.", "Wake: for family and friends only."),
    ("en", "Lamps cost nothing.", "Do I pay for lamps? No.", "Do I pay for lamps? Yes."),
    ("de", "Der Kran steht still, er ist defekt.", "Kran: außer Betrieb.", "Kran: in Betrieb."),
    ("de", "Ein Neubau sei nicht nötig.", "Ein Neubau ist nicht erforderlich.", "Ein Neubau ist doch erforderlich."),
    ("fr", "La marina ne fermera pas.", "Marina : ouverte.", "Marina : fermée."),
    ("es", "La cofradía apoya la veda.", "Cofradía: favorable a la veda.", "Cofradía: desfavorable a la veda."),
    ("sv", "Hamnen säger ja till kranen.", "Ansökan om kranen beviljas.", "Ansökan om kranen avslås."),
    ("en", "The oyster farm is carrying on for now.", "Oyster farm: in business.", "Oyster farm: wound up."),
    ("en", "No cuts in the water supply are foreseen.", "Water supply cuts: none.", "Water supply cuts: from 23:00 to 6:00."),
    ("nl", "Dat zegt havenmeester Femke Oldenhof.", "F. Oldenhof, havenmeester.", "B. Verhaegen, havenmeester."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "said", "before", "after"), TURNED, ids=[one[1] for one in TURNED])
def test_what_stands_the_other_way_now_is_out_of_date(language, said, before, after):
    assert told((said,), (before, "Depth: 11 m."), (after, "Depth: 11 m."), language) == [(said, after)]


STILL = [
    ("en", "The pier stays open.", "The pier remains open.", "There are no plans to close the pier."),
    ("en", "Lamps cost nothing.", "Lamps are free of charge.", "You do not pay anything for lamps."),
    ("en", "The oyster farm is carrying on.", "Oyster farm: operating.", "Oyster farm: in operation."),
    ("de", "Der Steg ist offen.", "Der Steg ist geöffnet.", "Der Steg ist nicht gesperrt."),
    (
        "it",
        "La cauzione viene rimborsata, anche senza ricevuta.",
        "Il rimborso della cauzione avviene senza ricevuta.",
        "Per il rimborso la ricevuta della cauzione non serve.",
    ),
    (
        "it",
        "Il molo è chiuso; per passare serve un permesso.",
        "Il passaggio sul molo è possibile solo con un permesso.",
        "Senza permesso il passaggio sul molo non è possibile.",
    ),
    ("fr", "La barque mesure deux mètres cinq.", "Il y a cinq barques.", "Il y a six barques."),
    ("en", "The keeper gets a tenth of the fares.", "Berths | 9", "Berths | 19"),
]


@pytest.mark.parametrize(("language", "said", "before", "after"), STILL, ids=[one[1] for one in STILL])
def test_what_stands_as_it_did_is_quiet(language, said, before, after):
    assert told((said,), (before, "Depth: 11 m."), (after, "Depth: 11 m."), language) == []


def test_what_a_sentence_says_of_two_passages_of_a_paragraph_is_told_once():
    said = "The council voted for the quay by 18 to 13."
    before, after = "Quay. For: 18. Against: 13.", "Quay. For: 17. Against: 14."
    assert told((said,), (before,), (after,)) == [(said, "For: 17. Against: 14.")]


SAME = [
    ("de", "bis Ende November", "Gesperrt: bis 30.11."),
    ("pt", "abre a 15 de março", "Data: 15/03."),
    ("en", "open until 2029", "until 30 June 2029"),
    ("en", "between 3 and 5 August", "Window: 3–5 August."),
    ("en", "on New Year's Day", "on 1 January"),
    ("en", "leaves at ten to eight", "departure 7:50"),
    ("en", "two and a half percent", "2.5 per cent"),
    ("it", "parte alle nove meno un quarto", "partenza ore 8:45"),
    ("fr", "part à sept heures moins le quart", "départ : 6 h 45"),
    ("nl", "vaart om tien over half zeven", "vertrek 06:40"),
    ("da", "tager halvanden time", "varighed: 90 minutter"),
    ("nl", "duurt anderhalf uur", "duur: 90 minuten"),
    ("cs", "trvá hodinu a půl", "trvání: 90 minut"),
    ("tr", "yolculuk iki buçuk saat sürüyor", "süre: 150 dakika"),
    ("hu", "másfél év", "18 hónap"),
    ("zh", "水深40米", "水深 40 m"),
    ("fr", "une planche d'un mètre six", "longueur : 106 cm"),
    ("de", "Der Fender misst ein Meter zwanzig.", "Fender: 120 cm"),
    ("it", "il remo misura un metro e ottanta", "remo: 180 cm"),
    ("fr", "l'anse coûte trois euros vingt", "anse : 3,20 €"),
    ("en", "built between 1931 and 1936", "built from 1931 to 1936"),
    ("fr", "toutes les demi-heures", "toutes les 30 minutes"),
    ("it", "un solo medico", "1 medico"),
    ("en", "They want seven per cent; the yard offers three.", "Offer: 3%."),
    ("fr", "moins de trente kilomètres", "dans un rayon de 30 km"),
    ("ja", "2時間10分になる", "所要時間：2時間10分"),
]


@pytest.mark.parametrize(("language", "one", "other"), SAME, ids=[one[1] for one in SAME])
def test_facts_in_another_form_agree(language, one, other):
    mine = [claim for claim in claims(one, language) if claim.hard]
    assert all(any(agrees(a, b) for b in claims(other, language) if b.hard) for a in mine[-1:])


EVENING = [
    ("en", "leaves at ten to eight in the evening", "departure 19:50"),
    ("es", "sale a las seis y media de la tarde", "salida: 18:30"),
    ("es", "hasta las ocho menos cuarto", "cierre: 19:45"),
    ("pt", "sai às seis e meia", "saída: 18h30"),
    ("sv", "går klockan fem i halv sju", "avgång 18:25"),
]


@pytest.mark.parametrize(("language", "one", "other"), EVENING, ids=[one[1] for one in EVENING])
def test_an_hour_by_its_minutes_may_be_of_the_evening(language, one, other):
    at = [claim for claim in claims(other, language) if claim.kind == "time"]
    assert any(agrees(a, b) for a in claims(one, language) for b in at)


def test_a_few_years_are_not_told_of_another_half():
    (said,) = claims("two years", "en")
    assert holds(said, claims("22 months", "en")[0])
    assert not holds(said, claims("18 months", "en")[0])


def test_a_figure_behind_a_word_of_its_cell_is_not_bare():
    assert not any(claim.bare for claim in claims("Children 6–14 | €6", "en"))


def test_the_corner_of_a_table_tells_the_scale_of_columns_that_are_named_by_years():
    rows = ("EUR million | Q3 2026 | Q3 2025", "Net profit | 48.2 | 40.1")
    row = passages(document([("Figures", list(rows))], "en"))[1]
    assert any(agrees(a, b) for a in claims("€48 million", "en") for b in row.claims)


def test_an_ordinal_ends_no_sentence():
    text = "Berechtigt ist, wer das 27. Lebensjahr vollendet hat."
    assert [one.text for one in passages(document([("Lead", [text])], "de"))] == [text]


def test_words_of_one_meaning_meet():
    assert set(terms("fatalities", "en").stems) == set(terms("killed", "en").stems)
    assert set(terms("Todesopfer", "de").stems) == set(terms("deaths", "en").stems)
    assert not set(terms("deaths", "en").stems) & set(terms("injuries", "en").stems)
