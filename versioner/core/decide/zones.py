"""Days that a page shows as another place counts them: a server that renders a list of dates at each fetch for whoever asks.

Large sites write the day of a moment in the time zone of the machine that answers, so all of a page's dates go forth and back by one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from versioner.core.dates.declared import dates_in
from versioner.core.decide.known import ends_shared
from versioner.core.model import Document

_DAY = timedelta(days=1)
_LEAST = 3  # lines: one or two days may have been put right
_LONGEST = 40  # characters of a line that is a date and nothing else


def as_counted_here(seen: Document, accepted: Document, at: datetime) -> Document:
    """What was seen, with the days that it had, where the lines that are a past day and nothing else moved by the same one day.

    What came in meanwhile was counted as the server counted then, and stands.

    Args:
        seen, accepted: what the page shows, and the text that stands.
        at: the moment of the look; a programme whose days are still to come was put off.
    """
    if seen.blocks == accepted.blocks and seen.language == accepted.language:
        return seen
    if not _may_be_counted_anew(seen, accepted):
        return seen
    new = list(_days(seen))
    old = list(_days(accepted)) if len(new) >= _LEAST else []
    if not _LEAST <= len(old) <= len(new):
        return seen
    new = new[-len(old) :]  # a list of what was changed when has its newest day first
    moved = [(n, m, day, day - was) for (n, day), (m, was) in zip(new, old, strict=True) if day != was]
    moves, days = {by for *_, by in moved}, {day for _, _, day, _ in moved}
    if len(moved) < _LEAST or len(moves) != 1 or not moves <= {_DAY, -_DAY} or max(days) >= at.date():
        return seen
    if days & {was for _, was in old}:
        return seen  # days in a row: a list that goes on by one
    back = next(iter(moves))
    blocks = list(seen.blocks)
    for n, m, *_ in moved:
        blocks[n] = replace(blocks[n], text=accepted.blocks[m].text)
    stamps = tuple(_moved_back(one, days, back) for one in seen.stamps)
    return replace(seen, blocks=tuple(blocks), stamps=stamps)


def _may_be_counted_anew(seen: Document, accepted: Document) -> bool:
    """Whether enough days can have moved: between the very same blocks at both ends stand some, or more or fewer than stood."""
    if seen.language != accepted.language:
        return True
    head, tail = ends_shared(seen.blocks, accepted.blocks)
    now, was = (sum(1 for _ in _days(one, head, len(one.blocks) - tail)) for one in (seen, accepted))
    return now != was or now >= _LEAST


def _days(document: Document, start: int = 0, stop: int | None = None) -> Iterator[tuple[int, date]]:
    """The lines that are a day and nothing else, by their places."""
    for n, block in enumerate(document.blocks[start:stop], start):
        text = block.text.strip()
        if len(text) <= _LONGEST:
            found = list(dates_in(text, document.language))
            if len(found) == 1 and not (text[: found[0].start] + text[found[0].end :]).strip(" .·|•–—-"):
                yield n, found[0].at.date()


def _moved_back(stamp: str, days: set[date], by: timedelta) -> str:
    """A mark of the page's (`Document.stamps`), where it is one of these days the one before it was moved."""
    mark, _, day = stamp.rpartition(":")
    try:
        read = date.fromisoformat(day)
    except ValueError:
        return stamp
    return f"{mark}:{read - by}" if read in days else stamp
