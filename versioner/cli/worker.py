"""worker: one of many on one PostgreSQL."""

from __future__ import annotations

import click

from versioner.cli.options import Out, takes_out
from versioner.errors import ConfigError


@click.command(epilog="Example: VERSIONER_DATABASE_URL=postgresql://db/versioner versioner worker")
@click.option(
    "--log-format", type=click.Choice(["text", "json"]), default=None, help="How it logs, on stderr."
)
@takes_out
def worker(out: Out, log_format: str | None) -> int:
    """One of many that look at pages, on one PostgreSQL; in the foreground, until SIGINT, SIGTERM or SIGHUP."""
    from versioner.watch.loop import run

    settings = out.settings(**({"log_format": log_format} if log_format else {}))
    if not settings.url.startswith("postgres"):
        raise ConfigError(
            "versioner worker needs PostgreSQL: set VERSIONER_DATABASE_URL=postgresql://…; "
            "on SQLite, versioner daemon does all the work"
        )
    try:
        from versioner.worker.queue import Wakes
    except ImportError as error:
        raise ConfigError("versioner worker needs Procrastinate: install versioner[workers]") from error

    with out.app() as app:
        return run(app, tick=settings.tick, log_format=settings.log_format, feed=Wakes(app))
