"""How a page stands, and the one way in which that changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from versioner.core.model import Outcome, PageStatus
from versioner.frozen import dataclass

if TYPE_CHECKING:
    from versioner.core.decide.state import Suspect  # states are read with the reader; a list needs none


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """How a page stands, since when (None: ever since it is kept) and why, where there is a reason to give.

    Attributes:
        failed_checks: looks in a row that failed, of a page that is failing or blocked; else 0.
    """

    status: PageStatus = PageStatus.OK
    since: datetime | None = None
    reason: str | None = None
    failed_checks: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """We looked and the page was there; `suspect`: what came does not look like the article."""

    at: datetime
    suspect: Suspect | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reread:
    """What is known was thought over again, by a person or a better extractor; nobody looked."""

    at: datetime
    suspect: Suspect | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """We looked and the page could not be had: `outcome` says how, `reason` why."""

    at: datetime
    outcome: Outcome
    reason: str | None


# What only another look can end: no reading of what is stored brings a page back.
AWAY = frozenset({PageStatus.FAILING, PageStatus.GONE, PageStatus.BLOCKED})
_FAILED = {Outcome.GONE: PageStatus.GONE, Outcome.BLOCKED: PageStatus.BLOCKED}


def transition(before: Condition, event: Seen | Reread | Failed) -> Condition:
    """How a page stands after `event`; `since` moves only where the status does."""
    if isinstance(event, Failed):
        status = _FAILED.get(event.outcome, PageStatus.FAILING)
        after = _moved(before, status, event.at, event.reason)
        return after if status is PageStatus.GONE else replace(after, failed_checks=before.failed_checks + 1)
    if isinstance(event, Reread) and before.status in AWAY:
        return before
    if event.suspect is not None:
        return _moved(before, PageStatus.SUSPECT, event.suspect.since, event.suspect.reason)
    return _moved(before, PageStatus.OK, event.at, None)


def _moved(before: Condition, status: PageStatus, since: datetime, reason: str | None) -> Condition:
    return Condition(status=status, since=before.since if status is before.status else since, reason=reason)
