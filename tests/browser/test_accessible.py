"""Pages for everybody: axe at three widths, 200 % zoom and more, text from right to left, nothing that jumps while it loads."""

import asyncio
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, StreamingResponse
from starlette.routing import Route

from tests.browser.conftest import apart, opened, served, twice_edited
from tests.browser.test_in_browser import VIEWS
from tests.ingest.test_story import edit, page
from versioner.ingest import track
from versioner.storage import pages

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
# how far what stands on a page has moved since it began to load
_SHIFTS = """window.moved = 0;
new PerformanceObserver(list => { for (const one of list.getEntries()) window.moved += one.value; })
  .observe({type: 'layout-shift', buffered: true});
addEventListener('load', () => {
  const drawn = (done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50)));
  window.settled = new Promise((done) => setTimeout(() => drawn(done), 400));
});"""
# what a page breaks: [rule, where first]; no more of the report than that crosses to us
_AXE = """axe.run(document, {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'],
}).then(told => told.violations.map(one => [one.id, one.nodes[0].html.slice(0, 200)]))"""


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """Beside the article and its source one that is written from right to left, edited once; tests only read it."""
    world = twice_edited(tmp_path_factory.mktemp("many"))
    html = page(*TEXT, title=TITLE).replace('<html lang="en">', '<html lang="ar" dir="rtl">')
    assert 'lang="ar"' in html
    world.web.pages[ARABIC] = html
    apart(track.track, world.app, ARABIC)
    edit(world, ARABIC, "6.4", "7.4")
    world.look()
    world.look()
    yield world
    world.app.db.dispose()


@pytest.fixture(scope="module")
def desk(many):
    with opened(many) as address:
        yield address


@pytest.fixture(scope="module")
def axe():
    found = find_spec("axe_core_python")
    if found is None or found.origin is None:
        pytest.skip("axe-core is missing")
    return Path(found.origin).with_name("axe.min.js").read_text(encoding="utf-8")


def right_to_left(many):
    with many.app.db.read() as session:
        return next(row.id for row in pages.all_pages(session) if row.url == ARABIC)


def test_axe_finds_nothing_at_any_width_by_day_and_by_night(chromium, desk, many, axe):
    number = right_to_left(many)
    rtl = (f"/articles/{number}", f"/articles/{number}/diff/1..2", f"/articles/{number}/blame")
    context = chromium.new_context(bypass_csp=True)
    tab = context.new_page()
    wrong = {}
    for path in (*VIEWS, "/notify", *rtl):
        tab.goto(f"{desk}{path}")
        tab.evaluate(axe)
        for width, scheme in ((390, "light"), (1280, "light"), (1280, "dark"), (1920, "light")):
            tab.set_viewport_size({"width": width, "height": 900})
            tab.emulate_media(color_scheme=scheme)
            if found := tab.evaluate(_AXE):
                wrong[path, width, scheme] = found
    context.close()
    assert wrong == {}


def test_nothing_is_cut_off_at_two_and_four_times_the_size(chromium, desk, many):
    """A window of 1280 px at 200 % and 400 % (WCAG 1.4.4, 1.4.10): no page is to be pushed sideways."""
    number = right_to_left(many)
    context = chromium.new_context(device_scale_factor=2)
    tab = context.new_page()
    wide = {}
    for path in (*VIEWS, "/notify", f"/articles/{number}", f"/articles/{number}/diff/1..2?view=side"):
        tab.goto(f"{desk}{path}")
        for width in (1280 // 2, 1280 // 4):
            tab.set_viewport_size({"width": width, "height": 450})
            taken = tab.evaluate("document.documentElement.scrollWidth")
            if taken > width:
                wide[path, width] = taken
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


def jumps(chromium, width, addresses):
    """How far each page moved while it loaded and in the 0.4 s after, where that is more than may be.

    Each has a tab of its own, so that all are waited for once; each says itself when that time is over and drawn, for
    on a busy machine its timers come late.
    """
    context = chromium.new_context(viewport={"width": width, "height": 900})
    context.add_init_script(_SHIFTS)
    tabs = {address: context.new_page() for address in addresses}
    for address, tab in tabs.items():
        tab.goto(address)
    moved = {
        address: tab.evaluate("window.settled.then(() => window.moved)") for address, tab in tabs.items()
    }
    context.close()
    return {address: far for address, far in moved.items() if far > NO_SHIFT}


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_jumps_while_a_page_loads(chromium, desk, width):
    assert jumps(chromium, width, [f"{desk}{path}" for path in (*VIEWS, "/notify")]) == {}


def test_what_jumps_is_seen_in_every_tab(chromium):
    def late(_):
        return HTMLResponse(
            "<!doctype html><p>The first.</p><script>const push = () => document.body.prepend("
            "Object.assign(document.createElement('div'), {style: 'height: 300px'}));"
            # what is pushed down before it was ever drawn did not jump: a busy machine draws late
            "requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(push, 100)))</script>"
            + "<p>The next.</p>"
            * 40
        )

    with served(Starlette(routes=[Route("/{n}", late)])) as address:
        paths = [f"{address}/{n}" for n in range(3)]
        assert set(jumps(chromium, 1280, paths)) == set(paths)


def test_two_panes_stand_where_they_will_before_the_second_has_come(chromium):
    """Over a slow line the article comes before its source; as wide as the page, it would be set anew beside it."""
    style = (files("versioner.web") / "static" / "style.css").read_text(encoding="utf-8")
    lines = f"<p>{'The council met on Monday to speak about the gates of the old town. ' * 3}</p>" * 9

    async def slowly():
        yield f'<!doctype html><style>{style}</style><main class="wide"><div class="panes"><div>{lines}</div>'
        await asyncio.sleep(0.5)
        yield f"<div>{lines}</div></div></main>"

    async def panes(_):
        return StreamingResponse(slowly(), media_type="text/html")

    with served(Starlette(routes=[Route("/", panes)])) as address:
        assert jumps(chromium, 1280, [f"{address}/"]) == {}


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
