"""Follow every edit of the source to the sentences of the article that rest on it, and see whether they followed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import pairwise

from versioner.core.align import Difference, Relation, compare
from versioner.core.drift.evidence import Index, Passage, passages
from versioner.core.drift.model import DriftItem, DriftKind, SourceDrift, Where
from versioner.core.model import Document, PageStatus, Version
from versioner.core.text import key, sentences

_LEAD = Where(id="s0", path=())
# A passage that was retracted must have been what the sentence rests on, not only be like it.
_RESTS = 0.45
_KNOWN = 0.55  # support from which the article has the new material already


def assess(
    article: Sequence[Version],
    source: Sequence[Version],
    *,
    source_status: PageStatus = PageStatus.OK,
    source_since: datetime | None = None,
) -> SourceDrift:
    """What of an article its source has overtaken.

    Args:
        article: its versions, in order of date.
        source: the source's versions, in order of date.
        source_status: how the source's page stands now.
        source_since: since when.
    """
    if not article or not source or article[-1].page == source[-1].page:
        return SourceDrift()
    found: list[DriftItem] = []
    for old, new in pairwise(source):
        found.extend(_overtaken(article, old, new))
    current, resolved = [], []
    for item in found:
        if _went_back(item, source):
            continue
        at = _followed(item, article)
        if at is None:
            current.append(item)
        else:
            resolved.append(_closed(item, at))
    if source_status is PageStatus.GONE:
        since = source_since or source[-1].first_seen
        current.append(_item(_LEAD, DriftKind.SOURCE_GONE, None, None, None, source[-1], since))
    return SourceDrift(
        current=tuple(_once(current)),
        resolved=tuple(_once(resolved)),
        unsupported=tuple(_unsupported(article[-1], source)),
        unsourced_edits=tuple(_unsourced(article, source)),
    )


def _item(
    where: Where,
    kind: DriftKind,
    says: str | None,
    said: str | None,
    now: str | None,
    version: Version | None,
    since: datetime,
) -> DriftItem:
    return DriftItem(
        section=where,
        kind=kind,
        article_says=says,
        source_said=said,
        source_says=now,
        source_version=version.number if version else None,
        since=since,
    )


def _in_effect(article: Sequence[Version], at: datetime) -> Version:
    return next((version for version in reversed(article) if version.first_seen <= at), article[0])


def _overtaken(article: Sequence[Version], old: Version, new: Version) -> Iterator[DriftItem]:
    """What one edit of the source leaves behind in the article as it then stood."""
    differences = compare(old.document, new.document).differences
    if not differences:
        return
    reader = _in_effect(article, new.first_seen)
    ours = passages(reader.document)
    index = Index(passages(old.document))
    now = Index(passages(new.document))
    for one in differences:
        if one.before and one.after and one.relation in {Relation.EDITED, Relation.MOVED, Relation.TITLE}:
            yield from _superseded(one, ours, index, new)
        elif (
            one.before and one.after is None and one.relation in {Relation.REMOVED, Relation.SECTION_REMOVED}
        ):
            yield from _retracted(one, ours, index, now, old, new)
        elif one.after and one.before is None and one.relation in {Relation.ADDED, Relation.SECTION_ADDED}:
            yield from _new_material(one, ours, new)


def _as_passages(text: str, language: str | None) -> list[Passage]:
    parts = [part for block in text.split("\n\n") for part in sentences(block, language)]
    return [Passage(part.strip(), -1, "", (), language) for part in parts if part.strip()]


def _superseded(one: Difference, ours: Sequence[Passage], index: Index, new: Version) -> Iterator[DriftItem]:
    """The article states a fact that the source stated and now states otherwise."""
    before = Passage(one.before or "", -1, "", (), new.document.language)
    after = Passage(one.after or "", -1, "", (), new.document.language)
    lost = before.hard - after.hard or (before.said - after.said if after.said - before.said else frozenset())
    if not lost:
        return
    for sentence in ours:
        if sentence.said & lost and index.score(sentence, before) >= 0.3:
            where = Where(id=sentence.section, path=sentence.path)
            yield _item(
                where, DriftKind.SUPERSEDED, sentence.text, one.before, one.after, new, new.first_seen
            )


def _retracted(
    one: Difference, ours: Sequence[Passage], index: Index, now: Index, old: Version, new: Version
) -> Iterator[DriftItem]:
    """The article states what the source no longer states anywhere."""
    for gone in _as_passages(one.before or "", old.document.language):
        for sentence in ours:
            score = index.score(sentence, gone)
            if score < _RESTS or not (sentence.said & gone.said or len(sentence.stems & gone.stems) >= 4):
                continue
            still = now.support(sentence, most=1)
            if still and still[0][0] >= score:
                continue
            where = Where(id=sentence.section, path=sentence.path)
            yield _item(where, DriftKind.RETRACTED, sentence.text, gone.text, None, new, new.first_seen)


def _new_material(one: Difference, ours: Sequence[Passage], new: Version) -> Iterator[DriftItem]:
    """The source states facts in a new passage that the article lacks."""
    index = Index(ours)
    parts = _as_passages(one.after or "", new.document.language)
    telling = [part for part in parts if part.hard]
    if not telling or not one.whole:
        return
    known = any(score >= _KNOWN for part in telling for score, _ in index.support(part, most=1))
    if known:
        return
    yield _item(_nearest(telling, index), DriftKind.NEW_MATERIAL, None, None, one.after, new, new.first_seen)


def _nearest(parts: Sequence[Passage], index: Index) -> Where:
    """The section of the article that speaks of the same things."""
    for part in parts:
        for _, passage in index.support(part, most=1):
            return Where(id=passage.section, path=passage.path)
    return _LEAD


def _went_back(item: DriftItem, source: Sequence[Version]) -> bool:
    """Whether the source says again what it said."""
    if item.source_said is None or item.source_version is None:
        return False
    later = [version for version in source if version.first_seen > item.since]
    said = key(item.source_said)
    return bool(later) and said in {key(p.text) for p in passages(later[-1].document)}


def _followed(item: DriftItem, article: Sequence[Version]) -> datetime | None:
    """When the article no longer said it (or, for new material, began to); None while it still does."""
    for version in article:
        if version.first_seen <= item.since:
            continue
        if not _still(item, version.document):
            return version.first_seen
    return None


def _still(item: DriftItem, document: Document) -> bool:
    if item.kind is DriftKind.NEW_MATERIAL:
        index = Index(passages(document))
        parts = _as_passages(item.source_says or "", document.language)
        return not any(
            score >= _KNOWN for part in parts if part.hard for score, _ in index.support(part, most=1)
        )
    if item.article_says is None:
        return True
    texts = {key(passage.text) for passage in passages(document)}
    if key(item.article_says) in texts:
        return True
    if item.kind is not DriftKind.SUPERSEDED:
        return False
    # the sentence was touched: is the old fact still in its successor?
    old = Passage(item.article_says, -1, "", ())
    said = Passage(item.source_said or "", -1, "", ())
    says = Passage(item.source_says or "", -1, "", ())
    lost = (said.hard - says.hard or said.said - says.said) & old.said
    index = Index(passages(document))
    return any(passage.said & lost and score >= _RESTS for score, passage in index.support(old, most=1))


def _closed(item: DriftItem, at: datetime) -> DriftItem:
    return DriftItem(
        section=item.section,
        kind=item.kind,
        article_says=item.article_says,
        source_said=item.source_said,
        source_says=item.source_says,
        source_version=item.source_version,
        since=item.since,
        resolved_at=at,
    )


def _once(items: Sequence[DriftItem]) -> Iterator[DriftItem]:
    """Each statement once: of several edits of one passage the latest counts."""
    seen: dict[tuple[str, str, str | None], DriftItem] = {}
    for item in items:
        seen[str(item.kind), item.section.id, item.article_says or item.source_says] = item
    yield from seen.values()


def _unsupported(version: Version, source: Sequence[Version]) -> Iterator[DriftItem]:
    """Facts of the article that no version of the source ever had; information, never an accusation."""
    had = {fact for one in source for passage in passages(one.document) for fact in passage.hard}
    for sentence in passages(version.document):
        if sentence.hard and not sentence.hard & had:
            where = Where(id=sentence.section, path=sentence.path)
            yield _item(where, DriftKind.UNSUPPORTED, sentence.text, None, None, None, version.first_seen)


def _unsourced(article: Sequence[Version], source: Sequence[Version]) -> Iterator[DriftItem]:
    """Sections of the article that changed while the source did not."""
    for old, new in pairwise(article):
        if any(old.first_seen < one.first_seen <= new.first_seen for one in source[1:]):
            continue
        for one in compare(old.document, new.document).differences:
            if one.relation is not Relation.EDITED or not one.before or not one.after:
                continue
            before, after = Passage(one.before, -1, "", ()), Passage(one.after, -1, "", ())
            if before.hard == after.hard:
                continue
            section = new.document.sections[one.new_section or 0]
            where = Where(id=section.id, path=section.path)
            yield DriftItem(
                section=where,
                kind=DriftKind.UNSOURCED_EDIT,
                article_says=one.after,
                source_said=None,
                source_says=None,
                source_version=None,
                since=new.first_seen,
                article_version=new.number,
            )
