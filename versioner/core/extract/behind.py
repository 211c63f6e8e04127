"""What a publisher notes of an article behind the end of its element: `</article>`, then "Correction: …".

HTML lets a note stand anywhere, and many templates hang it below the article, in a box of its own beside a share bar and tags.
What is hung there beside it is the site's: other articles under headings, what readers said, how to write to the newsroom.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from versioner.core.extract.found import HEADING, TEXT_OF_LINKS, Found
from versioner.core.notes import is_note, is_note_label, says_it_was_changed
from versioner.core.standing.around import Around
from versioner.core.standing.block import is_call, speaks_of

_LEADS = 0.9  # share of link text from which a line leads elsewhere
_TITLE = 4  # words of a link from which it is the title of something
_UNDER_LABEL = 2  # blocks under "Correction" that are the note, as in `stamps`
_SHARED = 2  # words of the topic in a note that names only its label: "Update: …" begins a teaser, too
_SHARED_SAID = 1  # where "Correction" stands over it as a heading


def places_behind(found: Sequence[Found], root: int, apart: AbstractSet[int]) -> tuple[int, ...]:
    """Where notes, or lines under the label of one, stand behind the main element, up to the next heading; most pages have none.

    Args:
        found: the blocks of the whole page.
        root: the number of the main element.
        apart: indices of what is another article's or a reader's.
    """
    end = max((n for n, one in enumerate(found) if root in one.root), default=len(found))
    return tuple(_candidates(found, end + 1, apart))


def is_the_articles(found: Sequence[Found], n: int, article: Around) -> bool:
    """Whether a note at such a place is the article's: it says that this article was changed, or speaks of its topic and asks for nothing."""
    text = found[n].text
    if is_note_label(text):
        return any(is_the_articles(found, one, article) for one in _under(found, n))
    if says_it_was_changed(text):
        return True
    needed = _SHARED if is_note(text) else _SHARED_SAID
    return speaks_of(text, article) >= needed and not is_call(text, article)


def _candidates(found: Sequence[Found], begin: int, apart: AbstractSet[int]) -> Iterator[int]:
    labelled = 0
    for n in range(begin, len(found)):
        one = found[n]
        if one.part:
            continue
        if n in apart:
            return
        if is_note_label(one.text) and not one.links:
            labelled = n + _UNDER_LABEL
            yield n
        elif one.kind is HEADING:
            return
        elif (n <= labelled or is_note(one.text)) and not _leads_elsewhere(found, n):
            yield n


def _under(found: Sequence[Found], n: int) -> Iterator[int]:
    """The blocks that stand under the label at `n`, in its element."""
    for one in range(n + 1, min(n + 1 + _UNDER_LABEL, len(found))):
        if found[one].part or found[n].chain[-1:] != found[one].chain[len(found[n].chain) - 1 :][:1]:
            return
        yield one


def _leads_elsewhere(found: Sequence[Found], n: int) -> bool:
    """Whether a line is a link, or stands in one element with the title of something that is: a card."""
    return found[n].link_share >= TEXT_OF_LINKS or any(
        one.link_share >= _LEADS and one.text.count(" ") + 1 >= _TITLE
        for one in found[max(0, n - _UNDER_LABEL) : n + 1 + _UNDER_LABEL]
        if one.chain == found[n].chain and not one.part
    )
