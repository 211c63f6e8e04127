"""The full-text index: each passage (a block of a version, or its title) with the versions it stood in.

A passage is indexed once, by the version that brought it; the version that lacks it again ends it. The words
are in the database's own index, FTS5 or a tsvector, which is given them as `core.asked.search` spells them; the
texts stay where versions keep them. FTS5 without content wants the words again to forget them, so a page is
forgotten (`forget`) *before* its texts go.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from datetime import datetime
from functools import cache
from typing import Any

from versioner.core.asked.cursor import Cursor
from versioner.core.asked.search import Standing, Term, fingerprint, spelled
from versioner.core.model import Document, Role
from versioner.frozen import dataclass
from versioner.storage.batches import batched
from versioner.storage.database import Session
from versioner.storage.keyset import Order, cut, without_place
from versioner.storage.prepared import answers, each, run_each, single
from versioner.storage.sight import listed
from versioner.storage.statements import sa, statement, tables
from versioner.storage.versions import documents

_AT_ONCE = 500  # passages whose texts are held in memory at one time
WHOLE = "search index is whole"  # the meta key: what comes is indexed as it comes, nothing waits
TITLE = -1  # the block number of a title


@cache
def _words() -> Any:
    return sa.table("passage_words", sa.column("rowid"), sa.column("passage_id"), sa.column("words"))


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageRow:
    """A passage that was found: in the text `text_blob_id`, there since version `since`, not in `until` any more."""

    page_id: int
    text_blob_id: int
    block: int
    since: int
    until: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPassage:
    """A passage that a version brings: where it stands, and its words as the index holds them.

    Attributes:
        text: SHA-256 of the text that it stands in, or its id where that is stored already.
        until: the number of a later version that lacks it again, None where it stands.
    """

    text: bytes | int
    block: int
    fingerprint: int
    since: int
    until: int | None
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexMoves:
    """What a page's new versions bring to the index and end in it.

    Attributes:
        forget: take out first what the page has in it; (id, words), of passages, where the index asks for them.
        ended: (id of a passage, number of the version that lacks it).
    """

    forget: tuple[tuple[int, str], ...] | None = None
    ended: tuple[tuple[int, int], ...] = ()
    added: tuple[NewPassage, ...] = ()


@dataclass(slots=True)
class Shelf:
    """Follows the passages of a page from version to version.

    Args:
        standing: ids of the passages in the index that stand now, by fingerprint.
        forget: as in `IndexMoves`.
    """

    standing: dict[int, int] = field(default_factory=dict)
    forget: tuple[tuple[int, str], ...] | None = None
    _fresh: dict[int, int] = field(default_factory=dict)
    _ended: list[tuple[int, int]] = field(default_factory=list)
    _added: list[NewPassage] = field(default_factory=list)

    def add(self, number: int, text: bytes | int, document: Document) -> None:
        """Take in what the version of that number brings, and end what it lacks."""
        now = {fingerprint(words): (n, words) for n, words in _texts(document)}
        for name in self.standing.keys() - now.keys():
            self._ended.append((self.standing.pop(name), number))
        for name in self._fresh.keys() - now.keys():
            place = self._fresh.pop(name)
            self._added[place] = replace(self._added[place], until=number)
        for name, (block, words) in now.items():
            if name not in self.standing and name not in self._fresh:
                self._fresh[name] = len(self._added)
                self._added.append(
                    NewPassage(
                        text=text,
                        block=block,
                        fingerprint=name,
                        since=number,
                        until=None,
                        words=tuple(spelled(words)),
                    )
                )

    @property
    def moves(self) -> IndexMoves:
        """All that was taken in."""
        return IndexMoves(forget=self.forget, ended=tuple(self._ended), added=tuple(self._added))


def shelf(session: Session, page_id: int) -> Shelf:
    """What follows the passages of the page's next versions."""
    rows = answers(session, _standing, {"page": page_id})
    return Shelf({mark: passage_id for passage_id, mark in rows})


def emptied(session: Session, page_id: int) -> Shelf:
    """What follows the passages of the page from its first version on, in place of all that is in the index."""
    return Shelf(forget=tuple(_spelled_again(session, page_id)))


def put(session: Session, page_id: int, found: IndexMoves, blobs: Mapping[bytes, int] | None = None) -> None:
    """Write to the index; `blobs` are the ids of the texts that are named by their SHA-256."""
    if found.forget is not None:
        _take_out(session, page_id, found.forget)
    if found.ended:
        each(session, _end, [{"passage": passage_id, "number": number} for passage_id, number in found.ended])
    if found.added and _is_sqlite(session):
        _add_in_turn(session, page_id, found.added, blobs or {})
    elif found.added:
        ids = session.scalars(
            _add(),
            [dict(zip(_COLUMNS, _values(page_id, one, blobs or {}), strict=True)) for one in found.added],
        ).all()
        _learn(session, [(int(n), one.words) for n, one in zip(ids, found.added, strict=True)])


def _add_in_turn(
    session: Session, page_id: int, added: Sequence[NewPassage], blobs: Mapping[bytes, int]
) -> None:
    """Add passages, then the words of each under its number, counted back from the last that was given.

    One writes at a time, so they follow one another. A page's first version brings some hundred; to be told each
    one's number would be a statement for each.
    """
    run_each(session, _ADD_IN_TURN, [_values(page_id, one, blobs) for one in added])
    words = [
        (back, " ".join(one.words)) for back, one in zip(range(len(added) - 1, -1, -1), added, strict=True)
    ]
    run_each(session, _LEARN_IN_TURN, words)


_ADD_IN_TURN = (
    "INSERT INTO passages (page_id, text_blob_id, block, fingerprint, since, until) VALUES (?, ?, ?, ?, ?, ?)"
)
# SQLite's own note of the highest number that a table with AUTOINCREMENT ever gave
_LEARN_IN_TURN = (
    "INSERT INTO passage_words(rowid, words) "
    "VALUES ((SELECT seq FROM sqlite_sequence WHERE name = 'passages') - ?, ?)"
)


@statement
def _standing() -> sa.Select[Any]:
    return sa.select(tables.passages.c.id, tables.passages.c.fingerprint).where(
        tables.passages.c.page_id == sa.bindparam("page"), tables.passages.c.until.is_(None)
    )


@statement
def _end() -> sa.Update:
    return (
        sa.update(tables.passages)
        .where(tables.passages.c.id == sa.bindparam("passage"))
        .values(until=sa.bindparam("number"))
    )


@statement
def _add() -> sa.Insert:
    return sa.insert(tables.passages).returning(tables.passages.c.id, sort_by_parameter_order=True)


_COLUMNS = ("page_id", "text_blob_id", "block", "fingerprint", "since", "until")


def _values(page_id: int, one: NewPassage, blobs: Mapping[bytes, int]) -> tuple[int | None, ...]:
    """What `_COLUMNS` hold of a passage."""
    blob = one.text if isinstance(one.text, int) else blobs[one.text]
    return page_id, blob, one.block, one.fingerprint, one.since, one.until


def forget(session: Session, page_id: int) -> None:
    """Take a page's passages out of the index, words and all."""
    _take_out(session, page_id, tuple(_spelled_again(session, page_id)))


def clear(session: Session) -> None:
    """Empty the index, whatever state it is in."""
    if _is_sqlite(session):
        session.execute(sa.text("INSERT INTO passage_words(passage_words) VALUES('delete-all')"))
    else:
        session.execute(sa.text("DELETE FROM passage_words"))
    session.execute(sa.delete(tables.passages))


def _take_out(session: Session, page_id: int, words: Sequence[tuple[int, str]]) -> None:
    if words:
        statement = sa.text(
            "INSERT INTO passage_words(passage_words, rowid, words) VALUES('delete', :id, :words)"
        )
        session.execute(statement, [{"id": n, "words": said} for n, said in words])
    session.execute(sa.delete(tables.passages).where(tables.passages.c.page_id == page_id))


def _spelled_again(session: Session, page_id: int) -> Iterator[tuple[int, str]]:
    """The page's passages with the words that they were indexed by, where the index wants them to forget."""
    if not _is_sqlite(session):
        return
    query = sa.select(tables.passages.c.id, tables.passages.c.text_blob_id, tables.passages.c.block)
    rows = session.execute(
        query.where(tables.passages.c.page_id == page_id).order_by(tables.passages.c.text_blob_id)
    ).all()
    for part in batched(rows, _AT_ONCE):
        found = documents(session, [row.text_blob_id for row in part])
        for row in part:
            yield row.id, " ".join(spelled(passage(found[row.text_blob_id], row.block)))


def behind(session: Session, limit: int, *, after: int = 0) -> tuple[list[int], int]:
    """Pages (at most `limit`, with numbers above `after`) with versions and nothing in the index, and how many there are in all.

    They come from before there was an index.
    """
    found = [int(n) for (n,) in answers(session, _behind, {"after": after, "most": limit})]
    if len(found) < limit:
        return found, len(found)
    return found, int(single(session, _how_many_behind, {"after": after}) or 0)


def _unindexed() -> sa.ColumnElement[bool]:
    versions, page = tables.versions.c, tables.pages.c.id
    has_versions = sa.exists().where((versions.page_id == page) & ~versions.superseded)
    is_indexed = sa.exists().where(tables.passages.c.page_id == page)
    return has_versions & ~is_indexed & (page > sa.bindparam("after"))


@statement
def _behind() -> sa.Select[Any]:
    most = sa.bindparam("most", type_=sa.Integer)
    return sa.select(tables.pages.c.id).where(_unindexed()).order_by(tables.pages.c.id).limit(most)


@statement
def _how_many_behind() -> sa.Select[Any]:
    return sa.select(sa.func.count()).select_from(tables.pages).where(_unindexed())


@dataclass(frozen=True, slots=True, kw_only=True)
class Passages:
    """Some of the passages found, how many there are in all, and where the sheets before and after begin."""

    rows: tuple[PassageRow, ...]
    total: int
    before: Cursor | None
    after: Cursor | None


def find(
    session: Session,
    terms: Sequence[Term],
    *,
    standing: Standing = Standing.ALL,
    page_id: int | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    limit: int = 20,
    offset: int = 0,
    at: Cursor | None = None,
) -> Passages:
    """Passages with those words, best first; (since, until]: when first seen; `at`: beside which the sheet begins.

    Raises:
        UsageError: `at` is a place in a list of another order.
    """
    where, rank = _match(session, terms)
    if standing is not Standing.ALL:
        ended = tables.passages.c.until.is_not(None)
        where &= ended if standing is Standing.GONE else ~ended
    wanted = (
        listed(session, tables.passages.c.page_id)
        if page_id is None
        else [tables.passages.c.page_id == page_id]
    )
    where = sa.and_(where, *wanted)
    if since is not None or until is not None:
        where &= _brought(since, until)
    owner = _words().c.rowid if _is_sqlite(session) else _words().c.passage_id
    joined = tables.passages.join(_words(), owner == tables.passages.c.id)
    total = session.scalar(sa.select(sa.func.count()).select_from(joined).where(where)) or 0
    columns = [tables.passages.c[name] for name in PassageRow.__dataclass_fields__]
    query = sa.select(*columns).select_from(joined).where(where).offset(offset)
    worth = sa.cast(-rank, sa.Double)  # PostgreSQL's are of single precision, and would not be found again
    order = Order(key=worth, id=tables.passages.c.id, holds=float, down=True)
    found = cut(session, query, order, at=at, limit=limit)
    rows = tuple(PassageRow(**without_place(row)) for row in found.rows)
    return Passages(rows=rows, total=total, before=found.before, after=found.after)


def _brought(since: datetime | None, until: datetime | None) -> sa.ColumnElement[bool]:
    """Passages whose version was first seen then."""
    versions = tables.versions
    when = (versions.c.page_id == tables.passages.c.page_id) & (versions.c.number == tables.passages.c.since)
    if since is not None:
        when &= versions.c.first_seen > since
    if until is not None:
        when &= versions.c.first_seen <= until
    return sa.exists().where(when)


def passage(document: Document, block: int) -> str:
    """The text of a passage in the document that it stands in."""
    if block == TITLE:
        return document.title
    count = len(document.blocks)
    return document.blocks[block].text if block < count else document.beside[block - count].block.text


def _texts(document: Document) -> Iterator[tuple[int, str]]:
    if document.title.strip():
        yield TITLE, document.title
    for n, block in enumerate(document.blocks):
        if block.role is not Role.STAMP and block.text.strip():
            yield n, block.text
    for n, one in enumerate(document.beside, len(document.blocks)):
        yield n, one.block.text


def _is_sqlite(session: Session) -> bool:
    return session.backend == "sqlite"


@cache
def _learn_vector() -> Any:
    return sa.text("INSERT INTO passage_words(passage_id, words) VALUES(:id, CAST(:words AS tsvector))")


def _learn(session: Session, found: Sequence[tuple[int, tuple[str, ...]]]) -> None:
    rows = [
        {"id": n, "words": " ".join(f"'{word}':{at}" for at, word in enumerate(words, 1))}
        for n, words in found
    ]
    session.execute(_learn_vector(), rows)


def _match(session: Session, terms: Sequence[Term]) -> tuple[sa.ColumnElement[bool], sa.ColumnElement[float]]:
    """The condition, and what to order by (smaller is better)."""
    if _is_sqlite(session):
        where = sa.text("passage_words MATCH :asked").bindparams(asked=_fts5(terms))
        return sa.true() & where, sa.func.bm25(sa.text("passage_words"))
    asked = sa.text("CAST(:asked AS tsquery)").bindparams(asked=_tsquery(terms))
    return _words().c.words.op("@@")(asked), -sa.func.ts_rank_cd(_words().c.words, asked)


def _fts5(terms: Sequence[Term]) -> str:
    def said(term: Term) -> str:
        return '"' + " ".join(term.words) + '"' + (" *" if term.prefix else "")

    wanted = " AND ".join(said(term) for term in terms if not term.absent)
    return f"({wanted})" + "".join(f" NOT {said(term)}" for term in terms if term.absent)


def _tsquery(terms: Sequence[Term]) -> str:
    def said(term: Term) -> str:
        words = [f"'{word}'" for word in term.words]
        words[-1] += ":*" if term.prefix else ""
        return f"{'!' if term.absent else ''}({' <-> '.join(words)})"

    return " & ".join(said(term) for term in terms)
