"""What may be set of a row, by name. For who checks types only: Python compiles every one of these types while it loads them."""

from __future__ import annotations

from datetime import datetime
from typing import TypedDict

from versioner.core.asked.visibility import Visibility
from versioner.core.model import Dated, Json, LastUpdated, PageStatus
from versioner.storage.records import Headers


class PageFields(TypedDict, total=False):
    """What `pages.add_page` may set beside the address; the meaning is that of `PageRow`."""

    moved_to: str | None
    moved_since: datetime | None
    title: str
    title_override: str | None
    language: str | None
    status: PageStatus
    status_since: datetime | None
    status_reason: str | None
    generated_on: Dated | None
    last_updated: LastUpdated | None
    first_seen_at: datetime | None
    last_changed_at: datetime | None
    etag: str | None
    last_modified: str | None
    last_sha256: str | None
    last_canonical: str | None
    accept_language: str | None
    headers: Headers
    ignore: tuple[str, ...]
    only: tuple[str, ...]
    extractor: str
    pending: bool
    tracked: bool
    as_article: bool
    visibility: Visibility
    browser: bool
    failed_checks: int


class PageUpdate(PageFields, total=False):
    """What `pages.update_page` may set."""

    url: str
    url_key: str


class ScheduleFields(TypedDict, total=False):
    """What `schedule.set_schedule` may set; the meaning is that of `ScheduleRow`."""

    host: str
    next_check_at: datetime | None
    failures: int
    kind: str
    every: float | None
    cron: str | None
    tz: str | None
    rate: Json | None
