"""What a reader sees at the end of the story, in the words of the page."""

from __future__ import annotations

from typing import Protocol

from versioner.app import App
from versioner.core.model import Dated, LastUpdated, Precision
from versioner.queries import read
from versioner.view.telling import summary


def _said(one: Dated | LastUpdated) -> str:
    day = one.precision is Precision.DAY
    return f"{one.at:%Y-%m-%d}" if day else f"{one.at:%Y-%m-%d %H:%M:%S} UTC"


class Words(Protocol):
    """What people are told, in their language."""

    @property
    def language(self) -> str:
        """Its tag."""

    def __call__(self, message: str, /, **values: object) -> str:
        """A message, filled in."""

    def many(self, one: str, more: str, count: int, /, **values: object) -> str:
        """A message whose form follows `count`."""

    def name(self, word: str) -> str:
        """A weight or state as pages call it."""


def reader_sees(app: App, article: int, words: Words, *, width: int) -> str:
    """The article with its honest fields, and its changelog by section."""
    shown = read.show(app, str(article))
    log = read.log(app, str(article))
    last = shown.article.last_updated
    made = shown.article.generated_on
    basis = {"publisher": words("as the publisher says"), "observed": words("seen by us")}
    lines = [
        words("Back"),
        "",
        shown.version.document.title,
        "",
        *(words("Show me the source: {url}", url=source.url) for source in shown.article.sources),
        words("Generated on:") + (f" {_said(made)} ({basis[made.basis]})" if made else " -"),
        words("Last updated:")
        + (
            f" {_said(last)} ({basis[last.basis]}; "
            + words("not before {start}", start=f"{last.not_before:%H:%M:%S}")
            + ")"
            if last
            else " " + words("not changed since first seen")
        ),
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
    lines.append(words("Changelog"))
    for change in log.changes:
        lines.append(f"  {change.first_seen:%H:%M:%S}  " + " ".join(summary(change, words.language)[:3]))
    return "\n".join(lines)
