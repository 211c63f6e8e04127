"""Many addresses at once: a bad line stops none of the others, and a second time adds nothing."""

from __future__ import annotations

import pytest

from tests.ingest.test_follow import on_sites, urls
from versioner.errors import UsageError
from versioner.ingest.bulk import import_list
from versioner.ingest.follow import followed
from versioner.ingest.listed import read as read_list
from versioner.queries import read


def test_a_table_of_articles_with_tags_and_sources(sqlite_template, tmp_path):
    def work(app, clock, news):
        base = news.site.base
        news.broken = {"/gone"}
        path = tmp_path / "articles.csv"
        path.write_text(
            f'\ufeffURL,Tags,Sources\n{base}/a,"council, budget",{base}/plan\n{base}/gone,,\nnonsense,,\n{base}/b,,\n',
            encoding="utf-8",
        )
        first = import_list(app, path)
        assert [one.state for one in first] == ["tracked", "failed", "failed", "tracked"]
        article = read.article(app, f"{base}/a")
        assert (article.tags, [one.url for one in article.sources]) == (
            ("budget", "council"),
            [f"{base}/plan"],
        )
        assert [one.state for one in import_list(app, path)] == ["kept", "failed", "failed", "kept"]
        assert urls(app) == ["a", "b"]

    on_sites(sqlite_template, tmp_path, work)


def test_feeds_of_an_outline_are_followed_under_their_headings(sqlite_template, tmp_path):
    def work(app, clock, news):
        news.feed("a")
        path = tmp_path / "feeds.opml"
        path.write_text(
            f'<opml version="2.0"><body><outline text="Town"><outline text="x" type="rss" xmlUrl="{news.url}"/>'
            f'<outline text="y" xmlUrl="{news.site.base}/nothing.png"/></outline></body></opml>'
        )
        news.broken = {"/nothing.png"}
        assert [one.state for one in import_list(app, path)] == ["followed", "failed"]
        assert [(one.line, one.state) for one in import_list(app, path)] == [(1, "kept"), (1, "failed")]
        assert [(one.url, one.tags) for one in followed(app)] == [(news.url, ("town",))]
        assert read.articles(app)[0].tags == ("town",)

    on_sites(sqlite_template, tmp_path, work)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.csv", b"name\nx\n"),
        ("x.csv", b"url\n"),
        ("x.opml", b"<opml><body>"),
        ("x.opml", b"<!DOCTYPE o [<!ENTITY a 'b'>]><opml/>"),
    ],
)
def test_a_file_that_is_no_list_is_refused(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UsageError):
        read_list(tmp_path / name)
