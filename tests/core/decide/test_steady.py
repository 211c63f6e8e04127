"""What only moved between the text and its surroundings is no edit; what is edited beside it is told lower."""

from datetime import timedelta

import pytest

from tests.core.extract.reading import AT, STORY, page, paragraphs, read
from tests.told import told_between
from versioner.core.decide import state_bytes
from versioner.core.decide.derive import Same, decide, derive
from versioner.core.decide.found import Accepted, Derived
from versioner.core.decide.state import PageState
from versioner.core.decide.thresholds import Thresholds
from versioner.core.decide.waiting import pending_change
from versioner.core.model import Document, EditKind, Judgement, Outcome, Significance, Verdict
from versioner.core.told.reasons import Apart

FIRST, REST = paragraphs(*STORY[:3]), paragraphs(*STORY[3:])
WHOLE = page(f"<main><h1>Dark</h1>{FIRST}{REST}</main>")
SHAPES = {
    "a form wrapped around half of the story": page(
        f"<main><h1>Dark</h1>{FIRST}<form><input type=email>{REST}</form></main>"
    ),
    "the main element takes in less": page(f"<main><h1>Dark</h1>{FIRST}{paragraphs(STORY[3])}</main><div>{paragraphs(*STORY[4:])}</div>"),
    "a dialog with a field": page(f"<main><h1>Dark</h1>{FIRST}<dialog><input type=password>{REST}</dialog></main>"),
}  # fmt: skip


def told(*pages: str) -> tuple[list[Accepted], Document]:
    state, at = PageState.empty(), AT
    found: list[Accepted] = []
    for html in pages:
        step = derive(state, read(html), at, Thresholds())
        state, at = state_bytes.from_bytes(state_bytes.to_bytes(step.state)), at + timedelta(hours=1)
        found += [event for event in step.events if isinstance(event, Accepted) and event.number > 1]
    assert state.accepted is not None
    return found, state.accepted


@pytest.mark.parametrize("name", SHAPES)
def test_a_page_built_anew_around_the_same_words_is_no_edit(name):
    events, text = told(WHOLE, WHOLE, SHAPES[name], SHAPES[name], WHOLE, WHOLE)
    assert events == []
    assert [block.text for block in text.blocks] == list(STORY)


@pytest.mark.parametrize("name", SHAPES)
def test_an_edit_in_what_was_wrapped_is_told_all_the_same(name):
    edited = SHAPES[name].replace("1987", "1978")
    events, text = told(WHOLE, SHAPES[name], edited, edited, edited)
    assert len(events) == 1
    assert "1978" in text.blocks[-1].text


FOOT = "The coast guard pays for the lighthouse out of harbour dues."


def test_a_sentence_beside_the_text_is_told_as_minor():
    before = page(f"<main><h1>Dark</h1>{FIRST}{REST}</main><footer><p>{FOOT}</p></footer>")
    after = before.replace("harbour dues", "the tax on herring")
    events, text = told(before, before, after, after, after)
    assert len(events) == 1
    assert [one.block.text for one in text.beside] == [
        "The coast guard pays for the lighthouse out of the tax on herring."
    ]
    change = told_between(read(before).document, events[0].document)
    assert change.significance is Significance.MINOR
    assert [edit.before for edit in change.edits] == [FOOT]


def test_calls_and_lists_of_links_beside_the_text_are_never_told():
    def at(n: int) -> str:
        return page(
            f"<main><h1>Dark</h1>{FIRST}{REST}</main><footer><p>Call our harbour desk number {n} for news of ships.</p>"
            f"<ul><li><a href=/{n}>A ship without a lighthouse finds the coast, part {n} of the story.</a></li></ul></footer>"
        )

    events, _ = told(*(at(n // 2) for n in range(12)))
    assert events == []


def test_a_figure_that_changes_in_a_line_beside_the_text_is_told_with_one_word_of_its_topic():
    box = "<aside><h3>Facts</h3><p>The lighthouse took in 1.2 million crowns in 2025, down by a tenth.</p></aside>"
    before = page(f"<main><h1>Dark</h1>{FIRST}{REST}</main>{box}")
    after = before.replace("1.2 million", "1.3 million")
    events, _ = told(before, before, after, after, after)
    assert len(events) == 1
    foot = before.replace("aside>", "footer>")
    events, _ = told(foot, foot, *[foot.replace("1.2 million", "1.3 million")] * 3)
    assert events == []  # what a page says at its foot is the page's
    other = before.replace(
        "The lighthouse took in 1.2 million crowns in 2025, down by a tenth.",
        "Twelve bakers from another valley sold bread beneath a lighthouse on Friday.",
    )
    events, _ = told(before, before, other, other, other)
    assert events == []


def test_a_headline_that_gives_way_to_the_name_of_the_site_over_it_stays_the_headline():
    """A title for browsers that says nothing for a few days: which of two first headings is meant does not show."""
    hub = f"<main><header><h1>Light Hub</h1></header><h1>Dark on Gull Rock</h1>{paragraphs()}</main>"
    named, nameless = (
        page(hub).replace("Dark | The Amber Gazette", title) for title in ("Dark on Gull Rock", "Amber")
    )
    assert read(nameless).document.title == "Light Hub"
    versions, document = told(named, named, nameless, nameless, named)
    assert versions == []
    assert document.title == "Dark on Gull Rock"
    renamed = named.replace("<h1>Dark on Gull Rock", "<h1>Light on Gull Rock")
    assert told(named, named, renamed, renamed)[1].title == "Light on Gull Rock"


BOX = (
    "<aside><h3>Facts</h3><p>The lighthouse took in 1.2 million crowns in 2025, down by a tenth.</p></aside>"
)
BOXED = page(f"<main><h1>Dark</h1>{FIRST}{REST}</main>{BOX}")
MORE, LESS = (BOXED.replace("1.2 million", figure) for figure in ("1.3 million", "1.1 million"))


def steps(*looks: str | None) -> list[Derived]:
    """A page looked at every hour; None: it is as it was, to the byte."""
    state, at = PageState.empty(), AT
    found: list[Derived] = []
    for look in looks:
        step = derive(state, Same(at=at) if look is None else read(look), at, Thresholds())
        state, at = state_bytes.from_bytes(state_bytes.to_bytes(step.state)), at + timedelta(hours=1)
        found.append(step)
    return found


def test_what_is_edited_beside_the_text_waits_and_is_told_at_the_next_look_though_the_bytes_stand_still():
    _, seen, confirmed, after = steps(BOXED, MORE, None, None)
    assert seen.outcome is Outcome.PENDING
    waiting = pending_change(seen.state, 1, AT)
    assert waiting is not None
    assert [edit.before for edit in waiting.edits] == [
        "The lighthouse took in 1.2 million crowns in 2025, down by a tenth."
    ]
    (event,) = confirmed.events
    assert isinstance(event, Accepted)
    assert (event.first_seen, event.not_before) == (AT + timedelta(hours=1), AT)
    assert event.sha256 == seen.state.pending[0].sha256
    assert (after.outcome, after.events) == (Outcome.UNCHANGED, ())


def test_what_stands_beside_the_text_at_one_look_alone_is_no_edit_and_soon_not_asked_for_again():
    found = steps(BOXED, MORE, BOXED, LESS, BOXED, MORE, BOXED, LESS)
    waits, back, again, *later = [step.outcome for step in found[1:]]
    assert (waits, back, again) == (Outcome.PENDING, Outcome.UNCHANGED, Outcome.PENDING)
    assert set(later) == {Outcome.UNCHANGED}
    assert not any(step.events for step in found[1:])


def test_an_edit_beside_the_text_does_not_wait_for_one_of_the_text_nor_is_it_told_twice():
    text = MORE.replace("1987", "1978")
    found = steps(BOXED, MORE, text, text, text)
    numbers = [event.number for step in found for event in step.events if isinstance(event, Accepted)]
    assert numbers == [1, 2, 3]
    both = BOXED.replace("1987", "1978").replace("1.2 million", "1.3 million")
    assert len([event for step in steps(BOXED, both, None, None) for event in step.events]) == 2


def test_what_a_person_refuses_beside_the_text_is_not_asked_about_again_and_what_they_take_is_a_version():
    seen = steps(BOXED, MORE)[1].state
    at = AT + timedelta(hours=2)
    refused = decide(seen, Judgement(verdict=Verdict.REJECT, at=at), at, Thresholds()).state
    assert derive(refused, read(MORE), at, Thresholds()).outcome is Outcome.UNCHANGED
    taken = decide(seen, Judgement(verdict=Verdict.ACCEPT, at=at), at, Thresholds())
    assert [event.number for event in taken.events if isinstance(event, Accepted)] == [2]
    assert taken.state.pending == ()


def test_what_an_address_asks_for_counts_in_code_and_nowhere_else():
    called = "<pre><code>curl https://api.example/v1/ships?limit=100</code></pre>"
    before = page(f"<main><h1>Dark</h1>{FIRST}{called}{REST}</main>")
    events, text = told(before, before, *[before.replace("limit=100", "limit=500")] * 3)
    assert len(events) == 1
    assert any("limit=500" in block.text for block in text.blocks)
    shown = before.replace("<pre><code>curl", "<p>The keeper reads").replace("</code></pre>", "</p>")
    assert told(shown, shown, *[shown.replace("limit=100", "limit=500")] * 3)[0] == []


def test_a_quotation_set_apart_that_stands_elsewhere_now_has_moved():
    pulled = "<blockquote>“Dark as a cellar”</blockquote>"
    before, after = (
        page(
            f"<main><h1>Dark</h1>{paragraphs(STORY[0])}{one}{paragraphs(*STORY[1:4])}{other}{paragraphs(*STORY[4:])}</main>"
        )
        for one, other in ((pulled, ""), ("", pulled))
    )
    (event,), _ = told(before, before, after, after, after)
    (edit,) = told_between(read(before).document, event.document).edits
    assert edit.kind is EditKind.MOVED


def test_a_figure_that_changes_in_a_box_of_the_text_is_told_and_another_box_is_not():
    def boxed(said: str) -> str:
        return page(
            f"<main><h1>Dark</h1>{paragraphs(*STORY[:3])}<div class=b><p>{said}</p></div>{paragraphs(*STORY[3:])}</main>"
        )

    said = "Twelve bakers from another valley sold 40 loaves beneath a lighthouse."
    before, after = boxed(said), boxed(said.replace("40", "14"))
    assert [one.why for one in read(before).document.beside] == [Apart.BOXED]
    assert len(told(before, before, after, after)[0]) == 1
    other = boxed("A choir from another town sang under an old mill beside a lighthouse.")
    assert told(before, before, other, other)[0] == []
