"""Words that a sentence has or leaves out and says the same: "said (that) it was", "the house (that) he built", "sade (att) han kom".

Source: written for this project from the languages' grammars: which verbs take their clause without a conjunction, and where the
pronoun of a relative clause is left out. French, Italian, Portuguese, Dutch, Czech, Polish, Finnish and Russian never leave theirs out; in
German and Spanish another order of words or another mood goes with it, so nothing of them stands here.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from versioner.late import regex


class Conjunction(NamedTuple):
    """A conjunction, and the words right behind which it may be left out."""

    word: str
    behind: frozenset[str]


def _after(word: str, behind: str) -> Conjunction:
    return Conjunction(word, frozenset(behind.split()))


CONJUNCTIONS = {
    "en": _after(
        "that",
        "said says say saying added adds add believes believed believe believing thinks thought think thinking knows knew know known knowing hopes hoped hope hoping announced announces announce "
        "warned warns warn argued argues argue insisted insists insist confirmed confirms confirm feels felt feel expects expected expect expecting suspects suspected suspect suggests suggested suggest "
        "claims claimed claim claiming admits admitted admit agrees agreed agree denies denied deny denying explains explained explain stated states state reported report means meant mean fears feared fear "
        "finds found find learns learned learnt learn notes noted note noting realises realised realise realizes realized realize recalls recalled recall remembers remembered remember sees saw see seen shows showed "
        "shown show showing supposes supposed suppose told tells tell understands understood understand wishes wished wish writes wrote write written acknowledges acknowledged acknowledge assumes assumed assume "
        "concludes concluded conclude considers considered consider demands demanded demand discovers discovered discover doubts doubted doubt ensures ensured ensure ensuring estimates estimated estimate guarantees guaranteed "
        "guarantee guess imagines imagined imagine indicates indicated indicate maintains maintained predicts predicted predict prefers preferred prefer promises promised promise proposes proposed propose proves proved prove "
        "proven recommends recommended recommend requests requested replied replies reveals revealed reveal hears heard hear decides decided decide worries worried worry afraid aware certain clear confident convinced glad happy hopeful "
        "sure sorry surprised pleased proud unlikely unaware fact evidence news hope belief sign chance odds",
    ),
    "sv": _after("att", "säger sade sa sagt menar menade anser ansåg tror trodde tycker tyckte hoppas hoppades uppger uppgav hävdar hävdade vet visste påstår påstod skriver skrev berättar berättade räknar fruktar befarar"),
    "da": _after("at", "siger sagde sagt mener mente tror troede håber håbede oplyser oplyste synes syntes ved vidste hævder hævdede skriver skrev fortæller fortalte frygter påstår"),
    "no": _after("at", "sier sa sagt mener mente tror trodde håper håpet opplyser opplyste synes syntes vet visste hevder hevdet skriver skrev forteller fortalte frykter påstår"),
    "hu": _after("hogy", "mondta mondja mondták közölte közölték közli gondolja gondolta hiszi hitte reméli remélte állítja állította tudja tudta írta írja jelezte hozzátette elmondta véli vélte szerinte"),
    "id": _after("bahwa", "mengatakan menyatakan menyebut menyebutkan mengaku menegaskan menjelaskan mengungkapkan percaya yakin berharap menilai mengklaim menduga tahu mengetahui berkata menambahkan mengakui menuturkan melaporkan"),
    "ms": _after("bahawa", "berkata mengatakan menyatakan menyebut mengaku menegaskan menjelaskan percaya yakin berharap mendakwa tahu mengetahui menambah melaporkan"),
    "vi": _after("rằng", "nói biết tin nghĩ định bố báo cáo rõ thấy hỏi đáp nhắc lại"),
    "sw": _after("kwamba", "alisema amesema walisema anasema alidai anaamini alieleza alitangaza aliongeza"),
}  # fmt: skip

# A pronoun of relative clauses, what its clause begins with where it is left out, and what stands before it where it is none:
# "after that he left", "so that it holds", "the plan and that the council pays".
RELATIVES = {
    "en": ("that", "i you he she it we they there the these those his her its our your their my a an"),
    "sv": ("som", "jag du han hon vi ni de man den det"),
    "da": ("som", "jeg du han hun vi i de man den det"),
    "no": ("som", "jeg du han hun vi dere de man den det"),
}
NO_NOUNS = {
    "en": frozenset(
        "in of to for on by with from at under over through about against into upon after before during within without between among around behind beyond despite like than except and or but so such now not only do does "
        "did done doing just even is was are were be been at as if when while because although though until unless yet nor all give gives gave given call calls called".split()
    ),
}  # fmt: skip
# How a noun ends that a relative clause may follow where the conjunction is "as" as well: "huset som han", not "arbetar som han".
NOUNS = {"sv": ("en", "et", "na", "ern"), "da": ("en", "et", "ne"), "no": ("en", "et", "ne", "a")}

# A relative clause of "to be" and a participle: "the pier that was built", "the pier built". Where two texts have one each it tells when.
REDUCED = r"(?<=\p{Ll} )(?<!\b(?:of|and|or|with|for|from|by|in) (?:\p{L}+ ){1,3})(?<!\b(?:say|says|said|know|knows|knew|think|thinks|thought|see|sees|saw|ask|asks|asked|and|or|but|of|in|on|to|for|with|by|all|those|them|it|is|are|was|were) )(?:that|which|who)(?: is| are| was| were|['’]s) (?=(?:not |still |already |also |currently )?(?:\p{Ll}{3,}ed|built|made|held|kept|left|sent|lost|found|sold|bought|known|shown|done|born|hurt|taken|given|written|driven|stolen|broken|chosen|spoken|available|able|responsible|needed)\b)|(?<=\p{L}, )(?:which|who)(?: is| are| was| were) (?=(?:\p{Ll}{3,}ed|built|made|held|kept|left|sent|lost|found|sold|bought|known|born|hurt|taken|given|written|stolen|broken|chosen)\b|\d{1,3},)"

# Other words that may stand or not, by what stands beside them; patterns, and what is put in their place.
LEFT_OUT = {
    "en": (r"(?<=\bin )the year (?=\d{4}\b)", r"\bthe month of (?=\p{Lu})", r"\bon (?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)",
           r"(?<=\bso )that (?=(?:\p{L}+ ){1,3}(?:can|could|may|might|will|would)\b)", r"(?<=\b(?:rose|risen|fell|fallen|grew|grown|dropped|increased|decreased|declined|climbed|slipped|jumped|surged|shrank) )by (?=\d|[£$€])", r"\bthe (?=\d{1,2}(?:st|nd|rd|th)(?: of)? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))", r"\b[Ff]rom (?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day to \p{Lu})", r"(?<=\blast(?:s|ed|ing)? )for (?=(?:about |at |some |nearly |almost |over )?(?:\d|(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|several) \p{Ll}))"),
    "de": (r"\bim Jahre? (?=\d{4}\b)", r"\b(?:des )?Monats? (?=\p{Lu})", r"\bam (?=(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag\b|Mittwoch\b|Sonnabend\b)"),
    "es": (r"(?<=\ben )el año (?=\d{4}\b)", r"(?<=\ben )el mes de (?=\p{Ll})", r"(?<=\b[Ee]l )día (?=\d{1,2} de \p{Ll})", r"(?<=\b(?i:inform|advi[re]t|avis|dud|asegur|convenc|acuerd|segur)\p{L}* )de (?=que\b)", r"(?<=\b(?i:antes|después) )de (?=que\b)"),
    "pt": (r"(?<=\b(?i:certifi|convenc|lembr|cert|inform|avis)[\p{L}-]* )de (?=que\b)",), "fr": (r"(?<=\ben )l['’]an (?=\d{4}\b)", r"\bl['’](?=on\b)"),
    "nl": (r"(?<=\bin )het jaar (?=\d{4}\b)", r"(?<=\bin )de maand (?=\p{Ll})"), "sv": (r"\bår (?=\d{4}\b)", r"\bden (?=\d{1,2} \p{Ll})"), "pl": (r"\bw dniu (?=\d{1,2} \p{Ll})",), "cs": (r"\bdne (?=\d{1,2}\. ?[\p{Ll}\d])",), "sk": (r"\bdňa (?=\d{1,2}\. ?[\p{Ll}\d])",), "da": (r"(?<=\bi )året (?=\d{4}\b)", r"\bden (?=\d{1,2}\. \p{Ll})"), "no": (r"\bden (?=\d{1,2}\. \p{Ll})",),
    "ru": (r"(?<=\b[12]\d{3}) (?:года|г\.)(?!\p{L})", r"(?<=\d\.[12]\d{3}) (?:года|г\.)(?!\p{L})"), "uk": (r"(?<=\b[12]\d{3}) (?:року|р\.)(?!\p{L})",), "it": (r"\bnell['’]anno (?=\d{4}\b)", r"(?<=\b[Ii]l )giorno (?=\d{1,2} \p{Ll})"),
    "id": (r"\b[Ss]e(?:banyak|jumlah) (?=\d)", r"\btanggal (?=\d{1,2} \p{Lu})"), "ms": (r"\b[Ss]e(?:banyak|jumlah) (?=\d)",), "tr": (r"\b[Ee]ğer (?=\p{L})",),
}  # fmt: skip


@cache
def left_out(language: str) -> tuple[regex.Pattern[str], ...]:
    """What may be left out of a text of a language, as patterns; compiled when first asked."""
    return tuple(map(regex.compile, LEFT_OUT.get(language, ())))


@cache
def reduced(language: str) -> regex.Pattern[str] | None:
    """What a relative clause begins with that may be a participle alone (`REDUCED`); None where the language has none here."""
    return regex.compile(REDUCED) if language == "en" else None
