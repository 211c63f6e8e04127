"""Language tags as pages write them."""

from __future__ import annotations

import pytest

from versioner.core.bcp47 import primary


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en", "en"),
        ("EN-GB", "en"),
        ("fr_CA", "fr"),
        (" zh-Hant-TW ", "zh"),
        ("", ""),
        (None, ""),
        ("-x", ""),
    ],
)
def test_the_language_of_a_tag(tag, language):
    assert primary(tag) == language
