"""Lines that publishers' programs write into the text itself: they stand beside it, and what an article says of the same things stays."""

from __future__ import annotations

import pytest

from tests.core.extract.reading import page, read

STORY = (
    "<h1>Harbour wall to be raised</h1><p>The harbour wall at Penrose will be raised by a metre before next winter.</p>"
    "<p>Engineers measured the swell for eleven months and found the old wall too low.</p>{}"
    "<p>The council will pay for half of the work, and the state for the rest of it.</p>"
)
CHOICE = {
    "en": "We use cookies and similar tools on this site. You may accept or decline them, and change your mind whenever you like.",
    "de": "Wir verwenden Cookies auf Ihrem Gerät. Sie können zustimmen, ablehnen oder Ihre Einstellungen später anpassen.",
    "fr": "Nous utilisons des cookies sur votre appareil. Vous pouvez les accepter, les refuser ou revenir sur vos choix.",
    "pl": "Używamy plików cookie na Twoim urządzeniu. Możesz je zaakceptować, odrzucić albo zmienić ustawienia.",
    "ja": "当サイトはCookieを利用しています。すべてに同意するか、拒否するか、設定を変更できます。",
}


def texts(html: str, lang: str = "en") -> list[str]:
    return [block.text for block in read(page(html, lang=lang)).document.blocks]


@pytest.mark.parametrize("lang", CHOICE)
def test_a_notice_on_cookies_in_the_text_is_the_pages_own(lang):
    said = CHOICE[lang]
    seen = read(page(STORY.format(f"<p>{said}</p>"), lang="en")).document
    assert said not in [block.text for block in seen.blocks]
    assert said in [one.block.text for one in seen.beside]


@pytest.mark.parametrize(
    "said",
    [
        "Let the cookies cool on their tray, and do not change the setting of the oven; they accept any filling.",
        "The regulator wants websites to let people refuse cookies as easily as they accept them.",
        "“We use cookies on your device and you can accept or refuse them,” the firm's lawyer told the court.",
        "The harbour's new website sets no cookies at all.",
    ],
)
def test_what_an_article_says_of_cookies_stays(said):
    assert said in texts(STORY.format(f"<p>{said}</p>"))


def test_a_page_on_cookies_keeps_its_text():
    said = CHOICE["en"]
    assert said in texts(
        STORY.format(f"<h2>Cookies</h2><p>{said}</p><p>A cookie is kept for a year at most.</p>")
    )


@pytest.mark.parametrize(
    "label", ["Advertisement", "– Anzeige –", "Publicidad", "Annons", "広告", "Реклама:"]
)
def test_the_word_over_an_advertisement_is_no_text(label):
    assert label not in texts(STORY.format(f"<p>{label}</p>"))


def test_a_notice_that_is_more_than_the_word_stays():
    said = "Advertisement of the sale was sent to every house."
    assert said in texts(STORY.format(f"<p>{said}</p>"))


@pytest.mark.parametrize(
    "line",
    [
        "Read also: Fishermen give up the north pier",
        "Lesen Sie auch: Warum der Hafen leer ist",
        "Lees ook: <a href='/n/7'>Vissers verlaten de noordpier</a>",
    ],
)
def test_a_label_of_other_articles_and_its_headline_are_no_text(line):
    assert not [text for text in texts(STORY.format(f"<p>{line}</p>")) if "pier" in text or "leer" in text]


@pytest.mark.parametrize(
    "said",
    [
        "Related: the harbour master resigned on Friday.",  # a sentence
        "Recommended: two metres of rock, said the engineers.",
        "See also: the wall of 1871",  # what an encyclopaedia refers to
    ],
)
def test_a_label_that_is_the_articles_own_stays(said):
    assert said in texts(STORY.format(f"<p>{said}</p>"))


def test_how_long_listening_takes_is_no_text():
    player = "<div><button>Listen to this article</button> <span>4:27</span></div>"
    assert "4:27" not in texts(STORY.format(player))


def test_a_time_of_the_story_stays():
    assert "4:27" in texts(STORY.format("<p>4:27</p><p>The first wave came over the wall.</p>"))


PULLED = "Engineers measured the swell for eleven months and found the old wall too low"


@pytest.mark.parametrize(
    "quote",
    [
        f"<blockquote><p>{PULLED}</p></blockquote>",
        f"<blockquote>“{PULLED}.”</blockquote>",
        f"<blockquote>{PULLED[:44]}</blockquote>",
    ],
)
def test_a_sentence_of_the_text_set_apart_once_more_is_said_once(quote):
    said = [text for text in texts(STORY.format(quote)) if "Engineers measured" in text]
    assert said == [f"{PULLED}."]


def test_what_is_quoted_and_stands_nowhere_else_stays():
    quote = "<blockquote><p>Whoever lives below the wall sleeps badly in a northerly.</p></blockquote>"
    assert "Whoever lives below the wall sleeps badly in a northerly." in texts(STORY.format(quote))


def test_a_line_that_is_said_twice_among_the_paragraphs_stays():
    assert texts(STORY.format(f"<p>{PULLED}.</p>")).count(f"{PULLED}.") == 2


def test_a_notice_that_stands_over_the_text_and_once_more_in_it_is_the_pages_own():
    notice = f"<p>{CHOICE['en']}</p>"
    html = f"<html><body>{notice}<main>{STORY.format(notice)}</main></body></html>"
    assert CHOICE["en"] not in [block.text for block in read(html).document.blocks]


def test_what_a_policy_says_of_cookies_once_is_its_text():
    said = (
        "We let firms that measure visits keep data in cookies on your device; you may accept that in your account, or refuse it, "
        "and we keep no personal data of those who do."
    )
    policy = (
        "<h1>Privacy</h1><p>We keep personal data of those who hold an account, and of firms that visit the harbour.</p>"
        f"<p>We measure how long ships lie in the harbour, and keep those data for a year.</p><p>{said}</p>"
        "<p>You may ask us at any time which personal data we keep in your account.</p>"
    )
    assert said in texts(policy)


@pytest.mark.parametrize("label", ["<p>Advertising</p>", "<p><b>Werbung</b></p>", "<h3>Anzeigen</h3>"])
def test_what_heads_a_part_of_a_text_on_advertising_stays(label):
    rest = "<p>Firms that advertise on the harbour wall pay for its paint.</p>"
    assert any(text in label for text in texts(STORY.format(label + rest)))


def test_what_a_box_between_the_paragraphs_says_again_stays():
    box = f"<div><p>{PULLED}.</p></div>"
    assert texts(STORY.format(box)).count(f"{PULLED}.") == 2


def test_a_purpose_among_the_cells_of_a_table_stays():
    cells = "<div>_hw</div><div>Messung</div><div>Werbung</div><div>3 Monate</div><div>lamp</div>"
    assert "Werbung" in texts(STORY.format(cells))
