"""What a page declares about itself: JSON-LD, Open Graph, meta tags, `<time>`. Declared, never guessed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from versioner.core.dates.declared import from_machine
from versioner.core.extract.ours import is_ours
from versioner.core.lexicon.bylines import is_bare_name
from versioner.core.text.references import resolved
from versioner.core.url import resolve
from versioner.frozen import dataclass
from versioner.late import re

_ARTICLES = frozenset(
    [
        "Article",
        "NewsArticle",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "BlogPosting",
        "LiveBlogPosting",
        "Report",
        "ScholarlyArticle",
        "TechArticle",
        "OpinionNewsArticle",
        "BackgroundNewsArticle",
        "AskPublicNewsArticle",
        "ReviewNewsArticle",
        "SocialMediaPosting",
        "WebPage",
        "MedicalWebPage",
        "AboutPage",
        "FAQPage",
    ]
)
_PUBLISHED = ("article:published_time", "og:article:published_time", "date", "dc.date", "dcterms.issued", "dc.date.issued", "pubdate", "publish-date", "datepublished", "parsely-pub-date", "govuk:first-published-at")  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "og:article:modified_time", "dcterms.modified", "dc.date.modified", "last-modified", "datemodified", "govuk:public-updated-at")  # fmt: skip
_MOST_JSON = 500_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What a page says of itself; None where it says nothing.

    Attributes:
        published, modified: the first that is declared, in that order.
        dates: every date that is declared: "p" (published) or "u" (updated), and when.
        free: JSON-LD's `isAccessibleForFree`; body: its `articleBody`.
        based_on: JSON-LD's `isBasedOn` and `citation`, as URLs.
    """

    headline: str | None = None
    title: str | None = None
    tag_title: str | None = None
    byline: str | None = None
    language: str | None = None
    published: datetime | None = None
    modified: datetime | None = None
    dates: tuple[tuple[str, datetime], ...] = ()
    canonical: str | None = None
    free: bool | None = None
    body: str | None = None
    based_on: tuple[str, ...] = ()


def declared(tree: Any) -> Declared:
    """Read a page's declarations; JSON-LD before Open Graph before plain meta tags."""
    metas = _metas(tree)
    nodes = [node for node in _json_ld(tree) if not is_ours(node)]
    articles = [node for node in nodes if _is_article(node)]
    article = articles[0] if articles else {}
    published = [*(node.get("datePublished") for node in articles), *(metas.get(name) for name in _PUBLISHED)]
    modified = [*(node.get("dateModified") for node in articles), *(metas.get(name) for name in _MODIFIED)]
    published += _microdata(tree, "datePublished")
    modified += _microdata(tree, "dateModified")
    html = tree.css_first("html")
    canonical = tree.css_first("link[rel=canonical]")
    title = tree.css_first("title")
    tag_title = title.text(deep=True).strip() or None if title is not None else None
    return Declared(
        headline=_text(article.get("headline")),
        title=metas.get("og:title"),
        tag_title=tag_title,
        byline=_written_by(
            [one for one in _authors(article, nodes) if not _is_the_site(one, tag_title)],
            _publishers(nodes, metas),
            [metas.get(name) for name in _AUTHORS],
        )
        or _linked_author(tree),
        language=((html.attributes.get("lang") if html is not None else None) or "").strip()[:35] or None,
        published=next(_dates(published), None),
        modified=next(_dates(modified), None),
        dates=tuple(
            dict.fromkeys(
                (name, at) for name, values in (("p", published), ("u", modified)) for at in _dates(values)
            )
        ),
        canonical=(canonical.attributes.get("href") or None) if canonical is not None else None,
        body=_body(article.get("articleBody")),
        free=_flag(article.get("isAccessibleForFree")),
        based_on=tuple(dict.fromkeys(_urls(article.get("isBasedOn")) + _urls(article.get("citation")))),
    )


def _metas(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = (attributes.get("content") or "").strip()
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _json_ld(tree: Any) -> Iterator[dict[str, Any]]:
    for node in tree.css('script[type="application/ld+json"]'):
        text = node.text(deep=True)
        if len(text) > _MOST_JSON:
            continue
        try:
            value = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue  # broken JSON-LD is common, and nothing hangs on it
        yield from _flat(value)


def _flat(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 4:
        return
    if isinstance(value, list):
        for one in value:
            yield from _flat(one, depth + 1)
    elif isinstance(value, dict):
        yield value
        yield from _flat(value.get("@graph"), depth + 1)
        yield from _flat(value.get("mainEntity"), depth + 1)


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and name in _ARTICLES for name in names)


_DEEP = 4  # lists in lists that are followed: no publisher nests deeper on purpose


def _text(value: Any) -> str | None:
    """One line; half a surrogate pair, which JSON can spell and no encoding can write, becomes a question mark."""
    if not isinstance(value, str):
        return None
    return " ".join(resolved(value).encode("utf-8", "replace").decode("utf-8").split()) or None


def _body(value: Any) -> str | None:
    """JSON-LD's `articleBody`, its lines kept."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) and value else None


def _name(value: Any, depth: int = 0) -> str | None:
    if isinstance(value, list):
        names = [name for one in value[:10] if depth < _DEEP and (name := _name(one, depth + 1))]
        return ", ".join(names) or None
    if isinstance(value, dict):
        return _text(value.get("name"))
    return None if isinstance(value, str) and value.startswith("http") else _text(value)


def _publishers(nodes: Iterable[dict[str, Any]], metas: dict[str, str]) -> frozenset[str]:
    """What the page calls whoever publishes it, folded: its publisher's name, its site's."""
    said = [_name(one) for node in nodes if not _is_person(one := node.get("publisher"))]
    said += [_name(node) for node in nodes if node.get("@type") in _SITES]
    said += [metas.get(name) for name in _SITE_NAMES]
    return frozenset(_folded(name) for name in said if name)


def _is_person(node: Any) -> bool:
    return isinstance(node, dict) and node.get("@type") == "Person"


def _is_the_site(author: Any, tag_title: str | None) -> bool:
    """Whether an author is an organisation that the page's title ends with: "Harbour wall raised | The Amber Gazette"."""
    if not tag_title or not isinstance(author, dict) or author.get("@type") not in _SITES:
        return False
    name = _text(author.get("name"))
    return bool(name) and _TITLE_PARTS.split(tag_title)[-1].strip() == name and tag_title != name


_TITLE_PARTS = re.compile(r"\s[|–—·•»-]\s")
_SITES = ("WebSite", "Organization", "NewsMediaOrganization")
_SITE_NAMES = ("og:site_name", "application-name", "publisher", "twitter:site")


def _folded(name: str) -> str:
    """A name as it is compared: letters and figures, without an article or an address's ending."""
    bare = re.sub(r"^@|^the\s|\.(?:com|org|net|news|[a-z]{2})$", "", name.strip().casefold())
    return "".join(filter(str.isalnum, bare))


def _authors(article: dict[str, Any], nodes: Iterable[dict[str, Any]]) -> list[Any]:
    """An article's authors; one of whom it gives only the `@id` is the node of the page that has it and a name."""
    authors = article.get("author")
    said = authors[:10] if isinstance(authors, list) else [authors]
    return [_named_node(one, nodes) if isinstance(one, dict) else one for one in said]


def _named_node(node: dict[str, Any], nodes: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """A node that has a name, or else the one of the page that has its `@id` and a name, if any."""
    name = node.get("@id")
    if node.get("name") or not isinstance(name, str):
        return node
    return next((one for one in nodes if one.get("@id") == name and one.get("name")), node)


# Of an article its own before the page's, which may be the house.
_AUTHORS = ("article:author", "author")


def _written_by(
    authors: Iterable[Any], publishers: frozenset[str], metas: Iterable[str | None]
) -> str | None:
    """Who wrote it; a publisher that names itself as the author names nobody."""
    names = [name for one in authors if (name := _name(one)) and _folded(name) not in publishers]
    if names:
        return ", ".join(names)
    # "The Gazette, Port Amber": a publisher with its place
    named = (one for one in metas if one and not one.startswith(("http", "/")))
    return next((one for one in named if _folded(one.partition(",")[0]) not in publishers), None)


_MOST_AUTHORS = 3  # links to authors; more are those of other articles, or of comments
_NEAR_HEADLINE = 8  # elements around a headline, in the smallest of which its author's link stands
_ELSEWHERE = frozenset(["aside", "nav", "footer", "li"])


def _linked_author(tree: Any) -> str | None:
    """Who wrote it by links that say so, HTML's `<a rel="author">`, near the headline, where these are names and few."""
    if tree.css_first("a[rel~=author]") is None:
        return None
    around = tree.css_first("h1")
    for _ in range(_NEAR_HEADLINE):
        around = around.parent if around is not None else None
        if around is None or around.tag in {"body", "html"}:
            return None
        links = [node for node in around.css("a[rel~=author]") if not _is_elsewhere(node)]
        if links:
            # a portrait may lead to them too
            names = dict.fromkeys(filter(None, (" ".join(node.text(deep=True).split()) for node in links)))
            if not names:
                continue
            return ", ".join(names) if len(names) <= _MOST_AUTHORS and all(map(is_bare_name, names)) else None
    return None


def _is_elsewhere(node: Any) -> bool:
    """Whether a link stands in what HTML sets beside an article, or in a list of them; what an `address` holds is the article's."""
    while node is not None and node.tag != "address":
        if node.tag in _ELSEWHERE:
            return True
        node = node.parent
    return False


def _dates(values: Iterable[Any]) -> Iterator[datetime]:
    return (at for at in map(from_machine, values) if at is not None)


_MOST_MARKED = 10  # elements with a date in microdata; more are the dates of other things


def _microdata(tree: Any, name: str) -> list[str | None]:
    """Dates in microdata and RDFa: `<time itemprop="dateModified" datetime="…">`."""
    nodes = tree.css(f"[itemprop~={name}]:not(meta), [property='schema:{name}']:not(meta)")
    if len(nodes) > _MOST_MARKED:
        return []
    return [
        node.attributes.get("datetime") or node.attributes.get("content") or node.text(deep=True)
        for node in nodes
    ]


def _flag(value: Any) -> bool | None:
    if isinstance(value, bool):
        return value
    return {"true": True, "false": False}.get(value.strip().lower()) if isinstance(value, str) else None


def _urls(value: Any, depth: int = 0) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(filter(None, (resolve("", value),)))
    if depth > _DEEP:
        return ()
    if isinstance(value, list):
        return tuple(url for one in value[:20] for url in _urls(one, depth + 1))
    if isinstance(value, dict):
        return _urls(value.get("url") or value.get("@id"), depth + 1)
    return ()
