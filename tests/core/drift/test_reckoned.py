"""What an article worked out from two amounts of its source, and what a sentence has from another passage than the one that turned."""

import pytest

from tests.core.drift.test_exchange import told
from versioner.core.drift.passages import Passage
from versioner.core.drift.relations import relations

BESIDE = "Depth of the basin: 11 m."

SUPERSEDED = [
    ("en", "The silt holds nine times as much zinc as the rules permit.", "Zinc in silt: 90 mg per kilo; permitted: 10 mg.", "Zinc in silt: 45 mg per kilo; permitted: 10 mg."),
    ("en", "Berths for rafts cost double this summer.", "Berths for rafts: £8 (so far £4).", "Berths for rafts: £5 (so far £4)."),
    ("en", "The pilots have six tugs more than they had in spring.", "Tugs of the pilots: 14, in spring 8.", "Tugs of the pilots: 11, in spring 8."),
    ("en", "Half of the buoys are lit.", "Of 24 buoys 12 have a light.", "Of 24 buoys 17 have a light."),
    ("en", "A third fewer eels were landed.", "Eels landed: 40 tonnes; the season before 60 tonnes.", "Eels landed: 55 tonnes; the season before 60 tonnes."),
    ("en", "The catch of crab rose by a fifth.", "Catch of crab: 12 tonnes after 10 tonnes.", "Catch of crab: 10.4 tonnes after 10 tonnes."),
    ("de", "Das Wasser am Kai ist doppelt so warm wie das im Fluss.", "Wasser am Kai: 24 Grad, im Fluss 12 Grad.", "Wasser am Kai: 17 Grad, im Fluss 12 Grad."),
    ("de", "Kinder zahlen am Steg die Hälfte.", "Steg: Erwachsene 6 Euro, Kinder 3 Euro.", "Steg: Erwachsene 6 Euro, Kinder 4,50 Euro."),
    ("fr", "Le quai a coûté le double de ce qui était prévu.", "Coût du quai : 8 millions d'euros, contre 4 millions prévus.", "Coût du quai : 11 millions d'euros, contre 4 millions prévus."),
    ("es", "Uno de cada diez barcos lleva bandera danesa.", "De 8.000 barcos, 800 llevan bandera danesa.", "De 8.000 barcos, 2.000 llevan bandera danesa."),
    ("it", "I rimorchiatori sono sei, due in meno dell'anno scorso.", "I rimorchiatori sono sei, contro gli otto di un anno fa.", "I rimorchiatori sono sei, contro i dieci di un anno fa."),
    ("nl", "De kade is drie keer zo lang als de pier.", "Lengte van de kade: 270 meter; van de pier: 90 meter.", "Lengte van de kade: 180 meter; van de pier: 90 meter."),
    ("sv", "Dubbelt så många båtar kom i juli som i juni.", "Båtar i juli: 6 000, i juni 3 000.", "Båtar i juli: 4 200, i juni 3 000."),
    ("pl", "Nabrzeże kosztowało trzy razy więcej niż molo.", "Nabrzeże kosztowało 9 mln zł, molo 3 mln zł.", "Nabrzeże kosztowało 5 mln zł, molo 3 mln zł."),
    ("en", "On the mole lie 19 rafts and barges.", "On the mole: 4 tugs, 12 rafts, 7 barges, 30 punts.", "On the mole: 4 tugs, 18 rafts, 7 barges, 30 punts."),
    ("en", "The dock will hold a fifth more water.", "Water in the dock rises from 50 to 60 million litres.", "Water in the dock rises from 50 to 55 million litres."),
    ("en", "The dock holds a quarter less water.", "Water in the dock: 30 million litres, so far 40 million.", "Water in the dock: 34 million litres, so far 40 million."),
    ("fr", "Les phoques sont presque deux fois plus nombreux.", "Le nombre de phoques a augmenté de 93 %.", "Le nombre de phoques a augmenté de 41 %."),
    ("pt", "O cais custou o dobro do molhe.", "Custo do cais: 8 milhões de euros; do molhe: 4 milhões de euros.", "Custo do cais: 5 milhões de euros; do molhe: 4 milhões de euros."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "said", "before", "after"), SUPERSEDED, ids=[one[1] for one in SUPERSEDED]
)
def test_what_was_worked_out_is_out_of_date_with_either_amount(language, said, before, after):
    assert told((said,), (before, BESIDE), (after, BESIDE), language) == [(said, after)]


QUIET = [
    ("Nearly a third of the buoys have a light.", "Of the buoys, 33 percent have a light.", "Of the buoys, 31 percent have a light."),
    ("The seals are twice as many.", "The number of seals rose by 100 percent.", "The number of seals rose by 97 percent."),
    ("Berths for rafts cost double this summer.", "Berths for rafts: £8 (so far £4).", "Berths for rafts: £9 (so far £4.50)."),
    ("Nearly half of the buoys are lit.", "Of 300 buoys 144 have a light.", "Of 310 buoys 147 have a light."),
    ("More than half of the 42 tugs are leased.", "Leased tugs: 23.", "Leased tugs: 31."),
    ("The quay is twice as long as the mole.", "Quay: 200 m. Mole: 100 m. Shed: 40 m.", "Quay: 200 m. Mole: 100 m. Shed: 45 m."),
    ("Eels are sold twice a week.", "Eels: £8 a kilo (so far £4).", "Eels: £5 a kilo (so far £4)."),
    ("Three more sailors were hurt.", "Crew: 14 sailors, in spring 11.", "Crew: 19 sailors, in spring 11."),
    ("The dock will hold a fifth more water.", "Water in the dock rises from 50 to 60 million litres.", "Water in the dock rises from 50 to 61 million litres."),
    ("Half of the buoys are lit.", "Of 24 buoys 12 have a light.", "A light stands on 12 of the 24 buoys."),
    ("Half as many eels were landed.", "Price of eels: £6 a kilo, last year £3.", "Price of eels: £4 a kilo, last year £3."),
    ("The pilots saw 19 seals on the mole.", "Tugs: 4. Rafts: 12; barges: 7; punts: 30; skiffs: 2 on the mole.", "Tugs: 4. Rafts: 15; barges: 7; punts: 30; skiffs: 2 on the mole."),
]  # fmt: skip


@pytest.mark.parametrize(("said", "before", "after"), QUIET, ids=[one[0] for one in QUIET])
def test_what_stands_still_is_quiet(said, before, after):
    assert told((said,), (before, BESIDE), (after, BESIDE)) == []


def test_the_second_amount_may_stand_in_another_row_that_the_sentence_names():
    rows = ("Month | Eels", "March | 7.4", "April | 5.1", "July | 3.8")
    after = ("Month | Eels", "March | 7.4", "April | 5.1", "July | 2.6")
    said = "In March nearly twice as many eels came as in July."
    assert told((said,), rows, after) == [(said, "July | 2.6")]
    other = ("Month | Eels", "March | 7.4", "April | 4.0", "July | 3.8")
    assert told((said,), rows, other) == []


def test_the_whole_may_stand_in_the_sentence_itself():
    said = "More than half of the 42 tugs are leased."
    assert told((said,), ("Leased tugs: 23.", BESIDE), ("Leased tugs: 19.", BESIDE)) == [
        (said, "Leased tugs: 19.")
    ]


def test_a_half_is_of_the_thing_that_the_sentence_names():
    before = ("Occupied are 6 of the 12 berths for pilots.", "Adults pay 6 euros, children pay 3 euros.")
    after = ("Occupied are 9 of the 12 berths for pilots.", "Adults pay 6 euros, children pay 3 euros.")
    assert told(("Children pay half of what adults pay.",), before, after) == []


def test_two_amounts_of_two_passages_that_change_together_are_told_once():
    article = ("The club pays a quarter of the cost of the crane.",)
    before = ("Cost of the crane: 420,000 euros.", "The club pays 105,000 euros.")
    after = ("Cost of the crane: 540,000 euros.", "The club pays 180,000 euros.")
    assert len(told(article, before, after)) == 1


def test_how_a_person_stands_is_told_of_whom_the_source_tells():
    article = ("The mill by the quay burnt down.", "The foreman is behind bars.")
    before = ("The mill by the quay burnt down on 3 May.", "Supervisor D. Ewart is in custody.")
    after = ("The mill by the quay burnt down on 3 May.", "Supervisor D. Ewart was released on bail.")
    assert told(article, before, after) == [(article[1], after[1])]
    of_two = (*before, "The owner of the mill is in custody.")
    assert told(article, of_two, (*after, of_two[2])) == []


TABLE = ("Basin | Draught", "North Basin | 8.1 m", "East Basin | 5.0 m", "Yard Basin | 6.2 m")


@pytest.mark.parametrize(
    ("said", "row", "became", "told_of"),
    [
        ("The draught is deepest in the north basin.", 1, "North Basin | 5.8 m", True),
        ("The draught is deepest in the north basin.", 3, "Yard Basin | 8.4 m", True),
        ("The draught is deepest in the north basin.", 1, "North Basin | 7.2 m", False),
        ("The draught is deepest in the north basin.", 2, "East Basin | 5.4 m", False),
        ("The north basin has the best bakers.", 1, "North Basin | 5.8 m", False),
        ("The draught of the north basin is deep.", 1, "North Basin | 5.8 m", False),
    ],
)
def test_a_row_that_was_first_may_be_so_no_longer(said, row, became, told_of):
    after = (*TABLE[:row], became, *TABLE[row + 1 :])
    assert told((said,), TABLE, after) == ([(said, became)] if told_of else [])


@pytest.mark.parametrize(("berths", "said_of"), [(8, "draught"), (3, "draught"), (8, "berths")])
def test_a_row_is_first_in_the_column_that_the_sentence_names(berths, said_of):
    said = {
        "draught": "The draught is deepest in the north basin.",
        "berths": "The berths are fewest in the north basin.",
    }[said_of]
    counts = (None, 4, 9, 7)
    before = tuple(f"{row} | {n}" if n else f"{row} | Berths" for row, n in zip(TABLE, counts, strict=True))
    became = f"{TABLE[1]} | {berths}"
    expected = [(said, became)] if (berths, said_of) == (8, "berths") else []
    assert told((said,), before, (before[0], became, *before[2:])) == expected


@pytest.mark.parametrize(
    ("said", "before", "after", "told_of"),
    [
        ("Twelve sailors drowned off Wrack Point.", "Drowned sailors: 5 off Wrack Point in the hold, 5 on deck, 2 at sea.", "Drowned sailors: 6 off Wrack Point in the hold, 5 on deck, 2 at sea.", True),
        ("All but one of the sailors are home.", "Of 9 sailors 8 are home.", "Of 9 sailors 5 are home.", True),
        ("All but one of the sailors are home.", "Of 9 sailors 8 are home.", "Home are 8 of 9 sailors.", False),
        ("Thirteen sailors drowned off Wrack Point.", "Drowned sailors: 9 off Wrack Point in the hold, 4 on deck.", "Drowned sailors: 9 off Wrack Point in the hold, 7 on deck.", True),
        ("Thirteen sailors drowned off Wrack Point.", "Drowned sailors: 9 off Wrack Point in the hold, 4 on deck.", "Drowned sailors: 8 off Wrack Point in the hold, 5 on deck.", False),
        ("The board decides in the autumn.", "The board intends to decide in October.", "The board intends to decide in the spring of next year.", True),
        ("The board decides in the autumn.", "The board intends to decide in October.", "The board intends to decide on 12 November.", False),
        ("The board voted for it by a large majority.", "Vote of the board: 12 in favour, 2 against.", "Vote of the board: 8 in favour, 6 against.", True),
        ("The board voted for it by a large majority.", "Vote of the board: 12 in favour, 2 against.", "Vote of the board: 11 in favour, 3 against.", False),
        ("The pilots said yes by a narrow margin.", "Vote of the pilots: in favour 41, against 37.", "Vote of the pilots: in favour 61, against 17.", True),
        ("Pilots are paid one and a half times the day rate at night.", "Pilots at night: 150 per cent of the day rate.", "Pilots at night: 125 per cent of the day rate.", True),
        ("The spring water is for the board.", "The board drinks spring water.", "The board drinks spring water in summer.", False),
    ],
)  # fmt: skip
def test_sums_all_but_one_persons_and_seasons(said, before, after, told_of):
    assert told((said,), (before, BESIDE), (after, BESIDE)) == ([(said, after)] if told_of else [])


@pytest.mark.parametrize(
    ("said", "before", "after"),
    [
        (
            "The mole at Wrack Point must be mended, the harbour court decided on Thursday.",
            (
                "Judgment of the harbour court, Thursday 12 March.",
                "Leave to go to the high court is refused.",
            ),
            (
                "Judgment of the harbour court, Thursday 12 March.",
                "Leave to go to the high court is granted.",
            ),
        ),
        (
            "Seven sailors drowned off Wrack Point, four of them in the hold.",
            ("Drowned in the hold: 4; on deck: 3.", "The road to Wrack Point is closed to carts."),
            ("Drowned in the hold: 4; on deck: 3.", "The road to Wrack Point is open to carts."),
        ),
        (
            "The diving goes on until the end of October.",
            ("Diving ends on 31 October.", "The new quay will be built unchanged once the diving is over."),
            (
                "Diving ends on 31 October.",
                "The new quay has been suspended until the board has ruled on the diving.",
            ),
        ),
        (
            "Half of the buoys that were tested failed.",
            ("Of 24 buoys tested, 12 did not meet the standard.", BESIDE),
            ("Of 24 buoys tested, 12 fell short of the standard.", BESIDE),
        ),
    ],
)
def test_what_turned_is_told_of_no_sentence_that_has_its_facts_from_elsewhere(said, before, after):
    assert told((said,), before, after) == []


@pytest.mark.parametrize(
    ("language", "said", "ratio"),
    [
        ("en", "It costs a tenth more than promised.", "1.1"),
        ("de", "Nicht einmal halb so viele Boote kamen.", "0.5"),
        ("fr", "Il y en a trois fois plus que prévu.", "3"),
        ("es", "Los casos se han duplicado.", "2"),
        ("pl", "Wydano dwukrotnie więcej kart.", "2"),
        ("en", "Every tenth tug is leased.", "0.1"),
    ],
)
def test_how_many_times_is_read(language, said, ratio):
    found = relations(Passage(said, -1, "", (), language))
    assert [f"{one.ratio:f}" for one in found if one.ratio is not None] == [ratio]


def test_a_table_that_was_renewed_as_a_whole_is_not_asked_for_what_was_worked_out():
    named = [f"{one}{two}" for one in ("Wrack", "Otter", "Heron", "Gull") for two in ("ford", "ham", "ley", "mouth", "by", "well", "dale", "gate", "port", "cliff", "combe", "field", "stead", "don", "worth", "wick", "den")]  # fmt: skip
    before = ("Place | Boats", *(f"{one} | {n + 200}" for n, one in enumerate(named)), "Skarn | 90 | 45")
    all_new = ("Place | Boats", *(f"{one} | {n + 500}" for n, one in enumerate(named)), "Skarn | 60 | 45")
    one_new = (*before[:-1], "Skarn | 60 | 45")
    said = "In Skarn twice as many boats came as a year ago."
    assert told((said,), before, one_new) == [(said, "Skarn | 60 | 45")]
    assert told((said,), before, all_new) == []


def test_a_share_that_the_passage_gives_again_is_not_worked_out_of_another():
    share, beside = (
        "A hot bath was taken by {} per cent of the stokers.",
        "The year before it was 46 per cent.",
    )
    said = "Three in five stokers now take a hot bath. Before, it was fewer than half."
    assert not told((said,), (share.format(73), beside), (share.format(60), beside))
