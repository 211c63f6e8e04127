"""The decision: a page's history and a new observation in, the new history and what happened out.

    observation -> guard: can this be the article? -> suspect
                -> hunks between the accepted text and what is seen, volatile blocks left out
                -> what two fetches agree on is an edit -> Accepted
                -> what they do not agree on is furniture, and remembered as such
                -> the rest waits -> pending

Pure: check, import and rederive fold the same function over the same past and get the same versions.
A person's decision is a step of its own (`decide`), taken at its own moment.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import blake2b

from rapidfuzz.distance import LCSseq

from versioner.core import guard
from versioner.core.align import carry_section_ids
from versioner.core.extract.page import is_prose
from versioner.core.model import Block, BlockKind, Document, Judgement, Observation, Outcome, Role, Verdict
from versioner.core.noise import (
    CHURN,
    FLIPS,
    Atom,
    History,
    Unsteady,
    atoms,
    churn,
    churned,
    learn,
    masked,
    name_of,
    related,
    rotates,
    settled,
    why_volatile,
)
from versioner.core.state import PageState, Past, Pending, Suspect


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Same:
    """A check that saw the page as it was last seen: 304, the same bytes, the same canonical HTML."""

    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """A new version.

    Attributes:
        number: its ordinal among the page's versions.
        sha256, first_seen: the snapshot that first showed what is new in it.
        reverted_to: the ordinal of the version whose text it is again; None where it is new.
        stood_long: what the revert takes back had stood for long.
    """

    number: int
    document: Document
    first_seen: datetime
    not_before: datetime
    confirmed_at: datetime
    sha256: str
    declared_modified: datetime | None = None
    previous_declared: datetime | None = None
    reverted_to: int | None = None
    stood_long: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FreshDatedEvent:
    """The declared date moved, the text did not."""

    at: datetime
    from_: datetime
    to: datetime


Event = Accepted | FreshDatedEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """What one step found."""

    state: PageState
    outcome: Outcome
    detail: str | None = None
    events: tuple[Event, ...] = ()


# Fetches that must show a difference before it is an edit: one more than the first for an ordinary one.
ORDINARY = 2
# Running text in a slot whose content has come and gone before: a third fetch is asked for.
DOUBTFUL = 3
# Word similarity from which a paragraph not yet confirmed and the one now in its place are one, edited twice.
EDITED_AGAIN = 0.5
# Anything else in such a slot.
RESTLESS = 5
# Names of blocks that came and went with the latest versions, remembered to see a text that is back.
_STEPS = 400
_NEVER = datetime.min.replace(tzinfo=UTC)


def derive(
    state: PageState,
    seen: Observation | Same,
    now: datetime,
    thresholds: Thresholds,
    *,
    confirming: bool = False,
) -> Derived:
    """Take one check in.

    Args:
        state: the page's history.
        seen: what the check saw.
        now: its moment; a clock that jumped back is held at the last check's.
        thresholds: an operator's settings.
        confirming: fetched only to see whether something pending stands; teaches nothing.
    """
    at = now if state.last_at is None else max(now, state.last_at)
    if isinstance(seen, Same):
        return _same(state, at, thresholds)
    before = atoms(state.accepted) if state.accepted is not None else ()
    current = atoms(seen.document)
    doubt = guard.reason(seen, current, state.accepted, before)
    trusted = bool(seen.signals) and set(seen.signals) <= state.trusted
    if doubt is not None and not trusted:
        return _suspect(state, seen, current, doubt, at, thresholds, confirming=confirming)
    state = replace(state, suspect=None, last=seen.document, last_sha256=seen.sha256)
    if state.accepted is None:
        return _baseline(state, seen, at)
    if not confirming and state.good is not None:
        state = replace(state, history=learn(state.history, atoms(state.good), current, at))
    return _compare(state, seen.document, current, seen.sha256, at, thresholds)


def _same(state: PageState, at: datetime, thresholds: Thresholds) -> Derived:
    if state.last is None:
        return Derived(state=replace(state, last_at=at), outcome=Outcome.UNCHANGED)
    if state.suspect is not None:
        run = replace(state.suspect, checks=state.suspect.checks + 1)
        return _held(replace(state, suspect=run, last_at=at), at, thresholds)
    if not state.pending:
        return Derived(state=replace(state, last_at=at, last_good_at=at), outcome=Outcome.UNCHANGED)
    return _compare(state, state.last, atoms(state.last), state.last_sha256, at, thresholds)


# ---------------------------------------------------------------- suspects


def _suspect(
    state: PageState,
    seen: Observation,
    current: Sequence[Atom],
    doubt: str,
    at: datetime,
    thresholds: Thresholds,
    *,
    confirming: bool,
) -> Derived:
    run = state.suspect
    same = (
        run is not None
        and state.last is not None
        and guard.same_state(guard.words(atoms(state.last)), guard.words(current))
    )
    if run is None or not same:
        run = Suspect(reason=doubt, since=at, checks=1, sha256=seen.sha256, signals=seen.signals)
    elif not confirming:
        run = replace(run, checks=run.checks + 1, reason=doubt)
    state = replace(state, suspect=run, last=seen.document, last_sha256=seen.sha256, last_at=at)
    return _held(state, at, thresholds)


def _held(state: PageState, at: datetime, thresholds: Thresholds) -> Derived:
    """A suspect text is taken on its own only where it has held, and never where there are positive signs."""
    run = state.suspect
    if run is None or state.last is None:
        raise AssertionError("only a suspect page can hold")
    holds = run.checks >= thresholds.suspect_checks and at - run.since >= thresholds.suspect_holds
    if run.signals or not holds:
        return Derived(state=state, outcome=Outcome.SUSPECT, detail=run.reason)
    return _take(state, at, thresholds)


def _take(state: PageState, at: datetime, thresholds: Thresholds) -> Derived:
    """Accept the suspect text whole."""
    run, document = state.suspect, state.last
    if run is None or document is None:
        raise AssertionError("only a suspect page can be taken")
    not_before = state.last_good_at or run.since
    state = replace(state, suspect=None, pending=(), good=document)
    return _accept(
        state,
        document,
        first_seen=run.since,
        not_before=min(not_before, run.since),
        sha256=run.sha256,
        declared=document.modified,
        previous_declared=state.last_declared,
        at=at,
        thresholds=thresholds,
    )


def _baseline(state: PageState, seen: Observation, at: datetime) -> Derived:
    ids, following = carry_section_ids(Document(), seen.document, 1)
    document = seen.document.with_section_ids(ids)
    state = replace(
        state,
        accepted=document,
        good=document,
        next_section=following,
        versions=(Past(text=text_hash(document), first_seen=at),),
        last_at=at,
        last_good_at=at,
        last_declared=document.modified,
    )
    event = Accepted(
        number=1,
        document=document,
        first_seen=at,
        not_before=at,
        confirmed_at=at,
        sha256=seen.sha256,
        declared_modified=document.modified,
    )
    return Derived(state=state, outcome=Outcome.CHANGED, detail="first version", events=(event,))


# ---------------------------------------------------------------- differences


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hunk:
    """A difference between the accepted text and what is seen, in one place."""

    removed: tuple[Atom, ...]
    added: tuple[Atom, ...]
    after: int
    slot: str


def _compare(
    state: PageState,
    document: Document,
    current: Sequence[Atom],
    sha256: str,
    at: datetime,
    thresholds: Thresholds,
) -> Derived:
    """Hold what is seen against the accepted text and against what waits."""
    if state.accepted is None:
        raise AssertionError("there is nothing to compare with before the first version")
    state = _calmed(state, document, current)
    accepted = state.accepted or Document()
    hunks = _hunks(state, accepted, current)
    kept, ready, restless = _match(state, document, hunks, sha256, at)
    history = churned(state.history, restless, at)
    declared = document.modified
    moved = declared is not None and state.last_declared is not None and declared != state.last_declared
    state = replace(state, history=history, pending=tuple(kept), last_at=at, good=document)
    before = state.last_declared
    settled = replace(state, last_good_at=at, last_declared=declared or state.last_declared)
    if ready:
        return _publish(settled, ready, at, thresholds)
    if kept:
        count = len(kept)
        return Derived(
            state=settled,
            outcome=Outcome.PENDING,
            detail=f"{count} difference{'s wait' if count > 1 else ' waits'} to be confirmed",
        )
    if moved and before is not None and declared is not None:
        event = FreshDatedEvent(at=at, from_=before, to=declared)
        return Derived(
            state=settled, outcome=Outcome.NOISE, detail="the date moved, the text did not", events=(event,)
        )
    same = [atom.key for atom in current] == [atom.key for atom in atoms(accepted)]
    return Derived(state=settled, outcome=Outcome.UNCHANGED if same else Outcome.NOISE)


def _calmed(state: PageState, document: Document, current: Sequence[Atom]) -> PageState:
    """Take over, without an edit, what came or went while its block was volatile and has been calm since."""
    if state.accepted is None or not any(settled(atom, state.history) for atom in current):
        return state
    quiet = [
        _new(state, document, hunk, "", state.last_at or _NEVER)
        for hunk in _hunks(state, state.accepted, current)
        if all(settled(atom, state.history) for atom in (*hunk.removed, *hunk.added))
    ]
    if not quiet or state.pending:
        return state
    adopted = patched(state.accepted, quiet)
    ids, following = carry_section_ids(state.accepted, adopted, state.next_section)
    return replace(state, accepted=adopted.with_section_ids(ids), next_section=following)


def _hunks(state: PageState, accepted: Document, current: Sequence[Atom]) -> list[_Hunk]:
    """Where the two texts differ, volatile and refused blocks left out, differences that say nothing too."""
    history = state.history
    standing = atoms(accepted)
    turning = {atom.key for atom in standing if atom.index >= 0 and rotates(atom.key, history)}
    old = [atom for atom in standing if atom.key not in turning and why_volatile(atom, history) is None]
    new = [
        atom
        for atom in current
        if atom.key not in turning
        and why_volatile(atom, history) is None
        and name_of(atom.key) not in state.rejected
    ]
    a, b = [atom.key for atom in old], [atom.key for atom in new]
    if a == b:
        return []
    there, here = Counter(b), Counter(a)
    found = []
    for code in LCSseq.opcodes(a, b):
        if code.tag == "equal":
            continue
        hunk = _hunk(old, code.src_start, code.src_end, new[code.dest_start : code.dest_end], there)
        if not _says_nothing(hunk, here, there):
            found.append(hunk)
    return _joined(found)


def _hunk(
    old: Sequence[Atom], start: int, end: int, added: Sequence[Atom], there: Mapping[str, int]
) -> _Hunk:
    """A hunk with the name of its slot: the running text on either side that still stands."""

    def anchor(side: Iterable[Atom]) -> str:
        return next((atom.key for atom in side if (atom.prose or atom.heading) and there.get(atom.key)), "")

    left, right = anchor(reversed(old[:start])), anchor(old[end:])
    return _Hunk(
        removed=tuple(old[start:end]),
        added=tuple(added),
        after=old[start - 1].index if start else -1,
        slot=name_of(f"{left}\n{right}"),
    )


def _joined(hunks: list[_Hunk]) -> list[_Hunk]:
    """Hunks that touch (a delete right beside an insert) as one."""
    found: list[_Hunk] = []
    for hunk in hunks:
        last = found[-1] if found else None
        touches = last is not None and (
            last.after == hunk.after or (bool(last.removed) and last.removed[-1].index == hunk.after)
        )
        if last is not None and touches:
            found[-1] = replace(last, removed=last.removed + hunk.removed, added=last.added + hunk.added)
        else:
            found.append(hunk)
    return found


def _says_nothing(hunk: _Hunk, here: Counter[str], there: Counter[str]) -> bool:
    """Whether nothing is told by a difference: other borders around the same words, or furniture in another order."""
    if hunk.removed and hunk.added and _letters(hunk.removed) == _letters(hunk.added):
        small = len(hunk.removed) <= 2 and len(hunk.added) <= 2
        return not (small and all(atom.prose for atom in (*hunk.removed, *hunk.added)))
    if any(atom.prose for atom in (*hunk.removed, *hunk.added)):
        return False
    stays = all(there[atom.key] > 0 for atom in hunk.removed)
    was = all(here[atom.key] > 0 for atom in hunk.added)
    return stays and was


def _letters(found: Sequence[Atom]) -> str:
    return "".join("".join(atom.key.split()) for atom in found)


# ---------------------------------------------------------------- confirmation, block by block


def _match(
    state: PageState, document: Document, hunks: Sequence[_Hunk], sha256: str, at: datetime
) -> tuple[list[Pending], list[Pending], list[Unsteady]]:
    """Hold what waited against what is seen now: what waits on, what is confirmed, which places are unsteady."""
    kept: list[Pending] = []
    ready: list[Pending] = []
    gone: list[tuple[Pending, bool]] = []
    open_hunks = list(hunks)
    for waiting in state.pending:
        place = _overlapping(waiting, open_hunks)
        common = None if place is None else _common(waiting, open_hunks[place])
        if place is None or common is None:
            if place is not None and _stands(state, waiting):
                ready.append(waiting)
            else:
                gone.append((waiting, place is not None))
            continue
        hunk = open_hunks[place]
        confirmed = replace(common, sightings=waiting.sightings + 1)
        if confirmed.sightings >= confirmed.needed:
            ready.append(confirmed)
        else:
            kept.append(confirmed)
        rest = _rest(hunk, confirmed)
        if rest is None:
            del open_hunks[place]
        else:
            open_hunks[place] = rest
    back = any(waiting.removed and not third for waiting, third in gone)
    unsteady = [_unsteady(state, waiting, third=third, back=back) for waiting, third in gone]
    history = churned(state.history, unsteady, at)
    fresh = replace(state, history=history)
    for hunk in open_hunks:
        if not _turned(hunk, history):
            one = _new(fresh, document, hunk, sha256, at)
            (ready if one.sightings >= one.needed else kept).append(one)
    return kept, ready, unsteady


def _unsteady(state: PageState, waiting: Pending, *, third: bool, back: bool) -> Unsteady:
    """What is learned where something waited and is gone again.

    Where a third text stands in its place (`third`), what was exchanged takes turns there. Where the old text
    is back it may as well be an old copy of the page from a cache: what came instead of the text is not
    remembered, and what came beside it only where nothing went back with it (`back`).
    """
    news = [block for block in waiting.added if is_prose(block) and not _is_title(block)]
    gone = [state.accepted.blocks[index] for index in waiting.removed if index >= 0] if state.accepted else []
    texts = [block for block in gone if is_prose(block)]
    exchanged = third and len(texts) <= len(news)
    beside = not waiting.removed and not back
    turned = [*gone, *waiting.added] if exchanged else [*waiting.added] if beside else []
    keys = tuple(_block_key(block) for block in turned if not _is_title(block))
    return Unsteady(slot=waiting.slot, blocks=keys, most=len(news))


def _turned(hunk: _Hunk, history: History) -> bool:
    """Whether all that is left of a hunk has just been found to take turns."""
    touched = (*hunk.removed, *hunk.added)
    return all(rotates(atom.key, history) and atom.index >= 0 for atom in touched) and not hunk.added


def _overlapping(waiting: Pending, hunks: Sequence[_Hunk]) -> int | None:
    """The hunk in which what waited is seen again, or something else in its place."""
    gone = set(waiting.removed)
    texts = {_block_name(block) for block in waiting.added}
    best: tuple[int, int] | None = None
    for n, hunk in enumerate(hunks):
        shared = len(gone & {atom.index for atom in hunk.removed})
        if hunk.slot == waiting.slot or hunk.after == waiting.after:
            shared += len(texts & {_atom_name(atom) for atom in hunk.added})
            shared = shared or int(bool(hunk.added) and bool(texts))
        if shared and (best is None or shared > best[0]):
            best = (shared, n)
    return None if best is None else best[1]


def _common(waiting: Pending, hunk: _Hunk) -> Pending | None:
    """The part of what waited that is seen again; None where only the place still differs."""
    now = Counter(_atom_name(atom) for atom in hunk.added)
    old = Counter(_block_name(block) for block in waiting.added)
    news = [atom.key for atom in hunk.added if atom.prose and not old[_atom_name(atom)]]
    added, evolved = [], False
    for block in waiting.added:
        name = _block_name(block)
        if now[name] > 0:
            now[name] -= 1
            added.append(block)
        elif (later := _edited_again(block, news)) is not None:
            news.remove(later)
            added.append(block)
            evolved = True
    still_gone = {atom.index for atom in hunk.removed}
    removed = tuple(index for index in waiting.removed if index in still_gone)
    if waiting.added and not added:  # neither the old text nor the new: a third, or nothing at all
        edited = removed and not hunk.added and not _exchange(hunk.removed, waiting.added)
        return replace(waiting, removed=removed, added=()) if edited else None
    if not added and not removed:
        return None
    if not waiting.added and _fills(hunk):
        return None
    if _only_labels(added, waiting.added):
        return None
    sightings = max(waiting.sightings, waiting.needed - 1) if evolved else waiting.sightings
    return replace(waiting, added=tuple(added), removed=removed, sightings=sightings)


def _exchange(gone: Sequence[Atom], came: Sequence[Block]) -> bool:
    """Whether blocks came for others of their kind that they have nothing to do with."""
    if sum(atom.prose for atom in gone) != sum(is_prose(block) for block in came):
        return False
    return not related(" ".join(atom.key for atom in gone), " ".join(masked(block.text) for block in came))


def _fills(hunk: _Hunk) -> bool:
    """Whether what stood empty at the last fetch is filled by another paragraph than the one that went."""
    news, gone = [atom for atom in hunk.added if atom.prose], [atom for atom in hunk.removed if atom.prose]
    return bool(news) and len(news) == len(gone) and not _related(hunk)


def _only_labels(added: Sequence[Block], came: Sequence[Block]) -> bool:
    """Whether all that two fetches agree on are labels ("Advertisement") of texts on which they do not."""
    if not added or any(is_prose(block) or block.kind is BlockKind.HEADING for block in added):
        return False
    return len(added) < len(came) and any(is_prose(block) for block in came)


def _edited_again(block: Block, news: Sequence[str]) -> str | None:
    """What a sentence of running text, not yet confirmed, reads now: edited further, it stood in between."""
    if not block.in_body or not is_prose(block):
        return None
    name = masked(block.text)
    return next((later for later in news if related(name, later, share=EDITED_AGAIN)), None)


def _stands(state: PageState, waiting: Pending) -> bool:
    """Where a third text is shown, an edit stands if running text was edited, not exchanged."""
    if state.accepted is None or not waiting.removed or not waiting.added:
        return False
    by_index = {atom.index: atom for atom in atoms(state.accepted)}
    gone = [by_index[index] for index in waiting.removed if index in by_index]
    if not any(atom.prose for atom in gone):
        return False
    return related(" ".join(atom.key for atom in gone), " ".join(block.text for block in waiting.added))


def _rest(hunk: _Hunk, confirmed: Pending) -> _Hunk | None:
    """What is left of a hunk beside what was confirmed of it."""
    texts = Counter(_block_name(block) for block in confirmed.added)
    added = []
    for atom in hunk.added:
        name = _atom_name(atom)
        if texts[name] > 0:
            texts[name] -= 1
        else:
            added.append(atom)
    removed = tuple(atom for atom in hunk.removed if atom.index not in confirmed.removed)
    return replace(hunk, removed=removed, added=tuple(added)) if removed or added else None


def _atom_name(atom: Atom) -> str:
    return ("T" if atom.index == -1 else "B") + atom.key


def _block_name(block: Block) -> str:
    return ("T" if _is_title(block) else "B") + _block_key(block)


def _block_key(block: Block) -> str:
    found = atoms(Document(blocks=(block,)))
    return found[0].key if found else ""


def _is_title(block: Block) -> bool:
    return block.kind is BlockKind.HEADING and block.level == 0


def _new(state: PageState, document: Document, hunk: _Hunk, sha256: str, at: datetime) -> Pending:
    blocks = tuple(
        Block(kind=BlockKind.HEADING, text=document.title, level=0)
        if atom.index == -1
        else document.blocks[atom.index]
        for atom in hunk.added
    )
    last_good = state.last_good_at or at
    return Pending(
        removed=tuple(atom.index for atom in hunk.removed),
        added=blocks,
        after=hunk.after,
        slot=hunk.slot,
        sightings=1,
        needed=_needed(state, hunk),
        sha256=sha256,
        first_seen=at,
        not_before=min(last_good, at),
        declared=document.modified,
        previous_declared=state.last_declared,
    )


def _needed(state: PageState, hunk: _Hunk) -> int:
    """How many fetches must show a difference, by how much it looks like furniture."""
    touched = (*hunk.removed, *hunk.added)
    if hunk.removed and hunk.added and _related(hunk):
        return ORDINARY
    if any(rotates(atom.key, state.history) for atom in hunk.added):
        return RESTLESS
    count, most = churn(state.history, hunk.slot)
    news = [atom for atom in hunk.added if atom.prose]
    if not any(atom.prose or atom.heading for atom in touched):
        return RESTLESS if count >= CHURN else ORDINARY
    if count and news:
        return RESTLESS if len(news) <= most else ORDINARY
    gone = [atom for atom in hunk.removed if atom.prose]
    exchanged = bool(news) and len(news) == len(gone)
    return DOUBTFUL if count or exchanged else ORDINARY


def _related(hunk: _Hunk) -> bool:
    return related(" ".join(a.key for a in hunk.removed), " ".join(a.key for a in hunk.added))


# ---------------------------------------------------------------- versions


def patched(document: Document, edits: Sequence[Pending]) -> Document:
    """The document with confirmed edits applied; their indices are all of this document."""
    gone = {index for edit in edits for index in edit.removed}
    inserted: dict[int, list[Block]] = {}
    title = document.title
    for edit in sorted(edits, key=lambda one: one.after):
        for block in edit.added:
            if _is_title(block):
                title = block.text
            else:
                inserted.setdefault(edit.after, []).append(block)
    blocks = list(inserted.get(-1, []))
    for index, block in enumerate(document.blocks):
        if index not in gone:
            blocks.append(block)
        blocks.extend(inserted.get(index, []))
    return replace(document, title=title, blocks=tuple(blocks), section_ids=())


def _publish(state: PageState, ready: Sequence[Pending], at: datetime, thresholds: Thresholds) -> Derived:
    """Make a version of what is confirmed, oldest sight first; what waits on is placed anew in it.

    Differences first seen by different fetches are different edits, and become versions of their own.
    """
    if state.accepted is None or state.good is None:
        raise AssertionError("nothing can be confirmed before the first version")
    first = min(ready, key=lambda one: one.first_seen)
    group = [one for one in ready if one.first_seen == first.first_seen]
    waiting = (*(one for one in ready if one not in group), *state.pending)
    seen = state.good
    document = replace(
        patched(state.accepted, group),
        byline=seen.byline,
        language=seen.language,
        published=seen.published,
        modified=seen.modified,
    )
    document = replace(document, blocks=_restamped(document.blocks, seen.blocks))
    found = _accept(
        replace(state, pending=()),
        document,
        first_seen=first.first_seen,
        not_before=min(one.not_before for one in group),
        sha256=first.sha256,
        declared=first.declared,
        previous_declared=first.previous_declared,
        at=at,
        thresholds=thresholds,
    )
    placed = _replaced(found.state, state.accepted, seen, waiting)
    due = [one for one in placed if one.sightings >= one.needed]
    rest = replace(found.state, pending=tuple(one for one in placed if one not in due))
    if not due:
        return replace(found, state=rest)
    later = _publish(rest, due, at, thresholds)
    return replace(later, events=found.events + later.events)


def _replaced(state: PageState, old: Document, seen: Document, waiting: Sequence[Pending]) -> list[Pending]:
    """What waits, found again in the new version: each part with the dates it had."""
    if not waiting or state.accepted is None:
        return []
    keys = {atom.index: atom.key for atom in atoms(old)}
    come = {_block_name(block): one for one in waiting for block in one.added}
    gone = {keys[index]: one for one in waiting for index in one.removed if index in keys}
    found = []
    for hunk in _hunks(state, state.accepted, atoms(seen)):
        parts: dict[int, tuple[Pending, list[Atom], list[Atom]]] = {}
        for atom in hunk.removed:
            if (origin := gone.get(atom.key)) is not None:
                parts.setdefault(id(origin), (origin, [], []))[1].append(atom)
        for atom in hunk.added:
            if (origin := come.get(_atom_name(atom))) is not None:
                parts.setdefault(id(origin), (origin, [], []))[2].append(atom)
        # what this version itself brought and the page has already exchanged again goes with what came for it
        strays = [atom for atom in hunk.removed if atom.key not in gone]
        if parts and strays:
            next(iter(parts.values()))[1].extend(strays)
        for origin, removed, added in parts.values():
            part = replace(hunk, removed=tuple(removed), added=tuple(added))
            fresh = _new(state, seen, part, origin.sha256, origin.first_seen)
            found.append(
                replace(
                    fresh,
                    sightings=origin.sightings,
                    needed=origin.needed,
                    not_before=origin.not_before,
                    declared=origin.declared,
                    previous_declared=origin.previous_declared,
                )
            )
    return found


def _restamped(blocks: tuple[Block, ...], seen: tuple[Block, ...]) -> tuple[Block, ...]:
    """Date stamps as they read now: they are no part of the decision, but a version shows the current ones."""
    stamps = [block for block in seen if block.role is Role.STAMP]
    mine = [n for n, block in enumerate(blocks) if block.role is Role.STAMP]
    if len(stamps) != len(mine):
        return blocks
    renewed = list(blocks)
    for n, block in zip(mine, stamps, strict=True):
        renewed[n] = block
    return tuple(renewed)


def _accept(
    state: PageState,
    document: Document,
    *,
    first_seen: datetime,
    not_before: datetime,
    sha256: str,
    declared: datetime | None,
    previous_declared: datetime | None,
    at: datetime,
    thresholds: Thresholds,
) -> Derived:
    ids, following = carry_section_ids(state.accepted or Document(), document, state.next_section)
    document = document.with_section_ids(ids)
    text = text_hash(document)
    came, went = _moved(state.accepted, document)
    back = next((n for n, past in enumerate(state.versions[:-1], 1) if past.text == text), None)
    back = back or _taken_back(state, came, went)
    stood = state.versions[-1].first_seen if state.versions else first_seen
    event = Accepted(
        number=state.number + 1,
        document=document,
        first_seen=first_seen,
        not_before=not_before,
        confirmed_at=at,
        sha256=sha256,
        declared_modified=declared,
        previous_declared=previous_declared,
        reverted_to=back,
        stood_long=back is not None and first_seen - stood >= thresholds.stood_long,
    )
    past = Past(text=text, first_seen=first_seen, came=tuple(came.elements()), went=tuple(went.elements()))
    state = replace(
        state,
        accepted=document,
        next_section=following,
        versions=_forgotten((*state.versions, past)),
        last_at=at,
        last_good_at=at,
        last_declared=document.modified or state.last_declared,
    )
    return Derived(state=state, outcome=Outcome.CHANGED, events=(event,))


def _moved(old: Document | None, new: Document) -> tuple[Counter[str], Counter[str]]:
    """Names of the blocks that came and of those that went, each as often as it did."""
    before = Counter(name_of(atom.key) for atom in atoms(old)) if old is not None else Counter[str]()
    after = Counter(name_of(atom.key) for atom in atoms(new))
    return after - before, before - after


def _taken_back(state: PageState, came: Counter[str], went: Counter[str]) -> int | None:
    """The earlier version whose words these are, but for blocks that come and go by themselves."""
    away = Counter(came)
    away.subtract(went)
    for number in range(state.number, 1, -1):
        step = state.versions[number - 1]
        if step.came is None or step.went is None:
            return None
        away.update(step.came)
        away.subtract(step.went)
        rest = [name for name, times in away.items() if times]
        if all(_flips(state.history, name) for name in rest):
            return number - 1
    return None


def _flips(history: History, name: str) -> bool:
    known = history.blocks.get(name)
    return known is not None and known.flips >= FLIPS


def _forgotten(versions: tuple[Past, ...]) -> tuple[Past, ...]:
    """Versions without the steps of those that are long past: text that comes back later than that is new again."""
    names, kept = 0, list(versions)
    for n in range(len(kept) - 1, -1, -1):
        names += len(kept[n].came or ()) + len(kept[n].went or ())
        if names > _STEPS or kept[n].came is None:
            kept[: n + 1] = [replace(one, came=None, went=None) for one in kept[: n + 1]]
            break
    return tuple(kept)


def text_hash(document: Document) -> str:
    """A hash of a document's own words, for seeing that a text has been there before."""
    digest = blake2b(digest_size=12)
    for atom in atoms(document):
        digest.update(atom.key.encode("utf-8", "replace") + b"\n")
    return digest.hexdigest()


# ---------------------------------------------------------------- people


def decide(state: PageState, judgement: Judgement, now: datetime, thresholds: Thresholds) -> Derived:
    """Apply a person's decision on what is suspect or pending; on anything else it changes nothing.

    Accepting also teaches that the signs which made the page suspect are no signs on it; rejecting, that
    what was pending is not to be asked about again.
    """
    at = now if state.last_at is None else max(now, state.last_at)
    if judgement.verdict is Verdict.ACCEPT:
        return _accepted_by_hand(state, at, thresholds)
    if judgement.verdict is Verdict.REJECT:
        refused = {name_of(atom.key) for one in state.pending for atom in atoms(Document(blocks=one.added))}
        state = replace(state, pending=(), suspect=None, rejected=state.rejected | refused, last_at=at)
        return Derived(state=state, outcome=Outcome.NOISE, detail="rejected by a person")
    return Derived(state=state, outcome=Outcome.UNCHANGED)


def _accepted_by_hand(state: PageState, at: datetime, thresholds: Thresholds) -> Derived:
    if state.suspect is not None:
        state = replace(state, trusted=state.trusted | set(state.suspect.signals))
        return _take(state, at, thresholds)
    if state.pending:
        ready = tuple(replace(one, sightings=one.needed) for one in state.pending)
        return _publish(replace(state, pending=()), ready, at, thresholds)
    return Derived(state=state, outcome=Outcome.UNCHANGED)
