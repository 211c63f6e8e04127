"""Tags: words of a person's own by which pages are found again."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import bindparam, delete, func, select

from versioner.storage import tables
from versioner.storage.database import Session
from versioner.storage.sight import listed
from versioner.storage.upsert import insert_new

_tags = tables.page_tags


def tags_of(session: Session, page_ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """The tags of each of those pages that has any, in order."""
    found: dict[int, list[str]] = {}
    for page_id, tag in session.execute(_OF_PAGES, {"pages": sorted(set(page_ids))}):
        found.setdefault(page_id, []).append(tag)
    return {page_id: tuple(names) for page_id, names in found.items()}


_OF_PAGES = (
    select(_tags.c.page_id, _tags.c.tag)
    .where(_tags.c.page_id.in_(bindparam("pages", expanding=True)))
    .order_by(_tags.c.page_id, _tags.c.tag)
)


def all_tags(session: Session) -> dict[str, int]:
    """Every tag, and how many pages have it."""
    query = (
        select(_tags.c.tag, func.count())
        .where(*listed(session, _tags.c.page_id))
        .group_by(_tags.c.tag)
        .order_by(_tags.c.tag)
    )
    return {tag: int(count) for tag, count in session.execute(query)}


def add_tags(session: Session, page_id: int, names: Iterable[str]) -> None:
    """Give a page tags; those that it has already stay."""
    for name in names:
        insert_new(session, _tags, {"page_id": page_id, "tag": name})


def remove_tags(session: Session, page_id: int, names: Iterable[str]) -> None:
    """Take tags from a page; those that it has not are no error."""
    session.execute(delete(_tags).where(_tags.c.page_id == page_id, _tags.c.tag.in_(sorted(set(names)))))
