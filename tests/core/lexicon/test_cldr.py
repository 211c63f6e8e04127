"""What is kept of CLDR: the tables are those that Babel's data comes to, and all that facts are read in has one."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench.cldr import spelled
from versioner.core.lexicon import cldr
from versioner.core.lexicon.factual import languages

FOLDER = Path(cldr.__file__).parent / cldr.NAMES


@pytest.mark.parametrize("language", sorted(languages()))
def test_a_table_is_what_cldr_says(language: str) -> None:
    kept = (FOLDER / f"{language}.json").read_text("utf-8")
    assert kept == spelled(language), "run python bench/cldr.py"


def test_no_table_is_of_a_language_that_nothing_is_read_in() -> None:
    assert {path.stem for path in FOLDER.glob("*.json")} == languages()


def test_a_language_is_known_by_its_names() -> None:
    assert cldr.months("pl")["listopada"] == 11
    assert cldr.months("pl", short=True)["lis"] == 11
    assert cldr.weekdays("de")["sonntag"] == 7
    assert cldr.weekdays("de", short=True)["so"] == 7
    assert (cldr.capitalised("de"), cldr.capitalised("fr")) == (True, False)
    assert cldr.halves("en")["pm"] == "pm"
    assert cldr.scales("pl")["mln"] == 6
    assert cldr.currencies("sv")["kronor"] == "kr"
    assert cldr.currencies("pl")["złotych"] == "PLN"
    assert cldr.units("en")["metres"] == "meter"
    assert cldr.marks("de") == (",", ".")


def test_a_language_has_no_names_of_another() -> None:
    assert [language for language in sorted(languages()) if "yanvar" in cldr.months(language)] == ["az"]


def test_what_is_found_may_be_changed_by_who_asked() -> None:
    cldr.months("en").clear()
    assert cldr.months("en")["november"] == 11


def test_a_language_that_cldr_does_not_have_has_nothing_but_what_is_typed() -> None:
    assert not any((cldr.months("xx"), cldr.weekdays("xx"), cldr.halves("xx"), cldr.scales("xx")))
    assert cldr.marks("xx") == (".", ",")
    assert cldr.currencies("xx")["€"] == "EUR"
    assert cldr.units("xx")["kmh"] == "kilometer-per-hour"


def test_a_copy_of_the_program_without_its_tables_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cldr, "NAMES", "elsewhere")
    known = cldr._known.__wrapped__
    with pytest.raises(FileNotFoundError):
        known("de")
    assert known("xx") == {}


def test_a_language_is_no_path() -> None:
    assert cldr.months(f"../{cldr.NAMES}/de") == {}


def test_facts_are_read_without_babel() -> None:
    code = (
        "import json, sys; from versioner.core.facts import facts; "
        "found = facts('It cost 5 million euros on 3 May 2024.', 'en'); "
        "print(json.dumps([bool(found), 'babel' in sys.modules]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [True, False]
