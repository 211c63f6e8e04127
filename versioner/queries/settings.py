"""How a page is kept, as a person may change it; and what rules would leave out, tried on its latest capture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from versioner.app import App
from versioner.core.asked.rules import MOST_RULES, fault
from versioner.core.extract import ExtractOptions, read_page
from versioner.core.model import Article, Document
from versioner.core.told.details import Why, coded
from versioner.frozen import dataclass
from versioner.storage import find, runs, snapshots
from versioner.storage.articles import article_of
from versioner.storage.records import Run, SnapshotRow

_TEXTS = 8  # shown of what a rule leaves out
_LONGEST = 160  # letters of one


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A page's settings.

    Attributes:
        title: what a person calls it, "" where it is called as it calls itself.
        kind, every, cron, tz: its schedule; `every` in seconds.
        headers: names of the request headers that are sent; their values are never told.
        dropped: the look since which it has none: it moved to another site for good.
    """

    article: Article
    title: str
    kind: str
    every: float | None
    cron: str | None
    tz: str | None
    ignore: tuple[str, ...]
    only: tuple[str, ...]
    language: str
    headers: tuple[str, ...]
    dropped: Run | None = None


def kept(app: App, address: str) -> Kept:
    """How a page is kept.

    Raises:
        NotFoundError, AmbiguousError: the address fits nothing or several pages.
    """
    with app.db.read() as session:
        page = find.page(session, address)
        law = page.schedule
        return Kept(
            article=article_of(session, page),
            title=page.title_override or "",
            kind=law.kind,
            every=law.every,
            cron=law.cron,
            tz=law.tz,
            ignore=page.ignore,
            only=page.only,
            language=page.accept_language or "",
            headers=tuple(name for name, _ in page.headers),
            dropped=None if page.headers else runs.last_such(session, page.id, coded(Why.HEADERS_DROPPED)),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What one rule leaves out of the page as it was captured last.

    Attributes:
        texts: of the blocks, the first few; count: how many in all.
        wrong: why the rule is none; "" where it is one.
    """

    rule: str
    texts: tuple[str, ...] = ()
    count: int = 0
    wrong: str = ""


def effects(app: App, address: str, rules: Sequence[str]) -> tuple[Effect, ...] | None:
    """What each rule would leave out, tried alone on the latest capture; None where there is no capture yet.

    Raises:
        NotFoundError, AmbiguousError: the address fits nothing or several pages.
        CorruptError: the capture is damaged.
    """
    with app.db.read() as session:
        latest = snapshots.latest_snapshot(session, find.page(session, address).id)
    if latest is None:
        return None
    body = app.snapshots.get(latest.sha256)
    whole = _blocks(_read(latest, body, ()))
    return tuple(_effect(latest, body, rule, whole) for rule in rules[:MOST_RULES])


def _effect(latest: SnapshotRow, body: bytes, rule: str, whole: Counter[str]) -> Effect:
    wrong = fault(rule)
    if wrong:
        return Effect(rule=rule, wrong=wrong)
    gone = whole - _blocks(_read(latest, body, (rule,)))
    shown = [text for text in whole if text in gone][:_TEXTS]
    return Effect(rule=rule, texts=tuple(text[:_LONGEST] for text in shown), count=gone.total())


def _read(latest: SnapshotRow, body: bytes, ignore: tuple[str, ...]) -> Document:
    return read_page(
        body,
        url=latest.final_url,
        content_type=latest.content_type,
        status=latest.status,
        at=latest.fetched_at,
        sha256=latest.sha256,
        options=ExtractOptions(ignore=ignore),
    ).document


def _blocks(document: Document) -> Counter[str]:
    return Counter([block.text for block in document.blocks] + [one.block.text for one in document.beside])
