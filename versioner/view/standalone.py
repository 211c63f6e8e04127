"""Pages that stand alone: files that a browser shows from a disk, with no script, nothing loaded and no server behind.

What the static site of an export and the papers of an evidence bundle are made of. Everything is escaped; the policy
in each page's head lets nothing be loaded, wherever the page is opened.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from versioner.core.model import Dated, LastUpdated, Precision, declared_precision, rfc3339


def page(template: str, **values: Any) -> bytes:
    """A page from `leaves/`, in UTF-8."""
    return _environment().get_template(template).render(**values).encode("utf-8", "replace")


@cache
def _environment() -> Environment:
    found = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "leaves"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters.update(
        rfc3339=rfc3339,
        exact=_exact,
        declared=_declared,
        said=_said,
        path=_path,
        weblink=_weblink,
        count=_count,
    )
    return found


def _exact(at: datetime | None) -> str:
    return at.strftime("%-d %B %Y, %H:%M:%S UTC") if at else "unknown"


def _day(at: datetime) -> str:
    return at.strftime("%-d %B %Y")


def _declared(at: datetime | None) -> str:
    """A date as a page declared it: a day stays a day."""
    if at is None:
        return "none"
    return _day(at) if declared_precision(at) is Precision.DAY else _exact(at)


def _said(one: Dated | LastUpdated) -> str:
    return _day(one.at) if one.precision is Precision.DAY else _exact(one.at)


def _path(parts: Sequence[str] | None) -> str:
    return " › ".join(parts) if parts else "The beginning"


def _weblink(url: str) -> str:
    """`url` where it is http(s), else nothing: no other scheme is ever linked."""
    return url if urlsplit(url).scheme in {"http", "https"} else ""


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
