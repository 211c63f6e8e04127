"""A heading that comes, goes or turns into text; sentences that stand elsewhere: text that stands is never told as gone."""

import pytest

from tests.core.align.test_align import PARAGRAPHS, doc
from versioner.core.align import Relation, compare
from versioner.core.classify.judge import judge
from versioner.core.model import EditKind, SectionStatus, Significance

A, B, C, D, E, F = PARAGRAPHS
GONE = {
    EditKind.SECTION_REMOVED,
    EditKind.PARAGRAPH_REMOVED,
    EditKind.SENTENCE_REMOVED,
    EditKind.SECTION_ADDED,
    EditKind.PARAGRAPH_ADDED,
    EditKind.SENTENCE_ADDED,
}


def judged(old, new):
    return judge(old, new, compare(old, new))


def edits(old, new):
    return [edit for section in judged(old, new) for edit in section.edits]


PLAIN, HEADED = doc("# Cost", A, B, C, D), doc("# Cost", A, B, "# Reaction", C, D)


def test_a_heading_put_into_a_section_splits_it():
    (section,) = judged(PLAIN, HEADED)
    (edit,) = section.edits
    assert (section.status, section.path, section.was) == (SectionStatus.SPLIT, ("Reaction",), ("Cost",))
    assert (edit.kind, edit.significance) == (EditKind.SPLIT, Significance.MINOR)
    assert (edit.from_path, edit.to_path) == (("Cost",), ("Reaction",))


def test_a_heading_taken_away_joins_two_sections():
    (section,) = judged(HEADED, PLAIN)
    (edit,) = section.edits
    assert (section.status, section.path, edit.kind) == (SectionStatus.MERGED, ("Reaction",), EditKind.MERGED)
    assert (edit.from_path, edit.to_path) == (("Reaction",), ("Cost",))


def test_a_heading_with_a_figure_over_old_text_is_news_all_the_same():
    (edit,) = edits(PLAIN, doc("# Cost", A, B, "# 12 missing", C, D))
    assert (edit.kind, edit.significance) == (EditKind.SPLIT, Significance.SUBSTANTIVE)


def test_what_went_from_a_joined_section_is_told_beside_it():
    found = edits(HEADED, doc("# Cost", A, B, D))
    assert sorted(str(edit.kind) for edit in found) == ["merged", "paragraph removed"]
    (gone,) = [edit for edit in found if edit.kind is EditKind.PARAGRAPH_REMOVED]
    assert gone.before == C


def test_of_a_section_of_which_most_is_gone_its_removal_is_told():
    kept = "The ferry company will have to wait until the tide is out."
    (edit,) = edits(doc("# Cost", A, "# Reaction", B, C, kept), doc("# Cost", A, kept))
    assert edit.kind is EditKind.SECTION_REMOVED
    assert B in (edit.before or "")
    assert kept not in (edit.before or "")


@pytest.mark.parametrize("joint", [" ", ". ", ": ", " — "])
@pytest.mark.parametrize("turned", [False, True])
def test_a_heading_put_inside_its_paragraph_stands(joint, turned):
    apart, inside = doc("# Cost", A, "# Reaction", C, D), doc("# Cost", A, f"Reaction{joint}{C}", D)
    old, new = (inside, apart) if turned else (apart, inside)
    found = edits(old, new)
    assert GONE.isdisjoint(edit.kind for edit in found), found
    assert found[0].rule.endswith(": heading")
    assert all(edit.significance is Significance.MINOR for edit in found)


def test_a_heading_made_a_line_of_text_stands():
    (edit,) = edits(HEADED, doc("# Cost", A, B, "Reaction", C, D))
    assert (edit.kind, edit.significance) == (EditKind.FORMATTING, Significance.MINOR)


def test_a_section_whose_text_is_gone_is_removed():
    (edit,) = edits(HEADED, doc("# Cost", A, B))
    assert edit.kind is EditKind.SECTION_REMOVED


def test_a_sentence_that_stands_in_another_paragraph_has_moved():
    (edit,) = edits(doc(f"{A} {B}", C, D), doc(A, C, f"{D} {B}"))
    assert (edit.kind, edit.before) == (EditKind.MOVED, B)


def test_a_paragraph_whose_sentences_stand_in_another_has_moved():
    (edit,) = edits(doc(A, B, C, f"{E} {F}", D), doc(A, f"{B} {E} {F}", C, D))
    assert (edit.kind, edit.before) == (EditKind.MOVED, f"{E} {F}")


def test_a_sentence_said_twice_and_then_once_is_gone_once():
    found = compare(doc(f"{A} {B}", C, f"{D} {B}"), doc(A, C, f"{D} {B}"))
    assert [(one.relation, one.before) for one in found.differences] == [(Relation.REMOVED, B)]


def test_a_linked_word_that_leads_elsewhere_is_told_beside_what_else_was_edited():
    from dataclasses import replace

    from versioner.core.model import Link

    def linked(text, url):
        made = doc(text)
        return replace(made, blocks=(replace(made.blocks[0], links=(Link(text="vote", url=url),)),))

    found = edits(
        linked("The vote drew 12 people.", "https://a.example/1"),
        linked("The vote drew 15 people.", "https://b.example/1"),
    )
    assert [edit.kind for edit in found] == [EditKind.NUMBER, EditKind.LINK]
    assert (found[1].link, found[1].from_url, found[1].to_url) == (
        "vote", "https://a.example/1", "https://b.example/1",
    )  # fmt: skip


def test_a_table_s_edit_names_its_row_and_column():
    from dataclasses import replace

    from versioner.core.model import Block, BlockKind

    def table(*rows):
        return replace(doc(A), blocks=tuple(Block(kind=BlockKind.TABLE_ROW, text=row) for row in rows))

    (edit,) = edits(
        table("Year | Deaths | Cost", "2024 | 12 | 3"), table("Year | Deaths | Cost", "2024 | 15 | 4")
    )
    assert edit.label == ("2024", "Deaths", "Cost")
    (edit,) = edits(table("Year | Deaths", "2024 | 12"), table("Year | Injuries", "2024 | 12"))
    assert edit.label == ("", "Deaths")
