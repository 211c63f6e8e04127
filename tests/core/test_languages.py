"""What is asked of every language alike: dates as its readers write them, how long ago, folded letters, full stops."""

from datetime import UTC, datetime

import pytest
from babel.dates import format_date

from tests.core.extract.reading import page, text_of
from versioner.core.dates.declared import dates_in
from versioner.core.decide.ticking import ticks
from versioner.core.extract.labels import stamp
from versioner.core.lexicon import bylines
from versioner.core.lexicon.calls import TONGUES
from versioner.core.notes import is_note
from versioner.core.standing.inviting import counts_an_offer
from versioner.core.text.words import sentences

READ = (
    "en de fr es it pt nl sv da nb fi et lv lt pl cs sk hu ro bg hr sr sl mk sq el tr az ru uk be ka hy he ar fa ur hi bn ta te "
    "mr ml kn gu pa th lo km vi id ms fil sw ja ko zh ca gl is ga cy am kk uz si".split()
)


@pytest.mark.parametrize("language", READ)
def test_a_date_is_read_as_the_language_writes_it(language):
    for month in (1, 4, 8, 11):
        at = datetime(2026, month, 20, tzinfo=UTC)
        for form in ("long", "medium"):
            written = format_date(at, form, locale=language)
            assert [one.at for one in dates_in(written, language)] == [at], written


@pytest.mark.parametrize(
    "line",
    ["منذ 5 ساعات", "3 órája", "५ घंटे पहले", "5 oras ang nakalipas", "πριν 5 ώρες", "3 horas atrás", "5 मिनिटांपूर्वी", "5 ঘণ্টা আগে"],
)  # fmt: skip
def test_how_long_ago_is_a_clock(line):
    assert ticks(line)


@pytest.mark.parametrize(
    "line",
    [
        "Listen to this article · 4 min",
        "Ακούστε το άρθρο · 4 λεπτά",
        "기사 듣기 4분",
        "Haberi dinle · 4 dk",
        "Read more (3)",
    ],
)
def test_an_offer_that_says_how_much_it_takes_is_a_counter(line):
    assert counts_an_offer(line)


@pytest.mark.parametrize(
    "line",
    [
        "Register of ships, entry 2281",
        "Read the judgment, paragraph 12",
        "Deaths: 12",
        "Cooking time: 45 min",
        "Gate 4 min",
        "Reading 3 goals",
        "12",
    ],
)
def test_a_label_with_a_number_is_none(line):
    assert not counts_an_offer(line)


def test_the_words_that_texts_are_held_against_are_folded_as_texts_are():
    for tongue in TONGUES.values():
        for words in (tongue.reader, tongue.begins, tongue.things, tongue.common):
            assert [word for word in words if word != word.casefold()] == []
    assert "της".casefold() in bylines.BY


@pytest.mark.parametrize(
    "line",
    [
        "Της Ελένης Μαρκάκη",
        "Tác giả Nguyễn Thu Hà",
        "Τελευταία ενημέρωση: 20 Νοεμβρίου 2026 στις 14:05",
        "प्रकाशित 20 नवंबर 2026 · अपडेटेड 21 नवंबर 2026",
        "पोस्ट 20 नवंबर 2026".replace("पोस्ट", "अपडेटेड"),
    ],
)
def test_bylines_and_stamps_are_read(line):
    assert stamp(line) is not None


@pytest.mark.parametrize("name", ["Anna Lind", "Bo Few", "Sol Martes"])
def test_a_name_is_a_name_though_a_language_calls_a_day_so(name):
    read = stamp(f"By {name}")
    assert read is not None
    assert read.byline == name


# Sentences of scripts that tell a language for which there is no list of words.
WORDLESS = {
    "ta": "மருத்துவமனை இரவு மையத்தை மூடும் என்று இயக்குநர் கூறினார்.",
    "ka": "საავადმყოფო ღამის კლინიკას დახურავს, თქვა დირექტორმა.",
    "hy": "Հիվանդանոցը կփակի գիշերային կլինիկան, ասաց տնօրենը։",
    "km": "មន្ទីរពេទ្យនឹងបិទគ្លីនិកពេលយប់ នាយកបាននិយាយ។",
    "lo": "ໂຮງໝໍຈະປິດຄລີນິກກາງຄືນ ຜູ້ອຳນວຍການກ່າວ.",
    "my": "ဆေးရုံသည် ညဘက်ဆေးခန်းကို ပိတ်မည်ဟု ညွှန်ကြားရေးမှူးက ပြောသည်။",
}


@pytest.mark.parametrize("language", WORDLESS)
def test_a_page_is_read_in_a_language_without_lists_of_words(language):
    told = "".join(f"<p>{WORDLESS[language]} {n}.</p>" for n in range(5))
    html = page(f"<div><h1>1</h1>{told}<div><p>Zephyr 199</p></div></div>", lang=language)
    assert WORDLESS[language] in text_of(html)


def test_a_note_in_greek_is_known_by_what_it_says():
    assert is_note("Σε προηγούμενη έκδοση αυτού του άρθρου αναφερόταν λανθασμένα το έτος.")


@pytest.mark.parametrize(
    "text",
    [
        "कंपनी ने बताया। मंत्री ने रिपोर्ट मांगी है।",
        "کمپنی نے بتایا۔ وزیر نے رپورٹ مانگی۔",
        "هل قال ذلك؟ نعم قال الوزير.",
    ],
)
def test_sentences_end_with_the_full_stops_of_their_script(text):
    assert len(sentences(text)) == 2
