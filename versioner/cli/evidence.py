"""evidence: what a page said, and what changed in it, as one file that others can check."""

from __future__ import annotations

from pathlib import Path

import click

from versioner.cli.options import Out, takes_out


@click.command(epilog="Example: versioner evidence 7@3 7@4 -o story.wacz")
@click.argument("versions", nargs=-1, required=True, metavar="V1 [V2]")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="The file to write (WACZ).",
)
@takes_out
def evidence(out: Out, versions: tuple[str, ...], output: Path) -> None:
    """Bytes, texts, what differs, both clocks, hashes and proofs of one version or two, in one signed file."""
    from versioner.evidence import write_evidence

    with out.app() as app:
        found = write_evidence(app, versions, output)
    out.tell(
        found.to_json(),
        lambda: out.words(
            "{file}: check it with `versioner verify {file} --key {key}`", file=output, key=found.key
        ),
    )
