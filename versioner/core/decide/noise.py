"""Telling noise from edits by the page's own history: what comes and goes, what ticks, what rotates in a place.

A *volatile* block is kept in the version and left out of the decision. Volatility is learned from good
observations only, fades when a block calms down, and never befalls running text for its digits alone:
a death toll that rises every hour stands in a sentence of the article, "3 min read" does not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from datetime import UTC, datetime
from itertools import groupby
from typing import TypeVar

from versioner.core.decide.comparable import ComparableBlock, comparable_blocks, name_of, related
from versioner.core.decide.ticking import SHORT, is_imprint, of_itself, template, ticks
from versioner.core.model import Beside, Document, Role
from versioner.core.standing.inviting import counts_an_offer
from versioner.core.told.reasons import Ignored, passing
from versioner.frozen import dataclass

# research/extraction §3.4: a block that reappeared once, or whose digit-masked template changed three times
# while it is short, is volatile; here three times running.
FLIPS = 1
TEMPLATE_CHANGES = 3
# A place between the same neighbours that showed two different things is furniture.
CHURN = 2
# Observations after which a block that has been calm is believed again.
CALM = 24


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered of one block that has not always been there.

    Attributes:
        seen: in how many good observations; flips: how often it came back after vanishing.
        here: whether it was there last time; step: the observation that last moved it.
        rotates: how often it was in a place in which the next fetch showed something else again.
        since: when it first appeared or vanished, RFC 3339 to the minute.
    """

    seen: int = 0
    flips: int = 0
    here: bool = True
    step: int = 0
    rotates: int = 0
    since: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """What a page's observations have taught.

    Attributes:
        step: good observations so far.
        blocks: by name of the key, for blocks that ever appeared or vanished.
        templates: by name of the template: how often a line of it changed its numbers, and when last.
        contexts: by the running text on either side: how many things came and went between it unconfirmed, when
            last, and how many whole blocks at most at one time.
    """

    step: int = 0
    blocks: Mapping[str, Memory] = field(default_factory=dict)
    templates: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    contexts: Mapping[str, tuple[int, int, int]] = field(default_factory=dict)

    @classmethod
    def empty(cls) -> History:
        """Nothing taught yet."""
        return cls()


@dataclass(frozen=True, slots=True, kw_only=True)
class NoisyBlock:
    """A block that is ignored, and why.

    Attributes:
        mark: the invisible `core.told.reasons.Mark` that the text carries, where that is why.
    """

    text: str
    reason: Ignored
    mark: str = ""
    since: str = ""
    flips: int = 0
    template_changes: int = 0


_Counts = TypeVar("_Counts", bound=tuple[int, ...])
_MOST = 400  # remembered blocks, templates and contexts each: a state of some 10 KB


def why_volatile(block: ComparableBlock, history: History) -> Ignored | None:
    """Why a block is left out of the decision; None where it counts."""
    if block.index == -1:
        return None
    if is_imprint(block.key) or of_itself(block.key):
        return Ignored.TICKS
    if block.prose:
        return None
    if ticks(block.key) or counts_an_offer(block.key):
        return Ignored.TICKS
    if block.lone:
        return Ignored.INVITES
    return _learned(block, history)


def _learned(block: ComparableBlock, history: History) -> Ignored | None:
    """Why what a page showed before says that a block is no part of its text."""
    memory = history.blocks.get(name_of(block.key))
    # one that is away when the calm sets in has only not had its turn again
    if memory is not None and (not memory.here or history.step - memory.step < CALM):
        if memory.flips >= FLIPS:
            return Ignored.COMES_AND_GOES
        if memory.rotates:
            return Ignored.TAKES_TURNS
    # a row of the article's own table says what it counts: a vote, a price, the sick of a week
    if block.short and not (block.row and block.body):
        changes, step = history.templates.get(name_of(template(block.key)), (0, 0))
        if changes >= TEMPLATE_CHANGES and history.step - step < CALM:
            return Ignored.COUNTS
    return None


_PASSING = frozenset({Role.TEXT, Role.ALTERNATIVE})


def _strays(block: ComparableBlock, history: History) -> Ignored | None:
    """Why the history taught that a block is no part of the text, also when it is away and has been for long."""
    return None if block.index < 0 or block.prose or block.heading else _learned(block, history)


def unfrozen(document: Document, history: History) -> Document:
    """A version as it is read: what only passed through it stands beside its text, with why.

    The decision leaves such blocks alone, so the accepted text would show the one that it happened to begin with
    for ever: last year's advertisement, the teaser of an hour. Stamps and counters are that capture's own already
    (`core.stamping`).
    """
    away = {
        block.index: passing(why)
        for block in comparable_blocks(document)
        if (why := _strays(block, history)) and document.blocks[block.index].role in _PASSING
    }
    if not away:
        return document
    return replace(
        document,
        blocks=tuple(block for n, block in enumerate(document.blocks) if n not in away),
        beside=(*document.beside, *(Beside(block=document.blocks[n], why=why) for n, why in away.items())),
    )


def learn(
    history: History, before: Sequence[ComparableBlock], now: Sequence[ComparableBlock], at: datetime
) -> History:
    """Take one good observation in: what appeared, vanished, came back, ticked.

    Args:
        history: what was known.
        before: the last good observation.
        now: this one.
        at: its moment.
    """
    step = history.step + 1
    old, new = Counter(block.key for block in before), Counter(block.key for block in now)
    # in the order of the text, never of a set: what is learned must be the same in every process
    appeared, vanished = [one for one in new if one not in old], [one for one in old if one not in new]
    if not appeared and not vanished:
        return unmoved(history)
    prose = {block.key for block in (*before, *now) if block.prose or block.index == -1}
    body = _in_text(before)
    stood = [one for one in vanished if one in body and _has_stood(history.blocks.get(name_of(one)), step)]
    # Where running text comes back, the page went back to what it was: no block of it flipped on its own.
    whole = any(one in prose and _was_here(history, one) for one in appeared)
    blocks = dict(history.blocks)
    for one in vanished:
        known = blocks.get(name_of(one)) or Memory(seen=1, since=_when(at))
        blocks[name_of(one)] = replace(known, flips=_fresh(known, step), here=False, step=step)
    for one in appeared:
        earlier = blocks.get(name_of(one))
        if earlier is None:
            blocks[name_of(one)] = Memory(seen=1, step=step, since=_when(at))
            continue
        back = not (earlier.here or whole or _corrected_back(one, earlier, stood))
        flips = _fresh(earlier, step) + back
        turns = [name_of(other) for other in vanished if back and related(one, other)]  # neither is the text
        blocks |= {name: replace(blocks[name], flips=flips) for name in turns}
        blocks[name_of(one)] = replace(earlier, seen=earlier.seen + 1, flips=flips, here=True, step=step)
    went = [template(one) for one in vanished if len(one) < SHORT and one not in prose]
    came = [template(one) for one in appeared if len(one) < SHORT]
    templates = _ticked(history, went, came, step)
    return replace(history, step=step, blocks=_latest(blocks), templates=_newest(templates))


def unmoved(history: History) -> History:
    """Take one good observation in that showed the text of the last."""
    return replace(history, step=history.step + 1)


def _in_text(blocks: Sequence[ComparableBlock]) -> set[str]:
    """Keys of what lies in the article's body; a table lies there where one of its rows does, however long it is."""
    found = {block.key for block in blocks if block.body}
    for row, run in groupby(blocks, key=lambda block: block.row):
        rows = list(run) if row else []
        if any(block.body for block in rows):
            found.update(block.key for block in rows)
    return found


def _ticked(
    history: History, went: Sequence[str], came: Sequence[str], step: int
) -> dict[str, tuple[int, int]]:
    """What is known of digit-masked lines, after those that went and came: which keep changing their numbers."""
    templates = dict(history.templates)
    gone = frozenset(went)
    for name in (name_of(mask) for mask in came if "#" in mask and mask in gone):
        count, last = templates.get(name, (0, 0))
        # what stands for two fetches is no ticker, unless it was found to be one
        templates[name] = (count + 1 if step - last <= 1 or count >= TEMPLATE_CHANGES else 1, step)
    return templates


def stood(history: History, keys: Iterable[str]) -> History:
    """What of the article is confirmed stood for two fetches, as no ticker does: the changes of such a line count anew.

    The number of a line that an editor sets right every week would be left out from the third time on.
    """
    known = {name_of(template(one)) for one in keys if len(one) < SHORT}
    if known.isdisjoint(history.templates):
        return history
    kept = {name: changes for name, changes in history.templates.items() if name not in known}
    return replace(history, templates=kept)


def _when(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")


def _was_here(history: History, one: str) -> bool:
    known = history.blocks.get(name_of(one))
    return known is not None and not known.here


_STOOD = 2  # good observations that a text must be seen in to have stood


def _has_stood(known: Memory | None, step: int) -> bool:
    return known is None or (known.seen == 1 and step - known.step >= _STOOD)


def _corrected_back(one: str, earlier: Memory, stood: Iterable[str]) -> bool:
    """Whether a block is back for the first time in the place of its own edited form, which had stood: an editor's doing."""
    return earlier.seen == 1 and any(related(one, other) for other in stood)


def _fresh(known: Memory, step: int) -> int:
    """The flips that still count: a block that has been calm is believed again."""
    return known.flips if step - known.step < CALM else 0


def calmed_down(block: ComparableBlock, history: History) -> bool:
    """Whether a block came and went, has been calm since, and so stands as it is without an edit."""
    known = history.blocks.get(name_of(block.key))
    return known is not None and _has_calmed(known, history.step)


def any_calmed(history: History) -> bool:
    """Whether anything that came and went, here or away, has been calm since."""
    return any(_has_calmed(known, history.step) for known in history.blocks.values())


def _has_calmed(known: Memory, step: int) -> bool:
    return (known.flips >= FLIPS or known.rotates > 0) and step - known.step >= CALM


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsteady:
    """A place in which two fetches agreed on nothing.

    Attributes:
        context: names the running text on either side.
        blocks: keys of what has been there; () where that is an edit like any other, only not confirmed.
        most: whole blocks that came at one time.
    """

    context: str
    blocks: tuple[str, ...] = ()
    most: int = 0


def churned(history: History, places: Iterable[Unsteady], at: datetime) -> History:
    """Remember places whose content two fetches did not agree on, and what was in them."""
    contexts, blocks = dict(history.contexts), dict(history.blocks)
    for context, group in groupby(sorted(places, key=lambda one: one.context), key=lambda one: one.context):
        found = tuple(group)
        count, _, most = contexts.get(context, (0, 0, 0))
        contexts[context] = (count + 1, history.step, max(most, *(one.most for one in found)))
        # each once, in the order of the text, as in `learn`
        for name in dict.fromkeys(name_of(one) for place in found for one in place.blocks):
            known = blocks.get(name) or Memory(seen=1, since=_when(at))
            blocks[name] = replace(known, rotates=known.rotates + 1, step=history.step)
    return replace(history, contexts=_newest(contexts), blocks=_latest(blocks))


def churn(history: History, context: str) -> tuple[int, int]:
    """How many things came and went in a place of late, and how many blocks at one time."""
    count, step, most = history.contexts.get(context, (0, 0, 0))
    return (count, most) if history.step - step < CALM else (0, 0)


def rotates(key_: str, history: History) -> bool:
    """Whether a block, running text too, took turns with others in its place of late."""
    known = history.blocks.get(name_of(key_))
    return known is not None and known.rotates > 0 and history.step - known.step < CALM


def _latest(blocks: dict[str, Memory]) -> dict[str, Memory]:
    if len(blocks) <= _MOST:
        return blocks
    kept = sorted(
        blocks.items(), key=lambda entry: (entry[1].flips + entry[1].rotates > 0, entry[1].step), reverse=True
    )
    return dict(kept[:_MOST])


def _newest(found: dict[str, _Counts]) -> dict[str, _Counts]:
    if len(found) <= _MOST:
        return found
    return dict(sorted(found.items(), key=lambda entry: entry[1][1], reverse=True)[:_MOST])


def noisy(document: Document, history: History) -> tuple[NoisyBlock, ...]:
    """What is ignored of a document, and why; date stamps among it."""
    found = [
        NoisyBlock(text=block.text[:160], reason=Ignored.STAMP)
        for block in document.blocks
        if block.role is Role.STAMP
    ]
    found += [NoisyBlock(text="", reason=Ignored.MARK, mark=mark) for mark in document.marks]
    for block in comparable_blocks(document):
        reason = why_volatile(block, history)
        if reason is not None:
            memory = history.blocks.get(name_of(block.key), Memory())
            changes, _ = history.templates.get(name_of(template(block.key)), (0, 0))
            found.append(
                NoisyBlock(
                    text=block.key[:160],
                    reason=reason,
                    since=memory.since,
                    flips=memory.flips,
                    template_changes=changes,
                )
            )
    return tuple(found)
