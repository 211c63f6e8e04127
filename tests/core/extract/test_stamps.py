"""Dates and notes as pages lay them out: label and date apart, in tables, in a page's own history."""

from datetime import UTC, datetime

import pytest

from tests.core.extract.reading import STORY, page, paragraphs
from tests.core.extract.reading import read as read_html
from versioner.core.dates.silence import marked_between
from versioner.core.extract import owndays, read_page
from versioner.core.extract.labels import stamp
from versioner.core.model import Document, Role
from versioner.core.notes import is_note
from versioner.core.standing.form import is_sentence

AT = datetime(2026, 11, 24, 12, tzinfo=UTC)
BODY = "<p>The council met on Monday to speak about the nine gates of the old town and its harbour.</p>" * 2


def read(head: str, tail: str = "", at: datetime = AT, lang: str = "en") -> Document:
    html = f"<html lang={lang}><body><main><h1>Gates</h1>{head}{BODY}{tail}</main></body></html>"
    return read_page(
        html.encode(), url="https://quay.example/", content_type="text/html", status=200, at=at, sha256=""
    ).document


@pytest.mark.parametrize(
    "head",
    [
        "<dl><dt>Last updated</dt><dd>2 September 2026 — <a href='#h'>See all updates</a></dd></dl>",
        "<table><tr><th>Last updated</th><td>2 September 2026</td></tr></table>",
        "<table><tr><th>Published</th><th>Last updated</th></tr><tr><td>1 May 2026</td><td>2 September 2026</td></tr></table>",
        "<p>Last updated</p><p>2 September 2026</p>",
        "<p>Updated <time datetime='2026-09-02'>two months ago</time></p>",
        "<p>Updated <time datetime='1788307200'>2 Sept</time></p>",
        "<p>By Ana Roe | Updated 2 September 2026</p>",
    ],
)
def test_label_and_date_are_paired(head):
    assert read(head).modified == datetime(2026, 9, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    "line", ["Generated on: Last updated:", "Published: | Updated:", "Veröffentlicht: Aktualisiert:"]
)
def test_fields_without_dates_in_one_line_are_no_text_and_filled_in_no_edit(line):
    empty = read(f"<p>{line}</p>")
    assert [block.text for block in empty.blocks if block.role is Role.STAMP] == [line]
    published, modified = line.replace(":", ": 2 September 2026", 1).split("2026", 1)
    filled = read(f"<p>{published}2026 {modified.replace(':', ': 3 September 2026')}</p>")
    assert [block.role for block in filled.blocks] == [block.role for block in empty.blocks]


@pytest.mark.parametrize(
    "line",
    [
        "Last updated: N/A", "Last updated: —", "Last updated: Invalid Date", "Last updated: undefined", "Last updated: never",
        "Last updated not yet", "Generated on: TBD | Last updated: TBD", "Last updated: {{ article.updated_at }}", "Updated: dd/mm/yyyy",
        "Zuletzt aktualisiert: noch nie", "Dernière mise à jour : jamais", "最終更新日：なし",
    ],
)  # fmt: skip
def test_a_field_that_says_it_has_no_date_is_no_text(line):
    found = read(f"<p>{line}</p>")
    assert [block.role for block in found.blocks if block.text == line] == [Role.STAMP]
    assert found.modified is None


@pytest.mark.parametrize("value", ["—", "N/A", "never", "unknown"])
def test_no_date_in_a_cell_of_its_own_belongs_to_its_label(value):
    found = read(f"<dl><dt>Last updated</dt><dd>{value}</dd></dl>")
    assert [block.role for block in found.blocks][:2] == [Role.STAMP, Role.STAMP]


@pytest.mark.parametrize("line", ["Updated: never again", "Published: none of the three reports", "Not yet published", "Updated: unknown caller"])  # fmt: skip
def test_words_that_say_more_than_that_there_is_no_date_are_text(line):
    assert stamp(line) is None


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("Wed Sep 02 2026 08:00:12 GMT+0000 (Coordinated Universal Time)", datetime(2026, 9, 2, 8, tzinfo=UTC)),
        ("Wed Sep 02 2026 08:00:12 GMT+0200 (Central European Summer Time)", datetime(2026, 9, 2, 6, tzinfo=UTC)),
        ("Wed, 02 Sep 2026 01:30:00 -0700", datetime(2026, 9, 2, 8, 30, tzinfo=UTC)),
        ("Wed Sep  2 08:00:12 2026", datetime(2026, 9, 2, 8, tzinfo=UTC)),
        ("Wed Sep  2 08:00:12 UTC 2026", datetime(2026, 9, 2, 8, tzinfo=UTC)),
        ("2026-09-02T08:00:12.123456Z", datetime(2026, 9, 2, 8, 0, 12, 123456, tzinfo=UTC)),
        ("1788336000", datetime(2026, 9, 2, 8, tzinfo=UTC)),
        ("1788336000123", datetime(2026, 9, 2, 8, tzinfo=UTC)),
        ("2 September 2026, 10:00-11:30", datetime(2026, 9, 2, 10, tzinfo=UTC)),
    ],
)  # fmt: skip
def test_dates_as_programs_print_them_are_read(said, at):
    assert read(f"<p>Last updated: {said}</p>").modified == at


@pytest.mark.parametrize(
    "line",
    [
        "Published 3 days ago, the report names 12 dead.",
        "By Monday night, 12 people were dead.",
        "Published 3 May 2026: Minister resigns",
        "Updated schedule 3 as at 22.08.2026",
    ],
)
def test_a_label_claims_no_line_that_says_something(line):
    assert stamp(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Ostatnia aktualizacja: 2 września 2026",
        "最終更新日：2026年9月2日",
        "Обновлено: 2 сентября 2026 г.",
        "آخر تحديث: 2 سبتمبر 2026",
        "Päivitetty 2.9.2026",
        "Son güncelleme: 2 Eylül 2026",
        "Τελευταία ενημέρωση: 2 Σεπτεμβρίου 2026",
    ],
)
def test_labels_are_read_in_many_languages(line):
    found = stamp(line)
    assert found is not None
    assert found.modified == datetime(2026, 9, 2, tzinfo=UTC)


def test_a_pages_own_history_is_notes_with_dates():
    document = read(
        "", "<h2>Updates to this page</h2><ol><li><time>2 May 2026</time><p>Gate nine added.</p></li></ol>"
    )
    assert [one.text for one in document.blocks if one.role is Role.NOTE] == ["2 May 2026: Gate nine added."]


@pytest.mark.parametrize(
    ("before", "after", "marked"),
    [
        ("<p>Updated 2 May 2026</p>", "<p>Updated 3 May 2026</p>", True),
        ("<p>Updated 2 May 2026</p>", "<p>Updated May 2, 2026</p>", False),
        ("<p>Updated 14:05</p>", "<p>Updated 15:10</p>", True),
        ("<p>Updated 3 days ago</p>", "<p>Updated 4 days ago</p>", False),
        ("", "", None),
        (
            "<p>Updated 2 May 2026</p>",
            "<p>Updated 2 May 2026</p><p>Correction: there are ten gates.</p>",
            True,
        ),
    ],
)
def test_what_marks_a_change(before, after, marked):
    assert marked_between(read(before), read(after), AT) is marked


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("Clarification, March 4: the gates are ten.", True),
        ("* Corrected at 14:20", True),
        ("Contrairement à ce que nous avons écrit, il y a dix portes.", True),
        ("Dit artikel is aangepast nadat de raad cijfers stuurde.", True),
        ("Esta matéria foi corrigida às 14h20.", True),
        ("O texto foi corrigido.", True),
        ("O texto foi corrigido pelo professor e devolvido aos alunos.", False),
        ("В предыдущей версии этого материала было девять ворот.", True),
        ("この記事は一部を修正しました。", True),
        ("تصحيح: عدد البوابات عشر.", True),
        ("The correction of the market is overdue, analysts said.", False),
        ("An earlier version of the bill would have taxed boats.", False),
        ("We have updated our privacy policy.", False),
    ],
)
def test_notes_are_told_from_news(line, note):
    assert is_note(line) is note


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        ("<div>Aud Brekke</div><time>20 November 2026</time>", "Aud Brekke"),
        ("<p>20 November 2026</p><p>J. de Roo and Aud Brekke</p>", "J. de Roo and Aud Brekke"),
        ("<a href='/people/ab'>Aud Brekke</a> <time>20 November 2026</time>", "Aud Brekke"),
        ("<p>By Ana Roe</p><p>Aud Brekke</p><p>20 November 2026</p>", "Ana Roe"),
        ("<p>Old Town</p><p>20 November 2026</p>", None),  # words of the text
        ("<p>Quay, Skerry</p><p>20 November 2026</p>", None),
        ("<p>Aud Brekke</p>", None),
    ],
)
def test_a_name_beside_the_heads_date_is_the_byline(head, byline):
    assert read(head).byline == byline


@pytest.mark.parametrize(
    ("head", "noted"),
    [
        ("<dl><dt>Released</dt><dd>2 September 2026 (corrected 9 September 2026)</dd></dl>", True),
        ("<dl><dt>Released</dt><dd>2 September 2026, corrected 9 September 2026</dd></dl>", True),
        ("<dl><dt>Released</dt><dd>2 September 2026 (seventh edition)</dd></dl>", False),
        ("<p>Published: 2 September 2026 (corrected 9 September 2026)</p>", True),
        (
            "<table><tr><th>Released</th><td>2 September 2026 (corrected 9 September 2026)</td></tr></table>",
            True,
        ),
        ("<p>Veröffentlicht: 2. September 2026 (korrigiert: 9. September 2026)</p>", True),
    ],
)
def test_a_date_with_words_behind_it_is_still_its_labels_and_a_correction_there_is_a_note(head, noted):
    found = read(head)
    assert found.published == datetime(2026, 9, 2, tzinfo=UTC)
    assert any(block.role is Role.NOTE for block in found.blocks) is noted
    assert (
        any("edition" in block.text and block.role is not Role.STAMP for block in found.blocks) is not noted
    )


@pytest.mark.parametrize(
    "line",
    [
        "Published 2 September 2026 the report names twelve dead in the harbour and the old town.",
        "Released on 2 September 2026 – the report names twelve dead in the harbour.",
    ],
)
def test_a_sentence_that_begins_with_a_date_declares_none(line):
    found = read(f"<p>{line}</p>")
    assert found.published is None
    assert any(block.text == line and block.role is Role.TEXT for block in found.blocks)


@pytest.mark.parametrize(
    ("line", "language", "clock"),
    [
        ("Publié le 25 novembre 2026 à 6 h 00, mis à jour à 18 h 30", "fr", "18 h 30"),
        ("Mis à jour à 18 h", "fr", "18 h"),
        ("Aktualisiert um 18 Uhr 30", "de", "18 uhr 30"),
        ("更新 18時30分", "ja", "18時30分"),
        ("업데이트 18시 30분", "ko", "18시 30분"),
    ],
)
def test_an_hour_is_read_as_its_language_writes_it(line, language, clock):
    found = stamp(line, language)
    assert found is not None
    assert found.said[-1].clock == clock


@pytest.mark.parametrize("line", ["2 September 2026 | By Ana Roe", "By Ana Roe | 2 September 2026"])
def test_a_date_beside_a_byline_is_the_day_of_publication_in_whichever_order(line):
    found = read(f"<p>{line}</p>")
    assert (found.published, found.byline) == (datetime(2026, 9, 2, tzinfo=UTC), "Ana Roe")


def test_hours_ago_are_no_hour_of_the_day():
    found = stamp("Updated 3 h", "en")
    assert found is not None
    assert found.said[0].ago is not None


def test_a_dateline_with_its_source_is_no_text():
    found = stamp("2026-11-26 09:20 来源：海州晚报", "zh")
    assert found is not None
    assert (found.byline, found.published) == ("海州晚报", datetime(2026, 11, 26, 9, 20, tzinfo=UTC))
    assert stamp("来源：海州晚报的记者发现十二人死亡", "zh") is None


def test_a_lone_time_for_machines_under_the_headline_is_the_articles_own_day():
    told = read("<time datetime='2026-09-02'>2 September</time>")
    assert [block.role for block in told.blocks][:2] == [Role.STAMP, Role.TEXT]
    assert told.stamps == ("p:2026-09-02",)
    assert marked_between(told, read("<time datetime='2026-09-03'>3 September</time>"), AT) is True
    assert marked_between(told, told, AT) is False


@pytest.mark.parametrize(
    ("language", "line", "day"),
    [
        ("zh", "2026年11月17日 10时00分", 17),
        ("ja", "日付 2026年11月17日（火）10時00分", 17),
        ("ar", "١٨ نوفمبر ٢٠٢٦", 18),
        ("ar", "الأربعاء 18 نوفمبر/تشرين الثاني 2026 - 10:12 صباحا", 18),
        ("en", "Wednesday 18 November 2026, 9.30am", 18),
        ("en", "Date: November 18, 2026", 18),
        ("hi", "18 नवंबर 2026, सुबह 11:20 बजे", 18),
        ("ko", "2026.11.18. 오전 10:12", 18),
        ("vi", "Thứ tư, 18/11/2026, 10:00 (GMT+7)", 18),
        ("nl", "18 november 2026, 08:10 uur", 18),
        ("el", "Τετάρτη 18 Νοεμβρίου 2026, 10:00", 18),
    ],
)
@pytest.mark.parametrize(
    "head", ["<p>{}</p>", "<p>The wardens met.</p><div>{}</div>", "<p><a href='/day'>{}</a></p>"]
)
def test_a_date_alone_in_the_head_is_the_articles_own_in_any_writing(language, line, day, head):
    told = read(head.format(line), lang=language)
    assert [stamp[:12] for stamp in told.stamps if stamp.startswith("p:")] == [f"p:2026-11-{day}"]


@pytest.mark.parametrize(
    "head",
    [
        "<p>24 December 2026, 19:30</p>",  # what is announced for then
        "<p>2 November 2026 – 5 November 2026</p>",  # how long it lasts
        "<p>The gates were opened.</p><p>Then they were shut.</p><p>2 November 2026</p>",  # behind the text
        "<p>2 November 2026</p><p>The gates were opened.</p><p>3 November 2026</p>",  # a chronicle
    ],
)
def test_a_date_of_what_is_told_is_text(head):
    assert read(head).stamps == ()


@pytest.mark.parametrize(
    "line",
    [
        "Port Amber, 18 November 2026 / Photo: Ada Holm",
        "18 November 2026 (GZ/ORB) Port Amber",
        "Ada Holm | 18 November 2026 | Wildlife",
        "18 November 2026 - 04:30 - Source: Coast Agency - Photo: Ada Holm",
        "GAZETTE.COM / Nov 18, 2026, 15:48",
        "<span>The Amber Gazette</span> <span>18 November 2026</span> <span>Quays, Lamps</span>",
        "Published on 18 November 2026, at 4:28 am (Port Hall)",
        "Posted: 18.11.26, 06:00",
        "18.11.26, 06:00",
        "18 November 2026 /",
        "Date:18 November 2026",
        "Wednesday 18 November 2026, by gullkeeper",
        "<time datetime='2026-11-18'>18 November 2026</time><time datetime='2026-11-18'>18 November 2026</time>",
    ],
)
@pytest.mark.parametrize(
    "head",
    [
        "<p>{}</p>",
        "<ul><li>Quays</li><li>Lamps</li><li>Ferries</li></ul><p>Home</p><p>Coast</p><p>Town</p><div>{}</div>",
    ],
)
def test_a_date_among_names_in_the_head_is_the_articles_own(line, head):
    told = read(head.format(line))
    assert [stamp[:12] for stamp in told.stamps if stamp.startswith("p:")] == ["p:2026-11-18"]
    assert not any("2026" in block.text for block in told.blocks if block.role is Role.TEXT)


@pytest.mark.parametrize(
    "line",
    [
        "Died 12 May 2026",
        "Deadline: 3 May 2026",
        "Town Hall, 24 December 2026",  # what is announced for then
        "12 dead, 3 May 2026",
        "Port Amber, 2 to 5 November 2026",
        "Effective: 3 May 2026, Port Amber",
        "The gate of the old quay was shut on 3 May 2026",
    ],
)
def test_a_date_beside_what_is_told_is_text(line):
    told = read(f"<p>{line}</p>")
    assert any(line == block.text and block.role is Role.TEXT for block in told.blocks)


@pytest.mark.parametrize("place", ["Town Hall", "Drill Hall"])
def test_a_place_and_a_day_that_nothing_says_is_the_pages_are_text(place):
    told = read(f"<p>{place}, 12 November 2026</p>")
    assert f"{place}, 12 November 2026" in [block.text for block in told.blocks]
    assert told.published is None


def test_what_stands_beside_the_pages_own_date_stays_text():
    told = read(f"{DECLARED}<p>Port Amber, 18 November 2026 | Lamps</p>")
    assert [(block.role, block.text) for block in told.blocks][:2] == [
        (Role.STAMP, "18 November 2026"),
        (Role.TEXT, "Port Amber | Lamps"),
    ]


def test_a_day_that_a_heading_asks_for_is_a_fact_though_the_metadata_declare_it():
    told = read(DECLARED, "<h2>Polling day</h2><p>18 November 2026</p>")
    assert told.blocks[-1].role is Role.TEXT


def test_the_sections_of_a_diary_are_its_days_though_the_metadata_declare_one():
    days = "".join(f"<h2>{day} November 2026</h2>{BODY}" for day in (18, 17, 9))
    told = read(f"{DECLARED}{days}")
    assert [section.path for section in told.sections][-3:] == [
        (f"{day} November 2026",) for day in (18, 17, 9)
    ]


def test_each_line_of_a_long_chronicle_is_read_once(monkeypatch):
    asked: list[str] = []

    def counting(text: str) -> bool:
        asked.append(text)
        return is_sentence(text)

    monkeypatch.setattr(owndays, "is_sentence", counting)
    lines = "".join(
        f"<p>{n % 28 + 1} November 2026</p><p>The gate was opened {n} times.</p>" for n in range(200)
    )
    read(DECLARED, lines)
    assert 200 < len(asked) < 2_000


def test_the_days_of_other_articles_below_take_nothing_from_the_articles_own():
    below = "<div><p>3 November 2026</p><p>Crane for Port Amber</p><p>1 November 2026</p><p>Whale at Port Hall</p></div>"
    assert read("<p>18 November 2026</p>", below).stamps == ("p:2026-11-18",)


@pytest.mark.parametrize(
    ("head", "tail"),
    [
        ("<time datetime='2026-12-24'>24 December</time>", ""),  # what is announced for then
        ("<p>24 July</p>", ""),  # for people only
        ("", "<time datetime='2026-09-02'>2 September</time>"),  # behind the text
    ],
)
def test_any_other_lone_date_is_text(head, tail):
    assert read(head, tail).stamps == ()


def test_a_lone_time_beside_what_the_metadata_declare_is_believed_only_where_they_agree():
    said = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2026-09-05"}</script>'
    )
    assert Role.STAMP not in {
        block.role for block in read(f"{said}<time datetime='2026-09-02'>2 September</time>").blocks
    }


@pytest.mark.parametrize(
    "head",
    [
        "<p>Effective: {day} 2026</p>",
        "<p><span>Effective:</span><span>{day} 2026</span></p>",
        "<p>Effective as of {day} 2026</p>",
        "<p>Effective: {day} 2026 (<a href='/terms/before'>previous version</a>)</p>",
        "<dl><dt>Effective date</dt><dd>{day} 2026</dd></dl>",
    ],
)
def test_the_day_from_which_terms_hold_marks_a_change_and_is_part_of_their_text(head):
    old, new = (read(head.format(day=day)) for day in ("3 May", "4 June"))
    assert marked_between(old, new, AT) is True
    assert marked_between(old, old, AT) is False
    assert "2026" in old.blocks[0].text + old.blocks[1].text
    assert Role.STAMP not in {block.role for block in old.blocks}
    assert old.modified is None


def test_under_a_right_called_correction_nothing_is_a_note():
    rights = "<h2>Deletion</h2><p>You may ask us to delete it.</p><h2>Correction</h2><p>You have the right to have it mended.</p>"
    document = read("", f"<p>The port keeps names and hours of its guests.</p>{rights}")
    assert Role.NOTE not in {block.role for block in document.blocks}
    assert document.stamps == ()


def test_a_day_from_which_something_in_the_text_holds_is_no_mark_of_the_page():
    lines = "".join(f"<p>The gate of quay {n} is shut at night, the wardens say.</p>" for n in range(7))
    assert read("", f"{lines}<p>Effective: 3 May 2026</p>").stamps == ()


ASIDE = "<aside><address>Nora Vane</address><details><summary>Fri 20 Nov 2026 08.10 GMT</summary></details></aside>"
DATED = '<meta property="article:published_time" content="2026-11-20T08:00:00Z">'


def test_the_one_date_in_an_aside_of_a_page_that_carries_dates_is_evidence():
    def stamps(aside: str, head: str = DATED) -> set[str]:
        return set(read_html(page(f"{head}<main><h1>Dark</h1>{aside}{paragraphs()}</main>")).document.stamps)

    before, after = stamps(ASIDE), stamps(ASIDE.replace("08.10", "10.00"))
    assert after - before == {"p:2026-11-20T10:00:00Z"}
    assert stamps(ASIDE, head="") == set()  # it may be the day of anything
    offers = (
        "<aside><p>Herring sale</p><p>19 November 2026</p><p>Choir sings</p><p>18 November 2026</p></aside>"
    )
    assert stamps(offers) == stamps("")


@pytest.mark.parametrize(
    ("language", "line", "name"),
    [
        ("ja", "森下恵記者", "森下恵"),
        ("ja", "社会部・森下 恵記者", "森下 恵"),
        ("ja", "記者会見は五日に開かれる", None),
        ("ja", "市の記者クラブ", None),
        ("zh", "本报记者 赵敏", "赵敏"),
        ("zh", "新华社记者 赵敏 欧阳明", "赵敏 欧阳明"),
        ("zh", "记者协会", None),
        ("ko", "한솔=서지윤 기자", "서지윤"),
        ("ko", "서지윤 기자 seo@weir.example", "서지윤"),
        ("ko", "기자 회견은 금요일", None),
    ],
)
def test_a_reporter_is_the_byline_where_no_capital_shows_a_name(language, line, name):
    text = {
        "ja": "灯台の明かりが日曜日に消えた。",
        "zh": "灯塔周日熄灭了，海警说。",
        "ko": "등대가 일요일에 꺼졌다고 해경이 밝혔다.",
    }[language]
    document = read_html(
        page(f"<main><h1>{text[:4]}</h1><p>{line}</p><p>{text}</p></main>", lang=language)
    ).document
    assert document.byline == name
    assert (line in [block.text for block in document.blocks]) is (name is None)


@pytest.mark.parametrize(
    ("language", "line", "named"),
    [
        ("ja", "森下 恵", True), ("zh", "赵敏华", True), ("zh", "欧阳明", True), ("ko", "서지윤", True),
        ("zh", "文化", False), ("ko", "문화부", False), ("ja", "灯台 日曜", False),
    ],
)  # fmt: skip
def test_a_name_without_capitals_beside_the_heads_date_is_the_byline(language, line, named):
    text = {
        "ja": "灯台 日曜に消えた。",
        "zh": "灯塔周日熄灭了，海警说。",
        "ko": "등대가 일요일에 꺼졌다고 해경이 밝혔다.",
    }[language]
    day = {"ja": "2026年11月19日", "zh": "2026年11月19日", "ko": "2026년 11월 19일"}[language]
    document = read_html(
        page(f"<main><h1>x</h1><p>{line}</p><p>{day}</p><p>{text}</p></main>", lang=language)
    ).document
    assert document.byline == (line if named else None)


def test_a_day_that_is_read_in_two_ways_is_compared_as_it_is_written():
    old, new = (read(f"<p>Updated {day} 10:46 PM</p>") for day in ("11/8/2026", "11/9/2026"))
    assert old.modified is None
    assert [block.role for block in old.blocks][:1] == [Role.STAMP]
    assert marked_between(old, new, AT) is True
    assert marked_between(old, old, AT) is False


@pytest.mark.parametrize("head", ["<h4>18 November 2026</h4>", "<h6>Posted on 18 November 2026</h6>"])
def test_a_heading_that_is_the_day_heads_nothing(head):
    told = read(head)
    assert told.stamps == ("p:2026-11-18",)
    assert len(told.sections) == 1


def test_headings_that_are_days_of_a_chronicle_are_its_sections():
    told = read(f"<h2>2 November 2026</h2>{BODY}<h2>3 November 2026</h2>")
    assert len(told.sections) == 3
    assert told.stamps == ()


DECLARED = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2026-11-18T23:40:00Z"}</script>'


@pytest.mark.parametrize("day", [18, 19])
def test_a_lone_date_anywhere_that_the_metadata_declare_is_the_pages(day):
    told = read(DECLARED, f"<p>{day} November 2026</p>")
    assert [block.role for block in told.blocks][-1] is Role.STAMP


def test_a_date_that_the_page_gives_twice_is_no_text_the_second_time():
    told = read("<p>Published: 18 November 2026</p>", "<p>18 November 2026</p>")
    assert [block.role for block in told.blocks][-1] is Role.STAMP


@pytest.mark.parametrize(
    "tail", ["<p>12 November 2026</p>", "<p>2 November 2026</p><p>The gates were opened on that day.</p>"]
)
def test_another_day_below_is_text(tail):
    told = read(DECLARED, tail)
    assert Role.STAMP not in {block.role for block in told.blocks}


@pytest.mark.parametrize(
    ("lang", "line", "later"),
    [
        ("de", "Stand: Oktober 2026", "Stand: November 2026"),
        ("de", "Stand: 10/2026", "Stand: 11/2026"),
        ("en", "Last revised: March 2025", "Last revised: May 2026"),
        ("fr", "Dernière mise à jour : octobre 2026", "Dernière mise à jour : novembre 2026"),
        ("es", "Última actualización: octubre de 2026", "Última actualización: enero de 2027"),
        ("pl", "Ostatnia aktualizacja: październik 2026", "Ostatnia aktualizacja: listopad 2026"),
        ("ja", "最終更新：2026年10月", "最終更新：2026年12月"),
    ],
)
def test_a_month_behind_its_label_is_a_stamp_that_marks_a_change(lang, line, later):
    one, other = (read("", f"<p>{said}</p>", lang=lang) for said in (line, later))
    assert [block.text for block in one.blocks if block.role is Role.STAMP] == [line]
    assert one.stamps != other.stamps
    assert one.modified is None


@pytest.mark.parametrize(
    "line",
    [
        "October 2026", "Boats for hire, October 2026", "Updated prices from October 2026", "Published in the autumn of 2026",
        "Stand am Hafen: Oktober 2026", "Updated 10/2026/3 boats", "The fee was last updated in October 2026 by the keeper.",
    ],
)  # fmt: skip
def test_a_month_of_anything_else_is_text(line):
    assert [block.text for block in read("", f"<p>{line}</p>").blocks if block.role is Role.STAMP] == []


@pytest.mark.parametrize(
    ("lang", "one", "other"),
    [
        ("de", "Veröffentlicht am 2. Mai 2026, 17:30", "Aktualisiert am 3. Mai 2026, 8:15"),
        ("es", "Publicado el 2 de mayo de 2026, 17:30", "Actualizado el 3 de mayo de 2026, 8:15"),
        ("en", "Published 2 May 2026, 17:30", "Updated 3 May 2026, 8:15"),
        ("it", "Pubblicato il 2 maggio 2026, 17:30", "Aggiornato il 3 maggio 2026, 8:15"),
    ],
)
def test_a_time_may_show_its_label_too(lang, one, other):
    head = f"<div><time datetime='2026-05-02T17:30:00Z'>{one}</time> <time datetime='2026-05-03T08:15:00Z'>{other}</time></div>"
    found = read(head, lang=lang)
    assert [block.text for block in found.blocks if block.role is Role.STAMP] == [f"{one} {other}"]
    assert (found.published, found.modified) == (
        datetime(2026, 5, 2, 17, 30, tzinfo=UTC),
        datetime(2026, 5, 3, 8, 15, tzinfo=UTC),
    )


def test_a_row_of_days_is_no_date_of_the_page_though_one_is_that_of_its_publication():
    published = '<meta property="article:published_time" content="2026-03-02T09:00:00Z">'
    rows = "<tr><td>Opening</td><td>2 March 2026</td></tr>{}"
    closing = "<tr><td>Closing</td><td>30 April 2026</td></tr>"
    texts = [block.text for block in read(f"{published}<table>{rows.format(closing)}</table>").blocks]
    assert "Opening | 2 March 2026" in texts
    # a row alone is who and when
    texts = [block.text for block in read(f"{published}<table>{rows.format('')}</table>").blocks]
    assert "Opening | 2 March 2026" not in texts


@pytest.mark.parametrize(
    ("over", "under", "byline"),
    [
        ("<button>By Nora Vane</button>", "", "Nora Vane"),
        ("<aside><p>By Nora Vane</p></aside>", "", "Nora Vane"),
        ("", "<aside><p>By Nora Vane</p></aside>", None),  # of another story, beside the text
    ],
)
def test_a_byline_in_a_box_between_headline_and_text_is_the_articles(over, under, byline):
    first, *rest = STORY
    html = page(f"<article><h1>Dark</h1>{over}<p>{first}</p>{under}{paragraphs(*rest)}</article>")
    assert read_html(html).document.byline == byline


@pytest.mark.parametrize(
    "line",
    [
        "Working Rules — Last Updated <span>2 September 2026</span>",
        "Guide to the harbour – updated 2 September 2026",
        "Edition for Pilots - Stand: 2. September 2026",
    ],
)
def test_a_stamp_behind_what_the_page_is_called_is_its_own(line):
    document = read(f"<p>{line}</p>")
    assert document.modified == datetime(2026, 9, 2, tzinfo=UTC)
    assert [block.role for block in document.blocks if "2026" in block.text] == [Role.STAMP]


@pytest.mark.parametrize(
    "line",
    [
        "The ferry is off — the harbour office said so on 2 September 2026",
        "Nobody was told. — Updated 2 September 2026 by the keeper of the nine gates, who had the list of them",
        "The list of the keepers of the nine gates — updated 2 September 2026",
    ],
)
def test_a_dash_in_a_sentence_or_before_a_date_of_something_else_makes_no_stamp(line):
    assert read(f"<p>{line}</p>").modified is None


def test_a_table_of_people_with_links_between_bare_lines_of_text_is_read():
    rows = "".join(
        f"<tr><td>{name}</td><td>{n + 12} Quay</td><td><a href='https://keys.example/{n}'>Papers of the keeper, in full, as filed with the office of the port</a></td></tr>"
        for n, name in enumerate(["Ana Brandt", "Lars Moe", "Ida Roe", "Tom Vik", "Eva Lund"])
    )
    over = "The keepers of the gates, as the council named them this year, in order of their names:"
    under = (
        "Names in <em>italics</em> are those of keepers who served before the gates were rebuilt in stone."
    )
    html = f"<html lang=en><body><main><h1>Keepers</h1>{{}}<table>{rows}</table>{{}}</main></body></html>"
    for above, below in ((f"<p>{over}</p>", under), (over, under), (over, f"<p>{under}</p>")):
        texts = [block.text for block in read_html(html.format(above, below)).document.blocks]
        assert sum("Quay" in text for text in texts) == 5


@pytest.mark.parametrize(
    ("lang", "line", "stamps"),
    [
        ("fr", "Mises à jour le 6 juillet 2026.", ("u:2026-07-06",)),
        ("fr", "à jour du 10/12/2025", ("u:2025-12-10",)),
        ("fr", "Version en vigueur au 13 décembre 2025", ("f:2025-12-13",)),
        ("de", "Fassung vom 1. Mai 2026", ("u:2026-05-01",)),
        ("fr", "Mises à jour", ()),
        ("fr", "Le port est à jour du 10/12/2025 de ses comptes avec la ville de Nantes.", ()),
    ],
)
def test_from_when_a_text_of_law_stands_as_it_does(lang, line, stamps):
    assert read(f"<p>{line}</p>", lang=lang).stamps == stamps
