"""`follow list`: what each list brought, when it was looked at and will be, and what is wrong with it."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.storage.newsroom import a_page
from versioner.bootstrap import open_app
from versioner.cli.main import main
from versioner.config import load_settings
from versioner.storage import follows
from versioner.storage.follows import EntryRow


def listed(capsys: pytest.CaptureFixture[str], home: Path, *options: str) -> str:
    with pytest.raises(SystemExit) as done:
        main(["--home", str(home), "follow", "list", *options])
    assert done.value.code == 0
    return capsys.readouterr().out


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """One that follows two lists: a feed that brought an article, and one that was never read."""
    with open_app(load_settings(str(tmp_path), environ={})) as app, app.db.write() as session:
        now = datetime.now(UTC)
        given = {
            "every": 900.0,
            "match": (),
            "refuse": (),
            "source_from": (),
            "keep": None,
            "created_at": now,
        }
        feed = follows.add_follow(
            session,
            url="https://paper.example/feed",
            tags=("council",),
            next_at=now + timedelta(minutes=12, seconds=30),
            **given,
        )
        follows.update_follow(session, feed, kind="feed", looked_at=now - timedelta(minutes=3))
        follows.add_follow(
            session,
            url="https://other.example/feed",
            tags=(),
            next_at=now + timedelta(hours=2, minutes=5),
            **given,
        )
        page = a_page(session)
        keys = {"news.example/story": page, "news.example/older": None}
        rows = [
            EntryRow(follow_id=feed, key=key, page_id=number, tries=0, declared=None, until=None)
            for key, number in keys.items()
        ]
        follows.put_entries(session, rows)
    return tmp_path


def test_it_says_what_came_of_each_list(capsys: pytest.CaptureFixture[str], home: Path) -> None:
    assert listed(capsys, home).splitlines() == [
        "1  https://paper.example/feed (feed) [council]",
        "   1 article tracked; last look: 3 minutes ago, next: in 12 minutes",
        "2  https://other.example/feed (not read yet)",
        "   0 articles tracked; last look: never, next: in 2 hours",
    ]


def test_programs_are_told_the_same(capsys: pytest.CaptureFixture[str], home: Path) -> None:
    told = json.loads(listed(capsys, home, "--json"))["follows"]
    assert [(one["url"], one["tracked"]) for one in told] == [
        ("https://paper.example/feed", 1),
        ("https://other.example/feed", 0),
    ]
