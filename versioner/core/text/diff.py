"""Word diff: diff-match-patch on token codes, exact, deterministic, cleaned up on tokens.

Its clock is off (`Diff_Timeout = 0`: with a limit the result depends on the machine's load) and its input
capped by work instead; past the cap a text is deleted and inserted whole. The clean-up joins edits across
short equalities at factor 0.3, which people's idea of an edit fits best (research/diff-storage A4).
"""

from __future__ import annotations

from collections.abc import Sequence

from diff_match_patch import diff_match_patch

from versioner.core.model import Op, Piece
from versioner.core.text.words import tokens

CELLS = 4_000_000  # tokens old × tokens new beyond which a text is replaced whole (research A3)
FACTOR = 0.3
_FIRST_CODE = 0x100
_SURROGATES = range(0xD800, 0xE000)
_OPS = {-1: Op.DELETE, 0: Op.EQUAL, 1: Op.INSERT}

Run = tuple[Op, list[str]]


def word_diff(before: str, after: str) -> tuple[Piece, ...]:
    """How `before` becomes `after`, in runs of whole tokens; () where both are empty.

    Equal and delete pieces joined are `before`; equal and insert pieces are `after`, always.
    """
    if before == after:
        return (Piece(op=Op.EQUAL, text=before),) if before else ()
    old, new = tokens(before), tokens(after)
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    middle_old, middle_new = old[head : len(old) - tail], new[head : len(new) - tail]
    runs: list[Run] = [(Op.EQUAL, old[:head])]
    if len(middle_old) * len(middle_new) > CELLS:
        runs += [(Op.DELETE, middle_old), (Op.INSERT, middle_new)]
    else:
        runs += _cleaned(_runs(middle_old, middle_new))
    runs.append((Op.EQUAL, old[len(old) - tail :]))
    return tuple(Piece(op=op, text="".join(run)) for op, run in _merged(runs))


def _shared(old: Sequence[str], new: Sequence[str]) -> int:
    count = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        count += 1
    return count


def _runs(old: Sequence[str], new: Sequence[str]) -> list[Run]:
    if not old or not new:
        return [(Op.DELETE, list(old)), (Op.INSERT, list(new))]
    table: list[str] = []
    codes: dict[str, str] = {}
    coded = ["".join(codes.setdefault(t, _code(table, t, codes)) for t in side) for side in (old, new)]
    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    found = engine.diff_main(coded[0], coded[1], False)  # noqa: FBT003 - the library takes it so
    words = {code: token for token, code in codes.items()}
    return [(_OPS[op], [words[char] for char in text]) for op, text in found]


def _code(table: list[str], token: str, codes: dict[str, str]) -> str:
    """The character that stands for a token; surrogates are passed over, they are no characters."""
    if token in codes:
        return codes[token]
    table.append(token)
    code = _FIRST_CODE + len(table)
    return chr(code if code < _SURROGATES.start else code + len(_SURROGATES))


def _cleaned(runs: list[Run]) -> list[Run]:
    """Join edits across an equality that is short beside them: what is left reads as one edit."""
    runs = _merged(runs)
    changed = True
    while changed:
        changed = False
        for n in range(1, len(runs) - 1):
            if runs[n][0] is Op.EQUAL and _is_crumb(runs, n):
                runs[n : n + 1] = [(Op.DELETE, runs[n][1]), (Op.INSERT, list(runs[n][1]))]
                runs = _merged(runs)
                changed = True
                break
    return runs


def _is_crumb(runs: list[Run], n: int) -> bool:
    size = sum(len(token) for token in runs[n][1] if not token.isspace())
    around = [_size_of_edit(runs, n - 1, -1), _size_of_edit(runs, n + 1, 1)]
    return min(around) > 0 and size <= FACTOR * min(around)


def _size_of_edit(runs: list[Run], n: int, step: int) -> int:
    """Characters of the edit that begins at `n`: the larger of what it deletes and inserts."""
    sizes = {Op.DELETE: 0, Op.INSERT: 0}
    while 0 <= n < len(runs) and runs[n][0] is not Op.EQUAL:
        sizes[runs[n][0]] += sum(map(len, runs[n][1]))
        n += step
    return max(sizes.values())


def _merged(runs: Sequence[Run]) -> list[Run]:
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
