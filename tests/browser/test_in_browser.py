"""What people do with the pages, in a real browser: add, read, compare, by keyboard, without scripts, on a phone."""

from datetime import datetime
from html import escape
from urllib.parse import quote
from zoneinfo import ZoneInfo

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route

from tests.browser.conftest import apart, served
from tests.ingest.test_story import ARTICLE, PARAGRAPHS, edit, page
from versioner.ingest import track

pytestmark = pytest.mark.browser

NEW = "https://paper.example/tide"
VIEWS = (
    "/", "/add", "/articles/1", "/articles/1/versions/1", "/articles/1/diff/1..2", "/articles/1/diff/1..2?view=side", "/articles/1/diff/1..2?view=all",
    "/articles/1/blame", "/articles/1/evidence", "/articles/1/sections/s1", "/articles/99", "/search?q=gates", "/changes", "/articles/1/changes", "/articles/1/changes/2", "/articles/1/settings", "/articles/1/install", "/waiting", "/drift", "/corrections", "/docs", "/follows", "/views?tag=harbour",
)  # fmt: skip


def test_an_article_is_added_from_the_form_after_a_look_at_what_will_be_tracked(tab, site, world):
    world.web.pages[NEW] = page(*PARAGRAPHS, title="The tide")
    tab.goto(f"{site}/")
    tab.get_by_role("link", name="Add").first.click()
    tab.get_by_label("Address of the article").fill(NEW)
    tab.get_by_role("button", name="Show what would be tracked").click()
    assert tab.locator(".preview").inner_text().count("The tide") == 1
    tab.get_by_role("button", name="Track it").click()
    tab.wait_for_url("**/articles/*")
    assert tab.locator("h1").first.inner_text() == "The tide"
    assert "not changed since first seen" in tab.locator("dl.fields").inner_text()
    edit(world, NEW, "nine gates", "seven gates")
    world.look()
    world.look()
    tab.reload()
    assert "not changed" not in tab.locator("dl.fields").inner_text()
    assert "seven" in tab.locator("section[aria-labelledby=changelog]").inner_text()


def test_versions_are_compared_and_the_marks_are_in_the_text_too(tab, read_only):
    tab.goto(f"{read_only}/articles/1")
    tab.get_by_role("button", name="Compare").click()
    tab.wait_for_url("**/diff/**")
    assert tab.locator("del").first.inner_text().strip()
    assert tab.locator("ins").first.inner_text().strip()
    said = tab.locator("main").inner_text()
    assert "eight" in said
    assert "nine" in said


def test_keys_go_from_change_to_change(tab, read_only):
    tab.goto(f"{read_only}/articles/1/diff/1..2")
    tab.keyboard.press("j")
    first = tab.evaluate("document.activeElement.id || document.activeElement.className")
    assert first
    tab.keyboard.press("k")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement !== document.body")


def test_everything_reads_without_scripts_on_a_phone(chromium, read_only):
    phone = {"viewport": {"width": 360, "height": 740}}
    plain, scripted = (
        chromium.new_context(java_script_enabled=on, **phone).new_page() for on in (False, True)
    )
    found = {}
    for path in VIEWS:
        plain.goto(f"{read_only}{path}")
        scripted.goto(f"{read_only}{path}")
        wide = scripted.evaluate("document.documentElement.scrollWidth")
        found[path] = (plain.locator("h1").count(), wide <= 361)
    plain.context.close()
    scripted.context.close()
    assert found == dict.fromkeys(VIEWS, (1, True))


def test_the_widget_fills_a_page_of_another_origin_under_a_strict_policy(tab, read_only):
    def host(_):
        body = (
            f"<!doctype html><html lang=en><head><link rel=canonical href='{ARTICLE}'><title>x</title>"
            f"<script src='{read_only}/widget.js' defer></script></head><body><h1>The gates</h1>"
            f"<versioner-dates url='{ARTICLE}'></versioner-dates><versioner-changelog url='{ARTICLE}'></versioner-changelog>"
            f"<versioner-badge url='{ARTICLE}'></versioner-badge>"
            f"<div lang=de-AT><versioner-changelog class=german url='{ARTICLE}'></versioner-changelog></div></body></html>"
        )
        policy = f"default-src 'none'; script-src {read_only}; connect-src {read_only}; img-src {read_only}"
        return HTMLResponse(body, headers={"content-security-policy": policy})

    with served(Starlette(routes=[Route("/", host)])) as other:
        tab.goto(other)
        shadow = "document.querySelector('{}').shadowRoot.textContent"
        tab.wait_for_function(f"() => {shadow.format('versioner-dates')}.includes('2026')")
        assert "Generated on" in tab.evaluate(shadow.format("versioner-dates"))
        assert "Last updated" in tab.evaluate(shadow.format("versioner-dates"))
        tab.wait_for_function(f"() => {shadow.format('versioner-changelog')}.includes('became')")
        tab.wait_for_function(f"() => {shadow.format('.german')}.includes('wurde')")


def test_a_long_word_stays_within_the_widget_and_the_page_around_it(tab, site, world):
    edit(world, ARTICLE, "eight gates", f"eight {'Schleusentor' * 5} gates")
    world.look()
    world.look()

    def host(_):
        return HTMLResponse(
            f"<!doctype html><html lang=en><title>x</title><script src='{site}/widget.js' defer></script>"
            f"<body><versioner-changelog url='{ARTICLE}'></versioner-changelog></body></html>"
        )

    with served(Starlette(routes=[Route("/", host)])) as other:
        tab.set_viewport_size({"width": 320, "height": 600})
        tab.goto(other)
        tab.wait_for_function(
            "() => document.querySelector('versioner-changelog').shadowRoot.textContent.includes('Schleusentor')"
        )
        assert tab.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("language", ["en", "de", "es", "fr"])
def test_on_a_telephone_the_words_before_a_choice_of_versions_are_whole(tab, read_only, language):
    tab.set_viewport_size({"width": 360, "height": 700})
    tab.set_extra_http_headers({"Accept-Language": language})
    tab.goto(f"{read_only}/articles/1/diff/1..2")
    ends = tab.evaluate(
        """() => [...document.querySelectorAll('.diffbar label')].map((label) => {
          const words = document.createRange();
          words.selectNodeContents(label.firstElementChild);
          return [words.getBoundingClientRect().right, label.querySelector('select').getBoundingClientRect().left];
        })"""
    )
    assert len(ends) == 2
    assert all(words <= choice for words, choice in ends)


def test_words_are_searched_in_every_version_from_the_first_page(tab, read_only):
    tab.goto(f"{read_only}/")
    tab.get_by_label("Words in any version").fill('"nine gates"')
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/search**")
    assert tab.locator("mark").first.inner_text() == "nine"
    tab.get_by_label("In").select_option("gone")
    tab.get_by_role("button", name="Search").click()
    assert tab.locator(".hits li").count() == 1
    assert "said no more" in tab.locator(".hits").inner_text()
    tab.locator(".hits a").first.click()
    tab.wait_for_url("**/versions/1#**")
    assert "nine gates" in tab.locator(".text").inner_text()


def test_a_reader_who_comes_back_sees_only_what_is_new(tab, site, world):
    tab.goto(f"{site}/articles/1")
    tab.get_by_role("button", name="What changed since I last looked").click()
    tab.wait_for_url("**/articles/1#changelog")
    edit(world, ARTICLE, "eight gates", "five gates")
    world.look()
    world.look()
    tab.goto(f"{site}/articles/1")
    tab.get_by_role("button", name="What changed since I last looked").click()
    tab.wait_for_url("**/diff/2..3")
    assert "became “about the five gates”" in tab.locator("main").inner_text()
    tab.get_by_role("link", name="The whole text").click()
    assert [one.strip() for one in tab.locator(".whole del").all_text_contents()] == ["[deleted: eight]"]


def test_a_reader_chooses_the_language_that_pages_speak(tab, read_only):
    tab.goto(f"{read_only}/articles/1?lang=fr")
    assert "Dernière mise à jour" in tab.locator("main").inner_text()
    tab.get_by_role("button", name="Deutsch").click()
    tab.wait_for_url(f"{read_only}/articles/1")
    assert "Zuletzt aktualisiert" in tab.locator("main").inner_text()
    tab.goto(f"{read_only}/changes")
    assert tab.locator("html").get_attribute("lang") == "de"
    assert tab.get_by_role("button", name="Deutsch").get_attribute("aria-current") == "true"


@pytest.mark.parametrize("path", ["/changes", "/drift", "/corrections"])
def test_filters_are_folded_on_a_phone_and_open_where_they_narrow(chromium, read_only, path):
    tab = chromium.new_page(viewport={"width": 390, "height": 800})
    tab.goto(f"{read_only}{path}")
    field = tab.locator(".narrow input[name=tag]")
    assert not field.is_visible()
    tab.locator(".narrow summary").click()
    field.fill("harbour")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**tag=harbour**")
    assert tab.locator(".narrow input[name=tag]").is_visible()
    tab.set_viewport_size({"width": 1280, "height": 800})
    tab.goto(f"{read_only}{path}")
    assert tab.locator(".narrow input[name=tag]").is_visible()
    assert not tab.locator(".narrow summary").is_visible()
    tab.close()


def test_a_view_is_kept_and_forgotten_by_its_own_page(tab, read_only):
    tab.goto(f"{read_only}/?host=paper.example")
    tab.get_by_role("link", name="Keep this view").click()
    tab.get_by_label("Name of this view").fill("The paper")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/?host=paper.example")
    assert tab.get_by_role("link", name="The paper").get_attribute("aria-current") == "true"
    tab.get_by_role("link", name="Your views").click()
    tab.get_by_role("button", name="Forget the view The paper").click()
    tab.wait_for_load_state()
    tab.goto(f"{read_only}/")
    assert tab.get_by_role("link", name="The paper").count() == 0


def test_times_are_told_in_the_readers_zone(chromium, read_only):
    context = chromium.new_context(timezone_id="Asia/Tokyo", locale="en-GB")
    tab = context.new_page()
    tab.goto(f"{read_only}/articles/1/changes")
    first = tab.locator("time").first
    at = datetime.fromisoformat(first.get_attribute("datetime")).astimezone(ZoneInfo("Asia/Tokyo"))
    assert f"{at:%H:%M}" in first.inner_text()
    assert "GMT+9" in first.inner_text()
    assert first.get_attribute("title").endswith("UTC")
    context.close()


def test_evidence_leads_from_the_sentence_to_the_source_and_back(tab, read_only):
    tab.goto(f"{read_only}/articles/1")
    tab.get_by_role("link", name="side by side").click()
    tab.locator(".panes a[href^='#s1-']").first.click()
    assert "#s1-" in tab.url
    tab.locator("p:target a[href^='#a1-']").first.click()
    assert "#a1-" in tab.url


# ---------------------------------------------------------------- hostile content

VECTORS = (
    "<script>{x}</script>", "<img src=x onerror={x}>", "<svg onload={x}>", "<svg><script>{x}</script></svg>",
    "<iframe srcdoc='<script>parent.{x}</script>'>", "<body onload={x}>", "<details open ontoggle={x}>",
    "<video><source onerror={x}></video>", "<input autofocus onfocus={x}>", "<marquee onstart={x}>",
    "<a href=javascript:{x}>a</a>", "<math><mtext><img src=x onerror={x}></mtext></math>",
    "<style>@import 'javascript:{x}'</style>", "<link rel=stylesheet href=javascript:{x}>",
    "<object data=javascript:{x}>", "<embed src=javascript:{x}>", "<form action=javascript:{x}><button>b</button></form>",
    "<meta http-equiv=refresh content='0;url=javascript:{x}'>", "<base href=javascript:{x}//>",
    "<template><script>{x}</script></template>", "<noscript><p title='</noscript><img src=x onerror={x}>'>",
    "<xmp><script>{x}</script></xmp>", "<textarea><img src=x onerror={x}></textarea>", "{{{{constructor.constructor('{x}')()}}}}",
    "${{{x}}}", "<%= {x} %>", "#{{{x}}}", "\\u003cscript\\u003e{x}\\u003c/script\\u003e",
)  # fmt: skip
WRAPS = ("{}", '">{}', "'>{}", "</title>{}", "</script>{}", "--><!-- -->{}", "]]>{}")


def payloads():
    return [wrap.format(vector.format(x="window.hit=1")) for vector in VECTORS for wrap in WRAPS]


def test_no_text_of_a_page_is_ever_run(tab, site, world):
    texts = payloads()
    assert len(texts) >= 100
    said = "".join(
        f"<h2>{escape(text)}</h2><p>{escape(text)} and the council met {n} times.</p>"
        f"<p><a href='javascript:window.hit=1//{n}'>{escape(text)}</a> was read to the council of the town.</p>"
        for n, text in enumerate(texts)
    )
    hostile = page(*PARAGRAPHS, title=escape(texts[0] + texts[9])).replace("</main>", f"{said}</main>")
    world.web.pages[NEW] = hostile
    number = apart(track.track, world.app, NEW, sources=[ARTICLE]).article.id
    for text in ("nine", "eight"):
        world.web.pages[NEW] = world.web.pages[NEW].replace(
            "council met", f"council {escape(texts[5])} met {text}", 60
        )
        world.look()
        world.look()
    for path in (
        "/", f"/articles/{number}", f"/articles/{number}/versions/1", f"/articles/{number}/diff/1..2",
        f"/articles/{number}/diff/1..2?view=side", f"/articles/{number}/blame", f"/articles/{number}/evidence", f"/frame/{number}", f"/badge/{number}.svg",
        f"/articles/{number}/feed.atom", f"/articles/{number}/diff/1..2?view=all", f"/articles/{number}/changes", "/changes?all=true",
        f"/articles/{number}/sections/s1", "/search?q=council+met", *(f"/search?q={quote(text)}" for text in texts[::20]),
    ):  # fmt: skip
        tab.goto(f"{site}{path}")
        assert tab.evaluate("window.hit === undefined"), path
        for link in tab.locator("a[href^=javascript]").all():
            pytest.fail(f"{path}: {link.get_attribute('href')}")


@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_two_versions_stand_side_by_side_or_in_line(chromium, read_only, width):
    """The columns share the screen; under 700 px what was deleted stands in the line itself."""
    tab = chromium.new_page(viewport={"width": width, "height": 900})
    tab.goto(f"{read_only}/articles/1/diff/1..2?view=side")
    old, new = tab.locator("td.old").first, tab.locator("td.new").first
    box = new.bounding_box()
    assert box is not None
    if width < 700:
        assert not old.is_visible()
        assert box["width"] > 0.8 * (width - 32)
        assert tab.locator("del.inlined").first.is_visible()
    else:
        left = old.bounding_box()
        assert left is not None
        assert abs(left["width"] - box["width"]) < 5
        assert abs(left["height"] - box["height"]) < 5
        assert not tab.locator("del.inlined").first.is_visible()
    tab.close()


def test_the_changelog_is_beside_the_text_or_folded_above_it(chromium, read_only):
    wide = chromium.new_page(viewport={"width": 1280, "height": 900})
    wide.goto(f"{read_only}/articles/1")
    log, text = wide.locator(".log").bounding_box(), wide.locator(".text").bounding_box()
    assert log is not None
    assert text is not None
    assert log["x"] > text["x"] + text["width"] - 1
    assert wide.locator(".log .summary").first.is_visible()
    wide.close()
    narrow = chromium.new_page(viewport={"width": 390, "height": 800})
    narrow.goto(f"{read_only}/articles/1")
    assert not narrow.locator(".log .summary").first.is_visible()
    narrow.locator(".log summary").click()
    assert narrow.locator(".log .summary").first.is_visible()
    log, text = narrow.locator(".log").bounding_box(), narrow.locator(".text").bounding_box()
    assert log is not None
    assert text is not None
    assert log["y"] < text["y"]
    narrow.close()


def test_marks_of_the_time_line_are_reached_by_keyboard_and_large_enough_for_fingers(tab, read_only):
    tab.goto(f"{read_only}/articles/1")
    marks = tab.locator(".timeline a")
    assert marks.count() == 4
    for target in tab.locator(".timeline .target").all():
        box = target.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24
    marks.nth(1).focus()
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/articles/1/changes/2")


def test_a_choice_of_the_form_that_adds_stands_beside_its_words(tab, site, world):
    world.web.pages[NEW] = page(*PARAGRAPHS, title="The tide")
    tab.goto(f"{site}/add")
    tab.get_by_label("Address of the article").fill(NEW)
    tab.get_by_role("button", name="Show what would be tracked").click()
    for choice in tab.locator(".preview input[type=radio]").all():
        mark, words = choice.bounding_box(), choice.locator("xpath=..").bounding_box()
        assert mark is not None
        assert words is not None
        assert mark["y"] + mark["height"] / 2 == pytest.approx(words["y"] + words["height"] / 2, abs=4)
        assert words["height"] < 40


@pytest.mark.parametrize("path", ["/articles/1", "/articles/1/diff/1..2", "/articles/1/changes"])
def test_nothing_that_is_pressed_is_on_paper(tab, read_only, path):
    tab.goto(f"{read_only}{path}")
    tab.emulate_media(media="print")
    for what in ("button", "select", "input", "nav", ".chip"):
        assert tab.locator(what).filter(visible=True).count() == 0, what
    assert tab.locator(".summary").first.is_visible()


def test_what_a_column_cuts_off_is_told_where_one_points_at_it(chromium, read_only):
    tab = chromium.new_page(viewport={"width": 1000, "height": 800})
    tab.goto(f"{read_only}/")
    cut = tab.locator("td.said").first
    assert cut.evaluate("cell => cell.scrollWidth > cell.clientWidth")
    cut.hover()
    assert cut.get_attribute("title") == " ".join(cut.inner_text().split())
    assert tab.locator("td.versions").first.get_attribute("title") is None
    tab.close()


def test_what_rules_leave_out_is_shown_while_they_are_written(tab, read_only):
    tab.goto(f"{read_only}/articles/1/settings")
    tab.locator("textarea[name=ignore]").fill("budget")
    tab.locator("#effects del").first.wait_for()
    assert "maintenance budget" in tab.locator("#effects").inner_text()


def test_on_a_phone_the_first_edit_is_in_sight_under_what_is_said_of_all(chromium, site, world):
    """Four sentences of three lines each, and a row for each picker, left it under the screen."""
    at = "https://paper.example/long"
    said = [
        f"The {place} committee said in a long and careful statement on Monday evening that {n}00 residents of "
        f"the {place} quarter had been asked to leave their houses until the engineers are done with the wall."
        for n, place in enumerate(("northern", "southern", "eastern", "western", "central"), 2)
    ]
    world.web.pages[at] = page(*said, title="Residents leave five quarters of the old town")
    number = apart(track.track, world.app, at).article.id
    for n in range(2, 7):
        edit(world, at, f"{n}00 residents", f"{n}50 of the residents and their guests")
    world.look()
    world.look()
    phone = chromium.new_page(viewport={"width": 390, "height": 844})
    phone.goto(f"{site}/articles/{number}/diff/1..2")
    assert phone.locator(".short li").count() >= 4
    box = phone.locator(".told .edit").first.bounding_box()
    assert box is not None
    assert box["y"] + 60 < 844
    phone.close()
