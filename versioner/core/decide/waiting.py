"""What has been seen once and waits to be confirmed, told as a change that is marked so."""

from __future__ import annotations

from datetime import datetime

from versioner.core.classify import change_between
from versioner.core.decide.state import PageState
from versioner.core.model import Change


def pending_change(state: PageState, previous: int, at: datetime) -> Change | None:
    """What has been seen once and waits to be confirmed, as a change that is marked so."""
    if state.pending_document is None or state.accepted is None:
        return None
    return change_between(
        state.accepted,
        state.pending_document,
        version=previous + 1,
        previous=previous,
        first_seen=state.pending_since or at,
        not_before=state.last_good_at or at,
        declared_modified=None,
        marked=None,
        pending=True,
    )
