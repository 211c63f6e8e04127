"""What the log of proofs says: one line of JSON a capture and a version, spelled in exactly one way.

An entry is sorted keys, no spaces, UTF-8: whoever has the values can spell it again and hash it.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from versioner.core.model import rfc3339


def capture_entry(
    *, page: int, url: str, final_url: str, status: int, fetched_at: datetime, sha256: str, size: int
) -> bytes:
    """That these bytes came from that address at that moment.

    Args:
        sha256: of the bytes, hex; size: how many they are.
    """
    return _spelled(
        kind="capture",
        page=page,
        url=url,
        final_url=final_url,
        status=status,
        fetched_at=rfc3339(fetched_at),
        sha256=sha256,
        size=size,
    )


def version_entry(
    *,
    page: int,
    number: int,
    version: int,
    first_seen: datetime,
    not_before: datetime,
    sha256: str,
    text_sha256: str,
) -> bytes:
    """That this text was first seen then.

    Args:
        version: its id, unique over all pages.
        sha256: of the bytes that first showed it; text_sha256: of the text as `core.plain.as_text` spells it.
    """
    return _spelled(
        kind="version",
        page=page,
        number=number,
        version=version,
        first_seen=rfc3339(first_seen),
        not_before=rfc3339(not_before),
        sha256=sha256,
        text_sha256=text_sha256,
    )


def _spelled(**values: Any) -> bytes:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode(
        "utf-8", "replace"
    )
