"""A text that has been there before: which version it is again, as far as the page remembers its steps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import blake2b

from versioner.core.decide.comparable import ComparableBlock, comparable_blocks, name_of
from versioner.core.decide.noise import FLIPS, History
from versioner.core.decide.state import ELDER, PageState, Past, elder_name
from versioner.core.model import Document, Role

# Names of blocks that came and went with the latest versions, remembered to see a text that is back.
_STEPS = 400
# Versions that are remembered with more than a hash of their text; no page of the histories has made so many.
_RECENT = 100


def step_to(document: Document, before: Document | None, first_seen: datetime) -> Past:
    """What is remembered of the step to a new version from the one before it (None: there was none)."""
    came, went = _moved(before, document)
    return Past(
        text=text_hash(document),
        first_seen=first_seen,
        came=tuple(came.elements()),
        went=tuple(went.elements()),
    )


def version_again(state: PageState, step: Past) -> int | None:
    """The ordinal of the earlier version whose text a step from the page's latest leads to again; None: it is new."""
    return _read_so(state, step.text) or _taken_back(state, step.came or (), step.went or ())


def _moved(old: Document | None, new: Document) -> tuple[Counter[str], Counter[str]]:
    """Names of the blocks that came and of those that went, each as often as it did."""
    after = [block.key for block in _its_words(new, comparable_blocks(new, like=old))]
    before = [block.key for block in _its_words(old, comparable_blocks(old))] if old is not None else []
    came, went = Counter(after), Counter(before)
    came, went = came - went, went - came
    return _named(came), _named(went)


def _its_words(document: Document, blocks: Iterable[ComparableBlock]) -> Iterator[ComparableBlock]:
    """The blocks of a document but its counters and clocks: each version has those of its own capture."""
    return (
        block for block in blocks if block.index < 0 or document.blocks[block.index].role is not Role.CLOCK
    )


def _named(keys: Counter[str]) -> Counter[str]:
    """Keys by their names, in their order."""
    return Counter({name_of(one): count for one, count in keys.items()})


def _taken_back(state: PageState, came: Sequence[str], went: Sequence[str]) -> int | None:
    """The earlier version whose words these are, but for blocks that come and go by themselves.

    Words in another order are no return: where nothing came or went only the same text is one (`text_hash`).
    """
    if not came and not went:
        return None
    away: Counter[str] = Counter()
    stuck: set[str] = set()  # names away that do not come and go by themselves

    def moved(names: Iterable[str], by: int) -> None:
        for name in names:
            away[name] += by
            if away[name] and not _flips(state.history, name):
                stuck.add(name)
            else:
                stuck.discard(name)

    moved(came, 1)
    moved(went, -1)
    for n in range(len(state.versions) - 1, -1, -1):
        step, number = state.versions[n], state.number - len(state.versions) + n
        if step.came is None or step.went is None or not number:
            return None
        moved(step.came, 1)
        moved(step.went, -1)
        if not stuck:
            return number
    return None


def _flips(history: History, name: str) -> bool:
    known = history.blocks.get(name)
    return known is not None and known.flips >= FLIPS


def remembered(elder: bytes, versions: tuple[Past, ...]) -> tuple[bytes, tuple[Past, ...]]:
    """Versions without the steps of those that are long past: text that comes back later than that is new again.

    Of the oldest only a short hash of the text is kept: what a check costs must not grow with the past.
    """
    names, kept = 0, list(versions)
    for n in range(len(kept) - 1, -1, -1):
        names += len(kept[n].came or ()) + len(kept[n].went or ())
        if names > _STEPS or kept[n].came is None:
            kept[: n + 1] = [replace(one, came=None, went=None) for one in kept[: n + 1]]
            break
    old = kept[: max(0, len(kept) - _RECENT)]
    return elder + b"".join(elder_name(one.text) for one in old), tuple(kept[len(old) :])


def _read_so(state: PageState, text: str) -> int | None:
    """The first of the versions before the latest that had a text of that hash; None where none had."""
    name, at = elder_name(text), state.elder.find(elder_name(text))
    while at >= 0 and at % ELDER:
        at = state.elder.find(name, at + 1)
    if at >= 0:
        return at // ELDER + 1
    before = len(state.elder) // ELDER
    return next((before + n for n, past in enumerate(state.versions[:-1], 1) if past.text == text), None)


def text_hash(document: Document) -> str:
    """A hash of a document's own words, for seeing that a text has been there before."""
    digest = blake2b(digest_size=12)
    for block in _its_words(document, comparable_blocks(document)):
        digest.update(block.key.encode("utf-8", "replace") + b"\n")
    return digest.hexdigest()
