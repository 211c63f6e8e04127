"""In which language a text is written, and the words of that language with which a page speaks to its reader."""

from __future__ import annotations

from collections.abc import Iterable

from versioner.core.lexicon.calls import TONGUES, Tongue
from versioner.core.lexicon.language import by_script
from versioner.core.text.bcp47 import primary
from versioner.core.text.letters import lettered
from versioner.late import re

# Vowel signs are part of a word: Hindi's are marks, and without them no word of it is longer than two letters.
WORD = lettered(r"[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*")
_PLAIN_WORD = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)*")  # as that, in ASCII
_PLAIN_LETTERS = "".join(chr(n) if chr(n).isalpha() else " " for n in range(128))
_ASKED_WORDS = 120  # of a text's beginning, from which its language shows
_HAS_SOME = 0.03  # of them that are the language's function words: in running text five times as many are
# Of a text so many words say what language it is in, and the language must have so large a share of them.
_SAMPLE = 600
_TELLING = 8
_TELLING_SHARE = 0.12
# A smaller one tells too, where it leaves every other language far behind: terse news has few words that name nothing.
_PLAIN_SHARE, _PLAINLY = 0.04, 3

# Languages that their function words tell from the others, and of each such word whose it is.
_TOLD_APART = tuple(code for code in TONGUES if code not in {"nb", "nn", "bs"})
_COMMON_TO: dict[str, list[str]] = {}
for _code in _TOLD_APART:
    for _word in TONGUES[_code].common:
        _COMMON_TO.setdefault(_word, []).append(_code)


def words_in(text: str) -> list[str]:
    """The words of a text, as `WORD` finds them: in ASCII, which most texts are in, in a sixth of the time."""
    if not text.isascii():
        return WORD.of(text).findall(text)
    return _PLAIN_WORD.findall(text) if "'" in text else text.translate(_PLAIN_LETTERS).split()


def folded_words_in(text: str) -> list[str]:
    """The words of a text, each as it is compared whatever its capitals."""
    return words_in(text.lower()) if text.isascii() else list(map(str.casefold, words_in(text)))


def tongue_of(language: str | None, texts: Iterable[str]) -> Tongue | None:
    """The words of a document's language: of the one it declares, else of the one it reads like; `texts` may be gone through twice.

    A template may declare another language than its text is in: what has hardly a word of it is asked.
    """
    declared = TONGUES.get(primary(language) or "")
    if declared is not None and _may_be_in(declared, texts):
        return declared
    code = language_of(texts)
    return TONGUES.get(code) if code else declared  # a script tells more languages than there are words of


def _may_be_in(tongue: Tongue, texts: Iterable[str]) -> bool:
    words: list[str] = []
    for text in texts:
        words += folded_words_in(text)
        if len(words) >= _ASKED_WORDS:
            return sum(word in tongue.common for word in words) >= _HAS_SOME * len(words)
    return True


def language_of(texts: Iterable[str]) -> str | None:
    """The language that a text reads like, by its function words; None where that is not clear."""
    words: list[str] = []
    sample: list[str] = []
    for text in texts:
        words += folded_words_in(text)
        sample.append(text)
        if len(words) >= _SAMPLE:
            break
    if (unspaced := by_script("\n".join(sample))) is not None:
        return unspaced
    counts = dict.fromkeys(_TOLD_APART, 0)
    for word in words:
        for code in _COMMON_TO.get(word, ()):
            counts[code] += 1
    best, second = sorted(counts, key=lambda code: -counts[code])[:2]
    plainly = counts[best] >= _PLAINLY * counts[second]
    if counts[best] < max(_TELLING, (_PLAIN_SHARE if plainly else _TELLING_SHARE) * len(words)):
        return None
    return best if counts[best] >= 1.3 * counts[second] else None
