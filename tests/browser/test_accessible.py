"""Pages for everybody: axe at three widths, 200 % zoom and more, text from right to left, nothing that jumps while it loads."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.browser.conftest import apart, served
from tests.browser.test_in_browser import VIEWS
from tests.ingest.test_story import edit, page
from versioner.ingest import track
from versioner.storage import pages
from versioner.web.app import Serving, create_app

pytestmark = pytest.mark.browser

ARABIC = "https://paper.example/arabic"
TITLE = "مجلس المدينة يدرس حاجزا جديدا للمد"
TEXT = (
    "اجتمع المجلس يوم الاثنين للحديث عن البوابات التسع للمدينة القديمة والميناء.",
    "تكلف الخطة 6.4 في المائة من الميزانية، كما قال العمدة للصحفيين في المساء.",
    "رحب التجار بالتصويت، لكنهم طلبوا أن يبدأ العمل قبل الشتاء المقبل.",
)
# Lighthouse's "good" is 0.1; a time that is told in the reader's own zone may need a line more, or one less
NO_SHIFT = 0.05
_SHIFTS = """() => new Promise(done => {
  let moved = 0;
  new PerformanceObserver(list => { for (const one of list.getEntries()) moved += one.value; })
    .observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done(moved), 400);
})"""
_AXE = (
    "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
)


@pytest.fixture
def many(world):
    """Beside the article and its source one that is written from right to left, edited once."""
    html = page(*TEXT, title=TITLE).replace('<html lang="en">', '<html lang="ar" dir="rtl">')
    assert 'lang="ar"' in html
    world.web.pages[ARABIC] = html
    apart(track.track, world.app, ARABIC)
    edit(world, ARABIC, "6.4", "7.4")
    world.look()
    world.look()
    return world


@pytest.fixture
def desk(many):
    with served(create_app(many.app, Serving(public_read=True))) as address:
        yield address


def axe(tab):
    found = find_spec("axe_core_python")
    if found is None or found.origin is None:
        pytest.skip("axe-core is missing")
    tab.evaluate(Path(found.origin).with_name("axe.min.js").read_text(encoding="utf-8"))
    return [(one["id"], one["nodes"][0]["html"][:200]) for one in tab.evaluate(_AXE)["violations"]]


def right_to_left(many):
    with many.app.db.read() as session:
        return next(row.id for row in pages.all_pages(session) if row.url == ARABIC)


@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_axe_finds_nothing_at_any_width(chromium, desk, many, width):
    number = right_to_left(many)
    rtl = (f"/articles/{number}", f"/articles/{number}/diff/1..2", f"/articles/{number}/blame")
    context = chromium.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    tab = context.new_page()
    wrong = {}
    for path in (*VIEWS, "/notify", *rtl):
        tab.goto(f"{desk}{path}")
        if found := axe(tab):
            wrong[path] = found
    context.close()
    assert wrong == {}


@pytest.mark.parametrize("width", [1280 // 2, 1280 // 4])
def test_nothing_is_cut_off_at_two_and_four_times_the_size(chromium, desk, many, width):
    """A window of 1280 px at 200 % and 400 % (WCAG 1.4.4, 1.4.10): no page is to be pushed sideways."""
    number = right_to_left(many)
    context = chromium.new_context(viewport={"width": width, "height": 450}, device_scale_factor=2)
    tab = context.new_page()
    wide = {}
    for path in (*VIEWS, "/notify", f"/articles/{number}", f"/articles/{number}/diff/1..2?view=side"):
        tab.goto(f"{desk}{path}")
        taken = tab.evaluate("document.documentElement.scrollWidth")
        if taken > width:
            wide[path] = taken
    context.close()
    assert wide == {}


def test_what_is_written_from_right_to_left_stands_so_and_what_we_say_does_not(tab, desk, many):
    number = right_to_left(many)
    tab.goto(f"{desk}/articles/{number}")
    assert tab.locator("html").evaluate("e => getComputedStyle(e).direction") == "ltr"
    for what in ("h1", ".text", ".text p:not(.quiet)"):
        assert tab.locator(what).first.evaluate("e => getComputedStyle(e).direction") == "rtl", what
    assert tab.locator(".text").get_attribute("lang") == "ar"
    assert tab.locator(".fields").evaluate("e => getComputedStyle(e).direction") == "ltr"
    box = tab.locator(".text").bounding_box()
    line = tab.locator(".text p:not(.quiet)").first.evaluate(
        "e => { const r = document.createRange(); r.selectNodeContents(e); const b = [...r.getClientRects()].at(-1); return b.right }"
    )
    assert box is not None
    assert line > box["x"] + box["width"] * 0.9  # the last line begins at the right edge
    tab.goto(f"{desk}/articles/{number}/diff/1..2")
    assert tab.locator(".edits bdi").first.evaluate("e => getComputedStyle(e).direction") == "rtl"
    tab.goto(f"{desk}/articles/1")
    assert tab.locator("h1").evaluate("e => getComputedStyle(e).direction") == "ltr"


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_jumps_while_a_page_loads(chromium, desk, width):
    context = chromium.new_context(viewport={"width": width, "height": 900})
    tab = context.new_page()
    jumped = {}
    for path in (*VIEWS, "/notify"):
        tab.goto(f"{desk}{path}")
        moved = tab.evaluate(_SHIFTS)
        if moved > NO_SHIFT:
            jumped[path] = moved
    context.close()
    assert jumped == {}


def test_a_time_line_on_a_phone_shows_what_is_newest(chromium, desk):
    context = chromium.new_context(viewport={"width": 390, "height": 900})
    tab = context.new_page()
    tab.goto(f"{desk}/articles/1")
    box = tab.locator(".timeline .scroll").bounding_box()
    newest = tab.locator(".timeline .scroll circle.substantive").last.bounding_box()
    assert box is not None
    assert newest is not None
    assert box["x"] <= newest["x"] <= box["x"] + box["width"]
    context.close()
