"""What is quoted of an edit: whole words and facts, the same words around on both sides, no cluster cut."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from versioner.core.text.diff import word_diff
from versioner.view import chunks
from versioner.view.chunks import short
from versioner.view.excerpts import phrases, swapped, visible


def told(before, after):
    return [(one.old, one.new) for one in phrases(word_diff(before, after))]


@pytest.mark.parametrize(
    ("before", "after", "old", "new"),
    [
        (
            "The repair will cost £12 million and last a year.",
            "The repair will cost €12 million and last a year.",
            "cost £12 million",
            "cost €12 million",
        ),
        ("It fell to 5bn last year.", "It fell to 5m last year.", "fell to 5bn last year", "fell to 5m last year"),
        ("Some 40 of the 90 seats are free.", "Some 50 of the 90 seats are free.", "40 of the 90 seats", "50 of the 90 seats"),
        ("Die Firma zahlte drei Millionen Euro an die Stadt.", "Die Firma zahlte drei Milliarden Euro an die Stadt.", "drei Millionen Euro", "drei Milliarden Euro"),
        ("La obra costará 6 millones de euros según el plan.", "La obra costará 7 millones de euros según el plan.", "6 millones de euros", "7 millones de euros"),
        ("समिति की बैठक मंगलवार को हुई।", "समिति की बैठक गुरुवार को हुई।", "मंगलवार को", "गुरुवार को"),
        ("工事費は1200万円で、市が負担する。", "工事費は1200億円で、市が負担する。", "1200万円", "1200億円"),
        ("ผู้บาดเจ็บสามคน ในเหตุการณ์", "ผู้บาดเจ็บสี่คน ในเหตุการณ์", "ผู้บาดเจ็บสามคน", "ผู้บาดเจ็บสี่คน"),
        ("Mrs. Wren, 54, joined in 2016.", "Mrs. Wren, 45, joined in 2016.", "Mrs. Wren, 54", "Mrs. Wren, 45"),
        ("The driver (54) was unhurt.", "The driver (45) was unhurt.", "The driver (54)", "The driver (45)"),
        ("Write to anna@paper.example for help.", "Write to karl@paper.example for help.", "anna@paper.example", "karl@paper.example"),
    ],
)  # fmt: skip
def test_a_fact_is_told_whole(before, after, old, new):
    ((one, other),) = told(before, after)
    assert old in one
    assert new in other


@pytest.mark.parametrize(
    ("before", "after", "noun"),
    [
        ("Two electric motors failed in 2019.", "Three electric motors failed in 2019.", "electric motors"),
        ("Tóth Gábor polgármester szerint két nagy medencét le kell bontani.", "Tóth Gábor polgármester szerint három nagy medencét le kell bontani.", "nagy medencét"),
        ("Se han dispuesto tres grandes tanques de agua en el puerto.", "Se han dispuesto cinco grandes tanques de agua en el puerto.", "grandes tanques"),
        ("La région financera deux stations nouvelles d'ici à 2028.", "La région financera trois stations nouvelles d'ici à 2028.", "stations nouvelles"),
        ("ठेकेदार को दो नए नोटिस भेजे गए हैं।", "ठेकेदार को चार नए नोटिस भेजे गए हैं।", "नए नोटिस"),
        ("推迟的原因是两个新的信号系统未通过验收。", "推迟的原因是三个新的信号系统未通过验收。", "新的信号系统"),
        ("跡地には二つの新しい公園を整備する計画がある。", "跡地には三つの新しい公園を整備する計画がある。", "つの新しい公園"),
        ("Der Rat der kleinen Stadt kauft zwei elektrische Busse für das Rathaus.", "Der Rat der kleinen Stadt kauft vier elektrische Busse für das Rathaus.", "elektrische Busse"),
        ("По словам главы района подтоплены две сельские школы и клуб.", "По словам главы района подтоплены три сельские школы и клуб.", "сельские школы"),
        ("وأعلنت الوزارة أمس أن ثلاث طائرات صغيرة وصلت.", "وأعلنت الوزارة أمس أن خمس طائرات صغيرة وصلت.", "طائرات صغيرة"),
    ],
)  # fmt: skip
def test_a_number_is_told_with_what_is_counted_however_that_is_described(before, after, noun):
    ((one, other),) = [(p.old, p.new) for p in phrases(word_diff(before, after), counted=True)]
    assert noun in one
    assert noun in other


def test_what_is_counted_is_taken_once_and_no_clause_more_for_it():
    text = "The council met on Monday to speak about the nine gates of the old town and the harbour."
    ((one, other),) = [
        (p.old, p.new) for p in phrases(word_diff(text, text.replace("nine", "eight")), counted=True)
    ]
    assert (one, other) == ("about the nine gates", "about the eight gates")


def test_of_two_that_are_counted_together_neither_is_left_out():
    text = (
        "The Harbour Authority employs approximately 1,240 pump and gate workers along 35 kilometres of wall."
    )
    ((one, _),) = [
        (p.old, p.new) for p in phrases(word_diff(text, text.replace("1,240", "1,420")), counted=True)
    ]
    assert one == "1,240 pump and gate workers"


def test_a_clause_that_only_went_is_told_alone_and_a_word_with_its_neighbours():
    assert told("It sank, according to the police.", "It sank.") == [("according to the police", "")]
    assert told("They were not asked before the vote.", "They were asked before the vote.") == [
        ("They were not asked before the vote", "They were asked before the vote")
    ]


def test_changes_far_from_each_other_are_told_one_by_one():
    one = "In the first of the two storms 12 boats sank off the northern mole, and in the second storm of that same long winter 30 more were lost."
    assert len(told(one, one.replace("12", "14").replace("30", "35"))) == 2


TEXT = st.lists(
    st.sampled_from(["the", "12", "£5m", "कि", "ताब", "é", "👩‍👧", "日本", "語", "。", ",", ".", " ", " ", " ", "“", "”", "ไทย"]), max_size=14
).map("".join)  # fmt: skip


@given(TEXT, TEXT)
def test_what_is_quoted_stands_in_the_text_in_whole_clusters(before, after):
    for one in phrases(word_diff(before, after)):
        for said, text in ((one.old, before), (one.new, after)):
            clusters = regex.findall(r"\X", " ".join(text.split()))
            assert said in " ".join(text.split())
            assert set(regex.findall(r"\X", said)) <= set(clusters)


@given(st.text(max_size=60), st.integers(1, 30))
def test_what_is_cut_short_is_cut_between_clusters(text, most):
    kept = short(text, most).removesuffix(" …")
    flat = " ".join(text.split())
    assert flat.startswith(kept)
    assert set(regex.findall(r"\X", kept)) <= set(regex.findall(r"\X", flat))


@pytest.mark.parametrize(
    ("old", "new", "pair"),
    [
        ("Ann beat Bo", "Bo beat Ann", ("Ann", "Bo")),
        ("Ann Lee beat Bo", "Bo beat Ann Lee", ("Ann Lee", "Bo")),
        ("Ann beat Bo", "Ann met Bo", None),
        ("Ann", "Bo", None),
        ("Ann beat Bo", "Ann beat Bo", None),
    ],
)
def test_what_changed_places_is_known(old, new, pair):
    assert swapped(old, new) == pair


@pytest.mark.parametrize("most", range(20, 60))
def test_no_thai_text_ends_in_a_vowel_that_awaits_its_consonant(most):
    text = "เรือข้ามฟากจะหยุดให้บริการในเวลากลางคืนเพราะเครื่องยนต์เสียหายและไม่มีเงินซ่อมแซม"
    assert short(text, most).removesuffix(" …")[-1] not in "เแโใไ"


@given(st.text(alphabet="ab 9.,\t\u00a0é\u0301’“漢字かカーไทयि\u200d👍🏽\u200b-€", max_size=30))
def test_a_text_without_scripts_of_unspaced_signs_is_cut_as_any_other_only_sooner(text):
    assert chunks.chunks(text) == chunks._CHUNK.findall(text)
    assert "".join(chunks.chunks(text)) == text


@pytest.mark.parametrize(
    ("before", "after", "old", "new"),
    [
        (
            "“Leave the weir alone,” said Ann Reed.",
            "“Leave the weir alone,” said Eva Reed.",
            "“Leave the weir alone,” said Ann Reed",
            "“Leave the weir alone,” said Eva Reed",
        ),
        (
            "„Ten jez je starší,“ řekl Jan Bor.",
            "„Ten jez je slabší,“ řekl Jan Bor.",
            "Ten jez je starší",
            "Ten jez je slabší",
        ),
        (
            "町は火曜日、橋の図面を見つけたことを認めた。",
            "町は火曜日、橋の図面を見つけたことを否定した。",
            "見つけたことを認めた",
            "見つけたことを否定した",
        ),
    ],
)
def test_a_phrase_begins_with_the_quotation_or_the_word_that_it_holds_the_end_of(before, after, old, new):
    (phrase,) = phrases(word_diff(before, after))
    assert (phrase.old, phrase.new) == (old, new)


@pytest.mark.parametrize(
    ("before", "after", "old"),
    [
        (
            "Đêm qua gió lớn đã làm hỏng ngọn hải đăng và bệnh viện huyện đã cứu chữa năm ngư dân trên đảo.",
            "Đêm qua gió lớn đã làm hỏng ngọn hải đăng và bệnh viện tỉnh đã cứu chữa năm ngư dân trên đảo.",
            "và bệnh viện huyện đã cứu chữa",
        ),
        (
            "ลมแรงทำให้ประภาคารดับและโรงพยาบาลของเกาะรับชาวประมงห้าคนที่ตกน้ำใกล้โขดหินตอนรุ่งเช้าของวันอาทิตย์ก่อนเรือจะออก",
            "ลมแรงทำให้ประภาคารดับและโรงพยาบาลของเมืองรับชาวประมงห้าคนที่ตกน้ำใกล้โขดหินตอนรุ่งเช้าของวันอาทิตย์ก่อนเรือจะออก",
            "ลมแรงทำให้ประภาคารดับและโรงพยาบาลของเกาะรับชาวประมงห้าคน",
        ),
    ],
)
def test_where_spaces_show_no_words_an_excerpt_ends_at_a_small_one(before, after, old):
    ((one, _),) = told(before, after)
    assert one == old


def test_the_beginning_of_a_quotation_is_told_with_all_that_stands_between():
    before = "“We want no medal, we want a lens,” said Ilse Brandt, the keeper of the light."
    ((one, other),) = told(before, before.replace("Ilse", "Elsa"))
    assert one.startswith("“We want no medal, we want a lens,” said Ilse")
    assert other == one.replace("Ilse", "Elsa")


@pytest.mark.parametrize(
    ("before", "old", "new", "told_old"),
    [
        ("Der Pegel bleibt bis Ende Juni um 4,5 Meter gesenkt und wird geprüft.", "4,5", "5,4", "um 4,5 Meter gesenkt"),
        ("Die Regel tritt am 1. Juni in Kraft und gilt bis zum Winter.", "Juni", "Juli", "am 1. Juni"),
        ("议会周二以14票对11票通过了计划。", "通过", "否决", "14票对11票"),
        ("Les élus se réuniront encore une fois en mairie le 12 mars pour voter.", "12", "19", "le 12 mars"),
        ("Crews found that the valve in the north tower had not been closed that night.", " not", "", "the valve in the north tower had not"),
    ],
)  # fmt: skip
def test_no_phrase_begins_in_the_middle_of_one(before, old, new, told_old):
    ((one, _),) = told(before, before.replace(old, new))
    assert told_old in one
    assert not one.startswith(("Juni", "mairie", "north", "tower"))


def test_no_space_is_lost_where_a_quotation_is_told_from_its_beginning():
    text = "“It is the right call, made a year too late,” said Ann Wren, who keeps the light."
    ((one, _),) = told(text, text.replace("Ann", "Joan"))
    assert one.startswith("“It is the right call, made")


def test_a_space_that_does_not_break_is_no_exchange_beside_others():
    found = phrases(
        word_diff(
            "You may ride if allowed by\xa0a keeper, and must wave twice before you step ashore.",
            "You can ride if allowed by a keeper, and must wave thrice before you step ashore.",
        )
    )
    assert [(one.bare_old, one.bare_new) for one in visible(found) if one.old == one.new] == []
    assert len(visible(found)) >= 1
