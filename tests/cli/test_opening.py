"""versioner alone says where to begin; what waits says when it is looked at again; open knows the page."""

import json
from datetime import UTC, datetime

import pytest

from tests.ingest.test_story import ARTICLE, PARAGRAPHS, World, edit, page
from versioner.cli.check import _told
from versioner.cli.main import main
from versioner.cli.render.speech import Speech
from versioner.core.model import Check, Outcome
from versioner.ingest import track


def run(capsys, *argv):
    with pytest.raises(SystemExit) as done:
        main(list(argv))
    assert done.value.code == 0
    return capsys.readouterr().out


def test_a_new_home_says_what_to_do(capsys, tmp_path):
    told = run(capsys, "--home", str(tmp_path))
    for words in (str(tmp_path), "versioner demo", "versioner track URL", "versioner serve --daemon"):
        assert words in told
    assert json.loads(run(capsys, "--home", str(tmp_path), "--json")) == {
        "home": str(tmp_path),
        "articles": 0,
    }


def test_a_home_in_use_says_how_things_stand(capsys, tmp_path):
    world = World(tmp_path)
    world.web.pages = {ARTICLE: page(*PARAGRAPHS)}
    track.track(world.app, ARTICLE)
    world.app.db.dispose()
    assert "1 article in" in run(capsys, "--home", str(tmp_path))
    told = json.loads(run(capsys, "open", "1", "--settings", "--json", "--home", str(tmp_path)))
    assert told == {"url": "http://127.0.0.1:8765/articles/1/settings"}


def test_help_names_what_newcomers_ask_for(capsys):
    told = run(capsys, "--help")
    for words in (
        "serve --daemon",
        "VERSIONER_ALLOW_NETWORKS",
        "VERSIONER_CONFIRM_AFTER",
        "VERSIONER_PUBLIC_URL",
    ):
        assert words in told


def test_what_waits_says_when_it_is_looked_at_again_and_by_which_setting():
    one = Check(page=7, url=ARTICLE, outcome=Outcome.PENDING)
    told = _told([one], Speech(), {7: datetime(2026, 11, 20, 14, 32, tzinfo=UTC)})
    assert "looked at again at 14:32 UTC (VERSIONER_CONFIRM_AFTER)" in told
    assert "looked at again" not in _told([one], Speech(), {})


def test_what_newcomers_try_first(capsys, tmp_path):
    """A diff of an article alone, its tags without a name, an export into a pipe, a mail without a server."""
    world = World(tmp_path)
    world.web.pages = {ARTICLE: page(*PARAGRAPHS)}
    track.track(world.app, ARTICLE)
    home = ("--home", str(tmp_path))
    with pytest.raises(SystemExit) as done:
        main(["diff", "1", *home])
    assert done.value.code == 2
    assert "one version so far" in capsys.readouterr().err
    edit(world, ARTICLE, "nine gates", "eight gates")
    world.look()
    world.look()
    world.app.db.dispose()
    with pytest.raises(SystemExit) as done:
        main(["diff", "1", *home])
    assert done.value.code == 1
    assert "[-nine-]{+eight+}" in capsys.readouterr().out
    assert "no tags" in run(capsys, "tag", "1", *home)
    lines = run(capsys, "export", "--format", "jsonl", "-o", "-", *home).splitlines()
    assert [json.loads(line) for line in lines]
    main_out = ["notify", "add", "mailto:me@paper.example", "--silent", *home]
    with pytest.raises(SystemExit):
        main(main_out)
    told = capsys.readouterr()
    assert "change, correction, only silent edits" in told.out
    assert "VERSIONER_SMTP_URL" in told.err
