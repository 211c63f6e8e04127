"""What a page offers as its sources, without files that nothing here reads: an offer that is taken is tracked."""

from __future__ import annotations

from collections.abc import Iterable
from posixpath import splitext
from urllib.parse import urlsplit

from versioner.core.model import SourceHint
from versioner.fetch import foreign

# Names that end so are files of these kinds (IANA's registry); one that ends otherwise may be a page.
_FILES = {
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".xls": "application/vnd.ms-excel",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".doc": "application/msword",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ppt": "application/vnd.ms-powerpoint",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".odp": "application/vnd.oasis.opendocument.presentation",
    ".epub": "application/epub+zip",
    ".zip": "application/zip",
    ".gz": "application/gzip",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".svg": "image/svg+xml",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
    ".mov": "video/quicktime",
}


def readable(hints: Iterable[SourceHint]) -> tuple[SourceHint, ...]:
    """Those of the offers that can be read: of a file of another kind only where an installed package reads it."""
    return tuple(hint for hint in hints if (kind := _kind(hint.url)) is None or foreign.is_read(kind))


def _kind(url: str) -> str | None:
    try:
        path = urlsplit(url).path
    except ValueError:
        return None  # no address at all: whoever takes it is told so
    return _FILES.get(splitext(path)[1].lower())
