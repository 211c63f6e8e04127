"""Pages that compare: any two versions, one change under its own address, its picture, blame in its paragraphs."""

import re
from xml.etree import ElementTree as ET

import pytest

from tests.ingest.test_story import ARTICLE, PARAGRAPHS, SOURCE, World, edit, page
from tests.web.clients import at_home
from tests.web.worlds import confirmed, kept
from versioner.core.decide import waiting
from versioner.ingest import track
from versioner.queries import read
from versioner.web import comparing
from versioner.web.app import Serving, create_app


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """An article of four versions and its source of two."""
    with kept(tmp_path_factory.mktemp("home"), source=True) as found:
        for before, after in (("nine", "eight"), ("eight", "seven"), ("seven", "six")):
            edit(found, ARTICLE, f"{before} gates", f"{after} gates")
            found.look()
            found.look()
        edit(found, SOURCE, "6.4 percent", "5.1 percent")
        found.look()
        found.look()
        yield found


@pytest.fixture(scope="module")
def client(world):
    return at_home(create_app(world.app, Serving()))


def test_a_change_has_an_address_of_its_own_a_card_and_its_neighbours(client):
    text = client.get("/articles/1/changes/3").text
    assert "became “about the seven gates”" in text
    assert 'rel="prev" href="/articles/1/changes/2"' in text
    assert 'rel="next" href="/articles/1/changes/4"' in text
    here = "http://127.0.0.1:8765/articles/1/changes/3"
    assert f'<meta property="og:url" content="{here}">' in text
    assert f'<meta property="og:image" content="{here}/card.svg">' in text
    picture = client.get("/articles/1/changes/3/card.svg")
    assert picture.headers["content-type"] == "image/svg+xml"
    drawn = ET.fromstring(picture.content)
    assert "seven gates" in " ".join(
        part.text or "" for part in drawn.iter("{http://www.w3.org/2000/svg}text")
    )


def test_what_no_change_made_names_its_neighbours_as_links(client):
    missing = client.get("/articles/1/changes/9", headers={"Accept": "text/html"})
    assert missing.status_code == 404
    assert '<a href="/articles/1/versions/4">version 4</a>' in missing.text
    assert (
        '<a href="/articles/1">1  https://paper.example/story</a>'
        in client.get("/articles/99", headers={"Accept": "text/html"}).text
    )


def test_any_two_versions_are_ticked_and_compared(client):
    text = client.get("/articles/1/changes").text
    for number in (1, 2, 3, 4):
        assert f'name="old" value="{number}"' in text
    assert 'name="new" value="4" checked' in text
    assert 'name="old" value="1" checked' in text
    picked = client.get("/articles/1/diff?old=1&new=4&view=side", follow_redirects=False)
    assert picked.headers["location"] == "/articles/1/diff/1..4?view=side"


@pytest.mark.parametrize(
    ("pair", "earlier", "later"),
    [("2..3", "/articles/1/diff/1..2", "/articles/1/diff/3..4"), ("1..2", None, "/articles/1/diff/2..3")],
)
def test_a_diff_leads_to_the_change_before_and_after(client, pair, earlier, later):
    text = client.get(f"/articles/1/diff/{pair}").text
    assert ('rel="prev"' in text) == (earlier is not None)
    for address in filter(None, (earlier, later)):
        assert f'href="{address}"' in text


def test_side_by_side_holds_the_deleted_words_for_narrow_screens_too(client):
    text = client.get("/articles/1/diff/1..2?view=side").text
    row = text[text.index('class="edit') : text.index("</tr>", text.index('class="edit'))]
    assert row.count("nine") == 2
    assert 'class="inlined"' in row


@pytest.mark.parametrize("view", ["inline", "side"])
def test_of_thousands_of_edits_the_first_are_shown_and_the_rest_in_the_whole_text(
    tmp_path, monkeypatch, view
):
    monkeypatch.setattr(comparing, "_COMPARED", 3)
    lines = [f"Gate {n} of the harbour stood open for {n + 20} days of last year." for n in range(8)]
    world = World(tmp_path)
    world.web.pages = {ARTICLE: page(*PARAGRAPHS, *lines)}
    track.track(world.app, ARTICLE)
    world.web.pages = {ARTICLE: page(*PARAGRAPHS, *(line.replace("days", "nights") for line in lines))}
    world.look()
    world.look()
    text = at_home(create_app(world.app, Serving())).get(f"/articles/1/diff/1..2?view={view}").text
    world.app.db.dispose()
    assert text.count('class="edit substantive"') == 3
    assert '<a href="?view=all#first">and 5 more</a>' in text


def test_the_whole_text_opens_at_the_first_edit(client):
    text = client.get("/articles/1/diff/1..2?view=all").text
    assert text.index('id="first"') < text.index("</span>eight")
    assert 'href="?view=all#first"' in client.get("/articles/1/diff/1..2").text


def test_blame_keeps_headings_and_paragraphs_and_dates_its_shades(client):
    text = client.get("/articles/1/blame").text
    assert "<h2>News </h2>" in text
    said = text[text.index('class="since"') :]
    assert "Since version 4" in said
    assert "Before: “" in said
    assert '<span class="age-4">since version 4</span>' in text


def test_the_readers_page_draws_a_lane_for_the_article_and_one_for_its_source(client):
    text = client.get("/articles/1").text
    assert text.count('<line class="lane"') == 2
    assert 'href="/articles/1/changes/4"' in text
    assert 'id="out-s1"' in text or 'id="out-s0"' in text


def test_hits_are_grouped_by_article_and_narrowed_by_date(client):
    text = client.get("/search?q=gates").text
    assert text.count('<section class="found split">') == 2
    assert text.count("said no more") >= 3
    assert "No version of any page says that" in client.get("/search?q=gates&since=2027-01-01").text
    one = client.get("/search?q=nine&until=2026-11-20").text
    assert one.count("<blockquote dir=") == 2
    assert "No version" in client.get("/search?q=seven&until=2026-11-20").text
    assert 'role="alert"' in client.get("/search?q=gates&since=yesterday-ish").text


def test_a_list_item_stays_one_in_the_whole_text_and_the_next_change_opens_at_its_first_edit(tmp_path):
    world = World(tmp_path)
    html = page(*PARAGRAPHS).replace("</main>", "<ul><li>The gates close at nightfall.</li></ul></main>")
    world.web.pages = {ARTICLE: html}
    track.track(world.app, ARTICLE)
    for before, after in (("nine", "eight"), ("eight", "seven")):
        confirmed(world, (ARTICLE, f"{before} gates", f"{after} gates"))
    text = at_home(create_app(world.app, Serving())).get("/articles/1/diff/1..2?view=all").text
    assert re.search(r'<p class="kept item depth-\d"[^>]*>The gates close at nightfall\.</p>', text)
    assert 'rel="next" href="/articles/1/diff/2..3?view=all#first"' in text
    world.app.db.dispose()


def test_long_summaries_are_folded_where_versions_are_picked(tmp_path):
    world = World(tmp_path)
    world.web.pages = {
        ARTICLE: page(*(f"The {n} boats of pier {n} were counted on Monday." for n in range(3, 12)))
    }
    track.track(world.app, ARTICLE)
    for n in range(3, 12):
        edit(world, ARTICLE, f"{n} boats", f"{n * 100} boats")
    world.look()
    world.look()
    text = at_home(create_app(world.app, Serving())).get("/articles/1/changes").text
    listed, folded = text.split('<details class="more">')
    assert listed.count("became") == 3
    assert folded.count("became") == 6
    assert "and 6 more" in folded
    world.app.db.dispose()


@pytest.fixture(scope="module")
def shuffled(tmp_path_factory):
    """An article of two sections, whose paragraph on traders went from one to the other and within whose first two changed places."""
    world = World(tmp_path_factory.mktemp("shuffled"))
    gates = [f"<p>{one}</p>" for one in PARAGRAPHS[:3]]
    traders = "<p>Traders at the fish market asked once more when the permanent wall would come to them.</p>"
    boats = "<p>Forty boats of the northern pier were counted by the harbour master last Monday morning.</p>"
    head, costs = "<h2>The gates</h2>", "<h2>What it costs</h2>"
    world.web.pages = {ARTICLE: article(head, *gates, traders, costs, boats)}
    track.track(world.app, ARTICLE)
    world.web.pages[ARTICLE] = article(head, *gates, costs, boats, traders)
    world.look()
    world.look()
    yield at_home(create_app(world.app, Serving()))
    world.app.db.dispose()


def article(*parts: str) -> str:
    return f"<html lang=en><body><main><h1>The wall</h1>{''.join(parts)}</main></body></html>"


@pytest.mark.parametrize("view", ["inline", "side"])
def test_text_that_moved_says_from_where_to_where_and_links_both(shuffled, view):
    text = shuffled.get(f"/articles/1/diff/1..2?view={view}").text
    told = re.search(
        r'moved from <a href="\?view=all(#was-\d+)">The gates</a> to <a href="\?view=all(#b-\d+)">What it costs</a>:',
        text,
    )
    assert told
    whole = shuffled.get("/articles/1/diff/1..2?view=all").text
    assert f'id="{told[1][1:]}"' in whole
    assert f'id="{told[2][1:]}"' in whole
    assert f'href="{told[1]}"' in whole
    assert f'href="{told[2]}"' in whole


def test_the_edits_stand_beside_what_is_said_of_them_in_short(shuffled):
    for view in ("inline", "all"):
        text = shuffled.get(f"/articles/1/diff/1..2?view={view}").text
        assert text.index('<section class="short" aria-label="In short">') < text.index('<div class="told">')
    assert 'class="short"' not in shuffled.get("/articles/1/diff/1..2?view=side").text


def test_pages_of_versions_do_not_work_out_what_waits(tmp_path, monkeypatch):
    """To compare a long text with what was seen once may take seconds; a list of versions only says that it waits."""
    world = World(tmp_path)
    world.web.pages = {ARTICLE: page(*PARAGRAPHS)}
    track.track(world.app, ARTICLE)
    edit(world, ARTICLE, "nine gates", "eight gates")
    world.look()
    assert [one.after for one in read.version_list(world.app, "1").article.pending] == [
        PARAGRAPHS[0].replace("nine", "eight")
    ]
    monkeypatch.setattr(waiting, "pending_change", None)
    found = read.version_list(world.app, "1", texts=False).article
    world.app.db.dispose()
    assert (found.waits, found.pending) == (True, ())
