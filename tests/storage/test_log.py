"""The append-only log in the database: its tree beside one made of all hashes, what is named as altered."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, update

from tests.conftest import NOW
from tests.storage.newsroom import MINUTE, a_page, a_snapshot, a_version
from versioner.core.proof.merkle import WIDTH, leaf_hash, root_of
from versioner.storage import log, tables
from versioner.storage.database import Database


def entries(count: int) -> list[log.NewEntry]:
    return [log.NewEntry(kind=log.VERSION, ref=n + 1, entry=b"entry %d" % n) for n in range(count)]


@pytest.mark.parametrize("pieces", [(1,), (2, 3), (WIDTH, 1), (WIDTH - 1, 2, WIDTH), (3 * WIDTH + 7,)])
def test_the_root_is_that_of_all_entries_however_they_came(
    database: Database, pieces: tuple[int, ...]
) -> None:
    all_of_them = entries(sum(pieces))
    size = 0
    for count in pieces:
        with database.write() as session:
            size = log.append(session, all_of_them[size : size + count])
    hashes = [leaf_hash(one.entry) for one in all_of_them]
    with database.read() as session:
        assert log.log_size(session) == size == len(all_of_them)
        for part in {1, size // 2 or 1, size - 1 or 1, size}:
            assert log.root(session, part) == root_of(hashes[:part])


def test_captures_and_versions_wait_until_they_are_logged(database: Database) -> None:
    with database.write() as session:
        page = a_page(session)
        a_version(session, page, "The ferry is late.")
        new = log.waiting(session, 10)
        assert [one.kind for one in new] == [log.CAPTURE, log.VERSION]
        log.append(session, new)
        assert log.waiting(session, 10) == ()
        again = a_snapshot(session, page, b"<p>two</p>", at=NOW + MINUTE)
        assert [(one.kind, one.ref) for one in log.waiting(session, 10)] == [(log.CAPTURE, again)]


def test_no_more_wait_than_are_asked_for(database: Database) -> None:
    with database.write() as session:
        page = a_page(session)
        for n in range(5):
            a_snapshot(session, page, b"<p>%d</p>" % n, at=NOW + n * MINUTE)
        assert len(log.waiting(session, 2)) == 2


def test_what_is_whole_is_not_altered(database: Database) -> None:
    with database.write() as session:
        a_version(session, a_page(session))
        log.append(session, log.waiting(session, 10))
        assert list(log.altered(session)) == []


def test_a_capture_written_anew_is_named(database: Database) -> None:
    with database.write() as session:
        a_version(session, a_page(session))
        log.append(session, log.waiting(session, 10))
        session.execute(update(tables.snapshots).values(status=404))
        (found,) = log.altered(session)
    assert found[0] == 0
    assert "no longer says what was logged" in str(found[1])


def test_an_entry_that_was_taken_out_is_named(database: Database) -> None:
    with database.write() as session:
        a_version(session, a_page(session))
        log.append(session, log.waiting(session, 10))
        session.execute(delete(tables.log_entries).where(tables.log_entries.c.position == 0))
        found = list(log.altered(session))
    assert found[0][0] == 0
    assert "is not there any more" in str(found[0][1])


def test_a_bent_tile_is_named(database: Database) -> None:
    with database.write() as session:
        log.append(session, entries(WIDTH))
        upper = tables.log_tiles.c.level == 1
        session.execute(update(tables.log_tiles).where(upper).values(hashes=b"\0" * 32))
        assert any("is not the one above it" in str(words) for _, words in log.altered(session))


def test_the_newest_checkpoint_is_the_largest(database: Database) -> None:
    with database.write() as session:
        assert log.checkpoint(session) is None
        log.add_checkpoint(session, size=2, note="two", at=NOW)
        log.add_checkpoint(session, size=1, note="one", at=NOW)
        assert log.checkpoint(session) == (2, "two")
        assert [row[:2] for row in log.notes(session)] == [(1, "one"), (2, "two")]


def test_a_stamp_goes_with_the_note_that_it_is_of(database: Database) -> None:
    with database.write() as session:
        log.add_checkpoint(session, size=1, note="one", at=NOW)
        log.add_stamp(session, note="one", stamp=b"stamp")
        assert (log.newest_stamped(session), log.stamp_of(session, 1)) == (1, b"stamp")
        log.add_checkpoint(session, size=1, note="one, signed again", at=NOW)
        assert log.newest_stamped(session) is None
        assert log.note_of(session, 1) == "one, signed again"
