"""What a page can do to the terminal of whoever reads of it: nothing."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from versioner.view.terminal import escaped, one_line, printable


@pytest.mark.parametrize(
    "attack",
    [
        "\x1b]0;renamed\x07",
        "\x1b[2J\x1b[H",
        "\x9b31m",
        "\x1b[8mhidden",
        "\x1b[?1049h",
        "\x1bP+q\x1b\\",
        "a\rb",
        "\u202eexe.txt",
        "\u2066x\u2069",
        "\x7f",
        "\x00",
        "\ud800",
    ],
)
def test_nothing_from_the_web_steers(attack):
    for shown in (printable(attack), printable(attack, colour=True), one_line(attack)):
        assert shown.isprintable()
        assert not set(shown) & set("\x1b\x9b\x07\u202e\u2066\r")


def test_our_own_colours_stay_where_there_is_colour():
    assert printable("\x1b[1;32mnew\x1b[0m\n", colour=True) == "\x1b[1;32mnew\x1b[0m\n"
    assert "\x1b" not in printable("\x1b[1;32mnew\x1b[0m")
    assert "\x1b" not in printable("\x1b[5mblink\x1b[1;99m", colour=True)


@given(st.text(st.characters()))
def test_json_stays_the_same_document(text):
    spelled = json.dumps(text, ensure_ascii=False)
    assert json.loads(escaped(spelled)) == text
    assert not set(escaped(spelled)) & set("\x1b\x9b\x7f\u202e")
