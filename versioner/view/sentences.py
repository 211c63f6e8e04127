"""An edit in sentences that a person would write: who tells which kind."""

from __future__ import annotations

from collections.abc import Sequence

from versioner.core.classify.entries import TIME_OF_ENTRY
from versioner.core.classify.rules import OPPOSITE, STYLE
from versioner.core.model import BlockKind, Edit, EditKind, SectionChange, SectionStatus
from versioner.view.chunks import short
from versioner.view.exchanged import cells, changed, fact, negation, titled, written
from versioner.view.placed import (
    formatted,
    link,
    lost_section,
    merged,
    moved,
    new_section,
    note,
    plain,
    renamed,
    split,
    stamp,
    whole,
)
from versioner.view.said import HEADING, Sentence, Teller
from versioner.view.templates import Words

_FACTS = frozenset({EditKind.NUMBER, EditKind.DATE, EditKind.NAME})
_IN_CELLS = _FACTS | {EditKind.WORDING, EditKind.NEGATION, EditKind.QUOTE, EditKind.ATTRIBUTION}


def sentences_of(edit: Edit, section: SectionChange, words: Words) -> tuple[Sentence, ...]:
    """What is said of an edit; () where nothing is."""
    if edit.rule == TIME_OF_ENTRY:
        return ()
    teller = _TELLERS.get(edit.kind, changed("reworded"))
    if edit.kind in {EditKind.WORDING, EditKind.NAME} and EditKind.ATTRIBUTION in edit.kinds:
        teller = changed("attribution")
    if edit.rule.endswith(OPPOSITE):
        teller = negation
    if edit.kind in {EditKind.SPELLING, EditKind.WORDING} and edit.rule == STYLE:
        teller = written
    if edit.label and edit.block_kind is BlockKind.TABLE_ROW and edit.kind in _IN_CELLS:
        teller = cells
    return teller(edit, section, words)


def place_of(section: SectionChange) -> str:
    """What stands before the colon: the section's own heading; "" where the sentence names it itself."""
    own = {SectionStatus.ADDED, SectionStatus.REMOVED, SectionStatus.SPLIT, SectionStatus.MERGED}
    told = [edit for edit in section.edits if edit.rule != TIME_OF_ENTRY]
    if not section.path or (section.status in own and len(told) == 1):
        return ""
    return short(section.path[-1].rstrip(" :："), HEADING)


_TELLERS: dict[EditKind, Teller] = {
    EditKind.NUMBER: fact,
    EditKind.DATE: fact,
    EditKind.NAME: fact,
    EditKind.NEGATION: negation,
    EditKind.QUOTE: changed("quote"),
    EditKind.WORDING: changed("reworded"),
    EditKind.ATTRIBUTION: changed("attribution"),
    EditKind.ALTERNATIVE_TEXT: titled("alternative"),
    EditKind.ORDER: moved,
    EditKind.SPELLING: changed("spelling"),
    EditKind.TITLE: titled("title"),
    EditKind.BYLINE: titled("byline"),
    EditKind.CORRECTION_NOTE: note,
    EditKind.HEADING_RENAMED: renamed,
    EditKind.SECTION_ADDED: new_section,
    EditKind.SECTION_REMOVED: lost_section,
    EditKind.MOVED: moved,
    EditKind.SENTENCE_ADDED: plain("sentence added"),
    EditKind.SENTENCE_REMOVED: plain("sentence removed"),
    EditKind.PARAGRAPH_ADDED: whole("added"),
    EditKind.PARAGRAPH_REMOVED: whole("removed"),
    EditKind.LINK: link,
    EditKind.SPLIT: split,
    EditKind.MERGED: merged,
    EditKind.FORMATTING: formatted,
    EditKind.DATE_STAMP: stamp,
    EditKind.PUNCTUATION: written,
    EditKind.TYPOGRAPHY: written,
    EditKind.WHITESPACE: plain("whitespace"),
}


def names(places: Sequence[str], words: Words) -> str:
    """Places one after another, quoted as sections are."""
    return ", ".join(words.say("named", name=place) if place else words.say("lead") for place in places)
