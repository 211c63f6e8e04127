"""A text as words, numbers and marks with their places: what facts are read from. One pass, in the text's length."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from typing import NamedTuple

from versioner.core.lexicon import Lexicon, Role, lexicon
from versioner.core.lexicon.cldr import fold
from versioner.core.text.letters import LETTER, Lettered
from versioner.late import re, regex

NUMBER, WORD, MARK = "number", "word", "mark"
_TOKEN = Lettered(
    regex.compile(
        r"""(?P<number>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞] | \p{Nd}+(?:(?:[.,'’\u066b\u066c](?=\p{Nd}) | [\u00a0\u202f\u2009](?=\p{Nd}{3}(?!\p{Nd})))\p{Nd}+)*)
          | (?P<word>(?:\p{L}\.){2,} | (?:Rp|RM|Rs|KSh|TSh|USh|USD|EUR|GBP|CHF|INR|NOK|SEK|DKK|PLN)(?=\p{Nd}) | [\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}ー々\p{M}]+ | [\p{L}\p{M}][\p{L}\p{M}\p{N}]*(?:['’ʼ\-\u2010\u2011\u200c.](?=[\p{L}])[\p{L}\p{M}\p{N}]+)* | \p{Sc} | %|‰|٪|％)
          | (?P<mark>\S)""",
        regex.VERBOSE | regex.V1,
    ),
    re.compile(
        rf"""(?P<number>[½¼¾] | [0-9]+(?:(?:[.,'’](?=[0-9]) | [\u00a0\u202f\u2009](?=[0-9]{{3}}(?![0-9])))[0-9]+)*)
          | (?P<word>(?:{LETTER}\.){{2,}} | (?:Rp|RM|Rs|KSh|TSh|USh|USD|EUR|GBP|CHF|INR|NOK|SEK|DKK|PLN)(?=[0-9]) | [\uac00-\ud7a3]+ | {LETTER}[^\W_]*(?:['’ʼ\-\u2010\u2011.](?={LETTER})[^\W_]+)* | [$¢-¥\u20a0-\u20bf] | %|‰)
          | (?P<mark>\S)""",
        re.VERBOSE,
    ),
)
# The same in ASCII: compiled in a tenth of the time, and faster.
_PLAIN_TOKEN = re.compile(
    r"""(?P<number>[0-9]+(?:[.,'][0-9]+)*)
      | (?P<word>(?:[A-Za-z]\.){2,} | (?:Rp|RM|Rs|KSh|TSh|USh|USD|EUR|GBP|CHF|INR|NOK|SEK|DKK|PLN)(?=[0-9]) | [A-Za-z][A-Za-z0-9]*(?:['\-.](?=[A-Za-z])[A-Za-z0-9]+)* | \$ | %)
      | (?P<mark>[^ \t\n\r\f\v])""",
    re.VERBOSE,
)
_HYPHEN = re.compile(r"([-\u2010\u2011])")
_SPACED = re.compile(r"(?<![\d.,\u00a0])\d{1,3}(?: \d{3})+(?![\d])")
# Languages that never part thousands with a space.
_UNSPACED = frozenset(
    {"zh", "ja", "ko", "hi", "th", "ar", "fa", "he", "ur", "bn", "ta", "vi", "id", "ms", None}
)
_FIGURES = frozenset({Role.CARDINAL, Role.PART, Role.ORDINAL})


class Token(NamedTuple):
    """A word, number or mark: its kind, as written, folded, and where it stands."""

    kind: str
    text: str
    low: str
    start: int
    end: int


_folded = lru_cache(maxsize=4_096)(fold)  # a text's words are few
# A token from what it holds: half the time of the class's own, which takes each part by name.
_token: Callable[[tuple[str, str, str, int, int]], Token] = partial(tuple.__new__, Token)


def tokenised(text: str, words: Lexicon) -> list[Token]:
    """The tokens of a text, in order; white space is in none. The list may be another's too, and is left as it is."""
    return _kept(text, words.language) if len(text) <= _SENTENCE else _cut(text, words)


# The rules ask for those of the two sides of one edit again and again.
_SENTENCE = 2_000  # characters: longer texts are not asked of twice


@lru_cache(maxsize=64)
def _kept(text: str, language: str | None) -> list[Token]:
    return _cut(text, lexicon(language))


def _cut(text: str, words: Lexicon) -> list[Token]:
    if words.language not in _UNSPACED:
        text = _SPACED.sub(lambda match: match.group().replace(" ", "\u00a0"), text)
    found: list[Token] = []
    add = found.append
    for match in (_PLAIN_TOKEN if text.isascii() else _TOKEN.of(text)).finditer(text):
        kind, written = match.lastgroup or MARK, match.group()
        if kind != WORD:
            add(_token((kind, written, "'" if written == "’" else written, *match.span())))
            continue
        low = _folded(written)
        if "." in written:
            found.extend(_dotted(written, low, match.start()))
        elif ("-" in written or "‑" in written) and not words.terms(low):
            found.extend(_hyphened(written, match.start(), words))
        else:
            add(_token((WORD, written, low, *match.span())))
    return found


def _dotted(written: str, low: str, start: int) -> list[Token]:
    """One of "U.S." and "z.B"; words that a missing space joins ("end.Then") are two."""
    parts = [part for part in written.split(".") if part]
    if all(len(part) <= 3 for part in parts):
        return [Token(WORD, written, low, start, start + len(written))]
    found, at = [], start
    for part in written.split("."):
        if part:
            found.append(Token(WORD, part, fold(part), at, at + len(part)))
        at += len(part) + 1
    return found


def _hyphened(written: str, start: int, words: Lexicon) -> list[Token]:
    """A word that begins with a number ("two-thirds", "five-year") in its parts; any other whole."""
    parts = _HYPHEN.split(written)
    first = words.terms(fold(parts[0]))
    if not any(role in _FIGURES for role, _ in first):
        return [Token(WORD, written, fold(written), start, start + len(written))]
    found, at = [], start
    for n, part in enumerate(parts):
        if part:
            found.append(
                Token(MARK if n % 2 else WORD, part, part if n % 2 else fold(part), at, at + len(part))
            )
        at += len(part)
    return found
