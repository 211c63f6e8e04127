"""Fetching over real HTTP: what a server may do to us, each told in one line."""

import asyncio
import gzip
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

import brotli
import pytest
import zstandard
from aiohttp import web

from tests.fetch.server import sending, serving
from tests.ports import deaf_port
from versioner.errors import FetchError, ForbiddenAddressError, NotAnArticleError, TooLargeError
from versioner.fetch.http import HttpFetcher, _validator, retry_after
from versioner.fetch.interface import FetchRequest
from versioner.fetch.robots import Robots, fetch_robots
from versioner.fetch.robots import allowed as robots_allow
from versioner.fetch.ssrf import allowed, literal, networks

NOW = datetime(2026, 11, 20, tzinfo=UTC)
PAGE = "<html><body><p>A page.</p></body></html>"


def html(text=PAGE, **more):
    return web.Response(text=text, content_type="text/html", **more)


def fetch(path="/page", *, request=None, open_loopback=True, limits=None, **pages):
    """Fetch `path` from a server of `pages`; the result, or the error."""

    async def go():
        async with serving(**pages) as base:
            fetcher = HttpFetcher(
                user_agent="versioner/0 (+test)",
                allow_networks=("127.0.0.0/8",) if open_loopback else (),
                now=lambda: NOW,
                **({"timeout": 5.0} | (limits or {})),
            )
            try:
                url = path if "://" in path else base + path
                return await fetcher.fetch(FetchRequest(url=url, **(request or {})))
            finally:
                await fetcher.close()

    return asyncio.run(go())


def test_a_page_comes_with_its_validators_and_our_name():
    seen = {}

    def page(request):
        seen.update(request.headers)
        return html(headers={"ETag": '"a"', "Last-Modified": "Fri, 20 Nov 2026 00:00:00 GMT"})

    found = fetch(page=page, request={"accept_language": "en"})
    assert (found.status, found.etag, found.body) == (200, '"a"', PAGE.encode())
    assert seen["User-Agent"] == "versioner/0 (+test)"
    assert seen["Accept-Language"] == "en"


def test_the_servers_own_validators_are_sent_back_and_304_is_told():
    def page(request):
        return web.Response(status=304 if request.headers.get("If-None-Match") == '"a"' else 200, text="x")

    assert fetch(page=page, request={"etag": '"a"'}).not_modified


@pytest.mark.parametrize("name", ["ETag", "Last-Modified"])
@pytest.mark.parametrize(
    "value", ["yester\x02day", '"a\x7fb"', "lundi, 30 nov d\udce9c", '"' + "e" * 3000 + '"']
)
def test_a_validator_that_cannot_be_sent_back_is_none(name, value):
    """A server that writes such a one would never be asked again: each request would fail before it is sent."""
    asked: list[str] = []

    def page(request):
        asked.extend(key for key in request.headers if key.startswith("If-"))
        return html()

    field = name.lower().replace("-", "_")
    assert fetch(page=page, request={field: value}).status == 200
    assert asked == []
    assert _validator(value) is None


def test_a_long_header_is_no_fault_of_the_page():
    """A policy of 30 kB in a header is sent by real sites."""
    found = fetch(
        page=lambda _: html(headers={"Content-Security-Policy": "img-src " + "https://a.example " * 1_700})
    )
    assert found.status == 200


@pytest.mark.parametrize(
    ("status", "transient"),
    [(401, False), (403, True), (404, True), (410, False), (429, True), (451, False), (503, True)],
)
def test_a_refusal_is_told_with_its_status(status, transient):
    with pytest.raises(FetchError, match=str(status)) as caught:
        fetch(page=lambda _: web.Response(status=status, headers={"Retry-After": "120"}))
    assert (caught.value.status, caught.value.transient, caught.value.retry_after) == (
        status,
        transient,
        120.0,
    )


def test_redirects_are_recorded_and_secrets_stay_with_their_host():
    def away(_):
        raise web.HTTPMovedPermanently("/page")

    found = fetch("/old", old=away, page=lambda _: html())
    assert [(hop.status, hop.url.rpartition("/")[2]) for hop in found.redirects] == [(301, "page")]
    assert found.final_url.endswith("/page")


def test_a_redirect_loop_ends():
    def loop(_):
        raise web.HTTPFound("/page")

    with pytest.raises(FetchError, match="more than 5 times"):
        fetch(page=loop)


def test_a_redirect_to_a_private_address_is_refused():
    def away(_):
        raise web.HTTPFound("http://10.0.0.1/")

    with pytest.raises(ForbiddenAddressError, match=r"10\.0\.0\.1"):
        fetch(page=away)


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/", "http://[::1]:9/", "http://localhost:9/"])
def test_our_own_machine_is_refused_unless_named(url):
    with pytest.raises(ForbiddenAddressError, match="VERSIONER_ALLOW_NETWORKS"):
        fetch(url, open_loopback=False)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "0.0.0.0", "224.0.0.1", "::1", "fe80::1", "fc00::1",
     "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "100.64.0.1"],
)  # fmt: skip
def test_no_address_but_a_public_one_passes_the_guard(address):
    assert not allowed(address)


def test_public_addresses_and_named_networks_pass_the_guard():
    assert allowed("93.184.216.34")
    assert allowed("2606:2800:220:1:248:1893:25c8:1946")
    assert allowed("10.1.2.3", networks(["10.0.0.0/8"]))


def test_a_body_that_never_ends_is_cut():
    with pytest.raises(TooLargeError):
        fetch(page=lambda _: html("x" * 300_000), limits={"max_raw": 100_000})


def test_an_empty_page_and_a_picture_are_no_articles():
    with pytest.raises(FetchError, match="empty page"):
        fetch(page=lambda _: html(""))
    with pytest.raises(NotAnArticleError, match="image/png"):
        fetch(page=lambda _: web.Response(body=b"\x89PNG", content_type="image/png"))


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"%PDF-1.7", "application/pdf"),
        (b"%PDF-1.7", "application/octet-stream"),
        (b"# Title", "text/markdown"),
    ],
)
def test_papers_and_markdown_come_through(body, kind):
    assert fetch(page=lambda _: web.Response(body=body, content_type=kind)).body == body


def test_a_broken_encoding_is_told():
    with pytest.raises(FetchError, match="broken encoding"):
        fetch(
            page=lambda _: web.Response(
                body=b"no gzip", content_type="text/html", headers={"Content-Encoding": "gzip"}
            )
        )


def test_a_server_that_says_nothing_is_left():
    async def slow(_):
        await asyncio.sleep(2)
        return html()

    with pytest.raises(FetchError, match="did not answer"):
        fetch(page=slow, limits={"timeout": 0.3})


def test_a_host_that_is_not_listening_is_told():
    with deaf_port() as port, pytest.raises(FetchError, match="cannot be connected to"):
        fetch(f"http://127.0.0.1:{port}/")


def test_retry_after_is_read_in_both_its_forms_and_a_day_at_most():
    assert retry_after(" 90 ", NOW) == 90
    assert retry_after("Fri, 20 Nov 2026 00:01:00 GMT", NOW) == 60
    assert retry_after("Thu, 19 Nov 2026 00:01:00 GMT", NOW) == 0
    for long in ("86401", "9" * 5000, "Fri, 20 Nov 9998 00:01:00 GMT"):
        assert retry_after(long, NOW) == 86_400


@pytest.mark.parametrize(
    "garbage",
    ["soon", "", "-5", "1.5", "²", "1e9", "60 seconds", "Fri, 99 Nov 2026 00:01:00 GMT", "\0", "0x10", ","],
)
def test_a_retry_after_that_makes_no_sense_is_none(garbage):
    assert retry_after(garbage, NOW) is None


@pytest.fixture
def deaf():
    with deaf_port() as port:
        yield f"http://127.0.0.1:{port}/"


def test_a_host_that_gives_no_answer_is_told_from_a_page_that_fails(deaf):
    async def mute(_):
        await asyncio.sleep(60)

    async def stuck(request):
        response = web.StreamResponse(headers={"Content-Type": "text/html"})
        await response.prepare(request)
        await response.write(b"<p>")
        await asyncio.sleep(60)

    def away(_):
        raise web.HTTPFound(deaf)

    short = {"timeout": 0.3}
    cases = [
        (deaf, {}, True),
        ("http://no-such-host.invalid/", {}, True),
        ("/page", {"page": mute}, True),
        ("/page", {"page": stuck}, False),
        ("/page", {"page": away}, False),
        ("/page", {"page": lambda _: web.Response(status=500)}, False),
    ]
    for path, pages, unreachable in cases:
        with pytest.raises(FetchError) as caught:
            fetch(path, limits=short, **pages)
        assert caught.value.unreachable is unreachable, path


def robots(**pages):
    async def go():
        async with serving(**pages) as base:
            fetcher = HttpFetcher(user_agent="versioner/0", allow_networks=("127.0.0.0/8",), now=lambda: NOW)
            try:
                return base, await fetch_robots(fetcher, base, NOW, "versioner/0")
            finally:
                await fetcher.close()

    return asyncio.run(go())


def test_robots_are_heeded_as_rfc_9309_says():
    text = "User-agent: *\nDisallow: /private\nAllow: /private/open\nCrawl-delay: 3\n"
    base, found = robots(robots__txt=lambda _: web.Response(text=text))
    assert found.crawl_delay == 3
    assert not robots_allow(found, f"{base}/private/x", "versioner/0")
    assert robots_allow(found, f"{base}/private/open/x", "versioner/0")


def test_no_robots_allow_everything_and_broken_ones_nothing_for_now():
    base, missing = robots()
    assert robots_allow(missing, f"{base}/x", "versioner/0")
    base, broken = robots(robots__txt=lambda _: web.Response(status=503))
    assert broken.unreachable
    assert not robots_allow(broken, f"{base}/x", "versioner/0")
    assert Robots(body=None, status=None).unreachable


@pytest.mark.parametrize("status", [429, 503])
def test_a_robots_txt_that_asks_for_a_pause_says_nothing_of_what_is_allowed(status):
    with pytest.raises(FetchError) as caught:
        robots(robots__txt=lambda _: web.Response(status=status, headers={"Retry-After": "60"}))
    assert (caught.value.status, caught.value.retry_after) == (status, 60)


@pytest.mark.parametrize(
    "location",
    ["http://[", "http://[::1/x", "http://a.example:99999/", "http://a.example:abc/", f"http://{'a' * 70}.example/",
     "http://a..example/", "ftp://a.example/", "http://", "javascript:alert(1)", "//", "http://a.example\\@b"],
)  # fmt: skip
def test_a_redirect_that_leads_nowhere_is_the_pages_failure(location):
    with pytest.raises(FetchError) as caught:
        fetch(page=lambda _: web.Response(status=302, headers={"Location": location}))
    assert "\n" not in caught.value.message


def test_a_redirect_in_latin_1_is_followed():
    def page(_):
        return web.Response(status=302, headers={"Location": "/caf\udce9"})

    def other(request):
        return html(f"<p>{request.raw_path}</p>")

    with pytest.raises(FetchError, match="404"):  # the byte arrives as it was sent, percent-encoded
        fetch(page=page, other=other)


# as quickly as each can: a bomb of zeros is as small whatever the effort
PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "zstd": zstandard.compress,
    "br": partial(brotli.compress, quality=1),
    "gzip": partial(gzip.compress, compresslevel=1),
}


@pytest.mark.parametrize("encoding", PACKERS)
def test_a_bomb_is_noticed_before_it_bursts(encoding):
    import tracemalloc

    raw = PACKERS[encoding](bytes(300_000_000))

    def page(_):
        return web.Response(body=raw, headers={"Content-Encoding": encoding, "Content-Type": "text/html"})

    tracemalloc.start()
    with pytest.raises(TooLargeError):
        fetch(page=page, limits={"max_decoded": 5_000_000})
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 60_000_000


@pytest.mark.parametrize("encoding", PACKERS)
def test_every_encoding_comes_whole_and_a_cut_one_is_told(encoding):
    text = "".join(f"<p>Paragraph {n} of {n * n}.</p>" for n in range(20_000))
    raw = PACKERS[encoding](text.encode())

    def page(_):
        return web.Response(body=raw, headers={"Content-Encoding": encoding, "Content-Type": "text/html"})

    def cut(_):
        return web.Response(
            body=raw[:-9], headers={"Content-Encoding": encoding, "Content-Type": "text/html"}
        )

    assert fetch(page=page).body.decode() == text
    with pytest.raises(FetchError, match=r"cut off|broken"):
        fetch(path="/cut", cut=cut)


@pytest.mark.parametrize(("encoding", "packed"), [("zstd", zstandard.compress), ("gzip", gzip.compress)])
def test_a_body_in_many_pieces_comes_whole(encoding, packed):
    raw = packed(b"<p>One. ") + packed(b"") + packed(b"Two.</p>")

    def page(_):
        return web.Response(body=raw, headers={"Content-Encoding": encoding, "Content-Type": "text/html"})

    assert fetch(page=page).body == b"<p>One. Two.</p>"


def sent(head, again=b"", **limits):
    """What comes of a server that sends those bytes, whatever it is asked."""

    async def go():
        async with sending(head, again) as base:
            fetcher = HttpFetcher(
                user_agent="versioner/0", allow_networks=("127.0.0.0/8",), now=lambda: NOW, **limits
            )
            try:
                return await fetcher.fetch(FetchRequest(url=base))
            finally:
                await fetcher.close()

    return asyncio.run(go())


_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize(
    ("head", "again"),
    [
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 100),
        (b"", b"\r\n" * 1_000),
        (_HEAD, b"1;" + b"x" * 500 + b"\r\na\r\n"),
        (_HEAD, b"0" * 4_000),
        (_HEAD + b"5;x=", b"y" * 4_000),
    ],
    ids=["interim answers", "empty lines", "chunks of one byte", "a chunk's size", "a chunk's extension"],
)
def test_an_answer_that_never_ends_is_cut_wherever_it_is_long(head, again):
    with pytest.raises(TooLargeError):
        sent(head, again, max_raw=200_000)


def test_a_connection_that_serves_again_and_again_begins_to_count_anew():
    async def go():
        async with serving(page=lambda _: html("x" * 60_000)) as base:
            fetcher = HttpFetcher(
                user_agent="v", allow_networks=("127.0.0.0/8",), now=lambda: NOW, max_raw=100_000
            )
            try:
                return [len((await fetcher.fetch(FetchRequest(url=f"{base}/page"))).body) for _ in range(5)]
            finally:
                await fetcher.close()

    assert asyncio.run(go()) == [60_000] * 5


@pytest.mark.parametrize(
    "answer", [b"HTTP/2 200\r\n\r\n", b"SSH-2.0-x\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: +1\r\n\r\n"]
)
def test_what_is_no_http_is_said_in_one_line(answer):
    with pytest.raises(FetchError, match=r"sent an answer that is no HTTP: [A-Z][\w ,:/-]+$"):
        sent(answer)


@pytest.mark.parametrize(
    "status", [b"206 Part", b"300 Choices", b"302 No Location", b"305 Proxy", b"099 Odd"]
)
def test_an_answer_that_brings_no_page_is_none(status):
    with pytest.raises(FetchError, match="brings no page"):
        sent(b"HTTP/1.1 " + status + b"\r\nContent-Type: text/html\r\nContent-Length: 3\r\n\r\n<p>")


def test_a_304_that_nobody_asked_for_is_a_failure():
    with pytest.raises(FetchError, match="nobody asked"):
        fetch(page=lambda _: web.Response(status=304))


@pytest.mark.parametrize(
    "address",
    ["fec0::1", "192.0.0.8", "192.0.0.9", "192.88.99.1", "3fff::1", "2001:db8::1", "64:ff9b:1::1", "100::1", "5f00::1",
     "::8.8.8.8", "2002:7f00:1::", "64:ff9b::a00:1", "::ffff:10.0.0.1", "198.18.0.1", "240.0.0.1", "255.255.255.255"],
)  # fmt: skip
def test_what_iana_keeps_from_the_public_is_not_asked(address):
    assert not allowed(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_public_addresses_are_asked(address):
    assert allowed(address)


@pytest.mark.parametrize(
    "host",
    ["2130706433", "0x7f000001", "127.1", "0177.0.0.1", "localhost", "a.localhost.", "[::1]", "10.0.0.1"],
)
def test_numeric_hosts_are_judged_before_a_proxy_gets_them(host):
    with pytest.raises(ForbiddenAddressError):
        fetch(path=f"http://{host}/", open_loopback=False, limits={"proxy": "http://127.0.0.1:9"})


def test_names_that_are_no_numbers_spell_no_address():
    assert literal("a.example") is None
    assert literal("1and1.example") is None
