"""The writer of the hosts in flight: what comes together is written together, and who is slow is not waited for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest

from tests.conftest import NOW
from versioner.ingest import writer
from versioner.ingest.patience import Patience
from versioner.ingest.pulse import Pulse
from versioner.ingest.writer import Writer
from versioner.storage import hosts
from versioner.storage.database import Database, Session
from versioner.storage.records import Reservation


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
