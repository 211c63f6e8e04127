"""How a page is to be kept, as its user wishes."""

from __future__ import annotations

from dataclasses import dataclass

from versioner.core.asked.visibility import Visibility
from versioner.core.schedule.plan import Schedule
from versioner.storage.records import Headers


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a page is to be kept; None or () leaves what is.

    Attributes:
        visibility: who sees a page that is new; that of one that is kept moves by `visibility.show_to` alone.
    """

    title: str | None = None
    schedule: Schedule | None = None
    ignore: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    headers: Headers = ()
    language: str | None = None
    browser: bool | None = None
    visibility: Visibility = Visibility.PUBLIC
