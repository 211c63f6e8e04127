"""The publisher on loopback: serves one article and its source, and counts who looked."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from enum import Enum

from aiohttp import web

from versioner.demo import article as texts
from versioner.demo.pages import Furniture, article_page, consent_page, error_page, source_page

ARTICLE = "/news/flood-defence"
SOURCE = "/council/shoreline-plan"


class Front(Enum):
    """What a visitor of the article meets."""

    ARTICLE = "the article"
    ERROR = "an error page"
    CONSENT = "a consent wall"


class Newsroom:
    """The pages, the furniture around them, and the one door through which a story edits them."""

    def __init__(self, now: Callable[[], datetime], *, widget: str | None = None) -> None:
        self.now = now
        self.started = now()
        self.article = texts.article(self.started)
        self.source = texts.source(self.started)
        self.front = Front.ARTICLE
        self.widget = widget
        self.served: Counter[str] = Counter()
        self.port = 0
        self._runner: web.AppRunner | None = None
        self._looked = asyncio.Event()

    @property
    def article_url(self) -> str:
        """Where the article stands."""
        return f"http://127.0.0.1:{self.port}{ARTICLE}"

    @property
    def source_url(self) -> str:
        """Where its source stands."""
        return f"http://127.0.0.1:{self.port}{SOURCE}"

    async def open(self, port: int = 0) -> None:
        """Serve on 127.0.0.1; port 0 takes a free one."""
        app = web.Application()
        app.router.add_get(ARTICLE, self._article)
        app.router.add_get(SOURCE, self._source)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def close(self) -> None:
        """Stop serving."""
        if self._runner:
            await self._runner.cleanup()

    async def looked_at(self, times: int, *, patience: float) -> None:
        """Wait until both pages were fetched `times` more often than now.

        Raises:
            TimeoutError: nobody came for `patience` seconds.
        """
        goal = {path: self.served[path] + times for path in (ARTICLE, SOURCE)}
        while any(self.served[path] < count for path, count in goal.items()):
            self._looked.clear()
            await asyncio.wait_for(self._looked.wait(), patience)

    def _furniture(self, path: str) -> Furniture:
        self.served[path] += 1
        self._looked.set()
        return Furniture(
            request=self.served[path], minutes=3 + int((self.now() - self.started).total_seconds())
        )

    async def _article(self, request: web.Request) -> web.Response:
        del request
        furniture = self._furniture(ARTICLE)
        if self.front is Front.ERROR:
            return _html(error_page())
        if self.front is Front.CONSENT:
            return _html(consent_page())
        return _html(article_page(self.article, furniture, source=SOURCE, widget=self.widget))

    async def _source(self, request: web.Request) -> web.Response:
        del request
        return _html(source_page(self.source, self._furniture(SOURCE)))


def _html(page: str) -> web.Response:
    return web.Response(text=page, content_type="text/html", charset="utf-8")
