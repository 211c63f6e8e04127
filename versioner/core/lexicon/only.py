"""Words that say that nothing else is meant: "only", "ausschließlich", "uniquement".

Source: written for this project. As they are folded: without case, "ß" as "ss".
"""

from __future__ import annotations

ONLY = {
    "en": frozenset(["only", "solely", "exclusively"]),
    "de": frozenset(["nur", "ausschliesslich", "lediglich"]),
    "fr": frozenset(["seulement", "uniquement", "exclusivement"]),
    "es": frozenset(["solo", "sólo", "solamente", "únicamente", "exclusivamente"]),
    "it": frozenset(["solo", "soltanto", "solamente", "unicamente", "esclusivamente"]),
    "pt": frozenset(["só", "somente", "apenas", "unicamente", "exclusivamente"]),
    "nl": frozenset(["alleen", "slechts", "uitsluitend"]),
    "sv": frozenset(["bara", "endast", "enbart"]),
    "da": frozenset(["kun", "udelukkende"]),
    "no": frozenset(["kun", "bare", "utelukkende"]),
    "pl": frozenset(["tylko", "wyłącznie", "jedynie"]),
    "ru": frozenset(["только", "исключительно", "лишь"]),
}

# Words that join one thing to another of which the same is said, of all languages in one list.
JOINING = frozenset(["and", "or", "nor", "und", "oder", "sowie", "wie", "et", "ou", "comme", "y", "o", "e", "u", "como", "come", "en", "of", "och", "eller", "og", "i", "oraz", "lub", "jak", "и", "или"])  # fmt: skip
