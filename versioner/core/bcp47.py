"""Language tags (BCP 47), as pages and people write them."""

from __future__ import annotations


def primary(tag: str | None) -> str:
    """The language of a tag, lower-case and without script, region and variants: `fr_CA` is "fr"; "" for None."""
    return (tag or "").strip().lower().replace("_", "-").partition("-")[0]
