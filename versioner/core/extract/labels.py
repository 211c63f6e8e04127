"""Visible labels of dates: "Generated on:", "Last updated: 3 May", «Mis à jour le…». Stamps, not text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from versioner.core.dates import from_words

_UPDATED = (
    r"(?:last|latest|most recent(?:ly)?)\s+(?:up-?dated?|modified|changed|revised|revision|edited|review(?:ed)?)|"
    r"up-?dated?(?:\s+(?:on|at))?|modified(?:\s+on)?|edited(?:\s+on)?|revised(?:\s+on)?|"
    r"(?:derni[eè]re\s+)?(?:mise\s+[aà]\s+jour|modification|actualisation)|mis\s+[aà]\s+jour|modifi[ée]e?\s+le|"
    r"(?:zuletzt\s+)?(?:aktualisiert|ge[äa]ndert|bearbeitet)|(?:letzte\s+)?(?:aktualisierung|[äa]nderung)|stand|"
    r"[úu]ltima\s+(?:actualizaci[óo]n|modificaci[óo]n)|actualizado(?:\s+el)?|ultimo\s+aggiornamento|aggiornato(?:\s+il)?|"
    r"[úu]ltima\s+atualiza[çc][ãa]o|atualizado(?:\s+em)?|(?:laatst\s+)?bijgewerkt(?:\s+op)?|senast\s+uppdaterad"
)
_PUBLISHED = (
    r"generated(?:\s+on)?|published(?:\s+(?:on|at))?|first\s+published|posted(?:\s+on)?|publication\s+date|"
    r"publi[ée]e?(?:\s+le)?|date\s+de\s+publication|ver[öo]ffentlicht(?:\s+am)?|erschienen(?:\s+am)?|"
    r"publicado(?:\s+(?:el|em))?|pubblicato(?:\s+il)?|gepubliceerd(?:\s+op)?|publicerad"
)
_LABEL = re.compile(rf"^\W{{0,3}}(?:(?P<updated>{_UPDATED})|(?P<published>{_PUBLISHED}))\b\s*[:\-–—]?\s*(?P<rest>.*)$", re.IGNORECASE | re.DOTALL)  # fmt: skip
_PAIR = re.compile(rf"(?:{_PUBLISHED})\s*:\s*(?:{_UPDATED})\s*:?", re.IGNORECASE)
_LONGEST = 120  # a stamp is a line; a sentence that begins with "Published" is text
_RELATIVE = re.compile(
    r"\b\d+\s*(?:s|sec|min|m|h|hr|d|seconds?|minutes?|hours?|days?|weeks?|months?|years?|secondes?|heures?|jours?|"
    r"sekunden?|minuten?|stunden?|tagen?|horas?|minutos?|d[íi]as?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What a visible label declares; a label alone ("Last updated:") declares nothing and is a stamp still."""

    published: datetime | None = None
    modified: datetime | None = None


def stamp(text: str) -> Stamp | None:
    """Read a block as a date stamp; None where it is text."""
    if len(text) > _LONGEST:
        return None
    match = _LABEL.match(text)
    if match is None:
        return None
    rest = match["rest"].strip()
    if _PAIR.search(text):
        return _pair(text)
    at = from_words(rest)
    if rest and at is None and not _RELATIVE.search(rest):
        return None
    if at is not None and len(_leftover(rest)) > 40:
        return None
    return Stamp(modified=at) if match["updated"] else Stamp(published=at)


def _pair(text: str) -> Stamp:
    """Read "Generated on: … Last updated: …" in one line, either of them empty."""
    parts = re.split(rf"({_UPDATED})\s*:?", text, maxsplit=1, flags=re.IGNORECASE)
    head, tail = parts[0], parts[-1] if len(parts) > 1 else ""
    return Stamp(published=from_words(head), modified=from_words(tail))


def _leftover(rest: str) -> str:
    return re.sub(r"[\d\W_]+", "", rest)
