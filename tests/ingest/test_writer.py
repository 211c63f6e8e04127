"""The writer of the hosts in flight: what comes together is written together, and who is slow is not waited for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest

from tests.conftest import NOW
from versioner.core.model import Level, Outcome
from versioner.errors import StorageError
from versioner.ingest import writer
from versioner.ingest.patience import Patience
from versioner.ingest.pulse import Pulse
from versioner.ingest.writer import Writer
from versioner.storage import hosts
from versioner.storage.database import Database, Session
from versioner.storage.records import Completion, Reservation


class Counting(Database):
    """A database that counts what is written to it."""

    transactions = 0

    @contextmanager
    def write(self) -> Iterator[Session]:
        with super().write() as session:
            self.transactions += 1
            yield session


def of(database: Database, in_flight: Callable[[], int] = lambda: 1) -> Writer:
    patience = Patience(Pulse(), asyncio.Event(), lambda: NOW, endless=False)
    return Writer(database, "me", patience, lambda session, names, left: None, in_flight)


def asked(host: str) -> Reservation:
    return Reservation(host=host, now=NOW, delay=2.0)


async def all_of(writing: Writer, *names: str) -> list[datetime]:
    return await asyncio.gather(*(writing.reserve(asked(name)) for name in names))


def test_what_comes_together_shares_a_transaction_and_each_is_answered(database: Database) -> None:
    counting = Counting(database.url.render_as_string(hide_password=False))
    with counting.write() as session:
        hosts.wake(session, "a.example", NOW)
    before = counting.transactions

    async def both() -> tuple[object, ...]:
        writing = of(counting)
        return await asyncio.gather(
            writing.reserve(asked("a.example")),
            writing.do(lambda session: hosts.host(session, "a.example").due_at),
            writing.reserve(asked("a.example")),
        )

    assert list(asyncio.run(both())) == [NOW, NOW, NOW + timedelta(seconds=2)]
    assert counting.transactions == before + 1
    counting.dispose()


def test_who_keeps_us_waiting_holds_nobody_up(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "_GATHER_SECONDS", 3600.0)

    async def some() -> list[datetime]:
        writing = of(database, in_flight=lambda: 100)  # of which two ever say anything
        await all_of(writing, "a.example", "b.example")  # nothing was written before: nobody is gathered
        return await all_of(writing, "a.example", "b.example")

    found = asyncio.run(asyncio.wait_for(some(), 60))
    assert found == [NOW + timedelta(seconds=2)] * 2


def test_what_is_still_coming_is_waited_for(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "_QUIET_SECONDS", 3600.0)
    counting = Counting(database.url.render_as_string(hide_password=False))

    async def one_after_another() -> None:
        writing = of(counting, in_flight=lambda: 4)
        await writing.reserve(asked("a.example"))
        before = counting.transactions
        first = asyncio.create_task(all_of(writing, "a.example", "b.example"))
        await asyncio.sleep(0)
        await asyncio.gather(first, all_of(writing, "c.example", "d.example"))
        assert counting.transactions == before + 1

    asyncio.run(asyncio.wait_for(one_after_another(), 60))
    counting.dispose()


STILL = Completion(
    page_id=1,
    at=NOW,
    outcome=Outcome.UNCHANGED,
    level=Level.NOT_MODIFIED,
    next_check_at=NOW + timedelta(days=1),
)


@pytest.fixture
def counting(database: Database) -> Iterator[Counting]:
    one = Counting(database.url.render_as_string(hide_password=False))
    with one.write():
        pass
    one.transactions = 0
    yield one
    one.dispose()


def test_what_nobody_waits_for_is_written_with_what_comes_next(
    counting: Counting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "_SOON_SECONDS", 3600.0)

    async def some() -> None:
        writing = of(counting)
        writing.complete_soon(STILL)
        await asyncio.sleep(0.02)
        assert counting.transactions == 0
        await all_of(writing, "a.example")
        assert counting.transactions == 1
        writing.complete_soon(STILL)
        await writing.settled()
        assert counting.transactions == 2
        await writing.settled()  # nothing is left

    asyncio.run(some())
    assert counting.transactions == 2


async def until(happened: Callable[[], object]) -> None:
    while not happened():  # noqa: ASYNC110 - in another thread
        await asyncio.sleep(0.01)


@pytest.mark.parametrize(("seconds", "many"), [(0.01, 1000), (3600.0, 3)], ids=["late", "much"])
def test_what_nobody_waits_for_does_not_wait_for_long(
    counting: Counting, monkeypatch: pytest.MonkeyPatch, seconds: float, many: int
) -> None:
    monkeypatch.setattr(writer, "_SOON_SECONDS", seconds)
    monkeypatch.setattr(writer, "_MANY_SOON", many)

    async def some() -> None:
        writing = of(counting)
        for _ in range(3):
            writing.complete_soon(STILL)
        await until(lambda: counting.transactions)
        assert counting.transactions == 1
        await writing.settled()

    asyncio.run(asyncio.wait_for(some(), 60))


def test_that_what_nobody_waited_for_could_not_be_written_is_told(
    counting: Counting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "_SOON_SECONDS", 0.0)
    tried = []

    @contextmanager
    def full() -> Iterator[Session]:
        tried.append(1)
        raise StorageError("the disk is full")
        yield

    async def some() -> None:
        writing = of(counting)
        monkeypatch.setattr(counting, "write", full)
        writing.complete_soon(STILL)
        await until(lambda: tried)
        with pytest.raises(StorageError):
            await writing.settled()

    asyncio.run(asyncio.wait_for(some(), 60))
