"""Notes of the publisher that a template hangs below the article's element, and what else it hangs there."""

import pytest

from tests.core.extract.reading import STORY, page, paragraphs, read
from versioner.core.model import Role

NOTE = "Correction: An earlier version of this article said that the lens lay in Port Hall."
FIGURE = "Correction: The lamp stood dark for seven weeks after the storm of 1987, not eleven."


def notes(behind: str, *, lang: str = "en", story: tuple[str, ...] = STORY, title: str = "Dark") -> list[str]:
    """The notes of an article with that behind its element."""
    html = page(
        f"<main><article><h1>{title}</h1>{paragraphs(*story)}</article>{behind}</main><footer><p>© Gazette</p></footer>",
        lang=lang,
    )
    return [block.text for block in read(html).document.blocks if block.role is Role.NOTE]


@pytest.mark.parametrize("note", [NOTE, FIGURE])
@pytest.mark.parametrize(
    "behind",
    [
        "<p>{}</p>",
        "<div class=x><p>{}</p></div>",
        "<ul><li><a href=/f>Facebook</a></li></ul><div>Share</div><div><a href=/t>lighthouses</a></div><div><div>{}</div></div>",
        "<p>Ilse Moe covers the coast.</p><p>{}</p>",
        "<aside><h3>The Gull letter</h3><form><input type=email></form></aside><p>{}</p>",
    ],
)
def test_a_note_right_behind_the_article_is_its_own(behind, note):
    assert notes(behind.format(note)) == [note]


@pytest.mark.parametrize("tag", ["h2", "h4", "p"])
def test_a_note_under_a_label_of_its_own_is_too(tag):
    said = "The lamp stood dark for seven weeks after the storm of 1987, not eleven."
    below = f"<div><{tag}>Correction</{tag}><p>{said}</p></div>"
    html = page(f"<main><article><h1>Dark</h1>{paragraphs()}</article>{below}</main>")
    assert said in "\n".join(one.text for one in read(html).document.blocks)


def test_a_note_between_headline_and_article_is_its_own_however_far_from_either():
    over = f"<div><div><h1>Dark</h1></div></div><div><div>{NOTE}</div></div>"
    html = page(f"<main>{over}<article>{paragraphs()}</article></main>")
    assert [one.text for one in read(html).document.blocks if one.role is Role.NOTE] == [NOTE]


def test_a_note_is_where_no_main_element_is_around_the_article():
    html = page(f"<div><article><h1>Dark</h1>{paragraphs()}</article><div><p>{NOTE}</p></div></div>")
    assert [one.text for one in read(html).document.blocks if one.role is Role.NOTE] == [NOTE]


HAFEN = (
    "Der Hafen von Altensiel bleibt bis Ostern gesperrt, weil der Bagger im Schlick steckt, sagte der Hafenmeister.",
    "Die Fischer legen solange in Neuwerk an und fahren ihren Fang mit dem Lastwagen nach Hause.",
    "Der Bagger soll am Montag mit zwei Schleppern freigezogen werden.",
)
PUERTO = (
    "El puerto de Altamar seguirá cerrado hasta Pascua porque la draga se ha hundido en el fango, dijo el capitán.",
    "Los pescadores descargan entretanto en Villanueva y llevan la pesca en camiones.",
    "La draga será remolcada el lunes con dos barcos.",
)


@pytest.mark.parametrize(
    ("lang", "story", "note", "none"),
    [
        ("de", HAFEN, "Korrektur: Der Bagger wird mit drei Schleppern freigezogen, nicht mit zweien.", "Korrekturen: Fehler gefunden? Schreiben Sie uns."),
        ("es", PUERTO, "Corrección: la draga será remolcada el martes, no el lunes.", "Correcciones: ¿Ha visto un error? Escríbanos."),
    ],
)  # fmt: skip
def test_so_in_other_languages(lang, story, note, none):
    assert notes(f"<div><p>{note}</p></div>", lang=lang, story=story) == [note]
    assert notes(f"<div><p>{none}</p></div>", lang=lang, story=story) == []


@pytest.mark.parametrize(
    "behind",
    [
        f"<h2>More news</h2><div><p>{NOTE}</p></div>",
        f"<div><h3><a href=/w>Whale ashore for the third time</a></h3><p>{NOTE}</p></div>",
        f"<div><a href=/w>Whale ashore for the third time</a><p>{NOTE}</p></div>",
        f"<article><h2>Whale ashore</h2><p>A whale came ashore.</p><p>{NOTE}</p></article>",
        f"<article><h1>Whale ashore</h1><p>A whale came ashore.</p></article><p>{NOTE}</p>",
        f"<p><a href=/w>{NOTE}</a></p>",
        f"<section><h3>2 comments</h3><div><b>mara9</b><p>{NOTE}</p></div><div><b>gull</b><p>No, it did not lie there.</p></div></section>",
        "<p>Corrections: Found an error? Write to corrections@gazette.example.</p>",
        "<p>Correction: see our policy on what we mend.</p>",
        "<p>Correction: The tram to Alma has 20 seats, not 12.</p>",
        "<div><p>Correction: The flower show is on 12 May and not on 21 May.</p></div>",
        "<p>Update: Schools in three counties close for the heat.</p>",
        "<p>Update: Get the news of the coast guard on your phone with our app.</p>",
        "<div><h3>Corrections</h3><p>Found an error? Write to our newsroom.</p></div>",
        "<div><h3>Corrections</h3><p><a href=/c1>The lamp of the lighthouse was mended in 1987</a></p></div>",
    ],
)
def test_what_else_stands_below_is_none(behind):
    assert notes(behind) == []
