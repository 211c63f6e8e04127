"""A better extractor comes with an upgrade: what it reads otherwise is no edit of anybody's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.ingest.test_story import ARTICLE, PARAGRAPHS, World, edit, page
from versioner.core import extract
from versioner.core.decide.state import PageState
from versioner.core.model import Block, BlockKind, Document, Outcome
from versioner.ingest import chain, track
from versioner.queries import read
from versioner.storage import pages, states

KICKER = Block(kind=BlockKind.HEADING, text="Politics and the harbour of the old town", level=2)
BOX = Block(
    kind=BlockKind.PARAGRAPH,
    text="Read also what the harbour master said of the boats that lay at the northern pier.",
)


@pytest.fixture
def world(tmp_path):
    found = World(tmp_path)
    found.web.pages = {ARTICLE: marked_up(1)}
    yield found
    found.app.db.dispose()


def marked_up(n: int) -> str:
    """The article with something in its head that moves at each look, so that it is read, and says nothing."""
    shown: str = page(*PARAGRAPHS, extra=f'<meta name="build-date" content="no {n}">')
    return shown


@pytest.fixture
def go_on():
    """Until it is called yesterday's extractor is at work, which took two lines of furniture for text."""
    today = extract.read_page

    def worse(*args, **options):
        seen = today(*args, **options)
        blocks = (KICKER, *seen.document.blocks, BOX)
        return replace(seen, document=replace(seen.document, blocks=blocks), extractor="walker/0")

    patched = pytest.MonkeyPatch()
    patched.setattr(extract, "read_page", worse)
    patched.setattr(chain, "EXTRACTOR", "walker/0")
    yield patched.undo
    patched.undo()


def state(world) -> PageState:
    with world.app.db.read() as session:
        return states.load(session, 1).state


def accepted(world) -> Document:
    found = state(world).accepted
    assert found is not None
    return found


def told(world) -> list[tuple[str | None, str | None]]:
    log = read.log(world.app, "1", everything=True)
    return [(edit.before, edit.after) for change in log.changes for edit in change.edits]


def texts(document) -> list[str]:
    return [block.text for block in document.blocks]


def test_what_another_extractor_reads_otherwise_is_not_told(world, go_on):
    track.track(world.app, ARTICLE)
    assert KICKER.text in texts(accepted(world))
    go_on()
    for n in range(2, 6):
        world.web.pages[ARTICLE] = marked_up(n)
        assert world.look() == {ARTICLE: Outcome.UNCHANGED}
    assert told(world) == []
    assert state(world).extractor == extract.EXTRACTOR
    assert KICKER.text not in texts(accepted(world))


def test_an_edit_after_an_upgrade_is_told_and_nothing_else(world, go_on):
    track.track(world.app, ARTICLE)
    go_on()
    edit(world, ARTICLE, "nine gates", "eight gates")
    world.look()
    world.look()
    assert told(world) == [(PARAGRAPHS[0], PARAGRAPHS[0].replace("nine", "eight"))]
    kept = read.version_list(world.app, "1").versions
    assert [KICKER.text in texts(one.version.document) for one in kept] == [True, False]
    assert read.article(world.app, "1").versions == 2


def test_what_waits_at_an_upgrade_is_confirmed_and_told_alone(world, go_on):
    track.track(world.app, ARTICLE)
    edit(world, ARTICLE, "nine gates", "eight gates")
    assert world.look() == {ARTICLE: Outcome.PENDING}
    go_on()
    edit(world, ARTICLE, "harbour", "<i>harbour</i>")
    assert world.look() == {ARTICLE: Outcome.CHANGED}
    assert told(world) == [(PARAGRAPHS[0], PARAGRAPHS[0].replace("nine", "eight"))]


def test_an_upgrade_that_reads_alike_only_writes_its_name_down(world):
    track.track(world.app, ARTICLE)
    was = state(world)
    with world.app.db.write() as session:
        pages.save_state(session, 1, states.spelled(replace(was, extractor="walker/0")))
    world.web.pages[ARTICLE] = marked_up(2)
    world.look()
    now = state(world)
    assert (now.extractor, now.accepted) == (extract.EXTRACTOR, was.accepted)
    assert told(world) == []


def test_sections_keep_their_names_when_a_page_is_read_anew(world, go_on):
    track.track(world.app, ARTICLE)
    was = accepted(world)
    names = dict(zip((section.path for section in was.sections), was.section_ids, strict=True))
    go_on()
    world.web.pages[ARTICLE] = marked_up(2)
    world.look()
    now = accepted(world)
    for section, name in zip(now.sections, now.section_ids, strict=True):
        if section.path and section.path[-1] == "News":
            assert name == next(kept for path, kept in names.items() if path and path[-1] == "News")


@pytest.mark.parametrize("waits", [False, True])
def test_bytes_that_are_gone_are_not_asked_for(world, go_on, waits):
    """Then the readings are held against each other: what moved is told, and the page is looked at on."""
    track.track(world.app, ARTICLE)
    if waits:
        edit(world, ARTICLE, "6.4 percent", "5.1 percent")
        assert world.look() == {ARTICLE: Outcome.PENDING}
    world.app.snapshots.discard(list(world.app.snapshots.names()))
    go_on()
    edit(world, ARTICLE, "nine gates", "eight gates")
    assert world.look() != {ARTICLE: Outcome.FAILED}
    assert state(world).extractor == extract.EXTRACTOR
    assert read.article(world.app, "1").status == "ok"
    assert PARAGRAPHS[0] in texts(accepted(world))
