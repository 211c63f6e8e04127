"""Which certificates are believed: the machine's or those of a file, and never none."""

import asyncio
import ssl
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from aiohttp import web

from versioner.errors import FetchError
from versioner.fetch.http import HttpFetcher
from versioner.fetch.interface import FetchRequest
from versioner.fetch.post import HttpPoster

NOW = datetime.now(UTC)


def told(certificate, make, ask):
    """What comes of asking a server of that certificate."""

    async def answer(_):
        return web.Response(text="<p>A page.</p>", content_type="text/html")

    async def go():
        app = web.Application()
        app.router.add_get("/", answer)
        app.router.add_post("/", answer)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=context).start()
        asking = make(
            allow_networks=("127.0.0.0/8",), timeout=10.0, now=lambda: NOW, user_agent="versioner/0"
        )
        try:
            return await ask(asking, f"https://127.0.0.1:{runner.addresses[0][1]}/")
        finally:
            await asking.close()
            await runner.cleanup()

    return asyncio.run(go())


async def fetched(asking, url):
    return (await asking.fetch(FetchRequest(url=url))).status


async def posted(asking, url):
    return (await asking.post(url, b"{}", {})).status


BOTH = pytest.mark.parametrize(("maker", "ask"), [(HttpFetcher, fetched), (HttpPoster, posted)])


@BOTH
def test_a_certificate_that_nobody_vouches_for_is_not_believed(certificate, maker, ask):
    with pytest.raises(FetchError):
        told(certificate, maker, ask)


@BOTH
def test_a_file_of_certificates_is_believed_in_place_of_the_machines(certificate, maker, ask):
    assert told(certificate, lambda **more: maker(ca_file=str(certificate), **more), ask) == 200


@BOTH
def test_what_the_machine_believes_is_believed(certificate, maker, ask, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert told(certificate, maker, ask) == 200


def test_a_file_of_certificates_that_is_none_is_told_at_once():
    with pytest.raises(FileNotFoundError):
        HttpFetcher(user_agent="versioner/0", ca_file="/nowhere/ca.pem", now=lambda: NOW)


def test_no_certificate_is_read_before_an_address_asks_for_it():
    """Reading them is a tenth of a second, and many pages of one's own network have none."""
    code = """
import ssl
ssl.SSLContext.set_default_verify_paths = read = lambda _: 1 / 0
import versioner.fetch.http, versioner.fetch.post
from versioner.fetch.tls import Trust
assert ssl.SSLContext.set_default_verify_paths is read
Trust(None).of("http://a.example/")
try:
    Trust(None).of("https://a.example/")
except ZeroDivisionError:
    print("read")
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "read\n"
