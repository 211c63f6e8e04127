"""What waits while another edit becomes a version: it is found again there, with the dates that it had."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from versioner.core.decide.derive import derive
from versioner.core.decide.found import Accepted, Derived
from versioner.core.decide.rebase import rebased
from versioner.core.decide.state import PageState
from versioner.core.decide.thresholds import Thresholds
from versioner.core.model import Block, BlockKind, Document, Observation

START = datetime(2026, 11, 20, tzinfo=UTC)
TEXT = (
    "The ferry left the northern quay at nine with two hundred people on board.",
    "Its captain had asked the harbour office twice about the swell that evening.",
    "Nobody was hurt, and the company says that it will pay for every ticket.",
)
LEAD = "The ferry company withdrew its oldest ship on Friday after a week of storms."


class Page:
    """A page that is looked at every six hours."""

    def __init__(self) -> None:
        self.state, self.looks = PageState.empty(), 0

    def look(self, *texts: str) -> Derived:
        self.looks += 1
        at = START + self.looks * timedelta(hours=6)
        found = derive(self.state, seen(*texts, at=at), at, Thresholds())
        self.state = found.state
        return found

    def at(self, look: int) -> datetime:
        return START + look * timedelta(hours=6)


def a_document(*texts: str) -> Document:
    return Document(title="Ferry", blocks=tuple(Block(kind=BlockKind.PARAGRAPH, text=text) for text in texts))


def seen(*texts: str, at: datetime) -> Observation:
    return Observation(
        document=a_document(*texts), at=at, sha256=f"{at:%d%H}", canonical="", url="https://x/", signals=()
    )


def accepted(found: Derived) -> list[Accepted]:
    return [event for event in found.events if isinstance(event, Accepted)]


def with_two_edits_under_way() -> tuple[Page, str]:
    """A new lead that is a version by now, and a figure that was seen first when it became one."""
    page, edited = Page(), TEXT[2].replace("every", "no")
    page.look(*TEXT)
    page.look(LEAD, *TEXT)
    page.look(LEAD, *TEXT[:2], edited)
    return page, edited


def test_what_waits_is_found_at_its_new_place() -> None:
    page, edited = with_two_edits_under_way()
    (waiting,) = page.state.pending
    assert waiting.removed == (3,)
    assert [block.text for block in waiting.added] == [edited]


def test_it_keeps_the_moment_at_which_it_was_first_seen() -> None:
    page, edited = with_two_edits_under_way()
    (version,) = accepted(page.look(LEAD, *TEXT[:2], edited))
    assert (version.first_seen, version.not_before) == (page.at(3), page.at(2))


def test_what_came_and_went_before_it_could_stand_waits_no_more() -> None:
    page, _ = with_two_edits_under_way()
    page.look(LEAD, *TEXT)
    assert page.state.pending == ()


def test_nothing_waits_where_nothing_waited() -> None:
    page = Page()
    page.look(*TEXT)
    document = a_document(*TEXT)
    assert rebased(page.state, document, document, ()) == []


def test_nothing_waits_before_the_first_version() -> None:
    page, _ = with_two_edits_under_way()
    document = a_document(*TEXT)
    assert rebased(PageState.empty(), document, document, page.state.pending) == []
