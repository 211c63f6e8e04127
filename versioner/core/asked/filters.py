"""Which changes are asked for: the same filter in the log, on pages, in feeds and in the API."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from versioner.core.asked.address import parse_since
from versioner.core.dates.dating import is_news
from versioner.core.model import Change, Significance
from versioner.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeFilter:
    """What a change must be to be told; all that is named must hold.

    Attributes:
        everything: minor, technical and reverted changes too; without it only news.
        significance: exactly this one, news or not.
        silent: only what was (or was not) changed without a new date or note.
        since: only what was first seen after it.
        tag, host: only of pages with that tag, on that host.
        words: only where these words stand in what was or is said, in any case and order.
        section: only what touches a section whose heading path holds this, in any case.
        corrections: only what a correction note of the publisher came with.
    """

    everything: bool = False
    significance: Significance | None = None
    silent: bool | None = None
    since: datetime | None = None
    tag: str | None = None
    host: str | None = None
    words: str | None = None
    section: str | None = None
    corrections: bool = False

    def takes(self, change: Change) -> bool:
        """Whether a change, as people judged it, is asked for (its page aside)."""
        wide = self.everything or self.significance is not None
        return (
            (change.told or self.everything)
            and (wide or is_news(change))
            and (self.significance is None or change.significance is self.significance)
            and (self.silent is None or change.silent is self.silent)
            and (self.since is None or change.first_seen > self.since)
            and (not self.corrections or bool(change.notes))
            and (not self.words or _speaks(change, self.words))
            and (not self.section or _stands_in(change, self.section))
        )


def _speaks(change: Change, words: str) -> bool:
    from versioner.core.text.words import key  # noqa: PLC0415 - its expressions cost more to compile than a list to show

    text = key(
        " ".join(part for edit in change.edits for part in (edit.before, edit.after) if part)
    ).casefold()
    return all(word in text for word in key(words).casefold().split())


def _stands_in(change: Change, section: str) -> bool:
    wanted = section.casefold()
    return any(
        wanted in " > ".join(path).casefold() for one in change.sections for path in (one.path, one.was or ())
    )


def asked_for(*, since: str | None = None, significance: str | None = None, **named: Any) -> ChangeFilter:
    """The filter that words spell, as they come from a command line.

    Raises:
        UsageError: `since` is no moment.
    """
    return ChangeFilter(
        since=parse_since(since) if since else None,
        significance=Significance(significance) if significance else None,
        **named,
    )
