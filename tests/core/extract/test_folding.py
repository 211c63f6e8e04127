"""Buttons that say what folds out behind them, and buttons that do something."""

import pytest

from tests.core.extract.reading import STORY, page, paragraphs, read, text_of
from versioner.core.model import BlockKind

ITEM = "<div class=i><button{}>{}</button><div class=p><p>{}</p></div></div>"
BIKE, HORSE = "May I bring a bicycle?", "And a horse?"


def item(label: str, said: str, more: str = "") -> str:
    return ITEM.format(more, label, said)


def told(inner: str, *, first: int = 3) -> str:
    return text_of(
        page(
            f"<main><h1>Dark</h1>{paragraphs(*STORY[:first])}<div class=a>{inner}</div>{paragraphs(*STORY[first:])}</main>"
        )
    )


ASKED = item(BIKE, "Yes, for two euros.") + item(HORSE, "Only on the morning boat.")


@pytest.mark.parametrize(
    "inner",
    [
        ASKED,
        ASKED.replace("<div class=i>", "").replace("</p></div></div>", "</p></div>"),
        ASKED.replace("<button", "<button aria-expanded=false").replace("<p>", "").replace("</p>", ""),
        ASKED.replace("div class=p", "section").replace("</p></div>", "</p></section>"),
    ],
)
@pytest.mark.parametrize("first", [3, len(STORY)])
def test_questions_on_buttons_and_their_answers_are_text(inner, first):
    lines = told(inner, first=first).split("\n")
    assert lines[first : first + 4] == [BIKE, "Yes, for two euros.", HORSE, "Only on the morning boat."]


def test_questions_on_buttons_are_the_headings_where_the_text_has_no_others():
    asked = item(BIKE, "Yes, it costs two euros on every boat.") + item(
        HORSE, "No, but there is a stable by the quay."
    )
    blocks = read(page(f"<main><h1>Ferry</h1>{paragraphs()}<div>{asked}</div></main>")).document.blocks
    assert [one.text for one in blocks if one.kind is BlockKind.HEADING] == [BIKE, HORSE]


@pytest.mark.parametrize(
    "inner",
    [
        item("News", "<a href=/n>All that is new</a>") + item("Sport", "<a href=/s>All that is played</a>"),
        item("Copy", "beam --watts 40 --colour red") + item("Copy", "beam --watts 50 --colour red"),
        "<button>Like</button><div>12</div><button>Share</button><div>3</div>",
        "<button>Save</button><div>Saved to your list</div><button>Share</button><div>Link was copied there</div>",
        item("Our letter", "Read us every Friday.<input type=email>") + item("Our app", "Read us on the road.<button>Get it</button>"),
        "<button>Previous</button><div><p>A whale came ashore.</p></div><button>Next</button>",
        item("Newsletter", "Sign up now and get the news in your inbox.") + item("Podcast", "Subscribe to our podcast on your phone."),
    ],
)  # fmt: skip
def test_buttons_that_open_menus_ask_or_do_something_are_not_read(inner):
    assert not {"News", "Sport", "Copy", "Like", "Share", "Save", "Our letter", "Our app", "Previous", "Newsletter", "Podcast"} & set(told(inner).split("\n"))  # fmt: skip
