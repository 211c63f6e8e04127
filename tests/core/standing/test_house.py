"""Lines in which a page speaks of how it is read never move the article; what only sounds so does."""

import pytest

from versioner.core.lexicon.house import files, is_of_the_house
from versioner.core.model import Block, BlockKind, Document
from versioner.core.standing.around import around
from versioner.core.standing.block import belongs

STORY = ("The lighthouse on Gull Rock went dark on Sunday.", "Keeper Ilse Brandt climbed the tower twice.")


def stands(text: str, *, story: tuple[str, ...] = STORY) -> bool:
    blocks = tuple(Block(kind=BlockKind.PARAGRAPH, text=one) for one in story)
    article = around(Document(title="Dark", language="en", blocks=blocks))
    return belongs(Block(kind=BlockKind.PARAGRAPH, text=text), (), article)


@pytest.mark.parametrize(
    "line",
    """You have read 3 of 5 free articles this month.
Turn on notifications to be the first to know.
Please disable your ad blocker to go on reading.
This text was translated by a machine.
Sie haben 3 von 5 freien Artikeln gelesen.
Ce texte a été traduit par une machine.
Active las notificaciones para enterarse antes.
Отключите блокировщик рекламы, чтобы читать дальше.
Bu ay 5 ücretsiz yazıdan 3’ünü okudunuz.
请关闭广告拦截器后继续阅读。
이 글은 기계로 번역되었습니다.
فعّل الإشعارات لتكون أول من يعرف.
Subscribe for £1 a week. Cancel any time.
With material from AFP and Reuters.
Mit Material von dpa und AFP.
По материалам ТАСС и Reuters.
来源：新华社
Tags: lighthouse, keeper, tower
Schlagworte: Leuchtturm, Wärterin""".splitlines(),
)
def test_a_line_about_reading_is_no_part_of_the_article(line):
    assert not stands(line)


@pytest.mark.parametrize(
    "line",
    """Nobody was hurt when the glass broke.
AFP said that the lamp had been dark before.
The keeper told Reuters that the tower is safe.
Tags were found on the keys of the tower.
The keeper of the lighthouse turned on notifications for all ships.""".splitlines(),
)
def test_what_only_sounds_so_is(line):
    assert stands(line)


def test_an_agency_that_says_something_is_no_credit():
    assert files("Avec AFP et Reuters.")
    assert not files("AFP has the story from Gull Rock.")
    assert not files("With the ferry and the crew.")
    assert files("REUTERS")
    assert not files("Petra")
    assert not files("App")


@pytest.mark.parametrize(
    "line",
    [
        "Letters to tenants will be automatically translated into Welsh from May.",
        "Pupils get ten free articles of clothing each year.",
    ],
)
def test_a_plan_and_articles_of_another_kind_are_told(line):
    assert not is_of_the_house(line)
