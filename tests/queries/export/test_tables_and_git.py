"""Tables that a researcher loads without a manual, and a repository that tells the history with git's own tools."""

from __future__ import annotations

import csv
import json
import subprocess

import pytest

from tests.ingest.test_story import ARTICLE, PARAGRAPHS, SOURCE, page
from tests.queries.export.test_export import lived
from versioner.errors import UsageError
from versioner.ingest import track
from versioner.queries.export.formats import export
from versioner.queries.export.tables import _cell


@pytest.fixture
def world(tmp_path):
    return lived(tmp_path / "here")


def loaded(folder, table):
    with (folder / f"{table}.csv").open(newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def test_every_column_is_in_the_dictionary_and_the_two_forms_say_the_same(world, tmp_path):
    export(world.app, (), "csv", tmp_path / "tables")
    export(world.app, (), "jsonl", tmp_path / "all.jsonl")
    known = json.loads((tmp_path / "tables" / "datapackage.json").read_text())
    beside = json.loads((tmp_path / "all.jsonl.datapackage.json").read_text())
    lines = [json.loads(line) for line in (tmp_path / "all.jsonl").read_text().splitlines()]
    for resource, other in zip(known["resources"], beside["resources"], strict=True):
        names = [field["name"] for field in resource["schema"]["fields"]]
        assert all(field["description"] for field in resource["schema"]["fields"])
        assert resource["schema"] == other["schema"]
        said = [line for line in lines if line["table"] == resource["name"]]
        assert {tuple(line) for line in said} == {("table", *names)}
        spelled = [[_cell(value) for value in line.values()][1:] for line in said]
        cells = loaded(tmp_path / "tables", resource["name"])
        assert [list(one.values()) for one in cells] == spelled
        assert list(cells[0]) == names
    assert len(loaded(tmp_path / "tables", "versions")) == 6


@pytest.mark.parametrize("text", ["=1+1", "+41", "-3", "@sum(a)", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(text):
    assert _cell(text) == f"'{text}"
    assert _cell(f"x{text}") == f"x{text}"


def test_a_title_that_is_a_formula_is_defused_in_its_file(world, tmp_path):
    world.web.pages["https://paper.example/evil"] = page(*PARAGRAPHS, title="=HYPERLINK(0)")
    track.track(world.app, "https://paper.example/evil")
    export(world.app, ("https://paper.example/evil",), "csv", tmp_path / "tables")
    assert loaded(tmp_path / "tables", "versions")[0]["title"] == "'=HYPERLINK(0)"


def git(folder, *arguments):
    done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, text=True, check=True)
    return done.stdout


def test_one_commit_a_version_with_both_clocks(world, tmp_path):
    found = export(world.app, (), "git", tmp_path / "repository")
    assert found.records == 6
    shown = git(
        tmp_path / "repository",
        "log",
        "--reverse",
        "--format=%an|%ct|%(trailers:key=Version,valueonly,separator=)",
    )
    lines = [line.split("|") for line in shown.splitlines()]
    assert {line[0] for line in lines} == {"paper.example", "council.example"}
    times = [int(line[1]) for line in lines]
    assert times == sorted(times)
    assert git(tmp_path / "repository", "status", "--porcelain") == ""
    assert git(tmp_path / "repository", "fsck", "--strict").strip() == ""
    files = git(tmp_path / "repository", "ls-files").split()
    assert len(files) == 2
    text = next((tmp_path / "repository" / name).read_text() for name in files if name.startswith("paper"))
    assert text.startswith("# The gates\n\n## News\n\n")
    assert "eight gates" in text
    trailers = git(tmp_path / "repository", "log", "-1", "--format=%(trailers:only)")
    assert {line.split(":")[0] for line in trailers.split("\n") if line} >= {
        "Page",
        "Version",
        "First-Seen",
        "Not-Before",
        "Snapshot-SHA256",
        "Significance",
    }


def test_a_folder_that_is_full_is_left_alone(world, tmp_path):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine").write_text("mine")
    with pytest.raises(UsageError):
        export(world.app, (ARTICLE, SOURCE), "git", tmp_path / "full")
    assert [one.name for one in (tmp_path / "full").iterdir()] == ["mine"]
