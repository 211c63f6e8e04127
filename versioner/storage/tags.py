"""Tags: words of a person's own by which pages are found again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from versioner.storage.database import Session
from versioner.storage.prepared import answers
from versioner.storage.sight import listed
from versioner.storage.statements import sa, statement, tables
from versioner.storage.upsert import insert_new


def tags_of(session: Session, page_ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """The tags of each of those pages that has any, in order."""
    found: dict[int, list[str]] = {}
    for page_id, tag in answers(session, _of_pages, {"pages": sorted(set(page_ids))}):
        found.setdefault(page_id, []).append(tag)
    return {page_id: tuple(names) for page_id, names in found.items()}


@statement
def _of_pages() -> sa.Select[Any]:
    return (
        sa.select(tables.page_tags.c.page_id, tables.page_tags.c.tag)
        .where(tables.page_tags.c.page_id.in_(sa.bindparam("pages", expanding=True)))
        .order_by(tables.page_tags.c.page_id, tables.page_tags.c.tag)
    )


def all_tags(session: Session) -> dict[str, int]:
    """Every tag, and how many pages have it."""
    query = (
        sa.select(tables.page_tags.c.tag, sa.func.count())
        .where(*listed(session, tables.page_tags.c.page_id))
        .group_by(tables.page_tags.c.tag)
        .order_by(tables.page_tags.c.tag)
    )
    return {tag: int(count) for tag, count in session.execute(query)}


def add_tags(session: Session, page_id: int, names: Iterable[str]) -> None:
    """Give a page tags; those that it has already stay."""
    for name in names:
        insert_new(session, "page_tags", {"page_id": page_id, "tag": name})


def remove_tags(session: Session, page_id: int, names: Iterable[str]) -> None:
    """Take tags from a page; those that it has not are no error."""
    session.execute(
        sa.delete(tables.page_tags).where(
            tables.page_tags.c.page_id == page_id, tables.page_tags.c.tag.in_(sorted(set(names)))
        )
    )
