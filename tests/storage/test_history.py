"""Snapshots, versions, changes, judgements and drifts of a page."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import datetime

import pytest
from sqlalchemy.exc import IntegrityError

from tests.conftest import NOW
from tests.storage.newsroom import DAY, MINUTE, a_document, a_page, a_snapshot, a_version
from versioner.core.asked.cursor import Cursor
from versioner.core.model import (
    Change,
    Edit,
    EditKind,
    FreshDated,
    Judgement,
    Op,
    Piece,
    SectionChange,
    SectionStatus,
    Significance,
    Verdict,
)
from versioner.errors import NotFoundError
from versioner.storage import changes, codec, drifts, judgements, snapshots, tables, tags, versions
from versioner.storage.database import Database
from versioner.storage.records import DriftRow, NewSnapshot
from versioner.storage.texts import Packer
from versioner.storage.versions import NewVersion


def a_change(version: int = 2, significance: Significance = Significance.SUBSTANTIVE) -> Change:
    edit = Edit(
        kind=EditKind.NUMBER,
        significance=significance,
        before="About 28,500 troops",
        after="About 26,000 troops",
        pieces=(Piece(op=Op.DELETE, text="28,500"), Piece(op=Op.INSERT, text="26,000")),
        rule="number",
    )
    section = SectionChange(id="s1", path=("Background",), status=SectionStatus.EDITED, edits=(edit,))
    return Change(
        version=version,
        previous=version - 1,
        first_seen=NOW + version * MINUTE,
        not_before=NOW,
        significance=significance,
        sections=(section,),
        silent=True,
        judged=Judgement(verdict=Verdict.SUBSTANTIVE, at=NOW, version=version, by="an editor"),
    )


def test_a_snapshot_keeps_its_answer_exactly(database: Database) -> None:
    with database.write() as session:
        page_id = a_page(session)
        found = snapshots.snapshot(session, a_snapshot(session, page_id, confirming=True))
        assert found is not None
        assert found.headers == (("Content-Type", "text/html"), ("Set-Cookie", "a=\udc80\0"))
        assert (found.page_id, found.fetched_at, found.status, found.confirming) == (page_id, NOW, 200, True)
        assert snapshots.snapshot(session, found.id + 1) is None


def test_the_same_bytes_at_the_same_moment_are_one_snapshot(database: Database) -> None:
    with database.write() as session:
        page_id, other = a_page(session, "a"), a_page(session, "b")
        first = a_snapshot(session, page_id)
        assert a_snapshot(session, page_id) == first
        assert a_snapshot(session, page_id, at=NOW + MINUTE) != first
        assert a_snapshot(session, other) != first


def test_snapshots_come_in_the_order_they_were_fetched(database: Database) -> None:
    with database.write() as session:
        page_id = a_page(session)
        late = a_snapshot(session, page_id, b"late", at=NOW + DAY)
        early = a_snapshot(session, page_id, b"early", at=NOW)
        again = a_snapshot(session, page_id, b"early", at=NOW + 2 * DAY)
        assert [row.id for row in snapshots.snapshots_of(session, page_id)] == [early, late, again]
        latest = snapshots.latest_snapshot(session, page_id)
        assert latest is not None
        assert latest.id == again


def test_snapshots_are_found_by_the_start_of_their_hash(database: Database) -> None:
    with database.write() as session:
        page_id, other = a_page(session, "a"), a_page(session, "b")
        for start in ("0000", "00ff", "abcd"):
            new = NewSnapshot(
                sha256=start.ljust(64, "0"), url="u", final_url="u", status=200, fetched_at=NOW, size=1
            )
            snapshots.add_snapshot(session, page_id, new)
        assert len(snapshots.snapshots_by_prefix(session, "00")) == 2
        assert len(snapshots.snapshots_by_prefix(session, "00F")) == 1
        assert len(snapshots.snapshots_by_prefix(session, "abcd".ljust(64, "0"))) == 1
        assert snapshots.snapshots_by_prefix(session, "1") == ()
        assert snapshots.snapshots_by_prefix(session, "00", page_id=other) == ()


def test_versions_are_numbered_per_page_and_keep_their_documents(database: Database) -> None:
    with database.write() as session:
        page_id, other = a_page(session, "a"), a_page(session, "b")
        numbers = [a_version(session, page_id, text, at=NOW + n * DAY).number for n, text in enumerate("abc")]
        assert numbers == [1, 2, 3]
        assert a_version(session, other, "a").number == 1
        assert [v.document for v in versions.versions_of(session, page_id)] == [a_document(t) for t in "abc"]
        assert versions.version_counts(session) == {page_id: 3, other: 1}


def test_a_version_has_every_field_that_people_see(database: Database) -> None:
    with database.write() as session:
        row = a_version(session, a_page(session), "One.")
        again = NewVersion(
            id=row.id,
            number=row.number,
            text=Packer.empty().pack(codec.to_bytes(a_document("Two."))),
            sha256=row.sha256,
            first_seen=row.first_seen,
            not_before=row.not_before,
            confirmed_at=NOW + MINUTE,
            declared_modified=NOW,
            reverted_to=1,
            rederived=True,
            extractor="walker 2",
        )
        versions.put_version(session, row.page, again)
        version = versions.with_document(session, versions.version_row(session, row.id))
    assert version.confirmed_at == NOW + MINUTE
    assert version.declared_modified == NOW
    assert (version.reverted_to, version.rederived, version.superseded) == (1, True, False)
    assert (version.page, version.sha256, version.extractor) == (row.page, row.sha256, "walker 2")
    assert (version.number, version.document) == (row.number, a_document("Two."))
    assert {field.name for field in fields(version)} - {"document"} <= {field.name for field in fields(row)}


def test_a_version_is_found_by_number_id_back_and_moment(database: Database) -> None:
    with database.write() as session:
        page_id = a_page(session)
        one, two, three = (a_version(session, page_id, t, at=NOW + n * DAY) for n, t in enumerate("abc"))
        assert versions.version_row(session, two.id) == two
        assert versions.version_numbered(session, page_id, 2) == two
        assert versions.version_numbered(session, page_id, 4) is None
        assert versions.latest_version(session, page_id) == three
        assert versions.latest_version(session, page_id, 2) == one
        assert versions.latest_version(session, page_id, 3) is None
        assert versions.version_at(session, page_id, NOW + DAY) == two
        assert versions.version_at(session, page_id, NOW + DAY - MINUTE) == one
        assert versions.version_at(session, page_id, NOW - MINUTE) is None
        assert versions.versions_by_snapshot(session, [three.snapshot_id]) == (three,)
        with pytest.raises(NotFoundError):
            versions.version_row(session, three.id + 1)


def test_a_superseded_version_keeps_its_address_and_its_number(database: Database) -> None:
    with database.write() as session:
        page_id = a_page(session)
        one, two = a_version(session, page_id, "a"), a_version(session, page_id, "b", at=NOW + DAY)
        changes.put_change(session, page_id, changes.spelled(a_change(2)))
        versions.supersede(session, page_id, [2])
        assert [row.number for row in versions.version_rows(session, page_id)] == [1]
        assert [row.number for row in versions.version_rows(session, page_id, superseded=True)] == [1, 2]
        assert versions.version_row(session, two.id).superseded
        assert versions.latest_version(session, page_id) == one
        assert versions.version_at(session, page_id, NOW + 2 * DAY) == one
        assert versions.next_number(session, page_id) == 3
        assert changes.changes_of(session, page_id) == ()
        assert changes.changes_of(session, page_id, superseded=True) == (a_change(2),)
        versions.supersede(session, page_id)
        assert versions.latest_version(session, page_id) is None


def test_no_number_is_given_twice(database: Database) -> None:
    with database.write() as session:
        a_version(session, a_page(session), "a")
        row = dict(session.execute(tables.versions.select()).mappings().one())
    with pytest.raises(IntegrityError), database.write() as session:
        session.execute(tables.versions.insert(), row | {"id": 99})


def test_a_text_that_came_back_is_stored_once(database: Database) -> None:
    with database.write() as session:
        page_id = a_page(session)
        blobs = [a_version(session, page_id, t, at=NOW + n * DAY).text_blob_id for n, t in enumerate("aba")]
        assert blobs[0] == blobs[2] != blobs[1]


def test_changes_come_back_exactly_oldest_first(database: Database) -> None:
    with database.write() as session:
        page_id = a_page(session)
        changes.put_change(session, page_id, changes.spelled(a_change(3)))
        changes.put_change(session, page_id, changes.spelled(a_change(2)))
        assert changes.changes_of(session, page_id) == (a_change(2), a_change(3))
        assert changes.change_of(session, page_id, 3) == a_change(3)
        assert changes.change_of(session, page_id, 4) is None


def test_a_change_judged_again_takes_the_place_of_the_old(database: Database) -> None:
    with database.write() as session:
        page_id = a_page(session)
        changes.put_change(session, page_id, changes.spelled(a_change(2)))
        minor = replace(a_change(2, Significance.MINOR), silent=False)
        changes.put_change(session, page_id, changes.spelled(minor))
        assert changes.changes_of(session, page_id) == (minor,)


def test_the_newest_changes_of_all_pages_come_first(database: Database) -> None:
    with database.write() as session:
        one, two = a_page(session, "a"), a_page(session, "b")
        changes.put_change(session, one, changes.spelled(a_change(2)))
        changes.put_change(session, two, changes.spelled(a_change(3)))
        changes.put_change(session, one, changes.spelled(a_change(4)))
        changes.supersede_change(session, one, 4)
        placed = changes.placed_changes(session)
        assert [(one.page_id, one.change.version) for one in placed] == [(two, 3), (one, 2)]
        assert [
            one.page_id for one in changes.placed_changes(session, since=NOW + 3 * MINUTE - MINUTE / 60)
        ] == [two]
        assert len(changes.placed_changes(session, limit=1)) == 1
        first, second = changes.placed_changes(session, after=0)
        assert first.id < second.id
        assert changes.placed_changes(session, after=first.id) == (second,)


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_sheets_follow_each_other_whole(database: Database, size: int) -> None:
    """Also where many changes were first seen in the same moment: none is shown twice, none left out."""
    with database.write() as session:
        for name in "abc":
            page_id = a_page(session, name)
            for number in (2, 3):
                changes.put_change(session, page_id, changes.spelled(a_change(number)))
        whole = changes.placed_changes(session)
        assert len(whole) == 6
        assert len({one.change.first_seen for one in whole}) == 2
        read: list[changes.PlacedChange] = []
        last: Cursor | None = None
        while sheet := changes.placed_changes(session, before=last, limit=size):
            assert len(sheet) <= size
            read += sheet
            last = sheet[-1].cursor
        assert tuple(read) == whole


@pytest.mark.parametrize("few", [1, 300], ids=["many pages", "few pages"])
def test_changes_of_tagged_pages_are_the_same_however_they_are_looked_up(
    database: Database, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(changes, "_FEW", few)
    with database.write() as session:
        one, two = a_page(session, "a"), a_page(session, "b")
        tags.add_tags(session, one, ["flood"])
        for page_id in (one, two):
            changes.put_change(session, page_id, changes.spelled(a_change(2)))
        assert [placed.page_id for placed in changes.placed_changes(session, tag="flood")] == [one]
        assert changes.placed_changes(session, tag="drought") == ()


def test_a_change_is_found_by_page_and_version_together(database: Database) -> None:
    with database.write() as session:
        one, two = a_page(session, "a"), a_page(session, "b")
        for page_id, number in ((one, 2), (one, 3), (two, 2), (two, 3)):
            changes.put_change(session, page_id, changes.spelled(a_change(number)))
        assert changes.changes_at(session, [(one, 3), (two, 2)]) == {one: a_change(3), two: a_change(2)}


def test_judgements_are_kept_in_order_for_good(database: Database) -> None:
    first = Judgement(verdict=Verdict.MINOR, at=NOW, version=2, reason="a comma", by="me")
    second = Judgement(verdict=Verdict.ACCEPT, at=NOW - DAY, sha256="a" * 64)
    with database.write() as session:
        page_id = a_page(session)
        judgements.add_judgement(session, page_id, first)
        judgements.add_judgement(session, page_id, second)
        assert judgements.judgements_of(session, page_id) == (first, second)


def test_fresh_dates_are_kept_once_and_replaced_as_a_whole(database: Database) -> None:
    early = FreshDated(at=NOW, from_=None, to=NOW)
    late = FreshDated(at=NOW + DAY, from_=NOW, to=NOW + MINUTE)
    with database.write() as session:
        page_id = a_page(session)
        for moved in (late, early, late):
            judgements.add_fresh_date(session, page_id, moved)
        assert judgements.fresh_dates_of(session, page_id) == (early, late)
        judgements.forget_fresh_dates(session, page_id)
        judgements.add_fresh_date(session, page_id, late)
        assert judgements.fresh_dates_of(session, page_id) == (late,)


def test_a_drift_stays_itself_until_it_is_resolved(database: Database) -> None:
    with database.write() as session:
        article, source = a_page(session, "a"), a_page(session, "b")
        drift = DriftRow(
            article_id=article,
            source_id=source,
            section_id="s1",
            kind="superseded",
            since=NOW,
            payload={"article_says": "28,500", "source_says": "26,000"},
        )
        later = replace(drift, section_id="s2", since=NOW + DAY)

        def found(*rows: DriftRow, now: datetime) -> None:
            moved = drifts.moves(article, drifts.drifts_of(session, article, resolved=False), rows)
            drifts.put_drifts(session, moved, now=now)

        found(drift, now=NOW)
        found(replace(drift, since=NOW + DAY), later, now=NOW + DAY)
        kept, added = drifts.drifts_of(session, article)
        assert (kept.since, added.section_id) == (NOW, "s2")
        found(later, now=NOW + 2 * DAY)
        assert drifts.drifts_of(session, article, resolved=False) == (added,)
        assert drifts.open_of(session, [article, source]) == {article: (added,)}
        (resolved,) = drifts.drifts_of(session, article, resolved=True)
        assert (resolved.id, resolved.resolved_at) == (kept.id, NOW + 2 * DAY)
