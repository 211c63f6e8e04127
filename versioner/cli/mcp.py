"""mcp: tools for language models."""

from __future__ import annotations

import click

from versioner.cli.options import Out, takes_out


@click.command(epilog="Example, as a client is told: command versioner, arguments mcp")
@click.option("--http", "over_http", is_flag=True, help="Over HTTP at /mcp, behind the tokens of serve.")
@click.option("--write", "writes", is_flag=True, help="Also tools that change what is kept.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on, with --http.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8765,
    show_default=True,
    help="Port to listen on, with --http.",
)
@takes_out
def mcp(out: Out, host: str, port: int, *, over_http: bool, writes: bool) -> int:
    """Tools for language models over the Model Context Protocol, on standard input and output; they only read."""
    from versioner.errors import ConfigError

    try:
        from versioner.mcp.server import make_server
    except ImportError as error:
        raise ConfigError("this takes the extra: pip install 'versioner[mcp]'") from error
    if over_http:
        from versioner.web.serving import run, serving_of

        settings = out.settings(mcp=True, **({"mcp_write": True} if writes else {}))
        with out.app() as app:
            serving = serving_of(app, settings, host=host, port=port)
            return run(app, serving, settings.tick, watch=None, say=out.say)
    with out.app() as app:
        make_server(app, writes=writes).run("stdio")
    return 0
