"""Small things to store: pages, documents, snapshots, versions, ends of checks, who is told."""

from __future__ import annotations

from datetime import datetime, timedelta
from hashlib import sha256
from typing import Unpack

from tests.conftest import NOW
from versioner.core.model import Block, BlockKind, Document, Level, Link, Outcome, Role
from versioner.core.told.events import Channel, Event, EventKind
from versioner.storage import codec, leases, pages, snapshots, versions
from versioner.storage.channels import add_channel
from versioner.storage.database import Database, Session
from versioner.storage.fields import PageFields
from versioner.storage.records import Completion, NewSnapshot, VersionRow
from versioner.storage.versions import NewVersion

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
GONE = Event(kind=EventKind.GONE, detail={"reason": "gone"})


def a_page(
    session: Session,
    name: str = "story",
    *,
    host: str = "news.example",
    due: datetime | None = NOW,
    **fields: Unpack[PageFields],
) -> int:
    url = f"https://{host}/{name}"
    return pages.add_page(
        session, url=url, url_key=f"{host}/{name}", host=host, now=NOW, next_check_at=due, **fields
    )


def a_document(text: str = "About 28,500 troops are stationed there.") -> Document:
    heading = Block(kind=BlockKind.HEADING, text="Background", level=2)
    link = Link(text="stationed", url="https://ministry.example/figures")
    words = Block(kind=BlockKind.PARAGRAPH, text=text, links=(link,))
    note = Block(
        kind=BlockKind.PARAGRAPH, text="Correction: a name was wrong.", role=Role.NOTE, in_body=False
    )
    return Document(title="Troops", blocks=(heading, words, note), section_ids=("s0", "s1"), modified=NOW)


def a_snapshot(
    session: Session,
    page_id: int,
    body: bytes = b"<p>one</p>",
    *,
    at: datetime = NOW,
    confirming: bool = False,
) -> int:
    url = "https://news.example/story"
    new = NewSnapshot(
        sha256=sha256(body).hexdigest(),
        url=url,
        final_url=url,
        status=200,
        fetched_at=at,
        size=len(body),
        headers=(("Content-Type", "text/html"), ("Set-Cookie", "a=\udc80\0")),
        content_type="text/html",
        confirming=confirming,
    )
    return snapshots.add_snapshot(session, page_id, new)


def a_version(
    session: Session, page_id: int, text: str = "One.", *, at: datetime = NOW, body: bytes | None = None
) -> VersionRow:
    shown = body or text.encode()
    a_snapshot(session, page_id, shown, at=at)
    new = NewVersion(
        number=versions.next_number(session, page_id),
        text=versions.packer_of(session, page_id).pack(codec.to_bytes(a_document(text))),
        sha256=sha256(shown).hexdigest(),
        first_seen=at,
        not_before=at - MINUTE,
        extractor="walker 1",
    )
    versions.put_version(session, page_id, new)
    found = versions.version_numbered(session, page_id, new.number)
    assert found is not None
    return found


def ended(
    page_id: int,
    at: datetime = NOW,
    outcome: Outcome = Outcome.UNCHANGED,
    level: Level = Level.NOT_MODIFIED,
    detail: str | None = None,
) -> Completion:
    return Completion(
        page_id=page_id,
        at=at,
        outcome=outcome,
        level=level,
        detail=detail,
        next_check_at=at + timedelta(hours=1),
    )


def claim(
    database: Database,
    owner: str = "me",
    now: datetime = NOW,
    limit: int = 10,
    names: tuple[str, ...] = ("news.example",),
) -> list[int]:
    with database.write() as session:
        claims = leases.claim_of_hosts(session, names, now, lease_seconds=600, owner=owner, limit=limit)
    return [claim.page_id for claim in claims]


def a_channel(session: Session, **fields: object) -> int:
    channel = Channel(id=0, url="https://hook.example/", kinds=(EventKind.GONE,), **fields)  # type: ignore[arg-type]
    return add_channel(session, channel, NOW)
