"""A link left open hides no text, tables of links that give figures are text, and cards of other articles are none."""

import pytest

from tests.core.extract.reading import STORY, beside_of, page, paragraphs, read, text_of

CARDS = (
    ("Choir sings in the tunnel", "Forty singers came to the old railway tunnel and stayed until midnight."),
    ("Bakery opens on Mill Lane", "The ovens were lit again after nine years, and the queue was long."),
    ("Goalkeeper out for spring", "He broke a finger in training, the club's doctor said."),
)
SCORES = (("Gull Rock", "3 – 1"), ("Port Amber", "2 – 2"), ("Moss End", "0 – 4"))


@pytest.mark.parametrize(
    "html",
    [
        f"<p>{STORY[0]} <a href='/plan'>The plan</p>{paragraphs(*STORY[1:])}",
        f"<a href='/'>{paragraphs()}",
        f"<a href='/'><img src=l.png alt=logo><table><tr><td>{paragraphs()}</td></tr></table>",
    ],
)
def test_a_link_that_was_left_open_makes_no_link_of_the_text(html):
    found = read(page(f"<main><h1>Dark</h1>{html}</main>")).document.blocks
    assert [block.text for block in found if block.text in STORY[1:]] == list(STORY[1:])
    assert all(not block.links for block in found if block.text in STORY[1:])


def test_a_teaser_that_is_one_link_stays_one():
    teaser = f"<a href='/other'><h3>{CARDS[0][0]}</h3><p>{CARDS[0][1]}</p><p>Read on.</p></a>"
    document = read(page(f"<main><h1>Dark</h1>{paragraphs()}{teaser}</main>")).document
    assert CARDS[0][1] not in [block.text for block in document.blocks if not block.links]


def table(rows) -> str:
    return "".join(
        f"<tr>{''.join(f'<td><a href=/t/{n}>{cell}</a></td>' for n, cell in enumerate(row))}</tr>"
        for row in rows
    )


@pytest.mark.parametrize("head", ["<h2>Results</h2>", ""])
def test_a_table_of_links_that_gives_figures_is_text_where_it_stands_between_paragraphs(head):
    around = f"{paragraphs(*STORY[:3])}{head}<table>{table(SCORES)}</table>"
    assert "Gull Rock | 3 – 1" in text_of(page(f"<main><h1>Dark</h1>{around}{paragraphs(*STORY[3:])}</main>"))
    menu = table((("News", "Sport"), ("Weather", "Tides")))
    for rows in (menu, table((("2024", "2025"), ("2026", "2027")))):
        html = (
            f"<main><h1>Dark</h1>{paragraphs(*STORY[:3])}<table>{rows}</table>{paragraphs(*STORY[3:])}</main>"
        )
        assert " | " not in text_of(page(html))


def cards(*told) -> str:
    return "".join(
        f"<article><time>10:1{n}</time><h3><a href='/s/{n}'>{head}</a></h3><p>{text}</p></article>"
        for n, (head, text) in enumerate(told)
    )


def test_articles_in_the_article_that_lead_elsewhere_are_beside_it_and_entries_of_its_own_are_not():
    html = page(
        f"<main><article><h1>Dark</h1>{paragraphs()}<section><h2>Latest</h2>{cards(*CARDS)}</section></article></main>"
    )
    assert CARDS[0][1] not in text_of(html)
    assert CARDS[0][1] in beside_of(html)
    entries = [
        (f"Lamp, day {n}", f"The keeper said on day {n} that the lamp of the lighthouse is still dark.")
        for n in (1, 2)
    ]
    html = page(f"<main><article><h1>Dark</h1>{paragraphs()}{cards(*entries)}</article></main>")
    assert entries[0][1] in text_of(html)


def test_a_page_that_is_a_list_of_articles_is_read_whole():
    html = page(f"<main><h1>The harbour today</h1><p>What happened.</p>{cards(*CARDS)}</main>")
    assert CARDS[0][1] in text_of(html)
