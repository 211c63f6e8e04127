"""The values of `core.model` show themselves in the contract's shapes, which stand in `view`."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

import versioner.view.shapes  # noqa: F401 - they are what is tested, whichever test runs first
from tests.conftest import NOW
from versioner.core import model
from versioner.core.model import (
    Article,
    Block,
    BlockKind,
    Change,
    Check,
    Edit,
    EditKind,
    Outcome,
    PageStatus,
    SectionChange,
    SectionStatus,
    Significance,
)
from versioner.core.model.shaped import Shaped, shape
from versioner.core.told.details import Why, coded

EDIT = Edit(
    kind=EditKind.NUMBER, significance=Significance.SUBSTANTIVE, before="28,500 men", after="26,000 men"
)
CHANGE = Change(
    version=4,
    previous=3,
    first_seen=NOW,
    not_before=NOW,
    significance=Significance.SUBSTANTIVE,
    sections=(SectionChange(id="s3", path=("Background",), status=SectionStatus.EDITED, edits=(EDIT,)),),
)


def test_every_value_that_may_show_itself_has_a_shape():
    for name in model.__all__:
        kind = getattr(model, name)
        if isinstance(kind, type) and issubclass(kind, Shaped) and kind is not Shaped:
            assert shape.dispatch(kind) is not shape.dispatch(object), name


def test_what_has_no_shape_says_so():
    with pytest.raises(TypeError, match="nothing says how a Link looks"):
        shape(model.Link(text="x", url="https://a.example/"))


def test_a_change_looks_as_the_contract_says():
    shown = CHANGE.to_json(["28,500 became 26,000."])
    assert json.loads(json.dumps(shown)) == shown
    assert shown["summary"] == ["28,500 became 26,000."]
    assert CHANGE.to_json()["summary"] == []
    assert list(shown)[-2:] == ["summary", "sections"]
    assert shown["sections"][0] == {
        "id": "s3",
        "path": ["Background"],
        "status": "edited",
        "was": None,
        "edits": [
            {
                "kind": "number",
                "kinds": ["number"],
                "significance": "substantive",
                "before": "28,500 men",
                "after": "26,000 men",
                "pieces": [],
                "rule": "",
            }
        ],
    }


def test_details_are_words_in_json():
    check = Check(
        page=7, url="https://a.example/", outcome=Outcome.CHANGED, version=1, detail=coded(Why.FIRST_VERSION)
    )
    assert check.to_json()["detail"] == "first version"
    article = Article(
        id=7,
        url="https://a.example/",
        title="",
        status=PageStatus.SUSPECT,
        versions=0,
        status_reason=coded(Why.ONLY_DATA),
    )
    assert article.to_json()["status_reason"] == "the page shows no text now, only its data holds some"


def test_a_library_s_values_show_themselves_without_more_ado():
    """Whoever opens versioner has the shapes; nobody need import them."""
    code = (
        "from versioner import Versioner; from versioner.core.model import Block, BlockKind;"
        "assert Versioner; print(Block(kind=BlockKind.QUOTE, text='x').to_json())"
    )
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert made.stdout.strip() == str(Block(kind=BlockKind.QUOTE, text="x").to_json())
