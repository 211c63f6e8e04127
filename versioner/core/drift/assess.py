"""Follow every edit of the source to the sentences of the article that rest on it, and see whether they followed."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

from versioner.core.align import Relation, compare
from versioner.core.drift.evidence import Index
from versioner.core.drift.model import DriftItem, DriftKind, SourceDrift, Where
from versioner.core.drift.passages import Passage, passages
from versioner.core.drift.sides import Born, Reading
from versioner.core.drift.trail import Trail, is_mended
from versioner.core.drift.verdict import Finding, is_known, lacking, overtaken
from versioner.core.model import PageStatus, Version

# Versions of either that are held against each other: of a page with a long past the newest, so that what a
# further edit costs does not grow. What was out of date before them stays so for as long as `stands` says.
SPAN = 32
_LEAD = Where(id="s0", path=())


def assess(
    article: Sequence[Version],
    source: Sequence[Version],
    *,
    source_status: PageStatus = PageStatus.OK,
    source_since: datetime | None = None,
    past: bool = True,
) -> SourceDrift:
    """What of an article its source has overtaken.

    Args:
        article: its versions, in order of date; of more than `SPAN` the newest count.
        source: the source's versions, in order of date; the same holds.
        source_status: how the source's page stands now.
        source_since: since when.
        past: say too what has followed and what is informative, which takes more than what is out of date now.
    """
    if not article or not source or article[-1].page == source[-1].page:
        return SourceDrift()
    since = horizon(article, source)
    article, source = held(article), held(source)
    trail = Trail(source)
    reading = Reading(trail)
    current, resolved = _followed(article, trail, reading, since=since, past=past)
    if source_status is PageStatus.GONE:
        gone = source_since or source[-1].first_seen
        current.append(_item(_LEAD, DriftKind.SOURCE_GONE, None, source[-1], gone))
    if not past:
        return SourceDrift(current=tuple(current))
    return SourceDrift(
        current=tuple(current),
        resolved=tuple(resolved),
        unsupported=tuple(_unsupported(article[-1], source)),
        unsourced_edits=tuple(_unsourced(article, source)),
    )


def held(versions: Sequence[Version]) -> Sequence[Version]:
    """The newest versions, which are held against the other page's."""
    return versions[-SPAN - 1 :]


def horizon(article: Sequence[Version], source: Sequence[Version]) -> datetime | None:
    """From when on edits of the source are followed; None: all of them are.

    Args:
        article, source: the versions of each; of those before the newest `SPAN` + 1 one is enough, or none.
    """
    ends = [
        *([held(article)[0].first_seen] if len(article) > SPAN else []),
        *([held(source)[1].first_seen] if len(source) > SPAN else []),
    ]
    return max(ends, default=None)


def stands(item: DriftItem, article: Version, source: Version) -> bool:
    """Whether what an edit before the horizon left behind is out of date still, as both pages read now."""
    ours, theirs = passages(article.document), passages(source.document)
    if item.kind is DriftKind.NEW_MATERIAL:
        parts = [one for one in theirs if one.text in (item.source_says or "")]
        return bool(parts) and not is_known(parts, Index(ours, beside=theirs))
    if item.kind is DriftKind.SOURCE_GONE or _is_said(item.source_said, theirs):
        return False
    return _is_said(item.article_says, ours)


def _is_said(text: str | None, of: Sequence[Passage]) -> bool:
    """Whether all of one or several sentences stands among a text's passages."""
    left = text or ""
    for one in of:
        left = left.replace(one.text, "")
    return bool(text) and not left.strip()


def _followed(
    article: Sequence[Version], trail: Trail, reading: Reading, *, since: datetime | None, past: bool
) -> tuple[list[DriftItem], list[DriftItem]]:
    """What is out of date in the article now, and what was and has followed."""
    current: dict[tuple[object, ...], DriftItem] = {}
    resolved: dict[tuple[object, ...], DriftItem] = {}
    born = _births(article, trail.versions)
    last = len(article) - 1
    for step in range(1, len(trail.versions)):
        at = trail.versions[step].first_seen
        if since is not None and at < since:
            continue
        stood = _standing(article, at)
        written = [Born(of, passages(article[stood].document)) for of in born]
        for n, finding in _found(article, written, (stood if past else last, step), reading):
            item = _told(finding, trail)
            if n == last:
                current[_name(item)] = item
            else:
                resolved[_name(item)] = replace(item, resolved_at=article[n + 1].first_seen)
    return list(current.values()), [one for name, one in resolved.items() if name not in current]


def _standing(versions: Sequence[Version], at: datetime) -> int:
    """Index of the version that stood at a moment; the first where none did."""
    return next((n for n in reversed(range(len(versions))) if versions[n].first_seen <= at), 0)


def _births(article: Sequence[Version], source: Sequence[Version]) -> list[dict[str, int]]:
    """Of each version's sentences, by key: index of the source's version that stood when the sentence was first seen.

    A sentence in which a slip was mended is the one it was.
    """
    found: list[dict[str, int]] = []
    for version in article:
        stood = _standing(source, version.first_seen)
        before = found[-1] if found else {}
        here = passages(version.document)
        new = [one for one in here if one.key not in before]
        gone = before.keys() - {one.key for one in here} if new and before else set()
        mended = {one.key: before[key] for one in new for key in gone if is_mended(key, one.key)}
        found.append({one.key: before.get(one.key, mended.get(one.key, stood)) for one in here})
    return found


def _found(
    article: Sequence[Version], born: Sequence[Born], at: tuple[int, int], reading: Reading
) -> Iterator[tuple[int, Finding]]:
    """What one edit of the source left behind, with the article's version that was the last to say so.

    Args:
        born: of each version of the article, when its sentences were written.
        at: indices of the article's version that stood at the edit and of the source's that the edit brought.
    """
    first, step = at
    open_now: dict[Hashable, Finding] = {}
    for n in range(first, len(article)):
        document = article[n].document
        found = (*overtaken(document, born[n], step, reading), *lacking(document, step, reading))
        here = {one.about: one for one in found}
        yield from ((n - 1, one) for about, one in open_now.items() if about not in here)
        open_now = here
    yield from ((len(article) - 1, one) for one in open_now.values())


def _told(finding: Finding, trail: Trail) -> DriftItem:
    brought = trail.versions[finding.brought]
    where = Where(id=finding.where.section, path=finding.where.path) if finding.where else _LEAD
    return DriftItem(
        section=where,
        kind=finding.kind,
        article_says=finding.says,
        source_said=finding.said,
        source_says=finding.now,
        source_version=brought.number,
        since=trail.versions[finding.step].first_seen,
    )


def _name(item: DriftItem) -> tuple[object, ...]:
    """Each statement once: of several edits of one passage the latest counts."""
    return (
        item.kind,
        item.section.id,
        item.section.path,
        item.article_says or item.source_says,
        item.source_says,
    )


def _item(where: Where, kind: DriftKind, says: str | None, version: Version, since: datetime) -> DriftItem:
    return DriftItem(
        section=where,
        kind=kind,
        article_says=says,
        source_said=None,
        source_says=None,
        source_version=version.number if kind is DriftKind.SOURCE_GONE else None,
        since=since,
    )


def _unsupported(version: Version, source: Sequence[Version]) -> Iterator[DriftItem]:
    """Facts of the article that no version of the source ever had; information, never an accusation."""
    index = Index(list({one.key: one for page in source for one in passages(page.document)}.values()))
    for sentence in passages(version.document):
        if any(claim.hard for claim in sentence.claims) and not index.states_any(sentence):
            where = Where(id=sentence.section, path=sentence.path)
            yield _item(where, DriftKind.UNSUPPORTED, sentence.text, version, version.first_seen)


def _unsourced(article: Sequence[Version], source: Sequence[Version]) -> Iterator[DriftItem]:
    """Sections of the article that changed while the source did not.

    By both clocks: a source that was looked at after the article may have changed before it, and nothing is said then.
    """
    for old, new in pairwise(article):
        if any(old.first_seen < one.first_seen and one.not_before < new.first_seen for one in source[1:]):
            continue
        for one in compare(old.document, new.document).differences:
            if one.relation is not Relation.EDITED or not one.before or not one.after:
                continue
            if _facts(one.before, new) == _facts(one.after, new):
                continue
            section = new.document.sections[one.new_section or 0]
            item = _item(
                Where(id=section.id, path=section.path),
                DriftKind.UNSOURCED_EDIT,
                one.after,
                new,
                new.first_seen,
            )
            yield replace(item, article_version=new.number)


def _facts(text: str, version: Version) -> set[str]:
    return {
        claim.value for claim in Passage(text, -1, "", (), version.document.language).claims if claim.hard
    }
