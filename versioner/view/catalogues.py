"""The languages that people can be told things in: gettext's catalogues beside the code, English where there is none."""

from __future__ import annotations

import gettext
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from versioner import extensions
from versioner.core.text.bcp47 import primary
from versioner.errors import ConfigError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_DOMAIN = "versioner"  # the changelog's sentences, and messages around them
PAGES = "pages"  # what pages say around them, and what states and kinds are called
TERMINAL = "terminal"  # what the command line says
HELP = "help"  # what it says of itself: `--help`
ERRORS = "errors"  # what goes wrong, wherever it is told
_FOLDER = Path(__file__).parents[1] / "locale"
ENGLISH = "en"  # the templates themselves


def languages() -> tuple[str, ...]:
    """The languages that changes can be told in."""
    ours = {one.name for one in _FOLDER.iterdir() if (one / "LC_MESSAGES" / f"{_DOMAIN}.mo").is_file()}
    return (ENGLISH, *sorted(ours | extensions.names(extensions.LANGUAGES)))


@lru_cache(maxsize=32)
def catalogue(language: str, domain: str = _DOMAIN) -> gettext.NullTranslations:
    """The catalogue of a language tag and a domain; `fr-CA` reads `fr`.

    Raises:
        ConfigError: there is none.
    """
    name = primary(language)
    if name == ENGLISH:
        return gettext.NullTranslations()
    folder = _folder(name) if name.isalpha() else None
    if folder is None or not (folder / f"{_DOMAIN}.mo").is_file():
        known = ", ".join(languages())
        raise ConfigError(
            "language {language!r} is not known; changes can be told in: {known}",
            language=language,
            known=known,
        )
    path = folder / f"{domain}.mo"
    if not path.is_file():  # a package that has the changelog's sentences only: the rest is said in English
        return gettext.NullTranslations()
    with path.open("rb") as stream:
        return gettext.GNUTranslations(stream)


def _folder(name: str) -> Traversable | None:
    """Where the catalogues of a language lie: here, or in a package that brings it."""
    if (_FOLDER / name).is_dir():
        return _FOLDER / name / "LC_MESSAGES"
    package = extensions.find(extensions.LANGUAGES, name)
    from importlib.resources import files  # noqa: PLC0415 - for languages of others only

    return None if package is None else files(package) / "locale" / name / "LC_MESSAGES"
