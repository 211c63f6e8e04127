"""What a clause is told by: the words that begin another, and in English the verbs whose past and participle differ.

Source: written for this project, from the grammars' closed lists of conjunctions and relative pronouns; irregular verbs from any
school grammar.
"""

from __future__ import annotations

from functools import cache

# Words that join clauses or begin one; a sentence that holds none of them is one clause.
JOINING = {
    "en": "and or but nor so yet that which who whom whose where when while as if because since although though unless until before after whether than what how why",
    "de": "und oder aber sondern denn dass daß weil da wenn als ob während bevor nachdem obwohl damit sodass bis wo wie warum was wer welche welcher welches sowie",
    "nl": "en of maar want dat die omdat doordat als toen terwijl voordat nadat hoewel zodat totdat waar hoe waarom wat wie",
    "sv": "och eller men utan att som eftersom när då medan innan fast om så där hur varför vad vem",
    "da": "og eller men at som der fordi da når mens inden skønt hvis om så hvor hvordan hvorfor hvad hvem",
    "no": "og eller men at som fordi da når mens selv hvis om så hvor hvordan hvorfor hva hvem",
    "fr": "et ou mais ni car donc que qu' qui dont où quand lorsque puisque parce comme si tandis",
    "es": "y e o u pero sino ni que quien cuyo donde cuando porque pues como si aunque mientras",
    "it": "e ed o ma né che cui dove quando perché poiché come se anche mentre",
    "pt": "e ou mas nem que quem cujo onde quando porque pois como se embora enquanto",
    "ca": "i o però ni que qui on quan perquè com si encara mentre",
    "id": "dan atau tetapi namun yang bahwa karena ketika saat jika kalau sebelum setelah sementara meski agar",
}  # fmt: skip


@cache
def joining(language: str) -> frozenset[str]:
    """The words that join clauses or begin one; none where the language is not known."""
    return frozenset(JOINING.get(language, "").split())


# Words that join a sentence to the one before it, and hold for all of it wherever they stand.
CONNECTIVES = {
    "en": "however therefore meanwhile moreover nevertheless nonetheless furthermore consequently", "de": "jedoch allerdings deshalb daher dennoch außerdem zudem inzwischen unterdessen",
    "fr": "cependant toutefois néanmoins pourtant", "nl": "echter daarom bovendien intussen ondertussen", "sv": "dock därför dessutom emellertid", "da": "dog derfor desuden imidlertid", "no": "derfor dessuten imidlertid",
    "it": "tuttavia inoltre intanto", "pt": "porém contudo todavia", "es": "entretanto",
}  # fmt: skip
# Languages of these whose finite verb stands second: what leads the sentence changes places with the subject.
VERB_SECOND = frozenset({"de", "nl", "sv", "da", "no"})

# English verbs whose past is another form than their participle: past, participle.
_STRONG = (
    "began begun|bit bitten|blew blown|broke broken|chose chosen|drank drunk|drew drawn|drove driven|ate eaten|flew flown|forbade forbidden|forgave forgiven|forgot forgotten|froze frozen|gave given|"
    "grew grown|hid hidden|knew known|overtook overtaken|overthrew overthrown|rang rung|rode ridden|saw seen|sang sung|sank sunk|shook shaken|showed shown|spoke spoken|stole stolen|swore sworn|swam swum|"
    "took taken|threw thrown|tore torn|undertook undertaken|wore worn|withdrew withdrawn|woke woken|wrote written"
)  # fmt: skip
PAST_OF = {participle: past for past, participle in (pair.split() for pair in _STRONG.split("|"))}
# Participles in another form than -ed that are the past as well.
WEAK = frozenset(
    "bought brought built burnt caught cut dealt dug fed felt fought found got had heard held hit hurt kept led left lent lit lost made met paid put read rebuilt said sent set shot shut sold spent spread struck swept taught told thought won".split()
)
