"""What is remembered of a page, as another extractor reads it: nothing was edited, so nothing is told."""

from __future__ import annotations

from dataclasses import replace

from versioner.core.align import carry_section_ids
from versioner.core.decide.returned import text_hash
from versioner.core.decide.state import PageState
from versioner.core.decide.steady import as_before
from versioner.core.model import Document


def is_calm(state: PageState) -> bool:
    """Whether nothing waits, is doubted or was refused: the page shows the accepted text, but for what ticks."""
    return not (state.pending or state.suspect or state.rejected)


def read_anew(state: PageState, document: Document) -> PageState:
    """The state with what the page showed last as it is read now.

    Args:
        state: a calm one.
        document: of the capture that it read last.
    """
    if state.accepted is None or state.last is None:
        raise AssertionError("a page that was never read is not read anew")
    found = as_before(document, state.accepted)
    if replace(found, section_ids=()) == replace(state.last, section_ids=()):
        return state
    ids, following = carry_section_ids(state.accepted, found, state.next_section)
    found = found.with_section_ids(ids)
    *earlier, latest = state.versions
    return replace(
        state,
        versions=(*earlier, replace(latest, text=text_hash(found))),
        accepted=found,
        last=found,
        good=found,
        last_declared=found.modified or state.last_declared,
        stamps=found.stamps or state.stamps,
        next_section=following,
    )
