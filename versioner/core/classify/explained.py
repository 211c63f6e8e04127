"""Which of a publisher's notes speaks of which edit."""

from __future__ import annotations

from dataclasses import replace

from versioner.core.facts import facts
from versioner.core.facts.model import FactKind
from versioner.core.model import Edit, EditKind, SectionChange, Significance
from versioner.core.notes import about


def explained(sections: tuple[SectionChange, ...]) -> tuple[SectionChange, ...]:
    """Link each edit to the note that speaks of it.

    A note speaks of an edit that shares a telling word or a number with it; one that shares nothing with any
    edit is general and explains those of its section, or, standing alone, all. One that names amounts which no edit
    has speaks of something else. The rest is unexplained.
    """
    flat = [(section, edit) for section in sections for edit in section.edits]
    notes = {
        n: (section.id, about(edit.after))
        for n, (section, edit) in enumerate(flat)
        if edit.kind is EditKind.CORRECTION_NOTE and edit.after
    }
    if not notes:
        return sections
    shared = {
        n: {name: len(words & spoken) for name, (_, words) in notes.items()}
        for n, (section, edit) in enumerate(flat)
        if edit.significance is Significance.SUBSTANTIVE and edit.kind is not EditKind.CORRECTION_NOTE
        for spoken in (_words(section, edit),)
    }
    general = [
        name
        for name in notes
        if not any(found[name] for found in shared.values()) and not _names_amounts(flat[name][1].after or "")
    ]

    def explains(n: int, section: SectionChange) -> int | None:
        found = shared.get(n)
        if found is None:
            return None
        best = max(notes, key=lambda name: (found[name], notes[name][0] == section.id))
        if found[best]:
            return best
        own = [name for name in general if notes[name][0] == section.id]
        return own[0] if own else general[0] if len(general) == 1 else None

    numbers = iter(range(len(flat)))
    return tuple(
        replace(
            section, edits=tuple(replace(one, note=explains(next(numbers), section)) for one in section.edits)
        )
        for section in sections
    )


_COUNT = 100  # below it a number of a note is as likely a paragraph's or an hour


def _names_amounts(note: str) -> bool:
    """Whether a note says which figures it is about."""
    return any(
        fact.kind in {FactKind.MONEY, FactKind.PERCENT}
        or (fact.kind is FactKind.NUMBER and fact.quantity is not None and fact.quantity.value >= _COUNT)
        for fact in facts(note)
    )


def _words(section: SectionChange, edit: Edit) -> frozenset[str]:
    return about(" ".join((edit.before or "", edit.after or "", *section.path)))
