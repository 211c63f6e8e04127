"""What waits to be confirmed, placed anew in a version that came between: each part with the dates it had."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from versioner.core.decide.comparable import ComparableBlock, comparable_blocks
from versioner.core.decide.confirm import waiting_for
from versioner.core.decide.hunks import Hunk, block_name, comparable_name, hunks_between
from versioner.core.decide.state import PageState, Pending
from versioner.core.model import Document


def rebased(state: PageState, old: Document, seen: Document, waiting: Sequence[Pending]) -> list[Pending]:
    """What waits, found again in the new version: each part with the dates it had."""
    if not waiting or state.accepted is None:
        return []
    keys = {block.index: block.key for block in comparable_blocks(old)}
    come = {block_name(block): one for one in waiting for block in one.added}
    gone = {keys[index]: one for one in waiting for index in one.removed if index in keys}
    return [
        _as_waited(waiting_for(state, seen, part, origin.sha256, origin.first_seen), origin)
        for hunk in hunks_between(state, state.accepted, seen)
        for origin, part in _parts(hunk, gone, come)
    ]


def _parts(
    hunk: Hunk, gone: Mapping[str, Pending], come: Mapping[str, Pending]
) -> Iterator[tuple[Pending, Hunk]]:
    """A hunk by what waited: of each the blocks that it took away and brought."""
    parts: dict[int, tuple[Pending, list[ComparableBlock], list[ComparableBlock]]] = {}
    strays = []
    for block in hunk.removed:
        if (origin := gone.get(block.key)) is not None:
            parts.setdefault(id(origin), (origin, [], []))[1].append(block)
        else:
            strays.append(block)
    for block in hunk.added:
        if (origin := come.get(comparable_name(block))) is not None:
            parts.setdefault(id(origin), (origin, [], []))[2].append(block)
    # what this version itself brought and the page has already exchanged again goes with what came for it
    for _, removed, _ in list(parts.values())[:1]:
        removed.extend(strays)
    for origin, removed, added in parts.values():
        yield origin, replace(hunk, removed=tuple(removed), added=tuple(added))


def _as_waited(fresh: Pending, origin: Pending) -> Pending:
    """What waits anew, with how often and since when it was seen."""
    return replace(
        fresh,
        sightings=origin.sightings,
        needed=origin.needed,
        not_before=origin.not_before,
        declared=origin.declared,
        marked=origin.marked,
    )
