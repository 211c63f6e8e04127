"""What a line is by its form: a sentence, a link elsewhere, an address; and the marks by which that is told."""

from __future__ import annotations

from versioner.core.model import Block, BlockKind, Role
from versioner.core.text.words import STOPLESS, STOPS, word_count
from versioner.late import re

# Kana, Han, Hangul, and Thai to Khmer: a line of them is measured by its signs.
UNSPACED = re.compile(f"[぀-ヿ㐀-鿿가-힯{STOPLESS}]")
# A quotation between marks of one kind: one that stands in another ends neither.
QUOTED = re.compile(
    r"„[^„“”]{1,2000}[“”]|“[^“”]{1,2000}[”“]|«[^«»]{1,2000}»|‹[^‹›]{1,2000}›|「[^「」]{1,2000}」|『[^『』]{1,2000}』"
    r"|(?<![\w])\"[^\"]{1,2000}\""
)
ADDRESS = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.\w|(?<!\w)@\w{2,}|https?://|\bwww\.|©|\(c\) ?\d{4}",
    re.IGNORECASE,
)
REACHED = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.\w|(?<![\w.])@\w{2,}"
)  # by whom: an e-mail address, a handle
_ENDED = frozenset(f".!?…。！？{STOPS};:»”\"')]）」")
SENTENCE_END = re.compile(rf"[.!?…。！？{STOPS}][\s\"'”’»)\]」]*")
_STOPS = frozenset(f".!?…。！？{STOPS}")
_SHORTEST = 4  # characters of a sentence
_LONG = 15  # words from which a line without a full stop is a sentence all the same
_LONG_UNSPACED = 30  # characters, in scripts that put no space between words


def is_sentence(text: str) -> bool:
    """Whether a line is a sentence by its form: ended like one, or long."""
    if text[-1:] in _STOPS and len(text) >= _SHORTEST:
        return True  # as nearly every sentence is
    if " " not in text.strip() or is_unspaced(text):
        return len(text) >= _LONG_UNSPACED or bool(SENTENCE_END.search(text) and len(text) >= _SHORTEST)
    last = text.rstrip()[-1:]
    if last == ":":
        return text.count(" ") >= 4
    return text.count(" ") >= _LONG or last in _ENDED


def is_unspaced(text: str) -> bool:
    """Whether some of a text is in a script that puts no spaces between words."""
    return not text.isascii() and UNSPACED.search(text) is not None


def names_a_sender(text: str) -> bool:
    """Whether a line holds an address or a copyright mark: whose page it is, not what it says."""
    return ADDRESS.search(text) is not None


def leads(block: Block) -> bool:
    """Whether a line is link and hardly anything else: it leads elsewhere."""
    return bool(block.text) and sum(len(link.text) for link in block.links) >= 0.8 * len(block.text)


_LABEL_WORDS = 4


def is_label(block: Block) -> bool:
    """Whether a block is a word or a few, without a figure, and neither a sentence nor an item of a list."""
    text = block.text
    if block.kind is not BlockKind.PARAGRAPH or block.role is not Role.TEXT or is_sentence(text):
        return False
    return word_count(text) <= _LABEL_WORDS and not any(map(str.isdecimal, text))
