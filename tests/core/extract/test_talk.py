"""What looks like readers' comments and is the article: counters above the text, forums."""

import pytest

from tests.core.extract.reading import STORY, page, paragraphs, text_of


@pytest.mark.parametrize("counter", ["<p>Comments</p>", "<ul><li>160 comments</li><li>7</li></ul>"])
@pytest.mark.parametrize(
    "over", ["", "<p>The lamp of Gull Rock is broken and no crane can lift a new one.</p>"]
)
def test_a_counter_of_comments_over_the_text_is_no_label_of_it(counter, over):
    signed = "<div><div>Mara Quill</div><div>Port Amber</div></div>"
    html = page(f"<div><h1>Dark</h1>{over}<div>{counter}</div>{signed}<div>{paragraphs()}</div></div>")
    assert set(STORY) <= set(text_of(html).split("\n"))


@pytest.mark.parametrize("none", ["0 comments", "Comments (0)", "0 komentarzy"])
@pytest.mark.parametrize("tag", ["div", "h3"])
def test_what_counts_no_comments_stands_over_none(none, tag):
    signed = f"<{tag}>{none}</{tag}><div>Mara Quill</div>"
    html = page(f"<div><h1>Dark</h1>{paragraphs(*STORY[:3])}{signed}{paragraphs(*STORY[3:])}</div>")
    assert set(STORY) <= set(text_of(html).split("\n"))


def test_the_topic_of_a_forum_is_text_though_one_can_reply_over_it_and_under_it():
    press = "<div><a href='/reply'>Reply</a> <a href='/print'>Print</a></div>"
    said = f"<div><div>keeper12</div><div>{paragraphs()}</div></div>"
    html = page(f"<div><h2>Dark</h2><div>{press}{said}{press}<div>Back to Lamps</div></div></div>")
    assert set(STORY) <= set(text_of(html).split("\n"))


@pytest.mark.parametrize(
    "form", ["<b>{0}</b><p>{1}</p><a href='#r'>Reply</a>", "<a href='#r'>Reply</a><p>{1}</p>"]
)
def test_what_can_be_replied_to_one_by_one_is_the_readers(form):
    said = (
        ("gull", "I saw it from the wall that night."),
        ("tarpot", "My brother has the key to the store."),
    )
    talk = "".join(f"<div>{form.format(*one)}</div>" for one in said)
    text = text_of(page(f"<div><div><h1>Dark</h1>{paragraphs()}</div><div>{talk}</div></div>"))
    assert [what for _, what in said if what in text] == []
    assert set(STORY) <= set(text.split("\n"))
