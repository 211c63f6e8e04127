"""Who is quoted, and names where no capital shows them: what stands beside verbs of saying and titles."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from versioner.core.facts.tokens import MARK, WORD, Token, tokenised
from versioner.core.lexicon import Lexicon, Role, is_word, lexicon, small_words
from versioner.core.lexicon.speech import HELPING, HUNG_ON_SPEAKERS, SAYING, SURNAMES, TITLES
from versioner.core.model import Op, Piece
from versioner.late import regex

_SLOT = 6  # words beside a verb of saying that can name who speaks
_AFTER = frozenset("\"”“»«,，」』'’״")  # what stands between speech and the verb that its speaker follows
_PRONOUNS = frozenset(
    "he she they it we i you er sie es il elle ils elles él ella ellos lui lei ele ela hij zij ze han hon hun de on ona oni он она они".split()
)
_NEAR = 3  # tokens between a title or verb of saying and the end of the name beside it
_LETTER = r"[\p{Han}\p{Hangul}ー々]"
_CASELESS = regex.compile(
    r"[\p{Arabic}\p{Hebrew}\p{Devanagari}\p{Bengali}\p{Tamil}\p{Thai}\p{Lao}\p{Khmer}\p{Georgian}]", regex.V1
)


def changed_in(pieces: Sequence[Piece], *, old: bool) -> list[tuple[int, int]]:
    """Where one side of an edit has words that the other has not: starts and ends in its text."""
    found, at = [], 0
    skipped = Op.INSERT if old else Op.DELETE
    for piece in pieces:
        if piece.op is skipped:
            continue
        if piece.op is not Op.EQUAL and any(map(str.isalnum, piece.text)):
            found.append((at, at + len(piece.text)))
        at += len(piece.text)
    return found


def speaker_changed(before: str, after: str, pieces: Sequence[Piece], language: str | None) -> bool:
    """Whether all that changed is who says it: "police said" to "witnesses said", "selon la police" to "selon des témoins"."""
    sides = ((before, changed_in(pieces, old=True)), (after, changed_in(pieces, old=False)))
    return all(spans and _speaks(text, spans, lexicon(language)) for text, spans in sides)


def source_named(before: str, after: str, pieces: Sequence[Piece], language: str | None) -> bool:
    """Whether all that came or went is who says it: ", according to the police", ", police said"."""
    gone, come = _uncapitalised(before, after, pieces)
    if bool(gone) is bool(come):
        return False
    text, spans = (before, gone) if gone else (after, come)
    if len(spans) != 1:
        return False
    words = lexicon(language)
    tokens = [
        token for token in tokenised(text, words) if token.start < spans[0][1] and spans[0][0] < token.end
    ]
    said = [n for n, token in enumerate(tokens) if token.kind == WORD]
    if not 1 < len(said) <= _SOURCE:
        return False
    if _according(tokens, said[0], words) is not None:
        return True
    marked = tokens[0].kind == MARK or tokens[-1].kind == MARK or spans[0][1] >= len(text) - 1
    last = {role for role, _ in words.terms(tokens[said[-1]].low)}
    return marked and len(said) <= _SLOT and Role.SAYING in last


def _uncapitalised(
    before: str, after: str, pieces: Sequence[Piece]
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Where each side has words that the other has not, but for a capital where what follows a source begins the sentence."""
    gone, come = changed_in(pieces, old=True), changed_in(pieces, old=False)
    if len(gone) != 1 or len(come) != 1 or gone[0][0] or come[0][0]:
        return gone, come
    old, new = before[: gone[0][1]], after[: come[0][1]]
    longer, shorter = (old, new) if len(old) > len(new) else (new, old)
    if not longer.casefold().endswith(shorter.casefold()):
        return gone, come
    kept = [(0, len(longer) - len(shorter))]
    return (kept, []) if longer is old else ([], kept)


_SOURCE = 12  # words of a clause that names a source


def _speaks(text: str, spans: list[tuple[int, int]], words: Lexicon) -> bool:
    tokens = tokenised(text, words)
    touched = {
        n
        for n, token in enumerate(tokens)
        if token.kind != MARK and any(token.start < end and start < token.end for start, end in spans)
    }
    slots = _slots(tokens, words)
    named = [tokens[n] for n in touched if not _empty(tokens[n], words)]
    return bool(named) and touched <= slots


def _empty(token: Token, words: Lexicon) -> bool:
    roles = {role for role, _ in words.terms(token.low)}
    return token.low in _PRONOUNS or token.low in small_words(words.language or "en") or Role.TITLE in roles


def _slots(tokens: list[Token], words: Lexicon) -> set[int]:
    """The tokens that can name a speaker."""
    found: set[int] = set()
    for n, token in enumerate(tokens):
        roles = {role for role, _ in words.terms(token.low)} if token.kind == WORD else set()
        if Role.SAYING in roles:
            found.update(_reach(tokens, range(n - 1, n - 1 - _SLOT, -1)))
            if _ends_speech(tokens, n, words):
                found.update(_reach(tokens, range(n + 1, n + 1 + _SLOT)))
        after = _according(tokens, n, words) if token.kind == WORD else None
        if after is not None:
            found.update(_named_by(_reach(tokens, range(after, after + _SLOT)), tokens, words))
    return found


def _ends_speech(tokens: list[Token], n: int, words: Lexicon) -> bool:
    """Whether a verb of saying stands behind what is said, with a helping verb before it or without."""
    helped = n > 1 and tokens[n - 1].low in HELPING.get(words.language or "", "").split()
    last = n - 2 if helped else n - 1
    return last >= 0 and tokens[last].text in _AFTER


def _named_by(reach: set[int], tokens: list[Token], words: Lexicon) -> set[int]:
    """Of the words behind "laut" those that name who says it.

    Where the verb comes second, in German, Dutch and the languages of Scandinavia, it follows the speaker at once and
    without a comma: "Enligt polisen greps två män". There a speaker is one noun with what stands before it, a name behind
    it, and what a preposition hangs on it.
    """
    hung = HUNG_ON_SPEAKERS.get(words.language or "")
    if hung is None:
        return reach
    found: set[int] = set()
    small, named, apposed = small_words(words.language or ""), False, False
    for n in sorted(reach):
        token = tokens[n]
        if token.low in hung.split():
            named = False
        elif named and not (apposed and token.text[:1].isupper()):
            break
        else:
            named = token.low not in small and not _goes_before(token, tokens[n - 1], words)
            apposed = named or apposed
        found.add(n)
    return found


def _goes_before(token: Token, last: Token, words: Lexicon) -> bool:
    """Whether a word in small letters stands before the noun it belongs to: "den lokala", "polisens"; German nouns have capitals."""
    if token.text[:1].isupper() or token.kind != WORD:
        return token.kind != WORD
    if words.language == "de":
        return True
    if words.language in {"sv", "da", "no"}:
        attribute = last.low in _DEFINITE and token.low.endswith(("a", "e")) and not token.low.endswith("nde")
        return attribute or token.low.endswith(("ens", "ets", "nas", "nes"))
    return False


_DEFINITE = frozenset({"den", "det", "de"})


def _reach(tokens: list[Token], places: range) -> set[int]:
    found = set()
    for n in places:
        if not 0 <= n < len(tokens) or (tokens[n].kind == MARK and tokens[n].text not in {"-", "'"}):
            break
        found.add(n)
    return found


def _according(tokens: list[Token], n: int, words: Lexicon) -> int | None:
    for rest, (role, _) in words.phrases.get(tokens[n].low, ()):
        end = n + 1 + len(rest)
        if role is Role.ACCORDING and tuple(token.low for token in tokens[n + 1 : end]) == rest:
            return end
    return n + 1 if Role.ACCORDING in {role for role, _ in words.terms(tokens[n].low)} else None


def part_of_name(before: str, after: str, pieces: Sequence[Piece], language: str | None) -> bool:
    """Whether one part of a person's name changed beside another that stands: "Ann Reed" to "Anna Reed"; the same speaker."""
    sides = ((before, changed_in(pieces, old=True)), (after, changed_in(pieces, old=False)))
    return all(len(spans) == 1 and _beside_a_name(text, spans[0], lexicon(language)) for text, spans in sides)


def _beside_a_name(text: str, span: tuple[int, int], words: Lexicon) -> bool:
    tokens = tokenised(text, words)
    touched = [
        n
        for n, token in enumerate(tokens)
        if token.kind == WORD and token.start < span[1] and span[0] < token.end
    ]
    if len(touched) != 1 or not tokens[touched[0]].text[:1].isupper():
        return False
    n = touched[0]
    return any(_names_somebody(tokens, m, words) for m in (n - 1, n + 1))


# Languages that write an office before a name, or any noun, with a capital.
_CAPITAL_OFFICES = frozenset({"en", "de"})


def _names_somebody(tokens: list[Token], n: int, words: Lexicon) -> bool:
    """Whether a word inside a sentence has a capital for a name, not for an office or a noun."""
    if not 0 < n < len(tokens) or tokens[n].kind != WORD or not tokens[n].text[:1].isupper():
        return False
    if Role.TITLE in {role for role, _ in words.terms(tokens[n].low)}:
        return False
    if words.language not in _CAPITAL_OFFICES:
        return True
    return not is_word(tokens[n].text if words.language == "de" else tokens[n].low, words.language)


# ---------------------------------------------------------------- names without capitals


def name_changed(before: str, after: str, pieces: Sequence[Piece], language: str | None) -> bool:
    """Whether what changed is a person's name, in a script that has no capitals to show it."""
    if language in {"zh", "ja", "ko"}:
        return all(
            _eastern(text, changed_in(pieces, old=old), language)
            for text, old in ((before, True), (after, False))
        )
    if not _CASELESS.search(after):
        return False
    return all(
        _beside(text, changed_in(pieces, old=old), language) for text, old in ((before, True), (after, False))
    )


def _eastern(text: str, spans: list[tuple[int, int]], language: str) -> bool:
    """One place changed, in a name: a family name, one or two letters, and what stands beside names."""
    if not spans:
        return False
    start, end = spans[0][0], spans[-1][1]
    if end - start > 3 or not regex.fullmatch(_LETTER + "+", text[start:end]):
        return False
    return any(
        match.start() <= start and end <= match.end()
        for match in _names(language).finditer(text, max(0, start - 6), min(len(text), end + 14))
    )


@cache
def _names(language: str) -> regex.Pattern[str]:
    families = "|".join(
        sorted(SURNAMES[language].split() if language != "zh" else SURNAMES["zh"], key=len, reverse=True)
    )
    titles = "|".join(TITLES[language].split())
    saying = "|".join(SAYING[language].split())
    if language == "ko":
        return regex.compile(
            rf"(?<![\p{{Hangul}}])(?:{families})[\p{{Hangul}}]{{2}}(?=\s?(?:{titles})|[은는이가의을를과와도]|\s\(|,)"
        )
    if language == "ja":
        return regex.compile(
            rf"(?<![\p{{Han}}])(?:{families})[\p{{Han}}\p{{Hiragana}}]{{0,3}}(?=さん|氏|{titles}|[はがのをも、（(・]|\s)"
        )
    return regex.compile(
        rf"(?:(?<=[\p{{P}}\s]|{titles}|^|[人员員者长長的和与與民说：])|)(?:{families})[\p{{Han}}]{{1,2}}(?=\s?(?:{saying}|{titles})|[的，。、（(在是将將被于與与和]|$)"
    )


def _beside(text: str, spans: list[tuple[int, int]], language: str | None) -> bool:
    """Whether the changed word stands near a title or a verb of saying, and is no small word."""
    words = lexicon(language)
    if words.inside is not None:
        return _inside(text, spans, language or "")
    tokens = tokenised(text, words)
    touched = [
        n
        for n, token in enumerate(tokens)
        if any(token.start < end and start < token.end for start, end in spans)
    ]
    if (
        not touched
        or len(touched) > 2
        or any(tokens[n].low in small_words(language or "") or words.terms(tokens[n].low) for n in touched)
    ):
        return False
    near = range(max(0, touched[0] - _NEAR), min(len(tokens), touched[-1] + _NEAR + 1))
    return any(
        {role for role, _ in words.terms(tokens[n].low)} & {Role.SAYING, Role.TITLE}
        for n in near
        if n not in touched
    )


def _inside(text: str, spans: list[tuple[int, int]], language: str) -> bool:
    if not spans:  # it only came, or only went
        return False
    start, end = spans[0][0], spans[-1][1]
    marks = [*TITLES.get(language, "").split(), *SAYING.get(language, "").split()]
    around = text[max(0, start - 12) : start] + "\n" + text[end : end + 16]
    return end - start <= 10 and any(mark in around for mark in marks)
