"""Number words of scripts that part no words, and what they are found by: data for `core.facts.unparted`.

Source: grammars of the languages; the words are those of CLDR's rules for spelling numbers out (common/rbnf, `th`, `lo`,
`km`, `my`). Several of them are syllables of other words, or other words as they stand ("three" is "to use" in Burmese).
"""

from __future__ import annotations

from versioner.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Numerals:
    """The number words of one language.

    Attributes:
        ones: words that add to each other, longest first where one begins another.
        scales: words that multiply what stands before them.
        counters: what must follow a word of `ones` that stands alone; () where it need not.
        not_behind: patterns of fixed width that may not stand before a number.
    """

    ones: dict[str, int]
    scales: dict[str, int]
    counters: tuple[str, ...] = ()
    not_behind: tuple[str, ...] = ()


def _read(text: str) -> dict[str, int]:
    return {word: int(value) for value, words in _pairs(text) for word in words.split("|")}


def _pairs(text: str) -> list[tuple[str, str]]:
    return [(value, words) for value, _, words in (one.partition("=") for one in text.split())]


NUMERALS: dict[str, Numerals] = {
    "lo": Numerals(
        ones=_read("1=ໜຶ່ງ|ຫນຶ່ງ|ເອັດ 2=ສອງ 3=ສາມ 4=ສີ່ 5=ຫ້າ 6=ຫົກ 7=ເຈັດ 8=ແປດ 9=ເກົ້າ 20=ຊາວ"),
        scales=_read("10=ສິບ 100=ຮ້ອຍ 1000=ພັນ 10000=ໝື່ນ|ຫມື່ນ 100000=ແສນ 1000000=ລ້ານ 1000000000=ຕື້"),
    ),
    "km": Numerals(
        ones=_read(
            "1=មួយ 2=ពីរ 3=បី 4=បួន 5=ប្រាំ 6=ប្រាំមួយ 7=ប្រាំពីរ 8=ប្រាំបី 9=ប្រាំបួន 10=ដប់ 20=ម្ភៃ 30=សាមសិប 40=សែសិប 50=ហាសិប 60=ហុកសិប "
            "70=ចិតសិប 80=ប៉ែតសិប 90=កៅសិប"
        ),
        scales=_read("100=រយ 1000=ពាន់ 10000=ម៉ឺន 100000=សែន 1000000=លាន"),
        not_behind=("្", "ភាគ"),
    ),
    "my": Numerals(
        ones=_read("1=တစ် 2=နှစ် 3=သုံး 4=လေး 5=ငါး 6=ခြောက် 7=ခုနစ်|ခုနှစ် 8=ရှစ် 9=ကိုး"),
        scales=_read("10=ဆယ်|ဆယ့် 100=ရာ|ရာ့ 1000=ထောင်|ထောင့် 10000=သောင်း 100000=သိန်း 1000000=သန်း"),
        counters=tuple(
            "ယောက် ဦး ခု ကောင် စု စီး စင်း လုံး ခွက် အုပ် စောင် ပါး ပိုင်း ချက် ကြိမ် ခါ ရက် ပတ် လ နှစ် နာရီ မိနစ် စက္ကန့် မိုင် ပေ လက်မ ကီလို "
            "မီတာ တန် ပိဿာ ဧက ရွာ မြို့ အိမ် ကျပ် ဒေါ်လာ ဆ ထပ် ကျောင်း နိုင်ငံ ဖွဲ့ မျိုး".split()
        ),
        not_behind=("အ",),
    ),
}
