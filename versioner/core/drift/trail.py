"""What each edit of a source did to its passages, and what became of a passage since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import Indel

from versioner.core.align.alike import similarity
from versioner.core.drift.agree import comparable, same
from versioner.core.drift.claims import is_small
from versioner.core.drift.denying import negations
from versioner.core.drift.passages import Passage, passages
from versioner.core.drift.scales import CELL
from versioner.core.model import Version
from versioner.core.text.words import tokens
from versioner.frozen import dataclass

# From here on a passage that came is what became of one that went; less is asked of two in the same place.
_SAME = 0.5
_IN_PLACE = 0.3
_BACK = 0.7  # and of one that went earlier
_LABELLED = 0.3  # what it is worth that two rows or items begin alike
_HALF_TOLD = 0.5
_MENDED = 0.85
_ALIKE = 0.7  # letters of a word that was mended: "recieve", "receive"
_LONGEST_LABEL = 60  # characters
_MOST_PAIRS = 20_000  # passages that went times passages that came: past it an edit is a new text


@dataclass(frozen=True, slots=True)
class Edit:
    """A passage that an edit took away or altered.

    Attributes:
        before, after: as it stood, and what it became; None where it is gone.
        step: index of the version that brought it.
        instead: of what is gone, what came alone in its place and tells of something else in all its words.
    """

    before: Passage
    after: Passage | None
    step: int
    instead: Passage | None = None


class Trail:
    """The edits of a source, version by version.

    Attributes:
        texts: each version's passages. A passage is known again as the very one that it is: ask here, never anew.
    """

    def __init__(self, versions: Sequence[Version]) -> None:
        self.versions = tuple(versions)
        self.texts = tuple(passages(one.document) for one in versions)
        self.edits: list[Edit] = []
        self.added: list[tuple[int, Passage]] = []
        self._became: list[dict[str, Passage | None]] = [{}]
        self._was: list[dict[str, Passage]] = [{}]
        for step, (old, new) in enumerate(pairwise(self.texts), 1):
            edits, added = _edits(old, new, step)
            self.edits.extend(edits)
            self.added.extend((step, one) for one in added)
            self._became.append({edit.before.key: edit.after for edit in edits})
            self._was.append({edit.after.key: edit.before for edit in edits if edit.after})

    def edits_of(self, step: int) -> Iterator[Edit]:
        """What the edit that brought a version took away or altered."""
        return (edit for edit in self.edits if edit.step == step)

    def was(self, passage: Passage, step: int, earlier: int) -> Passage:
        """What a passage of version `step` was in an earlier one, as far as it can be followed."""
        for at in range(step, earlier, -1):
            passage = self._was[at].get(passage.key, passage)
        return passage

    def back(self, gone: Passage, step: int) -> tuple[Passage | None, int]:
        """What tells of a passage that is gone since version `step` as the last one does, under the same heading, and the version that brought that.

        It came back, with other figures: "A grant of £180 is paid to farmers" went, "A grant of £120 is paid to farmers" came.
        """
        for at, one in self.added:
            if at > step and one.path == gone.path and _is_back(one, gone):
                return self.now(one, at)
        return None, step

    def is_back(self, one: Passage, step: int) -> bool:
        """Whether a passage that version `step` brought is one that went earlier, with other figures."""
        return any(
            edit.after is None
            and edit.step < step
            and edit.before.path == one.path
            and _is_back(one, edit.before)
            for edit in self.edits
        )

    def now(self, passage: Passage | None, step: int) -> tuple[Passage | None, int]:
        """What a passage of version `step` is in the last version (None: gone), and the version that brought that."""
        brought = step
        for later in range(step + 1, len(self._became)):
            if passage is None:
                break
            if passage.key in self._became[later]:
                passage = self._became[later][passage.key]
                brought = later
        return passage, brought


def _edits(
    old: Sequence[Passage], new: Sequence[Passage], step: int
) -> tuple[list[Edit], tuple[Passage, ...]]:
    """What went or was altered, and what came."""
    lost, gained = _without(old, new), _without(new, old)
    pairs = dict(_paired(lost, gained))
    pairs |= _rewritten(old, new, [one for _, one in lost], [one for _, one in gained], pairs)
    pairs |= _told_with([one for _, one in lost], [one for _, one in gained], pairs)
    instead = _instead(old, new, [one for _, one in lost], [one for _, one in gained], pairs)
    edits = [
        Edit(one, gained[pairs[n]][1] if n in pairs else None, step, instead.get(n))
        for n, (_, one) in enumerate(lost)
    ]
    taken = set(pairs.values())
    return edits, tuple(one for n, (_, one) in enumerate(gained) if n not in taken)


def _without(some: Sequence[Passage], others: Sequence[Passage]) -> list[tuple[str, Passage]]:
    """The passages that the others lack, each with the one before it that they have."""
    left = Counter(one.key for one in others)
    found, before = [], ""
    for one in some:
        if left[one.key]:
            left[one.key] -= 1
            before = one.key
        else:
            found.append((before, one))
    return found


def _paired(lost: list[tuple[str, Passage]], gained: list[tuple[str, Passage]]) -> list[tuple[int, int]]:
    """Places in both lists of passages that are one, the likest first."""
    if not lost or not gained or len(lost) * len(gained) > _MOST_PAIRS:
        return []
    labels = frozenset(label_of(one) for _, one in lost) & frozenset(label_of(one) for _, one in gained)
    likely = sorted(
        (
            (likeness, -i, -j)
            for i, (a, one) in enumerate(lost)
            for j, (b, other) in enumerate(gained)
            if (likeness := _likeness(one, other)) >= (_IN_PLACE if a == b else _SAME)
            and not (label_of(one) != label_of(other) and labels & {label_of(one), label_of(other)} - {""})
            and _are_kin(one, other)
        ),
        reverse=True,
    )
    found: list[tuple[int, int]] = []
    used: tuple[set[int], set[int]] = set(), set()
    for _, i, j in likely:
        if -i not in used[0] and -j not in used[1]:
            found.append((-i, -j))
            used[0].add(-i)
            used[1].add(-j)
    return found


def _rewritten(
    old: Sequence[Passage],
    new: Sequence[Passage],
    lost: Sequence[Passage],
    gained: Sequence[Passage],
    pairs: Mapping[int, int],
) -> dict[int, int]:
    """Places of passages that went and came between the same two that stand: what is in its place now, in whatever words."""
    left = {id(one): n for n, one in enumerate(lost) if n not in pairs}
    came = {id(one): n for n, one in enumerate(gained) if n not in set(pairs.values())}
    if not left or not came:
        return {}
    known = {id(gained[b]): lost[a].key for a, b in pairs.items()}
    here = _runs(new, came, known)
    found: dict[int, int] = {}
    for place, run in _runs(old, left, {}).items():
        rest = list(here.get(place, ()))
        for n, one in enumerate(run):
            kin = [other for other in rest if _are_kin(one, other)]
            if not kin:
                continue
            alike = max(kin, key=lambda other: _likeness(one, other))
            chosen = rest[0] if len(rest) == len(run) - n and rest[0] in kin else alike
            rest = rest[rest.index(chosen) + 1 :]
            found[left[id(one)]] = came[id(chosen)]
    return found


def _instead(
    old: Sequence[Passage],
    new: Sequence[Passage],
    lost: Sequence[Passage],
    gained: Sequence[Passage],
    pairs: Mapping[int, int],
) -> dict[int, Passage]:
    """Of passages that are gone, by place, the one that came alone between the same two that stand."""
    left = {id(one): n for n, one in enumerate(lost) if n not in pairs}
    came = {id(one): n for n, one in enumerate(gained) if n not in set(pairs.values())}
    if not left or not came:
        return {}
    here = _runs(new, came, {id(gained[b]): lost[a].key for a, b in pairs.items()})
    return {
        left[id(run[0])]: here[place][0]
        for place, run in _runs(old, left, {}).items()
        if len(run) == 1 == len(here.get(place, ()))
    }


def _told_with(
    lost: Sequence[Passage],
    gained: Sequence[Passage],
    pairs: Mapping[int, int],
) -> dict[int, int]:
    """Places of passages that went into what one beside them became, by the figures that it states now."""
    found: dict[int, int] = {}
    for n, one in enumerate(lost):
        if n in pairs:
            continue
        for at in (n - 1, n + 1):
            if at in pairs and lost[at].path == one.path and _is_told_in(one, gained[pairs[at]], lost[at]):
                found[n] = pairs[at]
    return found


def _is_told_in(one: Passage, other: Passage, was: Passage) -> bool:
    """Whether a passage tells beside what it told the figures of another, or, where that has none, half of what it names."""
    figures = [claim for claim in one.claims if claim.hard]
    if figures:
        return all(any(same(claim, fact) for fact in other.claims) for claim in figures)
    named = [stem for stem in one.terms if not was.terms.meets(stem)]
    told = sum(other.terms.meets(stem) for stem in named)
    return told >= max(1, _HALF_TOLD * len(named))


def _runs(
    text: Sequence[Passage], asked: Collection[int], known: Mapping[int, str]
) -> dict[tuple[str, str, tuple[str, ...]], list[Passage]]:
    """Those passages that are asked for, by the section and the passages that stand before and behind them.

    Args:
        text: all passages.
        asked: ids of those.
        known: ids of passages, and what they were called before.
    """
    found: dict[tuple[str, str, tuple[str, ...]], list[Passage]] = {}
    open_now: list[Passage] = []
    before = ""
    for one in (*text, None):
        if one is not None and id(one) in asked:
            open_now.append(one)
            continue
        behind = known.get(id(one), one.key) if one is not None else ""
        for passage in open_now:
            found.setdefault((before, behind, passage.path), []).append(passage)
        open_now, before = [], behind
    return found


def _are_kin(one: Passage, other: Passage) -> bool:
    """Whether two passages share a word that names something, a kind of figure, or how something stands."""
    if any(other.terms.meets(stem) for stem in one.terms):
        return True
    return any(
        comparable(a, b) for a in one.claims if a.kind != "name" for b in other.claims if b.kind != "name"
    )


def _is_back(one: Passage, gone: Passage) -> bool:
    """Whether a passage that came tells in the words of one that is gone, of the same label's thing, and gives figures of their kinds."""
    ours, theirs = one.terms.stems, gone.terms.stems
    if 4 * len(ours & theirs) < _BACK * (len(ours) + len(theirs)):
        return False  # told at once
    figures = [claim for claim in gone.claims if claim.hard]
    return (
        label_of(one) == label_of(gone)
        and _likeness(one, gone) >= _BACK
        and bool(figures)
        and all(any(comparable(claim, other) for other in one.claims) for claim in figures)
    )


def _likeness(one: Passage, other: Passage) -> float:
    """The share of words that two passages have in common, 0 to 1 and a little more for rows that begin alike."""
    a, b = words(one.text), words(other.text)
    if not a or not b:
        return 0.0
    shared = 2 * (Counter(a) & Counter(b)).total() / (len(a) + len(b))
    named = a[0] == b[0] and not is_small(a[0], one.language)
    return shared + _LABELLED * (named and min(len(a), len(b)) <= 8)


def label_of(one: Passage) -> str:
    """What a row or item begins with before its figures; "" where it has no label.

    Two rows that carry each other's figures now are no row that was renamed: each is what its label says.
    """
    return _labelled(one.text)


@lru_cache(maxsize=8_192)
def _labelled(text: str) -> str:
    head, mark, rest = text.partition(CELL)
    if not mark:
        head, mark, rest = text.replace("：", ":").partition(":")
    if not mark or not rest.strip() or len(head) > _LONGEST_LABEL or any(map(str.isdigit, head)):
        return ""
    return " ".join(words(head))


@lru_cache(maxsize=8_192)
def words(text: str) -> tuple[str, ...]:
    """The words and numbers of a text, folded."""
    return tuple(one.casefold() for one in tokens(text) if one[0].isalnum())


def is_mended(before: str, after: str) -> bool:
    """Whether a sentence is another in which a slip was mended: few letters differ and no word of denial.

    Another word in a word's place is no slip, however long the sentence: "voluntary", "compulsory".
    """
    if similarity(before, after) < _MENDED or negations(before) != negations(after):
        return False
    gone, come = Counter(before.split()), Counter(after.split())
    old, new = (" ".join((one - other).elements()) for one, other in ((gone, come), (come, gone)))
    return not (old and new) or Indel.normalized_similarity(old, new) >= _ALIKE
