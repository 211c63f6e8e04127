"""Lines in which a page counts its readers or the days that are left, or says which day it is: no edits. All others are."""

from datetime import timedelta

import pytest

from tests.core.decide.test_struck import versions
from tests.core.extract.reading import AT, STORY, page, paragraphs, read
from versioner.core.decide.derive import Same, derive
from versioner.core.decide.found import Accepted
from versioner.core.decide.state import PageState
from versioner.core.decide.thresholds import Thresholds
from versioner.core.decide.ticking import of_itself, ticks


@pytest.mark.parametrize(
    "line",
    [
        "9 days left to send in your drawing", "Noch 12 Tage bis zur Regatta", "Plus que 4 jours", "Quedan 3 semanas", "Nog 6 uur", "Zostało 8 dni",
        "残り3日", "还剩5天", "Partagé 31 fois", "已分享8次", "7 keer bekeken", "Udostępniono 4 razy", "6 updates",
        "Build 6a78f4e1", "(commit: 0f3e9d2)", "Revision 4be1a7c09d",
        "Lesezeit: 5 min", "Reading time | 4 min", "Temps de lecture : 3 min", "Anna 5 h",
        "4 dk okuma", "3 min czytania", "5 мин чтения", "約5分で読めます", "阅读约3分钟", "3 دقائق قراءة",
    ],
)  # fmt: skip
def test_a_line_that_counts_down_or_counts_readers_ticks(line):
    assert ticks(line)
    assert not of_itself(line)


@pytest.mark.parametrize(
    "line",
    [
        "This story has been read 812 times since Sunday.", "Diese Seite wurde bisher 77 Mal aufgerufen.", "この記事は31回読まれました。", "本文已被阅读64次。",
        "84 people are reading this article", "12 Leser sehen sich diese Seite gerade an", "9 personnes consultent cet article", "現在7人がこの記事を読んでいます",
        "6 kişi şu anda bu haberi okuyor", "Сейчас эту статью читают 31 человек", "2,118 have signed. Help us reach 2,500!",
        "Today is Tuesday, 3 November 2026.", "Heute ist Dienstag, der 3. November 2026.", "Oggi è martedì 3 novembre 2026", "今天是2026年11月3日", "Nous sommes le mardi 3 novembre 2026.",
    ],
)  # fmt: skip
def test_a_sentence_of_the_page_on_itself_or_on_today_ticks(line):
    assert of_itself(line)


@pytest.mark.parametrize(
    "line",
    [
        "40 people are reading for the part of the keeper.", "7人が記事に署名した。", "12人在看守所中毒。", "312 have signed the letter, and 40 of them live on the rock.",
        "The letter was read 12 times in court, said the keeper.", "The story was shared 400 times before it was taken down.", "He said this page has been viewed 9 times by the police.",
        "Today 3 November 2026 the wardens close the gates.", "Heute ist am 3. November 2026 der Rat zusammengekommen.", "Bugün 3 Kasım 2026’da meclis toplandı.", "今天是2026年11月3日，议会开会。",
        "Today is the day on which the lamp of 1871 goes dark.",
    ],
)  # fmt: skip
def test_what_tells_how_often_or_when_something_was_is_text(line):
    assert not of_itself(line)


@pytest.mark.parametrize(
    "line",
    ["Crossing | 50 min", "Time on the ferry: 50 min", "Laufzeit | 3 h", "Dauer: 90 min", "Restid: 2 h"],
)
def test_how_long_a_thing_lasts_is_text_behind_a_label(line):
    assert not ticks(line)


def test_such_lines_in_the_text_make_no_version():
    said = (
        "This story has been read {n}4 times since Sunday.",
        "{n} days left to send in your drawing",
        "Today is {n} November 2026.",
    )
    assert versions(*(shown(*(one.format(n=n) for one in said)) for n in (9, 9, 8, 8, 7, 7, 6))) == 1


def test_a_line_that_an_editor_sets_right_again_and_again_is_told_each_time():
    state, at, made = PageState.empty(), AT, 0
    for n in range(1, 8):
        seen = read(shown(f"Tel: 0781 424 10{n}"))
        for one in (seen, Same(at=at), Same(at=at)):  # the page stands, byte for byte, until the next edit
            found = derive(state, one, at, Thresholds())
            state, at = found.state, at + timedelta(days=1)
            made += sum(isinstance(event, Accepted) for event in found.events)
    assert made == 7


def test_a_line_whose_number_is_another_at_every_fetch_is_told_never():
    assert versions(*(shown(f"Lamps lit tonight: {n}") for n in (41, 44, 47, 52, 58, 63, 71))) == 1


def test_a_count_in_a_row_of_the_articles_table_is_told_however_often_it_moves():
    state, at, made = PageState.empty(), AT, 0
    for n in range(1, 8):
        table = f"<table><tr><th>Name</th><th>Votes</th></tr><tr><td>Ada Holm</td><td>{n}41</td></tr></table>"
        for confirming in (False, True):  # what is told is looked at once more, and that look teaches nothing
            found = derive(state, read(shown(after=table)), at, Thresholds(), confirming=confirming)
            state, at = found.state, at + timedelta(hours=1)
            made += sum(isinstance(event, Accepted) for event in found.events)
    assert made == 7


def test_a_text_is_back_whatever_its_counters_say_meanwhile():
    state, at, back = PageState.empty(), AT, []
    for n, keeper in enumerate(("Ilse", "Ilse", "Olga", "Olga", "Ilse", "Ilse")):
        html = shown(f"{n}12 views", f"Shared {n}3 times").replace("Ilse", keeper)
        found = derive(state, read(html), at, Thresholds())
        state, at = found.state, at + timedelta(hours=1)
        back += [event.reverted_to for event in found.events if isinstance(event, Accepted)]
    assert back == [None, None, 1]


def shown(*lines: str, after: str = "") -> str:
    return page(
        f"<article><h1>Dark on Gull Rock</h1>{paragraphs(*STORY[:3])}{after}{''.join(f'<p>{one}</p>' for one in lines)}{paragraphs(*STORY[3:])}</article>"
    )
