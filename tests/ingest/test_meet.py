"""Pages that are met: what of them a loop spells."""

from __future__ import annotations

from typing import Any, cast

from versioner.ingest.meet import Met


class Loud:
    def __repr__(self) -> str:
        raise AssertionError("asyncio spells what its main task brings: a page with all its blocks")


def test_what_was_decided_of_a_page_is_not_spelled_by_the_loop() -> None:
    met = Met(url="https://paper.example/", key="paper.example", decision=cast("Any", Loud()))
    assert "paper.example" in repr([met])
