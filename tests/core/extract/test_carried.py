"""What a page carries where no element shows it as text: scripts, marks of footnotes, raised figures, typewriter pages."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from versioner.core.extract import read_page
from versioner.core.model import BlockKind, Document

AT = datetime(2026, 11, 20, tzinfo=UTC)
TEXT = (
    "The lighthouse on Skerry rock was switched off on Monday night after a hundred and twelve years of service.",
    "Its keeper, Aud Brekke, said the lamp would be shown in the harbour museum from the beginning of May.",
    "Fishermen asked for a buoy with a light of its own, which the coastal office promised before the autumn.",
    "Nobody has lived on the rock since the station was made automatic, and the boat house fell down in a storm.",
    "The office pays for the removal of the batteries, which weigh nine tonnes, and for the survey of the birds.",
)


def read(html: str) -> Document:
    return read_page(
        html.encode(),
        url="https://paper.example/a",
        content_type="text/html",
        status=200,
        at=AT,
        sha256="0" * 64,
    ).document


def texts(html: str) -> list[str]:
    return [block.text for block in read(html).blocks]


def in_script(program: str, kind: str = "") -> str:
    return (
        f"<!doctype html><title>The light goes out</title><div id=app></div><script{kind}>{program}</script>"
    )


def flight(rows: list[str]) -> str:
    stream = "".join(rows)
    half = len(stream) // 2
    pieces = (stream[:half], stream[half:])
    return "".join(f"self.__next_f.push({json.dumps([1, piece])});" for piece in pieces)


STORY = {
    "story": {"title": "The light goes out", "parts": [{"kind": "text", "value": text} for text in TEXT]}
}
WITH_OFFERS = {
    "story": STORY["story"],
    "offers": [{"line": "A mattress that remembers how you slept last night."}],
}


@pytest.mark.parametrize(
    "page",
    [
        in_script(f"window.__STATE__ = {json.dumps(STORY)};window.loaded=[1]"),
        in_script(f"boot({json.dumps(WITH_OFFERS)})"),
        in_script(f"window.state=JSON.parse({json.dumps(json.dumps(STORY))})"),
        in_script(
            json.dumps({"body": "".join(f"<p>{text}</p>" for text in TEXT)}), " type='application/json'"
        ),
        in_script(
            flight(
                [f"{n:x}:{json.dumps(['$', 'p', None, {'children': text}])}\n" for n, text in enumerate(TEXT)]
            )
        ),
        in_script(flight([f"{n:x}:T{len(text.encode()):x},{text}" for n, text in enumerate(TEXT)])),
    ],
    ids=["assigned", "handed on", "a string of JSON", "typed, unnamed", "a stream", "a stream of texts"],
)
def test_a_text_that_only_a_script_carries_is_read(page):
    assert texts(page) == list(TEXT)


def test_of_a_page_that_shows_its_text_no_script_is_asked():
    shown = "".join(f"<p>{text}</p>" for text in TEXT)
    page = f"<main><h1>Light</h1>{shown}</main><script>x={json.dumps({'more': [text.upper() for text in TEXT]})}</script>"
    assert texts(page) == list(TEXT)


def message(about: str) -> str:
    return f"Your {about} could not be saved, please wait for a minute and try it again."


MESSAGES = {f"save_{n}": message(f"drawing of the {n}th boat") for n in range(24)}
FEW = {f"send_{n}": message(f"letter to the {n}th harbour") for n in range(5)}
IMPRINT = "<h1>Imprint</h1><p>Skerry Press, 4 Quay Street, Hamnes</p><p>Telephone 0047 11 22 33</p>"


@pytest.mark.parametrize(
    "state",
    [
        MESSAGES,
        {"i18n": {"en": MESSAGES}},
        {"i18n": {"en": {"account": MESSAGES, "shop": {**MESSAGES, "more": FEW}, "post": FEW}}},
    ],
)
def test_what_a_program_may_have_to_say_is_no_text_of_the_page(state):
    catalogue = f"<script type=application/json>{json.dumps({'props': state})}</script>"
    assert texts(f"<!doctype html><title>Imprint</title>{IMPRINT}{catalogue}") == [
        "Skerry Press, 4 Quay Street, Hamnes",
        "Telephone 0047 11 22 33",
    ]


@pytest.mark.parametrize(
    "messages",
    [
        {"messages": {"en": MESSAGES}},
        {"shop": MESSAGES, "account": MESSAGES},
        {"shop": MESSAGES, "account": MESSAGES, "offers": {}},
    ],
)
def test_a_story_beside_a_programs_messages_is_read(messages):
    state = {**messages, **WITH_OFFERS}
    assert texts(in_script(json.dumps(state), " type=application/json")) == list(TEXT)


def test_a_story_that_is_told_in_fields_is_read():
    state = {"page": {f"paragraph_{n}": text for n, text in enumerate(TEXT)}}
    assert texts(in_script(json.dumps(state), " type=application/json")) == list(TEXT)


def test_broken_programs_carry_nothing():
    assert texts(in_script('window.a = {"x": [1, 2' + "=[" * 5_000)) == []
    assert texts(in_script('self.__next_f.push([1,"1:Tffffffff,x"])')) == []


def test_the_mark_of_a_footnote_is_no_text():
    def page(mark: str, *, linked: bool = True) -> str:
        inner = f'<a href="#fn">{mark}</a>' if linked else mark
        return f"<main><h1>Light</h1><p>{TEXT[0]}<sup>{inner}</sup> {TEXT[1]}</p></main>"

    for mark in ("1", "[12]", "a", "†", "note 3"):
        assert texts(page(mark)) == [f"{TEXT[0]} {TEXT[1]}"]
    assert texts(page("4", linked=False)) == [f"{TEXT[0]} {TEXT[1]}"]
    assert "nd" in texts(f"<main><p>{TEXT[0]} On the 2<sup>nd</sup> day.</p></main>")[0]


def test_a_raised_figure_stays_raised():
    page = f"<main><h1>Light</h1><p>{TEXT[0]}</p><p>It holds 10<sup>6</sup> litres on 4 km<sup>2</sup> of rock.</p></main>"
    assert texts(page)[1] == "It holds 10⁶ litres on 4 km² of rock."
    row = f"<main><p>{TEXT[0]}</p><table><tr><td>Area</td><td>4 km<sup>2</sup></td></tr></table></main>"
    assert texts(row)[1].replace(" ", "") == "Area|4km²"


def test_a_link_to_work_on_a_section_is_no_part_of_its_heading():
    tool = '<span>[<a href="/edit?section=1">edit</a>]</span>'
    inside = read(f"<main><h1>Light</h1><p>{TEXT[0]}</p><h2>History{tool}</h2><p>{TEXT[1]}</p></main>")
    beside = read(
        f"<main><h1>Light</h1><p>{TEXT[0]}</p><div><h2>History</h2>{tool}</div><p>{TEXT[1]}</p></main>"
    )
    for document in (inside, beside):
        assert [section.path for section in document.sections] == [(), ("History",)]
        assert [block.text for block in document.blocks] == [TEXT[0], "History", TEXT[1]]


def test_a_typewritten_page_has_paragraphs_and_a_program_has_lines():
    kinds = {block.kind for block in read("<pre>" + "\n\n".join(TEXT) + "</pre>").blocks}
    assert kinds == {BlockKind.PARAGRAPH}
    program = "def light():\n\n    return lamp.on()\n\nlight()"
    assert [block.kind for block in read(f"<main><p>{TEXT[0]}</p><pre>{program}</pre></main>").blocks][
        1
    ] is BlockKind.CODE


def test_a_cell_that_lays_the_page_out_holds_paragraphs():
    cell = "<br><br>".join(TEXT)
    assert texts(f"<table><tr><td>Menu</td><td>{cell}</td></tr></table>")[-len(TEXT) :] == list(TEXT)


def test_an_article_that_a_page_calls_navigation_is_read_and_a_menu_is_not():
    story = "".join(f"<p>{text}</p>" for text in TEXT)
    menu = "".join(f'<a href="/{n}">News from the town and the harbour, part {n}</a>' for n in range(40))
    assert texts(f"<nav><h1>Light</h1>{story}</nav>") == list(TEXT)
    assert texts(f"<nav>{menu}</nav><main><h1>Light</h1>{story}</main>") == list(TEXT)


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ("Aud Brekke", "Aud Brekke"),
        ({"name": "Aud Brekke"}, "Aud Brekke"),
        ([{"name": "Aud Brekke"}, {"name": "Ole Vik"}], "Aud Brekke, Ole Vik"),
        ("https://paper.example/people/7", None),
        ({"id": 7}, None),
    ],
)
def test_who_wrote_a_text_that_is_data_is_read_from_that_data(author, byline):
    story = {"author": author, "body": [{"text": text} for text in TEXT]}
    other = {"author": "Eva Storm", "teaser": "Another story that is only offered here has an author too."}
    data = json.dumps({"props": {"story": story, "more": [other]}})
    assert read(in_script(data, " type=application/json")).byline == byline
