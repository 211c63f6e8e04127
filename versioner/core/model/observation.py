"""What one capture showed: its document, and what the page says of where it comes from."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from versioner.core.model.shaped import Shaped
from versioner.frozen import dataclass

if TYPE_CHECKING:
    from versioner.core.model.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHint(Shaped):
    """A link that the page itself offers as what it was written from.

    Attributes:
        evidence: what on the page says so (`rel="source"`, the text "Show me the source" …): `core.told.reasons.Offer`.
        confidence: 0-1; at `CERTAIN` and above a hint is taken unasked.
    """

    CERTAIN: ClassVar[float] = 0.9

    url: str
    text: str
    evidence: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """The document read from one snapshot, furniture and all.

    Attributes:
        at: when the snapshot was fetched.
        sha256: of the snapshot's raw bytes, hex.
        canonical: hash of the canonical HTML (see `core.extract.canonical`), hex.
        status: the HTTP status of the answer.
        extractor: name, version and settings hash of what read it.
        signals: positive signs that this is no article (`core.told.details.Sign`).
        unended: its bytes stop before its mark-up does (`core.extract.unended`).
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
    unended: bool = False
