"""Words that tell one amount by another: "twice as much", "three times what", "halved", "a third fewer than", "two seats short of".

Source: written for this project; nine languages. What a number or a share is that stands beside them is read by `core.facts`.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from versioner.frozen import dataclass
from versioner.late import regex

# Words that say by themselves how many times: a value and the patterns of its words.
_ALONE = {
    "en": {"2": r"twice(?= (?:as|the|what|that|its|their|his|her|more)\b)|double[ds]?|doubling|twofold", "3": r"treble[ds]?|triple[ds]?|threefold", "4": r"quadruple[ds]?|fourfold", "10": "tenfold", "0.5": r"halve[ds]?|halving"},
    "de": {"2": r"doppelt\p{L}*|verdoppel\p{L}+|zweimal(?= (?:so|mehr)\b)", "3": r"(?:ver)?dreifach\p{L}*|dreimal(?= (?:so|mehr)\b)", "4": r"(?:ver)?vierfach\p{L}*|viermal(?= (?:so|mehr)\b)", "5": r"(?:ver)?fünffach\p{L}*|fünfmal(?= (?:so|mehr)\b)", "10": r"(?:ver)?zehnfach\p{L}*|zehnmal(?= (?:so|mehr)\b)", "0.5": r"halbier\p{L}+"},
    "fr": {"2": r"double[rs]?|doublent|doublé\p{L}*", "3": r"triple[rs]?|triplent|triplé\p{L}*", "4": r"quadrupl\p{L}+", "10": r"décupl\p{L}+"},
    "es": {"2": r"el doble|dobla\p{L}*|dobló|duplic\p{L}+", "3": r"el triple|triplic\p{L}+", "4": r"cuádruple|cuadruplic\p{L}+"},
    "it": {"2": r"doppi[ao]|raddoppi\p{L}+", "3": r"tripl[ao]|triplic\p{L}+", "4": r"quadrupl[ao]|quadruplic\p{L}+", "0.5": r"dimezz\p{L}+"},
    "pt": {"2": r"dobro|dobr(?:a|am|ou|aram|ado|ar)|duplic\p{L}+", "3": r"triplo|triplic\p{L}+", "4": r"quádruplo|quadruplic\p{L}+"},
    "nl": {"2": r"dubbel|dubbele|verdubbel\p{L}*|tweemaal(?= (?:zo|meer)\b)", "3": r"drievoudige?|verdrievoudig\p{L}*|driemaal(?= (?:zo|meer)\b)", "4": r"viervoudige?|verviervoudig\p{L}*", "10": r"tienvoudige?|vertienvoudig\p{L}*", "0.5": r"halveer\p{L}*|gehalveerd"},
    "pl": {"2": r"dwukrotn\p{L}+|podwoi\p{L}+|podwój\p{L}+", "3": r"trzykrotn\p{L}+|potroi\p{L}+", "4": r"czterokrotn\p{L}+", "5": r"pięciokrotn\p{L}+", "10": r"dziesięciokrotn\p{L}+"},
    "sv": {"2": r"dubbel[ta]?|dubbla|fördubbl\p{L}+", "3": r"tredubbl\p{L}+|tredubbel\p{L}*", "4": r"fyrdubbl\p{L}+", "10": r"tiodubbl\p{L}+", "0.5": r"halver\p{L}+"},
}  # fmt: skip
# Behind a number: so many times.
_TIMES = {
    "en": r"[- ]fold\b|\s(?:times)\s(?:as|the|what|that|more|less|fewer|higher|lower|greater|larger|bigger|longer|its|their|his|her|over|above|below)\b",
    "de": r"[- ]?fach\p{L}*|\s?[Mm]al\s(?:so|mehr|höher|größer|länger|teurer)\b",
    "fr": r"\sfois\s(?:plus|moins|le|la|les|ce|celle|celui|ceux|supérieure?s?|inférieure?s?|autant|trop)\b|\sfois\sl['’]",
    "es": r"\sveces\s(?:más|menos|mayor|menor|superior|inferior|el|la|los|las|lo)\b",
    "it": r"\svolte\s(?:più|meno|maggiore|superiore|il|la|lo|i|quello|quella|quanto|tanto|tant[ie])\b|\svolte\sl['’]",
    "pt": r"\svezes\s(?:mais|menos|maior|menor|superior|inferior|o|a|os|as|tanto)\b",
    "nl": r"\s(?:keer|maal)\s(?:zo|meer|minder|hoger|groter|langer|duurder|het|de|wat)\b",
    "pl": r"\srazy\s(?:więcej|mniej|tyle|wyż\p{L}+|niż\p{L}+|więks\p{L}+|mniejs\p{L}+|droż\p{L}+|dłuż\p{L}+)\b",
    "sv": r"\sgånger\s(?:så|fler|mer|färre|högre|större|längre|det|den|vad)\b",
}  # fmt: skip
# Behind a share, or behind a number and what it counts: so much more, or less; with what stands before the other side.
_MORE = {
    "en": r"more|higher|larger|longer|greater|dearer|above", "de": r"mehr|höher|größer|länger|teurer", "fr": r"(?:de\s)?plus", "es": r"más|mayor|superior", "it": r"(?:in|di)\spiù|più", "pt": r"(?:a\s)?mais|maior|superior",
    "nl": r"meer|hoger|groter|langer|duurder", "pl": r"więcej|wyż\p{L}+|więks\p{L}+|dłuż\p{L}+|droż\p{L}+", "sv": r"fler|mer|högre|större|längre",
}  # fmt: skip
_LESS = {
    "en": r"fewer|less|lower|smaller|shorter|cheaper|below|short", "de": r"weniger|niedriger|geringer|kleiner|kürzer|billiger", "fr": r"(?:de\s)?moins", "es": r"menos|menor|inferior", "it": r"(?:in|di)\smeno|meno", "pt": r"(?:a\s)?menos|menor|inferior",
    "nl": r"minder|lager|kleiner|korter|goedkoper", "pl": r"mniej|niż\p{L}+|mniejs\p{L}+|krót\p{L}+|tań\p{L}+", "sv": r"färre|mindre|lägre|kortare",
}  # fmt: skip
_THAN = {"en": "than|of", "de": "als", "fr": "que|qu'", "es": "que|de", "it": r"di|de[il]|dell['’o]|della|degli|delle|che", "pt": "que|do", "nl": "dan", "pl": "niż|od", "sv": "än"}  # fmt: skip
# Behind a share: as much as.
_AS = {"en": "as|what|that", "de": "so|dessen|davon", "fr": "autant|de ce", "es": "tant[oa]s?|tan|de lo", "it": "tant[oaie]|di quanto", "pt": "tant[oa]s?|tão|do que", "nl": "zo|van wat", "pl": "tyle|tego", "sv": "så|lika"}  # fmt: skip
# Before a share by which something rose or fell.
_BY = {"en": "by", "de": "um", "fr": "de|d'", "es": "un|en un|en", "it": "del|di|d'", "pt": "em|um", "nl": "met", "pl": "o", "sv": "med"}  # fmt: skip
# Before a number: all but so many.
_BUT = {
    "en": "all (?:but|except)", "de": "alle (?:bis auf|außer)", "fr": "(?:tous|toutes) sauf", "es": "(?:todos|todas) (?:menos|excepto|salvo)", "it": "(?:tutti|tutte) (?:tranne|meno)", "pt": "(?:todos|todas) (?:menos|exceto|salvo)",
    "nl": "alle(?:maal)? behalve", "pl": "(?:wszyscy|wszystkie) (?:oprócz|prócz)", "sv": "all[at] utom",
}  # fmt: skip


_MANY = regex.compile(
    r"(?<![\p{L}])(?:as many|fewer|so viele|(?:autant|moins|plus) de \p{L}+s|tant[oa]s|tant[ie]|zoveel|evenveel|tyle samo|så många|så mange|færre|färre)(?![\p{L}])",
    regex.IGNORECASE,
)


def counts(text: str) -> bool:
    """Whether a text compares how many there are, which money is not: "half as many cherries"."""
    return _MANY.search(text) is not None


@dataclass(frozen=True, slots=True)
class Comparing:
    """What compares in a language.

    Attributes:
        alone: words that say how many times by themselves, one group a value.
        values: of those groups.
        times, more, less: right behind a number or share.
        apart: behind a number and up to two words, with what begins the other side.
        like: behind a share: as much as.
        by: before a share.
        but: before a number: all but so many.
    """

    alone: regex.Pattern[str]
    values: tuple[Decimal, ...]
    times: regex.Pattern[str]
    more: regex.Pattern[str]
    less: regex.Pattern[str]
    apart: regex.Pattern[str]
    like: regex.Pattern[str]
    by: regex.Pattern[str]
    but: regex.Pattern[str]

    def may(self, text: str) -> bool:
        """Whether a text has a word that compares, shares aside."""
        return any(one.search(text) is not None for one in (self.alone, self.times, self.apart, self.but))


@lru_cache(maxsize=16)
def comparing(language: str) -> Comparing | None:
    """What compares in a language; None where it is not known."""
    if language not in _ALONE:
        return None
    alone = _ALONE[language]
    more, less, than = _MORE[language], _LESS[language], _THAN[language]

    def made(pattern: str) -> regex.Pattern[str]:
        return regex.compile(pattern, regex.IGNORECASE)

    return Comparing(
        alone=made(r"\b(?:" + "|".join(f"({words})" for words in alone.values()) + r")\b"),
        values=tuple(map(Decimal, alone)),
        times=made(_TIMES[language]),
        more=made(rf"\s(?:{more})\b"),
        less=made(rf"\s(?:{less})\b"),
        apart=made(rf"(?:\s\p{{L}}+){{0,2}}?\s(?:{more}|{less})\s(?:{than})"),
        like=made(rf"\s(?:{_AS[language]})\b"),
        by=made(rf"\b(?:{_BY[language]})\s?(?:(?:an?|une?|una|uma?|eine?n?|een|en|ett)\s)?$"),
        but=made(rf"\b(?:{_BUT[language]})\s"),
    )
