"""Blame: for every sentence and word, since which version it stands, how it read before, whether it had been gone.

Paragraphs, then sentences, then words are looked up by their hashes over all past versions, as WikiWho does
(Flöck & Acosta 2014): text that vanished and came back keeps its first origin, and says so; of a sentence
that stands twice each has its own. Words of an edited sentence are carried over from what it read before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from datetime import datetime
from itertools import groupby

from versioner.core.align.alike import similarity
from versioner.core.model import BlockKind, Op, Version
from versioner.core.text.diff import word_diff
from versioner.core.text.words import key, sentences, tokens
from versioner.frozen import dataclass

_BEFORE = 0.30  # word similarity from which an older sentence is how a new one read before (as in align)
_MOST = 500  # vanished sentences beyond which no former reading is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Neighbouring words of one sentence that stand since the same version."""

    text: str
    since: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Blamed:
    """One sentence of a version.

    Attributes:
        block: the index of its block; section: the id of its section.
        since: the number of the version that first had it as it is; at: when that was first seen.
        before: how it read until then; None where it is new.
        came_back: it had been gone in between.
        words: its words by the version that brought them; joined they are `text`.
    """

    text: str
    block: int
    section: str
    since: int
    at: datetime
    before: str | None
    came_back: bool
    words: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Blame:
    """Every sentence of a version, in reading order; headings count as sentences.

    Attributes:
        version: the number of the version that is blamed.
    """

    sentences: tuple[Blamed, ...]
    version: int = 1

    def newness(self, since: int, steps: int) -> int:
        """Where a version stands between the first (0) and the one that is blamed (`steps`), in even steps."""
        return 0 if self.version <= 1 else round(steps * (since - 1) / (self.version - 1))


@dataclass(slots=True, eq=False)
class _Origin:
    """A sentence that is or was: since when, and since when each of its words."""

    text: str
    since: int
    at: datetime
    before: str | None
    words: tuple[int, ...]
    last: int = 0
    came_back: bool = False


@dataclass(slots=True)
class _Known:
    """All that was ever read, by its hash; of each its instances."""

    paragraphs: dict[tuple[str, ...], dict[tuple[int, ...], tuple[_Origin, ...]]] = field(
        default_factory=dict
    )
    sentences: dict[str, list[_Origin]] = field(default_factory=dict)


def blame(versions: Sequence[Version]) -> Blame:
    """Blame the last of `versions` on all of them.

    Args:
        versions: of one page, in order of date.
    """
    known = _Known()
    current: list[_Origin] = []
    for n, version in enumerate(versions):
        current = _read(known, current, version, n)
    if not versions:
        return Blame(sentences=())
    places = [place for paragraph in _paragraphs(versions[-1]) for place in paragraph]
    found = (
        Blamed(
            text=text,
            block=block,
            section=section,
            since=origin.since,
            at=origin.at,
            before=origin.before,
            came_back=origin.came_back,
            words=_stretches(text, origin),
        )
        for (text, block, section), origin in zip(places, current, strict=True)
    )
    return Blame(sentences=tuple(found), version=versions[-1].number)


def _read(known: _Known, previous: Sequence[_Origin], version: Version, n: int) -> list[_Origin]:
    """The origins of a version's sentences, in reading order; what is new becomes known."""
    paragraphs = list(_paragraphs(version))
    keys = [tuple(key(text) for text, _, _ in paragraph) for paragraph in paragraphs]
    used: set[int] = set()
    found = _single(known, keys, _whole(known, keys, used, n), used, n)
    gone = [origin for origin in previous if id(origin) not in used]
    made: list[_Origin] = []
    for names, origins, paragraph in zip(keys, found, paragraphs, strict=True):
        row = tuple(
            origin or _new(known, name, text, gone, version, n)
            for name, origin, (text, _, _) in zip(names, origins, paragraph, strict=True)
        )
        known.paragraphs.setdefault(names, {})[tuple(map(id, row))] = row
        made.extend(row)
    for origin in made:
        origin.came_back = origin.came_back or origin.last < n - 1
        origin.last = n
    return made


_Keys = Sequence[tuple[str, ...]]  # of each paragraph the keys of its sentences


def _whole(known: _Known, keys: _Keys, used: set[int], n: int) -> list[list[_Origin | None]]:
    """The paragraphs that were read before as they are; None for each sentence of one that was not."""
    rows = {names: _in_turn(known.paragraphs.get(names, {}).values(), n) for names in dict.fromkeys(keys)}
    return [list(_first_free(rows[names], used)) or [None] * len(names) for names in keys]


def _single(
    known: _Known, keys: _Keys, found: Sequence[Sequence[_Origin | None]], used: set[int], n: int
) -> list[list[_Origin | None]]:
    """Of the other paragraphs the sentences that were read before, wherever."""
    left = dict.fromkeys(
        name for names, origins in zip(keys, found, strict=True) if None in origins for name in names
    )
    rows = {name: _in_turn(((one,) for one in known.sentences.get(name, ())), n) for name in left}
    return [
        [
            origin or next(iter(_first_free(rows[name], used)), None)
            for name, origin in zip(names, origins, strict=True)
        ]
        for names, origins in zip(keys, found, strict=True)
    ]


def _first_free(rows: Iterator[tuple[_Origin, ...]], used: set[int]) -> tuple[_Origin, ...]:
    """The next row that no other place has taken, taken now; () where there is none."""
    row = next((row for row in rows if _is_free(row, used)), ())
    used.update(map(id, row))
    return row


def _in_turn(rows: Iterable[tuple[_Origin, ...]], n: int) -> Iterator[tuple[_Origin, ...]]:
    """Instances of one text, those of the version before first; each is offered once a version."""
    return iter(sorted(rows, key=lambda row: -sum(origin.last == n - 1 for origin in row)))


def _is_free(row: tuple[_Origin, ...], used: set[int]) -> bool:
    """Whether no other place has taken any of it, and none of it twice."""
    return used.isdisjoint(map(id, row)) and len(set(map(id, row))) == len(row)


def _new(known: _Known, name: str, text: str, gone: Sequence[_Origin], version: Version, n: int) -> _Origin:
    former = _former(text, gone) if n else None
    origin = _Origin(
        text=text,
        since=version.number,
        at=version.first_seen,
        before=former.text if former else None,
        words=_carried(former, text, version.number),
        last=n,
    )
    known.sentences.setdefault(name, []).append(origin)
    return origin


def _carried(former: _Origin | None, text: str, number: int) -> tuple[int, ...]:
    """Since when each token of `text` stands: what it shares with its former reading keeps its age."""
    if former is None:
        return (number,) * len(tokens(text))
    ages = iter(former.words)
    found: list[int] = []
    for piece in word_diff(former.text, text):
        count = len(tokens(piece.text))
        if piece.op is Op.INSERT:
            found.extend([number] * count)
        else:
            passed = [next(ages) for _ in range(count)]
            found.extend(passed if piece.op is Op.EQUAL else ())
    return tuple(found)


def _stretches(text: str, origin: _Origin) -> tuple[Stretch, ...]:
    """The text by age; where it is written a little differently now (spaces) it is as old as its sentence."""
    parts = tokens(text)
    if len(parts) != len(origin.words):
        return (Stretch(text=text, since=origin.since),)
    aged = groupby(zip(parts, origin.words, strict=True), key=lambda pair: pair[1])
    return tuple(Stretch(text="".join(part for part, _ in run), since=since) for since, run in aged)


def _paragraphs(version: Version) -> Iterator[list[tuple[str, int, str]]]:
    """Each block's sentences, with the block's index and its section's id."""
    document = version.document
    section = 0
    ids = document.section_ids
    for n, block in enumerate(document.blocks):
        section += block.kind is BlockKind.HEADING
        parts = [block.text] if block.kind is BlockKind.CODE else sentences(block.text, document.language)
        name = ids[section] if section < len(ids) else ""
        yield [(part.strip(), n, name) for part in parts if part.strip()]


def _former(text: str, gone: Sequence[_Origin]) -> _Origin | None:
    """The vanished sentence that this one most looks like."""
    if not gone or len(gone) > _MOST:
        return None
    best = max(gone, key=lambda one: similarity(one.text, text))
    return best if similarity(best.text, text) >= _BEFORE else None
