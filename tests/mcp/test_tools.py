"""The tools as a model's client meets them: through the SDK's own client, in process, over stdio and over HTTP."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
import threading
from contextlib import asynccontextmanager, contextmanager

import httpx2
import pytest
import uvicorn
from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters
from mcp.client.streamable_http import streamable_http_client
from mcp_types import TextContent

from tests.ingest.test_story import ARTICLE, PARAGRAPHS, SOURCE, World, edit, page
from tests.web.clients import at_home, through_proxy
from versioner.core.asked.visibility import Visibility
from versioner.ingest import tokens, track, visibility
from versioner.ingest.indexing import catch_up
from versioner.mcp.server import make_server
from versioner.web.app import Serving, create_app

OTHER = "https://paper.example/hush"
READING = {
    "find_articles",
    "search_text",
    "read_version",
    "list_versions",
    "diff",
    "blame",
    "drift",
    "changes",
}
WRITING = {"track", "check", "decide", "judge", "tag"}
CITED = {"address", "id", "url", "page", "first_seen", "not_before", "sha256"}


@pytest.fixture
def world(tmp_path):
    found = World(tmp_path)
    found.web.pages = {
        ARTICLE: page(*PARAGRAPHS),
        SOURCE: page(*PARAGRAPHS, title="The plan"),
        OTHER: page(*PARAGRAPHS, title="Hush"),
    }
    track.track(found.app, ARTICLE, sources=[SOURCE])
    for url in (ARTICLE, SOURCE):
        edit(found, url, "6.4 percent", "9.7 percent" if url == SOURCE else "6.5 percent")
    found.look()
    found.look()
    track.track(found.app, OTHER)
    visibility.show_to(found.app, OTHER, Visibility.PRIVATE)
    catch_up(found.app)
    yield found
    found.app.db.dispose()


async def ask(client, tool, **given):
    """A tool's answer as values; an error's words where it is one."""
    found = await client.call_tool(tool, given)
    if found.is_error:
        (said,) = found.content
        assert isinstance(said, TextContent)
        return said.text
    return found.structured_content


async def names(client):
    return {one.name for one in (await client.list_tools()).tools}


def test_every_tool_answers_with_what_can_be_cited(world):
    async def run():
        async with Client(make_server(world.app)) as client:
            found = await ask(client, "find_articles", query="story")
            assert [one["id"] for one in found["articles"]] == [1]
            shown = await ask(client, "read_version", version="1@latest")
            versions = await ask(client, "list_versions", article="story")
            differ = await ask(client, "diff", old="1@1", new="1@2")
            since = await ask(client, "blame", version="1")
            behind = await ask(client, "drift", article="1")
            told = await ask(client, "changes", since="2026-01-01")
            hits = await ask(client, "search_text", query="budget")
            return found, shown, versions, differ, since, behind, told, hits

    found, shown, versions, differ, since, behind, told, hits = asyncio.run(run())
    cited = [
        found["articles"][0]["cite"],
        shown["cite"],
        *versions["versions"],
        differ["old"],
        differ["new"],
        since["cite"],
        *since["since"].values(),
        behind["cite"],
        behind["sources"][0]["cite"],
        *(one["cite"] for one in told["changes"]),
        *(one["cite"] for one in hits["hits"]),
    ]
    assert len(cited) > 10
    for one in cited:
        assert set(one) >= CITED
        assert one["first_seen"] > one["not_before"] or one["address"].endswith("@1")
        assert len(one["sha256"]) == 64
    assert "6.5 percent" in shown["text"]
    assert shown["cite"]["address"] == "1@2"
    assert differ["change"]["kinds"] == ["number"]
    assert {one["cite"]["address"] for one in told["changes"]} == {"2@2", "1@2"}
    assert any(one["cite"]["address"] == "1@1" and one["until"] == 2 for one in hits["hits"])


def test_it_only_reads_unless_told(world):
    async def run(*, writes):
        async with Client(make_server(world.app, writes=writes)) as client:
            tools = (await client.list_tools()).tools
            tagged = await ask(client, "tag", article="1", tags=["desk"]) if writes else None
            hints = {one.name: one.annotations and one.annotations.read_only_hint for one in tools}
            return hints, tagged

    assert asyncio.run(run(writes=False)) == (dict.fromkeys(READING, True), None)
    found, tagged = asyncio.run(run(writes=True))
    assert found == dict.fromkeys(READING, True) | dict.fromkeys(WRITING, False)
    assert tagged["tags"] == ["desk"]


def test_an_error_is_told_in_words_with_what_may_have_been_meant(world):
    async def run():
        async with Client(make_server(world.app)) as client:
            return await ask(client, "read_version", version="1@9"), await ask(
                client, "changes", since="soon"
            )

    missing, unclear = asyncio.run(run())
    assert "page 1 has no version 9" in missing
    assert "1@2" in missing
    assert "Traceback" not in unclear + missing


def test_an_argument_that_a_tool_has_not_is_refused_and_not_passed_over(world):
    async def run():
        async with Client(make_server(world.app, writes=True)) as client:
            schemas = [one.input_schema for one in (await client.list_tools()).tools]
            return (
                schemas,
                await ask(client, "find_articles", q="nothing like it"),
                await ask(client, "no_tool", q=""),
            )

    schemas, odd, none = asyncio.run(run())
    assert all(one["additionalProperties"] is False for one in schemas)
    assert odd.endswith("unknown argument q; known here: query, tag, host, state, limit")
    assert "Unknown tool" in none


def test_over_stdio_a_client_finds_reads_and_compares(world, tmp_path):
    world.app.db.dispose()
    environ = {name: value for name, value in os.environ.items() if not name.startswith("VERSIONER_")}
    command = StdioServerParameters(
        command=sys.executable, args=["-m", "versioner", "--home", str(tmp_path), "mcp"], env=environ
    )

    async def run():
        async with Client(command) as client:
            return await names(client), await ask(client, "diff", old="1@1", new="1@2")

    tools, differ = asyncio.run(asyncio.wait_for(run(), 120))
    assert tools == READING
    assert differ["new"]["address"] == "1@2"


@contextmanager
def served(world, **how):
    """The web application on a port of its own."""
    held = socket.create_server(("127.0.0.1", 0))
    port = held.getsockname()[1]
    web = create_app(world.app, Serving(port=port, mcp=True, **how))
    server = uvicorn.Server(uvicorn.Config(web, log_level="error", lifespan="on"))
    thread = threading.Thread(target=server.run, args=([held],))
    thread.start()
    try:
        yield f"http://127.0.0.1:{port}/mcp"
    finally:
        server.should_exit = True
        thread.join()
        held.close()


@asynccontextmanager
async def connected(url, secret=None, **headers):
    """The SDK's client, with a token where there is one."""
    sent = headers | ({"Authorization": f"Bearer {secret}"} if secret else {})
    async with (
        httpx2.AsyncClient(headers=sent, timeout=60) as http,
        Client(streamable_http_client(url, http_client=http)) as client,
    ):
        yield client


def test_over_http_the_same_tokens_say_who_may_what(world):
    secrets = {scope: tokens.create(world.app, scope, scope).secret for scope in ("read", "write")}
    through = {"X-Forwarded-For": "203.0.113.9"}  # somebody out in the world, by a proxy

    async def run(url):
        async with connected(url, secrets["read"], **through) as client:
            reader = await names(client), await ask(client, "find_articles")
        async with connected(url, secrets["write"], **through) as client:
            await ask(client, "tag", article="1", tags=["desk"])
            editor = await names(client), await ask(client, "find_articles")
        async with connected(url) as client:
            home = await names(client), await ask(client, "find_articles")
        return reader, editor, home

    with served(world, mcp_write=True) as url:
        reader, editor, home = asyncio.run(asyncio.wait_for(run(url), 240))
    assert (reader[0], [one["id"] for one in reader[1]["articles"]]) == (READING, [1])
    assert (editor[0], {one["id"] for one in editor[1]["articles"]}) == (READING | WRITING, {1, 3})
    assert (home[0], {one["id"] for one in home[1]["articles"]}) == (READING, {1, 3})
    assert next(one for one in editor[1]["articles"] if one["id"] == 1)["tags"] == ["desk"]


def test_strangers_and_pages_of_other_sites_get_nothing(world):
    asked = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
    with through_proxy(create_app(world.app, Serving(mcp=True)), via="1.1 proxy") as stranger:
        for method in ("GET", "POST", "DELETE", "PUT"):
            assert stranger.request(method, "/mcp", json=asked).status_code == 401, method
    with at_home(create_app(world.app, Serving(mcp=True))) as home:
        answer = home.post("/mcp", json=asked, headers={"Origin": "https://evil.example"})
        assert answer.status_code == 403
        assert home.post("/mcp", content=b"x" * 70_000).status_code == 413
    assert at_home(create_app(world.app, Serving())).post("/mcp", json=asked).status_code == 404
