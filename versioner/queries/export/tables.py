"""JSONL and CSV: three tables that say of themselves what their columns mean.

The data dictionary is a Data Package (datapackage.org): readable by people, and by tools that load tables.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from versioner.app import App
from versioner.core.model import Article, Change, Edit, Json, SectionChange, Version, rfc3339
from versioner.core.text.plain import as_text
from versioner.frozen import dataclass
from versioner.queries.export.gather import History
from versioner.view.telling import summary

DICTIONARY = "datapackage.json"
_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its type in Table Schema, what it means, and how it is had from a row's subject."""

    name: str
    kind: str
    meaning: str
    value: Callable[[Any], Any]


def _basis(dated: Any) -> str | None:
    return str(dated.basis) if dated else None


def _at(dated: Any) -> str | None:
    return rfc3339(dated.at) if dated else None


_ARTICLES: tuple[Column, ...] = (
    Column("id", "integer", "The page's number in the versioner that wrote this.", lambda a: a.id),
    Column("url", "string", "Its address.", lambda a: a.url),
    Column("title", "string", "Its title, as last read or as a person calls it.", lambda a: a.title),
    Column(
        "language",
        "string",
        "The language that it declares, or that its words show (BCP 47).",
        lambda a: a.language,
    ),
    Column("status", "string", "ok, suspect, failing, gone or blocked.", lambda a: str(a.status)),
    Column("tracked", "boolean", "Whether it is still looked at.", lambda a: a.tracked),
    Column("is_source", "boolean", "Whether an article names it as its source.", lambda a: a.is_source),
    Column("tags", "array", "The tags that people gave it.", lambda a: list(a.tags)),
    Column("sources", "array", "The addresses of its sources.", lambda a: [one.url for one in a.sources]),
    Column("generated_on", "datetime", "When it was first published, in UTC.", lambda a: _at(a.generated_on)),
    Column(
        "generated_on_basis",
        "string",
        "publisher: declared by the page; observed: first seen by us.",
        lambda a: _basis(a.generated_on),
    ),
    Column(
        "last_updated", "datetime", "The latest substantive change, in UTC.", lambda a: _at(a.last_updated)
    ),
    Column(
        "last_updated_basis", "string", "publisher or observed, as above.", lambda a: _basis(a.last_updated)
    ),
    Column("first_seen", "datetime", "When it was first looked at.", lambda a: rfc3339(a.first_seen)),
    Column("last_checked", "datetime", "When it was last looked at.", lambda a: rfc3339(a.last_checked)),
    Column("versions", "integer", "How many versions there are.", lambda a: a.versions),
)


@dataclass(frozen=True, slots=True)
class _Made:
    """A version and the change that led to it."""

    article: Article
    version: Version
    change: Change | None

    def of_change(self, value: Callable[[Change], Any]) -> Any:
        return value(self.change) if self.change else None


_VERSIONS: tuple[Column, ...] = (
    Column("article", "integer", "articles.id of the page.", lambda v: v.article.id),
    Column(
        "number", "integer", "The version's number on its page; the first is 1.", lambda v: v.version.number
    ),
    Column("url", "string", "The page's address.", lambda v: v.article.url),
    Column(
        "first_seen",
        "datetime",
        "When this text was first seen, in UTC.",
        lambda v: rfc3339(v.version.first_seen),
    ),
    Column(
        "not_before",
        "datetime",
        "When the text before it was last seen: the edit was made after this and not after first_seen.",
        lambda v: rfc3339(v.version.not_before),
    ),
    Column(
        "declared_modified",
        "datetime",
        "The date of change that the page declared with it; evidence of nothing by itself.",
        lambda v: rfc3339(v.version.declared_modified),
    ),
    Column("sha256", "string", "SHA-256 of the bytes that first showed it, hex.", lambda v: v.version.sha256),
    Column("extractor", "string", "What read the text out of them.", lambda v: v.version.extractor),
    Column(
        "rederived",
        "boolean",
        "Found by reading old captures again; no reader was told then.",
        lambda v: v.version.rederived,
    ),
    Column(
        "reverted_to", "integer", "The version whose text came back with it.", lambda v: v.version.reverted_to
    ),
    Column("title", "string", "The headline.", lambda v: v.version.document.title),
    Column("byline", "string", "Who wrote it, as the page says.", lambda v: v.version.document.byline),
    Column(
        "text",
        "string",
        "The article's text; blocks stand apart by an empty line.",
        lambda v: as_text(v.version.document),
    ),
    Column(
        "previous",
        "integer",
        "The version it was compared with; empty for the first.",
        lambda v: v.of_change(lambda c: c.previous),
    ),
    Column(
        "significance",
        "string",
        "The weightiest edit: substantive, minor or technical.",
        lambda v: v.of_change(lambda c: str(c.significance)),
    ),
    Column(
        "silent",
        "boolean",
        "A substantive edit with neither a new date nor a note; empty where that cannot be said.",
        lambda v: v.of_change(lambda c: c.silent),
    ),
    Column(
        "kinds",
        "array",
        "The kinds of edit in it.",
        lambda v: v.of_change(lambda c: [str(kind) for kind in c.kinds]),
    ),
    Column("edits", "integer", "How many edits led to it.", lambda v: v.of_change(lambda c: len(c.edits))),
    Column(
        "summary",
        "string",
        "What changed, in sentences.",
        lambda v: v.of_change(lambda c: " ".join(summary(c))),
    ),
)


@dataclass(frozen=True, slots=True)
class _Placed:
    """One edit, where it stands."""

    article: Article
    change: Change
    section: SectionChange
    n: int
    edit: Edit


_EDITS: tuple[Column, ...] = (
    Column("article", "integer", "articles.id of the page.", lambda e: e.article.id),
    Column(
        "version", "integer", "versions.number of the version that it led to.", lambda e: e.change.version
    ),
    Column("n", "integer", "The edit's place in its change, from 0.", lambda e: e.n),
    Column(
        "first_seen", "datetime", "When it was first seen, in UTC.", lambda e: rfc3339(e.change.first_seen)
    ),
    Column(
        "section",
        "array",
        "The headings that it stands under, outermost first; empty for the lead.",
        lambda e: list(e.section.path),
    ),
    Column("kind", "string", "Its weightiest kind.", lambda e: str(e.edit.kind)),
    Column(
        "kinds",
        "array",
        "All of its kinds, the weightiest first.",
        lambda e: [str(one) for one in e.edit.kinds or (e.edit.kind,)],
    ),
    Column("significance", "string", "substantive, minor or technical.", lambda e: str(e.edit.significance)),
    Column(
        "before",
        "string",
        "The sentences that it touched, as they stood; empty where nothing stood.",
        lambda e: e.edit.before,
    ),
    Column("after", "string", "As they stand since.", lambda e: e.edit.after),
    Column("note", "integer", "n of the correction note that explains it.", lambda e: e.edit.note),
    Column("rule", "string", "The rule that named it.", lambda e: e.edit.rule),
)

TABLES: dict[str, tuple[tuple[Column, ...], str]] = {
    "articles": (_ARTICLES, "One row a page."),
    "versions": (_VERSIONS, "One row a version: an accepted text of a page."),
    "edits": (_EDITS, "One row an edit between a version and the one before."),
}


def rows(one: History) -> Iterator[tuple[str, Json]]:
    """A page's rows, each with the name of its table."""
    yield "articles", _row(_ARTICLES, one.article)
    for version in one.versions:
        change = one.changes.get(version.number)
        yield "versions", _row(_VERSIONS, _Made(one.article, version, change))
        if change is not None:
            n = 0
            for section in change.sections:
                for edit in section.edits:
                    yield "edits", _row(_EDITS, _Placed(one.article, change, section, n, edit))
                    n += 1


def _row(columns: tuple[Column, ...], subject: Any) -> Json:
    return {column.name: column.value(subject) for column in columns}


def write_jsonl(app: App, histories: Iterator[History], path: Path) -> int:
    """Write one JSON object a line, `table` saying which it is a row of; how many lines."""
    del app
    count = 0
    with path.open("w", encoding="utf-8", errors="replace", newline="\n") as stream:
        for one in histories:
            for table, row in rows(one):
                stream.write(json.dumps({"table": table, **row}, ensure_ascii=False) + "\n")
                count += 1
    return count


def write_csv(app: App, histories: Iterator[History], path: Path) -> int:
    """Write a folder of one CSV file a table, and their dictionary; how many rows.

    Cells that a spreadsheet would run as a formula stand behind an apostrophe.
    """
    del app
    count = 0
    with ExitStack() as stack:
        out = {}
        for table, (columns, _) in TABLES.items():
            stream = stack.enter_context(
                (path / f"{table}.csv").open("w", encoding="utf-8", errors="replace", newline="")
            )
            out[table] = csv.writer(stream, lineterminator="\r\n")
            out[table].writerow([column.name for column in columns])
        for one in histories:
            for table, row in rows(one):
                out[table].writerow([_cell(value) for value in row.values()])
                count += 1
    write_dictionary(path / DICTIONARY, "csv")
    return count


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        value = json.dumps(value, ensure_ascii=False)
    text = str(value).replace("\0", "")
    return f"'{text}" if text.startswith(_BEGINS_A_FORMULA) else text


def write_dictionary(path: Path, form: str) -> None:
    """Write what the columns mean."""
    path.write_text(json.dumps(dictionary(form), indent=2) + "\n", encoding="utf-8")


def dictionary(form: str) -> Json:
    """What the columns mean, as a Data Package."""
    return {
        "name": "versioner-export",
        "title": "Versions of articles and what changed between them",
        "description": "Times are RFC 3339 in UTC. "
        + (
            "Lists are JSON. A cell that would begin with = + - @ has an apostrophe before it, against spreadsheets "
            "that would run it."
            if form == "csv"
            else "One object a line; `table` names its table."
        ),
        "resources": [
            {
                "name": table,
                "description": about,
                **({"path": f"{table}.csv", "encoding": "utf-8"} if form == "csv" else {}),
                "schema": {
                    "fields": [
                        {"name": column.name, "type": column.kind, "description": column.meaning}
                        for column in columns
                    ]
                },
            }
            for table, (columns, about) in TABLES.items()
        ],
    }
