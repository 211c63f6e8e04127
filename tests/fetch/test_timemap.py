"""What an archive says it holds: link-format, JSON and CDX come to the same, and whatever else is told as none."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from versioner.errors import FetchError
from versioner.fetch import timemap
from versioner.fetch.timemap import Held, moment, read_timemap

URL = "https://archive.example/timemap/link/https://paper.example/story"
STORY = "https://paper.example/story"
AT = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)
SHOWN = f"https://archive.example/web/20260301123000/{STORY}"

LINKS = f"""<{STORY}>; rel="original",
<{URL}>; rel="self"; type="application/link-format",
<{SHOWN}>; rel="first memento"; datetime="Sun, 01 Mar 2026 12:30:00 GMT",
<https://archive.example/web/2/x>; rel="memento"; datetime="Sun, 31 Feb 2026 12:30:00 GMT",
<https://archive.example/timemap/link/2>; rel="timemap"; from="Sun, 01 Mar 2026 12:30:00 GMT"
"""
LISTED = {
    "original_uri": STORY,
    "mementos": {"list": [{"uri": SHOWN, "datetime": "2026-03-01T12:30:00Z"}, {"uri": "javascript:1"}]},
    "timemap_index": [{"uri": "/timemap/link/2"}],
}


@pytest.mark.parametrize("body", [LINKS, json.dumps(LISTED)], ids=["link-format", "JSON"])
def test_both_forms_name_the_same_captures_and_what_follows(body: str) -> None:
    found = read_timemap(body.encode(), url=URL)
    assert (found.original, found.held) == (STORY, (Held(uri=SHOWN, at=AT),))
    assert (found.more, found.skipped) == (("https://archive.example/timemap/link/2",), 1)
    assert found.held[0].raw_uri == SHOWN.replace("20260301123000/", "20260301123000id_/")


def test_an_index_names_pages_that_were_answered_well_by_their_bytes() -> None:
    head = ["timestamp", "original", "mimetype", "statuscode", "digest"]
    rows = [
        ["20260301123000", STORY, "text/html", "200", "ABC"],
        ["20260302123000", STORY, "warc/revisit", "-", "ABC"],
        ["20260303123000", STORY, "text/html", "404", "DEF"],
        ["20260304123000", STORY, "image/png", "200", "DEF"],
        ["20269904123000", STORY, "text/html", "200", "DEF"],
        ["20260305123000", STORY],
    ]
    found = read_timemap(json.dumps([head, *rows]).encode(), url="https://archive.example/cdx/search")
    assert [(one.at.day, one.digest, one.original) for one in found.held] == [
        (1, "ABC", STORY),
        (2, "ABC", STORY),
    ]
    assert found.held[0].uri == f"https://archive.example/web/20260301123000id_/{STORY}"
    assert found.skipped == 4


@pytest.mark.parametrize("body", ["<html>", "{}", '[["a"], ["b"]]', "{", "[" * 100_000, "<>; rel=self"])
def test_what_is_no_timemap_is_told_for_good(body: str) -> None:
    with pytest.raises(FetchError, match="is no TimeMap") as caught:
        read_timemap(body.encode(), url=URL)
    assert not caught.value.transient


def test_nothing_is_nothing_and_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_timemap(b" \n", url=URL).held == read_timemap(b"[]", url=URL).held == ()
    monkeypatch.setattr(timemap, "MOST", 0)
    for body in (LINKS, json.dumps(LISTED)):
        with pytest.raises(FetchError, match="more than 0 captures"):
            read_timemap(body.encode(), url=URL)


@pytest.mark.parametrize(
    ("text", "year"),
    [("20260301123000", 2026), ("Sun, 01 Mar 2026 12:30:00 GMT", 2026), ("2026-03-01T13:30:00+01:00", 2026),
     ("19890301123000", None), ("2026", None), ("yesterday", None), ("99991231235959", None), ("", None)],
)  # fmt: skip
def test_a_date_of_any_form_is_one_of_the_web_or_none(text: str, year: int | None) -> None:
    found = moment(text)
    assert found == (None if year is None else AT)
