"""What would be tracked at an address, before anything is stored."""

from __future__ import annotations

import asyncio
from datetime import datetime
from hashlib import sha256

from versioner.app import App
from versioner.core.decide.noise import History, NoisyBlock, noisy
from versioner.core.extract import read_page
from versioner.core.extract.left_out import LeftOut, left_out
from versioner.core.model import Observation, SourceHint
from versioner.core.url import normalise, same_page_key
from versioner.fetch.interface import Fetched, FetchRequest
from versioner.frozen import dataclass
from versioner.ingest import offers
from versioner.ingest.capture import readable
from versioner.ingest.polite import wait_for_turn

_SHOWN = 12  # texts of each list


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a page is, as far as one look tells.

    Attributes:
        blocks: how many blocks of text; outside: texts of those outside the running text.
        signals: positive signs that it is no article.
        left_out: parts that are not read, and why; ignored: what is read but counts for nothing, and why.
    """

    url: str
    title: str
    published: datetime | None
    modified: datetime | None
    language: str | None
    sections: tuple[tuple[str, ...], ...]
    blocks: int
    outside: tuple[str, ...]
    signals: tuple[str, ...]
    hints: tuple[SourceHint, ...]
    left_out: tuple[LeftOut, ...]
    ignored: tuple[NoisyBlock, ...]


def preview(app: App, url: str) -> Preview:
    """Fetch and read a page, and keep nothing.

    Raises:
        UsageError: the URL does not parse or is not http(s).
        FetchError: it cannot be fetched.
        ExtractError: it cannot be read.
    """
    address = normalise(url)
    fetched = asyncio.run(_fetch(app, address))
    body, kind = readable(fetched.body, fetched.content_type, fetched.final_url)
    seen = read_page(
        body,
        url=fetched.final_url,
        content_type=kind,
        status=fetched.status,
        at=app.now(),
        sha256=sha256(fetched.body).hexdigest(),
    )
    document = seen.document
    return Preview(
        url=address,
        title=document.title,
        published=document.published,
        modified=document.modified,
        language=document.language,
        sections=tuple(section.path for section in document.sections if section.path),
        blocks=len(document.blocks),
        outside=tuple(block.text[:120] for block in document.blocks if not block.in_body)[:_SHOWN],
        signals=seen.signals,
        hints=_others(seen, address),
        left_out=left_out(body, url=fetched.final_url, content_type=kind, document=document)[:_SHOWN],
        ignored=noisy(document, History.empty())[:_SHOWN],
    )


def _others(seen: Observation, address: str) -> tuple[SourceHint, ...]:
    """What the page offers as its source and can be read; its own address, however it spells it, is none."""
    own = {same_page_key(one) for one in (address, seen.url, seen.canonical_url) if one}
    found = offers.readable(seen.source_hints)
    return tuple(hint for hint in found if same_page_key(hint.url) not in own)


async def _fetch(app: App, url: str) -> Fetched:
    fetcher = app.open_fetcher()
    try:
        await wait_for_turn(app, fetcher, url)
        return await fetcher.fetch(FetchRequest(url=url, accept_language=app.policy.accept_language))
    finally:
        await fetcher.close()
