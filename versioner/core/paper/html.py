"""The blocks of a paper as HTML, which the walker reads like any page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from versioner.core.paper.blocks import BULLET, Block, blocks_of, over_sheets
from versioner.core.paper.columns import in_columns
from versioner.core.paper.form import Form
from versioner.core.paper.margins import without_margins
from versioner.core.paper.model import Paper


def as_html(paper: Paper) -> str:
    """The paper as HTML: one `main` of headings, paragraphs, lists and tables."""
    sheets = [in_columns(sheet) for sheet in without_margins(paper.sheets)]
    form = Form.of(sheets, paper.outline)
    blocks = over_sheets([blocks_of(sheet, form) for sheet in sheets], form)
    body = "\n".join(_spelled(blocks, form))
    title = paper.title or next((one.text(form) for one in blocks if one.level), "")
    language = f' lang="{escape(paper.language)}"' if paper.language else ""
    return f"<!DOCTYPE html><html{language}><head><title>{escape(title)}</title></head><body><main>\n{body}\n</main></body></html>"


def _spelled(blocks: Sequence[Block], form: Form) -> Iterator[str]:
    """The blocks as HTML; items that stand together as one list."""
    listed = False
    for block in blocks:
        if listed != block.item:
            yield "<ul>" if block.item else "</ul>"
            listed = block.item
        if block.rows is not None:
            rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in block.rows)
            yield "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
            continue
        text = block.text(form)
        if block.item:
            yield f"<li>{escape(BULLET.sub('', text, count=1) if BULLET.match(text) else text)}</li>"
        elif block.level:
            yield f"<h{block.level}>{escape(text)}</h{block.level}>"
        else:
            yield f"<p>{escape(text)}</p>"
    if listed:
        yield "</ul>"
