"""A change in a terminal: sections as headings, only what changed with a little context, words marked."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from versioner.cli.render.style import Paint, cells, exact, hung, path, wrap
from versioner.core.model import Change, Edit, EditKind, Op, Piece, SectionChange, Significance, Version
from versioner.queries.compare import Diff
from versioner.view.telling import summary

if TYPE_CHECKING:
    from versioner.cli.render.screen import Screen
    from versioner.cli.render.speech import Speech

_CONTEXT = 8  # words of equal text kept on each side of a change; more is folded


def word(found: Diff, screen: Screen) -> str:
    """The diff, word by word."""
    width, paint, words = screen.width, screen.paint, screen.words
    lines = [
        paint(wrap(found.article.title, width), "bold"),
        paint(hung(_between(found, words), width), "dim"),
        *_of_two_pages(found, screen),
    ]
    if not found.change.sections:
        return "\n".join([*lines, words("Nothing differs.")])
    lines += [wrap(sentence, width, "  ") for sentence in summary(found.change, words.language)]
    for section in found.change.sections:
        lines += ["", _heading(section, screen)]
        for edit in section.edits:
            lines += _edit(edit, _explained(found.change, edit, words), screen)
    return "\n".join(lines)


def _of_two_pages(found: Diff, screen: Screen) -> list[str]:
    """Whoever meant two versions of one page by two bare numbers is told what is compared instead."""
    old, new = found.old.page, found.new.page
    if old == new:
        return []
    said = screen.words(
        "Two pages are compared, {old} and {new}. Two versions of one: versioner diff {old} v1 v2",
        old=old,
        new=new,
    )
    return [hung(said, screen.width)]


def _between(found: Diff, words: Speech) -> str:
    old, new = found.old, found.new
    return words(
        "version {old} ({was}) -> {new} ({now})",
        old=old.number,
        was=exact(old.first_seen),
        new=new.number,
        now=exact(new.first_seen),
    )


def _heading(section: SectionChange, screen: Screen) -> str:
    words, paint = screen.words, screen.paint
    was = " (" + words("was {path}", path=path(section.was, words)) + ")" if section.was else ""
    status = words.name(section.status)
    return paint(f"## {path(section.path, words)}", "bold", "cyan") + paint(
        f"  #{section.id} {status}{was}", "dim"
    )


def _explained(change: Change, edit: Edit, words: Speech) -> tuple[str, ...]:
    """What a correction note says of an edit: its date, whether it explains it."""
    if edit.kind is EditKind.CORRECTION_NOTE:
        return (words("dated {day}", day=f"{edit.dated:%Y-%m-%d}"),) if edit.dated else ()
    note = change.note_of(edit)
    if note is not None:
        dated = note.dated
        return (
            words("explained by the note of {day}", day=f"{dated:%Y-%m-%d}")
            if dated
            else words("explained by the note"),
        )
    silent = change.notes and edit.significance is Significance.SUBSTANTIVE
    return (words("not explained by the note"),) if silent else ()


def _edit(edit: Edit, explained: tuple[str, ...], screen: Screen) -> list[str]:
    width, paint, words = screen.width, screen.paint, screen.words
    weight = () if edit.significance is Significance.SUBSTANTIVE else (words.name(edit.significance),)
    lines = [paint(f"  [{', '.join((words.name(edit.kind), *weight, *explained))}]", "dim")]
    if edit.kind is EditKind.MOVED:
        lines.append(paint(f"    {moved(edit, words)}", "yellow"))
        if edit.before == edit.after:
            return [*lines, wrap(_shortened(edit.after or "", words), width, "    ")]
    return [*lines, wrap(marked(edit.pieces, screen), width, "    ")]


def moved(edit: Edit, words: Speech) -> str:
    """From where to where a text moved."""
    return words("moved from {old} to {new}", old=path(edit.from_path, words), new=path(edit.to_path, words))


def _shortened(text: str, words: Speech) -> str:
    said = text.split(" ")
    if len(said) <= 3 * _CONTEXT:
        return text
    return " ".join([*said[:_CONTEXT], _gone(len(said) - 2 * _CONTEXT, words), *said[-_CONTEXT:]])


def _gone(count: int, words: Speech) -> str:
    """What stands for words that are folded."""
    return words.many("… {count} word …", "… {count} words …", count)


def marked(pieces: tuple[Piece, ...], screen: Screen) -> str:
    """Pieces with their marks: [-deleted-] {+inserted+}; long equal runs folded."""
    shown, paint = [], screen.paint
    for n, piece in enumerate(pieces):
        text = piece.text.replace("\n\n", " ¶ ").replace("\n", " ")
        if piece.op is Op.DELETE:
            shown.append(_around(text, "[-", "-]", paint, "red"))
        elif piece.op is Op.INSERT:
            shown.append(_around(text, "{+", "+}", paint, "green"))
        else:
            shown.append(_folded(text, screen.words, first=n == 0, last=n == len(pieces) - 1))
    return "".join(shown)


def _around(text: str, left: str, right: str, paint: Paint, colour: str) -> str:
    """Marks stand at the words, not at the spaces beside them."""
    core = text.strip()
    if not core:
        return paint(left + text + right, colour)
    start = text[: len(text) - len(text.lstrip())]
    end = text[len(text.rstrip()) :]
    # each word is painted by itself, so that a wrapped line is painted whole
    words = (left + core + right).split(" ")
    return start + " ".join(paint(one, colour) for one in words) + end


def _folded(text: str, words: Speech, *, first: bool, last: bool) -> str:
    said = text.split(" ")
    most = _CONTEXT if first or last else 2 * _CONTEXT
    if len(said) <= most + 4:
        return text
    gone = _gone(len(said) - most, words)
    if first:
        return f"{gone} " + " ".join(said[-most:])
    if last:
        return " ".join(said[:most]) + f" {gone}"
    return " ".join(said[:_CONTEXT]) + f" {gone} " + " ".join(said[-_CONTEXT:])


def plain(version: Version) -> list[str]:
    """A version as lines of text: headings with their marks, a blank line between blocks."""
    document = version.document
    lines = [document.title, ""]
    for section in document.sections:
        if section.heading is not None:
            lines += ["#" * max(section.level, 2) + " " + section.heading.text, ""]
        for block in section.blocks:
            lines += [*block.text.split("\n"), ""]
    return lines


def unified(found: Diff) -> str:
    """What `patch` and other tools read."""
    import difflib

    old, new = ([line + "\n" for line in plain(version)] for version in (found.old, found.new))
    names = [f"{one.page}@{one.number}" for one in (found.old, found.new)]
    stamps = [one.first_seen.isoformat() for one in (found.old, found.new)]
    lines = difflib.unified_diff(old, new, names[0], names[1], stamps[0], stamps[1])
    return "".join(lines).rstrip("\n")


def side_by_side(found: Diff, screen: Screen) -> str:
    """Two columns that fit the width."""
    half, words = (screen.width - 3) // 2, screen.words
    old, new = (words("version {number}", number=one.number) for one in (found.old, found.new))
    lines = [_pair(old, new, half)]
    for section in found.change.sections:
        lines += ["", _heading(section, screen)]
        for edit in section.edits:
            left = wrap(_side(edit, Op.DELETE, edit.before), half).split("\n")
            right = wrap(_side(edit, Op.INSERT, edit.after), half).split("\n")
            lines += [
                screen.paint(f"[{words.name(edit.kind)}]", "dim"),
                *(_pair(a, b, half) for a, b in zip_longest(left, right, fillvalue="")),
            ]
    return "\n".join(lines)


def _side(edit: Edit, op: Op, text: str | None) -> str:
    if not edit.pieces:
        return text or ""
    marks = {Op.DELETE: ("[-", "-]"), Op.INSERT: ("{+", "+}")}[op]
    plain_paint = Paint(colour=False)
    return "".join(
        piece.text.replace("\n", " ")
        if piece.op is Op.EQUAL
        else _around(piece.text.replace("\n", " "), *marks, plain_paint, "red")
        for piece in edit.pieces
        if piece.op in {Op.EQUAL, op}
    )


def _pair(left: str, right: str, half: int) -> str:
    return left + " " * max(half - cells(left), 0) + " | " + right


def change(one: Change, screen: Screen, label: str = "") -> list[str]:
    """A change in the changelog: when, what, by section; `label` says whose it is."""
    width, paint, words = screen.width, screen.paint, screen.words
    number = label + words("version {number}", number=one.version)
    strong = "yellow" if one.significance is Significance.SUBSTANTIVE else "dim"
    head = (
        paint(number, "bold")
        + f"  {exact(one.first_seen)}  "
        + paint(f"[{'; '.join(_marks(one, words))}]", strong)
    )
    before = words("not before {at}", at=exact(one.not_before))
    lines = [hung(head, width, deeper="    "), paint(f"  {before}", "dim")]
    told = summary(one, words.language) or (words("The page's markup changed, not the words."),)
    return [*lines, *(hung(f"- {sentence}", width, "  ") for sentence in told)]


def _marks(one: Change, words: Speech) -> list[str]:
    """What there is to know of a change beside its sentences."""
    marks = [words.name(one.significance)]
    if one.silent:
        marks.append(words("changed without a new date or note"))
    if one.reverted:
        marks.append(words("back to version {number}", number=one.reverted_to))
    if one.rederived:
        marks.append(words("rederived"))
    if one.judged:
        reason = one.judged.reason
        marks.append(
            words("judged by a person: {reason}", reason=reason) if reason else words("judged by a person")
        )
    return marks
