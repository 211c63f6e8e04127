"""What a source's editor writes anew: what is superseded in other words, and what stands in other words."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.core.drift.test_exchange import history, told
from versioner.core.drift import DriftKind, assess
from versioner.core.drift.agree import agrees, comparable
from versioner.core.drift.claims import claims
from versioner.core.drift.denying import denies, negations
from versioner.core.drift.passages import passages

BESIDE = "Depth: 11 m."


def kinds(article, before, after, language="en"):
    found = assess(history(1, language, article), history(2, language, before, after)).current
    return [(one.kind, one.article_says) for one in found if one.kind != DriftKind.NEW_MATERIAL]


SUPERSEDED = [
    ("en", "A berth costs 48 euros a week.", "The weekly fee for a berth is €48.", "Whoever ties up here pays €62."),
    ("de", "Der Umbau des Krans dauert sieben Monate.", "Die Arbeiten am Kran dauern sieben Monate.", "Rechnen Sie mit elf Monaten."),
    ("en", "Children may row from the age of eight.", "Rowing is allowed from 8 years of age.", "Rowing is open to children aged 10 or over."),
    ("en", "The buoys are checked every two months.", "A check of the buoys is due every 2 months.", "The buoys are looked at every 3 weeks."),
    ("en", "Each diver gets a grant of £75.", "Grant per diver: £75.", "No grant is paid to divers."),
    ("fr", "Le ponton est gratuit.", "L'accès au ponton est gratuit.", "L'accès au ponton est payant dès 8 heures."),
    ("en", "The slipway is closed on Sundays.", "Slipway: closed Sundays until the autumn.", "Slipway: to stay open on Sundays, as the council decided last night."),
    ("en", "Dogs are barred from the pier.", "Dogs are not admitted to the pier before dusk.", "Dogs are welcome on the pier at all hours."),
    ("en", "Swimmers are kept out of the dock.", "Swimming in the dock is excluded.", "Swimming in the dock is allowed again."),
    ("es", "Ya no hace falta el carné de pesca.", "El carné de pesca no es necesario; basta la firma.", "Deberá llevarse el carné de pesca a bordo."),
    ("en", "Gulls laid 3.4 eggs a nest.", "Eggs in a nest of gulls fell from 4.2 to 3.4.", "In a nest of gulls there were 2.9 eggs, down from 4.2."),
    ("en", "At most 70 carts a day may cross.", "The number of carts shall not exceed 70 per day.", "The number of carts shall not exceed 55 per day."),
    ("fr", "Douze bacs sont en panne.", "12 bacs sur 31 sont en panne.", "15 bacs sur 31 sont en panne."),
    ("it", "Non è possibile disegnare nella torre.", "Nella torre il disegno non è consentito; disegnare è vietato.", "Nella torre il disegno senza cavalletto è consentito."),
    ("nl", "De kade is open tot tien uur 's avonds.", "De kade is open tot 22.00 uur.", "De kade is open tot 20.00 uur."),
    ("en", "An appeal is not possible.", "No appeal lies from this ruling.", "An appeal lies to the Harbour Court."),
    ("de", "Seewasser muss abgekocht werden.", "Seewasser ist vor dem Trinken abzukochen.", "Seewasser muss nicht mehr abgekocht werden."),
    ("es", "No se puede remar de noche por la dársena.", "Queda prohibida la navegación nocturna por la dársena, también a quien rema.", "Se autoriza la navegación nocturna por la dársena, también a quien rema."),
    ("fr", "L'amicale des pêcheurs a rejeté l'accord.", "L'amicale des pêcheurs s'y est opposée.", "L'amicale des pêcheurs l'a approuvé."),
    ("da", "Slusen lukker klokken ni.", "Slusen lukker kl. 9.00.", "Slusen lukker kl. 9.30."),
    ("en", "The lamp has been turned off.", "The lamp of the outer mole is switched off.", "The lamp of the outer mole is switched on and works."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "said", "before", "after"), SUPERSEDED, ids=[one[1] for one in SUPERSEDED]
)
def test_a_passage_that_was_written_anew_in_its_place_says_otherwise(language, said, before, after):
    assert told((said,), (BESIDE, before), (BESIDE, after), language) == [(said, after)]


QUIET = [
    ("en", "Do not step on the nets.", "Visitors should avoid the nets at once.", "Visitors must not step on the nets any longer."),
    ("en", "The café opens daily, also on Mondays.", "The café is open daily, Mondays included.", "The café is open every day, Mondays not excepted."),
    ("en", "On the quay dogs are forbidden from May to July.", "Dogs are not allowed on the quay from 1 May to 31 July.", "From 1 May to 31 July the quay is off limits to dogs."),
    ("fr", "Les rameurs peuvent entrer le soir.", "L'entrée des rameurs est permise jusqu'à 22 h. Les visiteurs ne sont pas visés.", "L'entrée des rameurs est permise jusqu'à 22 h. La règle vaut pour les seuls rameurs."),
    ("en", "No tar may be let into the dock.", "Discharges of tar are prohibited in the dock.", "No tar may be discharged in the dock."),
    ("en", "The lane stays shut to carts.", "Carts remain excluded from the quay lane.", "Carts are still not allowed in the quay lane."),
    ("en", "The mole has no cracks.", "No cracking of the mole was seen.", "The mole is free of cracks."),
    ("en", "The rowers had asked for thirty.", "The rowers' request for €30 was not granted.", "The rowers had requested €30."),
    ("it", "I cani non sono ammessi sul molo.", "Non è consentito portare cani sul molo.", "I cani restano fuori dal molo."),
    ("de", "Der Ruderrat stützt den Plan.", "Der Ruderrat hat dem Plan zugestimmt.", "Der Plan fand die Zustimmung des Ruderrats."),
    ("de", "Mindestens 45.000 Euro soll der Kahn bringen.", "Der Kahn wird verkauft; der Erlös ist mit 45.000 Euro angesetzt.", "Die Stadt verkauft den Kahn, und zwar nicht unter 45.000 Euro."),
    ("pl", "Łódkę można zabrać bez opłaty.", "Bilet: 11 zł; przewóz łódki bezpłatny.", "Bilet: 13 zł; za przewóz łódki nie pobiera się opłaty."),
    ("en", "Rowing is not allowed before 1 May.", "Rowing is not permitted before 1 May.", "No rowing on the lake before 1 May."),
    ("fr", "L'amicale a rejeté l'accord.", "L'amicale s'est opposée à l'accord.", "L'amicale a voté contre l'accord."),
    ("sv", "Rodd tillåts inte före den 1 maj.", "Rodd tillåts inte före 1 maj.", "Ingen rodd före den 1 maj."),
    ("en", "Nets may be dried on the mole.", "(ii) Nets may be dried on the mole.", "(iv) Nets may be dried on the mole."),
    ("de", "Das Boot fährt frühestens im Mai.", "Das Boot fährt nicht vor Mai 2031.", "Mit dem Boot ist ab Mai 2031 zu rechnen."),
    ("en", "A pilot came aboard at 6.", "A pilot came aboard at 06:00.", "A pilot came aboard early that morning."),
    ("en", "The fee is 18 euros, or 12 for members.", "The fee is €18, for members €12.", "Members pay €12 and all others €18."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "said", "before", "after"), QUIET, ids=[one[1] for one in QUIET])
def test_what_is_said_in_other_words_still_stands(language, said, before, after):
    assert told((said,), (BESIDE, before), (BESIDE, after), language) == []


def test_what_shares_only_small_words_with_what_went_is_not_what_it_became():
    before = ("The guide is a former sailor of the navy.", "Day of rest: Monday.")
    after = ("The tower is closed on a Tuesday.",)
    assert kinds(("A former sailor guides people up.",), before, after) == [
        (DriftKind.RETRACTED, "A former sailor guides people up.")
    ]


def test_who_denies_too_says_what_the_source_says_again():
    report = (BESIDE, "Missing: none."), (BESIDE, "Missing: one person."), (BESIDE, "Missing: none.")
    article = ("One man broke an arm; nobody is missing.",)
    assert assess(history(1, "en", article), history(2, "en", *report)).current == ()


def test_two_sentences_may_have_become_one():
    before = (BESIDE, "The average fee rises by £38.", "The company's plan had contained an increase of £61.")
    after = (BESIDE, "You pay £38 more; Otter Water had asked for £61.")
    assert kinds(("The company had wanted £61.",), before, after) == []


def test_what_an_article_wrote_after_an_edit_does_not_rest_on_what_the_edit_took_away():
    table = ("Boats | 14.2 | +6 %", "Rafts | 310 | +2 %")
    moved = (("Boats | 14.2 | +6 %", "Rafts | 315 | +3 %"), ("Boats | 13.7 | +2 %", "Rafts | 315 | +3 %"))
    article = ("The port counted boats: six percent more.",), ("The port counted boats: two percent more.",)
    pages = history(1, "en", *article)
    pages[1] = replace(pages[1], first_seen=pages[1].first_seen + timedelta(days=1))
    assert assess(pages, history(2, "en", table, *moved)).current == ()


def test_a_passage_reworded_twice_may_turn_at_the_second_time():
    texts = (
        "Bathing off the mole is banned until the autumn.",
        "The ban on bathing off the mole remains in force until the autumn.",
        "The ban on bathing off the mole has been lifted.",
    )
    found = assess(
        history(1, "en", ("Bathing off the mole is prohibited.",)),
        history(2, "en", *((BESIDE, one) for one in texts)),
    ).current
    assert [(one.kind, one.source_says) for one in found] == [(DriftKind.SUPERSEDED, texts[-1])]


def test_a_figure_in_a_cell_has_the_unit_of_its_own_column():
    found = {claim.value for claim in claims("Mast | 3,5 | 12", "de", "Kosten\nTeil | Mio. Euro | Jahre")}
    assert {"3500000.0 EUR", "12 year"} <= found
    assert "12000000 EUR" not in found


def test_a_figure_that_no_noun_follows_is_of_what_was_said_before():
    (said,) = (one for one in claims("Pupils pay 18 a month.", "en") if one.hard)
    assert said.loose
    assert agrees(said, claims("Pass for pupils: €18", "en")[0])
    (counted,) = claims("There are 18 boats.", "en")
    assert not counted.loose
    assert not agrees(counted, claims("It costs €18.", "en")[0])


def test_weeks_can_be_held_against_months():
    (one,), (other,) = claims("every 2 months", "en"), claims("every 3 weeks", "en")
    assert comparable(one, other)
    assert not agrees(one, other)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It opens not before June."),
        ("en", "No more than two permits are issued."),
        ("de", "Es sind nicht mehr als zehn Boote."),
        ("es", "No más de diez barcos."),
        ("nl", "Niet meer dan tien boten."),
    ],
)
def test_a_limit_is_no_denial(language, text):
    assert not denies(text, language)
    assert not negations(text, language)


def test_a_sentence_may_end_behind_the_short_form_of_a_company():
    (article,) = history(1, "en", ("A fine of £900 was imposed on Otter Boats Ltd. The yard must close.",))
    assert [one.text for one in passages(article.document)] == [
        "A fine of £900 was imposed on Otter Boats Ltd.",
        "The yard must close.",
    ]


def test_signs_that_count_things_of_one_shape_do_for_one_another():
    (said,) = claims("可以借15本书", "zh")
    assert agrees(said, claims("每次可借15册", "zh")[0])
    assert not agrees(claims("招聘32名员工", "zh")[0], claims("共32公里", "zh")[0])


def test_what_the_source_came_to_say_after_an_article_was_written_is_not_what_it_rests_on():
    said = "Eleven ferries lay still on Thursday."
    meeting = (
        "Next meeting on ferries: Tuesday 14 October.",
        "Next meeting on ferries: Thursday 16 October.",
    )
    sources = [(BESIDE, "Eleven ferries lie still.", one) for one in (*meeting, meeting[0])]
    found = assess(history(1, "en", (said,)), history(2, "en", *sources)).current
    assert [one for one in found if one.kind is not DriftKind.NEW_MATERIAL] == []


def test_a_month_carries_no_day_of_it():
    said = "Il faro riapre sabato 18 aprile, tre anni dopo il crollo."
    before, after = (
        f"Riapertura del faro: sabato {day} aprile. Crollo del faro: aprile di tre anni fa."
        for day in (18, 25)
    )
    assert kinds((said,), (BESIDE, before), (BESIDE, after), "it") == [(DriftKind.SUPERSEDED, said)]


def test_what_is_gone_is_lost_to_the_sentence_that_rests_on_it_most():
    article = ("Eleven canteens served no hot meals.", "Meals that were not served will be paid back.")
    canteens = "11 canteens of 19 are without hot food."
    paid = "Meals invoiced and not served will be paid back by the town."
    assert kinds(article, (canteens, BESIDE, paid), (canteens, BESIDE)) == [(DriftKind.RETRACTED, article[1])]


def test_a_count_is_told_of_what_is_called_otherwise_where_nothing_else_has_it():
    article = ("The harbour must give back dues to 90 skippers.", "Each of them gets £1,150.")
    before, after = (
        f"The port shall reimburse {n} berth holders; the mean sum is £1,150." for n in (90, 104)
    )
    assert told(article, (BESIDE, before), (BESIDE, after)) == [(article[0], after)]


def test_what_is_forbidden_again_in_other_words_is_what_may_not_be_done():
    said = "No se puede navegar de noche por las aguas de la dársena."
    sources = (
        "Queda prohibida la navegación nocturna por las aguas de la dársena.",
        "Se autoriza la navegación nocturna por las aguas de la dársena con farol.",
        "Está prohibido navegar de noche por las aguas de la dársena.",
    )
    found = [
        assess(history(1, "es", (said,)), history(2, "es", *((BESIDE, one) for one in sources[:n])))
        for n in (2, 3)
    ]
    assert [[item.kind for item in one.current] for one in found] == [[DriftKind.SUPERSEDED], []]
