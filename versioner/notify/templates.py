"""Words of one's own: `subject.txt`, `message.txt` and `message.html` in a folder say what people are told.

A file that is not there leaves what versioner says by itself; one that cannot be filled in does too, with a line in the
log: no message stays behind for the sake of its form. Templates are Jinja2's, in its sandbox; what is put into
`message.html` is escaped.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

_log = logging.getLogger("versioner.notify")
SUBJECT, TEXT, HTML = "subject.txt", "message.txt", "message.html"


def said(folder: str, name: str, values: Mapping[str, Any]) -> str | None:
    """What a template makes of a message; None where there is none, or it cannot be filled in.

    Args:
        folder: where templates lie; "": nowhere.
        name: one of `SUBJECT`, `TEXT`, `HTML`.
        values: what it may name.
    """
    path = Path(folder) / name
    if not folder or not path.is_file():
        return None
    try:
        made = str(_template(path.read_text("utf-8"), escaped=name == HTML).render(values))
    except Exception as error:  # noqa: BLE001 - whatever somebody's template raises
        _log.warning("the template %s cannot be filled in: %s: %s", path, type(error).__name__, error)
        return None
    return made.strip() if name == SUBJECT else made


@lru_cache(maxsize=8)
def _template(source: str, *, escaped: bool) -> Any:
    from jinja2 import StrictUndefined  # noqa: PLC0415 - most installations have no template, and it is dear
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415 - likewise

    return ImmutableSandboxedEnvironment(autoescape=escaped, undefined=StrictUndefined).from_string(source)
