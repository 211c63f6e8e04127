"""Feeds: Atom (RFC 4287) and JSON Feed 1.1, one entry a change, for all, an article, a section, drift."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import blake2b
from html import escape
from typing import Annotated, Any
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from fastapi import APIRouter, Depends, Query, Request, Response

from versioner.core.asked.filters import ChangeFilter
from versioner.core.drift import DriftItem
from versioner.core.model import Article, Change, Edit, EditKind, Op, rfc3339
from versioner.frozen import dataclass
from versioner.queries import changes, drift, read
from versioner.view.bidi import isolated
from versioner.view.telling import summary
from versioner.web.access import app_of, base_of, reading
from versioner.web.answers import answer, json_answer
from versioner.web.filters import Wanted, only_known
from versioner.web.words import Phrases

router = APIRouter(dependencies=[Depends(reading), Depends(only_known)], include_in_schema=False)
_ATOM = "http://www.w3.org/2005/Atom"
Named = Annotated[str, Query(max_length=300)]
_ENTRIES = 50  # what readers fetch at once; older changes are on the article's page
register_namespace("", _ATOM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry: a change of an article, or a statement that is out of date."""

    id: str
    url: str
    title: str
    published: datetime
    updated: datetime
    html: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed as values; rendered as Atom or JSON."""

    id: str
    title: str
    home: str
    me: str
    updated: datetime
    entries: tuple[Entry, ...]


@router.get("/feed.atom")
def all_atom(request: Request, wanted: Wanted) -> Response:
    """Every article's changes, or those that a filter takes, as Atom."""
    return _atom(request, _everything(request, "feed.atom", wanted))


@router.get("/feed.json")
def all_json(request: Request, wanted: Wanted) -> Response:
    """Every article's changes, or those that a filter takes, as JSON Feed."""
    return _json(request, _everything(request, "feed.json", wanted))


@router.get("/corrections.atom")
def corrections_atom(request: Request, wanted: Wanted) -> Response:
    """What publishers labelled as a correction, as Atom."""
    return _atom(request, _corrections(request, "corrections.atom", wanted))


@router.get("/corrections.json")
def corrections_json(request: Request, wanted: Wanted) -> Response:
    """What publishers labelled as a correction, as JSON Feed."""
    return _json(request, _corrections(request, "corrections.json", wanted))


@router.get("/articles/{article}/feed.atom")
def article_atom(request: Request, article: str, wanted: Wanted, section: str | None = None) -> Response:
    """One article's changes (or one section's), as Atom."""
    return _atom(request, _article(request, article, wanted, section, "feed.atom"))


@router.get("/articles/{article}/feed.json")
def article_json(request: Request, article: str, wanted: Wanted, section: str | None = None) -> Response:
    """One article's changes (or one section's), as JSON Feed."""
    return _json(request, _article(request, article, wanted, section, "feed.json"))


@router.get("/articles/{article}/drift.atom")
def drift_atom(request: Request, article: str) -> Response:
    """What in the article its source has overtaken, as Atom."""
    return _atom(request, _drift(request, article, "drift.atom"))


@router.get("/articles/{article}/drift.json")
def drift_json(request: Request, article: str) -> Response:
    """What in the article its source has overtaken, as JSON Feed."""
    return _json(request, _drift(request, article, "drift.json"))


@router.get("/drift.atom")
def all_drift_atom(request: Request, tag: Named = "", host: Named = "") -> Response:
    """What their sources have overtaken in any article, as Atom."""
    return _atom(request, _all_drift(request, tag, host, "drift.atom"))


@router.get("/drift.json")
def all_drift_json(request: Request, tag: Named = "", host: Named = "") -> Response:
    """What their sources have overtaken in any article, as JSON Feed."""
    return _json(request, _all_drift(request, tag, host, "drift.json"))


def _me(address: str, query: str) -> str:
    """A feed's own address: what a filter makes of it is another feed."""
    return f"{address}?{query}" if query else address


def _everything(request: Request, name: str, wanted: ChangeFilter) -> Feed:
    """Without a filter all changes are in it; a filter's address is an address of its own."""
    base = base_of(request)
    narrow = request.url.query
    wanted = wanted if narrow else replace(wanted, everything=True)
    found = changes.latest(app_of(request), wanted, limit=_ENTRIES)
    language = app_of(request).policy.language
    return _feed(
        base,
        "versioner: all changes" if not narrow else "versioner: changes",
        f"{base}/",
        _me(f"{base}/{name}", narrow),
        [_entry(base, one.article, one.change, language, whole=True) for one in found],
        app_of(request).now(),
    )


def _corrections(request: Request, name: str, wanted: ChangeFilter) -> Feed:
    base, app = base_of(request), app_of(request)
    asked = replace(wanted, corrections=True, everything=True)
    found = changes.latest(app, asked, limit=_ENTRIES)
    entries = [_entry(base, one.article, one.change, app.policy.language, whole=True) for one in found]
    return _feed(
        base,
        "versioner: corrections",
        _me(f"{base}/corrections", request.url.query),
        _me(f"{base}/{name}", request.url.query),
        entries,
        app.now(),
    )


def _article(request: Request, address: str, wanted: ChangeFilter, section: str | None, name: str) -> Feed:
    """As `_everything`, of one article."""
    base, narrow = base_of(request), request.url.query
    wide = not set(request.query_params) - {"section"}
    log = read.log(app_of(request), address, wanted=replace(wanted, everything=True) if wide else wanted)
    changes = [
        change
        for change in log.changes
        if change.told  # what a better extractor found in old snapshots is news to nobody
        if section is None or any(one.id == section.removeprefix("#") for one in change.sections)
    ]
    home = f"{base}/articles/{log.article.id}"
    since = log.article.first_seen or app_of(request).now()
    entries = [_entry(base, log.article, change, log.language, whole=False) for change in changes[:_ENTRIES]]
    return _feed(
        base, f"Changes: {isolated(log.article.title)}", home, _me(f"{home}/{name}", narrow), entries, since
    )


def _drift(request: Request, address: str, name: str) -> Feed:
    base = base_of(request)
    app = app_of(request)
    article = read.article(app, address)
    home = f"{base}/articles/{article.id}"
    entries = [_behind(base, article, item, whole=False) for item in drift.open_drift(app, article.id)]
    since = article.first_seen or app.now()
    return _feed(base, f"Out of date: {isolated(article.title)}", home, f"{home}/{name}", entries, since)


def _all_drift(request: Request, tag: str, host: str, name: str) -> Feed:
    base = base_of(request)
    found = drift.recent(app_of(request), tag=tag or None, host=host.lower() or None, limit=_ENTRIES).rows
    entries = [_behind(base, article, item, whole=True) for article, item in found]
    now = app_of(request).now()
    return _feed(
        base,
        "versioner: out of date",
        f"{base}/drift",
        _me(f"{base}/{name}", request.url.query),
        entries,
        now,
    )


def _behind(base: str, article: Article, item: DriftItem, *, whole: bool) -> Entry:
    """A statement that its source has overtaken, with the three sentences."""
    where = " > ".join(map(isolated, item.section.path)) or "the beginning"
    said = (
        ("Article", item.article_says),
        ("Source before", item.source_said),
        ("Source now", item.source_says),
    )
    plain = [f"{name}: {text}" for name, text in said if text] or [str(item.kind)]
    evidence = blake2b("\n".join(plain).encode(), digest_size=6).hexdigest()
    lines = [f"{name}: {isolated(text)}" for name, text in said if text] or plain
    return Entry(
        id=f"tag:versioner,2026:article-{article.id}:drift-{item.section.id}-{item.since:%Y%m%dT%H%M%S}-{evidence}",
        url=f"{base}/articles/{article.id}",
        title=f"Out of date: {isolated(article.title)}: {where}" if whole else f"Out of date: {where}",
        published=item.since,
        updated=item.since,
        html="".join(f"<p>{escape(line)}</p>" for line in lines),
        text="\n".join(lines),
    )


def _feed(base: str, title: str, home: str, me: str, entries: Sequence[Entry], since: datetime) -> Feed:
    del base
    return Feed(
        id=me,
        title=title,
        home=home,
        me=me,
        updated=max((entry.updated for entry in entries), default=since),
        entries=tuple(entries),
    )


def _entry(base: str, article: Article, change: Change, language: str, *, whole: bool) -> Entry:
    """A change as an entry: its id is for ever, `updated` moves only when a judgement moves it."""
    sentences = summary(change, language)
    head = sentences[0] if sentences else "The page's markup changed."
    return Entry(
        id=f"tag:versioner,2026:article-{article.id}:version-{change.version}",
        url=f"{base}/articles/{article.id}/diff/{change.previous}..{change.version}",
        title=f"{isolated(article.title)}: {head}" if whole else head,
        published=change.first_seen,
        updated=change.judged.at if change.judged else change.first_seen,
        html=_html(change, sentences),
        text="\n".join(sentences),
    )


def _html(change: Change, sentences: Sequence[str]) -> str:
    parts = ["<ul>", *(f"<li>{escape(one)}</li>" for one in sentences), "</ul>"]
    if change.silent:
        parts.append("<p>Changed without a new date or note.</p>")
    for section in change.sections:
        parts.append(f"<h3>{escape(' > '.join(section.path) or 'The beginning')}</h3>")
        parts.extend(f"<p>{_edit(edit)}{_explained(change, edit)}</p>" for edit in section.edits)
    return "".join(parts)


_MARKS = {
    Op.DELETE: ("<del>[deleted: ", "]</del>"),
    Op.INSERT: ("<ins>[inserted: ", "]</ins>"),
    Op.EQUAL: ("", ""),
}


def _edit(edit: Edit) -> str:
    if edit.kind is EditKind.MOVED:
        where = f"{' > '.join(edit.from_path or ())} → {' > '.join(edit.to_path or ())}"
        return f"Moved ({escape(where)}): {escape(edit.after or '')}"
    if edit.pieces:
        return "".join(f"{_MARKS[p.op][0]}{escape(p.text)}{_MARKS[p.op][1]}" for p in edit.pieces)
    sides = ((Op.DELETE, edit.before), (Op.INSERT, edit.after))
    return " ".join(f"{_MARKS[op][0]}{escape(text)}{_MARKS[op][1]}" for op, text in sides if text)


def _explained(change: Change, edit: Edit) -> str:
    note = change.note_of(edit)
    if note is None:
        return ""
    dated = f" of {Phrases().day(note.dated)}" if note.dated else ""
    return f" (explained by the publisher’s note{dated})"


def _clean(text: str) -> str:
    """Without the characters that XML 1.0 cannot hold."""
    return "".join(
        char
        for char in text
        if char in "\t\n\r"
        or (char >= " " and not "\ud800" <= char <= "\udfff" and char not in "\ufffe\uffff")
    )


def _atom(request: Request, feed: Feed) -> Response:
    def add(parent: Element, name: str, text: str | None = None, **attributes: str) -> Element:
        node = SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
        node.text = None if text is None else _clean(text)
        return node

    root = Element(f"{{{_ATOM}}}feed")
    add(root, "id", feed.id)
    add(root, "title", feed.title)
    add(root, "updated", rfc3339(feed.updated))
    add(root, "link", rel="self", type="application/atom+xml", href=feed.me)
    add(root, "link", rel="alternate", type="text/html", href=feed.home)
    hub = request.app.state.serving.websub_hub
    if hub:
        add(root, "link", rel="hub", href=hub)
    add(add(root, "author"), "name", "versioner")
    for entry in feed.entries:
        node = add(root, "entry")
        add(node, "id", entry.id)
        add(node, "title", entry.title)
        add(node, "published", rfc3339(entry.published))
        add(node, "updated", rfc3339(entry.updated))
        add(node, "link", rel="alternate", type="text/html", href=entry.url)
        add(node, "content", entry.html, type="html")
    body = tostring(root, encoding="utf-8", xml_declaration=True)
    return answer(request, body, "application/atom+xml; charset=utf-8")


def _json(request: Request, feed: Feed) -> Response:
    shown: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.me,
        "authors": [{"name": "versioner"}],
        "items": [
            {
                "id": entry.id,
                "url": entry.url,
                "title": entry.title,
                "content_html": entry.html,
                "content_text": entry.text,
                "date_published": rfc3339(entry.published),
                "date_modified": rfc3339(entry.updated),
            }
            for entry in feed.entries
        ],
    }
    hub = request.app.state.serving.websub_hub
    if hub:
        shown["hubs"] = [{"type": "WebSub", "url": hub}]
    return json_answer(request, shown, media_type="application/feed+json")
