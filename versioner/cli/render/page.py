"""A diff as one self-contained, accessible HTML file: no script, everything escaped, marks in text."""

from __future__ import annotations

from html import escape

from versioner.cli.render.style import exact, path
from versioner.core.model import Edit, EditKind, Op
from versioner.queries.compare import Diff
from versioner.view.telling import summary

_STYLE = """:root{color-scheme:light dark;--add:#d7f2dc;--addi:#0b4a1c;--cut:#fbdede;--cuti:#7a1414}
@media(prefers-color-scheme:dark){:root{--add:#123d1e;--addi:#b8f0c6;--cut:#4a1b1b;--cuti:#ffc9c9}}
body{font:1.05rem/1.55 Georgia,serif;max-width:46rem;margin:2rem auto;padding:0 1rem}
ins{background:var(--add);color:var(--addi)}del{background:var(--cut);color:var(--cuti)}
.quiet{opacity:.75;font-size:.9em}.mark{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
li{margin:.6rem 0}"""
_MARKS = {Op.DELETE: ("del", "deleted"), Op.INSERT: ("ins", "inserted")}


def page(found: Diff) -> str:
    """The whole file."""
    title = escape(found.article.title)
    head = f"{title}: version {found.old.number} to {found.new.number}"
    told = (
        "".join(f"<li>{escape(sentence)}</li>" for sentence in summary(found.change, found.language))
        or "<li>Nothing differs.</li>"
    )
    sections = "".join(
        f"<section><h2>{escape(path(section.path))} <span class=quiet>{escape(str(section.status))}</span></h2><ul>"
        + "".join(f"<li>{_edit(edit)}</li>" for edit in section.edits)
        + "</ul></section>"
        for section in found.change.sections
    )
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{head}</title><style>{_STYLE}</style></head><body><main><h1>{head}</h1>"
        f"<p class=quiet>{exact(found.old.first_seen)} to {exact(found.new.first_seen)}</p>"
        f"<ul>{told}</ul>{sections}</main></body></html>"
    )


def _edit(edit: Edit) -> str:
    kind = f"<span class=quiet>{escape(str(edit.kind))}</span> "
    if edit.kind is EditKind.MOVED:
        kind += f"moved from {escape(path(edit.from_path))} to {escape(path(edit.to_path))}: "
    shown = []
    for piece in edit.pieces:
        if piece.op is Op.EQUAL:
            shown.append(escape(piece.text))
        else:
            tag, word = _MARKS[piece.op]
            shown.append(f"<{tag}><span class=mark>{word}: </span>{escape(piece.text)}</{tag}>")
    return kind + "".join(shown)
