"""The JSON shapes of the values that versioner speaks in, as the contract writes them.

Times are RFC 3339 in UTC with `Z`; lists are never null, unknown values are null, never "". Each function is found
by its type: a value's own `to_json` asks here. What a check found is said in English words (`view.details`).
"""

from __future__ import annotations

from versioner.core.model import (
    Article,
    Beside,
    Block,
    Change,
    Check,
    Dated,
    Edit,
    EditKind,
    FreshDated,
    Json,
    Judgement,
    LastUpdated,
    Section,
    SectionChange,
    SourceHint,
    SourceRef,
    Version,
    declared_precision,
    rfc3339,
)
from versioner.core.model.shaped import shape
from versioner.view import reasons
from versioner.view.details import said


@shape.register
def _block(value: Block) -> Json:
    return {"kind": str(value.kind), "text": value.text}


@shape.register
def _beside(value: Beside) -> Json:
    return {**value.block.to_json(), "why": reasons.beside(value.why)}


@shape.register
def _section(value: Section) -> Json:
    return {
        "id": value.id,
        "path": list(value.path),
        "level": value.level,
        "blocks": [block.to_json() for block in value.blocks],
    }


@shape.register
def _source_hint(value: SourceHint) -> Json:
    return {
        "url": value.url,
        "text": value.text,
        "evidence": reasons.evidence(value.evidence),
        "confidence": value.confidence,
    }


@shape.register
def _check(value: Check) -> Json:
    return {
        "page": value.page,
        "url": value.url,
        "outcome": str(value.outcome),
        "version": value.version,
        "detail": said(value.detail),
    }


@shape.register
def _judgement(value: Judgement) -> Json:
    return {
        "verdict": str(value.verdict),
        "at": rfc3339(value.at),
        "version": value.version,
        "reason": value.reason,
        "by": value.by,
    }


@shape.register
def _edit(value: Edit) -> Json:
    shown: Json = {
        "kind": str(value.kind),
        "kinds": [str(kind) for kind in value.kinds or (value.kind,)],
        "significance": str(value.significance),
        "before": value.before,
        "after": value.after,
        "pieces": [[str(piece.op), piece.text] for piece in value.pieces],
    }
    if value.from_path is not None or value.to_path is not None:
        shown["from"] = list(value.from_path or ())
        shown["to"] = list(value.to_path or ())
    if value.label:
        shown["label"] = list(value.label)
    if value.from_url or value.to_url:
        shown["link"] = {"text": value.link, "from": value.from_url, "to": value.to_url}
    shown["rule"] = value.rule
    if value.note is not None:
        shown["note"] = value.note
    if value.kind is EditKind.CORRECTION_NOTE:
        shown["dated"] = rfc3339(value.dated)
        shown["dated_precision"] = declared_precision(value.dated)
    return shown


@shape.register
def _section_change(value: SectionChange) -> Json:
    return {
        "id": value.id,
        "path": list(value.path),
        "status": str(value.status),
        "was": None if value.was is None else list(value.was),
        "edits": [edit.to_json() for edit in value.edits],
    }


@shape.register
def _change(value: Change) -> Json:
    """Without its sentences, which are of a language: `Change.to_json` takes them."""
    return {
        "version": value.version,
        "previous": value.previous,
        "first_seen": rfc3339(value.first_seen),
        "not_before": rfc3339(value.not_before),
        "declared_modified": rfc3339(value.declared_modified),
        "declared_precision": declared_precision(value.declared_modified),
        "significance": str(value.significance),
        "kinds": [str(kind) for kind in value.kinds],
        "silent": value.silent,
        "reverted": value.reverted,
        "reverted_to": value.reverted_to,
        "stood_long": value.stood_long,
        "rederived": value.rederived,
        "pending": value.pending,
        "judged": value.judged.to_json() if value.judged else None,
        "summary": [],
        "sections": [section.to_json() for section in value.sections],
    }


@shape.register
def _dated(value: Dated) -> Json:
    return {"at": rfc3339(value.at), "precision": str(value.precision), "basis": str(value.basis)}


@shape.register
def _last_updated(value: LastUpdated) -> Json:
    return {
        "at": rfc3339(value.at),
        "precision": str(value.precision),
        "basis": str(value.basis),
        "not_before": rfc3339(value.not_before),
        "version": value.version,
    }


@shape.register
def _fresh_dated(value: FreshDated) -> Json:
    return {
        "at": rfc3339(value.at),
        "from": rfc3339(value.from_),
        "from_precision": declared_precision(value.from_),
        "to": rfc3339(value.to),
        "to_precision": declared_precision(value.to),
    }


@shape.register
def _source_ref(value: SourceRef) -> Json:
    return {
        "id": value.id,
        "url": value.url,
        "title": value.title,
        "status": str(value.status),
        "last_updated": value.last_updated.to_json() if value.last_updated else None,
    }


@shape.register
def _article(value: Article) -> Json:
    return {
        "id": value.id,
        "url": value.url,
        "title": value.title,
        "status": str(value.status),
        "status_reason": said(value.status_reason),
        "status_since": rfc3339(value.status_since),
        "versions": value.versions,
        "generated_on": value.generated_on.to_json() if value.generated_on else None,
        "last_updated": value.last_updated.to_json() if value.last_updated else None,
        "last_changed": rfc3339(value.last_changed),
        "last_checked": rfc3339(value.last_checked),
        "first_seen": rfc3339(value.first_seen),
        "next_check": rfc3339(value.next_check),
        "language": value.language,
        "schedule": value.schedule,
        "tracked": value.tracked,
        "is_source": value.is_source,
        "visibility": str(value.visibility),
        "tags": list(value.tags),
        "sources": [source.to_json() for source in value.sources],
        "fresh_dated": [moved.to_json() for moved in value.fresh_dated],
        "pending": [edit.to_json() for edit in value.pending],
        "out_of_date": [list(path) for path in value.out_of_date],
    }


@shape.register
def _version(value: Version) -> Json:
    return {
        "number": value.number,
        "id": value.id,
        "first_seen": rfc3339(value.first_seen),
        "not_before": rfc3339(value.not_before),
        "declared_modified": rfc3339(value.declared_modified),
        "declared_precision": declared_precision(value.declared_modified),
        "sha256": value.sha256,
        "rederived": value.rederived,
        "superseded": value.superseded,
        "reverted_to": value.reverted_to,
        "title": value.document.title,
        "byline": value.document.byline,
        "sections": [section.to_json() for section in value.document.sections],
        "beside": [one.to_json() for one in value.document.beside],
    }
