"""What came or went whole, weighed against the article as it stands on the other side of the change.

A block is asked by itself first (`core.standing.belongs`), then by its company: behind a label, or in a card under a heading,
that came with it and only announces what a publisher offers, it must speak of the article's topic. A new section of sentences
is the article's whatever it is called.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import groupby

from versioner.core.align import Comparison, Difference
from versioner.core.decide.ticking import is_imprint
from versioner.core.lexicon.house import is_of_the_house
from versioner.core.model import Block, BlockKind, Document, Edit, EditKind, Role, Significance
from versioner.core.standing.around import around, tongue_around
from versioner.core.standing.block import (
    Place,
    announces,
    belongs,
    is_foreign,
    is_offer,
    may_be_offer,
    names_offers,
    speaks_of,
)
from versioner.core.standing.form import is_label, is_sentence, leads
from versioner.core.standing.furniture import MENU
from versioner.core.standing.topics import stems
from versioner.core.text.enumerators import numbered
from versioner.core.text.tongues import folded_words_in, words_in
from versioner.core.text.words import key

BESIDE_RULE = "beside the text"
# What comes or goes whole, and so must earn its weight by the article.
_WHOLES = frozenset(
    {
        EditKind.PARAGRAPH_ADDED,
        EditKind.PARAGRAPH_REMOVED,
        EditKind.SECTION_ADDED,
        EditKind.SECTION_REMOVED,
    }
)
_SECTIONS = frozenset({EditKind.SECTION_ADDED, EditKind.SECTION_REMOVED})


class Standing:
    """Weighs what came or went whole."""

    def __init__(self, old: Document, new: Document, comparison: Comparison) -> None:
        touched = {True: set[int](), False: set[int]()}
        for one in comparison.differences:
            if one.before is None:
                touched[True].update(one.new_blocks)
            elif one.after is None:
                touched[False].update(one.old_blocks)
        self._documents = {True: new, False: old}
        self._touched = touched
        self._sides: dict[bool, _Side] = {}

    def weighed(self, edit: Edit, difference: Difference) -> Edit:
        """The edit; minor where its blocks merely stand beside the text."""
        if edit.significance is not Significance.SUBSTANTIVE:
            return edit
        if difference.before is not None and difference.after is not None:
            both = ((False, difference.old_blocks), (True, difference.new_blocks))
            # asked of few: most blocks lead nowhere, and what the article says is not gathered for them
            led = all(blocks and leads(self._documents[side].blocks[blocks[0]]) for side, blocks in both)
            if led and (
                self._is_other_teaser(difference)
                or all(self._side(added=side).offers(blocks) for side, blocks in both)
            ):
                return replace(edit, significance=Significance.MINOR, rule=BESIDE_RULE)
            if self._of_the_house(difference) or all(
                blocks and self._is_offer(blocks[0], added=side) for side, blocks in both
            ):
                return replace(edit, significance=Significance.MINOR, rule=BESIDE_RULE)
            return edit
        if edit.kind not in _WHOLES:
            return edit
        added = difference.before is None
        side = self._side(added=added)
        members = difference.new_blocks if added else difference.old_blocks
        if any(side.belongs(n) for n in members) and not (
            edit.kind in _SECTIONS and side.is_foreign(members)
        ):
            return edit
        return replace(edit, significance=Significance.MINOR, rule=BESIDE_RULE)

    def _is_other_teaser(self, difference: Difference) -> bool:
        """Whether a heading that leads to another page now leads elsewhere in other words, on a page that is no list of such.

        Headings that share words are one that was edited, whatever they lead to; so is one over text that stays.
        """
        n, m = difference.old_blocks[0], difference.new_blocks[0]
        old, new = self._documents[False].blocks[n], self._documents[True].blocks[m]
        if not (old.kind is new.kind is BlockKind.HEADING) or min(old.level, new.level) < 2:
            return False
        if {_page(link.url) for link in old.links} & {_page(link.url) for link in new.links}:
            return False
        words = [set(folded_words_in(one.text)) for one in (old, new)]
        if len(words[0] & words[1]) > _SHARED * min(map(len, words)):
            return False
        under = [self._documents[side].blocks[k + 1 : k + 2] for side, k in ((False, n), (True, m))]
        if under[0] and under[0][0].text == (under[1] and under[1][0].text) and is_sentence(under[0][0].text):
            return False
        heads = [one for one in self._documents[True].blocks if one.kind is BlockKind.HEADING]
        led = sum(map(leads, heads))
        return 2 * led <= len(heads) or led <= _TEASERS

    def _of_the_house(self, difference: Difference) -> bool:
        """Whether a sentence says on both sides how the page is read or made, or whose it is: "Last build on 19 November"."""
        sides = difference.before or "", difference.after or ""
        if all(map(is_imprint, sides)):
            return True  # it names its owner, as the article may
        if not all(map(is_of_the_house, sides)):
            return False
        article = around(self._documents[True], {*self._touched[True], *difference.new_blocks})
        return all(speaks_of(text, article) < _SHARED_OF_THE_TOPIC for text in sides)

    def _is_offer(self, n: int, *, added: bool) -> bool:
        """Whether a line, as it stands in one text, offers what a publisher sells or sends, and speaks of nothing else."""
        document, without = self._documents[added], {*self._touched[added], n}
        text = document.blocks[n].text
        # what the article says is not gathered for most lines
        if not names_offers(text, document.language):
            return False
        if not may_be_offer(text, tongue_around(document, without)):
            return False
        return is_offer(text, around(document, without))

    def _side(self, *, added: bool) -> _Side:
        if added not in self._sides:
            self._sides[added] = _Side(self._documents[added], self._touched[added])
        return self._sides[added]


_SHARED_OF_THE_TOPIC = 2  # words from which a line about reading is the article's all the same
_SHARED = 0.25  # of the words of two headings, beyond which they are one that was edited
_LINES, _FEW = 12, 3  # lines that stand, and how many for each sentence, from which a page's text is lines
_ENTRIES = 3  # lines from which they are a list of contents
_NEAR = 6  # blocks on either side in which others like it stand
_INTRODUCES = 4  # words of a paragraph that introduces a list
_TEASERS = 3  # headings that lead elsewhere, up to which a page is no list of them


class _Side:
    """One text of the two, and what of it came or went."""

    def __init__(self, document: Document, touched: set[int]) -> None:
        self.blocks, self.touched = document.blocks, touched
        self.article = around(document, touched)
        places = range(len(self.blocks))
        self.first = next(filter(self._stands, places), len(self.blocks))
        self.last = next(filter(self._stands, reversed(places)), -1)

    def _stands(self, n: int) -> bool:
        """Whether a block is a sentence of the article's that stays."""
        return n not in self.touched and _is_text(self.blocks[n])

    @cached_property
    def is_lines(self) -> bool:
        """Whether what the text says is lines rather than sentences; counted for those few that ask."""
        lines = sum(
            _is_line(block) and not leads(block)
            for n, block in enumerate(self.blocks)
            if n not in self.touched
        )
        return lines >= max(_LINES, _FEW * sum(map(self._stands, range(len(self.blocks)))))

    def belongs(self, n: int) -> bool:
        """Whether a block is the article's, by itself and by its company."""
        beside = [m for m in (n - 1, n + 1) if 0 <= m < len(self.blocks) and m not in self.touched]
        place = Place.EDGE if self._at_edge(n) else Place.WITHIN
        if self._in_a_menu(n) or n in self.contents:
            return False
        company = self._introduced(n) or self._among_lines(n)
        if not belongs(self.blocks[n], [self.blocks[m] for m in beside], self.article, place, listed=company):
            return False
        if self.offers((n,)):
            return False
        return speaks_of(self.blocks[n].text, self.article) >= self._least_shared(n)

    @cached_property
    def contents(self) -> frozenset[int]:
        """The lines of a list of contents that came or went: on end, most of them say no more than a heading of the text does."""
        lines = sorted(n for n in self.touched if self.blocks[n].kind is not BlockKind.HEADING)
        if len(lines) < _ENTRIES:
            return frozenset()
        heads = {_entry(block) for block in self.blocks if block.kind is BlockKind.HEADING}
        found: set[int] = set()
        for _, run in groupby(enumerate(lines), lambda one: one[1] - one[0]):
            members = [n for _, n in run if not is_sentence(self.blocks[n].text)]
            entries = sum(_entry(self.blocks[n]) in heads for n in members)
            if entries >= max(_ENTRIES, len(members) / 2) and not self._introduced(members[0]):
                found.update(members)
        return frozenset(found)

    def offers(self, members: Sequence[int]) -> bool:
        """Whether blocks are lines that lead elsewhere under a heading that announces what a publisher offers: "Most read"."""
        if not members or not all(leads(self.blocks[n]) for n in members):
            return False
        head = next((one for one in self.blocks[members[0] :: -1] if one.kind is BlockKind.HEADING), None)
        if head is None:
            return False
        # what only the heading says is no topic
        own = Counter(stems(head.text, self.article.tongue))
        return announces(head.text, replace(self.article, topics=self.article.topics - own)) > 1

    def is_foreign(self, members: Sequence[int]) -> bool:
        """Whether a section at the edge is a card: its heading is a link, and it speaks of nothing the article speaks of."""
        head = self.blocks[members[0]]
        if head.kind is not BlockKind.HEADING or not head.links or not all(map(self._at_edge, members)):
            return False
        return is_foreign([self.blocks[n].text for n in members], self.article)

    def _in_a_menu(self, n: int) -> bool:
        """Whether a block is one of several labels on end, over the text: "News", "Wildlife & Rivers", "Maps"."""
        first, last = n, n
        while first > 0 and is_label(self.blocks[first - 1]):
            first -= 1
        while last + 1 < len(self.blocks) and is_label(self.blocks[last + 1]):
            last += 1
        return n < self.first and is_label(self.blocks[n]) and last - first + 1 >= MENU

    def _introduced(self, n: int) -> bool:
        """Whether a block is of a list that a sentence of the article introduces: "You may not use it for:"."""
        if self.blocks[n].kind is not BlockKind.LIST_ITEM or leads(self.blocks[n]):
            return False
        m = next((m for m in range(n, -1, -1) if self.blocks[m].kind is not BlockKind.LIST_ITEM), None)
        if m is None or not _introduces(self.blocks[m]):
            return False
        return belongs(self.blocks[m], (), self.article)

    def _among_lines(self, n: int) -> bool:
        """Whether a line stands among others like it that stay, on a page whose text is such lines: a list of names and places."""
        block = self.blocks[n]
        if not _is_line(block) or leads(block) or block.text[:1].islower() or not self.is_lines:
            return False  # what begins small is the name of an icon as often as of anything
        near = range(max(0, n - _NEAR), min(len(self.blocks), n + _NEAR + 1))
        return any(m not in self.touched and _is_line(self.blocks[m]) for m in near)

    def _at_edge(self, n: int) -> bool:
        """Whether no sentence of the article stands on one side of a block."""
        return not self.first < n < self.last

    def _least_shared(self, n: int) -> int:
        """How many words of the topic a block must hold that came or went with a label right before it, or as one of
        several cards under a heading, that announce what a publisher offers.
        """
        if n - 1 in self.touched and self.blocks[n - 1].kind is not BlockKind.HEADING:
            return announces(self.blocks[n - 1].text, self.article)
        level, heads = 7, 0
        for m in range(n, -1, -1):
            block = self.blocks[m]
            if m not in self.touched or level == 1:
                return 0
            if block.kind is BlockKind.HEADING and block.level < level:
                level, heads = block.level, heads + 1
                if heads > 1 and (needed := announces(block.text, self.article)):
                    return needed
        return 0


def _entry(block: Block) -> str:
    """What a heading says without its number and the mark behind it, and so a line that leads to it."""
    return key(numbered(block.text, heading=True)[1]).casefold().rstrip(" ?!.:")


def _introduces(block: Block) -> bool:
    """Whether a paragraph ends in a colon and is more than a label."""
    text = block.text.rstrip()
    return (
        block.kind is BlockKind.PARAGRAPH
        and text.endswith((":", "："))
        and len(words_in(text)) >= _INTRODUCES
    )


def _is_line(block: Block) -> bool:
    """Whether a block of the text is no sentence."""
    return block.role is Role.TEXT and block.kind is BlockKind.PARAGRAPH and not is_sentence(block.text)


def _page(url: str) -> str:
    """An address without the place on the page that it leads to."""
    return url.partition("#")[0]


def _is_text(block: Block) -> bool:
    return block.role is Role.TEXT and block.kind is not BlockKind.HEADING and is_sentence(block.text)
