"""Text: keys for comparing, tokens for diffing, sentences for telling. All lossless but `key`."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from versioner.core.text.enumerators import ends_enumerator
from versioner.core.text.letters import LETTER, NUMERALS, Lettered, is_plain
from versioner.core.text.normal import composed, is_latin
from versioner.late import re, regex

_INVISIBLE = regex.compile(
    r"[\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFE00-\uFE0F\uFEFF\u00AD\u180E\u206A-\u206F"
    r"\U000E0000-\U000E007F\U000E0100-\U000E01EF]"
)
_APART = regex.compile(r"[^⁰¹²³⁴⁵⁶⁷⁸⁹０-９]+")
_RAISED = re.compile("[¹²³]")
_SPACE = regex.compile(r"\s+")

# Scripts that put no space between words are cut by grapheme cluster (UAX #29 gives them no word borders).
_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}ー々〆"

# A word is a run of letters, digits and marks, with the joiners, apostrophes and hyphens inside it; a number keeps
# its separators (28,500 is not 28 and 500). Everything else is cut by grapheme cluster, so that no emoji and no
# combining sequence is ever cut, in a space neither.
_LETTER = rf"[[\p{{L}}\p{{N}}\p{{M}}]--[{_UNSPACED}]]"
_TOKEN = Lettered(
    regex.compile(
        rf"""\p{{Katakana}}[\p{{Katakana}}ー\p{{M}}]*
          | (?=[{_UNSPACED}])\X
          | {_LETTER}
            (?:{_LETTER}
               | [\u200c\u200d]
               | (?<=\p{{N}}\p{{M}}*)[.,:'’/\u00a0\u202f\u066b\u066c](?=\p{{N}})
               | (?<=[\p{{L}}\p{{M}}])['’\-\u2010\u2011](?=[\p{{L}}--[{_UNSPACED}]]))*
          | \s+(?![\p{{M}}\u200c\u200d]) | \X""",
        regex.VERBOSE | regex.V1,
    ),
    re.compile(
        rf"""[^\W_]+
            (?:(?:(?<=[{NUMERALS}])[.,:'’/\u00a0\u202f](?=[{NUMERALS}])
                | (?<={LETTER})['’\-\u2010\u2011](?={LETTER}))[^\W_]+)*
          | \s+ | [\s\S]""",
        re.VERBOSE,
    ),
)

# The same in ASCII, where no mark and no script of signs is: compiled in a tenth of the time, and twice as fast.
_PLAIN_SPACE = r"[ \t\n\r\f\v]"
_PLAIN_TOKEN = re.compile(
    rf"[A-Za-z0-9](?:[A-Za-z0-9]|(?<=[0-9])[.,:'/](?=[0-9])|(?<=[A-Za-z])['\-](?=[A-Za-z]))*|{_PLAIN_SPACE}+|[\x00-\x7f]"
)

# For searching: a number apart from the letters that touch it ("12" is found in "12th").
_PART = Lettered(
    regex.compile(
        rf"""\p{{N}}[\p{{N}}\p{{M}}]*(?:[.,:'’/\u00a0\u202f\u066b\u066c](?=\p{{N}})\p{{N}}+)*
          | \p{{Katakana}}[\p{{Katakana}}ー\p{{M}}]*
          | (?=[{_UNSPACED}])\X
          | [[\p{{L}}\p{{M}}]--[{_UNSPACED}]](?:{_LETTER} | ['’\-\u2010\u2011](?=\p{{L}}))*
          | \s+ | \X""",
        regex.VERBOSE | regex.V1,
    ),
    re.compile(
        rf"""[{NUMERALS}]+(?:[.,:'’/\u00a0\u202f][{NUMERALS}]+)*
          | {LETTER}[^\W_]*(?:['’\-\u2010\u2011](?={LETTER})[^\W_]+)*
          | \s+ | [\s\S]""",
        re.VERBOSE,
    ),
)

_PLAIN_PART = re.compile(
    rf"[0-9]+(?:[.,:'/][0-9]+)*|[A-Za-z](?:[A-Za-z0-9]|['\-](?=[A-Za-z]))*|{_PLAIN_SPACE}+|[\x00-\x7f]"
)

# Where a full stop ends no sentence: titles, months, common short forms of the languages at hand.
_SHORT_FORMS = frozenset(
    "Mr|Mrs|Ms|Dr|Prof|Sr|Jr|St|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Rev|Hon|No|vs|etc|approx|ca|cf|"
    "e.g|i.e|a.m|p.m|U.S|U.K|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Fig|Art|"
    "z.B|d.h|u.a|bzw|usw|Nr|Abs|Hr|Fr|S|M|MM|Mme|Mlle|Me|p|pp|env|av|apr|janv|févr|juil|déc|Sra|Srta|Dra|Ing|Lic|Mgr|Mons|dott|Dott|sig|Sig|avv|Avv|Det|Insp|Supt|Cmdr|Cpl|Doç|MUDr|JUDr|PhDr|RNDr|inż|płk|kpt|hab|Ud|pág|núm|"
    "Mio|Mrd|Bio|Tsd|Std|Min|Sek|Str|Jh|Jhd|bzgl|inkl|ggf|evtl|sog|tys|mln|mld|zł|godz|ul|ww|wg|tzw|mill|milj|mia|bl|kl|esim|klo|nro|"
    "např|tzv|cca|hod|napr|млн|млрд|тыс|тис|руб|ул|им|вул|грн|kb|ill|db|εκ|εκατ|χιλ".split("|")
)
_BEFORE_SHORT = frozenset(
    " \t\n\r\f\v\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000([“\"'«„"
)
_LONGEST_SHORT = (
    11  # characters before the full stop among which one is looked for, with what stands before it
)
_SCALES = ("mil.", "mld.", "mlrd.", "mio.", "mia.", "bil.", "tis.")
_SCALE = regex.compile(r"\d\s?(?:mil|mld|mlrd|mio|mia|bil|tis)\.$")
_COIN = regex.compile(r"\p{Sc}|(?:Kč|Ks|Sk|Ft|[A-Z]{3})\b")
_DAY = regex.compile(r"(?<!\d)\d{1,2}\.$")
_MONTH = regex.compile(
    r"(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|januar|februar|mars|"
    r"april|maj|mai|juni|juli|august|september|oktober|november|desember|december)\b"
)
# Full stops and question marks of Arabic, Urdu, the scripts of India, Ethiopia and Armenia; a space follows them.
STOPS = "؟۔।॥።։"
_END = re.compile(rf"(?:[.!?…{STOPS}]+|[。！？]+)[\"'”’»)\]]*")


def scrub(text: str, *, whole: bool = False) -> str:
    """`text` in NFC, with lone surrogates and NUL replaced by U+FFFD: what can be stored and encoded.

    Args:
        text: any string.
        whole: it is known to have no lone surrogates, as what was UTF-8.
    """
    if not (whole or is_latin(text)):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = composed(text)
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}")


def key(text: str) -> str:
    """What two texts must share to count as the same words: NFKC, no invisible characters, single spaces.

    Raised and full-width digits stay what they are: NFKC would make 106 of 10⁶, and hide that １４ became 14.
    """
    return _folded(text) if len(text) <= _KEPT else _fold(text)


def _fold(text: str) -> str:
    if text.isascii():
        if text.isprintable() and "  " not in text:
            return text.strip(" ")  # as most lines are written
        folded = " ".join(text.split())
    elif is_plain(text) and _RAISED.search(text) is None:
        folded = " ".join(unicodedata.normalize("NFKC", text).replace("\u00ad", "").split())
    else:
        folded = _unseen(text)
    return text if folded == text else folded  # most are their own keys, and need not be held twice


def _unseen(text: str) -> str:
    folded: str = _SPACE.sub(" ", _INVISIBLE.sub("", _APART.sub(_compatible, text))).strip()
    return folded


def _compatible(match: regex.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match.group())


# The same few pages' blocks are asked for again and again; long ones are not worth keeping.
_KEPT = 2_000
_folded = lru_cache(maxsize=8_192)(_fold)


def is_word(char: str) -> bool:
    """Whether a character is part of a word that must not be cut: a letter, digit or mark of a script with spaces."""
    return _IN_WORD.match(char) is not None


_IN_WORD = regex.compile(_LETTER, regex.V1)


def word_count(text: str) -> int:
    """About how many words a text has: where a script puts no spaces between them, two signs count as one."""
    if not has_signs(text):
        return len(text.split())
    signs = len(SIGNS.findall(text))
    return len(SIGNS.sub(" ", text).split()) + (signs + 1) // 2


# Thai to Khmer, as a range of characters: words are not parted, and sentences end in a space or in nothing.
STOPLESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
# These, kana and Han: words are not parted, and one sign carries about as much as half a word elsewhere.
SIGNS = regex.compile(f"[{STOPLESS}\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_ANY_SIGN = re.compile(SIGNS.pattern)  # finds the first in less than half the time


def has_signs(text: str) -> bool:
    """Whether a text has signs of a script that puts no spaces between words."""
    return not text.isascii() and _ANY_SIGN.search(text) is not None


def tokens(text: str) -> list[str]:
    """`text` cut into words, numbers, spaces and marks; joined they are `text` again."""
    return (_PLAIN_TOKEN if text.isascii() else _TOKEN.of(text)).findall(text)


def parts(text: str) -> list[str]:
    """As `tokens`, but numbers stand apart from the letters that touch them: what is searched for and compared."""
    return (_PLAIN_PART if text.isascii() else _PART.of(text)).findall(text)


def sentences(text: str, language: str | None = None) -> list[str]:
    """`text` cut into sentences, each with the space after it; joined they are `text` again.

    A sentence ends at a full stop, question or exclamation mark (with closing quotes) before a space and
    what can begin one; not after a short form, not inside a number, and not after what it is numbered with ("1.1.").
    """
    del language  # the rules hold for the languages at hand; the parameter keeps the seam
    found, start = [], 0
    for match in _END.finditer(text):
        end = match.end()
        if match.group()[0] not in "。！？":
            space = end
            while space < len(text) and text[space].isspace():
                space += 1
            if space == end or space == len(text) or not _may_begin(text[space]):
                continue
            if match.group() == "." and (
                ends_enumerator(text, start, end) or _is_short(text, start, end, space)
            ):
                continue
            end = space
        if end > start and end < len(text):
            found.append(text[start:end])
            start = end
    if start < len(text):
        found.append(text[start:])
    return found


def _is_short(text: str, start: int, end: int, then: int) -> bool:
    """Whether a full stop ends a short form, a day before its month („am 5. Februar“) or a scale before its coin ("62 mil. Kč")."""
    if _is_short_form(text, max(start, end - 1 - _LONGEST_SHORT), end - 1):
        return True
    if text[end - 2 : end - 1].isdigit() and text[then].isdigit():
        return _in_date(text, max(start, end - _LONGEST_DATE), end)
    if not text[end - 2 : end - 1].isalpha() and _DAY.search(text, max(start, end - 5), end):
        return _MONTH.match(text, then) is not None
    if not text.endswith(_SCALES, start, end):
        return False
    return _SCALE.search(text, max(start, end - 8), end) is not None and _COIN.match(text, then) is not None


def _in_date(text: str, start: int, end: int) -> bool:
    """Whether a full stop there parts the figures of a date: "4. 3. 2026", "2026. 3. 4."."""
    return any(
        match.start() < end < match.end() for match in _DATED.finditer(text, start, end + _LONGEST_DATE)
    )


_LONGEST_DATE = 12  # characters
_DATED = re.compile(r"(?<!\d)(?:[0-3]?\d\. [01]?\d\. [12]\d{3}|[12]\d{3}\. [01]?\d\. [0-3]?\d)(?!\d)")


def _is_short_form(text: str, start: int, end: int) -> bool:
    """Whether a short form ends there, before a full stop, that begins the text or follows on a space, bracket or quotation mark."""
    first = next((n + 1 for n in range(end - 1, start - 1, -1) if text[n] in _BEFORE_SHORT), start)
    word = text[first:end]
    if first == start > 0:
        return False  # what stands before it is of another sentence, or too long
    return word in _SHORT_FORMS or (len(word) == 1 and word.isalpha())


def _may_begin(char: str) -> bool:
    return not char.islower() and char not in ",;:)]}»”"


_DIGITS = 18  # of the largest number that fits into 64 bits wherever it is


def whole_number(text: str, digits: int = _DIGITS) -> int | None:
    """A number that is written in ASCII digits and nothing else; None where a text is none, or has more `digits`."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= digits else None
