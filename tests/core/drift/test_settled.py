"""What was open, denied, none or free and is so no longer; and what only reads so."""

import pytest

from tests.core.drift.test_exchange import history, told
from versioner.core.drift import DriftKind, assess
from versioner.core.drift.agree import agrees, same
from versioner.core.drift.claims import claims
from versioner.core.drift.exchange import prefixed
from versioner.core.drift.passages import passages
from versioner.core.drift.trail import Trail
from versioner.core.lexicon.unsettled import is_unsettled

BESIDE = "Depth: 11 m."

SUPERSEDED = [
    ("en", "The date of the regatta is still open.", "Regatta: date to be announced.", "Regatta: Sunday 9 June."),
    ("de", "Wer den Kran baut, steht noch nicht fest.", "Kran: Hersteller noch offen.", "Kran: Hersteller Werft Brake."),
    ("fr", "On n'a pas encore choisi le gardien du phare.", "Gardien du phare : à désigner.", "Gardien du phare : Yann Morvan."),
    ("en", "Gulls did not breed on the mole.", "No chicks were seen on the mole.", "Gulls breed on the mole, as rangers found."),
    ("en", "There were no oil slicks.", "No slicks were reported in the dock.", "Three slicks were reported in the dock."),
    ("en", "Nobody will have to leave the moorings.", "Moorings withdrawn: none.", "Moorings withdrawn: 14."),
    ("fr", "Il n'y a pas eu de panne.", "Pannes : 0.", "Pannes : 6."),
    ("en", "Guests can tie up at no charge.", "Guests who tie up: free.", "Guests who tie up: £4."),
    ("ru", "Стоянка бесплатная.", "Стоянка: бесплатно.", "Стоянка: 40 рублей."),
    ("en", "The crane costs 2,400 euros a week.", "Crane: €2,399 a week.", "Crane: €2,699 a week."),
    ("en", "The yard lost roughly six million dollars.", "Net result of the yard | $(6.1) million | $8.0 million", "Net result of the yard | $(9.4) million | $8.0 million"),
    ("en", "Nine in ten buoys are lit.", "Share of buoys lit | 90% | 91%", "Share of buoys lit | 78% | 91%"),
    ("es", "El puerto paga hasta 250 euros.", "Importe máximo: 250 euros.", "Importe máximo: 200 euros."),
    ("en", "The ferry sails again in February.", "Ferry sails from: February.", "Ferry sails from: May."),
    ("en", "The pilot keeps her licence.", "Licence of the pilot: retained.", "Licence of the pilot: revoked."),
    ("pt", "As regatas marcadas mantêm-se.", "Regatas marcadas: sem alterações.", "Regatas marcadas: canceladas."),
    ("it", "Gli ormeggi costeranno come l'anno scorso.", "Prezzi degli ormeggi: invariati.", "Prezzi degli ormeggi: aumento medio del 10%."),
    ("en", "A second regatta is planned for 2031.", "Second regatta: 2031 (planned).", "Second regatta: cancelled."),
    ("pt", "Nenhum barco será abatido.", "Barcos abatidos: zero.", "Barcos abatidos: 8."),
    ("de", "Die Anwohner müssen nicht abkochen.", "Abkochgebot: keines.", "Abkochgebot: ab sofort für alle Häuser."),
    ("es", "Un marinero sufrió heridas leves.", "Un marinero tuvo lesiones de carácter leve.", "Un marinero tuvo lesiones de carácter grave."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "said", "before", "after"), SUPERSEDED, ids=[one[1] for one in SUPERSEDED]
)
def test_what_has_come_about_is_out_of_date(language, said, before, after):
    beside = "Sand | 12 | 13" if " | " in before else BESIDE
    assert told((said,), (before, beside), (after, beside), language) == [(said, after)]


QUIET = [
    ("en", "The date of the regatta is still open.", ("Regatta: date to be announced.",), ("The date of the regatta has not been fixed yet.",)),
    ("en", "No pilot has been named yet.", ("Pilot: to be announced.",), ("Pilot: still unknown.",)),
    ("es", "Todavía no han hallado el ancla.", ("Hallazgo del ancla: por confirmar.",), ("No se ha confirmado aún el hallazgo del ancla.",)),
    ("en", "Nobody will row at night.", ("Night rowing: none.", "Weekend rowing: none."), ("Night rowing: none.", "Weekend rowing: Saturdays from 8 to 12.")),
    ("en", "There were no losses of nets.", ("Losses of nets: none.",), ("Losses of nets: nil.",)),
    ("de", "Der Betriebsrat war nicht zu sprechen.", ("Betriebsbedingte Kündigungen: keine.",), ("Betriebsbedingte Kündigungen: 60.",)),
    ("en", "The mole is not closed to carts.", ("Carts: open.",), ("Carts may use the mole.",)),
    ("en", "The crane costs 2,400 euros a week.", ("Crane: €2,399 a week.",), ("Crane: €2,402 a week.",)),
    ("it", "Il molo è costato circa tre milioni e mezzo di euro.", ("Importo del molo: 3,48 milioni di euro.",), ("L'importo del molo è pari a 3.480.000 euro.",)),
    ("sv", "Inga bryggor behöver rivas.", ("Vattenprover i hamnen: inga föroreningar.",), ("Vattenprover i hamnen: förhöjda halter av bly.",)),
    ("en", "The lock is shut to rafts but open to boats.", ("Boat houses open as usual.", "Lock: closed to rafts."), ("Boat houses stay closed.", "Lock: closed to rafts.")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "said", "before", "after"), QUIET, ids=[one[1] for one in QUIET])
def test_what_is_open_denied_or_none_still_is_quiet(language, said, before, after):
    beside = ("Boat houses stay open.",) if said.startswith("The lock") else ()
    found = told((said, *beside), (*before, BESIDE), (*after, BESIDE), language)
    assert [one for one in found if one[0] == said] == []


def test_what_came_in_the_place_of_a_sentence_may_say_it_in_other_words():
    before = "The reef is marked. Divers found the wreck of a lugger. The tide was low."
    after = "The reef is marked. A sunken vessel lies there. The tide was low."
    assert told(("Divers found the wreck of a lugger.",), (before,), (after,)) == []
    gone = "The reef is marked. The tide was low."
    assert told(("Divers found the wreck of a lugger.",), (before,), (gone,)) == [
        ("Divers found the wreck of a lugger.", None)
    ]


def test_what_came_in_the_place_of_a_sentence_may_be_what_an_article_denies():
    before = "The reef is marked. No effect of age was seen. The tide was low."
    after = "The reef is marked. Young gulls dive less than adults. The tide was low."
    (found,) = told(("Young gulls do not differ from adults.",), (before,), (after,))
    assert found == ("Young gulls do not differ from adults.", "Young gulls dive less than adults.")


def test_a_passage_that_stands_through_a_later_edit_is_not_another_one():
    texts = (
        ("Harbour trust, chain of the anchor, maximum: 250 euros.", "Age: under 36."),
        ("Harbour trust, chain of the anchor, maximum: 200 euros.", "Age: under 36."),
        ("Harbour trust, chain of the anchor, maximum: 200 euros.", "Age: under 31."),
    )
    article = ("The harbour trust pays for the chain of an anchor with up to 250 euros.",)
    found = assess(history(1, "en", article), history(2, "en", *texts)).current
    assert [(one.kind, one.source_says) for one in found] == [(DriftKind.SUPERSEDED, texts[-1][0])]


def test_what_came_alone_between_two_sentences_is_known():
    before, after = "One. Two rafts. Three.", "One. A gull. Three."
    (edit,) = Trail(history(2, "en", (before,), (after,))).edits
    assert edit.after is None
    assert edit.instead is not None
    assert edit.instead.text == "A gull."


def test_a_unit_behind_a_figure_may_end_a_sentence():
    for text in ("Fermeture à 20 h. Lundi : fermé.", "Работы стоят 238,6 млн руб. Конкурс не завершён."):
        language = "fr" if "Lundi" in text else "ru"
        (version,) = history(1, language, (text,))
        assert len(passages(version.document)) == 2


def test_a_round_figure_is_agreed_with_and_no_other_writing_of_one():
    round_, exact, near = (claims(f"{n} euros", "en")[0] for n in ("2,400", "2,399", "2,460"))
    assert agrees(round_, exact)
    assert not same(round_, exact)
    assert not agrees(round_, near)
    year, other = (claims(f"since {n}.", "en")[0] for n in (2020, 2023))
    assert not agrees(year, other)


def test_a_word_that_begins_like_a_denial_is_not_denied_by_its_article():
    one, other = history(1, "it", ("Importo: 4 euro.",), ("L'importo è di 4 euro.",))
    assert not prefixed(passages(one.document)[0], passages(other.document)[0])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The cause is still unclear."), ("de", "Der Antrag ist noch nicht bewilligt."), ("fr", "Lieu : à confirmer"), ("es", "Fecha: por determinar"), ("it", "Accordo da definire"),
        ("pt", "O local ainda não foi escolhido."), ("nl", "De datum staat nog niet vast."), ("sv", "Platsen är ännu inte bestämd."), ("da", "Tiden er endnu ikke kendt."), ("no", "Stedet er ennå ikke valgt."),
        ("pl", "Termin do ustalenia"), ("ru", "Дата пока не назначена."), ("uk", "Дату ще не визначено."), ("ar", "الموعد غير محدد"), ("zh", "时间待定"), ("ja", "日程は未定"),
    ],
)  # fmt: skip
def test_languages_say_that_a_thing_is_open(language, text):
    assert is_unsettled(text, language)
    assert not is_unsettled("12 June", language)
