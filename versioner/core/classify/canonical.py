"""One form for all that says the same: normalised facts and content words, whatever their spelling and marks.

Two sentences with one canonical form differ in style only: "did not" and "didn't", "5,000" and "5000", "per cent" and
"%", "Oct" and "October", "organise" and "organize", "e-mail" and "email", "the the" and "the", "z. B." and "z.B.".
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache

from versioner.core.classify.interchanged import as_one
from versioner.core.classify.slips import run_together
from versioner.core.facts import Bound, Fact, FactKind, facts
from versioner.core.facts.tokens import MARK, Token, tokenised
from versioner.core.lexicon import has_words, is_word, lexicon
from versioner.core.lexicon.amounts import BETWEEN, BOUNDS
from versioner.core.lexicon.english import TOLD_BY_HYPHEN, spelling_key
from versioner.core.lexicon.variants import CONFUSED, CONTRACTED, READINGS, SAME_LETTERS, SHORT, SUFFIXES
from versioner.late import regex

# Facts that are one whatever their form; a negation or a name stays the word that it is.
FIGURES = frozenset({FactKind.NUMBER, FactKind.MONEY, FactKind.PERCENT, FactKind.DATE, FactKind.TIME})
_SPEAKING = frozenset("%+=<>&@#/*°±→") | frozenset("🡒✓✗✔✘")
_AND = {"en": "and", "de": "und", "fr": "et", "es": "y", "it": "e", "pt": "e", "nl": "en", "sv": "och", "da": "og", "no": "og", "pl": "i"}  # fmt: skip
_LETTERS = regex.compile(r"(?<!\p{L})((?:\p{L}\.\s?){1,3}\p{L}\.)(?!\p{L})")
_HYPHENS = regex.compile(r"[-\u200c\u2010\u2011\u2012\u2013/]")
_POINTED = regex.compile(
    r"[\u0591-\u05C7\u064B-\u0652\u0640\u0670]"
)  # Hebrew points and Arabic vowels, where they are optional
_SET = 4  # letters from which a name set in capitals is that name
_LONG = 5  # letters from which a word set in capitals is that word: HALVORSEN, not "us" and "US"

Part = tuple[str, ...]


def canonical(text: str, language: str | None, *, slips: bool = False) -> tuple[list[Part], list[str]]:
    """The parts of a text that say something, in order, and each as it is written.

    A part is a word ("w", folded) or a figure (its kind, value and unit).

    Args:
        text: a sentence.
        language: its language.
        slips: words that are written for one another by a slip alone ("its", "it's") are one.
    """
    language = "~" + (language or "") if slips else language
    return _canonical(text, language)


def _canonical(text: str, tag: str | None) -> tuple[list[Part], list[str]]:
    language = (tag or "").removeprefix("~") or None
    text = text if "." not in text else _LETTERS.sub(lambda match: match.group().replace(" ", ""), text)
    parts: list[Part] = []
    written: list[str] = []
    at = 0
    for fact in facts(text, language):
        if fact.kind not in FIGURES or fact.span[0] < at:
            continue
        _words(_unhedged(text[at : fact.span[0]], fact, language), tag, parts, written)
        if not (fact.weak and parts[-1:] == [_figure(fact)] and text[at : fact.span[0]].isspace()):
            parts.append(_figure(fact))
            written.append("")
        at = fact.span[1]
    _words(text[at:], tag, parts, written)
    return _undoubled(parts, written)


def _unhedged(text: str, fact: Fact, language: str | None) -> str:
    """What stands before a figure, without the word by which it is near, over or under: the figure's own bound says so."""
    if fact.quantity is None or fact.quantity.bound is Bound.EXACT:
        return text
    text = text.rstrip().rstrip("~≈∼～")
    match = _bounding(language or "en", fact.quantity.bound).search(text.replace("’", "'"))
    return text if match is None else text[: match.start()]


@cache
def _bounding(language: str, bound: Bound) -> regex.Pattern[str]:
    """The words before a figure that say how it is bounded, and no more: an estimate names how it is known."""
    words = BOUNDS.get(language, {}).get(bound, "").split()
    if bound is Bound.BETWEEN:
        words = BETWEEN.get(language, ("", ""))[0].split()
    said = "|".join(regex.escape(word.replace("_", " ")) for word in words if word not in _ESTIMATES)
    return regex.compile(rf"(?<!\w)(?:{said or '(?!)'})\.?\s*$", regex.IGNORECASE)


_ESTIMATES = frozenset("an_estimated estimated schätzungsweise une_estimation_de arviolta".split())


def _words(text: str, tag: str | None, parts: list[Part], written: list[str]) -> None:
    for token in tokenised(text, lexicon((tag or "").removeprefix("~") or None)):
        if token.kind == MARK:
            _mark(token, tag, parts, written)
        else:
            _gather(token.text, tag, parts, written)


def _figure(fact: Fact) -> Part:
    kind, value, unit = fact.said
    return str(kind), value, unit


def _mark(token: Token, tag: str | None, parts: list[Part], written: list[str]) -> None:
    together = _AND.get((tag or "").removeprefix("~"))
    if token.text == "&" and together:
        _gather(together, tag, parts, written)
    elif token.text in _SPEAKING or unicodedata.category(token.text[0]) in {"So", "Sm"}:
        parts.append(("w", token.text))
        written.append(token.text)


def _gather(word: str, tag: str | None, parts: list[Part], written: list[str]) -> None:
    for one in full(word, tag):
        parts.append(("w", one))
        written.append(word)


@lru_cache(maxsize=8_192)
def full(word: str, tag: str | None) -> tuple[str, ...]:
    """A word in the form that it shares with its variants; several where it stands for several.

    Args:
        word: as written.
        tag: its language; with "~" before it slips between real words are mended too.
    """
    language = (tag or "").removeprefix("~")
    if word.isascii():
        low = word.lower().rstrip(".")
    else:
        low = unicodedata.normalize("NFKC", _POINTED.sub("", word)).casefold()
        low = low.replace("’", "'").replace("ʼ", "'").replace("‑", "-").replace("‐", "-").rstrip(".")
    for one, other in SAME_LETTERS.get(language, ()):
        low = low.replace(one, other)
    return _spelt(low, language or "en", slips=(tag or "").startswith("~"))


def _spelt(low: str, language: str, *, slips: bool) -> tuple[str, ...]:
    confused = _confused(language).get(low) if slips else None
    if confused is not None:
        return (confused,)
    said = CONTRACTED.get(language, {}).get(low)
    if said is None:
        for ending, meant in SUFFIXES.get(language, {}).items():
            if low.endswith(ending) and len(low) > len(ending):
                said = f"{low.removesuffix(ending)} {meant}"
    if language == "en" and low.endswith("s's"):
        low = low.removesuffix("'s")  # "James's boat", "James' boat"
    bare = low.replace(".", "")
    said = said or SHORT.get(language, {}).get(bare) or (bare if "." in low else low)
    words = said.split()
    return tuple(spelling_key(one) for one in words) if language == "en" else tuple(words)


@cache
def _confused(language: str) -> dict[str, str]:
    return {word: group.split()[0] for group in CONFUSED.get(language, ()) for word in group.split()}


def _undoubled(parts: list[Part], written: list[str]) -> tuple[list[Part], list[str]]:
    """Without a word that is written twice in a row by a slip."""
    kept = [
        n
        for n, part in enumerate(parts)
        if not n or part != parts[n - 1] or part[0] != "w" or not part[1].isalpha()
    ]
    return [parts[n] for n in kept], [written[n] for n in kept]


def same(before: str, after: str, language: str | None) -> bool:
    """Whether two texts say the same in other forms."""
    if _agree(before, after, language, slips=False):
        return True
    if any(_agree(*pair, language, slips=False) for pair in _readings(before, after, language)):
        return True
    if _apart(before, after).isdisjoint(_confused(language or "en")):
        return False
    return _agree(before, after, language, slips=True)


def _apart(before: str, after: str) -> set[str]:
    """The words that one text has more often than the other, folded and without marks around them."""
    old, new = (
        Counter(_OUTER.sub("", word) for word in text.casefold().replace("’", "'").split())
        for text in (before, after)
    )
    return {*(old - new), *(new - old)}


_OUTER = regex.compile(r"^\p{P}+|\p{P}+$")


def exchanged(before: str, after: str, language: str | None) -> bool:
    """Whether two texts say the same but for small words that may stand for one another: "after", "following"."""
    sides = as_one(before, after, language)
    return sides is not None and _agree(*sides, language, slips=False)


def same_but_for_figures(before: str, after: str, language: str | None) -> bool:
    """Whether two texts are one, letter for letter, but for figures that are written otherwise and are worth the same."""
    return list(_figured(before, language)) == list(_figured(after, language))


def _figured(text: str, language: str | None) -> Iterator[str | Part]:
    """A text as its figures and what stands between them."""
    at = 0
    for fact in facts(text, language):
        if fact.kind in FIGURES and fact.span[0] >= at:
            yield text[at : fact.span[0]].strip()
            yield _figure(fact)
            at = fact.span[1]
    yield text[at:].strip()


def _readings(before: str, after: str, language: str | None) -> Iterator[tuple[str, str]]:
    """Two texts with what one of them contracts written out, in each way that it can be read: "he'd" had, or would."""
    for ending, meant in READINGS.get(language or "en", {}).items():
        if not any(mark in text for text in (before, after) for mark in "'’"):
            return
        contracted = _contracted(ending)
        if bool(contracted.search(before)) is not bool(contracted.search(after)):
            for word in meant:
                yield contracted.sub(f" {word}", before), contracted.sub(f" {word}", after)


@cache
def _contracted(ending: str) -> regex.Pattern[str]:
    """Finds an ending behind a word that has it contracted."""
    return regex.compile(rf"(?<=\b(?:{_SUBJECTS}))['’]{ending[1:]}\b", regex.IGNORECASE)


# after a name 's is its genitive
_SUBJECTS = "I|you|he|she|it|we|they|that|there|what|who|where|here|how|when"


def _agree(before: str, after: str, language: str | None, *, slips: bool) -> bool:
    (old, was), (new, now) = canonical(before, language, slips=slips), canonical(after, language, slips=slips)
    if not old and not new:
        return False
    if old == new:
        return all(_same_case(one, other, language) for one, other in zip(was, now, strict=True))
    if _split(old) == _split(new) or _joined(old) == _joined(new):
        return True
    if language != "de" and any(word[:1].isupper() for word in {*was} ^ {*now}):
        return False  # "Lefort", "Le Fort"
    return run_together([part[1] for part in old], [part[1] for part in new], language)


def _split(parts: list[Part]) -> list[Part]:
    """Words with hyphens in their parts: "long-term" is "long term"."""
    return [
        (part[0], piece) if part[0] == "w" else part
        for part in parts
        for piece in (_HYPHENS.split(part[1]) if part[0] == "w" else (part[1],))
        if piece
    ]


def _joined(parts: list[Part]) -> list[Part]:
    """Words with hyphens as one: "e-mail" is "email", and "re-sign" is not "resign"."""
    return [
        ("w", _HYPHENS.sub("", part[1])) if part[0] == "w" and part[1] not in TOLD_BY_HYPHEN else part
        for part in parts
    ]


def _same_case(one: str, other: str, language: str | None) -> bool:
    """Whether two forms of a word may differ in capitals: a first letter, a long word or an abbreviation set in capitals."""
    if one == other or one.lower() != other.lower():
        return True
    if one[1:] == other[1:]:
        return len(one) > 1
    if len(one) >= _SET and one[0].isupper() and other[0].isupper():
        return True  # "NATO", "Nato"
    if len(one) >= _LONG or min(sum(map(str.isupper, word)) for word in (one, other)) > 1:
        return True
    return (
        language is not None and has_words(language) and not is_word(one.lower(), language)
    )  # "vm", "VM"; "us" is a word of its own
