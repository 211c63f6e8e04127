"""The full-text index: each passage (a block of a version, or its title) with the versions it stood in.

A passage is indexed once, by the version that brought it; the version that lacks it again ends it. The words
are in the database's own index, FTS5 or a tsvector, which is given them as `core.search` spells them; the
texts stay where versions keep them. FTS5 without content wants the words again to forget them, so a page is
forgotten (`forget`) *before* its texts go.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, delete, exists, func, insert, select, text, true, update
from sqlalchemy import column as named
from sqlalchemy import table as unnamed

from versioner.core.model import Document, Role
from versioner.core.search import Standing, Term, fingerprint, spelled
from versioner.storage import tables
from versioner.storage.batches import batched
from versioner.storage.database import Session
from versioner.storage.records import VersionRow
from versioner.storage.versions import documents

_AT_ONCE = 500  # passages whose texts are held in memory at one time
WHOLE = "search index is whole"  # the meta key: what comes is indexed as it comes, nothing waits
TITLE = -1  # the block number of a title
_passages = tables.passages
_words = unnamed("passage_words", named("rowid"), named("passage_id"), named("words"))


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageRow:
    """A passage that was found: in the text `text_blob_id`, there since version `since`, not in `until` any more."""

    page_id: int
    text_blob_id: int
    block: int
    since: int
    until: int | None


def add(session: Session, version: VersionRow, document: Document) -> None:
    """Index what a page's newest version brings, and end what it lacks."""
    now = {fingerprint(words): (n, words) for n, words in _texts(document)}
    current = (_passages.c.page_id == version.page) & _passages.c.until.is_(None)
    known = {
        row.fingerprint: row.id
        for row in session.execute(select(_passages.c.id, _passages.c.fingerprint).where(current))
    }
    gone = [known[name] for name in known.keys() - now.keys()]
    if gone:
        session.execute(update(_passages).where(_passages.c.id.in_(gone)).values(until=version.number))
    for name, (block, words) in now.items():
        if name in known:
            continue
        made = session.execute(
            insert(_passages).returning(_passages.c.id),
            {
                "page_id": version.page,
                "text_blob_id": version.text_blob_id,
                "block": block,
                "fingerprint": name,
                "since": version.number,
            },
        ).scalar_one()
        _learn(session, int(made), spelled(words))


def forget(session: Session, page_id: int) -> None:
    """Take a page's passages out of the index, words and all."""
    if _is_sqlite(session):
        query = select(_passages.c.id, _passages.c.text_blob_id, _passages.c.block)
        rows = session.execute(
            query.where(_passages.c.page_id == page_id).order_by(_passages.c.text_blob_id)
        ).all()
        statement = text(
            "INSERT INTO passage_words(passage_words, rowid, words) VALUES('delete', :id, :words)"
        )
        for part in batched(rows, _AT_ONCE):
            found = documents(session, [row.text_blob_id for row in part])
            for row in part:
                words = spelled(passage(found[row.text_blob_id], row.block))
                session.execute(statement, {"id": row.id, "words": " ".join(words)})
    session.execute(delete(_passages).where(_passages.c.page_id == page_id))


def behind(session: Session, limit: int, *, after: int = 0) -> tuple[list[int], int]:
    """Pages (at most `limit`, with numbers above `after`) with versions and nothing in the index, and how many there are in all.

    They come from before there was an index.
    """
    versions = tables.versions
    where = exists().where(
        (versions.c.page_id == tables.pages.c.id) & ~versions.c.superseded
    ) & ~exists().where(_passages.c.page_id == tables.pages.c.id)
    where &= tables.pages.c.id > after
    query = select(tables.pages.c.id).where(where).order_by(tables.pages.c.id).limit(limit)
    found = [int(n) for n in session.scalars(query)]
    if len(found) < limit:
        return found, len(found)
    return found, session.scalar(select(func.count()).select_from(tables.pages).where(where)) or 0


def find(
    session: Session,
    terms: Sequence[Term],
    *,
    standing: Standing = Standing.ALL,
    page_id: int | None = None,
    limit: int = 20,
    offset: int = 0,
) -> tuple[list[PassageRow], int]:
    """Passages with those words, best first, and how many there are in all."""
    where, rank = _match(session, terms)
    if standing is not Standing.ALL:
        ended = _passages.c.until.is_not(None)
        where &= ended if standing is Standing.GONE else ~ended
    if page_id is not None:
        where &= _passages.c.page_id == page_id
    at = _words.c.rowid if _is_sqlite(session) else _words.c.passage_id
    joined = _passages.join(_words, at == _passages.c.id)
    total = session.scalar(select(func.count()).select_from(joined).where(where)) or 0
    columns = [_passages.c[name] for name in PassageRow.__dataclass_fields__]
    query = (
        select(*columns)
        .select_from(joined)
        .where(where)
        .order_by(rank, _passages.c.id.desc())
        .limit(limit)
        .offset(offset)
    )
    return [PassageRow(**row) for row in session.execute(query).mappings()], total


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
    return session.dialect.name == "sqlite"


def _learn(session: Session, passage_id: int, words: Sequence[str]) -> None:
    if _is_sqlite(session):
        statement = text("INSERT INTO passage_words(rowid, words) VALUES(:id, :words)")
        value = " ".join(words)
    else:
        statement = text("INSERT INTO passage_words(passage_id, words) VALUES(:id, CAST(:words AS tsvector))")
        value = " ".join(f"'{word}':{n}" for n, word in enumerate(words, 1))
    session.execute(statement, {"id": passage_id, "words": value})


def _match(session: Session, terms: Sequence[Term]) -> tuple[ColumnElement[bool], ColumnElement[float]]:
    """The condition, and what to order by (smaller is better)."""
    if _is_sqlite(session):
        where = text("passage_words MATCH :asked").bindparams(asked=_fts5(terms))
        return true() & where, func.bm25(text("passage_words"))
    asked = text("CAST(:asked AS tsquery)").bindparams(asked=_tsquery(terms))
    return _words.c.words.op("@@")(asked), -func.ts_rank_cd(_words.c.words, asked)


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
