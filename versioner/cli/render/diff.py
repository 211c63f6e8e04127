"""A change in a terminal: sections as headings, only what changed with a little context, words marked."""

from __future__ import annotations

from versioner.cli.render.style import Paint, cells, exact, hung, path, wrap
from versioner.core.model import Change, Edit, EditKind, Op, Piece, SectionChange, Significance, Version
from versioner.queries.compare import Diff
from versioner.view.telling import summary

_CONTEXT = 8  # words of equal text kept on each side of a change; more is folded


def word(found: Diff, width: int, paint: Paint) -> str:
    """The diff, word by word."""
    lines = [
        paint(wrap(found.article.title, width), "bold"),
        paint(hung(_between(found), width), "dim"),
    ]
    if not found.change.sections:
        return "\n".join([*lines, "Nothing differs."])
    lines += [wrap(sentence, width, "  ") for sentence in summary(found.change, found.language)]
    for section in found.change.sections:
        lines += ["", _heading(section, paint)]
        for edit in section.edits:
            lines += _edit(edit, _explained(found.change, edit), width, paint)
    return "\n".join(lines)


def _between(found: Diff) -> str:
    old, new = found.old, found.new
    return f"version {old.number} ({exact(old.first_seen)}) -> {new.number} ({exact(new.first_seen)})"


def _heading(section: SectionChange, paint: Paint) -> str:
    was = f" (was {path(section.was)})" if section.was else ""
    return paint(f"## {path(section.path)}", "bold", "cyan") + paint(
        f"  #{section.id} {section.status}{was}", "dim"
    )


def _explained(change: Change, edit: Edit) -> str:
    """What a correction note says of an edit: its date, whether it explains it."""
    if edit.kind is EditKind.CORRECTION_NOTE:
        return f", dated {edit.dated:%Y-%m-%d}" if edit.dated else ""
    note = change.note_of(edit)
    if note is not None:
        return ", explained by the note" + (f" of {note.dated:%Y-%m-%d}" if note.dated else "")
    return (
        ", not explained by the note"
        if change.notes and edit.significance is Significance.SUBSTANTIVE
        else ""
    )


def _edit(edit: Edit, explained: str, width: int, paint: Paint) -> list[str]:
    tag = "" if edit.significance is Significance.SUBSTANTIVE else f", {edit.significance}"
    lines = [paint(f"  [{edit.kind}{tag}{explained}]", "dim")]
    if edit.kind is EditKind.MOVED:
        lines.append(paint(f"    moved from {path(edit.from_path)} to {path(edit.to_path)}", "yellow"))
        if edit.before == edit.after:
            return [*lines, wrap(_shortened(edit.after or ""), width, "    ")]
    return [*lines, wrap(marked(edit.pieces, paint), width, "    ")]


def _shortened(text: str) -> str:
    words = text.split(" ")
    if len(words) <= 3 * _CONTEXT:
        return text
    return " ".join([*words[:_CONTEXT], f"… {len(words) - 2 * _CONTEXT} words …", *words[-_CONTEXT:]])


def marked(pieces: tuple[Piece, ...], paint: Paint) -> str:
    """Pieces with their marks: [-deleted-] {+inserted+}; long equal runs folded."""
    shown = []
    for n, piece in enumerate(pieces):
        text = piece.text.replace("\n\n", " ¶ ").replace("\n", " ")
        if piece.op is Op.DELETE:
            shown.append(_around(text, "[-", "-]", paint, "red"))
        elif piece.op is Op.INSERT:
            shown.append(_around(text, "{+", "+}", paint, "green"))
        else:
            shown.append(_folded(text, first=n == 0, last=n == len(pieces) - 1))
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


def _folded(text: str, *, first: bool, last: bool) -> str:
    words = text.split(" ")
    most = _CONTEXT if first or last else 2 * _CONTEXT
    if len(words) <= most + 4:
        return text
    gone = len(words) - most
    if first:
        return f"… {gone} words … " + " ".join(words[-most:])
    if last:
        return " ".join(words[:most]) + f" … {gone} words …"
    return " ".join(words[:_CONTEXT]) + f" … {gone} words … " + " ".join(words[-_CONTEXT:])


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


def side_by_side(found: Diff, width: int, paint: Paint) -> str:
    """Two columns that fit the width."""
    half = (width - 3) // 2
    lines = [_pair(f"version {found.old.number}", f"version {found.new.number}", half)]
    for section in found.change.sections:
        lines += ["", _heading(section, paint)]
        for edit in section.edits:
            left = wrap(_side(edit, Op.DELETE, edit.before), half).split("\n")
            right = wrap(_side(edit, Op.INSERT, edit.after), half).split("\n")
            count = max(len(left), len(right))
            left += [""] * (count - len(left))
            right += [""] * (count - len(right))
            lines += [
                paint(f"[{edit.kind}]", "dim"),
                *(_pair(a, b, half) for a, b in zip(left, right, strict=True)),
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


def change(one: Change, language: str, width: int, paint: Paint, label: str = "") -> list[str]:
    """A change in the changelog: when, what, by section; `label` says whose it is."""
    marks = [str(one.significance)]
    if one.silent:
        marks.append("changed without a new date or note")
    if one.reverted:
        marks.append(f"back to version {one.reverted_to}")
    if one.rederived:
        marks.append("rederived")
    if one.judged:
        marks.append("judged by a person" + (f": {one.judged.reason}" if one.judged.reason else ""))
    head = (
        paint(label + f"version {one.version}", "bold")
        + f"  {exact(one.first_seen)}  "
        + paint(f"[{'; '.join(marks)}]", "yellow" if one.significance is Significance.SUBSTANTIVE else "dim")
    )
    lines = [hung(head, width, deeper="    "), paint(f"  not before {exact(one.not_before)}", "dim")]
    told = summary(one, language) or ("The page's markup changed, not the words.",)
    return [*lines, *(hung(f"- {sentence}", width, "  ") for sentence in told)]
