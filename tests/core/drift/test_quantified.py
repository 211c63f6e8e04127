"""How many of several: what an article says in a word, and what its source counts."""

import pytest

from tests.core.drift.test_exchange import told
from versioner.core.lexicon.quantifiers import Many, how_many

BESIDE = "Depth of the basin: 11 m."

SUPERSEDED = [
    ("en", "Most of the eels go to Bruges.", "62 per cent of the eels go to Bruges and 20 per cent to Lille.", "31 per cent of the eels go to Bruges and 60 per cent to Lille."),
    ("en", "All the pilots have signed.", "Contracts: 14 of 14 pilots.", "Contracts: 13 of 14 pilots."),
    ("en", "None of the rafts was sunk.", "Rafts sunk: 0 of 31.", "Rafts sunk: 2 of 31."),
    ("en", "Both cranes are at work.", "Cranes at work: 2 of 2.", "Cranes at work: 1 of 2."),
    ("en", "Only one of the tugs has a cook.", "Tugs with a cook: 1 of 5.", "Tugs with a cook: 3 of 5."),
    ("en", "Not all pilots agree.", "Of 90 pilots, 61 agree.", "Of 90 pilots, 90 agree."),
    ("en", "The harbour board was unanimous.", "The harbour board approved the mole by 7 votes to 0.", "The harbour board approved the mole by 5 votes to 2."),
    ("en", "Every quay in the port has a crane.", "A crane stands on every quay in the port.", "Most of the quays in the port have a crane."),
    ("en", "Mooring is free for everyone.", "Mooring is free, whatever the size of the raft.", "Mooring costs £4; it is free only for rafts."),
    ("de", "Die meisten Kähne sind aus Holz.", "71 Prozent der Kähne sind aus Holz.", "Aus Holz sind 44 Prozent der Kähne."),
    ("de", "Kein Lotse wurde verletzt.", "Verletzte Lotsen: 0 von 22.", "Verletzte Lotsen: 3 von 22."),
    ("fr", "La plupart des bacs sont en bois.", "Bacs en bois : 64 %.", "Bacs en bois : 39 %."),
    ("fr", "L'accostage est gratuit pour tous.", "L'accostage est gratuit, sans condition de taille.", "L'accostage coûte 15 € ; il n'est gratuit que pour les radeaux."),
    ("es", "Todos los prácticos tienen radio.", "Prácticos con radio: 18 de 18.", "Prácticos con radio: 15 de 18."),
    ("it", "La maggior parte dei moli è in pietra.", "In pietra il 68 % dei moli.", "In pietra il 43 % dei moli."),
    ("nl", "Geen enkele sleepboot is verkocht.", "Verkochte sleepboten: 0 van de 19.", "Verkochte sleepboten: 3 van de 19."),
    ("pl", "Większość tratw jest drewniana.", "Tratwy drewniane: 62 procent.", "Tratwy drewniane: 35 procent."),
    ("pt", "Nenhum rebocador desapareceu.", "Rebocadores desaparecidos: 0 de 40.", "Rebocadores desaparecidos: 4 de 40."),
    ("sv", "De flesta flottar är av trä.", "Flottar av trä: 66 procent.", "Flottar av trä: 30 procent."),
    ("da", "Alle lodser har radio.", "Lodser med radio: 18 af 18.", "Lodser med radio: 15 af 18."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "said", "before", "after"), SUPERSEDED, ids=[one[1] for one in SUPERSEDED]
)
def test_how_many_is_out_of_date_where_the_source_counts_otherwise(language, said, before, after):
    assert told((said,), (before, BESIDE), (after, BESIDE), language) == [(said, after)]


QUIET = [
    ("en", "Most of the eels go to Bruges.", "62 per cent of the eels go to Bruges and 20 per cent to Lille.", "55 per cent of the eels go to Bruges and 31 per cent to Lille."),
    ("en", "Most of the eels go to Bruges.", "62 per cent of the eels go to Bruges and 20 per cent to Lille.", "Of the eels, 20 per cent go to Lille and 62 per cent to Bruges."),
    ("en", "Most pilots like Bruges.", "62 per cent of the eels go to Bruges.", "31 per cent of the eels go to Bruges."),
    ("en", "Every day the eels are counted.", "Eels counted: 14 of 14.", "Eels counted: 12 of 14."),
    ("en", "Every quay in the port has a crane.", "A crane stands on every quay in the port.", "All of the port's quays have a crane."),
    ("en", "The harbour board was unanimous.", "The harbour board approved the mole by 7 votes to 0.", "The harbour board approved the mole with 7 votes in favour and none against."),
    ("es", "Uno de los tres prácticos votó en contra.", "La tarifa se aprueba por dos votos de los tres prácticos.", "La tarifa se aprueba por dos votos contra uno."),
    ("de", "Alle zwei Jahre wird die Helling gestrichen.", "Gestrichene Hellinge: 3 von 3.", "Gestrichene Hellinge: 2 von 3."),
    ("fr", "Tous les jours, le bac part à midi.", "Bacs partis à midi : 5 sur 5.", "Bacs partis à midi : 4 sur 5."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "said", "before", "after"), QUIET, ids=[one[1] + one[3] for one in QUIET]
)
def test_what_is_so_many_still_or_of_another_thing_is_quiet(language, said, before, after):
    assert told((said,), (before, BESIDE), (after, BESIDE), language) == []


def test_a_part_told_in_words_is_held_against_a_part_told_in_words():
    said = "Freight from Ghent costs twice as much as in April."
    before, after = "Rates from Ghent have doubled since April.", "Rates from Ghent have halved since April."
    assert told((said,), (before, BESIDE), (after, BESIDE)) == [(said, after)]


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("not every raft", [Many.NOT_ALL]),
        ("every day", []),
        ("in all, nine", []),
        ("at most nine", []),
        ("all of the rafts", [Many.ALL]),
        ("most rafts", [Many.MOST]),
        ("most recent", []),
    ],
)
def test_what_only_looks_like_a_quantifier_is_none(text, many):
    assert [one for one, _ in how_many(text, "en")] == many
