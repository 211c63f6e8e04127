"""robots.txt as RFC 9309 says: 4xx means everything is allowed, 5xx or silence means nothing is, for now."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from versioner.errors import FetchError, ForbiddenAddressError
from versioner.fetch.interface import Fetcher, FetchRequest
from versioner.frozen import dataclass

if TYPE_CHECKING:
    from protego import Protego

_MOST = 500 * 1024  # RFC 9309 §2.5: at least 500 KiB must be read; what lies beyond is not
_LONGEST_DELAY = 120.0  # a Crawl-delay beyond two minutes would stop a daemon rather than slow it


@dataclass(frozen=True, slots=True, kw_only=True)
class Robots:
    """A host's robots.txt.

    Attributes:
        body: its text, None where there is none to heed.
        status: what the server answered; None where it did not.
        crawl_delay: seconds between requests that it asks of us.
        why: what kept it from us, for people; "" where it was read, or is remembered.
    """

    body: bytes | None
    status: int | None
    crawl_delay: float | None = None
    why: str = ""

    @property
    def unreachable(self) -> bool:
        """Whether it could not be read, so that nothing may be asked for now."""
        return self.status is None or self.status >= 500


def allowed(robots: Robots, url: str, user_agent: str) -> bool:
    """Whether `url` may be fetched by that agent."""
    if robots.unreachable:
        return False
    return robots.body is None or bool(_parsed(robots.body).can_fetch(url, _token(user_agent)))


@lru_cache(maxsize=256)
def _parsed(body: bytes) -> Protego:
    from protego import Protego  # noqa: PLC0415 - for hosts that have such a file

    return Protego.parse(body[:_MOST].decode("utf-8", "replace"))


def _token(user_agent: str) -> str:
    """The product token, which is what robots.txt groups name (RFC 9309 §2.2.1)."""
    return user_agent.partition("/")[0].strip() or user_agent


async def fetch_robots(fetcher: Fetcher, origin: str, now: datetime, user_agent: str) -> Robots:
    """Ask `origin` (scheme and host) for its robots.txt.

    Raises:
        ForbiddenAddressError: the guard refused the address, and that is what must be told.
        FetchError: the host gave no answer at all, or asks us to slow down (429, 503 with a Retry-After): that
            is about the host, and says nothing of what its robots.txt allows.
    """
    del now
    try:
        found = await fetcher.fetch(FetchRequest(url=f"{origin}/robots.txt", any_type=True))
    except FetchError as error:
        if error.code == "forbidden_address":  # who asked for a page knows nothing of this file
            said: Any = error.values | {"page": origin}
            raise ForbiddenAddressError(error.template, url=origin, transient=False, **said) from error
        if error.unreachable or asks_for_a_pause(error):
            raise
        if error.status is not None and 400 <= error.status < 500:
            return Robots(body=None, status=error.status)
        return Robots(
            body=None,
            status=error.status if error.status and error.status >= 500 else None,
            why=error.message,
        )
    delay = _parsed(found.body).crawl_delay(_token(user_agent))
    return Robots(
        body=found.body[:_MOST],
        status=found.status,
        crawl_delay=None if delay is None else min(float(delay), _LONGEST_DELAY),
    )


def asks_for_a_pause(error: FetchError) -> bool:
    """Whether the host says that it is asked too much (RFC 6585 §4), or when it will be back (RFC 9110 §10.2.3)."""
    return error.status == 429 or (error.status == 503 and error.retry_after is not None)
