"""A document's own text in passages: sentences, list items and table rows, each with what it stands under."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, islice

from versioner.core.drift.asof import says_only_when
from versioner.core.drift.claims import Claim, claims, is_small
from versioner.core.drift.scales import tells_scale
from versioner.core.drift.terms import Terms, terms
from versioner.core.lexicon import spoken
from versioner.core.model import Block, BlockKind, Document, Role
from versioner.core.text.bcp47 import primary
from versioner.core.text.enumerators import numbered
from versioner.core.text.words import key, sentences
from versioner.late import regex

_MOST = 4_000  # passages of a document that are looked at: a 2 MB source is capped in work, not in time


@dataclass(frozen=True)
class Passage:
    """A sentence, list item or table row with where it stands.

    Attributes:
        block: its block's index in the document, -1 where it stands in none.
        label: what it stands under, a line each: its headings and, of a table row, what the text before it says of
            its figures ("All figures in thousands of euros") and last the row of its columns' heads.
    """

    text: str
    block: int
    section: str
    path: tuple[str, ...]
    language: str | None = None
    label: str = ""

    @cached_property
    def said(self) -> str:
        """Its text without what it is numbered with."""
        return numbered(self.text)[1]

    @cached_property
    def key(self) -> str:
        """What two passages must share to be the same."""
        return key(self.said)

    @cached_property
    def terms(self) -> Terms:
        """What its words name."""
        return terms(self.said, self.language)

    @cached_property
    def under(self) -> Terms:
        """What its label names."""
        return terms(self.label, self.language)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The facts that it states."""
        return claims(self.said, self.language, self.label)


@lru_cache(maxsize=16)
def passages(document: Document) -> tuple[Passage, ...]:
    """The passages of a document's own text, in reading order; stamps, notes and headings are not read."""
    found: list[Passage] = []
    section = 0
    sections = document.sections
    heads = _heads(document.blocks)
    language = _language(document)
    lead: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    for n, block in enumerate(document.blocks):
        if block.kind is BlockKind.HEADING:
            section += 1
            told = lead
            continue
        if block.role is not Role.TEXT:
            continue
        here = sections[section]
        parts = tuple(_parts(block, language))
        if block.kind is BlockKind.TABLE_ROW:
            label = "\n".join((*here.path, *told, *((heads[n],) if n in heads else ())))
        else:
            label = "\n".join(here.path)
            told += tuple(part for part in parts if tells_scale(part, language))
            lead = told if section == 0 else lead
        found.extend(
            Passage(part, n, here.id, here.path, language, label)
            for part in _answered(parts, here.path)
            if not says_only_when(part, language)
        )
        if len(found) >= _MOST:
            break
    return tuple(found)


def _language(document: Document) -> str | None:
    """The language that a document is written in: a source in another one often declares the article's, or none."""
    texts = (block.text for block in document.blocks if block.role is Role.TEXT)
    return spoken("\n".join(islice(texts, _SAMPLE)), document.language)


# "Wer das 27. Lebensjahr vollendet hat": the languages in which a full stop behind a figure makes it an ordinal.
_ORDINAL = regex.compile(r"\b(\p{L}+)\s\d{1,3}\.$")
_DOTTED = frozenset("de da no nb nn fi cs sk pl hu hr sl sr et lv is".split())
_INITIAL = regex.compile(r"(?:^|\s)\p{Lu}\.$")  # no sentence ends with an initial: "E. Marr has resigned."
_BRACKETED = 300  # characters within which a bracket is closed
_SAMPLE = 40  # blocks by which it is told


def _parts(block: Block, language: str | None) -> Iterator[str]:
    if block.kind is BlockKind.TABLE_ROW:
        yield block.text.strip()
        return
    begun = ""
    for part in _sentences(block.text, language):
        begun = f"{begun} {part}".lstrip()
        if begun and not _goes_on(begun, language):
            yield begun
            begun = ""
    if begun:
        yield begun


# What answers a question and says nothing without it.
_ANSWER = regex.compile(
    r"(?:yes|no|ja|nein|oui|non|sí|sì|sim|não|nee|nej|nei|tak|nie|はい|いいえ|是|否|نعم|لا)\s?[.!。]?",
    regex.IGNORECASE,
)
_ASKS = ("?", "？", "؟")


def _answered(parts: Iterable[str], path: tuple[str, ...]) -> Iterator[str]:
    """Sentences, an answer of one word with the question before it, or with its heading's."""
    above = path[-1] if path and path[-1].endswith(_ASKS) else ""
    asked = ""
    for part in parts:
        if (asked or above) and _ANSWER.fullmatch(part):
            yield f"{asked or above} {part}"
            asked = above = ""
            continue
        if asked:
            yield asked
        asked = part if part.endswith(_ASKS) else ""
        if not asked:
            yield part
        above = ""
    if asked:
        yield asked


# A unit behind a figure may end a sentence, however it is shortened: "fermeture à 20 h. Lundi : fermé", "238,6 млн руб. Конкурс …".
_UNIT_ENDS = regex.compile(
    r"(?<=\d\s?(?:(?:mln|млн|млрд|тыс\.?)\s)?(?:h|kg|km|cm|mm|ha|kr|zł|руб|р|кг|км|м|ч)\.)\s+(?=\p{Lu})"
)
_DIGIT_ENDS = regex.compile(r"\d\s?\p{L}{1,4}[ .]")
# Behind these a small word with a capital begins a sentence: "… of Harrow Ltd. The yard …", "… till 5 p.m. On Sundays …".
_ENDS_TOO = regex.compile(r"(?<=\b(?:Ltd|Inc|Corp|Co|p\.m|a\.m|S\.A|e\.V|etc)\.)\s+(?=(\p{Lu}\p{Ll}*)\b)")


def _sentences(text: str, language: str | None) -> Iterator[str]:
    pieces: Iterable[str] = sentences(text, language)
    if _DIGIT_ENDS.search(text):
        pieces = chain.from_iterable(map(_UNIT_ENDS.split, pieces))
    for part in pieces:
        start = 0
        for found in _ENDS_TOO.finditer(part):
            if is_small(found[1], language):
                yield part[start : found.start()].strip()
                start = found.end()
        yield part[start:].strip()


def _goes_on(part: str, language: str | None) -> bool:
    """Whether a sentence was cut at an initial, behind an ordinal, or inside a bracket: "(head: E. Marr)"."""
    ordinal = _ORDINAL.search(part) if primary(language) in _DOTTED else None
    if ordinal and is_small(ordinal[1], language):
        return True
    return bool(_INITIAL.search(part)) or (len(part) < _BRACKETED and part.count("(") > part.count(")"))


_PERIODS = regex.compile(r"\b(?:[QHTS]\d|\d\. ?[QH]\p{L}*|(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?)\b")


def _heads(blocks: Sequence[Block]) -> dict[int, str]:
    """Row -> the first row of its table, where that names the columns: it holds no digit but those of years and quarters, and the others do."""
    found: dict[int, str] = {}
    start = None
    for n, block in enumerate(blocks):
        if block.kind is not BlockKind.TABLE_ROW:
            start = None
        elif start is None:
            start = n
        elif not any(map(str.isdigit, _PERIODS.sub("", blocks[start].text))):
            found[n] = blocks[start].text
    return found
