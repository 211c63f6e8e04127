"""What a line says of somebody who writes for a paper: that they are its reporter, what they cover, for whom they write.

Source: written for this project, from the boxes on authors under articles. What merely names a job says no such thing ("is suing a
reporter", "the reporter was arrested"), nor does what somebody did once.
"""

from __future__ import annotations

from collections.abc import Collection

from versioner.core.lexicon.bylines import ARTICLES, JOBS, PARTICLES, ROLES
from versioner.late import regex

# "Is", between a name and a job; Russian writes a dash, Arabic nothing, Hebrew a pronoun.
_IS = frozenset(
    "is ist est es è é er är jest je este е είναι є yra ir on është adalah là ni — – هو هي הוא היא".split()
)
_WITHOUT_IS = frozenset("صحفي صحفية صحافي صحافية مراسل مراسلة محرر محررة كاتب كاتبة".split())
# What journalists do all the time, right behind a name.
BEATS = frozenset(
    beat.casefold()
    for beat in (
        "covers;has covered;reports on;writes about;writes for;writes on;schreibt über;schreibt für;berichtet über;berichtet für;berichtet aus;arbeitet für;"
        "couvre;suit;écrit sur;écrit pour;travaille pour;cubre;escribe sobre;escribe para;informa sobre;trabaja en;si occupa di;scrive di;scrive per;segue;"
        "cobre;escreve sobre;escreve para;schrijft over;schrijft voor;verslaat;skriver om;skriver för;skriver for;rapporterar om;dækker;dekker;bevakar;"
        "kirjoittaa;pisze o;pisze dla;zajmuje się;píše o;píše pro;píše pre;piše o;piše za;scrie despre;scrie pentru;пишет о;пишет об;пишет для;"
        "освещает;рассказывает о;пише про;пише за;висвітлює;γράφει για;καλύπτει;menulis tentang;meliput;viết về;phụ trách;raksta par;rašo apie;"
        "تكتب عن;يكتب عن;تغطي;يغطي;כותב על;כותבת על;מסקר;מסקרת"
    ).split(";")
)
# Since when, between what somebody does and what it is about: "schreibt seit 2014 über".
_SINCE = frozenset(
    "since seit depuis desde dal dalla sinds sedan siden od vuodesta с з από sejak từ منذ מאז for für jahren années años anni anos jaar år lat let лет roku года році".split()
)
_MOST_SINCE = 4  # words
# Where the verb comes last, or is part of the job's name, a sentence says so at its end.
_ENDS = regex.compile(
    r"(?:(?:취재|담당|보도|집필)(?:하고 있다|하고 있습니다|한다|합니다)|다루고 있다|다룬다|쓰고 있다|쓴다|(?:기자|특파원)(?:다|이다|입니다)|"
    r"を担当(?:している|しています|する)?|取材(?:している|しています)|執筆(?:している|しています)|の(?:記者|編集委員)(?:です|だ)?|"
    r"(?:负责|負責|跟踪|长期关注|長期關注).{1,24}(?:报道|報道|報導|领域|領域)|(?:本报|本報|本刊|本台)(?:记者|記者|编辑|編輯)|"
    r"(?:पर|बारे में|लिए) (?:लिखती|लिखते|लिखता) (?:हैं|है)|कवर (?:करती|करते|करता) (?:हैं|है)|(?:संवाददाता|पत्रकार|रिपोर्टर) (?:हैं|है)|"
    r"yazıyor|haber yapıyor|muhabirliği yapıyor|muhabiri(?:dir)?|editörü(?:dür)?|izliyor|takip ediyor|"
    r"újságírója|szerkesztője|tudósítója|riportere|munkatársa|témákban ír|foglalkozik|می‌نویسد|خبرنگار است)\s?[.।。]?$"
)
_TOKEN = regex.compile(r"\p{Lu}\.(?=[ \p{Lu}])|[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*|\d+|[^\s\p{L}\p{M}]")
_MOST_OF_A_BEAT = 3  # words
_MOST_OF_A_JOB = 5  # and of what somebody is, its article among them: "a senior political correspondent"
_BEGINNING = 200  # of a sentence, in which it says who somebody is
_MARKS = frozenset(",;:.!?()")


def says_a_job(text: str, authors: Collection[str] = ()) -> bool:
    """Whether a sentence that begins with a name says what they do for a paper: "is a reporter", "covers", "writes about".

    Args:
        text: a line of sentences, of which the first is asked.
        authors: words of the byline, folded: in scripts without capitals they alone tell where the name ends.
    """
    words = _TOKEN.findall(text[:_BEGINNING])
    named = next((n for n, word in enumerate(words) if not _is_of_a_name(word, authors)), len(words))
    said = _timeless([word.casefold() for word in words[named:]])[: 1 + _MOST_OF_A_JOB]
    if any(" ".join(said[:count]) in BEATS for count in range(1, _MOST_OF_A_BEAT + 1)):
        return True
    if named and _ENDS.search(_first_sentence(text)) is not None:
        return True
    job = next((n for n, word in enumerate(said) if word in JOBS), None)
    if job is None:
        return False
    if job == 0:
        return named > 0 and said[0] in _WITHOUT_IS
    if said[0] not in _IS:
        return False
    first, *others = [*said[1:job], ""]
    if first in ARTICLES:
        return not any(word in PARTICLES or word in ARTICLES or word in _MARKS for word in others)
    return all(word in ROLES for word in said[1:job])


def _first_sentence(text: str) -> str:
    first: str = regex.split(r"(?<=[.।。]) ?", text.strip()[:_BEGINNING], maxsplit=1)[0]
    return first.strip()


def _timeless(words: list[str]) -> list[str]:
    """The words without those that say since when: "schreibt seit 2014 über" and "с 2014 года пишет о" say what "schreibt über" does."""
    start = next((n for n, word in enumerate(words[:2]) if word in _SINCE), 0)
    end = start
    while end < len(words) and end - start < _MOST_SINCE and (words[end] in _SINCE or words[end].isdecimal()):
        end += 1
    dated = any(word.isdecimal() for word in words[start:end])
    return [*words[:start], *words[end:]] if dated else words


def _is_of_a_name(word: str, authors: Collection[str]) -> bool:
    """Whether a word is of the name that a sentence begins with; where words are not parted, whether it begins with one."""
    if word[0].isupper() or word in PARTICLES or word.casefold() in authors:
        return True
    return regex.match(r"[\p{Han}\p{Hiragana}\p{Katakana}]", word) is not None and word.startswith(
        tuple(authors)
    )
