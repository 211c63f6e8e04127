"""The values that versioner speaks in: frozen, comparable, and each with its JSON shape.

The words are those of the design: a *page* is looked at in a *check*, which may keep a *snapshot*;
a snapshot is read as a *document* (an *observation* is that document with where it came from);
accepted text becomes a *version*; what differs between two versions are *edits*, what they mean is
a *change*. Times are aware `datetime`s in UTC; JSON times are RFC 3339 with `Z`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from itertools import pairwise
from typing import Any, ClassVar

from versioner.core.precision import is_day
from versioner.core.visibility import Visibility

Json = dict[str, Any]


def rfc3339(at: datetime | None) -> str | None:
    """`at` as RFC 3339 in UTC with `Z` (fractions only where there are any); None stays None."""
    return None if at is None else at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def from_rfc3339(text: str | None) -> datetime | None:
    """The inverse of `rfc3339`; None stays None."""
    return None if text is None else datetime.fromisoformat(text)


# ---------------------------------------------------------------- documents


def aware(at: datetime) -> datetime:
    """`at` in UTC; one without a time zone is taken to be in it."""
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


class BlockKind(StrEnum):
    """What a block of text is on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    QUOTE = "quote"
    CODE = "code"
    TABLE_ROW = "table row"
    CAPTION = "caption"


class Role(StrEnum):
    """What a block is there for. Only `TEXT` is the article's own words."""

    TEXT = "text"
    STAMP = "stamp"  # a visible "Last updated: …", "Generated on: …": declared, never evidence of an edit
    NOTE = "note"  # a correction note: part of the version, not of what drift and evidence read
    STRUCK = "struck"  # words that the publisher struck out in the page: shown as such, no longer said
    ALTERNATIVE = "alternative"  # what a picture shows, in words for those who do not see it
    CLOCK = "clock"  # "3 min read", "1,204 views": as this capture showed it, never an edit


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link in a block: its text, its absolute http(s) target without tracking parameters."""

    text: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block of text.

    Attributes:
        text: the visible words, NFC, white space collapsed to single spaces (kept in code).
            Table cells are joined by " | ".
        level: 1-6 for a heading, depth (1 = outermost) for a list item, else 0.
        in_body: whether it lies in the article's running text; weighs edits, never hides one.
    """

    kind: BlockKind
    text: str
    level: int = 0
    links: tuple[Link, ...] = ()
    in_body: bool = True
    role: Role = Role.TEXT

    def to_json(self) -> Json:
        return {"kind": str(self.kind), "text": self.text}


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A block that stands beside the article (a footer, a box, a window), and what it stands in, in words."""

    block: Block
    why: str

    def to_json(self) -> Json:
        return {**self.block.to_json(), "why": self.why}


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading (None for the lead) and the blocks under it, up to the next heading.

    Attributes:
        id: stable over the page's versions ("s0" is the lead), "" before ids are given.
        path: the headings above and its own, outermost first; () for the lead.
    """

    id: str
    path: tuple[str, ...]
    level: int
    heading: Block | None
    blocks: tuple[Block, ...]

    def to_json(self) -> Json:
        return {
            "id": self.id,
            "path": list(self.path),
            "level": self.level,
            "blocks": [block.to_json() for block in self.blocks],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A page read as text: blocks in order, headings among them (the headline is `title`, not a block).

    Attributes:
        section_ids: one id per section in order, the lead first; () on a document that was only observed.
        published, modified: what the page declares about itself, None where it says nothing.
        beside: the page's other text, in its order: shown and searched, no part of the article.
        marks: the invisible marks that the page's text carries, in words (`core.marks`).
        carried: the page shows no text; it was read from the data that a script was to show.
        stamps: everything by which it marks a change, dates and notes (`core.extract.stamps`), to be compared.
    """

    title: str = ""
    byline: str | None = None
    language: str | None = None
    published: datetime | None = None
    modified: datetime | None = None
    blocks: tuple[Block, ...] = ()
    section_ids: tuple[str, ...] = ()
    beside: tuple[Beside, ...] = ()
    marks: tuple[str, ...] = ()
    carried: bool = False
    stamps: tuple[str, ...] = ()

    @property
    def sections(self) -> tuple[Section, ...]:
        """The blocks grouped under their headings; the lead is always there, even when empty."""
        return tuple(_group(self.blocks, self.section_ids))

    def section_at(self, block: int) -> Section:
        """The section that the block of that index stands in; a heading stands in its own."""
        return self.sections[sum(one.kind is BlockKind.HEADING for one in self.blocks[: block + 1])]

    def with_section_ids(self, ids: Iterable[str]) -> Document:
        return replace(self, section_ids=tuple(ids))


def _group(blocks: tuple[Block, ...], ids: tuple[str, ...]) -> Iterable[Section]:
    starts = [i for i, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    bounds = [-1, *starts, len(blocks)]
    above: list[tuple[int, str]] = []
    for n, (start, end) in enumerate(pairwise(bounds)):
        heading = blocks[start] if n else None
        if heading is not None:
            above = [(level, text) for level, text in above if level < heading.level]
            above.append((heading.level, heading.text))
        yield Section(
            id=ids[n] if n < len(ids) else "",
            path=tuple(text for _, text in above),
            level=heading.level if heading else 0,
            heading=heading,
            blocks=blocks[start + 1 : end],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHint:
    """A link that the page itself offers as what it was written from.

    Attributes:
        evidence: in words, what on the page says so (`rel="source"`, the text "Show me the source" …).
        confidence: 0-1; at `CERTAIN` and above a hint is taken unasked.
    """

    CERTAIN: ClassVar[float] = 0.9

    url: str
    text: str
    evidence: str
    confidence: float

    def to_json(self) -> Json:
        return {"url": self.url, "text": self.text, "evidence": self.evidence, "confidence": self.confidence}


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """The document read from one snapshot, furniture and all.

    Attributes:
        at: when the snapshot was fetched.
        sha256: of the snapshot's raw bytes, hex.
        canonical: hash of the canonical HTML (see `core.extract.canonical`), hex.
        status: the HTTP status of the answer.
        extractor: name, version and settings hash of what read it.
        signals: positive signs that this is no article ("login form", "captcha", "meta refresh", …),
            each a plain phrase that a person can be shown.
    """

    document: Document
    at: datetime
    sha256: str
    canonical: str
    url: str
    status: int = 200
    extractor: str = ""
    signals: tuple[str, ...] = ()
    source_hints: tuple[SourceHint, ...] = ()
    canonical_url: str | None = None


# ---------------------------------------------------------------- checks and pages


class Outcome(StrEnum):
    """How a check ended."""

    UNCHANGED = "unchanged"
    NOISE = "noise"
    PENDING = "pending"
    CHANGED = "changed"
    SUSPECT = "suspect"
    FAILED = "failed"
    GONE = "gone"
    BLOCKED = "blocked"


class Level(StrEnum):
    """Where a check ended, from cheap to dear; `versioner status` counts them."""

    NOT_MODIFIED = "304"
    SAME_BYTES = "bytes"
    SAME_CANONICAL = "canonical"
    READ = "blocks"
    FAILED = "fetch"
    UNREACHED = "track"  # a first look that brought nothing

    @property
    def same(self) -> bool:
        """Whether the check saw the very page that it saw before: no snapshot was kept of it."""
        return self in {Level.NOT_MODIFIED, Level.SAME_BYTES, Level.SAME_CANONICAL}


class PageStatus(StrEnum):
    """How a page stands."""

    OK = "ok"
    SUSPECT = "suspect"
    FAILING = "failing"
    GONE = "gone"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One look at a page and how it ended."""

    page: int
    url: str
    outcome: Outcome
    version: int | None = None
    detail: str | None = None

    def to_json(self) -> Json:
        return {
            "page": self.page,
            "url": self.url,
            "outcome": str(self.outcome),
            "version": self.version,
            "detail": self.detail,
        }


class Verdict(StrEnum):
    """What a person decided; kept append-only and given to `derive` as input."""

    ACCEPT = "accept"
    REJECT = "reject"
    MINOR = "minor"
    SUBSTANTIVE = "substantive"
    TECHNICAL = "technical"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person's decision.

    Attributes:
        version: the version's number it is about, None where it is about the text now suspect or pending.
        sha256: the snapshot that showed the text it is about, where there is one.
    """

    verdict: Verdict
    at: datetime
    version: int | None = None
    sha256: str | None = None
    reason: str | None = None
    by: str | None = None

    def to_json(self) -> Json:
        return {
            "verdict": str(self.verdict),
            "at": rfc3339(self.at),
            "version": self.version,
            "reason": self.reason,
            "by": self.by,
        }


# ---------------------------------------------------------------- edits and changes


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
class Edit:
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

    def to_json(self) -> Json:
        shown: Json = {
            "kind": str(self.kind),
            "kinds": [str(kind) for kind in self.kinds or (self.kind,)],
            "significance": str(self.significance),
            "before": self.before,
            "after": self.after,
            "pieces": [[str(piece.op), piece.text] for piece in self.pieces],
        }
        if self.from_path is not None or self.to_path is not None:
            shown["from"] = list(self.from_path or ())
            shown["to"] = list(self.to_path or ())
        if self.label:
            shown["label"] = list(self.label)
        if self.from_url or self.to_url:
            shown["link"] = {"text": self.link, "from": self.from_url, "to": self.to_url}
        shown["rule"] = self.rule
        if self.note is not None:
            shown["note"] = self.note
        if self.kind is EditKind.CORRECTION_NOTE:
            shown["dated"] = rfc3339(self.dated)
        return shown

    @property
    def dated(self) -> datetime | None:
        """The date that a correction note carries; None where it carries none."""
        if self.kind is not EditKind.CORRECTION_NOTE:
            return None
        from versioner.core.notes import note_date  # noqa: PLC0415 - fifty languages; a list tells no edit

        return note_date(self.after or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionChange:
    """What happened in one section: its id, its path now (or last), what it was called before."""

    id: str
    path: tuple[str, ...]
    status: SectionStatus
    was: tuple[str, ...] | None = None
    edits: tuple[Edit, ...] = ()

    def to_json(self) -> Json:
        return {
            "id": self.id,
            "path": list(self.path),
            "status": str(self.status),
            "was": None if self.was is None else list(self.was),
            "edits": [edit.to_json() for edit in self.edits],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
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
        """The contract's shape; `summary` are the sentences of `core.changelog`, made when read."""
        return {
            "version": self.version,
            "previous": self.previous,
            "first_seen": rfc3339(self.first_seen),
            "not_before": rfc3339(self.not_before),
            "declared_modified": rfc3339(self.declared_modified),
            "declared_precision": declared_precision(self.declared_modified),
            "significance": str(self.significance),
            "kinds": [str(kind) for kind in self.kinds],
            "silent": self.silent,
            "reverted": self.reverted,
            "reverted_to": self.reverted_to,
            "stood_long": self.stood_long,
            "rederived": self.rederived,
            "pending": self.pending,
            "judged": self.judged.to_json() if self.judged else None,
            "summary": list(summary),
            "sections": [section.to_json() for section in self.sections],
        }


# ---------------------------------------------------------------- articles as people read them


class Basis(StrEnum):
    """Where a date comes from."""

    PUBLISHER = "publisher"
    OBSERVED = "observed"


class Precision(StrEnum):
    """How exactly a date is known: a page that names a day says nothing of the hour."""

    DAY = "day"
    SECOND = "second"


def declared_precision(at: datetime | None) -> Precision | None:
    """How exactly a page declared a date (`core.precision.is_day`); None where it declared none."""
    return None if at is None else Precision.DAY if is_day(at) else Precision.SECOND


def _precision(at: datetime, basis: Basis) -> Precision:
    """What we saw ourselves we saw at a second, be it midnight."""
    return Precision.DAY if basis is Basis.PUBLISHER and is_day(at) else Precision.SECOND


def iso_date(at: datetime, precision: Precision) -> str:
    """`at` for machines (ISO 8601): a day as `2026-11-24`, without the hour that nobody named."""
    if precision is Precision.DAY:
        return at.astimezone(UTC).date().isoformat()
    return rfc3339(at) or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A date with its basis (Generated on)."""

    at: datetime
    basis: Basis

    @property
    def precision(self) -> Precision:
        return _precision(self.at, self.basis)

    def to_json(self) -> Json:
        return {"at": rfc3339(self.at), "precision": str(self.precision), "basis": str(self.basis)}


@dataclass(frozen=True, slots=True, kw_only=True)
class LastUpdated:
    """The latest substantive change: when, on whose word, not before when, as which version."""

    at: datetime
    basis: Basis
    not_before: datetime
    version: int

    @property
    def precision(self) -> Precision:
        return _precision(self.at, self.basis)

    def to_json(self) -> Json:
        return {
            "at": rfc3339(self.at),
            "precision": str(self.precision),
            "basis": str(self.basis),
            "not_before": rfc3339(self.not_before),
            "version": self.version,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class FreshDated:
    """The declared date moved while the text stood."""

    at: datetime
    from_: datetime | None
    to: datetime | None

    def to_json(self) -> Json:
        return {
            "at": rfc3339(self.at),
            "from": rfc3339(self.from_),
            "from_precision": declared_precision(self.from_),
            "to": rfc3339(self.to),
            "to_precision": declared_precision(self.to),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRef:
    """A source as named beside its article."""

    id: int
    url: str
    title: str
    status: PageStatus
    last_updated: LastUpdated | None = None

    def to_json(self) -> Json:
        return {
            "id": self.id,
            "url": self.url,
            "title": self.title,
            "status": str(self.status),
            "last_updated": self.last_updated.to_json() if self.last_updated else None,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A page as people and programs are told of it.

    Attributes:
        versions: how many versions stand (superseded ones not counted).
        pending: edits seen once, not yet confirmed; () in lists for people, which say only that it `waits`.
        schedule: in words ("every 30 minutes", "adaptive, now every 2 hours").
        out_of_date: paths of sections that the source has overtaken.
    """

    id: int
    url: str
    title: str
    status: PageStatus
    versions: int
    generated_on: Dated | None = None
    last_updated: LastUpdated | None = None
    last_changed: datetime | None = None
    last_checked: datetime | None = None
    first_seen: datetime | None = None
    next_check: datetime | None = None
    status_since: datetime | None = None
    status_reason: str | None = None
    language: str | None = None
    schedule: str = ""
    tracked: bool = True
    is_source: bool = False
    sources: tuple[SourceRef, ...] = ()
    fresh_dated: tuple[FreshDated, ...] = ()
    pending: tuple[Edit, ...] = ()
    out_of_date: tuple[tuple[str, ...], ...] = ()
    tags: tuple[str, ...] = ()
    visibility: Visibility = Visibility.PUBLIC
    waits: bool = False

    def to_json(self) -> Json:
        return {
            "id": self.id,
            "url": self.url,
            "title": self.title,
            "status": str(self.status),
            "status_reason": self.status_reason,
            "status_since": rfc3339(self.status_since),
            "versions": self.versions,
            "generated_on": self.generated_on.to_json() if self.generated_on else None,
            "last_updated": self.last_updated.to_json() if self.last_updated else None,
            "last_changed": rfc3339(self.last_changed),
            "last_checked": rfc3339(self.last_checked),
            "first_seen": rfc3339(self.first_seen),
            "next_check": rfc3339(self.next_check),
            "language": self.language,
            "schedule": self.schedule,
            "tracked": self.tracked,
            "is_source": self.is_source,
            "visibility": str(self.visibility),
            "tags": list(self.tags),
            "sources": [source.to_json() for source in self.sources],
            "fresh_dated": [moved.to_json() for moved in self.fresh_dated],
            "pending": [edit.to_json() for edit in self.pending],
            "out_of_date": [list(path) for path in self.out_of_date],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """An accepted text of a page.

    Attributes:
        id: unique over all pages ("v42"); number: counted per page; neither is ever given again.
        sha256: of the raw bytes of the snapshot that first showed it.
        superseded: a better reading of old snapshots no longer finds this version; its address stays valid.
    """

    id: int
    page: int
    number: int
    first_seen: datetime
    not_before: datetime
    sha256: str
    document: Document = field(repr=False)
    confirmed_at: datetime | None = None
    declared_modified: datetime | None = None
    reverted_to: int | None = None
    rederived: bool = False
    superseded: bool = False
    extractor: str = ""

    def to_json(self) -> Json:
        return {
            "number": self.number,
            "id": self.id,
            "first_seen": rfc3339(self.first_seen),
            "not_before": rfc3339(self.not_before),
            "declared_modified": rfc3339(self.declared_modified),
            "declared_precision": declared_precision(self.declared_modified),
            "sha256": self.sha256,
            "rederived": self.rederived,
            "superseded": self.superseded,
            "reverted_to": self.reverted_to,
            "title": self.document.title,
            "byline": self.document.byline,
            "sections": [section.to_json() for section in self.document.sections],
            "beside": [one.to_json() for one in self.document.beside],
        }
