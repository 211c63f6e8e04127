"""The day that stands with a headline is the day of publication, where nothing says it better."""

from datetime import UTC, datetime

import pytest

from tests.core.extract.reading import AT, page, paragraphs, read

DAY = datetime(2026, 3, 12, tzinfo=UTC)


def published(inner: str) -> datetime | None:
    return read(page(inner)).document.published


@pytest.mark.parametrize(
    "head",
    [
        "<main><div><p>12 March 2026</p><h1>Dark</h1></div>{0}</main>",
        "<div><span class=date>12.03.2026</span><h1>Dark</h1><div>{0}</div></div>",
        "<div><div><small>12 March 2026 | Coast</small></div><h1>Dark</h1></div><main>{0}</main>",
        "<div><p>Port Amber, 12 March 2026</p><h1>Dark</h1><main>{0}</main></div>",
        "<header><p>12 March 2026</p><h1>Dark</h1></header><main>{0}</main>",
        "<div><h1>Dark</h1></div><div><time datetime=2026-03-12>12 March</time></div><div><p>3 minutes</p></div><main>{0}</main>",
    ],
)
def test_a_day_over_the_headline_or_right_under_it_is_the_articles(head):
    assert published(head.format(paragraphs())) == DAY


def test_what_the_page_declares_or_labels_comes_first():
    meta = "<meta property='article:published_time' content='2026-03-10'>"
    html = f"<html><head>{meta}</head><body><div><p>12 March 2026</p><h1>Dark</h1>{paragraphs()}</div></body></html>"
    assert read(html).document.published == datetime(2026, 3, 10, tzinfo=UTC)
    labelled = f"<div><p>12 March 2026</p><h1>Dark</h1><p>Published 11 March 2026</p>{paragraphs()}</div>"
    assert published(labelled) == datetime(2026, 3, 11, tzinfo=UTC)


@pytest.mark.parametrize(
    "head",
    [
        f"<div><p>{AT.day} November 2026</p><h1>Dark</h1></div><main>{{0}}</main>",  # today's, as sites show it at their top
        "<div><p>Last revised: 12 March 2026</p><h1>Dark</h1></div><main>{0}</main>",
        "<div><h1>Dark</h1><p><b>RULES OF THE HARBOUR</b> <span>Last revised: 12 March 2026</span></p></div><main>{0}</main>",
        "<div><h1>Dark</h1><p>Last revised:</p><p>12 March 2026</p></div><main>{0}</main>",
        "<div><h1>Dark</h1><p>Town Hall, 12 March 2026</p></div><main>{0}</main>",
        "<div><p>12 March 2027</p><h1>Festival of lamps</h1></div><main>{0}</main>",  # still to come
        "<div><p>12 March 2026</p><p>14 March 2026</p><h1>Dark</h1></div><main>{0}</main>",
        "<div><div><p>12 March 2026</p></div></div><div><div><div><h1>Dark</h1></div></div><main>{0}</main></div>",  # stands elsewhere
        "<div><p>On 12 March 2026 the mayor opened the new harbour wall with a speech.</p><h1>Dark</h1></div><main>{0}</main>",
    ],
)
def test_other_days_say_nothing_of_when_it_was_published(head):
    assert published(head.format(paragraphs())) is None


def test_days_of_a_list_are_those_of_its_entries():
    entries = "".join(
        f"<div class=entry><p>1{n} March 2026</p><h2><a href='/{n}'>Lamp {n} lit</a></h2></div>"
        for n in (3, 4, 5)
    )
    html = page(
        f"<main><div class=entry><p>12 March 2026</p><h1>Dark</h1></div>{paragraphs()}{entries}</main>"
    )
    assert read(html).document.published is None


def test_the_day_stays_where_it_stood():
    html = page(f"<div><p>12 March 2026</p><h1>Dark</h1></div><main>{paragraphs()}</main>")
    assert "12 March 2026" in {one.block.text for one in read(html).document.beside}
