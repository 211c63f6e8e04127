"""What an archive says it holds of a page: a Memento TimeMap (RFC 7089 §5) as link-format or JSON, or a CDX index.

Reading only, and bounded: whatever a TimeMap holds, its addresses are web addresses and its dates are dates of the Web.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from versioner.core.model import aware
from versioner.core.url import resolve
from versioner.errors import FetchError
from versioner.fetch.within import loaded
from versioner.frozen import dataclass
from versioner.late import re

MOST = 100_000  # captures of one page
_MOST_ROWS = 5 * MOST  # of an index, where redirects and errors stand among them
_FIRST_YEAR = 1990  # before the Web there is nothing to have captured
STAMP = re.compile(r"\d{14}")
# RFC 8288 §3: <target> and its parameters; a quoted string may hold commas and semicolons
_LINK = re.compile(r"<([^<>]*)>((?:\s*;\s*[\w!#$&+.^`|~*-]+(?:\s*=\s*(?:\"[^\"]*\"|[^\s\",;]+))?)*)")
_PARAMETER = re.compile(r";\s*([\w!#$&+.^`|~*-]+)(?:\s*=\s*(?:\"([^\"]*)\"|([^\s\",;]+)))?")
_RAW_PATH = re.compile(r"(/\d{14})(?:[a-z]{2}_)?(/)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A capture that an archive holds.

    Attributes:
        uri: where the archive shows it; at: when it was made, to the second.
        digest: what the archive calls the bytes; "" where it does not say. The same name, the same bytes.
        original: the address that was captured, as the archive spells it; "" where it does not say.
    """

    uri: str
    at: datetime
    digest: str = ""
    original: str = ""

    @property
    def raw_uri(self) -> str:
        """Where the bytes are shown as they came: `id_` behind the time, as Wayback software has it."""
        return _RAW_PATH.sub(r"\1id_\2", self.uri, count=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMap:
    """What one page of a TimeMap names.

    Attributes:
        original: the address that it is about; "" where it does not say.
        more: further TimeMaps that hold the rest.
        skipped: entries that are no capture of a page (errors, other kinds of file, dates that do not exist).
    """

    original: str
    held: tuple[Held, ...]
    more: tuple[str, ...] = ()
    skipped: int = 0


def read_timemap(body: bytes, *, url: str) -> TimeMap:
    """A TimeMap in either form, or a CDX index in JSON as Wayback software gives it.

    Raises:
        FetchError: it is none of these, or names more than `MOST` captures.
    """
    text = body.decode("utf-8", "replace").strip()
    if not text:  # what a CDX server says of a page that it does not hold
        return TimeMap(original="", held=())
    try:
        found = _json(text, url) if text[:1] in "{[" else _links(text, url)
    except ValueError as error:
        raise FetchError(
            "{page} is no TimeMap: {why}", page=url, why=error, url=url, transient=False
        ) from error
    if len(found.held) > MOST:
        raise too_many(url)
    return found


def too_many(url: str) -> FetchError:
    """The failure of a TimeMap that names more captures than any page has."""
    return FetchError(
        "{page} names more than {most:,} captures; ask for fewer with --from and --to",
        page=url,
        most=MOST,
        url=url,
        transient=False,
    )


def _links(text: str, url: str) -> TimeMap:
    """RFC 7089 §5.1: `original` once, each `memento` with its `datetime`, further pages as `timemap`."""
    original, held, more, skipped = "", [], [], 0
    for target, given in _each_link(text):
        rels = given.get("rel", "").lower().split()
        where = resolve(url, target)
        if "original" in rels:
            original = target
        elif "memento" in rels:
            at = moment(given.get("datetime", ""))
            if where is None or at is None:
                skipped += 1
            else:
                held.append(Held(uri=where, at=at))
                if len(held) > MOST:
                    raise too_many(url)
        elif "timemap" in rels and "self" not in rels and where is not None:
            more.append(where)
    if not original and not held:
        raise ValueError("it names neither an original nor a memento")
    return TimeMap(original=original, held=tuple(held), more=tuple(more), skipped=skipped)


def _each_link(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    for found in _LINK.finditer(text):
        given = {name.lower(): quoted or plain for name, quoted, plain in _PARAMETER.findall(found[2])}
        yield found[1].strip(), given


def _json(text: str, url: str) -> TimeMap:
    value = loaded(text)
    return _cdx(value, url) if isinstance(value, list) else _mementos(value, url)


def _mementos(value: Any, url: str) -> TimeMap:
    """The JSON form that aggregators and archives agree on: `mementos.list` of `datetime` and `uri`."""
    mementos = value.get("mementos")
    listed = mementos.get("list") if isinstance(mementos, dict) else None
    index = value.get("timemap_index")
    more = [_text(one, "uri") for one in index if isinstance(one, dict)] if isinstance(index, list) else []
    pages = value.get("pages")
    if isinstance(pages, dict) and isinstance(pages.get("next"), dict):
        more.append(_text(pages["next"], "uri"))
    if not isinstance(listed, list):
        if not more:
            raise ValueError("it has no list of mementos")
        listed = []
    if len(listed) > MOST:
        raise too_many(url)
    held, skipped = [], 0
    for one in listed:
        where, at = resolve(url, _text(one, "uri")), moment(_text(one, "datetime"))
        if where is None or at is None:
            skipped += 1
        else:
            held.append(Held(uri=where, at=at))
    return TimeMap(
        original=_text(value, "original_uri") or _text(value, "original"),
        held=tuple(held),
        more=tuple(found for one in more if (found := resolve(url, one)) is not None),
        skipped=skipped,
    )


def _cdx(rows: list[Any], url: str) -> TimeMap:
    """Rows under a head of names; `timestamp` and `original` must be among them."""
    if not rows:
        return TimeMap(original="", held=())
    if len(rows) > _MOST_ROWS:
        raise too_many(url)
    names = [str(name) for name in rows[0]] if isinstance(rows[0], list) else []
    if "timestamp" not in names or "original" not in names:
        raise ValueError("its first row does not name a timestamp and an original")
    base = url.partition("/cdx/")[0].partition("/timemap/")[0].removesuffix("/web")
    held, skipped, original = [], 0, ""
    for row in rows[1:]:
        if not isinstance(row, list) or len(row) != len(names):
            skipped += 1
            continue
        cells = dict(zip(names, map(str, row), strict=True))
        at = moment(cells["timestamp"])
        where = resolve(base, f"{base}/web/{cells['timestamp']}id_/{cells['original']}")
        if at is None or where is None or not _a_page(cells):
            skipped += 1
            continue
        original = original or cells["original"]
        digest = cells.get("digest", "").strip("-")
        held.append(Held(uri=where, at=at, digest=digest, original=cells["original"]))
    return TimeMap(original=original, held=tuple(held), skipped=skipped)


def _a_page(cells: dict[str, str]) -> bool:
    """Whether a row of an index may be a page: answered well (or seen again: `-`), of a kind that can be read."""
    kind = cells.get("mimetype", "")
    return cells.get("statuscode", "200") in {"200", "-", ""} and not kind.startswith(
        ("image/", "video/", "audio/", "font/", "text/css")
    )


def moment(text: str) -> datetime | None:
    """A capture's date in any of the forms that archives write: 14 digits, an HTTP date, RFC 3339."""
    text = text.strip()
    try:
        if STAMP.fullmatch(text):
            found = datetime.strptime(text, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        elif text[:4].isdigit():
            found = aware(datetime.fromisoformat(text))
        else:
            found = aware(parsedate_to_datetime(text))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found.astimezone(UTC) if _FIRST_YEAR <= found.year < 9999 else None


def _text(value: Any, name: str) -> str:
    found = value.get(name) if isinstance(value, dict) else None
    return found if isinstance(found, str) else ""
