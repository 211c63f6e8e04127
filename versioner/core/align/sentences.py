"""Sentences of two paragraphs, aligned in order by word similarity (research/diff-storage A5, step 4)."""

from __future__ import annotations

from collections.abc import Iterator

from versioner.core.align.blocks import similarity
from versioner.core.text import sentences

SAME = 0.30
_CELLS = 2_500


def aligned(before: str, after: str, language: str | None = None) -> Iterator[tuple[str | None, str | None]]:
    """Pairs of sentences in reading order; None on the side that has none. Joined, the sides are the texts.

    A pair is an edited or an equal sentence; a lone one was removed or added.
    """
    old, new = sentences(before, language), sentences(after, language)
    if len(old) * len(new) > _CELLS:
        yield before, after
        return
    scores = [[_score(one, other) for other in new] for one in old]
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


def _score(one: str, other: str) -> float:
    return 1.0 if one.strip() == other.strip() else similarity(one, other)
