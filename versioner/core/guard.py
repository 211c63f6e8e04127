"""The guard: whether what came can be the article at all, or is a wall, an error, a shell, another language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from versioner.core.model import Document, Observation
from versioner.core.noise import Atom

# research/extraction §3.4, step 5: error and locale variants end there.
KEPT = 0.5  # share of the accepted text's words below which it has collapsed
SHARED = 0.15  # share of the accepted text's words that must still be there
SAME_STATE = 0.6  # Jaccard from which two suspect fetches show the same state
# With this much of the accepted words on the page, no sign of a wall is believed: the article is there.
PLAINLY_THERE = 0.6
_SMALL = 60  # words: an article this short may be rewritten whole


def words(atoms: Sequence[Atom]) -> Counter[str]:
    """The words of a text, counted."""
    return Counter(word for atom in atoms for word in atom.key.lower().split())


def reason(
    seen: Observation, now: Sequence[Atom], accepted: Document | None, before: Sequence[Atom]
) -> str | None:
    """Why an observation is suspect, in words; None where it is good.

    Args:
        seen: the observation.
        now: its atoms.
        accepted: the page's accepted text, None before the first version.
        before: that text's atoms.
    """
    if accepted is None:
        return ", ".join(seen.signals) or None
    new, old = words(now), words(before)
    total = sum(old.values())
    shared = sum((new & old).values()) / total if total else 1.0
    size = sum(new.values()) / total if total else 1.0
    if shared >= PLAINLY_THERE:
        return _language(seen.document, accepted) if shared < SAME_STATE else None
    if seen.signals:
        return ", ".join(seen.signals)
    if size < KEPT and total > 0:
        return f"only {size:.0%} of the text is left"
    if shared < SHARED and total >= _SMALL:
        return (
            _language(seen.document, accepted) or f"only {shared:.0%} of the words are those of the article"
        )
    return _language(seen.document, accepted)


def _language(document: Document, accepted: Document) -> str | None:
    new, old = _primary(document.language), _primary(accepted.language)
    if new and old and new != old:
        return f"the page is in another language ({document.language} instead of {accepted.language})"
    return None


def _primary(language: str | None) -> str:
    return (language or "").lower().replace("_", "-").partition("-")[0]


def same_state(one: Counter[str], other: Counter[str]) -> bool:
    """Whether two suspect texts show the same state."""
    union = sum((one | other).values())
    return union == 0 or sum((one & other).values()) / union >= SAME_STATE
