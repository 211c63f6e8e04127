"""The formats by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from versioner.app import App, Progress
from versioner.core.asked.address import parse_since
from versioner.errors import UsageError
from versioner.frozen import dataclass
from versioner.queries.export import git, site, tables, wacz, warc
from versioner.queries.export.gather import Exported, Room, Write, written


@dataclass(frozen=True, slots=True)
class _Format:
    write: Write
    folder: bool = False


FORMATS: Mapping[str, _Format] = {
    "warc": _Format(warc.write),
    "wacz": _Format(wacz.write),
    "jsonl": _Format(tables.write_jsonl),
    "csv": _Format(tables.write_csv, folder=True),
    "git": _Format(git.write, folder=True),
    "html": _Format(site.write, folder=True),
}


def export(
    app: App,
    addresses: Sequence[str],
    form: str,
    path: Path,
    *,
    since: datetime | str | None = None,
    room: Room | None = None,
    progress: Progress | None = None,
) -> Exported:
    """Write the history of articles, of all pages where none is named.

    Args:
        app: what to work with.
        addresses: the articles.
        form: one of `FORMATS`.
        path: the file or folder; a folder must not be there yet, a file is replaced.
        since: only what was first seen after it.
        room: the folder that `path` is in, and how much it may take; None: what the disk has.
        progress: told of every article.

    Raises:
        UsageError: there is no such format, it cannot be written there, or there is no room for it.
        NotFoundError, AmbiguousError: an address fits nothing or several pages.
    """
    if form not in FORMATS:
        raise UsageError("{form!r} is no format to export: {formats}", form=form, formats=", ".join(FORMATS))
    chosen = FORMATS[form]
    after = parse_since(since) if isinstance(since, str) else since
    found = written(
        app,
        chosen.write,
        form,
        path,
        addresses=addresses,
        since=after,
        folder=chosen.folder,
        room=room,
        progress=progress,
    )
    if form == "jsonl":
        tables.write_dictionary(path.with_name(f"{path.name}.{tables.DICTIONARY}"), form)
    return found
