"""What stands beside an article and is to be used, not read, by what HTML says of itself: no names of classes.

Menus, windows, boxes to type into, the page's own header, what readers said (docs/noise.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import chain
from typing import Any

from versioner.core.extract.labels import is_stamp
from versioner.core.extract.tables import is_table_of_text
from versioner.core.extract.tree import children, text_upto, tidy
from versioner.core.notes import is_note
from versioner.core.standing.form import is_sentence
from versioner.core.told.reasons import Apart
from versioner.late import re

_FORM_IS_THE_PAGE = 0.5  # share of the page's text beyond which a form is its wrapper, not a form
# A box around a field to type into: characters of its text, and the share of the page's, that it may have.
_BOX = 800
_BOX_SHARE = 0.15
_MOST_FIELDS = 100
_TYPED = frozenset({"text", "email", "password", "tel", "search", "url", ""})
# The element with this share of the text holds the article, whatever else it holds.
_BULK = 0.6
_FIELDS = "input:not([type]), " + ", ".join(f"input[type={kind}]" for kind in ("text", "search", "email"))
_WRAPS = 0.9  # and an element with this share of it only wraps it
CONTROLS = 'button, input, textarea, [role=button], a[href="#"], a[href^="javascript:"]'
_COOKIES = re.compile(
    r"\bcookies?\b|sütik|evästei|çerez|\bkolačić|piškotk|\bсookie|\bкуки|biscuits? de navigation|"
    r"ملفات تعريف الارتباط|الكوكيز|کوکی|עוגיות|कुकी|কুকি|குக்கீ|కుకీ|คุกกี้|クッキー|쿠키|թխուկ|ქუქი",
    re.IGNORECASE,
)
_REPLY = re.compile(
    r"^\W*(?:reply|répondre|antworten|responder|rispondi|beantwoorden|reageer|svara?|odpowiedz|ответить|返信|回复|답글)\W*$",
    re.IGNORECASE,
)
_PRESSED = "button, a, [role=button]"
_LONGEST_REPLY = 60  # characters, with marks around the word
_HEADED = 120  # characters that the heading over readers' comments may add to them
_SWITCHES = "input[type=checkbox], [role=switch]"
# Links, and their share of the text, that make a part beside the bulk a menu.
_MENU_LINKS = 3
_MENU_SHARE = 0.6
_WRAPPERS = 100  # elements around each other that are looked into: each costs its text, and real pages have some twenty
_LEAD = 400  # characters within which a notice says what it is about
_SECTIONING = frozenset({"article", "section", "main"})


# Fields into which a reader writes who they are: what stands around them asks for that and nothing else.
SIGNS_UP = "input[type=email], input[type=password], input[type=tel]"


Roles = Sequence[tuple[Any, str]]


def roles_in(tree: Any) -> Roles:
    """The elements to which ARIA gives a role, each with it."""
    return [(node, node.attributes.get("role") or "") for node in tree.css("[role]")]


def beside(tree: Any, body: Any, whole: int, roles: Roles) -> dict[int, Apart]:
    """The elements (`mem_id`) that stand beside the article, and why.

    Args:
        tree: the parsed page, what nobody reads taken out of it.
        body: its body; whole: the characters of its text.
        roles: its `roles_in`.
    """
    heard: dict[int, bool] = {}
    headline = _above(tree.css_first("h1"))
    landmarks = _landmarks(tree, whole, roles)
    asked = _asked_over(whole, headline, roles)
    whole -= sum(asked.values())
    return {
        **dict.fromkeys(_panels(body, whole, headline, heard), Apart.PANEL),
        **dict.fromkeys(_entry_boxes(tree, whole, headline), Apart.BOX),
        **dict.fromkeys(_talk(tree, headline, roles), Apart.TALK),
        **dict.fromkeys(_banners(tree, whole, heard), Apart.HEADER),
        **landmarks,
        **dict.fromkeys(asked, Apart.PANEL),
    }


def wrapping_forms(tree: Any, whole: int) -> frozenset[int]:
    """The forms that hold most of the page's text; so a `nav` that does, and is no menu."""
    found = [one for one in tree.css("form, nav") if len(one.text(deep=True)) > _FORM_IS_THE_PAGE * whole]
    return frozenset(one.mem_id for one in found if one.tag == "form" or not _is_menu(one))


# ARIA's names for what nav, aside, footer and dialog are: landmarks beside the text, windows above it.
_ROLES = {
    "dialog": Apart.WINDOW,
    "alertdialog": Apart.WINDOW,
    "navigation": Apart.NAVIGATION,
    "search": Apart.NAVIGATION,
    "menu": Apart.NAVIGATION,
    "complementary": Apart.ASIDE,
    "contentinfo": Apart.FOOTER,
}
_WINDOWS = "[aria-modal=true]"
_SAID_BY_READERS = ("[itemprop=comment]", "[itemtype$='/Comment']")


def _landmarks(tree: Any, whole: int, roles: Roles) -> dict[int, Apart]:
    """What stands beside the text or above it, unless it holds most of the page's text."""
    # each is asked for alone: the parser takes longer for a list of them than for one after the other
    found = [(node, Apart.WINDOW) for node in tree.css(_WINDOWS)]
    found += [(node, _ROLES[role]) for node, role in roles if role in _ROLES]
    found += [(node, Apart.TALK) for selector in _SAID_BY_READERS for node in tree.css(selector)]
    most = _FORM_IS_THE_PAGE * whole
    return {node.mem_id: why for node, why in found if len(node.text(deep=True)) <= most}


def _asked_over(whole: int, headline: frozenset[int], roles: Roles) -> dict[int, int]:
    """The window that asks for consent over a page and says more than all of it: every cookie, who sets it, how long it stays.

    The page has a headline and text of its own behind it; where it has none, that window is all that came. With how
    many characters it has.

    Args:
        whole: the characters of the page's text; roles: its `roles_in`.
        headline: the headline, and everything that holds it.
    """
    if not headline:
        return {}
    for node, role in roles:
        if _ROLES.get(role) is Apart.WINDOW and node.mem_id not in headline and _is_preferences(node):
            size = len(node.text(deep=True))
            if _FORM_IS_THE_PAGE * whole < size < whole - _LEAD:
                return {node.mem_id: size}
    return {}


def _banners(tree: Any, whole: int, heard: dict[int, bool]) -> frozenset[int]:
    """The page's own headers: HTML's banner landmark, a `header` in no article, section or main, no heading in it."""
    found = []
    for node in tree.css("header"):
        if len(node.text(deep=True)) > _BOX_SHARE * whole:
            continue
        above = node.parent
        while above is not None and above.tag not in _SECTIONING and above.tag != "header":
            above = above.parent
        if above is None and node.css_first("h1, h2, h3, time") is None and not _speaks(node, heard):
            found.append(node)
    return frozenset(node.mem_id for node in found)


def _entry_boxes(tree: Any, whole: int, headline: frozenset[int]) -> frozenset[int]:
    """The boxes around fields that a reader types into: newsletter, log-in, password and comment boxes.

    A `form` is no text of the page, nor are the heading, the promise and the small print that stand around
    it. From each field upwards, the largest element that is small beside the page and lacks its headline.
    """
    boxes: dict[int, None] = {}
    limit = min(_BOX, int(_BOX_SHARE * whole))
    for field_ in tree.css("input, textarea")[:_MOST_FIELDS]:
        if field_.tag == "input" and (field_.attributes.get("type") or "text").lower() not in _TYPED:
            continue
        box, node = None, field_.parent
        while node is not None and node.tag not in {"body", "html", "main"}:
            if node.mem_id in boxes or node.mem_id in headline or len(node.text(deep=True)) > limit:
                break
            box, node = node, node.parent
        if box is not None:
            boxes[box.mem_id] = None
    return frozenset(boxes)


def _talk(tree: Any, headline: frozenset[int], roles: Roles) -> frozenset[int]:
    """What readers said: that which can be replied to, with the heading over it."""
    pressed = (tree.css("button"), tree.css("a"), (node for node, role in roles if role == "button"))
    if not any(_is_reply(node.text(deep=True)) for node in chain.from_iterable(pressed)):
        return frozenset()
    said = [node for node in tree.css(_PRESSED) if _is_reply(node.text(deep=True))]
    box: Any = said[0] if len(said) > 1 else said[0].parent
    rest = [_above(node) for node in said[1:]]
    while box is not None and not all(box.mem_id in above for above in rest):
        box = box.parent
    if box is None or box.mem_id in headline or box.tag in {"body", "html", "main"}:
        return frozenset()
    if len(said) > 1 and _frame(said[0], said[-1], box):
        return frozenset()
    size = len(box.text(deep=True))
    while (
        box.parent is not None
        and box.parent.mem_id not in headline
        and box.parent.tag not in {"body", "main"}
    ):
        if len(box.parent.text(deep=True)) > size + _HEADED:
            break
        box = box.parent
    return frozenset({box.mem_id})


def _frame(first: Any, last: Any, box: Any) -> bool:
    """Whether what one can reply with stands over all that a box says and again below it: it answers the whole, a forum's topic.

    Of what readers wrote some stands before the first reply or behind the last.
    """
    return not any(_beyond(first, box, "prev")) and not any(map(is_sentence, _beyond(last, box, "next")))


def _beyond(node: Any, box: Any, way: str) -> Iterator[str]:
    """The lines that stand in a box before a node ("prev") or behind it ("next")."""
    while node.mem_id != box.mem_id:
        beside = getattr(node, way)
        while beside is not None:
            yield from filter(None, map(tidy, beside.text(deep=True, separator="\n").split("\n")))
            beside = getattr(beside, way)
        node = node.parent


def _is_reply(text: str) -> bool:
    """Whether what is written on something to press says that one can reply."""
    return (len(text) <= _LONGEST_REPLY or len(text := text.strip()) <= _LONGEST_REPLY) and _says_reply(text)


@lru_cache(maxsize=1_024)  # a site's menus are the same on all its pages
def _says_reply(text: str) -> bool:
    return _REPLY.match(text) is not None


def _above(node: Any) -> frozenset[int]:
    """A node and everything that holds it."""
    found = []
    while node is not None:
        found.append(node.mem_id)
        node = node.parent
    return frozenset(found)


def _panels(body: Any, whole: int, headline: frozenset[int], heard: dict[int, bool]) -> frozenset[int]:
    """What frameworks hang onto a page around its bulk, to be used and not read: menus, windows, preference centres.

    The bulk is the element with most of the text; looked at are its siblings, and those of the wrappers that
    hold hardly more than it. Deeper, a list of links or a box with a button may well be the article's. What
    holds the headline, and HTML's `main`, is none: beside the menu of a large site a short article is small.
    """
    found = []
    holder, size_of_all, wraps = body, whole if whole > 1 else len(body.text(deep=True)), True
    for _ in range(_WRAPPERS):
        if not wraps:
            break
        parts = _measured(holder, size_of_all, headline)
        bulk = next((child for child, size in parts if size >= _BULK * whole), None)
        if bulk is not None and bulk.css_first("p") is None and _is_menu(bulk) and not is_table_of_text(bulk):
            found.append(bulk)  # a site's menu may be longer than all that its pages say
            parts = [(child, size) for child, size in parts if child.mem_id != bulk.mem_id]
            whole = sum(size for _, size in parts)
            bulk = next((child for child, size in parts if size >= _BULK * whole), None)
        behind = False
        for child, size in parts:
            if bulk is not None and child.mem_id == bulk.mem_id:
                behind, wraps, size_of_all = True, size >= _WRAPS * whole, size
            elif is_table_of_text(child):
                continue
            elif _is_beside(child, small=size <= _BOX_SHARE * whole, bulk=bulk is not None, behind=behind):
                found.append(child)
        if bulk is None:
            break
        holder = bulk
    return frozenset(
        node.mem_id
        for node in found
        if node.mem_id not in headline and node.tag != "main" and not _speaks(node, heard)
    )


def _measured(holder: Any, size: int, headline: frozenset[int]) -> list[tuple[Any, int]]:
    """The elements in an element, each with the characters of its text.

    What holds the headline holds nearly all of it, as a rule, and has what the others leave: its text is taken by nobody.

    Args:
        holder: the element; size: the characters of its text.
        headline: the headline, and everything that holds it.
    """
    parts: list[tuple[Any, int]] = []
    place, left = -1, size
    for child in children(holder):
        if child.is_text_node:
            left -= len(child.text_content or "")
        elif child.tag[0] == "-":
            continue
        elif place < 0 and child.mem_id in headline:
            place = len(parts)
            parts.append((child, 0))
        else:
            parts.append((child, len(child.text(deep=True))))
            left -= parts[-1][1]
    if place >= 0:
        parts[place] = parts[place][0], left
    return parts


def _speaks(node: Any, heard: dict[int, bool]) -> bool:
    """Whether a part tells something of the article itself: a date stamp, a note of the publisher.

    The menus and footers of a site are the same on all its pages, and are read once.

    Args:
        node: the part.
        heard: what came of the page's parts that were asked already, by `mem_id`.
    """
    if node.mem_id not in heard:
        known = _heard(blake2b((node.html or "").encode("utf-8", "replace"), digest_size=16).digest())
        if not known:
            known.append(_says_of_itself(node))
        heard[node.mem_id] = known[0]
    return heard[node.mem_id]


@lru_cache(maxsize=2_048)
def _heard(digest: bytes) -> list[bool]:
    """What came of reading a part of that HTML, kept in the list; empty before it is read."""
    del digest
    return []


def _says_of_itself(node: Any) -> bool:
    lines = {tidy(text_upto(one, _LEAD)) for one in node.css("p, div, span, li, dd, small")}
    lines.add(tidy(text_upto(node, _LEAD)))
    return any(is_stamp(line) or is_note(line) for line in lines if 0 < len(line) <= _LEAD)


def _is_beside(node: Any, *, small: bool, bulk: bool, behind: bool) -> bool:
    """Whether a part is a menu, or beside the bulk something to be used."""
    if (small or bulk) and _is_menu(node):
        return True
    return bulk and (_is_window(node, behind=behind) if small else _is_preferences(node))


def _is_window(node: Any, *, behind: bool) -> bool:
    """Whether a part beside the bulk is a cookie notice, a place to search, or a window behind the text."""
    if node.css_first(CONTROLS) is None:
        return False
    return behind or _on_cookies(node) or node.css_first(_FIELDS) is not None


def _is_preferences(node: Any) -> bool:
    return _on_cookies(node) and node.css_first(_SWITCHES) is not None


def _on_cookies(node: Any) -> bool:
    return bool(_COOKIES.search(node.text(deep=True)[:_LEAD]))


def _is_menu(node: Any) -> bool:
    links = node.css("a")
    if len(links) < _MENU_LINKS:
        return False
    linked, needed = 0, _MENU_SHARE * len(tidy(node.text(deep=True)))
    for link in links:
        linked += len(tidy(link.text(deep=True)))
        if linked >= needed:
            return True
    return False
