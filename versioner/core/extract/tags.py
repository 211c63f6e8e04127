"""What HTML's elements are to a reader: never text, beside the text, blocks of it. No class names."""

from __future__ import annotations

from versioner.core.told.reasons import Apart

# What no reader reads: taken out first, so that shares of the text are shares of what is read.
UNREAD = ["script", "style", "svg", "math", "object"]
# What holds no text to be read.
SKIPPED = frozenset(
    [
        "script",
        "style",
        "svg",
        "math",
        "head",
        "nav",
        "select",
        "option",
        "input",
        "object",
        "embed",
        "video",
        "audio",
        "canvas",
        "datalist",
        "progress",
        "meter",
        "map",
        "area",
        "link",
        "meta",
        "title",
        "rp",  # this and the next but for a gloss: `as_read.is_gloss`
        "rt",
    ]
)
# Elements whose text stands beside the article, by what HTML says they are for: kept, and marked so.
BESIDE = {
    "footer": Apart.FOOTER,
    "aside": Apart.ASIDE,
    "dialog": Apart.WINDOW,
    "noscript": Apart.NOSCRIPT,
    "menu": Apart.MENU,
    "textarea": Apart.FIELD,
    "form": Apart.FORM,
    "button": Apart.BUTTON,
    "iframe": Apart.FRAME,
}
# Roles that say of an aside within the article that it is part of what is said: additional information on the content
# (WAI-ARIA 1.2 `note`), and the parts of a publication that are its text (DPUB-ARIA 1.1).
NOTED = frozenset(
    "note doc-abstract doc-afterword doc-appendix doc-conclusion doc-endnotes doc-epilogue doc-errata doc-example "
    "doc-footnote doc-foreword doc-introduction doc-notice doc-preface doc-tip".split()
)
STRUCK = frozenset({"del", "s", "strike"})  # what the publisher struck out
# What ends a line of text and begins another.
BLOCKS = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "caption",
        "form",
        "label",
        "legend",
    ]
)
# What holds other blocks and says nothing of them.
PLAIN = frozenset(["article", "body", "center", "div", "main", "section", "td", "th"])
LEVELS = {f"h{level}": level for level in range(1, 7)}
