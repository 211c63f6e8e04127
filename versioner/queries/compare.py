"""Compare versions, neighbours or not, and trace each sentence back: what differs, and since when."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from versioner.app import App
from versioner.core.asked.address import names_version_alone, parse_section, parse_since, parse_version
from versioner.core.classify import change_between
from versioner.core.dates.silence import marked_between
from versioner.core.model import (
    Article,
    Change,
    Edit,
    Json,
    SectionChange,
    Significance,
    Version,
)
from versioner.core.provenance import Blame, blame
from versioner.errors import NotFoundError, UsageError
from versioner.frozen import dataclass
from versioner.storage import changes as stored_changes
from versioner.storage import find, pages, versions
from versioner.storage.articles import article_of
from versioner.storage.database import Session
from versioner.storage.history import judged_changes, standing
from versioner.storage.records import PageRow
from versioner.view.catalogues import ENGLISH
from versioner.view.findings import blame as blame_shape
from versioner.view.telling import summary


@dataclass(frozen=True, slots=True, kw_only=True)
class Diff:
    """What differs between two versions of whatever page."""

    article: Article
    old: Version
    new: Version
    change: Change
    language: str = ENGLISH

    @property
    def differs(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.change.edits) or any(section.was for section in self.change.sections)

    def to_json(self) -> Json:
        def name(version: Version) -> Json:
            shown = version.to_json()
            del shown["sections"]
            return shown | {"page": version.page}

        return {
            "article": self.article.to_json(),
            "old": name(self.old),
            "new": name(self.new),
            "change": self.change.to_json(summary(self.change, self.language)),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class BlameReport:
    """Each sentence of a version: since when, and how it read before."""

    article: Article
    version: Version
    blame: Blame

    def to_json(self) -> Json:
        shown = self.version.to_json()
        del shown["sections"]
        return {"article": self.article.to_json(), "version": shown} | blame_shape(self.blame)


def diff(
    app: App,
    first: str,
    second: str | None = None,
    third: str | None = None,
    *,
    since: datetime | str | None = None,
    section: str | None = None,
    minor: bool = True,
) -> Diff:
    """What differs between two versions, neighbours or not.

    Args:
        app: what to work with.
        first, second, third: `V1 V2`, or `ARTICLE v1 v2`, or `ARTICLE v1`: from that version to the newest, or an article
            alone: what changed last, or since `since`. `v1..v2`, as addresses of pages spell it, is two.
        since: compare the version in effect then with the latest.
        section: only this section (a path or an id).
        minor: minor and technical edits too.

    Raises:
        UsageError: too few or too many versions are named.
        NotFoundError, AmbiguousError: an address fits nothing or several things.
    """
    with app.db.read() as session:
        old, new = _pair(session, _apart(first, second, third), since)
        page = pages.page(session, new.page)
        found = _between(session, page, old, new)
        return Diff(
            article=article_of(session, page),
            old=old,
            new=new,
            change=_only(found, section, minor=minor),
            language=app.policy.language,
        )


def _pair(
    session: Session, named: tuple[str, str | None, str | None], since: datetime | str | None
) -> tuple[Version, Version]:
    first, second, third = named
    if since is not None:
        if second is not None:
            raise UsageError("with --since, name one article and no versions")
        page = find.page(session, first)
        after = parse_since(since) if isinstance(since, str) else since
        latest = find.version(session, f"{page.id}@latest")
        row = versions.version_at(session, page.id, after) or versions.version_rows(session, page.id)[0]
        return versions.with_document(session, row), latest
    if third is not None and second is not None:
        page = find.page(session, first)
        return _of(session, page, second), _of(session, page, third)
    only = _sole_page(session, first, second or first)
    if only is not None:
        if second is None:
            return _to_newest(session, only, first)
        return _of(session, only, first), _of(session, only, second)
    if not _is_article(first):
        if second is None:
            raise UsageError("name two versions, or an article and two of its versions")
        return find.version(session, first), find.version(session, second)
    page = find.page(session, first)
    if second is None:
        return _last_step(session, page)
    if _is_alone(second):
        return _to_newest(session, page, second)
    return find.version(session, first), _other(session, page, second)


def _apart(first: str, second: str | None, third: str | None) -> tuple[str, str | None, str | None]:
    """`7 v1..v2` as `7 v1 v2`, `v1..v2` as `v1 v2`; all else as it is."""
    old, dots, new = (second or first).partition("..")
    if third is not None or not dots or not (names_version_alone(old) and names_version_alone(new)):
        return first, second, third
    return (old, new, None) if second is None else (first, old, new)


def _last_step(session: Session, page: PageRow) -> tuple[Version, Version]:
    *_, old, new = (None, None, *standing(session, page.id))
    if new is None:
        raise NotFoundError("page {page} has 0 versions; nothing was accepted so far", page=page.id)
    if old is None:
        raise UsageError("page {number} has one version so far: there is nothing to compare", number=page.id)
    return versions.with_document(session, old), versions.with_document(session, new)


def _to_newest(session: Session, page: PageRow, spec: str) -> tuple[Version, Version]:
    """From one version to the newest; of the newest itself, what made it."""
    old, new = _of(session, page, spec), find.version(session, f"{page.id}@latest")
    return (old, new) if old.number != new.number else _last_step(session, page)


def _other(session: Session, page: PageRow, address: str) -> Version:
    """A version of another page; who means one of this page's by a bare number is told how that is written."""
    try:
        return find.version(session, address, within=page)
    except NotFoundError as none:
        if not address.isdigit():
            raise
        raise NotFoundError(
            "there is no page {number}; version {number} of page {page} is written v{number}",
            number=int(address),
            page=page.id,
            candidates=none.candidates,
        ) from none


def _is_article(text: str) -> bool:
    """Whether an address names an article and no version of it: behind one `vN` is its N-th."""
    where = parse_version(text)
    return where.page is not None and str(where.page) == text.strip()


def _of(session: Session, page: PageRow, text: str) -> Version:
    """Behind an article `1`, `v1`, `latest~1` and `2026-11-20` are versions of it."""
    if names_version_alone(text):
        return find.version(session, f"{page.id}@{text.strip()}")
    return find.version(session, text, within=page)


def _is_alone(text: str) -> bool:
    """Whether an address says which version and not of what; a bare number is a page."""
    return names_version_alone(text) and not text.strip().isdigit()


def _sole_page(session: Session, *named: str) -> PageRow | None:
    """With a single article tracked, `v1 v2` and `latest~1 latest` mean that one's versions."""
    if not all(map(_is_alone, named)):
        return None
    tracked = [page for page in pages.all_pages(session) if page.as_article]
    return tracked[0] if len(tracked) == 1 else None


def _between(session: Session, page: PageRow, old: Version, new: Version) -> Change:
    """The stored change where the two are neighbours, else one made now from the two texts."""
    if old.page == new.page:
        stored = stored_changes.change_of(session, page.id, new.number)
        if stored is not None and stored.previous == old.number:
            return next((c for c in judged_changes(session, page.id) if c.version == new.number), stored)
    return change_between(
        old.document,
        new.document,
        version=new.number,
        previous=old.number,
        first_seen=new.first_seen,
        not_before=old.first_seen,
        declared_modified=new.declared_modified,
        marked=marked_between(old.document, new.document, old.first_seen),
    )


def _only(change: Change, section: str | None, *, minor: bool) -> Change:
    kept = change.sections
    if section is not None:
        kept = tuple(one for one in kept if _is(one, section))
        if not kept and change.sections:
            raise NotFoundError(
                "nothing changed in a section {section!r}",
                section=section,
                candidates=tuple(" > ".join(one.path) or "(the beginning)" for one in change.sections),
            )
    if not minor:
        kept = tuple(
            replace(one, edits=tuple(e for e in one.edits if e.significance is Significance.SUBSTANTIVE))
            for one in kept
        )
        kept = tuple(one for one in kept if one.edits)
    return _renumbered(change, kept)


def _renumbered(change: Change, kept: tuple[SectionChange, ...]) -> Change:
    """The change with only those sections; an edit whose note is not among them names none."""
    old = {id(edit): n for n, edit in enumerate(change.edits)}
    numbers = {old[id(edit)]: n for n, edit in enumerate(edit for one in kept for edit in one.edits)}

    def linked(edit: Edit) -> Edit:
        return edit if edit.note is None else replace(edit, note=numbers.get(edit.note))

    return replace(change, sections=tuple(replace(one, edits=tuple(map(linked, one.edits))) for one in kept))


def _is(section: SectionChange, wanted: str) -> bool:
    parsed = parse_section(wanted)
    if isinstance(parsed, str):
        return section.id == parsed
    return section.path[-len(parsed) :] == parsed or (section.was or ())[-len(parsed) :] == parsed


def blame_of(app: App, address: str) -> BlameReport:
    """Each sentence of a version: since which version, and how it read before.

    Raises:
        NotFoundError, AmbiguousError: the address fits nothing or several things.
    """
    with app.db.read() as session:
        version = find.version(session, address)
        here = (version.first_seen, version.number)
        until = [row for row in standing(session, version.page) if (row.first_seen, row.number) <= here]
        past = versions.with_documents(session, until)
        return BlameReport(
            article=article_of(session, pages.page(session, version.page)), version=version, blame=blame(past)
        )
