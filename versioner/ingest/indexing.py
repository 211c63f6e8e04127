"""Bring pages from before there was a search index into it, in pieces."""

from __future__ import annotations

from versioner.app import App, Progress
from versioner.storage import pages, versions
from versioner.storage import search as index
from versioner.storage.batches import batched
from versioner.storage.history import standing
from versioner.storage.meta import get_meta, put_meta

_BATCH = 20  # pages indexed in one transaction


def catch_up(app: App, *, most: int | None = None, progress: Progress | None = None) -> int:
    """Index the pages that come from before there was an index; how many were.

    Args:
        app: what to work with.
        most: pages at most, all by default.
        progress: told how far it has come.
    """
    done = last = 0
    with app.db.read() as session:
        if get_meta(session, index.WHOLE):
            return 0
    while most is None or done < most:
        with app.db.read() as session:
            size = _BATCH if most is None else min(_BATCH, most - done)
            wanted, left = index.behind(session, size, after=last)
        for page_id in wanted:
            index_page(app, page_id)
        if not wanted:
            with app.db.write() as session:
                put_meta(session, index.WHOLE, value=True)
            break
        done, last = done + len(wanted), wanted[-1]
        if progress is not None:
            progress(done, done + left - len(wanted), "pages indexed for search")
    return done


def index_page(app: App, page_id: int) -> None:
    """Index a page anew."""
    while True:
        with app.db.read() as session:
            turn = pages.page(session, page_id).turn
            shelf = index.emptied(session, page_id)
            for part in batched(standing(session, page_id), _BATCH):
                for row, version in zip(part, versions.with_documents(session, part), strict=True):
                    shelf.add(row.number, row.text_blob_id, version.document)
        with app.db.write() as session:
            if pages.hold(session, {page_id: turn}):
                index.put(session, page_id, shelf.moves)
                return
