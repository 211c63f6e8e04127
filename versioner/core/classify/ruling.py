"""What one difference between two texts is: its kind, how much it matters, and the rule that says so."""

from __future__ import annotations

from dataclasses import replace

from versioner.core.align import Difference, Relation
from versioner.core.classify.changed import Changed, Words
from versioner.core.classify.many import at_a_glance
from versioner.core.classify.rules import Ruling, link_ruling, rule_of
from versioner.core.facts import FactKind, facts, quoted
from versioner.core.facts.denials import denials
from versioner.core.lexicon import spoken
from versioner.core.model import Block, BlockKind, Document, EditKind, Role, Significance
from versioner.core.standing.form import is_sentence, leads
from versioner.core.text.diff import word_diff
from versioner.core.text.enumerators import Numbering, numbered
from versioner.core.text.words import key
from versioner.frozen import dataclass

MINOR, SUBSTANTIVE, TECHNICAL = Significance.MINOR, Significance.SUBSTANTIVE, Significance.TECHNICAL

SECTION_SPLIT, SECTION_MERGED = "section split", "section merged"

_WHOLE: dict[Relation, Ruling] = {
    Relation.SECTION_ADDED: Ruling(
        kind=EditKind.SECTION_ADDED, significance=SUBSTANTIVE, rule="section added"
    ),
    Relation.SECTION_REMOVED: Ruling(
        kind=EditKind.SECTION_REMOVED, significance=SUBSTANTIVE, rule="section removed"
    ),
    Relation.HEADING_ADDED: Ruling(kind=EditKind.SPLIT, significance=MINOR, rule=SECTION_SPLIT),
    Relation.HEADING_REMOVED: Ruling(kind=EditKind.MERGED, significance=MINOR, rule=SECTION_MERGED),
    Relation.SPLIT: Ruling(kind=EditKind.SPLIT, significance=MINOR, rule="split"),
    Relation.MERGED: Ruling(kind=EditKind.MERGED, significance=MINOR, rule="merged"),
    Relation.REFORMATTED: Ruling(
        kind=EditKind.FORMATTING, significance=MINOR, rule="formatting: kind of block"
    ),
    Relation.STAMP: Ruling(kind=EditKind.DATE_STAMP, significance=TECHNICAL, rule="date stamp"),
}


_TOLD = 4_000  # characters of a text by which its language is known


def language_of(document: Document) -> str | None:
    """The language that a document is written in, whatever it declares; None where nothing tells."""
    sample, length = [], 0
    for block in document.blocks:
        if length >= _TOLD:
            break
        sample.append(block.text)
        length += len(block.text)
    return spoken("\n".join(sample), document.language)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the rules ask of both whole texts: their words, and the language that the new one is written in."""

    words: Words
    language: str | None
    numbering: tuple[Numbering, Numbering]
    close: bool = True

    def hasty(self) -> Reading:
        """The same, for edits that are too many to be judged closely."""
        return replace(self, close=False)

    @classmethod
    def of(cls, old: Document, new: Document) -> Reading:
        texts = [[block.text for block in document.blocks] for document in (old, new)]
        lines = (((block.text, _is_heading(block)) for block in document.blocks) for document in (old, new))
        return cls(Words(*texts), language_of(new), (Numbering(next(lines)), Numbering(next(lines))))


def _is_heading(block: Block) -> bool:
    return block.kind is BlockKind.HEADING


def _ruled(one: Difference, old: Document, new: Document, reading: Reading) -> Ruling:
    if not reading.close:
        return at_a_glance(one.before or "", one.after or "")
    return rule_of(_changed(one, old, new, reading))


def _changed(one: Difference, old: Document, new: Document, reading: Reading) -> Changed:
    return Changed(
        before=one.before or "",
        after=one.after or "",
        pieces=one.pieces,
        words=reading.words,
        language=reading.language,
        quoted_before=_quoted(old, one.old_blocks, one.before),
        quoted_after=_quoted(new, one.new_blocks, one.after),
    )


def _quoted(
    document: Document, blocks: tuple[int, ...], sentence: str | None
) -> tuple[tuple[int, int], ...] | None:
    """Where quoted words stand in a sentence, read in the block it stands in: speech may begin before it."""
    if len(blocks) != 1 or not sentence:
        return None
    text = document.blocks[blocks[0]].text
    start = text.find(sentence.strip())
    if start < 0 or len(text) == len(sentence):
        return None
    start -= len(sentence) - len(sentence.lstrip())
    end = start + len(sentence)
    inside = [(max(a, start) - start, min(b, end) - start) for a, b in quoted(text) if a < end and start < b]
    return tuple((a, b) for a, b in inside if any(map(str.isalnum, sentence[max(a, 0) : b])))


def ruling_of(
    one: Difference, old: Document, new: Document, reading: Reading, block: Block | None
) -> Ruling | None:
    """How a difference is judged; None for links that lead where they led.

    Args:
        one: the difference.
        old, new: the two texts.
        reading: what is asked of both whole.
        block: the block that it stands in, of the new text where there is one.
    """
    if one.relation in _WHOLE:
        return _whole(one, _WHOLE[one.relation], old, new)
    if block is not None and block.role is Role.NOTE:
        return _noted(one, old, new, reading)
    if block is not None and block.role in _APART:
        return _apart(one, block.role, old, new, reading)
    if one.relation is Relation.RELINKED:
        return link_ruling(old.blocks[one.old_blocks[0]].links, new.blocks[one.new_blocks[0]].links)
    if one.before is None or one.after is None:
        return _lone(one, block)
    bare = _unnumbered(one, old, new, reading)
    same = bare is not None and bare.before == bare.after
    ruled = _RENUMBERED if same else _ruled(bare or one, old, new, reading)
    if one.relation is Relation.MOVED:
        return _moved(one, ruled, block, (old, new))
    named = {
        Relation.TITLE: EditKind.TITLE,
        Relation.BYLINE: EditKind.BYLINE,
        Relation.RENAMED: EditKind.HEADING_RENAMED,
    }.get(one.relation)
    if named is not None:
        return Ruling(
            kind=named,
            significance=ruled.significance,
            rule=f"{named}: {ruled.rule}",
            kinds=(named, *_all(ruled)),
        )
    return ruled


def _noted(one: Difference, old: Document, new: Document, reading: Reading) -> Ruling:
    """A publisher's note that came, went or says something else; one whose letters alone changed says the same."""
    if one.before is not None and one.after is not None and one.relation is Relation.EDITED:
        ruled = _ruled(one, old, new, reading)
        if ruled.kind in _OF_FORM and ruled.significance is MINOR:
            return ruled
    return Ruling(kind=EditKind.CORRECTION_NOTE, significance=SUBSTANTIVE, rule="correction note")


_OF_FORM = frozenset({EditKind.WHITESPACE, EditKind.TYPOGRAPHY, EditKind.PUNCTUATION})


def _unnumbered(one: Difference, old: Document, new: Document, reading: Reading) -> Difference | None:
    """A line without what it is numbered with, where that is a number in a sequence of lines; else None.

    Where only the marks of the number differ it is judged as it is.
    """
    if one.relation not in {Relation.EDITED, Relation.RENAMED} or not (one.old_blocks and one.new_blocks):
        return None
    sides = ((one.before, old, one.old_blocks[0]), (one.after, new, one.new_blocks[0]))
    bare, numbers = [], set()
    for (text, document, n), numbering in zip(sides, reading.numbering, strict=True):
        block = document.blocks[n]
        parts, rest = numbered(text or "", heading=_is_heading(block))
        begins = parts and block.text.startswith(text or "") and numbering.orders(parts, n)
        begins = begins and not _counts(text or "", rest, reading.language)
        bare.append(rest if begins else text or "")
        numbers.add(parts if begins else ())
    if numbers == {()} or (len(numbers) == 1 and bare[0] == bare[1]):
        return None
    return replace(one, before=bare[0], after=bare[1], pieces=word_diff(bare[0], bare[1]))


def _counts(text: str, rest: str, language: str | None) -> bool:
    """Whether the figure that a line begins with counts something: "4.5 million", "3. Mai"."""
    number = len(text) - len(rest)
    return any(fact.span[0] < number < fact.span[1] for fact in facts(text, language))


RENUMBERED = "renumbered"
_RENUMBERED = Ruling(kind=EditKind.FORMATTING, significance=MINOR, rule=RENUMBERED)


def _moved(one: Difference, ruled: Ruling, block: Block | None, texts: tuple[Document, Document]) -> Ruling:
    """A block in another place; where its words changed as well it is of both kinds, the weightier first."""
    if one.before == one.after and one.under and _says_by_its_heading(one, *texts):
        return Ruling(kind=EditKind.MOVED, significance=SUBSTANTIVE, rule="under another heading")
    if one.before == one.after:
        listed = (
            block is not None and block.kind is BlockKind.LIST_ITEM and one.old_section == one.new_section
        )
        return Ruling(
            kind=EditKind.MOVED,
            significance=MINOR,
            rule="moved" if one.whole else "sentence moved",
            kinds=(EditKind.MOVED, EditKind.ORDER) if listed else (),
        )
    rule = f"moved and {ruled.rule}"
    if ruled.significance is SUBSTANTIVE:
        return replace(ruled, rule=rule, kinds=(*_all(ruled), EditKind.MOVED))
    return Ruling(
        kind=EditKind.MOVED, significance=ruled.significance, rule=rule, kinds=(EditKind.MOVED, *_all(ruled))
    )


def _says_by_its_heading(one: Difference, old: Document, new: Document) -> bool:
    """Whether what a block says hangs on the heading over it: a line that is no sentence, or one heading is the other denied.

    "The walled orchard" says nothing without "Not allowed"; a sentence that is taken to another part of a story says what it said.
    """
    if not is_sentence(one.after or ""):
        return True
    heads = [
        document.sections[n].path[-1]
        for document, n in ((old, one.old_section), (new, one.new_section))
        if n and document.sections[n].path
    ]
    if len(heads) < len((old, new)) or len(set.symmetric_difference(*map(_words, heads))) > _DENIED_BY:
        return False
    first, second = (denials(facts(head, new.language), new.language) for head in heads)
    return (first - second) % 2 == 1


_DENIED_BY = 2  # words that differ between a heading and its denial: "not"; "can", "cannot"


def _words(heading: str) -> set[str]:
    return set(key(heading).casefold().split())


def _all(ruling: Ruling) -> tuple[EditKind, ...]:
    return ruling.kinds or (ruling.kind,)


_APART = frozenset({Role.STRUCK, Role.ALTERNATIVE})
FACTS = frozenset({EditKind.NUMBER, EditKind.DATE, EditKind.NAME, EditKind.NEGATION})


def _apart(one: Difference, role: Role, old: Document, new: Document, reading: Reading) -> Ruling:
    """What the publisher struck out is a mark of its own; what a picture shows weighs by its facts."""
    if role is Role.STRUCK:
        return Ruling(kind=EditKind.FORMATTING, significance=MINOR, rule="struck out by the publisher")
    kind = EditKind.ALTERNATIVE_TEXT
    if one.before is None or one.after is None:
        return Ruling(kind=kind, significance=MINOR, rule=str(kind))
    ruled = _ruled(one, old, new, reading)
    weight = ruled.significance if ruled.kind in FACTS else MINOR
    return Ruling(kind=kind, significance=weight, rule=f"{kind}: {ruled.rule}", kinds=(kind, *_all(ruled)))


def _whole(one: Difference, ruling: Ruling, old: Document, new: Document) -> Ruling:
    """A heading that came or went over standing text is minor, unless it holds a fact of its own and leads nowhere else.

    Where it went into the paragraph under it, or became a line of text, the rule says so.
    """
    if one.relation in {Relation.HEADING_ADDED, Relation.HEADING_REMOVED}:
        heading = one.after or one.before or ""
        blocks = (
            [new.blocks[n] for n in one.new_blocks] if one.after else [old.blocks[n] for n in one.old_blocks]
        )
        told = not any(map(leads, blocks)) and any(
            fact.kind not in _NO_NEWS for fact in facts(heading, new.language)
        )
        return replace(ruling, significance=SUBSTANTIVE) if told else ruling
    headed = [
        document.blocks[blocks[0]].kind is BlockKind.HEADING
        for document, blocks in ((old, one.old_blocks), (new, one.new_blocks))
        if blocks
    ]
    return (
        replace(ruling, rule=f"{ruling.rule}: heading")
        if headed in ([True, False], [False, True])
        else ruling
    )


_NO_NEWS = {FactKind.NAME, FactKind.MODALITY}  # in a heading over text that stood before


def _lone(one: Difference, block: Block | None) -> Ruling:
    added = one.before is None
    if one.relation in {Relation.TITLE, Relation.BYLINE}:
        kind = EditKind.TITLE if one.relation is Relation.TITLE else EditKind.BYLINE
        return Ruling(kind=kind, significance=SUBSTANTIVE, rule=f"{kind} {'added' if added else 'removed'}")
    if block is not None and block.kind is BlockKind.HEADING:
        kind = EditKind.SECTION_ADDED if added else EditKind.SECTION_REMOVED
    elif one.whole:
        kind = EditKind.PARAGRAPH_ADDED if added else EditKind.PARAGRAPH_REMOVED
    else:
        kind = EditKind.SENTENCE_ADDED if added else EditKind.SENTENCE_REMOVED
    text = (one.after if added else one.before) or ""
    if not any(map(str.isalnum, text)):
        return Ruling(kind=EditKind.PUNCTUATION, significance=MINOR, rule="punctuation: a line of marks")
    return Ruling(kind=kind, significance=SUBSTANTIVE, rule=str(kind))
