"""robots.txt as RFC 9309 has it: whose group is ours, what silence means, how much of it is read."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from versioner.errors import FetchError, ForbiddenAddressError
from versioner.fetch.interface import Fetched, FetchRequest
from versioner.fetch.robots import Robots, allowed, asks_for_a_pause, fetch_robots

NOW = datetime(2026, 11, 20, tzinfo=UTC)
HOST = "https://paper.example"


class Host:
    """Answers every request with a text, or fails."""

    def __init__(self, answer: str | FetchError) -> None:
        self.answer = answer
        self.asked: list[str] = []

    async def fetch(self, request: FetchRequest) -> Fetched:
        self.asked.append(request.url)
        if isinstance(self.answer, FetchError):
            raise self.answer
        return Fetched(
            url=request.url,
            final_url=request.url,
            status=200,
            headers=(),
            content_type="text/plain",
            body=self.answer.encode(),
        )

    async def close(self) -> None:
        """Nothing is open."""


def read(answer: str | FetchError) -> Robots:
    host = Host(answer)
    found = asyncio.run(fetch_robots(host, HOST, NOW, "versioner/0 (+about)"))
    assert host.asked == [f"{HOST}/robots.txt"]
    return found


def failure(status: int, after: float | None = None) -> FetchError:
    return FetchError("no", url=HOST, status=status, retry_after=after)


def test_the_group_that_names_us_goes_before_that_of_all() -> None:
    found = read("User-agent: *\nDisallow: /\n\nUser-agent: Versioner\nDisallow: /drafts\nCrawl-delay: 7\n")
    assert found.crawl_delay == 7
    assert allowed(found, f"{HOST}/story", "versioner/0")
    assert not allowed(found, f"{HOST}/drafts/1", "versioner/0")
    assert not allowed(found, f"{HOST}/story", "another/0")


def test_a_delay_of_a_day_is_two_minutes_and_no_number_is_none() -> None:
    assert read("User-agent: *\nCrawl-delay: 86400\n").crawl_delay == 120
    assert read("User-agent: *\nCrawl-delay: soon\n").crawl_delay is None


def test_what_lies_beyond_500_kib_is_not_read() -> None:
    found = read("#" * 500 * 1024 + "\nUser-agent: *\nDisallow: /\n")
    assert len(found.body or b"") == 500 * 1024
    assert allowed(found, f"{HOST}/story", "versioner/0")


@pytest.mark.parametrize(("status", "may"), [(404, True), (403, True), (500, False), (503, False)])
def test_a_refusal_allows_everything_and_a_breakdown_nothing(status: int, may: bool) -> None:
    found = read(failure(status))
    assert (found.status, allowed(found, f"{HOST}/story", "versioner/0")) == (status, may)
    assert found.unreachable is not may


@pytest.mark.parametrize(("status", "after", "pause"), [(429, None, True), (503, 60.0, True), (503, None, False), (500, 60.0, False)])  # fmt: skip
def test_who_is_asked_too_much_says_so(status: int, after: float | None, pause: bool) -> None:
    assert asks_for_a_pause(failure(status, after)) is pause


def test_who_is_refused_an_address_is_told_of_the_site_and_not_of_a_file_that_they_never_named() -> None:
    refused = ForbiddenAddressError(
        "{page} leads to {address}", page=f"{HOST}/robots.txt", address="10.0.0.1", url=f"{HOST}/robots.txt"
    )
    with pytest.raises(ForbiddenAddressError, match=r"^https://paper\.example leads to 10\.0\.0\.1$"):
        asyncio.run(fetch_robots(Host(refused), HOST, NOW, "versioner/1"))
