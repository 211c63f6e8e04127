"""Where what is seen differs from the accepted text: hunks, without what is volatile, refused or says nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import LCSseq

from versioner.core.model import Block, Document
from versioner.core.noise import BYLINE, Atom, atoms, masked, name_of, related, rotates, why_volatile
from versioner.core.state import PageState, is_byline, is_title


@dataclass(frozen=True, slots=True, kw_only=True)
class Hunk:
    """A difference between the accepted text and what is seen, in one place."""

    removed: tuple[Atom, ...]
    added: tuple[Atom, ...]
    after: int
    slot: str


def hunks_between(state: PageState, accepted: Document, current: Sequence[Atom]) -> list[Hunk]:
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


def _hunk(old: Sequence[Atom], start: int, end: int, added: Sequence[Atom], there: Mapping[str, int]) -> Hunk:
    """A hunk with the name of its slot: the running text on either side that still stands."""

    def anchor(side: Iterable[Atom]) -> str:
        return next((atom.key for atom in side if (atom.prose or atom.heading) and there.get(atom.key)), "")

    left, right = anchor(reversed(old[:start])), anchor(old[end:])
    return Hunk(
        removed=tuple(old[start:end]),
        added=tuple(added),
        after=max(old[start - 1].index, -1) if start else -1,
        slot=name_of(f"{left}\n{right}"),
    )


def _joined(hunks: list[Hunk]) -> list[Hunk]:
    """Hunks that touch (a delete right beside an insert) as one."""
    found: list[Hunk] = []
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


def _says_nothing(hunk: Hunk, here: Counter[str], there: Counter[str]) -> bool:
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


def is_edit(hunk: Hunk) -> bool:
    """Whether what came is what went, edited, and not something else in its place."""
    return related(" ".join(a.key for a in hunk.removed), " ".join(a.key for a in hunk.added))


_KINDS = {-1: "T", BYLINE: "Y"}


def atom_name(atom: Atom) -> str:
    """What an atom and the block that waits for it share."""
    return _KINDS.get(atom.index, "B") + atom.key


def block_name(block: Block) -> str:
    """As `atom_name`, of a block."""
    kind = "T" if is_title(block) else "Y" if is_byline(block) else "B"
    return kind + block_key(block)


def block_key(block: Block) -> str:
    """The key of a block as the decision sees it; "" where it has none."""
    if is_byline(block):
        return masked(block.text)
    found = atoms(Document(blocks=(block,)))
    return found[0].key if found else ""
