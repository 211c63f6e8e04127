"""A few values about the database as a whole, by key."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from versioner.storage.database import Session
from versioner.storage.prepared import single
from versioner.storage.statements import sa, statement, tables
from versioner.storage.tidied import TIDIED_AT, long_ago
from versioner.storage.upsert import insert_new, upsert

SNAPSHOTS_BYTES = "snapshots bytes"  # the key: what they took on disk when tidied last


def get_meta(session: Session, key: str) -> Any:
    """The JSON value kept under `key`, or None."""
    return single(session, _kept, {"name": key})


@statement
def _kept() -> sa.Select[Any]:
    return sa.select(tables.meta.c.value).where(tables.meta.c.key == sa.bindparam("name"))


def put_meta(session: Session, key: str, value: Any) -> None:
    """Keep a JSON value under `key`."""
    upsert(session, "meta", {"key": key}, {"value": value})


def put_meta_once(session: Session, key: str, value: Any) -> None:
    """Keep a JSON value under `key`, unless there is one."""
    insert_new(session, "meta", {"key": key, "value": value})


def held_meta(session: Session, key: str) -> Any:
    """As `get_meta`; no other transaction holds that value until this one ends."""
    return single(session, _held, {"name": key})


@statement
def _held() -> sa.Select[Any]:
    return _kept().with_for_update()


def untidied(session: Session, now: datetime) -> bool:
    """Whether it is hours since the last tidying, or that lies ahead because a clock was wrong."""
    return long_ago(get_meta(session, TIDIED_AT), now)
