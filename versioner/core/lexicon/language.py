"""Which language a text is in: what it declares, unless its small words say otherwise.

Source of the words: the commonest articles, prepositions, conjunctions and auxiliaries of each language, written for this
project; scripts that one language has to itself tell without words.
"""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache

from versioner.core.text.letters import lettered
from versioner.late import re

_SMALL = {
    "en": "a he she or if about after more than when there the of and to in is that was for it with as on by at be this from are were has have had which his her they not but an will would who been their said",
    "de": "der die das und den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um noch wie einem über einen zum war",
    "fr": "le la les de des du et en un une est que pour qui dans par sur au plus ne se pas ce il avec sont été cette aux ont mais son elle ses leur",
    "es": "el la los las de que y en un una por con para del se es al lo como más su fue pero sus ha este entre está han también según años",
    "it": "il lo la gli le di che e un una per con del della dei delle nel nella sono è non si da al alla più anche come ha ma questo dal stato hanno",
    "pt": "o os as de que e do da dos das em um uma para com não por mais no na se foi ao como mas são pela pelo também está seu sua ser",
    "ca": "el la els les de que i en un una per amb del dels no és al com més ha són però aquest aquesta va seva també han",
    "gl": "o os as de que e do da dos das en un unha para con non por máis no na se foi ao como pero son tamén está seu súa",
    "ro": "și de la în a cu pe care nu un o din este să mai că pentru ce sunt sau fost au lui fi prin după",
    "nl": "de het een van en in is dat op te zijn met voor niet die aan er om ook als door naar bij uit maar heeft worden werd over hij zij",
    "sv": "och att det i en som på är av för med den till inte om ett har de var från kan vid men så under efter han hon",
    "da": "og at det i en som på er af for med den til ikke om et har de var fra kan ved men efter han hun blev også",
    "no": "og at det i en som på er av for med den til ikke om et har de var fra kan ved men etter han hun ble også",
    "is": "og að í er á sem við um til var en ekki það með fyrir af hann hún",
    "fi": "ja on ei että se oli joka mutta myös kun ovat hän tai niin mukaan kuin sen ole jo vain",
    "et": "ja on ei et see oli mis ka ning kui aga oma ta või siis ole",
    "hu": "a az és hogy nem is egy volt de van meg ez el csak már azt még ki vagy mint után",
    "pl": "i w na z się nie że do to jest o jak po od za dla co przez są przy ale oraz tym był była będzie",
    "cs": "a v se na je že s z do o to i ve pro jako za by od po k ale není byl byla jsou si",
    "sk": "a v sa na je že s z do o to aj vo pre ako za by od po k ale nie bol bola sú",
    "sl": "in je v na se da za so z ki po tudi pa ne bi pri kot od do bil",
    "hr": "i u je na se da za su s od kao o koji što ne će iz bi po nije",
    "lt": "ir į kad su iš yra buvo ne tai už kaip bet per nuo apie po jo",
    "lv": "un ir no ar uz ka par tas kas bija ne to kā pie arī vai gan",
    "sq": "në e të dhe i për me që nga një është u ka si nuk",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi kadar sonra ise ama ne var",
    "az": "və bir bu da də üçün ilə olan daha çox kimi sonra isə",
    "id": "yang dan di ini itu dengan untuk dari pada dalam tidak akan ke juga oleh adalah telah",
    "vi": "của và là có cho các được một trong với không những người này đã về",
    "sw": "ya na wa kwa ni katika la za cha hii kuwa huo",
    "af": "die van en in is dat het 'n te nie vir met op wat hy sy deur ook",
    "ru": "и в не на что с по как это из у за к от его для но то о был она они",
    "uk": "і в не на що з як це у за до від його для але та про він вона є був",
    "be": "і ў не на што з як гэта у за да ад яго для але быў",
    "bg": "и в не на да за от се с че по са като до това ще е беше",
    "mk": "и во не на да за од се со дека по се како до ова ќе е беше",
    "sr": "и у не на да за од се са је као до што ће су из",
    "el": "και το να του η της με που την από για είναι στο στην δεν τα τον ο οι θα",
    "ar": "في من على إلى أن عن مع هذا التي الذي كان ما لا بعد قد هذه",
    "fa": "و در به از که این را با است برای آن یک شد هم می",
    "ur": "کے میں کی ہے اور سے کا کو نے پر ہیں کہ یہ",
    "he": "של את על לא כי עם זה הוא גם או אל היא אך כל",
    "hi": "के में की है और से का को ने पर हैं कि यह इस",
    "bn": "এবং এই করে থেকে একটি হয় তার জন্য",
}  # fmt: skip
_WORD = lettered(r"[\p{L}\p{M}]+")  # Hindi's vowel signs are marks, and part of its words
_PLAIN = "".join(chr(n) if chr(n).isalpha() else " " for n in range(128))  # as that, in ASCII
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")), ("ko", re.compile(r"[\uac00-\ud7a3]")), ("th", re.compile(r"[\u0e00-\u0e7f]")), ("lo", re.compile(r"[\u0e80-\u0eff]")), ("km", re.compile(r"[\u1780-\u17ff]")),
    ("my", re.compile(r"[\u1000-\u109f]")), ("zh", re.compile(r"[\u4e00-\u9fff]")), ("ka", re.compile(r"[\u10a0-\u10ff]")), ("hy", re.compile(r"[\u0530-\u058f]")), ("ta", re.compile(r"[\u0b80-\u0bff]")),
)  # fmt: skip
_ANY_SCRIPT = re.compile("|".join(pattern.pattern for _, pattern in _SCRIPTS))
_PLAINLY = 1.3  # times the small words of the next language: neighbours share many
_ENOUGH = 4  # small words without which a text is too short to tell
_MUCH = 4_000  # characters that are looked at
_ALIASES = {
    "nb": "no",
    "nn": "no",
    "iw": "he",
    "in": "id",
    "tl": "fil",
    "cmn": "zh",
    "yue": "zh",
    "sh": "sr",
    "mo": "ro",
}


@lru_cache(maxsize=256)
def base(tag: str | None) -> str | None:
    """The language of a tag in two or three letters, as the tables name it; None where there is none."""
    code = re.split(r"[-_]", (tag or "").strip().casefold())[0]
    return _ALIASES.get(code, code) if code.isalpha() and 2 <= len(code) <= 3 else None


def spoken(text: str, declared: str | None = None) -> str | None:
    """The language that a text is written in; None where nothing tells.

    Args:
        text: some of it; a few sentences are enough.
        declared: the tag that its page gives; believed unless three times as many small words are another language's.
    """
    claimed = base(declared)
    sample = text[:_MUCH]
    script = by_script(sample)
    if script is not None:
        return claimed if claimed in {"zh", "ja"} and script in {"zh", "ja"} and script == "zh" else script
    counts = _counted(sample)
    best = max(counts, key=lambda language: (counts[language], language == claimed), default=None)
    if best is None or counts[best] < _ENOUGH:
        return claimed or best
    if claimed is not None and counts[best] < 3 * counts.get(claimed, 0) + _ENOUGH:
        return claimed
    return best if claimed is None or claimed in _SMALL else claimed


def reads_as(text: str) -> str | None:
    """The language that a text plainly reads like, whatever anybody declares; None where it is too short to tell."""
    sample = text[:_MUCH]
    script = by_script(sample)
    if script is not None:
        return script
    counts = _counted(sample)
    best = max(counts, key=lambda language: counts[language], default=None)
    if best is None or counts[best] < _ENOUGH:
        return None
    rivals = [count for language, count in counts.items() if language != best]
    return best if counts[best] >= _PLAINLY * max(rivals, default=0) else None


def _counted(sample: str) -> dict[str, int]:
    """How many small words of each language a text holds."""
    counts: dict[str, int] = {}
    languages_of = _languages_of()
    folded = sample.casefold()
    found = folded.translate(_PLAIN).split() if folded.isascii() else _WORD.of(folded).findall(folded)
    for word, times in Counter(found).items():
        for language in languages_of.get(word, ()):
            counts[language] = counts.get(language, 0) + times
    return counts


def by_script(sample: str) -> str | None:
    """The language of a script that one language has to itself, where a quarter of the letters are of it; None elsewhere."""
    if sample.isascii() or not _ANY_SCRIPT.search(sample):
        return None
    letters = sum(map(str.isalpha, sample))
    for language, pattern in _SCRIPTS:
        found = len(pattern.findall(sample))
        if found and 4 * found >= letters:
            return language
    return None


@cache
def _languages_of() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for language, words in _SMALL.items():
        for word in words.split():
            found.setdefault(word.casefold(), []).append(language)
    return {word: tuple(languages) for word, languages in found.items()}


@cache
def small_words(language: str) -> frozenset[str]:
    """The small words of a language, folded; empty where none are known."""
    return frozenset(word.casefold() for word in _SMALL.get(language, "").split())
