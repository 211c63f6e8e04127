"""One message: an event as a program reads it (JSON) and as a person does (subject, text, HTML)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from gettext import NullTranslations
from html import escape
from typing import Any

from versioner.app import App
from versioner.core.dates import dating
from versioner.core.model import Article, Change, Edit, EditKind, Json, Op, Verdict, rfc3339
from versioner.core.told.events import EventKind
from versioner.frozen import dataclass
from versioner.notify import templates
from versioner.storage import changes, judgements
from versioner.storage.articles import articles_of
from versioner.storage.deliveries import Parcel, Told
from versioner.view.bidi import isolated
from versioner.view.catalogues import ENGLISH, catalogue
from versioner.view.details import said
from versioner.view.telling import summary
from versioner.view.templates import N_, NN_

LOCAL = "http://127.0.0.1:8765"  # where `versioner serve` answers when nobody says otherwise
_EDITS = 20  # edits of one change that a message spells out; the rest is one click away
_TITLES = {
    EventKind.CHANGE: N_("Changed: {title}"),
    EventKind.CORRECTION: N_("Corrected: {title}"),
    EventKind.DRIFT: N_("Out of date against its source: {title}"),
    EventKind.DRIFT_RESOLVED: N_("No longer out of date: {title}"),
    EventKind.SUSPECT: N_("Waits for a decision: {title}"),
    EventKind.FAILING: N_("Cannot be read: {title}"),
    EventKind.RECOVERED: N_("Can be read again: {title}"),
    EventKind.GONE: N_("Gone: {title}"),
    EventKind.ARTICLE_NEW: N_("New: {title}"),
}
_SILENT = {
    EventKind.CHANGE: N_("Changed without a new date or note: {title}"),
    EventKind.CORRECTION: N_("Corrected without a new date or note: {title}"),
}


_DECIDED = {
    Verdict.ACCEPT: N_("Accepted: {title}"),
    Verdict.REJECT: N_("Rejected: {title}"),
    Verdict.MINOR: N_("Judged minor: {title}"),
    Verdict.SUBSTANTIVE: N_("Judged substantive: {title}"),
    Verdict.TECHNICAL: N_("Judged technical: {title}"),
}
_VERDICTS = {
    Verdict.ACCEPT: N_("accept"),
    Verdict.REJECT: N_("reject"),
    Verdict.MINOR: N_("minor"),
    Verdict.SUBSTANTIVE: N_("substantive"),
    Verdict.TECHNICAL: N_("technical"),
}


def _in_words(judged: Json | None, language: str) -> str | None:
    """A person's decision: its verdict, and the reason where they gave one."""
    if not judged:
        return None
    verdict = catalogue(language).gettext(_VERDICTS[Verdict(judged["verdict"])])
    return ": ".join(filter(None, (verdict, judged["reason"])))


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
        words = catalogue(self.language)
        if self.again and self.judged is not None:
            return words.gettext(_DECIDED[Verdict(self.judged["verdict"])]).format(
                title=isolated(self.article.title)
            )
        silent = self.change is not None and self.change.silent
        told = (_SILENT if silent and self.kind in _SILENT else _TITLES)[self.kind]
        return words.gettext(told).format(title=isolated(self.article.title))

    @property
    def lines(self) -> tuple[str, ...]:
        """What happened, in sentences."""
        detail = self.detail or {}
        parts = (
            (N_("The article says: {text}"), detail.get("article_says")),
            (N_("The source said: {text}"), detail.get("source_said")),
            (N_("The source says: {text}"), detail.get("source_says")),
            (N_("Why: {text}"), said(detail.get("reason"), self.language)),
            (N_("A person says: {text}"), _in_words(self.judged, self.language)),
        )
        words = catalogue(self.language)
        return (
            *self.sentences,
            *(words.gettext(name).format(text=isolated(value)) for name, value in parts if value),
        )

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
    others = sum(item.change is None for item in fresh)
    counts = (
        (NN_("{count} article changed", "{count} articles changed"), len(changed)),
        (NN_("{count} silently", "{count} silently"), len(silent)),
        (NN_("{count} judged by a person", "{count} judged by a person"), len(items) - len(fresh)),
        (NN_("{count} other notice", "{count} other notices"), others),
    )
    words = catalogue(items[0].language)
    return ", ".join(words.ngettext(*forms, count).format(count=count) for forms, count in counts if count)


def _text(item: Item, *, whole: bool) -> str:
    lines = [item.head, *(f"- {line}" for line in item.lines)]
    for edit in item.change.edits[:_EDITS] if item.change and not whole else ():
        lines.extend(f"  {sign} {text}" for sign, text in (("-", edit.before), ("+", edit.after)) if text)
    return "\n".join([*lines, item.url])


_MARKS = {Op.DELETE: ("del", N_("deleted: {text}")), Op.INSERT: ("ins", N_("inserted: {text}"))}


def _html(item: Item) -> str:
    words = catalogue(item.language)
    parts = [f'<h2><a href="{escape(item.url)}">{escape(item.head)}</a></h2><ul>']
    parts += [f"<li>{escape(line)}</li>" for line in item.lines]
    parts.append("</ul>")
    left = _EDITS
    for section in item.change.sections if item.change else ():
        shown = section.edits[:left]
        left -= len(shown)
        if shown:
            parts.append(f"<h3>{escape(_path(section.path, words))}</h3>")
            parts += [f"<p>{_edit(edit, words)}</p>" for edit in shown]
    return "".join(parts)


def _path(parts: tuple[str, ...] | None, words: NullTranslations) -> str:
    return " > ".join(map(isolated, parts or ())) or words.gettext(N_("The beginning"))


def _edit(edit: Edit, words: NullTranslations) -> str:
    if edit.kind is EditKind.MOVED:
        template = words.gettext(N_("Moved ({old} → {new}): {text}"))
        old, new = _path(edit.from_path, words), _path(edit.to_path, words)
        return escape(template.format(old=old, new=new, text=isolated(edit.after or "")))
    pieces = [(one.op, one.text) for one in edit.pieces] or [
        (op, text) for op, text in ((Op.DELETE, edit.before), (Op.INSERT, edit.after)) if text
    ]
    return "".join(_piece(op, text, words) for op, text in pieces)


def _piece(op: Op, text: str, words: NullTranslations) -> str:
    if op is Op.EQUAL:
        return escape(text)
    tag, template = _MARKS[op]
    return f"<{tag}>[{escape(words.gettext(template).format(text=text))}]</{tag}>"


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
