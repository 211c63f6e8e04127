"""A text as it is told in pieces: words, the spaces between them, and signs one by one where a script sets no spaces."""

from __future__ import annotations

from versioner.late import regex

LONG = 120  # characters of a text that is quoted in a sentence
_CHARACTER = 0.4  # of a word, in scripts without spaces
_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}ー々"
_UNSPACED_SIGN = regex.compile(rf"[{_UNSPACED}]", regex.V1)
_SPACED = regex.compile(r"\s+|\S+")
_CHUNK = regex.compile(rf"\s+|(?=[{_UNSPACED}])\X|(?:(?![\s{_UNSPACED}])\X)+|\X", regex.V1)
WORD = regex.compile(r"[\p{L}\p{N}]")
BEFORE_LETTERS = "เแโใไເແໂໃໄ"  # vowels that Thai and Lao write before their consonant: no text ends in one


def chunks(text: str) -> list[str]:
    """Words, the spaces between them, and signs one by one where a script puts no spaces: all of the text, in order."""
    spaced = text.isascii() or not _UNSPACED_SIGN.search(text)  # then clusters need not be looked for
    found: list[str] = (_SPACED if spaced else _CHUNK).findall(text)
    return found


def weight(text: str) -> float:
    """How much a text says, in words; in scripts without spaces a sign is a part of one."""
    if text.isascii():
        return float(sum(any(map(str.isalnum, word)) for word in text.split()))
    total = 0.0
    for chunk in chunks(text):
        if WORD.search(chunk):
            total += _CHARACTER if is_unspaced(chunk) else 1.0
    return total


def is_unspaced(chunk: str) -> bool:
    """Whether a chunk is of a script that sets no spaces between words."""
    return not chunk.isascii() and _UNSPACED_SIGN.match(chunk) is not None


def short(text: str | None, most: int = LONG) -> str:
    """`text` on one line, cut at a word (in scripts without spaces at a cluster) where it is longer than `most`."""
    flat = " ".join((text or "").split())
    if len(flat) <= most:
        return flat
    kept = ""
    for chunk in chunks(flat[: 2 * most]):
        if len(kept) + len(chunk) > most:
            break
        kept += chunk
    if not kept:
        for cluster in regex.findall(r"\X", flat[: 2 * most]):
            if len(kept) + len(cluster) > most:
                break
            kept += cluster
    return kept.rstrip(" ,;:" + BEFORE_LETTERS) + " …"
