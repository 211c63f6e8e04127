"""Marks and colours, widths and wrapping. Never colour alone: insertions and deletions carry marks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from versioner.core.model import Dated, LastUpdated, Precision, declared_precision
from versioner.frozen import dataclass
from versioner.late import re
from versioner.view.bidi import closed, isolated
from versioner.view.distance import JUST_NOW, Unit, distance, near
from versioner.view.templates import N_, NN_

if TYPE_CHECKING:
    from versioner.cli.render.speech import Speech

_CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36", "under": "4"}


@dataclass(frozen=True, slots=True)
class Paint:
    """Colours, or none."""

    colour: bool

    def __call__(self, text: str, *styles: str) -> str:
        """`text` in those styles, where there is colour."""
        if not self.colour or not text:
            return text
        codes = ";".join(_CODES[style] for style in styles)
        return f"\033[{codes}m{text}\033[0m"


def cells(text: str) -> int:
    """Columns that a text takes: wide characters and pictures two, combining ones none, colour codes none."""
    bare = _CODE.sub("", text)
    if _is_narrow(bare):
        return len(bare)
    from wcwidth import width

    return width(text)


_CODE = re.compile(r"\033\[[0-9;]*m")


def _is_narrow(text: str) -> bool:
    """Whether every character takes one column, as a glance tells."""
    return text.isascii() and text.isprintable()


def wrap(text: str, width: int, indent: str = "", *, whole: bool = False) -> str:
    """`text` in lines of at most `width` columns, each begun with `indent`; over-long words are cut.

    Args:
        whole: addresses and paths are cut nowhere, so that they can be copied: one stands alone in a line of its own.
    """
    lines, line, used = [], "", 0
    room = max(width - cells(indent), 10)
    for word in text.split(" "):
        rest = word
        while cells(rest) > room and not (whole and "/" in rest and rest.isascii()):
            left = room - used - 1 if line else room
            if left < _LEAST:
                lines.append(line)
                line, used, left = "", 0, room
            part = _fitting(rest, left)
            lines.append(f"{line} {part}" if line else part)
            line, used = "", 0
            rest = rest[len(part) :]
        size = cells(rest)
        if line and used + 1 + size > room:
            lines.append(line)
            line, used = rest, size
        else:
            line = f"{line} {rest}" if line else rest
            used += size + (1 if used else 0)
    lines.append(line)
    return "\n".join((indent + one).rstrip(" ") if one else indent + one for one in closed(lines))


_LEAST = 4  # columns beside what stands in a line in which a word that fits no line may begin


def hung(text: str, width: int, indent: str = "", deeper: str = "  ") -> str:
    """`text` as a line that people read: what does not fit goes on under it, `deeper` in; addresses stay whole."""
    room = width - cells(indent) - cells(deeper)
    first, *rest = wrap(text, room + cells(deeper), whole=True).split("\n")
    if rest:
        first, *rest = wrap(text, room, whole=True).split("\n")
    return "\n".join((indent + first, *(indent + deeper + one for one in rest)))


def fitted(text: str, width: int) -> str:
    """`text` in one line of at most `width` columns, an ellipsis where it was cut."""
    if cells(text) <= width:
        return text
    if _is_narrow(text):
        return text[: max(width - 1, 0)].rstrip() + "…"
    from wcwidth import clip

    return closed([clip(text, 0, width - 1).rstrip() + "…"])[0]


def _fitting(text: str, room: int) -> str:
    """As much of a word as has room, one character as readers see them at the least."""
    if _is_narrow(text):
        return text[: max(room, 1)]
    from wcwidth import iter_graphemes

    taken, used = "", 0
    for one in iter_graphemes(text):
        used += cells(one)
        if taken and used > room:
            break
        taken += one
    return taken


def exact(at: datetime | None) -> str:
    """A moment in full, UTC."""
    return at.strftime("%Y-%m-%d %H:%M:%S UTC") if at else "-"


def to_the_minute(at: datetime | None) -> str:
    """A moment in a narrow column whose head says that it is UTC."""
    return at.strftime("%Y-%m-%d %H:%M") if at else "-"


def declared(at: datetime | None) -> str:
    """A date as a page declared it: a day stays a day."""
    return f"{at:%Y-%m-%d}" if at and declared_precision(at) is Precision.DAY else exact(at)


def dated(one: Dated | LastUpdated) -> str:
    """An honest date in full: a day where no more is known of it."""
    return f"{one.at:%Y-%m-%d}" if one.precision is Precision.DAY else exact(one.at)


def dated_ago(one: Dated | LastUpdated, now: datetime, words: Speech, *, short: bool = False) -> str:
    """How long ago an honest date was; a day is counted in days. `short`: as `brief` says it."""
    say = brief if short else ago
    day = near(one, now)
    return words(day) if day else say(one.at, now, words)


_DAYS = (N_("tomorrow"), N_("today"), N_("yesterday"))  # what `near` says, for the catalogues


def ago(at: datetime | None, now: datetime, words: Speech) -> str:
    """How long ago, or ahead, in the largest unit."""
    if at is None:
        return words("never")
    whole, unit = distance(at, now)
    if unit == "second" and whole < JUST_NOW:
        return words("just now")
    return words.many(*(_AGO if at <= now else _AHEAD)[unit], whole)


_AGO: dict[Unit, tuple[str, str]] = {
    "second": NN_("{count} second ago", "{count} seconds ago"),
    "minute": NN_("{count} minute ago", "{count} minutes ago"),
    "hour": NN_("{count} hour ago", "{count} hours ago"),
    "day": NN_("{count} day ago", "{count} days ago"),
    "month": NN_("{count} month ago", "{count} months ago"),
    "year": NN_("{count} year ago", "{count} years ago"),
}
_AHEAD: dict[Unit, tuple[str, str]] = {
    "second": NN_("in {count} second", "in {count} seconds"),
    "minute": NN_("in {count} minute", "in {count} minutes"),
    "hour": NN_("in {count} hour", "in {count} hours"),
    "day": NN_("in {count} day", "in {count} days"),
    "month": NN_("in {count} month", "in {count} months"),
    "year": NN_("in {count} year", "in {count} years"),
}


def brief(at: datetime | None, now: datetime, words: Speech) -> str:
    """What `ago` says, in a narrow column: "3 days ago" is "3 d", "in 2 minutes" is "in 2 min"."""
    if at is None:
        return words("never")
    whole, unit = distance(at, now)
    if unit == "second" and whole < JUST_NOW:
        return words("now")
    said = words(_BRIEF[unit], count=whole)
    return said if at <= now else words("in {time}", time=said)


def span(seconds: float, words: Speech) -> str:
    """How long so many seconds are, in the largest unit."""
    start = datetime(1970, 1, 1, tzinfo=UTC)
    return lasting(start, start + timedelta(seconds=seconds), words)


def lasting(since: datetime, until: datetime, words: Speech) -> str:
    """How long something took or takes, in the largest unit: "3 h"."""
    whole, unit = distance(since, until)
    return words(_BRIEF[unit], count=whole)


_BRIEF: dict[Unit, str] = {
    "second": N_("{count} s"),
    "minute": N_("{count} min"),
    "hour": N_("{count} h"),
    "day": N_("{count} d"),
    "month": N_("{count} mo"),
    "year": N_("{count} y"),
}


def path(parts: tuple[str, ...] | None, words: Speech) -> str:
    """A section's heading path."""
    return " > ".join(map(isolated, parts)) if parts else words("(the beginning)")
