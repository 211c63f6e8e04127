"""The JSON shapes of what is found in versions: drift, blame, noise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from versioner.core.model import Json, from_rfc3339, rfc3339
from versioner.view import reasons

if TYPE_CHECKING:  # what finds them is dear to load, and who has one to show has loaded it
    from versioner.core.decide.noise import NoisyBlock
    from versioner.core.drift.model import DriftItem, Where
    from versioner.core.provenance import Blame, Blamed


def place(section: Where) -> Json:
    """A section of an article, by its id and path."""
    return {"id": section.id, "path": list(section.path)}


def drift_item(item: DriftItem) -> Json:
    """One statement that the source has overtaken; once it is resolved, when and after how long."""
    shown: Json = {
        "section": place(item.section),
        "article_says": item.article_says,
        "source_said": item.source_said,
        "source_says": item.source_says,
        "source_version": item.source_version,
        "since": rfc3339(item.since),
        "kind": str(item.kind),
    }
    if item.resolved_at is not None:
        shown["resolved_at"] = rfc3339(item.resolved_at)
        shown["lag_hours"] = round(item.lag_hours or 0.0, 3)
    return shown


def read_drift(shown: Json) -> DriftItem:
    """The statement that `drift_item` wrote so."""
    from versioner.core.drift.model import DriftItem, DriftKind, Where  # noqa: PLC0415 - as below

    since = from_rfc3339(shown["since"])
    assert since is not None
    return DriftItem(
        section=Where(id=shown["section"]["id"], path=tuple(shown["section"]["path"])),
        kind=DriftKind(shown["kind"]),
        article_says=shown["article_says"],
        source_said=shown["source_said"],
        source_says=shown["source_says"],
        source_version=shown["source_version"],
        since=since,
    )


def blame(found: Blame) -> Json:
    """Every sentence of a version: since when, and how it read before."""
    return {"sentences": [_blamed(one) for one in found.sentences]}


def _blamed(one: Blamed) -> Json:
    return {
        "text": one.text,
        "block": one.block,
        "section": one.section,
        "since": one.since,
        "at": rfc3339(one.at),
        "before": one.before,
        "came_back": one.came_back,
        "words": [[stretch.text, stretch.since] for stretch in one.words],
    }


def noisy(block: NoisyBlock) -> Json:
    """A block that is ignored, and why."""
    return {
        "text": block.text,
        "reason": reasons.ignored(block),
        "since": block.since or None,
        "flips": block.flips,
        "template_changes": block.template_changes,
    }
