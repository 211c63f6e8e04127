"""What counts as the same page before anything is read: what a reader sees, and nothing else."""

from datetime import UTC, datetime
from typing import Any

import pytest

from versioner.core.extract import canonical_hash, read_page
from versioner.core.extract.canonical import _spaced, canonical_of
from versioner.core.extract.parsed import Once, parsed
from versioner.core.extract.tree import parse, spaced

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
PAGE = (
    '<html><head><title>Ferry</title><meta property="article:modified_time" content="2026-01-02"></head><body>'
    '<main class="{cls}"><h1>Ferry</h1><p>The ferry sails at <b>nine</b>.</p><p>See <a href="/a?utm_source={cls}">this'
    "</a>.</p></main><!-- {cls} --><script>var t='{cls}'</script></body></html>"
)


def hashed(text):
    return canonical_hash(text.encode(), "text/html; charset=utf-8")


def test_an_author_that_only_the_metadata_name_counts():
    data = '<script type="application/ld+json">{{"author":{}}}</script>'
    forms = (
        '{"@type":"Person","name":"Ilse Brandt"}',
        '[{"@type":"Person","name":"Ilse Brand"}]',
        '"Ilse Bran"',
    )
    pages = [PAGE.replace("</head>", data.format(form) + "</head>") for form in forms]
    assert len({hashed(page) for page in (PAGE, *pages)}) == len(forms) + 1


def test_what_no_reader_sees_changes_nothing():
    assert hashed(PAGE.replace("{cls}", "one")) == hashed(PAGE.replace("{cls}", "two"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("nine", "ten"),
        ("<b>nine</b>", "<b>nin</b>"),
        ("2026-01-02", "2026-01-03"),
        ('href="/a', 'href="/b'),
        ("<p>See", "<p>See <del>not</del>"),
        ("<title>Ferry", "<title>Ferries"),
        ("</main>", "</main><noscript><p>Read this</p></noscript>"),
        ("</main>", "</main><textarea>Read this</textarea>"),
        ("</main>", '</main><iframe srcdoc="<p>Read this</p>"></iframe>'),
        ("</main>", '</main><div><template shadowrootmode="open"><p>Read this</p></template></div>'),
        ("</main>", '</main><img alt="A ferry">'),
        ("</p><p>", "</p><h2>"),
    ],
)
def test_what_a_reader_sees_changes_it(old, new):
    page = PAGE.replace("{cls}", "one")
    assert page.replace(old, new, 1) != page
    assert hashed(page) != hashed(page.replace(old, new, 1))


def test_a_page_that_shows_little_is_compared_by_its_data_too():
    shell = '<div id="app"></div><script id="data" type="application/json">{"text": "%s"}</script>'
    assert hashed(shell % "nine") != hashed(shell % "ten")


@pytest.mark.parametrize(
    "menu", ["", "<nav>" + "<a href=/x>Harbours and lighthouses of the north</a>" * 40 + "</nav>"]
)
def test_a_page_that_shows_no_sentences_is_compared_by_its_programs_too(menu):
    shell = (
        menu
        + '<h1>Ferry</h1><script>window.__STATE__={"body": "<p>The ferry sails at %s.</p>'
        + "<p>It waits.</p>" * 20
        + '"}</script>'
    )
    assert hashed(shell % "nine") != hashed(shell % "ten")


def test_a_page_that_shows_its_sentences_is_not():
    page = (
        "<script>var build = '%s';"
        + "go();" * 60
        + "</script>"
        + "<p>The ferry sails at nine and at ten.</p>" * 20
    )
    assert hashed(page % "one") == hashed(page % "two")


def test_texts_declared_as_data_count():
    page = '<script type="application/ld+json">{"articleBody": "%s"}</script><p>' + "Words. " * 200
    assert hashed(page % "nine") != hashed(page % "ten")


def test_a_tree_beyond_all_bounds_is_not_built():
    assert parse("<div>" * 6_000) is None
    assert parse("<br>" * 500_000) is None
    assert parse("<p>" * 6_000) is not None  # paragraphs close each other
    assert parse("<div></div>" * 6_000) is not None
    assert hashed("<div>" * 6_000 + "a") != hashed("<div>" * 6_000 + "b")


def test_a_page_parsed_for_its_hash_is_read_as_if_parsed_anew():
    """Its tree is handed on: the hash leaves it as it was, scripts and drawings with it."""
    body = (
        b"<html><head><title>Gates</title><script type=application/ld+json>"
        b'{"@type":"NewsArticle","headline":"Gates","datePublished":"2026-11-24T08:00:00Z"}</script></head>'
        b"<body><svg><text>drawn</text></svg><article><h1>Gates</h1><p>The council met on Monday to speak of gates.</p>"
        b"<select><option>one</option></select><p>Nobody was late, and all seven gates were counted.</p></article></body></html>"
    )
    kind = "text/html; charset=utf-8"
    whole = parsed(body, kind)
    assert canonical_of(whole) == canonical_hash(body, kind) == canonical_of(whole)
    given: dict[str, Any] = {
        "url": "https://a.example/x",
        "content_type": kind,
        "status": 200,
        "at": NOW,
        "sha256": "0" * 64,
    }
    assert read_page(body, **given, page=whole) == read_page(body, **given)


def test_a_parsed_page_serves_one_reading():
    once = Once(parsed(b"<p>Gates</p>", "text/html"))
    assert once.take() is not None
    assert once.take() is None


@pytest.mark.parametrize(
    "parts",
    [
        [],
        [" ", "\n\t  ", ""],
        ["\n   One  ", " \x03p\x03", "\n" + " " * 40, "two\x0b\x0c\r\nthree \x1c\x1d\x1e\x1f four"],
        ["A\xa0 \u2009\u3000b\u200b", "\u2028", "\x85c \u1680d\u202f", "e\u205f\xa0"],
    ],
)
def test_spaces_are_single_whatever_they_are(parts):
    assert _spaced(parts) == spaced("".join(parts)).encode()


def test_every_space_of_the_language_is_one():
    signs = [chr(n) for n in range(0x11_0000) if chr(n).isspace()]
    assert _spaced([f"a{sign}{sign}b" for sign in signs]) == b"a b" * len(signs)


@pytest.mark.parametrize("dropped", ["<svg><g><title>A</title></g></svg>", "<select><option>A<option>B</select>", "<style></style>", "<versioner-dates><p>A <b>b</b></p></versioner-dates>"])  # fmt: skip
def test_what_stands_behind_what_is_passed_over_counts(dropped):
    page = PAGE.replace("{cls}", "one")
    without, within = page.replace("</h1>", "</h1> "), page.replace("</h1>", f"</h1> {dropped}")
    assert hashed(within) == hashed(without)
    assert hashed(within.replace("nine", "ten")) == hashed(without.replace("nine", "ten")) != hashed(within)
