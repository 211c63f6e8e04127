"""Small phrases of the pages in a reader's language: times as people say them, counts, links that are safe to follow."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Literal
from urllib.parse import urlsplit
from zlib import crc32

from babel.dates import format_date, format_skeleton, format_timedelta
from babel.numbers import format_decimal
from markupsafe import Markup, escape

from versioner.core.model import Dated, LastUpdated, Precision, declared_precision, iso_date
from versioner.core.schedule.plan import span
from versioner.core.text.bcp47 import primary
from versioner.frozen import dataclass
from versioner.view.bidi import isolated
from versioner.view.catalogues import ENGLISH, PAGES, catalogue
from versioner.view.distance import JUST_NOW, Unit, distance, near
from versioner.view.templates import N_, NN_

Form = Literal["long", "short"]
# what is counted on pages, by the word that templates name it with
_COUNTED = {
    "version": NN_("%(num)s version", "%(num)s versions"),
    "section": NN_("%(num)s section", "%(num)s sections"),
    "block": NN_("%(num)s block", "%(num)s blocks"),
    "article": NN_("%(num)s article", "%(num)s articles"),
    "check": NN_("%(num)s check", "%(num)s checks"),
    "change": NN_("%(num)s change", "%(num)s changes"),
    "edit": NN_("%(num)s edit", "%(num)s edits"),
    "line": NN_("%(num)s line", "%(num)s lines"),
    "passage": NN_("%(num)s passage", "%(num)s passages"),
    "entry": NN_("%(num)s entry", "%(num)s entries"),
}
# kinds, weights and states are one word in code, API and command line; people read them in their language
NAMES = (
    N_("tomorrow"), N_("today"), N_("yesterday"),
    N_("substantive"), N_("minor"), N_("technical"), N_("first"),
    N_("edited"), N_("added"), N_("removed"), N_("renamed"), N_("moved"), N_("split"), N_("merged"),
    N_("ok"), N_("suspect"), N_("failing"), N_("gone"), N_("blocked"), N_("failed"), N_("pending"),
    N_("whitespace"), N_("typography"), N_("punctuation"), N_("spelling"), N_("formatting"), N_("link"), N_("wording"),
    N_("number"), N_("date"), N_("name"), N_("negation"), N_("quote"), N_("attribution"), N_("sentence added"),
    N_("sentence removed"), N_("paragraph added"), N_("paragraph removed"), N_("order"), N_("heading renamed"),
    N_("section added"), N_("section removed"), N_("title"), N_("byline"), N_("correction note"),
    N_("alternative text"), N_("date stamp"), N_("superseded"), N_("retracted"), N_("unlisted"), N_("private"), N_("new material"), N_("source gone"),
    # what the command line says besides
    N_("changed"), N_("unchanged"), N_("noise"), N_("silent"), N_("public"), N_("unsupported"), N_("edit without source"),
    N_("waiting"), N_("delivered"), N_("dead"),
    # lists that are followed
    N_("feed"), N_("sitemap"), N_("sitemap index"), N_("section front"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of one language (a tag that `view.catalogues` knows)."""

    language: str = ENGLISH

    def text(self, message: str) -> str:
        """A message of the pages' catalogue."""
        return catalogue(self.language, PAGES).gettext(message)

    def ago(self, at: datetime | None, now: datetime, form: Form = "long") -> str:
        """How long ago (or ahead) a moment is, in its largest unit."""
        if at is None:
            return self.text(N_("never"))
        whole, unit = distance(at, now)
        if unit == "second" and whole < JUST_NOW:
            return self.text(N_("just now"))
        return _distance(whole, unit, at <= now, self.language, form)

    def stamp(self, at: datetime) -> Markup:
        """A moment in full, as an element that a script can tell in the reader's own zone."""
        return Markup(f'<time datetime="{machine(at)}">{escape(self.exact(at))}</time>')  # noqa: S704 - escaped

    def when(self, at: datetime | None, now: datetime, form: Form = "long") -> Markup:
        """How long ago a moment is, as an element that holds it in full."""
        if at is None:
            return escape(self.text(N_("never")))
        told, exact = escape(self.ago(at, now, form)), escape(self.exact(at))
        return Markup(f'<time datetime="{machine(at)}" title="{exact}">{told}</time>')  # noqa: S704 - escaped

    def exact(self, at: datetime | None) -> str:
        """A moment in full, in UTC."""
        return f"{self.day(at)}, {at:%H:%M} UTC" if at else self.text(N_("unknown"))

    def brief(self, at: datetime) -> str:
        """A moment to the minute in UTC, its day and month in short: where many stand below one another."""
        day = (
            at.strftime("%-d %b %Y") if self.language == ENGLISH else format_date(at, "medium", self.language)
        )
        return f"{day}, {at:%H:%M}"

    def day(self, at: date) -> str:
        """A date without its hour, as a note carries it."""
        return _day(date(at.year, at.month, at.day), self.language)

    def mark(self, at: datetime, unit: str) -> str:
        """A moment beside an axis: no more of it than its unit ("second", "time", "day", "month", "year") tells apart."""
        if self.language == ENGLISH or unit in {"second", "time", "year"}:
            return at.strftime(_MARKS[unit])
        return str(format_skeleton({"day": "MMMd", "month": "yMMM"}[unit], at, locale=self.language))

    def declared(self, at: datetime | None) -> str:
        """A date as a page declared it: a day stays a day."""
        return self.day(at) if at and declared_precision(at) is Precision.DAY else self.exact(at)

    def said(self, one: Dated | LastUpdated) -> str:
        """An honest date in full: a day where no more is known of it."""
        return self.day(one.at) if one.precision is Precision.DAY else self.exact(one.at)

    def since(self, one: Dated | LastUpdated, now: datetime, form: Form = "long") -> str:
        """How long ago an honest date was; a day is counted in days."""
        day = near(one, now)
        return self.text(day) if day else self.ago(one.at, now, form)

    def span(self, seconds: float) -> str:
        """A span of time: "30 minutes"."""
        count, unit = span(seconds)
        if self.language == ENGLISH:
            return f"{count:g} {unit}{'' if count == 1 else 's'}"
        return str(
            format_timedelta(
                timedelta(seconds=seconds), granularity=unit, threshold=10**9, locale=self.language
            )
        )

    def path(self, parts: tuple[str, ...] | list[str] | None) -> str:
        """A section's heading path; the lead has none."""
        return " › ".join(map(isolated, parts)) if parts else self.text(N_("The beginning"))

    def count(self, number: int, noun: str) -> str:
        """A number with its noun, one of those that pages count."""
        said = catalogue(self.language, PAGES).ngettext(*_COUNTED[noun], number)
        shown = f"{number:,}" if self.language == ENGLISH else format_decimal(number, locale=self.language)
        return said % {"num": shown}


@lru_cache(maxsize=4096)
def _day(at: date, language: str) -> str:
    # English pages say 25 November 2026, as they always did; babel's bare "en" is American
    return at.strftime("%-d %B %Y") if language == ENGLISH else str(format_date(at, "long", language))


_MARKS = {"second": "%H:%M:%S", "time": "%H:%M", "day": "%-d %b", "month": "%b %Y", "year": "%Y"}
_SECONDS: dict[Unit, int] = {
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": 86_400,
    "month": 2_592_000,
    "year": 31_536_000,
}


@lru_cache(maxsize=1024)
def _distance(whole: int, unit: Unit, past: bool, language: str, form: Form) -> str:
    """`whole` units ago, or ahead; never told in a larger unit."""
    if language == ENGLISH:
        said = f"{whole} {unit}{'' if whole == 1 else 's'}"
        if form == "short" and unit in {"second", "minute"}:
            said = f"{whole} {unit[:3]}"
        return f"{said} ago" if past else f"in {said}"
    away = timedelta(seconds=(-1 if past else 1) * whole * _SECONDS[unit])
    return str(
        format_timedelta(
            away, granularity=unit, threshold=10**9, add_direction=True, format=form, locale=language
        )
    )


def machine(at: datetime) -> str:
    """A moment for machines, to the second: no page says more of it."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def iso(one: Dated | LastUpdated) -> str:
    """An honest date for machines: `2026-11-24` where no more is known of it than its day."""
    return iso_date(one.at, one.precision)


# CLDR's languages whose writing begins at the right
_RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "syr", "ug", "ur", "yi"}
)


def direction(language: str | None) -> str:
    """HTML's `dir` of a text in a language: "rtl" where it is written so, else what its first letters show."""
    return "rtl" if primary(language) in _RIGHT_TO_LEFT else "auto"


def weblink(url: str) -> str:
    """`url` where it is http(s), else nothing: no other scheme is ever linked."""
    return url if urlsplit(url).scheme in {"http", "https"} else ""


def host(url: str) -> str:
    """Where a page lies, as its address names it, without "www."."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


_SHADES = 6  # of hosts, as style.css has them


def initials(host: str) -> str:
    """The two signs that stand for a host: of the longest part of its name, the end aside; of a bare address its end."""
    if ":" in host or host.replace(".", "").isdigit():
        return "".join(filter(str.isalnum, host))[-2:].upper()  # hosts of one network differ there
    return max(host.split(".")[:-1] or [host], key=len)[:2].upper()


def shade(host: str) -> int:
    """Which of six shades a host has, wherever it stands."""
    return crc32(host.encode()) % _SHADES


def code(said: str) -> Markup:
    """A description with what stands between `backticks` set as code."""
    parts = said.split("`")
    if len(parts) % 2 == 0:
        return escape(said)
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if n % 2 else escape(part) for n, part in enumerate(parts)
    )
