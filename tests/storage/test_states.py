"""What is remembered of pages as it is kept: against their newest text, alone, damaged."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import zstandard
from sqlalchemy import select, update

from tests.conftest import NOW
from tests.ingest.test_story import ARTICLE, PARAGRAPHS, SOURCE, World, edit, page
from tests.storage.newsroom import a_document, a_page
from versioner.core.decide import state_bytes
from versioner.core.decide.noise import History, Memory
from versioner.core.decide.state import PageState, Pending
from versioner.core.model import Beside, Block, BlockKind, Document, Link
from versioner.core.told.reasons import Apart
from versioner.errors import OldStateError
from versioner.ingest import track
from versioner.storage import codec, pages, states, tables
from versioner.storage.database import Database
from versioner.storage.patches import compress
from versioner.storage.texts import put_text
from versioner.storage.versions import packer_of


def a_state(text: str = "Nine gates were closed.", **fields: Any) -> PageState:
    return replace(PageState.empty(), accepted=a_document(text), last_at=NOW, **fields)


@pytest.fixture
def world(tmp_path):
    found = World(tmp_path)
    found.web.pages = {ARTICLE: page(*PARAGRAPHS), SOURCE: page(*PARAGRAPHS, title="The plan")}
    yield found
    found.app.db.dispose()


def kept(document: Document | None) -> states.Kept | None:
    return None if document is None else states.Kept(name=codec.digest(document), document=document)


def put(database: Database, state: PageState, text: Document | None, spelled: bytes | None = None) -> int:
    with database.write() as session:
        page_id = a_page(session)
        if text is not None:
            put_text(session, packer_of(session, page_id).pack(codec.to_bytes(text)))
        pages.save_state(session, page_id, spelled or states.spelled(state, kept(text)))
    return page_id


def against(state: PageState, text: Document) -> bytes:
    """As a state was kept until December 2026: all of it, compressed against the text."""
    plain = codec.to_bytes(text)
    return b"\x01" + codec.digest(text) + compress(state_bytes.to_bytes(state), plain, level=6, checked=True)


def a_rich_state() -> PageState:
    """One whose text moved since: a paragraph waits, another stands beside, one stands twice."""
    lines = [Block(kind=BlockKind.PARAGRAPH, text=f"Gate {n} was closed.") for n in (1, 2, 3, 2)]
    foot = Beside(block=Block(kind=BlockKind.PARAGRAPH, text="Terms"), why=Apart.FOOTER)
    links = (Link(text="open", url="https://town.example/gates"),)
    new = Block(kind=BlockKind.PARAGRAPH, text="Gate 4 is open.", links=links)
    accepted = replace(a_document(""), blocks=tuple(lines), beside=(foot, foot))
    seen = replace(accepted, blocks=(new, *lines[1:]), beside=(foot, replace(foot, why=Apart.OWN), foot))
    waits = Pending(
        removed=(0,), added=(new,), after=-1, context="c", sightings=1, needed=2,
        sha256="b" * 64, first_seen=NOW, not_before=NOW,
    )  # fmt: skip
    sights = (("b" * 64, seen), ("c" * 64, replace(seen, blocks=(lines[3], lines[0]))))
    return replace(
        PageState.empty(),
        accepted=accepted,
        good=seen,
        last=seen,
        sights=sights,
        pending=(waits,),
        last_at=NOW,
    )


@pytest.mark.parametrize("stands_on_text", [True, False], ids=["on a text", "alone"])
@pytest.mark.parametrize("rich", [True, False])
def test_a_state_comes_back_as_it_was(database: Database, stands_on_text: bool, rich: bool) -> None:
    state = a_rich_state() if rich else a_state(stamps=("2026-11-20",), last_sha256="a" * 64)
    text = state.accepted if stands_on_text else None
    page_id = put(database, state, text)
    with database.read() as session:
        assert states.load(session, page_id) == states.Remembered(state=state, text=kept(text))


def test_a_state_that_stands_on_a_text_no_longer_its_own_comes_back_as_it_was(database: Database) -> None:
    """What is put beside the text, or taken over without an edit, makes no version."""
    state = a_rich_state()
    text = replace(a_document("Nine gates were closed."), beside=(state.accepted or Document()).beside[:1])
    page_id = put(database, state, text)
    with database.read() as session:
        assert states.load(session, page_id).state == state


def test_the_text_of_the_state_and_the_text_kept_are_one(database: Database) -> None:
    """Blocks that are the very same are seen to be equal at once (`core.decide.known`)."""
    page_id = put(database, a_rich_state(), a_rich_state().accepted)
    with database.read() as session:
        found = states.load(session, page_id)
    assert found.text is not None
    assert found.state.accepted is not None
    assert found.state.accepted.blocks is found.text.document.blocks


def test_a_state_kept_against_its_text_by_an_older_versioner_is_read(database: Database) -> None:
    state = a_rich_state()
    history = History(step=5, blocks={"a line": Memory(seen=4, flips=2)})
    state = replace(state, history=history)
    assert state.accepted is not None
    page_id = put(database, state, state.accepted, against(state, state.accepted))
    with database.read() as session:
        assert states.load(session, page_id) == states.Remembered(state=state, text=kept(state.accepted))
        assert states.history(session, page_id) == history


def test_a_page_never_looked_at_is_remembered_empty(database: Database) -> None:
    with database.write() as session:
        page_id = a_page(session)
        assert states.load(session, page_id) == states.Remembered(state=PageState.empty())


def test_what_the_text_has_is_not_kept_twice() -> None:
    """Words that no compressor can shorten: they are in the text, so the state has them from there."""
    words = " ".join(codec.digest(a_document(str(n))).hex() for n in range(200))
    state = a_state(words)
    alone = states.spelled(state)
    assert len(states.spelled(state, kept(state.accepted))) < len(alone) / 10


@pytest.mark.parametrize("damage", ["frame", "name", "text", "empty", "rubbish"])
def test_a_damaged_state_is_never_read_as_another(database: Database, damage: str) -> None:
    state = a_state(" ".join(f"Gate {n} was closed." for n in range(50)))
    page_id = put(database, state, state.accepted)
    spelled = states.spelled(state, kept(state.accepted))
    with database.write() as session:
        if damage == "text":
            other = zstandard.compress(codec.to_bytes(state.accepted).replace(b"closed", b"opened"))
            session.execute(update(tables.text_blobs).values(z=other))
            assert session.scalar(select(tables.text_blobs.c.z)) == other
        else:
            told = {
                "frame": spelled[:-9] + bytes([spelled[-9] ^ 1]) + spelled[-8:],
                "name": spelled[:1] + bytes(32) + spelled[33:],
                "empty": b"",
                "rubbish": b"\x02rubbish",
            }[damage]
            pages.save_state(session, page_id, told)
        with pytest.raises(OldStateError):
            states.load(session, page_id)


def test_a_frame_against_another_text_is_noticed() -> None:
    """The checksum within the frame: a base of the same length with other words gives other words."""
    from versioner.errors import CorruptError
    from versioner.storage.patches import compress, expand

    one, other = b"nine gates were closed " * 20, b"four gates were opened " * 20
    frame = compress(one + b"!", one, checked=True)
    assert expand(frame, one) == one + b"!"
    with pytest.raises(CorruptError):
        expand(frame, other)


def test_a_state_kept_alone_by_an_older_versioner_stands_on_the_text_from_its_next_look(world) -> None:
    track.track(world.app, ARTICLE, sources=[SOURCE])
    with world.app.db.write() as session:
        known = states.load(session, 1)
        assert known.text
        assert (pages.load_state(session, 1) or b"").startswith(b"\x02")
        pages.save_state(session, 1, states.spelled(known.state))
    with world.app.db.read() as session:
        assert states.load(session, 1) == known
    edit(world, ARTICLE, "nine gates", "eight gates")
    world.look()
    with world.app.db.read() as session:
        spelled = pages.load_state(session, 1) or b""
        assert spelled.startswith(b"\x02" + codec.digest(known.state.accepted))
        assert states.load(session, 1).state.pending


def test_a_state_that_stands_alone_is_whole_though_the_newest_text_is_damaged(world) -> None:
    """A page whose text was damaged raised at each look, and ended the looks at all others."""
    track.track(world.app, ARTICLE, sources=[SOURCE])
    with world.app.db.write() as session:
        known = states.load(session, 1)
        pages.save_state(session, 1, states.spelled(known.state))
        session.execute(update(tables.text_blobs).values(z=b"\0"))
        assert states.load(session, 1) == states.Remembered(state=known.state)
    world.look()
    with world.app.db.read() as session:
        assert states.load(session, 1).state.accepted == known.state.accepted


@pytest.mark.parametrize("stands_on_text", [True, False], ids=["on a text", "alone"])
def test_what_came_and_went_is_read_alone(database: Database, stands_on_text: bool) -> None:
    memory = Memory(seen=4, flips=2, here=True, step=5, rotates=1, since="3")
    state = a_state(history=History(step=5, blocks={"a line": memory}))
    page_id = put(database, state, state.accepted if stands_on_text else None)
    with database.read() as session:
        assert states.history(session, page_id) == state.history


def test_what_stands_on_a_text_is_not_read_without_it() -> None:
    state = a_state()
    with pytest.raises(OldStateError):
        state_bytes.from_bytes(state_bytes.to_bytes(state, state.accepted))


def test_nothing_came_and_went_on_a_page_never_looked_at(database: Database) -> None:
    with database.write() as session:
        assert states.history(session, a_page(session)) == History()


def test_what_another_program_spelled_has_no_history_either() -> None:
    with pytest.raises(OldStateError):
        state_bytes.history_of(b'{"v":1,"history":{"step":0,"blocks":{},"templates":{},"slots":{}}}')
