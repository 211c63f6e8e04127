"""What stands before and among the names of those who wrote an article.

Collected by hand from the bylines of newspapers.
"""

from __future__ import annotations

# Before the name.
BY = frozenset(
    ["by", "par", "von", "por", "de", "di", "da", "door", "av", "af", "kirjoittanut", "autor", "autorka", "écrit", "szerző", "scris", "от", "автор", "автори", "yazan", "بقلم", "מאת", "oleh", "bởi", "作者", "文", "記者", "记者", "기자", "של"]
)  # fmt: skip
# Parts of names that are written small, and what joins two names.
PARTICLES = frozenset(
    ["de", "da", "do", "dos", "das", "du", "del", "della", "di", "la", "le", "van", "von", "der", "den", "ten", "ter", "zu", "zum", "zur", "af", "av", "al", "el", "bin", "ibn", "ben", "bint", "and", "et", "und", "y", "e", "i", "og", "och", "ja", "en", "és", "și", "ve", "и", "та", "и", "with", "mit", "avec", "con", "com", "met", "med"]
)  # fmt: skip
# Offices and places of work.
ROLES = frozenset(
    ["in", "for", "at", "of", "the", "à", "aus", "staff", "reporter", "reporters", "correspondent", "correspondents", "editor", "editors", "writer", "writers", "contributor", "agencies", "agency", "desk", "news", "political", "health", "science", "sports", "business", "economics", "foreign", "chief", "senior", "special", "our", "own", "data", "technology", "environment", "education", "korrespondent", "korrespondentin", "redaktion", "redakteur", "redakteurin", "rédaction", "envoyé", "spécial", "correspondant", "correspondante", "agence", "redacción", "corresponsal", "redazione", "inviato", "redactie", "correspondente", "redação", "redakcja", "redakce"]
)  # fmt: skip
