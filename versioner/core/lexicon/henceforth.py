"""Words that say since when or how long a value holds, and are no part of it: "from now on the institute", "still the ministry".

Source: written for this project. As they are folded: without case, "ß" as "ss".
"""

from __future__ import annotations

HENCEFORTH = {
    "en": frozenset("now still currently presently henceforth again remains provisionally meanwhile already future further".split()),
    "de": frozenset("künftig weiterhin weiter nunmehr jetzt derzeit zurzeit vorläufig bisher bislang wieder erneut bereits zukünftig fortan vorerst".split()),
    "fr": frozenset("désormais toujours encore actuellement dorénavant maintenant provisoirement nouveau déjà reste".split()),
    "es": frozenset("ahora todavía aún actualmente sigue provisionalmente nuevamente ya adelante".split()),
    "it": frozenset("ora ancora attualmente sempre provvisoriamente nuovamente già resta".split()),
    "pt": frozenset("agora ainda atualmente doravante provisoriamente novamente já continua".split()),
    "nl": frozenset("voortaan nog steeds momenteel nu voorlopig opnieuw weer reeds toekomst".split()),
    "pl": frozenset("odtąd nadal obecnie teraz tymczasowo ponownie znów już dotąd wciąż".split()),
    "sv": frozenset("framöver fortfarande nu ännu tillsvidare återigen redan hädanefter".split()),
}  # fmt: skip
