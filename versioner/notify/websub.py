"""WebSub (W3C Recommendation 2018): the hub is told that feeds have news; subscribers hear it from the hub."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from versioner.errors import FetchError, ForbiddenAddressError
from versioner.fetch.post import Poster
from versioner.notify.answer import Answer

SCHEME = "websub+"  # before the hub's address: websub+https://hub.example/
_HEADERS = {"Content-Type": "application/x-www-form-urlencoded"}


def topics(base: str, articles: Sequence[int]) -> tuple[str, ...]:
    """The feeds that have news when those articles have."""
    places = ["", *(f"/articles/{number}" for number in articles)]
    return tuple(f"{base}{place}/feed.{form}" for place in places for form in ("atom", "json"))


async def send(poster: Poster, url: str, news: Sequence[str]) -> Answer:
    """Tell the hub which feeds have news."""
    form = [("hub.mode", "publish"), *(("hub.url", one) for one in news)]
    try:
        found = await poster.post(url.removeprefix(SCHEME), urlencode(form).encode(), _HEADERS)
    except ForbiddenAddressError as error:
        return Answer(error=error.message, lasting=True)
    except FetchError as error:
        return Answer(error=error.message)
    if 200 <= found.status < 300:
        return Answer()
    return Answer(error=f"the hub answered {found.status}", wait=found.retry_after)
