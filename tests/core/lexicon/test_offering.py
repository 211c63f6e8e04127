"""Headings over other articles are known in many languages, and those over a part of an article are not among them."""

import pytest

from versioner.core.lexicon.offering import heads_other_articles


@pytest.mark.parametrize(
    "label",
    [
        "Related",
        "MOST READ",
        "Most read in Trade",
        "You might also like:",
        "Editor’s picks",
        "Ähnliche Beiträge",
        "Das könnte Sie auch interessieren!",
        "Viel gelesen in Handel",
        "NOTAS RELACIONADAS",
        "Lo más leído hoy",
        "Sur le même sujet",
        "Więcej wiadomości",
        "Читайте также:",
        "関連記事",
        "많이 본 뉴스",
        "相关新闻：",
        "مقالات ذات صلة",
    ],
)
def test_what_publishers_write_over_other_articles(label):
    assert heads_other_articles(label)


@pytest.mark.parametrize(
    "label",
    [
        "",
        "Related party transactions",
        "Further information",
        "See also",
        "Weitere Informationen",
        "Ähnliche Fälle im Norden",
        "Latest",
        "Recommended dose",
        "По темам",
        "Popular support for the law",
        "Weitere Themen waren die Rente und die Pflege.",
        "Don't miss the deadline of 3 May",
        "Latest news: three people were injured",
        "More news is expected at noon.",
        "Up next is a judicial review.",
        "相关新闻发布会推迟到周五举行",
        "関連ニュースを三人が否定した",
        "関連する法律",
    ],
)
def test_what_heads_a_part_of_an_article(label):
    assert not heads_other_articles(label)
