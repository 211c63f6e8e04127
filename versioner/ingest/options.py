"""How a page is to be kept, as its user wishes."""

from __future__ import annotations

from versioner.core.asked.rules import MOST_RULES, fault, is_selector
from versioner.core.asked.visibility import Visibility
from versioner.core.schedule.plan import Schedule
from versioner.errors import UsageError
from versioner.frozen import dataclass
from versioner.storage.records import Headers

_MOST_TAGS = 10  # in one Accept-Language: nobody reads more languages, and servers refuse long headers


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a page is to be kept; None or () leaves what is.

    Attributes:
        visibility: who sees a page that is new; that of one that is kept moves by `visibility.show_to` alone.

    Raises:
        UsageError: a rule or the language is none.
    """

    title: str | None = None
    schedule: Schedule | None = None
    ignore: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    headers: Headers = ()
    language: str | None = None
    browser: bool | None = None
    visibility: Visibility = Visibility.PUBLIC

    def __post_init__(self) -> None:
        fit_rules(self.ignore, self.only)
        fit_language(self.language or "")


def fit_rules(ignore: tuple[str, ...], only: tuple[str, ...]) -> None:
    """Whether these can be rules of what is ignored on a page, and of what alone is looked at.

    Raises:
        UsageError: there are too many, or one is no regular expression, no CSS selector.
    """
    for rule in ignore:
        wrong = fault(rule)
        if wrong:
            raise UsageError("{rule!r} is no regular expression: {why}", rule=rule, why=wrong)
    if len(ignore) > MOST_RULES or len(only) > MOST_RULES:
        raise UsageError("at most {most} rules", most=MOST_RULES)
    for rule in only:
        if not is_selector(rule):
            raise UsageError("{rule!r} is no CSS selector", rule=rule)


def fit_language(accepted: str) -> None:
    """Whether a server can be asked for that (`de`, `pt-BR, pt;q=0.8`; RFC 9110 §12.5.4); "" asks for nothing.

    Raises:
        UsageError: it names no language.
    """
    ranges = [one.partition(";")[0].strip().split("-") for one in accepted.split(",")] if accepted else []
    if len(ranges) > _MOST_TAGS or not all(_is_range(parts) for parts in ranges):
        raise UsageError("{tag!r} is no language; write de, or pt-BR, pt;q=0.8", tag=accepted[:60])


def _is_range(parts: list[str]) -> bool:
    """Subtags of up to eight letters and digits, the first of letters alone; or `*`."""
    plain = all(0 < len(part) <= 8 and part.isascii() and part.isalnum() for part in parts)
    return parts == ["*"] or (plain and parts[0].isalpha())
