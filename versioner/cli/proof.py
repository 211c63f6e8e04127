"""proof: that a version was seen when it was."""

from __future__ import annotations

import json
from pathlib import Path

import click

from versioner.cli.files import save
from versioner.cli.options import Out, takes_out


@click.command(epilog="Example: versioner proof 7@3 -o proof.json")
@click.argument("version")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="The file to write.",
)
@takes_out
def proof(out: Out, version: str, output: Path) -> None:
    """A file that proves what VERSION said and when it was first seen; `versioner verify --proof FILE` checks it."""
    from versioner.ingest.proof import prove

    with out.app() as app:
        found = prove(app, version)
    save(output, (json.dumps(found.to_json(), ensure_ascii=False, indent=2) + "\n").encode())
    out.tell(
        {"file": str(output), "key": found.key},
        lambda: out.words(
            "{file}: check it with `versioner verify --proof {file} --key {key}`", file=output, key=found.key
        ),
    )
