"""The change between two texts of a page: every edit judged, and whether the page said that it changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from versioner.core.align import compare
from versioner.core.classify.judge import judge
from versioner.core.classify.says_when import says_when
from versioner.core.model import Change, Document, Edit, EditKind, SectionChange, Significance


def change_between(
    old: Document,
    new: Document,
    *,
    version: int,
    previous: int,
    first_seen: datetime,
    not_before: datetime,
    declared_modified: datetime | None,
    marked: bool | None,
    reverted_to: int | None = None,
    stood_long: bool = False,
    rederived: bool = False,
    pending: bool = False,
) -> Change:
    """The change between two texts: every edit judged, its significance that of the heaviest.

    Args:
        old, new: the two texts.
        version, previous: their numbers.
        first_seen, not_before: the two clocks.
        declared_modified: the modified date that the page declared with the change.
        marked: whether it showed a date or a note that it had not shown at the check before; None where it was
            never seen to carry any (`core.dates.silence`).
        reverted_to: the version whose text it is again.
        stood_long: what the revert takes back had stood for long.
        rederived: found by reading old snapshots again.
        pending: seen, not yet confirmed.
    """
    sections = judge(old, new, compare(old, new))
    if marked is False and not any(edit.note is not None for one in sections for edit in one.edits):
        sections = _unstamped(sections)
    edits = [edit for section in sections for edit in section.edits]
    significance = Significance.heaviest(edit.significance for edit in edits)
    noted = any(edit.after and edit.kind in _SAID_SO for edit in edits) or (
        marked is False and any(_says_when(edit, new.language) for edit in edits)
    )
    return Change(
        version=version,
        previous=previous,
        first_seen=first_seen,
        not_before=not_before,
        significance=significance,
        sections=sections,
        declared_modified=declared_modified,
        silent=_silent(significance, marked=True if noted else marked, pending=pending),
        reverted=reverted_to is not None,
        reverted_to=reverted_to,
        stood_long=stood_long,
        rederived=rederived,
        pending=pending,
    )


def _says_when(edit: Edit, language: str | None) -> bool:
    """Whether what an edit brought says itself when the text was changed."""
    return bool(edit.after) and edit.after != edit.before and says_when(edit.after or "", language)


_SAID_SO = frozenset({EditKind.CORRECTION_NOTE, EditKind.DATE_STAMP})


def _silent(significance: Significance, *, marked: bool | None, pending: bool) -> bool | None:
    """Whether a change is silent (design §2); None where the page never carried a date or a note."""
    return None if marked is None else significance is Significance.SUBSTANTIVE and not marked and not pending


def _unstamped(sections: tuple[SectionChange, ...]) -> tuple[SectionChange, ...]:
    """Without the date stamp: it had moved before, at a check that saw the old text still."""
    kept = (
        replace(one, edits=tuple(edit for edit in one.edits if edit.kind is not EditKind.DATE_STAMP))
        for one in sections
    )
    return tuple(one for one in kept if one.edits)
