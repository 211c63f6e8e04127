"""The canonical HTML of a page: what is left when nothing that a reader cannot see is compared.

One pass over the parsed tree: about half of all byte changes on real pages end here. Kept are the visible
text, the tags that break lines, where links lead, what pictures say, and the dates, titles and texts that
the page declares. Dropped are scripts, styles, comments, drawings, what versioner put there and all other attributes (classes, ids,
nonces, data-*, hidden inputs and tokens).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from itertools import islice
from typing import Any

from versioner.core.extract.kinds import is_pdf
from versioner.core.extract.ours import ours
from versioner.core.extract.parsed import Parsed, parsed
from versioner.core.url import without_tracking
from versioner.late import re

# Bounded runs of space: an unbounded one would make a page of `"headline"` and blanks quadratic.
_DECLARED = re.compile(
    r'"(headline|author|datePublished|dateModified|dateCreated|isBasedOn|articleBody)"\s{0,20}:\s{0,20}'
    r'("(?:[^"\\]|\\.)*"|[\[{][^\]}]{0,2000}[\]}])'
)
_TELLING = re.compile(r"published|modified|updated|issued|\bdate\b|og:title|og:type", re.IGNORECASE)
_DROPPED = frozenset(["script", "style", "svg", "object", "video", "audio", "canvas", "select"])
_BREAKS = {
    tag: f"\x03{tag}\x03"
    for tag in (
        "p li ul ol dl dt dd h1 h2 h3 h4 h5 h6 blockquote pre table tr td th caption figure figcaption br hr div section article "
        "main aside nav header footer form title del ins s"
    ).split()
}
_SPARSE = 400  # letters of sentences: a page that shows fewer may carry its text only as data (`data.py` looks for it there)
_PROGRAM = 200  # letters of a program that may hold an article
_LINE = 20  # letters of a text that may be the end of a sentence
_ENDS = (".", "!", "?", "…", "”", '"', "»", "。", "！", "？", "।", "؟", "۔")


def canonical_hash(body: bytes, content_type: str | None) -> str:
    """A hash (hex) that two captures share where a reader would see the same page.

    Never shared where visible words, link targets, declared dates or titles differ. A page that is too
    large to be read, or a PDF, has the hash of its bytes.
    """
    if is_pdf(body, content_type):
        return blake2b(body, digest_size=16).hexdigest()
    return canonical_of(parsed(body, content_type))


def canonical_of(page: Parsed) -> str:
    """`canonical_hash` of a page that is parsed already; its tree stays as it is."""
    tree = page.tree
    if tree is None:
        return blake2b(page.text.encode("utf-8", "replace"), digest_size=16).hexdigest()
    declared = "".join(_declared(tree))
    shown = _shown(tree)
    digest = blake2b(declared.encode("utf-8", "replace"), digest_size=16)
    digest.update(_spaced(shown))
    if not _says_enough(shown):
        for node in tree.css("script:not([src])"):
            data = node.text(deep=True)
            if len(data) >= _PROGRAM or "json" in (node.attributes.get("type") or ""):
                digest.update(f"\x01{data}".encode("utf-8", "replace"))
    return digest.hexdigest()


def _says_enough(shown: Iterable[str]) -> bool:
    """Whether a page shows sentences enough to be what it is: then its programs hold none of its text."""
    found = 0
    for text in shown:
        if len(text) >= _LINE and text.rstrip().endswith(_ENDS):
            found += len(text)
            if found >= _SPARSE:
                return True
    return False


def _declared(tree: Any) -> Iterator[str]:
    for node in tree.css('script[type*="ld+json" i]'):
        for name, value in _DECLARED.findall(node.text(deep=True)):
            yield f"{name}={value};"


def _shown(tree: Any) -> list[str]:
    """What a reader sees, in order: texts, breaks, and what the few telling attributes say."""
    put_there = {node.mem_id for node in ours(tree)}
    shown: list[str] = []
    nodes = tree.root.traverse(include_text=True)
    for node in nodes:
        tag = node.tag
        if tag == "-text":
            text = node.text_content or ""
            shown.append(" " if text.isspace() else text)  # as between two elements, as a rule
        elif put_there and node.mem_id in put_there:
            _pass_over(node, nodes)
        elif (line := _BREAKS.get(tag)) is not None:
            shown.append(line)
        elif tag in _DROPPED:
            _pass_over(node, nodes)
        elif (tell := _ATTRIBUTES.get(tag)) is not None:
            shown.append(f"\x02{tell(node.attributes)}\x02")
        elif tag == "template" and "shadowrootmode" in node.attributes:
            shown.append(f"\x02{node.html}\x02")
    return shown


def _pass_over(node: Any, nodes: Iterator[Any]) -> None:
    """Go on behind what lies in a node that was met last."""
    first = node.child
    if first is None:
        return
    if first.next is None and first.child is None:  # as in a script
        next(nodes, None)
    else:
        within = sum(1 for _ in node.traverse(include_text=True)) - 1
        next(islice(nodes, within - 1, None))


def _spaced(parts: list[str]) -> bytes:
    """The parts as one text with single spaces, in UTF-8: as `tree.spaced` leaves it, but with no string for each word."""
    whole = "".join(parts)
    if not whole.isascii():
        for sign in _SPACES:
            whole = whole.replace(sign, " ")
    spelled = whole.encode("utf-8", "replace").translate(_AS_SPACE)
    return _RUN.sub(b" ", spelled).strip(b" ")


# What `str.split` takes for space: in ASCII, and beyond.
_AS_SPACE = bytes(0x20 if n < 0x80 and chr(n).isspace() else n for n in range(256))
_SPACES = "\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
_RUN = re.compile(rb"  +")


def _meta(attributes: dict[str, str | None]) -> str:
    """Of a meta tag only what it declares to readers; its name is dropped, its order kept."""
    names = " ".join(attributes.get(name) or "" for name in ("property", "name", "itemprop"))
    return (attributes.get("content") or "") if _TELLING.search(names) else ""


def _link(attributes: dict[str, str | None]) -> str:
    address = (attributes.get("href") or "").partition("#")[0]
    path, mark, query = address.partition("?")
    kept = without_tracking(query) if mark else ""
    return f"{path}?{kept}" if kept else path


def _attribute(name: str) -> Callable[[dict[str, str | None]], str]:
    return lambda attributes: attributes.get(name) or ""


_ATTRIBUTES: dict[str, Callable[[dict[str, str | None]], str]] = {
    "a": _link,
    "iframe": _attribute("srcdoc"),
    "img": _attribute("alt"),
    "meta": _meta,
    "time": _attribute("datetime"),
}
