"""How far a moment is: the largest unit that fits once, whichever moment is first."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.conftest import NOW
from versioner.cli.render.speech import Speech
from versioner.cli.render.style import ago
from versioner.view.distance import distance
from versioner.web.words import Phrases

CASES = [
    (timedelta(seconds=59.9), (59, "second"), "59 seconds ago"),
    (timedelta(seconds=60), (1, "minute"), "1 minute ago"),
    (timedelta(minutes=59, seconds=59), (59, "minute"), "59 minutes ago"),
    (timedelta(hours=23, minutes=59), (23, "hour"), "23 hours ago"),
    (timedelta(days=29.9), (29, "day"), "29 days ago"),
    (timedelta(days=30), (1, "month"), "1 month ago"),
    (timedelta(days=359), (11, "month"), "11 months ago"),
    (timedelta(days=1000), (2, "year"), "2 years ago"),
]


@pytest.mark.parametrize(("gap", "found", "said"), CASES)
def test_pages_and_the_command_line_say_the_same(gap, found, said):
    assert distance(NOW - gap, NOW) == distance(NOW + gap, NOW) == found
    assert ago(NOW - gap, NOW, Speech()) == said
    assert Phrases("en").ago(NOW - gap, NOW) == said
    assert ago(NOW + gap, NOW, Speech()) == f"in {said.removesuffix(' ago')}"


def test_a_few_seconds_are_just_now():
    for gap in (-9, 0, 9):
        assert ago(NOW + timedelta(seconds=gap), NOW, Speech()) == "just now"
    assert ago(NOW - timedelta(seconds=10), NOW, Speech()) == "10 seconds ago"
    assert ago(None, NOW, Speech()) == "never"
