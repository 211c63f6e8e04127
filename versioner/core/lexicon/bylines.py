"""What stands before and among the names of those who wrote an article.

Collected by hand from the bylines of newspapers.
"""

from __future__ import annotations

from collections.abc import Iterable

from versioner.core.lexicon.families import (
    JA_ENDS,
    JA_FAMILIES,
    JA_SHORT,
    KO_ENDS,
    KO_FAMILIES,
    KO_WORDS,
    ZH_ENDS,
    ZH_FAMILY,
    ZH_WORDS,
)
from versioner.late import regex


def _folded(words: Iterable[str]) -> frozenset[str]:
    """Words as they are looked up: `casefold` writes the ς of "της" as σ."""
    return frozenset(map(str.casefold, words))


# Before the name, a word or two.
BY = _folded(
    ["by", "par", "von", "por", "de", "di", "da", "door", "av", "af", "kirjoittanut", "autor", "autorka", "écrit", "szerző", "scris", "от", "автор", "автори", "yazan", "بقلم", "מאת", "oleh", "bởi", "作者", "来源", "來源", "出处", "稿源", "文", "記者", "记者", "기자", "של", "της", "του", "γράφει ο", "γράφει η", "γράφουν", "teksti", "írta", "penulis", "tác giả", "mwandishi", "लेखक", "लेखिका", "লেখক", "نویسنده", "كتب", "كتبت", "โดย", "글", "oprac", "written by", "reported by", "texte de", "texto de", "testo di", "text von"]
)  # fmt: skip
# Parts of names that are written small, and what joins two names.
PARTICLES = _folded(
    ["de", "da", "do", "dos", "das", "du", "del", "della", "di", "la", "le", "van", "von", "der", "den", "ten", "ter", "zu", "zum", "zur", "af", "av", "al", "el", "bin", "ibn", "ben", "bint", "and", "et", "und", "y", "e", "i", "og", "och", "ja", "en", "és", "și", "ve", "и", "та", "и", "with", "mit", "avec", "con", "com", "met", "med"]
)  # fmt: skip
# Offices and places of work.
ROLES = _folded(
    ["in", "for", "at", "of", "the", "à", "aus", "staff", "reporter", "reporters", "correspondent", "correspondents", "editor", "editors", "writer", "writers", "contributor", "agencies", "agency", "desk", "news", "political", "health", "science", "sports", "business", "economics", "foreign", "chief", "senior", "special", "our", "own", "data", "technology", "environment", "education", "korrespondent", "korrespondentin", "redaktion", "redakteur", "redakteurin", "rédaction", "envoyé", "spécial", "correspondant", "correspondante", "agence", "redacción", "corresponsal", "redazione", "inviato", "redactie", "correspondente", "redação", "redakcja", "redakce"]
)  # fmt: skip
# What journalists are called where a line says who wrote an article; in no cases but the first.
JOBS = _folded(
    "reporter reporters correspondent journalist editor columnist contributor freelancer "
    "redakteur redakteurin reporterin korrespondent korrespondentin journalistin volontär volontärin ressortleiter ressortleiterin kolumnist "
    "journaliste rédacteur rédactrice correspondant correspondante chroniqueur chroniqueuse éditorialiste "
    "periodista redactor redactora corresponsal reportero reportera columnista giornalista redattore redattrice inviato inviata "
    "corrispondente jornalista repórter redator redatora correspondente colunista verslaggever verslaggeefster redacteur redactrice "
    "redaktör journalisten redaktør toimittaja kirjeenvaihtaja dziennikarz dziennikarka reporterka korespondent korespondentka redaktor "
    "redaktorka novinář novinářka redaktorka reportér reportérka novinár novinárka újságíró szerkesztő tudósító riporter jurnalist "
    "jurnalistă jurnalista corespondent novinar novinarka urednik urednica dopisnik "
    "δημοσιογράφος συντάκτης συντάκτρια ανταποκριτής ανταποκρίτρια ρεπόρτερ журналист журналистка корреспондент корреспондентка "
    "редактор репортёр репортер обозреватель журналіст журналістка кореспондент кореспондентка редакторка кореспонденти "
    "gazeteci muhabir editör muhabiri editörü صحفي صحفية صحافي صحافية مراسل مراسلة محرر محررة עיתונאי עיתונאית כתב כתבת עורך עורכת "
    "خبرنگار روزنامه‌نگار पत्रकार संवाददाता 記者 編集委員 論説委員 记者 编辑 編輯 기자 특파원 jurnalis wartawan wartawati "
    "ผู้สื่อข่าว นักข่าว".split()
)
# With these a sentence begins that names nobody: "Der Journalist Karl Bask".
ARTICLES = _folded(
    "a an the our der die das ein eine unser unsere le la l les un une notre el los las una uno nuestro nuestra il lo gli i o os as um uma "
    "de het een den det en ett et az egy ο η το ένας μια al".split()
)

# A word with a capital, in parts or not, or initials.
_NAME = regex.compile(r"\p{Lu}[\p{L}\p{M}]*+(?:[-'’][\p{L}\p{M}]++)*+|\p{Lu}\.(?:-?\p{Lu}\.)?")
_MOST_NAMES = 6  # words of two people's names
_LONGEST = 60  # characters
_INITIAL = 2


def is_bare_name(text: str) -> bool:
    """Whether a line is names of people and nothing else: "Ann-Marie O'Dea", "J. de Wit, Ana Brandt"."""
    if len(text) > _LONGEST or text.isupper() or len(text.split()) > _MOST_NAMES:
        return False
    return all(map(_is_person, text.split(",")))


def _is_person(text: str) -> bool:
    """Whether it is two words or more with capitals, one of them no initial, small particles among them."""
    names = [word for word in text.split() if word.casefold() not in PARTICLES]
    if len(names) < 2 or max(map(len, names)) <= _INITIAL:
        return False
    return all(map(_NAME.fullmatch, names))


# ---------------------------------------------------------------- names without capitals

_HAN = r"\p{Han}"
_ZH = rf"(?:(?!{ZH_WORDS}){ZH_FAMILY}{_HAN}{{1,2}}(?<![{ZH_ENDS}]))"
_JA_GIVEN = rf"[{_HAN}\p{{Hiragana}}\p{{Katakana}}]{{1,4}}(?<![{JA_ENDS}])"
_JA = rf"(?:(?:{JA_FAMILIES})\s?{_JA_GIVEN}|[{JA_SHORT}]\s{_JA_GIVEN})"
_KO = rf"(?:(?!{KO_WORDS})(?:{KO_FAMILIES})\p{{Hangul}}{{2}}(?<!{KO_ENDS}))"
# A reporter by name, with what they are called: "本报记者 赵敏", "社会部・森下恵記者", "서지윤 기자 seo@weir.example".
_SIGNED = {
    "zh": rf"(?:本报|本報|本刊|本台|新华社|新華社)?(?:特约|特約|实习|實習|见习)?(?:记者|記者|通讯员|通訊員)\s?[:：]?\s?(?P<name>{_ZH}(?:[\s、]+{_ZH})*+)(?:\s?(?:报道|報道|文))?",
    "ja": rf"[（【(]?(?:{_HAN}{{1,6}}部[・\s])?(?P<name>{_JA}|{JA_FAMILIES})\s?(?:記者|編集委員|論説委員|特派員)[）】)]?",
    "ko": rf"(?:[\p{{Hangul}}]{{2,6}}\s?=\s?)?(?P<name>{_KO})\s?(?:선임|수습|전문)?(?:기자|특파원)(?:\s[\w.+-]{{1,64}}@[\w.-]{{1,63}})?",
}
_REPORTER = regex.compile("기자|특파원|記者|记者|通讯员|通訊員|編集委員|論説委員|特派員")
_SIGNED_BY = {language: regex.compile(one, regex.V1) for language, one in _SIGNED.items()}
_NAMES = {
    # of two signs it may be any word
    "zh": regex.compile(rf"(?={_HAN}{{3}}){_ZH}", regex.V1),
    "ja": regex.compile(_JA, regex.V1),
    "ko": regex.compile(_KO, regex.V1),
}


def signed_in(text: str) -> str | None:
    """Who a line names as the reporter who wrote, in Chinese, Japanese or Korean; None where it says anything else."""
    if text.isascii() or len(text) > _LONGEST or _REPORTER.search(text) is None:
        return None
    found = (pattern.fullmatch(text.strip()) for pattern in _SIGNED_BY.values())
    return next((match["name"] for match in found if match is not None), None)


def is_eastern_name(text: str, language: str | None) -> bool:
    """Whether a line is the name of somebody, as far as its family's name tells; a word of two letters may be any word."""
    pattern = _NAMES.get((language or "").partition("-")[0])
    return pattern is not None and pattern.fullmatch(text.strip()) is not None


_KOREAN = regex.compile(
    rf"(?:{KO_FAMILIES})\p{{Hangul}}{{1,3}}|(?:선임|수습|전문)?기자|특파원|사진|영상|그래픽",
    regex.V1,
)
_BETWEEN_NOUNS = regex.compile(rf"{_HAN}[はがをでにへも]{_HAN}", regex.V1)


def may_be_name(word: str) -> bool:
    """Whether a word without capitals may stand in a byline behind "기자" or "記者": no noun with its particle.

    "기자 회견은 금요일에" is a press conference on Friday.
    """
    if regex.match(r"\p{Hangul}", word):
        return _KOREAN.fullmatch(word) is not None
    return _BETWEEN_NOUNS.search(word) is None
