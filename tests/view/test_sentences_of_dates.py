"""What is said of a date that a page shows, when it moves."""

from versioner.core.model import Edit, EditKind, SectionChange, SectionStatus, Significance
from versioner.core.text.diff import word_diff
from versioner.view.catalogues import catalogue
from versioner.view.sentences import sentences_of
from versioner.view.templates import Words


def said(before: str, after: str) -> str:
    edit = Edit(
        kind=EditKind.DATE_STAMP,
        significance=Significance.TECHNICAL,
        before=before,
        after=after,
        pieces=tuple(word_diff(before, after)),
    )
    section = SectionChange(id="s0", path=(), status=SectionStatus.EDITED, edits=(edit,))
    (sentence,) = sentences_of(edit, section, Words(catalogue("en")))
    return sentence.said


def test_a_short_stamp_is_told_whole():
    assert (
        said("Updated 3 May 2026", "Updated 4 May 2026")
        == "The date shown on the page changed from “Updated 3 May 2026” to “Updated 4 May 2026”."
    )


def test_of_a_long_line_only_what_moved():
    line = "First issued · 2 June 2021 · Renewed · {day} 2022 — Every renewal · First issued 2 June 2021, renewed {day} 2022"
    told = said(line.format(day="4 March"), line.format(day="8 March"))
    assert len(told) < 110
    assert "4 March" in told
    assert "8 March" in told
    assert "2 June" not in told
