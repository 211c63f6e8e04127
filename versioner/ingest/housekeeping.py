"""What a daemon does in quiet hours: older bytes become patches on each other, leftovers are cleaned away."""

from __future__ import annotations

from versioner.app import App
from versioner.errors import StorageError
from versioner.ingest.proof import grow
from versioner.storage import compaction, pages, snapshots

_LEFTOVER_SECONDS = 24 * 3600.0  # a temporary file this old belongs to nobody who is still writing


def tidy(app: App) -> int:
    """Compact the snapshot store; how many objects were rewritten (0 where another process is at it)."""
    grow(app)
    app.snapshots.clean(older_than=_LEFTOVER_SECONDS)
    with app.db.read() as session:
        histories = [
            [row.sha256 for row in snapshots.snapshots_of(session, page.id)]
            for page in pages.all_pages(session)
        ]
    try:
        return compaction.compact(app.snapshots, histories).rewritten
    except StorageError:
        return 0  # another compaction is at work, and does the same
