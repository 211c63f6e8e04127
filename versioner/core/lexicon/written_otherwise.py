"""What is written in two ways beside certain words only: "asked whether" and "asked if", "£4 a year" and "£4 per year", 買うことができる and 買える.

Source: written for this project from the languages' grammars and from style guides. Patterns and what they become; everywhere else the
same words mean two things: "if it rains", "stays a year", "the boats they have to show".
"""

from __future__ import annotations

from functools import cache

from versioner.late import regex

_COUNTED = "year|month|week|day|night|hour|minute|person|head|passenger|mile|kilometre|kilometer|kilo|litre|liter|gallon|tonne|ton|barrel|unit|child|pupil|household|share"
_PATTERNS = {
    "en": (
        (r"\bwhom\b", "who"),
        (r"\b(?:he or she|she or he|he/she|s/he)\b", "they"), (r"\b(?:him or her|her or him|him/her)\b", "them"), (r"\b(?:his or her|her or his|his/her)\b", "their"), (r"\b(?:himself or herself|himself/herself)\b", "themselves"),
        (rf"(?<=\d(?:\S* \p{{L}}+)? )an? (?={_COUNTED})(?=(?:{_COUNTED})\b)", "per "), (r"\bha(?:s|ve) to(?= (?!say\b|offer\b|show\b|lose\b|gain\b|give\b|do with\b|tell\b|hand\b|sell\b|spend\b)\p{Ll})", "must"),
        (r"(?<=\b(?:could|would|should|must|might|may) )of\b", "have"), (r"\bat the age of (?=\d)", "aged "),
        (r"(?<!\b(?:is|are|was|were|be|been|being) )\bsaid to (?=(?:the|a|an|his|her|their|our|its) \p{Ll}|(?:reporters|journalists|newspapers|residents|investors|lawmakers|viewers|listeners|readers|fans|workers|police|parliament)\b)", "told "), (r"(?<=\b(?:more|less|fewer|rather|other|\p{L}{2,}er) )then\b", "than"),
    ),
    "de": ((r"(?<=, )welcher\b", "der"), (r"(?<=, )welche\b", "die"), (r"(?<=, )welches\b", "das"), (r"(?<=, )welchen\b", "den"), (r"(?<=, )welchem\b", "dem"), (r"(?<=\p{Ll})(?:[:*_]i|/-?i|I)n(nen)?\b", r"*in\1"),
        (r"(?<=\b\p{Lu}[\p{L}-]+ )vom (?=\d{1,2}\. \p{Lu}\p{L}+(?: \d{4})?(?! (?:an|bis|ab)\b))", "am ")),
    "da": ((r"(?<=, )der\b", "som"),),
    "fr": ((r"\bau mois d(?:e |['’])(?=\p{Ll})", "en "), (r"\bà l['’]âge de (?=\d+ ans\b)", "à ")), "it": ((r"\bnel mese di (?=\p{Ll})", "a "), (r"\ball['’]età di (?=\d+ anni\b)", "a ")), "pt": ((r"\bno mês de (?=\p{Ll})", "em "),),
    "tr": ((r"(?<=\p{L}['’]\p{L}*)[ıuü]", "i"), (r"(?<=\p{L}['’]\p{L}*)e", "a")),  # vowels follow those of the name
    "es": ((r"\bEE\. ?UU\.?(?!\p{L})", "Estados Unidos"), (r"(?<=\p{L})iese(?=(?:n|s|mos)?\b)", "iera"), (r"\ba la edad de (?=\d+ años\b)", "a los ")),
    "ar": ((r"\bسوف (?=[أينت]\p{L})", "س"),), "he": ((r"\bכאשר (?=\p{L})", "כש"), (r"\bאשר (?=\p{L})", "ש")),
    # how formally the reader is spoken to
    "ko": ((r"입니다(?!\p{L})", "이다"), (r"을(?!\p{L})", "를"), (r"과(?!\p{L})", "와"), (r"으로(?!\p{L})", "로"), (r"십시오(?!\p{L})", "세요"), (r"합니다(?!\p{L})", "한다"), (r"됩니다(?!\p{L})", "된다"), (r"(?<=[있없했됐었았였겠])습니다(?!\p{L})", "다")),
    "ja": ((r"(?<=[ァ-ヴー]{3})ー(?![ァ-ヴー])", ""), (r"(?:である|です)(?=[。！」]|$)", "だ"), (r"(?:であった|でした)(?=[。！」]|$)", "だった"), (r"しました(?=[。！」]|$)", "した"), (r"します(?=[。！」]|$)", "する"), (r"ています(?=[。！」]|$)", "ている"), (r"ていました(?=[。！」]|$)", "ていた")),
}  # fmt: skip

# Words behind which "if" is "whether"; behind "to" or a denial the verbs of saying too. What is not asked for follows it:
# "ask if necessary".
ASKING = frozenset(
    "asked asks asking wonder wonders wondered wondering unclear uncertain unsure unknown sure know knows knew known see sees saw check checks checked checking determine determines determined determining decide decides "
    "decided deciding doubt doubts doubted discuss discussed discussing consider considered considering question questioned learn learned learnt out test tests tested testing".split()
)
SAYING_WHETHER = frozenset("say tell reveal disclose confirm clarify specify".split())
DENIED = frozenset(
    "neither nobody none no never declined refused not didn't doesn't don't couldn't wouldn't cannot can't won't".split()
)
NOT_WHETHER = frozenset(
    "necessary needed possible required requested appropriate applicable relevant so not any asked and".split()
)

# Before these "which" and "who" ask, and behind them they stand for no noun.
INTERROGATIVE = ASKING | SAYING_WHETHER | frozenset(
    "ask said says tells told show shows showed shown explain explains explained choose chose chosen select depend depends depending understand remember find finds found discover matter regardless of in to for on by with from at under "
    "over through about against into upon after before during within without between among around behind beyond and or but than as is are was were be like just exactly".split()
)  # fmt: skip

# Verbs of which somebody is told: behind who it is, "which" and "who" ask ("told the board which boat sank").
TO_WHOM = frozenset(
    "ask asks asked asking tell tells told telling inform informs informed informing show shows showed shown showing remind reminds reminded advise advises advised teach taught".split()
)

# The last kana of a Japanese verb and what it becomes where the verb itself says that one can.
POTENTIAL = dict(zip("うくぐすつぬぶむる", "えけげせてねべめれ", strict=True))


@cache
def written_otherwise(language: str) -> tuple[tuple[regex.Pattern[str], str], ...]:
    """Patterns of a language and what they become; compiled when first asked."""
    return tuple((regex.compile(one), into) for one, into in _PATTERNS.get(language, ()))
