"""How often a page is looked at, in words of a language: `core.schedule.describe` has the English that JSON carries."""

from __future__ import annotations

from functools import lru_cache

from versioner.late import re
from versioner.view.catalogues import ENGLISH, catalogue
from versioner.view.templates import N_, NN_

_WHOLE = frozenset(
    (N_("adaptive: often while young, then as often as it changes"), N_("not looked at any more"))
)
_EACH = {
    "second": N_("every second"),
    "minute": N_("every minute"),
    "hour": N_("every hour"),
    "day": N_("every day"),
    "week": N_("every week"),
}
_EVERY = {
    "second": NN_("every {count} second", "every {count} seconds"),
    "minute": NN_("every {count} minute", "every {count} minutes"),
    "hour": NN_("every {count} hour", "every {count} hours"),
    "day": NN_("every {count} day", "every {count} days"),
    "week": NN_("every {count} week", "every {count} weeks"),
}
_INTERVAL = re.compile(r"every (?:(?P<count>[\d.]+) )?(?P<unit>second|minute|hour|day|week)s?")


@lru_cache(maxsize=1024)
def in_words(said: str, language: str = ENGLISH) -> str:
    """A schedule in that language; a cron line stands as it is."""
    words = catalogue(language)
    if said in _WHOLE:
        return words.gettext(said)
    interval = _INTERVAL.fullmatch(said)
    if interval is None:
        return said
    if not interval["count"]:
        return words.gettext(_EACH[interval["unit"]])
    count = float(interval["count"])
    form = int(count) if count.is_integer() else 2  # a broken number takes the plural
    return words.ngettext(*_EVERY[interval["unit"]], form).format(count=f"{count:g}")
