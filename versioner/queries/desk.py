"""What a watchdog's desk shows on every page: how much waits, and how much is out of date."""

from __future__ import annotations

from dataclasses import dataclass

from versioner.app import App
from versioner.storage import drifts, tallies


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Articles that want a person.

    Attributes:
        waiting: those with a suspect or pending text.
        out_of_date: those that a source of theirs has overtaken.
    """

    waiting: int
    out_of_date: int


def desk(app: App) -> Desk:
    """The counts of now; they cost the same however many articles there are."""
    with app.db.read() as session:
        return Desk(
            waiting=int(tallies.total(session, tallies.WAITING)), out_of_date=drifts.overtaken(session)
        )
