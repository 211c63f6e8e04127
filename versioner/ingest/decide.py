"""Decide what a capture changes: the one way in of check, track, import, and of what people say.

    capture -> read -> derive with the page's state -> versions, changes, index, dates, status, drift -> Decision

Nothing here writes, and no transaction is open while anything is computed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, cast

from versioner.app import App
from versioner.core.dates import dating
from versioner.core.decide.derive import Same, derive
from versioner.core.decide.found import Accepted, Derived, FreshDatedEvent
from versioner.core.decide.status import Condition, Failed, Seen, transition
from versioner.core.model import (
    Basis,
    Change,
    Document,
    FreshDated,
    LastUpdated,
    Observation,
    Outcome,
    PageStatus,
    Version,
)
from versioner.core.told import details
from versioner.core.told.details import Why, coded
from versioner.core.url import host_of, leads_home, origin
from versioner.errors import ExtractError
from versioner.ingest import drift, events, offers
from versioner.ingest.capture import Capture
from versioner.ingest.chain import Chain
from versioner.ingest.decision import Decision, Versions
from versioner.ingest.drift import Neighbours
from versioner.ingest.ground import Ground, as_read_today, ground, observe
from versioner.ingest.write import decide_and_write
from versioner.storage import pages, versions
from versioner.storage import search as index
from versioner.storage.database import Session
from versioner.storage.drifts import DriftMoves
from versioner.storage.history import judged_changes, standing
from versioner.storage.records import PageRow, VersionRow
from versioner.storage.states import spelled

if TYPE_CHECKING:
    from versioner.storage.fields import PageUpdate

# When a source changes its articles are looked at sooner, and the other way round (design §5): not at
# once, so that an edit made in several steps is seen whole.
NEIGHBOUR_AFTER = timedelta(minutes=2)

# A permanent redirect moves the page's address once it has held for a day: a mistake is mended sooner.
MOVED_AFTER = timedelta(hours=24)


# ---------------------------------------------------------------- captures


def take(app: App, page_id: int, capture: Capture) -> Decision:
    """Take a capture into its page's history: keep the bytes, decide, write.

    Raises:
        NotFoundError: there is no such page any more.
    """
    if not capture.same:
        capture.keep(app.snapshots)

    def decide() -> Decision:
        on = ground(app, page_id)
        return _moving(on.page, of_capture(app, on, capture))

    return decide_and_write(app, decide)


def _moving(page: PageRow, decision: Decision) -> Decision:
    """A decision without the fields that stand so in the page's row: each costs an index or a trigger."""
    moved = {name: value for name, value in decision.fields.items() if value != getattr(page, name)}
    return replace(decision, fields=cast("PageUpdate", moved))


def fail(app: App, page_id: int, failed: Failed) -> Decision:
    """Say on a page that it could not be had, since when and why; raises as `take`."""
    return decide_and_write(app, lambda: of_failure(app, ground(app, page_id), failed))


def of_capture(app: App, on: Ground, capture: Capture) -> Decision:
    """What a capture changes; its bytes are in the snapshot store already where it is not the `same`."""
    try:
        seen = Same(at=capture.at) if capture.same else observe(on.page, capture)
    except ExtractError as error:
        found = of_failure(
            app, on, Failed(at=capture.at, outcome=Outcome.FAILED, reason=details.failure(error))
        )
        address = _address(app, on.page, capture)
        return replace(
            found,
            detail=_left_behind(on.page, address) or found.detail,
            fields={**found.fields, **address, **_UNREAD},
            snapshots=capture.rows,
        )
    return of_observation(app, on, capture, seen)


def of_observation(app: App, on: Ground, capture: Capture, seen: Observation | Same) -> Decision:
    """What a capture that shows `seen` changes."""
    on = as_read_today(app, on, seen)
    derived = derive(on.state, seen, seen.at, app.thresholds, confirming=capture.confirming)
    after = transition(on.page.condition, Seen(at=capture.at, suspect=derived.state.suspect))
    found = of_steps(app, on, [derived], after, at=capture.at)
    address = _address(app, on.page, capture)
    return replace(
        found,
        detail=_left_behind(on.page, address) or found.detail,
        fields={**found.fields, **address, **_validators(capture, on.page)},
        snapshots=() if capture.same else capture.rows,
        hints=(offers.readable(seen.source_hints) or None) if isinstance(seen, Observation) else None,
    )


# In place of a validator: this page's server gave one for two texts, and is asked for the whole page ever since.
_LIED = ""


def asked_whole(page: PageRow) -> bool:
    """Whether a page is asked for as a whole, since its server's validators cannot be believed."""
    return page.etag == _LIED


def _validators(capture: Capture, page: PageRow) -> PageUpdate:
    if not capture.sha256:
        return {}
    lied = asked_whole(page) or (
        capture.etag is not None
        and capture.etag == page.etag
        and page.last_canonical not in {None, "", capture.canonical}
    )
    return {
        "etag": _LIED if lied else capture.etag,
        "last_modified": None if lied else capture.last_modified,
        "last_sha256": capture.sha256,
        "last_canonical": capture.canonical,
    }


# What could not be read is read again next time, even where it is the same: an extractor may have learned.
_UNREAD: PageUpdate = {"etag": None, "last_modified": None, "last_sha256": None, "last_canonical": None}


def _address(app: App, page: PageRow, capture: Capture) -> PageUpdate:
    """Follow permanent redirects once they have held, but to a front page: what was taken down has not moved there."""
    if capture.moved_to is None or leads_home(page.url, capture.moved_to):
        return {"moved_to": None, "moved_since": None} if page.moved_to else {}
    if page.moved_to != capture.moved_to or page.moved_since is None:
        return {"moved_to": capture.moved_to, "moved_since": capture.at}
    if capture.at - page.moved_since < MOVED_AFTER:
        return {}
    with app.db.read() as session:
        if pages.page_by_url(session, capture.moved_to):
            return {}
    moved: PageUpdate = {"url": capture.moved_to, "moved_to": None, "moved_since": None}
    if page.headers and origin(capture.moved_to) != origin(page.url):
        moved["headers"] = ()  # secrets of one site are not another's
    return moved


def _left_behind(page: PageRow, fields: PageUpdate) -> str | None:
    """That the page moved to another site and its headers did not."""
    if "headers" not in fields:
        return None
    names = ", ".join(name for name, _ in page.headers)
    return coded(Why.HEADERS_DROPPED, to=host_of(fields["url"]), names=names)


# ---------------------------------------------------------------- what was derived


def of_steps(
    app: App,
    on: Ground,
    steps: Sequence[Derived],
    after: Condition,
    *,
    at: datetime,
) -> Decision:
    """What the steps that `derive` took one after another change, the page standing as `after` says."""
    state = steps[-1].state
    accepted = [event for step in steps for event in step.events if isinstance(event, Accepted)]
    around = _around(app, on.page, after, accepted=bool(accepted))
    fields: PageUpdate = {**condition_fields(after), "pending": bool(state.pending)}
    chain = _chain(app, on) if accepted else None
    if chain is not None:
        for event in accepted:
            chain.add(event, chain.following, chain.change_to(event, chain.following))
        fields |= _dates(app, on.page, accepted, chain.changes)
    moved = _drift(on.page, around, after, chain.versions if chain else ())
    return Decision(
        page=on.page.id,
        rests_on=turns(on.page, around),
        at=at,
        outcome=steps[-1].outcome,
        detail=steps[-1].detail,
        version=chain.number if chain else None,
        waiting=bool(state.pending),
        versions=chain.written() if chain else Versions(),
        state=spelled(state, chain.text if chain else on.text),
        fields=fields,
        fresh_dated=fresh_dated(steps),
        drift=moved,
        events=(
            *events.of_standing(on.page.condition, after),
            *events.of_changes(chain.changes if chain else ()),
            *events.of_drift(around, moved),
        ),
        sooner=tuple(set(around.pages) - {on.page.id}) if around is not None and accepted else (),
        sooner_at=at + NEIGHBOUR_AFTER,
    )


def fresh_dated(steps: Sequence[Derived]) -> tuple[FreshDated, ...]:
    """Moments at which the declared date moved and the text did not."""
    events = (event for step in steps for event in step.events if isinstance(event, FreshDatedEvent))
    return tuple(FreshDated(at=event.at, from_=event.from_, to=event.to) for event in events)


def _chain(app: App, on: Ground) -> Chain:
    """The page's chain of versions, to be written on."""
    page = on.page
    with app.db.read() as session:
        newest = versions.newest_version(session, page.id)
        return Chain(
            page=page.id,
            latest=_latest(session, on, newest) if newest else None,
            number=newest.number if newest else 0,
            following=versions.next_number(session, page.id),
            before=on.state.number,
            numbered=lambda ordinal: _numbered(app, page.id, ordinal),
            packer=versions.packer_of(session, page.id),
            shelf=index.shelf(session, page.id),
        )


def _latest(session: Session, on: Ground, newest: VersionRow) -> Document | None:
    """The newest version's text as the next is read: where another extractor read it, as it is remembered since."""
    if newest.extractor != on.state.extractor and on.state.accepted is not None:
        return on.state.accepted
    if on.text is not None and on.text.blob == newest.text_blob_id:
        return on.text.document
    return versions.with_document(session, newest).document


def _numbered(app: App, page_id: int, ordinal: int) -> int | None:
    with app.db.read() as session:
        rows = standing(session, page_id)
    return rows[ordinal - 1].number if 0 < ordinal <= len(rows) else None


def _dates(app: App, page: PageRow, accepted: Sequence[Accepted], made: Sequence[Change]) -> PageUpdate:
    """The page's fields that follow from new versions; one that takes another back is weighed with all of them."""
    latest = accepted[-1].document
    first_seen = page.first_seen_at or accepted[0].first_seen
    updated, changed = page.last_updated, page.last_changed_at
    for change in made:
        updated = dating.last_updated((change,), app.thresholds.stood_long) or updated
        changed = dating.last_changed((change,)) or changed
    if any(dating.takes_back(change) for change in made):
        with app.db.read() as session:
            told = judged_changes(session, page.id)
        updated = dating.last_updated((*told, *made), app.thresholds.stood_long)
    was = page.generated_on
    before = was.at if was is not None and was.basis is Basis.PUBLISHER else None
    return dates(latest, first_seen, declared=published(accepted) or before, updated=updated, changed=changed)


def published(accepted: Sequence[Accepted]) -> datetime | None:
    """The day of publication that the page declared last: a text that leaves it out takes nothing back."""
    return next((one.document.published for one in reversed(accepted) if one.document.published), None)


def dates(
    latest: Document,
    first_seen: datetime,
    *,
    declared: datetime | None,
    updated: LastUpdated | None,
    changed: datetime | None,
) -> PageUpdate:
    """The page's fields that its latest text, its first, the declared publication and its changes give."""
    return {
        "title": latest.title,
        "language": latest.language,
        "last_updated": updated,
        "last_changed_at": changed,
        "first_seen_at": first_seen,
        "generated_on": dating.generated_on(declared, first_seen),
    }


def condition_fields(after: Condition) -> PageUpdate:
    """How a page stands, as its row has it."""
    return {
        "status": after.status,
        "status_since": after.since,
        "status_reason": after.reason,
        "failed_checks": after.failed_checks,
    }


# ---------------------------------------------------------------- failures


def of_failure(app: App, on: Ground, failed: Failed) -> Decision:
    """What it changes that a page could not be had: how it stands. Its last good text stays."""
    after = transition(on.page.condition, failed)
    around = _around(app, on.page, after, accepted=False)
    moved = _drift(on.page, around, after, ())
    return Decision(
        page=on.page.id,
        rests_on=turns(on.page, around),
        at=failed.at,
        outcome=failed.outcome,
        detail=failed.reason,
        waiting=False,
        fields=condition_fields(after),
        drift=moved,
        events=(*events.of_standing(on.page.condition, after), *events.of_drift(around, moved)),
    )


# ---------------------------------------------------------------- neighbours


def _around(app: App, page: PageRow, after: Condition, *, accepted: bool) -> Neighbours | None:
    """The page's neighbours, where drift may move: by a new text, or by a source that is gone or back."""
    went = (page.status is PageStatus.GONE) is not (after.status is PageStatus.GONE)
    if page.id == 0 or not (accepted or went):
        return None
    with app.db.read() as session:
        found = drift.neighbours(session, page)
    return found if found.sources else None


def _drift(
    page: PageRow, around: Neighbours | None, after: Condition, new: Sequence[Version]
) -> tuple[DriftMoves, ...]:
    if around is None:
        return ()
    return drift.moves(around, page.id, condition=after, texts=[*around.texts[page.id], *new])


def turns(page: PageRow, around: Neighbours | None) -> tuple[tuple[int, int], ...]:
    """What a decision rests on: the turns of the page and of those around it that were read."""
    read = around.turns if around else {}
    return tuple(sorted({**read, page.id: page.turn}.items()))
