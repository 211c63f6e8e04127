"""Whether a sentence says another thing of its subject: where all that it said is gone, nothing of it was denied or affirmed.

"She could not be reached" and "She declined to comment" are two statements; "They were told" and "They were not told"
are one, turned.
"""

from __future__ import annotations

from collections.abc import Sequence

from versioner.core.classify.speakers import changed_in
from versioner.core.facts import denials_beside
from versioner.core.facts.tokens import MARK, WORD, Token, tokenised
from versioner.core.lexicon import Lexicon, Role, lexicon, small_words
from versioner.core.lexicon.opposites import Turn, opposites, turned
from versioner.core.model import Piece

_LEAST = 4  # letters of a word that can say what is said
_STEM = 4  # letters that two forms of one word share
_REACH = 60  # characters behind a denial in which the word stands that it denies
_SENSES = frozenset({Role.NEGATION, Role.MODALITY})


def predicate_changed(before: str, after: str, pieces: Sequence[Piece], language: str | None) -> bool:
    """Whether everything from the first change to the end of the sentence is other words, and nothing in it turned.

    Args:
        before, after: the sentence; pieces: what of it changed.
        language: its language; scripts without spaces are not told.
    """
    words = lexicon(language)
    if words.inside is not None:
        return False
    old = _said(before, changed_in(pieces, old=True), words)
    new = _said(after, changed_in(pieces, old=False), words)
    if not old or not new or {word[:_STEM] for word in old} & {word[:_STEM] for word in new}:
        return False
    known = opposites(language or "en")
    return known is None or turned(known.sides(old, []), known.sides(new, [])) is not Turn.STANCE


def denied_anew(before: str, after: str, pieces: Sequence[Piece], language: str | None) -> bool:
    """Whether every denial that came or went is of a word that came or went with it: "(this list is not exhaustive)".

    Nothing that stood is denied then, and nothing that was denied stands.

    Args:
        as `predicate_changed`.
    """
    words = lexicon(language)
    if words.inside is not None:
        return False
    spans = [changed_in(pieces, old=old) for old in (True, False)]
    sides = [
        [token for token in tokenised(text, words) if token.kind == WORD and _in(token, mine)]
        for text, mine in zip((before, after), spans, strict=True)
    ]
    said = [[one.low for one in side if _means(one, words)] for side in sides]
    stood = [
        one.low
        for one in tokenised(before, words)
        if one.kind == WORD and _means(one, words) and not _in(one, spans[0])
    ]
    found = False
    for side, text, others in zip(sides, (before, after), reversed(said), strict=True):
        touched = {one.start for one in side}
        for one in side:
            if Role.NEGATION not in dict(words.terms(one.low)):
                continue
            denied = next((it for it in _behind(text, one, words) if _means(_bare(it), words)), None)
            if denied is None or denied.start not in touched:
                return False
            if any(_is_form_of(denied.low, other) for other in (*others, *stood)):
                return False
            found = True
    return found


def _bare(token: Token) -> Token:
    """A word without what is elided before it: the "est" of "n'est"."""
    return token._replace(low=token.low.rpartition("'")[2])


def _is_form_of(one: str, other: str) -> bool:
    """Whether two words share a root, wherever it stands in them: "kommt", "gekommen"; "دفعت", "تدفع"."""
    root = min(_STEM, len(one) - 1, len(other) - 1)
    return any(one[n : n + root] in other for n in range(len(one) - root + 1))


def _behind(text: str, token: Token, words: Lexicon) -> list[Token]:
    """The words behind a token up to the next mark, a few of them."""
    found = []
    for one in tokenised(text[token.end : token.end + _REACH], words):
        if one.kind == MARK:
            break
        found.append(one._replace(start=one.start + token.end, end=one.end + token.end))
    return found


def denied_by_a_word(before: str, after: str, pieces: Sequence[Piece], language: str | None) -> bool:
    """Whether a denial took the place of a word that denies by itself, or the other way: "declined to say", "did not say".

    Args:
        as `predicate_changed`.
    """
    known = opposites(language or "en")
    words = lexicon(language)
    if known is None or words.inside is not None:
        return False
    against = [
        any(
            side[0] is Turn.STANCE and side[2]
            for side in known.sides(_touched(text, changed_in(pieces, old=old), words))
        )
        for text, old in ((before, True), (after, False))
    ]
    if against[0] is against[1]:
        return False
    more = denials_beside(after, known) - denials_beside(before, known)
    return more == (1 if against[0] else -1)


def _touched(text: str, spans: list[tuple[int, int]], words: Lexicon) -> list[str]:
    return [token.text for token in tokenised(text, words) if token.kind == WORD and _in(token, spans)]


def _said(text: str, spans: list[tuple[int, int]], words: Lexicon) -> list[str]:
    """The words of meaning in what changed, folded; [] where words of meaning that stood follow it."""
    if not spans:
        return []
    said = [token for token in tokenised(text, words) if token.kind != MARK and _means(token, words)]
    touched = [token for token in said if _in(token, spans)]
    last = spans[-1][1]
    if any(token.start >= last for token in said):
        return []
    return [token.low for token in touched]


def _in(token: Token, spans: list[tuple[int, int]]) -> bool:
    return any(token.start < end and start < token.end for start, end in spans)


def _means(token: Token, words: Lexicon) -> bool:
    """Whether a token is a word that says something, and no denial, auxiliary or article."""
    if token.kind != WORD or len(token.low) < _LEAST or token.low in small_words(words.language or "en"):
        return False
    return not _SENSES & {role for role, _ in words.terms(token.low)}
