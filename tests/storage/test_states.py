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
from versioner.core.decide.state import PageState
from versioner.errors import OldStateError
from versioner.ingest import track
from versioner.storage import codec, pages, states, tables
from versioner.storage.database import Database
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


def put(database: Database, state: PageState, text: bytes) -> int:
    with database.write() as session:
        page_id = a_page(session)
        if text:
            put_text(session, packer_of(session, page_id).pack(text))
        pages.save_state(session, page_id, states.spelled(state, text))
    return page_id


@pytest.mark.parametrize("stands_on_text", [True, False], ids=["on a text", "alone"])
def test_a_state_comes_back_as_it_was(database: Database, stands_on_text: bool) -> None:
    state = a_state(stamps=("2026-11-20",), last_sha256="a" * 64)
    text = codec.to_bytes(state.accepted) if stands_on_text else b""
    page_id = put(database, state, text)
    with database.read() as session:
        assert states.load(session, page_id) == states.Remembered(state=state, text=text)


def test_a_page_never_looked_at_is_remembered_empty(database: Database) -> None:
    with database.write() as session:
        page_id = a_page(session)
        assert states.load(session, page_id) == states.Remembered(state=PageState.empty())


def test_what_the_text_has_is_not_kept_twice() -> None:
    """Words that no compressor can shorten: they are in the text, so the state has them from there."""
    words = " ".join(codec.digest(a_document(str(n))).hex() for n in range(200))
    state = a_state(words)
    alone = states.spelled(state)
    against = states.spelled(state, codec.to_bytes(state.accepted))
    assert len(against) < len(alone) / 10


@pytest.mark.parametrize("damage", ["frame", "name", "text", "empty", "rubbish"])
def test_a_damaged_state_is_never_read_as_another(database: Database, damage: str) -> None:
    state = a_state(" ".join(f"Gate {n} was closed." for n in range(50)))
    text = codec.to_bytes(state.accepted)
    page_id = put(database, state, text)
    kept = states.spelled(state, text)
    with database.write() as session:
        if damage == "text":
            other = zstandard.compress(text.replace(b"closed", b"opened"))
            session.execute(update(tables.text_blobs).values(z=other))
            assert session.scalar(select(tables.text_blobs.c.z)) == other
        else:
            told = {
                "frame": kept[:-9] + bytes([kept[-9] ^ 1]) + kept[-8:],
                "name": kept[:1] + bytes(32) + kept[33:],
                "empty": b"",
                "rubbish": b"\x01rubbish",
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
        assert (pages.load_state(session, 1) or b"").startswith(b"\x01")
        pages.save_state(session, 1, states.spelled(known.state))
    with world.app.db.read() as session:
        assert states.load(session, 1) == known
    edit(world, ARTICLE, "nine gates", "eight gates")
    world.look()
    with world.app.db.read() as session:
        kept = pages.load_state(session, 1) or b""
        assert kept.startswith(b"\x01" + codec.digest(known.state.accepted))
        assert states.load(session, 1).state.pending


def test_a_state_that_stands_alone_is_whole_though_the_newest_text_is_damaged(world) -> None:
    """A page whose text was damaged raised at each look, and ended the looks at all others."""
    track.track(world.app, ARTICLE, sources=[SOURCE])
    with world.app.db.write() as session:
        known = states.load(session, 1)
        pages.save_state(session, 1, states.spelled(known.state))
        session.execute(update(tables.text_blobs).values(z=b"\0"))
        assert states.load(session, 1) == states.Remembered(state=known.state, text=b"")
    world.look()
    with world.app.db.read() as session:
        assert states.load(session, 1).state.accepted == known.state.accepted


@pytest.mark.parametrize("stands_on_text", [True, False], ids=["on a text", "alone"])
def test_what_came_and_went_is_read_alone(database: Database, stands_on_text: bool) -> None:
    memory = Memory(seen=4, flips=2, here=True, step=5, rotates=1, since="3")
    state = a_state(history=History(step=5, blocks={"a line": memory}))
    page_id = put(database, state, codec.to_bytes(state.accepted) if stands_on_text else b"")
    with database.read() as session:
        assert states.history(session, page_id) == state.history


def test_nothing_came_and_went_on_a_page_never_looked_at(database: Database) -> None:
    with database.write() as session:
        assert states.history(session, a_page(session)) == History()


def test_what_another_program_spelled_has_no_history_either() -> None:
    with pytest.raises(OldStateError):
        state_bytes.history_of(b'{"v":1,"history":{"step":0,"blocks":{},"templates":{},"slots":{}}}')
