"""The guard: whether what came can be the article at all, or is a wall, an error, a shell, another language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from versioner.core.extract.signals import ends_in_wall
from versioner.core.model import Document, Observation
from versioner.core.noise import Atom
from versioner.core.standing import language_of

# research/extraction §3.4, step 5: error and locale variants end there.
KEPT = 0.5  # share of the accepted text's words below which it has collapsed
SHARED = 0.15  # share of the accepted text's words that must still be there
_WALL = "ends in a paywall"
SAME_STATE = 0.6  # Jaccard from which two suspect fetches show the same state
# With this much of the accepted words on the page, no sign of a wall is believed: the article is there.
PLAINLY_THERE = 0.6
_SMALL = 60  # words: an article this short may be rewritten whole


def words(atoms: Iterable[Atom]) -> Counter[str]:
    """The words of a text, counted."""
    return Counter(word for atom in atoms for word in atom.key.lower().split())


def _left(now: Sequence[Atom], before: Sequence[Atom]) -> tuple[int, float, float]:
    """How many words were accepted; of those that still stand the share, and the size beside it.

    Of the whole text and of its body the worse: furniture that stays must not hide that the article is gone.
    """
    whole = _shares(now, before)
    body = _shares([atom for atom in now if atom.body], [atom for atom in before if atom.body])
    found = [one for one in (whole, body) if one[0]]
    return (
        max((total for total, _, _ in found), default=0),
        min((shared for _, shared, _ in found), default=1.0),
        min((size for _, _, size in found), default=1.0),
    )


def _shares(now: Sequence[Atom], before: Sequence[Atom]) -> tuple[int, float, float]:
    """The words accepted, the share of them that stand, the size now; blocks that stand are not cut into words."""
    total, size = (sum(atom.key.count(" ") + 1 for atom in one) for one in (before, now))
    if not total:
        return 0, 1.0, 1.0
    old, new = (Counter(atom.key for atom in one) for one in (before, now))
    same = old & new
    left = (old - same, new - same)
    gone, come = (
        Counter(word for name, n in one.items() for word in name.lower().split() for _ in range(n))
        for one in left
    )
    stands = total - sum(gone.values()) + sum((gone & come).values())
    return total, stands / total, size / total


def signed(
    seen: Observation, now: Sequence[Atom], accepted: Document | None, before: Sequence[Atom]
) -> Observation:
    """The observation, with a sign that only the accepted text can show: a wall where the article went on."""
    if accepted is None or not now or not before:
        return seen
    known = {atom.key for atom in before}
    end = next((atom.key for atom in reversed(before) if atom.prose), None)
    if any(atom.key == end for atom in now):
        return seen  # the end of the article is there
    news = [atom.key for atom in now[-_TAIL:] if atom.key not in known]
    return replace(seen, signals=(*seen.signals, _WALL)) if ends_in_wall(news) else seen


def reason(
    seen: Observation, now: Sequence[Atom], accepted: Document | None, before: Sequence[Atom]
) -> str | None:
    """Why an observation is suspect, in words; None where it is good.

    Args:
        seen: the observation, `signed`.
        now: its atoms.
        accepted: the page's accepted text, None before the first version.
        before: that text's atoms.
    """
    if accepted is None:
        return ", ".join(seen.signals) or None
    if seen.document.carried and not accepted.carried:
        return "the page shows no text now, only its data holds some"
    total, shared, size = _left(now, before)
    if shared >= PLAINLY_THERE:
        return _cut_short(seen, now, before)
    if seen.signals:
        return ", ".join(seen.signals)
    if size < KEPT and total > 0:
        return f"only {size:.0%} of the text is left"
    if shared < SHARED and total >= _SMALL:
        return (
            _language(seen.document, accepted) or f"only {shared:.0%} of the words are those of the article"
        )
    return _language(seen.document, accepted) or _cut_short(seen, now, before)


def _cut_short(seen: Observation, now: Sequence[Atom], before: Sequence[Atom]) -> str | None:
    """Why the end of the article is missing: it stops in the middle of a sentence, or at a wall."""
    if _WALL in seen.signals:
        return "the text ends in a paywall"
    if not now or len(now) >= len(before):
        return None
    there = {atom.key for atom in now}
    for last in now[-2:]:
        text = _ELLIPSIS.sub("", last.key)
        if last.heading or not text or text.endswith((".", "!", "?", "。")):
            continue
        whole = next((n for n, atom in enumerate(before) if _begins(atom.key, text)), None)
        if whole is not None and not any(atom.key in there for atom in before[whole:]):
            return "the text breaks off in the middle of a sentence"
    return None


def _begins(whole: str, text: str) -> bool:
    """Whether a text is the beginning of a longer one, cut anywhere."""
    return len(whole) > len(text) + _MORE and whole.startswith(text)


_ELLIPSIS = re.compile(r"\s{0,4}(?:…|\.{3}|\[…\])\s{0,4}$")
_MORE = 10  # characters that must be missing: fewer may be an editor's hand
_TAIL = 6  # blocks at the end of a text among which a wall stands


def _language(document: Document, accepted: Document) -> str | None:
    new, old = _primary(document.language), _primary(accepted.language)
    if new and old and new != old:
        return f"the page is in another language ({document.language} instead of {accepted.language})"
    # a translation need not say so: its function words do
    read, was = (language_of(block.text for block in one.blocks) for one in (document, accepted))
    if read and was and read != was:
        return f"the page reads like another language ({read} instead of {was})"
    return None


def _primary(language: str | None) -> str:
    return (language or "").lower().replace("_", "-").partition("-")[0]


def same_state(one: Counter[str], other: Counter[str]) -> bool:
    """Whether two suspect texts show the same state."""
    union = sum((one | other).values())
    return union == 0 or sum((one & other).values()) / union >= SAME_STATE
