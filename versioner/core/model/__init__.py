"""The values that versioner speaks in: frozen, comparable, and each with its JSON shape (`view.shapes`).

The words are those of the design: a *page* is looked at in a *check*, which may keep a *snapshot*;
a snapshot is read as a *document* (an *observation* is that document with where it came from);
accepted text becomes a *version*; what differs between two versions are *edits*, what they mean is
a *change*. This package is what a program that uses versioner as a library is given.

Its parts are loaded when they are asked for: what only looks whether a page moved speaks of no change.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from versioner.core.model.articles import Article, Dated, FreshDated, LastUpdated, SourceRef, Version
    from versioner.core.model.changes import (
        Change,
        Edit,
        EditKind,
        Op,
        Piece,
        SectionChange,
        SectionStatus,
        Significance,
    )
    from versioner.core.model.checks import Check, Judgement, Level, Outcome, PageStatus, Verdict
    from versioner.core.model.document import Beside, Block, BlockKind, Document, Link, Role, Section
    from versioner.core.model.moments import (
        Basis,
        Precision,
        aware,
        declared_precision,
        from_rfc3339,
        iso_date,
        rfc3339,
    )
    from versioner.core.model.observation import Observation, SourceHint
    from versioner.core.model.shaped import Json, Shaped

__all__ = [
    "Article",
    "Basis",
    "Beside",
    "Block",
    "BlockKind",
    "Change",
    "Check",
    "Dated",
    "Document",
    "Edit",
    "EditKind",
    "FreshDated",
    "Json",
    "Judgement",
    "LastUpdated",
    "Level",
    "Link",
    "Observation",
    "Op",
    "Outcome",
    "PageStatus",
    "Piece",
    "Precision",
    "Role",
    "Section",
    "SectionChange",
    "SectionStatus",
    "Shaped",
    "Significance",
    "SourceHint",
    "SourceRef",
    "Verdict",
    "Version",
    "aware",
    "declared_precision",
    "from_rfc3339",
    "iso_date",
    "rfc3339",
]

_WHERE = {
    name: module
    for module, names in {
        "articles": "Article Dated FreshDated LastUpdated SourceRef Version",
        "changes": "Change Edit EditKind Op Piece SectionChange SectionStatus Significance",
        "checks": "Check Judgement Level Outcome PageStatus Verdict",
        "document": "Beside Block BlockKind Document Link Role Section",
        "moments": "Basis Precision aware declared_precision from_rfc3339 iso_date rfc3339",
        "observation": "Observation SourceHint",
        "shaped": "Json Shaped",
    }.items()
    for name in names.split()
}


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__} has no attribute {name}")
    found = globals()[name] = getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
    return found
