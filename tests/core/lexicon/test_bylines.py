"""Who is named in Chinese, Japanese and Korean: by a family's name, and never what only stands where a name may."""

import pytest

from versioner.core.lexicon.bylines import is_eastern_name, signed_in


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("社会部・森下恵記者", "森下恵"),
        ("田中 花子記者", "田中 花子"),
        ("林 恵子記者", "林 恵子"),
        ("田中記者", "田中"),
        ("本报记者 赵敏", "赵敏"),
        ("记者 欧阳明", "欧阳明"),
        ("서지윤 기자", "서지윤"),
        ("김지은 기자", "김지은"),
    ],
)
def test_a_reporter_is_named(line, name):
    assert signed_in(line) == name


@pytest.mark.parametrize(
    "line",
    "女性記者|新聞記者|本社記者|外国人記者|東京本社記者|千葉支局記者|本社 社会部記者|记者任务|记者方案|이번에 기자|주민들 기자|서울은 기자".split(
        "|"
    ),
)
def test_what_only_stands_before_a_reporter_names_nobody(line):
    assert signed_in(line) is None


@pytest.mark.parametrize(
    ("word", "language"),
    [
        *((word, "ko") for word in "이번에 최근에 서울시 주민들 서울은 정부가 한국의 민주당 소비자".split()),
        *((word, "zh") for word in "高速路 黄金周 周边区 方案局 王国".split()),
        *((word, "ja") for word in ("速報 解説", "東京 大阪", "千葉県", "山口市")),
    ],
)
def test_a_word_that_begins_like_a_name_is_none(word, language):
    assert not is_eastern_name(word, language)


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("김지은", "ko"),
        ("한가을", "ko"),
        ("이종만", "ko"),
        ("박민서", "ko"),
        ("王晓明", "zh"),
        ("諸葛亮", "zh"),
        ("鈴木一郎", "ja"),
        ("林 恵子", "ja"),
    ],
)
def test_a_name_is_one(name, language):
    assert is_eastern_name(name, language)
