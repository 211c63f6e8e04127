"""check: look at pages now."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from versioner.cli.options import Out, takes_out
from versioner.view.templates import N_

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from versioner.app import App
    from versioner.cli.render.speech import Speech
    from versioner.config import Settings
    from versioner.core.model import Check

_UNFETCHED = frozenset({"failed", "gone", "blocked"})
_NOTHING_DUE = N_("Nothing is due.")
_NOTHING_TRACKED = N_("Nothing is tracked yet. Begin with: versioner track URL --source URL")


@click.command(epilog="Example for a crontab: */5 * * * * versioner check --due --quiet")
@click.argument("articles", nargs=-1)
@click.option("--due", is_flag=True, help="Only what the schedule says is due.")
@takes_out
def check(out: Out, articles: tuple[str, ...], *, due: bool) -> int:
    """Look at pages now: ARTICLES with their sources, or all; --due for a crontab or a systemd timer."""
    settings = out.settings()
    if due and _nothing_due(settings):
        out.tell({"checks": []}, lambda: out.words(_NOTHING_DUE))
        return 0
    from versioner.notify.due import anything_waiting
    from versioner.queries.due import anything_due, chores_due, lists_due

    with out.app() as app:
        if due and lists_due(app):
            from versioner.ingest.lists import look_at_lists  # likewise

            look_at_lists(app)
        if due and chores_due(app):
            from versioner.ingest.housekeeping import now_and_then  # likewise

            now_and_then(app)
        if due and not anything_due(app):
            found: tuple[Check, ...] = ()
        else:
            from versioner.ingest.check import check as look  # what fetches and reads is loaded for work only

            found = look(app, articles, due=due, progress=out.progress())
        waits = {} if out.quiet or out.as_json else _waiting(app, found)
        if anything_waiting(app):
            from versioner.notify.deliver import deliver  # likewise

            deliver(app)
    shown = {"checks": [one.to_json() for one in found]} if out.as_json else None
    out.tell(
        shown, lambda: _told(found, out.words, waits) or out.words(_NOTHING_DUE if due else _NOTHING_TRACKED)
    )
    return 3 if any(one.outcome in _UNFETCHED for one in found) else 0


def _nothing_due(settings: Settings) -> bool:
    """Whether a glance at the database tells that there is nothing to do; where it does not, the program is opened."""
    from versioner.storage.glance import nothing_due
    from versioner.view.catalogues import ENGLISH, catalogue

    catalogue(settings.language or ENGLISH)  # an unknown one is told now, as when the program is opened
    now = datetime.now(UTC)  # noqa: TID251 - the clock that bootstrap has; loading that is what is saved here
    return nothing_due(settings.url, now)


def _waiting(app: App, found: Sequence[Check]) -> dict[int, datetime]:
    """When each page is looked at again on which something waits to be confirmed."""
    pages = [one.page for one in found if one.outcome == "pending"]
    if not pages:
        return {}
    from versioner.queries.due import next_checks

    return next_checks(app, pages)


def _told(found: Sequence[Check], words: Speech, waits: Mapping[int, datetime]) -> str:
    """What changed or went wrong first; pages where nothing happened are counted where they are many."""
    from versioner.core.told.details import is_loud

    quiet = [one for one in found if one.outcome in _QUIET and not is_loud(one.detail)]
    loud = sorted((one for one in found if one not in quiet), key=lambda one: one.outcome != "changed")
    lines = [
        _line(one, words, waits.get(one.page)) for one in (loud if len(quiet) >= _MANY else [*loud, *quiet])
    ]
    if len(quiet) >= _MANY:
        lines.append(words.many("{count} page unchanged", "{count} pages unchanged", len(quiet)))
    return "\n".join(lines)


_QUIET = frozenset({"unchanged", "noise"})
_MANY = 5  # pages without news from which on they are counted, not named


def _line(one: Check, words: Speech, again: datetime | None) -> str:
    from versioner.view.details import said

    version = " -> " + words("version {number}", number=one.version) if one.version else ""
    why = said(one.detail, words.language)
    detail = f"  ({why})" if why else ""
    if again is not None:
        told = words(
            "{why}: looked at again at {time} UTC (VERSIONER_CONFIRM_AFTER)",
            why=why or words("a difference waits"),
            time=f"{again:%H:%M}",
        )
        detail = f"\n    {told}"
    return f"{one.page}  {words.name(one.outcome)}{version}  {one.url}{detail}"
