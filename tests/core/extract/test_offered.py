"""Other articles under a label that says so stand beside the text; what the article says under such a label is its own."""

import pytest

from tests.core.extract.reading import STORY, beside_of, page, paragraphs, text_of

HEADS = (
    "Ferry fares rise by a third from the spring as the owners lose their last grant",
    "School roof mended",
    "Chess club wins a cup",
)
LINKS = [f"<a href='/2026/{n}'>{head}</a>" for n, head in enumerate(HEADS)]
TEASER = "Children are back in their rooms after the storm took the tiles."
LISTS = {
    "paragraphs": "".join(f"<p>{one}</p>" for one in LINKS),
    "a list": f"<ul>{''.join(f'<li>{one}</li>' for one in LINKS)}</ul>",
    "with days": "".join(f"<p>{one}</p><p>1{n} November 2026</p>" for n, one in enumerate(LINKS)),
    "with teasers": "".join(f"<div><h3>{one}</h3><p>{TEASER}</p></div>" for one in LINKS),
    "teasers in a list": f"<ul>{''.join(f'<li>{one}</li><li>{TEASER}</li>' for one in LINKS)}</ul>",
    "headlines with their place": "".join(f"<div><p>Harbour</p><h4>{one}</h4></div>" for one in LINKS),
}


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(
    "label",
    [
        "<p>Related stories</p>",
        "<h2>Most read</h2>",
        "<p><b>Lesen Sie auch:</b></p>",
        "<h3>你可能也喜欢</h3>".replace("你可能也喜欢", "相关文章"),
    ],
)
@pytest.mark.parametrize("at", [3, 6])
def test_headlines_that_lead_elsewhere_under_a_label_of_other_articles_are_none_of_its_text(name, label, at):
    html = page(
        f"<main><h1>Dark</h1>{paragraphs(*STORY[:at])}{label}{LISTS[name]}{paragraphs(*STORY[at:])}</main>"
    )
    lines = text_of(html).split("\n")
    assert [line for line in lines if line not in STORY] == []
    assert set(STORY) <= set(lines)


def test_what_stands_there_is_kept_beside():
    html = page(f"<main><h1>Dark</h1>{paragraphs()}<p>Related stories</p>{LISTS['with teasers']}</main>")
    assert {"Related stories", TEASER} <= beside_of(html).keys()


def test_a_label_over_nothing_goes_too():
    html = page(
        f"<main><h1>Dark</h1>{paragraphs()}<p>You may also like</p><h2>Costs</h2><p>Nobody knows what it will cost.</p></main>"
    )
    assert "You may also like" not in text_of(html)
    assert "Nobody knows" in text_of(html)


OWN = {
    "a section of the article's": f"<h2>Related content</h2>{paragraphs(*STORY[3:])}",
    "one that begins with a list of its own": f"<h2>Top stories</h2><ul><li>The lamp</li><li>The lens</li></ul>{paragraphs(*STORY[3:])}",
    "a paragraph with links in it": f"<p>Read also</p><p>Of the lens <a href='/lens'>we wrote in May</a> that it lies in a store.</p>{paragraphs(*STORY[3:])}",
    "a sentence that leads to what the publisher wrote": "<p>Read also about the keeper and the lamp:</p>"
    + LISTS["a list"]
    + paragraphs(*STORY[3:]),
    "words in bold": f"<p><b>Do not miss</b> the tower: the keeper shows it on Sundays.</p>{paragraphs(*STORY[3:])}",
}


@pytest.mark.parametrize("name", OWN)
def test_the_articles_own_words_under_such_a_label_are_text(name):
    text = text_of(page(f"<main><h1>Dark</h1>{paragraphs(*STORY[:3])}{OWN[name]}</main>"))
    assert set(STORY) <= set(text.split("\n"))
    for said in ("The lens", "we wrote in May", "Ferry fares", "shows it on Sundays"):
        assert (said in OWN[name]) <= (said in text)


def test_a_page_that_is_a_list_of_articles_is_read_whole():
    text = text_of(
        page(
            f"<main><h1>News of the harbour</h1><h2>Latest news</h2>{LISTS['with teasers']}<p>All news are free.</p></main>"
        )
    )
    assert all(head in text for head in HEADS)


def test_so_is_a_round_up_whose_entries_say_more_than_what_stands_around_them():
    entries = "".join(
        f"<div><h3><a href='/{n}'>{HEADS[1]} {n}</a></h3>{paragraphs(*STORY[n : n + 2])}</div>"
        for n in range(4)
    )
    said = (
        "<p>It was a long week at the sea.</p><p>Here is what it was like.</p><p>We wish you a calm one.</p>"
    )
    text = text_of(page(f"<main><h1>The week</h1>{said}<h2>Top stories</h2>{entries}</main>"))
    assert set(STORY[:5]) <= set(text.split("\n"))
