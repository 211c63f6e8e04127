"""Pages of our own writing for the tests of reading, and how they are read."""

from datetime import UTC, datetime
from hashlib import sha256

from versioner.core.extract import read_page
from versioner.core.model import Observation, Role

AT = datetime(2026, 11, 20, tzinfo=UTC)
STORY = (
    "The lighthouse on Gull Rock went dark on Sunday after a wave broke the glass of its lantern, the coast guard said.",
    "Keeper Ilse Brandt climbed the tower at dawn and found the lamp under a foot of sea water.",
    "Ships were told to keep two miles away from the rock until the lamp is mended.",
    "A spare lens lies in a store in Port Amber, but the only crane that can lift it is broken.",
    "The coast guard expects the lighthouse to shine again before the herring fleet leaves in March.",
    "Fishermen doubt it: the same lamp stood dark for eleven weeks after the storm of 1987.",
)


def page(inner: str, *, lang: str = "en") -> str:
    return f"<!doctype html><html lang={lang}><head><title>Dark | The Amber Gazette</title></head><body>{inner}</body></html>"


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts or STORY)


def read(html: str) -> Observation:
    body = html.encode()
    return read_page(
        body,
        url="http://gazette.example/dark",
        content_type="text/html; charset=utf-8",
        status=200,
        at=AT,
        sha256=sha256(body).hexdigest(),
    )


def text_of(html: str) -> str:
    return "\n".join(block.text for block in read(html).document.blocks if block.role is Role.TEXT)


def beside_of(html: str) -> dict[str, str]:
    return {one.block.text: one.why for one in read(html).document.beside}
