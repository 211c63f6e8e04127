"""What a source tells by another side of the same thing, and what a sentence tells of an earlier time."""

import pytest

from tests.core.drift.test_exchange import history, told
from versioner.core.drift import DriftKind, assess
from versioner.core.drift.claims import claims
from versioner.core.lexicon.earlier import tells_of_earlier
from versioner.core.lexicon.measures import made_of

BESIDE = "Depth of the basin: 11 m."

QUIET = [
    ("en", "A berth costs 30 crowns a month.", "A berth costs 30 crowns a month.", "A berth costs 360 crowns a year."),
    ("en", "The pump moves 20 litres of bilge a second.", "The pump moves 20 litres of bilge per second.", "The pump moves 72 cubic metres of bilge per hour."),
    ("de", "Ein Liegeplatz kostet 25 Euro im Monat.", "Liegeplatz: monatlich 25 Euro.", "Liegeplatz: 300 Euro im Jahr."),
    ("nl", "Voor een kilo aal geeft de afslag 14 euro.", "Aal: 14 euro per kg.", "Aal: 14.000 euro per ton."),
    ("fr", "Le bassin ferme le 3 octobre.", "Fermeture du bassin : 3 octobre.", "Le bassin reste ouvert jusqu'au 3 octobre."),
    ("fr", "La nuit, la grue est interdite.", "La grue est interdite entre 21 h et 7 h.", "La grue n'est autorisée que de 7 h à 21 h."),
    ("en", "The slip closes on 9 May.", "The slip closes on 9 May.", "The slip remains open until 9 May."),
    ("en", "Rafts moor free.", "Cranes: 3, of which 2 were leased. Rafts are moored free of charge.", "There are three cranes, two of them leased, and no charge is made for rafts."),
    ("en", "Three weeks long the basin had been at 4 metres.", "Depth of the basin now: 4 metres.", "Depth of the basin now: 7 metres."),
    ("en", "For two days it had been at stage four, the second highest.", "Stage of the tide warning: 4 of 5 (high).", "Stage of the tide warning: 3 of 5 (considerable)."),
    ("de", "Bis dahin hatte der Pegel bei 4 Metern gelegen.", "Pegel: 4 Meter.", "Pegel: 7 Meter."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "said", "before", "after"), QUIET, ids=[one[2] for one in QUIET])
def test_what_is_told_by_another_side_is_quiet(language, said, before, after):
    assert told((said,), (before, BESIDE), (after, BESIDE), language) == []


SUPERSEDED = [
    ("en", "A berth costs 30 crowns a month.", "A berth costs 30 crowns a month.", "A berth costs 420 crowns a year."),
    ("en", "The slip closes on 9 May.", "The slip closes on 9 May.", "The slip remains open until 16 May."),
    ("fr", "La nuit, la grue est interdite.", "La grue est interdite entre 21 h et 7 h.", "La grue est autorisée à toute heure."),
    ("en", "The basin is at 4 metres.", "Depth of the basin now: 4 metres.", "Depth of the basin now: 7 metres."),
    ("en", "Until then it had been at 4 metres.", "Former depth of the basin: 4 metres.", "Former depth of the basin: 7 metres."),
    ("fr", "On peut désormais amarrer vingt barques, contre douze auparavant.", "Limite : 20 embarcations par quai (auparavant 12).", "Limite : 15 embarcations par quai (auparavant 12)."),
    ("en", "Nine sailors had been killed.", "Sailors killed: 9.", "Sailors killed: 12."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "said", "before", "after"), SUPERSEDED, ids=[one[1] + one[3] for one in SUPERSEDED]
)
def test_what_is_another_amount_or_day_is_not(language, said, before, after):
    assert told((said,), (before, BESIDE), (after, BESIDE), language) == [(said, after)]


def test_what_comes_back_with_another_figure_is_superseded_and_not_gone():
    said = "Crews may ask for 50 crowns a raft."
    paid = "A bounty of 50 crowns per raft is paid to crews that ask for it."
    source = history(2, "en", (paid, BESIDE), (BESIDE,), (BESIDE, paid.replace("50", "35")))
    found = assess(history(1, "en", (said,)), source).current
    assert [(one.kind, one.source_says) for one in found] == [
        (DriftKind.SUPERSEDED, paid.replace("50", "35"))
    ]


def test_a_row_of_heads_that_goes_retracts_nothing():
    said = "The harbour lacks nine pilots."
    rows = ("Quay | Pilots lacking", "North | 5", "South | 4")
    assert told((said,), (*rows, BESIDE), (*rows[1:], BESIDE)) == []


def test_a_share_that_the_source_never_gave_so_was_not_worked_out_from_it():
    said = "Three in five crews now sleep on board, the harbour office says."
    texts = [
        f"A bunk on board was used by {share} percent of crews. In the year before the figure was 46 percent."
        for share in ("60", "73", "60")
    ]
    found = assess(history(1, "en", (said,)), history(2, "en", *((one, BESIDE) for one in texts))).current
    assert found == ()


@pytest.mark.parametrize(
    ("text", "earlier"),
    [
        ("Until then it was shut.", True),
        ("It had been at level two.", True),
        ("Two men had been arrested.", False),
        ("It has been shut.", False),
    ],
)
def test_what_was_before_is_told_apart_from_what_was_done(text, earlier):
    assert tells_of_earlier(text, "en") is earlier


@pytest.mark.parametrize(
    ("text", "language"), [("Rafts sunk: 0 out of 31.", "en"), ("Radeaux coulés : 0 sur 31.", "fr")]
)
def test_none_of_several_is_a_share(text, language):
    assert [float(one.quantity.value) for one in claims(text, language) if one.quantity][:1] == [0]


def test_measures_make_one_another():
    assert made_of("5 euros a month", "60 euros a year", "en") == [(12, 1)]
    assert made_of("60 euros a year", "5 euros a month", "en") == [(1, 12)]
    assert made_of("5 euros a month", "6 euros a month", "en") == []


def test_what_is_told_again_without_a_figure_is_not_retracted():
    said = "The basin is too small, the harbour master says."
    gone = "“Our basin does not suffice,” said harbour master Wrack."
    again = "For barges of that length the basin has not enough room, Wrack explained."
    other = "Prisoners built the sheds."
    beside = "Depth of the mole: 11 m."
    assert told((said,), (gone, beside), (beside,)) == [(said, None)]
    assert told((said,), (gone, beside), (beside, again)) == []
    assert told((said,), (gone, beside), (beside, other)) == [(said, None)]
