"""What an operator may set of the decision what is an edit."""

from __future__ import annotations

from datetime import timedelta

from versioner.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """What an operator may set.

    Attributes:
        suspect_checks: checks in a row before a suspect text may be taken (research/extraction §3.4: 4).
        suspect_holds: and how long it must have stood (same place: 48 h).
        stood_long: how long an edit must have stood for its retraction to be news (design §2: 24 h).
    """

    suspect_checks: int = 4
    suspect_holds: timedelta = timedelta(hours=48)
    stood_long: timedelta = timedelta(hours=24)
