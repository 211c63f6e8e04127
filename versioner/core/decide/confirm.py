"""Confirmation, block by block: what two fetches agree on is an edit, what they do not agree on is furniture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from versioner.core.dates.silence import combined, moved
from versioner.core.decide.comparable import ComparableBlock, comparable_blocks, masked, related, words_of
from versioner.core.decide.hunks import Hunk, block_key, block_name, comparable_name, is_edit
from versioner.core.decide.noise import CHURN, History, Unsteady, churn, churned, rotates
from versioner.core.decide.state import PageState, Pending, head, is_title
from versioner.core.extract.running import is_prose
from versioner.core.model import Block, BlockKind, Document

# Fetches that must show a difference before it is an edit: one more than the first for an ordinary one.
ORDINARY = 2
# Running text in a place whose content has come and gone before: a third fetch is asked for.
DOUBTFUL = 3
# Word similarity from which a paragraph not yet confirmed and the one now in its place are one, edited twice.
EDITED_AGAIN = 0.5
# How long after a text its new date or note may appear: caches are filled part by part.
FOLLOWS = timedelta(hours=1)
# Anything else in such a place.
RESTLESS = 5


def reconcile_pending(
    state: PageState, document: Document, hunks: Sequence[Hunk], sha256: str, at: datetime
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
                ready.append(replace(waiting, marked=_followed(state, waiting, document, at)))
            else:
                gone.append((waiting, place is not None))
            continue
        hunk = open_hunks[place]
        confirmed = replace(
            common, sightings=waiting.sightings + 1, marked=_followed(state, waiting, document, at)
        )
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
            one = waiting_for(fresh, document, hunk, sha256, at)
            (ready if one.sightings >= one.needed else kept).append(one)
    return kept, ready, unsteady


def _unsteady(state: PageState, waiting: Pending, *, third: bool, back: bool) -> Unsteady:
    """What is learned where something waited and is gone again.

    Where a third text stands in its place (`third`), what was exchanged takes turns there. Where the old text
    is back it may as well be an old copy of the page from a cache: what came instead of the text is not
    remembered, and what came beside it only where nothing went back with it (`back`).
    """
    news = [block for block in waiting.added if is_prose(block) and not is_title(block)]
    gone = [state.accepted.blocks[index] for index in waiting.removed if index >= 0] if state.accepted else []
    texts = [block for block in gone if is_prose(block)]
    relinked = bool(gone) and [masked(block.text) for block in gone] == [
        masked(block.text) for block in waiting.added
    ]
    exchanged = third and not relinked and len(texts) <= len(news)
    beside = not waiting.removed and not back
    # a pull quote that takes turns says what the text says: its sentence is none that does
    stands = state.accepted.blocks if state.accepted else ()
    stays = {block_key(block) for n, block in enumerate(stands) if n not in waiting.removed}
    turned = [*gone, *waiting.added] if exchanged else [*waiting.added] if beside else []
    keys = tuple(key for block in turned if not is_title(block) and (key := block_key(block)) not in stays)
    return Unsteady(context=waiting.context, blocks=keys, most=len(news))


def _turned(hunk: Hunk, history: History) -> bool:
    """Whether all that is left of a hunk has just been found to take turns."""
    touched = (*hunk.removed, *hunk.added)
    return all(rotates(block.key, history) and block.index >= 0 for block in touched) and not hunk.added


def _overlapping(waiting: Pending, hunks: Sequence[Hunk]) -> int | None:
    """The hunk in which what waited is seen again, or something else in its place."""
    gone = set(waiting.removed)
    texts = {block_name(block) for block in waiting.added}
    best: tuple[int, int] | None = None
    for n, hunk in enumerate(hunks):
        shared = len(gone & {block.index for block in hunk.removed})
        if hunk.context == waiting.context or hunk.after == waiting.after:
            shared += len(texts & {comparable_name(block) for block in hunk.added})
            shared = shared or int(bool(hunk.added) and bool(texts))
        if shared and (best is None or shared > best[0]):
            best = (shared, n)
    return None if best is None else best[1]


def _common(waiting: Pending, hunk: Hunk) -> Pending | None:
    """The part of what waited that is seen again; None where only the place still differs."""
    added = _seen_again(waiting, hunk)
    still_gone = {block.index for block in hunk.removed}
    removed = tuple(index for index in waiting.removed if index in still_gone)
    if waiting.added and not added:
        return _emptied(waiting, hunk, removed)
    if not (added or removed) or _filled(waiting, hunk) or _only_labels(added, waiting.added):
        return None
    return replace(waiting, added=tuple(added), removed=removed)


def _emptied(waiting: Pending, hunk: Hunk, removed: tuple[int, ...]) -> Pending | None:
    """What is left where neither the old text nor the new one is seen: what is gone, where nothing came and an edit was awaited."""
    if not removed or hunk.added or _exchange(hunk.removed, waiting.added):
        return None
    return replace(waiting, removed=removed, added=())


def _seen_again(waiting: Pending, hunk: Hunk) -> list[Block]:
    """Which blocks that waited stand in the hunk, as they were or edited further meanwhile."""
    now = Counter(comparable_name(block) for block in hunk.added)
    old = Counter(block_name(block) for block in waiting.added)
    news = [block.key for block in hunk.added if block.prose and not old[comparable_name(block)]]
    added = []
    for block in waiting.added:
        name = block_name(block)
        if now[name] > 0:
            now[name] -= 1
            added.append(block)
        elif (later := _edited_again(block, news)) is not None:
            news.remove(later)
            added.append(block)
    return added


def _exchange(gone: Sequence[ComparableBlock], came: Sequence[Block]) -> bool:
    """Whether blocks came for others of their kind that they have nothing to do with."""
    if sum(block.prose for block in gone) != sum(is_prose(block) for block in came):
        return False
    return not related(" ".join(block.key for block in gone), " ".join(masked(block.text) for block in came))


def _filled(waiting: Pending, hunk: Hunk) -> bool:
    """Whether what stood empty at the last fetch is filled by another paragraph than the one that went."""
    if waiting.added:
        return False
    news, gone = (
        [block for block in hunk.added if block.prose],
        [block for block in hunk.removed if block.prose],
    )
    return bool(news) and len(news) == len(gone) and not is_edit(hunk)


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
    # one that leads elsewhere at each fetch is no sentence edited again
    again = (later for later in news if words_of(later) != name and related(name, later, share=EDITED_AGAIN))
    return next(again, None)


def _stands(state: PageState, waiting: Pending) -> bool:
    """Where a third text is shown, an edit stands if running text was edited, not exchanged."""
    if state.accepted is None or not waiting.removed or not waiting.added:
        return False
    by_index = {block.index: block for block in comparable_blocks(state.accepted)}
    gone = [by_index[index] for index in waiting.removed if index in by_index]
    if not any(block.prose for block in gone):
        return False
    if [words_of(block.key) for block in gone] == [masked(block.text) for block in waiting.added]:
        return False  # only where its links lead is another
    return related(" ".join(block.key for block in gone), " ".join(block.text for block in waiting.added))


def _rest(hunk: Hunk, confirmed: Pending) -> Hunk | None:
    """What is left of a hunk beside what was confirmed of it."""
    texts = Counter(block_name(block) for block in confirmed.added)
    added = []
    for block in hunk.added:
        name = comparable_name(block)
        if texts[name] > 0:
            texts[name] -= 1
        else:
            added.append(block)
    removed = tuple(block for block in hunk.removed if block.index not in confirmed.removed)
    return replace(hunk, removed=removed, added=tuple(added)) if removed or added else None


def waiting_for(state: PageState, document: Document, hunk: Hunk, sha256: str, at: datetime) -> Pending:
    """A hunk seen for the first time, and how many fetches must show it."""
    blocks = tuple(
        head(document, block.index) if block.index < 0 else document.blocks[block.index]
        for block in hunk.added
    )
    last_good = state.last_good_at or at
    return Pending(
        removed=tuple(block.index for block in hunk.removed),
        added=blocks,
        after=hunk.after,
        context=hunk.context,
        sightings=1,
        needed=_needed(state, hunk),
        sha256=sha256,
        first_seen=at,
        not_before=min(last_good, at),
        declared=document.modified,
        marked=_marked(state, document, last_good),
    )


def _followed(state: PageState, waiting: Pending, document: Document, at: datetime) -> bool | None:
    """Whether what waits was marked, or is by now: a date that follows its text at once came with it."""
    if at - waiting.first_seen > FOLLOWS:
        return waiting.marked
    return combined((waiting.marked, _marked(state, document, state.last_good_at or at)))


def _marked(state: PageState, document: Document, since: datetime) -> bool | None:
    """Whether the page marks a change: a date or note that the last check did not show; None where it has none."""
    return moved(state.stamps, document.stamps, since) if state.stamps or document.stamps else None


def _needed(state: PageState, hunk: Hunk) -> int:
    """How many fetches must show a difference, by how much it looks like furniture."""
    if hunk.removed and hunk.added and is_edit(hunk):
        return ORDINARY
    if any(rotates(block.key, state.history) for block in hunk.added):
        return RESTLESS
    count, most = churn(state.history, hunk.context)
    if not any(block.prose or block.heading for block in (*hunk.removed, *hunk.added)):
        return RESTLESS if count >= CHURN else ORDINARY
    news, gone = (sum(block.prose for block in side) for side in (hunk.added, hunk.removed))
    if count and news:
        return RESTLESS if news <= most else ORDINARY
    exchanged = news > 0 and news == gone
    return DOUBTFUL if count or exchanged else ORDINARY
