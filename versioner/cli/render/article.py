"""An article as people read it, and lists of articles and versions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from versioner.cli.render.style import (
    Paint,
    ago,
    brief,
    cells,
    dated,
    dated_ago,
    exact,
    fitted,
    hung,
    path,
    to_the_minute,
    wrap,
)
from versioner.core.model import Article, Basis, Block, BlockKind, PageStatus, Role, Version
from versioner.core.model.document import TICKING
from versioner.frozen import dataclass
from versioner.view.bidi import isolated
from versioner.view.details import said
from versioner.view.reasons import beside
from versioner.view.schedules import in_words

if TYPE_CHECKING:
    from versioner.cli.render.screen import Screen
    from versioner.cli.render.speech import Speech
    from versioner.queries.compare import BlameReport
    from versioner.queries.read import Listed, Shown, VersionList


def fields(article: Article, now: datetime, screen: Screen) -> list[str]:
    """The lines above an article: source, Generated on, Last updated, what is wrong."""
    words, paint = screen.words, screen.paint
    source_is, made_on, updated_on = (
        paint(label, "bold")
        for label in (words("Show me the source:"), words("Generated on:"), words("Last updated:"))
    )
    lines = [f"{source_is} {source.url}" for source in article.sources]
    made = article.generated_on
    told = "-"
    if made is not None:
        told = dated(made) + (
            "" if made.basis is Basis.PUBLISHER else "  " + words("(first seen; the page declares no date)")
        )
    lines += [f"{made_on} {told}", f"{updated_on} {updated(article, now, words)}"]
    lines += [paint(line, "yellow") for line in _wrong(article, words)]
    if article.pending:
        waits = words.many(
            "{count} edit seen once, waiting to be confirmed.",
            "{count} edits seen once, waiting to be confirmed.",
            len(article.pending),
        )
        lines.append(paint(waits, "dim"))
    return [hung(line, screen.width) for line in lines]


def _wrong(article: Article, words: Speech) -> list[str]:
    """What is wrong with the page, and with what it says."""
    lines = []
    if article.status is not PageStatus.OK:
        state = words(
            "The page is {state} since {at}",
            state=words.name(article.status),
            at=exact(article.status_since),
        )
        why = said(article.status_reason, words.language)
        lines.append(words("{what}: {why}", what=state, why=why) if why else state)
    if article.out_of_date:
        names = ", ".join(parts[-1] if parts else words("the beginning") for parts in article.out_of_date)
        later = behind(article, words)
        lines.append(
            words.many(
                "Source changed {behind}; {count} section out of date: {names}.",
                "Source changed {behind}; {count} sections out of date: {names}.",
                len(article.out_of_date),
                behind=later,
                names=names,
            )
        )
    return lines


def behind(article: Article, words: Speech) -> str:
    """How long after the article its source changed: "3 h after this article"."""
    said = article.last_updated.at if article.last_updated else article.first_seen
    moved = [source.last_updated.at for source in article.sources if source.last_updated is not None]
    if said is None or not moved or max(moved) <= said:
        return words("after this article")
    hours = (max(moved) - said).total_seconds() / 3600
    if hours < 1:
        return words("within the hour after this article")
    if hours < _DAYS_FROM:
        return words("{hours} h after this article", hours=f"{hours:.0f}")
    return words("{days} days after this article", days=f"{hours / 24:.0f}")


_DAYS_FROM = 72  # hours from which on people count days


def updated(article: Article, now: datetime, words: Speech) -> str:
    """Last updated in words, with its interval and basis."""
    last = article.last_updated
    if last is None:
        first = exact(article.first_seen)
        return words("not changed since first seen on {at}", at=first) if article.first_seen else "-"
    if last.basis is Basis.PUBLISHER:
        basis = words("as the publisher says, and as we saw")
    else:
        basis = words("seen by us; not before {at}", at=exact(last.not_before))
    return f"{dated(last)}  ({dated_ago(last, now, words)}; {basis})"


def show(found: Shown, now: datetime, screen: Screen) -> str:
    """The article, in the form that a reader knows."""
    version, width, paint = found.version, screen.width, screen.paint
    lines = [paint(wrap(version.document.title or found.article.title, width), "bold")]
    if version.document.byline:
        lines.append(wrap(screen.words("By {name}", name=isolated(version.document.byline)), width))
    lines.append("")
    lines += fields(found.article, now, screen)
    about = screen.words(
        "Version {number} (v{id}) of page {page}, {url}",
        number=version.number,
        id=version.id,
        page=found.article.id,
        url=found.article.url,
    )
    lines.append(paint(hung(about, width), "dim"))
    lines += _text(version, screen)
    return "\n".join(lines)


def _text(version: Version, screen: Screen) -> list[str]:
    lines: list[str] = []
    width, paint, words = screen.width, screen.paint, screen.words
    for section in version.document.sections:
        if section.heading is not None:
            lines += ["", paint(wrap(section.heading.text, width), "bold") + paint(f"  #{section.id}", "dim")]
        for block in section.blocks:
            if block.role not in TICKING:
                lines += ["", _block(block, screen)]
    ticking = [block.text for block in version.document.blocks if block.role in TICKING]
    if ticking:
        lines += ["", paint(words("Left out, because it changes by itself:"), "bold")]
        lines += [paint(wrap(text, width), "dim") for text in ticking]
    if version.document.beside:
        lines += ["", paint(words("Beside the article on the page:"), "bold")]
        lines += [
            paint(wrap(f"{one.block.text} ({beside(one.why, words.language)})", width), "dim")
            for one in version.document.beside
        ]
    return lines


def _block(block: Block, screen: Screen) -> str:
    """A block of the text, with the mark of what it is."""
    width, words = screen.width, screen.words
    if block.role is Role.STRUCK:
        return wrap("[" + words("struck out by the publisher: {text}", text=block.text) + "]", width)
    if block.role is Role.ALTERNATIVE:
        return wrap("[" + words("picture: {text}", text=block.text) + "]", width)
    if block.kind is BlockKind.CODE:
        return "\n".join("    " + line for line in block.text.split("\n"))
    if block.kind is BlockKind.LIST_ITEM:
        return wrap("• " + block.text, width, "  " * block.level)
    if block.kind is BlockKind.QUOTE:
        return wrap(block.text, width, "  | ")
    return wrap(block.text, width)


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
_NOTHING = Room()


def table(
    rows: Sequence[Sequence[str]], heads: Sequence[str], width: int, paint: Paint, room: Room = _NOTHING
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
    text = isolated(fitted(text, size))
    return text + " " * (size - cells(text))


def listing(articles: Sequence[Article], now: datetime, screen: Screen, *, narrowed: bool = False) -> str:
    """Every article on a line; `narrowed`: only some were asked for."""
    words = screen.words
    if not articles and narrowed:
        return words("No article fits what was asked for.")
    if not articles:
        return words("Nothing is tracked yet. Begin with: versioner track URL --source URL")
    short = screen.width < _WIDE
    told = brief if short else ago
    rows = [
        (
            str(one.id),
            one.title,
            dated_ago(one.last_updated, now, words, short=short)
            if one.last_updated
            else words.name("unchanged")
            if one.versions
            else "-",
            told(one.last_checked, now, words),
            words.name(one.status if one.tracked else "paused"),
            str(len(one.out_of_date) or "-"),
            str(one.versions),
        )
        for one in articles
    ]
    heads = (
        words("No."),
        words("Article"),
        words("Updated") if short else words("Last updated"),
        words("Checked"),
        words("State"),
        words("Old") if short else words("Out of date"),
        words("Vers.") if short else words("Versions"),
    )
    return table(rows, heads, screen.width, screen.paint, Room(spare=(6, 3, 5, 2), main=1))


_WIDE = (
    110  # columns from which on a list tells times and heads in full: below, the title would keep under 30
)


def versions(found: VersionList, screen: Screen) -> str:
    """Every version on a line, with both clocks and its snapshot; times to the minute where there is little room."""
    words, width = screen.words, screen.width
    told, zone = (exact, "") if width >= _WIDE else (to_the_minute, " (UTC)")
    rows = [
        (
            f"{found.article.id}@{one.version.number}",
            f"v{one.version.id}",
            told(one.version.first_seen),
            told(one.version.not_before) if n else "-",  # nothing was looked at before the first
            _kind(one, words),
            one.version.sha256[:12],
        )
        for n, one in enumerate(found.versions)
    ]
    first, before = words("First seen") + zone, words("Not before") + zone
    heads = (words("Version"), "Id", first, before, words("Change"), "SHA-256")
    lines = [table(rows, heads, width, screen.paint, Room(spare=(5, 1, 3), main=4))]
    lines.extend(
        hung(
            f"{found.article.id}@{one.version.number} "
            + words("captured by {archive}", archive=one.archive)
            + (f" ({one.captured_by})" if one.archive in one.captured_by else ""),
            width,
        )
        for one in found.versions
        if one.archive and one.captured_by
    )
    if found.versions:
        place = found.versions[-1].snapshot.rpartition("/")[0].rpartition("/")[0]
        lines.append(screen.paint(hung(words("snapshots: {place}", place=place), width), "dim"))
    return "\n".join(lines)


def _kind(one: Listed, words: Speech) -> str:
    """What kind of change made a version."""
    return (
        words.name(one.significance or "first")
        + (" " + words.name("silent") if one.silent else "")
        + (f" = {one.version.reverted_to}" if one.version.reverted_to else "")
        + (" " + words("rederived") if one.version.rederived else "")
    )


def sections(paths: Sequence[tuple[str, ...]], words: Speech) -> str:
    """Heading paths, a line each."""
    return "\n".join(f"  {path(one, words)}" for one in paths) or "  " + words("(no headings)")


def schedule(article: Article, words: Speech) -> str:
    """How often an article is looked at, and when next."""
    return words(
        "looked at: {schedule}; next {at}",
        schedule=in_words(article.schedule, words.language),
        at=exact(article.next_check),
    )


_AGES = " ░▒▓█"  # as first seen … newest: the shade is a mark, so that it is seen without colour too
_AGE_STYLES = (("dim",), (), (), (), ("bold",))
_MARGIN = 20  # columns before a sentence


def blame(found: BlameReport, screen: Screen) -> str:
    """Each sentence with the version and date it stands since, and a shade for its age."""
    told, width, paint, words = found.blame, screen.width, screen.paint, screen.words
    title = words(
        "{title}, version {number}", title=isolated(found.article.title), number=found.version.number
    )
    lines = [paint(title, "bold")]
    if found.version.number > 1:
        shades = words("shade: {shades} older to newer; ↺ had vanished and come back", shades=_AGES[1:])
        lines.append(paint(shades, "dim"))
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
            lines.append(wrap(words("before: {text}", text=one.before), width, " " * _MARGIN))
    return "\n".join(lines)
