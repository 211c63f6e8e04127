"""The ordered rules that name an edit: the first that holds decides. Each has an id, and says why.

Cosmetic only when sure: precision comes before recall for "minor", and the fact guard has the last word.
The order and the classes follow research/diff-storage A4 and A5 (0 of 174 edits that people called
content were called cosmetic there).
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable
from functools import cache, lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from versioner.core.classify.canonical import exchanged, same, same_but_for_figures
from versioner.core.classify.changed import ENDS, PARTS, STOPS, Changed, bare, differing_kinds
from versioner.core.classify.garbled import garbled, letters_lost
from versioner.core.classify.predicates import denied_anew, denied_by_a_word, predicate_changed
from versioner.core.classify.reordered import reordered
from versioner.core.classify.same_worth import same_but_for_an_article, same_by_initials, same_in_other_units
from versioner.core.classify.slips import NOWHERE, Place, is_slip
from versioner.core.classify.speakers import name_changed, part_of_name, source_named, speaker_changed
from versioner.core.classify.timed import timed
from versioner.core.classify.voiced import voiced
from versioner.core.facts import FactKind, facts
from versioner.core.lexicon import has_words, is_word, polarity
from versioner.core.lexicon.cldr import fold
from versioner.core.lexicon.mentioned import MENTIONING
from versioner.core.lexicon.opposites import Turn
from versioner.core.lexicon.polarity import NEGATIVE_PREFIXES
from versioner.core.model import EditKind, Link, Op, Significance
from versioner.core.text.bcp47 import primary
from versioner.core.url import is_contact, site_of
from versioner.frozen import dataclass
from versioner.late import re, regex

MINOR, SUBSTANTIVE, TECHNICAL = Significance.MINOR, Significance.SUBSTANTIVE, Significance.TECHNICAL

_QUOTES = str.maketrans({
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‟": '"', "״": '"', "‘": "'", "’": "'", "‚": "'", "‹": "'", "›": "'", "`": "'",
    "´": "'", "–": "-", "—": "-", "‐": "-", "‑": "-", "‒": "-", "−": "-", "…": "...", "\u00a0": " ", "\u202f": " ", "\u2009": " ",
    "×": "x",
})  # fmt: skip
_SIDES = 64  # of edits: each rule asks for the two of one again
_INVISIBLE = regex.compile(r"[\p{Cf}\p{Mn}--\p{M}\uFE00-\uFE0F\u00AD]", regex.V1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What a rule says of an edit: its weightiest kind, and all, the weightiest first."""

    kind: EditKind
    significance: Significance
    rule: str
    kinds: tuple[EditKind, ...] = ()


Rule = Callable[[Changed], Ruling | None]


def rule_of(changed: Changed) -> Ruling:
    """What an edited sentence is; `wording` where no rule knows better, and substantive, as doubt is."""
    for rule in RULES:
        found = rule(changed)
        if found is not None:
            return found
    return Ruling(kind=EditKind.WORDING, significance=SUBSTANTIVE, rule="wording")


def whitespace(changed: Changed) -> Ruling | None:
    """The same words with other spaces or invisible characters between them, or at the border of a cell now."""
    if _CELL.strip() in changed.before + changed.after and changed.before.strip(_CELL) == changed.after.strip(
        _CELL
    ):
        return Ruling(kind=EditKind.WHITESPACE, significance=MINOR, rule="whitespace: cell")
    if "".join(_visible(changed.before).split()) != "".join(_visible(changed.after).split()):
        return None
    if _bare_words(changed.before) != _bare_words(changed.after) and (
        changed.language not in _FREELY_SPACED
        or set(changed.kinds) - {EditKind.NAME}
        or _figures_met(changed)
    ):
        return None  # "no where" became "nowhere": letters are the same, words are not
    return Ruling(kind=EditKind.WHITESPACE, significance=MINOR, rule="whitespace")


# Languages that part their words as the writer likes, or not at all.
_FREELY_SPACED = frozenset({"ja", "zh", "ko", "th", "lo", "km", "my"})


def _figures_met(changed: Changed) -> bool:
    """Whether figures stand apart by a space alone on a side: "10 20" is not "1020"."""
    return any(_FIGURES_APART.search(text) for text in (changed.before, changed.after))


_FIGURES_APART = re.compile(r"\d\s+\d")


def typography(changed: Changed) -> Ruling | None:
    """The same characters in another form: curly quotes, dashes, ligatures, no-break spaces."""
    before, after = _plain(changed.before), _plain(changed.after)
    if before == after:
        return Ruling(kind=EditKind.TYPOGRAPHY, significance=MINOR, rule="typography")
    if letters_lost(before, after) or letters_lost(after, before):
        return Ruling(kind=EditKind.TYPOGRAPHY, significance=MINOR, rule="typography: letters that were lost")
    if garbled(changed.before, changed.after) or garbled(changed.after, changed.before):
        return Ruling(
            kind=EditKind.TYPOGRAPHY, significance=MINOR, rule="typography: a program wrote it twice"
        )
    return None


def hyphens(changed: Changed) -> Ruling | None:
    """Words that were joined by a hyphen and are parted now, or the other way, in quotations too."""
    if _parted(changed.before) == _parted(changed.after):
        return Ruling(kind=EditKind.TYPOGRAPHY, significance=MINOR, rule="typography: hyphen")
    return None


def _parted(text: str) -> str:
    plain = _plain(text)
    return " ".join(_BETWEEN_LETTERS.sub(" ", plain).split()) if _HYPHENS.intersection(plain) else plain


_HYPHENS = frozenset("-\u2010\u2011")
_BETWEEN_LETTERS = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011](?=[^\W\d_])")


def punctuation(changed: Changed) -> Ruling | None:
    """The same words and numbers, in the same quotes, with other marks or capitals around them."""
    if _words(changed.before) != _words(changed.after):
        return None
    if _question(changed) or (changed.kinds and not (_marked_otherwise(changed) or _mentioned(changed))):
        return None
    if not _only_first_capitals(changed):
        return None
    return Ruling(kind=EditKind.PUNCTUATION, significance=MINOR, rule="punctuation")


def _marked_otherwise(changed: Changed) -> bool:
    """Whether the same words stand between quotation marks of another kind, with the full stop or comma inside or outside."""
    if changed.kinds != (EditKind.QUOTE,):
        return False
    old, new = (
        _MARK_BY_QUOTE.sub('"', _SINGLE.sub(r'"\1"', _plain(text)))
        for text in (changed.before, changed.after)
    )
    return old.casefold() == new.casefold() and '"' in old


def _mentioned(changed: Changed) -> bool:
    """Whether what is quoted in one text alone is a word that is spoken of: the word “gull”, the word gull."""
    if changed.kinds != (EditKind.QUOTE,):
        return False
    spans = [
        (text, start, end)
        for text, found in zip((changed.before, changed.after), changed.quotes, strict=True)
        for start, end in found
    ]
    return bool(spans) and all(
        len(text[start:end].split()) <= _FEW
        and MENTIONING.search(text[:start].translate(_QUOTES)) is not None
        for text, start, end in spans
    )


_FEW = 3  # words that are spoken of as such
_SINGLE = re.compile(r"(?<!\w)'([^']+)'(?!\w)")
_MARK_BY_QUOTE = re.compile(r'[.,]"|"[.,]')


def style(changed: Changed) -> Ruling | None:
    """The same normalised facts and the same content words, whatever their form."""
    others = set(changed.kinds) - {EditKind.NAME, EditKind.NEGATION}
    if others == {EditKind.QUOTE} and same_but_for_figures(changed.before, changed.after, changed.language):
        others = set()  # nothing of what was said is written otherwise but a figure
    if others == {EditKind.NUMBER} and EditKind.QUOTE not in changed.kinds and _worth_the_same(changed):
        return Ruling(kind=EditKind.TYPOGRAPHY, significance=MINOR, rule=STYLE)
    if EditKind.QUOTE not in changed.kinds and timed(changed.before, changed.after, changed.language):
        return Ruling(kind=EditKind.WORDING, significance=MINOR, rule=STYLE)
    if changed.size > _MOST or others:
        return None  # a turned sense shows in the words; a figure said otherwise, or other quotes, are more than style
    sides = changed.before, changed.after, changed.language
    if _question(changed):
        return None
    if not same(*sides):
        if EditKind.QUOTE in changed.kinds or not (
            exchanged(*sides) or reordered(*sides) or voiced(*sides) or same_by_initials(*sides)
        ):
            return None
        return Ruling(kind=EditKind.WORDING, significance=MINOR, rule=STYLE)
    kind = EditKind.SPELLING if _respelt(changed) else EditKind.TYPOGRAPHY
    return Ruling(kind=kind, significance=MINOR, rule=STYLE)


def _worth_the_same(changed: Changed) -> bool:
    """Whether figures differ in how they are written and not in what they are worth: "0.5 g", "500 mg"; "a month", "one month"."""
    sides = changed.before, changed.after, changed.language
    return same_in_other_units(*sides) or same_but_for_an_article(*sides)


STYLE = "style: one meaning, another form"


def spelling(changed: Changed) -> Ruling | None:
    """Single words mended: one form is no word of the language, the other is (`slips`)."""
    if set(changed.kinds) - (_MENDED | ({EditKind.NAME} if changed.language == "de" else set())):
        return None
    pairs = changed.swapped
    if not pairs or not all(_is_typo(one, other, changed, _place(changed)) for one, other in pairs):
        return None
    return Ruling(kind=EditKind.SPELLING, significance=MINOR, rule="spelling")


# What a slip may touch: in speech it is one too, and what is no word denies nothing. German nouns have capitals as names do.
_MENDED = frozenset({EditKind.QUOTE, EditKind.NEGATION})


def attribution(changed: Changed) -> Ruling | None:
    """Somebody else says it, or who says it is no longer told, or told for the first time."""
    kinds = changed.kinds
    if set(kinds) - {EditKind.NAME}:
        return None
    sides = changed.before, changed.after, changed.pieces, changed.language
    if changed.language == "de" and _common_nouns(changed):
        kinds = ()  # "laut Polizei", "laut Veranstalter": capitals of nouns
    if source_named(*sides):
        told = (*(kinds or (EditKind.WORDING,)), EditKind.ATTRIBUTION)
        return Ruling(kind=told[0], significance=SUBSTANTIVE, rule="attribution: source", kinds=told)
    if not speaker_changed(*sides):
        return None
    if _alike(changed):
        return None  # one letter of a name: the same speaker
    if kinds and part_of_name(changed.before, changed.after, changed.pieces, changed.language):
        return Ruling(kind=EditKind.NAME, significance=SUBSTANTIVE, rule="fact: part of a name")
    told = (
        (EditKind.ATTRIBUTION, *kinds)
        if any(changed.quotes)
        else (*(kinds or (EditKind.WORDING,)), EditKind.ATTRIBUTION)
    )
    return Ruling(kind=told[0], significance=SUBSTANTIVE, rule="attribution", kinds=told)


def _common_nouns(changed: Changed) -> bool:
    """Whether the words exchanged are in the dictionary, and so name a thing or an office, nobody."""
    pairs = [(bare(one), bare(other)) for one, other in changed.swapped]
    return bool(pairs) and all(is_word(word, "de") for pair in pairs for word in pair if word)


def facts_first(changed: Changed) -> Ruling | None:
    """The fact guard: a number, date, name, negation or quotation differs; never minor."""
    kinds = changed.kinds
    if not kinds:
        return None
    if _MAY_TURN & set(kinds) and changed.opposed is not None:
        if changed.opposed.undone and kinds == (EditKind.NEGATION,):
            return Ruling(kind=EditKind.WORDING, significance=SUBSTANTIVE, rule="wording: denied otherwise")
        if not changed.opposed.undone and EditKind.NEGATION not in kinds:
            kinds = (*kinds, EditKind.NEGATION)
    sides = changed.before, changed.after, changed.pieces, changed.language
    if kinds == (EditKind.NEGATION,) and (
        predicate_changed(*sides) or denied_by_a_word(*sides) or denied_anew(*sides)
    ):
        return Ruling(kind=EditKind.WORDING, significance=SUBSTANTIVE, rule="wording: another statement")
    rule = _modal(changed) if kinds == (EditKind.NEGATION,) else None
    rule = rule or f"fact: {kinds[0]}"
    return Ruling(kind=kinds[0], significance=SUBSTANTIVE, rule=rule, kinds=kinds)


# a figure that rose and one that fell; "did not support"
_MAY_TURN = frozenset({EditKind.NUMBER, EditKind.NEGATION})
MODAL = "fact: modality"  # of the kind `negation`, but nothing is denied: must, may, would, reportedly
HOW_MUCH = "fact: how much"  # of the same kind: all, some, only, often


def _modal(changed: Changed) -> str | None:
    """The rule where nothing came or went but how surely, or of how much, a thing is said; else None."""
    old, new = facts(changed.before, changed.language), facts(changed.after, changed.language)
    if differing_kinds(old, new, changed.language) != {FactKind.MODALITY}:
        return None
    a, b = (Counter(one.value for one in side if one.kind is FactKind.MODALITY) for side in (old, new))
    much = words_of_measure(primary(changed.language) or "en")
    return HOW_MUCH if ((a - b) | (b - a)).keys() <= much else MODAL


@cache
def words_of_measure(language: str) -> frozenset[str]:
    """The words of a language, folded, that say of how much or how often a thing holds."""
    return frozenset(map(fold, polarity.HOW_MUCH.get(language, "").split()))


def turned(changed: Changed) -> Ruling | None:
    """A word became its opposite by what stands before it: likely, unlikely; byli, nebyli."""
    prefixes = NEGATIVE_PREFIXES.get(changed.language or "en", "").split()
    for one, other in changed.swapped:
        a, b = sorted((ENDS.sub("", one).casefold(), ENDS.sub("", other).casefold()), key=len)
        if len(a) >= _ROOT and any(b == prefix + a for prefix in prefixes):
            return Ruling(kind=EditKind.NEGATION, significance=SUBSTANTIVE, rule="fact: a prefix that denies")
    return None


def opposite(changed: Changed) -> Ruling | None:
    """A word gave way to its opposite: approved, rejected; rose, fell."""
    if changed.opposed is None or changed.opposed.undone:
        return None
    if changed.opposed.turn is Turn.STANCE:
        return Ruling(kind=EditKind.NEGATION, significance=SUBSTANTIVE, rule="fact: an opposite")
    kinds = (EditKind.WORDING, EditKind.NEGATION)
    return Ruling(kind=kinds[0], significance=SUBSTANTIVE, rule=OPPOSITE, kinds=kinds)


OPPOSITE = "wording: an opposite"  # nothing is denied, but the sense has turned: won, lost


def renamed(changed: Changed) -> Ruling | None:
    """Another name where the facts could see none: at a sentence's beginning, in German, in scripts without capitals."""
    pairs = changed.swapped
    if (pairs and all(_is_name_pair(one, other, changed) for one, other in pairs)) or name_changed(
        changed.before, changed.after, changed.pieces, changed.language
    ):
        return Ruling(kind=EditKind.NAME, significance=SUBSTANTIVE, rule="fact: name")
    return None


RULES: tuple[Rule, ...] = (
    whitespace,
    typography,
    hyphens,
    punctuation,
    style,
    spelling,
    attribution,
    facts_first,
    turned,
    opposite,
    renamed,
)
_CELL = " | "  # what parts the cells of a row (`Block.text`)
_MOST = 20  # words beyond which a sentence is written anew
_ROOT = 3  # letters of a word that a prefix can turn


# ---------------------------------------------------------------- links


def link_ruling(before: tuple[Link, ...], after: tuple[Link, ...]) -> Ruling | None:
    """What changed links are worth: another host, mail address or number is substantive, another path minor, tracking nothing."""
    old, new = [link.url for link in before], [link.url for link in after]
    if old == new:
        if [link.text for link in before] == [link.text for link in after]:
            return None
        return Ruling(kind=EditKind.FORMATTING, significance=MINOR, rule="formatting: link text")
    if Counter(filter(is_contact, old)) != Counter(filter(is_contact, new)):
        return Ruling(kind=EditKind.LINK, significance=SUBSTANTIVE, rule="link: another address or number")
    if Counter(map(_host, old)) != Counter(map(_host, new)):
        return Ruling(kind=EditKind.LINK, significance=SUBSTANTIVE, rule="link: another host")
    return Ruling(kind=EditKind.LINK, significance=MINOR, rule="link: same host")


def _host(url: str) -> str:
    return site_of(url).removeprefix("www.")


# ---------------------------------------------------------------- facts


# ---------------------------------------------------------------- forms


def _visible(text: str) -> str:
    if text.isascii():
        return text
    shown: str = _INVISIBLE.sub("", text)
    return shown.translate({0x00A0: " ", 0x202F: " "})


@lru_cache(maxsize=_SIDES)
def _plain(text: str) -> str:
    if text.isascii():
        return " ".join(text.replace("`", "'").split())
    return " ".join(unicodedata.normalize("NFKC", _visible(text).translate(_QUOTES)).split())


def _words(text: str) -> list[str]:
    """Words and numbers, folded, without marks around them; a mark inside a word or number stays."""
    return [low for word in _plain(text).split() if (low := bare(word).casefold())]


def _bare_words(text: str) -> list[str]:
    return [said for word in _visible(text).split() if (said := bare(word))]


def _question(changed: Changed) -> bool:
    """A statement made a question, or a question a statement, is no punctuation."""
    return ("?" in changed.before or "？" in changed.before) != (
        "?" in changed.after or "？" in changed.after
    )


def _only_first_capitals(changed: Changed) -> bool:
    """Capitals differ only where a word may begin a sentence or a label: "us" is not "US"."""
    old = [bare(word) for word in _plain(changed.before).split()]
    new = [bare(word) for word in _plain(changed.after).split()]
    for one, other in zip([w for w in old if w], [w for w in new if w], strict=False):
        if one != other and not (one[1:] == other[1:] and len(one) > 2):
            return False
    return True


def _place(changed: Changed) -> Place:
    """What stands beside the first word that changed; a line that is no sentence may begin with any name."""
    at = next((n for n, piece in enumerate(changed.pieces) if piece.op is not Op.EQUAL), 0)
    before = _words(changed.pieces[at - 1].text) if at else []
    rest = next((piece.text for piece in changed.pieces[at:] if piece.op is Op.EQUAL), "")
    after = _bare_words(rest)
    begins = "" if changed.after.rstrip(' "”’»)').endswith(STOPS) else NOWHERE.before
    return Place(before[-1] if before else begins, after[0] if after else "")


def _is_typo(wrong: str, right: str, changed: Changed, place: Place) -> bool:
    one, other = _differing(bare(wrong), bare(right))
    return is_slip(one, other, changed.language, changed.words, place)


def _differing(one: str, other: str) -> tuple[str, str]:
    """The part that differs of words with hyphens or apostrophes: "sous-traitants", "individual’s"."""
    a, b = PARTS.split(one), PARTS.split(other)
    apart = [(x, y) for x, y in zip(a, b, strict=False) if x != y]
    return apart[0] if len(a) == len(b) and len(apart) == 1 else (one, other)


def _is_name_pair(one: str, other: str, changed: Changed) -> bool:
    """Two words with capitals of which the language knows one at most."""
    a, b = ENDS.sub("", one), ENDS.sub("", other)
    if not (a[:1].isupper() and b[:1].isupper()) or a.casefold() == b.casefold() or changed.language is None:
        return False
    if not has_words(changed.language):
        return True
    german = changed.language == "de"
    return not all(is_word(word if german else word.lower(), changed.language) for word in (a, b))


def _alike(changed: Changed) -> bool:
    """Whether the words exchanged are one name spelt in two ways."""
    pairs = changed.swapped
    return bool(pairs) and all(
        DamerauLevenshtein.distance(one.casefold(), other.casefold(), score_cutoff=2) <= 2
        for one, other in pairs
    )


def _respelt(changed: Changed) -> bool:
    """Whether letters differ, and not only figures, marks and short forms."""
    return any(
        piece.op is not Op.EQUAL
        and not any(map(str.isdigit, piece.text))
        and sum(map(str.isalpha, piece.text)) > 2
        for piece in changed.pieces
    ) and not any(piece.op is not Op.EQUAL and any(map(str.isdigit, piece.text)) for piece in changed.pieces)
