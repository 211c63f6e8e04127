"""The reader's page for machines: schema.org NewsArticle with the honest dates."""

from __future__ import annotations

import json

from markupsafe import Markup

from versioner.core.extract.ours import NAME
from versioner.core.model import EditKind, Json, Version, iso_date, rfc3339
from versioner.queries.read import Log


def news_article(base: str, log: Log, version: Version) -> Markup:
    """The page of versions: the article with its title, version, sources, and where this one is kept."""
    article = log.article
    return _article(
        log,
        {
            "headline": article.title,
            "url": article.url,
            "inLanguage": article.language,
            "version": str(version.number),
            "isBasedOn": [source.url for source in article.sources],
            "archivedAt": f"{base}/articles/{article.id}/versions/{version.number}",
        },
    )


def publishers_part(log: Log) -> Markup:
    """What a publisher adds to a page of its own, which says the rest about itself; it says who made it, and is not read as the page's."""
    return _article(log, {"@id": log.article.url, "sdPublisher": {"@type": "Organization", "name": NAME}})


def _article(log: Log, more: Json) -> Markup:
    """One NewsArticle: dateModified is the last substantive change, corrections are labelled ones only."""
    made, last = log.article.generated_on, log.article.last_updated
    found: Json = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "datePublished": iso_date(made.at, made.precision) if made else None,
        "dateModified": iso_date(last.at, last.precision) if last else None,
        "correction": [
            {"@type": "CorrectionComment", "text": edit.after, "datePublished": rfc3339(change.first_seen)}
            for change in log.changes
            for edit in change.edits
            if edit.kind is EditKind.CORRECTION_NOTE and edit.after
        ],
        **more,
    }
    return embedded({name: value for name, value in found.items() if value not in (None, [])})


def embedded(value: Json) -> Markup:
    """JSON that can stand inside `<script>`: nothing in it can end the element or open another."""
    text = json.dumps(value, ensure_ascii=False)
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)  # noqa: S704 - escaped just above
