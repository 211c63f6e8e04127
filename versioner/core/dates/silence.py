"""Whether a page marks its changes: by a new date, visible or in its metadata, or by a note (design §2).

A page *carries* marks where it was ever seen to show one. What it marks is compared with what it marked at the
last check before the change, never with the last version.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from versioner.core.model import Document

_AGO = "~"


def moved(before: Collection[str], now: Collection[str], since: datetime) -> bool:
    """Whether a date or a note is new.

    Args:
        before: what the page marked at the last check before (`Document.stamps`).
        now: what it marks.
        since: that check's moment; "5 minutes ago" is new where it can mean a later one.
    """
    known = set(before)
    return any(mark not in known and (mark[1:2] != _AGO or _after(mark, since)) for mark in now)


def _after(mark: str, since: datetime) -> bool:
    return datetime.fromisoformat(mark[2:]) > since


def marked_between(old: Document, new: Document, since: datetime) -> bool | None:
    """Whether a page marks what lies between two of its texts; None where neither carries any mark."""
    return moved(old.stamps, new.stamps, since) if old.stamps or new.stamps else None


def combined(found: Collection[bool | None]) -> bool | None:
    """What holds of several edits together: marked where one is, unknown only where all are."""
    if True in found:
        return True
    return False if False in found else None
