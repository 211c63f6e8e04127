"""What was edited beside the text: told, and minor, but where a fact of something that stands there is another now."""

from __future__ import annotations

from dataclasses import replace

from versioner.core.classify.changed import Changed
from versioner.core.classify.place import BESIDE_RULE
from versioner.core.classify.rules import rule_of
from versioner.core.classify.ruling import FACTS, Reading
from versioner.core.decide.comparable import related
from versioner.core.decide.ticking import template
from versioner.core.model import Document, Edit, EditKind, Significance
from versioner.core.standing.aside import changed, stands_on
from versioner.core.standing.valued import label_of
from versioner.core.text.diff import word_diff


def edits_beside(old: Document, new: Document, reading: Reading) -> list[Edit]:
    """The edits of what stands beside two texts.

    Args:
        old, new: the documents.
        reading: what is asked of both whole.
    """
    gone, come = changed(old, new)
    edits = []
    left = list(gone)
    for after in come:
        before = next((text for text in left if _same_label(text, after) or related(text, after)), None)
        if before is None:
            edits.append(_edit(EditKind.PARAGRAPH_ADDED, None, after))
            continue
        left.remove(before)
        edit = _edit(EditKind.WORDING, before, after)
        edits.append(_weighed(edit, reading) if stands_on(before, after, old) else edit)
    return edits + [_edit(EditKind.PARAGRAPH_REMOVED, text, None) for text in left]


def _same_label(before: str, after: str) -> bool:
    return bool(label_of(before)) and label_of(before) == label_of(after)


def _edit(kind: EditKind, before: str | None, after: str | None) -> Edit:
    return Edit(
        kind=kind,
        significance=Significance.MINOR,
        before=before,
        after=after,
        pieces=word_diff(before or "", after or ""),
        rule=BESIDE_RULE,
    )


def _weighed(edit: Edit, reading: Reading) -> Edit:
    """The edit of what stands on; as heavy as one of the text where a fact differs, or the value under its label."""
    before, after = edit.before or "", edit.after or ""
    ruled = rule_of(
        Changed(
            before=before, after=after, pieces=edit.pieces, words=reading.words, language=reading.language
        )
    )
    if ruled.significance is not Significance.SUBSTANTIVE:
        return edit
    if (ruled.kind not in FACTS and not _same_label(before, after)) or _counts(before, after):
        return edit
    return replace(
        edit,
        kind=ruled.kind,
        significance=ruled.significance,
        rule=f"{BESIDE_RULE}: {ruled.rule}",
        kinds=ruled.kinds,
    )


def _counts(before: str, after: str) -> bool:
    """Whether a line begins with a figure and nothing but it is another: "1,204 people read this now" counts its readers."""
    one, other = template(before), template(after)
    return one == other and one.startswith("#")
