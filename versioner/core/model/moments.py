"""Moments: aware `datetime`s in UTC, in JSON RFC 3339 with `Z`; whose word a date is, and how exactly it is known."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum

from versioner.core.dates.precision import is_day


def rfc3339(at: datetime | None) -> str | None:
    """`at` as RFC 3339 in UTC with `Z` (fractions only where there are any); None stays None."""
    return None if at is None else at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def from_rfc3339(text: str | None) -> datetime | None:
    """The inverse of `rfc3339`; None stays None."""
    return None if text is None else datetime.fromisoformat(text)


def aware(at: datetime) -> datetime:
    """`at` in UTC; one without a time zone is taken to be in it."""
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


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


def precision_of(at: datetime, basis: Basis) -> Precision:
    """What we saw ourselves we saw at a second, be it midnight."""
    return Precision.DAY if basis is Basis.PUBLISHER and is_day(at) else Precision.SECOND


def iso_date(at: datetime, precision: Precision) -> str:
    """`at` for machines (ISO 8601): a day as `2026-11-24`, without the hour that nobody named."""
    if precision is Precision.DAY:
        return at.astimezone(UTC).date().isoformat()
    return rfc3339(at) or ""
