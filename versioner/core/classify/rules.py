"""The ordered rules that name an edit: the first that holds decides. Each has an id, and says why.

Cosmetic only when sure: precision comes before recall for "minor", and the fact guard has the last word.
The order and the classes follow research/diff-storage A4 and A5 (0 of 174 edits that people called
content were called cosmetic there).
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import regex
from rapidfuzz.distance import DamerauLevenshtein

from versioner.core.facts import Fact, FactKind, facts
from versioner.core.model import EditKind, Link, Op, Piece, Significance
from versioner.core.url import site_of

MINOR, SUBSTANTIVE, TECHNICAL = Significance.MINOR, Significance.SUBSTANTIVE, Significance.TECHNICAL

_QUOTES = str.maketrans({
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‟": '"', "‘": "'", "’": "'", "‚": "'", "‹": "'", "›": "'", "`": "'",
    "´": "'", "–": "-", "—": "-", "‐": "-", "‑": "-", "‒": "-", "−": "-", "…": "...", "\u00a0": " ", "\u202f": " ", "\u2009": " ",
    "×": "x",
})  # fmt: skip
_INVISIBLE = regex.compile(r"[\p{Cf}\p{Mn}--\p{M}\uFE00-\uFE0F\u00AD]", regex.V1)
PARTS = regex.compile(r"['’\-\u2010\u2011]")
_ENDS = regex.compile(r"^[\s\p{P}]+|[\s\p{P}]+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """An edited sentence as the rules see it.

    Attributes:
        known: words of both whole documents, folded, with how often each stands there.
        language: of the document.
    """

    before: str
    after: str
    pieces: tuple[Piece, ...]
    known: Counter[str]
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What a rule says of an edit."""

    kind: EditKind
    significance: Significance
    rule: str


Rule = Callable[[Changed], Ruling | None]


def rule_of(changed: Changed) -> Ruling:
    """What an edited sentence is; `wording` where no rule knows better, and substantive, as doubt is."""
    for rule in RULES:
        found = rule(changed)
        if found is not None:
            return found
    return Ruling(kind=EditKind.WORDING, significance=SUBSTANTIVE, rule="wording")


def whitespace(changed: Changed) -> Ruling | None:
    """The same words with other spaces or invisible characters between them."""
    if "".join(_visible(changed.before).split()) != "".join(_visible(changed.after).split()):
        return None
    if _bare_words(changed.before) != _bare_words(changed.after):
        return None  # "no where" became "nowhere": letters are the same, words are not
    return Ruling(kind=EditKind.WHITESPACE, significance=MINOR, rule="whitespace")


def typography(changed: Changed) -> Ruling | None:
    """The same characters in another form: curly quotes, dashes, ligatures, no-break spaces."""
    if _plain(changed.before) == _plain(changed.after):
        return Ruling(kind=EditKind.TYPOGRAPHY, significance=MINOR, rule="typography")
    return None


def punctuation(changed: Changed) -> Ruling | None:
    """The same words and numbers, in the same quotes, with other marks or capitals around them."""
    if _words(changed.before) != _words(changed.after):
        return None
    if _guarded(changed) is not None or _question(changed):
        return None
    if not _only_first_capitals(changed):
        return None
    return Ruling(kind=EditKind.PUNCTUATION, significance=MINOR, rule="punctuation")


def facts_first(changed: Changed) -> Ruling | None:
    """The fact guard: a number, date, name, negation or quotation differs; never minor."""
    kind = _guarded(changed)
    return None if kind is None else Ruling(kind=kind, significance=SUBSTANTIVE, rule=f"fact: {kind}")


def spelling(changed: Changed) -> Ruling | None:
    """Single words mended: the wrong form is known nowhere else, the right one looks like it.

    Two words of a language are often one letter apart ("form", "from"), so this holds only where the old
    form stands nowhere else in either text, is no word that the right one is not also known by, and the
    two share their letters but for a doubled, dropped, swapped or accented one.
    """
    pairs = _swapped(changed.pieces)
    if not pairs or not all(_is_typo(one, other, changed.known) for one, other in pairs):
        return None
    return Ruling(kind=EditKind.SPELLING, significance=MINOR, rule="spelling")


RULES: tuple[Rule, ...] = (whitespace, typography, punctuation, spelling, facts_first)


# ---------------------------------------------------------------- links


def link_ruling(before: tuple[Link, ...], after: tuple[Link, ...]) -> Ruling | None:
    """What changed links are worth: another host is substantive, another path minor, tracking nothing."""
    old, new = [link.url for link in before], [link.url for link in after]
    if old == new:
        if [link.text for link in before] == [link.text for link in after]:
            return None
        return Ruling(kind=EditKind.FORMATTING, significance=MINOR, rule="formatting: link text")
    if Counter(map(_host, old)) != Counter(map(_host, new)):
        return Ruling(kind=EditKind.LINK, significance=SUBSTANTIVE, rule="link: another host")
    return Ruling(kind=EditKind.LINK, significance=MINOR, rule="link: same host")


def _host(url: str) -> str:
    return site_of(url).removeprefix("www.")


# ---------------------------------------------------------------- facts


_KIND_OF = {
    FactKind.NUMBER: EditKind.NUMBER,
    FactKind.MONEY: EditKind.NUMBER,
    FactKind.PERCENT: EditKind.NUMBER,
    FactKind.DATE: EditKind.DATE,
    FactKind.TIME: EditKind.DATE,
    FactKind.NEGATION: EditKind.NEGATION,
    FactKind.MODALITY: EditKind.NEGATION,
    FactKind.NAME: EditKind.NAME,
    FactKind.QUOTE: EditKind.QUOTE,
}
_OPEN, _CLOSE = "“„«", "”»"
# What a reader wants to hear of first where several facts differ in one sentence.
_ORDER = (
    FactKind.QUOTE, FactKind.MONEY, FactKind.PERCENT, FactKind.NUMBER, FactKind.DATE, FactKind.TIME,
    FactKind.NEGATION, FactKind.NAME, FactKind.MODALITY,
)  # fmt: skip


def _guarded(changed: Changed) -> EditKind | None:
    """The kind of the weightiest fact that one side has and the other has not."""
    old, new = _said(changed.before, changed.language), _said(changed.after, changed.language)
    differ = {kind for kind, _, _ in (old - new) + (new - old)}
    for kind in _ORDER:
        if kind in differ:
            return _KIND_OF[kind]
    if _inside_quote(changed):
        return EditKind.QUOTE
    return None


def _said(text: str, language: str | None) -> Counter[tuple[FactKind, str, str]]:
    return Counter((f.kind, _fact_value(f), f.unit) for f in facts(text, language))


def _fact_value(fact: Fact) -> str:
    if fact.kind is FactKind.QUOTE:
        return " ".join(_words(fact.value))
    return fact.value


def _inside_quote(changed: Changed) -> bool:
    """Whether words changed between quotation marks that the sentence alone does not close."""
    marks = [
        char
        for piece in changed.pieces
        if piece.op is not Op.INSERT
        for char in piece.text
        if char in _OPEN + _CLOSE
    ]
    # a sentence that closes what it did not open began inside speech
    opened = 1 if marks and marks[0] in _CLOSE else 0
    for piece in changed.pieces:
        if piece.op is not Op.EQUAL and opened > 0 and _words(piece.text):
            return True
        if piece.op is not Op.INSERT:
            opened += sum(char in _OPEN for char in piece.text) - sum(char in _CLOSE for char in piece.text)
    return False


# ---------------------------------------------------------------- forms


def _visible(text: str) -> str:
    shown: str = _INVISIBLE.sub("", text)
    return shown.translate({0x00A0: " ", 0x202F: " "})


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", _visible(text).translate(_QUOTES)).split())


def _words(text: str) -> list[str]:
    """Words and numbers, folded, without marks around them; a mark inside a word or number stays."""
    return [bare for word in _plain(text).split() if (bare := _ENDS.sub("", word).casefold())]


def _bare_words(text: str) -> list[str]:
    return [bare for word in _visible(text).split() if (bare := _ENDS.sub("", word))]


def _question(changed: Changed) -> bool:
    """A statement made a question, or a question a statement, is no punctuation."""
    return ("?" in changed.before or "？" in changed.before) != (
        "?" in changed.after or "？" in changed.after
    )


def _only_first_capitals(changed: Changed) -> bool:
    """Capitals differ only where a word may begin a sentence or a label: "us" is not "US"."""
    old = [_ENDS.sub("", word) for word in _plain(changed.before).split()]
    new = [_ENDS.sub("", word) for word in _plain(changed.after).split()]
    for one, other in zip([w for w in old if w], [w for w in new if w], strict=False):
        if one != other and not (one[1:] == other[1:] and len(one) > 2):
            return False
    return True


def _swapped(pieces: tuple[Piece, ...]) -> list[tuple[str, str]]:
    """Words exchanged one for one; [] where anything else happened."""
    found: list[tuple[str, str]] = []
    pending: str | None = None
    for piece in pieces:
        if piece.op is Op.EQUAL:
            if pending is not None:
                return []
        elif piece.op is Op.DELETE:
            pending = piece.text
        else:
            if pending is None:
                return []
            old, new = pending.split(), piece.text.split()
            if len(old) != len(new):
                return []
            found.extend((a, b) for a, b in zip(old, new, strict=True) if a != b)
            pending = None
    return [] if pending is not None else found


# Words one letter apart that both exist: exchanging one for the other alters what is said.
_CONFUSED = frozenset(
    frozenset(pair.split("/"))
    for pair in [
        "contact/contract",
        "county/country",
        "adopt/adapt",
        "statue/statute",
        "casual/causal",
        "martial/marital",
        "insure/ensure",
        "inquire/enquire",
        "desert/dessert",
        "access/assess",
        "persecute/prosecute",
        "compliment/complement",
        "principal/principle",
        "affect/effect",
        "except/expect",
        "excepted/expected",
        "accept/except",
        "personal/personnel",
        "confident/confidant",
        "proceed/precede",
        "perspective/prospective",
        "moral/morale",
        "through/thorough",
        "conversion/conversation",
        "diversion/division",
        "emigrate/immigrate",
        "imminent/eminent",
        "prescribe/proscribe",
        "prescribed/proscribed",
        "precedent/president",
        "reality/realty",
        "reverse/revere",
        "session/cession",
        "stationary/stationery",
        "storage/shortage",
        "tortuous/torturous",
        "uniformed/uninformed",
        "united/untied",
        "untied/united",
        "expand/expend",
        "expanded/expended",
        "raised/razed",
        "raising/razing",
        "carrier/career",
        "censor/censure",
        "collision/collusion",
        "councillor/counsellor",
        "council/counsel",
        "definite/definitive",
        "depravation/deprivation",
        "device/devise",
        "disburse/disperse",
        "effected/affected",
        "elusive/illusive",
        "formerly/formally",
        "illicit/elicit",
        "incident/indecent",
        "interment/internment",
        "lightening/lightning",
        "militate/mitigate",
        "ordinance/ordnance",
        "parameter/perimeter",
        "perpetrate/perpetuate",
        "preposition/proposition",
        "regime/regimen",
        "respectfully/respectively",
        "restive/restful",
        "veracity/voracity",
        "conformer/confirmer",
        "poisson/poison",
        "dessert/désert",
        "infraction/effraction",
        "percepteur/précepteur",
        "allocation/allocution",
        "collusion/collision",
        "éminent/imminent",
        "conjecture/conjoncture",
        "notable/notoire",
        "wahren/waren",
        "liefern/liefen",
        "verbrauchen/gebrauchen",
        "verbieten/verbitten",
        "anliegen/anlegen",
        "leiten/leisten",
    ]
)
_ELSEWHERE = 3  # times a word stands in the two texts where it stands beside the edit as well
_SURE = 7  # letters from which a word that stands nowhere else is a slip for one that does
_LONG = 8  # letters from which a doubled one is a slip: bomen and bommen, raten and Ratten are words


def _is_typo(wrong: str, right: str, known: Counter[str]) -> bool:
    wrong, right = _differing(_ENDS.sub("", wrong), _ENDS.sub("", right))
    if min(len(wrong), len(right)) < 4 or not (wrong.isalpha() and right.isalpha()):
        return False
    if wrong[0].isupper() and not wrong.isupper() and _fold(wrong) != _fold(right):
        return False  # it may be a name
    a, b = wrong.casefold(), right.casefold()
    if _fold(a) == _fold(b):
        return a != b and known[a] <= 1
    odd, usual = sorted((a, b), key=lambda word: known[word])
    if known[odd] > 1 or frozenset({a, b}) in _CONFUSED:
        return False  # it stands elsewhere too, or is known to exist: it is a word
    if DamerauLevenshtein.distance(a, b) != 1 or a[0] != b[0] or _inflects(a, b):
        return False
    if known[usual] >= _ELSEWHERE and len(usual) >= _SURE:
        return True
    # a word that only the new text has, for one that only the old one had, is no slip
    return odd == a and _mended(a, b, known[b])


def _mended(a: str, b: str, elsewhere: int) -> bool:
    """Whether `a`, one letter from `b`, is that word misspelt; `elsewhere`: how often `b` stands in the texts."""
    if sorted(a) == sorted(b):
        return len(a) >= 5
    if _doubled(a, b):
        return max(len(a), len(b)) >= _LONG
    if abs(len(a) - len(b)) == 1:
        return elsewhere > 1 and len(b) >= 6
    return elsewhere > 1 and len(b) >= _SURE


def _differing(one: str, other: str) -> tuple[str, str]:
    """The part that differs of words with hyphens or apostrophes: "sous-traitants", "individual’s"."""
    a, b = PARTS.split(one), PARTS.split(other)
    apart = [(x, y) for x, y in zip(a, b, strict=False) if x != y]
    return apart[0] if len(a) == len(b) and len(apart) == 1 else (one, other)


def _fold(word: str) -> str:
    return "".join(
        char for char in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(char)
    )


def _doubled(one: str, other: str) -> bool:
    """Whether the longer one only doubles a letter of the shorter: "comittee", "committee"."""
    short, long = sorted((one, other), key=len)
    n = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(long) == len(short):
        return False
    return n > 0 and long[n] in {long[n - 1], long[n + 1] if n + 1 < len(long) else ""}


def _inflects(one: str, other: str) -> bool:
    """Whether they differ at the end, where endings carry meaning: number, tense, gender."""
    shared = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    return shared >= max(len(one), len(other)) - 2
