"""Which block of a new text is which block of the old one.

Equal texts first (LCS), then inside each gap the best in-order pairs by word similarity, then moves, then
splits and merges. Thresholds: research/diff-storage A5, steps 2 and 4.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import field

from rapidfuzz.distance import Indel, LCSseq

from versioner.core.align.alike import Worded, alike, similar, similarity, words_compared
from versioner.core.align.over import Named, named, once, over, passed
from versioner.core.align.rewritten import rewritten
from versioner.core.lexicon.opposites import Turn, opposites, turned
from versioner.core.model import Block, BlockKind
from versioner.core.text.bcp47 import primary
from versioner.core.text.words import STOPS, key, word_count
from versioner.frozen import dataclass

SAME = 0.32
MOVED = 0.62
MOVED_WORDS = 6
EXACT_LETTERS = 20
ITEM_LETTERS = 8
JOINED = 0.6
JOINED_GAIN = 0.05
REFLOWED = 40  # words from which a block that was cut into many is looked for
LINED = 6  # and from which its lines are, an address's: there nearly all of its words must stand
LINED_SAME = 0.8
_RUNS = 2_000  # blocks times runs that are compared for that
_CELLS = 10_000  # pairs compared in one gap; beyond, only equal words are paired
_A_FEW = 3  # words from which a text is held against others by them (as `alike.likeness`)
_NEAR = 4  # blocks looked at for each one in a gap larger than that


@dataclass(slots=True)
class Matching:
    """Pairs of block indices, old to new, and how the rest came about.

    Attributes:
        pairs: in place.
        moved: the same text elsewhere (it may be edited too).
        split: old -> its new parts; merged: new -> its old parts.
        names: of the old and the new blocks; equal where they are one text.
        passed: new blocks that another line names than did (`over`).
    """

    pairs: dict[int, int] = field(default_factory=dict)
    moved: dict[int, int] = field(default_factory=dict)
    split: dict[int, tuple[int, ...]] = field(default_factory=dict)
    merged: dict[int, tuple[int, ...]] = field(default_factory=dict)
    names: tuple[Sequence[str], Sequence[str]] = ((), ())
    passed: frozenset[int] = frozenset()


def match(old: Sequence[Block], new: Sequence[Block], language: str | None = None) -> Matching:
    """Pair the blocks of two texts; `language`: theirs, whose opposites are known."""
    a, b = [name(block) for block in old], [name(block) for block in new]
    if a == b:
        return Matching(pairs={n: n for n in range(len(a))}, names=(a, b))
    above = over(old), over(new)
    said = _said_with(a, b, above)
    found = Matching(
        names=(a, b),
        passed=frozenset(n for n, (one, other) in enumerate(zip(b, said[1], strict=True)) if one != other),
    )
    gaps = []
    for code in LCSseq.opcodes(*said):
        if code.tag == "equal":
            span = code.src_end - code.src_start
            found.pairs.update((code.src_start + n, code.dest_start + n) for n in range(span))
        else:
            gaps.append((range(code.src_start, code.src_end), range(code.dest_start, code.dest_end)))
    for left, right in _joined(gaps):
        _in_gap(old, new, left, right, found)
        _alone(old, new, left, right, found, language)
    _answered(old, new, above, found)
    _joins(old, new, found)
    _run_in(old, new, found)
    _moves(old, new, found)
    _reflowed(old, new, found)
    return found


def _said_with(
    old: list[str], new: list[str], above: tuple[Sequence[int], Sequence[int]]
) -> tuple[list[str], list[str]]:
    """The names by which blocks are matched: what passed from one line that names it to another is not what it was."""
    before, after = ([*named(names, lines)] for names, lines in zip((old, new), above, strict=True))
    anew = passed(before, after, once(old, new)) if before and after else ()
    return (_under(old, above[0], anew), _under(new, above[1], anew)) if anew else (old, new)


def _under(names: list[str], above: Sequence[int], anew: Collection[Named]) -> list[str]:
    return [
        f"{one}{_UNDER}{names[at]}" if at >= 0 and (names[at], one) in anew else one
        for one, at in zip(names, above, strict=True)
    ]


_UNDER = "\x1f"


def _answered(
    old: Sequence[Block], new: Sequence[Block], above: tuple[Sequence[int], Sequence[int]], found: Matching
) -> None:
    """What alone a line names, another thing than it named: one answer in the place of another, whatever their words."""
    left, right = (_only_ones(lines) for lines in above)
    taken = set(found.pairs.values())
    for at, i in left.items():
        j = right.get(found.pairs.get(at, -1))
        if j is None or i in found.pairs or j in taken:
            continue
        if (old[i].kind, old[i].role) == (new[j].kind, new[j].role):
            found.pairs[i] = j


def _only_ones(above: Sequence[int]) -> dict[int, int]:
    """A line that names -> what it names, where that is one block and follows it."""
    counts = Counter(above)
    return {at: n for n, at in enumerate(above) if at == n - 1 >= 0 and counts[at] == 1}


def _joined(gaps: list[tuple[range, range]]) -> list[tuple[range, range]]:
    joined: list[tuple[range, range]] = []
    for left, right in gaps:
        if joined and joined[-1][0].stop == left.start and joined[-1][1].stop == right.start:
            last = joined.pop()
            left, right = range(last[0].start, left.stop), range(last[1].start, right.stop)  # noqa: PLW2901
        joined.append((left, right))
    return joined


def name(block: Block) -> str:
    """What two blocks must share to be one text."""
    return ("#" if block.kind is BlockKind.HEADING else "") + key(block.text)


def _in_gap(old: Sequence[Block], new: Sequence[Block], left: range, right: range, found: Matching) -> None:
    """The in-order pairs of highest summed similarity (dynamic programming)."""
    if not left or not right:
        return
    if len(left) * len(right) > _CELLS:
        _in_step(old, new, left, right, found)
        return
    theirs = [Worded.of(new[j]) for j in right]
    scores = [[alike(one, other, SAME) for other in theirs] for one in (Worded.of(old[i]) for i in left)]
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in range(len(left) - 1, -1, -1):
        for j in range(len(right) - 1, -1, -1):
            take = scores[i][j] + best[i + 1][j + 1] if scores[i][j] >= SAME else -1.0
            best[i][j] = max(take, best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < len(left) and j < len(right):
        if scores[i][j] >= SAME and best[i][j] == scores[i][j] + best[i + 1][j + 1]:
            found.pairs[left[i]] = right[j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1


def _alone(
    old: Sequence[Block],
    new: Sequence[Block],
    left: range,
    right: range,
    found: Matching,
    language: str | None,
) -> None:
    """A paragraph of one short sentence written anew in its place: the only one on either side that has no partner.

    Or a line of a few words in the text that became its opposite: "Open", "Closed".
    """
    if len(left) != 1 or len(right) != 1 or left[0] in found.pairs:
        return
    one, other = old[left[0]], new[right[0]]
    if one.role is not other.role or one.kind is not other.kind or one.kind is BlockKind.HEADING:
        return
    if (rewritten(one.text, other.text) and _ended(one.text) and _ended(other.text)) or (
        one.in_body and other.in_body and _opposed(one, other, language)
    ):
        found.pairs[left[0]] = right[0]


_FEW = 4  # words of a line that says how a thing stands


def _opposed(one: Block, other: Block, language: str | None) -> bool:
    """Whether two lines that lead nowhere are a few words, and one says the opposite of the other."""
    known = opposites(primary(language) or "en")
    sides = [block.text.split() for block in (one, other)]
    if known is None or one.links or other.links or not all(0 < len(words) <= _FEW for words in sides):
        return False
    before, after = (known.sides(word.strip(_MARKS) for word in words) for words in sides)
    return turned(before, after) not in {None, Turn.ORDER}


_MARKS = ".,;:!?()"


def _ended(text: str) -> bool:
    """Whether a line is closed as a sentence is: what has no end may be a label, and another label in its place."""
    return text.rstrip().endswith(_ENDS)


_ENDS = (".", "!", "?", "…", "。", "！", "？", *STOPS)


def _in_step(old: Sequence[Block], new: Sequence[Block], left: range, right: range, found: Matching) -> None:
    """Where a gap is too large for all pairs: each block with the first like it among the next few, in order."""
    at = right.start
    for i in left:
        near = range(at, min(at + _NEAR, right.stop))
        j = next((n for n in near if similar(old[i], new[n], SAME) >= SAME), None)
        if j is not None:
            found.pairs[i] = j
            at = j + 1


def _free(count: int, taken: set[int]) -> list[int]:
    return [n for n in range(count) if n not in taken]


def _moves(old: Sequence[Block], new: Sequence[Block], found: Matching) -> None:
    """Text that stands elsewhere now: exactly, or clearly the same."""
    gone = _free(
        len(old), found.pairs.keys() | found.split.keys() | {m for ms in found.merged.values() for m in ms}
    )
    come = _free(
        len(new),
        set(found.pairs.values()) | found.merged.keys() | {m for ms in found.split.values() for m in ms},
    )
    by_name: dict[str, list[int]] = {}
    for j in come:
        by_name.setdefault(name(new[j]), []).append(j)
    for i in list(gone):
        places = by_name.get(name(old[i]))
        if places and _telling(old[i], len(places)):
            found.moved[i] = places.pop(0)
            gone.remove(i)
            come.remove(found.moved[i])
    if len(gone) * len(come) > _CELLS:
        return
    may = [i for i in gone if old[i].kind is not BlockKind.HEADING and word_count(old[i].text) >= MOVED_WORDS]
    theirs = [(j, Worded.of(new[j])) for j in come] if may else []
    scored = [
        (score, i, j)
        for i, one in ((i, Worded.of(old[i])) for i in may)
        for j, other in theirs
        if (score := alike(one, other, MOVED)) >= MOVED
    ]
    used: set[int] = set()
    for _, i, j in sorted(scored, key=lambda entry: (-entry[0], entry[1], entry[2])):
        if i not in found.moved and j not in used:
            found.moved[i] = j
            used.add(j)


def _telling(block: Block, places: int) -> bool:
    """Whether a text says enough to be followed to another place; an item of a list, or what is quoted apart, is shorter, and stands once."""
    letters = sum(map(str.isalnum, block.text))
    listed = block.kind in {BlockKind.LIST_ITEM, BlockKind.QUOTE} and block.in_body and places == 1
    return letters >= (ITEM_LETTERS if listed else EXACT_LETTERS)


def _joins(old: Sequence[Block], new: Sequence[Block], found: Matching) -> None:
    """Paragraphs split in two or made one: a pair's text with its unpaired neighbour's fits better."""
    taken_new = set(found.pairs.values())
    for i, j in list(found.pairs.items()):
        if old[i].text == new[j].text:
            continue
        parts = _grown(old[i].text, new, j, taken_new)
        if len(parts) > 1:
            found.split[i] = parts
            del found.pairs[i]
            taken_new.update(parts)
    taken_old = set(found.pairs) | set(found.split)
    for i, j in list(found.pairs.items()):
        if old[i].text == new[j].text:
            continue
        parts = _grown(new[j].text, old, i, taken_old)
        if len(parts) > 1:
            found.merged[j] = parts
            del found.pairs[i]
            taken_old.update(parts)


def _grown(whole: str, blocks: Sequence[Block], at: int, taken: set[int]) -> tuple[int, ...]:
    """The run of blocks around `at` that together are `whole`, as far as adding one makes it fit better.

    Or all that stand without a partner around it, where one of them was edited on the way and the rest fits.
    """
    parts: tuple[int, ...] = (at,)
    size = word_count(whole)
    words = word_count(blocks[at].text)
    best = _fits(whole, blocks[at].text)
    for step in (1, -1):
        while True:
            more = parts[-1] + 1 if step == 1 else parts[0] - 1
            if not _may_join(blocks, more, taken):
                break
            grown = (*parts, more) if step == 1 else (more, *parts)
            score = _fits(whole, " ".join(blocks[n].text for n in grown))
            count = word_count(blocks[more].text)
            # were every word of it found in the whole, so much would be won; half of that will do
            most = (best * (size + words) + 2 * count) / (size + words + count) - best
            if score < best + min(JOINED_GAIN, most / 2) or most <= 0:
                break
            parts, best, words = grown, score, words + count
    around = _around(blocks, at, taken, 2 * size)
    if len(around) > len(parts) and (score := _fits(whole, " ".join(blocks[n].text for n in around))) > best:
        parts, best = around, score
    return parts if best >= JOINED else (at,)


def _may_join(blocks: Sequence[Block], n: int, taken: set[int]) -> bool:
    return 0 <= n < len(blocks) and n not in taken and blocks[n].kind is not BlockKind.HEADING


def _around(blocks: Sequence[Block], at: int, taken: set[int], most: int) -> tuple[int, ...]:
    """All blocks around one that have no partner, no heading between them; that one alone where they have more than `most` words."""
    first = last = at
    words = word_count(blocks[at].text)
    while words <= most and _may_join(blocks, last + 1, taken):
        last += 1
        words += word_count(blocks[last].text)
    while words <= most and _may_join(blocks, first - 1, taken):
        first -= 1
        words += word_count(blocks[first].text)
    return tuple(range(first, last + 1)) if words <= most else (at,)


def _fits(whole: str, part: str) -> float:
    """How alike they are by their words, though a part has hardly one: by its letters it would be more like it than it is with the next."""
    a = words_compared(whole)
    if len(a) < _A_FEW:
        return similarity(whole, part)
    return float(Indel.normalized_similarity(a, words_compared(part)))


def _run_in(old: Sequence[Block], new: Sequence[Block], found: Matching) -> None:
    """Headings that were put inside the paragraph under them, or taken out of it."""
    taken = set(found.pairs.values()) | found.merged.keys() | _all(found.split)
    for i, j in list(found.pairs.items()):
        if old[i].text == new[j].text:
            continue
        if _heads(old, i - 1, new[j]) and i - 1 not in found.pairs.keys() | _all(found.merged):
            del found.pairs[i]
            found.merged[j] = (i - 1, i)
        elif _heads(new, j - 1, old[i]) and j - 1 not in taken:
            del found.pairs[i]
            found.split[i] = (j - 1, j)


def _heads(blocks: Sequence[Block], at: int, whole: Block) -> bool:
    """Whether the block at `at` is a heading with which the paragraph `whole` begins."""
    if at < 0 or blocks[at].kind is not BlockKind.HEADING or whole.kind is BlockKind.HEADING:
        return False
    said, text = key(blocks[at].text), key(whole.text)
    return bool(said) and text.startswith(said) and not text[len(said) : len(said) + 1].isalnum()


def _reflowed(old: Sequence[Block], new: Sequence[Block], found: Matching) -> None:
    """A long block that was cut into many, or many made one: no part alone is like the whole."""
    matched = {**found.pairs, **found.moved}
    gone = _lone_runs(old, matched.keys() | found.split.keys() | _all(found.merged))
    come = _lone_runs(new, set(matched.values()) | found.merged.keys() | _all(found.split))
    found.split.update(_fitting(old, gone, new, come))
    gone = [run for run in gone if found.split.keys().isdisjoint(run)]
    come = [run for run in come if _all(found.split).isdisjoint(run)]
    found.merged.update(_fitting(new, come, old, gone))


def _all(joined: dict[int, tuple[int, ...]]) -> set[int]:
    return {n for parts in joined.values() for n in parts}


def _lone_runs(blocks: Sequence[Block], taken: set[int]) -> list[tuple[int, ...]]:
    """Runs of neighbouring blocks without a partner, headings apart."""
    runs: list[list[int]] = [[]]
    for n, block in enumerate(blocks):
        if n in taken or block.kind is BlockKind.HEADING:
            runs.append([])
        else:
            runs[-1].append(n)
    return [tuple(run) for run in runs if run]


def _fitting(
    wholes: Sequence[Block],
    lone: Sequence[tuple[int, ...]],
    parts: Sequence[Block],
    runs: Sequence[tuple[int, ...]],
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Each lone block with the run of parts that together reads like it."""
    free = {run: " ".join(parts[n].text for n in run) for run in runs if len(run) > 1}
    sizes = {run: word_count(text) for run, text in free.items()}
    long = [n for run in lone for n in run if word_count(wholes[n].text) >= LINED]
    if len(long) * len(free) > _RUNS:
        return
    for n in long:
        size = word_count(wholes[n].text)
        least = JOINED if size >= REFLOWED else LINED_SAME
        for run, text in free.items():
            if size / 2 <= sizes[run] <= 2 * size and similarity(wholes[n].text, text, least) >= least:
                del free[run]
                yield n, run
                break
