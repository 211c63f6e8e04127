"""What other packages add: channels, readers of other kinds of pages, languages; found by their entry points.

Nothing is looked for until somebody names what versioner itself does not know, and each is loaded once a process.

| group | name | what it names |
| --- | --- | --- |
| `versioner.channels` | an address scheme, such as `xmpp` | `send(url, message) -> Answer`, called in a thread of its own |
| `versioner.readers` | a media type, such as `text/gemini` | `read(body, url) -> str`: the page as HTML |
| `versioner.languages` | a language, such as `it` | a package with `locale/it/LC_MESSAGES/versioner.mo`, `pages.mo`, … |
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from versioner.errors import ConfigError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

CHANNELS, READERS, LANGUAGES = "versioner.channels", "versioner.readers", "versioner.languages"


def names(group: str) -> frozenset[str]:
    """What is installed of a group, in small letters."""
    return frozenset(_installed(group))


def find(group: str, name: str) -> Any | None:
    """What an installed package names so in a group; None where none does.

    Raises:
        ConfigError: it cannot be loaded, and why.
    """
    found = _installed(group).get(name.casefold())
    return None if found is None else _loaded(found)


@cache
def _installed(group: str) -> Mapping[str, EntryPoint]:
    from importlib.metadata import entry_points  # noqa: PLC0415 - dear, and most commands ask for none

    return {one.name.casefold(): one for one in entry_points(group=group)}


@cache
def _loaded(point: EntryPoint) -> Any:
    try:
        return point.load()
    except Exception as error:  # whatever somebody else's package raises while it is imported
        said = f"{type(error).__name__}: {error}"
        raise ConfigError(
            "the extension {name} ({target}) cannot be loaded: {why}",
            name=point.name,
            target=point.value,
            why=said,
        ) from error
