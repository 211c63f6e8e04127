"""Pages within a page: a frame's `srcdoc`, a declared shadow root."""

from __future__ import annotations

from typing import Any

from versioner.core.extract.tags import UNREAD
from versioner.core.extract.tree import parse
from versioner.late import re

FRAMED = frozenset({"iframe", "template"})  # what may hold a page within the page
_TEMPLATE = re.compile(r"\A<template[^>]*>|</template>\s*\Z", re.IGNORECASE)


def page_within(node: Any, tag: str) -> Any:
    """The tree of the page that an element holds, without what nobody reads; None where it holds none.

    Whoever walks it keeps it: its nodes die with it.
    """
    inner = node.attributes.get("srcdoc") if tag == "iframe" else _shadow(node)
    tree = parse(inner) if inner else None
    if tree is None or tree.body is None:
        return None
    tree.strip_tags(UNREAD)
    return tree


def _shadow(node: Any) -> str:
    """The HTML of a declarative shadow root; "" for a template that waits for a script."""
    if not {"shadowrootmode", "shadowroot"} & node.attributes.keys():
        return ""
    return _TEMPLATE.sub("", node.html or "")
