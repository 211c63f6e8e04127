"""A diff as one self-contained, accessible HTML file: no script, everything escaped, marks in text."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from versioner.cli.render.diff import moved
from versioner.cli.render.style import exact, path
from versioner.core.model import Edit, EditKind, Op
from versioner.core.text.bcp47 import primary
from versioner.queries.compare import Diff
from versioner.view.telling import summary
from versioner.view.templates import N_

if TYPE_CHECKING:
    from versioner.cli.render.speech import Speech

_STYLE = """:root{color-scheme:light dark;--add:#d7f2dc;--addi:#0b4a1c;--cut:#fbdede;--cuti:#7a1414}
@media(prefers-color-scheme:dark){:root{--add:#123d1e;--addi:#b8f0c6;--cut:#4a1b1b;--cuti:#ffc9c9}}
body{font:1.05rem/1.55 Georgia,serif;max-width:46rem;margin:2rem auto;padding:0 1rem}
ins{background:var(--add);color:var(--addi)}del{background:var(--cut);color:var(--cuti)}
.quiet{opacity:.75;font-size:.9em}.mark{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
li{margin:.6rem 0}"""
_MARKS = {Op.DELETE: ("del", N_("deleted:")), Op.INSERT: ("ins", N_("inserted:"))}


def page(found: Diff, words: Speech) -> str:
    """The whole file."""
    title = escape(found.article.title)
    head = words("{title}: version {old} to {new}", title=title, old=found.old.number, new=found.new.number)
    sentences = summary(found.change, words.language) or (words("Nothing differs."),)
    told = "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences)
    sections = "".join(
        f"<section><h2>{escape(path(section.path, words))}"
        f" <span class=quiet>{escape(words.name(section.status))}</span></h2><ul>"
        + "".join(f"<li>{_edit(edit, words)}</li>" for edit in section.edits)
        + "</ul></section>"
        for section in found.change.sections
    )
    times = words("{start} to {end}", start=exact(found.old.first_seen), end=exact(found.new.first_seen))
    return (
        f'<!doctype html><html lang="{primary(words.language)}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width">'
        f"<title>{head}</title><style>{_STYLE}</style></head><body><main><h1>{head}</h1>"
        f"<p class=quiet>{times}</p>"
        f"<ul>{told}</ul>{sections}</main></body></html>"
    )


def _edit(edit: Edit, words: Speech) -> str:
    kind = f"<span class=quiet>{escape(words.name(edit.kind))}</span> "
    if edit.kind is EditKind.MOVED:
        kind += f"{escape(moved(edit, words))}: "
    shown = []
    for piece in edit.pieces:
        if piece.op is Op.EQUAL:
            shown.append(escape(piece.text))
        else:
            tag, word = _MARKS[piece.op]
            shown.append(f"<{tag}><span class=mark>{words(word)} </span>{escape(piece.text)}</{tag}>")
    return kind + "".join(shown)
