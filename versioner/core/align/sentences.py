"""Sentences of two paragraphs, aligned in order by word similarity (research/diff-storage A5, step 4).

What that leaves alone is looked at once more: two sentences made one, one made two, and a short sentence written anew
in its place, which shares no more with the old one than what it speaks of.
"""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import Indel

from versioner.core.align.alike import likeness, words_compared
from versioner.core.align.blocks import JOINED, JOINED_GAIN
from versioner.core.align.rewritten import rewritten
from versioner.core.text.letters import lettered
from versioner.core.text.words import sentences

SAME = 0.30
_CELLS = 2_500

Pair = tuple[str | None, str | None]


def aligned(before: str, after: str, language: str | None = None) -> Iterator[Pair]:
    """Pairs of sentences in reading order; None on the side that has none. Joined, the sides are the texts.

    A pair is an edited or an equal sentence, or what two of them were made of or into; a lone one was removed or added.
    """
    old, new = sentences(before, language), sentences(after, language)
    if len(old) * len(new) > _CELLS:
        yield before, after
        return
    yield from _in_place(_joined(list(_alike(old, new))), language)


def _alike(old: list[str], new: list[str]) -> Iterator[Pair]:
    """The in-order pairs of highest summed similarity (dynamic programming), and what is alone between them."""
    theirs = [(other.strip(), words_compared(other)) for other in new]
    scores = [
        [
            1.0 if bare == text else likeness(one, other, words, others, SAME)
            for other, (text, others) in zip(new, theirs, strict=True)
        ]
        for one, bare, words in ((one, one.strip(), words_compared(one)) for one in old)
    ]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            take = scores[i][j] + best[i + 1][j + 1] if scores[i][j] >= SAME else -1.0
            best[i][j] = max(take, best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < len(old) or j < len(new):
        if (
            i < len(old)
            and j < len(new)
            and scores[i][j] >= SAME
            and best[i][j] == scores[i][j] + best[i + 1][j + 1]
        ):
            yield old[i], new[j]
            i, j = i + 1, j + 1
        elif i < len(old) and best[i][j] == best[i + 1][j]:
            yield old[i], None
            i += 1
        else:
            yield None, new[j]
            j += 1


def _joined(pairs: list[Pair]) -> Iterator[Pair]:
    """With a lone sentence put to the edited pair beside it where the two were made one, or one was made two."""
    found: list[Pair] = []
    for pair in pairs:
        whole = _one_of(found[-1], pair) if found else None
        if whole is None:
            found.append(pair)
        else:
            found[-1] = whole
    yield from found


def _one_of(one: Pair, other: Pair) -> Pair | None:
    """Two neighbouring pairs as one, where that fits better than the edited one of them alone."""
    (old, new), (then, now) = one, other
    gone, come = (old or "") + (then or ""), (new or "") + (now or "")
    alone = [side is None for side in (old, new, then, now)]
    if sum(alone) != 1 or _equal(one) or _equal(other):
        return None
    edited = _alike_bare(*_sides(other if alone[0] or alone[1] else one))
    score = _alike_bare(gone, come)
    return (gone, come) if score >= JOINED and score >= edited + JOINED_GAIN else None


def _alike_bare(one: str, other: str) -> float:
    """Word Indel ratio without marks and capitals: a sentence that is joined to another loses both."""
    return float(Indel.normalized_similarity(_words(one), _words(other)))


def _words(text: str) -> list[str]:
    folded = text.casefold()
    found: list[str] = (
        folded.translate(_PLAIN).split() if folded.isascii() else _WORD.of(folded).findall(folded)
    )
    return found


_PLAIN = "".join(chr(n) if chr(n).isalnum() else " " for n in range(128))  # what `_WORD` finds in ASCII
_WORD = lettered(r"[\p{L}\p{M}\p{N}]+")


def _equal(pair: Pair) -> bool:
    one, other = _sides(pair)
    return one.strip() == other.strip()


def _sides(pair: Pair) -> tuple[str, str]:
    return pair[0] or "", pair[1] or ""


def _in_place(pairs: Iterator[Pair], language: str | None) -> Iterator[Pair]:
    """With lone sentences of either side that stand in one place paired in their order, where one rewrites the other."""
    gone: list[str] = []
    come: list[str] = []
    for old, new in pairs:
        if old is not None and new is not None:
            yield from _between(gone, come, language)
            gone, come = [], []
            yield old, new
        elif old is not None:
            gone.append(old)
        elif new is not None:
            come.append(new)
    yield from _between(gone, come, language)


def _between(gone: list[str], come: list[str], language: str | None) -> Iterator[Pair]:
    at = 0
    for one in gone:
        n = next((n for n in range(at, len(come)) if rewritten(one, come[n], language)), None)
        if n is None:
            yield one, None
            continue
        yield from ((None, other) for other in come[at:n])
        yield one, come[n]
        at = n + 1
    yield from ((None, other) for other in come[at:])
