"""What an edit means: tables of sentences in several languages."""

from datetime import UTC, datetime

import pytest

from versioner.core.classify import change_between
from versioner.core.model import Block, BlockKind, Document, EditKind, Link, Significance

AT = datetime(2026, 11, 20, tzinfo=UTC)
MINOR, SUBSTANTIVE = Significance.MINOR, Significance.SUBSTANTIVE


def change(before, after, **more):
    old, new = (
        one if isinstance(one, Document) else Document(blocks=(Block(kind=BlockKind.PARAGRAPH, text=one),))
        for one in (before, after)
    )
    given = {"declared_modified": None, "marked": None} | more
    return change_between(old, new, version=2, previous=1, first_seen=AT, not_before=AT, **given)


MINOR_EDITS = [
    ("The council has recieved two dredgers.", "The council has received two dredgers.", EditKind.SPELLING),
    ("A comittee met in the town hall.", "A committee met in the town hall.", EditKind.SPELLING),
    ("Le pere de la mariee est venu hier.", "Le père de la mariée est venu hier.", EditKind.SPELLING),
    ("Die Behoerde hat gestern getagt.", "Die Behoerde hat gestern getagt!", EditKind.PUNCTUATION),
    ('He said "yes" to the plan.', "He said “yes” to the plan.", EditKind.TYPOGRAPHY),
    ("The plan - a long one - was read.", "The plan – a long one – was read.", EditKind.TYPOGRAPHY),
    ("It cost 5 euros in all.", "It cost 5\u00a0euros in all.", EditKind.WHITESPACE),
    ("The gates, the wall and the road.", "The gates, the wall, and the road.", EditKind.PUNCTUATION),
    ("Ils sont venus ; puis repartis.", "Ils sont venus, puis repartis.", EditKind.PUNCTUATION),
]

FACTS = [
    ("There were 12 dead.", "There were 21 dead.", EditKind.NUMBER),
    ("About 28,500 troops stay.", "About 26,000 troops stay.", EditKind.NUMBER),
    ("It costs $5 million.", "It costs $6 million.", EditKind.NUMBER),
    ("A rise of 7.5 percent.", "A rise of 7.6 percent.", EditKind.NUMBER),
    ("Es waren zwölf Menschen dort.", "Es waren elf Menschen dort.", EditKind.NUMBER),
    ("Trois personnes sont mortes.", "Quatre personnes sont mortes.", EditKind.NUMBER),
    ("Hay ١٢ casos en la ciudad.", "Hay ١٣ casos en la ciudad.", EditKind.NUMBER),
    ("Louis XIV ruled then.", "Louis XV ruled then.", EditKind.NUMBER),
    ("They met on Monday.", "They met on Tuesday.", EditKind.DATE),
    ("Er kam im März zurück.", "Er kam im April zurück.", EditKind.DATE),
    ("The train leaves at 10:30.", "The train leaves at 10:45.", EditKind.DATE),
    ("The council has promised one.", "The council has not promised one.", EditKind.NEGATION),
    ("Il est parti tôt.", "Il n'est pas parti tôt.", EditKind.NEGATION),
    ("Sie darf gehen.", "Sie muss gehen.", EditKind.NEGATION),
    ("It may rain in the north.", "It will rain in the north.", EditKind.NEGATION),
    ("Yesterday Anna Weld spoke.", "Yesterday Jonas Weld spoke.", EditKind.NAME),
    ("He said “we will stay here” again.", "He said “we will leave here” again.", EditKind.QUOTE),
    ("Elle a dit « nous restons ici ».", "Elle a dit « nous partons ici ».", EditKind.QUOTE),
    ("We saw the us team.", "We saw the US team.", EditKind.NAME),
]


@pytest.mark.parametrize(("before", "after", "kind"), MINOR_EDITS)
def test_cosmetic_edits_are_minor(before, after, kind):
    found = change(before, after)
    assert (found.significance, found.kinds) == (MINOR, (kind,))


@pytest.mark.parametrize(("before", "after", "kind"), FACTS)
def test_an_edit_that_touches_a_fact_is_never_minor(before, after, kind):
    found = change(before, after)
    assert found.significance is SUBSTANTIVE
    assert kind in found.kinds


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The form was lost in the fire.", "The from was lost in the fire."),
        ("She wore a hat in the church.", "She wore a cat in the church."),
        ("They accept the plan as it is.", "They except the plan as it is."),
        ("You can come home.", "You can come home?"),
    ],
)
def test_what_may_mean_something_else_is_not_minor(before, after):
    assert change(before, after).significance is SUBSTANTIVE


def test_a_correction_note_explains_its_edits_and_breaks_the_silence():
    old = Document(blocks=(Block(kind=BlockKind.PARAGRAPH, text="There were 12 dead in the town."),))
    from versioner.core.model import Role

    note = Block(
        kind=BlockKind.PARAGRAPH, text="Correction: an earlier version gave a wrong number.", role=Role.NOTE
    )
    new = Document(blocks=(Block(kind=BlockKind.PARAGRAPH, text="There were 21 dead in the town."), note))
    found = change(old, new)
    number = next(edit for edit in found.edits if edit.kind is EditKind.NUMBER)
    assert found.silent is False
    assert found.edits[number.note].kind is EditKind.CORRECTION_NOTE


def test_silence_is_a_substantive_change_with_neither_date_nor_note():
    assert change("There were 12 dead.", "There were 21 dead.", marked=False).silent is True
    assert change("There were 12 dead.", "There were 21 dead.", marked=True).silent is False
    assert change("It was recieved.", "It was received.", marked=False).silent is False


def test_nothing_is_said_of_a_page_that_never_carried_a_date_or_a_note():
    assert change("There were 12 dead.", "There were 21 dead.", marked=None).silent is None


def linked(url):
    link = Link(text="report", url=url)
    return Document(blocks=(Block(kind=BlockKind.PARAGRAPH, text="Read the report here.", links=(link,)),))


def test_a_link_to_another_host_is_substantive_and_to_another_path_minor():
    base = linked("https://a.example/x")
    assert change(base, linked("https://b.example/x")).significance is SUBSTANTIVE
    assert change(base, linked("https://a.example/y")).significance is MINOR
    assert change(base, linked("https://a.example/x")).edits == ()


STORY = (
    "The county opened a survey of its rivers on Monday, and wardens began to count the beavers of the upper valley.",
    "The survey of the rivers will take three years, the county said, and every warden is paid for it.",
)


def page(*lines, tail=()):
    return Document(
        title="A survey of the rivers",
        language="en",
        blocks=tuple(
            Block(kind=BlockKind.PARAGRAPH, text=text, in_body=True) for text in (*lines, *STORY, *tail)
        ),
    )


@pytest.mark.parametrize(
    ("labels", "significance"),
    [
        (("Wildlife & Rivers", "County Policies", "Maps"), MINOR),
        (("新闻", "地图", "河流与野生动物"), MINOR),
        (("County Survey of Rivers",), SUBSTANTIVE),  # one is no menu
        (
            ("Wildlife & Rivers", "County Survey", "3 Rivers"),
            SUBSTANTIVE,
        ),  # nor is one with a figure a label of it
    ],
)
def test_labels_on_end_over_the_text_are_a_menu(labels, significance):
    assert change(page(*labels), page()).significance is significance
    assert change(page(), page(*labels)).significance is significance


def test_labels_behind_the_text_are_no_menu_over_it():
    labels = ("Wildlife & Rivers", "County Survey", "Beavers of the Valley")
    assert change(page(tail=labels), page()).significance is SUBSTANTIVE
