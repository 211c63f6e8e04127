"""Markdown as HTML, as far as articles use it (CommonMark's blocks, tables as GitHub has them).

Headings, paragraphs, lists, quotations, code, tables, links and pictures; emphasis is form and falls away. HTML in it is
text to us: whatever stands there is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from versioner.late import re

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}(#{1,6})(?![^ \t])(.*)")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t](.*)")  # of a line without its indent
_QUOTE = re.compile(r" {0,3}> ?(.*)")
_DIVIDER = re.compile(r"\|?:?-+:?(?:\|:?-+:?)*\|?")  # of a line without its blanks
_INLINE = re.compile(
    r"(?<!`)(?P<code>`{1,3})(?!`)(?P<coded>[^`]{1,300})(?P=code)(?!`)"
    r"|!\[(?P<alt>[^\]\n]{0,300})\]\((?P<src>[^()\s]{0,1000})(?:[ \t]+\"[^\"\n]{0,300}\")?\)"
    r"|\[(?P<text>[^\]\n]{0,300})\]\((?P<href>[^()\s]{0,1000})(?:[ \t]+\"[^\"\n]{0,300}\")?\)"
    r"|<(?P<auto>https?://[^<>\s]{1,300})>"
    r"|\\(?P<plain>[!-/:-@\[-`{-~])"
    r"|(?P<mark>\*{1,3}|(?<!\w)_{1,3}|_{1,3}(?!\w)|~~)"
)
_TITLE = re.compile(r"title[ \t]*:[ \t]*(.+)", re.IGNORECASE)
_MOST_FRONT = 100  # lines of front matter


def as_html(text: str) -> str:
    """Markdown as an HTML page with one `main`."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4).split("\n")
    title, lines = _front(lines)
    body = "\n".join(_blocks(lines))
    head = f"<title>{escape(title)}</title>" if title else ""
    top = f"<h1>{escape(title)}</h1>\n" if title and "<h1>" not in body else ""
    return f"<!DOCTYPE html><html><head>{head}</head><body><main>\n{top}{body}\n</main></body></html>"


def _front(lines: list[str]) -> tuple[str, list[str]]:
    """The title in the front matter that generators of sites put before a page, and the lines without it."""
    if not lines or lines[0].strip() != "---":
        return "", lines
    for n, line in enumerate(lines[1:_MOST_FRONT], 1):
        if line.strip() in {"---", "..."}:
            found = [match[1].strip().strip("\"'") for one in lines[1:n] if (match := _TITLE.fullmatch(one))]
            return found[0] if found else "", lines[n + 1 :]
    return "", lines


def _blocks(lines: list[str]) -> Iterator[str]:
    n = 0
    while n < len(lines):
        line = lines[n]
        if not line.strip():
            n += 1
            continue
        for reader in (_code, _heading, _rule, _table, _quote, _list, _paragraph):
            found = reader(lines, n)
            if found is not None:
                html, n = found
                if html:
                    yield html
                break


_Found = tuple[str, int] | None


def _code(lines: list[str], n: int) -> _Found:
    fence = _FENCE.match(lines[n])
    if fence is None:
        return None
    end = n + 1
    while end < len(lines) and not lines[end].lstrip().startswith(fence[1]):
        end += 1
    return f"<pre>{escape(chr(10).join(lines[n + 1 : end]))}</pre>", end + 1


def _heading(lines: list[str], n: int) -> _Found:
    found = _HEADING.fullmatch(lines[n])
    if found is not None:
        level, text = len(found[1]), found[2].strip()
        bare = text.rstrip("#")
        text = (
            bare.rstrip() if bare[-1:] in {"", " ", "\t"} else text
        )  # what closes a heading is no part of it
        return (f"<h{level}>{_inline(text)}</h{level}>" if text else ""), n + 1
    below = _UNDERLINE.fullmatch(lines[n + 1]) if n + 1 < len(lines) else None
    if below is None or _ITEM.match(lines[n].lstrip()) or _QUOTE.match(lines[n]) or "|" in lines[n]:
        return None
    level = 1 if below[1][0] == "=" else 2
    return f"<h{level}>{_inline(lines[n].strip())}</h{level}>", n + 2


def _rule(lines: list[str], n: int) -> _Found:
    return ("", n + 1) if _RULE.fullmatch(lines[n]) else None


def _table(lines: list[str], n: int) -> _Found:
    if "|" not in lines[n] or n + 1 >= len(lines) or "-" not in lines[n + 1]:
        return None
    if _DIVIDER.fullmatch("".join(lines[n + 1].split())) is None or len(_cells(lines[n])) != len(
        _cells(lines[n + 1])
    ):
        return None
    rows, end = [_cells(lines[n])], n + 2
    while end < len(lines) and "|" in lines[end]:
        rows.append(_cells(lines[end]))
        end += 1
    spelled = ("".join(f"<td>{_inline(cell)}</td>" for cell in row) for row in rows)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in spelled) + "</table>", end


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _quote(lines: list[str], n: int) -> _Found:
    inner = []
    while n < len(lines) and (found := _QUOTE.match(lines[n])):
        inner.append(found[1])
        n += 1
    return (
        (f"<blockquote>{' '.join(_blocks([one.lstrip('> ') for one in inner]))}</blockquote>", n)
        if inner
        else None
    )


def _list(lines: list[str], n: int) -> _Found:
    items: list[str] = []
    while n < len(lines):
        found = _ITEM.match(lines[n].lstrip())
        if found is not None:
            items.append(found[1].strip())
        elif items and lines[n].startswith("  ") and lines[n].strip():
            items[-1] += f" {lines[n].strip()}"
        elif items and not lines[n].strip() and n + 1 < len(lines) and _ITEM.match(lines[n + 1].lstrip()):
            pass  # a list with room between its items
        elif items and lines[n].strip() and lines[n - 1].strip() and not _begins(lines, n):
            items[-1] += f" {lines[n].strip()}"
        else:
            break
        n += 1
    return ("<ul>" + "".join(f"<li>{_inline(one)}</li>" for one in items) + "</ul>", n) if items else None


def _begins(lines: list[str], n: int) -> bool:
    """Whether a line begins something else than a paragraph."""
    line = lines[n]
    return bool(_FENCE.match(line) or _HEADING.fullmatch(line) or _RULE.fullmatch(line) or _QUOTE.match(line))


def _paragraph(lines: list[str], n: int) -> _Found:
    end = n + 1
    while (
        end < len(lines)
        and lines[end].strip()
        and not _begins(lines, end)
        and not _ITEM.match(lines[end].lstrip())
    ):
        end += 1
    return f"<p>{_inline(' '.join(line.strip() for line in lines[n:end]))}</p>", max(end, n + 1)


def _inline(text: str) -> str:
    """A line's text with its links; what marks emphasis is gone."""
    parts, at = [], 0
    for found in _INLINE.finditer(text):
        parts += [escape(text[at : found.start()]), _spelled(found)]
        at = found.end()
    return "".join([*parts, escape(text[at:])])


def _spelled(found: re.Match[str]) -> str:
    if found["coded"] is not None:
        return escape(found["coded"].strip())
    if found["src"] is not None:
        return f'<img alt="{escape(found["alt"])}" src="{escape(found["src"])}">'
    if found["href"] is not None:
        return f'<a href="{escape(found["href"])}">{_inline(found["text"])}</a>'
    if found["auto"] is not None:
        return f'<a href="{escape(found["auto"])}">{escape(found["auto"])}</a>'
    return escape(found["plain"]) if found["plain"] is not None else ""
