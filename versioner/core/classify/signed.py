"""A name alone over or under the text, and another in its place: who wrote it, though nothing on the page says so.

A page's own byline is read with it ("By Ann Wren", a name beside the date); here two texts are at hand, and a line that was one
person's name and is another's is a byline wherever it stands at the article's edge. A place, a part of the site ("Local News") and
whoever the article speaks of are none; what a heading of the text or a label asks for ("Winner"), or one of several names, is a fact.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from versioner.core.align import Difference, Relation
from versioner.core.lexicon import has_words, is_word
from versioner.core.lexicon.bylines import PARTICLES, is_bare_name
from versioner.core.model import Block, BlockKind, Document, Edit, EditKind, Role, Significance
from versioner.core.standing.form import is_sentence
from versioner.core.text.diff import word_diff
from versioner.core.text.words import key

Judged = tuple[Difference, Edit]

NAME_ALONE, NAME_ASKED_FOR = "byline: a name alone", "fact: name"

_MOST = 8  # names that came or went; more are a list's, and each pair of them costs a look at the whole text


def with_bylines(found: Sequence[Judged], old: Document, new: Document, language: str | None) -> list[Judged]:
    """The edits, of a name alone that took another's place one: the byline, or the name that was asked for."""
    if old.byline or new.byline:
        return list(found)
    went = [(one, edit) for one, edit in found if edit.kind is EditKind.PARAGRAPH_REMOVED]
    came = [(one, edit) for one, edit in found if edit.kind is EditKind.PARAGRAPH_ADDED]
    went = [(one, edit) for one, edit in went if _is_one_name(one.old_blocks, old)]
    came = [(one, edit) for one, edit in came if _is_one_name(one.new_blocks, new)]
    if max(len(went), len(came)) > _MOST:
        return list(found)
    for gone, lost in went:
        for here, edit in came:
            if _are_names(gone, here, old, new, language):
                free = _stands_free(old.blocks, gone.old_blocks[0]) and _stands_free(
                    new.blocks, here.new_blocks[0]
                )
                both = replace(
                    gone,
                    relation=Relation.BYLINE if free else Relation.EDITED,
                    after=here.after,
                    new_blocks=here.new_blocks,
                    new_section=here.new_section,
                )
                told = replace(
                    lost,
                    kind=EditKind.BYLINE if free else EditKind.NAME,
                    kinds=(EditKind.BYLINE, EditKind.NAME) if free else (EditKind.NAME,),
                    significance=Significance.SUBSTANTIVE,
                    after=edit.after,
                    pieces=word_diff(lost.before or "", edit.after or ""),
                    new_block=edit.new_block,
                    rule=NAME_ALONE if free else NAME_ASKED_FOR,
                )
                return [
                    (both, told),
                    *((one, other) for one, other in found if one is not gone and one is not here),
                ]
    return list(found)


def _are_names(
    gone: Difference, here: Difference, old: Document, new: Document, language: str | None
) -> bool:
    names = []
    for document, blocks, text in ((old, gone.old_blocks, gone.before), (new, here.new_blocks, here.after)):
        if len(blocks) != 1 or not text or not _is_lone_name(document.blocks[blocks[0]]):
            return False
        names.append(_words(text))
    sides = {_edge(old, gone.old_blocks[0]), _edge(new, here.new_blocks[0])}
    if len(sides) != 1 or None in sides or not has_words(language or ""):
        return False
    lines = {key(gone.before or ""), key(here.after or "")}
    spoken = set(chain.from_iterable(_words(text) for text in _others((old, new), lines)))
    if any(word in spoken for words in names for word in words):
        return False
    return any(not is_word(word, language or "") for words in names for word in words)


def _is_one_name(blocks: Sequence[int], document: Document) -> bool:
    return len(blocks) == 1 and _is_lone_name(document.blocks[blocks[0]])


def _is_lone_name(block: Block) -> bool:
    text = block.text.title() if block.text.isupper() else block.text
    return (
        block.kind is BlockKind.PARAGRAPH
        and block.role is Role.TEXT
        and not block.links
        and is_bare_name(text)
    )


def _stands_free(blocks: Sequence[Block], n: int) -> bool:
    """Whether nothing asks for a name there: no heading of the text, no label, no name beside it."""
    over = blocks[n - 1] if n else None
    if over is not None and (over.level > 1 or over.text.rstrip().endswith((":", "："))):
        return False
    return not any(_is_lone_name(one) for one in (*blocks[max(n - 1, 0) : n], *blocks[n + 1 : n + 2]))


def _words(text: str) -> list[str]:
    return [
        word
        for raw in text.split()
        if (word := raw.strip(".,;:!?“”\"'()").casefold()) and word not in PARTICLES
    ]


def _others(documents: Sequence[Document], lines: set[str]) -> Iterator[str]:
    """All that two texts say but for those lines."""
    for document in documents:
        yield document.title or ""
        yield from (block.text for block in document.blocks if key(block.text) not in lines)


def _edge(document: Document, n: int) -> bool | None:
    """Whether a block stands over the text (False: under it); None where sentences stand on both sides."""
    before = any(is_sentence(block.text) for block in document.blocks[:n])
    behind = any(is_sentence(block.text) for block in document.blocks[n + 1 :])
    return None if before and behind else behind
