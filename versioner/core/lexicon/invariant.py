"""Words of one form, which simplemma's lists leave out because nothing is derived from them: Italian and French.

Source: written for this project from the languages' grammars: Italian nouns in a stressed vowel, in -i and borrowed ones,
French words in -s, -x and -z, adverbs and prepositions.
"""

from __future__ import annotations

INVARIANT: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "it": "abilità affidabilità affinità agilità ambiguità amabilità anormalità ansietà anzianità area assiduità attività attualità austerità autenticità autorità "
        "avidità avversità bar beltà bontà brevità brutalità bus calamità capacità carità castità cavità celebrità celerità città civiltà collettività colpevolezza "
        "comodità compatibilità competitività complessità complicità comunità conduttività conflittualità conformità continuità contrarietà creatività credibilità crisi crudeltà curiosità "
        "debilità densità difficoltà dignità disabilità disponibilità disparità diversità divinità durabilità eccezionalità elasticità elettricità enormità entità equità eredità "
        "estremità eternità età eventualità facilità facoltà falsità familiarità fatalità fecondità fedeltà felicità ferocità fertilità festività finalità fiscalità flessibilità formalità fragilità "
        "fraternità funzionalità generalità generosità gratuità gravità idoneità identità illegalità immobilità immunità imparzialità impossibilità impunità incapacità indennità infedeltà infermità infinità "
        "ingenuità instabilità integrità intensità intimità irregolarità lealtà legalità libertà località longevità lucidità maestà majestà malignità mentalità metà mobilità modalità modernità "
        "moralità mortalità municipalità natalità nazionalità necessità neutralità nobiltà normalità novità nudità nullità obesità oggettività onestà operatività opportunità originalità ospitalità ostilità "
        "oscurità parità parzialità particolarità paternità maternità peculiarità pericolosità perplessità personalità pietà pluralità popolarità possibilità potenzialità povertà precarietà priorità privacy "
        "probabilità produttività professionalità profondità proprietà prosperità pubblicità qualità quantità quotidianità radioattività rapidità rarità realtà reciprocità redditività regolarità responsabilità "
        "ruvidità santità scarsità semplicità sensibilità serenità serietà severità sessualità similarità sincerità sobrietà società solidarietà sonorità spiritualità spontaneità stabilità staticità sterilità "
        "subalternità superiorità tempestività temporalità tenacità tonalità totalità tranquillità trasversalità umanità umidità unanimità unità università urbanità utilità vacuità validità vanità varietà "
        "velocità verità verginità viabilità virilità visibilità vitalità vivacità volontà volubilità vulnerabilità "
        "gioventù schiavitù servitù tribù virtù laggiù lassù quaggiù caffè tè perciò però cioè giovedì venerdì lunedì martedì mercoledì mezzodì così lì sì già giù più può ciò purché perché poiché finché affinché benché "
        "sicché cosicché anziché nonché falò comò oblò casinò pascià sofà "
        "analisi ipotesi tesi sintesi crisi enfasi genesi diagnosi prognosi paralisi metamorfosi oasi basi brindisi eclissi bis serie specie effigie "
        "auto moto foto radio bici metro video euro cinema film sport bar bus tram computer sito web email smartphone tablet blog chat test trend team leader manager premier summit vertice meeting budget stop record derby "
        "goal gol match set ring box shock killer hotel residence resort garage hangar yacht ferry container camion autobus pullman tir gas virus campus forum album curriculum referendum quorum deficit iter ultimatum lapis "
        "ieri oggi domani dopodomani stasera stamattina subito spesso sempre mai ancora quasi forse insieme",
        "fr": "accès abus abcès amas appas ananas anis as atlas autobus autrefois avis bas bois bourgeois boulanger bras brebis buis cabas cactus campus canevas cas cassis chaos châssis choix chaux colis compas compromis concours congrès "
        "consensus contrepoids corps corpus cours coutelas croix crucifix cyprès débarras débours débris décès décombres dehors dessous dessus devis discours dos embarras encens engrais enclos excès exprès express faix faux fatras fils flux "
        "fois fonds frais français gâchis galimatias gaz gens glas gros héros hiatus houx hors index jadis jus laïus las lilas lis logis lynx maïs mars marais matelas mépris mets mœurs mois mors nez noix obus omnibus ours os pas palais panaris "
        "parcours paradis pays perdrix permis phénix plusieurs pois poids poix prix processus procès profès progrès propos prospectus puits quiz radis rébus recours refus relais remords remous repas reflux revers rhinocéros riz rubis rictus "
        "sans sas secours sens sinus sirop souris sous succès surplus sursis syphilis talus tapis taudis temps terminus toux tournevis tracas travers treillis trépas univers us velours vers vernis verglas virus vis voix "
        "alors après auprès assez aussi autrement ailleurs beaucoup bien bientôt certes cependant chez contre dans dedans déjà demain depuis désormais deux dès dix dont donc dorénavant encore enfin ensuite entre envers guère hier ici jamais "
        "jusque là loin lors lorsque maintenant mais mal malgré mieux moins naguère néanmoins où parfois parmi partout pendant peu plus plutôt pour pourquoi pourtant près presque puis puisque quand quelquefois quoique six soixante "
        "soudain souvent surtout tant tantôt tard tôt toujours toutefois toutes très trois trop vers voici voilà volontiers vite",
    }.items()
}  # fmt: skip
