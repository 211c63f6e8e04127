"""Replay a page's whole past through `derive`, and reconcile what comes out with what is stored.

`rederive` does it because the extractor has learned; `import` because older captures came in. Numbers and
ids once given stay valid: a version found again keeps its own, a new one gets the next free number, one
that is found no more is superseded and its address still answers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from versioner.app import App
from versioner.core.dates import dating
from versioner.core.decide.found import Accepted, Derived
from versioner.core.decide.state import PageState
from versioner.core.decide.status import Reread, transition
from versioner.core.extract import EXTRACTOR
from versioner.core.model import Change, Judgement, Outcome, Version
from versioner.frozen import dataclass
from versioner.ingest import drift
from versioner.ingest.chain import Chain
from versioner.ingest.decide import condition_fields, dates, fresh_dated, published, turns
from versioner.ingest.decision import Decision
from versioner.ingest.past import Moment, past, replay
from versioner.storage import changes, codec, judgements, pages, runs, snapshots, versions
from versioner.storage import search as index
from versioner.storage.history import standing
from versioner.storage.records import Completion, NewSnapshot, PageRow, VersionRow
from versioner.storage.states import spelled
from versioner.storage.texts import Packer

if TYPE_CHECKING:
    from versioner.storage.fields import PageUpdate


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """What is stored of a page, read in one transaction."""

    page: PageRow
    moments: tuple[Moment, ...]
    versions: tuple[VersionRow, ...]
    texts: Mapping[int, bytes]
    changes: Mapping[int, Change]
    judged: tuple[Judgement, ...]
    following: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """What a replay changes, and how many versions it found again, made and lost."""

    decision: Decision
    found_again: int
    new: int
    superseded: int


def _stored(
    app: App, page_id: int, rows: Sequence[NewSnapshot] = (), checks: Sequence[Completion] = ()
) -> Stored:
    with app.db.read() as session:
        judged = judgements.judgements_of(session, page_id)
        kept = (*snapshots.snapshots_of(session, page_id), *rows)
        return Stored(
            page=pages.page(session, page_id),
            moments=past(kept, (*runs.runs_of(session, page_id), *checks), judged),
            versions=standing(session, page_id),
            texts=versions.text_digests(session, page_id),
            changes={change.version: change for change in changes.changes_of(session, page_id)},
            judged=judged,
            following=versions.next_number(session, page_id),
        )


def reconcile(
    app: App,
    page_id: int,
    *,
    rederived: bool = False,
    rows: Sequence[NewSnapshot] = (),
    checks: Sequence[Completion] = (),
) -> Reconciled:
    """Replay a page's past and decide what that changes of what is stored.

    Args:
        app: what to work with.
        page_id: the page.
        rederived: the extractor changed, not the world: versions are marked, no reader is told.
        rows, checks: snapshots and checks that come into the past with this decision.
    """
    stored = _stored(app, page_id, rows, checks)
    steps = replay(app, stored.page, stored.moments)
    accepted = [event for step in steps for event in step.events if isinstance(event, Accepted)]
    pairs = _paired(stored.versions, accepted)
    lost = {row.number for row in stored.versions} - {row.number for row in pairs.values()}
    with app.db.read() as session:
        chain = Chain(
            page=page_id,
            latest=None,
            number=0,
            following=stored.following,
            before=0,
            numbered=lambda _: None,
            packer=Packer.empty(),
            shelf=index.emptied(session, page_id),
        )
    told = _relate(chain, accepted, pairs, stored, rederived=rederived)
    unled = tuple(version.number for version in chain.versions[:1])
    return Reconciled(
        decision=replace(
            _decision(
                app,
                stored,
                steps,
                chain,
                told,
                declared=published(accepted),
                lost=tuple(sorted(lost)),
                unled=unled,
            ),
            snapshots=tuple(rows),
            checks=tuple(checks),
        ),
        found_again=len(pairs),
        new=len(accepted) - len(pairs),
        superseded=len(lost),
    )


def _paired(before: Sequence[VersionRow], accepted: Sequence[Accepted]) -> Mapping[int, VersionRow]:
    """Which accepted text is which stored version: both were first shown by the same bytes at the same time."""
    by_origin: dict[tuple[str, datetime], list[VersionRow]] = {}
    for row in before:
        by_origin.setdefault((row.sha256, row.first_seen), []).append(row)
    found: dict[int, VersionRow] = {}
    for n, event in enumerate(accepted):
        rows = by_origin.get((event.sha256, event.first_seen))
        if rows:  # several versions may have been first seen by one fetch; they keep their order
            found[n] = rows.pop(0)
    return found


def _relate(
    chain: Chain,
    accepted: Sequence[Accepted],
    pairs: Mapping[int, VersionRow],
    stored: Stored,
    *,
    rederived: bool,
) -> tuple[Change, ...]:
    """Add the accepted texts to the chain, each with the change that leads to it; all changes that stand then.

    A change that comes out as it was stays as it was; only one that reads otherwise is marked as rederived.
    """
    told: list[Change] = []
    moved = True  # whether the text before is another than was stored
    for n, event in enumerate(accepted):
        row = pairs.get(n)
        number = row.number if row else chain.following
        was = stored.changes.get(number)
        before, moved = moved, stored.texts.get(number) != codec.digest(event.document)
        if rederived:
            change = _rederived(chain, event, number, was, new=row is None)
        else:
            change = _changed(chain, event, number, was, reads_otherwise=before or moved)
        if chain.latest is not None and (stands := change or was) is not None:
            told.append(stands)
        chain.add(
            event,
            number,
            change,
            known=row.id if row else None,
            rederived=rederived or (row is not None and row.rederived),
        )
    return tuple(told)


def _changed(
    chain: Chain, event: Accepted, number: int, was: Change | None, *, reads_otherwise: bool
) -> Change | None:
    """The change to a version where older captures came in; None where what was told of it stands as it is."""
    if was is None or was.previous != chain.number:
        return chain.change_to(event, number)
    change = chain.change_to(event, number) if reads_otherwise else None
    return None if change is None or change.sections == was.sections else change


def _rederived(chain: Chain, event: Accepted, number: int, was: Change | None, *, new: bool) -> Change | None:
    """The change to a version as it reads now; None where it comes out as it was told."""
    change = chain.change_to(event, number)
    if change is None:
        return None
    if was is None or new:
        return replace(change, rederived=True, told=False)
    # what was told of it stands: how much it matters, and how it stood in the past as it was known then
    change = replace(
        change,
        significance=was.significance,
        silent=was.silent,
        told=was.told,
        not_before=was.not_before,
        reverted=was.reverted,
        reverted_to=was.reverted_to,
        stood_long=was.stood_long,
    )
    same = replace(change, rederived=was.rederived) == was
    return None if same else replace(change, rederived=True)


def _decision(
    app: App,
    stored: Stored,
    steps: Sequence[Derived],
    chain: Chain,
    told: Sequence[Change],
    *,
    declared: datetime | None,
    lost: tuple[int, ...],
    unled: tuple[int, ...],
) -> Decision:
    page, now = stored.page, app.now()
    state = steps[-1].state if steps else PageState.empty()
    after = transition(page.condition, Reread(at=now, suspect=state.suspect))
    fields: PageUpdate = {
        **condition_fields(after),
        "extractor": EXTRACTOR,
        "pending": bool(state.pending),
    }
    if chain.latest is not None:
        judged = dating.all_judged(told, stored.judged)
        fields |= dates(
            chain.latest,
            chain.versions[0].first_seen,
            declared=declared,
            updated=dating.last_updated(judged, app.thresholds.stood_long),
            changed=dating.last_changed(judged),
        )
    with app.db.read() as session:
        around = drift.neighbours(session, page)
    return Decision(
        page=page.id,
        rests_on=turns(page, around),
        at=now,
        outcome=steps[-1].outcome if steps else Outcome.UNCHANGED,
        versions=chain.written(superseded=lost, unled=unled),
        state=spelled(state, chain.text),
        fields=fields,
        fresh_dated=fresh_dated(steps),
        fresh_anew=True,
        drift=drift.moves(around, page.id, condition=after, texts=_in_order(chain.versions)),
        waiting=bool(state.pending),
    )


def _in_order(found: Sequence[Version]) -> tuple[Version, ...]:
    return tuple(sorted(found, key=lambda version: (version.first_seen, version.number)))
