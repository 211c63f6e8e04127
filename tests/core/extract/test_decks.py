"""What stands between a headline and the article's element: a deck, key points; labels, tags and offers are neither."""

import pytest

from tests.core.extract.reading import STORY, page, paragraphs, text_of

HAFEN = (
    "Der Hafen von Altensiel bleibt bis Ostern gesperrt, weil der Bagger im Schlick steckt.",
    "Die Fischer legen solange in Neuwerk an und fahren ihren Fang nach Hause.",
    "Der Bagger soll am Montag mit zwei Schleppern freigezogen werden.",
)


def told(over: str, *, story: tuple[str, ...] = STORY, lang: str = "en", head: str = "Dark") -> str:
    """What is read before the story of that between the headline and its element."""
    html = page(f"<main><h1>{head}</h1>{over}<article>{paragraphs(*story)}</article></main>", lang=lang)
    return text_of(html).removesuffix("\n".join(story)).strip()


@pytest.mark.parametrize(
    ("over", "lines"),
    [
        ("<h2>Lamp of Gull Rock under water until spring</h2>", "Lamp of Gull Rock under water until spring"),
        ("<p class=x>Lamp of Gull Rock under water until spring</p>", "Lamp of Gull Rock under water until spring"),
        ("<div><h4>Key points</h4><ul><li>Lamp under 30 cm of water</li><li>Crane is broken</li></ul></div>", "Key points\nLamp under 30 cm of water\nCrane is broken"),
        ("<ul><li>Lamp under 30 cm of water</li><li>Crane is broken</li></ul>", "Lamp under 30 cm of water\nCrane is broken"),
        ("<p>Lamp of Gull Rock under water until spring</p><p>By Ada Holm</p><ul><li>Lamp under water</li><li>Crane is broken</li></ul>", "Lamp of Gull Rock under water until spring\nLamp under water\nCrane is broken"),
    ],
)  # fmt: skip
def test_decks_and_key_points_are_the_articles(over, lines):
    assert [line for line in told(over).split("\n") if "Holm" not in line] == lines.split("\n")


def test_so_in_another_language():
    over = "<h2>Altensiel sperrt den Hafen für alle Schiffe bis Ostern</h2><div><h3>Kurz gesagt</h3><ul><li>Bagger steckt im Schlick</li><li>Fang kommt per Lastwagen</li></ul></div>"
    assert told(over, story=HAFEN, lang="de", head="Im Schlick").count("\n") == 3


@pytest.mark.parametrize(
    "over",
    [
        "<p>Coast news</p>",
        "<h2><a href=/w>Lamp of Gull Rock under water until spring</a></h2>",
        "<h2>More from our coast desk every day</h2>",
        "<p>Listen to this article about the coast guard</p>",
        "<p>Get the coast guard news in your inbox</p>",
        "<ul><li>Lighthouses</li><li>Coast</li><li>Storm</li></ul>",
        "<ul><li><a href=/l>Lamp of Gull Rock under water</a></li><li><a href=/c>Crane is broken</a></li></ul>",
        "<h3>Most read</h3><ul><li>Lamp of Gull Rock under water</li><li>Herring prices fall again</li></ul>",
        "<ul><li>Share this article</li><li>Gift this article to a friend</li></ul>",
        "<ul><li>Pork belly falls again</li><li>Oil is dearer today</li></ul>",
    ],
)
def test_labels_tags_links_and_offers_are_not(over):
    assert told(over) == ""


@pytest.mark.parametrize(
    "over", ["<p>Jetzt unseren Newsletter zum Hafen abonnieren</p>", "<h2>Mehr zum Thema Hafen und Fischer</h2>"]
)  # fmt: skip
def test_offers_in_another_language_are_not(over):
    assert told(over, story=HAFEN, lang="de", head="Im Schlick") == ""
