"""Words written from the right move nothing of the sentence that they stand in."""

import sys
import unicodedata
from datetime import UTC, datetime

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from versioner.cli.render.speech import Speech
from versioner.cli.render.style import cells, fitted, path, wrap
from versioner.core.classify import change_between
from versioner.core.extract import read_page
from versioner.view.bidi import END, ISOLATE, closed, isolated
from versioner.view.telling import summary
from versioner.view.terminal import printable

AT = datetime(2026, 11, 20, tzinfo=UTC)
TIDE, GATES = "حاجز المد", "שערי הנמל"


@pytest.mark.parametrize("text", ["", "nine gates", "Überführung", "九つの門", "д 6.4"])
def test_what_is_written_from_the_left_stays_as_it_is(text):
    assert isolated(text) == text


@pytest.mark.parametrize("text", [TIDE, GATES, f"the {GATES}", f"{TIDE} 6.4"])
def test_what_is_written_from_the_right_is_set_apart(text):
    assert isolated(text) == f"{ISOLATE}{text}{END}"


@given(st.text(st.sampled_from([*"a1 ש", ISOLATE, END, "\u202e", "\u202c", "\u2067"])))
def test_a_page_opens_and_closes_nothing(text):
    shown = isolated(text)
    assert set(shown.removeprefix(ISOLATE).removesuffix(END)) <= set("a1 ש")
    assert isolated(shown) == shown


@given(st.integers(0, 40), st.integers(0, 40))
def test_each_line_of_a_broken_text_is_whole(one, other):
    text = f"“{isolated(TIDE)}” became “{isolated(GATES)}”."
    first, second = sorted((one, other))
    lines = closed([text[:first], text[first:second], text[second:]])
    for line in lines:
        assert line.count(ISOLATE) == line.count(END)
        assert line.find(ISOLATE) <= line.find(END)
    bare = "".join(lines).replace(ISOLATE, "").replace(END, "")
    assert bare == text.replace(ISOLATE, "").replace(END, "")


def told(before: str, after: str, heading: str = "") -> tuple[str, ...]:
    def page(text: str) -> str:
        head = f"<h2>{heading}</h2>" if heading else ""
        return f"<html><body><main><h1>Tides</h1>{head}<p>{text}</p></main></body></html>"

    old, new = (
        read_page(page(text).encode(), url="https://paper.example/story", content_type="text/html; charset=utf-8",
                  status=200, at=AT, sha256="").document
        for text in (before, after)
    )  # fmt: skip
    return summary(change_between(old, new, version=2, previous=1, first_seen=AT, not_before=AT,
                                  declared_modified=None, marked=False))  # fmt: skip


def test_a_sentence_holds_its_phrases_and_its_section_apart():
    (said,) = told("תקציב העירייה עלה השנה ב 6.4 אחוז", "תקציב העירייה עלה השנה ב 5.1 אחוז", heading=GATES)
    assert said.startswith(f"{ISOLATE}{GATES}{END}: “{ISOLATE}")
    assert f"{END}” became “{ISOLATE}" in said
    assert said.endswith(f"{END}”.")


def test_an_english_page_with_a_turning_sign_turns_nothing():
    (said,) = told("It cost \u202e6.4 million a year.", "It cost \u202e5.1 million a year.")
    assert not set(said) & set("\u202e\u2068\u2069")


def test_a_terminal_is_shown_what_is_set_apart_and_ended():
    assert printable(f"x {ISOLATE}{TIDE}{END} 6") == f"x {ISOLATE}{TIDE}{END} 6"


@pytest.mark.parametrize(
    "attack",
    [f"{ISOLATE}x", f"x{END}", f"{ISOLATE}x\n{END}", f"{ISOLATE}\u202ex{END}", f"{ISOLATE}\x1b[2J{END}"],
)
def test_a_terminal_is_shown_what_is_not(attack):
    assert "<U+" in printable(attack) or "␛" in printable(attack)
    assert not set(printable(attack)) & set("\u202e\x1b")


def test_lines_and_cells_keep_what_is_set_apart_whole():
    sentence = f"“{isolated('مجلس المدينة يدرس حاجزا جديدا للمد في الميناء القديم')}” became “x”."
    for line in wrap(sentence, 24).split("\n"):
        assert line.count(ISOLATE) == line.count(END)
        assert cells(line) <= 24
    cut = fitted(sentence, 20)
    assert cut.count(ISOLATE) == cut.count(END) == 1
    assert cells(cut) <= 20


def test_a_path_of_headings_reads_from_its_first():
    assert path((TIDE, GATES), Speech()) == f"{ISOLATE}{TIDE}{END} > {ISOLATE}{GATES}{END}"


def test_every_sign_that_unicode_writes_from_the_right_is_known():
    signs = [chr(n) for n in range(sys.maxunicode + 1) if unicodedata.category(chr(n)) not in {"Cn", "Cs"}]
    known = regex.compile(r"[\p{bc=R}\p{bc=AL}]")
    assert [sign for sign in signs if bool(known.search(sign)) is not (ISOLATE in isolated(sign))] == []
