"""The one way of words from the Web to a terminal or a log line: what would steer it is made visible.

A page's title may hold escape sequences that recolour, rename or type into a terminal (ECMA-48), and
bidirectional controls that show another order than the one that is there (Unicode TR 36 §3.4). What is set apart
and ended in the same line (`view.bidi`) orders nothing outside of itself and stays.
"""

from __future__ import annotations

from versioner.late import re
from versioner.view.bidi import END, ISOLATE

_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_SET_APART = re.compile("\u2068([^\n\u202a-\u202e\u2066-\u2069]*)\u2069")
_SEEN = re.compile(f"{_SET_APART.pattern}|{_STEERING.pattern}")
# the codes that our own colours are made of (cli/render/style.py); anything else is a page's
_OWN = re.compile(r"\x1b\[(?:[0124]|3[1236])(?:;(?:[0124]|3[1236])){0,3}m")


def printable(text: str, *, colour: bool = False) -> str:
    """`text` with every steering character as a picture or its code; line ends and tabs stay.

    Args:
        text: anything.
        colour: let our own colour sequences through.
    """
    if not colour:
        return _SEEN.sub(_shown, text)
    parts, last = [], 0
    for match in _OWN.finditer(text):
        parts += [_SEEN.sub(_shown, text[last : match.start()]), match.group()]
        last = match.end()
    return "".join((*parts, _SEEN.sub(_shown, text[last:])))


def one_line(text: str) -> str:
    """`printable` in one line: what stands in a log or an error."""
    return printable(" ".join(text.split()))


def escaped(document: str) -> str:
    """A JSON document with what would steer a terminal as JSON's own escapes: the same document."""
    return _STEERING.sub(lambda match: f"\\u{ord(match.group()):04x}", document)


def _shown(match: re.Match[str]) -> str:
    if match.lastindex:
        return f"{ISOLATE}{_STEERING.sub(_shown, match.group(1))}{END}"
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)  # Unicode's control pictures
    return "\u2421" if code == 0x7F else f"<U+{code:04X}>"
