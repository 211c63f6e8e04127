"""The engine: many hosts in flight, each drained by one visitor at a time, and none waits for another.

take due hosts (lease) -> claim their best pages -> drain_host: wait our turn -> slot -> visit -> write -> next
                        -> let the host go; what is still due queues up behind the others

There is no batch that all must end. A place (`Slots`) is held while a page is asked for and read, never while
politeness makes us wait. Leases are renewed as long as a host is drained; a host whose lease was lost to another
process is left to it. A host that does not answer, or asks for a pause, is left alone with all its pages.
"""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from secrets import token_hex
from types import TracebackType
from typing import TYPE_CHECKING, Self

from versioner.app import App
from versioner.core.model import Check, Outcome
from versioner.core.told.details import Why, coded
from versioner.core.url import host_of
from versioner.errors import (
    E_,
    CorruptError,
    ExtractError,
    NotFoundError,
    Said,
    StorageError,
    UnreadableError,
)
from versioner.frozen import dataclass
from versioner.ingest import plan
from versioner.ingest.patience import LARGE, P, Patience, T, W, pause
from versioner.ingest.polite import HostTurn
from versioner.ingest.pulse import Pulse
from versioner.ingest.slots import Slots
from versioner.ingest.visit import Visit, failed, visit
from versioner.ingest.writer import Writer
from versioner.storage import checkers, hosts, leases, schedule
from versioner.storage.database import Session
from versioner.storage.records import HostRow, Target

if TYPE_CHECKING:
    from versioner.ingest.apart import Apart
    from versioner.ingest.readers import Pool

_log = logging.getLogger("versioner.engine")

# Hosts held for each place: with a second between two requests and a tenth of one for each, ten hosts fill one.
HOSTS_A_SLOT = 8
# How long a stop waits for what is in flight; systemd and Kubernetes kill later than ten seconds.
GRACE_SECONDS = 7.0
# A visit that took longer than this makes its host a slow one, until it is quicker.
_SLOW_SECONDS = 5.0
# Hosts that come free within this time are followed by one look at what else is due.
_COALESCE_SECONDS = 0.02
# Looks of which all that was learned is kept before their ends are written: a killed process forgets that it looked, no more.
_KEPT = frozenset({Outcome.UNCHANGED, Outcome.NOISE, Outcome.PENDING, Outcome.CHANGED})
# A command reads so many pages in its own process before it begins others: each costs half a second to begin.
_FEW_READS = 50
# A worker's job drains so many turns of one host, then lets others have its place.
_TURNS_A_JOB = 5

Tell = Callable[[Check], None]


def _is_on(url: str, host: str) -> bool:
    """Whether a page is on that host; nearly all are spelled so that a glance tells."""
    return url.startswith((f"https://{host}/", f"http://{host}/")) or host_of(url) == host


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A host that is ours for now, and the pages of it that are due, the most worth first."""

    host: HostRow
    targets: tuple[Target, ...]


class Engine:
    """Looks at pages. Used as a context: what is in flight when it ends is finished, or given back.

    Args:
        app: what to work with.
        tell: told of every check, as it ends.
        stop: once set, nothing is begun any more.
        pulse: told how it fares.
        standing: True for what runs on and on (it outlasts a database that cannot be used, and is known to
            `/readyz`); False for a command that a person waits for.
    """

    def __init__(
        self,
        app: App,
        *,
        tell: Tell,
        stop: asyncio.Event | None = None,
        pulse: Pulse | None = None,
        standing: bool = False,
    ) -> None:
        self._app, self._tell, self._standing = app, tell, standing
        self._stop = stop or asyncio.Event()
        self.pulse = pulse or Pulse()
        self.owner = f"{app.policy.owner[-50:]}/{token_hex(4)}"
        self._patience = Patience(self.pulse, self._stop, app.now, endless=standing)
        self._writer = Writer(app.db, self.owner, self._patience, self._let_go, lambda: len(self._held))
        self._slots = Slots(app.policy.concurrency)
        self._most = HOSTS_A_SLOT * app.policy.concurrency
        self._fetcher = app.open_fetcher()
        # one thread reads: several would only take the interpreter from each other and from the loop
        self._reader = ThreadPoolExecutor(1, "versioner-reader")
        self._readers: Pool | None = None
        self._asking = ThreadPoolExecutor(app.policy.processes, "versioner-asking")
        self._reads = 0
        self._held: dict[str, asyncio.Task[None]] = {}
        self._lost: set[str] = set()
        self._leaked: frozenset[str] = frozenset()
        self._slow: set[str] = set()
        self._freed = asyncio.Event()
        self._more = False  # whether a host that we have not taken may be due; said by the writer
        self._failures: list[BaseException] = []
        self._started_at = app.now()
        self._beating: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        if self._standing:
            await self._writer.do(self._said_hello)
        self._beating = asyncio.create_task(self._beat())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        if self._held:
            await asyncio.wait(self._held.values(), timeout=0 if kind else GRACE_SECONDS)
        assert self._beating is not None
        unended = [*self._held.values(), self._beating]
        for task in unended:
            task.cancel()
        await asyncio.gather(*unended, return_exceptions=True)
        try:
            await self._writer.do(self._said_goodbye)
        except StorageError as unwritten:
            _log.warning("what was not looked at is due again when its lease ends: %s", unwritten.message)
        if self._readers is not None:
            await asyncio.to_thread(self._readers.close)
        self._reader.shutdown(wait=False)
        self._asking.shutdown(wait=False)
        self._writer.close()
        await self._fetcher.close()

    # ------------------------------------------------------------ feeding

    async def run(self, *, tick: float, until_idle: bool = False) -> None:
        """Keep hosts in flight until `stop` is set (or, with `until_idle`, until nothing is due).

        Args:
            tick: seconds between two looks at what is due, when nothing else happens.
            until_idle: end when nothing is due and nothing in flight.

        Raises:
            StorageError: the database cannot be used, and this is no standing engine.
        """
        while not self._stop.is_set() and not self._failures:
            self._freed.clear()
            room = self._most - len(self._held)
            started = await self._take(limit=room) if room > 0 else 0
            if until_idle and not started and not self._held and not await self._work_left():
                break
            if self._held or not until_idle:
                await self._something(tick)
        self.raise_failure()

    def raise_failure(self) -> None:
        """Raise the mistake of ours that ended a drain, if there was one."""
        if self._failures:
            raise self._failures[0]

    def fail(self, error: BaseException) -> None:
        """End: something makes further work worthless."""
        self._failures.append(error)
        self._freed.set()

    @property
    def apart(self) -> Apart | None:
        """Reads in one of the processes that read pages; None where there are none."""
        pool = self._pool()
        return None if pool is None else pool.do

    def _pool(self) -> Pool | None:
        """The processes that read pages; most rounds have nothing for them, and load nothing of them."""
        if self._readers is None and self._app.reopen is not None:
            from versioner.ingest.readers import Pool  # noqa: PLC0415 - see above

            self._readers = Pool(self._app.reopen)
        return self._readers

    async def do(self, write: Callable[[Session], T]) -> T:
        """What `write` returns, from a transaction that this engine's own writes share."""
        return await self._writer.do(write)

    async def _work_left(self) -> bool:
        """Whether a host is there to be taken after all: one that another just locked is passed over."""

        def read() -> bool:
            with self._app.db.read() as session:
                return hosts.any_free(session, self._app.now())

        found = await self._patience(read)
        if found:
            await asyncio.sleep(_COALESCE_SECONDS)
        return found

    async def drain_host(self, name: str) -> bool:
        """Drain one host, if it is due, free, and may be asked; whether it was. For those who are told by a queue."""
        for turns in range(_TURNS_A_JOB):
            if self._stop.is_set() or name in self._held or not await self._take(names=[name]):
                return turns > 0
            await asyncio.wait([self._held[name]])
        return True

    async def look_at(self, targets: Sequence[Target]) -> None:
        """Look at claimed pages whatever their hosts' schedules and back-off; a pause that was asked for holds.

        Raises:
            StorageError: the database cannot be used.
        """
        by_host: dict[str, list[Target]] = defaultdict(list)
        for target in targets:
            by_host[target.host if _is_on(target.url, target.host) else host_of(target.url)].append(target)
        async with asyncio.TaskGroup() as group:
            for name, found in by_host.items():
                group.create_task(self._ask_all(name, found))

    async def _something(self, tick: float) -> None:
        """Wait until a host comes free, the tick is over, or all is to stop."""
        waits = [asyncio.create_task(one.wait()) for one in (self._freed, self._stop)]
        done, _ = await asyncio.wait(waits, timeout=tick, return_when=asyncio.FIRST_COMPLETED)
        for one in waits:
            one.cancel()
        if done and not self._stop.is_set():
            await asyncio.sleep(_COALESCE_SECONDS)

    async def _take(self, *, limit: int = 1, names: Sequence[str] | None = None) -> int:
        """Take hosts and begin to drain them; how many had pages for us."""
        turns: list[Turn] = await self._writer.do(lambda session: self._taken(session, limit, names))
        begun = 0
        for turn in turns:
            name = turn.host.host
            begun += bool(turn.targets)
            self._lost.discard(name)
            # its last turn is written, and may still be about to end
            task = asyncio.create_task(self._drain(turn, after=self._held.get(name)))
            self._held[name] = task
            task.add_done_callback(lambda done, name=name: self._ended(name, done))  # type: ignore[misc]
        return begun

    def _taken(self, session: Session, limit: int, names: Sequence[str] | None) -> list[Turn]:
        now, policy = self._app.now(), self._app.policy
        outage = self.pulse.outage_at
        found = hosts.take(
            session,
            now,
            owner=self.owner,
            lease_seconds=policy.lease,
            limit=limit,
            names=names,
            # after an outage the leases of all have run out together: each first renews its own
            expired=outage is None or now - outage > timedelta(seconds=policy.lease),
        )
        self._more = names is not None or len(found) == limit
        if not found:
            return []
        claims = leases.claim_of_hosts(
            session,
            [host.host for host in found],
            now,
            lease_seconds=policy.lease,
            owner=self.owner,
            limit=policy.batch,
        )
        by_host: dict[str, list[Target]] = defaultdict(list)
        for target in schedule.targets(session, [claim.page_id for claim in claims]):
            by_host[target.host].append(target)
        return [
            Turn(
                host=host,
                targets=tuple(sorted(by_host[host.host], key=lambda one: -plan.worth(self._app, one, now))),
            )
            for host in found
        ]

    # ------------------------------------------------------------ draining

    async def _drain(self, turn: Turn, *, after: asyncio.Task[None] | None) -> None:
        """Look at the pages of a turn, one after another, and let the host go."""
        name = turn.host.host
        if after is not None:
            await asyncio.wait([after])
        manners = self._manners(name, turn.host)
        asked = 0
        for target in turn.targets:
            if self._stop.is_set() or name in self._lost:
                break
            mine = manners if _is_on(target.url, name) else await self._moved(target)
            asked += 1
            if await self._ask(mine, target):
                break
        await self._writer.let_go(name, left=asked < len(turn.targets))

    async def _moved(self, target: Target) -> HostTurn:
        """The manners of the host that a page is on now, and its schedule with it: from now on it is due there."""
        name = host_of(target.url)
        await self._writer.do(lambda session: schedule.move(session, target.page_id, name))
        return self._manners(name)

    async def _ask_all(self, name: str, targets: Iterable[Target]) -> None:
        manners = self._manners(name)
        for target in targets:
            if self._stop.is_set():
                break
            await self._ask(manners, target)
        await self._writer.settled()

    def _manners(self, name: str, host: HostRow | None = None) -> HostTurn:
        return HostTurn(
            self._app,
            self._fetcher,
            name,
            books=self._writer,
            host=host,
            slots=self._slots,
            slow=name in self._slow,
        )

    async def _ask(self, manners: HostTurn, target: Target) -> bool:
        """Look at one page and write down how that ended; whether its host is to be left alone now."""
        try:
            found = await self._visited(manners, target)
        finally:
            manners.leave()
        self._noted(target.host, manners.seconds)
        alone = await manners.learned(found.error)
        if found.completion is not None:
            if found.check.outcome in _KEPT:
                self._writer.complete_soon(found.completion)
            else:
                await self._writer.complete(found.completion)
        elif found.error is not None and found.error.retry_after is not None:
            until = self._app.now() + timedelta(seconds=found.error.retry_after)
            await self._writer.do(lambda session: leases.postpone(session, target.page_id, self.owner, until))
        self._tell(found.check)
        return alone

    async def _visited(self, manners: HostTurn, target: Target) -> Visit:
        try:
            return await self._looked(manners, target)
        except NotFoundError:  # somebody deleted it meanwhile; nothing is left to write on
            detail = coded(Why.DELETED)
            check = Check(page=target.page_id, url=target.url, outcome=Outcome.FAILED, detail=detail)
            return Visit(check=check, completion=None)

    async def _looked(self, manners: HostTurn, target: Target) -> Visit:
        try:
            return await visit(self._app, self._fetcher, target, manners, self._kept, self._read)
        except ExtractError as error:
            _log.warning(
                "%s could not be taken in: %s", target.url, error.message, extra={"page": target.page_id}
            )
            broken = Said.of(error)
        except StorageError as error:
            if not isinstance(error, CorruptError):
                raise
            broken = Said.of(error)
        except NotFoundError:
            raise
        except Exception as error:  # noqa: BLE001 - see below
            # what one page breaks is that page's failure (design §5): told with its trace, and the others go on
            _log.exception("%s could not be taken in", target.url, extra={"page": target.page_id})
            broken = Said(
                E_("{page} could not be taken in: {why}"), {"page": target.url, "why": type(error).__name__}
            )
        refused = UnreadableError.saying(broken, url=target.url)
        return await self._kept(failed, self._app, target, refused, self._app.now())

    async def _kept(self, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """What `work` returns, read and written elsewhere, so that other hosts' answers come meanwhile."""
        return await self._patience(lambda: work(*args, **kwargs), self._reader)

    async def _read(self, task: Callable[[App, W], T], work: W, body: bytes) -> T:
        """What `task` makes of `work`: in a process with bounds, or here where that would cost more than it brings."""
        self._reads += 1
        many = self._app.policy.processes > 1 and self._reads > _FEW_READS
        pool = self._pool() if self._standing or many or len(body) > LARGE else None
        if pool is None:
            return await self._patience(lambda: task(self._app, work), self._reader)
        return await self._patience(lambda: pool.do(task, work, body), self._asking)

    def _noted(self, name: str, seconds: float) -> None:
        if seconds > _SLOW_SECONDS:
            self._slow.add(name)
        else:
            self._slow.discard(name)

    def _ended(self, name: str, task: asyncio.Task[None]) -> None:
        if self._held.get(name) is task:
            del self._held[name]
        error = None if task.cancelled() else task.exception()
        if error is not None and not self._stop.is_set():
            self._failures.append(error)
        if self._more or self._failures or not self._held:  # else the next tick is soon enough to ask
            self._freed.set()

    # ------------------------------------------------------------ leases

    async def _beat(self) -> None:
        """Renew all leases, three times before they run out."""
        never = asyncio.Event()
        while True:
            await pause(never, self._app.policy.lease / 3)
            await self._beat_once()

    async def _beat_once(self) -> None:
        ours: frozenset[str] = await self._writer.do(self._renewed)
        self._lost |= self._held.keys() - ours
        leaked = ours - self._held.keys()
        await self._forget(leaked & self._leaked)
        self._leaked = leaked

    def _renewed(self, session: Session) -> frozenset[str]:
        now = self._app.now()
        until = now + timedelta(seconds=self._app.policy.lease)
        if self._standing:
            checkers.beat(
                session, self.owner, started_at=self._started_at, now=now, trouble=self.pulse.trouble
            )
        leases.renew(session, self.owner, until)
        return hosts.renew(session, self.owner, until)

    async def _forget(self, names: frozenset[str]) -> None:
        """Let go what we took and never heard of: the answer was lost together with the connection."""
        if names:
            await self._writer.do(lambda session: self._let_go(session, sorted(names), sorted(names)))

    def _let_go(self, session: Session, names: Sequence[str], left: Sequence[str]) -> None:
        """Give hosts back; of those that are `left` also what was claimed and never asked for."""
        now = self._app.now()
        if left:
            leases.release(session, self.owner, now, left)
        if hosts.let_go(session, names, owner=self.owner, now=now):
            self._more = True

    def _said_hello(self, session: Session) -> None:
        now = self._app.now()
        checkers.forget(session, now - timedelta(seconds=10 * self._app.policy.lease))
        checkers.beat(session, self.owner, started_at=now, now=now)

    def _said_goodbye(self, session: Session) -> None:
        now = self._app.now()
        leases.release(session, self.owner, now)
        hosts.let_all_go(session, self.owner, now)
        checkers.leave(session, self.owner)
