"""What is the article's and what stands beside it: in many layouts, and nothing is dropped without trace."""

import json
from datetime import UTC, datetime
from html import escape

import pytest

from tests.core.extract.reading import STORY, beside_of, page, paragraphs, read, text_of
from versioner.core.model import Role

FIRST, REST = paragraphs(*STORY[:2]), paragraphs(*STORY[2:])
NEXT = escape(json.dumps({"props": {"menu": ["Home", "Sea"], "story": {"body": list(STORY)}}}), quote=False)
BODY = escape(
    json.dumps({"@type": "NewsArticle", "headline": "Dark", "articleBody": "\n".join(STORY)}), quote=False
)

# name -> the article, every paragraph of which must be read as text
LAYOUTS = {
    "aside of key points": f"<article><h1>Dark</h1>{FIRST}<aside><h2>In short</h2><ul>"
    + "".join(f"<li>{text}</li>" for text in STORY[2:])
    + "</ul></aside></article>",
    "aside of notes": f"<main><h1>Dark</h1>{paragraphs(*STORY[:-1])}<aside role=note><h4>Notes</h4><p>{STORY[-1]}</p></aside></main>",
    "footer of the article": f"<article><h1>Dark</h1>{FIRST}<footer>{REST}</footer></article>",
    "open window": f"<main><h1>Dark</h1>{FIRST}<dialog open>{REST}</dialog></main>",
    "noscript": f"<article><h1>Dark</h1>{FIRST}<noscript>{REST}</noscript></article>",
    "menu": f"<article><h1>Dark</h1>{FIRST}<menu>"
    + "".join(f"<li>{text}</li>" for text in STORY[2:])
    + "</menu></article>",
    "complementary": f"<article><h1>Dark</h1>{FIRST}<div role=complementary>{REST}</div></article>",
    "buttons": f"<article><h1>Dark</h1>{FIRST}"
    + "".join(f"<p><button>{text}</button></p>" for text in STORY[2:])
    + "</article>",
    "text field": f"<article><h1>Dark</h1>{FIRST}<textarea readonly>{chr(10).join(STORY[2:])}</textarea></article>",
    "frame": f'<article><h1>Dark</h1>{FIRST}<iframe srcdoc="{escape(REST)}"></iframe></article>',
    "shadow root": f"<article><h1>Dark</h1><x-story><template shadowrootmode=open>{paragraphs()}</template></x-story></article>",
    "form around": f"<form><h1>Dark</h1>{paragraphs()}<input name=q></form>",
    "a field after each paragraph": "<article><h1>Dark</h1>"
    + "".join(f"<div><p>{text}</p><input type=text></div>" for text in STORY)
    + "</article>",
    "poll within the story": f"<article><h1>Dark</h1>{FIRST}<form><p>{STORY[2]}</p><input type=radio>"
    f"</form>{paragraphs(*STORY[3:])}</article>",
    "half outside the article": f"<article><h1>Dark</h1>{paragraphs(*STORY[:4])}</article>"
    f"<section><h2>What comes next</h2>{paragraphs(*STORY[4:])}</section>",
    "a count of answers": f"<article><h1>Dark</h1>{FIRST}<h2>4 answers</h2>{REST}</article>",
    "a heading called comments": f"<article><h1>Dark</h1>{FIRST}<h2>Comments</h2>{REST}</article>",
    "custom elements": "<article><h1>Dark</h1>" + "".join(f"<g-par>{text}</g-par>" for text in STORY) + "</article>",
    "spans as blocks": "<article><h1>Dark</h1>"
    + "".join(f"<span style='display: block'>{text}</span>" for text in STORY)
    + "</article>",
    "data for a script": f"<div id=app></div><script id=__NEXT_DATA__ type=application/json>{NEXT}</script>",
    "JSON-LD": f"<div>Loading</div><script type=application/ld+json>{BODY}</script>",
    "under a label": f"<main><h1>Dark</h1><h2>BREAKING NEWS</h2>{FIRST}<h3>Share this</h3>{REST}</main>",
}  # fmt: skip


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_paragraph_is_text_however_the_page_is_built(name):
    read_text = text_of(page(LAYOUTS[name]))
    assert [text for text in STORY if text not in read_text] == []


@pytest.mark.parametrize("name", sorted(LAYOUTS.keys() - {"text field", "data for a script", "JSON-LD"}))
def test_each_paragraph_is_a_block_of_its_own(name):
    lines = text_of(page(LAYOUTS[name])).split("\n")
    assert set(STORY) <= set(lines)


ARTICLE = f"<article><h1>Dark</h1>{paragraphs()}</article>"
# line that must stand beside -> page
BESIDE = {
    "© 2026 The Amber Gazette": f"{ARTICLE}<footer><p>© 2026 The Amber Gazette</p></footer>",
    "Get our letter every morning at seven, free of charge.": f"<article><h1>Dark</h1>{paragraphs(*STORY[:3])}"
    "<aside><p>Get our letter every morning at seven, free of charge.</p><input type=email><button>Sign up</button></aside>"
    f"{paragraphs(*STORY[3:])}</article>",
    "Velvet soap makes kitchens shine like the sun in May.": f"<article><h1>Dark</h1>{FIRST}"
    f"<aside><p>Velvet soap makes kitchens shine like the sun in May.</p></aside>{REST}</article>",
    "The harbour office was closed by Act 12 of last year.": f"{ARTICLE}<aside role=note>"
    "<p>The harbour office was closed by Act 12 of last year.</p></aside>",
    "We and 31 partners use cookies to measure how you read us.": f"{ARTICLE}<div role=dialog>"
    "<p>We and 31 partners use cookies to measure how you read us.</p><button>Accept</button></div>",
    "Please enable scripts in your browser to see this page.": f"{ARTICLE}<noscript>"
    "Please enable scripts in your browser to see this page.</noscript>",
    "I have said for years that this lighthouse needs a new lamp.": f"<article><h1>Dark</h1>{paragraphs()}</article>"
    "<section><h3>Comments</h3><div><b>gulliver</b><p>I have said for years that this lighthouse needs a new lamp.</p></div>"
    "<div><b>mara9</b><p>The coast guard was told so in spring.</p></div></section>",
}  # fmt: skip


@pytest.mark.parametrize("line", BESIDE)
def test_what_is_not_the_article_is_kept_beside_it(line):
    html = page(BESIDE[line])
    assert line in beside_of(html)
    assert line not in text_of(html)
    assert set(STORY) <= set(text_of(html).split("\n"))


def test_a_correction_note_counts_wherever_it_stands():
    note = "Correction: An earlier version of this article gave the wrong year of the storm."
    html = page(f"{ARTICLE}<footer><p>© The Amber Gazette</p><p>{note}</p></footer>")
    noted = [block for block in read(html).document.blocks if block.role is Role.NOTE]
    assert [block.text for block in noted] == [note]


def test_notes_on_a_law_are_of_it_though_they_share_no_word_with_it():
    notes = "Section 12 of Act 24 repealed what is said of fees; the change of 2019 has been carried out."
    aside = f"<aside class=annotations role=note><p>(<a href=/l/19>Apr. 27, 2012, Act 19, § 330</a>.)</p><h4>Applicability</h4><p>{notes}</p></aside>"
    rule = (
        "Each keeper shall light the lamp at dusk and put it out at dawn, and shall write both into the book."
    )
    html = page(f"<main><article><h1>§ 7. Lamps.</h1><p>{rule}</p>{aside}</article></main>")
    assert text_of(html).split("\n")[-2:] == ["Applicability", notes]
    assert notes in beside_of(html.replace(" role=note", ""))


def test_menus_are_neither_text_nor_beside_it():
    html = page(
        f"<nav><a href=/>Home</a><a href=/sea>Sea</a></nav>{ARTICLE}<footer><a href=/imprint>Imprint</a></footer>"
    )
    assert "Home" not in text_of(html)
    assert beside_of(html) == {}


def test_words_struck_out_are_no_longer_said():
    html = page(
        f"<article><h1>Dark</h1>{FIRST}<p>Nobody was hurt. <s>Two men are missing.</s></p>{REST}</article>"
    )
    document = read(html).document
    assert "Two men are missing." not in text_of(html)
    assert [block.text for block in document.blocks if block.role is Role.STRUCK] == ["Two men are missing."]


def test_what_a_picture_shows_is_read_apart_from_the_text():
    html = page(
        f"<article><h1>Dark</h1>{FIRST}<img src=l.jpg alt='The broken lantern seen from below'>{REST}</article>"
    )
    said = [block.text for block in read(html).document.blocks if block.role is Role.ALTERNATIVE]
    assert said == ["The broken lantern seen from below"]
    assert "lantern seen" not in text_of(html)


def test_frames_in_frames_come_to_an_end():
    inner = f"<p>{STORY[0]}</p>"
    for _ in range(8):
        inner = f'<iframe srcdoc="{escape(inner)}"></iframe>'
    assert read(page(f"<article><h1>Dark</h1>{paragraphs()}{inner}</article>")).document.blocks


def test_the_caption_under_the_headline_is_the_articles_though_its_main_element_begins_later():
    caption = "<figure><img src=a.jpg alt=''><figcaption>Keeper Ilse Brandt on the tower. Photograph: Ada Holm</figcaption></figure>"
    document = read(
        f"<html><body><header><h1>Dark</h1>{caption}</header><main>{paragraphs()}</main></body></html>"
    ).document
    assert any(block.text.startswith("Keeper Ilse Brandt on") for block in document.blocks)


COMMENT = ("I was on the harbour wall that night, and it was darker than you say it was.", "My brother was there too, he can tell you more of it.")  # fmt: skip


@pytest.mark.parametrize(
    "heading",
    ["34 responses to “Dark: “The lamp is out””", "One thought on “Dark”", "3 Gedanken zu „Dunkel“", "5 комментариев к записи «Свет»", "Top Rated Comments", "Comments"],
)  # fmt: skip
@pytest.mark.parametrize(
    "name",
    ["gullfriend says:", "Mara Quill on September 12, 2026 at 4:47 pm said:", "Mara Quill · 2 days ago"],
)
def test_comments_of_several_paragraphs_are_the_readers(heading, name):
    said = "".join(f"<li><p>{name}</p><p>{COMMENT[0]} {n}</p><p>{COMMENT[1]} {n}</p></li>" for n in range(4))
    html = (
        f"<html><body><div><h1>Dark</h1>{paragraphs()}<h3>{heading}</h3><ol>{said}</ol></div></body></html>"
    )
    read_text = text_of(html)
    assert "harbour wall that night" not in read_text
    assert "My brother" not in read_text
    assert set(STORY) <= set(read_text.split("\n"))


OTHERS = [("Ferry fares rise again", "Tickets for the ferry will cost a third more from the spring, the owners announced."), ("School roof mended", "Children are back in their rooms after the storm of last month took the tiles."), ("Chess club wins cup", "It was the first cup for the club since it was founded behind the bakery.")] * 2  # fmt: skip


def cards(link: str, *, dated: bool, more: str = "") -> str:
    when = "<p>November 1{n}, 2026</p>" if dated else ""
    return "".join(
        f"<h3><a href='{link}{n}'>{head}</a></h3>{when.format(n=n)}<p>{text}</p>{more}"
        for n, (head, text) in enumerate(OTHERS)
    )


@pytest.mark.parametrize("dated", [True, False])
@pytest.mark.parametrize("over", ["", "<h2>More from the coast</h2>"])
def test_cards_behind_the_article_are_other_articles(dated, over):
    html = page(
        f"<main><h1>Dark</h1>{paragraphs()}{over}{cards('/2026/other-', dated=dated)}<p>The Amber Gazette is printed at night.</p></main>"
    )
    read_text = text_of(html)
    assert [text for head, text in OTHERS if text in read_text or head in read_text] == []
    assert set(STORY) <= set(read_text.split("\n"))
    assert "printed at night" in read_text
    assert {text for _, text in OTHERS} <= beside_of(html).keys()


@pytest.mark.parametrize("link", ["/dark/entry-", "/dark?post=", "#entry-"])
def test_entries_of_the_page_itself_are_its_text(link):
    html = page(f"<main><h1>Dark</h1>{paragraphs()}{cards(link, dated=True)}</main>")
    assert all(text in text_of(html) for _, text in OTHERS)


def test_a_list_with_more_to_say_of_each_is_the_articles():
    more = "<p>We went there and saw it.</p><p>It cost us nothing at all.</p>"
    html = page(
        f"<main><h1>Dark</h1>{paragraphs()}{cards('https://elsewhere.example/', dated=False, more=more)}</main>"
    )
    assert all(text in text_of(html) for _, text in OTHERS)


def test_what_offices_answered_is_the_articles():
    said = "".join(f"<p>The {office} said:</p><p>{COMMENT[0]}</p><p>{COMMENT[1]}</p>" for office in ("harbour board of the town", "union of the keepers"))  # fmt: skip
    html = f"<html><body><div><h1>Dark</h1>{paragraphs()}<h3>Two responses to the night</h3>{said}</div></body></html>"
    assert text_of(html).count("harbour wall that night") == 2


def test_comments_under_their_heading_are_beside_the_text_and_what_follows_them_is_not():
    said = "".join(
        f"<div><b>reader{n}</b><p>I say this for the {n}th time, and nobody listens to me.</p></div>"
        for n in range(2)
    )
    rest = "".join(
        f"<p>The wardens closed gate {n} on Monday, and opened it again before the tide.</p>"
        for n in range(6)
    )
    html = f"<html><body><div><h1>Dark</h1>{paragraphs()}<h3>Comments</h3>{said}<div>{rest}</div></div></body></html>"
    texts = [block.text for block in read(html).document.blocks]
    assert not any("nobody listens" in text for text in texts)
    assert sum("closed gate" in text for text in texts) == 6


@pytest.mark.parametrize(
    ("lang", "heading"),
    [("ko", "2 개 댓글"), ("fr", "2 réactions"), ("de", "Lesermeinungen (2)"), ("ru", "Комментарии: 2")],
)
def test_what_readers_said_is_beside_the_text_however_their_heading_counts_it(lang, heading):
    said = "".join(
        f"<li><b>reader{n}</b><p>I walked past it {n} times and saw nothing.</p></li>" for n in range(2)
    )
    html = page(f"<article><h1>Dark</h1>{paragraphs()}<h3>{heading}</h3><ol>{said}</ol></article>", lang=lang)
    assert "saw nothing" not in text_of(html)
    kept = page(
        f"<article><h1>Dark</h1>{paragraphs()}<h3>{heading}</h3>{paragraphs(*STORY[:2])}</article>", lang=lang
    )
    assert text_of(kept).count(STORY[0]) == 2  # nobody's name stands over it


CHAT = (
    ("Ada", "The lamp was dark for eleven weeks last time, and the crane was broken then too."),
    ("tarpot", "Two miles away from the rock is nothing, ask any fisherman of the fleet."),
    ("M. Roe", "My brother keeps the store in Port Amber."),
)


@pytest.mark.parametrize(
    "label", ["<div>Comments</div>", "<div>3 comments</div>", "<p><b>Commentaires (3)</b></p>"]
)
def test_comments_under_a_line_that_is_no_heading_are_beside_the_text_though_they_speak_of_it(label):
    for form in (
        "<div><b>{0}</b> <span>2 hours ago</span><div>{1}</div></div>",
        "<div><div>{0}</div><div>{1}</div></div>",
    ):
        said = "".join(form.format(*one) for one in CHAT)
        text = text_of(page(f"<div><h1>Dark</h1>{paragraphs()}<div>{label}{said}</div></div>"))
        assert [what for _, what in CHAT if what in text] == []
        assert all(one in text for one in STORY)


@pytest.mark.parametrize("label", ["<p>Comments</p>", "<div>Kommentare</div>"])
def test_under_such_a_line_the_articles_own_text_stays_where_nobody_signs_it(label):
    text = text_of(
        page(f"<article><h1>Dark</h1>{paragraphs(*STORY[:3])}{label}{paragraphs(*STORY[3:])}</article>")
    )
    assert all(one in text for one in STORY)


def test_answers_of_the_articles_own_are_text_though_each_stands_under_its_question():
    asked = "".join(f"<p>{who}, keeper</p><p>{what}</p>" for who, what in CHAT)
    text = text_of(page(f"<article><h1>Dark</h1>{paragraphs()}<p>Answers</p>{asked}</article>"))
    assert all(what in text for _, what in CHAT)


def test_the_standfirst_in_the_headlines_header_is_the_articles_whatever_it_speaks_of():
    first = "The town will pay for the mending out of next year's budget, the mayor said."
    html = page(f"<header><h1>Dark</h1><p>{first}</p></header><main>{paragraphs()}</main>")
    assert first in text_of(html)


WHALE = tuple(
    f"{who} {what}"
    for who in (
        "The town of Port Hall",
        "A vet from the mainland",
        "The museum's keeper",
        "A school class of nine",
    )
    for what in (
        "came to see the whale on the beach below the cannery before the tide took it away again.",
        "said that nobody had seen an animal of that size since the harbour was dredged in 1962.",
    )
)
LONGER = f"<article><h1>Whale</h1>{paragraphs(*WHALE)}</article>"


def test_a_longer_article_hung_below_takes_nothing_from_the_first():
    told = page(f"<main><article><h1>Dark</h1><div>{paragraphs()}</div></article>{LONGER}</main>")
    assert text_of(told) == "\n".join(STORY)
    assert set(WHALE) <= beside_of(told).keys()


def test_the_article_that_the_page_declares_is_the_pages_own():
    story = f"<article><h1>Dark</h1><div>{paragraphs()}</div></article>"
    assert text_of(page(f"<main>{LONGER}{story}</main>")) == "\n".join(STORY)


STANDFIRST = "The only lens that fits lies in a store, and nobody can lift it out of there."
OUTER = "<article><div><h1>Dark</h1>{}</div><main>" + paragraphs() + "</main></article>"


def test_a_standfirst_under_the_headline_is_text_where_the_main_element_begins_after_it():
    assert text_of(page(OUTER.format(f"<p>{STANDFIRST}</p>"))) == "\n".join((STANDFIRST, *STORY))


def test_the_date_under_the_headline_is_read_where_the_main_element_begins_after_it():
    told = read(page(OUTER.format("<p>Updated 19 November 2026</p>"))).document
    assert told.modified == datetime(2026, 11, 19, tzinfo=UTC)


@pytest.mark.parametrize(
    "line",
    ["Sign up for our letter and get the news of the coast every morning.", "Dark days on the coast"],
)
def test_what_else_stands_there_does_not(line):
    assert line not in text_of(page(OUTER.format(f"<p>{line}</p>")))


MENU = "".join(
    f"<li><a href=/m/{n}>Everything that the port office knows of pier {n}</a></li>" for n in range(90)
)


def test_a_menu_longer_than_all_that_the_page_says_makes_no_window_of_the_article():
    used = "<p><button>Share</button></p>"
    told = page(
        f"<header><h1>The Gazette</h1></header><div><ul>{MENU}</ul></div><div><h2>Dark</h2>{paragraphs()}{used}</div>"
    )
    assert text_of(told).endswith("\n".join(STORY))


COOKIES = "".join(
    f"<li><b>_k{n}</b><p>This cookie of vendor {n} tells one visit from another and stays on the device for {n} months.</p></li>"
    for n in range(40)
)
ASKS = "<p>We use cookies and ask for your consent.</p><label><input type=checkbox> Marketing</label><button>Accept</button>"


@pytest.mark.parametrize("kind", ["role=dialog aria-modal=true", "role=alertdialog"])
def test_a_window_that_lists_each_cookie_is_none_of_the_text_however_long_it_is(kind):
    html = page(f"<div {kind}>{ASKS}<ul>{COOKIES}</ul></div>{ARTICLE}")
    assert set(STORY) <= set(text_of(html).split("\n"))
    assert "tells one visit from another" not in text_of(html)


@pytest.mark.parametrize(
    "around",
    [
        f"<div role=dialog>{ASKS}<ul>{COOKIES}</ul></div>",
        f"<h1>The Amber Gazette</h1><div role=dialog>{ASKS}<ul>{COOKIES}</ul></div>",
        f"<div role=dialog><h1>Cookies on our pages</h1>{ASKS}<ul>{COOKIES}</ul></div>{FIRST}{REST}",
        f"<h1>Vendors</h1><div role=dialog><ul>{COOKIES.replace('cookie', 'record')}</ul></div>{FIRST}",
    ],
)
def test_such_a_window_is_read_where_it_is_all_there_is_or_holds_the_headline(around):
    assert "tells one visit from another" in text_of(page(around))


def test_who_wrote_it_and_when_is_read_under_a_headline_that_stands_before_the_main_element():
    head = "<header><h1>Dark</h1><div>By Ilse Brandt</div><span>3 March 2026</span></header>"
    seen = read(page(f"<main>{head}<div><article>{FIRST}{REST}</article></div></main>")).document
    assert seen.byline == "Ilse Brandt"
    assert seen.stamps == ("p:2026-03-03",)


def test_a_line_of_the_site_under_a_headline_is_no_byline():
    head = "<header><h1>Dark</h1><div>By the sea</div><span>Weather and tides</span></header>"
    seen = read(page(f"<main>{head}<div><article>{FIRST}{REST}</article></div></main>")).document
    assert seen.byline is None


def test_a_standfirst_stands_with_the_last_headline_before_the_text():
    logo = "<div><div><h1>The Gazette</h1></div></div>"
    head = f"<header><h1>Dark on Gull Rock</h1><div><p>{STANDFIRST}</p></div></header>"
    more = (f"{text} So says the log of pier {n}." for n, text in enumerate(STORY))
    told = page(f"{logo}<main>{head}<article>{paragraphs(*STORY, *more)}</article></main>")
    assert STANDFIRST in text_of(told)


def test_the_caption_of_the_picture_over_the_headline_is_the_articles():
    picture = "<figure><img src=/x.jpg><figcaption>The lamp, before the wave</figcaption></figure>"
    told = page(f"<article>{picture}<p>Weather: rain</p><h1>Dark</h1>{paragraphs()}</article>")
    assert text_of(told) == "\n".join(("The lamp, before the wave", *STORY))


NEWS = (
    "<div><p><a href=/n>We changed our notice.</a></p><p>We say more now of how the lamps are lit.</p></div>"
)
HUB = "<header><h1>Light Hub</h1><p>All that the wardens ask of ships, in one place.</p></header><div><p>Lamps and Lenses</p><p>Cranes</p></div>"


@pytest.mark.parametrize("over", [NEWS, HUB])
def test_the_sites_own_words_over_the_headline_are_no_text(over):
    told = page(f"<main>{over}<h1>Dark</h1>{paragraphs()}</main>")
    assert text_of(told) == "\n".join(STORY)
    assert read(told).document.title == "Dark"


def test_an_article_that_begins_over_a_first_heading_keeps_its_beginning():
    """Some pages make a first heading of each section: what stands over one is the article's where it is more than a word of the site."""
    told = page(f"<main>{paragraphs(*STORY[:3])}<h1>Dark</h1>{paragraphs(*STORY[3:])}</main>")
    assert STORY[0] in text_of(told)


APART = "<div><div><h1>Dark</h1></div></div><section><div>{}</div></section><main>" + paragraphs() + "</main>"


def test_a_standfirst_in_an_element_of_its_own_is_known_by_what_it_speaks_of():
    assert text_of(page(APART.format(f"<p>{STANDFIRST}</p>"))) == "\n".join((STANDFIRST, *STORY))


@pytest.mark.parametrize(
    "line",
    [
        "<p>The Gazette has moved to a new house behind the old brewery.</p>",
        "<p>Read all that we know of the lighthouse and the coast guard in our app.</p>",
        "<p><a href=/o>The lighthouse keepers of the north ask the coast guard for better pay.</a></p>",
    ],
)
def test_what_else_stands_in_one_is_not(line):
    assert text_of(page(APART.format(line))) == "\n".join(STORY)


SUB = "The coast guard cannot lift the spare lens out of its store before the herring fleet leaves"


def test_a_second_headline_that_is_a_sentence_is_the_articles():
    told = page(f"<div><header><h1>Dark</h1><h2>{SUB}</h2></header><article>{paragraphs()}</article></div>")
    assert SUB in text_of(told)


@pytest.mark.parametrize(
    "second", ["The coast", f"<a href=/other>{SUB}</a>", "Whales, seals and what else washes ashore today"]
)
def test_a_second_heading_over_the_text_that_is_none_stands_beside(second):
    told = page(
        f"<div><header><h1>Dark</h1><h2>{second}</h2></header><article>{paragraphs()}</article></div>"
    )
    assert text_of(told) == "\n".join(STORY)


def test_a_standfirst_is_found_on_a_page_without_a_headline():
    told = page(f"<section><p>{STANDFIRST}</p></section><main>{paragraphs()}</main>")
    assert STANDFIRST in text_of(told)


def test_main_beside_a_far_longer_menu_is_no_window():
    used = "<p><a href=#>Up</a><button>Share</button></p>"
    menu = "".join(
        f"<p>{n} <a href=/m/{n}>All that the port office knows of pier {n}</a></p>" for n in range(90)
    )
    told = page(f"<div><div>{menu}</div></div><main><h2>Dark</h2>{paragraphs()}{used}</main>")
    assert text_of(told).endswith("\n".join(STORY))


LINK = "<p><a href=/log>The log of the tower since 1931</a></p>"


def test_a_link_that_is_a_paragraph_among_sentences_is_text():
    told = page(f"<article><h1>Dark</h1>{paragraphs(*STORY[:3])}{LINK}{paragraphs(*STORY[3:])}</article>")
    assert "The log of the tower since 1931" in text_of(told)


@pytest.mark.parametrize(
    "around",
    ["{story}{link}", "{link}{story}", "{story}{link}{link}{story}", "{story}<div>{link}</div>{story}"],
)
def test_links_elsewhere_are_a_menus(around):
    told = page(f"<article><h1>Dark</h1>{around.format(story=paragraphs(), link=LINK)}</article>")
    assert "The log of the tower" not in text_of(told)


@pytest.mark.parametrize("heading", ["Guest book", "Kondolenzbuch", "Livre d’or", "Reasons for signing"])
def test_what_readers_write_into_a_book_over_their_names_is_beside_the_text(heading):
    said = "".join(
        f"<div><p>I shall miss the light of the rock for the {n}th time.</p><p>{name}</p></div>"
        for n, name in enumerate(("Ada Holm", "J. M.", "Old Tom"))
    )
    html = f"<html><body><div><h1>Dark</h1>{paragraphs()}<h3>{heading}</h3>{said}</div></body></html>"
    texts = [block.text for block in read(html).document.blocks]
    assert not any("I shall miss" in text or text == "J. M." for text in texts)


def test_a_heading_of_the_text_that_is_called_like_such_a_book_keeps_its_text():
    rest = "<p>The widow of the keeper read from the log at the pier.</p><p>The mayor laid a wreath into the water.</p>"
    html = f"<html><body><div><h1>Dark</h1>{paragraphs()}<h3>Tributes</h3>{rest}</div></body></html>"
    assert any("read from the log" in block.text for block in read(html).document.blocks)


def test_a_list_of_a_pages_own_parts_heads_nothing_behind_it():
    listed = "".join(f"<li><a href=#{n}>{n} Part</a></li>" for n in range(3))
    contents = f"<div><h2>Contents</h2><ul>{listed}</ul></div>"
    text = f"{paragraphs(*STORY[:3])}<h2>The lamp</h2>{paragraphs(*STORY[3:])}"
    foot = "<p>The log of the keepers may be read in the harbour office.</p>" * 4
    html = f"<html><body><h1>Dark</h1><div><div><div>{contents}{text}</div></div>{foot}</div></body></html>"
    texts = [block.text for block in read(html).document.blocks]
    assert "Contents" not in texts
    assert "The lamp" in texts
