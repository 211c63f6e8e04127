"""Commands `token create|list|revoke`: what programs show to be let in."""

from __future__ import annotations

import click

from versioner.cli.helps import Group
from versioner.cli.options import Out, takes_out


@click.group(cls=Group)
def token() -> None:
    """Tokens for programs that use the API."""


@token.command()
@click.argument("name")
@click.option(
    "--scope", type=click.Choice(["read", "write", "admin"]), default="write", help="What it may do."
)
@takes_out
def create(out: Out, name: str, scope: str) -> None:
    """Make a token; it is shown once, with --quiet it alone."""
    from versioner.ingest.tokens import create as make

    with out.app() as app:
        made = make(app, name, scope)
    if out.quiet and not out.as_json:
        click.echo(made.secret)
    out.tell(
        made.to_json(),
        lambda: (
            f"{made.secret}\n"
            + out.words("(token {id}, may {scope}; it is not shown again)", id=made.id, scope=made.scope)
        ),
    )


@token.command("list")
@takes_out
def list_tokens(out: Out) -> None:
    """Every token ever made, without its secret."""
    from versioner.cli.render.style import exact
    from versioner.ingest.tokens import listed

    with out.app() as app:
        found = listed(app)
    out.tell(
        found.to_json(),
        lambda: (
            "\n".join(
                f"{row.id}  {row.name}  {row.scope}  "
                + out.words("made {at}", at=exact(row.created_at))
                + ("  " + out.words("revoked {at}", at=exact(row.revoked_at)) if row.revoked_at else "")
                for row in found.tokens
            )
            or out.words("There are no tokens.")
        ),
    )


@token.command()
@click.argument("number", type=int)
@takes_out
def revoke(out: Out, number: int) -> None:
    """Take a token's rights away."""
    from versioner.ingest.tokens import revoke as take

    with out.app() as app:
        found = take(app, number)
    out.tell(found.to_json(), lambda: out.words("Token {number} is revoked.", number=number))
