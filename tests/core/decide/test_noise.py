"""Edits are told, furniture is not: pages drawn anew at every fetch, and one kind of furniture after another."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from random import Random

import pytest

from tests.conftest import PROFILE
from tests.core.extract import reading
from tests.newspage import PARAGRAPHS, NewsPage
from versioner.core.decide import state_bytes
from versioner.core.decide.derive import derive
from versioner.core.decide.found import Accepted
from versioner.core.decide.state import PageState
from versioner.core.decide.thresholds import Thresholds
from versioner.core.extract import read_page
from versioner.core.model import Outcome
from versioner.core.told.reasons import Ignored

START = datetime(2026, 11, 1, tzinfo=UTC)
ALL = NewsPage(Random(0)).restless


class Watched:
    """A page's history, one fetch an hour."""

    def __init__(self) -> None:
        self.state, self.hour = PageState.empty(), 0
        self.told: list[Accepted] = []
        self.outcome = Outcome.UNCHANGED

    def see(self, body: bytes | str) -> "Watched":
        body = body.encode() if isinstance(body, str) else body
        at = START + timedelta(hours=self.hour)
        self.hour += 1
        seen = read_page(
            body,
            url="http://quay.example/wall",
            content_type="text/html; charset=utf-8",
            status=200,
            at=at,
            sha256=sha256(body).hexdigest(),
        )
        found = derive(self.state, seen, at, Thresholds())
        self.state, self.outcome = state_bytes.from_bytes(state_bytes.to_bytes(found.state)), found.outcome
        self.told += [event for event in found.events if isinstance(event, Accepted) and event.number > 1]
        return self

    @property
    def text(self) -> str:
        assert self.state.accepted is not None
        return "\n".join(block.text for block in self.state.accepted.blocks)

    @property
    def hours(self) -> list[int]:
        return [round((event.first_seen - START) / timedelta(hours=1)) for event in self.told]


# ---------------------------------------------------------------- all of it at once


# With advertisements in `div`s between its paragraphs nothing but time tells them apart.


def test_paragraphs_that_are_advertisements_in_all_but_name_are_hardly_ever_told():
    told = 0
    for seed in range(40):
        page, watched = NewsPage(Random(seed), "plain", repeats=False), Watched()
        for _ in range(8):
            watched.see(page.html())
        told += len(watched.told)
    assert told <= 2  # of 320 fetches, in each of which a visible word differs


# Pages are drawn: what two looks show alike by chance is an edit to anybody. One is borne of 60 histories, none of 30.
SEEDS = 30 if PROFILE == "long" else 15
DRAWN = [(seed, *style) for seed in range(SEEDS) for style in (("plain", ALL - {"ads"}), ("semantic", ALL))]
BY_CHANCE = SEEDS // 30


def test_furniture_that_moves_at_every_fetch_is_never_told():
    told = []
    for seed, style, restless in DRAWN:
        page, watched = NewsPage(Random(seed), style, restless, repeats=False), Watched()
        for _ in range(8):
            watched.see(page.html())
        told += [(seed, style)] if watched.told else []
    assert len(told) <= BY_CHANCE, told


def test_an_edit_is_told_whatever_moves_around_it():
    missed = []
    for seed, style, restless in DRAWN:
        page, watched = NewsPage(Random(seed), style, restless, repeats=False), Watched()
        n, hour = 1 + seed % (len(PARAGRAPHS) - 2), 2 + seed % 4
        new = page.paragraphs[n][:-1] + ", as 73 people were told."
        for now in range(10):
            if now == hour:
                page.paragraphs[n] = new
            watched.see(page.html())
        missed += [] if watched.hours == [hour] and new in watched.text else [(seed, style, watched.hours)]
    assert len(missed) <= BY_CHANCE, missed


@pytest.mark.parametrize("cut", [False, True])
def test_a_paragraph_added_or_cut_is_told_whatever_moves_around_it(cut):
    told, missed = "The pilots' guild asked for a second lamp at the end of the mole, and got it.", []
    for seed, style, restless in DRAWN:
        page, watched = NewsPage(Random(seed), style, restless, repeats=False), Watched()
        n = 1 + seed % (len(PARAGRAPHS) - 2)
        for now in range(9):
            if now == 4 and cut:
                del page.paragraphs[n]
            elif now == 4:
                page.paragraphs.insert(n, told)
            watched.see(page.html())
        right = set(watched.hours) == {4} and (told in watched.text) is not cut
        missed += [] if right else [(seed, style, watched.hours)]
    assert len(missed) <= BY_CHANCE, missed


# ---------------------------------------------------------------- one thing at a time

ARTICLE = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)


def page_with(inside: str = "", after: str = "", before: str = "") -> str:
    """An article, with something in its middle, behind or before it, and nothing that says what that is."""
    half = "".join(f"<p>{text}</p>" for text in PARAGRAPHS[:6])
    rest = "".join(f"<p>{text}</p>" for text in PARAGRAPHS[6:])
    return f"<html><body>{before}<div><h1>The sea wall</h1><div>{half}{inside}{rest}</div>{after}</div></body></html>"


def comments(count: int) -> str:
    said = "".join(
        f"<div><b>reader{n}</b><p>I say this for the {n}th time, nobody listens.</p></div>"
        for n in range(count)
    )
    return f"<section><h3>{count} comments</h3>{said}</section>"


def replies(count: int) -> str:
    said = "".join(
        f"<li><p>I say this for the {n}th time, nobody listens.</p><a href='#r'>Répondre</a></li>"
        for n in range(count)
    )
    return f"<div><h3>Vos réactions</h3><ul>{said}</ul></div>"


@pytest.mark.parametrize(("link", "told"), [("", [4]), ("href='/s'", [])])
def test_items_in_the_text_in_another_order_are_told_and_links_are_not(link, told):
    items, watched = ("The fish market", "Two old ferries", "Nine yachts"), Watched()
    for now in range(8):
        order = items if now < 4 else (items[1], items[0], items[2])
        lines = "".join(f"<li><a {link}>{item}</a></li>" if link else f"<li>{item}</li>" for item in order)
        watched.see(page_with(inside=f"<ul>{lines}</ul>"))
    assert watched.hours == told


FURNITURE = {
    "comments that are counted": lambda n: page_with(after=comments(2 + n // 2)),
    "comments that can be replied to": lambda n: page_with(after=replies(2 + n // 2)),
    "a ticker": lambda n: page_with(
        after=f"<div><p>DAX {18000 + 7 * n} +{n % 5}.2%</p><p>Brent {70 + n}.4 -0.{n}%</p></div>"
    ),
    "reading time and age": lambda n: page_with(
        inside=f"<p>{3 + n % 2} min read</p><p>{n + 1} hours ago</p>"
    ),
    "views and shares": lambda n: page_with(inside=f"<p>{1200 + 31 * n} views</p><p>{20 + n} shares</p>"),
    "a menu in another order": lambda n: page_with(
        before="<div><ul>"
        + "".join(f"<li><a href='/{x}'>{x}</a></li>" for x in sorted("abcdefg", key=lambda x: hash((x, n))))
        + "</ul></div>"
    ),
    "a country list in another order": lambda n: page_with(
        after="<div>"
        + "".join(
            f"<p>{x}</p>" for x in (("Norway", "Chile", "Ghana") if n % 2 else ("Ghana", "Norway", "Chile"))
        )
        + "</div>"
    ),
    "a newsletter box that comes and goes": lambda n: page_with(
        inside="<div><h3>By mail</h3><p>Get the five stories that matter, each weekday at seven.</p><input type=email></div>"
        if n % 3
        else ""
    ),
    "a cookie window": lambda n: page_with(
        after=""
        if n % 4 < 2
        else "<div><p>This site uses cookies to remember what you chose.</p><p>Necessary</p><p>Statistics</p><button>Accept</button></div>"
    ),
    "a cookie table and its partners": lambda n: page_with().replace(
        "</body>",
        "<div><p>We use cookies and ask 310 partners.</p><input type=checkbox>"
        + "".join(
            f"<table><tr><td>Partner {m} Ltd</td><td>keeps it {m} days</td></tr></table>"
            for m in range(n % 3, 12)
        )
        + "</div></body>",
    ),
    "related stories": lambda n: page_with(
        inside=f"<p><a href='/s/{n}'>Ferry line adds crossing number {('one', 'two', 'three', 'four')[n % 4]} for the summer after years of asking</a></p>"
    ),
    "a build number": lambda n: page_with(after=f"<p>Version 1.2.{200 + n}</p>"),
    "the year of the rights": lambda n: page_with(after=f"<p>© {2020 + n} The Quay</p>"),
    "hidden mail addresses": lambda n: page_with(
        inside="<p>Write to <a class=__cf_email__ data-cfemail='{}'>[email&nbsp;protected]</a> until the end of the month.</p>".format(
            bytes([n, *(ord(c) ^ n for c in "desk@quay.example")]).hex()
        )
    ),
}


@pytest.mark.parametrize("kind", FURNITURE)
def test_furniture_alone_is_never_told(kind):
    watched = Watched()
    for n in range(12):
        watched.see(FURNITURE[kind](n))
    assert [event.document.blocks for event in watched.told] == []


NEWS = {
    "a death toll that rises every hour": lambda n: page_with(
        inside=f"<p>At least {12 + 3 * n} people died in the flood, the ministry said.</p>"
    ),
    "a live blog": lambda n: page_with(
        inside="".join(
            f"<div><h3>{9 + m}:{10 + m}</h3><p>The {('first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth')[m]} gate "
            "was closed at noon and the road behind it is dry.</p></div>"
            for m in reversed(range(1 + n))
        )
    ),
    "a table of figures": lambda n: page_with(
        inside=f"<table><tr><th>Part</th><th>Cost</th></tr><tr><td>North arm</td><td>{n + 3}.2 million</td></tr>"
        "<tr><td>South arm</td><td>4 million</td></tr></table>"
    ),
    "a mail address": lambda n: page_with(
        inside=f"<p>Objections go to office{n}@quay.example until the end of the month.</p>"
    ),
    "a list of names": lambda n: page_with(
        inside="<ul>" + "".join(f"<li>Gate {m}, Lower Town</li>" for m in range(2 + n)) + "</ul>"
    ),
}


@pytest.mark.parametrize("kind", NEWS)
def test_facts_of_the_article_are_told_however_often_they_move(kind):
    """Each stands for two fetches, as a change that is confirmed does."""
    watched = Watched()
    for n in range(6):
        watched.see(NEWS[kind](n)).see(NEWS[kind](n))
    assert watched.hours == [2, 4, 6, 8, 10]


def test_a_number_that_moves_at_every_fetch_is_told_each_time_in_running_text():
    watched = Watched()
    for n in range(6):
        watched.see(NEWS["a death toll that rises every hour"](n))
    assert watched.hours == [1, 2, 3, 4]


def test_dates_and_notes_are_read_wherever_they_stand():
    """A share button beside them does not make them furniture."""
    body = page_with(
        before="<header><p>Published: 3 May 2026</p><a href=/>The Quay</a></header>",
        after="<div><p>Last updated: 4 May 2026</p><button>Share</button></div>"
        "<div><p>Correction: an earlier version of this article gave a wrong number.</p><button>Share</button></div>",
    )
    watched = Watched().see(body)
    assert watched.state.accepted is not None
    assert str(watched.state.accepted.published)[:10] == "2026-05-03"
    assert str(watched.state.accepted.modified)[:10] == "2026-05-04"
    assert "Correction: an earlier version" in watched.text


def linked(url: str) -> str:
    return page_with(
        inside=f"<p>The council has put the drawings of the wall <a href='{url}'>on its pages</a> for all to see.</p>"
    )


def test_where_a_sentence_of_the_article_links_to_is_part_of_it_but_not_how():
    watched = Watched()
    for url in (
        "https://quay.example/plan",
        "https://www.quay.example/plan?utm_source=x",
        "http://quay.example/plan/index.html#north",
    ):
        watched.see(linked(url)).see(linked(url))
    assert watched.hours == []
    watched.see(linked("https://quay.example/new/plan")).see(linked("https://quay.example/new/plan"))
    watched.see(linked("https://builder.example/offer")).see(linked("https://builder.example/offer"))
    assert watched.hours == [6, 8]


def test_a_letter_of_an_address_is_the_same_however_it_is_written():
    watched = Watched()
    for url in ("https://quay.example/f%C3%A4hre", "https://quay.example/fähre"):
        watched.see(linked(url)).see(linked(url))
    assert watched.hours == []


@pytest.mark.parametrize("way", ["out/{n}", "go/a{n}b{n}c{n}d{n}e{n}f{n}", "s;jsessionid=A{n}F/plan"])
def test_a_link_that_leads_elsewhere_at_every_fetch_is_never_told_and_hides_no_edit(way):
    watched = Watched()
    for n in range(100, 112):
        watched.see(linked(f"https://quay.example/{way.format(n=n)}"))
    assert watched.hours == []
    for n in range(112, 118):
        watched.see(linked(f"https://quay.example/{way.format(n=n)}").replace("drawings", "costs"))
    assert len(watched.hours) == 1
    assert "costs of the wall" in watched.text
    assert "drawings of the wall" not in watched.text


def test_a_paragraph_moved_is_told_and_is_no_rewrite():
    watched = Watched()
    moved = [PARAGRAPHS[0], *PARAGRAPHS[2:], PARAGRAPHS[1]]
    body = (
        "<html><body><h1>The sea wall</h1>" + "".join(f"<p>{text}</p>" for text in moved) + "</body></html>"
    )
    watched.see(page_with().replace("<div>", "").replace("</div>", "")).see(body).see(body)
    assert watched.hours == [1]
    assert sorted(watched.text.split("\n")) == sorted(PARAGRAPHS)


def test_a_redesign_is_no_edit_but_an_edit_in_the_same_step_is():
    old = "<html><body><table><tr><td><h1>The sea wall</h1>" + ARTICLE + "</td></tr></table></body></html>"
    new = f"<html><body><header><a href=/>The Quay</a></header><main><article><h1>The sea wall</h1>{ARTICLE}</article></main></body></html>"
    watched = Watched().see(old).see(new).see(new)
    assert watched.hours == []
    watched = (
        Watched()
        .see(old)
        .see(new.replace("12.4 million", "13.1 million"))
        .see(new.replace("12.4 million", "13.1 million"))
    )
    assert watched.hours == [1]


def test_an_old_copy_from_a_cache_does_not_hide_an_edit():
    """Two servers, one behind the other: new, old, new, new."""
    watched = Watched()
    new = page_with().replace("9 to 4", "10 to 3")
    for body in (page_with(), new, page_with(), new, new):
        watched.see(body)
    assert watched.hours == [3]


def test_what_calms_down_is_believed_again():
    watched = Watched()
    for n in range(4):
        watched.see(page_with(after="<p>Low tide 4</p>" if n % 2 else ""))
    for _ in range(26):
        watched.see(page_with(after="<p>Low tide 4</p>"))
    assert watched.hours == []
    assert not any(block.reason is Ignored.COMES_AND_GOES for block in watched.state.noise())
    watched.see(page_with(after="<p>Low tide 9</p>")).see(page_with(after="<p>Low tide 9</p>"))
    assert len(watched.told) == 1


def test_what_is_ignored_is_listed_with_its_reason():
    watched = Watched()
    for n in range(4):
        watched.see(
            page_with(
                inside=f"<p>{3 + n} min read</p>", after="<p>Garden chairs at half price</p>" if n % 2 else ""
            )
        )
    reasons = {block.text: block.reason for block in watched.state.noise()}
    assert reasons["6 min read"] is Ignored.TICKS
    assert reasons["Garden chairs at half price"] is Ignored.COMES_AND_GOES


WALLS = (
    "<title>Just a moment...</title><body><p>Checking your browser before you go on.</p></body>",
    "<body><h1>Page not found</h1><p>The page you requested is not available.</p></body>",
    "<body><h1>Before you continue</h1><p>We use cookies.</p><button>Accept all</button></body>",
    "<body><p>Loading…</p></body>",
    "<body></body>",
)


@pytest.mark.parametrize("wall", WALLS)
def test_a_wall_never_becomes_the_article_and_nothing_is_told_when_it_is_gone(wall):
    for seed in range(12):
        page, watched = NewsPage(Random(seed), "semantic"), Watched()
        watched.see(page.html()).see(page.html())
        for _ in range(1 + seed % 6):
            if "<body></body>" in wall:
                watched.see(f"<html>{wall.replace('<body>', '<body> ')}</html>")
            else:
                watched.see(f"<html>{wall}</html>")
            assert watched.outcome is Outcome.SUSPECT
        watched.see(page.html()).see(page.html())
        assert watched.told == []
        assert watched.outcome in {Outcome.NOISE, Outcome.UNCHANGED, Outcome.PENDING}


def test_an_item_corrected_back_is_an_edit_and_stays_in_the_text():
    def page(item: str) -> str:
        return _page(f"<ul><li>{item}</li><li>Opened: 1931</li></ul>")

    first, second = "Keeper of the lock: Aud Brekke", "Keeper of the lock: Jon Feld"
    watched = Watched()
    for item in (first, first, second, second, second, first, first, first):
        watched.see(page(item))
    shown = [[block.text for block in one.document.blocks if "Keeper" in block.text] for one in watched.told]
    assert shown[-2:] == [[second], [first]]
    assert watched.told[-1].reverted_to == 1


def test_a_row_in_the_midst_of_a_long_table_is_corrected_back_as_an_item_is():
    def page(figure: str, note: str) -> str:
        rows = {
            "Figure": "Tonnes",
            "Herring": "31.0",
            "Cod": figure,
            "Plaice": "4.2",
            "Sole": "1.9",
            "Eel": "0.3",
        }
        table = "".join(f"<tr><td>{name}</td><td>{said}</td></tr>" for name, said in rows.items())
        return _page(f"<table>{table}</table><p>{note} the fishmonger of the quay counted the boxes.</p>")

    watched = Watched()
    for figure, note in (
        [("12.5", "On Monday")] * 2 + [("21.5", "On Monday")] * 3 + [("12.5", "On Tuesday")] * 3
    ):
        watched.see(page(figure, note))
    assert [
        [block.text for block in one.document.blocks if block.text.startswith("Cod")] for one in watched.told
    ] == [["Cod | 21.5"], ["Cod | 12.5"]]


def test_a_line_that_goes_on_taking_turns_is_furniture_in_the_end():
    watched = Watched()
    for n in range(24):
        lines = ("Guest of the day: Aud Brekke", "Guest of the day: Jon Feld")
        watched.see(_page(f"<ul><li>{lines[n // 2 % 2]}</li><li>Opened: 1931</li></ul>"))
    assert len(watched.told) <= 3


def _page(box: str) -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS[:8])
    return f"<main><h1>Wall</h1><p>{PARAGRAPHS[8]}</p>{box}{text}</main>"


def test_what_is_learned_is_the_same_in_every_process():
    """Blocks that take turns with the same other are told in the order of the text, whatever sets think of it."""
    code = """
from datetime import UTC, datetime
from versioner.core.decide.comparable import ComparableBlock
from versioner.core.decide.noise import History, learn
def blocks(*texts):
    return [ComparableBlock(text, n, False, True) for n, text in enumerate(texts)]
ones = ["Read also: ten birds of the harbour %s" % word for word in "alpha beta gamma delta".split()]
history, before = History.empty(), blocks(*ones[:2])
for now in (ones[2:], ones[:2], ones[2:], [ones[0], ones[3]], ones[1:3], ones[:1], ones[1:]):
    history, before = learn(history, before, blocks(*now), datetime(2026, 1, 1, tzinfo=UTC)), blocks(*now)
print(sorted(history.blocks.items()), sorted(history.templates.items()))
"""
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2", "3", "4")
    }
    assert len(said) == 1


# ---------------------------------------------------------------- what stands between two moving things


def _gates(*lines: str) -> str:
    text = "".join(f"<p>{line}</p>" for line in lines)
    return f"<html><body><article><h1>The gates</h1>{text}</article></body></html>"


_SAID = (
    "The council met on Monday to speak about the nine gates of the old town and the harbour.",
    "Its maintenance budget rose by 6.4 percent this year, more than anybody had expected of it.",
)


def test_an_edited_line_keeps_its_place_behind_a_counter():
    watched = Watched()
    for n in range(8):
        month = "March" if n < 4 else "April"
        watched.see(_gates(f"{n * 37 + 12} people are reading this", f"The gates, seen in {month}", *_SAID))
    assert watched.hours == [4]
    assert watched.text.splitlines()[1:] == ["The gates, seen in April", *_SAID]


def test_a_link_behind_a_label_that_is_another_at_every_fetch_is_never_told():
    """A short headline too, where the label is much of the line; not after a day either, when what rotates is old."""
    watched, rest = (
        Watched(),
        ("Snow", "A ferry late", "Tulips", "The long road to a new library", "Two goals"),
    )
    for n in range(60):
        said = f'<b>Lesen Sie auch</b> <a href="/{n}">{rest[n % 5]} {n}</a>'
        watched.see(_gates(_SAID[0], said, _SAID[1] if n < 40 else _SAID[1].replace("6.4", "7.1")))
    assert watched.hours == [40]


def test_what_took_turns_and_is_away_when_calm_sets_in_is_not_told_as_gone():
    """Of ten names one is shown at a time: the first has not gone because it had no turn for a day of fetches."""
    names, told = [f"— {first} Wren" for first in "Ann Bo Cy Dee Eve Flo Gus Hal Ivy Jan".split()], []
    for seed in range(12):
        chance, watched = Random(seed), Watched()
        for n in range(70):
            shown = names[0] if n == 0 else chance.choice(names[n > 9 :])
            watched.see(_gates(_SAID[0], f"{chance.choice(names[1:])[2:5]} {n * 7} likes", shown, _SAID[1]))
        told += watched.hours
    assert told == []


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("© 2025 Amber Gazette Ltd. All rights reserved, here and abroad.", "© 2026 Amber Gazette Ltd. All rights reserved, here and abroad.", 0),
        ("1.204 lecturas", "3.871 lecturas", 0),
        ("1204 просмотра", "3871 просмотров", 0),
        ("Copyright in 2025 photographs is held by the museum, its keeper said.", "Copyright in 2026 photographs is held by the museum, its keeper said.", 1),
        ("1204 lecturers", "3871 lecturers", 1),
    ],
)  # fmt: skip
def test_an_imprint_and_a_count_of_readers_are_no_text(before, after, told):
    old, new = (reading.page(f"<h1>Dark</h1>{reading.paragraphs()}<p>{line}</p>") for line in (before, after))
    state, found = PageState.empty(), 0
    for n, html in enumerate((old, old, new, new)):
        step = derive(state, reading.read(html), reading.AT + timedelta(days=n), Thresholds())
        state, found = step.state, found + len(step.events)
    assert found == 1 + told


def test_a_line_that_says_now_this_and_now_that_sentence_of_the_text_hides_none_of_them():
    """A pull quote that is another at every fetch had made the sentence that it said once a thing that takes turns: its end was never told."""

    def told_with(pulled: str, texts: tuple[str, ...] = reading.STORY) -> str:
        return reading.page(
            f"<h1>Dark</h1>{reading.paragraphs(*texts[:3])}<p>{pulled}</p>{reading.paragraphs(*texts[3:])}"
        )

    watched = Watched()
    for n in (0, 3, 1, 4, 0, 3):
        watched.see(told_with(reading.STORY[n]))
    assert watched.hours == []
    less = (reading.STORY[0], *reading.STORY[2:])
    for n in (3, 2, 3):
        watched.see(told_with(reading.STORY[n], less))
    assert watched.hours == [6]
    assert reading.STORY[1] not in watched.text
