"""Words that are written in several ways and mean one thing; by language. Source: written for this project.

English on two sides of an ocean follows the rules of spelling that differ (-our/-or, -re/-er, -ise/-ize, doubled l,
ae/e), with the words that no rule makes in a list; see `lexicon.english`.
"""

from __future__ import annotations

# What a contraction says in full; the parts beside its apostrophe.
CONTRACTED = {
    "en": {
        "can't": "can not", "cannot": "can not", "won't": "will not", "shan't": "shall not", "ain't": "is not", "let's": "let us", "it's": "it is", "that's": "that is", "there's": "there is",
        "he's": "he is", "she's": "she is", "what's": "what is", "who's": "who is", "where's": "where is", "here's": "here is", "gonna": "going to", "wanna": "want to", "gotta": "got to", "o'clock": "oclock", "'til": "until", "till": "until", "alot": "a lot", "awhile": "a while", "everyday": "every day", "infact": "in fact", "aswell": "as well", "atleast": "at least", "noone": "no one", "eachother": "each other", "dont": "do not", "doesnt": "does not", "didnt": "did not", "isnt": "is not", "arent": "are not", "wasnt": "was not", "werent": "were not", "hasnt": "has not", "havent": "have not", "hadnt": "had not", "couldnt": "could not", "wouldnt": "would not", "shouldnt": "should not", "thats": "that is", "whats": "what is", "theres": "there is", "youre": "you are", "theyre": "they are", "ive": "i have", "youve": "you have", "weve": "we have",
    },
    "de": {"fürs": "für das", "aufs": "auf das", "ans": "an das", "ins": "in das", "ums": "um das", "durchs": "durch das", "übers": "über das", "gibt's": "gibt es", "geht's": "geht es", "hat's": "hat es"},
    "nl": {"zo'n": "zo een", "da's": "dat is"},
    "es": {"porqué": "por qué"}, "pt": {}, "it": {}, "fr": {},
}  # fmt: skip
# Endings that are read in several ways, each to be tried.
READINGS = {"en": {"'d": ("had", "would"), "'s": ("is", "has")}}
SUFFIXES = {"en": {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am"}}

# Short forms and what they stand for, without their full stops.
SHORT = {
    "en": {
        "mr": "mister", "mister": "mister", "dr": "doctor", "doctor": "doctor", "st": "saint", "gov": "governor", "sen": "senator", "rep": "representative", "gen": "general", "lt": "lieutenant", "sgt": "sergeant", "det": "detective", "insp": "inspector", "supt": "superintendent", "cmdr": "commander", "maj": "major", "col": "colonel", "cpl": "corporal", "pte": "private", "rev": "reverend", "hon": "honourable", "capt": "captain", "prof": "professor", "vs": "versus", "v": "versus",
        "approx": "approximately", "dept": "department", "govt": "government", "co": "company", "corp": "corporation", "inc": "incorporated", "ltd": "limited", "ave": "avenue", "etc": "etcetera", "eg": "for example", "ie": "that is", "tv": "television", "ok": "okay", "o.k": "okay",
        "uk": "united kingdom", "us": "us", "usa": "us", "eu": "eu", "un": "un", "jr": "junior", "sr": "senior", "no": "no", "nos": "numbers", "hr": "hour", "min": "minute", "sec": "second", "mph": "miles per hour", "whilst": "while", "amongst": "among", "towards": "toward", "afterwards": "afterward", "backwards": "backward",
        "forwards": "forward", "upwards": "upward", "downwards": "downward", "alright": "all right", "anymore": "any more", "adviser": "advisor", "advisers": "advisors", "website": "web site", "websites": "web sites", "healthcare": "health care", "online": "on line", "ongoing": "on going", "percent": "per cent", "copycat": "copy cat", "email": "e mail", "emails": "e mails",
    },
    "de": {"zb": "zum beispiel", "dh": "das heißt", "ua": "unter anderem", "bzw": "beziehungsweise", "usw": "und so weiter", "ca": "circa", "zirka": "circa", "bspw": "beispielsweise", "bsp": "beispiel", "etwa": "etwa", "nr": "nummer", "str": "straße", "dr": "doktor", "inkl": "inklusive", "exkl": "exklusive", "ggf": "gegebenenfalls", "evtl": "eventuell", "sog": "sogenannte", "vgl": "vergleiche", "abs": "absatz", "art": "artikel", "hl": "heilige", "prof": "professor", "st": "sankt", "uhr": "uhr", "zt": "zum teil", "iv": "in vertretung", "uvm": "und viel mehr", "ev": "eingetragener verein", "photographie": "fotografie", "photo": "foto", "potential": "potenzial", "potentiell": "potenziell", "potentielle": "potenzielle", "potentiellen": "potenziellen", "geographie": "geografie", "delphin": "delfin", "delphine": "delfine", "panther": "panter", "thunfisch": "tunfisch", "joghurt": "jogurt", "aufwändige": "aufwendige", "aufwändigen": "aufwendigen", "substanziell": "substantiell", "existentiell": "existenziell", "dass": "dass", "daß": "dass", "muß": "muss", "mußte": "musste", "selbständig": "selbstständig", "aufwendig": "aufwändig"},
    "fr": {"m": "monsieur", "mme": "madame", "mlle": "mademoiselle", "dr": "docteur", "etc": "et cetera", "cad": "c'est à dire", "svp": "s'il vous plaît", "pex": "par exemple", "env": "environ", "no": "numéro", "n°": "numéro", "st": "saint", "ste": "sainte", "bd": "boulevard", "av": "avenue", "ns": "nous", "événement": "évènement", "événements": "évènements", "clé": "clef", "clés": "clefs", "maîtresse": "maitresse", "août": "aout", "île": "ile", "coût": "cout", "coûts": "couts", "coûte": "coute", "connaître": "connaitre", "paraître": "paraitre", "naître": "naitre", "oignon": "ognon", "weekend": "week end"},
    "es": {"sr": "señor", "sra": "señora", "dr": "doctor", "dra": "doctora", "ud": "usted", "uds": "ustedes", "pej": "por ejemplo", "etc": "etcétera", "núm": "número", "n.º": "número", "eeuu": "estados unidos", "sólo": "solo", "guión": "guion", "período": "periodo", "períodos": "periodos", "éste": "este", "séptimo": "sétimo", "obscuro": "oscuro", "obscura": "oscura", "substancia": "sustancia", "substancias": "sustancias", "suscribir": "subscribir", "reembolso": "rembolso", "reemplazar": "remplazar", "vídeo": "video", "vídeos": "videos", "ícono": "icono", "íconos": "iconos", "fútbol": "futbol", "quiosco": "kiosco", "psicólogo": "sicólogo", "psicología": "sicología", "ésta": "esta", "éstos": "estos", "aún": "aún"},
    "it": {"sig": "signor", "sigra": "signora", "dott": "dottor", "ecc": "eccetera", "es": "esempio", "n": "numero", "prof": "professor"},
    "pt": {"sr": "senhor", "sra": "senhora", "dr": "doutor", "dra": "doutora", "etc": "et cetera", "pex": "por exemplo", "nº": "número", "eua": "estados unidos", "acção": "ação", "acções": "ações", "actual": "atual", "actualmente": "atualmente", "directo": "direto", "director": "diretor", "projecto": "projeto", "óptimo": "ótimo"},
    "nl": {"bv": "bijvoorbeeld", "bijv": "bijvoorbeeld", "mn": "met name", "dwz": "dat wil zeggen", "nl": "namelijk", "ivm": "in verband met", "tav": "ten aanzien van", "ca": "circa", "nr": "nummer", "dr": "doctor", "enz": "enzovoort", "dhr": "de heer", "mevr": "mevrouw", "oa": "onder andere", "evt": "eventueel"},
    "sv": {"tex": "till exempel", "bla": "bland annat", "osv": "och så vidare", "ca": "cirka", "dvs": "det vill säga", "kl": "klockan", "nr": "nummer", "pga": "på grund av", "mm": "med mera", "mej": "mig", "dej": "dig", "sej": "sig", "nån": "någon", "nåt": "något", "nåra": "några", "sån": "sådan", "sånt": "sådant", "sa": "sade", "ska": "skall"},
    "da": {"fx": "for eksempel", "feks": "for eksempel", "bla": "blandt andet", "osv": "og så videre", "ca": "cirka", "dvs": "det vil sige", "kl": "klokken", "nr": "nummer", "pga": "på grund af"},
    "no": {"feks": "for eksempel", "blant": "blant", "bla": "blant annet", "osv": "og så videre", "ca": "cirka", "dvs": "det vil si", "kl": "klokken", "nr": "nummer", "pga": "på grunn av"},
    "fi": {"esim": "esimerkiksi", "mm": "muun muassa", "ym": "ynnä muuta", "eli": "eli", "noin": "noin", "n": "noin", "ns": "niin sanottu", "klo": "kello", "nro": "numero", "tri": "tohtori"},
    "pl": {"np": "na przykład", "itd": "i tak dalej", "itp": "i tym podobne", "tzn": "to znaczy", "tj": "to jest", "ok": "około", "dr": "doktor", "prof": "profesor", "ul": "ulica", "godz": "godzina", "nr": "numer", "tzw": "tak zwany", "mln": "milion", "r": "roku", "ws": "w sprawie", "m.in": "między innymi", "min": "między innymi"},
    "cs": {"např": "například", "atd": "a tak dále", "apod": "a podobně", "tj": "to je", "tzv": "takzvaný", "cca": "circa", "č": "číslo", "ul": "ulice", "hod": "hodin", "mj": "mimo jiné", "resp": "respektive", "diskuze": "diskuse", "filozofie": "filosofie", "gymnasium": "gymnázium", "univerzita": "universita"},
    "sk": {"napr": "napríklad", "atď": "a tak ďalej", "tzv": "takzvaný", "cca": "circa", "č": "číslo", "tj": "to je", "resp": "respektíve"},
    "ru": {"тд": "так далее", "тп": "тому подобное", "те": "то есть", "тк": "так как", "др": "другие", "им": "имени", "г": "года", "гг": "годы", "ул": "улица", "руб": "рублей", "напр": "например", "см": "смотри", "тыс": "тысяч"},
    "uk": {"тд": "так далі", "тп": "тому подібне", "тобто": "тобто", "ін": "інші", "ім": "імені", "вул": "вулиця", "р": "року", "грн": "гривень"},
    "hu": {"pl": "például", "stb": "s a többi", "ill": "illetve", "kb": "körülbelül", "ún": "úgynevezett", "dr": "doktor", "u": "utca"},
    "el": {"πχ": "παραδείγματος χάρη", "κλπ": "και λοιπά", "κα": "και άλλα", "δηλ": "δηλαδή", "κ": "κύριος"},
    "tr": {"vb": "ve benzeri", "vs": "vesaire", "örn": "örneğin", "dr": "doktor", "prof": "profesör", "sn": "sayın", "no": "numara"},
    "ro": {"dl": "domnul", "dna": "doamna", "etc": "et cetera", "nr": "numărul", "str": "strada"},
    "ca": {"sr": "senyor", "sra": "senyora", "etc": "etcètera", "núm": "número"},
    "id": {"dll": "dan lain lain", "dsb": "dan sebagainya", "sistim": "sistem", "resiko": "risiko", "apotik": "apotek", "ijin": "izin", "aktifitas": "aktivitas", "kwalitas": "kualitas", "nomer": "nomor", "analisa": "analisis", "praktek": "praktik", "yg": "yang", "dgn": "dengan", "sdh": "sudah", "tsb": "tersebut"},
    "vi": {"tp": "thành phố", "vd": "ví dụ"},
}  # fmt: skip

# Slips between two real words that are spelt for one another, and of which only one can stand in a place; "et" and "est" both can.
CONFUSED = {
    "en": ("its it's", "your you're", "their they're there", "whose who's", "lets let's", "alot a-lot"),
    "de": ("das dass daß", "seid seit"),
    "fr": ("a à", "on ont", "ça ca sa"), "es": ("esta está", "estas estás", "el él", "tu tú", "se sé", "te té", "mi mí", "de dé", "mas más", "ha a", "has as", "hay ahí ay", "como cómo", "cuando cuándo", "donde dónde"), "it": ("da dà", "li lì", "qual'è qual-è"), "pt": ("a à", "esta está"), "nl": ("word wordt",),
}  # fmt: skip
# Letters that are one to their readers, in any word.
SAME_LETTERS = {
    "ru": (("ё", "е"),), "be": (), "uk": (("'", "ʼ"), ("проєкт", "проект")), "ro": (("ş", "ș"), ("ţ", "ț"), ("î", "â")), "it": (("è", "é"),), "pt": (("ü", "u"), ("éia", "eia"), ("óic", "oic"), ("ôo", "oo"), ("êem", "eem")),
    "vi": (("oà", "òa"), ("oá", "óa"), ("oả", "ỏa"), ("oã", "õa"), ("oạ", "ọa"), ("oè", "òe"), ("oé", "óe"), ("uỳ", "ùy"), ("uý", "úy"), ("uỷ", "ủy"), ("uỹ", "ũy"), ("uỵ", "ụy"), ("kỹ", "kĩ"), ("lý", "lí"), ("sỹ", "sĩ"), ("kỳ", "kì")), "de": (("ß", "ss"),), "fa": (("ي", "ی"), ("ك", "ک"), ("ۀ", "ه"), ("ئ", "ی")), "ar": (("ى", "ي"), ("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ـ", "")),
    "ur": (("ي", "ی"), ("ك", "ک")), "hi": (("ड़", "ड़"), ("पाँच", "पांच"), ("ँ", "ं"), ("\u095b", "ज"), ("ज\u093c", "ज"), ("\u095e", "फ"), ("फ\u093c", "फ"), ("\u0958", "क"), ("क\u093c", "क"), ("\u0959", "ख"), ("ख\u093c", "ख"), ("\u095a", "ग"), ("ग\u093c", "ग"), ("यी", "ई"), ("ये", "ए")), "sr": (), "ko": (), "es": (), "fr": (("œ", "oe"), ("æ", "ae")), "da": (), "nl": (("ĳ", "ij"),), "el": (),
}  # fmt: skip

# Misspellings that simplemma's lists hold as words.
MISSPELT = {
    "en": frozenset(
        "copywrite develope florescent foward humourous incidently irresistable millenium noticable occured occuring occurence publically questionaire refered refering "
        "similiar succesful supercede tatoo truely vigourous".split()
    ),
}
