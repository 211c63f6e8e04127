"""What a decision starts from: a page, and what is remembered of it as today's extractor reads it."""

from __future__ import annotations

from dataclasses import replace

from versioner.app import App
from versioner.core.decide.anew import is_calm, read_anew
from versioner.core.decide.derive import Same, derive
from versioner.core.decide.state import PageState
from versioner.core.model import Observation
from versioner.errors import CorruptError, ExtractError, NotFoundError, OldStateError
from versioner.frozen import dataclass
from versioner.ingest.capture import Capture, from_store
from versioner.ingest.past import moments_of, replay
from versioner.storage import pages, runs, snapshots
from versioner.storage.history import remembered
from versioner.storage.records import PageRow
from versioner.storage.states import Kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What a decision starts from: the page and what is remembered of it, read in one transaction.

    Attributes:
        text: its newest, on which the state is kept; None where there is none.
    """

    page: PageRow
    state: PageState
    text: Kept | None = None

    @classmethod
    def new(cls, page: PageRow) -> Ground:
        """Of a page that is not stored yet."""
        return cls(page=page, state=PageState.empty())


def ground(app: App, page_id: int) -> Ground:
    """Read it.

    Raises:
        NotFoundError: there is no such page.
    """
    try:
        with app.db.read() as session:
            page, known = pages.page(session, page_id), remembered(session, page_id)
            state = known.state
            seen = runs.last_same(session, page_id, after=state.last_at) if state.last_at else None
    except OldStateError:
        return _folded_again(app, page_id)
    if seen is not None:  # looks that saw nothing new left the state alone; what comes now rests on them too
        state = derive(state, Same(at=seen), seen, app.thresholds).state
    return Ground(page=page, state=state, text=known.text)


def _folded_again(app: App, page_id: int) -> Ground:
    """What a page's stored past comes to, where what was remembered of it cannot be read any more."""
    with app.db.read() as session:
        page, moments = pages.page(session, page_id), moments_of(session, page_id)
    steps = replay(app, page, moments)
    return Ground(page=page, state=steps[-1].state if steps else PageState.empty())


def as_read_today(app: App, on: Ground, seen: Observation | Same) -> Ground:
    """The ground of what was seen, read by the same extractor.

    A better extractor reads a page that nobody edited otherwise than the one before: held against each other the two
    readings would be an edit. What the page showed last is read again, its whole past where something waits.
    """
    state = on.state
    if isinstance(seen, Same) or state.last is None or state.extractor == seen.extractor:
        return on
    try:
        anew = _calm_anew(app, on) if is_calm(state) else _folded_again(app, on.page.id).state
    except (NotFoundError, CorruptError, ExtractError):  # bytes are lost: the page is looked at all the same
        anew = PageState.empty()
    if anew.accepted is None:
        anew = state
    return replace(on, state=replace(anew, extractor=seen.extractor))


def _calm_anew(app: App, on: Ground) -> PageState:
    """The state with the capture that was read last read again; as it is where the bytes of that were let go.

    Raises:
        NotFoundError, CorruptError, ExtractError: they are lost, damaged, or say nothing any more.
    """
    with app.db.read() as session:
        row = snapshots.snapshot_named(session, on.page.id, on.state.last_sha256)
    if row is None or row.pruned_at is not None:
        return on.state
    return read_anew(on.state, observe(on.page, from_store(row, app.snapshots.get(row.sha256))).document)


def observe(page: PageRow, capture: Capture) -> Observation:
    """Read a capture with the page's own settings of what to ignore; raises as `Capture.read`."""
    return capture.read(ignore=page.ignore, only=page.only)
