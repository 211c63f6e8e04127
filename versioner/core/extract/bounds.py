"""How large a page may be that is read as an article; beyond it is said to be too large, and its bytes are kept."""

from __future__ import annotations

from collections.abc import Iterable

from versioner.errors import E_, ExtractError

# The largest page of the labelled histories has 1,200 blocks, 170 links and 100 headings; a whole code of law in one
# page some 20,000 blocks. What is judged of a page takes about 0.2 ms a block.
BLOCKS = 25_000
LINKS = 50_000
HEADINGS = 8_000
# Bytes in UTF-8: the longest article of the histories has 200,000, the Bible 4,300,000 in English as in Chinese; a block
# as long as a novel is no paragraph of anything. What is judged of a text takes some 40 bytes and 2 µs a byte.
TEXT = 5_000_000
BLOCK = 1_000_000
# What is said of a page that passes one of them.
MANY_BLOCKS = E_(
    "this page is too large to be an article: it has more than {most} paragraphs, list items and rows"
)
MANY_LINKS = E_("this page is too large to be an article: it has more than {most} links")
MANY_HEADINGS = E_("this page is too large to be an article: it has more than {most} headings")
LONG_TEXT = E_("this page is too large to be an article: it has more than {most} bytes of text")
LONG_BLOCK = E_("this page is too large to be an article: it has more than {most} bytes in one paragraph")


def within(count: int, most: int, said: str) -> None:
    """Raises `ExtractError`, which says `said`, where there are more than `most`."""
    if count > most:
        raise ExtractError(said, most=f"{most:,}")


def blocks_within(count: int) -> None:
    """Raises `ExtractError` where there are more blocks than an article has."""
    within(count, BLOCKS, MANY_BLOCKS)


def text_within(texts: Iterable[str]) -> None:
    """Raises `ExtractError` where a page's blocks, or one of them, are longer than an article's are."""
    sizes = [*map(_size, texts)]
    within(sum(sizes), TEXT, LONG_TEXT)
    within(max(sizes, default=0), BLOCK, LONG_BLOCK)


def _size(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-8", "replace"))
