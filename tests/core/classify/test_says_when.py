"""A change that says itself when the text was changed is not called silent."""

import pytest

from tests.told import told_between
from versioner.core.classify.says_when import says_when
from versioner.core.model import Block, BlockKind, Document

STORY = "The keepers of Port Amber write down who goes out at night, and when they are back."


def terms(*lines: str) -> Document:
    blocks = tuple(Block(kind=BlockKind.PARAGRAPH, text=text) for text in (STORY, *lines))
    return Document(title="Rules", language="en", blocks=blocks)


@pytest.mark.parametrize(
    "line",
    [
        "We updated our rules on 16 December 2025. View the rules before.",
        "Rules updated on Jul 23, 2026.",
        "The new fees take effect on 20 March 2026.",
    ],
)
def test_what_tells_its_day_itself_is_not_silent(line):
    assert told_between(terms(), terms(line, "Guests pay 12 euros."), marked=False).silent is False
    assert told_between(terms(line), terms(line, "Guests pay 12 euros."), marked=False).silent is True


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Effective June 16, 2025", "en"),
        ("Diese Regeln wurden aktualisiert am 3. Mai 2026.", "de"),
        ("Ces règles sont en vigueur depuis le 3 mai 2026.", "fr"),
    ],
)
def test_in_other_languages_and_forms(text, language):
    assert says_when(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "The fire broke out on 3 May 2026.",
        "On 3 May 2026 the keeper updated the list of boats.",  # the day of what it tells
        "The rules were updated.",
        "Guests pay 12 euros.",
    ],
)
def test_other_sentences_say_nothing_of_it(text):
    assert not says_when(text, "en")
