"""Forms of one verb that differ in number alone, which its subject says as well: "the group provides", "the group provide".

Source: written for this project from the languages' grammars; only languages whose sentences name their subject always, for "dijo" and
"dijeron" tell by themselves who spoke. Regular English verbs are listed where no noun is written like them ("provide", not "plan").
"""

from __future__ import annotations

AGREEING = {
    "en": ("is are", "was were", "has have", "does do", "isn't aren't", "wasn't weren't", "hasn't haven't", "doesn't don't"),
    "de": ("ist sind", "war waren", "hat haben", "hatte hatten", "wird werden", "wurde wurden", "kann können", "konnte konnten", "muss müssen", "musste mussten", "soll sollen", "sollte sollten", "darf dürfen", "durfte durften", "könnte könnten", "würde würden", "wäre wären", "steht stehen", "liegt liegen", "kommt kommen"),
    "nl": ("is zijn", "was waren", "heeft hebben", "had hadden", "wordt worden", "werd werden", "kan kunnen", "kon konden", "moet moeten", "moest moesten", "zal zullen", "zou zouden", "mag mogen"),
    "fr": ("est sont", "était étaient", "a ont", "avait avaient", "sera seront", "serait seraient", "fut furent", "peut peuvent", "doit doivent", "devra devront", "pourra pourront"),
}  # fmt: skip

# English verbs, without an ending, that no noun is written like.
VERBS = frozenset(
    "accept accompany accuse achieve acquire adapt add adjust admit adopt advise affect afford agree allow analyse analyze announce annoy apologise apologize appear apply appoint appreciate approve argue arise arrive ask assess "
    "assume assure attach attend attract avoid become beg begin behave believe belong bring calculate carry celebrate choose clarify come communicate compare compete complain complete comprise conclude "
    "confirm connect consider consist contain continue contribute convince create decide declare defend define deliver deny depend deprive derive describe deserve destroy determine develop differ disagree disappear discover discuss distinguish "
    "distribute earn eat eliminate embed emerge emphasise emphasize employ enable encourage enhance enjoy ensure enter establish evaluate exclude exist expand expect explain explore extend follow "
    "forget forgive gather generate get give govern grow happen hear identify ignore illustrate imagine imply improve include incorporate indicate inform insist instruct integrate intend introduce involve "
    "know learn listen live lose maintain manage meet modify obtain occur operate oppose organise organize own participate pay perform persuade possess predict prefer prepare preserve "
    "pretend prevent produce promote propose protect prove provide publish pursue realise realize receive recognise recognize recommend reduce refer reflect relate rely remember remind remove "
    "replace represent require reside respond restore retain say see seek seem select send settle solve speak specify suffer suggest suppose survive teach tell tend "
    "think understand undertake utilise utilize vary warn wear write".split()
)  # fmt: skip

# What stands before many, and before nothing else.
BEFORE_MANY = {
    "fr": frozenset("les des ces mes tes ses nos vos leurs aux plusieurs quelques certains certaines toutes tous différents différentes divers diverses".split()),
    "es": frozenset("los las unos unas estos estas esos esas aquellos aquellas mis tus sus nuestros nuestras vuestros vuestras algunos algunas muchos muchas varios varias todos todas".split()),
    "pt": frozenset("os as uns umas estes estas esses essas aqueles aquelas meus minhas seus suas nossos nossas alguns algumas muitos muitas vários várias todos todas dos das nos nas aos às pelos pelas".split()),
}  # fmt: skip
# Languages in which "s" makes many of what stands behind a word that is many already ("des mesures nécessaire"), and words in -s that are not many.
PLURAL_S = {
    "fr": frozenset("dans sans sous vers depuis dès plus moins pas très alors mais puis hors lors après près jamais toujours trois six dix vous nous suis es bas gros pays fois temps cas corps bras bois avis accès procès succès progrès processus campus virus bus".split()),
    "es": frozenset("más tras menos después es sus lunes martes miércoles jueves viernes crisis virus seis tres dos además entonces antes lejos quizás jamás país mes".split()),
    "pt": frozenset("mais mas menos depois três dois seis antes após lápis ônibus vírus simples país mês é".split()),
}  # fmt: skip

# German articles and what is declined like them, with the genders they stand before ("m", "f", "n"). Two that share none are a slip of
# gender: where they share one they may be two cases, and tell who did what to whom ("der Hund", "den Hund").
GENDERS = {
    "der": "mf", "die": "f", "das": "n", "den": "m", "dem": "mn", "des": "mn", "ein": "mn", "eine": "f", "einen": "m", "einem": "mn", "einer": "f", "eines": "mn",
    "dieser": "mf", "diese": "f", "dieses": "mn", "diesen": "m", "diesem": "mn", "kein": "mn", "keine": "f", "keinen": "m", "keinem": "mn", "keiner": "f", "keines": "mn",
}  # fmt: skip
# Nouns that are two things by their gender.
TWO_GENDERS = frozenset(
    "Band Bund Flur Gehalt Golf Hut Mangel Marsch Mast Moment Schild Tor Verdienst".split()
)
TWO_CASED = frozenset(
    "wegen trotz während statt anstatt dank mangels laut mittels binnen in an auf über unter vor hinter neben zwischen entlang".split()
)  # where, or where to; or of whom, or whom

# Forms of "to be" behind which a participle agrees with what the sentence is of: "elles peuvent être utilisé", "utilisées". Spanish, Italian
# and Portuguese may name nobody, and there the participle alone says who it was: "fue detenida".
TO_BE = {
    "fr": frozenset(
        "être est sont était étaient été sera seront serait seraient fut furent soit soient".split()
    ),
}
PARTICIPLES = {
    "fr": ("é ée és ées e", "i ie is ies", "u ue us ues", "is ise ises", "it ite its ites"),
}
# Words that may be of a woman or a man, of one or of many: beside them the participle tells which. And how nouns end that may.
UNTOLD = {
    "fr": frozenset(
        "je j' tu nous vous on qui l'on que dont lui leur élève enfant juge ministre maire collègue camarade adulte membre cadre partenaire otage malade pilote élu prof médecin porte-parole guide gendarme complice adepte "
        "athlète architecte célibataire autre jeune mineur pauvre russe suisse belge arabe corse ex-ministre vice-ministre garde architecte interprète psychologue aide".split()
    ),
}
UNTOLD_ENDS = {"fr": ("iste", "aire", "able", "ible", "logue", "crate", "icide", "cide", "gène")}

# Forms of "to have" behind which a French participle agrees with its object, and so tells nobody's sex; endings that French says alike.
TO_HAVE = {
    "fr": frozenset("a ont avait avaient aura auront aurait auraient avoir ayant ai avons avez".split())
}
# What stands before "to have" and is what its participle agrees with: "la police les a arrêtées".
BEFORE_TO_HAVE = {"fr": frozenset({"les", "nous", "vous"})}
ALIKE = {"fr": frozenset({"er", "ez", "é"})}

# Nouns whose number the verb alone tells, and pronouns that stand for one or for many.
OF_ONE_FORM = {
    "en": frozenset(
        "aircraft spacecraft hovercraft craft sheep deer fish cod salmon trout squid bison moose swine offspring series species means headquarters crossroads barracks gallows works swiss sioux "
        "accused deceased injured wounded missing dead unemployed homeless disabled elderly bereaved insured convicted condemned suspected "
        "who which that what some all any none most more half rest those you sie".split()
    ),
    "de": frozenset(["sie"]), "nl": frozenset("ze zij".split()), "fr": frozenset("qui".split()),
}  # fmt: skip
