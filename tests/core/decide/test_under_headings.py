"""What a line says by the heading over it: that it stands under another now is told, another order is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.core.extract.reading import AT, page, paragraphs, read
from versioner.core.classify import change_between
from versioner.core.decide.derive import derive
from versioner.core.decide.found import Accepted
from versioner.core.decide.state import PageState
from versioner.core.decide.thresholds import Thresholds
from versioner.core.model import Change, EditKind, Significance

KEEPERS = ("Oil and wicks", "The tide tables")
GUESTS = ("The lantern room", "The north stair")
SAID = (
    "The keeper may leave the rock for a night when the sea is calm enough.",
    "The keeper writes every ship that passes into the book.",
)


def listed(*items: str) -> str:
    return "<ul>" + "".join(f"<li>{one}</li>" for one in items) + "</ul>"


def house(*parts: tuple[str, str]) -> str:
    """A story with sections of its own between two paragraphs."""
    return page(
        f"<main><h1>Dark</h1>{paragraphs()}{''.join(f'<h2>{head}</h2>{body}' for head, body in parts)}</main>"
    )


def told(*pages: str) -> list[Change]:
    """The changes that looks at these pages tell, a day apart, the last seen three times."""
    state, last, found = PageState.empty(), None, []
    for day, html in enumerate((*pages, pages[-1], pages[-1])):
        at = AT + timedelta(days=day)
        derived = derive(state, replace(read(html), at=at), at, Thresholds())
        state = derived.state
        for event in derived.events:
            if isinstance(event, Accepted):
                if last is not None:
                    found.append(
                        change_between(
                            last,
                            event.document,
                            version=2,
                            previous=1,
                            first_seen=at,
                            not_before=at,
                            declared_modified=None,
                            marked=None,
                        )
                    )
                last = event.document
    return found


def edits(*pages: str) -> list[tuple[EditKind, Significance, str]]:
    changes = told(*pages)
    assert len(changes) <= 1
    return [
        (edit.kind, edit.significance, edit.after or "")
        for change in changes
        for section in change.sections
        for edit in section.edits
    ]


BEFORE = house(("Allowed", listed(*KEEPERS)), ("Not allowed", listed(*GUESTS)))


def test_headings_that_change_places_over_their_lists_are_told():
    after = house(("Not allowed", listed(*KEEPERS)), ("Allowed", listed(*GUESTS)))
    assert {(kind, weight) for kind, weight, _ in edits(BEFORE, after)} == {
        (EditKind.HEADING_RENAMED, Significance.SUBSTANTIVE)
    }


def test_headings_that_change_places_over_lesser_ones_are_told():
    first, second = f"<h3>Stores</h3>{listed(*KEEPERS)}", f"<h3>Rooms</h3>{listed(*GUESTS)}"
    before = house(("Allowed", first), ("Not allowed", second))
    found = edits(before, house(("Not allowed", first), ("Allowed", second)))
    assert (EditKind.HEADING_RENAMED, Significance.SUBSTANTIVE) in {one[:2] for one in found}


def test_a_line_that_passes_to_another_heading_is_told_once_and_with_both():
    after = house(("Allowed", listed(KEEPERS[0])), ("Not allowed", listed(KEEPERS[1], *GUESTS)))
    assert edits(BEFORE, after) == [(EditKind.MOVED, Significance.SUBSTANTIVE, KEEPERS[1])]
    (edit,) = (edit for section in told(BEFORE, after)[0].sections for edit in section.edits)
    assert (edit.from_path, edit.to_path) == (("Allowed",), ("Not allowed",))


def test_lists_that_change_places_under_their_headings_are_told():
    after = house(("Allowed", listed(*GUESTS)), ("Not allowed", listed(*KEEPERS)))
    assert {(kind, weight) for kind, weight, _ in edits(BEFORE, after)} == {
        (EditKind.MOVED, Significance.SUBSTANTIVE)
    }


def test_sections_in_another_order_say_what_they_said():
    after = house(("Not allowed", listed(*GUESTS)), ("Allowed", listed(*KEEPERS)))
    assert all(weight is Significance.MINOR for _, weight, _ in edits(BEFORE, after))


@pytest.mark.parametrize(
    ("heads", "weight"),
    [
        (("Allowed", "Not allowed"), Significance.SUBSTANTIVE),
        (("If you come by day", "If you do not have a boat of your own"), Significance.MINOR),
        (("By day", "By night"), Significance.MINOR),  # a sentence says the same in another part of a story
    ],
)
def test_a_sentence_says_what_it_says_but_under_a_denial(heads, weight):
    before = house(
        (heads[0], paragraphs(*SAID)), (heads[1], paragraphs("Nobody sleeps in the lantern room."))
    )
    after = house(
        (heads[0], paragraphs(SAID[0])), (heads[1], paragraphs(SAID[1], "Nobody sleeps in the lantern room."))
    )
    assert edits(before, after) == [(EditKind.MOVED, weight, SAID[1])]


@pytest.mark.parametrize(
    "parts",
    [
        (("Permitted", listed(*KEEPERS)), ("Not allowed", listed(*GUESTS))),
        (("Allowed", listed(*KEEPERS)), ("Also", listed(*GUESTS[:1])), ("Not allowed", listed(*GUESTS[1:]))),
        (("Allowed", listed(*KEEPERS, *GUESTS)),),
    ],
)
def test_where_a_heading_is_new_or_gone_nothing_has_passed(parts):
    assert EditKind.MOVED not in {kind for kind, _, _ in edits(BEFORE, house(*parts))}


def test_lines_that_lead_elsewhere_may_take_turns():
    def offers(*names: str) -> str:
        return listed(*(f"<a href=/{name[:3]}>{name}</a>" for name in names))

    one = house(("Read on", offers(*KEEPERS)), ("From the archive", offers(*GUESTS)))
    other = house(("Read on", offers(*GUESTS)), ("From the archive", offers(*KEEPERS)))
    assert edits(one, other) == []
