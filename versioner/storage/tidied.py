"""How long ago the last tidying may be: known without what works with a database."""

from __future__ import annotations

from datetime import datetime, timedelta

TIDIED_AT = "tidied at"  # the key in `meta`: when that was, RFC 3339
_TIDY_EVERY = timedelta(hours=6)


def long_ago(tidied_at: str | None, now: datetime) -> bool:
    """Whether it is hours since the last tidying, or that lies ahead because a clock was wrong."""
    return tidied_at is None or not timedelta() <= now - datetime.fromisoformat(tidied_at) < _TIDY_EVERY
