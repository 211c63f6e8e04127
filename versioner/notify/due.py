"""Whether there is anybody to tell: what every check asks, and mostly hears no."""

from __future__ import annotations

from versioner.app import App
from versioner.storage import undelivered


def anything_waiting(app: App) -> bool:
    """Whether a delivery is due now."""
    with app.db.read() as session:
        return undelivered.anything_waiting(session, app.now())
