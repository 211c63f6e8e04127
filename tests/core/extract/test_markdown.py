"""Markdown and plain text as pages: what stands there reads as it would from HTML."""

from __future__ import annotations

import pytest

from tests.conftest import NOW
from versioner.core.extract import read_page
from versioner.core.extract.markdown import as_html
from versioner.core.model import BlockKind

PAGE = """---
title: "The weir"
date: 2026-11-20
---

# The weir

The **weir** was built in `1911` of [oak from the
valley](https://valley.example/oak), it is *said*.
It holds back 40,000 tons.

## Fish \\*and\\* boats

* Eels, which
  come at night
* Salmon

1. Boats wait.

> Nobody has seen
> a sturgeon.

| Month | Boats |
|-------|------:|
| May   | 12    |

```python
# no heading
```

Setext
------

![A drawing of the weir](weir.png) <script>alert(1)</script> snake_case_name
"""


def read(body, kind="text/markdown; charset=utf-8", url="https://weir.example/page"):
    return read_page(body.encode(), url=url, content_type=kind, status=200, at=NOW, sha256="0" * 64).document


def test_markdown_has_its_headings_and_blocks():
    found = read(PAGE)
    assert found.title == "The weir"
    assert [section.path for section in found.sections if section.path] == [
        ("Fish *and* boats",),
        ("Setext",),
    ]
    said = {kind: [one.text for one in found.blocks if one.kind is kind] for kind in BlockKind}
    assert said[BlockKind.PARAGRAPH][0] == (
        "The weir was built in 1911 of oak from the valley, it is said. It holds back 40,000 tons."
    )
    assert said[BlockKind.LIST_ITEM][:2] == ["Eels, which come at night", "Salmon"]
    assert any("Nobody has seen a sturgeon." in one for one in said[BlockKind.QUOTE])
    assert len(said[BlockKind.TABLE_ROW]) == 2
    assert said[BlockKind.CODE] == ["# no heading"]
    assert "<script>alert(1)</script> snake_case_name" in said[BlockKind.PARAGRAPH][-1]


def test_plain_text_under_a_name_that_says_markdown_is_markdown_and_other_text_is_not():
    for url, title in (
        ("https://weir.example/README.md", "A head"),
        ("https://weir.example/note.txt", "# A head"),
    ):
        assert read("# A head\n\nSome text stands here.", kind="text/plain", url=url).title == title


@pytest.mark.parametrize(
    "text",
    [
        "*" * 20_000,
        "[" * 20_000,
        "![a](" * 5_000,
        "> " * 5_000,
        "`" * 20_001,
        "- " * 20_000,
        "|" * 20_000 + "\n|-|",
        "_a" * 20_000,
    ],
)
def test_no_markdown_takes_long(text):
    assert as_html(text).startswith("<!DOCTYPE html>")
