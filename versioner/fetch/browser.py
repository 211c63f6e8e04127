"""Pages that a script fills: a browser runs it, and everything that it asks for is fetched by us, or not at all.

    page, fetched plainly (guard, caps, validators) -> given to a browser that has no network of its own
        -> its scripts, styles and data through the same fetcher: guard, robots.txt, caps; the rest is refused
        -> quiet -> the document as it then is, beside the bytes that the server had sent

Chromium is told to use a proxy where nobody listens: what would slip past the interception reaches nothing.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from versioner.core.extract.kinds import named
from versioner.errors import FetchError
from versioner.fetch.interface import Fetched, Fetcher, FetchRequest
from versioner.fetch.robots import Robots, allowed, fetch_robots

_SECONDS = 30.0  # for one page, all told
_QUIET = 0.5  # seconds without a change of the document
_RESTLESS = 8.0  # seconds after which a document that never rests is taken as it is
_MOST_REQUESTS = 150
_MOST_BYTES = 30_000_000  # of all that a page asks for
_LEAVING = 5.0  # seconds that a page or a browser gets to end
_AT_ONCE = 2  # pages; each may take some hundred megabytes
_WANTED = frozenset({"script", "stylesheet", "xhr", "fetch"})
_LITTLE = 200  # characters of text under which a page with scripts is a shell
_HTML = frozenset({"text/html", "application/xhtml+xml", ""})
# what a page must not do by itself: nothing speaks to any network but through us, nothing is kept, nothing is shown
_ARGUMENTS = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-extensions",
    "--disable-sync",
    "--dns-prefetch-disable",
    "--no-first-run",
    "--proxy-bypass-list=<-loopback>",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--renderer-process-limit=2",
    "--js-flags=--max-old-space-size=512",
)
_NOWHERE = "http://127.0.0.1:9"  # the port of RFC 863, where nobody listens
_SETTLED = """([quiet, most]) => new Promise(done => {
  let timer = setTimeout(done, quiet);
  new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(done, quiet); })
    .observe(document, {subtree: true, childList: true, characterData: true, attributes: true});
  setTimeout(done, most);
})"""


class BrowsingFetcher:
    """A fetcher that has pages filled by a browser, where that is asked for or `unasked` and they have no text.

    What the browser cannot do falls back to the page as it was sent, and the answer's `note` says so.

    Args:
        plain: what fetches, pages and all that they ask for.
        program: of a Chromium; None: there is none.
        user_agent: product token and contact, also what robots.txt is read for.
        obey_robots: whether what a page asks for must be allowed by its host.
        unasked: also for pages that have no text and nobody said so of.
        max_bytes: most bytes of the document as it then is.
        now: the clock.
    """

    def __init__(
        self,
        plain: Fetcher,
        *,
        program: str | None,
        user_agent: str,
        obey_robots: bool,
        unasked: bool,
        max_bytes: int,
        now: Callable[[], datetime],
    ) -> None:
        self._plain, self._program, self._agent = plain, program, user_agent
        self._obey, self._unasked, self._most, self._now = obey_robots, unasked, max_bytes, now
        self._robots: dict[str, asyncio.Task[Robots]] = {}
        self._slots = asyncio.Semaphore(_AT_ONCE)
        self._starting = asyncio.Lock()
        self._driver: Any = None
        self._browser: Any = None

    async def fetch(self, request: FetchRequest) -> Fetched:
        """The page as a reader would see it; raises as the plain fetcher does."""
        if request.any_type or not (request.browser or self._unasked):
            return await self._plain.fetch(request)
        # a shell is the same whatever stands in it: its validators say nothing of the text
        asked = replace(request, etag=None, last_modified=None) if request.browser else request
        sent = await self._plain.fetch(asked)
        if sent.not_modified or named(sent.content_type) not in _HTML:
            return sent
        if not request.browser and not is_shell(sent.body):
            return sent
        try:
            async with self._slots, asyncio.timeout(_SECONDS):
                shown = await self._filled(sent, request)
        except TimeoutError:
            return _as_sent(sent, f"the browser was not done within {_SECONDS:g} seconds")
        except _NoBrowserError as error:
            return _as_sent(sent, str(error))
        except Exception as error:
            if not type(error).__module__.startswith("playwright"):
                raise
            # whatever the browser stumbles over is that page's: it is read as it was sent
            return _as_sent(sent, f"the browser failed: {' '.join(str(error).split())[:200]}")
        return replace(
            sent,
            body=shown,
            content_type="text/html; charset=utf-8",
            raw=sent.body,
            etag=None,
            last_modified=None,
        )

    async def close(self) -> None:
        """Let go of the browser and of connections."""
        await self._end()
        await self._plain.close()

    async def _left(self, context: Any) -> None:
        """Leave a page; a browser that is too busy with it to hear is ended, and another begun at the next need."""
        try:
            async with asyncio.timeout(_LEAVING):
                await context.unroute_all(behavior="ignoreErrors")
                await context.close()
        except TimeoutError:
            await self._end()

    async def _end(self) -> None:
        driver, browser = self._driver, self._browser
        self._driver = self._browser = None
        for end in (browser and browser.close, driver and driver.stop):
            if end:
                try:
                    async with asyncio.timeout(_LEAVING):
                        await end()
                except TimeoutError:
                    pass  # the driver's end takes the browser with it

    async def _open(self) -> Any:
        async with self._starting:
            if self._browser is None:
                if self._program is None:
                    raise _NoBrowserError("there is no Chromium on this machine (VERSIONER_CHROMIUM)")
                try:
                    from playwright.async_api import async_playwright  # noqa: PLC0415 - an extra
                except ImportError as error:
                    raise _NoBrowserError("the extra `browser` is not installed") from error
                self._driver = await async_playwright().start()
                self._browser = await self._driver.chromium.launch(
                    executable_path=self._program,
                    args=[*_ARGUMENTS, *(("--no-sandbox",) if os.geteuid() == 0 else ())],
                    proxy={"server": _NOWHERE},
                )
            return self._browser

    async def _filled(self, sent: Fetched, request: FetchRequest) -> bytes:
        browser = await self._open()
        context = await browser.new_context(
            user_agent=self._agent,
            locale=(request.accept_language or "en").split(",")[0].split(";")[0].strip() or "en",
            accept_downloads=False,
            service_workers="block",
        )
        try:
            visit = _Visit(self, sent, request)
            await context.route("**/*", visit.answer)
            await context.route_web_socket("**", lambda socket: socket.close())
            page = await context.new_page()
            context.on("page", lambda opened: asyncio.ensure_future(opened.close()))
            await page.goto(sent.final_url, wait_until="domcontentloaded", timeout=_SECONDS * 1000)
            await self._rest(page)
            shown: str = await page.content()
        finally:
            await self._left(context)
        found = shown.encode("utf-8", "replace")
        if len(found) > self._most:
            raise _NoBrowserError(f"what the browser made of it has more than {self._most:,} bytes")
        return found

    async def _rest(self, page: Any) -> None:
        """Wait until nothing is asked for and nothing moves, for a while at most."""
        try:
            await page.wait_for_load_state("networkidle", timeout=_RESTLESS * 1000)
        except Exception as error:
            if type(error).__name__ != "TimeoutError":
                raise
            # a page that asks for ever is taken as it is
        await page.evaluate(_SETTLED, [_QUIET * 1000, _RESTLESS * 1000])

    async def permits(self, url: str) -> bool:
        """Whether the robots.txt of its host allows us to fetch an address."""
        if not self._obey:
            return True
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._robots:
            self._robots[origin] = asyncio.create_task(
                fetch_robots(self._plain, origin, self._now(), self._agent)
            )
        try:
            return allowed(await asyncio.shield(self._robots[origin]), url, self._agent)
        except FetchError:
            return False

    async def fetch_part(self, request: FetchRequest) -> Fetched:
        """Something that a page asks for; raises as the plain fetcher does."""
        return await self._plain.fetch(request)


class _NoBrowserError(Exception):
    """Why no browser filled the page, in words."""


class _Visit:
    """What one page asks for, and what it is given."""

    def __init__(self, fetcher: BrowsingFetcher, sent: Fetched, request: FetchRequest) -> None:
        self._fetcher, self._sent, self._request = fetcher, sent, request
        self._requests = self._bytes = 0
        self._begun = False

    async def answer(self, route: Any) -> None:
        """Answer a request of the page from what was sent, through the fetcher, or not at all."""
        asked = route.request
        if not self._begun and asked.is_navigation_request() and asked.method == "GET":
            self._begun = True
            await route.fulfill(
                status=200,
                headers={"content-type": self._sent.content_type or "text/html"},
                body=self._sent.body,
            )
            return
        found = await self._found(asked)
        if found is None:
            await route.abort()
        else:
            await route.fulfill(status=found.status, headers=_passed(found), body=found.body)

    async def _found(self, asked: Any) -> Fetched | None:
        url = asked.url
        # frames, new windows and ways to other pages are navigations too: none of them is the page's text
        if asked.method != "GET" or asked.resource_type not in _WANTED or asked.is_navigation_request():
            return None
        self._requests += 1
        if (
            self._requests > _MOST_REQUESTS
            or self._bytes > _MOST_BYTES
            or not await self._fetcher.permits(url)
        ):
            return None
        same = urlsplit(url)[:2] == urlsplit(self._sent.final_url)[:2]
        try:
            found = await self._fetcher.fetch_part(
                FetchRequest(
                    url=url,
                    any_type=True,
                    headers=self._request.headers
                    if same
                    else (),  # secrets of one site are not shown to another
                    accept_language=self._request.accept_language,
                )
            )
        except FetchError:
            return None
        self._bytes += len(found.body)
        return found


# headers of an answer that a page's scripts depend on; encodings are undone already
_PASSED = frozenset({"content-type", "access-control-allow-origin", "access-control-allow-credentials"})


def _passed(found: Fetched) -> dict[str, str]:
    return {name.lower(): value for name, value in found.headers if name.lower() in _PASSED}


def _as_sent(sent: Fetched, why: str) -> Fetched:
    return replace(sent, note=f"read as it was sent: {why}")


def is_shell(body: bytes) -> bool:
    """Whether a page has scripts and hardly any text: a shell that they were to fill."""
    from versioner.core.extract.tree import parse  # noqa: PLC0415 - for pages that a browser is asked for

    tree = parse(body.decode("utf-8", "replace"))
    if tree is None or tree.body is None or not tree.css_first("script"):
        return False
    tree.strip_tags(["script", "style", "noscript", "template"], recursive=True)
    return len(" ".join(tree.body.text().split())) < _LITTLE
