"""Words that may stand in a figure's place: what compares, refers elsewhere or counts in words, of all languages in one list.

Source: written for this project. One list, since a page's language is often declared wrongly and nothing is said where one
of them came: a word too many costs a statement that could have been made, no wrong one.
"""

from __future__ import annotations

from versioner.late import regex

# What compares: "twice as much", "the same", "doppelt so viel", "la moitié".
_COMPARES = "as than like equals? twice double[ds]? tripled? half halves halved same equal equally usual previous average cheaper dearer more less wie als so doppelt\\p{L}* dreifach\\p{L}* halb\\p{L}* hälfte gleich\\p{L}* üblich\\p{L}* durchschnitt\\p{L}* mehr weniger comme que aussi autant double doublé triple moitié même égale? plus moins como tanto tan doble triple mitad mismo misma igual más menos come quanto doppio doppia triplo metà stess[oa] uguale più meno quanto dobro mesm[oa] metade mais zoals dubbel\\p{L}* helft gelijk\\p{L}* evenveel meer minder jak podwójn\\p{L}* połow\\p{L}* tyle więcej mniej som lika dubbel\\p{L}* hälften samma mer mindre вдвое половин\\p{L}* столько больше меньше"  # fmt: skip
# What refers elsewhere: "see the table", "siehe unten", "voir l'annexe".
_REFERS = "see table annex appendix below above overleaf page list website schedule tariff rates siehe s tabelle anlage anhang unten oben seite aushang liste preisliste tarif\\p{L}* voir tableau annexe dessous dessus grille barème page liste véase ver vea tabla anexo abajo página lista tarifas? vedi tabella allegato sotto pagina listino tariffe ver tabela anexo abaixo zie tabel bijlage pagina lijst tarieven zob patrz tabel\\p{L}* załącznik\\p{L}* se tabell\\p{L}* bilaga sida см таблиц\\p{L}*"  # fmt: skip
# What counts in words: "hundreds", "ein Dutzend", "la plupart".
_COUNTS = "dozens? score hundreds? thousands? millions? billions? handful few many several some most majority quarter third fifth tenth all none every fortune nothing dutzend\\p{L}* hundert\\p{L}* tausend\\p{L}* million\\p{L}* milliarden? viertel drittel fünftel zehntel einige mehrere viele wenige meisten mehrheit alle keine douzaines? centaines? milliers? milliards? plupart majorité quart tiers plusieurs quelques tous aucun docenas? cient\\p{L}* miles millones mayoría cuarto tercio varios algunos todos dozzin\\p{L}* centinai\\p{L}* migliai\\p{L}* milion\\p{L}* miliard\\p{L}* maggioranza quarto terzo alcuni molti tutti dúzias? centenas? milhares milhões maioria quarto terço tientallen honderden duizenden miljoen\\p{L}* miljard kwart derde meeste tuzin\\p{L}* set\\p{L}* tysi\\p{L}* milion\\p{L}* większość wszystk\\p{L}* tiotals hundratals tusentals miljon\\p{L}* fjärdedel tredjedel flesta десятк\\p{L}* сотн\\p{L}* тысяч\\p{L}* миллион\\p{L}* большинств\\p{L}*"  # fmt: skip
_WORDS = "|".join(dict.fromkeys(f"{_COMPARES} {_REFERS} {_COUNTS}".split()))
_FIGURELESS = regex.compile(rf"(?<![\p{{L}}])(?:{_WORDS})(?![\p{{L}}])", regex.IGNORECASE)


def stands_for_a_figure(came: str) -> bool:
    """Whether words that came may tell what a figure told."""
    return _FIGURELESS.search(came) is not None


# What says that there is nothing less than all.
_WHOLE = regex.compile(
    r"(?<![\p{L}])(?:whole|entire|entirety|totality|in full|fully|gesamt\p{L}*|ganz\p{L}*|vollständig|totalité|intégralité|intégralement|enti[eè]re?s?|entièrement|totalidad|íntegr\p{L}+|totalità|interamente|inter[oa]|totalidade|integralmente|volledig\p{L}*|gehele?|całoś\p{L}+|całkowi\p{L}+|hela|helt)(?![\p{L}])",
    regex.IGNORECASE,
)


def tells_the_whole(came: str) -> bool:
    """Whether words that came tell all of a thing: "the whole month", "la totalité"."""
    return _WHOLE.search(came) is not None
