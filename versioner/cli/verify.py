"""Command `verify`: everything that is stored, a file of evidence, or a proof, and what of it does not hold."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from versioner.cli.options import Out, takes_out
from versioner.view.templates import N_


@click.command(epilog="Example: versioner verify")
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--proof",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Check this proof instead; needs no home.",
)
@click.option("--key", help="The log's public key, as /log/key shows it; with FILE or --proof.")
@click.option(
    "--tsa-roots",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Root certificates (PEM) that the proof's time stamp must lead to; with --proof.",
)
@click.option("--repair", is_flag=True, help="Mend what can be worked out again, then look once more.")
@takes_out
def verify(
    out: Out, file: Path | None, proof: Path | None, key: str | None, tsa_roots: Path | None, *, repair: bool
) -> int:
    """Read everything that is stored and say what is broken; with FILE (WACZ) check that instead, which needs no home."""
    from versioner.queries.state import verify_all
    from versioner.view.wording import wording

    if proof is not None:
        return _proven(out, proof, key, tsa_roots)
    if file is not None:
        return _bundled(out, file, key)
    _as_copied(out.settings().home)
    with out.app() as app:
        found = verify_all(app, progress=out.progress())
        if repair and not found.whole:
            from versioner.ingest.repair import repair as mend

            mended = mend(app, found.problems)
            found = replace(verify_all(app, progress=out.progress()), mended=mended)

    def text() -> str:
        tongue = out.words.language
        broken = [f"{wording(one.what, tongue)}: {wording(one.detail, tongue)}" for one in found.problems]
        strays = out.words.many(
            "All is whole. ({count} stored object that no row names)",
            "All is whole. ({count} stored objects that no row names)",
            found.strays,
        )
        whole = strays if found.strays else out.words("All is whole.")
        mendable = out.words("Some of it can be worked out again: versioner verify --repair")
        hint = [] if repair or not any(one.mend for one in found.problems) else [mendable]
        mended = (out.words("mended: {what}", what=wording(one, tongue)) for one in found.mended)
        return "\n".join([*mended, *(broken or [whole]), *hint])

    out.tell(found.to_json(), text)
    return 0 if found.whole else 4


def _as_copied(home: Path) -> None:
    """Where the home is a copy, its database is the one that its manifest names."""
    from versioner.storage.backup import read_manifest
    from versioner.storage.copies import is_copy

    if is_copy(home):
        read_manifest(home)


def _bundled(out: Out, file: Path, key: str | None) -> int:
    from versioner.queries.checked import check

    found = check(file, key)

    def text() -> str:
        if not found.holds:
            return "\n".join([out.words("It does not hold:"), *(f"  {one}" for one in found.problems)])
        lines = [
            out.words("Every file in it is what its hash says; it is signed.")
            if found.signed
            else out.words("Every file in it is what its hash says; nobody signed it.")
        ]
        lines += [
            "  " + out.words("{name}: {url} version {number}, first seen {first_seen}", **one)
            for one in found.versions
        ]
        if found.signed and key is None:
            lines.append(out.words(_OWN_KEY))
        return "\n".join(lines)

    out.tell(found.to_json(), text)
    return 0 if found.holds else 4


_PROOF_BYTES = 10_000_000
_OWN_KEY = N_("The key is the file's own: compare it with the one that the log's owner publishes (--key).")


def _proven(out: Out, path: Path, key: str | None, roots: Path | None) -> int:
    from versioner.cli.files import load
    from versioner.core.model import rfc3339
    from versioner.queries.proof import check

    found = check(load(path, _PROOF_BYTES), key, roots)

    def text() -> str:
        if not found.holds:
            return out.words("The proof does not hold: {why}", why=found.why)
        lines = [out.words("The proof holds, in a log of {size} entries. It says:", size=found.size)]
        lines += [f"  {name}: {value}" for entry in found.entries for name, value in entry.items()]
        if found.stamped_at is not None:
            lines.append(f"A third party stamped it at {rfc3339(found.stamped_at)}: it was there by then.")
        elif found.stamped:
            lines.append("It carries a time stamp, which was not checked (--tsa-roots).")
        if key is None:
            lines.append(out.words(_OWN_KEY))
        return "\n".join(lines)

    out.tell(found.to_json(), text)
    return 0 if found.holds else 4
