"""Look up what an address means: a page, a version. What fits nothing or several things names the nearest."""

from __future__ import annotations

from collections.abc import Sequence

from versioner.core.asked.address import PageAddress, VersionAddress, parse_page, parse_version
from versioner.core.model import Version
from versioner.core.url import same_page_key
from versioner.errors import AmbiguousError, NotFoundError, UsageError
from versioner.storage import called, pages, snapshots, versions
from versioner.storage.database import Session
from versioner.storage.records import PageName, PageRow

_LARGEST = 10**18  # no page has that number, and every database can hold it
_NEAR = 72.0  # per cent of likeness: a slip of the finger in a word or two, no other word
_COMPARED = 2_000  # names compared one by one: some milliseconds
_THIRDS = 3
_LEAST = 3  # letters of a part: fewer stand in most names
_NEAREST = 5  # candidates listed: what a person takes in at a glance


def page(session: Session, address: str | PageAddress) -> PageRow:
    """The one page that `address` means.

    Raises:
        NotFoundError: it fits nothing; the nearest pages are its candidates.
        AmbiguousError: it fits several pages and is the exact URL of none.
    """
    where = parse_page(address) if isinstance(address, str) else address
    if where.number is not None:
        number = min(where.number, _LARGEST)
        found = pages.pages_by_ids(session, [number]).get(number)
        if found is None:
            raise NotFoundError(
                "there is no page {number}",
                number=where.number,
                candidates=_names(called.names_near(session, number, _NEAREST)),
            )
        return found
    exact = pages.page_by_url(session, where.text) or _by_key(session, where.text)
    if exact is not None:
        return exact
    fits = called.search_pages(session, where.text, most=_NEAREST)
    if len(fits) == 1:
        return fits[0]
    if fits:
        raise AmbiguousError(
            "{text!r} fits {count} pages; say which",
            text=where.text,
            count=called.how_many(session, where.text),
            candidates=_names(fits),
        )
    known = _names_to_compare(session, where.text)
    raise NotFoundError("no page fits {text!r}", text=where.text, candidates=_nearest(known, where.text))


def at_url(session: Session, url: str) -> PageRow:
    """The page at exactly that URL, in any of its spellings: what programs ask that have no person to choose.

    Raises:
        NotFoundError: no such page is kept.
    """
    found = pages.page_by_url(session, url) or _by_key(session, url)
    if found is None:
        raise NotFoundError("no page is kept at {url}", url=url)
    return found


def _by_key(session: Session, text: str) -> PageRow | None:
    if "://" not in text:
        return None
    try:
        key = same_page_key(text)
    except UsageError:
        return None  # not a URL after all: it may still be part of a title
    return pages.page_by_key(session, key)


def _names(found: Sequence[PageRow | PageName]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"{one.id}  {one.url}" for one in found))[:_NEAREST]


def _names_to_compare(session: Session, text: str) -> Sequence[PageName]:
    """The names among which the nearest is looked for: all, and of many those that have a third of `text` as it is written.

    One slip of the finger, and mostly two, leave a third of a word as it was.
    """
    known = called.names(session, most=_COMPARED + 1)
    if len(known) <= _COMPARED:
        return known
    size = max(-(-len(text) // _THIRDS), _LEAST)
    parts = dict.fromkeys(text[n : n + size] for n in range(0, max(len(text) - size, 0) + 1, size))
    parts[text[-size:]] = None
    return called.names_with(session, tuple(parts), most=_COMPARED)


def _nearest(known: Sequence[PageName], text: str) -> tuple[str, ...]:
    """The pages whose URL or title holds something like `text`, the most alike first; () where none is near."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only who finds nothing needs it

    spelled = [name.lower() for one in known for name in (one.url, one.title)]
    best = process.extract(
        text.lower(), spelled, scorer=fuzz.partial_ratio, score_cutoff=_NEAR, limit=2 * _NEAREST
    )
    return _names([known[n // 2] for n in dict.fromkeys(n for _, _, n in best)])


def version(session: Session, address: str | VersionAddress, *, within: PageRow | None = None) -> Version:
    """The one version that `address` means.

    Args:
        session: a session.
        address: any of the contract's forms.
        within: the page whose N-th version `vN` means; without one `vN` is a version's own id.

    Raises:
        NotFoundError: there is no such version.
        AmbiguousError: the page, or the hash's prefix, fits several.
    """
    where = parse_version(address) if isinstance(address, str) else address
    if where.sha256 is not None:
        return _by_hash(session, where.sha256)
    if where.id is not None:
        return _numbered(session, within, where.id) if within else _by_id(session, where.id)
    if where.page is None:
        raise UsageError("{address} names no page", address=address)
    record = _page_of(session, where.page)
    if where.number is not None:
        return _numbered(session, record, where.number)
    if where.at is not None:
        row = versions.version_at(session, record.id, where.at)
        if row is None:
            raise _before_the_first(session, record)
        return versions.with_document(session, row)
    return _back(session, record, where.back or 0)


def _before_the_first(session: Session, record: PageRow) -> NotFoundError:
    known = versions.version_rows(session, record.id)
    if not known:
        return NotFoundError("page {page} has 0 versions; nothing was accepted so far", page=record.id)
    return NotFoundError(
        "no version of page {page} was in effect then: it was first seen at {at}",
        page=record.id,
        at=f"{known[0].first_seen:%Y-%m-%dT%H:%MZ}",
        candidates=(f"{record.id}@{known[0].number}",),
    )


def _page_of(session: Session, where: PageAddress) -> PageRow:
    """The page that a version's address names; who means `PAGE@VERSION` and writes no version is told the page's."""
    try:
        return page(session, where)
    except NotFoundError as none:
        named, _, spec = where.text.rpartition("@")
        known = None if named.endswith("/") else _page_or_none(session, named)  # addresses hold "/@name/"
        if known is None:
            raise
        raise NotFoundError(
            "{spec!r} names no version of page {page}; write 3, latest, latest~1 or a date",
            spec=spec,
            page=known.id,
            candidates=_version_names(session, known),
        ) from none


def _page_or_none(session: Session, text: str) -> PageRow | None:
    try:
        return page(session, text)
    except UsageError:
        return None


def _by_id(session: Session, version_id: int) -> Version:
    return versions.with_document(session, versions.version_row(session, version_id))


def _numbered(session: Session, record: PageRow, number: int) -> Version:
    row = versions.version_numbered(session, record.id, number)
    if row is None:
        raise NotFoundError(
            "page {page} has no version {number}",
            page=record.id,
            number=number,
            candidates=_version_names(session, record),
        )
    return versions.with_document(session, row)


def _back(session: Session, record: PageRow, back: int) -> Version:
    row = versions.latest_version(session, record.id, back)
    if row is None:
        count = len(versions.version_rows(session, record.id))
        if not count:
            raise NotFoundError("page {page} has 0 versions; nothing was accepted so far", page=record.id)
        names = _version_names(session, record)
        if count == 1:
            raise NotFoundError(
                "page {page} has 1 version; {back} before the latest there is none",
                page=record.id,
                back=back,
                candidates=names,
            )
        raise NotFoundError(
            "page {page} has {count} versions; {back} before the latest there is none",
            page=record.id,
            count=count,
            back=back,
            candidates=names,
        )
    return versions.with_document(session, row)


def _version_names(session: Session, record: PageRow) -> tuple[str, ...]:
    return tuple(f"{record.id}@{row.number}" for row in versions.version_rows(session, record.id)[-_NEAREST:])


def _by_hash(session: Session, prefix: str) -> Version:
    shown = snapshots.snapshots_by_prefix(session, prefix)
    rows = versions.versions_by_snapshot(session, [one.id for one in shown])
    if not rows:
        raise NotFoundError("no version was read from bytes whose hash begins with {prefix}", prefix=prefix)
    if len(rows) > 1:
        raise AmbiguousError(
            "{count} versions come from bytes whose hash begins with {prefix}",
            count=len(rows),
            prefix=prefix,
            candidates=tuple(f"v{row.id}  {row.page}@{row.number}" for row in rows[:_NEAREST]),
        )
    return versions.with_document(session, rows[0])
