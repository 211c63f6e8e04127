"""Scripts that put no spaces between words: what is counted in words elsewhere is counted in signs there."""

import json
from datetime import UTC, datetime
from hashlib import sha256

import pytest

from tests.core.decide.test_noise import Watched
from versioner.core.align import compare
from versioner.core.align.model import Relation
from versioner.core.extract import read_page
from versioner.core.extract.running import is_prose
from versioner.core.model import Block, BlockKind, Document
from versioner.core.standing.inviting import invites
from versioner.core.text.words import word_count

LINES = (
    "町議会は三日、古い水門を閉じたままにする案を賛成多数で可決した。",
    "費用は四億円を見込み、半分を県が負担することになっている。",
    "漁協の組合長は「冬の前に終えてほしい」と話し、日程の公表を求めた。",
    "説明会は来週、図書館で開かれる。",
)


def page(*lines, before="", after="", lang="ja"):
    text = "".join(f"<p>{line}</p>" for line in lines)
    return (
        f'<html lang="{lang}"><body>{before}<article><h1>古い水門</h1>{text}</article>{after}</body></html>'
    )


def read(body):
    data = body.encode()
    return read_page(
        data,
        url="https://paper.example/gate",
        content_type="text/html; charset=utf-8",
        status=200,
        at=datetime(2026, 11, 20, tzinfo=UTC),
        sha256=sha256(data).hexdigest(),
    )


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("", 0),
        ("nine gates were closed", 4),
        ("Neuf vannes étaient fermées", 4),
        ("古い水門は閉じたまま", 5),
        ("水門 12 基", 3),
        ("ประตูน้ำเก่า", 6),
        ("수문 아홉 개가 닫혔다", 4),
    ],
)
def test_words_are_counted_by_signs_where_nothing_parts_them(text, about):
    assert word_count(text) == about


def test_a_form_with_a_captcha_makes_no_long_article_a_robot_check():
    """The article has more than two hundred words, though hardly a space."""
    form = '<form><div class="g-recaptcha"></div><input name="comment"></form>'
    assert read(page(*LINES * 6, after=form)).signals == ()
    assert read(page(LINES[3], after=form)).signals != ()


def test_a_page_that_refreshes_itself_is_no_way_to_another():
    meta = '<meta http-equiv="refresh" content="600; url=/gate">'
    assert read(page(*LINES, before=meta)).signals == ()


def test_an_article_that_a_page_carries_only_as_data_is_read():
    story = {"props": {"story": {"headline": "古い水門", "body": "".join(f"<p>{one}</p>" for one in LINES)}}}
    data = f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(story)}</script>'
    seen = read(f'<html lang="ja"><body><div id="root"></div>{data}</body></html>')
    assert [block.text for block in seen.document.blocks] == list(LINES)


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        (LINES[3], True),
        ("水門の日程", False),
        ("続きを読む", False),
        ("ประตูน้ำเก่าแก่ทั้งเก้าบานถูกปิดมาตั้งแต่น้ำท่วมครั้งใหญ่เมื่อปีก่อน และสภาเมืองจะซ่อมในฤดูหนาวนี้", True),
        ("อ่านเพิ่มเติม", False),
    ],
)
def test_a_sentence_is_one_without_spaces_or_a_full_stop(text, prose):
    assert is_prose(Block(kind=BlockKind.PARAGRAPH, text=text)) is prose


def test_a_short_sentence_beside_a_rotating_advertisement_is_told():
    watched, ads = (
        Watched(),
        ("秋のくつ特売 九割引", "夜行バスの旅 三日間", "新しい枕 試し放題", "畑の野菜 初回半額"),
    )
    for n in range(8):
        lines = LINES if n < 3 else (*LINES, "議事録は月末に公開される予定だ。")
        watched.see(page(*lines).replace("</article>", f"<p>広告</p><p>{ads[n % 4]} {n}</p></article>"))
    assert watched.hours == [3]


def test_a_paragraph_moved_and_edited_is_still_itself():
    old = [Block(kind=BlockKind.PARAGRAPH, text=line) for line in LINES]
    new = [*old[1:], Block(kind=BlockKind.PARAGRAPH, text=LINES[0].replace("三日", "五日"))]
    found = compare(Document(title="水門", blocks=tuple(old)), Document(title="水門", blocks=tuple(new)))
    assert {one.relation for one in found.differences} & {Relation.ADDED, Relation.REMOVED} == set()


@pytest.mark.parametrize(
    ("label", "one"),
    [
        ("Read more", True),
        ("Lesen Sie auch", True),
        ("Lea también", True),
        ("関連記事", True),
        ("Advertisement", True),
        ("Source", False),
        ("Die Zahlen stehen im Bericht", False),
        ("Read the report of the committee before it is discussed", False),
        ("", False),
    ],
)
def test_labels_that_invite_to_other_pages_are_known_in_any_language(label, one):
    assert invites(label) is one
