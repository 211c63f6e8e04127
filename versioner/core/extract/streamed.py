"""Parts of a page that its server sent late: a script moves them into place, and they are read where it would put them.

React's server streams what was not ready as `<div hidden id="S:1">` behind everything else, and with it a call that names
the place: `$RC("B:0","S:1")` for a boundary that showed something else meanwhile ("Loading…", up to the comment `/$`),
`$RS("S:1","P:1")` for a part within another. (The names are those of react-dom's server, as Next.js pages carry them.)
"""

from __future__ import annotations

from typing import Any

from versioner.late import re

_CALL = re.compile(r'\\?\$R[A-Z]\("([BPS]:[0-9a-f]{1,8})","([BPS]:[0-9a-f]{1,8})"')
_SIGN, _SENT = 'id="S:', '[id^="S:"]'
_MOST = 200  # parts of one page
_MEANWHILE = 100  # nodes that stand in a part's place until it comes


def put_in_place(tree: Any, text: str) -> None:
    """Move what was streamed to where it belongs.

    Args:
        tree: a page's tree; it is changed.
        text: its HTML.
    """
    if tree.css_first(_SENT) is None or _SIGN not in text:
        return  # most pages: the tree tells in a tenth of the time that the text takes
    for call in _CALL.findall(text)[:_MOST]:
        part, place = sorted(call, key=lambda one: one[0] != "S")
        found = tree.css_first(f'[id="{part}"]')
        at = tree.css_first(f'template[id="{place}"]')
        if found is None or at is None or found.css_first(f'template[id="{place}"]') is not None:
            continue
        for node in _meanwhile(at) if place[0] == "B" else []:
            node.decompose()
        at.insert_before(found)  # a copy
        at.decompose()
        found.decompose()


def _meanwhile(place: Any) -> list[Any]:
    """What a boundary showed while it waited; nothing where its end is not found."""
    nodes: list[Any] = []
    node = place.next
    while node is not None and len(nodes) < _MEANWHILE:
        if node.tag == "-comment" and node.comment_content == "/$":
            return nodes
        nodes.append(node)
        node = node.next
    return []
