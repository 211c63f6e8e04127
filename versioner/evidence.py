"""Hand the evidence on: what was seen, what proves it, and paper for people, put together."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from versioner.app import App
from versioner.fetch.printer import chromium, printed
from versioner.ingest.proof import prove
from versioner.queries.evidence import Bundle, bundle


def write_evidence(app: App, named: Sequence[str], path: Path) -> Bundle:
    """Write the evidence of a version, or of two and what differs between them, as one signed WACZ file.

    Args:
        app: what to work with.
        named: one version, or two as `diff` takes them.
        path: the file; it is replaced.

    Raises:
        UsageError: too few or too many versions are named, or it cannot be written there.
        NotFoundError, AmbiguousError: an address fits nothing or several things.
        CorruptError: the bytes of a capture are damaged.
    """
    program = chromium(app.policy.chromium)
    return bundle(
        app,
        named,
        path,
        prove=lambda address: prove(app, address).to_json(),
        printed=lambda page: printed(page, program) if program else None,
    )
