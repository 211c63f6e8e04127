"""Lay down how a page is kept, whole: what a settings form sends, where nothing that is left out stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from versioner.app import App
from versioner.core.model import Article
from versioner.core.schedule.plan import Schedule
from versioner.frozen import dataclass
from versioner.ingest.options import fit_language, fit_rules
from versioner.ingest.tagging import tidy_tag
from versioner.ingest.track import schedule_fields
from versioner.storage import find, pages, schedule, tags
from versioner.storage.articles import article_of
from versioner.storage.records import Headers

if TYPE_CHECKING:
    from versioner.storage.fields import PageFields


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """How a page is to be kept.

    Attributes:
        title: "": it is called as it calls itself.
        schedule: None leaves the one it has.
        ignore, only, tags: all of them; what is not named goes.
        headers: None leaves those it has, which nobody is shown.
        language: "" leaves the one it has.
    """

    title: str = ""
    schedule: Schedule | None = None
    ignore: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    headers: Headers | None = None
    language: str = ""


def arrange(app: App, address: str, wanted: Arrangement) -> Article:
    """Keep a page so from now on; what is ignored takes effect on the past by `rederive`.

    Raises:
        UsageError: a rule, a tag or the language is none, or there are too many rules.
        NotFoundError, AmbiguousError: the address fits nothing or several pages.
    """
    fit_rules(wanted.ignore, wanted.only)
    fit_language(wanted.language)
    names = {tidy_tag(name) for name in wanted.tags}
    fields: PageFields = {
        "title_override": wanted.title or None,
        "ignore": tuple(dict.fromkeys(wanted.ignore)),
        "only": tuple(dict.fromkeys(wanted.only)),
    }
    if wanted.headers is not None:
        fields["headers"] = wanted.headers
    if wanted.language:
        fields["accept_language"] = wanted.language
    with app.db.write() as session:
        page = find.page(session, address)
        pages.update_page(session, page.id, **fields)
        had = set(article_of(session, page).tags)
        tags.remove_tags(session, page.id, sorted(had - names))
        tags.add_tags(session, page.id, sorted(names - had))
        if wanted.schedule is not None:
            law = schedule_fields(wanted.schedule)
            row = page.schedule
            if law != {"kind": row.kind, "every": row.every, "cron": row.cron, "tz": row.tz}:
                due = {"next_check_at": app.now()} if page.tracked else {}  # the new law begins with a look
                schedule.set_schedule(session, page.id, **law, **due)
        return article_of(session, pages.page(session, page.id))
