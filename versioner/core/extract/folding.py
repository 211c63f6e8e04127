"""What folds out under a button: questions and their answers, where a page has no `details` and no headings for them.

A button right before an element of text says what that is, as a `summary` does, where two such pairs or more stand side by side, each
under words of its own. A button over links or fields opens a menu or asks for something; one that is the same every time ("Copy") does something.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from versioner.core.extract.found import TEXT_OF_LINKS
from versioner.core.extract.tree import children, tidy

_PAIRS = "button + div, button + section"
_PANELS = frozenset({"div", "section"})
_LEAST = 2  # pairs; one button and what stands behind it may be anything
_MOST_PAIRS = 200
_LONGEST = 300  # characters on a button that says what it folds out
_WORDS = 3  # of what folds out: a count has fewer
_USED = "button, input, select, textarea, form, iframe, video"
_BLOCKS = "p, ul, ol, dl, table"
_FOLDS = frozenset({"aria-expanded", "aria-controls"})


class Folding:
    """What folds out on a page; its trees are looked through where the first button stands before what may.

    Attributes:
        found: the `mem_id` of such buttons and of what folds out behind them.
    """

    def __init__(self) -> None:
        self.found: set[int] = set()
        self._unasked: list[Any] = []

    def knows(self, tree: Any) -> None:
        """Take a tree of the page into account."""
        self._unasked.append(tree)

    def says(self, button: Any) -> bool:
        """Whether a button says what folds out behind it."""
        if self._unasked and _may_fold(button):
            self.found.update(*map(folding, self._unasked))
            self._unasked.clear()
        return button.mem_id in self.found


def folding(tree: Any) -> frozenset[int]:
    """The buttons (`mem_id`) that say what folds out behind them, and what does."""
    groups: dict[int, list[tuple[Any, Any]]] = {}
    for holder, button, panel in _pairs(tree):
        groups.setdefault(holder, []).append((button, panel))
    found: set[int] = set()
    for pairs in groups.values():
        kept = [(button, panel) for button, panel in pairs if _is_read(button, panel)]
        labels = {tidy(button.text(deep=True)) for button, _ in kept}
        if len(kept) == len(labels) >= _LEAST and all(0 < len(one) <= _LONGEST for one in labels):
            found.update(one.mem_id for pair in kept for one in pair)
    return frozenset(found)


def _may_fold(button: Any) -> bool:
    """Whether what may fold out stands right behind a button."""
    panel = button.next
    while panel is not None and not panel.is_element_node:
        panel = panel.next
    return panel is not None and panel.tag in _PANELS


def _pairs(tree: Any) -> Iterator[tuple[int, Any, Any]]:
    """Buttons and panels, each with the element in which the pairs stand side by side: around both, or around what holds them alone."""
    for panel in tree.css(_PAIRS)[:_MOST_PAIRS]:
        button, around = panel.prev, panel.parent
        while button is not None and not button.is_element_node:
            button = button.prev
        if button is None or around is None:
            continue
        elements = sum(1 for one in children(around) if one.is_element_node)
        holder = around.parent if elements == len((button, panel)) and around.parent is not None else around
        yield holder.mem_id, button, panel


def _is_read(button: Any, panel: Any) -> bool:
    """Whether a panel holds text to be read: no menu, no hint on what the button does, nothing to be used."""
    if panel.css_first(_USED) is not None:
        return False
    if panel.css_first(_BLOCKS) is None and _FOLDS.isdisjoint(button.attributes):
        return False
    text = tidy(panel.text(deep=True))
    if text.count(" ") + 1 < _WORDS and text.isascii():
        return False
    return sum(len(tidy(one.text(deep=True))) for one in panel.css("a")) < TEXT_OF_LINKS * len(text)
