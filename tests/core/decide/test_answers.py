"""A question and its answer, a term and its value: what stands under which is part of what a page says."""

import pytest

from tests.core.decide.test_under_headings import edits, told
from tests.core.extract.reading import STORY, page, paragraphs
from versioner.core.model import EditKind, Significance

ASKED = ("Can I sleep in the tower?", "Do dogs need a ticket?", "Is the quay open at night?")
QUESTIONS = {
    "en": (ASKED, ("Yes", "No", "Yes")),
    "de": (("Darf ich im Turm schlafen?", "Brauchen Hunde eine Karte?", "Ist der Kai nachts offen?"), ("Ja", "Nein", "Ja")),
    "fr": (("Puis-je dormir dans la tour ?", "Les chiens paient-ils ?", "Le quai est-il ouvert la nuit ?"), ("Oui", "Non", "Oui")),
}  # fmt: skip
HEADED, LISTED, BOLD = "<h3>{0}</h3><p>{1}</p>", "<dt>{0}</dt><dd>{1}</dd>", "<p><b>{0}</b></p><p>{1}</p>"


TOLD = {
    "en": STORY,
    "de": (
        "Der Leuchtturm auf dem Möwenfels ist seit Sonntag dunkel, weil eine Welle das Glas seiner Laterne zerbrach.",
        "Die Schiffe wurden gebeten, dem Felsen fernzubleiben, bis die Lampe wieder brennt und der Turm trocken ist.",
        "Die Fischer glauben nicht daran, denn nach dem letzten Sturm stand die Lampe noch viel länger still als jetzt.",
    ),
    "fr": (
        "Le phare du rocher aux Mouettes est éteint depuis dimanche, parce qu’une vague a brisé le verre de sa lanterne.",
        "Les bateaux ont été priés de rester loin du rocher jusqu’à ce que la lampe brûle de nouveau et que la tour soit sèche.",
        "Les pêcheurs n’y croient pas, car après la dernière tempête la lampe était restée éteinte bien plus longtemps.",
    ),
}


def asked(form, pairs, lang="en"):
    inner = "".join(form.format(*pair) for pair in pairs)
    inner = f"<dl>{inner}</dl>" if form is LISTED else inner
    return page(f"<main><h1>Dark</h1>{paragraphs(*TOLD[lang])}{inner}</main>", lang=lang)


@pytest.mark.parametrize("lang", QUESTIONS)
@pytest.mark.parametrize("form", [HEADED, LISTED, BOLD])
@pytest.mark.parametrize("now", [(1, 1, 2), (1, 0, 2)])  # changed; exchanged with another's
def test_another_answer_in_the_place_of_one_turns_it(lang, form, now):
    questions, answers = QUESTIONS[lang]
    after = [answers[n] for n in now]
    changed = [answer for was, answer in zip(answers, after, strict=True) if was != answer]
    before, after = (asked(form, zip(questions, side, strict=True), lang) for side in (answers, after))
    assert edits(before, after) == [(EditKind.NEGATION, Significance.SUBSTANTIVE, one) for one in changed]


@pytest.mark.parametrize("form", [HEADED, BOLD])
def test_it_is_told_with_its_question_once(form):
    before, after = (asked(form, zip(ASKED, (one, "No", "Yes"), strict=True)) for one in ("Yes", "No"))
    ((section, edit),) = (
        (section, edit)
        for change in told(before, after)
        for section in change.sections
        for edit in section.edits
    )
    assert [*section.path, *edit.label] == ["Can I sleep in the tower?"]


def test_answers_that_share_no_word_are_one_answer_and_another():
    before, after = (
        asked(HEADED, zip(ASKED, ("Yes", one, "Yes"), strict=True))
        for one in ("In the store.", "At dawn, by boat.")
    )
    assert [(weight, now) for _, weight, now in edits(before, after)] == [
        (Significance.SUBSTANTIVE, "At dawn, by boat.")
    ]


@pytest.mark.parametrize("form", [HEADED, LISTED, BOLD])
def test_questions_in_another_order_with_their_answers_say_what_they_said(form):
    pairs = list(zip(ASKED, ("Yes", "No", "Yes"), strict=True))
    found = edits(asked(form, pairs), asked(form, [pairs[1], pairs[0], pairs[2]]))
    assert all(weight is not Significance.SUBSTANTIVE for _, weight, _ in found)


def listed(allowed, forbidden):
    items = ["".join(f"<li>{one}</li>" for one in side) for side in (allowed, forbidden)]
    return page(
        f"<main><h1>Dark</h1>{paragraphs()}<p>You may bring:</p><ul>{items[0]}</ul><p>Leave at home:</p><ul>{items[1]}</ul></main>"
    )


def test_an_item_that_passes_to_the_list_under_another_line_is_told():
    before, after = (
        listed(("Lamps", "Tents"), ("Dogs", "Fireworks")),
        listed(("Tents", "Dogs"), ("Lamps", "Fireworks")),
    )
    assert {weight for _, weight, _ in edits(before, after)} == {Significance.SUBSTANTIVE}


def test_lines_of_links_under_two_labels_may_take_turns():
    one, other = (f"<li><a href=/{name}>{name}</a></li>" for name in ("Lamps", "Tents"))
    before, after = (
        page(f"<main><h1>Dark</h1>{paragraphs()}<p>More:</p><ul>{a}</ul><p>Latest:</p><ul>{b}</ul></main>")
        for a, b in ((one, other), (other, one))
    )
    assert edits(before, after) == []


def test_what_went_to_another_place_of_a_list_stands_there_once():
    def ports(*names: str) -> str:
        return page(
            f"<main><h1>Dark</h1>{paragraphs()}<ul>{''.join(f'<li>{one}</li>' for one in names)}</ul></main>"
        )

    found = edits(
        ports("Amber", "Gull", "Skerry", "Keel", "Mast"), ports("Keel", "Amber", "Gull", "Skerry", "Mast")
    )
    assert EditKind.PARAGRAPH_ADDED not in {kind for kind, _, _ in found}


TERMS = {"Keeper": "Ilse Brandt", "Owner": "The coast guard", "Home port": "Port Amber"}


def terms(values):
    inner = "".join(f"<dt>{term}</dt><dd>{value}</dd>" for term, value in values.items())
    return page(f"<main><h1>Dark</h1>{paragraphs()}<dl>{inner}</dl></main>")


def test_values_that_two_terms_exchanged_are_others():
    found = edits(terms(TERMS), terms(TERMS | {"Keeper": TERMS["Owner"], "Owner": TERMS["Keeper"]}))
    assert [(weight, now) for _, weight, now in found] == [
        (Significance.SUBSTANTIVE, "The coast guard"),
        (Significance.SUBSTANTIVE, "Ilse Brandt"),
    ]


def test_terms_in_another_order_with_their_values_say_what_they_said():
    found = edits(terms(TERMS), terms(dict(reversed(TERMS.items()))))
    assert Significance.SUBSTANTIVE not in {weight for _, weight, _ in found}


@pytest.mark.parametrize("exchanged", ["lists", "labels"])
def test_labels_in_bold_letters_over_lists_name_them_where_other_headings_stand(exchanged):
    def house(*parts):
        inner = "".join(
            f"<p><b>{label}</b></p><ul>{''.join(f'<li>{one}</li>' for one in items)}</ul>"
            for label, items in parts
        )
        return page(f"<main><h1>Dark</h1><h2>The storm</h2>{paragraphs()}<h2>Rules</h2>{paragraphs('The tower has new rules for all who sleep in it.')}{inner}</main>")  # fmt: skip

    labels, lists = ("Allowed", "Not allowed"), (("Lamps", "Tents"), ("Dogs", "Fireworks"))
    after = (labels, lists[::-1]) if exchanged == "lists" else (labels[::-1], lists)
    found = edits(house(*zip(labels, lists, strict=True)), house(*zip(*after, strict=True)))
    assert Significance.SUBSTANTIVE in {weight for _, weight, _ in found}


@pytest.mark.parametrize(("before", "after"), [("Open", "Closed"), ("Landing allowed", "Landing forbidden"), ("Mandatory", "Optional")])  # fmt: skip
def test_a_line_that_became_its_opposite_is_one_edit(before, after):
    pages = (
        page(f"<main><h1>Dark</h1>{paragraphs(*STORY[:3])}<p>{one}</p>{paragraphs(*STORY[3:])}</main>")
        for one in (before, after)
    )
    assert [(weight, now) for _, weight, now in edits(*pages)] == [(Significance.SUBSTANTIVE, after)]
