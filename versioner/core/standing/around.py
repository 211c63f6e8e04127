"""The article that a block is held against: what it speaks of, in which language, whether it turns to its reader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from versioner.core.lexicon.calls import Tongue
from versioner.core.model import Block, Document, Role
from versioner.core.standing.asking import ever_turns_to_reader
from versioner.core.standing.form import is_sentence
from versioner.core.standing.topics import stems
from versioner.core.text.tongues import folded_words_in, tongue_of
from versioner.core.text.words import key
from versioner.frozen import dataclass

_LINES = 2_048  # that are remembered: both sides of a change, nearly all of whose lines are the same
_HABIT = 0.2  # share of the article's paragraphs that turn to the reader from which that is its manner


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """The article that a block is held against.

    Attributes:
        topics: stems of its words, counted.
        tongue: the words of its language; None where it is not known.
        addressing: it turns to the reader as a matter of course: a guide, a policy, a letter.
        authors: words of its byline.
        repeated: lines that stand in it more than once.
    """

    topics: Counter[str]
    tongue: Tongue | None
    addressing: bool
    authors: frozenset[str]
    repeated: frozenset[str]


def around(document: Document, without: Iterable[int] = ()) -> Around:
    """What of a document a block is held against; `without`: the blocks that are judged themselves."""
    left_out = set(without)
    tongue = tongue_around(document, left_out)
    said = _saying(tongue)
    whole = _whole(_Blocks(document.blocks), tongue)
    topics, prose, turning = whole.topics.copy(), whole.prose, whole.turning
    gone: Counter[str] = Counter()
    for n in left_out:
        block = document.blocks[n] if 0 <= n < len(document.blocks) else None
        if block is not None and _is_text(block):
            words, sentence, turns = said(block.text)
            topics.subtract(words)
            prose -= sentence
            turning -= turns
            gone[key(block.text)] += 1
    if gone:
        topics = +topics
    topics.update(stems(document.title, tongue))
    return Around(
        topics=topics,
        tongue=tongue,
        addressing=prose > 0 and turning >= _HABIT * prose,
        authors=frozenset(word for word in folded_words_in(document.byline or "") if len(word) > 2),
        repeated=frozenset(line for line, count in whole.repeated.items() if count - gone[line] > 1),
    )


class _Blocks:
    """The blocks of a document by their identity: nobody reads what they say to find them."""

    __slots__ = ("blocks",)

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        self.blocks = blocks

    def __hash__(self) -> int:
        return id(self.blocks)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Blocks) and other.blocks is self.blocks


@dataclass(frozen=True, slots=True)
class _Whole:
    """What all of a text comes to: see `Around`; prose: its sentences, turning: those of them that turn to the reader."""

    topics: Counter[str]
    prose: int
    turning: int
    repeated: Mapping[str, int]


_TEXTS = 8  # of the article before and after a change, of the last few pages


@lru_cache(maxsize=_TEXTS)
def _whole(text: _Blocks, tongue: Tongue | None) -> _Whole:
    """What all of a text comes to. The questions leave out a block or two each, and are asked of one text again and again."""
    return _summed([block.text for block in text.blocks if _is_text(block)], tongue)


def of_texts(texts: Sequence[str], language: str | None) -> Around:
    """What a block is held against where nothing but texts is known of it, none of them empty; the language is what is declared or read (BCP 47)."""
    tongue = tongue_of(language, texts)
    whole = _summed(texts, tongue)
    return Around(
        topics=whole.topics,
        tongue=tongue,
        addressing=whole.prose > 0 and whole.turning >= _HABIT * whole.prose,
        authors=frozenset(),
        repeated=frozenset(whole.repeated),
    )


def _summed(texts: Sequence[str], tongue: Tongue | None) -> _Whole:
    found = list(map(_saying(tongue), texts))
    lines = Counter(map(key, texts))
    return _Whole(
        topics=Counter(chain.from_iterable([words for words, _, _ in found])),
        prose=sum([sentence for _, sentence, _ in found]),
        turning=sum([turns for _, _, turns in found]),
        repeated={line: count for line, count in lines.items() if count > 1},
    )


def tongue_around(document: Document, without: Iterable[int] = ()) -> Tongue | None:
    """The words of the language in which `around` finds a document written: a hundredth of what all of it takes."""
    return tongue_of(document.language, _Texts(document.blocks, frozenset(without)))


class _Texts:
    """What some blocks of a document say: gone through as far as is asked, from the beginning each time."""

    def __init__(self, blocks: Sequence[Block], left_out: frozenset[int]) -> None:
        self._blocks, self._left_out = blocks, left_out

    def __iter__(self) -> Iterator[str]:
        return (
            block.text for n, block in enumerate(self._blocks) if n not in self._left_out and _is_text(block)
        )


def _is_text(block: Block) -> bool:
    return block.role is Role.TEXT and bool(block.text)


_Said = tuple[tuple[str, ...], bool, bool]


@lru_cache(maxsize=8)
def _saying(tongue: Tongue | None) -> Callable[[str], _Said]:
    """What a text in a language says that may be its topic; whether it is a sentence, and one that turns to the reader."""

    def said(text: str) -> _Said:
        sentence = is_sentence(text)
        return tuple(stems(text, tongue)), sentence, sentence and ever_turns_to_reader(text, tongue)

    return lru_cache(maxsize=_LINES)(said)
