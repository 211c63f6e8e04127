"""A block of a page's text on its way from the tree to the document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from versioner.core.model import BlockKind, Link, Role
from versioner.core.standing.around import Around, of_texts
from versioner.core.text.tongues import language_of
from versioner.core.told.reasons import Apart
from versioner.frozen import dataclass, field_names

# What is asked of every block: Python 3.11 takes 130 ns to find a member of an enumeration, 10 to find a name of a module.
HEADING, PARAGRAPH, QUOTE, CODE = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.CODE
LIST_ITEM, TABLE_ROW, CAPTION = BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.CAPTION
OF_TEXT, OF_A_PICTURE = Role.TEXT, Role.ALTERNATIVE

TEXT_OF_LINKS = 0.5  # share of link text from which a block leads elsewhere more than it says


@dataclass(slots=True)
class Found:
    """A block on its way: its text, where it stood.

    Attributes:
        root: which of the page's main/article elements it lies in: their numbers, outermost first.
        linked: characters of its text that are link text.
        times: its `<time>` elements: what they show, and their `datetime`.
        inserted: its words that the publisher marked as put in (`ins`).
        part: the number of the part beside the text that it lies in; 0 where it lies in none.
        why: what that part is.
        used: that part holds something to press or to type into.
        role: what the block is there for, where its mark-up or its words say so.
        chain: the plain containers that hold it (`div`, `section`, `td`), by number, outermost first.
        shape: what these containers look like, tag and class, to be compared with each other and with nothing else.
        bare: it is text right in the last of them, no paragraph of its own.
        pictured: of its containers the innermost that holds a picture right before it too; 0 where none does.
        bold: all of it is set in bold letters, or is the summary of what folds out under it.
        held: the tag of the list of terms (`dl`) or of what folds out (`details`) that it lies in, the innermost; "" for none.
        pieces: the elements or lines that it is a row of, where it is no sentence: a name, a date, a count.
    """

    kind: BlockKind
    text: str
    level: int = 0
    links: tuple[Link, ...] = ()
    linked: int = 0
    root: tuple[int, ...] = ()
    header: bool = False
    part: int = 0
    why: Apart | None = None
    used: bool = False
    times: tuple[tuple[str, str], ...] = ()
    inserted: tuple[str, ...] = ()
    role: Role = Role.TEXT
    chain: tuple[int, ...] = ()
    shape: tuple[str, ...] = ()
    bare: bool = False
    pictured: int = 0
    pieces: tuple[str, ...] = ()
    bold: bool = False
    held: str = ""

    @property
    def link_share(self) -> float:
        """Share of the text that is link text."""
        return self.linked / len(self.text) if self.text else 0.0

    def told(self, role: Role) -> Found:
        """As this one, there for what its role says."""
        values = [*_VALUES(self)]
        values[_ROLE] = role
        return Found(*values)


_NAMES = field_names(Found)
_VALUES, _ROLE = attrgetter(*_NAMES), _NAMES.index("role")


def unaware(article: Around) -> Around:
    """The article without its words: what a heading over something announces is asked of it so, for the heading is one of them."""
    return replace(article, topics=Counter())


def article_of(blocks: Sequence[Found], language: str | None) -> Around:
    """Blocks as the article against which others are held.

    Args:
        blocks: its text.
        language: what the page declares (BCP 47); asked only where the text does not tell.
    """
    texts = [one.text for one in blocks if one.text]
    return of_texts(texts, language_of(texts) or language)
