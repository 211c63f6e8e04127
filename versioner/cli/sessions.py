"""session: who is signed in by an OpenID provider, and ending it."""

from __future__ import annotations

import click

from versioner.cli.helps import Group
from versioner.cli.options import Out, takes_out


@click.group(cls=Group)
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
                out.words(
                    "{name}  since {start}  until {end}  ({issuer})",
                    name=one.who.name,
                    start=exact(one.created_at),
                    end=exact(one.expires_at),
                    issuer=one.who.issuer,
                )
                for one in found.logins
            )
            or out.words("Nobody is signed in by a provider.")
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
    out.tell(
        {"ended": count},
        lambda: out.words.many(
            "{count} session of {name} ended.", "{count} sessions of {name} ended.", count, name=name
        ),
    )
