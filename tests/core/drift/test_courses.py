"""How far a matter has got, what is off, what only a part holds of, and figures that are told no more; and what only reads so."""

import pytest

from tests.core.drift.test_exchange import history, told
from versioner.core.drift import DriftKind, assess
from versioner.core.drift.agree import agrees
from versioner.core.drift.claims import claims
from versioner.core.lexicon.called_off import called_off
from versioner.core.lexicon.courses import COURSES
from versioner.core.lexicon.only import ONLY

BESIDE = "Depth: 11 m."

SUPERSEDED = [
    ("en", "The pilot has confessed, his mate says nothing.", "The pilot has made a full confession.", "The pilot has withdrawn his confession."),
    ("en", "No harm came to the heart of divers.", "Cardiac harm was not seen among divers.", "Cardiac harm was seen among divers."),
    ("en", "A tug is looking for the raft.", "A tug takes part in the search for the raft.", "The search for the raft by tug has been called off."),
    ("en", "Rowers meet by the lock on Sunday.", "The meeting of rowers by the lock is on Sunday.", "The meeting of rowers, to which all are welcome, has been cancelled."),
    ("de", "Am Montag treffen sich die Lotsen mit dem Hafenmeister.", "Ein Treffen der Lotsen mit dem Hafenmeister ist für Montag angesetzt.", "Das für Montag angesetzte Treffen der Lotsen mit dem Hafenmeister wurde abgesagt."),
    ("es", "Los remeros correrán el domingo hasta la boya.", "La prueba de los remeros hasta la boya será el domingo.", "La prueba de los remeros hasta la boya se aplaza."),
    ("fr", "Pilotes et port négocient toujours sur la prime.", "Les négociations entre pilotes et port sur la prime se poursuivent.", "Pilotes et port ont signé un accord sur la prime."),
    ("it", "Il consiglio decide lunedì sul molo.", "Lunedì il consiglio comunicherà la sua decisione sul molo.", "Il consiglio ha deciso di allungare il molo."),
    ("en", "The second lock has been approved.", "The board has approved the second lock.", "The board has deferred its decision on the second lock."),
    ("en", "Two skippers sued over the toll and lost.", "A claim by two skippers against the toll was dismissed.", "A claim by two skippers against the toll was upheld."),
    ("fr", "Les barges n'ont pas accès au bassin.", "Le bassin est interdit aux barges.", "Le bassin est ouvert aux barges."),
    ("fr", "On drague aussi la nuit.", "Le port drague de jour comme de nuit.", "Le port drague de jour uniquement."),
    ("en", "The pilot denies it and is still being held.", "The pilot denies it; he remains in custody.", "The pilot has been released without charge."),
    ("it", "Il traghetto è interrotto per la nebbia.", "Il traghetto è sospeso per la nebbia; la ripresa è prevista sabato.", "Il traghetto è ripreso regolarmente."),
    ("de", "Der Kran wird zum Jahresende abgebaut.", "Abbau des Krans: 31. Dezember.", "Abbau des Krans: 30. Juni."),
    ("en", "Dredging begins in September.", "Start of dredging: September, with the tide.", "Start of dredging: March of next year."),
    ("en", "It took an hour and a half to raise the lugger.", "Raising of the lugger: 90 minutes.", "Raising of the lugger: 4 hours."),
    ("fr", "La régate part le 9 juin de la jetée.", "Le départ de la régate est fixé au 9 juin.", "Le départ de la régate, prévu le 9 juin, est reporté au 18 août."),
    ("en", "Suspicion rests on the tar from the mole.", "Divers point to the tar from the mole as the likely cause.", "The tar from the mole has been ruled out as the cause."),
    ("en", "A pilot for the port has not been chosen.", "The port is looking for a pilot.", "The port has appointed Ada Rourke as its pilot."),
    ("en", "The yard made a profit of 41 million euros.", "Net profit of the yard, million euros | 41.2 | 45.9", "Net profit of the yard, million euros | 36.8 | 45.9"),
    ("ru", "Гребцам с вёслами оставят узкий проход у шлюза.", "Движение гребцов с вёслами у шлюза сохраняется.", "Движение гребцов с вёслами у шлюза прекращается."),
    ("pt", "Trinta barcos saíram; ninguém ficou ferido.", "Feridos: 0.", "Feridos: 3."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "said", "before", "after"), SUPERSEDED, ids=[one[1] for one in SUPERSEDED]
)
def test_what_has_got_further_or_is_off_is_out_of_date(language, said, before, after):
    beside = "Saíram 30 barcos." if language == "pt" else BESIDE
    assert told((said,), (before, beside), (after, beside), language) == [(said, after)]


QUIET = [
    ("en", "The lock house holds 300 people.", "The concert in the lock house, which holds 300 people, begins at 8 p.m.", "The concert in the lock house, which holds 300 people, has been called off."),
    ("en", "The regatta sets off at ten.", "The regatta sets off at 10 a.m. and the fireworks begin at 11 p.m.", "The regatta sets off at 10 a.m. and the fireworks have been cancelled."),
    ("en", "The longer mole was adopted in May.", "The plan for a longer mole was adopted in May.", "The plan for a longer mole, which had been postponed in April, was adopted in May."),
    ("en", "The regatta has been put off.", "The regatta will be rowed in June.", "The regatta has been cancelled."),
    ("en", "The pilot denies the charge of smuggling.", "The pilot was remanded in custody and denies the charge of smuggling.", "The pilot has been released and denies the charge of smuggling."),
    ("en", "Pilots and harbour are still negotiating over pay.", "Negotiations between pilots and harbour over pay continue.", "Pilots and harbour are still in talks about pay."),
    ("en", "Guests may not use the side gate.", "Guests may not use the side gate, pilots may.", "Only pilots may use the side gate."),
    ("de", "Über die Schichten am Kran wird noch verhandelt.", "Die Verhandlungen über die Schichten am Kran dauern an.", "Über die Schichten am Kran sprechen beide Seiten weiter."),
    ("fr", "Le bassin reste ouvert aux barges.", "Le bassin est ouvert aux barges.", "Les barges sont admises au bassin."),
    ("it", "Duemila persone firmano per il molo.", "Firme raccolte per il molo: 2.000.", "Firme raccolte per il molo: 2.040."),
    ("en", "The alarm rang about a minute and a half before.", "The alarm was given 90 seconds before.", "The alarm was raised one and a half minutes before."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "said", "before", "after"), QUIET, ids=[one[1] for one in QUIET])
def test_what_is_told_of_another_thing_or_in_other_words_is_quiet(language, said, before, after):
    assert told((said,), (before, BESIDE), (after, BESIDE), language) == []


EVERYDAY = [
    ("en", "A bronze statue of the pilot will stand on the quay.", "A bronze statue of the pilot was lifted onto the quay."),
    ("en", "The school bus takes pupils to the harbour.", "The school bus dropped two pupils at the wrong harbour."),
    ("en", "The crew of the lugger is aboard in the bay.", "The crew of the lugger was lifted from the bay by helicopter."),
    ("en", "The harbour shop sells charts of the bay.", "The harbour shop withdrew one faulty chart of the bay."),
    ("en", "The bell of the lugger is kept in the boathouse.", "The bell of the lugger was lifted in a case in the boathouse."),
    ("de", "Das Logbuch der Barke liegt im Museum am Kai.", "Das Logbuch der Barke wird im Museum am Kai gut aufgehoben."),
    ("de", "Junge Störe schwimmen im Hafenbecken.", "Junge Störe wurden in das Hafenbecken ausgesetzt."),
    ("fr", "Le brouillard couvre le bassin du port.", "Le brouillard du bassin du port s'est levé."),
    ("fr", "Le cargo attend dans le bassin du port.", "Le cargo a levé l'ancre dans le bassin du port."),
    ("fr", "Le train part du quai du port à six heures.", "Le train reste au quai du port jusqu'à six heures."),
    ("en", "Divers and yard are still negotiating over the price of the wreck.", "Divers and yard agreed to meet again over the price of the wreck."),
    ("fr", "Pilotes et port négocient la prime de nuit.", "Pilotes et port négocient un accord sur la prime de nuit."),
    ("es", "El puerto y los prácticos negocian la prima.", "De acuerdo con el puerto, los prácticos hablan de la prima."),
    ("de", "Die Lotsin verlässt das Haus am Kai jeden Morgen um sechs.", "Die Lotsin bleibt beim Haus am Kai jeden Morgen bis sechs."),
    ("en", "The harbour concert hall is an old grain store.", "The harbour concert in the old grain store has been cancelled."),
    ("en", "The boathouse will be painted by the rowers.", "The dance of the rowers in the boathouse has been cancelled."),
    ("en", "The mole is 120 m long.", "The mole is as long as a football pitch."),
    ("de", "Die Mole ist 120 m lang.", "Die Mole: Länge siehe Tabelle."),
    ("en", "The mooring costs £4,500 a year.", "What the mooring costs a year is in the list."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "said", "after"), EVERYDAY, ids=[one[2] for one in EVERYDAY])
def test_everyday_words_call_nothing_off_and_settle_nothing(language, said, after):
    assert told((said,), (said, BESIDE), (after, BESIDE), language) == []


@pytest.mark.parametrize(
    "after",
    [
        "Barges pass the lock by day only with a pilot.",
        "Barges pass the lock by day only with a pilot. By night barges pass the lock alone.",
        "Barges pass the lock with a pilot only by day. By night barges pass the lock alone.",
    ],
)
def test_what_fell_away_is_told_in_another_sentence_or_only_is_of_something_else(after):
    before = "Barges pass the lock by day and by night with a pilot."
    assert told(("Barges pass the lock by night too.",), (before, BESIDE), (after, BESIDE)) == []


def test_what_is_lifted_is_off_where_it_is_a_ban_or_a_claim():
    said = "Anglers will be kept from the mole all summer."
    before = "The ban on anglers on the mole begins in summer."
    for after in (
        "The ban on anglers on the mole was lifted.",
        "The council has lifted the ban on anglers on the mole.",
    ):
        assert told((said,), (before, BESIDE), (after, BESIDE)) == [(said, after)]
    assert (
        told((said,), (before, BESIDE), ("The anglers on the mole were lifted from the ban.", BESIDE)) == []
    )


@pytest.mark.parametrize("language", sorted(COURSES))
def test_what_is_off_is_said_in_each_language_that_tells_how_far_a_matter_has_got(language):
    words = (
        "cancelled",
        "abgesagt",
        "annulé",
        "cancelado",
        "annullato",
        "cancelado",
        "afgelast",
        "odwołano",
        "inställt",
    )
    assert any(called_off(word, language) for word in words)
    assert called_off("reopened", language) is None


def test_a_figure_that_is_told_no_more_is_retracted_and_a_span_of_time_may_be_told_in_words():
    said = "The wreck was raised for 18,000 pounds."
    before, after = "Divers raised the wreck for £18,000 last week.", "Divers brought up the wreck last week."
    (found,) = assess(history(1, "en", (said,)), history(2, "en", (before, BESIDE), (after, BESIDE))).current
    assert found.kind is DriftKind.RETRACTED
    lasted = "Divers took 48 hours to raise the wreck."
    assert told((lasted,), (lasted, BESIDE), ("Divers took their time to raise the wreck.", BESIDE)) == []


def test_what_a_passage_came_to_say_later_is_no_ground_of_what_stood_before():
    """Closed piers rest on the notice about piers, though a canal was closed for a day meanwhile."""
    article = (
        "In undici paesi i moli restano chiusi giovedì.",
        "Sul canale di Sarn si passa solo a rimorchio.",
    )
    piers = "Chiusura disposta per giovedì in 11 paesi."
    steps = [
        (piers, f"Canale di Sarn: {said}")
        for said in ("obbligo di rimorchio", "chiuso", "obbligo di rimorchio")
    ]
    found = assess(history(1, "it", article), history(2, "it", *steps)).current
    assert [one.article_says for one in found] == []


def test_a_name_that_a_lead_shares_with_a_passage_is_not_what_the_lead_rests_on():
    article = (
        "From the seventh of January the museum of Valmor is shut for about a year.",
        "The famous figurehead of the lugger does not leave the town.",
    )
    beside = (
        "Closed to the public from 7 January, for 12 months.",
        "Roof: renewed.",
        "Budget: see page two.",
    )
    before = (*beside, "The famous figurehead of the lugger remains in Valmor.")
    after = (*beside, "The famous figurehead of the lugger will be shown in Sorrel.")
    assert article[0] not in [one[0] for one in told(article, before, after)]


@pytest.mark.parametrize("language", sorted(ONLY))
def test_words_for_only_are_whole_words(language):
    assert all(word.isalpha() and word == word.casefold() for word in ONLY[language])


@pytest.mark.parametrize(
    ("language", "words", "figures"),
    [
        ("it", "duemila tonnellate", "2.000 t"), ("nl", "tweeduizend ton", "2000 ton"), ("sv", "tvåtusen ton", "2 000 ton"),
        ("es", "una hora y media", "90 minutos"), ("it", "un'ora e mezza", "90 minuti"), ("en", "a year and a half", "18 months"), ("sv", "ett och ett halvt år", "18 månader"),
        ("fr", "à la fin de l'année", "le 31 décembre"), ("en", "at the end of the year", "on 31 December"), ("es", "a finales de año", "el 31 de diciembre"),
    ],
)  # fmt: skip
def test_amounts_and_days_in_words_are_those_in_figures(language, words, figures):
    assert any(agrees(one, other) for one in claims(words, language) for other in claims(figures, language))
