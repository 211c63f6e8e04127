"""What versioner itself put on a page: its elements, the piece that a server includes, its JSON-LD. The page says none of it."""

from __future__ import annotations

from typing import Any

NAME = "versioner"
MARK = "data-versioner"  # on the piece that a server or a build includes
_ELEMENTS = ("versioner-dates", "versioner-changelog", "versioner-badge")
_OURS = ", ".join([*_ELEMENTS, f"[{MARK}]"])
_MOST = 0.5  # share of a page's text: what holds more is no changelog of it, whatever it is called


def ours(tree: Any) -> list[Any]:
    """The elements of a parsed page that show what versioner knows of it; none of them lies in another.

    Were they read, each change would be told on the page, be an edit of the page, and be told again.
    """
    if tree.css_first(f"[{MARK}]") is None and not any(map(tree.tags, _ELEMENTS)):
        return []
    found = tree.css(_OURS) if tree.body is not None else []
    whole = len(tree.body.text(deep=True)) if found else 0
    outermost: list[Any] = []
    # of those that were met: each text is measured once, however deep they lie in each other
    within: set[int] = set()
    for node in found:
        if node.mem_id not in within:
            within.update(one.mem_id for one in node.css(_OURS))
            outermost.append(node)
    return [node for node in outermost if len(node.text(deep=True)) <= _MOST * whole]


def is_ours(data: dict[str, Any]) -> bool:
    """Whether a piece of JSON-LD is what `/include/N.jsonld` says: schema.org's `sdPublisher` names who made it."""
    maker = data.get("sdPublisher")
    return isinstance(maker, dict) and maker.get("name") == NAME
