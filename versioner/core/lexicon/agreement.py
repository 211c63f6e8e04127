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
    "accept accompany accuse achieve acquire adapt add adjust admit adopt advise affect afford agree aim allow analyse analyze announce annoy apologise apologize appear apply appoint appreciate approve argue arise arrive ask assess assist "
    "assume assure attach attend attract avoid become beg begin behave believe belong bring calculate carry cause celebrate choose claim clarify collect combine come communicate compare compete complain complete comprise concern conclude "
    "confirm connect consider consist contain continue contribute convince create decide declare defend define deliver deny depend deprive derive describe deserve destroy determine develop differ disagree disappear discover discuss distinguish "
    "distribute divide earn eat edit eliminate embed emerge emphasise emphasize employ enable encourage encounter enhance enjoy ensure enter establish evaluate exclude exist expand expect explain explore express extend fail feed feel fill find follow "
    "forget forgive gather generate get give go govern grow guarantee happen hear identify ignore illustrate imagine imply import improve include incorporate indicate influence inform insist install instruct integrate intend introduce invite involve join keep "
    "know lack lead learn let lie listen live lose maintain make manage mean measure meet mention modify obtain occur offer operate oppose organise organize own participate pay perform permit persuade possess predict prefer prepare present preserve "
    "pretend prevent proceed produce promote propose protect prove provide publish pursue put reach read realise realize receive recognise recognize recommend reduce refer reflect refuse reject relate rely remain remember remind remove render "
    "repeat replace reply represent require reside resolve respond restore retain reveal rewrite say see seek seem select sell send serve settle show solve speak specify spend spread store suffer suggest supply suppose survive take teach tell tend "
    "think treat try understand undertake update use utilise utilize vary want warn wear win wish write".split()
)  # fmt: skip

# Languages in which "s" makes many of what stands behind a word that is many already ("des mesures nécessaire"), and words in -s that are not many.
PLURAL_S = {
    "fr": frozenset("dans sans sous vers depuis dès plus moins pas très alors mais puis hors lors après près jamais toujours trois six dix vous nous suis es bas gros pays fois temps cas corps bras bois avis accès procès succès progrès processus campus virus bus".split()),
    "es": frozenset("más tras menos después es sus lunes martes miércoles jueves viernes crisis virus seis tres dos además entonces antes lejos quizás jamás país mes".split()),
    "pt": frozenset("mais mas menos depois três dois seis antes após lápis ônibus vírus simples país mês é".split()),
}  # fmt: skip

# German articles and what is declined like them, of which a noun without a plural of its own form shows the number.
DECLINED = frozenset(
    "der die das den dem des ein eine einen einem einer eines dieser diese dieses diesen diesem kein keine keinen keinem keiner keines".split()
)
TWO_CASED = frozenset(
    "wegen trotz während statt anstatt dank mangels laut mittels binnen in an auf über unter vor hinter neben zwischen entlang".split()
)  # where, or where to; or of whom, or whom

# Forms of "to be" behind which a participle agrees with what the sentence is of: "elles peuvent être utilisé", "utilisées".
TO_BE = {
    "fr": frozenset("être est sont était étaient été sera seront serait seraient fut furent soit soient".split()),
    "es": frozenset("ser es son era eran sido será serán sería serían fue fueron sea sean está están estaba estaban".split()),
    "it": frozenset("essere è sono era erano stato stata stati state sarà saranno sarebbe sarebbero fu furono sia siano viene vengono".split()),
    "pt": frozenset("ser é são era eram sido será serão seria seriam foi foram seja sejam está estão estava estavam".split()),
}  # fmt: skip
PARTICIPLES = {
    "fr": ("é ée és ées e", "i ie is ies", "u ue us ues", "is ise ises", "it ite its ites"), "es": ("ado ada ados adas", "ido ida idos idas", "cho cha chos chas", "to ta tos tas"),
    "it": ("ato ata ati ate", "ito ita iti ite", "uto uta uti ute", "so sa si se", "to ta ti te"), "pt": ("ado ada ados adas", "ido ida idos idas", "to ta tos tas"),
}  # fmt: skip

# Forms of "to have" behind which a French participle agrees with its object, and so tells nobody's sex; endings that French says alike.
TO_HAVE = {
    "fr": frozenset("a ont avait avaient aura auront aurait auraient avoir ayant ai avons avez".split())
}
ALIKE = {"fr": frozenset({"er", "ez", "é"})}

# Nouns whose number the verb alone tells, and pronouns that stand for one or for many.
OF_ONE_FORM = {
    "en": frozenset(
        "aircraft spacecraft hovercraft craft sheep deer fish cod salmon trout squid bison moose swine offspring series species means headquarters crossroads barracks gallows works chinese japanese portuguese swiss vietnamese "
        "who which that what some all any none most more half rest those you sie".split()
    ),
    "de": frozenset(["sie"]), "nl": frozenset("ze zij".split()), "fr": frozenset("qui".split()),
}  # fmt: skip
