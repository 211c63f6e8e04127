"""Boxes in the text: what a page sets apart from a story's paragraphs in an element of its own.

Where most of a story's sentences stand side by side in one element, its *home*, or there each in an element that looks
like the others', HTML shows what else is put between them or hung below: advertisements, offers, teasers, cards,
readers' comments come in elements of other make. Such a box is asked what an aside is asked (`parts`): does it speak
of what the paragraphs speak of? What does not stands beside the text. No name of a class is understood; only whether
two are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby

from versioner.core.extract.found import (
    CAPTION,
    HEADING,
    LIST_ITEM,
    OF_A_PICTURE,
    QUOTE,
    TABLE_ROW,
    TEXT_OF_LINKS,
    Found,
    article_of,
    unaware,
)
from versioner.core.extract.home import Home, Spot, apart_from, home_of
from versioner.core.extract.labels import is_stamp
from versioner.core.extract.wrapped import are_sections, is_only_wrapped
from versioner.core.notes import is_note
from versioner.core.standing.around import Around
from versioner.core.standing.block import announces, call, goes_on, is_call, speaks_of
from versioner.core.standing.form import is_sentence
from versioner.core.standing.topics import stems
from versioner.core.told.reasons import Apart
from versioner.frozen import dataclass
from versioner.late import re

_LEAST = 3  # sentences without which nothing is seen of it

_BOX_SHARE = 0.3  # of the page's sentences that a box may have; more is text, however it is set
_CARDS_SHARE = 1.0  # so of several cards under headings that are links
_SHARED = 2  # words of the topic that it must hold
_SHARED_HEADED = 1  # where it stands under a heading of its own
_SHARED_PICTURED = 1  # and where it is a line under a picture
_SHARED_OFFERED = 5  # and where a label says that it is an offer
_CAPTION = 2  # lines of a caption with its credit
_CLOCK = re.compile(r"\W{0,3}\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\.?)?\W{0,3}", re.IGNORECASE)
_AMOUNT = re.compile(r"\D?\d[\d.,]*+\s?+\S*+")  # a number with what it counts
_LISTED = frozenset({LIST_ITEM, TABLE_ROW})
_DASHES = ("—", "–", "―")  # before the name of who is cited
_LINES = 2  # of a list, from which it is one
_LEADS = 0.9  # share of link text from which a line leads elsewhere
# What a reader types into: a box that holds one asks for something.
_ASKING = frozenset({Apart.SIGN_UP, Apart.BOX, Apart.FORM})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Box:
    """Blocks that one element sets apart.

    Attributes:
        inside: it stands in the home, between or behind the paragraphs.
        alike: it is made as the element beside it that holds the home, and HTML calls both a section.
        headed: it is made as that element, whatever HTML calls it, and a heading of one level stands before each.
        number: the element's, in the chains of what it holds.
    """

    members: tuple[int, ...]
    inside: bool
    alike: bool
    headed: bool
    number: int


def set_apart(
    found: Sequence[Found], within: Sequence[int], prose: set[int], every: int, language: str | None
) -> set[int]:
    """The blocks of the boxes that are not the article's; each is told why."""
    boxed = _boxes(found, within, prose)
    if not boxed:
        return set()
    away = {n for box in boxed for n in box.members}
    article = article_of([found[n] for n in within if n not in away], language)
    rows = _sections_in_a_row(boxed, found, article)
    asking = {number for one in found if one.why in _ASKING for number in one.chain}
    left_out: set[int] = set()
    for box in boxed:
        if any(found[n].part and found[n].why is not Apart.FRAME for n in box.members):
            continue  # asked already
        size = sum(len(found[n].text) for n in box.members)
        heads = sum(map(_is_link_head, (found[n] for n in box.members)))
        if size <= (_CARDS_SHARE if heads > 1 else _BOX_SHARE) * every and (
            box.number in asking
            or not (
                _is_picture(box, found, article)
                or _is_quoted(box, found, article)
                or (box.inside and _is_only_wrapped(box, found, article))
                or box.number in rows
                or _is_what_a_heading_heads(box, found, prose, article)
                or _is_section(box, found, prose, article)
                or _is_under_a_heading_of_the_story(box, found, article)
                or _is_of_the_text(box, found, prose, article)
            )
        ):
            left_out.update(box.members)
    for n in left_out:
        found[n].why = Apart.BOXED
    return left_out


def _is_of_the_text(box: _Box, found: Sequence[Found], prose: set[int], article: Around) -> bool:
    """Whether a box speaks of the article's topic, in sentences or in lines that hold something of it; or marks a change.

    Amounts are left out ("199 euros a month" is in any text), and so is what turns to the reader. Behind a label of
    offers ("Advertisement") more is asked for, under a heading less, and of what a clock stands over nothing: it is an entry
    of a live blog. A sentence alone that begins with "he" or "they" goes on from the one before it: no offer does.
    """
    if all(found[n].kind is HEADING and not found[n].links for n in box.members):
        # a heading in a box of its own heads what follows, but for a label of offers
        return not any(announces(found[n].text, article) > 1 for n in box.members)
    if _is_card(box, found, prose):
        return False
    topics: set[str] = set()
    needed = _needed(box, found, prose)
    for n in box.members:
        block = found[n]
        if is_stamp(block.text) or is_note(block.text):
            return True
        if announces(block.text, article) > 1:
            needed = _SHARED_OFFERED
        elif _CLOCK.fullmatch(block.text):
            return True
        if block.link_share >= TEXT_OF_LINKS or call(block.text, article) > 1 or is_call(block.text, article):
            continue
        if box.inside and len(box.members) == 1 and goes_on(block.text, article):
            return True
        if n in prose or (box.inside and block.kind is not HEADING):
            said = _AMOUNT.sub(" ", block.text)
            topics |= set(stems(said, article.tongue)) & article.topics.keys()
    return len(topics) >= needed


def _is_only_wrapped(box: _Box, found: Sequence[Found], article: Around) -> bool:
    before = found[box.members[0] - 1] if box.members[0] else None
    return is_only_wrapped([found[n] for n in box.members], before, article)


def _sections_in_a_row(boxed: Sequence[_Box], found: Sequence[Found], article: Around) -> set[int]:
    """The numbers of the boxes that are sections: made alike, one right behind the other, among the paragraphs or beside their element in the article's."""
    if not any(found[box.members[0]].kind is HEADING for box in boxed):
        return set()
    away = {n for box in boxed for n in box.members}
    levels = {
        one.level
        for n, one in enumerate(found)
        if n not in away and one.kind is HEADING and one.level > 1 and not one.part
    }
    sections: set[int] = set()
    row: list[_Box] = []
    for box in (*boxed, None):
        if row and (box is None or not _goes_on(row[-1], box, found)):
            before = found[row[0].members[0] - 1] if row[0].members[0] else None
            if are_sections([[found[n] for n in one.members] for one in row], before, levels, article):
                sections.update(one.number for one in row)
            row = []
        if (
            box is not None
            and found[box.members[0]].kind is HEADING
            and (box.inside or _is_in_the_article(box, found))
        ):
            row.append(box)
    return sections


def _goes_on(one: _Box, other: _Box, found: Sequence[Found]) -> bool:
    """Whether a box stands right behind another, in the same element, and looks as it does."""
    if other.members[0] != one.members[-1] + 1:
        return False
    first, second = found[one.members[0]], found[other.members[0]]
    depth = first.chain.index(one.number)
    alike = first.chain[:depth] == second.chain[:depth] and first.shape[depth] == second.shape[depth]
    return alike and second.chain[depth] == other.number


def _is_in_the_article(box: _Box, found: Sequence[Found]) -> bool:
    """Whether the element around a box is an `article`."""
    first = found[box.members[0]]
    depth = first.chain.index(box.number)
    return depth > 0 and first.shape[depth - 1].startswith("article.")


def _is_what_a_heading_heads(
    box: _Box, found: Sequence[Found], prose: AbstractSet[int], article: Around
) -> bool:
    """Whether a box holds lines of a list or rows that lead nowhere, right under a heading that stands among the paragraphs.

    The heading would head nothing without them: "Nutrition" and its figures, "At a glance".
    """
    before = found[box.members[0] - 1] if box.members[0] else None
    if not box.inside or before is None or before.kind is not HEADING or before.links:
        return False
    if before.part or box.number in before.chain or announces(before.text, article):
        return False
    lines = [found[n] for n in box.members]
    return sum(one.kind in _LISTED for one in lines) >= _LINES and not any(
        one.links or n in prose or call(one.text, article) or announces(one.text, article)
        for n, one in zip(box.members, lines, strict=True)
    )


def _is_quoted(box: _Box, found: Sequence[Found], article: Around) -> bool:
    """Whether a box between the paragraphs is a quotation and nothing else: what is set off so is what the story cites.

    One that names whom it cites ("— Ada Holm (@holm) 12 May", as embedded posts do) may speak to its own readers, and lead anywhere.
    """
    if not box.inside or any(found[n].kind is not QUOTE for n in box.members):
        return False
    if len(box.members) > 1 and found[box.members[-1]].text.startswith(_DASHES):
        return True
    return all(
        found[n].link_share < TEXT_OF_LINKS
        and not call(found[n].text, article)
        and not announces(found[n].text, article)
        for n in box.members
    )


def _is_section(box: _Box, found: Sequence[Found], prose: AbstractSet[int], article: Around) -> bool:
    """Whether a box is a section as the story's others are: a heading, sentences, nothing that leads elsewhere or turns to the reader."""
    head, *rest = (found[n] for n in box.members)
    return (
        box.alike
        and head.kind is HEADING
        and not head.links
        and sum(n in prose for n in box.members) > 0
        and not any(block.link_share >= TEXT_OF_LINKS for block in rest)
        and not any(announces(block.text, article) or call(block.text, article) for block in (head, *rest))
    )


def _is_under_a_heading_of_the_story(box: _Box, found: Sequence[Found], article: Around) -> bool:
    """Whether a box is a section's body as the longest one is, its heading before it, and neither offers nor asks anything.

    Where a page sets `<h2>` and `<div>` in turn, how long one section is must not say whether the others are text.
    """
    if not box.headed:
        return False
    head = found[box.members[0] - 1]
    return not announces(head.text, unaware(article)) and not any(
        block.link_share >= TEXT_OF_LINKS
        or is_call(block.text, article)
        or call(block.text, article)
        or announces(block.text, article)
        for block in (found[n] for n in box.members)
    )


def _is_picture(box: _Box, found: Sequence[Found], article: Around) -> bool:
    """Whether a box between the paragraphs is a picture of the article."""
    return box.inside and (_is_captioned(box, found, article) or _is_pictured(box, found, article))


def _is_captioned(box: _Box, found: Sequence[Found], article: Around) -> bool:
    """Whether a box is what a picture shows, its caption, its credit, and leads nowhere."""
    members = [found[n] for n in box.members]
    captions = [n for n, block in enumerate(members) if block.kind is CAPTION]
    return bool(captions) and not any(
        block.kind is HEADING
        or block.link_share >= TEXT_OF_LINKS
        or is_call(block.text, article)
        or (n <= captions[0] and announces(block.text, article) > 1)
        or (block.kind is not CAPTION and is_sentence(block.text))
        for n, block in enumerate(members)
    )


def _is_pictured(box: _Box, found: Sequence[Found], article: Around) -> bool:
    """Whether a box holds a picture and a line of the topic under it, or two with its credit, that lead nowhere."""
    lines = [block for n in box.members if (block := found[n]).role is not OF_A_PICTURE]
    if not 0 < len(lines) <= _CAPTION or lines[0].pictured < box.number or any(one.links for one in lines):
        return False
    return not is_call(lines[0].text, article) and speaks_of(lines[0].text, article) >= _SHARED_PICTURED


def _needed(box: _Box, found: Sequence[Found], prose: AbstractSet[int]) -> int:
    """How many words of the topic a box must hold, by its headings and its place."""
    heads = [found[n] for n in box.members if found[n].kind is HEADING]
    if any(map(_is_link_head, heads)):
        return _SHARED_OFFERED
    sentences = sum(n in prose for n in box.members)
    needed = _SHARED_HEADED if heads[:1] == [found[box.members[0]]] and sentences else _SHARED
    return needed if box.inside else max(needed, sentences)


def _is_card(box: _Box, found: Sequence[Found], prose: AbstractSet[int]) -> bool:
    """Whether a box leads elsewhere and says nothing else: linked headings or lines, with their labels, pictures and times."""
    members = [found[n] for n in box.members if found[n].role is not OF_A_PICTURE]
    if any(n in prose for n in box.members) or any(is_note(block.text) for block in members):
        return False
    leading = [block for block in members if block.link_share >= _LEADS]
    return any(map(_is_link_head, leading)) or 2 * sum(len(one.text) for one in leading) > sum(
        len(one.text) for one in members
    )


def _is_link_head(block: Found) -> bool:
    return block.kind is HEADING and block.level > 1 and block.link_share >= _LEADS


def _boxes(found: Sequence[Found], within: Iterable[int], prose: AbstractSet[int]) -> list[_Box]:
    """What is set apart from the paragraphs, behind the first of them.

    Args:
        found: the blocks of the whole page.
        within: indices of those that may be the article's, in order.
        prose: indices of the sentences among all.
    """
    members = list(within)
    sentences = [n for n in members if n in prose]
    # a note comes late, and often in a box of its own: how the page sets its text must not hang on it
    home = (
        home_of([found[n] for n in sentences if not is_note(found[n].text)])
        if len(sentences) >= _LEAST
        else None
    )
    if home is None:
        return []
    first = next(n for n in sentences if home.is_like(found[n]))

    apart: dict[Spot, int] = {}

    def name(n: int) -> int:
        if n < first:
            return 0
        one = found[n]
        spot = one.chain, one.shape, one.bare
        number = apart.get(spot)
        if number is None:
            number = apart[spot] = apart_from(home, one)
        return number

    begins = next(n for n in members if home.road[-1] in found[n].chain)
    head = _level_over(found, begins, home.road[-1])
    runs = ((number, tuple(run)) for number, run in groupby(members, key=name))
    return [
        _Box(
            members=run,
            inside=home.road[-1] in found[run[0]].chain,
            alike=_looks_as(found[run[0]], number, home) and _is_called_a_section(found[run[0]], number),
            headed=head is not None
            and _level_over(found, run[0], number) == head
            and _looks_as(found[run[0]], number, home),
            number=number,
        )
        for number, run in runs
        if number
    ]


def _looks_as(block: Found, number: int, home: Home) -> bool:
    """Whether the element of that number, around a block, looks as the one beside it does in which the home lies."""
    depth = block.chain.index(number)
    return home.looks[depth : depth + 1] == (block.shape[depth],)


def _is_called_a_section(block: Found, number: int) -> bool:
    return block.shape[block.chain.index(number)].startswith("section.")


def _level_over(found: Sequence[Found], n: int, number: int) -> int | None:
    """The level of the heading right before the element of that number, which begins with block `n`; None where none is."""
    before = found[n - 1] if n else None
    if before is None or before.kind is not HEADING or before.links or number in before.chain:
        return None
    return before.level
