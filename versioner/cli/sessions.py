"""session: who is signed in by an OpenID provider, and ending it."""

from __future__ import annotations

import click

from versioner.cli.options import Out, takes_out


@click.group()
def session() -> None:
    """People whom an OpenID provider signed in: list, end."""


@session.command("list")
@takes_out
def list_(out: Out) -> None:
    """Every session that has not ended."""
    from versioner.cli.render.style import exact
    from versioner.ingest.logins import listed

    with out.app() as app:
        found = listed(app)
    out.tell(
        found.to_json(),
        lambda: (
            "\n".join(
                f"{one.who.name}  since {exact(one.created_at)}  until {exact(one.expires_at)}  ({one.who.issuer})"
                for one in found.logins
            )
            or "Nobody is signed in by a provider."
        ),
    )


@session.command()
@click.argument("name")
@takes_out
def end(out: Out, name: str) -> None:
    """End every session of NAME, an e-mail address or what the provider calls them."""
    from versioner.ingest.logins import end_all

    with out.app() as app:
        count = end_all(app, name)
    out.tell({"ended": count}, lambda: f"{count} session{'s' * (count != 1)} of {name} ended.")
