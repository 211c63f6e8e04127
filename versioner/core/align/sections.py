"""Which section of a new text is which section of the old one: by heading, then by content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rapidfuzz.distance import Indel

from versioner.core.model import BlockKind, Document, Section
from versioner.core.text.words import key

# research/diff-storage A5, step 3: a section pairs by half its body, or by a like title and a fifth of it.
BODY = 0.5
TITLE = 0.6
TITLE_BODY = 0.2


def pair_sections(old: Sequence[Section], new: Sequence[Section]) -> dict[int, int]:
    """New section index -> old section index. The leads (index 0) always pair; each section pairs once."""
    pairs: dict[int, int] = {0: 0} if old and new else {}
    free_old, free_new = set(range(1, len(old))), set(range(1, len(new)))
    for name in (_whole, _path, _title):
        _pair_by(name, old, new, free_old, free_new, pairs)
    _pair_by_content(old, new, free_old, free_new, pairs)
    return pairs


def _whole(section: Section) -> tuple[str, ...]:
    """Its heading and all it says: where both are the same it is the same section, wherever it stands."""
    return (*_title(section), *(key(block.text) for block in section.blocks))


def _path(section: Section) -> tuple[str, ...]:
    return tuple(key(part) for part in section.path)


def _title(section: Section) -> tuple[str, ...]:
    return (key(section.path[-1]) if section.path else "",)


def _pair_by(name, old, new, free_old, free_new, pairs) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    """Pair sections of one name; where several share it, in their order, likeness of body first."""
    by_name: dict[tuple[str, ...], list[int]] = {}
    for n in sorted(free_old):
        by_name.setdefault(name(old[n]), []).append(n)
    names = {n: name(new[n]) for n in sorted(free_new)}
    left = Counter(names.values())
    for n, called in names.items():
        candidates = [m for m in by_name.get(called, []) if m in free_old]
        if not candidates:
            continue
        # where one of several is gone, the nearest is the one that stayed; else they pair in their order
        fewer = len(candidates) > left[called]
        left[called] -= 1
        best = (
            candidates[0]
            if len(candidates) == 1
            else max(candidates, key=lambda m: (_body(old[m], new[n]), -abs(m - n) if fewer else 0, -m))
        )
        pairs[n] = best
        free_old.discard(best)
        free_new.discard(n)


def _pair_by_content(
    old: Sequence[Section],
    new: Sequence[Section],
    free_old: set[int],
    free_new: set[int],
    pairs: dict[int, int],
) -> None:
    if len(free_old) * len(free_new) > 40_000:  # a cap counted in work: 200 sections against 200
        return
    scored = []
    here, there = {n: _words(new[n]) for n in free_new}, {m: _words(old[m]) for m in free_old}
    for n in free_new:
        for m in free_old:
            body = _alike(there[m], here[n])
            title = Indel.normalized_similarity(_title(old[m])[0].lower(), _title(new[n])[0].lower())
            if (
                body >= BODY
                or (title >= TITLE and body >= TITLE_BODY)
                or (title >= TITLE and _alone(old[m], new[n]))
            ):
                scored.append((0.6 * body + 0.3 * title, -abs(n - m), n, m))
    for _, _, n, m in sorted(scored, reverse=True):
        if n in free_new and m in free_old:
            pairs[n] = m
            free_new.discard(n)
            free_old.discard(m)


def _alone(old: Section, new: Section) -> bool:
    """Two headings with nothing under them have only their names to be told by."""
    return not old.blocks and not new.blocks


def _body(old: Section, new: Section) -> float:
    return _alike(_words(old), _words(new))


def _alike(a: Counter[str], b: Counter[str]) -> float:
    """Share of the words that two bodies have in common (Dice)."""
    total = sum(a.values()) + sum(b.values())
    return 2 * sum((a & b).values()) / total if total else 0.0


def _words(section: Section) -> Counter[str]:
    return Counter(word for block in section.blocks for word in key(block.text).lower().split())


def carry_section_ids(old: Document, new: Document, next_id: int) -> tuple[tuple[str, ...], int]:
    """Ids for the sections of `new`: those of the old sections they are, new numbers for the others.

    Args:
        old: the text before, with its ids; an empty document before the first version.
        new: the text now.
        next_id: the number of the next new section; numbers are never used again.

    Returns:
        One id a section, the lead ("s0") first, and the next free number.
    """
    if kept := _as_they_were(old, new):
        return kept, next_id
    before, after = old.sections, new.sections
    pairs = pair_sections(before, after) if old.section_ids else {}
    ids = ["s0"]
    for n in range(1, len(after)):
        match = pairs.get(n)
        if match is not None and before[match].id:
            ids.append(before[match].id)
        else:
            ids.append(f"s{next_id}")
            next_id += 1
    return tuple(ids), next_id


def _as_they_were(old: Document, new: Document) -> tuple[str, ...]:
    """The ids of the old sections, where the new ones have the same headings, no two of which are alike; else ().

    A section pairs with one of its name, and each name is there once.
    """
    heads = _heads(new)
    if len(old.section_ids) != len(heads) + 1 or not all(old.section_ids) or heads != _heads(old):
        return ()
    alone = len({key(text) for _, text in heads}) == len(heads)
    return ("s0", *old.section_ids[1:]) if alone else ()


def _heads(document: Document) -> list[tuple[int, str]]:
    return [(block.level, block.text) for block in document.blocks if block.kind is BlockKind.HEADING]
