"""Word diff: diff-match-patch on token codes, exact, deterministic, cleaned up on tokens.

Its clock is off (`Diff_Timeout = 0`: with a limit the result depends on the machine's load). What it will cost is
measured before it is begun; past what it may cost, a text is deleted and inserted whole. The clean-up joins edits across
short equalities at factor 0.3, which people's idea of an edit fits best (research/diff-storage A4).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field

from diff_match_patch import diff_match_patch
from rapidfuzz.distance import Indel

from versioner.core.model import Op, Piece
from versioner.core.text.words import tokens
from versioner.frozen import dataclass

FACTOR = 0.3
_MANY = 100  # edits up to which a search is short
_CELLS = 100_000_000  # tokens old × tokens new that are measured: 25 ms
_FIRST_CODE = 0x100
_SURROGATES = range(0xD800, 0xE000)

Run = tuple[Op, list[str]]


@dataclass(slots=True)
class Effort:
    """What comparing words may still cost, in squares of edits: Myers' search costs the square of what differs.

    The whole of it is two to four seconds of CPU: a page that is written anew with each word in another place, not
    an edit of one. Five hundred paragraphs with thirty words rewritten in each cost half of it.
    """

    left: int = 4_000_000

    def covers(self, edits: int) -> bool:
        """Whether so many deleted and inserted tokens may be looked for; it is paid for if so."""
        cost = edits * edits
        if cost > self.left:
            return False
        self.left -= cost
        return True


def word_diff(before: str, after: str, effort: Effort | None = None) -> tuple[Piece, ...]:
    """How `before` becomes `after`, in runs of whole tokens; () where both are empty.

    Equal and delete pieces joined are `before`; equal and insert pieces are `after`, always.

    Args:
        before, after: the two texts.
        effort: what this comparison and those after it may cost together; None: it is the only one.
    """
    if before == after:
        return (Piece(op=Op.EQUAL, text=before),) if before else ()
    begin, end = _ends(before, after)
    old, new = tokens(before[begin : len(before) - end]), tokens(after[begin : len(after) - end])
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    runs: list[Run] = [(Op.EQUAL, [before[:begin], *old[:head]] if begin else old[:head])]
    runs += _between(old[head : len(old) - tail], new[head : len(new) - tail], effort or Effort())
    rest = old[len(old) - tail :]
    runs.append((Op.EQUAL, [*rest, before[len(before) - end :]] if end else rest))
    return tuple(Piece(op=op, text="".join(run)) for op, run in _merged(runs))


def _between(old: list[str], new: list[str], effort: Effort) -> Iterable[Run]:
    """How one becomes the other: two texts without a token in common at once, as most edits are, and what only came or went."""
    if not set(old).isdisjoint(new):
        return _cleaned(_runs(old, new, effort))
    if len(old) + len(new) <= _MANY:
        effort.covers(len(old) + len(new))  # as if it were searched: what comes after it may cost as much
    return (Op.DELETE, old), (Op.INSERT, new)


def _ends(before: str, after: str) -> tuple[int, int]:
    """How many characters both texts begin and end with that need not be cut into tokens: up to a word behind a space."""
    shared = common(before, after)
    begin = shared - 1  # what stands there is in both too
    while begin > 0 and not (before[begin - 1] == " " and before[begin] in _LETTERS):
        begin -= 1
    most = min(len(before), len(after)) - shared
    end = common(before[len(before) - most :][::-1], after[len(after) - most :][::-1])
    while end > 1 and not (before[-end] == " " and before[1 - end] in _LETTERS):
        end -= 1
    return max(begin, 0), max(end - 1, 0)


_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


def common(one: str, other: str) -> int:
    """Length of the common beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _shared(old: Sequence[str], new: Sequence[str]) -> int:
    count = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        count += 1
    return count


def _runs(old: Sequence[str], new: Sequence[str], effort: Effort) -> Iterator[Run]:
    """Both texts in runs of what is deleted, inserted and shared."""
    i = j = 0
    for here, there, count in _kept(old, new, effort):
        if i < here:
            yield Op.DELETE, list(old[i:here])
        if j < there:
            yield Op.INSERT, list(new[j:there])
        yield Op.EQUAL, list(old[here : here + count])
        i, j = here + count, there + count
    yield Op.DELETE, list(old[i:])
    yield Op.INSERT, list(new[j:])


def _kept(old: Sequence[str], new: Sequence[str], effort: Effort) -> Iterable[tuple[int, int, int]]:
    """Where tokens that stay stood and stand, and how many in a row; none where to find them would cost too much.

    What only one text has cannot stay, and in a long search is passed over: a row of a hundred figures, all of them
    new, shares its ninety-nine borders.
    """
    if len(old) * len(new) > _CELLS:
        return ()
    edits = Indel.distance(old, new)
    if edits <= _MANY:
        return _searched(old, new) if effort.covers(edits) else ()
    ours, theirs = _known(old, set(new)), _known(new, set(old))
    left, right = [old[n] for n in ours], [new[n] for n in theirs]
    if not effort.covers(edits - (len(old) - len(left)) - (len(new) - len(right))):
        return ()
    return ((ours[i + n], theirs[j + n], 1) for i, j, count in _searched(left, right) for n in range(count))


def _known(side: Sequence[str], other: set[str]) -> list[int]:
    return [n for n, token in enumerate(side) if token in other]


def _searched(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    codes: dict[str, str] = {}
    coded = ["".join([codes.setdefault(token, _code(len(codes))) for token in side]) for side in (old, new)]
    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    i = j = 0
    for op, text in engine.diff_main(coded[0], coded[1], False):  # noqa: FBT003 - the library takes it so
        if op == engine.DIFF_EQUAL:
            yield i, j, len(text)
        i += len(text) * (op != engine.DIFF_INSERT)
        j += len(text) * (op != engine.DIFF_DELETE)


def _code(number: int) -> str:
    """The character that stands for a token; surrogates are passed over, they are no characters."""
    code = _FIRST_CODE + number
    return chr(code if code < _SURROGATES.start else code + len(_SURROGATES))


@dataclass(slots=True)
class _Edited:
    """What both texts share, and the edit behind it; sizes are characters."""

    shared: list[str]
    deleted: list[str] = field(default_factory=list)
    inserted: list[str] = field(default_factory=list)
    gone: int = 0
    come: int = 0

    def take(self, op: Op, run: Iterable[str]) -> None:
        """Make more text part of the edit: what is equal is deleted and inserted."""
        for token in run:
            if op is not Op.INSERT:
                self.deleted.append(token)
                self.gone += len(token)
            if op is not Op.DELETE:
                self.inserted.append(token)
                self.come += len(token)

    @property
    def size(self) -> int:
        """The larger of what it deletes and inserts."""
        return max(self.gone, self.come)


def _cleaned(runs: Iterable[Run]) -> Iterator[Run]:
    """Join edits across an equality that is short beside both: what is left reads as one edit."""
    kept: list[_Edited] = []
    for one in _edits(runs):
        kept.append(one)
        while len(kept) > 1 and _is_crumb(kept[-2], kept[-1]):
            last = kept.pop()
            for op, run in ((Op.EQUAL, last.shared), (Op.DELETE, last.deleted), (Op.INSERT, last.inserted)):
                kept[-1].take(op, run)
    for one in kept:
        yield Op.EQUAL, one.shared
        yield Op.DELETE, one.deleted
        yield Op.INSERT, one.inserted


def _edits(runs: Iterable[Run]) -> Iterator[_Edited]:
    current = _Edited([])
    for op, run in _merged(runs):
        if op is Op.EQUAL:
            yield current
            current = _Edited(run)
        else:
            current.take(op, run)
    yield current


def _is_crumb(left: _Edited, right: _Edited) -> bool:
    """Whether what stands between two edits is short beside the smaller of them."""
    size = sum(len(token) for token in right.shared if not token.isspace())
    around = min(left.size, right.size)
    return around > 0 and size <= FACTOR * around


def _merged(runs: Iterable[Run]) -> list[Run]:
    """Neighbours of one kind as one, deletions before insertions, nothing empty."""
    found: list[Run] = []
    deleted: list[str] = []
    inserted: list[str] = []

    def flush() -> None:
        for op, run in ((Op.DELETE, deleted), (Op.INSERT, inserted)):
            if run:
                found.append((op, list(run)))
            run.clear()

    for op, run in runs:
        if op is Op.DELETE:
            deleted.extend(run)
        elif op is Op.INSERT:
            inserted.extend(run)
        elif run:
            flush()
            if found and found[-1][0] is Op.EQUAL:
                found[-1][1].extend(run)
            else:
                found.append((Op.EQUAL, list(run)))
    flush()
    return found
