"""Marks and colours, widths and wrapping. Never colour alone: insertions and deletions carry marks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from wcwidth import iter_graphemes
from wcwidth import width as width_of

from versioner.core.model import Dated, LastUpdated, Precision, declared_precision
from versioner.view.distance import JUST_NOW, distance

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
    return width_of(text)


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
    return "\n".join((indent + one).rstrip(" ") if one else indent + one for one in lines)


_LEAST = 4  # columns beside what stands in a line in which a word that fits no line may begin


def hung(text: str, width: int, indent: str = "", deeper: str = "  ") -> str:
    """`text` as a line that people read: what does not fit goes on under it, `deeper` in; addresses stay whole."""
    room = width - cells(indent) - cells(deeper)
    first, *rest = wrap(text, room + cells(deeper), whole=True).split("\n")
    if rest:
        first, *rest = wrap(text, room, whole=True).split("\n")
    return "\n".join((indent + first, *(indent + deeper + one for one in rest)))


def _fitting(text: str, room: int) -> str:
    """As much of a word as has room, one character as readers see them at the least."""
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


def dated_ago(one: Dated | LastUpdated, now: datetime) -> str:
    """How long ago an honest date was; a day is counted in days."""
    if one.precision is not Precision.DAY:
        return ago(one.at, now)
    days = (now.astimezone(UTC).date() - one.at.astimezone(UTC).date()).days
    near = {-1: "tomorrow", 0: "today", 1: "yesterday"}
    return near[days] if days in near else ago(one.at, now)


def ago(at: datetime | None, now: datetime) -> str:
    """How long ago, or ahead, in the largest unit."""
    if at is None:
        return "never"
    whole, unit = distance(at, now)
    if unit == "second" and whole < JUST_NOW:
        return "just now"
    said = f"{whole} {unit}{'' if whole == 1 else 's'}"
    return f"{said} ago" if at <= now else f"in {said}"


def brief(said: str) -> str:
    """What `ago` says, in a narrow column: "3 days ago" is "3 d", "in 2 minutes" is "in 2 min"."""
    words = [_BRIEF.get(word.rstrip("s"), word) for word in said.removesuffix(" ago").split()]
    return "now" if said == "just now" else " ".join(words)


_BRIEF = {"second": "s", "minute": "min", "hour": "h", "day": "d", "month": "mo", "year": "y"}


def path(parts: tuple[str, ...] | None) -> str:
    """A section's heading path."""
    return " > ".join(parts) if parts else "(the beginning)"
