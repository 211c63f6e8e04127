"""daemon, serve, demo: what stays in the foreground."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from versioner.cli.options import Out, takes_out

if TYPE_CHECKING:
    from versioner.app import App


@click.command(epilog="Example: versioner daemon --log-format json")
@click.option(
    "--log-format", type=click.Choice(["text", "json"]), default=None, help="How it logs, on stderr."
)
@takes_out
def daemon(out: Out, log_format: str | None) -> int:
    """The scheduler, in the foreground, until SIGINT, SIGTERM or SIGHUP; what is in flight is finished."""
    from versioner.watch.loop import run

    settings = out.settings(**({"log_format": log_format} if log_format else {}))
    with out.app() as app:
        return run(app, tick=settings.tick, log_format=settings.log_format)


@click.command(epilog="Example: versioner serve --daemon")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="Port to listen on."
)
@click.option("--daemon", "with_daemon", is_flag=True, help="The scheduler in the same process.")
@click.option("--public-read", is_flag=True, help="Let everybody read on a public address.")
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="Processes that answer on the port; the scheduler runs in one of them.",
)
@takes_out
def serve(out: Out, host: str, port: int, *, with_daemon: bool, public_read: bool, workers: int) -> int:
    """The web pages and the API."""
    from functools import partial

    from versioner.queries.state import readiness
    from versioner.watch.logs import set_up_logging
    from versioner.web.serving import Watch, run, serving_of

    given = {"public_read": True} if public_read else {}
    settings = out.settings(**given)
    watch: Watch | None = None
    if with_daemon:
        from versioner.watch import loop

        watch = loop.watch
    if with_daemon or workers > 1:
        set_up_logging(settings.log_format)
    with out.app(**given) as app:
        serving = serving_of(app, settings, host=host, port=port)
        say = out.say if with_daemon or readiness(app).checker else partial(_say_alone, out)
        if workers == 1:
            return run(app, serving, settings.tick, watch=watch, say=say)
        from versioner.web.workers import Plan, reopened, run_workers

        plan = Plan(
            reopen=reopened(app),
            serving=serving,
            tick=settings.tick,
            begin=partial(set_up_logging, settings.log_format),
            watch=watch,
        )
    return run_workers(plan, workers, say)


def _say_alone(out: Out, address: str) -> None:
    """The address; and that what is shown there grows old, as long as nobody looks at what is due."""
    out.say(address)
    out.say(out.words("no daemon runs: versioner daemon, or versioner check --due under cron"))


@click.command(epilog="Example: versioner demo --serve")
@click.option("--serve", "serving", is_flag=True, help="Serve the pages when the story is over.")
@takes_out
def demo(out: Out, *, serving: bool) -> int:
    """A small newsroom on loopback, tracked through a scripted story; ends with what was seen beside what was done."""
    from versioner.demo.run import run
    from versioner.watch.loop import watch

    async def serve(app: App) -> None:
        from versioner.web.app import Serving
        from versioner.web.serving import serve_pages

        await serve_pages(app, Serving(public_read=True), say=out.say)

    told = run(
        out.home,
        out.words,
        watch=watch,
        serve=serve if serving else None,
        widget="http://127.0.0.1:8765/widget.js" if serving else None,
        width=out.width,
        quiet=out.quiet or out.as_json,
    )
    if out.as_json:
        out.tell(told.to_json(), str)
    return 0 if told.agrees else 1
