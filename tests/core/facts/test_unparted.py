"""Numbers in words where a script parts no words."""

import pytest

from versioner.core.facts.model import FactKind
from versioner.core.facts.read import facts


def numbers(text: str, language: str) -> list[str]:
    return [fact.value for fact in facts(text, language) if fact.kind is FactKind.NUMBER]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("my", "ပြုပြင်ရန် သုံးလ ကြာမည်", "3"),
        ("my", "ရွာ ခုနစ်ရွာမှ လူများ", "7"),
        ("my", "လူ နှစ်ဆယ့်ငါးဦး", "25"),
        ("km", "ចំណាយពេលបីឆ្នាំ", "3"),
        ("km", "អ្នកភូមិប្រាំពីរពាន់នាក់", "7000"),
        ("km", "មនុស្សដប់ប្រាំនាក់", "15"),
        ("km", "ពីររយលានរៀល", "200000000"),
        ("lo", "ຄົນສາມສິບຫ້າຄົນ", "35"),
        ("ja", "本土までは船で三時間かかる", "3"),
        ("bn", "আহত হয়েছেন নয়জন।", "9"),
        ("bn", "পাঁচটি গাড়ি", "5"),
    ],
)
def test_a_number_in_words_is_read_with_its_scale(language, text, value):
    assert numbers(text, language) == [value]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("my", "ရေကို အသုံးပြုသည်"),  # "use" holds "three"
        ("my", "ငါးကြော် စားသည်"),  # a fish
        ("km", "ដើម្បីជួយ"),  # "in order to" ends in "three"
        ("km", "មនុស្សមួយ"),  # "one" is an article as often
        ("lo", "ພັນທະ"),  # an obligation begins with a thousand
        ("bn", "এটা ঠিক নয়।"),  # "is not" is spelt like "nine"
    ],
)
def test_what_only_looks_like_a_number_is_none(language, text):
    assert numbers(text, language) == []
