"""Looks at a page, how they ended, how the page stands after them, and what people decide."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from versioner.core.model.shaped import Shaped
from versioner.frozen import dataclass


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
class Check(Shaped):
    """One look at a page and how it ended.

    Attributes:
        detail: why it ended so, in code (`core.told.details`) or in an error's own words.
    """

    page: int
    url: str
    outcome: Outcome
    version: int | None = None
    detail: str | None = None


class Verdict(StrEnum):
    """What a person decided; kept append-only and given to `derive` as input."""

    ACCEPT = "accept"
    REJECT = "reject"
    MINOR = "minor"
    SUBSTANTIVE = "substantive"
    TECHNICAL = "technical"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement(Shaped):
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
