"""Marks that no reader sees: they are taken out, noted, and never make an edit."""

import pytest

from tests.core.extract.reading import STORY, page, paragraphs, read, text_of
from versioner.core.text.marks import marks_in, unmarked
from versioner.core.text.words import key


def wrapped(data: bytes) -> str:
    """Bytes as variation selectors behind a byte order mark, as C2PA's text wrapper has them."""
    return "\ufeff" + "".join(chr(0xFE00 + n) if n < 16 else chr(0xE0100 + n - 16) for n in data)


MANIFEST = wrapped(b"C2PATXT\0\x01\x00\x00\x00\x05jumbf")
TAGS = "".join(chr(0xE0000 + ord(char)) for char in "written by a machine")


@pytest.mark.parametrize("mark", [MANIFEST, wrapped(bytes(range(20))), TAGS, "\u2060", "\ufeff", "\u200b"])
def test_a_mark_is_no_part_of_the_text(mark):
    assert unmarked(f"Two ships{mark} sank.") == "Two ships sank."
    assert key(f"Two ships{mark} sank.") == "Two ships sank."


@pytest.mark.parametrize(
    "text", ["❤️ and 👩‍🚒", "🏴󠁧󠁢󠁳󠁣󠁴󠁿 won", "می‌شود", "葛󠄀城", "क्‍ष", "ភាសា\u200bខ្មែរ", "plain words"]
)
def test_what_writing_needs_stays(text):
    assert unmarked(text) == text
    assert marks_in(text) == ()


def test_what_a_page_carries_is_said():
    assert marks_in(f"Two ships{MANIFEST} sank.") == ("a C2PA manifest in invisible characters",)
    assert marks_in(f"Two ships{wrapped(bytes(range(20)))} sank.") == (
        "data in invisible variation selectors",
    )
    assert marks_in(f"Two ships{TAGS} sank.") == ("invisible tag characters",)
    assert marks_in("T\u200bwo sh\u200bips sa\u200bnk.") == ("invisible characters within words",)


def test_a_page_with_a_manifest_reads_as_the_page_without():
    plain = page(f"<article><h1>Dark</h1>{paragraphs()}</article>")
    marked = plain.replace(STORY[2], STORY[2] + MANIFEST)
    assert text_of(marked) == text_of(plain)
    assert read(marked).document.marks == ("a C2PA manifest in invisible characters",)
    assert read(plain).document.marks == ()
