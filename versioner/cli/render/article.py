"""An article as people read it, and lists of articles and versions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from wcwidth import clip

from versioner.cli.render.style import (
    Paint,
    ago,
    brief,
    cells,
    dated,
    dated_ago,
    exact,
    hung,
    path,
    to_the_minute,
    wrap,
)
from versioner.core.model import Article, Basis, BlockKind, PageStatus, Role, Version
from versioner.view.catalogues import ENGLISH
from versioner.view.details import said
from versioner.view.reasons import beside

if TYPE_CHECKING:
    from versioner.queries.compare import BlameReport
    from versioner.queries.read import Shown, VersionList


def fields(article: Article, now: datetime, width: int, paint: Paint, language: str = ENGLISH) -> list[str]:
    """The lines above an article: source, Generated on, Last updated, what is wrong."""
    lines = [f"{paint('Show me the source:', 'bold')} {source.url}" for source in article.sources]
    made = article.generated_on
    told = "-"
    if made is not None:
        told = dated(made) + (
            "" if made.basis is Basis.PUBLISHER else "  (first seen; the page declares no date)"
        )
    lines.append(f"{paint('Generated on:', 'bold')} {told}")
    lines.append(f"{paint('Last updated:', 'bold')} {updated(article, now)}")
    if article.status is not PageStatus.OK:
        why = f": {said(article.status_reason, language)}" if article.status_reason else ""
        lines.append(
            paint(f"The page is {article.status} since {exact(article.status_since)}{why}", "yellow")
        )
    if article.out_of_date:
        names = ", ".join(parts[-1] if parts else "the beginning" for parts in article.out_of_date)
        count = len(article.out_of_date)
        lines.append(
            paint(
                f"Source changed {behind(article)}; {count} section{'s' * (count != 1)} out of date: {names}.",
                "yellow",
            )
        )
    if article.pending:
        lines.append(paint(f"{len(article.pending)} edit(s) seen once, waiting to be confirmed.", "dim"))
    return [hung(line, width) for line in lines]


def behind(article: Article) -> str:
    """How long after the article its source changed: "3 h after this article"."""
    said = article.last_updated.at if article.last_updated else article.first_seen
    moved = [source.last_updated.at for source in article.sources if source.last_updated is not None]
    if said is None or not moved or max(moved) <= said:
        return "after this article"
    hours = (max(moved) - said).total_seconds() / 3600
    return (
        f"{hours:.0f} h after this article"
        if 1 <= hours < 72
        else (
            f"{hours / 24:.0f} days after this article"
            if hours >= 72
            else "within the hour after this article"
        )
    )


def updated(article: Article, now: datetime) -> str:
    """Last updated in words, with its interval and basis."""
    last = article.last_updated
    if last is None:
        return f"not changed since first seen on {exact(article.first_seen)}" if article.first_seen else "-"
    if last.basis is Basis.PUBLISHER:
        basis = "as the publisher says, and as we saw"
    else:
        basis = f"seen by us; not before {exact(last.not_before)}"
    return f"{dated(last)}  ({dated_ago(last, now)}; {basis})"


def show(found: Shown, now: datetime, width: int, paint: Paint) -> str:
    """The article, in the form that a reader knows."""
    version = found.version
    lines = [paint(wrap(version.document.title or found.article.title, width), "bold"), ""]
    lines += fields(found.article, now, width, paint)
    about = f"Version {version.number} (v{version.id}) of page {found.article.id}, {found.article.url}"
    lines.append(paint(hung(about, width), "dim"))
    lines += _text(version, width, paint)
    return "\n".join(lines)


def _text(version: Version, width: int, paint: Paint) -> list[str]:
    lines: list[str] = []
    for section in version.document.sections:
        if section.heading is not None:
            lines += ["", paint(wrap(section.heading.text, width), "bold") + paint(f"  #{section.id}", "dim")]
        for block in section.blocks:
            lines.append("")
            if block.role is Role.STRUCK:
                lines.append(wrap(f"[struck out by the publisher: {block.text}]", width))
            elif block.role is Role.ALTERNATIVE:
                lines.append(wrap(f"[picture: {block.text}]", width))
            elif block.kind is BlockKind.CODE:
                lines.append("\n".join("    " + line for line in block.text.split("\n")))
            elif block.kind is BlockKind.LIST_ITEM:
                lines.append(wrap("• " + block.text, width, "  " * block.level))
            elif block.kind is BlockKind.QUOTE:
                lines.append(wrap(block.text, width, "  | "))
            else:
                lines.append(wrap(block.text, width))
    if version.document.beside:
        lines += ["", paint("Beside the article on the page:", "bold")]
        lines += [
            paint(wrap(f"{one.block.text} ({beside(one.why)})", width), "dim")
            for one in version.document.beside
        ]
    return lines


@dataclass(frozen=True, slots=True)
class Room:
    """What a table that is too wide gives up.

    Attributes:
        spare: columns that go, the first of them first, for as long as it does not fit.
        main: the column that gives way after them, and before them down to `_LEAST`; None: the widest.
    """

    spare: tuple[int, ...] = ()
    main: int | None = None


_LEAST = 30  # columns that a title keeps as long as there is another column to let go


def table(
    rows: Sequence[Sequence[str]], heads: Sequence[str], width: int, paint: Paint, room: Room = Room()
) -> str:
    """Rows under heads, so that they fit: columns go, then one gives way."""
    full = [max(cells(row[n]) for row in (heads, *rows)) for n in range(len(heads))]
    kept = _kept(full, width, room)
    sizes = {n: full[n] for n in kept}
    over = sum(sizes.values()) + 2 * (len(sizes) - 1) - width
    if over > 0:
        widest = max(sizes, key=lambda n: sizes[n]) if room.main is None else room.main
        sizes[widest] = max(sizes[widest] - over, 12)
    head, *lines = [
        "  ".join(_cell(row[n], size) for n, size in sizes.items()).rstrip() for row in (heads, *rows)
    ]
    return "\n".join([paint(head, "bold"), *lines])


def _kept(full: Sequence[int], width: int, room: Room) -> list[int]:
    """The columns that stay."""
    kept = list(range(len(full)))
    for n in room.spare:
        least = sum(min(full[one], _LEAST) if one == room.main else full[one] for one in kept)
        if least + 2 * (len(kept) - 1) <= width:
            break
        kept.remove(n)
    return kept


def _cell(text: str, size: int) -> str:
    if cells(text) > size:
        text = clip(text, 0, size - 1).rstrip() + "…"
    return text + " " * (size - cells(text))


def listing(articles: Sequence[Article], now: datetime, width: int, paint: Paint) -> str:
    """Every article on a line."""
    if not articles:
        return "Nothing is tracked yet. Begin with: versioner track URL --source URL"
    narrow = width < _WIDE
    told = brief if narrow else str
    rows = [
        (
            str(one.id),
            one.title,
            told(dated_ago(one.last_updated, now)) if one.last_updated else "unchanged",
            told(ago(one.last_checked, now)),
            str(one.status),
            str(len(one.out_of_date) or "-"),
            str(one.versions),
        )
        for one in articles
    ]
    wide = ("No.", "Article", "Last updated", "Checked", "State", "Out of date", "Versions")
    return table(
        rows,
        ("No.", "Article", "Updated", "Checked", "State", "Old", "Vers.") if narrow else wide,
        width,
        paint,
        Room(spare=(6, 3, 5, 2), main=1),
    )


_WIDE = (
    110  # columns from which on a list tells times and heads in full: below, the title would keep under 30
)


def versions(found: VersionList, width: int, paint: Paint) -> str:
    """Every version on a line, with both clocks and its snapshot; times to the minute where there is little room."""
    told, zone = (exact, "") if width >= _WIDE else (to_the_minute, " (UTC)")
    rows = [
        (
            f"{found.article.id}@{one.version.number}",
            f"v{one.version.id}",
            told(one.version.first_seen),
            told(one.version.not_before),
            (str(one.significance) if one.significance else "first")
            + (" silent" if one.silent else "")
            + (f" = {one.version.reverted_to}" if one.version.reverted_to else "")
            + (" rederived" if one.version.rederived else ""),
            one.version.sha256[:12],
        )
        for one in found.versions
    ]
    heads = ("Version", "Id", f"First seen{zone}", f"Not before{zone}", "Change", "Bytes")
    lines = [table(rows, heads, width, paint, Room(spare=(5, 1, 3), main=4))]
    lines.extend(
        hung(
            f"{found.article.id}@{one.version.number} captured by {one.archive}"
            + (f" ({one.captured_by})" if one.archive in one.captured_by else ""),
            width,
        )
        for one in found.versions
        if one.archive and one.captured_by
    )
    if found.versions:
        place = found.versions[-1].snapshot.rpartition("/")[0].rpartition("/")[0]
        lines.append(paint(hung(f"snapshots: {place}", width), "dim"))
    return "\n".join(lines)


def sections(paths: Sequence[tuple[str, ...]]) -> str:
    """Heading paths, a line each."""
    return "\n".join(f"  {path(one)}" for one in paths) or "  (no headings)"


_AGES = " ░▒▓█"  # as first seen … newest: the shade is a mark, so that it is seen without colour too
_AGE_STYLES = (("dim",), (), (), (), ("bold",))
_MARGIN = 20  # columns before a sentence


def blame(found: BlameReport, width: int, paint: Paint) -> str:
    """Each sentence with the version and date it stands since, and a shade for its age."""
    told = found.blame
    lines = [paint(f"{found.article.title}, version {found.version.number}", "bold")]
    if found.version.number > 1:
        lines.append(paint(f"shade: {_AGES[1:]} older to newer; ↺ had vanished and come back", "dim"))
    for one in told.sentences:
        step = told.newness(one.since, len(_AGES) - 1)
        back = "↺" if one.came_back else "|"
        head = f"v{one.since:<3} {exact(one.at)[:10]} {_AGES[step]} {back} "
        rows = wrap(one.text, width - _MARGIN).split("\n")
        lines += [
            (head if n == 0 else " " * (_MARGIN - 2) + "| ") + paint(row, *_AGE_STYLES[step])
            for n, row in enumerate(rows)
        ]
        if one.before:
            lines.append(wrap(f"before: {one.before}", width, " " * _MARGIN))
    return "\n".join(lines)
