"""What differs between two versions, edit by edit, and what it means."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from versioner.core.model.checks import Judgement
from versioner.core.model.document import BlockKind
from versioner.core.model.shaped import Json, Shaped, shape
from versioner.frozen import dataclass


class Significance(StrEnum):
    """How much an edit matters; the order of the members is the order of weight."""

    TECHNICAL = "technical"
    MINOR = "minor"
    SUBSTANTIVE = "substantive"

    @property
    def weight(self) -> int:
        return list(Significance).index(self)

    @classmethod
    def heaviest(cls, found: Iterable[Significance]) -> Significance:
        """The heaviest of `found`; `TECHNICAL` where there is none."""
        return max(found, key=lambda s: s.weight, default=cls.TECHNICAL)


class EditKind(StrEnum):
    """The kinds of edit; names are part of the contract."""

    WHITESPACE = "whitespace"
    TYPOGRAPHY = "typography"
    PUNCTUATION = "punctuation"
    SPELLING = "spelling"
    FORMATTING = "formatting"
    LINK = "link"
    WORDING = "wording"
    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    NEGATION = "negation"
    QUOTE = "quote"
    ATTRIBUTION = "attribution"
    SENTENCE_ADDED = "sentence added"
    SENTENCE_REMOVED = "sentence removed"
    PARAGRAPH_ADDED = "paragraph added"
    PARAGRAPH_REMOVED = "paragraph removed"
    MOVED = "moved"
    ORDER = "order"
    SPLIT = "split"
    MERGED = "merged"
    HEADING_RENAMED = "heading renamed"
    SECTION_ADDED = "section added"
    SECTION_REMOVED = "section removed"
    TITLE = "title"
    BYLINE = "byline"
    CORRECTION_NOTE = "correction note"
    ALTERNATIVE_TEXT = "alternative text"
    DATE_STAMP = "date stamp"


class SectionStatus(StrEnum):
    """What happened to a section."""

    EDITED = "edited"
    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"


class Op(StrEnum):
    """What a piece of a word diff does."""

    EQUAL = "equal"
    DELETE = "delete"
    INSERT = "insert"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of text in a word diff. Equal + delete pieces spell `before`; equal + insert spell `after`."""

    op: Op
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit(Shaped):
    """One located difference.

    Attributes:
        kind: its weightiest.
        kinds: all of them, the weightiest first; () where it has one.
        before, after: the whole sentences it touches (whole blocks for paragraph and section edits;
            for a move both are the text). None on the side where there is nothing.
        pieces: rebuild `before` and `after` exactly.
        old_block, new_block: indices into the old and new document's `blocks`, None where it has none.
        from_path, to_path: section paths, for what moved.
        rule: the id of the classification rule that named it.
        label: of an edited table row its name, then the column of each cell that changed; "" where one has none.
        link, from_url, to_url: the words of a link that leads elsewhere, and its address before and now.
        note: the index (in this change's flat edit order) of the correction note that explains this
            edit; None where none does.
    """

    kind: EditKind
    significance: Significance
    before: str | None
    after: str | None
    pieces: tuple[Piece, ...] = ()
    block_kind: BlockKind | None = None
    old_block: int | None = None
    new_block: int | None = None
    from_path: tuple[str, ...] | None = None
    to_path: tuple[str, ...] | None = None
    rule: str = ""
    note: int | None = None
    label: tuple[str, ...] = ()
    link: str = ""
    from_url: str | None = None
    to_url: str | None = None
    kinds: tuple[EditKind, ...] = ()

    @property
    def dated(self) -> datetime | None:
        """The date that a correction note carries; None where it carries none."""
        if self.kind is not EditKind.CORRECTION_NOTE:
            return None
        from versioner.core.notes import note_date  # noqa: PLC0415 - fifty languages; a list tells no edit

        return note_date(self.after or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionChange(Shaped):
    """What happened in one section: its id, its path now (or last), what it was called before."""

    id: str
    path: tuple[str, ...]
    status: SectionStatus
    was: tuple[str, ...] | None = None
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Shaped):
    """The edits between two versions, judged.

    Attributes:
        version, previous: numbers of the two versions.
        first_seen, not_before: the two clocks: it happened in (not_before, first_seen].
        declared_modified: what the page declared at that snapshot, None where nothing.
        silent: substantive, with neither a new date nor a note; None where the page was never seen to carry any.
        reverted: the text went back to that of version `reverted_to`.
        stood_long: what a revert takes back had stood for long, so that it is news (a retraction), no flap.
        told: False where a better extractor found it in the past: no reader was ever told, no date moves.
        judged: a person's judgement that decided the significance, None where the rules did.
    """

    version: int
    previous: int
    first_seen: datetime
    not_before: datetime
    significance: Significance
    sections: tuple[SectionChange, ...]
    declared_modified: datetime | None = None
    silent: bool | None = False
    reverted: bool = False
    reverted_to: int | None = None
    stood_long: bool = False
    rederived: bool = False
    pending: bool = False
    told: bool = True
    judged: Judgement | None = None

    @property
    def edits(self) -> tuple[Edit, ...]:
        return tuple(edit for section in self.sections for edit in section.edits)

    @property
    def notes(self) -> tuple[Edit, ...]:
        """The correction notes that came with it."""
        return tuple(edit for edit in self.edits if edit.kind is EditKind.CORRECTION_NOTE and edit.after)

    def note_of(self, edit: Edit) -> Edit | None:
        """The correction note that explains an edit of this change; None where none does."""
        return None if edit.note is None else self.edits[edit.note]

    @property
    def kinds(self) -> tuple[EditKind, ...]:
        """Kinds present, in order of first appearance, each once."""
        return tuple(dict.fromkeys(kind for edit in self.edits for kind in edit.kinds or (edit.kind,)))

    def to_json(self, summary: Iterable[str] = ()) -> Json:
        """The contract's shape; `summary` are its sentences (`view.changelog`), made when read."""
        return {**shape(self), "summary": list(summary)}
