"""Small words at which another is sure to begin or end, where spaces do not show it; written from grammars.

Thai, Lao, Khmer, Burmese, Japanese and Chinese put no spaces between words, Vietnamese sets its syllables apart and not its words.
"""

from __future__ import annotations

# What joins words or clauses; few enough that none is likely to stand inside a longer word.
JOINING = (
    "และ หรือ ของ ที่ จาก เพื่อ เมื่อ กับ โดย ซึ่ง แต่ ใน ว่า ให้ ແລະ ຫຼື ຂອງ ທີ່ ຈາກ ເພື່ອ ເມື່ອ ກັບ ໂດຍ ຊຶ່ງ ແຕ່ ໃນ ວ່າ "
    "និង ហើយ ឬ របស់ ដែល ដើម្បី ជាមួយ ដោយ ប៉ុន្តែ នៅ ថា နှင့် သို့မဟုတ်"
).split()
# Signs behind which, in Japanese and Chinese, what is counted is likely to have been named: particles, and what begins a predicate.
BEHIND_NOUNS = frozenset(
    "をがはにでとへも、，。未不没沒已将將被把从從对對在是有和与與及或了也都就才说說称稱为為由因而但"
)
# What ties a description to its noun there.
TYING = frozenset("的の之なる")
# Beginnings of units in which newsrooms count: a number with one of them is told whole, whatever follows. Folded.
UNITS = tuple(
    "metre meter mètre metro metri metrů metrów метр μέτρ kilom centim millim milim km cm mm foot feet inch mile mil yard hectare hektar hectárea "
    "ettar acre tonne tons ton tonn toneladas тонн kilo gram liter litre litro litr percent per prozent procent proc prosent pct "
    "prosenttia százalék процент відсот dollar dólar dollari euro pound pfund livre libra crown kron koruna korun rupee rúp rupiah złot zlot рубл "
    "гривен лир lira yen yuan won franc franken peso real reais forint lei lev day days days' week month year hour minute second tag tage tagen "
    "woche monat jahr stunde minute sekunde jour semaine mois an ans année heure minute día dias días semana mes meses año años hora minuto giorni "
    "giorno settiman mese mesi anno anni ore ora minuti dag dagar dagen veckor vecka månad år timm weken week maand jaar uur dni dzień tygod miesi "
    "lat rok roku godzin dnů týdn měsíc let hodin дн недел месяц год лет час дней тижн місяц рок годин день gün hafta ay yıl saat ημέρ εβδομάδ μήν "
    "έτη χρόνια ώρ يوم أيام أسبوع شهر سنة ساعة דולר שקל ימים שבוע hari minggu bulan tahun jam दिन हफ्त महीन साल घंट रुपये °c °f".split()
)
# Vietnamese words of one syllable that are part of no longer one, or hardly ever.
SYLLABLES = frozenset(
    "và hoặc của ở tại đã sẽ đang bị được cho với trong ngoài trên dưới vào ra từ đến ngày khi là có không hai ba bốn năm sáu bảy "
    "tám chín mười một các những này đó về theo do bởi vì để sau trước mà thì cũng".split()
)
# Articles and prepositions: what stands behind one is the middle of a phrase, which is told from the small word on.
LEADING = frozenset(
    "a an the in on at by for from of to with into over under between since until per "
    "der die das den dem des ein eine einen einem einer eines im am um zum zur vom beim in an auf bei bis für mit nach ohne seit über unter von vor zu aus gegen "
    "le la les l’ un une des du de d’ au aux à en dans par pour sur sous vers avec sans chez dès "
    "el los las lo una unos unas del al con por para sin desde hasta entre sobre il lo gli i uno di da su tra fra dal dalla nel nella sul sulla al alla alle agli dei degli delle "
    "o os as um uma do da dos das no na nos nas ao aos às pelo pela com em sem até "
    "het een op aan bij naar om uit van voor met tot tussen door en ett den det de vid på av till från med mot inom för om et ei til fra ved mod mellem "
    "w we z ze na do od po za u o przy dla bez przez nad pod v ve s se k ke ku na do od po za u o při pro bez přes nad pod zo so "
    "в во с со к ко на до от из за у о об по при для без через над под з із у й та від "
    "ο η το οι τα του της των τον την στο στη στην στον στα στις με για από σε prin cu la în pe din de spre "
    "ب في من إلى على عن مع ב ל מ של על עם".split()
)
# Words a figure hangs on by one before it: the infinitive's, and those that say of what it is.
HANGING = frozenset("to of de di da do du des d’ del dei zu von van te av af att at ze z o от из з".split())
