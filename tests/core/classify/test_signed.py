"""A name alone over or under the text that is another's now is the byline; a place, a part of the site, a person spoken of are none."""

import pytest

from tests.core.extract.reading import STORY, page, paragraphs, read
from tests.told import edits_between
from versioner.core.model import EditKind, Significance


def kinds(before: str, after: str, *, where: str = "{line}{story}") -> list[EditKind]:
    old, new = (
        read(
            page(
                f"<main><article><h1>Dark</h1>{where.format(line=line, story=paragraphs())}</article></main>"
            )
        ).document
        for line in (before, after)
    )
    return [edit.kind for edit in edits_between(old, new)]


@pytest.mark.parametrize("where", ["{line}{story}", "<header>{line}</header>{story}", "{story}{line}"])
@pytest.mark.parametrize(
    ("before", "after"),
    [("Nora Lindqvist", "Tom Berg"), ("NORA LINDQVIST", "TOM BERG"), ("Nora Lindqvist", "Tom Berg, Ana Roe")],
)
def test_a_name_alone_that_is_anothers_is_the_byline(before, after, where):
    assert kinds(f"<p>{before}</p>", f"<p>{after}</p>", where=where) == [EditKind.BYLINE]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Local News", "World News"),
        ("Gull Rock", "Port Amber"),  # places of the story
        ("Ilse Brandt", "Nora Lindqvist"),  # the keeper, of whom it tells
    ],
)
def test_what_is_no_byline_is_not_taken_for_one(before, after):
    assert EditKind.BYLINE not in kinds(f"<p>{before}</p>", f"<p>{after}</p>")


@pytest.mark.parametrize(
    "where",
    ["{story}<h2>Winner</h2>{line}", "{story}<p>The winner is:</p>{line}", "{story}{line}<p>Eva Krog</p>"],
)
def test_a_name_that_is_asked_for_is_a_fact_and_no_byline(where):
    assert kinds("<p>Nora Lindqvist</p>", "<p>Tom Berg</p>", where=where) == [EditKind.NAME]


def test_lists_of_names_are_not_held_against_one_another():
    before, after = (
        "".join(f"<p>{letter}{first} {letter}{last}</p>" for letter in "BDFGHKLMN")
        for first, last in (("ora", "indqvist"), ("ilse", "rusk"))
    )
    assert not {EditKind.BYLINE, EditKind.NAME} & set(kinds(before, after))


def test_a_name_between_sentences_signs_nothing():
    story = paragraphs(*STORY[:3]) + "{line}" + paragraphs(*STORY[3:])
    assert EditKind.BYLINE not in kinds("<p>Nora Lindqvist</p>", "<p>Tom Berg</p>", where=story)


def test_who_is_linked_as_the_author_near_the_headline_is_the_byline_and_no_authors_of_teasers():
    def signed(name: str, other: str) -> str:
        teaser = f'<aside><h3>More</h3><a rel="author" href="/{other}">{other} Roe</a></aside>'
        return f'<p><a rel="author" href="/a/{name}">{name} Lindqvist</a></p>{{story}}{teaser}'

    bylines = []
    for name, other in (("Nora", "Jo"), ("Nora", "Kim"), ("Ada", "Kim")):
        html = page(
            f"<main><article><h1>Dark</h1>{signed(name, other).format(story=paragraphs())}</article></main>"
        )
        bylines.append(read(html).document.byline)
    assert bylines == ["Nora Lindqvist", "Nora Lindqvist", "Ada Lindqvist"]


def test_another_byline_is_no_small_matter():
    old, new = (
        read(page(f"<main><h1>Dark</h1><p>{name}</p>{paragraphs()}</main>")).document
        for name in ("Nora Lindqvist", "Tom Berg")
    )
    (edit,) = edits_between(old, new)
    assert (edit.significance, edit.before, edit.after) == (
        Significance.SUBSTANTIVE,
        "Nora Lindqvist",
        "Tom Berg",
    )
