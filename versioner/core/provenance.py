"""Blame: for every sentence, since which version it stands, how it read before, whether it had been gone.

Hashes of sentences over all past versions, as WikiWho does (Flöck & Acosta 2014): text that vanished and
came back keeps its first origin, and says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from versioner.core.align.blocks import similarity
from versioner.core.model import BlockKind, Json, Version, rfc3339
from versioner.core.text import key, sentences

_BEFORE = 0.30  # word similarity from which an older sentence is how a new one read before (as in align)


@dataclass(frozen=True, slots=True, kw_only=True)
class Blamed:
    """One sentence of a version.

    Attributes:
        block: the index of its block; section: the id of its section.
        since: the number of the version that first had it; at: when that was first seen.
        before: how it read until then; None where it is new.
        came_back: it had been gone in between.
    """

    text: str
    block: int
    section: str
    since: int
    at: datetime
    before: str | None
    came_back: bool

    def to_json(self) -> Json:
        return {
            "text": self.text,
            "block": self.block,
            "section": self.section,
            "since": self.since,
            "at": rfc3339(self.at),
            "before": self.before,
            "came_back": self.came_back,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Blame:
    """Every sentence of the last version, in reading order; headings count as sentences."""

    sentences: tuple[Blamed, ...]

    def to_json(self) -> Json:
        return {"sentences": [one.to_json() for one in self.sentences]}


@dataclass(slots=True)
class _Origin:
    since: int
    at: datetime
    before: str | None
    last: int
    came_back: bool = False


def blame(versions: Sequence[Version]) -> Blame:
    """Blame the last of `versions` on all of them.

    Args:
        versions: of one page, in order of date.
    """
    known: dict[str, _Origin] = {}
    previous: list[str] = []
    for n, version in enumerate(versions):
        texts = [text for text, _, _ in _sentences(version)]
        names = {key(text) for text in texts}
        gone = [text for text in previous if key(text) not in names]
        for text in texts:
            name = key(text)
            origin = known.get(name)
            if origin is None:
                known[name] = _Origin(
                    version.number, version.first_seen, _former(text, gone) if n else None, n
                )
            else:
                origin.came_back = origin.came_back or origin.last < n - 1
                origin.last = n
        previous = texts
    if not versions:
        return Blame(sentences=())
    found = []
    for text, block, section in _sentences(versions[-1]):
        origin = known[key(text)]
        found.append(
            Blamed(
                text=text,
                block=block,
                section=section,
                since=origin.since,
                at=origin.at,
                before=origin.before,
                came_back=origin.came_back,
            )
        )
    return Blame(sentences=tuple(found))


def _sentences(version: Version) -> list[tuple[str, int, str]]:
    document = version.document
    found: list[tuple[str, int, str]] = []
    section = 0
    ids = document.section_ids
    for n, block in enumerate(document.blocks):
        section += block.kind is BlockKind.HEADING
        parts = [block.text] if block.kind is BlockKind.CODE else sentences(block.text, document.language)
        name = ids[section] if section < len(ids) else ""
        found.extend((part.strip(), n, name) for part in parts if part.strip())
    return found


def _former(text: str, gone: Sequence[str]) -> str | None:
    """The vanished sentence that this one most looks like."""
    if not gone or len(gone) > 500:
        return None
    best = max(gone, key=lambda one: similarity(one, text))
    return best if similarity(best, text) >= _BEFORE else None
