"""A reader: pages of the type text/gemini, line by line, as HTML."""

from html import escape
from urllib.parse import urljoin

_HEADINGS = {"###": "h3", "##": "h2", "#": "h1"}


def read(body: bytes, url: str) -> str:
    """The page as HTML; versioner finds its title, sections and paragraphs in that as in any other."""
    made, verbatim = [], False
    for line in body.decode("utf-8", "replace").splitlines():
        if line.startswith("```"):
            verbatim = not verbatim
        else:
            made.append(f"<pre>{escape(line)}</pre>" if verbatim else _line(line.strip(), url))
    return f"<!doctype html><html><body><main>{''.join(made)}</main></body></html>"


def _line(line: str, url: str) -> str:
    for mark, tag in _HEADINGS.items():
        if line.startswith(mark):
            return f"<{tag}>{escape(line.lstrip('#').strip())}</{tag}>"
    if line.startswith("=>"):
        target, _, words = line[2:].strip().partition(" ")
        return f'<p><a href="{escape(urljoin(url, target))}">{escape(words.strip() or target)}</a></p>'
    if line.startswith("* "):
        return f"<ul><li>{escape(line[2:])}</li></ul>"
    if line.startswith(">"):
        return f"<blockquote><p>{escape(line[1:].strip())}</p></blockquote>"
    return f"<p>{escape(line)}</p>" if line else ""
