"""How people write which page, version or section they mean. Parsing only; `storage.find` looks them up."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from versioner.errors import UsageError
from versioner.frozen import dataclass
from versioner.late import re


@dataclass(frozen=True, slots=True, kw_only=True)
class PageAddress:
    """A page: by number, or by text (a URL, or part of a URL or title)."""

    number: int | None = None
    text: str = ""

    def __str__(self) -> str:
        return self.text if self.number is None else str(self.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionAddress:
    """A version, in one of the contract's forms; exactly one of the fields beside `page` and `back` is set.

    Attributes:
        page: the page before the `@`; None for forms that need none.
        number: `ARTICLE@3`, or `ARTICLE@v3`: behind a page `vN` is its N-th version.
        back: `ARTICLE@latest~1` has 1; `ARTICLE@latest` has 0.
        at: `ARTICLE@2026-11-20` (the end of that day) or a moment.
        id: `v42`.
        sha256: a prefix of the raw bytes' hash.
    """

    page: PageAddress | None = None
    number: int | None = None
    back: int | None = None
    at: datetime | None = None
    id: int | None = None
    sha256: str | None = None


_SPEC = re.compile(
    r"v?(?P<number>\d{1,9})|latest(?:~(?P<back>\d{1,9}))?|(?P<at>\d{4}-\d\d-\d\d(?:[T ][0-9:.]+(?:Z|[+-]\d\d:?\d\d)?)?)"
)
_ID = re.compile(r"v(\d{1,18})")
_SHA = re.compile(r"sha256:([0-9a-f]{4,64})")


def parse_page(text: str) -> PageAddress:
    """`text` as the address of a page; a bare number is always a page.

    Raises:
        UsageError: there is nothing to look for.
    """
    text = text.strip()
    if not text:
        raise UsageError("an empty address names no page; give its number, its URL or part of its title")
    return PageAddress(number=_counted(text)) if text.isascii() and text.isdigit() else PageAddress(text=text)


_LARGEST = 10**18  # nothing has that number, and every database can hold it


def _counted(digits: str) -> int:
    """A number of any length; those that nothing can have are all one (Python reads 4,300 digits at most)."""
    plain = digits.lstrip("0")
    return int(plain or "0") if len(plain) <= 18 else _LARGEST


def parse_version(text: str) -> VersionAddress:
    """`text` as the address of a version; a page alone means its latest version.

    Raises:
        UsageError: the date does not exist.
    """
    text = text.strip()
    if match := _ID.fullmatch(text):
        return VersionAddress(id=_counted(match[1]))
    if match := _SHA.fullmatch(text.lower()):
        return VersionAddress(sha256=match[1])
    page, at, spec = text.rpartition("@")
    match = _SPEC.fullmatch(spec) if at and page else None
    if match is None:  # a URL may hold an @ of its own
        return VersionAddress(page=parse_page(text), back=0)
    where = parse_page(page)
    if match["number"]:
        return VersionAddress(page=where, number=_counted(match["number"]))
    if match["at"]:
        return VersionAddress(page=where, at=parse_moment(match["at"]))
    return VersionAddress(page=where, back=_counted(match["back"] or "0"))


def names_version_alone(text: str) -> bool:
    """Whether `text` is what stands behind an `@`, without a page: `3`, `v3`, `latest~1`, `2026-11-20`."""
    return _SPEC.fullmatch(text.strip()) is not None


def parse_moment(text: str) -> datetime:
    """A date (the end of that day, UTC) or a time (UTC unless it says otherwise).

    Raises:
        UsageError: there is no such moment.
    """
    try:
        moment = datetime.fromisoformat(text.strip())
        if len(text.strip()) == len("2026-11-20"):
            moment = datetime.combine(moment.date(), time.max)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise UsageError("{text!r} is no date; write 2026-11-20 or 2026-11-20T09:00Z", text=text) from error


_FIRST = datetime(1, 1, 2, tzinfo=UTC)  # there is a moment before it


def parse_since(text: str) -> datetime:
    """From when on something is asked for: a date from its beginning (UTC), or what comes after a time.

    Raises:
        UsageError: there is no such moment.
    """
    found = parse_moment(text)
    if len(text.strip()) == len("2026-11-20"):
        begun = datetime.combine(found.date(), time.min, UTC)
        return max(begun, _FIRST) - timedelta(microseconds=1)  # the last moment of the day before
    return found


def parse_section(text: str) -> str | tuple[str, ...]:
    """A section's id (`#s3` or `s3`), or its heading path (`Background > Troops`)."""
    text = text.strip()
    if re.fullmatch(r"#?s\d+", text):
        return text.removeprefix("#")
    return tuple(part.strip() for part in text.split(">") if part.strip())
