"""Plausibility: whether what came can be the article at all, or is a wall, an error, a shell, another language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain, groupby

from versioner.core import notes
from versioner.core.decide.comparable import (
    ComparableBlock,
    comparable_blocks,
    ends_alike,
    related,
    same_words,
)
from versioner.core.decide.ending import at_a_wall, cut_short, instead, tail_gone
from versioner.core.extract.signals import asks_for_consent, ends_in_wall
from versioner.core.lexicon import reads_as
from versioner.core.lexicon.function_words import EVERYWHERE
from versioner.core.model import Document, Observation
from versioner.core.standing.around import around
from versioner.core.standing.block import is_offer
from versioner.core.text.bcp47 import primary
from versioner.core.text.tongues import language_of
from versioner.core.text.words import SIGNS, has_signs
from versioner.core.told.details import Sign, Why, coded

# research/extraction §3.4, step 5: error and locale variants end there.
KEPT = 0.5  # share of the accepted text's words below which it has collapsed
SHARED = 0.15  # share of the accepted text's words that must still be there
SAME_STATE = 0.6  # Jaccard from which two suspect fetches show the same state
# Share of the words that name something, below which a text under another headline is another text. Articles on different
# things share up to .16 of these (of all words, "the" and "said" among them, up to .4), the labelled edits leave .36 at least.
OF_THE_MATTER = 0.2
# With this much of the accepted words on the page, no sign of a wall is believed: the article is there.
PLAINLY_THERE = 0.6
_STANDS = 2  # accepted paragraphs that must still be there where a note says why the others are gone
_SMALL = 60  # words: an article this short may be rewritten whole
_EDITED = 0.6  # share of its words with which the last paragraph still stands
_PARTICLE = 3  # letters that words have which are not listed and name nothing (`lexicon.function_words`)
_TAIL = 6  # blocks at the end of a text among which a wall stands


_LINES = 4_096  # that are remembered: a page's are the same at nearly every look


def words(blocks: Iterable[ComparableBlock]) -> Counter[str]:
    """The words of a text, counted."""
    return Counter(word for block in blocks for word in _cut(block.key.lower()))


def _cut(text: str) -> list[str]:
    """The words of a folded text; the signs, where a script puts no spaces between words."""
    return SIGNS.sub(r" \g<0> ", text).split() if has_signs(text) else text.split()


@lru_cache(maxsize=_LINES)
def _size(text: str) -> int:
    """How many words those are."""
    return text.count(" ") + 1 if text.isascii() else len(_cut(text))


def _words_of(keys: Sequence[str]) -> int:
    """How many words several texts have; keys have one space between their words."""
    together = " ".join(keys)
    if keys and together.isascii():
        return together.count(" ") + 1
    return sum(map(_size, keys))


def _left(now: Sequence[ComparableBlock], before: Sequence[ComparableBlock]) -> tuple[int, float, float]:
    """How many words were accepted; of those that still stand the share, and the size beside it.

    Of the whole text and of its body the worse: furniture that stays must not hide that the article is gone. Where it
    plainly stands nothing is counted: (0, 1, 1).
    """
    if _plainly_there(now, before):
        return 0, 1.0, 1.0
    whole = _shares(now, before)
    body = _shares([block for block in now if block.body], [block for block in before if block.body])
    found = [one for one in (whole, body) if one[0]]
    return (
        max((total for total, _, _ in found), default=0),
        min((shared for _, shared, _ in found), default=1.0),
        min((size for _, _, size in found), default=1.0),
    )


def _plainly_there(now: Sequence[ComparableBlock], before: Sequence[ComparableBlock]) -> bool:
    """Whether what stands at either end is so much of the text, and of its body, that the rest need not be counted."""
    bodies = ([block for block in one if block.body] for one in (before, now))
    for old, new in ((before, now), tuple(bodies)):
        head, tail = ends_alike(old, new)
        gone = sum(len(_cut(block.key.lower())) for block in old[head : len(old) - tail])
        total = _words_of([block.key for block in old]) if gone else 0
        if total and (total - gone) / total < PLAINLY_THERE:
            return False
    return True


def _shares(now: Sequence[ComparableBlock], before: Sequence[ComparableBlock]) -> tuple[int, float, float]:
    """The words accepted, the share of them that stand, the size now; blocks that stand are not cut into words."""
    head, tail = ends_alike(before, now)
    common = _words_of([block.key for block in (*before[:head], *before[len(before) - tail :])])
    keys = [[block.key for block in one[head : len(one) - tail]] for one in (before, now)]
    total, size = (common + _words_of(one) for one in keys)
    if not total:
        return 0, 1.0, 1.0
    old, new = map(Counter, keys)
    if old == new:
        return total, 1.0, size / total
    same = old & new
    left = (old - same, new - same)
    gone, come = (Counter(chain.from_iterable(_cut(name.lower()) for name in one.elements())) for one in left)
    stands = total - sum(gone.values()) + sum((gone & come).values())
    return total, stands / total, size / total


def signed(seen: Observation, accepted: Document | None) -> Observation:
    """The observation, with a sign that only the accepted text can show: a wall where the article went on."""
    if Sign.FRONT_PAGE in seen.signals and (accepted is None or _same_headline(seen.document, accepted)):
        # what has led there ever since it is followed is that page
        seen = replace(seen, signals=tuple(sign for sign in seen.signals if sign != Sign.FRONT_PAGE))
    if accepted is None or same_words(seen.document, accepted):
        return seen
    before, now = comparable_blocks(accepted), comparable_blocks(seen.document, like=accepted)
    if not now or not before:
        return seen
    if _walled_within(now, before):
        return replace(seen, signals=(*seen.signals, Sign.WALL_AT_END))
    if not seen.signals and _asks_instead(seen.document, now, accepted, before):
        return replace(seen, signals=(Sign.CONSENT,))
    end = next((block.key for block in reversed(before) if block.prose), None)
    if end is not None and any(block.key == end for block in reversed(now)):
        return seen  # the end of the article is there
    if end is not None and any(
        related(end, block.key, share=_EDITED) for block in now[-_TAIL:] if block.prose
    ):
        return seen  # edited
    known = {block.key for block in before}
    news = [block.key for block in now[-_TAIL:] if block.key not in known]
    if (
        ends_in_wall(news)
        or _offered_instead(seen.document, now, before)
        or _walled_beside(seen.document, now, accepted, before)
    ):
        return replace(seen, signals=(*seen.signals, Sign.WALL_AT_END))
    return seen


def _asks_instead(
    document: Document, now: Sequence[ComparableBlock], accepted: Document, before: Sequence[ComparableBlock]
) -> bool:
    """Whether the page asks for consent where an article stood that did not begin so: such a wall may be long."""
    there = {block.key for block in now}
    if any(block.prose and block.key in there for block in before):
        return False
    new, old = ([block.text for block in one.blocks] for one in (document, accepted))
    return asks_for_consent(document.title, new) and not asks_for_consent(accepted.title, old)


def _offered_instead(
    document: Document, now: Sequence[ComparableBlock], before: Sequence[ComparableBlock]
) -> bool:
    """Whether the page asks its reader for something where the end of the article stood: to log in, to become a member.

    A correction note speaks of the article too, and offers nothing.
    """
    known, there = {block.key for block in before}, {block.key for block in now}
    if len(tail_gone(before, there)) < _BEHIND:
        return False
    came = [block.index for block in instead(now, known) if block.index >= 0]
    article = around(document, came)
    texts = (document.blocks[n].text for n in came)
    return any(is_offer(text, article) and not notes.is_note(text) for text in texts)


def _walled_beside(
    document: Document, now: Sequence[ComparableBlock], accepted: Document, before: Sequence[ComparableBlock]
) -> bool:
    """Whether a wall that had not stood there came beside the text, a box under what may be read, and the rest of it is gone."""
    there = {block.key for block in now}
    runs = (
        len(list(run)) for stands, run in groupby(before, key=lambda block: block.key in there) if not stands
    )
    if max(runs, default=0) < _BEHIND:
        return False
    known = {one.block.text for one in accepted.beside}
    return any(_walls(one.block.text) for one in document.beside if one.block.text not in known)


def _walled_within(now: Sequence[ComparableBlock], before: Sequence[ComparableBlock]) -> bool:
    """Whether a wall came in the middle of the page, and the paragraphs that had followed there are gone."""
    head, tail = ends_alike(before, now)
    if not any(_walls(block.key) for block in now[head : len(now) - tail]):
        return False  # as most of what is new
    known = {block.key: n for n, block in enumerate(before)}
    there = {block.key for block in now}
    last = -1
    for n, block in enumerate(now):
        if block.key in known:
            last = known[block.key] if block.prose else last
        elif any(_walls(one.key) for one in now[n : n + 2] if one.key not in known):
            followed = [one for one in before[last + 1 :] if one.prose][:_BEHIND]
            return len(followed) > 1 and not any(one.key in there for one in followed)
    return False


@lru_cache(maxsize=_LINES)
def _walls(text: str) -> bool:
    return ends_in_wall((text,))


_BEHIND = 3  # paragraphs, or lines of any kind, behind a wall that are gone: fewer may be an editor's cut beside an offer


def reason(seen: Observation, accepted: Document | None, *, marked: bool = False) -> str | None:
    """Why an observation is suspect, in code (`core.told.details`); None where it is good.

    Args:
        seen: the observation, `signed`.
        accepted: the page's accepted text, None before the first version.
        marked: a date or a note is new on the page since the last check.
    """
    if accepted is None:
        return _signs(seen)
    if seen.document.carried and not accepted.carried:
        return coded(Why.ONLY_DATA)
    if same_words(seen.document, accepted):
        return at_a_wall(seen)
    before, now = comparable_blocks(accepted), comparable_blocks(seen.document, like=accepted)
    total, shared, size = _left(now, before)
    if shared >= PLAINLY_THERE:
        return cut_short(seen, now, accepted, before, marked=marked)
    if seen.signals:
        return _signs(seen)
    if size < KEPT and total > 0 and not _accounted_for(seen.document, now, before):
        return coded(Why.TEXT_LEFT, share=round(100 * size))
    if shared < SHARED and total >= _SMALL:
        return _language(seen.document, accepted) or coded(Why.WORDS_LEFT, share=round(100 * shared))
    if total >= _SMALL and not _same_headline(seen.document, accepted):
        matter = _matter_left(now, before)
        if matter < OF_THE_MATTER:
            return _language(seen.document, accepted) or coded(Why.WORDS_LEFT, share=round(100 * matter))
    return (
        _language(seen.document, accepted)
        or _translated(seen.document, now, before)
        or cut_short(seen, now, accepted, before, marked=marked)
    )


def _same_headline(document: Document, accepted: Document) -> bool:
    """Whether a page is headed as it was: the words of the day, of the menu, may be others every time."""
    new, old = (comparable_blocks(Document(title=one.title)) for one in (document, accepted))
    return not old or not new or related(old[0].key, new[0].key)


def _matter_left(now: Sequence[ComparableBlock], before: Sequence[ComparableBlock]) -> float:
    """The share of what the article's body named that is named still: words that hold any sentence together do not count."""
    old, new = (Counter(_naming([block for block in one if block.body])) for one in (before, now))
    total = sum(old.values())
    return sum((old & new).values()) / total if total else 1.0


def _naming(blocks: Iterable[ComparableBlock]) -> Iterator[str]:
    """The words of a text that name something; of a script without spaces two signs at a time."""
    for word in chain.from_iterable(block.key.lower().split() for block in blocks):
        if has_signs(word):
            yield from (word[n : n + 2] for n in range(len(word) - 1))
        elif len(word) > _PARTICLE and word not in EVERYWHERE:
            yield word


def _accounted_for(
    document: Document, now: Sequence[ComparableBlock], before: Sequence[ComparableBlock]
) -> bool:
    """Whether a correction note came beside what still stands: who cuts an article and says so has not lost it.

    Nothing else came but running text: a wall has lines of its own.
    """
    known = {block.key for block in before}
    came = [block for block in now if block.key not in known]
    said = {one.index for one in came if one.index >= 0 and notes.is_note(document.blocks[one.index].text)}
    stands = sum(block.prose and block.key in known for block in now)
    running = all(one.index in said or (one.prose and not one.heading) for one in came)
    return bool(said) and running and stands >= _STANDS


def _signs(seen: Observation) -> str | None:
    return coded(Why.SIGNS, sign=seen.signals) if seen.signals else None


def _language(document: Document, accepted: Document) -> str | None:
    new, old = primary(document.language), primary(accepted.language)
    if new and old and new != old:
        return coded(Why.LANGUAGE, now=document.language or "", before=accepted.language or "")
    # a translation need not say so: its function words do
    read, was = (language_of(block.text for block in one.blocks) for one in (document, accepted))
    if read and was and read != was:
        return coded(Why.READS_LIKE, now=read, before=was)
    return None


def _translated(
    document: Document, now: Sequence[ComparableBlock], before: Sequence[ComparableBlock]
) -> str | None:
    """Whether the sentences that came are in another language than those, most of the article, that they came for.

    A correction note may be in the language of the house, whatever the article's is.
    """
    known, there = {block.key for block in before}, {block.key for block in now}
    came = [
        block.key
        for block in now
        if block.prose
        and block.key not in known
        and (block.index < 0 or not notes.is_note(document.blocks[block.index].text))
    ]
    went = [block.key for block in before if block.prose and block.key not in there]
    if not came or 2 * len(went) < sum(1 for block in before if block.prose):
        return None
    read, was = reads_as("\n".join(came)), reads_as("\n".join(went))
    if read and was and read != was:
        return coded(Why.READS_LIKE, now=read, before=was)
    return None


def same_state(one: Counter[str], other: Counter[str]) -> bool:
    """Whether two suspect texts show the same state."""
    union = sum((one | other).values())
    return union == 0 or sum((one & other).values()) / union >= SAME_STATE
