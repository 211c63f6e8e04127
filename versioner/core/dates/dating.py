"""The honest dates: Last updated, Last changed and Generated on, from changes and judgements (design §2)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from versioner.core.decide.thresholds import Thresholds
from versioner.core.model import Basis, Change, Dated, Judgement, LastUpdated, Significance, Verdict

_STOOD_LONG = Thresholds().stood_long
_SIGNIFICANCE = {
    Verdict.MINOR: Significance.MINOR,
    Verdict.SUBSTANTIVE: Significance.SUBSTANTIVE,
    Verdict.TECHNICAL: Significance.TECHNICAL,
}


def judged(change: Change, judgements: Iterable[Judgement]) -> Change:
    """`change` with the last judgement of its version, if any, deciding its significance.

    A change that a person calls minor or technical is no longer silent: silence is a word for substantive ones.
    """
    verdicts = [j for j in judgements if j.version == change.version and j.verdict in _SIGNIFICANCE]
    if not verdicts:
        return change
    last = verdicts[-1]
    significance = _SIGNIFICANCE[last.verdict]
    return replace(
        change,
        significance=significance,
        silent=change.silent and significance is Significance.SUBSTANTIVE,
        judged=last,
    )


def all_judged(changes: Iterable[Change], judgements: Sequence[Judgement]) -> tuple[Change, ...]:
    """Changes as people judged them, oldest first (numbers are names, not an order)."""
    found = (judged(change, judgements) for change in changes)
    return tuple(sorted(found, key=lambda change: (change.first_seen, change.version)))


def is_news(change: Change) -> bool:
    """Whether a reader is told of `change`, in the log, in feeds and as Last updated: one answer for all.

    It is substantive, confirmed, no mere flap, and was found when it came, not by a better extractor later.

    A revert counts only where what it takes back had stood for long.
    """
    flap = change.reverted and not change.stood_long
    return change.significance is Significance.SUBSTANTIVE and change.told and not flap and not change.pending


def last_updated(changes: Sequence[Change], stood_long: timedelta = _STOOD_LONG) -> LastUpdated | None:
    """The latest substantive change that was not taken back soon after, or None before there is any.

    The publisher's own date is taken where it lies inside (`not_before`, `first_seen`].

    Args:
        changes: of a page, all that its last revert may have taken back among them.
        stood_long: what was taken back sooner than this is a flap: the text is what it was, and so is its date.
    """
    back = _taken_back(changes, stood_long)
    news = (change for change in changes if is_news(change) and change.version not in back)
    latest = max(news, key=lambda c: c.first_seen, default=None)
    if latest is None:
        return None
    declared = latest.declared_modified
    theirs = declared is not None and latest.not_before < declared <= latest.first_seen
    return LastUpdated(
        at=declared if theirs and declared else latest.first_seen,
        basis=Basis.PUBLISHER if theirs else Basis.OBSERVED,
        not_before=latest.not_before,
        version=latest.version,
    )


def takes_back(change: Change) -> bool:
    """Whether a change undoes others that had not stood for long, so that they count no longer."""
    return change.reverted and not change.stood_long and change.told and not change.pending


def _taken_back(changes: Sequence[Change], stood_long: timedelta) -> frozenset[int]:
    """The versions that a later one took back before they had stood for long."""
    order = sorted(changes, key=lambda change: (change.first_seen, change.version))
    found: set[int] = set()
    for n, change in enumerate(order):
        if not takes_back(change):
            continue
        for one in reversed(order[:n]):
            if one.version == change.reverted_to or change.first_seen - one.first_seen >= stood_long:
                break
            found.add(one.version)
    return frozenset(found)


def last_changed(changes: Sequence[Change]) -> datetime | None:
    """When the text last changed in any way that is not technical; None before that."""
    return max(
        (
            c.first_seen
            for c in changes
            if c.significance is not Significance.TECHNICAL and c.told and not c.pending
        ),
        default=None,
    )


def generated_on(declared: datetime | None, first_seen: datetime) -> Dated:
    """The declared date of publication, else when the page was first seen."""
    if declared is not None:
        return Dated(at=declared, basis=Basis.PUBLISHER)
    return Dated(at=first_seen, basis=Basis.OBSERVED)
