"""Words, names and values that a source exchanged: what is another fact, and what is another wording of the same."""

from datetime import timedelta

import pytest

from bench.paraphrase import START, document, version
from versioner.core.drift import DriftKind, assess
from versioner.core.drift.agree import agrees
from versioner.core.drift.claims import claims
from versioner.core.drift.passages import passages
from versioner.core.drift.trail import Trail


def history(page, language, *texts):
    return [
        version(page, n, document([("Harbour", list(lines))], language), START + timedelta(hours=n))
        for n, lines in enumerate(texts, 1)
    ]


def told(article, before, after, language="en"):
    """(article's sentence, source's passage now) of what is out of date after an edit of the source."""
    found = assess(history(1, language, article), history(2, language, before, after)).current
    return [
        (one.article_says, one.source_says)
        for one in found
        if one.kind in {DriftKind.SUPERSEDED, DriftKind.RETRACTED}
    ]


EXCHANGED = [
    ("en", "The plans hang in the library.", "On view: drawings, Otter Library, till May.", "On view: drawings, Otter Theatre, till May."),
    ("en", "Boats must fly a red flag.", "A red flag is flown by boats.", "A green flag is flown by boats."),
    ("de", "Die Karten hängen in der Bücherei.", "Aushang der Karten: Stadtbibliothek, erster Stock.", "Aushang der Karten: Stadttheater, erster Stock."),
    ("es", "Un autobús lleva a los bañistas.", "Los bañistas viajan en autobús desde el faro.", "Los bañistas viajan en tren desde el faro."),
    ("en", "Ferrywoman Nell Harrow keeps the log.", "Log: in the hands of N. Harrow since 1998.", "Log: in the hands of T. Ambrey since 1998."),
    ("en", "The alert is amber.", "Level: amber.", "Level: severe."),
    ("fr", "Le lundi, le phare reste fermé.", "Lundi : fermé", "Lundi : 9 h – 12 h"),
    ("en", "Mooring is free.", "Mooring for guests is free.", "Mooring for guests costs £4 a night."),
    ("es", "La entrada es libre.", "Acceso gratuito hasta llenar el muelle (90 plazas).", "Entrada: 4 euros (90 plazas)."),
    ("fr", "L'accès au phare est gratuit pour tous.", "L'accès au phare est gratuit, sans réservation.", "L'accès au phare coûte 4 € ; il n'est gratuit que pour les enfants."),
    ("en", "Mooring at the pier is free.", "Mooring at the pier is free, day and night.", "Mooring at the pier costs £4 and is free for members only."),
    ("de", "Die Schlüssel hat von nun an das Seeamt.", "Schlüssel: künftig beim Seeamt", "Schlüssel: weiterhin beim Hafenmeister"),
    ("en", "The ponds open on Monday as usual.", "Baths closed on Sunday; ponds open normally on Monday.", "Baths closed on Sunday; ponds closed on Monday."),
    ("en", "Nets are emptied every other Friday.", "Nets are emptied fortnightly on Fridays.", "Nets are emptied weekly on Fridays."),
    ("en", "Gusts of up to 110 kilometres an hour are expected.", "Gusts: 110 km/h at sea, 85 km/h inland.", "Gusts: 130 km/h at sea, 85 km/h inland."),
    ("en", "The yard expects between £50m and £54m.", "Guidance: £50-54 million.", "Guidance: £42-46 million."),
    ("de", "Die Fähre legt um Viertel nach sieben ab.", "Fähre | 7.15 | 18.15", "Fähre | 6.45 | 18.15"),
    ("fr", "La marée est attendue vers la mi-janvier.", "Maximum : autour du 15 janvier.", "Maximum : autour du 28 décembre."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "said", "before", "after"), EXCHANGED, ids=[one[1] for one in EXCHANGED]
)
def test_what_gave_way_to_another_fact_is_out_of_date(language, said, before, after):
    beside = "12 | 13" if " | " in before else "Depth: 11 m."
    assert told((said,), (before, beside), (after, beside), language) == [(said, after)]


REWORDED = [
    ("en", "For two days the danger had been at level four, the second highest.", "Danger of the tide: 4 (high)", "Danger of the tide: 3 (considerable)"),
    ("de", "Angler dürfen künftig im Becken parken.", "Schlüssel: künftig beim Seeamt", "Schlüssel: weiterhin beim Hafenmeister"),
    ("fr", "Le phare est gratuit pour les enfants ; les autres paient 4 euros.", "L'accès au phare est gratuit, sans réservation.", "L'accès au phare coûte 4 € ; il n'est gratuit que pour les enfants."),
    ("en", "Boats must fly a red flag.", "A red flag is flown by boats.", "A crimson flag is flown by boats."),
    ("en", "The mattresses were paid for by the church.", "Mattresses: a gift of the church of Otter.", "Mattresses: donated by the parish of Otter."),
    ("en", "Mooring is free.", "Mooring: free", "Mooring: £0"),
    ("de", "Gäste liegen hier kostenlos.", "Gäste: kostenlos", "Gäste: frei"),
    ("en", "Mayor Ann Fenner opened the lock.", "Opening: by Mayor A. Fenner in May.", "Opening: by Chair A. Fenner in May."),
    ("en", "The EU pays for the buoys.", "Buoys are paid for by the EU each spring.", "Buoys are paid for by the European Union each spring."),
    ("en", "It costs 22 pence a kilo.", "Fee: £0.22 per kg", "Fee: 22p per kg"),
    ("en", "Baths in Otter stay closed.", "Otter baths closed; ponds open.", "Otter baths closed; ponds closed."),
    ("pl", "Pięć lat temu robił to co dziesiąty.", "Łowi 20% mieszkańców, pięć lat wcześniej 10%.", "Łowi 20% mieszkańców, przed pięcioma laty 10%."),
    ("en", "Other days cost 11 euros.", "Ticket: 9.00 euros", "Ticket: 11 €"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "said", "before", "after"), REWORDED, ids=[one[1] for one in REWORDED])
def test_what_only_reads_otherwise_is_quiet(language, said, before, after):
    assert told((said,), (before, "Depth: 11 m."), (after, "Depth: 11 m."), language) == []


def test_a_word_that_the_article_says_of_something_else_too_is_not_held_against_it():
    article = ("The library has a new roof.", "The library shuts at noon.")
    assert told(article, ("Drawings hang in Otter Library.",), ("Drawings hang in Otter Theatre.",)) == []


def test_rows_that_change_places_are_each_what_their_label_says():
    before, after = ("Pupils | 3.50 €", "Elders | 4.00 €"), ("Pupils | 4.00 €", "Elders | 3.50 €")
    wrong, right = "Pupils pay 3.50 euros, elders 4 euros.", "Pupils pay 4 euros, elders 3.50 euros."
    assert {said for said, _ in told((wrong,), before, after)} == {wrong}
    assert told((right,), before, after) == []
    trail = Trail(history(2, "en", before, after))
    assert [(one.before.text[:6], one.after.text[:6]) for one in trail.edits if one.after] == [
        ("Pupils", "Pupils"),
        ("Elders", "Elders"),
    ]


def test_a_row_that_was_renamed_is_the_row_that_it_was():
    trail = Trail(
        history(2, "en", ("Pupils | 3.50 €", "Elders | 4.00 €"), ("Scholars | 3.50 €", "Elders | 4.00 €"))
    )
    assert [one.after.text for one in trail.edits if one.after] == ["Scholars | 3.50 €"]


def test_a_figure_that_another_one_in_the_passage_had_already_is_put_in_its_place():
    before, after = (
        "Saved: I. Coster (Otter), 4; P. Vale (Marl), 3.",
        "Saved: I. Coster (Otter), 3; P. Vale (Marl), 3.",
    )
    (item,) = assess(
        history(1, "en", ("Keeper Ivo Coster saved four.",)), history(2, "en", (before,), (after,))
    ).current
    assert (item.kind, item.source_says) == (DriftKind.SUPERSEDED, after)


def test_a_small_count_rests_on_what_stands_where_it_stands():
    article = ("In spring the clinic of Otter counted 1,260 cases of marsh fever.", "Three people died.")
    before = ("Confirmed cases of marsh fever in spring: 1,260.", "Fatalities: 3.")
    assert told(article, before, (before[0], "Fatalities: 4.")) == [(article[1], "Fatalities: 4.")]
    far = ("Three gulls sat on the pier.", "Nobody minded.")
    assert told(far, before, (before[0], "Fatalities: 4.")) == []


def test_no_sentence_ends_at_an_initial_or_inside_a_bracket():
    made = document([("", ["Many signed. E. Marr has resigned (asked by J. Orr)."])], "en")
    assert [one.text for one in passages(made)] == ["Many signed.", "E. Marr has resigned (asked by J. Orr)."]


SAME = [
    ("una quinta parte de los botes", "20 %", "es"),
    ("uma terça parte dos barcos", "33 %", "pt"),
    ("una quarta parte delle barche", "25 %", "it"),
    ("wöchentlich geleert", "jede Woche geleert", "de"),
    ("om de week geleegd", "tweewekelijks geleegd", "nl"),
    ("toutes les deux semaines", "une semaine sur deux", "fr"),
]


@pytest.mark.parametrize(("one", "other", "language"), SAME, ids=[one[0] for one in SAME])
def test_parts_and_how_often_agree_in_whatever_words(one, other, language):
    assert any(agrees(a, b) for a in claims(one, language) for b in claims(other, language))


def test_each_of_two_sentences_that_one_edit_left_behind_is_known_for_what_it_is():
    article = ("The pier is 48 metres long. At its end, 48 metres out, a bell hangs.", "A gull sat there.")
    before, after = "Pier: length 48 metres, bell at the end.", "Pier: length 52 metres, bell at the end."
    (item,) = assess(history(1, "en", article), history(2, "en", (before,), (after,))).current
    ours = passages(history(1, "en", article)[0].document)
    assert [item.is_of(one.text, one.path) for one in ours] == [True, True, False]
    assert not item.is_of(ours[0].text, ("Elsewhere",))


SCALED = [
    ("en", "All amounts in thousands of euros.", "Piers | 4,200", "The port spends 4.2 million euros on piers."),
    ("nl", "Bedragen in duizenden euro's.", "Pieren | 4.200", "De haven geeft 4,2 miljoen euro uit aan pieren."),
    ("fr", "Montants en milliers d’euros.", "Quais | 4 200", "Le port dépense 4,2 millions d’euros pour les quais."),
    ("de", "Alle Angaben in Tausend Euro.", "Molen | 4.200", "Der Hafen gibt 4,2 Millionen Euro für Molen aus."),
    ("es", "Cifras en miles de euros.", "Muelles | 4.200", "El puerto gasta 4,2 millones de euros en muelles."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "scale", "row", "said"), SCALED, ids=[one[0] for one in SCALED])
def test_figures_of_a_table_are_in_the_scale_that_the_text_before_it_names(language, scale, row, said):
    made = document([("", [scale, "Item | Sum", row])], language)
    figures = [claim for one in passages(made) if one.text == row for claim in one.claims]
    assert any(agrees(mine, one) for mine in claims(said, language) for one in figures)


def test_what_is_free_in_whatever_words_is_free():
    assert (
        told(("Mooring is free.",), ("Mooring | Free", "12 | 13"), ("Mooring | No charge", "12 | 13")) == []
    )


PREFIXED = [
    ("de", "Die Wirtin will die Preise nicht erhöhen.", "Die Preise der Wirtin bleiben unverändert.", "An den Preisen der Wirtin ändert sich nichts.", False),
    ("fr", "L’eau du puits peut être bue.", "L’eau du puits est propre à la consommation.", "L’eau du puits est impropre à la consommation.", True),
    ("en", "The smooth boats are safe to use.", "The smooth boats are unaffected.", "The smooth boats are affected as well.", True),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "said", "before", "after", "turns"), PREFIXED, ids=[one[0] for one in PREFIXED]
)
def test_a_prefix_that_denies_counts_as_a_denial(language, said, before, after, turns):
    beside = "Depth: 11 m."
    assert bool(told((said,), (before, beside), (after, beside), language)) is turns


def test_a_denial_is_held_against_what_its_own_clause_tells():
    article = ("The cliff is dark and full of chalk.",)
    before = "Samples show a dark cliff with chalk; no water was found."
    assert told(article, (before,), (before.replace("no water", "water"),)) == []
