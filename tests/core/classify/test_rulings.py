"""Which rule decides, by its id: what a kind alone does not tell, and what a mutant of the rules changed unseen."""

import pytest

from tests.core.classify.test_classify import change
from versioner.core.classify.rules import link_ruling
from versioner.core.model import Block, BlockKind, Document, EditKind, Link, Role, Significance

MINOR, SUBSTANTIVE = Significance.MINOR, Significance.SUBSTANTIVE


def ruled(before, after, language="en"):
    """The one edit between two sentences: its rule, its kinds (the weightiest first), whether it is minor."""
    old, new = (
        Document(blocks=(Block(kind=BlockKind.PARAGRAPH, text=text),), language=language)
        for text in (before, after)
    )
    ((edit,),) = [section.edits for section in change(old, new).sections]
    return edit.rule, edit.kinds or (edit.kind,), edit.significance


@pytest.mark.parametrize(
    ("before", "after", "language", "rule"),
    [
        ("The council met, the harbour slept.", "The council met. The harbour slept.", "en", "punctuation"),
        ("A flood, he said, is a flood.", "A flood he said is a flood.", "en", "punctuation"),
        ("Les sous-traitans sont venus hier.", "Les sous-traitants sont venus hier.", "fr", "spelling"),
        ("The well-knonw clerk came.", "The well-known clerk came.", "en", "spelling"),
        ("The meeting took ten days.", "The meeting took 10 days.", "en", "style: one meaning, another form"),
    ],
)
def test_form_alone_is_minor_by_the_first_rule_that_knows_it(before, after, language, rule):
    assert ruled(before, after, language)[::2] == (rule, MINOR)


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("The organisation met in the hall.", "The organization met in the hall.", EditKind.SPELLING),
        ("They do not agree.", "They don't agree.", EditKind.SPELLING),
        ("The meeting took ten days.", "The meeting took 10 days.", EditKind.TYPOGRAPHY),  # figures
        ("It costs 12 million euros.", "It costs 12m euros.", EditKind.TYPOGRAPHY),  # a short form of them
    ],
)
def test_one_meaning_in_another_form_is_spelling_where_letters_differ(before, after, kind):
    assert ruled(before, after) == ("style: one meaning, another form", (kind,), MINOR)


def test_a_sentence_that_is_written_anew_is_no_style_however_alike_its_words():
    words = "The organisation of the labour harbour met"
    assert ruled(f"{words} in the hall.", f"{words.replace('is', 'iz')} in the hall.")[2] is MINOR
    spelt = " ".join([words] * 8)
    other = spelt.replace("organisation", "organization").replace("labour", "labor")
    assert ruled(f"{spelt}.", f"{other}.")[2] is MINOR  # sixteen words
    spelt, other = f"{spelt} {spelt}", f"{other} {other}"
    assert ruled(f"{spelt}.", f"{other}.") == ("wording", (EditKind.WORDING,), SUBSTANTIVE)


@pytest.mark.parametrize(
    ("before", "after", "language"),
    [
        ("The plan is legal in the town.", "The plan is illegal in the town.", "en"),
        ("Der Plan ist klar genug.", "Der Plan ist unklar genug.", "de"),
    ],
)
def test_a_prefix_denies(before, after, language):
    assert ruled(before, after, language) == (
        "fact: a prefix that denies",
        (EditKind.NEGATION,),
        SUBSTANTIVE,
    )


@pytest.mark.parametrize(
    ("before", "after", "language"),
    [
        ("He spoke for the plan.", "He spoke against the plan.", "en"),
        ("The court upheld the ban.", "The court overturned the ban.", "en"),
        ("Sie lehnt den Plan ab.", "Sie nimmt den Plan an.", "de"),
    ],
)
def test_who_was_for_it_and_is_against_it_denies(before, after, language):
    assert ruled(before, after, language) == ("fact: an opposite", (EditKind.NEGATION,), SUBSTANTIVE)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Prices rose in the town.", "Prices fell in the town."),
        ("The town won the case.", "The town lost the case."),
    ],
)
def test_what_turned_without_a_denial_is_wording_first(before, after):
    assert ruled(before, after) == (
        "wording: an opposite",
        (EditKind.WORDING, EditKind.NEGATION),
        SUBSTANTIVE,
    )


def test_a_figure_that_rose_and_one_that_fell_is_a_number_and_has_turned():
    kinds = (EditKind.NUMBER, EditKind.NEGATION)
    said = ruled("Prices rose to 12 euros in the town.", "Prices fell to 9 euros in the town.")
    assert said == ("fact: number", kinds, SUBSTANTIVE)
    assert ruled("Prices rose to 12 euros.", "Prices rose to 9 euros.")[1] == (EditKind.NUMBER,)


def test_what_is_denied_in_other_words_is_another_wording():
    said = ruled("The council did not support the plan.", "The council opposed the plan.")
    assert said == ("wording: denied otherwise", (EditKind.WORDING,), SUBSTANTIVE)


@pytest.mark.parametrize(
    ("before", "after", "language", "kind"),
    [
        ("Carvalho spoke in the hall.", "Aerts spoke in the hall.", "en", EditKind.NAME),
        ("Bakers spoke in the hall.", "Traders spoke in the hall.", "en", EditKind.WORDING),
    ],
)
def test_a_name_at_a_sentences_beginning_is_one_that_no_dictionary_has(before, after, language, kind):
    assert ruled(before, after, language)[1:] == ((kind,), SUBSTANTIVE)


HERE, THERE = "https://council.example/plan", "https://council.example/plan-2"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ([("the plan", HERE)], [("the plan", HERE)], None),
        ([("the plan", HERE)], [("plan", HERE)], ("formatting: link text", EditKind.FORMATTING, MINOR)),
        ([("the plan", HERE)], [("the plan", THERE)], ("link: same host", EditKind.LINK, MINOR)),
        (
            [("the plan", HERE)],
            [("the plan", "https://www.council.example/x")],
            ("link: same host", EditKind.LINK, MINOR),
        ),
        (
            [("the plan", HERE)],
            [("the plan", "https://paper.example/")],
            ("link: another host", EditKind.LINK, SUBSTANTIVE),
        ),
        ([("the plan", HERE)], [], ("link: another host", EditKind.LINK, SUBSTANTIVE)),
    ],
)
def test_links_by_where_they_lead(before, after, said):
    sides = [tuple(Link(text=text, url=url) for text, url in side) for side in (before, after)]
    found = link_ruling(*sides)
    assert (found and (found.rule, found.kind, found.significance)) == said


@pytest.mark.parametrize(
    "line",
    """
en | The quay shuts because it cannot be lit. | The quay shuts as it cannot be lit.
en | Crew must be 18 or over to sail. | Crew must be 18 or older to sail.
en | The gate fell prior to the storm. | The gate fell before the storm.
en | They started the works in May. | They began the works in May.
en | She said that the pier is shut. | She said the pier is shut.
en | No one was on the pier. | Nobody was on the pier.
de | Der Hafen wurde 1931 gebaut. | Der Hafen wurde im Jahr 1931 gebaut.
de | Mehr als 2.000 Euro kostet das Boot. | Über 2.000 Euro kostet das Boot.
nl | Ongeveer 300 boten lagen er. | Zo’n 300 boten lagen er.
ja | 会合には約300人が参加した。 | 会合にはおよそ300人が参加した。
zh | 约300人参加了会议。 | 大约300人参加了会议。
de | Viele kommen wegen dem See hierher. | Viele kommen wegen des Sees hierher.
de | Trotz den Kosten wird gebaut. | Trotz der Kosten wird gebaut.
de | Der Hafen ist leer, weil es stürmt. | Der Hafen ist leer, da es stürmt.
fr | Le port est fermé car il gèle. | Le port est fermé parce qu’il gèle.
es | El barco volvió tras once horas. | El barco volvió después de once horas.
it | Il porto è chiuso poiché gela. | Il porto è chiuso dato che gela.
pt | O barco voltou após a festa. | O barco voltou depois da festa.
nl | De haven is dicht omdat het vriest. | De haven is dicht aangezien het vriest.
sv | Det görs före den 15 juni i hamnen. | Det görs innan den 15 juni i hamnen.
pl | Port jest zamknięty, ponieważ mrozi. | Port jest zamknięty, gdyż mrozi.
ru | Порт закрыт, потому что штормит. | Порт закрыт, так как штормит.
tr | Liman kapalı ama gemiler geliyor. | Liman kapalı fakat gemiler geliyor.
zh | 港口关闭，因为风暴来了。 | 港口关闭，由于风暴来了。
""".strip().splitlines(),
)
def test_small_words_that_stand_for_one_another_are_minor(line):
    language, before, after = (part.strip() for part in line.split("|"))
    assert ruled(before, after, language)[2] is MINOR


@pytest.mark.parametrize(
    "line",
    """
en | The crowd fled as the guards came. | The crowd fled because the guards came.
en | The gate fell before the storm. | The gate fell after the storm.
en | The gate fell while it rained. | The gate fell although it rained.
en | A report went to the board. | Each report went to the board.
en | More than 300 boats lay there. | Fewer than 300 boats lay there.
en | More than 300 boats lay there. | At least 300 boats lay there.
en | More than 300 boats lay there. | 300 boats lay there.
en | She wanted that pier shut. | She wanted pier shut.
zh | 约300人参加了会议。 | 300人参加了会议。
en | He said “we left before the storm” then. | He said “we left prior to the storm” then.
en | The gate fell before 3 May. | The gate fell prior to 4 May.
de | Sie kommen wegen dem Auto hierher. | Sie kommen wegen der Autos hierher.
en | The water was too warm for the eels. | The water was also warm for the eels.
en | The wind was so strong out there. | The wind was thus strong out there.
it | La donna lavora presso la banca. | La donna lavora vicino alla banca.
tr | Bu kapı ancak kışın açık kalır. | Bu kapı ama kışın açık kalır.
de | Er half dem Wärter am Tor. | Er half den Wärter am Tor.
de | Wenn es stürmt, wird geschlossen. | Falls es stürmt, wird geschlossen.
fr | Le port est fermé car il gèle. | Le port est fermé quand il gèle.
es | El barco volvió tras once horas. | El barco volvió después de doce horas.
""".strip().splitlines(),
)
def test_small_words_that_say_something_else_are_not(line):
    language, before, after = (part.strip() for part in line.split("|"))
    assert ruled(before, after, language)[2] is SUBSTANTIVE


def test_a_denial_comes_before_a_figure_that_only_went():
    appeal = "You can appeal to the harbour court", "You cannot appeal to the harbour court"
    assert ruled(f"{appeal[0]} within 28 days.", f"{appeal[1]}.")[1][0] is EditKind.NEGATION
    assert ruled(f"{appeal[1]} within 28 days.", f"{appeal[0]} within 14 days.")[1][0] is EditKind.NUMBER


def noted(before, after):
    old, new = (
        Document(blocks=(Block(kind=BlockKind.PARAGRAPH, text=text, role=Role.NOTE),), language="en")
        for text in (before, after)
    )
    ((edit,),) = [section.edits for section in change(old, new).sections]
    return edit.kind, edit.significance


def test_a_note_that_is_only_set_otherwise_says_what_it_said():
    said = "Correction: we've mended the keeper's name."
    assert noted(said, said.replace("'", "’")) == (EditKind.TYPOGRAPHY, MINOR)
    assert noted(said, said.replace("name", "age")) == (EditKind.CORRECTION_NOTE, SUBSTANTIVE)
    assert noted(said, said.replace("we've", "we have not")) == (EditKind.CORRECTION_NOTE, SUBSTANTIVE)


def test_a_sign_of_denial_within_a_word_for_no_denies_nothing_more():
    assert ruled("议会周二通过了计划。", "议会周二否决了计划。", "zh")[1][0] is EditKind.NEGATION


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        ("All boats may land.", "Most boats may land.", "fact: how much"),
        ("All boats may land.", "All boats must land.", "fact: modality"),
        ("All boats may land.", "Some boats must land.", "fact: modality"),
        ("Boats may not land.", "Boats may land.", "fact: negation"),
    ],
)
def test_how_much_is_another_thing_than_how_surely(before, after, rule):
    assert ruled(before, after) == (rule, (EditKind.NEGATION,), SUBSTANTIVE)


def test_a_sentence_that_begins_a_cell_now_says_what_it_said():
    old, new = (
        Document(blocks=(Block(kind=kind, text=text),), language="en")
        for kind, text in (
            (BlockKind.PARAGRAPH, "The pier is wide. In some years we paint it. The rails are grey."),
            (BlockKind.TABLE_ROW, "The pier is wide. | In some years we paint it. The rails are grey."),
        )
    )
    assert SUBSTANTIVE not in {
        edit.significance for section in change(old, new).sections for edit in section.edits
    }
