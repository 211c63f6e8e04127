"""What is written short, and what of it is multiplied out when it is asked for."""

from __future__ import annotations

import pytest

from versioner.core.lexicon import labels, sources
from versioner.core.lexicon.phrases import Table, phrases, table


@pytest.mark.parametrize(
    ("pattern", "meant"),
    [
        ("(last |latest )?updated( on)?", 6),
        ("up-?dated?", 4),
        ("[aá]ctuali(s|z)e", 4),
        ("kl. 4", 1),
        ("( a  b|c )d?", 4),
    ],
)
def test_a_pattern_stands_for_so_many_phrases(pattern: str, meant: int) -> None:
    found = phrases(pattern)
    assert len(found) == meant
    assert all(" ".join(one.split()) == one for one in found)


@pytest.mark.parametrize("wrong", ["a)", "(a", "(a|b"])
def test_a_bracket_too_many_or_too_few_is_said(wrong: str) -> None:
    with pytest.raises(ValueError, match="bracket"):
        phrases(wrong)


def _tables() -> list[object]:
    tables = [
        getattr(module, name) for module in (labels, sources) for name in vars(module) if name.isupper()
    ]
    return [one for one in tables if hasattr(one, "values") and all(map(_is_patterns, one.values()))]


def _is_patterns(value: object) -> bool:
    return isinstance(value, tuple) and all(isinstance(one, str) for one in value)


def test_there_are_tables_to_look_at() -> None:
    assert len(_tables()) > 6


@pytest.mark.parametrize("words", _tables(), ids=lambda one: next(iter(one.values()))[0][:20])
def test_a_table_that_waits_holds_what_the_whole_one_holds(words) -> None:
    whole, waiting = table(words), Table(words)
    assert waiting.first_words == {one.partition(" ")[0] for one in whole}
    assert waiting.words() == {word for one in whole for word in one.split()}
    for word in waiting.first_words:
        begun = {one for one in whole if one.partition(" ")[0] == word}
        assert waiting.beginning_with(word) == begun
        assert all(one in waiting for one in begun)
    assert waiting.beginning_with("nobody's") == frozenset()
    assert "" not in waiting


def test_only_what_begins_so_is_multiplied_out(monkeypatch) -> None:
    waiting = Table({"en": ("(this )?page( was)? updated", "edited( on)?")})
    assert "edited on" in waiting
    assert waiting._known.keys() == {"edited"}


def test_a_table_that_is_told_what_begins_its_phrases_holds_the_same() -> None:
    words = {"en": ("(last |latest )?updated( on)?", "changed"), "de": ("(zuletzt )?ge[äa]ndert",)}
    told = Table(words, Table(words).begun)
    assert told.first_words == Table(words).first_words
    assert {phrase for word in told.first_words for phrase in told.beginning_with(word)} == table(words)
    assert told.words() == Table(words).words()
