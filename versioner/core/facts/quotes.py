"""Quoted speech: where it stands in a text, in every style of marks.

„…“ closes with the mark that opens “…”; »…« and ”…” are opened by the mark that closes elsewhere; straight marks
open and close in turn. A paragraph that closes what it did not open began inside speech; one that leaves it open
goes on being quoted (long quotations open each paragraph and close the last).
"""

from __future__ import annotations

from versioner.late import regex

_MARKS = regex.compile(
    r"[“”„‟«»\"「」『』]|(?<!\p{L})״|״(?!\p{L})|(?<!\p{L})‚|(?<![\p{L}\p{N}])‘(?=\p{L})|(?<=[\p{L}\p{P}])’(?![\p{L}])|‹|›",
    regex.V1,
)
_CLOSERS = {
    "“": '”“"',
    "„": '“”"‟',
    "«": "»",
    "‹": "›",
    "「": "」",
    "『": "』",
    "‚": "‘’",
    "‘": "’",
    '"': '"”“״',
    "״": '״"',
    "”": "”",
    "»": "«»",
    "›": "‹›",
    "‟": "”",
}
_OPENERS = frozenset('“„«‹「『‚‘"‟״')
_LEAST = 2  # letters of a quotation that says something


def quoted(text: str) -> tuple[tuple[int, int], ...]:
    """Where quoted words stand in a text: start and end between the marks, in order, without nesting."""
    if text.isascii() and '"' not in text:
        return ()
    found: list[tuple[int, int]] = []
    open_mark, start = "", 0
    for match in _MARKS.finditer(text):
        mark = match.group()
        if open_mark:
            if mark in _CLOSERS[open_mark]:
                found.append((start, match.start()))
                open_mark = ""
            continue
        if mark == "’" or _measures(text, match.start()):
            continue
        if mark in "”»›」』" and _closes(text, match.start()):
            if (not found and mark != "”") or not found:
                found.append((0, match.start()))
            continue
        if mark in _OPENERS or mark in "”»›":
            open_mark, start = mark, match.end()
    if open_mark and open_mark != "‘" and _lasting(text, start, open_mark):
        found.append((start, len(text)))
    return tuple((a, b) for a, b in found if sum(map(str.isalnum, text[a:b])) >= _LEAST)


def _measures(text: str, at: int) -> bool:
    """Whether a straight mark says inches."""
    return text[at] == '"' and at > 0 and text[at - 1].isdecimal() and '"' not in text[:at]


def _closes(text: str, at: int) -> bool:
    """Whether a mark that none has opened stands as a closing one: right behind a word or its full stop."""
    return at > 0 and not text[at - 1].isspace() and (at + 1 == len(text) or not text[at + 1].isalnum())


def _lasting(text: str, start: int, mark: str) -> bool:
    """Whether an opened quotation goes on to the end: not one straight mark that stands loose inside a sentence."""
    return mark not in {'"', "״"} or start <= 1 or not text[: start - 1].strip()
