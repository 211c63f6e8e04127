"""versioner as a library: each verb of the contract, over a history that was imported."""

import json

import pytest

from tests.ingest.test_story import ARTICLE, PARAGRAPHS, World, edit, page
from versioner import Versioner
from versioner.errors import UsageError
from versioner.ingest import track


@pytest.fixture
def opened(tmp_path):
    world = World(tmp_path)
    world.web.pages = {ARTICLE: page(*PARAGRAPHS)}
    track.track(world.app, ARTICLE)
    edit(world, ARTICLE, "6.4 percent", "9.7 percent")
    world.look()
    world.look()
    world.app.db.dispose()
    with Versioner(tmp_path) as found:
        yield found


def test_every_verb_answers_in_the_contracts_shapes(opened, tmp_path):
    assert [one.to_json()["id"] for one in opened.list(part="story")] == [1]
    assert opened.list(tag="none") == ()
    assert len(opened.versions(1).to_json()["versions"]) == 2
    sheet = opened.changes()
    assert [one["version"] for one in sheet.to_json()["changes"]] == [2]
    assert opened.changes(sheet.next).changes == ()
    assert opened.changes(words="unheard").changes == ()
    assert opened.blame("1@2").to_json()["article"]["id"] == 1
    with pytest.raises(UsageError, match="a change is judged minor, substantive or technical, not grave"):
        opened.judge("1@2", "grave")
    assert opened.judge("1@2", "minor").to_json()["judgement"]["verdict"] == "minor"
    assert opened.log(1).to_json()["changes"] == []
    assert opened.notify("https://desk.example/hook", after=2).shown.to_json()["after"] == 2
    (tmp_path / "list.csv").write_text("url\nftp://paper.example/\nnonsense\n")
    assert [one.to_json()["line"] for one in opened.import_list(tmp_path / "list.csv")] == [2, 3]
    assert opened.tag(1, "budget").to_json()["tags"] == ["budget"]
    assert opened.diff("1@1", "1@2").to_json()["change"]["kinds"] == ["number"]
    assert opened.show(1).to_json()["version"]["number"] == 2
    assert opened.search("percent").to_json()["total"] >= 1
    assert opened.export(tmp_path / "out.jsonl", 1, format="jsonl").to_json()["versions"] == 2
    assert [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
