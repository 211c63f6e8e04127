"""Visible labels of dates: "Generated on:", "Last updated: 3 May", «Mis à jour le…», „Von …, 3. Mai“. Stamps, not text.

A line is cut into labels, dates, clock times, relative times, a byline, and words that say nothing beside them
("see all updates", "at", "GMT"). It is a stamp only where nothing is left over: "Published 3 days ago, the
report names 12 dead." is text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import lru_cache

from versioner.core.extract.lines import Part, Said, left_of, parts_of
from versioner.core.extract.stampwords import CACHED, LONGEST, Says, opens, tells_when
from versioner.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What a visible label declares.

    Attributes:
        bare: a label alone ("Last updated:"), or the last of several: its date, if any, is in the block beside it.
        said: the dates, in order; byline: who wrote it, where the line says that too.
    """

    bare: Says | None = None
    said: tuple[Said, ...] = ()
    byline: str | None = None

    @property
    def published(self) -> datetime | None:
        return self._first(Says.PUBLISHED)

    @property
    def modified(self) -> datetime | None:
        return self._first(Says.UPDATED)

    @property
    def ticks(self) -> bool:
        """Whether it only says how long ago something was: it reads otherwise at every look."""
        return any(one.ago is not None for one in self.said) and not any(one.at for one in self.said)

    def _first(self, says: Says) -> datetime | None:
        return next((one.at for one in self.said if one.says is says and one.at), None)


def stamp(text: str, language: str | None = None, times: tuple[tuple[str, str], ...] = ()) -> Stamp | None:
    """Read a block as a date stamp; None where it is text.

    Args:
        text: a block's text.
        language: the page's (BCP 47).
        times: the block's `<time>` elements: what they show, and their `datetime`.
    """
    return _stamp(text, language, times) if len(text) <= LONGEST else None


def dated(text: str, language: str | None = None, times: tuple[tuple[str, str], ...] = ()) -> Stamp | None:
    """Read a block that is a date and nothing else, without a label; None where it is anything else."""
    return _dated(text, language, times) if len(text) <= LONGEST else None


def is_stamp(text: str) -> bool:
    """Whether a block is a label with its date, or a label alone; a byline alone is none."""
    read = stamp(text)
    return read is not None and (bool(read.said) or read.bare is not None)


def ticks(text: str) -> bool:
    """Whether a stamp, or its date in a block of its own, only says how long ago something was."""
    read = stamp(text) or dated(text)
    return read is not None and read.ticks


@lru_cache(maxsize=CACHED)
def _dated(text: str, language: str | None, times: tuple[tuple[str, str], ...]) -> Stamp | None:
    parts = parts_of(text, language, times) if tells_when(text, times) else None
    if parts is None:
        return None
    said = tuple(part.what for part in parts if isinstance(part.what, Said))
    labelled = any(isinstance(part.what, Says) and part.what is not Says.HISTORY for part in parts)
    named = any(part.name for part in parts)
    return Stamp(said=said) if said and not labelled and not named and not left_of(text, parts) else None


@lru_cache(maxsize=CACHED)
def _stamp(text: str, language: str | None, times: tuple[tuple[str, str], ...]) -> Stamp | None:
    if not opens(text):
        return None
    parts = parts_of(text, language, times)
    if parts is None:
        return None
    kinds = [part.what for part in parts if isinstance(part.what, Says) and part.what not in _OVER]
    said = tuple(_said(parts))
    byline = next((part.name for part in parts if part.name), None)
    if (not kinds and not byline) or left_of(text, parts):
        return None
    if not said and kinds:
        return None if byline else Stamp(bare=kinds[-1])  # "Generated on: Last updated:" waits for the last
    return Stamp(said=said, byline=byline)


_OVER = frozenset({Says.HISTORY, Says.LATEST})


def _said(parts: Sequence[Part]) -> Iterator[Said]:
    """The dates with what the label before them says; the first date, where it has none, what the next one says."""
    says: Says | None = None
    ahead = next(
        (part.what for part in parts if isinstance(part.what, Says) and part.what not in _OVER), None
    )
    if ahead is None and any(part.name for part in parts):
        ahead = Says.PUBLISHED  # a date and who wrote it, in whichever order
    for n, part in enumerate(parts):
        if isinstance(part.what, Says):
            says = says if part.what in _OVER else part.what
        elif isinstance(part.what, Said):
            alone = all(isinstance(other.what, Said) for other in parts[:n])
            yield Said(
                says=says or (ahead if alone else Says.PUBLISHED),
                at=part.what.at,
                clock=part.what.clock,
                ago=part.what.ago,
            )
