"""Sentences that only say when a source was written or up to when it speaks: nothing rests on them, and their edits say nothing."""

import pytest

from bench.drift import document
from tests.core.drift.test_exchange import told
from versioner.core.drift.asof import says_only_when
from versioner.core.drift.passages import passages

WHEN = [
    ("en", "Updated Thursday 9 October, 4.10pm"),
    ("en", "As of Sunday."),
    ("en", "Figures as of noon on Friday"),
    ("en", "Page last reviewed 12 March."),
    ("de", "Stand: 3. Mai"),
    ("de", "Stand: Montag, 12 Uhr"),
    ("fr", "Mis à jour le jeudi 9 octobre à 16 h 10."),
    ("es", "Datos actualizados el lunes 7 de septiembre a las 8:00."),
    ("nl", "Laatst bijgewerkt: 4 juni."),
    ("sv", "Senast ändrad 29 april."),
    ("pl", "Stan na 3 maja."),
    ("ru", "По состоянию на 3 мая"),
    ("zh", "截至10月3日"),
]
MORE = [
    ("en", "As of Sunday, 12 boats had sunk."),
    ("en", "Updated fees apply from 3 May."),
    ("en", "Valid 3 November to 28 March."),
    ("en", "Published in 2019, it sold 3 copies."),
    ("de", "Stand: 3 Boote im Mai"),
]


@pytest.mark.parametrize(("language", "text"), WHEN, ids=[one[1] for one in WHEN])
def test_a_label_with_a_day_or_an_hour_says_only_when(language, text):
    assert says_only_when(text, language)


@pytest.mark.parametrize(("language", "text"), MORE, ids=[one[1] for one in MORE])
def test_what_says_more_is_read(language, text):
    assert not says_only_when(text, language)


def test_it_is_no_passage():
    found = passages(document(["As of Sunday 3 May. Twelve boats are in the dock."], "en"))
    assert [one.text for one in found] == ["Twelve boats are in the dock."]


def test_that_a_source_was_written_anew_overtakes_nothing():
    said = "The boats did not leave the dock on Thursday."
    before, after = (
        f"Updated {day}, 16:10. The dock is full." for day in ("Thursday 9 October", "Friday 10 October")
    )
    assert told((said,), (before,), (after,)) == []
