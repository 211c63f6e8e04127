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
# Vietnamese words of one syllable that are part of no longer one, or hardly ever.
SYLLABLES = frozenset(
    "và hoặc của ở tại đã sẽ đang bị được cho với trong ngoài trên dưới vào ra từ đến ngày khi là có không hai ba bốn năm sáu bảy "
    "tám chín mười một các những này đó về theo do bởi vì để sau trước mà thì cũng".split()
)
