"""What is told of the text beside an article: its sentences, where they speak of the article's topic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from versioner.core.model import Document
from versioner.core.standing.around import around
from versioner.core.standing.block import call, is_call
from versioner.core.standing.form import is_sentence, names_a_sender
from versioner.core.standing.topics import stems
from versioner.core.standing.valued import label_of, valued
from versioner.core.text.words import key
from versioner.core.told.reasons import Apart

# Where something may be told; elsewhere stands what is to be used, and what readers said.
_TOLD = frozenset(
    {Apart.FOOTER, Apart.ASIDE, Apart.NOSCRIPT, Apart.MENU, Apart.FRAME, Apart.OUTSIDE, Apart.BOXED}
)
_WORDS = 6  # spaces in a line from which it may be told
_SHARED = 2  # words of the topic in it
_EDITED = (
    1  # of a line in an aside or box that was edited where it stands: furniture there is exchanged whole
)
_BOXES = frozenset({Apart.ASIDE, Apart.BOXED})
_ALIKE = 0.7  # of the words of two lines, from which one is the other, edited
_VALUES = 2  # in boxes, that an edit changes at once
_LINES = 40  # lines that went or came up to which they are compared each with each


def lines(document: Document) -> dict[str, str]:
    """The sentences beside a document that may be told, by their keys."""
    return {
        key(one.block.text): one.block.text
        for one in document.beside
        if one.why in _TOLD
        and one.block.text.count(" ") >= _WORDS
        and not one.block.links
        and is_sentence(one.block.text)
    }


def changed(old: Document, new: Document) -> tuple[Sequence[str], Sequence[str]]:
    """The lines beside the text that went and that came and speak of the article's topic, in their order."""
    before, after = lines(old), lines(new)
    gone = [text for name, text in before.items() if name not in after]
    come = [text for name, text in after.items() if name not in before]
    # what stands in the text of the other side has only been read elsewhere
    gone = [text for text in gone if key(text) not in {key(block.text) for block in new.blocks}]
    come = [text for text in come if key(text) not in {key(block.text) for block in old.blocks}]
    values = _values(old, new) if old.beside != new.beside else ((), ())
    if not gone and not come:
        return values
    boxes = {key(one.block.text) for one in (*old.beside, *new.beside) if one.why in _BOXES}
    apart = {key(one.block.text) for one in (*old.beside, *new.beside) if one.why == Apart.BOXED}
    # beside the text whatever turns to the reader is a call, even where the article does so too
    article = replace(around(old), addressing=False)
    edited = _edited(*([text for text in side if key(text) in boxes] for side in (gone, come)))

    def told(text: str) -> bool:
        if key(text) in apart and text not in edited:
            return False  # it was set apart for speaking of something else
        shared = set(stems(text, article.tongue)) & article.topics.keys()
        return (
            len(shared) >= (_EDITED if text in edited else _SHARED)
            and not is_call(text, article)
            and not names_a_sender(text)
        )

    return (
        [*(text for text in gone if told(text)), *values[0]],
        [*(text for text in come if told(text)), *values[1]],
    )


def _values(old: Document, new: Document) -> tuple[Sequence[str], Sequence[str]]:
    """Of the boxes of labels and values that speak of the article's topic, those values that are others now.

    Where most of them are others at once, it counts or takes turns: the weather, the markets.
    """
    before, after = valued(old.beside), valued(new.beside)
    differ = [label for label, text in before.items() if after.get(label, text) != text]
    if not 0 < len(differ) <= _VALUES or 2 * len(differ) > len(before):
        return (), ()
    article = around(old)
    said = {word for text in before.values() for word in stems(text, article.tongue)}
    if len(said & article.topics.keys()) < _SHARED:
        return (), ()
    return [before[label] for label in differ], [after[label] for label in differ]


def stands_on(before: str, after: str, old: Document) -> bool:
    """Whether a line beside the text is another that was edited, and turns to nobody: what changed in it was changed.

    Args:
        before, after: a line that went, and one that came.
        old: the document that the first stood beside.
    """
    article = replace(around(old), addressing=False)
    if any(call(text, article) for text in (before, after)):
        return False
    if label_of(before) and label_of(before) == label_of(after):
        return True
    one, other = (frozenset(key(text).split()) for text in (before, after))
    return _alike(one, other)


def _edited(gone: Sequence[str], come: Sequence[str]) -> frozenset[str]:
    """The lines that stand on, edited: of those that went and came each pair with nearly the same words."""
    if max(len(gone), len(come)) > _LINES:
        return frozenset()
    words = {text: frozenset(key(text).split()) for text in (*gone, *come)}
    pairs = ((old, new) for old in gone for new in come if _alike(words[old], words[new]))
    return frozenset(text for pair in pairs for text in pair)


def _alike(old: frozenset[str], new: frozenset[str]) -> bool:
    return 2 * len(old & new) >= _ALIKE * (len(old) + len(new))
