"""Correction notes: what a publisher labels as one, in several languages, and the date it carries."""

from __future__ import annotations

import re
from datetime import datetime

from versioner.core.dates import from_words
from versioner.core.text import key, parts

_LABEL = re.compile(
    r"^\W{0,4}(?:(?:an? )?(?:corrections?(?: and clarifications?)?|clarifications?|errat(?:um|a)|retractions?|amendments?|amplifications?|"
    r"editor(?:['’]s|s['’]?|ial) note|note (?:from|to|by) (?:the )?(?:editors?|readers?)|updated?(?:,? \d[^:]{0,40})?|"
    r"correction and clarification|"
    r"rectificatif|rectification|erratum|mise au point|pr[ée]cision|note de la r[ée]daction|ndlr|"
    r"korrektur|berichtigung|richtigstellung|klarstellung|anmerkung der redaktion|hinweis der redaktion|"
    r"fe de erratas?|fe de errores|correcci[óo]n|rectificaci[óo]n|aclaraci[óo]n|nota de la redacci[óo]n|"
    r"errata corrige|correzione|rettifica|precisazione|nota della redazione|"
    r"corre[çc][ãa]o|errata|esclarecimento|rectificatie|correctie|r[äa]ttelse)"
    r"(?: \([^)]{1,40}\)| [\d][^:]{0,30}| on [^:]{1,30})?)\s*[:—–]\s*\S",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:this (?:article|story|report|post|piece|page|column|item) (?:was|has been) (?:amended|corrected|updated|edited|"
    r"revised|clarified|changed)|(?:an )?(?:earlier|previous|original) version of this (?:article|story|report|post|"
    r"piece|page|column|headline)|(?:this|the) (?:headline|caption) (?:was|has been) (?:amended|corrected|changed)|"
    r"cet article a [ée]t[ée] (?:modifi[ée]|corrig[ée]|mis [àa] jour)|une (?:premi[èe]re|pr[ée]c[ée]dente) version de cet article|"
    r"dieser (?:artikel|text|beitrag) wurde (?:ge[äa]ndert|korrigiert|aktualisiert|berichtigt)|in einer (?:fr[üu]heren|ersten) "
    r"(?:version|fassung)|este art[íi]culo (?:ha sido|fue) (?:corregido|modificado|actualizado)|una versi[óo]n anterior de este|"
    r"questo articolo [èe] stato (?:corretto|modificato|aggiornato))\b",
    re.IGNORECASE,
)
_LONGEST = 1500  # characters: longer blocks are articles about corrections
_TELLING = 6  # letters from which a word may tell what a note is about
_GENERAL = frozenset(  # said of every correction, whatever it corrects
    ["earlier", "previous", "original", "version", "versions", "article", "articles", "headline", "caption", "paragraph", "sentence", "corrected", "correct", "correction", "clarification", "clarify", "clarified", "updated", "update", "amended", "amendment", "edited", "editor", "editors", "changed", "change", "number", "wrongly", "incorrectly", "incorrect", "mistake", "stated", "reported", "should", "published", "publication", "because", "reflect", "modifié", "modifiée", "corrigé", "corrigée", "précédente", "première", "chiffre", "erreur", "rectificatif", "rédaction", "indiquait", "donnait", "geändert", "korrigiert", "korrektur", "aktualisiert", "berichtigt", "früheren", "fassung", "artikel", "fehler", "angegeben", "redaktion", "artículo", "corregido", "modificado", "actualizado", "anterior", "versión", "redacción", "corretto", "aggiornato", "articolo", "precedente", "versione"]
)  # fmt: skip
_START = 200  # the phrase stands near the beginning of a note


def is_note(text: str) -> bool:
    """Whether a block is a correction note: labelled as one, or saying that this article was changed."""
    if len(text) > _LONGEST:
        return False
    return bool(_LABEL.match(text) or _SAYS.search(text[:_START]))


def note_date(text: str) -> datetime | None:
    """The date that a note carries, None where it carries none that can be read for certain."""
    return from_words(text)


def about(text: str) -> frozenset[str]:
    """The words and numbers by which a note can be known to speak of an edit; none in a general one."""
    words = (word.casefold() for word in parts(key(text)))
    at = from_words(text)
    date = {str(at.day), str(at.year)} if at else set()
    return frozenset(
        word
        for word in words
        if (len(word) >= _TELLING and word.isalpha() and word not in _GENERAL)
        or (word[:1].isdigit() and word not in date)
    )
