"""How often a text denies: the same denial may be said with one word or with two, and in another place."""

from __future__ import annotations

from collections.abc import Iterable

from versioner.core.facts.model import Fact, FactKind
from versioner.core.facts.read import facts
from versioner.core.lexicon import base
from versioner.core.lexicon.opposites import Opposites, forms

# Languages in which "nobody" and "never" go with a particle that denies: together they deny once.
_PARTICLES = {
    "fr": "ne n' n",
    "es": "no", "it": "non", "pt": "não", "ca": "no", "gl": "non", "ro": "nu",
    "pl": "nie", "cs": "ne není nejsou nebyl nebyla nebylo nebyli nebude nebudou nemá nemají", "sk": "nie", "sl": "ne ni niso nisem nisi nismo niste nima nimajo",
    "hr": "ne nije nisu nisam nismo nema nemaju neće", "sr": "не није нису нисам нема неће ne nije nisu nema neće", "bs": "ne nije nisu nema neće", "bg": "не няма нямаше", "mk": "не нема",
    "ru": "не нет", "uk": "не немає", "be": "не няма", "el": "δεν δε μη μην", "hu": "nem ne nincs nincsenek sincs", "fa": "نیست نیستند نبود نبودند ندارد ندارند نشد نشدند نکرد نکردند", "lt": "ne nėra nebuvo", "lv": "ne nav nebija",
}  # fmt: skip
# These deny what follows them, whatever the verb does.
WITHOUT = frozenset(
    "without sans sin senza sem sense fără bez brez без ohne zonder utan uden uten χωρίς ilman nélkül be".split()
)


def denials(found: Iterable[Fact], language: str | None) -> int:
    """How often a text denies by its facts.

    Args:
        found: the text's facts.
        language: the text's.
    """
    said = [fact.value for fact in found if fact.kind is FactKind.NEGATION]
    alone = sum(value in WITHOUT for value in said)
    particles = sum(value in _PARTICLES.get(base(language) or "", "").split() for value in said)
    return alone + (particles or len(said) - alone)


def denials_beside(text: str, known: Opposites) -> int:
    """How often a text denies, not counted the opposites that deny by themselves: "rejected", "refused"."""
    found = facts(text, known.language)
    within = [match.span() for match in known.inside.finditer(text)] if known.inside is not None else []
    said = (
        fact
        for fact in found
        if fact.kind is not FactKind.NEGATION
        or not (
            any(form in known.words for form in forms(fact.value, known.language))
            # where no spaces are set its sign is a part of the word: 否 of 否决
            or any(start <= fact.span[0] and fact.span[1] <= end for start, end in within)
        )
    )
    return denials(said, known.language)
