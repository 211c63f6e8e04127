"""A change as a picture of 1200 by 630 (the Open Graph size): title, date, and the sentences that fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from html import escape
from textwrap import wrap

from versioner.view.bidi import closed, isolated

WIDTH, HEIGHT = 1200, 630
_TITLE, _SAID = 42, 58  # letters on a line at 48 and 36 px: DejaVu and Georgia are no wider
_LINES = 7  # of sentences; the rest is behind the address
_BOTTOM = 560


def draw(title: str, at: datetime, sentences: Sequence[str]) -> str:
    """An SVG of its own: no font, picture or style from elsewhere."""
    shown = "".join(_text(*line) for line in _lines(title, at, sentences))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">'
        f'<title>{_clean(title)}</title><rect width="{WIDTH}" height="{HEIGHT}" fill="#fdfdfb"/>'
        f'<rect width="18" height="{HEIGHT}" fill="#0b4f8a"/>{shown}'
        '<g transform="translate(64 570)"><rect width="32" height="32" rx="7" fill="#0b4f8a"/>'
        '<path d="M8 9h16M8 15h9M8 21h16" stroke="#cfe3f5" stroke-width="2.6" fill="none"/>'
        '<path d="M18 19l4 5 6-9" stroke="#ffd36b" stroke-width="3" fill="none"/></g>'
        '<text x="110" y="594" font-family="system-ui,sans-serif" font-size="26" fill="#5b5f66">versioner</text></svg>'
    )


def _lines(title: str, at: datetime, sentences: Sequence[str]) -> Iterator[tuple[int, int, str, str]]:
    """(y, size in px, colour, words) of each line, from the top."""
    y = 100
    for line in closed(wrap(isolated(title), _TITLE, max_lines=2, placeholder=" …")):
        yield y, 48, "#1c1d1f", line
        y += 60
    yield y, 28, "#5b5f66", f"{at:%Y-%m-%d, %H:%M} UTC"
    y += 70
    left = _LINES
    for sentence in sentences:
        lines = closed(wrap(sentence, _SAID, max_lines=max(left, 1), placeholder=" …"))
        if y + 46 * len(lines) > _BOTTOM:
            return
        for line in lines:
            yield y, 36, "#1c1d1f", line
            y += 46
        left -= len(lines)
        y += 14


def _text(y: int, size: int, colour: str, words: str) -> str:
    return f'<text x="64" y="{y}" font-family="Georgia,serif" font-size="{size}" fill="{colour}">{_clean(words)}</text>'


def _clean(text: str) -> str:
    """Escaped, and without what XML 1.0 cannot hold."""
    kept = "".join(char for char in text if char >= " " and not 0xD800 <= ord(char) <= 0xDFFF)
    return escape(kept).replace("\ufffe", "").replace("\uffff", "")
