"""Drift: the labelled pairs, and what bad input gets."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bench.drift import START, document, load, version, versions
from versioner.core.drift import DriftKind, assess
from versioner.core.drift.trail import is_mended
from versioner.core.model import PageStatus

PAIRS = load()


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_nothing_is_called_out_of_date_that_is_not(pair):
    article, source = versions(pair)
    truth = {label for _, _, label in pair.edits if label is not None}
    told = {
        (str(item.kind), pair.article.index(item.article_says) + 1)
        for item in assess(article, source).current
        if item.article_says in pair.article
    }
    assert told <= truth


def test_hardly_anything_that_is_out_of_date_is_missed():
    true = found = 0
    for pair in PAIRS:
        article, source = versions(pair)
        said = {item.article_says for item in assess(article, source).current}
        wanted = {pair.article[label[1] - 1] for _, _, label in pair.edits if label is not None}
        true, found = true + len(wanted), found + len(wanted & said)
    assert found >= 0.9 * true


def history(page, *texts, language="en"):
    return [
        version(page, n + 1, document(list(lines), language), START + timedelta(hours=3 * n))
        for n, lines in enumerate(texts)
    ]


OURS = ("About 28,500 soldiers are stationed on the peninsula.",)
THEIRS = ("The alliance keeps 28,500 troops on the peninsula.",)
LATER = ("The alliance keeps 26,000 troops on the peninsula.",)


def test_it_ends_with_its_lag_when_the_article_follows():
    article = history(1, OURS, OURS, OURS, (OURS[0].replace("28,500", "26,000"),))
    found = assess(article, history(2, THEIRS, LATER))
    assert found.current == ()
    assert [(item.kind, item.lag_hours) for item in found.resolved] == [(DriftKind.SUPERSEDED, 6.0)]


def test_it_ends_when_the_article_follows_by_one_word_of_a_long_sentence():
    says = "Wearing a helmet is voluntary on the track, and whoever needs one is lent it at the gate."
    theirs = ("Helmets are not compulsory on the track.",), ("Helmets are compulsory on the track.",)
    late = history(1, (says,), (says,))
    assert [item.kind for item in assess(late, history(2, *theirs)).current] == [DriftKind.SUPERSEDED]
    article = history(1, (says,), (says,), (says.replace("voluntary", "compulsory"),))
    assert assess(article, history(2, *theirs)).current == ()


@pytest.mark.parametrize(
    ("before", "after", "mended"),
    [
        ("the keepers of the port recieve guests at the gate", "the keepers of the port receive guests at the gate", True),
        ("the keepers of the the port receive guests at the gate", "the keepers of the port receive guests at the gate", True),
        ("entry to the old port is voluntary for all boats", "entry to the old port is compulsory for all boats", False),
        ("guests pay 8 euros a night at the long quay", "guests pay 9 euros a night at the long quay", False),
    ],
)  # fmt: skip
def test_another_word_in_its_place_is_no_slip(before, after, mended):
    assert is_mended(before, after) is mended


def test_it_ends_when_the_source_goes_back():
    found = assess(history(1, OURS), history(2, THEIRS, LATER, THEIRS))
    assert found.current == found.resolved == ()


def test_a_source_that_is_the_article_or_has_nothing_says_nothing():
    same = history(1, OURS, LATER)
    assert assess(same, same).current == ()
    assert assess([], history(2, THEIRS)).current == ()
    assert assess(history(1, OURS), []).current == ()
    assert assess(history(1, ()), history(2, ())).current == ()


def test_two_pages_that_are_each_other_s_source_end():
    one, other = history(1, OURS, LATER), history(2, THEIRS, LATER)
    assert len(assess(one, other).current) <= 1
    assert len(assess(other, one).current) <= 1


def test_an_edit_is_unsourced_where_the_source_stood_by_both_clocks():
    article = history(1, OURS, (OURS[0].replace("28,500", "26,000"),))
    seen = article[1].first_seen
    later = replace(history(2, THEIRS, LATER)[1], first_seen=seen + timedelta(seconds=1))
    moved = [history(2, THEIRS)[0], replace(later, not_before=seen - timedelta(minutes=30))]
    stood = [history(2, THEIRS)[0], replace(later, not_before=seen)]
    assert assess(article, moved).unsourced_edits == ()
    assert [item.article_says for item in assess(article, stood).unsourced_edits] == [
        article[1].document.blocks[0].text
    ]


def test_a_source_that_is_gone_is_told_of_the_whole_article():
    found = assess(history(1, OURS), history(2, THEIRS), source_status=PageStatus.GONE, source_since=START)
    assert [item.kind for item in found.current] == [DriftKind.SOURCE_GONE]


def test_a_typo_or_a_rewording_that_keeps_the_facts_is_no_drift():
    for text in (
        "The alliance keeps 28,500 troops on the peninsulla.",
        "On the peninsula the alliance has 28,500 troops.",
    ):
        assert assess(history(1, OURS), history(2, THEIRS, (text,))).current == ()


def test_a_source_of_two_megabytes_is_read_in_work_not_in_time():
    long = [
        f"Item {n} of the register was looked at by clerk {n % 97} on day {n % 365}." for n in range(30_000)
    ]
    found = assess(history(1, OURS), history(2, (*THEIRS, *long), (*LATER, *long)))
    assert [item.article_says for item in found.current] == [OURS[0]]


TURNED = [
    (
        "Only in Millrace did mooring fees fall.",
        ("District | Change on year", "Millrace | −1.2 %"),
        ("District | Change on year", "Millrace | +0.8 %"),
    ),
    (
        "The yellow buoys are safe, for their chain is another one.",
        ("Yellow buoys are not affected: their chain comes from another forge.",),
        ("Yellow buoys are affected too: their chain comes from the same forge.",),
    ),
    (
        "The harbour master opposes the new pier.",
        ("The harbour master opposed the new pier.",),
        ("The harbour master supported the new pier.",),
    ),
    (
        "The pilot has not been charged.",
        ("The state has closed proceedings against the pilot.",),
        ("The state has charged the pilot with negligence.",),
    ),
    (
        "Der Fährmann hat Berufung eingelegt.",
        ("Der Fährmann hat gegen das Urteil Berufung eingelegt.",),
        ("Der Fährmann hat die Berufung gegen das Urteil zurückgenommen.",),
    ),
]


@pytest.mark.parametrize(("says", "before", "after"), TURNED, ids=[one[0] for one in TURNED])
def test_a_sense_that_turned_is_out_of_date(says, before, after):
    language = "de" if says.startswith("Der") else "en"
    found = assess(history(1, (says,), language=language), history(2, before, after, language=language))
    assert [item.kind for item in found.current] == [DriftKind.SUPERSEDED]


def test_an_opposite_that_is_denied_turns_nothing():
    says = ("The harbour master opposes the new pier.",)
    before = ("The harbour master opposed the new pier.",)
    after = ("The harbour master did not support the new pier.",)
    assert assess(history(1, says), history(2, before, after)).current == ()


def test_of_two_sentences_that_one_is_meant_which_denies_as_the_source_did():
    says = (
        "The maker calls back three batches of a vaccine for otters.",
        "Otters that have had the injection and are well need no treatment.",
    )
    before = "Vaccinated otters without symptoms do not require treatment."
    after = "Vaccinated otters without symptoms require treatment."
    found = assess(history(1, says), history(2, (before,), (after,))).current
    assert [item.article_says for item in found] == [says[1]]


def test_a_lead_that_tells_a_figure_roughly_is_out_of_date_too():
    says = (
        "Crews rest about half an hour longer in port.",
        "The crews rest 31 minutes longer in port on weekdays.",
    )
    before, after = (f"Mean rest of crews in port increased by {n} min on weekdays." for n in (31, 13))
    found = assess(history(1, says), history(2, (before,), (after,))).current
    assert {item.article_says for item in found} == set(says)
