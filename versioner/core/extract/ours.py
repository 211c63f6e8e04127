"""What versioner itself put on a page: its elements, the piece that a server includes, its JSON-LD. The page says none of it."""

from __future__ import annotations

from typing import Any

NAME = "versioner"
MARK = "data-versioner"  # on the piece that a server or a build includes
_OURS = f"versioner-dates, versioner-changelog, versioner-badge, [{MARK}]"
_MOST = 0.5  # share of a page's text: what holds more is no changelog of it, whatever it is called


def ours(tree: Any) -> list[Any]:
    """The elements of a parsed page that show what versioner knows of it.

    Were they read, each change would be told on the page, be an edit of the page, and be told again.
    """
    found = tree.css(_OURS) if tree.body is not None else []
    if not found:
        return []
    whole = len(tree.body.text(deep=True))
    return [node for node in found if len(node.text(deep=True)) <= _MOST * whole]


def is_ours(data: dict[str, Any]) -> bool:
    """Whether a piece of JSON-LD is what `/include/N.jsonld` says: schema.org's `sdPublisher` names who made it."""
    maker = data.get("sdPublisher")
    return isinstance(maker, dict) and maker.get("name") == NAME
