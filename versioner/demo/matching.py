"""Lays what was seen beside what was done, and says where they differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from versioner.core.model import Change
from versioner.demo.story import Step, Told
from versioner.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What versioner told of one step: everything it first saw between this step and the next."""

    article: tuple[Change, ...]
    source: tuple[Change, ...]
    fresh_dated: int
    suspect: bool
    drift: int
    resolved: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A step, what was seen of it, and the differences in words (none: they agree)."""

    step: Step
    seen: Seen
    differences: tuple[str, ...]

    @property
    def agrees(self) -> bool:
        """Whether what was seen is what was done."""
        return not self.differences


def within(changes: Iterable[Change], start: datetime, end: datetime) -> tuple[Change, ...]:
    """The changes first seen in [start, end), oldest first."""
    return tuple(sorted((c for c in changes if start <= c.first_seen < end), key=lambda c: c.first_seen))


def match(step: Step, seen: Seen) -> Match:
    """Hold what was seen of `step` against what the story says must be told."""
    differences = [
        *_compare("article", step.article, seen.article),
        *_compare("source", step.source, seen.source),
    ]
    if bool(seen.fresh_dated) != step.fresh_dated:
        differences.append(
            "a date moved without an edit" + (" was not seen" if step.fresh_dated else ", wrongly")
        )
    if seen.suspect != step.suspect:
        differences.append(
            "the page was " + ("not held for suspect" if step.suspect else "wrongly held for suspect")
        )
    if step.drift is not None and seen.drift != step.drift:
        differences.append(f"{seen.drift} statements out of date, not {step.drift}")
    if step.resolved is not None and seen.resolved != step.resolved:
        differences.append(f"{seen.resolved} statements caught up, not {step.resolved}")
    return Match(step=step, seen=seen, differences=tuple(differences))


def _compare(page: str, told: Told | None, changes: Sequence[Change]) -> Iterable[str]:
    if told is None:
        if changes:
            yield f"{page}: {len(changes)} changes told where nothing was edited"
        return
    if len(changes) != 1:
        yield f"{page}: {len(changes)} changes told, not one"
        return
    (change,) = changes
    if change.significance is not told.significance:
        yield f"{page}: called {change.significance}, not {told.significance}"
    if missing := told.kinds - set(change.kinds):
        yield f"{page}: no edit of kind {', '.join(sorted(missing))} (told: {', '.join(change.kinds)})"
    headings = {section.path[-1] for section in change.sections if section.path}
    if told.section is not None and told.section not in headings:
        yield f"{page}: told under {', '.join(sorted(headings)) or 'no section'}, not {told.section}"
    if bool(change.silent) != told.silent:
        yield f"{page}: {'not ' if told.silent else ''}called silent"
