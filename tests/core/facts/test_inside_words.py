"""Facts in scripts that part no words."""

from decimal import Decimal

import pytest

from versioner.core.facts.model import FactKind
from versioner.core.facts.unspaced import counted, said_inside
from versioner.core.lexicon import lexicon


@pytest.mark.parametrize(
    ("text", "language", "value", "unit"),
    [
        ("桥上有三人。", "zh", 3, "人"),
        ("市长批准了两千五百万元。", "zh", 25_000_000, "CNY"),
        ("来場者は四万人だった。", "ja", 40_000, "人"),
    ],
)
def test_what_is_counted(text: str, language: str, value: int, unit: str) -> None:
    (fact,) = counted(text, lexicon(language))
    assert fact.quantity is not None
    assert (fact.quantity.value, fact.quantity.unit) == (Decimal(value), unit)


def test_a_character_of_a_word_is_no_number() -> None:
    assert not list(counted("他们一起去了公园。", lexicon("zh")))


def test_a_rounded_number_is_as_exact_as_it_is_written() -> None:
    steps = [
        fact.quantity.step for fact in counted("四万人，一万二千三百四十五人", lexicon("zh")) if fact.quantity
    ]
    assert steps == [Decimal(10_000), Decimal(1)]


def test_denials_inside_a_run_of_letters() -> None:
    found = [fact.kind for fact in said_inside("市議会は橋を承認しなかった。", lexicon("ja"))]
    assert FactKind.NEGATION in found


def test_languages_that_part_words_have_nothing_inside() -> None:
    assert not list(said_inside("The council did not approve it.", lexicon("en")))
