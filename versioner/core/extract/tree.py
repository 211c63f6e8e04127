"""The tree seam: the one module that knows which HTML parser is used (lexbor, through selectolax).

`parse` gives a `Tree`. What the rest of the package relies on, and nothing more:

* `tree.body`, `tree.css(selector)`, `tree.css_first(selector)`: CSS selectors, document order;
* `node.tag` (lower case; `-text` for text), `node.attributes` (a dict, None for a bare attribute);
* `node.child`, `node.next`, `node.prev`, `node.parent`: None where there is none;
* `node.text_content` of a text node, `node.text(deep=True)` of an element, `node.mem_id` as its identity;
* `node.decompose()`, `node.html`, `node.inner_html = …` (only for a person's `--ignore` and `--only`).

Why lexbor: it parses as browsers do (HTML5) and 2 to 3 times faster than libxml2 (research/extraction §4; the
table of `bench/extraction.py` measures it again). The prototype on it that lost table rows lost them in its walk.
"""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from versioner.errors import ExtractError

Tree = LexborHTMLParser
Node = LexborNode

# The HTML standard on one page has some 400,000 tags; 500,000 cost a second and 150 MB (test_bad_input).
MOST_TAGS = 500_000


def parse(text: str) -> Tree:
    """The tree of an HTML text.

    Raises:
        ExtractError: it has more tags than any article.
    """
    if text.count("<") > MOST_TAGS:
        raise ExtractError(f"the page has more than {MOST_TAGS:,} tags: that is no article")
    return LexborHTMLParser(text)


def select(tree: Tree, selector: str) -> list[Node]:
    """The nodes that a person's CSS selector fits; none where the parser does not know its syntax."""
    try:
        return tree.css(selector)
    except SelectolaxError:
        return []
