"""Amounts in one word or turned about, by language, and how `core.facts` reads the same: "fortnightly" is "every 2 weeks".

Source: written for this project: compounds with a half, every n-th, round counts in one word, parts, how often.
"""

from __future__ import annotations

# Before "einhalb".
GERMAN = {"ein": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10}  # fmt: skip

# Every n-th: what begins it, the number, an ending, what joins it to the whole.
EVERY = {
    "de": (r"jede[rsnm]?", {"dritte": 3, "vierte": 4, "fünfte": 5, "sechste": 6, "siebte": 7, "achte": 8, "zehnte": 10, "zwanzigste": 20}, "[rnsm]?", "von"),
    "en": (r"every", {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}, "", "in"),
    "sv": (r"vart?", {"tredje": 3, "fjärde": 4, "femte": 5, "sjätte": 6, "åttonde": 8, "tionde": 10}, "", "av"),
    "da": (r"hvert?", {"tredje": 3, "fjerde": 4, "femte": 5, "sjette": 6, "ottende": 8, "tiende": 10}, "", "af"),
    "nl": (r"elke|iedere", {"derde": 3, "vierde": 4, "vijfde": 5, "zesde": 6, "achtste": 8, "tiende": 10}, "", "op"),
    "pl": (r"co", {"trzeci": 3, "trzecia": 3, "czwarty": 4, "czwarta": 4, "piąty": 5, "piąta": 5, "dziesiąty": 10, "dziesiąta": 10}, "", "na"),
}  # fmt: skip

# Round counts in one word: "docena", "vingtaine".
ROUND = {
    "es": {"decena": 10, "docena": 12, "quincena": 15, "veintena": 20, "treintena": 30, "cuarentena": 40, "cincuentena": 50, "centena": 100, "centenar": 100},
    "it": {"decina": 10, "dozzina": 12, "ventina": 20, "trentina": 30, "quarantina": 40, "cinquantina": 50, "sessantina": 60, "centinaio": 100},
    "pt": {"dezena": 10, "dúzia": 12, "vintena": 20, "centena": 100},
    "fr": {"dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100},
}  # fmt: skip

# "A fifth part" is "a fifth".
PARTS = {
    "es": (r"(?:la|una) (tercera|cuarta|quinta|sexta|séptima|octava|décima) parte", {"tercera": "un tercio", "cuarta": "un cuarto", "quinta": "un quinto", "sexta": "un sexto", "séptima": "un séptimo", "octava": "un octavo", "décima": "un décimo"}),
    "pt": (r"(?:a|uma) (terça|quarta|quinta|sexta|sétima|oitava|décima) parte", {"terça": "um terço", "quarta": "um quarto", "quinta": "um quinto", "sexta": "um sexto", "sétima": "um sétimo", "oitava": "um oitavo", "décima": "um décimo"}),
    "it": (r"(?:la|una) (terza|quarta|quinta|sesta|decima) parte", {"terza": "un terzo", "quarta": "un quarto", "quinta": "un quinto", "sesta": "un sesto", "decima": "un decimo"}),
}  # fmt: skip

# How often a thing is: said in one word as it is in two.
OFTEN = {
    "en": {"every other day": "every 2 days", "every second day": "every 2 days", "every other week": "every 2 weeks", "every second week": "every 2 weeks", "fortnightly": "every 2 weeks", "biweekly": "every 2 weeks", "weekly": "every 1 week", "every week": "every 1 week", "once a week": "every 1 week", "monthly": "every 1 month", "every month": "every 1 month", "once a month": "every 1 month", "quarterly": "every 3 months", "yearly": "every 1 year", "annually": "every 1 year", "every year": "every 1 year", "once a year": "every 1 year", "every other year": "every 2 years", "every second year": "every 2 years", "hourly": "every 1 hour", "every hour": "every 1 hour", "every other month": "every 2 months", "every half hour": "every 30 minutes", "every half-hour": "every 30 minutes", "half-hourly": "every 30 minutes"},
    "de": {"vierzehntägig": "alle 2 Wochen", "zweiwöchentlich": "alle 2 Wochen", "jede zweite woche": "alle 2 Wochen", "wöchentlich": "alle 1 Woche", "jede woche": "alle 1 Woche", "einmal in der woche": "alle 1 Woche", "einmal pro woche": "alle 1 Woche", "monatlich": "alle 1 Monat", "jeden monat": "alle 1 Monat", "einmal im monat": "alle 1 Monat", "vierteljährlich": "alle 3 Monate", "jährlich": "alle 1 Jahr", "jedes jahr": "alle 1 Jahr", "einmal im jahr": "alle 1 Jahr", "alle zwei jahre": "alle 2 Jahre", "stündlich": "alle 1 Stunde", "jede stunde": "alle 1 Stunde", "halbstündlich": "alle 30 Minuten", "jede halbe stunde": "alle 30 Minuten", "alle halbe stunde": "alle 30 Minuten"},
    "fr": {"une semaine sur deux": "toutes les 2 semaines", "chaque semaine": "toutes les 1 semaine", "une fois par semaine": "toutes les 1 semaine", "toutes les semaines": "toutes les 1 semaine", "chaque mois": "tous les 1 mois", "tous les mois": "tous les 1 mois", "une fois par mois": "tous les 1 mois", "chaque année": "tous les 1 an", "tous les ans": "tous les 1 an", "une fois par an": "tous les 1 an", "un an sur deux": "tous les 2 ans", "toutes les heures": "toutes les 1 heure", "chaque heure": "toutes les 1 heure", "toutes les demi-heures": "toutes les 30 minutes", "demi-heure": "30 minutes"},
    "es": {"quincenalmente": "cada 2 semanas", "semanalmente": "cada 1 semana", "cada semana": "cada 1 semana", "una vez por semana": "cada 1 semana", "una vez a la semana": "cada 1 semana", "todas las semanas": "cada 1 semana", "mensualmente": "cada 1 mes", "cada mes": "cada 1 mes", "todos los meses": "cada 1 mes", "una vez al mes": "cada 1 mes", "anualmente": "cada 1 año", "cada año": "cada 1 año", "todos los años": "cada 1 año", "una vez al año": "cada 1 año", "cada hora": "cada 1 hora", "media hora": "30 minutos"},
    "it": {"ogni settimana": "ogni 1 settimana", "una volta alla settimana": "ogni 1 settimana", "settimanalmente": "ogni 1 settimana", "ogni mese": "ogni 1 mese", "una volta al mese": "ogni 1 mese", "mensilmente": "ogni 1 mese", "ogni anno": "ogni 1 anno", "una volta all'anno": "ogni 1 anno", "ogni ora": "ogni 1 ora", "mezz'ora": "30 minuti"},
    "pt": {"quinzenalmente": "a cada 2 semanas", "semanalmente": "a cada 1 semana", "toda semana": "a cada 1 semana", "uma vez por semana": "a cada 1 semana", "mensalmente": "a cada 1 mês", "uma vez por mês": "a cada 1 mês", "todo mês": "a cada 1 mês", "anualmente": "a cada 1 ano", "uma vez por ano": "a cada 1 ano", "todo ano": "a cada 1 ano", "de meia em meia hora": "a cada 30 minutos", "de hora a hora": "a cada 1 hora", "de hora em hora": "a cada 1 hora"},
    "nl": {"tweewekelijks": "elke 2 weken", "om de week": "elke 2 weken", "om de twee weken": "elke 2 weken", "wekelijks": "elke 1 week", "elke week": "elke 1 week", "iedere week": "elke 1 week", "maandelijks": "elke 1 maand", "elke maand": "elke 1 maand", "jaarlijks": "elke 1 jaar", "elk jaar": "elke 1 jaar", "ieder jaar": "elke 1 jaar", "elk uur": "elke 1 uur", "ieder uur": "elke 1 uur", "elk half uur": "elke 30 minuten", "ieder half uur": "elke 30 minuten"},
    "sv": {"varannan vecka": "var 2 veckor", "varje vecka": "var 1 vecka", "veckovis": "var 1 vecka", "varje månad": "var 1 månad", "varannan månad": "var 2 månader", "varje år": "var 1 år", "årligen": "var 1 år", "vartannat år": "var 2 år"},
}  # fmt: skip

# Polish counts as they stand behind "z" and "przed".
INSTRUMENTAL = {"dwoma": "2", "dwiema": "2", "trzema": "3", "czterema": "4", "pięcioma": "5", "sześcioma": "6", "siedmioma": "7", "ośmioma": "8", "dziewięcioma": "9", "dziesięcioma": "10", "laty": "lat"}  # fmt: skip

# What an age follows where the years go without saying ("children aged 5", "mayores de 65"), and the years.
AGES = {
    "en": (r"aged|ages|age of|age|(?:younger|older) than", "years", "one two three four five six seven eight nine ten eleven twelve"),
    "de": (r"(?:jünger|älter) als", "Jahre", "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf"),
    "nl": (r"(?:jonger|ouder) dan", "jaar", "een twee drie vier vijf zes zeven acht negen tien elf twaalf"),
    "sv": (r"(?:yngre|äldre) än", "år", "ett två tre fyra fem sex sju åtta nio tio elva tolv"),
    "es": (r"(?:mayores|menores) de", "años", "un dos tres cuatro cinco seis siete ocho nueve diez once doce"),
    "pt": (r"(?:maiores|menores) de", "anos", "um dois três quatro cinco seis sete oito nove dez onze doze"),
}  # fmt: skip

# How a round count is about itself.
ABOUT = {"es": "unas", "it": "circa", "pt": "cerca de", "fr": "environ"}

# Days of the year that have a name, where the date goes without saying.
HOLIDAYS = {
    "en": {"new year's day": "1 January", "new year's eve": "31 December", "christmas day": "25 December", "christmas eve": "24 December", "boxing day": "26 December", "may day": "1 May", "valentine's day": "14 February", "halloween": "31 October"},
    "de": {"neujahr": "1. Januar", "neujahrstag": "1. Januar", "silvester": "31. Dezember", "heiligabend": "24. Dezember", "nikolaustag": "6. Dezember", "tag der arbeit": "1. Mai", "allerheiligen": "1. November"},
    "fr": {"nouvel an": "1er janvier", "jour de l'an": "1er janvier", "saint-sylvestre": "31 décembre", "toussaint": "1er novembre", "noël": "25 décembre"},
    "es": {"año nuevo": "1 de enero", "nochevieja": "31 de diciembre", "nochebuena": "24 de diciembre", "navidad": "25 de diciembre", "día de reyes": "6 de enero"},
    "it": {"capodanno": "1 gennaio", "natale": "25 dicembre", "san silvestro": "31 dicembre", "ferragosto": "15 agosto", "epifania": "6 gennaio"},
    "pt": {"ano novo": "1 de janeiro", "natal": "25 de dezembro", "véspera de natal": "24 de dezembro"},
    "nl": {"nieuwjaarsdag": "1 januari", "oudejaarsdag": "31 december", "eerste kerstdag": "25 december", "koningsdag": "27 april"},
    "sv": {"nyårsdagen": "1 januari", "nyårsafton": "31 december", "julafton": "24 december", "juldagen": "25 december"},
    "pl": {"nowy rok": "1 stycznia", "sylwestra": "31 grudnia", "wigilię": "24 grudnia"},
}  # fmt: skip

# The last day of the year, as it is called.
YEAR_ENDS = {
    "en": {"the end of the year": "31 December", "year's end": "31 December", "year end": "31 December"},
    "de": {"zum jahresende": "zum 31. Dezember", "zum jahresschluss": "zum 31. Dezember", "ende des jahres": "am 31. Dezember", "am jahresende": "am 31. Dezember"},
    "fr": {"fin de l'année": "31 décembre"},
    "es": {"fin de año": "31 de diciembre", "finales de año": "31 de diciembre"},
    "it": {"fine anno": "31 dicembre", "fine dell'anno": "31 dicembre"},
    "pt": {"fim do ano": "31 de dezembro", "final do ano": "31 de dezembro"},
    "nl": {"eind van het jaar": "31 december", "einde van het jaar": "31 december", "jaareinde": "31 december"},
    "sv": {"årsskiftet": "31 december"},
    "pl": {"koniec roku": "31 grudnia", "końca roku": "31 grudnia"},
}  # fmt: skip

# A unit of time and half of it, where the unit stands before the half.
AND_A_HALF = {
    "en": {"one and a half": "1.5", "a minute and a half": "1.5 minutes", "an hour and a half": "1.5 hours", "a day and a half": "1.5 days", "a week and a half": "1.5 weeks", "a month and a half": "1.5 months", "a year and a half": "1.5 years"},
    "es": {"minuto y medio": "1,5 minutos", "hora y media": "1,5 horas", "día y medio": "1,5 días", "semana y media": "1,5 semanas", "mes y medio": "1,5 meses", "año y medio": "1,5 años"},
    "it": {"un'ora e mezza": "1,5 ore", "un'ora e mezzo": "1,5 ore"},
    "nl": {"anderhalf": "1,5", "anderhalve": "1,5"},
    "da": {"halvanden": "1,5", "halvandet": "1,5"},
    "no": {"halvannen": "1,5", "halvannet": "1,5", "halvanna": "1,5"},
    "fi": {"puolitoista": "1,5", "puolentoista": "1,5"},
    "hu": {"másfél": "1,5"},
    "uk": {"півтора": "1,5", "півтори": "1,5"},
    "cs": {"půldruhé hodiny": "1,5 hodiny", "půldruhou hodinu": "1,5 hodiny", "hodinu a půl": "1,5 hodiny", "hodiny a půl": "1,5 hodiny", "půldruhého roku": "1,5 roku", "rok a půl": "1,5 roku", "rokem a půl": "1,5 roku", "roku a půl": "1,5 roku", "půldruhého milionu": "1,5 milionu"},
    "tr": {f"{word} buçuk": f"{n},5" for n, word in enumerate("bir iki üç dört beş altı yedi sekiz dokuz on".split(), 1)},
    "sv": {"en och en halv minut": "1,5 minuter", "en och en halv timme": "1,5 timmar", "ett och ett halvt år": "1,5 år", "en och en halv månad": "1,5 månader"},
}  # fmt: skip

# Thousands in one word behind a number: "duemila", "tweeduizend", "tvåtusen".
THOUSAND = {"it": "mila", "nl": "duizend", "sv": "tusen", "da": "tusind", "no": "tusen"}

# One and no more.
SINGLE = {
    "en": "a single|only one|just one",
    "de": "ein einziger|eine einzige|ein einziges|einen einzigen|nur ein|nur eine|nur einen",
    "fr": "un seul|une seule",
    "es": "un solo|una sola|un único|una única",
    "it": "un solo|una sola|un unico|un'unica",
    "pt": "um só|uma só|um único|uma única",
    "nl": "één enkele|slechts één|maar één",
}

# Times by minutes that are past of an hour or left to it, behind a word that times follow: what leads to them, the minutes, what
# joins these to the hour (with their sign, and the minutes that are added), the hours, and the order.
_HOURS_NL = "een twee drie vier vijf zes zeven acht negen tien elf twaalf"
_HOURS_DA = "et to tre fire fem seks syv otte ni ti elleve tolv"
_HOURS_ES = "una dos tres cuatro cinco seis siete ocho nueve diez once doce"
_HOURS_IT = "una due tre quattro cinque sei sette otto nove dieci undici dodici"
_HOURS_PT = "uma duas três quatro cinco seis sete oito nove dez onze doze"
_HOURS_FR = "une deux trois quatre cinq six sept huit neuf dix onze douze"
FEW_FIRST, HOUR_FIRST = "{few} {way} {hour}", "{hour} {way} {few}"
MINUTES = {
    "en": ("at|by|until|till|from|before|after|since", {"five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}, {"past": (1, 0), "to": (-1, 0)}, "one two three four five six seven eight nine ten eleven twelve", FEW_FIRST),
    "de": ("um|ab|bis|gegen|vor|nach|seit", {"fünf": 5, "zehn": 10, "zwanzig": 20}, {"nach": (1, 0), "vor": (-1, 0), "vor halb": (-1, -30), "nach halb": (1, -30)}, "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf", FEW_FIRST),
    "nl": ("om|tot|vanaf|rond|na|sinds", {"vijf": 5, "tien": 10, "twintig": 20}, {"over": (1, 0), "voor": (-1, 0), "voor half": (-1, -30), "over half": (1, -30)}, _HOURS_NL, FEW_FIRST),
    "sv": ("klockan|kl|till|från|efter|före|vid", {"fem": 5, "tio": 10, "tjugo": 20}, {"över": (1, 0), "i": (-1, 0), "i halv": (-1, -30), "över halv": (1, -30)}, "ett två tre fyra fem sex sju åtta nio tio elva tolv", FEW_FIRST),
    "da": ("klokken|kl|til|fra|efter|før", {"fem": 5, "ti": 10, "tyve": 20}, {"over": (1, 0), "i": (-1, 0), "i halv": (-1, -30), "over halv": (1, -30)}, _HOURS_DA, FEW_FIRST),
    "no": ("klokka|klokken|kl|til|fra|etter|før", {"fem": 5, "ti": 10, "tjue": 20}, {"over": (1, 0), "på": (-1, 0), "på halv": (-1, -30), "over halv": (1, -30)}, _HOURS_DA.replace("syv", "sju"), FEW_FIRST),
    "es": ("(?:a|hasta|desde|sobre|hacia|de|para|entre|son|es) las?", {"media": 30, "cuarto": 15, "cinco": 5, "diez": 10, "veinte": 20}, {"y": (1, 0), "menos": (-1, 0)}, _HOURS_ES, HOUR_FIRST),
    "it": ("alle|dalle|(?:per|entro|verso|dopo|sono|tra|fra) le", {"mezza": 30, "mezzo": 30, "un quarto": 15, "cinque": 5, "dieci": 10, "venti": 20}, {"e": (1, 0), "meno": (-1, 0)}, _HOURS_IT, HOUR_FIRST),
    "pt": ("às|à|das|pelas", {"meia": 30, "um quarto": 15, "cinco": 5, "dez": 10, "vinte": 20}, {"e": (1, 0), "menos": (-1, 0)}, _HOURS_PT, HOUR_FIRST),
    "fr": ("à|dès|vers|jusqu'à", {"et quart": 15, "moins le quart": -15, "dix": 10, "vingt": 20, "moins dix": -10, "moins vingt": -20}, {"heures": (1, 0), "heure": (1, 0)}, _HOURS_FR, HOUR_FIRST),
}  # fmt: skip

# How French puts a limit that the tables of amounts do not have.
LIMITED = {"inférieur à": "moins de", "inférieure à": "moins de", "inférieurs à": "moins de", "inférieures à": "moins de", "supérieur à": "plus de", "supérieure à": "plus de", "supérieurs à": "plus de", "supérieures à": "plus de"}  # fmt: skip
