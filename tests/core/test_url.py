"""Addresses: one spelling for what is the same, a key for what is the same page, nothing that raises by surprise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from versioner.core.url import (
    _resolved,
    host_of,
    leads_home,
    led_to,
    normalise,
    resolve,
    same_page_key,
    site_of,
    typed,
    without_tracking,
)
from versioner.errors import UsageError


@pytest.mark.parametrize(
    ("written", "spelled"),
    [
        ("HTTPS://Paper.Example/a", "https://paper.example/a"),
        ("https://paper.example", "https://paper.example/"),
        ("https://paper.example:443/a#top", "https://paper.example/a"),
        ("http://paper.example:8080/a", "http://paper.example:8080/a"),
        ("https://paper.example/a?utm_source=x&id=7&fbclid=y", "https://paper.example/a?id=7"),
        ("https://paper.example/a?b=2&a=1", "https://paper.example/a?b=2&a=1"),
        ("https://zeitung.example/Straße", "https://zeitung.example/Stra%C3%9Fe"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://paper.example./a", "https://paper.example/a"),
        ("http://[2001:0DB8::0001]/a", "http://[2001:db8::1]/a"),
    ],
)
def test_one_spelling(written, spelled):
    assert normalise(written) == spelled
    assert normalise(spelled) == spelled


@pytest.mark.parametrize(
    "wrong",
    [
        "", " ", "paper.example/a", "ftp://paper.example/", "javascript:alert(1)", "https://", "https:///a",
        "https://user:secret@paper.example/", "https://paper.example:99999/", "https://paper.example:x/",
        "https://pa per.example/", "https://paper.example/a\nb", "https://-a.example/", "https://a..example/",
        "http://[::1", "http://[::x]/", "https://paper.example/\udcff", "https://" + "a" * 64 + ".example/", "https://paper.example/" + "a" * 5000,
    ],
)  # fmt: skip
def test_what_is_no_web_address_is_refused_in_words(wrong):
    with pytest.raises(UsageError) as refused:
        normalise(wrong)
    refused.value.message.encode()
    assert "\n" not in refused.value.message
    assert "secret" not in refused.value.message


@pytest.mark.parametrize(
    "variant",
    [
        "http://paper.example/a/b?x=1&y=2",
        "https://www.paper.example/a/b?x=1&y=2",
        "https://paper.example/a/b/?y=2&x=1",
        "https://paper.example/a/b?x=1&y=2&utm_medium=mail#c",
        "https://paper.example/a/%62?x=1&y=2",
    ],
)
def test_spellings_of_one_page_share_a_key(variant):
    assert same_page_key(variant) == same_page_key("https://paper.example/a/b?x=1&y=2")


@pytest.mark.parametrize(
    "other",
    [
        "https://m.paper.example/a/b",
        "https://paper.example/a/B",
        "https://paper.example/a/b?p=2",
        "https://paper.example:8443/a/b",
        "https://paper.example/a",
    ],
)
def test_other_pages_have_other_keys(other):
    assert same_page_key(other) != same_page_key("https://paper.example/a/b")


def test_references_are_resolved_against_their_page():
    base = "https://paper.example/news/story?x=1"
    assert resolve(base, "../about#team") == "https://paper.example/about"
    assert resolve(base, "//cdn.example/x") == "https://cdn.example/x"
    assert resolve(base, "?x=2") == "https://paper.example/news/story?x=2"
    for nothing in (
        None,
        "",
        "mailto:a@b.example",
        "tel:112",
        "data:text/html,x",
        "http://[::1",
        "https://a:b/",
    ):
        assert resolve(base, nothing) is None


def test_bytes_that_are_no_characters_lead_nowhere():
    assert resolve("https://paper.example/", "/a\udcff") is None


def test_hosts_and_queries():
    assert host_of("https://Paper.example:443/a") == "paper.example"
    assert host_of("https://paper.example:8443/a") == "paper.example:8443"
    assert site_of("http://[::1") == ""
    assert without_tracking("a=1&gclid=2&b&utm_x=3&ref=me") == "a=1&b&ref=me"


@given(st.text(max_size=60))
def test_no_text_raises_anything_but_a_refusal(text):
    for address in (text, f"https://{text}", f"https://paper.example/{text}"):
        try:
            once = normalise(address)
        except UsageError:
            continue
        assert normalise(once) == once
        assert same_page_key(once) == same_page_key(address)
    assert resolve("https://paper.example/", text) is None or isinstance(
        resolve("https://a.example/", text), str
    )
    site_of(text)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("paper.example/story", "https://paper.example/story"),
        (" www.paper.example ", "https://www.paper.example"),
        ("paper.example:8080/a?b#c", "https://paper.example:8080/a?b#c"),
        ("http://paper.example/", "http://paper.example/"),
        ("mailto:me@paper.example", "mailto:me@paper.example"),
        ("me@paper.example", "me@paper.example"),
        ("story", "story"),
        ("7@1.2", "7@1.2"),
        ("./list.csv", "./list.csv"),
        ("127.0.0.1", "127.0.0.1"),
        ("127.0.0.1:8000/a.html", "http://127.0.0.1:8000/a.html"),
        ("localhost:8000", "http://localhost:8000"),
        ("Localhost/a", "http://Localhost/a"),
        ("[::1]:8000/a", "http://[::1]:8000/a"),
        ("localhost", "localhost"),
    ],
)
def test_an_address_as_people_type_it_is_https_and_on_this_machine_http(written, meant):
    assert typed(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("https://l.instagram.com/?u=https%3A%2F%2Fa.example%2Fhelp%3Fx%3D1&e=AT2wj", "https://a.example/help?x=1"),
        ("https://www.google.com/url?sa=t&url=https://a.example/x&usg=3", "https://a.example/x"),
        ("https://www.google.com/url?q=javascript:alert(1)", "https://www.google.com/url?q=javascript:alert(1)"),
        ("https://a.example/login?u=https://b.example/", "https://a.example/login?u=https://b.example/"),
        ("https://l.instagram.com/", "https://l.instagram.com/"),
    ],
)  # fmt: skip
def test_a_service_that_only_notes_who_leaves_is_not_where_a_link_leads(written, meant):
    assert led_to(written) == meant


@pytest.mark.parametrize(
    "came", ["https://a.example", "https://a.example/", "https://www.a.example/en/", "https://a.example/pt-BR", "http://b.example/index.php", "https://a.example/fr/home.html"]
)  # fmt: skip
def test_a_site_leads_home_where_another_page_was_asked_for(came):
    assert leads_home("https://a.example/2026/03/the-lamp", came)
    assert not leads_home("https://a.example/index.html", came)
    assert not leads_home("http://a.example/", came)


@pytest.mark.parametrize(
    "came", ["https://a.example/2026/03/the-lamp/", "https://a.example/?p=41", "https://a.example/news", "https://a.example/en/lamp", "https://a.example/en/lamp/index.html"]
)  # fmt: skip
def test_another_page_is_no_home(came):
    assert not leads_home("https://a.example/2026/03/the-lamp", came)


_OF_LINKS = ["/", "a", "b.html", ".", "..", "//", "?", "=", "&", "#x", ":", "%20", "http://", "https://", "HTTP://", "x.example", "X.Example", "1.2.3.4", "-a-.b", "é", " ", ":80", ":99999", "u@", ";p", "a" * 70]  # fmt: skip
_PAGES = ["http://x.example/p/q?r", "https://x.example", "", "http://u:p@h.example:8080/", "ftp://a.example/", "http://bad host/", "http://[::1]/a"]  # fmt: skip


@given(st.sampled_from(_PAGES), st.lists(st.sampled_from(_OF_LINKS), max_size=6).map("".join))
def test_what_most_links_say_leads_where_any_way_of_reading_it_leads(page, reference):
    assert resolve(page, reference) == (_resolved(page, reference) if reference else None)
