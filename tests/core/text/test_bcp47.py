"""Language tags as pages write them."""

from __future__ import annotations

import pytest

from versioner.core.text.bcp47 import preferred, primary


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


@pytest.mark.parametrize(
    ("accepted", "wanted"),
    [
        ("", None),
        ("de", "de"),
        ("de-AT,de;q=0.9,en;q=0.8", "de"),
        ("pt-BR, fr;q=0.4, en;q=0.7", "en"),
        ("fr;q=0.5,es;q=0.5", "fr"),
        ("de;q=0,fr;q=0.1", "fr"),
        ("de;q=0", None),
        ("*", None),
        ("de;q=nan, fr;q=-1, es;q=2, en;q=x", None),
        (", ;q=1,de", "de"),
    ],
)
def test_what_a_browser_asks_for_first_of_what_there_is(accepted, wanted):
    assert preferred(accepted, ("en", "de", "es", "fr")) == wanted
