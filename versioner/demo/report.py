"""What a reader sees at the end of the story, in the words of the page."""

from __future__ import annotations

from versioner.app import App
from versioner.core.model import Dated, LastUpdated, Precision
from versioner.queries import read
from versioner.view.telling import summary


def _said(one: Dated | LastUpdated) -> str:
    day = one.precision is Precision.DAY
    return f"{one.at:%Y-%m-%d}" if day else f"{one.at:%Y-%m-%d %H:%M:%S} UTC"


def reader_sees(app: App, article: int, *, width: int, colour: bool) -> str:
    """The article with its honest fields, and its changelog by section."""
    del colour
    shown = read.show(app, str(article))
    log = read.log(app, str(article))
    last = shown.article.last_updated
    made = shown.article.generated_on
    lines = [
        "Back",
        "",
        shown.version.document.title,
        "",
        *(f"Show me the source: {source.url}" for source in shown.article.sources),
        f"Generated on: {_said(made)} ({made.basis})" if made else "Generated on: -",
        f"Last updated: {_said(last)} ({last.basis}; not before {last.not_before:%H:%M:%S})"
        if last
        else "Last updated: not changed since first seen",
        "",
    ]
    for section in shown.version.document.sections:
        if section.heading:
            lines += [section.heading.text, ""]
        lines += [
            block.text[: width - 2] + ("…" if len(block.text) > width - 2 else "")
            for block in section.blocks
            if block.in_body
        ]
        lines.append("")
    lines.append("Changelog")
    for change in log.changes:
        lines.append(f"  {change.first_seen:%H:%M:%S}  " + " ".join(summary(change)[:3]))
    return "\n".join(lines)
