"""One message: an event as a program reads it (JSON) and as a person does (subject, text, HTML)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Any

from versioner.app import App
from versioner.core import dating
from versioner.core.events import EventKind
from versioner.core.model import Article, Change, Edit, EditKind, Json, Op, Verdict, rfc3339
from versioner.notify import templates
from versioner.storage import changes, judgements
from versioner.storage.articles import articles_of
from versioner.storage.outbox import Parcel, Told
from versioner.view.catalogues import ENGLISH
from versioner.view.details import said
from versioner.view.telling import summary

LOCAL = "http://127.0.0.1:8765"  # where `versioner serve` answers when nobody says otherwise
_EDITS = 20  # edits of one change that a message spells out; the rest is one click away
_TITLES = {
    EventKind.CHANGE: "Changed",
    EventKind.CORRECTION: "Corrected",
    EventKind.DRIFT: "Out of date against its source",
    EventKind.DRIFT_RESOLVED: "No longer out of date",
    EventKind.SUSPECT: "Waits for a decision",
    EventKind.FAILING: "Cannot be read",
    EventKind.RECOVERED: "Can be read again",
    EventKind.GONE: "Gone",
    EventKind.ARTICLE_NEW: "New",
}


_DECIDED = {Verdict.ACCEPT: "Accepted", Verdict.REJECT: "Rejected"}


def _in_words(judged: Json | None) -> str | None:
    """A person's decision: its verdict, and the reason where they gave one."""
    return ": ".join(judged[name] for name in ("verdict", "reason") if judged[name]) if judged else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An event with all that is told of it."""

    kind: EventKind
    at: datetime
    article: Article
    change: Change | None
    detail: Json | None
    url: str
    sentences: tuple[str, ...]
    language: str = ENGLISH

    @property
    def judged(self) -> Json | None:
        """What a person decided on it, where one did."""
        decided = (self.detail or {}).get("judged")
        if decided is None and self.change is not None and self.change.judged is not None:
            decided = self.change.judged.to_json()
        return decided

    @property
    def again(self) -> bool:
        """Whether it was told before, and is told again for what a person decided."""
        return "judged" in (self.detail or {})

    @property
    def head(self) -> str:
        """One line: what happened to which article."""
        if self.again and self.judged is not None:
            verdict = self.judged["verdict"]
            return f"{_DECIDED.get(verdict, f'Judged {verdict}')}: {self.article.title}"
        silent = " without a new date or note" if self.change is not None and self.change.silent else ""
        return f"{_TITLES[self.kind]}{silent}: {self.article.title}"

    @property
    def lines(self) -> tuple[str, ...]:
        """What happened, in sentences."""
        detail = self.detail or {}
        parts = (
            ("The article says", detail.get("article_says")),
            ("The source said", detail.get("source_said")),
            ("The source says", detail.get("source_says")),
            ("Why", said(detail.get("reason"), self.language)),
            ("A person says", _in_words(self.judged)),
        )
        return (*self.sentences, *(f"{name}: {value}" for name, value in parts if value))

    def to_json(self) -> Json:
        data: Json = {
            "article": self.article.to_json(),
            "change": self.change.to_json(self.sentences) if self.change else None,
            "url": self.url,
        }
        if self.judged is not None:
            data["judged"] = self.judged
        if self.kind in {EventKind.DRIFT, EventKind.DRIFT_RESOLVED}:
            data["drift"] = self.detail
        elif self.detail:
            data |= self.detail
            if "reason" in data:
                data["reason"] = said(data["reason"])
        return {"type": str(self.kind), "timestamp": rfc3339(self.at), "data": data}


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What goes to one channel at once.

    Attributes:
        uid: names it; the same at every try.
        digest: it gathers what happened over a day.
        origin: the host name that ids of e-mails are made with.
        templates: the folder with words of one's own; "" for none.
    """

    uid: str
    items: tuple[Item, ...]
    digest: bool
    origin: str
    templates: str = ""

    @property
    def subject(self) -> str:
        """One line; of a digest what it counts."""
        plain = _counted(self.items) if self.digest else self.items[0].head
        return templates.said(self.templates, templates.SUBJECT, self._values(subject=plain)) or plain

    def body(self) -> bytes:
        """As the contract writes a webhook."""
        return json.dumps(self.items[0].to_json(), ensure_ascii=False).encode("utf-8", "replace")

    def text(self) -> str:
        """For a person, without markup."""
        own = templates.said(self.templates, templates.TEXT, self._values(subject=self.subject))
        return own or "\n\n".join(_text(item, whole=self.digest) for item in self.items) + "\n"

    def html(self) -> str:
        """For a person, with what was taken out and put in marked, and never by colour alone."""
        own = templates.said(self.templates, templates.HTML, self._values(subject=self.subject))
        if own:
            return own
        parts = "".join(_html(item) for item in self.items)
        return f"<!doctype html><html><head><meta charset=utf-8><title>{escape(self.subject)}</title></head><body>{parts}</body></html>"

    def _values(self, *, subject: str) -> dict[str, Any]:
        """What a template may name: plain data, as webhooks carry it, and the sentences."""
        items = [
            {
                "head": item.head,
                "lines": item.lines,
                "kind": str(item.kind),
                "at": item.at,
                "url": item.url,
                **item.to_json()["data"],
            }
            for item in self.items
        ]
        return {"subject": subject, "items": items, "digest": self.digest}


def _counted(items: Sequence[Item]) -> str:
    """What a digest tells, in numbers: 6 articles changed, 2 silently."""
    fresh = [item for item in items if not item.again]
    changed = {item.article.id for item in fresh if item.change is not None}
    silent = {item.article.id for item in fresh if item.change is not None and item.change.silent}
    judged = len(items) - len(fresh)
    others = sum(item.change is None for item in fresh)
    said = []
    if changed:
        said.append(f"{len(changed)} article{'s' * (len(changed) != 1)} changed")
    if silent:
        said.append(f"{len(silent)} silently")
    if judged:
        said.append(f"{judged} judged by a person")
    if others:
        said.append(f"{others} other notice{'s' * (others != 1)}")
    return ", ".join(said)


def _text(item: Item, *, whole: bool) -> str:
    lines = [item.head, *(f"- {line}" for line in item.lines)]
    for edit in item.change.edits[:_EDITS] if item.change and not whole else ():
        lines.extend(f"  {sign} {text}" for sign, text in (("-", edit.before), ("+", edit.after)) if text)
    return "\n".join([*lines, item.url])


_MARKS = {
    Op.DELETE: ("<del>[deleted: ", "]</del>"),
    Op.INSERT: ("<ins>[inserted: ", "]</ins>"),
    Op.EQUAL: ("", ""),
}


def _html(item: Item) -> str:
    parts = [f'<h2><a href="{escape(item.url)}">{escape(item.head)}</a></h2><ul>']
    parts += [f"<li>{escape(line)}</li>" for line in item.lines]
    parts.append("</ul>")
    left = _EDITS
    for section in item.change.sections if item.change else ():
        shown = section.edits[:left]
        left -= len(shown)
        if shown:
            parts.append(f"<h3>{escape(' > '.join(section.path) or 'The beginning')}</h3>")
            parts += [f"<p>{_edit(edit)}</p>" for edit in shown]
    return "".join(parts)


def _edit(edit: Edit) -> str:
    if edit.kind is EditKind.MOVED:
        where = f"{' > '.join(edit.from_path or ())} → {' > '.join(edit.to_path or ())}"
        return f"Moved ({escape(where)}): {escape(edit.after or '')}"
    pieces = [(one.op, one.text) for one in edit.pieces] or [
        (op, text) for op, text in ((Op.DELETE, edit.before), (Op.INSERT, edit.after)) if text
    ]
    return "".join(f"{_MARKS[op][0]}{escape(text)}{_MARKS[op][1]}" for op, text in pieces)


def compose(app: App, parcel: Parcel) -> Message | None:
    """The message of a parcel; None where everything it told of was erased meanwhile."""
    with app.db.read() as session:
        ids = {event.page_id for event in parcel.events}
        known = {one.id: one for one in articles_of(session, ids)}
        decided = judgements.judgements_by_page(session, ids)
        found = []
        for event in parcel.events:
            change = changes.change_of(session, event.page_id, event.version) if event.version else None
            if event.page_id in known:
                said = dating.judged(change, decided.get(event.page_id, ())) if change else None
                found.append(_item(app, event, known[event.page_id], said))
    if not found:
        return None
    return Message(
        uid=parcel.uid,
        items=tuple(found),
        digest=parcel.digest_at is not None,
        origin=app.policy.origin,
        templates=app.policy.templates,
    )


def _item(app: App, event: Told, article: Article, change: Change | None) -> Item:
    page = f"{app.policy.public_url or LOCAL}/articles/{article.id}"
    url = page
    if change is not None:
        url = f"{page}/diff/{change.previous}..{change.version}"
    elif event.kind in {EventKind.DRIFT, EventKind.DRIFT_RESOLVED}:
        url = f"{page}/evidence"
    return Item(
        kind=event.kind,
        at=event.at,
        article=article,
        change=change,
        detail=event.detail,
        url=url,
        sentences=summary(change, app.policy.language) if change else (),
        language=app.policy.language,
    )
